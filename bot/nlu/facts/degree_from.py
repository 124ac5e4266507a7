"""Finds where the degree is from: a university of Shanghai, of elsewhere in China, or abroad, in four languages.

Never takes a place of work, a language course or a degree still studied for; where two places are named, it is open
which degree is the one in question, and nothing is said.
"""

from collections.abc import Iterator

from bot.nlu.facts.country_names import COUNTRIES, PEOPLE, STARRED, either
from bot.nlu.facts.education_words import DEGREE_FROM
from bot.nlu.facts.model import Fact, Reading
from bot.nlu.facts.wording import each, words
from knowledge import han

_CHINESE = {"CN"}
_LANDS = {name: code for name, code in COUNTRIES.items() if code not in _CHINESE and name not in STARRED}
_FOLK = {name: code for name, code in PEOPLE.items() if code not in _CHINESE}
_PLACES_HAN = {
    "shanghai": "上海|沪|상하이|상해",
    "china": "中国|国内|大陆|北京|广州|深圳|杭州|苏州|南京|成都|武汉|天津|重庆|西安|중국|베이징|북경|난징|항저우",
    "abroad": f"{either(_LANDS, ascii_only=False)}|国外|海外|境外|해외|외국",
}
_PLACES_EN = {
    "shanghai": r"shanghai",
    "china": r"(?:mainland )?china|beijing|guangzhou|shenzhen|hangzhou|nanjing|chengdu|wuhan|tianjin|xi'?an",
    "abroad": rf"{either(_LANDS, ascii_only=True)}|us|abroad|overseas|europe",
}
_HAN, _EN = (
    "|".join(rf"(?P<{place}>{han.fold(names)})" for place, names in table.items())
    for table in (_PLACES_HAN, _PLACES_EN)
)
_DEGREE_ZH = r"(?:大学|本科|硕士|博士|研究生|学位|学历|文凭)"
_DEGREE_EN = (
    r"(?:degree|diploma|bachelor'?s?(?: degree)?|master'?s?(?: degree)?|ph\.?d|doctorate|bsc|msc|mba|university|uni"
    r"|college)"
)
_DONE_KO = r"(?:나왔|나온|졸업|다녔|마쳤|땄|받았)"
# What is told in a sentence.
_TOLD = each(
    rf"(?:是|我)?在(?:{_HAN})(?:的)?(?:[^,。?吗工]{{0,8}}?)(?:[读念上](?:的|完|过|了)+{_DEGREE_ZH}|毕业(?!生|证|论文|[吗后])|[拿取][得到]?的{_DEGREE_ZH})",
    rf"{_DEGREE_ZH}(?:都|也)?(?:是)?在(?:{_HAN})(?:的)?(?:[^,。?吗工]{{0,8}}?)(?:[读念上](?:的|完|过|了)|毕业(?!生|[吗后])|[拿取]得?到?的)",
    rf"{_DEGREE_ZH}(?:是|来自)(?:{_HAN})(?:的)?(?=[,。;]|$)",
    rf"(?:{_HAN})(?:的)?(?:某|一所)?(?:大学|高校)(?:[^,。?吗工]{{0,4}}?)(?:毕业(?!生|证|论文|[吗后])|[读念]的)",
    rf"(?<![a-z])(?:graduated(?: [a-z]+){{0,3}}?|went to (?:uni\w*|college|school)"
    rf"|(?:got|did|earned|obtained|finished|completed) (?:my|a) (?:[a-z]+ )?{_DEGREE_EN}"
    rf"|my (?:[a-z]+ )?{_DEGREE_EN}(?: (?:is|was))?|^(?:[a-z]+ )?{_DEGREE_EN}(?: (?:is|was))?)"
    rf" (?:in|from|at)(?: an? (?:\w+ )?(?:university|uni|college) in)? (?:the )?(?:{_EN})(?![a-z])",
    rf"(?<![a-z])studied(?: [a-z]+){{0,2}}? in (?:the )?(?P<abroad>{_PLACES_EN['abroad']})(?![a-z])",
    rf"(?<![a-z])(?:graduated (?:from|at)|studied at|{_DEGREE_EN} (?:is |was )?(?:from|at)) an? (?:\w+ )?"
    rf"(?P<abroad>{either(_FOLK, ascii_only=True)}|uk|us|overseas|foreign) (?:university|uni|college)(?![a-z])",
    rf"(?:{_HAN})(?:にある|の|で)(?:[^、。?]{{0,6}}?)大学(?:院)?(?:を|で)?(?:[^、。?働]{{0,6}}?)"
    r"(?:出[ てたま]|卒|修了|取)",
    rf"(?:大学(?:院)?|学位|学部|修士|博士)は(?:{_HAN})(?:の大学)?(?:です|でした|で(?:卒|取|修了)|を?(?:出|卒))",
    rf"(?:{_HAN})\s?(?:에\s?있는\s?|에서\s?|의\s?)?대학(?:교|원)?(?:를|을)?\s?{_DONE_KO}",
    rf"대학(?:교|원)?(?:는|은|를|을)?\s?(?:{_HAN})에서\s?{_DONE_KO}",
)
# What is only right as an answer: a university may also be where somebody works.
_ANSWERED = each(
    rf"^(?:{_HAN})の大学(?:院)?(?=です|でした|$)",
    rf"^(?:{_HAN})(?:的)?(?:大学|高校)$",
    rf"^(?:{_HAN})\s?대학(?:교|원)?(?=이?[요에예]|입니다|$)",
    rf"^(?:i )?studied in (?:{_EN})$",
    rf"^(?:an? |in |from )?(?:the )?(?:{_EN})(?: uni\w*| college)$",
)
_STUDYING = words(
    r"在读|正在|现在在|还在",
    r"(?<![a-z])(?:studying|exchange|language school)(?![a-z])",
    r"在学|留学中",
    r"재학|다니고",
)


def find_degree_from(reading: Reading) -> Iterator[Fact]:
    """Yield `degree_from` facts: `shanghai`, `china` or `abroad`."""
    found = [
        Fact("degree_from", place, match.start(), match.end())
        for place, pattern in DEGREE_FROM.items()
        for match in pattern.finditer(reading.folded)
    ]
    if not _STUDYING.search(reading.folded):
        found += _placed(reading.folded)
    if len({fact.value for fact in found}) == 1:
        yield from found


def _placed(folded: str) -> Iterator[Fact]:
    for patterns, bare in ((_TOLD, False), (_ANSWERED, True)):
        for pattern in patterns:
            for match in pattern.finditer(folded):
                place = next(name for name, written in match.groupdict().items() if written)
                yield Fact("degree_from", place, match.start(), match.end(), "bare" if bare else "plain")
