"""Tells what a stretch of time was spent on: work, teaching, Shanghai, China, or since graduation, in four languages.

Never guesses: a stretch of time without a word that says what it was is left to the dialogue.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.nlu.facts import career_words as said
from bot.nlu.facts import job_words as jobs
from bot.nlu.facts.durations import Stretch, find_stretches
from bot.nlu.facts.model import Fact, Reading
from bot.nlu.facts.several_jobs import find_several_jobs


@dataclass(frozen=True, slots=True)
class _Context:
    """A stretch of time with the words of its clause `before` and `after` it."""

    folded: str
    stretch: Stretch
    before: str
    after: str

    @property
    def around(self) -> str:
        return f"{self.before} {self.folded[self.stretch.start : self.stretch.end]} {self.after}"

    def fact(self, name: str, unit: str, *, assumed: bool = False) -> Fact:
        return self.stretch.fact(name, self.folded, unit=unit, assumed=assumed)


def find_careers(reading: Reading) -> Iterator[Fact]:
    """Yield the facts that are lengths of time, in years, months or days as their names say."""
    stretches = find_stretches(reading)
    several = find_several_jobs(reading, stretches)
    if several:
        yield several
    for stretch in stretches:
        if several and several.start <= stretch.start < several.end:
            continue
        context = _context(reading.folded, stretch)
        fact = _permit(context) or _since(context) or _per_year(context) or _spent(context)
        if fact:
            yield fact
    untaught = [
        Fact("language_teaching_years", 0, *match.span()) for match in said.NO_TEACHING.finditer(reading.folded)
    ]
    yield from untaught
    for match in said.NO_WORK.finditer(reading.folded):
        if any(fact.start < match.end() and match.start() < fact.end for fact in untaught):
            continue
        yield Fact("related_work_years", 0, match.start(), match.end())


def _context(folded: str, stretch: Stretch) -> _Context:
    left, right = max(0, stretch.start - 60), min(len(folded), stretch.end + 60)
    start = max((edge.end() for edge in said.CLAUSE_EDGE.finditer(folded, left, stretch.start)), default=left)
    edge = said.CLAUSE_EDGE.search(folded, stretch.end, right)
    before = said.CORRECTED.sub("", folded[start : stretch.start])
    return _Context(folded, stretch, before, folded[stretch.end : edge.start() if edge else right])


def _permit(context: _Context) -> Fact | None:
    """Days until the permit ends, rounded down."""
    wide = context.folded[max(0, context.stretch.start - 60) : context.stretch.end + 40]
    ends = said.EXPIRES.search(context.around) and said.PERMIT.search(wide)
    if not ends and not said.ENDS_IN_BEFORE.search(context.before) and not said.ENDS_IN_AFTER.match(context.after):
        return None
    days = context.stretch.in_unit("day")
    whole = replace(days, low=days.low // 1, high=days.high // 1)
    fact = replace(context.stretch, amount=whole, unit="day").fact(
        "permit_expires_in_days", context.folded, unit="day", assumed=False
    )
    return replace(fact, strength="own") if isinstance(fact.value, int) else None


def _since(context: _Context) -> Fact | None:
    for name, (before, after), verb in (
        ("years_since_graduation", said.SINCE_GRADUATION, said.GRADUATED),
        ("years_since_return", said.SINCE_RETURN, said.RETURNED),
    ):
        tail = after.match(context.after)
        by_tail = tail and ("ago" not in tail[0] or verb.search(context.before))
        if context.stretch.unit != "day" and (by_tail or before.search(context.before)):
            return context.fact(name, "year")
    return None


def _per_year(context: _Context) -> Fact | None:
    yearly = said.PER_YEAR_BEFORE.search(context.before) or said.PER_YEAR_AFTER.match(context.after)
    if not yearly or context.stretch.unit == "day" or said.ABROAD.search(context.around):
        return None
    return context.fact("months_per_year_in_china", "month", assumed=not said.CHINA.search(context.around))


def _worked(context: _Context) -> bool:
    before, after = context.before, context.after
    if context.stretch.ordinal and jobs.START_BEFORE.search(before):
        return True
    if jobs.BEFORE.search(before) or (jobs.AFTER.match(after) and not jobs.NOT_BEFORE.search(before)):
        return True
    return bool(said.WORK_BEFORE.search(before) or said.WORK_AFTER.match(after))


def _in_another_job(after: str) -> bool:
    """Tell whether "as a designer" right after the time parts it from the teaching before it."""
    return bool(jobs.ROLE_AFTER_NUMBER.match(after) and not said.TEACHING.search(after))


def _spent(context: _Context) -> Fact | None:
    stretch, around = context.stretch, context.around
    past = said.AGO.match(context.after) and not said.MOVED.search(around)
    if stretch.unit not in ("year", "month") or past:
        return None
    lived = said.LIVING.search(around) and not said.NOT_LIVING.search(around)
    if lived and said.SHANGHAI.search(around):
        return context.fact("consecutive_years_in_shanghai", "year", assumed=not said.CONSECUTIVE.search(around))
    if lived and said.CHINA.search(around) and not said.EACH.match(context.after):
        years = stretch.in_unit("year")
        known = years.low >= 5 or 1 <= years.high < 5
        return Fact("five_years_in_china", years.low >= 5, stretch.start, stretch.end) if known else None
    if _worked(context):
        teaching = said.TEACHING.search(around) and said.LANGUAGE.search(around) and not _in_another_job(context.after)
        return context.fact("language_teaching_years" if teaching else "related_work_years", "year")
    return None
