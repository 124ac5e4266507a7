"""Answers without language: each is to the fact that it names, and leads to the verdict that the engine gives."""

from collections.abc import Callable
from functools import partial
from random import Random
from typing import Any

import pytest

from actions.checking.answering import Answered, Answering
from actions.checking.asking import Asking
from actions.checking.check import Checking
from actions.checking.state import CheckState
from actions.decisions import Outcome
from actions.reply import Button, Reply
from actions.turn import Turn
from actions.words import load_words
from knowledge.eligibility.engine import Eligibility
from knowledge.eligibility.model import Fact
from knowledge.eligibility.profile import read_profile
from knowledge.eligibility.render import render_check
from knowledge.errors import InvalidFacts, RulesUnavailable
from knowledge.language import LANGUAGES
from tests.actions.checking.conftest import DAY, KEPT
from tests.knowledge.eligibility.people import person

WORDS = load_words()
PROGRAMMES = ("work-permit-a", "work-permit-b", "work-permit-c")
Take = Callable[..., Answered]


@pytest.fixture(scope="module")
def take(answering: Answering) -> Take:
    """Give a function that takes answers in one conversation, in English where nothing else is said."""
    return lambda answers, state, language="en": answering.take(
        answers, state, language=language, conversation_id="visitor"
    )


def told(state: CheckState, engine: Eligibility, language: str) -> dict[str, Any]:
    """Return what the engine itself says of what is known."""
    profile = read_profile(state.facts, facts=engine.rules.facts)
    found = engine.check(profile, programmes=state.programmes, as_of=DAY)
    return render_check(found, language=language, rules=engine.rules)


def some_answers(fact: Fact) -> list[Any]:
    """Return answers of every form that a fact can have, as they are kept."""
    match fact.type:
        case "boolean":
            return [True, False]
        case "choice":
            return [fact.option_ids[0], list(fact.option_ids[:2])] if len(fact.option_ids) > 2 else [fact.option_ids[0]]
        case "country":
            return ["KR", ["JP", "KR"]]
        case "date":
            return ["2020-02-29", {"min": "2019-01-01", "max": "2020-01-01"}]
        case _:
            return [int(fact.low), {"min": int(fact.low), "max": int(fact.low) + 1}]


def test_every_form_of_answer_to_every_fact_is_kept_and_worded(take: Take, engine: Eligibility) -> None:
    facts = engine.rules.facts
    asking = Asking(WORDS)
    seen = set()
    for place, (id_, fact) in enumerate(facts.items()):
        language = LANGUAGES[place % len(LANGUAGES)]
        for answer in (*some_answers(fact), {"dont_know": True}):
            done = take({id_: answer}, CheckState(), language)
            assert done.state == CheckState({id_: answer})
            assert fact.label[language].casefold() in done.shown.casefold()
            assert asking.value(answer, fact, facts=facts, language=language) in done.shown
        seen.add(fact.type)
    assert seen == {"boolean", "choice", "country", "date", "integer", "number"}


@pytest.mark.parametrize(
    ("language", "shown"),
    [("zh", "年龄：41周岁"), ("en", "Age: 41 years"), ("ja", "年齢：41歳"), ("ko", "나이: 만 41세")],
)
def test_an_answer_is_shown_as_the_visitors_own_message(
    take: Take, answering: Answering, language: str, shown: str
) -> None:
    assert take({"age": 41}, CheckState(), language).shown == shown
    assert answering.shown({"age": 41}, language=language) == shown


@pytest.mark.parametrize(
    ("answers", "named"),
    [
        ({"age": "forty"}, {"age"}),
        ({"age": 1000}, {"age"}),
        ({"degree": "wizard"}, {"degree"}),
        ({"nationality": "china"}, {"nationality"}),
        ({"birth_date": "1990-02-30"}, {"birth_date"}),
        ({"shoe_size": 44}, {"shoe_size"}),
        ({"age": {"min": 50, "max": 40}, "degree": "master"}, {"age"}),
    ],
)
def test_what_no_fact_can_be_is_refused_by_name(
    take: Take, answering: Answering, answers: dict[str, Any], named: set[str]
) -> None:
    for refuse in (partial(take, answers, CheckState()), partial(answering.shown, answers, language="en")):
        with pytest.raises(InvalidFacts) as refused:
            refuse()
        assert set(refused.value.problems) == named


