"""The registry of sources loads or is refused with every problem, and documents find their source in it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from bot.content import KNOWLEDGE
from knowledge.errors import InvalidContent
from knowledge.model import Document, Source
from knowledge.sources import load_sources, source_of_document

GOOD = "sources:\n  a:\n    title: T\n    language: zh\n    basis: official\n"


def test_shipped_registry_names_the_five_policy_documents() -> None:
    seeds = [s for s in load_sources(KNOWLEDGE / "sources.yml").values() if s.basis == "seed"]
    assert [s.id for s in seeds] == ["s0", "s1", "s2", "s3", "s4"]


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (("basis: official", "basis: rumour"), "'basis' must be one of seed, official, secondary, unverified"),
        (("language: zh", "language: xx"), "unknown language 'xx'"),
        (("title: T", "titel: T"), "unknown key 'titel'"),
        (("title: T", "titel: T"), "'title' is missing"),
        (("title: T", "title: T\n    issued_on: soon"), "'issued_on' must be a date like 2023-05-10"),
        (("title: T", "title: T\n    url: ftp://a"), "'url' must start with https:// or http://"),
    ],
)
def test_wrong_source_is_refused_by_file_and_id(tmp_path: Path, change: tuple[str, str], problem: str) -> None:
    path = tmp_path / "sources.yml"
    path.write_text(GOOD.replace(*change), encoding="utf-8")
    with pytest.raises(InvalidContent) as caught:
        load_sources(path)
    assert any(p.startswith("sources.yml: source 'a': ") and problem in p for p in caught.value.problems)


def test_every_wrong_source_is_named_at_once(tmp_path: Path) -> None:
    path = tmp_path / "sources.yml"
    path.write_text("sources:\n  a: {title: T}\n  b: {title: T}\n", encoding="utf-8")
    with pytest.raises(InvalidContent) as caught:
        load_sources(path)
    assert {p.split("'")[1] for p in caught.value.problems} == {"a", "b"}


def test_document_with_a_registered_number_has_that_source(make_document: Callable[..., Document]) -> None:
    registered = {"s9": Source("s9", "Registered", "zh", "official", document_number="沪科〔2023〕1号")}
    found = source_of_document(make_document("Text", number="沪科〔2023〕1号"), sources=registered)
    assert (found.id, found.basis, found.title) == ("s9", "official", "Rules of the house")


def test_document_named_like_a_seed_has_that_source(make_document: Callable[..., Document]) -> None:
    seed = Source("rules-1", "Registered", "zh", "seed")
    assert source_of_document(make_document("Text"), sources={"rules-1": seed}) == seed


def test_document_nobody_registered_is_its_own_source(make_document: Callable[..., Document]) -> None:
    document = replace(make_document("Text", number="沪科〔2023〕2号"), issuer="The office")
    found = source_of_document(document, sources={})
    assert (found.id, found.basis, found.document_number, found.issuer) == (
        document.id,
        "seed",
        "沪科〔2023〕2号",
        "The office",
    )


@pytest.mark.parametrize("text", ["", "- a", "other: 1", "sources: [a]", "sources: {a: 1}"])
def test_registry_of_another_shape_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "sources.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InvalidContent) as caught:
        load_sources(path)
    assert "must have" in caught.value.problems[0]
