"""Extracts the facts that a message states about the visitor: every finder, then what is stated, then what is right.

Never keeps two different values of one fact: of several the correction, the highest degree or the longest counts.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from bot.nlu.facts.age import find_age
from bot.nlu.facts.answers import find_number
from bot.nlu.facts.births import find_birth
from bot.nlu.facts.careers import find_careers
from bot.nlu.facts.degree import find_degree
from bot.nlu.facts.degree_bounds import LEVELS
from bot.nlu.facts.degree_from import find_degree_from
from bot.nlu.facts.flags import find_flags
from bot.nlu.facts.gender import find_gender
from bot.nlu.facts.graduation import find_graduation
from bot.nlu.facts.hsk import find_hsk, find_tefl
from bot.nlu.facts.model import Fact, Reading, read
from bot.nlu.facts.money import find_money
from bot.nlu.facts.mother_tongue import find_mother_tongue
from bot.nlu.facts.nationality import find_nationality
from bot.nlu.facts.occupation import find_occupation
from bot.nlu.facts.places import find_work_place
from bot.nlu.facts.ranking import find_rank
from bot.nlu.facts.scores import find_score
from bot.nlu.facts.statements import Clause, denied, is_only_an_answer, split_clauses, states
from bot.nlu.facts.team import find_team

Finder = Callable[[Reading], Iterator[Fact]]

# Where two of these take the same words for numbers of different facts, the earlier in the list is right.
_OF_NUMBERS: tuple[Finder, ...] = (
    find_birth, find_age, find_hsk, find_tefl, find_rank, find_graduation, find_score, find_money, find_careers,
    find_team,
)  # fmt: skip
_OF_WORDS: tuple[Finder, ...] = (
    find_degree, find_degree_from, find_flags, find_gender, find_mother_tongue, find_nationality, find_occupation,
    find_work_place,
)  # fmt: skip
MAX_CHARS = 4_000
_MOST_FACTS = 60  # a message that speaks of more is a list, not somebody's answer


def extract(text: str, language: str | None = None) -> list[Fact]:
    """Return the facts that `text` states about the visitor, in order, at most one of a name.

    Only the first 4,000 characters are read. Facts of strength `bare` carry the extra `bare`: they are right as
    the answer to their question, and a guess otherwise.

    >>> [(f.name, f.value) for f in extract("not 45, I'm 41 and have a PhD", "en")]
    [('age', 41), ('degree', 'doctor')]
    >>> extract("is the age limit 60?", "en"), extract("需要年薪60万吗", "zh")
    ([], [])
    """
    reading = read(text[:MAX_CHARS], language)
    clauses = split_clauses(reading.folded)
    numbers = _without_overlaps([fact for find in _OF_NUMBERS for fact in find(reading)])
    found = _without_lands_of_study([*numbers, *(fact for find in _OF_WORDS for fact in find(reading))])
    kept: list[Fact] = []
    for fact in found[:_MOST_FACTS]:
        if not states(reading.folded, clauses, fact):
            continue
        if not denied(reading.folded, clauses, start=fact.start, end=fact.end):
            kept.append(fact)
        elif (opposite := fact.negated()) is not None:
            kept.append(opposite)
    kept = _answers_only(reading, clauses, found, kept)
    number = find_number(reading, clauses, beside=[(fact.start, fact.end) for fact in kept])
    return _one_each([*kept, number] if number is not None else kept)


def _without_overlaps(facts: list[Fact]) -> list[Fact]:
    kept: list[Fact] = []
    for fact in facts:
        if all(fact.name == other.name or fact.end <= other.start or other.end <= fact.start for other in kept):
            kept.append(fact)
    return kept


def _without_lands_of_study(facts: list[Fact]) -> list[Fact]:
    """Return the facts without a nationality that is only where a degree is from: "my PhD is from the US"."""
    studies = [range(fact.start, fact.end) for fact in facts if fact.name == "degree_from" and fact.strength != "bare"]
    return [fact for fact in facts if fact.name != "nationality" or not any(fact.start in span for span in studies)]


def _answers_only(reading: Reading, clauses: Sequence[Clause], found: list[Fact], kept: list[Fact]) -> list[Fact]:
    """Return `kept` without bare facts unless the message is nothing but an answer, and those marked as bare.

    In a clause that tells something in full words, or inside a longer bare fact, a bare one tells nothing.
    """
    full = [fact for fact in kept if fact.strength != "bare"]
    bare = [fact for fact in kept if fact.strength == "bare"]
    if not bare or not is_only_an_answer(reading.folded, [(fact.start, fact.end) for fact in found]):
        return full
    told = {clause for clause in clauses for fact in full if clause.start <= fact.start < clause.end}
    for fact in bare:
        alone = not any(clause.start <= fact.start < clause.end for clause in told)
        inside = any(o.start <= fact.start and fact.end <= o.end and o is not fact for o in bare)
        if alone and not inside:
            full.append(replace(fact, extra={**fact.extra, "bare": True}))
    return full


def _one_each(facts: list[Fact]) -> list[Fact]:
    best: dict[str, Fact] = {}
    for fact in sorted(facts, key=lambda fact: (fact.start, fact.end)):
        other = best.get(fact.name)
        if other is None or _better(fact, than=other):
            best[fact.name] = fact
    return sorted(best.values(), key=lambda fact: fact.start)


def _better(fact: Fact, *, than: Fact) -> bool:
    """Tell whether a fact replaces the one of its name before it."""
    if (fact.strength == "bare") != (than.strength == "bare"):
        return than.strength == "bare"
    if isinstance(fact.value, list) != isinstance(than.value, list):
        return isinstance(than.value, list)
    if fact.name == "degree" and not isinstance(fact.value, list):
        return LEVELS.index(str(fact.value)) > LEVELS.index(str(than.value))
    if (
        fact.name == "related_work_years"
        and isinstance(fact.value, int | float)
        and isinstance(than.value, int | float)
    ):
        return fact.value > than.value
    return True