def test_without_rules_nothing_can_be_answered(answering_by: Callable[[None], Answering]) -> None:
    with pytest.raises(RulesUnavailable):
        answering_by(None).take({"age": 41}, CheckState(), language="en", conversation_id="visitor")


def test_the_answer_to_what_was_asked_leads_on_without_an_echo(take: Take) -> None:
    unasked = take({"age": 41}, CheckState({}, ("work-permit-b",)))
    assert unasked.reply.text.startswith("Noted: age: 41 years.")
    assert unasked.reply.question and unasked.state.asked == unasked.reply.question["fact"] != "age"
    again = take({"age": 41}, CheckState({}, ("work-permit-b",), "age"))
    assert again.reply.question and again.reply.text == again.reply.question["text"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_answer_to_an_older_question_corrects_it_and_the_check_goes_on(take: Take, language: str) -> None:
    before = CheckState({"age": 41}, ("work-permit-b",), "degree")
    done = take({"age": 43}, before, language)
    changed = WORDS.say("changed", language, facts="\0").partition("\0")[0]
    assert done.reply.text.startswith(changed) and "43" in done.reply.text.partition("\n\n")[0]
    assert done.reply.question and done.reply.question["fact"] == done.state.asked
    assert done.state.facts == {"age": 43}


def test_a_correction_after_the_verdict_tells_it_anew(take: Take, engine: Eligibility) -> None:
    state = CheckState(person(engine.rules, 1, programmes=("work-permit-a",), known=1), ("work-permit-a",))
    first = take({"age": 41}, state)
    assert (first.reply.kind, first.reply.reference) == ("verdict", KEPT[0])
    other = take({"age": 88}, first.state)
    assert other.reply.kind == "verdict" and "Changed: age: 88 years." in other.reply.text
    assert (
        other.reply.verdict
        and other.reply.verdict["verdict"] == told(other.state, engine, "en")["results"][0]["verdict"]
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_with_nothing_to_check_an_answer_is_taken_down_and_a_check_offered(take: Take, language: str) -> None:
    done = take({"age": 41}, CheckState(), language)
    assert done.reply.kind == "clarify" and done.state == CheckState({"age": 41})
    assert "41" in done.reply.text and done.reply.text.endswith(WORDS.say("what_to_check", language))
    assert done.reply.buttons[0].payload == WORDS.say("everything", language) and len(done.reply.buttons) == 4


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_given_forgets_a_fact(take: Take, language: str) -> None:
    done = take({"age": None}, CheckState({"age": 41, "degree": "master"}, ("work-permit-b",), "degree"), language)
    assert done.state.facts == {"degree": "master"}
    removed = WORDS.say("forgotten", language, facts="\0").partition("\0")[0]
    assert done.reply.text.startswith(removed)
    untouched = take({"age": None}, CheckState({}, ("work-permit-b",), "degree"), language)
    assert untouched.state.facts == {} and removed not in untouched.reply.text


def test_not_known_is_kept_and_never_asked_again(take: Take) -> None:
    state = CheckState({}, ("work-permit-b",))
    asked = []
    for _ in range(60):
        done = take({state.asked or "age": {"dont_know": True}}, state)
        state = done.state
        if state.asked is None:
            break
        asked.append(state.asked)
    assert done.reply.kind == "verdict" and len(asked) == len(set(asked)) > 5
    assert set(state.facts) == {"age", *asked} and all(a == {"dont_know": True} for a in state.facts.values())


@pytest.mark.parametrize(
    ("first", "then", "known"),
    [
        ({"birth_date": "1990-05-01"}, {"age": 41}, {"age": 41}),
        ({"age": 41}, {"birth_date": "1990-05-01"}, {"birth_date": "1990-05-01"}),
        ({"birth_date": "1990-05-01"}, {"age": {"dont_know": True}},
         {"birth_date": "1990-05-01", "age": {"dont_know": True}}),
    ],
)  # fmt: skip
def test_of_a_date_and_what_is_counted_from_it_the_later_counts(
    take: Take, first: dict[str, Any], then: dict[str, Any], known: dict[str, Any]
) -> None:
    assert take(then, take(first, CheckState()).state).state.facts == known


def test_facts_that_the_rules_do_not_know_any_more_stop_nothing(take: Take, engine: Eligibility) -> None:
    state = CheckState({"shoe_size": 44, "degree": "wizard"}, ("work-permit-b", "gone"), "shoe_size")
    done = take({"age": 41}, state)
    assert done.reply.question and done.state.asked in engine.rules.facts


@pytest.mark.parametrize("seed", range(12))
def test_the_order_of_answers_changes_no_verdict_in_any_language(take: Take, engine: Eligibility, seed: int) -> None:
    order = Random(seed)  # noqa: S311 - the same people every time
    known = person(engine.rules, seed, programmes=PROGRAMMES, known=order.choice((0.3, 0.7, 1.0)))
    known["degree"] = order.choice((known.get("degree", "master"), {"dont_know": True}, ["master", "doctor"]))
    for id_ in [fact.id for fact in engine.rules.facts.values() if fact.derived and fact.derived.source in known]:
        known.pop(id_, None)
    verdicts = set()
    for language in LANGUAGES:
        state = CheckState({}, PROGRAMMES)
        for id_ in order.sample(sorted(known), len(known)):
            done = take({id_: known[id_]}, state, language)
            state = done.state
        assert state.facts == known
        expected = told(state, engine, language)
        if expected["next_question"] is None:
            assert done.reply.verdict == expected
        else:
            assert done.reply.question == expected["next_question"]
        verdicts.add(tuple((one["verdict"], one.get("outcome")) for one in expected["results"]))
    assert len(verdicts) == 1


@pytest.mark.parametrize("seed", range(6))
def test_buttons_pressed_in_any_order_change_no_fact_but_their_own(take: Take, checking: Checking, seed: int) -> None:
    order = Random(seed)  # noqa: S311 - the same presses every time
    language = LANGUAGES[seed % len(LANGUAGES)]
    state = CheckState({"age": 41}, PROGRAMMES)
    buttons: list[Button] = list(take({"age": 41}, state, language).reply.buttons)
    pressed = set()
    for _ in range(60):
        button = order.choice(buttons)
        before = state
        if button.answer is not None:
            done = take({button.answer["fact"]: button.answer["value"]}, before, language)
            reply, state = done.reply, done.state
            own = {button.answer["fact"]}
            assert state.facts[button.answer["fact"]] == button.answer["value"]
        else:
            intent = {"why": "ask_why", "results": "nlu_fallback"}.get(button.role, "check_eligibility")
            turn = Turn(button.payload, language, intent, programmes=(), aspects=(), topic=None, conversation_id="v")
            aside = Outcome(Reply(kind="smalltalk", language=language, text="-"), topic=None)
            outcome, state = checking.take(turn, before, lambda aside=aside: aside)  # type: ignore[misc]
            reply, own = outcome.reply, set()
        assert {f for f in {*before.facts, *state.facts} if before.facts.get(f) != state.facts.get(f)} <= own
        buttons += reply.buttons
        pressed.add(button.role)
    assert pressed >= {"answer", "dont_know", "why", "results"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_number_in_doubt_is_settled_by_its_button_without_words(
    take: Take, checking: Checking, language: str
) -> None:
    known = CheckState({"age": 40, "related_work_years": 5}, ("work-permit-b",))
    text = {"zh": "纠正一下是9", "en": "sorry, I meant 9", "ja": "すみません、9でした", "ko": "아, 9예요 정정할게요"}[
        language
    ]
    number = ({"entity": "number", "value": 9},)
    turn = Turn(text, language, "inform", programmes=(), aspects=(), topic=None, facts=number, conversation_id="v")
    outcome, doubtful = checking.take(turn, known, lambda: pytest.fail("no correction was heard"))
    assert doubtful.doubtful and doubtful.facts == {"age": 40, "related_work_years": 5}
    answers = [button.answer for button in outcome.reply.buttons if button.answer]
    chosen = next(answer for answer in answers if answer["fact"] == "related_work_years")
    done = take({chosen["fact"]: chosen["value"]}, doubtful, language)
    assert done.state.facts == {"age": 40, "related_work_years": 9} and not done.state.doubtful
