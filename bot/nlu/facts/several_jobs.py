"""Finds the years of somebody who tells of several jobs: "3 years as a welder and 2 as a designer".

Never says which of them is related to the job in question: what is known is a range, from the shortest to all of them.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from bot.nlu.facts import career_words as said
from bot.nlu.facts import job_words as jobs
from bot.nlu.facts.durations import Stretch
from bot.nlu.facts.model import Fact, Reading
from bot.nlu.facts.numbers import Quantity, value_of

_WIDE = 40  # characters around a job in which other words bear on it


def find_several_jobs(reading: Reading, stretches: Sequence[Stretch]) -> Fact | None:
    """Return `related_work_years` of two or more jobs that are told with their years; None where there is one at most.

    Where one is said to be a part of another ("8 years, 3 of them as a manager"), nothing is added up.
    """
    told = [
        stretch for stretch in stretches if stretch.unit in ("year", "month") and _in_a_job(reading.folded, stretch)
    ]
    told += _without_unit(reading, told)
    if len(told) < 2:
        return None
    told.sort(key=lambda stretch: stretch.start)
    start, end = told[0].start, told[-1].end
    if jobs.PART.search(reading.folded, max(0, start - _WIDE), end + _WIDE):
        return None
    years = [stretch.in_unit("year") for stretch in told]
    shortest, all_of_them = min(amount.low for amount in years), sum((amount.high for amount in years), Decimal(0))
    return Fact("related_work_years", value_of(shortest, all_of_them), start, end)


def _in_a_job(folded: str, stretch: Stretch) -> bool:
    before, after = folded[max(0, stretch.start - _WIDE) : stretch.start], folded[stretch.end : stretch.end + _WIDE]
    near = before[-12:] + after[:24]
    if said.AGO.match(after) or (said.TEACHING.search(near) and said.LANGUAGE.search(near)):
        return False
    return bool(jobs.ROLE_BEFORE.search(before) or jobs.ROLE_AFTER.match(after))


def _without_unit(reading: Reading, told: Sequence[Stretch]) -> Iterator[Stretch]:
    """Yield the bare numbers after the first job: "and 2 as a designer"."""
    for quantity in reading.quantities if told else ():
        later = quantity.start >= told[0].end and not any(s.start <= quantity.start < s.end for s in told)
        if later and _few(quantity) and jobs.ROLE_AFTER_NUMBER.match(reading.folded, quantity.end):
            yield Stretch(quantity, told[0].unit, quantity.start, quantity.end)


def _few(quantity: Quantity) -> bool:
    return quantity.scale == 1 and quantity.high <= 60
