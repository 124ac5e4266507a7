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


def test_a_question_that_was_taught_speaks_for_its_own_target_alone(learned: QuestionClassifier) -> None:
    for question, target in QUESTIONS:
        shares = learned.shares(question)
        assert shares[target] > 0.6 > 2 * max((share for other, share in shares.items() if other != target), default=0)


def test_a_misspelt_english_word_is_found_by_its_pieces(learned: QuestionClassifier) -> None:
    shares = learned.shares("drivng licnce")
    assert max(shares, key=shares.__getitem__) == "outside.driving"


def test_japanese_words_of_two_scripts_are_told_apart_by_where_they_meet() -> None:
    learned = QuestionClassifier([("就労ビザの更新", "renewal"), ("ビザなしの就労", "visa-free")], language="ja")
    shares = learned.shares("就労ビザ")
    assert max(shares, key=shares.__getitem__) == "renewal"


def test_nothing_is_known_of_words_that_no_question_has(learned: QuestionClassifier) -> None:
    assert learned.shares("banana bread") == {} == QuestionClassifier([], language="zh").shares("工作许可")


def test_the_same_questions_give_the_same_weights(learned: QuestionClassifier) -> None:
    assert QuestionClassifier(QUESTIONS, language="en").shares("papers") == learned.shares("papers")
