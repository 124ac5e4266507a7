"""What is learned from questions: which words tell one target from the others, and nothing of what was never asked."""

import pytest

from knowledge.search.classifier import QuestionClassifier

QUESTIONS = [
    ("how long does the work permit take", "times"),
    ("how many days until I have the permit", "times"),
    ("which papers does the work permit need", "documents"),
    ("list of papers for the permit", "documents"),
    ("exchange of a driving licence", "outside.driving"),
]


@pytest.fixture(scope="module")
def learned() -> QuestionClassifier:
    return QuestionClassifier(QUESTIONS, language="en")


@pytest.mark.parametrize(
    ("question", "target"),
    [
        ("papers for a permit", "documents"),
        ("how long for a permit", "times"),
        ("my driving licence", "outside.driving"),
    ],
)
def test_the_words_that_tell_targets_apart_speak_for_theirs(
    learned: QuestionClassifier, question: str, target: str
) -> None:
    shares = learned.shares(question)
    assert max(shares, key=shares.__getitem__) == target and 0 < shares[target] < 1.1


def test_a_word_that_all_have_tells_less_than_one_that_only_one_has(learned: QuestionClassifier) -> None:
    assert learned.shares("papers")["documents"] > learned.shares("permit")["documents"]


def test_small_words_in_their_order_tell_how_it_is_asked() -> None:
    learned = QuestionClassifier([("how long is it", "duration"), ("is it how it was long ago", "past")], language="en")
    assert learned.shares("how long")["duration"] > learned.shares("how long").get("past", 0.0)


def test_nothing_is_known_of_words_that_no_question_has(learned: QuestionClassifier) -> None:
    assert learned.shares("banana bread") == {} == QuestionClassifier([], language="zh").shares("工作许可")


def test_the_same_questions_give_the_same_weights(learned: QuestionClassifier) -> None:
    assert QuestionClassifier(QUESTIONS, language="en").shares("papers") == learned.shares("papers")
