"""Finds the highest degree the person holds, none, bachelor, master or doctor, in four languages; or those possible.

Never counts a degree that is still being studied for, a physician, or a postdoc.
"""

import re
from collections.abc import Iterator

from bot.nlu.facts.degree_bounds import LEVELS, find_bound
from bot.nlu.facts.model import Fact, Reading
from bot.nlu.facts.wording import words

_UNFINISHED_HAN = r"(?!后|生(?!毕业)|导师|在读|課程(?!を?修了|卒)|研究員|论文|候选)"
_UNFINISHED_KO = r"(?!\s?과정(?!\s?졸업)|\s?후(?![에가])|\s?수료)"
_NO_STUDENT_EN = (
    r"(?!'?s?\s(?:student|candidate|supervisor|programme|program|thesis|position|scholarship)|\s?students?)"
)

_WORDS = {
    "doctor": words(
        r"(?:文学|理学|工学|医学|法学|农学|经济学|管理学"
        rf"|教育学)?(?<!超级)(?<![双专])博士{_UNFINISHED_HAN}(?:学位|学历|毕业生?|毕业证)?",
        r"(?<![a-z])(?:ph\.?\s?d\.?'?s?|d\.?phil|doctorates?|doctoral degree|doctor'?s degree"
        rf"|doctor of (?!medicine\b)\w+(?: medicine)?|edd|dba)(?![a-z]){_NO_STUDENT_EN}",
        rf"博士{_UNFINISHED_HAN}(?:号|学位|課程(?:を?修了|卒))?",
        rf"박사{_UNFINISHED_KO}(?:\s?(?:학위|졸업))?",
    ),
    "master": words(
        rf"(?:双一流|两个|工商管理)?硕士{_UNFINISHED_HAN}(?:研究生)?(?:学位|学历|毕业生?|毕业证)?|研究生(?!院"
        r"|导师|在读|部|会)(?:学历|学位|毕业)?",
        r"(?<![a-z])(?:master'?s?'?(?: degrees?| of (?:science|arts|business\w*|engineering|laws?|education"
        r"|philosophy|public \w+|fine arts|medicine|research))"
        r"|masters'?|master's|(?<=a )master(?=\s(?:not|and|but|with|or)\b)|master(?=$|[,.;!)]"
        r"| only(?![a-z])| in | from | at |\s?[^\x00-\x7f])|m\.?sc\.?|m\.?phil|m\.?eng|mba|emba|ll\.?m|m\.?ed"
        rf"|postgraduate degree)(?![a-z]){_NO_STUDENT_EN}",
        rf"修士{_UNFINISHED_HAN}(?:号|学位|課程(?:を?修了|卒))?|大学院(?:を?(?:修了|卒業?)|卒)|院卒",
        rf"석사{_UNFINISHED_KO}(?:\s?(?:학위|졸업))?|대학원\s?(?:을\s?)?(?:졸업|나왔)",
    ),
    "bachelor": words(
        r"(?:大学)?本科(?!生导|生在读|在读|目)(?:学历|学位|毕业生?|毕业证)?|学士(?!后)(?:学位|学历)?"
        r"|大学(?:毕业(?!生|论文|证认证)|文凭|学历)|四大卒",
        r"(?<![a-z])(?:bach[ae]?l[eo]r'?s?'?(?: degrees?| of \w+)?|b\.?sc\.?|b\.?eng|b\.?tech|b\.?com|ll\.?b"
        r"|b\.?ed|undergraduate degree|undergrad degree"
        rf"|college degree|university degree)(?![a-z]){_NO_STUDENT_EN}(?!\sparty)",
        r"大卒|大学(?:を|は)?(?:卒業?|出て|出ました)|学部卒|学士(?:号|学位)?",
        rf"학사{_UNFINISHED_KO}(?!\s?(?:일정|관리|행정))(?:\s?학위)?|대졸|대학교?\s?(?:를|을)?\s?(?:졸업|나왔)"
        r"|4년제\s?(?:를\s?)?(?:나왔|졸업|대학)|학과\s?(?:를\s?)?(?:졸업|나왔)",
    ),
    "none": words(
        r"(?<![a-z])(?:大专|专科|高中|中专|技校|初中|职高)(?:学历|文凭|毕业)?|(?:没有?"
        r"|无)(?:任何)?(?:大学|本科|学士)?(?:学历|学位|文凭)|没(?:有)?[上读念]过?(?:大学|本科)|没有?本科",
        r"(?<![a-z])(?:(?:no|without an?y?|(?:don't|do not|didn't) have an?y?|haven't got an?y?|have no)"
        r" (?:(?:university |college |academic |bachelor'?s? )?degrees?|bachelor'?s?(?! party))|"
        r"(?:didn't|did not|never) (?:go to|attend|finish|graduate from) (?:university|college)"
        r"|high ?school(?: diploma| only| graduate)?|associate(?:'s)? degree|"
        r"vocational (?:school|diploma)|never went to (?:university|college)"
        r"|diploma only|only (?:have )?a diploma)(?![a-z])",
        r"高卒|高校(?:まで|だけ|卒業?|を出)|専門学校(?:卒|を?卒業)?|短大(?:卒)?|高専(?:卒)?|中卒|学位は?(?:ない"
        r"|なし|ありません|持ってい?ません|持ってない)|大学(?:は|を)?(?:卒業して|出て|行って)(?:い)?(?:ない|ません)"
        r"|学士(?:号)?(?:は|も|が)(?:ない|なし|ありません|持ってい?ません|持ってない)",
        r"고졸|전문대(?:졸|\s?졸업)?|고등학교\s?(?:만\s?)?(?:나왔|졸업)|초대졸|학위\s?(?:가|는)?\s?없"
        r"|(?:대학(?:교)?|학사)\s?(?:학위)?\s?(?:을|를|은|는|이|가|도)?\s?(?:안\s?나왔|못\s?나왔|졸업하지\s?(?:않|못)|졸업\s?못|없)",
    ),
}
# "BA", "MS" and the like only as capitals, after an article or a verb of having, and not before a product name.
_CAPITALS = re.compile(
    r"(?:(?<=\ba )|(?<=\ban )|(?<=\bmy )|(?<=[Hh]ave )|(?<=[Hh]old )|(?<=[Ww]ith )|^)(?P<level>BA|BS|BEng|MA"
    r"|MS)\b(?! (?:Office|Word|Excel|Teams|visa|permit))"
)
_STUDYING_BEFORE = words(
    r"(?:在?读|攻读|念|考|想读|申请|招|准)(?:一个|个|了)?\s?$|(?:没有?|未)能?(?:读|念|上|拿|获|取)(?:完|到|得)?(?:了|过)?$",
    r"(?:(?:doing|pursuing|studying(?: for| towards)?|enrolled in|start(?:ing)?|finishing|completing"
    r"|apply(?:ing)? (?:for|to)|working (?:on|towards)|supervis\w+|hire|hiring"
    r"|(?:middle|year|end) of|half-?way through|years? into"
    r"|(?:almost|nearly|soon|half) (?:done|finished|through)(?: with)?"
    r"|(?<!able )(?<!managed )(?<![a-z])to (?:finish|complete|get|defend|do)|dropped out of|quit|gave up|abandoned)"
    r" (?:a |an |my |the |for )?(?:\w+ )?)$",
)
# After a comma only what names studying counts: "修士、まだ未婚です" holds it.
_STUDYING_AFTER = words(
    r"(?:学位|学历)?(?:还没|尚未)|(?!都[没不]有?(?:\W|$))\W{0,2}(?:(?:我|也|都|还|仍|目前|现在|一直|并)*(?:没有?|尚?未)能?"
    r"(?:读|念|上|拿|毕|答|完|取|获|修|得|结业|到手|授|(?=[,.;!。]|$))|(?:还|现在|目前|正)*在(?:读|念)|肄业|辍学|退学|还?差一?点|放弃"
    r"|(?:读|念|上)(?:了|到)?一半|(?:快|即将|马上|就)要?(?:毕业|读完|拿到)|[一二三四五六1-6]年级|第[一二三四五六1-6]年)",
    r"(?: degree| studies| thesis)?\W{0,3}(?:(?:which|that|but|it|is|was|has|i|i'm|still|currently|just|been)\s)*"
    r"(?:(?:not|(?:is|was|has|have|did|could)n'?t|never|did not|have not|has not|could not)"
    r"(?: (?:yet|quite|been|really|even|fully|actually|it))* (?:finish|complet|done|over|obtain|award|got|get|receiv"
    r"|defend|there|graduat|ready)\w*|(?:not|no)(?: yet| really)?(?=\W*$|[,.;!)])|unfinished|incomplete|ongoing"
    r"|in progress|under ?way|pending|dropped|drop-?out|half(?:-?way| done| finished))(?![a-z])",
    r"(?:号|学位|課程)?[はがをもの]?(?:まだ|\W?(?:まだ(?=です|[^、。]{0,4}(?:取|と[れっ]|終|修了|卒業|途中|在学))|中退|未(?:取得|修了|了|完)|途中|最中"
    r"|(?:単位取得|満期)退学|取得(?:中|予定|見込)"
    r"|(?:取|と[れっ]|終|修了|卒業|持|完了|授与|もら)[^、。]{0,6}?(?:ない|ません|なく|なかった|ず(?![っに]))))",
    r"(?:\s?(?:학위|과정|공부))?\s?(?:까지)?(?:는|은|를|을|가|이|도)?(?:\s?아직|\W{0,2}(?:(?:아직\s?)?(?:못|안\s?(?:끝|마|땄|따|받"
    r"|나왔))|아직(?=\W*$)|미(?:취득|완)|중퇴|자퇴|포기|중단|(?:중간에|중도에)|그만|수료|재학|휴학|논문|(?:끝나|마치|따|받|끝내|졸업하|취득하|이수하)지\s?(?:는\s?|를\s?)?"
    r"(?:않|못)|하는\s?중|하고\s?있|진행\s?중|준비))",
)


