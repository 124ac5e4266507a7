"""The cross-language model is the same for the same content, and off where there is too little of it."""

import numpy as np
import pytest

from knowledge.glossary import Glossary
from knowledge.search.lsi import MIN_BLOCKS, LsiModel, train

WORDS = ["签证", "許可書", "취업", "permit", "更新する", "renewal", "서류", "材料"]


def blocks(count: int) -> list[list[str]]:
    """Return parallel texts: the same made words in two languages, other ones in every block."""
    return [[f"word{chr(97 + i % 26)}{chr(97 + i // 26)} {WORDS[i % 8]}", f"{chr(0x4E00 + i)}文"] for i in range(count)]


@pytest.fixture(scope="module")
def model() -> LsiModel:
    trained = train(blocks(MIN_BLOCKS + 10))
    assert trained is not None
    return trained


def test_same_content_gives_the_same_fingerprint(model: LsiModel) -> None:
    again = train(blocks(MIN_BLOCKS + 10))
    assert again is not None and again.fingerprint == model.fingerprint


def test_shipped_names_give_the_same_vectors_twice(glossary: Glossary) -> None:
    names = [[name for found in term.names.values() for name in found[:3]] for term in glossary.terms]
    one, two = train(names), train(names)
    assert one is not None and two is not None
    np.testing.assert_array_equal(one.vectors, two.vectors)


def test_other_content_gives_another_fingerprint(model: LsiModel) -> None:
    other = train(blocks(MIN_BLOCKS + 11))
    assert other is not None and other.fingerprint != model.fingerprint


def test_too_few_blocks_give_no_model() -> None:
    assert train(blocks(MIN_BLOCKS - 1)) is None


def test_just_enough_blocks_give_a_model() -> None:
    assert train(blocks(MIN_BLOCKS)) is not None


def test_known_text_has_a_unit_vector(model: LsiModel) -> None:
    assert np.linalg.norm(model.embed("permit wordab")) == pytest.approx(1.0, abs=1e-5)


def test_unknown_text_has_a_vector_of_zeros(model: LsiModel) -> None:
    assert not model.embed("zzz qqq").any()


def test_two_languages_of_one_block_are_near(model: LsiModel) -> None:
    near = model.embed("wordbb") @ model.embed(chr(0x4E00 + 27))
    far = model.embed("wordbb") @ model.embed(chr(0x4E00 + 4))
    assert near > 0.5 > far
