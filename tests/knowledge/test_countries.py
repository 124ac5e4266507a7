"""The names of countries as they are read out."""

import pytest

from bot.nlu.facts.countries import TABLE
from knowledge.countries import country_name
from knowledge.language import LANGUAGES

RECOGNISED = [line.split("|")[0].strip() for line in TABLE.strip().splitlines()]


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_every_country_that_is_recognised_has_a_name(language: str) -> None:
    names = {code: country_name(code, language) for code in RECOGNISED}
    assert [code for code, name in names.items() if name in ("", code)] == []


def test_an_unknown_country_is_called_by_its_code() -> None:
    assert country_name("ZZ", "en") == "ZZ"
