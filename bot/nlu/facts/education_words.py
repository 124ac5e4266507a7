"""Wordings of what is true or false of the person's studies, and of where the degree is from, over folded text.

Never decides anything; `flags` does, with these words.
"""

import re

from bot.nlu.facts.wording import words

BOOLEANS: dict[str, tuple[re.Pattern[str], re.Pattern[str] | None]] = {
    "fresh_graduate": (
        words(
            r"应届(?:毕业)?生?(?!吗)|(?:刚|刚刚|今年(?:[春夏秋冬]天)?刚?)(?:本科|硕士|博士|大学|研究生)?毕业"
            r"|今年[春夏秋冬]?天?刚拿到毕业证",
            r"(?<![a-z])(?:fresh (?:graduate|grad|out of (?:school|university|college|uni))|(?:just"
            r"|recently) graduated|just finished (?:my|uni\w*|college)|new graduate|recent graduate)(?![a-z])",
            r"新卒(?!採用)|(?:今年|先月|最近)[^、。]{0,6}?卒業した(?:ばかり)?|卒業したばかり",
            r"(?:갓|막|방금)\s?(?:대학(?:교|원)?(?:를|을)?\s?)?졸업"
            r"|올해\s?(?:\d{1,2}월에?\s?)?(?:막\s?)?졸업(?!\s?예정)|신규\s?졸업",
        ),
        words(
            r"(?:不是|非)应届",
            r"not a (?:fresh|recent|new) grad(?:uate)?",
            r"新卒では(?:ない|ありません)",
            r"신규\s?졸업(?:자|생)?(?:이|가)?\s?아니",
        ),
    ),
    "stem_degree": (
        words(
            r"(?:是|学|读)?(?:理工科?|理科|工科|stem)(?:专业|博士|硕士|本科|学位|背景)|(?:是|算|学)理工科"
            r"|(?:计算机|物理|化学|生物|数学|机械|电子|土木|材料|化工|电气|软件工程|电机|统计)(?:工程|科学|学"
            r"|系)*(?:专业)?(?:的)?(?:博士|硕士|本科|学士)",
            r"(?<![a-z])(?:stem (?:degree|graduate|background|yes|phd|master'?s?)|(?:ph\.?d|doctorate"
            r"|master'?s?(?: degree)?|bachelor'?s?(?: degree)?|bsc|msc|degree|beng|meng|major(?:ed)?) (?:in"
            r"|of) (?:applied |theoretical )?"
            r"(?:physics|chemistry|biology|math\w*|computer science|engineering|statistics|materials? science"
            r"|biochemistry|bioinformatics|robotics|data science|artificial intelligence|ai|"
            r"(?:mechanical|civil|electrical|electronic|chemical|software|aerospace|biomedical) engineering)"
            r"|(?:bsc|msc) (?:computer science|physics|chemistry|mathematics|engineering))(?![a-z])",
            r"理系(?:です|の|$|出身)|理工系|(?:専攻|学位)は?[^、。]{0,4}(?:工学|物理|化学|数学|情報|生物|機械)"
            r"|(?:物理|化学|工学|数学|情報|機械)(?:学)?の?(?:博士|修士|学士)",
            r"이공계|(?:물리학?|화학|생물학?|수학|기계공학|전자공학|컴퓨터\s?(?:공학|과학)|공학|화학공학"
            r"|통계학)\s?(?:박사|석사|학사|전공)",
        ),
        words(
            r"文科(?:生|专业|背景)?|(?:不是|非)(?:理工科?|stem)",
            r"(?<![a-z])(?:not (?:a )?stem|non-stem|humanities (?:degree|major)|(?:history|literature|law|arts?"
            r"|philosophy|music) (?:degree|major))(?![a-z])",
            r"文系(?:です|の|$)|文学部",
            r"문과|인문계",
        ),
    ),
    "overseas_student": (
        words(
            r"海归|归国留学|留学回国人员|(?:我是)留学人员",
            r"(?<![a-z])(?:overseas returnee|returnee(?: student)?|returned overseas student)(?! (?:programme"
            r"|program|park|policy))(?![a-z])",
            r"(?:海外|ドイツ|アメリカ|イギリス|フランス)留学帰り",
            r"해외\s?유학(?:을)?\s?(?:다녀|했)",
        ),
        None,
    ),
    "degree_taught_in_chinese": (
        words(
            r"中文(?:授课|教学)|(?:用|以)中文(?:授课|上课|读的)|汉语授课",
            r"(?<![a-z])taught in (?:chinese|mandarin)|chinese[\s-]taught (?:degree|programme|program)",
            r"中国語で(?:学位|授業|卒業|学士|修士|博士)",
            r"중국어로\s?(?:학위|수업|졸업|학사|석사|박사)",
        ),
        words(
            r"(?:全)?英文(?:授课|项目|教学)|英语授课",
            r"english[\s-]taught|taught in english",
            r"英語で(?:学位|授業|卒業)",
            r"영어로\s?(?:학위|수업|졸업)",
        ),
    ),
    "education_degree": (
        words(
            r"教育学(?:专业|学位|硕士|学士|博士|本科)|师范(?:专业|大学毕业)",
            r"(?<![a-z])(?:(?:degree|bachelor'?s?|master'?s?|major(?:ed)?) (?:in|of) education|education degree"
            r"|pgce holder)(?![a-z])",
            r"教育学部(?:卒|を?卒業|出身)|教育学の(?:学位|修士|学士)",
            r"교육학\s?(?:학위|석사|학사|전공)|사범대\s?(?:나왔|졸업)",
        ),
        None,
    ),
}

