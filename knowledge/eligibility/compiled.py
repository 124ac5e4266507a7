"""Turns bound rules into Python functions: the fast path, for the many checks behind one question.

Never gives reasons, and takes only answers that are exact or absent; otherwise it gives what `evaluation` gives. The
source is put together from ids and numbers of rules that were read and checked, each written with `repr`; no text of a
rule file gets into it.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from knowledge.eligibility import kleene
from knowledge.eligibility.binding import Bound, item_facts
from knowledge.eligibility.comparing import possible
from knowledge.eligibility.complete import CompleteWay, comparison, is_ranked, points_of_options, ranks_of
from knowledge.eligibility.emitting import Block, band_tree
from knowledge.eligibility.evaluation import against
from knowledge.eligibility.kleene import NO, YES
from knowledge.eligibility.model import Condition, Fact, PointsItem
from knowledge.eligibility.points import depending, steps_of, total
from knowledge.eligibility.profile import Answer

Get = Callable[[str], Answer | None]
Check = Callable[[Mapping[str, Answer]], tuple[int, float, float]]

_TABLES: dict[str, Any] = {
    "ALL": kleene.ALL,
    "ANY": kleene.ANY,
    "NOT": kleene.NOT,
    "IN_PRINCIPLE": kleene.IN_PRINCIPLE,
    "UNCLEAR": kleene.UNCLEAR,
    "ASSUMED": kleene.ASSUMED,
    "FIRST": kleene.FIRST,
    "FIRST_NOT": kleene.FIRST_NOT,
    "n_of": kleene.n_of,
}


def compile_bound(bound: Bound, *, facts: Mapping[str, Fact]) -> Check:
    """Return a function from answers to what the verdict can be, and the least and the most points.

    The answers must be exact or absent: for ranges and sets use `evaluation`.
    """
    return _Compiler(facts).function(bound)


_KEPT_AT_MOST = 10_000  # ranges of points for different answers, by item


class _Compiler:
    """Compiles one bound programme and those it refers to into one namespace."""

    def __init__(self, facts: Mapping[str, Fact]) -> None:
        self._facts = facts
        self._space: dict[str, Any] = dict(_TABLES)
        self._names: dict[tuple[str, str], str] = {}

    def function(self, bound: Bound) -> Check:
        check: Check = self._space[self._whole(bound)]
        return check

    def _define(self, key: tuple[str, str], block: Block) -> str:
        name = self._names[key] = f"f{len(self._names)}"
        source = "\n".join((f"def {name}(known):", *block.lines))
        exec(compile(source, f"<rules of {key[0]}>", "exec"), self._space)  # noqa: S102 - see the module's docstring
        return name

    def _whole(self, bound: Bound) -> str:
        """Return the name of the function that checks a programme."""
        key = (bound.programme.id, "")
        if key in self._names:
            return self._names[key]
        lines = self._complete_way(bound).lines() if bound.points else []
        if not lines:
            return self._long_way(bound, key)
        long_way = self._long_way(bound, (bound.programme.id, "long way"))
        block = Block()
        block.add("try:")
        with block.deeper():
            self._returned(bound, block, lines, high="low")
        block.add(f"except KeyError: return {long_way}(known)  # a fact is not known")
        return self._define(key, block)

    def _long_way(self, bound: Bound, key: tuple[str, str]) -> str:
        """Return the name of the function that takes answers which are not all there.

        It has a function of its own where there is a short way too: its many variables make every call dearer.
        """
        block = Block()
        block.add("get = known.get")
        if bound.points:
            self._points(bound, block)
        else:
            block.add("low = high = 0")
        self._outcomes(bound, block, 0)
        self._returned(bound, block, [], high="high")
        return self._define(key, block)

    def _complete_way(self, bound: Bound) -> CompleteWay:
        return CompleteWay(bound, facts=self._facts, hold=self._hold, refer=lambda one: self._target(one, bound))

    def _returned(self, bound: Bound, block: Block, lines: Sequence[str], *, high: str) -> None:
        """Return the verdict and the points that `lines` found, as far as what is assumed allows."""
        for line in lines:
            block.add(line)
        for assumed in bound.assumed:
            block.add(f"r = ALL[r << 3 | ASSUMED[{self._whole(assumed)}(known)[0]]]")
        block.add(f"return r, low, {high}")

    def _outcome(self, bound: Bound, outcome: str) -> str:
        """Return the name of the function that says whether an outcome's own condition holds."""
        key = (bound.programme.id, outcome)
        if key in self._names:
            return self._names[key]
        block = Block()
        block.add("get = known.get")
        if bound.points:
            self._points(bound, block)
        when = next(when for id_, _, when in bound.outcomes if id_ == outcome)
        block.add(f"return {self._mask(when, bound, block)}")
        return self._define(key, block)

    def _outcomes(self, bound: Bound, block: Block, number: int) -> None:
        """Put into `r` what the verdict can be by the outcomes from `number` on."""
        if number == len(bound.outcomes):
            block.add(f"r = {NO}")
            return
        _, qualifies, when = bound.outcomes[number]
        if when.kind == "always":
            block.add(f"r = {YES if qualifies else NO}")
            return
        last = number + 1 == len(bound.outcomes) or (
            bound.outcomes[number + 1][2].kind == "always" and not bound.outcomes[number + 1][1]
        )
        mask = self._mask(when, bound, block)
        if last and qualifies:  # what is not this outcome is a no: the verdict can be what the condition can be
            block.add(f"r = {mask}")
            return
        name = block.new()
        block.add(f"{name} = {mask}")
        block.add(f"if {name} == {YES}: r = {YES if qualifies else NO}")
        block.add("else:")
        with block.deeper():
            self._outcomes(bound, block, number + 1)
            block.add(f"r = {'FIRST' if qualifies else 'FIRST_NOT'}[{name} << 3 | r]")

    # Conditions

    def _mask(self, one: Condition, bound: Bound, block: Block) -> str:
        """Return an expression for what a condition can be; what it needs is put into `block` before it."""
        expression = self._bare(one, bound, block)
        if one.in_principle:
            expression = f"IN_PRINCIPLE[{expression}]"
        if one.unclear:
            expression = f"UNCLEAR[{expression}]"
        if one.unless is None:
            return expression
        name = block.new()
        block.add(f"{name} = {expression}")
        block.add(f"if {name} != {YES}:")
        with block.deeper():
            block.add(f"{name} = ANY[{name} << 3 | {self._mask(one.unless, bound, block)}]")
        return name

    def _bare(self, one: Condition, bound: Bound, block: Block) -> str:
        match one.kind:
            case "all" | "any":
                return self._group(one, bound, block)
            case "n_of":
                masks = [self._mask(part, bound, block) for part in one.parts]
                return f"n_of(({', '.join(masks)},), {one.n!r})"
            case "not":
                return f"NOT[{self._mask(one.parts[0], bound, block)}]"
            case "always":
                return str(YES)
            case "not_published":
                return str(kleene.BORDERLINE)
            case "points":
                return against(one.comparisons[0])
            case "ref":
                return self._target(one, bound)
            case _:
                return self._leaf(one, block)

    def _group(self, one: Condition, bound: Bound, block: Block) -> str:
        table, end = ("ALL", NO) if one.kind == "all" else ("ANY", YES)
        name = block.new()
        block.add(f"{name} = {self._mask(one.parts[0], bound, block)}")
        for part in one.parts[1:]:
            block.add(f"if {name} != {end}:")
            with block.deeper():
                block.add(f"{name} = {table}[{name} << 3 | {self._mask(part, bound, block)}]")
        return name

    def _target(self, one: Condition, bound: Bound) -> str:
        programme, outcome = one.ref
        target = bound.targets.get(programme)
        if target is None:
            return str(NO)
        return f"{self._whole(target)}(known)[0]" if outcome is None else f"{self._outcome(target, outcome)}(known)"

    def _leaf(self, one: Condition, block: Block) -> str:
        fact = self._facts[one.fact]
        name = block.new()
        block.add(f"{name} = get({one.fact!r})")
        rank = f"{self._hold(ranks_of(fact))}[{name}]" if is_ranked(one, fact) else name
        tests = " and ".join(comparison(c.op, c.value, value=name, rank=rank, fact=fact) for c in one.comparisons)
        exact = f"{YES} if {tests} else {NO}"
        if one.unclear_at:
            exact = f"{kleene.BORDERLINE} if {name} in {one.unclear_at!r} else {exact}"
        return f"({possible(one, None, fact)} if {name} is None else {exact})"

    def _hold(self, thing: object) -> str:
        """Return the name under which the functions find `thing`."""
        name = f"h{len(self._space)}"
        self._space[name] = thing
        return name

    # Points

    def _points(self, bound: Bound, block: Block) -> None:
        """Put the least and the most points into `low` and `high`."""
        block.add("sure = low = high = 0")
        for group in depending(bound.points):
            if len(group) == 1:
                self._item(group[0], bound, block)
            else:
                self._group_of_items(group, bound, block)
        block.add("low += sure; high += sure")

    def _group_of_items(self, group: tuple[PointsItem, ...], bound: Bound, block: Block) -> None:
        """Add up items that share facts: one by one where all are known, and otherwise only together exactly."""
        facts = sorted({fact for item in group for fact in item_facts(item)})
        block.add(f"if {' or '.join(f'get({fact!r}) is None' for fact in facts)}:")
        with block.deeper():
            self._add_range(group, block)
        block.add("else:")
        with block.deeper():
            for item in group:
                self._item(item, bound, block)

    def _add_range(self, items: tuple[PointsItem, ...], block: Block) -> None:
        least, most = block.new(), block.new()
        block.add(f"{least}, {most} = {self._hold(self._interpreted(items))}(get)")
        block.add(f"low += {least}; high += {most}")

    def _item(self, item: PointsItem, bound: Bound, block: Block) -> None:
        if item.rows:
            self._rows(item, bound, block)
            return
        name = block.new()
        if item.award is not None:
            block.add(f"{name} = get({item.fact!r})")
            block.add(f"sure += {item.award[2]!r} if {name} is None else {name}")
            return
        least, most = self._interpreted((item,))(lambda _: None)
        block.add(f"{name} = get({item.fact!r})")
        block.add(f"if {name} is None: low += {least!r}; high += {most!r}")
        if item.choice is not None:
            block.add(f"else: sure += {self._hold(points_of_options(item.choice))}[{name}]")
        else:
            band_tree(block, name, steps_of(item), first="elif")

    def _rows(self, item: PointsItem, bound: Bound, block: Block) -> None:
        """Go through the rows where every fact is known; leave the range to the interpreter where one is not."""
        with block.nested() as levels:
            for when, points in item.rows:
                mask = block.new()
                block.add(f"{mask} = {self._mask(when, bound, block)}")
                block.add(f"if {mask} & {NO} == 0: sure += {points!r}")
                block.add(f"elif {mask} != {NO}:")
                with block.deeper():
                    self._add_range((item,), block)
                block.add("else:")
                levels.enter_context(block.deeper())
            block.add("pass")

    def _interpreted(self, items: tuple[PointsItem, ...]) -> Callable[[Get], tuple[float, float]]:
        names = sorted({fact for item in items for fact in item_facts(item)})
        facts = self._facts

        kept: dict[tuple[Answer | None, ...], tuple[float, float]] = {}

        def points(get: Get) -> tuple[float, float]:
            known = tuple(map(get, names))
            found = kept.get(known)
            if found is None:
                answers = {name: value for name, value in zip(names, known, strict=True) if value is not None}
                added = total(items, answers=answers, facts=facts)
                if len(kept) >= _KEPT_AT_MOST:
                    kept.clear()
                found = kept[known] = added.low, added.high
            return found

        return points
