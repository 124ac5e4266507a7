"""Measures eligibility checks: the engine's ways beside a plain function and zen-engine, and one check of everything.

Never compares ways that disagree: all of them give the same points for every profile, or nothing is measured.
"""

import gc
import json
import random
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import cycle
from typing import Any

from bot.bench.figures import Figure, percentiles
from bot.bench.points_table import EXPRESSION, points_by_hand, tables_as_json
from bot.bench.problems import NotMeasured
from bot.content import KNOWLEDGE
from knowledge.eligibility.binding import Bound, walk
from knowledge.eligibility.compiled import compile_bound
from knowledge.eligibility.domains import samples
from knowledge.eligibility.engine import Eligibility
from knowledge.eligibility.evaluation import Evaluator
from knowledge.eligibility.loader import load_rules, read_files
from knowledge.eligibility.model import Condition, Fact, RuleSet
from knowledge.eligibility.points import Points
from knowledge.eligibility.profile import Answers, read_profile, shown
from knowledge.eligibility.render import render_check
from knowledge.eligibility.service import prepared
from knowledge.language import LANGUAGES
from knowledge.sources import load_sources

POINTS_TABLE = "work-permit-points"
DAY = date(2026, 11, 20)
PROFILES = 1_000
INTERACTIVE = 200
_DESKS = 5  # each new: what else the machine does meanwhile slows no profile on all of them
_KNOWN_AT_MOST = 25  # facts of an interactive check, as of somebody who has answered for some minutes
_ROUNDS = 60  # in turn, so that all meet the same load; the best of each counts
_ROUND_S = 0.02  # of each way: in shorter ones the caches are still cold from the way before
_PIECE = 50  # profiles between two looks at the clock
_SEED = 7
_GOALS = {"the plain function": 1.4, "zen-engine with one expression": 3.5, "zen-engine with tables": 35.0}
_P95_GOAL_MS = 20.0


@dataclass(frozen=True, slots=True)
class Way:
    """A way to check: `run` is what is timed, and `read` gives of what comes out what all ways must agree on."""

    run: Callable[[Answers], Any]
    read: Callable[[Any], float]


def measure_checks() -> list[Figure]:
    """Return checks a second of every way and how much faster the generated one is, then one check of everything.

    Raises:
        NotMeasured: zen-engine is not installed, or two ways disagree.
    """
    engine = Eligibility(_rules())
    return [*_points(engine), *_conditions(engine), *_interactive()]


def _rules() -> RuleSet:
    """Return the rules that are shipped, with nothing kept from checks before."""
    return load_rules(read_files(KNOWLEDGE / "rules"), sources=load_sources(KNOWLEDGE / "sources.yml"), run_tests=False)


def _points(engine: Eligibility) -> list[Figure]:
    bound = _bound(engine, POINTS_TABLE)
    ways = {**_own_ways(bound, engine.rules), **_other_ways()}
    profiles = complete_profiles(bound, engine)
    disagree(ways, profiles)
    rates = _rates(ways, profiles)
    figures = [Figure(name=f"points table, {way}", value=rate, unit="checks/s") for way, rate in rates.items()]
    generated = rates["generated"]
    return figures + [
        Figure(name=f"generated over {way}", value=generated / rates[way], unit="", at_least=goal)
        for way, goal in _GOALS.items()
    ]


def _conditions(engine: Eligibility) -> list[Figure]:
    """Return the figures of the programme with the most conditions of its own: all, any and not, without points."""
    bounds = [_bound(engine, id_) for id_ in engine.rules.programmes if engine.bound(id_, DAY)]
    number, bound = max(((_conditions_of(one), one) for one in bounds if not one.targets), key=lambda found: found[0])
    check, facts = compile_bound(bound, facts=engine.rules.facts), engine.rules.facts
    ways: dict[str, Way] = {
        "generated": Way(check, lambda found: float(found[0])),
        "interpreter": Way(lambda known: Evaluator(known, facts=facts).evaluate(bound), lambda found: found.mask),
    }
    profiles = complete_profiles(bound, engine)
    disagree(ways, profiles)
    name = f"{bound.programme.id} ({number} conditions)"
    return [Figure(name=f"{name}, {way}", value=r, unit="checks/s") for way, r in _rates(ways, profiles).items()]


def _conditions_of(bound: Bound) -> int:
    return sum(1 for _, _, when in bound.outcomes for _ in walk(when))


def _bound(engine: Eligibility, programme: str) -> Bound:
    """Return a programme without what the other ways do not look at: conditions taken to hold, and by age."""
    bound = engine.bound(programme, DAY)
    if bound is None:
        raise NotMeasured(f"There are no rules for {programme} on {DAY}.")
    outcomes = tuple((id_, qualifies, _by_points(when)) for id_, qualifies, when in bound.outcomes)
    return replace(bound, outcomes=outcomes if bound.points else bound.outcomes, assumed=())


def _by_points(when: Condition) -> Condition:
    """Return the part of an outcome's condition that is about points; the whole where there is none."""
    return next((one for one in walk(when) if one.kind == "points"), when)