DEGREE_FROM = {
    "shanghai": words(
        r"(?:上海(?:的)?(?:大学|高校)|上海交通?大学?|复旦|同济|华师大|华东师范|上财"
        r"|上外)(?:大学)?[^,。?]{0,6}?(?:毕业|博士(?!后)|硕士|本科|读的)|毕业于(?:复旦|同济|上海)",
        r"(?<![a-z])(?:graduated from|degree (?:is )?from|studied at|phd (?:from|at)|master'?s? (?:from|at)"
        r"|bachelor'?s? (?:from|at)) (?:a university in shanghai|a shanghai university|fudan|tongji|sjtu"
        r"|shanghai jiao ?tong|ecnu|nyu shanghai)(?![a-z])",
        r"(?:上海の大学|復旦|同済|上海交通|上海交大|華東師範)(?:大学?)?(?:を|で|の)?(?:出|卒|修了"
        r"|(?:学部|大学院|修士|博士|学士)(?:号|課程)?(?:を|で)?(?:出|卒|修了|取))",
        r"(?:상하이에\s?있는\s?대학|상하이\s?대학|푸단대?)(?:교)?(?:를|을)?\s?(?:나왔|졸업)",
    ),
    "abroad": words(
        r"(?:海外|国外|境外)(?:的)?(?:大学|高校)?(?:[^,。?]{0,4})(?:毕业(?!生)|读的|拿的学位)",
        r"(?<![a-z])(?:degree (?:is )?from abroad|foreign degree|overseas degree|graduated (?:abroad"
        r"|overseas))(?![a-z])",
        r"(?:海外|国外)の大学(?:院)?(?:です|(?:を|で)[^、。]{0,6}?(?:出|卒|修了|取))",
        r"해외\s?대학(?:이요|입니다|을?\s?(?:나왔|졸업))",
    ),
    "china": words(
        r"(?:在中国|国内)(?:的)?(?:大学|高校|读的大学)[^,。?]{0,4}(?:毕业(?!生)|读的)",
        r"(?<![a-z])(?:graduated from a chinese university|degree (?:is )?from (?:a )?chin(?:a"
        r"|ese university))(?![a-z])",
        r"中国の大学(?:院)?(?:を|で)(?:出|卒|修了|取)",
        r"중국\s?대학(?:교)?(?:를|을)?\s?(?:나왔|졸업)",
    ),
}
