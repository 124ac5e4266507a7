"""Loads `outside.yml`: what visitors ask about though the store holds nothing on it, in their words.

Never answers anything: search declines what is nearer to such a topic than to any card.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from knowledge.content import check_keys, parse_yaml
from knowledge.errors import InvalidContent
from knowledge.language import LANGUAGES


@dataclass(frozen=True, slots=True)
class OutsideTopic:
    """A subject without content, with questions about it by language."""

    id: str
    questions: Mapping[str, tuple[str, ...]]


def load_outside(path: Path) -> tuple[OutsideTopic, ...]:
    """Return the topics of `path`, in its order.

    Raises:
        InvalidContent: with every problem: an unknown or missing key, an empty list, an id or a question twice.
    """
    content = parse_yaml(path.read_text(encoding="utf-8"), name=path.name)
    problems: list[str] = []
    topics: list[OutsideTopic] = []
    said: dict[tuple[str, str], str] = {}
    for entry in content["topics"]:
        where = f"{path.name}: topic '{entry.get('id')}'"
        wrong = check_keys(entry, where=where, required={"id": str} | dict.fromkeys(LANGUAGES, list))
        if not wrong and entry["id"] in {topic.id for topic in topics}:
            wrong.append(f"{where}: the id stands twice")
        if not wrong:
            topics.append(OutsideTopic(entry["id"], _questions(entry)))
            wrong = _wrong_questions(topics[-1], where=where, said=said)
        problems += wrong
    if problems:
        raise InvalidContent(problems)
    return tuple(topics)


def _questions(entry: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    return {language: tuple(map(str, entry[language])) for language in LANGUAGES}


def _wrong_questions(topic: OutsideTopic, *, where: str, said: dict[tuple[str, str], str]) -> list[str]:
    wrong = []
    for language, questions in topic.questions.items():
        if not questions:
            wrong.append(f"{where}: '{language}' must not be empty")
        for question in questions:
            if (other := said.setdefault((language, question), topic.id)) != topic.id:
                wrong.append(f"{where}: '{question}' stands under '{other}' too")
    return wrong
