"""Finds what the person does for a living, as one of the occupations the rules know, in four languages.

Never takes somebody met in passing for the person ("my manager"), nor "teacher" alone for a language teacher.
"""

from collections.abc import Iterator

from bot.nlu.facts.model import Fact, Reading
from bot.nlu.facts.wording import words

_TONGUES_HAN = "英语|日语|韩语|法语|德语|西班牙语|俄语|意大利语|英文|日文|韩文|外语|语言|英語|日本語|韓国語|中国語"
_TONGUES_EN = (
    "english|japanese|korean|french|german|spanish|italian|russian|portuguese|arabic|language|foreign language|esl|efl"
)
_TONGUES_KO = "영어|일본어|한국어|불어|프랑스어|독일어|스페인어|외국어|언어"

# First match wins where two kinds fit the same words.
_KINDS = {
    "language_teacher": words(
        rf"(?:{_TONGUES_HAN})(?:老师|教师|外教|讲师)|外教|(?:{_TONGUES_HAN})の?(?:教師|講師|先生)",
        rf"(?<![a-z])(?:{_TONGUES_EN}) (?:teacher|instructor|tutor|lecturer)(?![a-z])"
        rf"|(?<=teach )(?:{_TONGUES_EN})(?! (?:literature|history))(?![a-z])",
        rf"(?:{_TONGUES_KO})\s?(?:교사|강사|선생님?)",
    ),
    "founder": words(
        r"(?:联合)?创始人|创业者|(?:公司|企业)创办人",
        r"(?<![a-z])(?:co-?)?founder(?![a-z])|(?<![a-z])entrepreneur(?![a-z])",
        r"創業者|起業家|共同創業者",
        r"(?:공동\s?)?창업자|창업가",
    ),
    "researcher": words(
        r"(?:副|助理)?研究员|科研人员|科学家|(?:副|助理|助教?)?教授|研究者|学者",
        r"(?<![a-z])(?:(?:associate|assistant|full) )?(?:professor|researcher|scientist|research (?:fellow"
        r"|associate|assistant))(?![a-z])",
        r"研究員|研究者|研究職|(?:准|助)?教授|科学者",
        r"연구원|연구자|과학자|(?:부|조)?교수(?!님)",
    ),
    "manager": words(
        r"(?:中国区|大区|部门|项目|产品|销售)?(?:副?总经理|经理|(?:财务|技术|市场|运营|人事)?总监|总裁|副总裁"
        r"|首席\w{2,3}官|厂长|部长|高管|主管|董事长?)(?!签|级)",
        r"(?<![a-z])(?:(?:general|project|product|sales|branch|country|department|hr|it|marketing|finance"
        r"|engineering|operations|managing|executive) )?"
        r"(?:managers?|director|executive|vice president|vp|ceo|cfo|cto|coo|gm|head of \w+)(?![a-z])",
        r"(?:総|副)?経理|部長|課長|マネージャー|マネジャー|管理職|経営者|社長|取締役|役員|ディレクター|総経理",
        r"총경리|사장|부장|과장|팀장|매니저|관리직|관리자|경영자|임원|이사(?=입|예|이|$)|본부장|디렉터",
    ),
    "skilled_worker": words(
        r"(?:高级)?(?:技工|焊工|电工|技师|厨师|主厨|总厨|钳工|车工|木工)",
        r"(?<![a-z])(?:(?:certified|head|executive|sous) )?(?:welder|chef|cook|electrician|technician|mechanic"
        r"|machinist|skilled worker|craftsman|carpenter)(?![a-z])",
        r"技能工|溶接工|調理師|料理人|シェフ|技能者|熟練工|電気工",
        r"기능공|용접공|요리사|셰프|숙련공|전기기사|미용사",
    ),
    "professional": words(
        r"(?:软件|硬件|机械|电气|土木|芯片|算法|结构|高级)?(?:工程师|程序员|开发者|设计师|律师|会计师?|分析师"
        r"|顾问|咨询师|建筑师|医生|药剂师|架构师|翻译)",
        r"(?<![a-z])(?:(?:software|hardware|chip|mechanical|civil|electrical|data|senior|principal|fpga|product"
        r"|web|design|ai|process|financial|business) )*"
        r"(?:engineer|developer|programmer|designer|lawyer|accountant|analyst|consultant|architect|physician"
        r"|pharmacist|translator|auditor)(?![a-z])",
        r"(?:it|システム|ソフトウェア|fpga)?(?:エンジニア|プログラマー?|デザイナー|コンサルタント|アナリスト"
        r"|アーキテクト)|弁護士|会計士|技術者|通訳|翻訳者|開発者",
        r"(?:소프트웨어\s?|fpga\s?)?(?:엔지니어|개발자|프로그래머|디자이너|변호사|회계사|컨설턴트|분석가|통역사"
        r"|번역가|약사)",
    ),
    "student": words(
        r"(?:在校|大|研究|博士|硕士|本科|高中)?学生(?!签|证|会|居)|留学生|研究生在读|(?:博士|硕士|本科)生(?!导|毕业)",
        r"(?<![a-z])(?:(?:phd|master'?s?|bachelor'?s?|graduate|university|college|exchange"
        r"|doctoral) )*student(?!'?s? (?:visa|permit|residence|loan))(?![a-z])",
        r"学生(?!ビザ)|留学生|大学院生|院生",
        r"(?:유|대|대학원)?학생(?!\s?비자)|대학원생",
    ),
}
# Right before or right after the word, what makes it the person's own work.
_OWN_BEFORE = words(
    r"(?:我|本人)(?:现在|目前|也|其实)?(?:是|做|当|在[^,。]{1,12}(?:做|当|任))(?:一名|一个|个|名"
    r"|位)?(?:[^,。的]{0,6})$|(?:职业|职位|工作|岗位)(?:是|为|[:\s])+$|(?:担任|从事|做|当)(?:一名|一个"
    r"|个)?(?:[^,。的]{0,6})$",
    r"(?<![a-z])(?:i'm|i am|im|i work(?:ed)? as|working as|i've been|i was hired as|hired as"
    r"|job(?: title)?(?: is|:)|occupation(?: is|:)|position(?: is|:)|as)"
    r" (?:currently |now |also )?(?:the |an? )?(?:[a-z-]+ ){0,2}?$|(?<![a-z])i $|(?<![a-z])i teach $",
    r"(?:職業|仕事|職種)は[^、。]{0,6}$",
    r"(?:직업|직책|직무)(?:은|는)\s?$",
)
_OWN_AFTER = words(
    r"^(?:です|をして|をやって|してい?ます|やってい?ます|として(?:働|勤務))",
    r"^\s?(?:입니다|이에요|예요|이고|인데|로\s?(?:일|근무)|으로\s?(?:일|근무)|를 하고|을 하고)",
)


def find_occupation(reading: Reading) -> Iterator[Fact]:
    """Yield `occupation` facts; a word for an occupation without more is a `bare` one."""
    taken: list[range] = []
    for kind, pattern in _KINDS.items():
        for match in pattern.finditer(reading.folded):
            if any(match.start() < span.stop and span.start < match.end() for span in taken):
                continue
            taken.append(range(match.start(), match.end()))
            before = reading.folded[max(0, match.start() - 40) : match.start()]
            after = reading.folded[match.end() : match.end() + 12]
            own = _OWN_BEFORE.search(before) or _OWN_AFTER.search(after)
            yield Fact("occupation", kind, match.start(), match.end(), "plain" if own else "bare")
