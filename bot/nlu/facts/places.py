"""Finds where the person works or will work: Shanghai, Pudong, Lin-gang, the free-trade zone, or elsewhere in China.

Never takes a place somebody lives, studied or asks about for the place of work.
"""

from collections.abc import Iterator

from bot.nlu.facts.model import Fact, Reading
from bot.nlu.facts.wording import words

# The narrowest place of a clause counts.
_PLACES = {
    "lingang": words(
        r"临港(?:新片区)?",
        r"(?<![a-z])lin-?\s?gang(?: (?:special|new) area)?(?![a-z])",
        r"臨港(?:新片区)?",
        r"린강(?:\s?신구)?|링강",
    ),
    "ftz": words(
        r"自贸(?:试验)?区",
        r"(?<![a-z])(?:shanghai )?(?:pilot )?(?:free[\s-]trade zone|ftz)(?![a-z])",
        r"自由貿易(?:試験)?区",
        r"자유무역(?:시험)?구|자무구",
    ),
    "pudong": words(
        r"浦东(?:新区)?|张江|陆家嘴|金桥|外高桥",
        r"(?<![a-z])(?:pudong(?: new area)?|zhangjiang|lujiazui|jinqiao|waigaoqiao)(?![a-z])",
        r"浦東(?:新区)?",
        r"푸[둥동]|장장(?=에|\s|$)",
    ),
    "shanghai": words(
        r"上海|徐汇|静安|黄浦|长宁|虹口|杨浦|普陀|闵行|宝山|嘉定|松江|青浦|奉贤|崇明|虹桥|漕河泾",
        r"(?<![a-z])(?:shanghai|xuhui|jing'?an|huangpu|changning|yangpu|minhang|jiading|songjiang|qingpu"
        r"|hongqiao|caohejing)(?![a-z])",
        r"虹橋|上海|徐匯|長寧|閔行|奉賢|楊浦",
        r"상하이|상해|징안구?|홍차오|쉬후이|민항",
    ),
    "other": words(
        r"北京|广州|深圳|杭州|苏州|南京|成都|武汉|天津|重庆|西安|宁波|无锡|青岛|大连|厦门",
        r"(?<![a-z])(?:beijing|guangzhou|shenzhen|hangzhou|suzhou|nanjing|chengdu|wuhan|tianjin|chongqing|xi'an"
        r"|ningbo|wuxi|qingdao|dalian|xiamen)(?![a-z])",
        r"大連|広州|深セン",
        r"베이징|북경|광저우|선전|항저우|쑤저우|난징|청두|칭다오",
    ),
}
_WORK_BEFORE = words(
    r"(?:公司|单位|办公室|工作地点?|办公地点?|雇主|企业|岗位)(?:都|就)?(?:在|是|为|[:\s])+(?:上海)?(?:的|市)?$"
    r"|(?:工作|上班|就职|任职)(?:地点)?(?:在|于)+(?:上海)?(?:的|市)?$",
    r"(?<![a-z])(?:work(?:ing|ed)?|based|job(?: is)?|office(?: is)?|company(?: is| sits)?|employer(?: is)?"
    r"|workplace(?: is)?|employed)[^,.?!]{0,20}? (?:in|at|from) (?:the )?(?:shanghai,? |\w+, )?$",
    r"(?:勤務先|職場|会社|勤務地|オフィス|本社|就職先)(?:は|が)(?:上海の)?$",
    r"(?:직장|회사|근무지|사무실|오피스)(?:은|는|이|가)?\s?(?:상하이\s?)?$",
)
_WORK_AFTER = words(
    r"^(?:市|新区|区|那边|这边|商务区|的公司|一家[^,。]{0,8}?公司|[^,。]{0,8}?)?(?:工作|上班|就职|任职|办公"
    r"|入职)(?!许可|签|居留|证|室)",
    r"^(?:区|エリア|のオフィス|の会社)?(?:で|に)(?:働|勤務|勤め)|^(?:区|の[^、。]{1,5})?にあります|^(?:勤務"
    r"|のオフィスで勤務)",
    r"^\s?(?:쪽)?(?:에서|에|으로)\s?(?:일하|일해|일합|근무|출근|다니|있습니다|위치)|^\s?근무|^(?:예요|이에요)",
)


def find_work_place(reading: Reading) -> Iterator[Fact]:
    """Yield at most one `work_place` fact, the narrowest; a place name without a word of work is a `bare` one."""
    best: Fact | None = None
    for place, pattern in _PLACES.items():
        for match in pattern.finditer(reading.folded):
            before = reading.folded[max(0, match.start() - 40) : match.start()]
            after = reading.folded[match.end() : match.end() + 24]
            at_work = _WORK_BEFORE.search(before) or _WORK_AFTER.search(after)
            fact = Fact("work_place", place, match.start(), match.end(), "plain" if at_work else "bare")
            if best is None or (best.strength == "bare" and at_work):
                best = fact
    if best:
        yield best
