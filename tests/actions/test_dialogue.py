"""The actions as Rasa calls them: what each says, and which topic it leaves."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from actions.reply import Reply
from actions.turn import NOT_A_COMMAND
from bot.web.parts import Parts
from knowledge.content import parse_yaml
from knowledge.language import LANGUAGES

PROJECT = Path(__file__).resolve().parents[2]
DOMAIN = parse_yaml((PROJECT / "domain.yml").read_text(encoding="utf-8"), name="domain.yml")
QUESTION = "What do I need for a Category A work permit?"

Call = Callable[..., dict[str, Any]]


def reply_of(result: dict[str, Any]) -> Reply:
    """Return the one reply of an action, after checking that it is the only message."""
    (message,) = result["responses"]
    return Reply.from_json(message["custom"])


def topics_of(result: dict[str, Any]) -> list[str | None]:
    assert all(event["event"] == "slot" and event["name"] == "topic" for event in result["events"])
    return [event["value"] for event in result["events"]]


def test_actions_are_those_of_the_domain(parts: Parts) -> None:
    names = [action.name for action in parts.actions.list_actions()]
    assert sorted(names) == sorted(DOMAIN["actions"])


@pytest.mark.parametrize("action", DOMAIN["actions"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_action_says_one_thing_in_the_visitors_language(call_action: Call, action: str, language: str) -> None:
    reply = reply_of(call_action(action, text="?", intent="greet", language=language))
    assert reply.text and reply.language == language


def test_answered_question_leaves_its_topic(call_action: Call) -> None:
    assert topics_of(call_action("action_answer_policy", text=QUESTION)) == ["work-permit-a"]


def test_declined_question_leaves_the_topic_as_it_was(call_action: Call) -> None:
    result = call_action("action_answer_policy", text="banana bread recipe", topic="pearl-plan")
    assert (reply_of(result).kind, topics_of(result)) == ("handoff", [])


def test_follow_up_question_is_about_the_topic(call_action: Call) -> None:
    turn = {"text": "how long does it take?", "entities": (("aspect", "duration", 0, {"end": 21}),)}
    about_topic = reply_of(call_action("action_answer_policy", **turn, topic="single-window"))
    without = reply_of(call_action("action_answer_policy", **turn))
    assert "single-window" in about_topic.programmes and about_topic.answer_id != without.answer_id


@pytest.mark.parametrize(
    ("language", "text", "asking", "answer_id"),
    [
        ("zh", "换单位怎么弄？", "怎么弄", "change-of-employer"),
        ("en", "how do i change employer?", "how do i", "change-of-employer"),
        ("en", "how much tax do I pay", "how much", "income-tax"),
        ("ja", "所得税はいくらですか", "いくら", "income-tax"),
        ("ko", "세금 얼마나 내요 월급 3만인데", "얼마나", "income-tax"),
    ],
)
def test_a_short_question_that_names_another_subject_is_no_follow_up(
    call_action: Call, language: str, text: str, asking: str, answer_id: str
) -> None:
    start = text.index(asking)  # what the model takes for the aspect
    aspect = ("aspect", "procedure", start, {"end": start + len(asking)})
    turn = {"text": text, "language": language, "entities": (aspect,), "topic": "schools"}
    assert reply_of(call_action("action_answer_policy", **turn)).answer_id == answer_id


@pytest.mark.parametrize(
    ("language", "text", "asking"),
    [
        ("zh", "要准备哪些材料", "哪些材料"),
        ("en", "what papers do I need to prepare?", "papers"),
        ("ja", "どんな書類を準備すればいいですか", "書類"),
        ("ko", "서류는 뭐 준비해야 하나요?", "서류"),
    ],
)
def test_words_for_doing_it_name_no_other_subject(call_action: Call, language: str, text: str, asking: str) -> None:
    start = text.index(asking)
    aspect = ("aspect", "documents", start, {"end": start + len(asking)})
    turn = {"text": text, "language": language, "entities": (aspect,), "topic": "schools"}
    assert "schools" in reply_of(call_action("action_answer_policy", **turn)).programmes


@pytest.mark.parametrize(
    ("language", "text"),
    [("zh", "那我太太呢？"), ("en", "and my wife?"), ("ja", "妻はどうですか"), ("ko", "아내는요?")],
)
def test_follow_up_on_the_family_after_a_permit_to_work_is_about_the_family(
    call_action: Call, language: str, text: str
) -> None:
    turn = {"text": text, "language": language, "entities": (("aspect", "family"),), "topic": "work-permit-renewal"}
    result = call_action("action_answer_policy", **turn)
    assert (reply_of(result).answer_id, topics_of(result)) == ("family", ["family"])


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh", "外国驾照怎么换"),
        ("en", "how do i exchange my driving licence"),
        ("ja", "外国の運転免許の切り替え"),
        ("ko", "한국 운전면허를 중국 면허로 바꾸려면 어떻게 해요"),
    ],
)
def test_question_of_something_we_hold_nothing_on_is_no_follow_up(call_action: Call, language: str, text: str) -> None:
    turn = {"text": text, "language": language, "entities": (("aspect", "documents"),), "topic": "family"}
    reply = reply_of(call_action("action_answer_policy", **turn))
    assert reply.kind == "handoff" and reply.answer_id != "family"


def test_follow_up_that_names_a_programme_is_about_that_one(call_action: Call) -> None:
    entities = (("aspect", "criteria"), ("programme", "work-permit-a"))
    result = call_action("action_answer_policy", text=QUESTION, entities=entities, topic="single-window")
    assert (reply_of(result).answer_id, topics_of(result)) == ("work-permit-a", ["work-permit-a"])


def test_text_that_starts_with_a_slash_is_read_without_its_mark(call_action: Call) -> None:
    marked = reply_of(call_action("action_answer_policy", text=f"{NOT_A_COMMAND}/work permit category A"))
    assert marked == reply_of(call_action("action_answer_policy", text="/work permit category A"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("topic", "can_check"), [("work-permit-b", True), ("single-window", False)])
def test_eligibility_shows_criteria_and_offers_a_check_or_says_that_there_is_none(
    call_action: Call, parts: Parts, language: str, topic: str, can_check: bool
) -> None:
    turn = {"text": "34", "intent": "inform", "language": language, "topic": topic}
    reply = reply_of(call_action("action_check_eligibility", **turn))
    assert reply.kind == "answer" and topic in reply.programmes
    assert reply.notice == (None if can_check else parts.words.say("no_personal_check", language))
    assert bool(reply.buttons) is can_check


@pytest.mark.parametrize("language", LANGUAGES)
def test_eligibility_of_nothing_offers_programmes_that_can_be_chosen(call_action: Call, language: str) -> None:
    reply = reply_of(call_action("action_check_eligibility", text="34", intent="inform", language=language))
    assert (reply.kind, len(reply.buttons)) == ("clarify", 3)
    chosen = [
        # The dialogue model finds the programme in the name that the button sends.
        reply_of(
            call_action(
                "action_answer_policy", text=button.payload, language=language, entities=(("programme", programme),)
            )
        )
        for button, programme in zip(reply.buttons, reply.programmes, strict=True)
    ]
    assert [r.programmes[:1] for r in chosen] == [(programme,) for programme in reply.programmes]


@pytest.mark.parametrize("language", LANGUAGES)
def test_person_is_reached_by_telephone(call_action: Call, language: str) -> None:
    reply = reply_of(call_action("action_ask_human", text="human", intent="ask_human", language=language))
    assert reply.kind == "handoff" and all(number in reply.text for number in ("12345", "12367", "800-820-5114"))


@pytest.mark.parametrize("intent", ["greet", "thanks", "privacy", "complaint"])
def test_small_talk_says_the_sentence_of_its_intent(call_action: Call, parts: Parts, intent: str) -> None:
    reply = reply_of(call_action("action_small_talk", text="…", intent=intent, language="ja"))
    assert (reply.kind, reply.text) == ("smalltalk", parts.words.say(intent, "ja"))


@pytest.mark.parametrize(("intent", "topics"), [("thanks", []), ("stop", [None]), ("start_again", [None])])
def test_ending_forgets_the_topic(call_action: Call, intent: str, topics: list[str | None]) -> None:
    result = call_action("action_small_talk", text="…", intent=intent, topic="pearl-plan")
    assert topics_of(result) == topics


def test_small_talk_that_names_a_programme_is_answered(call_action: Call) -> None:
    entities = (("programme", "work-permit-a"),)
    reply = reply_of(call_action("action_small_talk", text=QUESTION, intent="thanks", entities=entities))
    assert reply.answer_id == "work-permit-a"
