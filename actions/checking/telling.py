"""Words a verdict: in a sentence, then condition by condition, then what would change it and what to do next.

Never decides; every state and figure is the engine's.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from actions.reply import Button, Reply
from actions.words import Words
from knowledge.eligibility.engine import Check
from knowledge.eligibility.model import Cited
from knowledge.model import Source

_LEVELS = 3  # of the tree that are read out; all of it is in the reply's data
_UNSURE = ("open", "borderline")


class Telling:
    """Tells verdicts in the visitor's language."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def verdict(self, check: Check, shown: Mapping[str, Any], *, language: str, lead: str = "") -> Reply:
        """Return the reply that tells the results.

        Args:
            check: what the engine found.
            shown: the same as `render_check` gives it in `language`.
            language: of the visitor.
            lead: what is said before it.
        """
        results: Sequence[Mapping[str, Any]] = shown["results"]
        so_far = any(result["verdict"] == "open" for result in results)
        intro = self._words.say("verdict_so_far" if so_far else "verdict_intro", language, date=shown["as_of"])
        lines = [lead] if lead else []
        lines.append("\n".join((intro, *(self._headline(result, language) for result in results))))
        unsure = any(result["verdict"] in _UNSURE for result in results)
        if unsure and not so_far:
            lines.append(self._words.say("offer_person", language))
        lines.append(self._words.say("who_decides", language))
        detail = self._detail(results[0], language) if len(results) == 1 else None
        return Reply(
            kind="verdict",
            language=language,
            text="\n\n".join(line for line in lines if line),
            detail=detail,
            programmes=tuple(str(result["programme"]) for result in results),
            sources=tuple(_sources(check, language)),
            buttons=self._buttons(results, language, unsure=unsure),
            verdict=dict(results[0]) | _frame(shown) if len(results) == 1 else dict(shown),
        )

    def supposed(self, check: Check, shown: Mapping[str, Any], *, language: str, answers: str) -> Reply:
        """Return the reply that tells how the results would be with `answers`, read out, that are only supposed.

        Every result says so itself, as its text in `supposed`: none can be taken for what was told.
        """
        note = self._words.say("supposing", language, facts=answers)
        results = [
            {**result, "supposed": note, "summary": self._words.say("would_be", language, **_named(result))}
            for result in shown["results"]
        ]
        told = self.verdict(check, {**shown, "results": results}, language=language)
        stays = self._words.say("stays", language)
        return replace(told, text=f"{note}\n\n{told.text}\n\n{stays}")

    def with_reference(self, reply: Reply, reference: str, expires_on: date) -> Reply:
        """Return a verdict with the reference under which it can be opened again."""
        said = self._words.say("reference", reply.language, reference=reference, day=expires_on.isoformat())
        return replace(reply, text=f"{reply.text}\n\n{said}", reference=reference)

    def _headline(self, result: Mapping[str, Any], language: str) -> str:
        line = f"• {result['summary']}"
        if points := result.get("points"):
            low, high = f"{points['low']:g}", f"{points['high']:g}"
            said = low if low == high else self._words.say("from_to", language, low=low, high=high)
            line += f" ({self._words.say('points_total', language, points=said)} / {points['max']:g})"
        return "\n".join((line, *(f"  {label}" for label in result.get("flag_labels") or ())))

    def _detail(self, result: Mapping[str, Any], language: str) -> str:
        parts = ["\n".join((*self._tree(result["reasons"], 0, language), "", self._words.say("legend", language)))]
        if changes := [str(change["text"]) for change in result.get("changes") or ()]:
            parts.append("\n".join((self._words.say("would_change", language), *(f"• {text}" for text in changes))))
        if upcoming := [str(cliff["text"]) for cliff in result.get("upcoming") or ()]:
            parts.append("\n".join((self._words.say("comes_by_itself", language), *(f"• {text}" for text in upcoming))))
        if result.get("note"):
            parts.append(str(result["note"]))
        following = [str(result[key]) for key in ("next_steps", "authority") if result.get(key)]
        if following:
            parts.append("\n".join((self._words.say("what_next", language), *following)))
        return "\n\n".join(parts)

    def _tree(self, node: Mapping[str, Any], level: int, language: str) -> Iterator[str]:
        for child in node.get("children") or ():
            if not child.get("label"):
                yield from self._tree(child, level, language)
                continue
            yield f"{'  ' * level}{self._mark(child, language)} {child['label']}{_value(child)}{_place(child)}"
            if child.get("note"):
                yield f"{'  ' * level}  {child['note']}"
            if level + 1 < _LEVELS:
                yield from self._tree(child, level + 1, language)

    def _mark(self, node: Mapping[str, Any], language: str) -> str:
        points = node.get("points")
        if points and node.get("kind") == "item":
            low, high = f"{points['low']:g}", f"{points['high']:g}"
            return f"{low if low == high else f'{low}–{high}'}/{points['max']:g}"
        return self._words.say(f"state_{node['state']}", language) if node.get("state") else "•"

    def _buttons(self, results: Sequence[Mapping[str, Any]], language: str, *, unsure: bool) -> tuple[Button, ...]:
        buttons = []
        if len(results) > 1:  # one by one, with every condition
            buttons = [
                Button(title=str(r["title"]), payload=self._words.say("check_this", language, name=r["title"]))
                for r in results
            ]
        if unsure:
            human = self._words.say("button_human", language)
            buttons.append(Button(title=human, payload=human))
        return tuple(buttons)


def _named(result: Mapping[str, Any]) -> dict[str, str]:
    return {"name": str(result["title"]), "verdict": str(result["verdict_label"])}


def _frame(shown: Mapping[str, Any]) -> dict[str, Any]:
    return {"as_of": shown["as_of"], "rules_version": shown["rules_version"]}


def _value(node: Mapping[str, Any]) -> str:
    said = node.get("value_label")
    return f" [{said}]" if said not in (None, "") else ""


def _place(node: Mapping[str, Any]) -> str:
    """Return where a condition stands; only where it is read from: groups stand where their parts do."""
    source = node.get("source")
    if not source or node.get("children"):
        return ""
    parts = [source.get("document_number") or source.get("title"), source.get("clause"), source.get("issued_on")]
    return f" ({', '.join(str(part) for part in parts if part)})"


def _sources(check: Check, language: str) -> Iterator[Source]:
    seen: set[str] = set()
    for result in check.results:
        if result.evaluation is None:
            continue
        for top in (*result.evaluation.tree, *result.evaluation.items):
            for reason in top.walk():
                cited = reason.of.place.cited
                if cited.key not in seen and cited.title:
                    seen.add(cited.key)
                    yield _source(cited, language)


def _source(cited: Cited, language: str) -> Source:
    written = language if language in cited.title else next(iter(cited.title))
    return Source(
        id=cited.key,
        title=cited.title[written],
        language=written,
        basis=cited.basis,  # type: ignore[arg-type]  # read from a file that allows no other
        document_number=cited.document_number,
        issuer=cited.issuer,
        issued_on=cited.issued_on,
        url=cited.url,
    )
