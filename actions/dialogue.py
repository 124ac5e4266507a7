"""The custom actions that Rasa calls, one class each.

Never opens anything: what an action needs is given to its constructor by `build_actions`. Every action sends exactly
one message, the whole reply as JSON.
"""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.answers import PolicyAnswers
from actions.reply import Button, Reply
from actions.turn import Turn
from actions.words import Words
from knowledge.glossary import Glossary

_FOLLOW_UP_CHARS = 40  # a question longer than this names its subject itself


class AnswerPolicy(Action):
    """Answers a question about a policy, or says politely that it cannot."""

    def __init__(self, answers: PolicyAnswers, *, glossary: Glossary) -> None:
        self._answers = answers
        self._glossary = glossary

    def name(self) -> str:
        return "action_answer_policy"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        turn = Turn.of(tracker)
        programmes = turn.programmes
        question = turn.text
        name = self._glossary.programme_name(turn.topic, language=turn.language) if turn.topic else None
        if not programmes and name and turn.topic and turn.aspects and len(question) <= _FOLLOW_UP_CHARS:
            programmes, question = (turn.topic,), f"{question} {name}"
        reply = self._answers.answer(
            question, language=turn.language, programmes=programmes, out_of_scope=turn.intent == "out_of_scope"
        )
        dispatcher.utter_message(json_message=reply.as_json())
        topic = (
            turn.programmes[0]
            if turn.programmes
            else reply.programmes[0]
            if reply.kind == "answer" and reply.programmes
            else None
        )
        return [SlotSet("topic", topic)] if topic else []


class CheckEligibility(Action):
    """Shows the criteria of the programme asked about, or offers the ones people ask about most."""

    _MOST_ASKED = ("work-permit-a", "work-permit-b", "permanent-residence")

    def __init__(self, answers: PolicyAnswers, *, words: Words, glossary: Glossary) -> None:
        self._answers = answers
        self._words = words
        self._glossary = glossary

    def name(self) -> str:
        return "action_check_eligibility"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        turn = Turn.of(tracker)
        programme = next(iter(turn.programmes), turn.topic)
        name = self._glossary.programme_name(programme, language=turn.language) if programme else None
        if programme and name:
            reply = self._answers.criteria(programme, name=name, language=turn.language)
            dispatcher.utter_message(json_message=reply.as_json())
            return [SlotSet("topic", programme)]
        names = [self._glossary.programme_name(id_, language=turn.language) for id_ in self._MOST_ASKED]
        buttons = tuple(Button(title=n, payload=n) for n in names if n)
        text = self._words.say("which_programme", turn.language)
        reply = Reply(kind="clarify", language=turn.language, text=text, programmes=self._MOST_ASKED, buttons=buttons)
        dispatcher.utter_message(json_message=reply.as_json())
        return []


class AskHuman(Action):
    """Says how to reach a person."""

    def __init__(self, answers: PolicyAnswers, *, words: Words) -> None:
        self._answers = answers
        self._words = words

    def name(self) -> str:
        return "action_ask_human"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        turn = Turn.of(tracker)
        reply = self._answers.contacts(lead=self._words.say("ask_human", turn.language), language=turn.language)
        dispatcher.utter_message(json_message=reply.as_json())
        return []


class SmallTalk(Action):
    """Answers what is not about a policy with the sentence named after the intent."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def name(self) -> str:
        return "action_small_talk"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        turn = Turn.of(tracker)
        key = turn.intent if self._words.has(turn.intent) else "greet"
        reply = Reply(kind="smalltalk", language=turn.language, text=self._words.say(key, turn.language))
        dispatcher.utter_message(json_message=reply.as_json())
        return [SlotSet("topic", None)] if turn.intent in ("start_again", "stop") else []


def build_actions(answers: PolicyAnswers, *, words: Words, glossary: Glossary) -> list[Action]:
    """Return all actions of `domain.yml`, ready to be registered."""
    return [
        AnswerPolicy(answers, glossary=glossary),
        CheckEligibility(answers, words=words, glossary=glossary),
        AskHuman(answers, words=words),
        SmallTalk(words),
    ]
