"""Reads how a degree is qualified, "below a bachelor's", 硕士以上, 학사 미만, as the degrees that are possible.

Never finds a degree itself.
"""

from dataclasses import dataclass

from bot.nlu.facts.wording import words

LEVELS = ("none", "bachelor", "master", "doctor")

_ARTICLE = r" ?(?:a |an |the )?$"
_LOWER_BEFORE = words(
    r"(?:[不没未]到|没达到|达不到|不足|低于)$",
    rf"(?<![a-z])(?<!no )(?<!not )(?:less|lower) than{_ARTICLE}|(?<![a-z])(?:below|under|short of){_ARTICLE}",
)
_LOWER_AFTER = words(
    r"(?:学历|学位)?(?:(?:以下|未满)(?:学历|学位)?|都[没不](?:有|是|到|读|上|念)?)",
    r"未満|に満たない|より下|すら(?:ない|ありません)",
    r"\s?(?:학위\s?)?(?:미만|보다\s?(?:낮|아래)|도\s?(?:없|아니|안))",
)
_AT_MOST_BEFORE = words(r"(?:不超过|不高于)$", rf"(?:at most|up to|(?:no|not) (?:more|higher) than){_ARTICLE}")
_AT_MOST_AFTER = words(
    r"(?:学历|学位)?\(?(?:及|或|或者|和|含)(?:其|本科|学士|硕士)?\)?以下(?:学历|学位)?",
    r"'?\s?(?:degree )?(?:or|and) (?:below|lower|less|under)(?![a-z])",
    r"\s?(?:학위\s?)?이하",
)
_AT_LEAST_BEFORE = words(
    r"(?:至少(?:是|有)?|不低于)$",
    rf"(?:at least|(?:no|not) (?:less|lower) than|minimum(?: of)?){_ARTICLE}",
    r"(?:少なくとも)$",
    r"(?:최소|적어도)\s?$",
)
_AT_LEAST_AFTER = words(
    r"(?:学历|学位)?\(?(?:及|或|或者|和|含)?(?:其|本科|学士|硕士)?\)?以上(?:学历|学位)?",
    r"'?\s?(?:degree )?(?:or|and) (?:above|higher|more|over|better|up)(?![a-z])|\+",
    r"\s?(?:학위\s?)?이상",
)
_HIGHER_BEFORE = words(
    r"(?:高于|超过)$", rf"(?<![a-z])(?<!no )(?<!not )(?:more|higher) than{_ARTICLE}|(?:above){_ARTICLE}"
)
_INCLUSIVE_IN_JAPANESE = words(r"以下")


@dataclass(frozen=True, slots=True)
class Bound:
    """The degrees that are possible, ascending, and the offsets with the words that qualify."""

    levels: tuple[str, ...]
    start: int
    end: int


# In this order: "no less than" before "less than", 及以下 before 以下.
_BOUNDS = (
    (_AT_LEAST_BEFORE, _AT_LEAST_AFTER, lambda own: LEVELS[own:]),
    (_AT_MOST_BEFORE, _AT_MOST_AFTER, lambda own: LEVELS[: own + 1]),
    (_LOWER_BEFORE, _LOWER_AFTER, lambda own: LEVELS[: max(own, 1)]),
    (_HIGHER_BEFORE, None, lambda own: LEVELS[min(own + 1, len(LEVELS) - 1) :]),
)


def find_bound(folded: str, level: str, *, start: int, end: int, language: str | None) -> Bound | None:
    """Return how the degree `level` at `folded[start:end]` is qualified; None where it is named without more.

    以下 leaves the degree itself out in Chinese ("below it"), and keeps it in Japanese, as 이하 does in Korean.

    >>> find_bound("本科以下", "bachelor", start=0, end=2, language="zh").levels
    ('none',)
    >>> find_bound("at least a master", "master", start=11, end=17, language="en").levels
    ('master', 'doctor')
    """
    own = LEVELS.index(level)
    if language == "ja" and (after := _INCLUSIVE_IN_JAPANESE.match(folded, end)):
        return Bound(LEVELS[: own + 1], start, after.end())
    for before, behind, possible in _BOUNDS:
        if ahead := before.search(folded, max(start - 40, 0), start):
            return Bound(possible(own), ahead.start(), end)
        if behind and (after := behind.match(folded, end)):
            return Bound(possible(own), start, after.end())
    return None