def find_degree(reading: Reading) -> Iterator[Fact]:
    """Yield a `degree` fact for every mention; the longest reading of a mention counts.

    Where several are possible ("master's or above") the value is a list, ascending, and a mere answer: in a sentence
    such words mostly tell what a policy asks for. Where all are possible nothing is said.
    """
    taken: list[range] = []
    for level in ("none", "doctor", "master", "bachelor"):
        for match in _WORDS[level].finditer(reading.folded):
            before = reading.folded[max(0, match.start() - 40) : match.start()]
            inside = any(match.start() in span for span in taken)
            studying = _STUDYING_BEFORE.search(before) or _STUDYING_AFTER.match(reading.folded, match.end())
            if match[0] and not inside and not studying:
                taken.append(range(match.start(), match.end()))
                yield from _read(reading, level, match.start(), match.end())
    for match in _CAPITALS.finditer(reading.text):
        level = "bachelor" if match["level"].startswith("B") else "master"
        yield from _read(reading, level, match.start("level"), match.end("level"))


def _read(reading: Reading, level: str, start: int, end: int) -> Iterator[Fact]:
    """Yield the fact of one mention, as it is qualified."""
    bound = find_bound(reading.folded, level, start=start, end=end, language=reading.language)
    if bound is None:
        yield Fact("degree", level, start, end)
    elif len(bound.levels) == 1:
        yield Fact("degree", bound.levels[0], bound.start, bound.end)
    elif bound.levels != LEVELS:
        yield Fact("degree", list(bound.levels), bound.start, bound.end, "bare")
