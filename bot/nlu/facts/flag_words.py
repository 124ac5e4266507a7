"""Wordings of the facts that are true or false, as regular expressions over folded text: one pair of yes and no each.

Never decides anything; `flags` does, with these words.
"""

import re

from bot.nlu.facts.wording import words

BOOLEANS: dict[str, tuple[re.Pattern[str], re.Pattern[str] | None]] = {
    "former_chinese_national": (
        words(
            r"(?:原来?|曾经?|以前|过去|入籍前|之前)(?:是|有|为|具有|持)?(?:的)?(?:中国(?:国?籍|公民|国民|护照)|中国人)",
            r"(?<![a-z])(?:former(?:ly)? (?:a )?chinese(?: (?:national|citizen))?|ex-chinese(?: national| citizen)?|used to be (?:a )?chinese(?: (?:national|citizen))?"
            r"|(?:was|once was) a chinese (?:national|citizen)|gave up my chinese (?:nationality|citizenship|passport))(?![a-z])",
            r"元(?:々|は)?中国(?:籍|国籍|人)|(?:以前|もともと)は?中国(?:籍|国籍|人)",
            r"(?:원래|예전에?는?|이전에?는?|전)\s?중국\s?(?:국적|사람|인|국민|여권)",
        ),
        words(
            r"(?:从来?没有?|从未|没有?)(?:有过|拿过|持有过|是过|当过)?中国(?:国?籍|护照|公民)",
            r"never (?:had|held) (?:a )?chinese (?:passport|nationality|citizenship)|never (?:was |been )?(?:a )?chinese (?:national|citizen)",
            r"中国(?:籍|国籍|人)だったことは?(?:が)?(?:ない|ありません)",
            r"중국\s?국적이었던\s?적(?:은|이)?\s?없",
        ),
    ),
    "holds_patent": (
        words(
            r"(?:有|拥有|持有|申请了|获得了?|手里)\s?(?:一|两|二|三|四|五|几|多|\d+)?(?:项|个|件)?(?:发明|实用新型|自己的)?专利(?!吗)|专利(?:持有人|权人)",
            r"(?<![a-z])(?:(?:have|hold|own|holding|with|got) (?:an? |my own |several |some |\d+ |two |three |four |five )?(?:\w+ )?patents?|patent holder|my patents?)(?![a-z])",
            r"特許(?:を|が|は)?(?:\d+|[一二三四五])?(?:件|つ)?(?:を)?(?:持って|取得し|保有し|あり(?!ません)|ある)|特許\d?件?あり",
            r"특허(?:를|가|는|도)?\s?(?:\S{1,3}\s?개?(?:를|가)?\s?)?(?:있(?!나|으)|보유|갖고|가지고)",
        ),
        words(
            r"(?:没有?|无)(?:任何)?专利",
            r"(?<![a-z])(?:no patents?|(?:don't|do not) (?:have|hold|own) (?:any |a )?patents?|without patents?)(?![a-z])",
            r"特許(?:は|が|も)?(?:ない|なし|ありません|持ってい?ません|持ってない)",
            r"특허(?:는|가|도)?\s?없",
        ),
    ),
    "postdoc": (
        words(
            r"(?<!超级)(?:做|在做|是|当|在[^,。]{1,10})博士?后(?!流动站|工作站|计划|激励|资助|补助|生活|到\d)|博士后(?:在站|研究人员|研究员)|在站博士后|^(?:我是)?博士后$",
            r"(?<!super )(?<!super-)(?<![a-z])(?:(?:i'm|i am|currently|now|as|doing|working as) (?:currently )?(?:an? )?(?:my )?post-?doc(?:toral)?(?: (?:researcher|fellow|research))?"
            r"|post-?doctoral (?:researcher|fellow|research))(?! (?:programme|program|plan|incentive|station|subsidy|position))(?![a-z])|^(?:a )?post-?doc$",
            r"(?<!スーパー)ポスドク(?:です|中|をして|として|やって|$)|博士研究員(?:です|として|をして|$)",
            r"(?<!슈퍼 )(?<!슈퍼)(?:포닥|박사\s?후\s?(?:연구원|과정))\s?(?:중|입니다|이에요|예요|으로|로|이고|인데|하고|$)",
        ),
        words(
            r"(?:不是|没做过?|没有做)博士后|博士后(?:已经)?出站",
            r"(?<![a-z])(?:(?:not|never|no longer) (?:an? |been a |done a )?post-?doc(?:toral \w+)?|(?:was|did) (?:an? |my )?post-?doc[^,.]{0,30}(?:until|till|before|in \d{4}))(?![a-z])",
            r"ポスドク(?:では|じゃ)(?:なく|ない|ありません)",
            r"포닥(?:이|은)?\s?(?:아니|안)",
        ),
    ),
    "company_registered": (
        words(
            r"公司(?:已经?|都)?(?:在\S{1,6}?)?(?:注册(?:了|好了?|完|成立)|成立了|登记了)|已(?:经)?(?:注册|成立)(?:了)?(?:\S{0,3})?公司",
            r"(?<![a-z])(?:(?:company|firm|startup|business) (?:is|was|has been) (?:already |now )?(?:registered|incorporated|established)|registered (?:my|our|a|the) (?:own )?(?:company|business|firm)"
            r"|set up (?:my|our) (?:own )?company|founded (?:a|my|our) [a-z-]{0,12} ?(?:company|firm|startup))(?![a-z])",
            r"会社(?:は|を)?(?:もう|すでに|既に)?(?:設立済|登記済|設立し|登記し|登記が?完了)|登記済みの会社",
            r"(?:회사|법인)(?:는|은|를|을)?\s?(?:이미\s?)?(?:등록했|등기했|설립했|등록\s?완료|설립\s?완료)",
        ),
        words(
            r"公司(?:还|尚|都)?(?:没有?|未)(?:去)?(?:注册|成立|登记)|(?:还|尚)?(?:没有?|未)(?:注册|成立|登记)(?:过)?公司",
            r"(?<![a-z])(?:(?:company|firm|startup|business) (?:is|has) (?:not|n't) (?:been |yet )?(?:registered|incorporated|established)|(?:isn't|hasn't been|is not|not) (?:yet )?registered"
            r"|(?:have|has)(?: not|n't) (?:yet )?(?:registered|set up|founded|incorporated) (?:the|a|my|our) company)(?![a-z])",
            r"会社(?:は|を)?(?:まだ)?(?:登記|設立)(?:は|を)?(?:まだ|して(?:い)?ない|して(?:い)?ません|していません)|会社はまだ(?:です|ない|ありません)",
            r"(?:회사|법인)(?:는|은|를|을)?\s?(?:등록|등기|설립)?\s?(?:은|을)?\s?아직\s?(?:안|못)?",
        ),
    ),
    "fresh_graduate": (
        words(
            r"应届(?:毕业)?生?(?!吗)|(?:刚|刚刚|今年(?:[春夏秋冬]天)?刚?)(?:本科|硕士|博士|大学|研究生)?毕业|今年[春夏秋冬]?天?刚拿到毕业证",
            r"(?<![a-z])(?:fresh (?:graduate|grad|out of (?:school|university|college|uni))|(?:just|recently) graduated|just finished (?:my|uni\w*|college)|new graduate|recent graduate)(?![a-z])",
            r"新卒(?!採用)|(?:今年|先月|最近)[^、。]{0,6}?卒業した(?:ばかり)?|卒業したばかり",
            r"(?:갓|막|방금)\s?(?:대학(?:교|원)?(?:를|을)?\s?)?졸업|올해\s?(?:\d{1,2}월에?\s?)?(?:막\s?)?졸업(?!\s?예정)|신규\s?졸업",
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
            r"(?:是|学|读)?(?:理工科?|理科|工科|stem)(?:专业|博士|硕士|本科|学位|背景)|(?:是|算|学)理工科|(?:计算机|物理|化学|生物|数学|机械|电子|土木|材料|化工|电气|软件工程|电机|统计)(?:工程|科学|学|系)*(?:专业)?(?:的)?(?:博士|硕士|本科|学士)",
            r"(?<![a-z])(?:stem (?:degree|graduate|background|yes|phd|master'?s?)|(?:ph\.?d|doctorate|master'?s?(?: degree)?|bachelor'?s?(?: degree)?|bsc|msc|degree|beng|meng|major(?:ed)?) (?:in|of) (?:applied |theoretical )?"
            r"(?:physics|chemistry|biology|math\w*|computer science|engineering|statistics|materials? science|biochemistry|bioinformatics|robotics|data science|artificial intelligence|ai|"
            r"(?:mechanical|civil|electrical|electronic|chemical|software|aerospace|biomedical) engineering)|(?:bsc|msc) (?:computer science|physics|chemistry|mathematics|engineering))(?![a-z])",
            r"理系(?:です|の|$|出身)|理工系|(?:専攻|学位)は?[^、。]{0,4}(?:工学|物理|化学|数学|情報|生物|機械)|(?:物理|化学|工学|数学|情報|機械)(?:学)?の?(?:博士|修士|学士)",
            r"이공계|(?:물리학?|화학|생물학?|수학|기계공학|전자공학|컴퓨터\s?(?:공학|과학)|공학|화학공학|통계학)\s?(?:박사|석사|학사|전공)",
        ),
        words(
            r"文科(?:生|专业|背景)?|(?:不是|非)(?:理工科?|stem)",
            r"(?<![a-z])(?:not (?:a )?stem|non-stem|humanities (?:degree|major)|(?:history|literature|law|arts?|philosophy|music) (?:degree|major))(?![a-z])",
            r"文系(?:です|の|$)|文学部",
            r"문과|인문계",
        ),
    ),
    "employer_recommends": (
        words(
            r"(?:公司|单位|雇主|老板)(?:已经|也)?(?:愿意|可以|会|同意|能)(?:给我|为我|帮我)?(?:推荐|出推荐信|写推荐)|(?:公司|单位|雇主)推荐我",
            r"(?<![a-z])(?:employer|company|boss|firm) (?:will|would|is willing to|agreed to|can|does|has agreed to)? ?recommends? me(?![a-z])|recommended by my (?:employer|company)",
            r"会社(?:は|が)?(?:推薦してくれ|推薦状を(?:出|書))(?!ない|ません)|会社の推薦状?(?:は|が|も)?(?:あり(?!ません)|ある)",
            r"회사(?:가|에서|는)?\s?(?:추천해\s?(?:줘|주|준)|추천서(?:를)?\s?(?:써|준))|회사\s?추천(?:서)?(?:은|이|도)?\s?있(?:어|습|음)",
        ),
        words(
            r"(?:公司|单位|雇主|老板)(?:不(?:愿意|会|肯|同意|能)(?:给我)?(?:推荐|出推荐信)|不推荐)",
            r"(?<![a-z])(?:employer|company|boss|firm) (?:won't|will not|refuses to|does not|doesn't|can't|cannot) recommend(?: me)?(?![a-z])",
            r"推薦状?(?:は|を)?会社が出せない|会社(?:は|が)?推薦して?(?:くれ)?(?:ない|ません)",
            r"추천서는\s?회사가\s?(?:곤란|안|못)|회사(?:가|에서|는)?\s?추천(?:을|서)?\s?(?:안|못)",
        ),
    ),
    "clean_record": (
        words(
            r"(?:没有?|无)(?:任何)?(?:犯罪|违法|刑事)(?:记录|前科)(?!证|公证|的?材料)|(?:没有?|无)前科",
            r"(?<![a-z])(?:no criminal records?(?! cert| check| proof)|clean (?:criminal )?record|never been convicted|(?:don't|do not) have a criminal record)(?![a-z-])",
            r"(?:犯罪歴|前科)(?:とか)?(?:は|も|など)?(?:一切)?(?:ない|なし|ありません)",
            r"(?:범죄\s?(?:기록|경력)|전과)(?:은|는|이|가|도)?\s?(?:없|깨끗)",
        ),
        words(
            r"(?<![没无])(?:我|曾|以前)有(?:过)?(?:犯罪记录|前科)",
            r"(?<![a-z])(?:i have a criminal record|i was convicted)(?![a-z])",
            r"(?:犯罪歴|前科)(?:が|は)?あります(?!か)",
            r"전과(?:가)?\s?있(?:습니다|어요(?!\?))",
        ),
    ),
    "overseas_student": (
        words(
            r"海归|归国留学|留学回国人员|(?:我是)留学人员",
            r"(?<![a-z])(?:overseas returnee|returnee(?: student)?|returned overseas student)(?! (?:programme|program|park|policy))(?![a-z])",
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
    "fortune_500_experience": (
        words(
            r"(?:在|于)(?:一家)?(?:世界|全球)?500强(?:企业|公司)?(?:的)?[^,。?]{0,8}?(?:工作过|工作|干过|任职)|(?:世界|全球)?500强(?:企业|公司)?(?:的)?工作经[历验]",
            r"(?<![a-z])(?:work(?:ed|ing)? (?:at|for|in) (?:an? |the )?(?:global )?fortune[\s-]?500|fortune[\s-]?500 (?:work )?experience)(?![a-z])",
            r"(?:フォーチュン|トップ|世界)500(?:の)?(?:会社|企業)?(?:に勤め|で働|での?勤務)",
            r"포춘\s?(?:글로벌\s?)?500\s?(?:대\s?)?(?:회사|기업)?에서\s?(?:근무|일)",
        ),
        None,
    ),
    "teaches_mother_tongue": (
        words(
            r"教(?:自己的|我的)?母语",
            r"teach(?:ing)? my (?:mother tongue|native language|first language)",
            r"母語を教え",
            r"모국어(?:를)?\s?가르",
        ),
        None,
    ),
    "education_degree": (
        words(
            r"教育学(?:专业|学位|硕士|学士|博士|本科)|师范(?:专业|大学毕业)",
            r"(?<![a-z])(?:(?:degree|bachelor'?s?|master'?s?|major(?:ed)?) (?:in|of) education|education degree|pgce holder)(?![a-z])",
            r"教育学部(?:卒|を?卒業|出身)|教育学の(?:学位|修士|学士)",
            r"교육학\s?(?:학위|석사|학사|전공)|사범대\s?(?:나왔|졸업)",
        ),
        None,
    ),
}
# Facts whose own words are also words of policy talk; they are statements all the same.
ABOUT_PERMITS = frozenset(
    {"holds_patent", "clean_record", "company_registered", "employer_recommends", "former_chinese_national", "postdoc"}
)

DEGREE_FROM = {
    "shanghai": words(
        r"(?:上海(?:的)?(?:大学|高校)|上海交通?大学?|复旦|同济|华师大|华东师范|上财|上外)(?:大学)?[^,。?]{0,6}?(?:毕业|博士(?!后)|硕士|本科|读的)|毕业于(?:复旦|同济|上海)",
        r"(?<![a-z])(?:graduated from|degree (?:is )?from|studied at|phd (?:from|at)|master'?s? (?:from|at)|bachelor'?s? (?:from|at)) (?:a university in shanghai|a shanghai university|fudan|tongji|sjtu|shanghai jiao ?tong|ecnu|nyu shanghai)(?![a-z])",
        r"(?:上海の大学|復旦大?学?|同済)を?(?:出|卒)",
        r"(?:상하이에\s?있는\s?대학|상하이\s?대학|푸단대?)(?:교)?(?:를|을)?\s?(?:나왔|졸업)",
    ),
    "abroad": words(
        r"(?:海外|国外|境外)(?:的)?(?:大学|高校)?(?:[^,。?]{0,4})(?:毕业(?!生)|读的|拿的学位)",
        r"(?<![a-z])(?:degree (?:is )?from abroad|foreign degree|overseas degree|graduated (?:abroad|overseas))(?![a-z])",
        r"海外の大学(?:です|を(?:出|卒))",
        r"해외\s?대학(?:이요|입니다|을?\s?(?:나왔|졸업))",
    ),
    "china": words(
        r"(?:在中国|国内)(?:的)?(?:大学|高校|读的大学)[^,。?]{0,4}(?:毕业(?!生)|读的)",
        r"(?<![a-z])(?:graduated from a chinese university|degree (?:is )?from (?:a )?chin(?:a|ese university))(?![a-z])",
        r"中国の大学を(?:出|卒)",
        r"중국\s?대학(?:교)?(?:를|을)?\s?(?:나왔|졸업)",
    ),
}
