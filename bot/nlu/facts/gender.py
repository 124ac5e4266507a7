"""Finds whether the person is a woman or a man, in four languages.

Never guesses from a name, and never takes a word for other people ("my girlfriend", 여자친구, 女性の上司) for it.
"""

from collections.abc import Iterator

from bot.nlu.facts.model import Fact, Reading
from bot.nlu.facts.wording import words

_SAID = {
    "female": words(
        r"女[性的生](?!朋|上|同|老|员|领|职|博士后?可)|(?<=[,，、 岁我是])女(?=$|[,，、。 ])",
        r"(?<![a-z])(?:woman|female|lady)(?![a-z'])",
        r"女性(?=です|で|の(?:ポスドク|研究)|だ|$|[、。])",
        r"여[자성](?=$|[\s,.]|입니|이에|이고|인데|예요|고요|로서|라서|이라)(?!\s?(?:친구|상사|동료|직원|분))",
    ),
    "male": words(
        r"男[性的生](?!朋|上|同|老|员|领|职)|(?<=[,，、 岁我是])男(?=$|[,，、。 ])",
        r"(?<![a-z])(?:man|male|gentleman)(?![a-z'])",
        r"男性(?=です|で|の(?:ポスドク|研究)|だ|$|[、。])",
        r"남[자성](?=$|[\s,.]|입니|이에|이고|인데|예요|고요|로서|라서|이라)(?!\s?(?:친구|상사|동료|직원|분))",
    ),
}


def find_gender(reading: Reading) -> Iterator[Fact]:
    """Yield `gender` facts: `female` or `male`."""
    for gender, pattern in _SAID.items():
        for match in pattern.finditer(reading.folded):
            yield Fact("gender", gender, match.start(), match.end())
