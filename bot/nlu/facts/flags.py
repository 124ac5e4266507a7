"""Finds facts that are true or false ("I hold a patent", 没有专利, ポスドクです, 회사 등록 전), in four languages.

Never takes the name of a document or a programme for a statement ("no-criminal-record certificate", 超级博士后).
"""

from collections.abc import Iterator

from bot.nlu.facts import education_words, flag_words
from bot.nlu.facts.model import Fact, Reading


def find_flags(reading: Reading) -> Iterator[Fact]:
    """Yield boolean facts; where a wording for "no" and one for "yes" overlap, the longer one counts."""
    for name, (yes, no) in (flag_words.BOOLEANS | education_words.BOOLEANS).items():
        found = [(match, True) for match in yes.finditer(reading.folded)]
        found += [(match, False) for match in no.finditer(reading.folded)] if no else []
        found.sort(key=lambda pair: pair[0].start() - pair[0].end())
        taken: list[range] = []
        for match, value in found:
            if not any(match.start() < span.stop and span.start < match.end() for span in taken):
                taken.append(range(match.start(), match.end()))
                strength = "own" if name in flag_words.ABOUT_PERMITS else "plain"
                yield Fact(name, value, match.start(), match.end(), strength)
