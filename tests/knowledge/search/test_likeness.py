"""How like a question is to known ones: all compared at once give what comparing one by one gives."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.search.likeness import QuestionLikeness

WEIGHTS = {term: 0.5 + place for place, term in enumerate("abcdefgh")}
TERM_SETS = st.frozensets(st.sampled_from("abcdefgh"), min_size=1, max_size=5)


def _one_by_one(wanted: dict[str, float], variant: frozenset[str]) -> float:
    shared = sum(wanted[term] for term in variant & wanted.keys())
    return shared / (sum(wanted.values()) + sum(WEIGHTS[term] for term in variant) - shared)


@given(
    st.dictionaries(st.sampled_from(["card", "other", "third"]), st.lists(TERM_SETS, min_size=1, max_size=4)),
    st.frozensets(st.sampled_from("abcdefghxyz"), min_size=1),
)
def test_nearest_question_of_each_target_counts(
    variants: dict[str, list[frozenset[str]]], asked: frozenset[str]
) -> None:
    wanted = {term: WEIGHTS.get(term, 9.0) for term in sorted(asked)}
    found = QuestionLikeness(variants, weights=WEIGHTS).nearest(wanted)
    assert found == pytest.approx(
        {target: max(_one_by_one(wanted, one) for one in those) for target, those in variants.items()}
    )


def test_the_question_itself_is_wholly_alike() -> None:
    known = QuestionLikeness({"card": [frozenset("abc")], "other": [frozenset("gh")]}, weights=WEIGHTS)
    assert known.nearest({term: WEIGHTS[term] for term in "abc"}) == pytest.approx({"card": 1.0, "other": 0.0})


def test_nothing_known_is_like_nothing() -> None:
    assert QuestionLikeness({}, weights={}).nearest({"a": 1.0}) == {}
