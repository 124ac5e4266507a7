"""The custom actions that Rasa calls: each names itself and carries one decision to Rasa.

Never decides; `decisions` does. Every action sends exactly one message, the whole reply as JSON.
"""

from collections.abc import Callable
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.answers import PolicyAnswers
from actions.decisions import Decisions, Outcome
from actions.turn import Turn
from actions.words import Words
from knowledge.glossary import Glossary


class DecidedAction(Action):
    """An action of `domain.yml` that says what `decide` decides."""

    def __init__(self, name: str, decide: Callable[[Turn], Outcome]) -> None:
        self._name = name
        self._decide = decide

    def name(self) -> str:
        return self._name

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        turn = Turn.of(tracker)
        outcome = self._decide(turn)
        dispatcher.utter_message(json_message=outcome.reply.as_json())
        return [SlotSet("topic", outcome.topic)] if outcome.topic != turn.topic else []


def build_actions(answers: PolicyAnswers, *, words: Words, glossary: Glossary) -> list[Action]:
    """Return all actions of `domain.yml`, ready to be registered."""
    decisions = Decisions(answers, words=words, glossary=glossary)
    return [
        DecidedAction("action_answer_policy", decisions.policy),
        DecidedAction("action_check_eligibility", decisions.eligibility),
        DecidedAction("action_ask_human", decisions.human),
        DecidedAction("action_small_talk", decisions.small_talk),
    ]
