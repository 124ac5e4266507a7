"""Asks a running desk the way visitors do, by search and in the chat, and counts what comes back.

Never tells the desk the language of a question, and never asks two questions in one conversation.
"""

import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import httpx
from rich.table import Table

from bot.bench.asked_questions import AskedQuestion
from bot.bench.problems import NotMeasured

_SEARCH_LIMIT = 3
_COLUMNS = ("language", "answerable", "hit@1", "hit@3", "programme in chat", "no answer in store", "false answers")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What a question got: the ids found by search, whether as an answer, and what the chat said."""

    question: AskedQuestion
    found: tuple[str, ...]
    answered: bool
    chat_kind: str
    chat_language: str
    chat_answer: str | None
    chat_programmes: frozenset[str]

    @property
    def false_answer(self) -> bool:
        """Whether search or chat asserted an answer to a question that has none."""
        if self.question.expected:
            return False
        wrong_find = self.answered and self.found[0] not in self.question.cards
        return wrong_find or (self.chat_kind == "answer" and self.chat_answer not in self.question.cards)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """What came out in one language. Shares are of the answerable; `other_language` counts replies in another."""

    language: str
    answerable: int
    hit1: float
    hit3: float
    programme: float
    unanswerable: int
    false_answers: int
    other_language: int


def ask_all(address: str, questions: Iterable[AskedQuestion]) -> list[Reply]:
    """Ask the desk at `address` every question, each in a conversation that nobody had before.

    Raises:
        NotMeasured: the desk refused a question or said nothing.
    """
    with httpx.Client(base_url=address, timeout=30.0, trust_env=False) as http:
        run = secrets.token_hex(6)
        return [_ask(http, question, run=run) for question in questions]


def _ask(http: httpx.Client, question: AskedQuestion, *, run: str) -> Reply:
    body = {"sender": f"asked-{run}-{question.id}", "message": question.question}
    try:
        found = http.get("/api/search", params={"q": question.question, "limit": _SEARCH_LIMIT})
        said = http.post("/webhooks/rest/webhook", json=body)
    except httpx.HTTPError as error:
        raise NotMeasured(f"The question {question.id} could not be asked: {error}.") from error
    if found.status_code != 200 or said.status_code != 200 or not said.json():
        raise NotMeasured(f"The question {question.id} got no reply ({found.status_code}, {said.status_code}).")
    results, custom = found.json(), said.json()[0]["custom"]
    return Reply(
        question=question,
        found=tuple(result["id"] for result in results["results"]),
        answered=results["answered"],
        chat_kind=custom["kind"],
        chat_language=custom["language"],
        chat_answer=custom.get("answer_id"),
        chat_programmes=frozenset(custom["programmes"]),
    )


def count_answers(replies: Sequence[Reply], *, programme_of: Mapping[str, str]) -> list[Answered]:
    """Return a row for each language. `programme_of` has the main programme of every card."""
    rows = []
    for language in dict.fromkeys(reply.question.language for reply in replies):
        own = [reply for reply in replies if reply.question.language == language]
        with_answer = [reply for reply in own if reply.question.expected]
        without = [reply for reply in own if not reply.question.expected]
        rows.append(
            Answered(
                language=language,
                answerable=len(with_answer),
                hit1=_share(reply.found[:1] and reply.found[0] in reply.question.cards for reply in with_answer),
                hit3=_share(reply.question.cards & {*reply.found} for reply in with_answer),
                programme=_share(_right_programme(reply, programme_of) for reply in with_answer),
                unanswerable=len(without),
                false_answers=sum(reply.false_answer for reply in without),
                other_language=sum(reply.chat_language != language for reply in own),
            )
        )
    return rows


def faults(reply: Reply, *, programme_of: Mapping[str, str]) -> str:
    """Return what was not right about a reply, in words for whoever tunes; empty where all was."""
    asked = reply.question
    found = []
    if asked.expected and not (reply.found and reply.found[0] in asked.cards):
        found.append(f"found {', '.join(reply.found) or 'nothing'} for {asked.expected}")
    if asked.expected and not _right_programme(reply, programme_of):
        found.append(f"chat told {reply.chat_kind} {', '.join(sorted(reply.chat_programmes)) or 'of no programme'}")
    if reply.false_answer:
        found.append(f"answered ({reply.found[0] if reply.answered else reply.chat_answer}) where there is no answer")
    if reply.chat_language != asked.language:
        found.append(f"replied in {reply.chat_language}")
    return "; ".join(found)


def _right_programme(reply: Reply, programme_of: Mapping[str, str]) -> bool:
    return any(programme_of.get(card) in reply.chat_programmes for card in reply.question.cards)


def _share(right: Iterable[object]) -> float:
    marks = [bool(mark) for mark in right]
    return sum(marks) / len(marks) if marks else 0.0


def answers_table(title: str, rows: Sequence[Answered]) -> Table:
    """Return the rows as a table."""
    table = Table(*_COLUMNS, "replies in another language", title=title, title_justify="left")
    for row in rows:
        shares = (f"{share:.3f}" for share in (row.hit1, row.hit3, row.programme))
        counts = (str(count) for count in (row.unanswerable, row.false_answers, row.other_language))
        table.add_row(row.language, str(row.answerable), *shares, *counts)
    return table
