"""What the app remembers of a visitor's check: the facts said anywhere in the conversation, and what was asked last.

Never stored here; the app keeps it and forgets it with the conversation.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from knowledge.eligibility.model import Fact

DONT_KNOW = {"dont_know": True}


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

    def knowing(self, answers: Mapping[str, Any], *, facts: Mapping[str, Fact]) -> "CheckState":
        """Return the state with answers added; a new answer takes the place of an old one.

        A date and what is counted from it (birth date and age) do not stand side by side: the later one said counts.
        """
        known = dict(self.facts)
        for id_, answer in answers.items():
            for other in _same_thing(id_, facts) if answer != DONT_KNOW else ():
                if other not in answers:
                    known.pop(other, None)
            known.pop(id_, None)
            known[id_] = answer
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


def _same_thing(id_: str, facts: Mapping[str, Fact]) -> Iterator[str]:
    """Give the date that a fact is counted from, and the facts that are counted from it."""
    derived = facts[id_].derived if id_ in facts else None
    if derived:
        yield derived.source
    yield from (other.id for other in facts.values() if other.derived and other.derived.source == id_)
