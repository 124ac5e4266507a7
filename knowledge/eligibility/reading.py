"""Reads one programme file into a `Programme`. Reports what does not fit together; `checks` looks at the whole.

Never evaluates. The file has the right shape (see `shape`).
"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from knowledge.eligibility.amending import amended
from knowledge.eligibility.located import Located, Path, suggestion
from knowledge.eligibility.model import Cited, Fact, Outcome, Place, Programme, RuleTest, Text, Version
from knowledge.eligibility.reading_conditions import ConditionReader
from knowledge.eligibility.reading_points import read_item

_QUALIFIES: Text = {"zh": "符合条件", "en": "meets the conditions", "ja": "条件を満たす", "ko": "조건 충족"}
_DOES_NOT: Text = {
    "zh": "不符合条件",
    "en": "does not meet the conditions",
    "ja": "条件を満たさない",
    "ko": "조건 미충족",
}


class ProgrammeReader:
    """Reads one file."""

    def __init__(self, file: Located, *, facts: Mapping[str, Fact], known: Mapping[str, Cited]) -> None:
        """Prepare reading.

        Args:
            file: of the right shape.
            facts: all facts there are.
            known: the registered sources by id.
        """
        self._file = file
        self._facts = facts
        self._cited = {key: self._cited_as(key, raw, known) for key, raw in file.data["sources"].items()}
        self._used: set[str] = set()

    def read(self) -> Programme:
        """Return the programme, as far as it can be read."""
        data = self._file.data
        versions: list[Version] = []
        previous: dict[str, Any] | None = None
        for number, raw in enumerate(data["versions"]):
            full = amended(raw, previous, file=self._file, path=("versions", number))
            if full is not None:
                versions.append(self._version(full, ("versions", number)))
                previous = full
        self._check_dates(versions)
        for key in self._cited:
            if key not in self._used:
                self._file.report(("sources", key), f"the source '{key}' is cited nowhere; delete it or cite it")
        return Programme(
            id=data["programme"],
            title=data["title"],
            owner=data["owner"],
            authority=data.get("authority"),
            next_steps=data.get("next_steps"),
            versions=tuple(versions),
            tests=tuple(self._test(raw, number) for number, raw in enumerate(data.get("tests", ()))),
        )

    def _version(self, raw: Mapping[str, Any], path: Path) -> Version:
        if not {"conditions", "points", "outcomes"} & raw.keys():
            self._file.report(path, "a version needs 'conditions', or 'outcomes' with or without 'points'")
        if "points" in raw and "outcomes" not in raw:
            self._file.report(path, "a version with 'points' needs 'outcomes' that say what they lead to")
        if "conditions" in raw and "outcomes" in raw:
            said = (
                "a version with 'outcomes' says under 'when' what each needs; its 'conditions' would not be looked at"
            )
            self._file.report((*path, "conditions"), said)
        place = self._place(raw.get("source"), path, inherited=None)
        reader = ConditionReader(self._file, facts=self._facts, place_of=self._place)
        conditions = reader.read(raw["conditions"], (*path, "conditions"), place) if "conditions" in raw else None
        points = tuple(
            read_item(item, (*path, "points", number), place, file=self._file, facts=self._facts, reader=reader)
            for number, item in enumerate(raw.get("points", ()))
        )
        outcomes = tuple(
            Outcome(
                id=one["id"],
                qualifies=one["qualifies"],
                label=one["label"],
                when=reader.when(one["when"], (*path, "outcomes", number, "when"), place),
                note=one.get("note"),
            )
            for number, one in enumerate(raw.get("outcomes", ()))
        )
        if not outcomes and conditions is not None:
            outcomes = (
                Outcome(id="qualifies", qualifies=True, label=_QUALIFIES, when=conditions),
                Outcome(id="does-not-qualify", qualifies=False, label=_DOES_NOT, when=reader.always(place)),
            )
        self._check_ids(reader.ids, [item.id for item in points], [one.id for one in outcomes], path)
        return Version(
            id=str(raw["id"]),
            start=raw["effective"]["from"],
            end=raw["effective"]["to"],
            status=raw.get("status"),
            note=raw.get("note"),
            place=place,
            assumes=tuple(raw.get("assumes", ())),
            conditions=conditions,
            points=points,
            outcomes=outcomes,
        )

    def _check_ids(self, conditions: list[str], items: list[str], outcomes: list[str], path: Path) -> None:
        for ids, what in ((conditions + items, "condition or points item"), (outcomes, "outcome")):
            for id_ in sorted({one for one in ids if ids.count(one) > 1}):
                self._file.report(path, f"the id '{id_}' is given to more than one {what} of this version")

    def _check_dates(self, versions: list[Version]) -> None:
        for number, version in enumerate(versions):
            path: Path = ("versions", number, "effective")
            if version.end is not None and version.end <= version.start:
                self._file.report(path, f"the version '{version.id}' ends before it begins")
            if number == 0:
                continue
            before = versions[number - 1]
            if before.end is None or before.end > version.start:
                self._file.report(path, f"overlaps with '{before.id}'; end that one with 'to: {version.start}'")
            elif before.end < version.start:
                last = version.start - timedelta(days=1)
                self._file.report(path, f"leaves a gap after '{before.id}' from {before.end} to {last}")

    def _place(self, raw: Mapping[str, Any] | None, path: Path, *, inherited: Place | None) -> Place:
        if raw is None:
            if inherited is not None:
                return inherited
            if len(self._cited) == 1:
                raw = {"doc": next(iter(self._cited))}
            else:
                self._file.report(path, "a 'source' is missing")
                return Place(_unknown("?"), None)
        doc = raw["doc"]
        cited = self._cited.get(doc)
        if cited is None:
            near = suggestion(doc, self._cited)
            self._file.report((*path, "source", "doc"), f"there is no source '{doc}' under 'sources'{near}")
            cited = _unknown(doc)
        self._used.add(doc)
        clause = raw.get("clause")
        return Place(cited, str(clause) if clause is not None else None)

    def _cited_as(self, key: str, raw: Any, known: Mapping[str, Cited]) -> Cited:
        if isinstance(raw, str):
            if raw not in known:
                near = suggestion(raw, known)
                self._file.report(("sources", key), f"there is no source '{raw}' in sources.yml{near}")
                return _unknown(key)
            return known[raw]
        return Cited(
            key=key,
            title=raw["title"],
            document_number=raw.get("document_number"),
            issuer=raw.get("issuer"),
            issued_on=raw.get("issued_on"),
            url=raw.get("url"),
            basis=raw["basis"],
        )

    def _test(self, raw: Mapping[str, Any], number: int) -> RuleTest:
        line = self._file.places[("tests", number)][0]
        day: date = raw["as_of"]
        return RuleTest(name=raw["name"], as_of=day, facts=raw["facts"], expect=raw["expect"], line=line)


def _unknown(key: str) -> Cited:
    return Cited(key=key, title={}, document_number=None, issuer=None, issued_on=None, url=None, basis="unverified")
