"""What the app remembers of a visitor's check: the facts said anywhere in the conversation, and what was asked last.

Never stored here; the app keeps it and forgets it with the conversation.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any


@dataclass(frozen=True, slots=True)
class CheckState:
    """The state of a check.

    `facts` are answers as `knowledge.eligibility.profile.read_profile` takes them. `programmes` are those checked, or
    checked last; `asked` is the fact that was asked for and is waited for: None where no check is going on.
    """

    facts: Mapping[str, Any] = field(default_factory=dict)
    programmes: tuple[str, ...] = ()
    asked: str | None = None
    doubtful: Mapping[str, Any] = field(default_factory=dict)

    def knowing(self, facts: Mapping[str, Any]) -> "CheckState":
        """Return the state with facts added; a new answer takes the place of an old one.

        A date and what is counted from it (birth date and age) do not stand side by side: the later one said counts.
        """
        known = dict(self.facts)
        for fact, answer in facts.items():
            known.pop(fact, None)
            known[fact] = answer
        return replace(self, facts=known)

    def without(self, facts: tuple[str, ...]) -> "CheckState":
        """Return the state with some facts forgotten."""
        return replace(self, facts={fact: answer for fact, answer in self.facts.items() if fact not in facts})

    def as_json(self) -> dict[str, Any]:
        """Return the state as JSON-able data; `from_json` reads it back."""
        return {
            "facts": dict(self.facts),
            "programmes": list(self.programmes),
            "asked": self.asked,
            "doubtful": dict(self.doubtful),
        }

    @classmethod
    def from_json(cls, content: Mapping[str, Any]) -> "CheckState":
        """Return the state that `as_json` wrote."""
        return cls(content["facts"], tuple(content["programmes"]), content["asked"], content.get("doubtful", {}))