def _own_ways(bound: Bound, rules: RuleSet) -> dict[str, Way]:
    facts = rules.facts

    def interpret(known: Answers) -> Points | None:
        return Evaluator(known, facts=facts).evaluate(bound).points

    return {
        "generated": Way(compile_bound(bound, facts=facts), lambda found: found[1]),
        "interpreter": Way(interpret, lambda points: points.low),
    }


def _other_ways() -> dict[str, Way]:
    try:
        import zen  # only the environment of the tests has it
    except ModuleNotFoundError:
        raise NotMeasured("zen-engine is not installed here; `make bench` has it.") from None
    expression = zen.compile_expression(EXPRESSION)
    decision = zen.ZenEngine().create_decision(json.dumps(tables_as_json()))
    return {
        "the plain function": Way(points_by_hand, lambda found: found[1]),
        "zen-engine with one expression": Way(expression.evaluate, float),
        "zen-engine with tables": Way(decision.evaluate, lambda found: float(found["result"]["points"])),
    }


def complete_profiles(bound: Bound, engine: Eligibility, *, count: int = PROFILES) -> list[Answers]:
    """Return random profiles in which everything that a programme reads is known; numbers are whole."""
    rng = random.Random(_SEED)  # noqa: S311 - the same profiles each time
    limits = engine.hypotheses.limits(bound)
    facts = [engine.rules.facts[id_] for id_ in sorted(bound.facts)]

    def value(fact: Fact) -> Any:
        near = limits.get(fact.id, ())
        if fact.type not in ("integer", "number"):
            return rng.choice(samples(fact, None, near))
        most = min(fact.high, 2 * max(map(float, near), default=fact.high))
        return rng.randint(int(fact.low), int(most))

    return [{fact.id: value(fact) for fact in facts} for _ in range(count)]


def disagree(ways: Mapping[str, Way], profiles: Sequence[Answers]) -> None:
    """Compare what all ways give for every profile.

    Raises:
        NotMeasured: two of them differ.
    """
    for known in profiles:
        found = {name: way.read(way.run(known)) for name, way in ways.items()}
        if len(set(found.values())) > 1:
            raise NotMeasured(f"The ways disagree on {known}: {found}.")


def _rates(ways: Mapping[str, Way], profiles: Sequence[Answers]) -> dict[str, float]:
    """Return checks a second of each way, by processor time: of its best round."""
    pieces = [profiles[start : start + _PIECE] for start in range(0, len(profiles), _PIECE)]
    endless = {name: cycle(pieces) for name in ways}
    best = dict.fromkeys(ways, 0.0)
    for _ in range(_ROUNDS):
        for name, way in ways.items():
            best[name] = max(best[name], _rate(way, endless[name]))
    return best


def _rate(way: Way, pieces: Iterator[Sequence[Answers]]) -> float:
    """Return checks a second in one round."""
    run, checks, taken_s = way.run, 0, 0.0
    started = time.thread_time()
    while taken_s < _ROUND_S:
        piece = next(pieces)
        for known in piece:
            run(known)
        checks, taken_s = checks + len(piece), time.thread_time() - started
    return checks / taken_s


def _interactive() -> list[Figure]:
    """Return the figures of checks as the first visitors have them: of several desks, the fastest for each profile."""
    desks = [_first_visitors(_rules()) for _ in range(_DESKS)]
    times_ms = [min(times) for times in zip(*desks, strict=True)]
    name = f"a check of all {len(_rules().programmes)} programmes, told ({INTERACTIVE} profiles, best of {_DESKS})"
    return percentiles(name, times_ms, p95_at_most=_P95_GOAL_MS)


def _first_visitors(rules: RuleSet) -> list[float]:
    """Return the times of checks in ms, by one desk that was just started: each profile once, and none seen before."""
    times_ms = []
    engine = prepared(rules, day=DAY)
    gc.collect()
    gc.freeze()  # as the app does
    for number, raw in enumerate(partial_profiles(rules)):
        started = time.thread_time()
        found = engine.check(read_profile(raw, facts=rules.facts), as_of=DAY)
        render_check(found, language=LANGUAGES[number % len(LANGUAGES)], rules=rules)
        times_ms.append((time.thread_time() - started) * 1000)
    gc.unfreeze()
    return times_ms


def partial_profiles(rules: RuleSet, *, count: int = INTERACTIVE) -> list[dict[str, Any]]:
    """Return random profiles as visitors give them: up to 25 of the facts that are asked for."""
    rng = random.Random(_SEED)  # noqa: S311 - the same profiles each time
    asked = [fact for fact in rules.facts.values() if fact.asked]
    chosen = [rng.sample(asked, rng.randint(0, _KNOWN_AT_MOST)) for _ in range(count)]

    def value(fact: Fact) -> Any:
        if fact.type in ("integer", "number", "date"):
            return shown(rng.randint(int(fact.low), int(fact.high)), fact)
        return rng.choice(samples(fact, None, ("JP",) if fact.type == "country" else ()))

    return [{fact.id: value(fact) for fact in facts} for facts in chosen]
