"""Finds how many people the person's team has, in four languages.

Never takes the size of a company or a family for the size of the team.
"""

from collections.abc import Iterator

from bot.nlu.facts.bounds import qualify
from bot.nlu.facts.model import Fact, Reading
from bot.nlu.facts.wording import words

_BEFORE = words(
    r"团队(?:里|中|现在|目前|一共|总共|有|共|是|成员)*(?:大概|约|[:\s])*$",
    r"(?<![a-z])team (?:of|is|has|size(?: is|:)?|consists of)(?: about| around)? ?$",
    r"チームは?(?:メンバー|全部で|約)*$",
    r"팀(?:원|은|이|원은|원이)*\s?(?:모두\s?|총\s?)?$",
)
_PEOPLE = words(r"(?:\s?(?:个人|人|名|位|个|명|인|사람|people|persons|members)(?![a-z]))?")
_AFTER = words(
    r"\s?(?:个?人|名)(?:的)?(?:小)?团队",
    r"[\s-](?:person|people|man|member) team(?![a-z])|(?: people| members| persons)? (?:in|on) (?:my|our"
    r"|the) team(?![a-z])",
    r"\s?(?:人|名)の?チーム",
    r"\s?(?:명|인)(?:으로 된|의|이)?\s?팀",
)


def find_team(reading: Reading) -> Iterator[Fact]:
    """Yield `team_size` facts."""
    folded = reading.folded
    for quantity in reading.quantities:
        if quantity.low % 1 or quantity.high > 1000 or quantity.is_year:
            continue
        before = folded[max(0, quantity.start - 24) : quantity.start]
        match = _AFTER.match(folded, quantity.end) or (
            _PEOPLE.match(folded, quantity.end) if _BEFORE.search(before) else None
        )
        if match:
            found = qualify(folded, quantity, start=quantity.start, end=match.end())
            yield Fact("team_size", found.value, quantity.start, found.end, extra=found.extra)
