"""The custom actions that Rasa calls: each names itself and carries one decision to Rasa.

Never decides; `decisions` does. Every action sends exactly one message, the whole reply as JSON.
"""

from collections.abc import Callable
from functools import partial
from typing import Any, Protocol

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.alike import with_other_meaning
from actions.answers import PolicyAnswers
from actions.checking.check import Checking
from actions.checking.state import CheckState
from actions.decisions import Decisions, Outcome
from actions.reply import Reply
from actions.turn import Turn
from actions.words import Words
from knowledge.glossary import Glossary


class States(Protocol):
    """Where the states of checks are kept; the app's."""

    def load(self, conversation_id: str) -> CheckState:
        """Return the state, an empty one for a conversation that has none."""

    def save(self, conversation_id: str, state: CheckState) -> None:
        """Keep the state."""


class DecidedAction(Action):
    """An action of `domain.yml` that says what `decide` decides, unless the turn belongs to an eligibility check."""

    def __init__(
        self,
        name: str,
        decide: Callable[[Turn], Outcome],
        *,
        finish: Callable[[Reply, Turn], Reply],
        checking: Checking,
        states: States,
    ) -> None:
        self._name = name
        self._decide = decide
        self._finish = finish
        self._checking = checking
        self._states = states

    def name(self) -> str:
        return self._name

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        turn = Turn.of(tracker)
        before = self._states.load(turn.conversation_id)
        outcome, after = self._checking.take(turn, before, lambda: self._decide(turn))
        if after != before:
            self._states.save(turn.conversation_id, after)
        dispatcher.utter_message(json_message=self._finish(outcome.reply, turn).as_json())
        return [SlotSet("topic", outcome.topic)] if outcome.topic != turn.topic else []


def build_actions(
    answers: PolicyAnswers, *, words: Words, glossary: Glossary, checking: Checking, states: States
) -> list[Action]:
    """Return all actions of `domain.yml`, ready to be registered."""
    decisions = Decisions(answers, words=words, glossary=glossary)
    decided: dict[str, Callable[[Turn], Outcome]] = {
        "action_answer_policy": decisions.policy,
        "action_check_eligibility": decisions.eligibility,
        "action_ask_human": decisions.human,
        "action_small_talk": decisions.small_talk,
    }
    finish = partial(with_other_meaning, words=words, glossary=glossary)
    return [
        DecidedAction(name, decide, finish=finish, checking=checking, states=states) for name, decide in decided.items()
    ]
