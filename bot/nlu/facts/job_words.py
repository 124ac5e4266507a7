"""Words for what people work as, right beside a length of time, as regular expressions over folded text.

Never decides anything; `careers` and `several_jobs` do, with these words.
"""

from bot.nlu.facts.wording import words

_ZH = (
    r"工程师|程序员|开发(?!区|票|商)|设计师?|分析师|会计师?|律师|老师|教师|外教|经理|顾问|研究员|厨师|焊工|电工|技师|技工|销售(?!额|收|业)"
    r"|运营|运维|测试|翻译|医生|护士|架构师|主管|总监"
)
_EN = (
    r"(?:engineer|developer|dev|programmer|designer|analyst|consultant|manager|accountant|architect|lawyer|teacher"
    r"|instructor|researcher|scientist|technician|welder|chef|cook|electrician|mechanic|translator|nurse|doctor|director"
    r"|pharmacist|auditor|salesman|marketer|recruiter)"
)
_JA = (
    r"エンジニア|プログラマー?|デザイナー|コンサルタント|アナリスト|アーキテクト|マネージャー|マネジャー|開発者?|研究[員者]|技術者|技師"
    r"|営業職?|経理職?|会計士|弁護士|教[師員]|講師|看護師|通訳|翻訳者?|溶接工|電気工|料理人|シェフ|管理職|会社員|社会人"
)
_KO = (
    r"엔지니어|개발자?|프로그래머|디자이너|컨설턴트|분석가|연구원|교사|강사|변호사|회계사|매니저|영업직?|마케터|기획자?|용접공|요리사|셰프"
    r"|간호사|통역사|번역가|직장인|(?:직장|회사|사회)\s?생활"
)
_ABOUT_EN = r"(?:about |over |almost |nearly |around |more than |at least )*"

# Right before the time: 软件工程师5年, "software engineer for 5 years". Somebody married to one is not one.
BEFORE = words(
    rf"(?:{_ZH})(?:工作|岗位|职位)?(?:也|已经?|做了|干了|当了|了|有|大概|差不多|约|快)*$",
    rf"^(?!.*\bmarri).*(?<![a-z]){_EN}\s(?:in \w+ )?for {_ABOUT_EN}$|(?<![a-z]){_EN}[\s:-]{{1,3}}$",
    rf"(?:{_JA})(?:の仕事|として|を|は|で|に?なって|やって|して|から)*(?:約|もう|だいたい)?$",
    rf"(?:{_KO})\s?(?:일)?(?:로|으로|를|을|은|는)?\s?(?:일한\s?지\s?|한\s?지\s?)?(?:약|한|벌써|올해|이제|거의)?\s?$",
)
# Right after it: 4年java开发, "4 years java developer", 5년차 개발자.
AFTER = words(
    rf"[多余]?(?:的)?(?:(?!签|许|居|证|期|效|前|后|合同|[是要招想])[^,。?!\d]){{0,8}}?(?:{_ZH})",
    rf"\s(?:of )?(?:(?!(?:ago|old|in|for|from|of|to|the|until|with|visa|permit|by|as)\s)[a-z+#./&-]+\s){{0,3}}?"
    rf"{_EN}(?![a-z])",
    rf"\s?(?:の|間の?)?(?:(?!ビザ|許可|有効)[^、。,?前後\d]){{0,6}}?(?:{_JA})",
    rf"\s?(?:간|째|동안)?\s?(?:[가-힣a-z]{{1,8}}\s)?(?:{_KO})",
)
# A time that ends with one of these was spent on something else, whatever job follows.
NOT_BEFORE = words(
    r"(?:来华|来中国|结婚|回国|留学|居住)(?:已经?|了)?$",
    r"(?<![a-z])(?:married|lived|studied|studying)(?: for)? $",
    r"(?:来日|来中|在住|結婚|留学|滞在)(?:して)?$",
    r"(?:결혼|유학|거주|체류)\s?(?:한\s?지\s?)?$",
)
# What begins somebody's working life, before "in the 5th year": 大卒5年目, 입사 5년차.
START_BEFORE = words(
    r"(?:工作|入职|入行|上班|从业)(?:已经?)?(?:到了?|是)?$",
    r"(?:大卒|院卒|修士卒|学部卒|新卒(?:入社)?|入社|就職|転職|働いて|勤めて|入行)(?:して|で)?$",
    r"(?:입사|취업|취직|근무|재직|일한\s?지)\s?$",
)
# One of several jobs: "3 years as a welder", 溶接工として3年, 용접공으로 3년.
ROLE_BEFORE = words(
    rf"(?:当|做)(?:了|过)$|(?:{_ZH})(?:做了|干了|当了|了)?$",
    rf"(?:{_JA})(?:として|を|で)?$",
    rf"(?:{_KO})\s?(?:로|으로)?\s?$",
)
ROLE_AFTER = words(
    rf"(?:的)?(?:(?!是)[^,。?!\d]){{0,6}}?(?:{_ZH})",
    r"(?: years?| yrs?)?(?: working)? as (?:an? )?[a-z]",
    rf"(?:間)?の?(?:{_JA})",
    rf"\s?(?:간|동안)?\s?(?:{_KO})",
)
ROLE_AFTER_NUMBER = words(r" as an? [a-z]")
# Words that make one length part of another: "8 years, 3 of them as a manager".
PART = words(
    r"其中|总共|一共|共计|包括",
    r"(?<![a-z])(?:of (?:which|them|those)|including|total|altogether|overall|in all)(?![a-z])",
    r"うち|合計|全部で|含め",
    r"그\s?중|총|합쳐|합계|포함|모두",
)
