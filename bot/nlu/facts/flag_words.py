"""Wordings of the facts that are true or false, as regular expressions over folded text: one pair of yes and no each.

Never decides anything; `flags` does, with these words.
"""

import re

from bot.nlu.facts.wording import words

BOOLEANS: dict[str, tuple[re.Pattern[str], re.Pattern[str] | None]] = {
    "former_chinese_national": (
        words(
            r"(?:原来?|曾经?|以前|过去|入籍前|之前)(?:是|有|为|具有|持)?(?:的)?(?:中国(?:国?籍|公民|国民|护照)"
            r"|中国人)",
            r"(?<![a-z])(?:former(?:ly)? (?:a )?chinese(?: (?:national|citizen))?|ex-chinese(?: national"
            r"| citizen)?|used to be (?:a )?chinese(?: (?:national|citizen))?"
            r"|(?:was|once was) a chinese (?:national|citizen)|gave up my chinese (?:nationality|citizenship"
            r"|passport))(?![a-z])",
            r"元(?:々|は)?中国(?:籍|国籍|人)|(?:以前|もともと)は?中国(?:籍|国籍|人)",
            r"(?:원래|예전(?:에?는?|엔)|이전에?는?|전)\s?중국\s?(?:국적|사람|인|국민|여권)",
        ),
        words(
            r"(?:从来?没有?|从未|没有?)(?:有过|拿过|持有过|是过|当过)?中国(?:国?籍|护照|公民)",
            r"never (?:had|held) (?:a )?chinese (?:passport|nationality|citizenship)|never (?:was "
            r"|been )?(?:a )?chinese (?:national|citizen)",
            r"中国(?:籍|国籍|人)だったことは?(?:が)?(?:ない|ありません)",
            r"중국\s?국적이었던\s?적(?:은|이)?\s?없",
        ),
    ),
    "holds_patent": (
        words(
            r"(?:有|拥有|持有|申请了|获得了?|手里)\s?(?:一|两|二|三|四|五|几|多|\d+)?(?:项|个|件)?(?:发明"
            r"|实用新型|自己的)?专利(?!吗)|专利(?:持有人|权人)",
            r"(?<![a-z])(?:(?:have|hold|own|holding|with|got) (?:an? |my own |several |some |\d+ |two |three "
            r"|four |five )?(?:\w+ )?patents?|patent holder|my patents?)(?![a-z])",
            r"特許(?:を|が|は)?(?:\d+|[一二三四五])?(?:件|つ)?(?:を)?(?:持って|取得し|保有し|あり(?!ません)"
            r"|ある)|特許\d?件?あり",
            r"특허(?:를|가|는|도)?\s?(?:\S{1,3}\s?개?(?:를|가)?\s?)?(?:있(?!나|으)|보유|갖고|가지고)",
        ),
        words(
            r"(?:没有?|无)(?:任何)?专利",
            r"(?<![a-z])(?:no patents?|(?:don't|do not) (?:have|hold|own) (?:any |a )?patents?"
            r"|without patents?)(?![a-z])",
            r"特許(?:は|が|も)?(?:ない|なし|ありません|持ってい?ません|持ってない)",
            r"특허(?:는|가|도)?\s?없",
        ),
    ),
    "postdoc": (
        words(
            r"(?<!超级)(?:做|在做|是|当|在[^,。]{1,10})博士?后(?!流动站|工作站|计划|激励|资助|补助|生活|到\d)"
            r"|博士后(?:在站|研究人员|研究员)|在站博士后|^(?:我是)?博士后$",
            r"(?<!super )(?<!super-)(?<![a-z])(?:(?:i'm|i am|im|currently|now|as|doing"
            r"|working as) (?:currently )?(?:an? )?(?:my )?post-?doc(?:toral)?(?: (?:researcher|fellow"
            r"|research))?"
            r"|post-?doctoral (?:researcher|fellow|research))(?! (?:programme|program|plan|incentive|station"
            r"|subsidy|position))(?![a-z])|^(?:a )?post-?doc$",
            r"(?<!スーパー)ポスドク(?:です|中|をして|として|やって|$)|博士研究員(?:です|として|をして|$)",
            r"(?<!슈퍼 )(?<!슈퍼)(?:포닥|박사\s?후\s?(?:연구원|과정))\s?(?:중|입니다|이에요|예요|으로|로|이고"
            r"|인데|하고|$)",
        ),
        words(
            r"(?:不是|没做过?|没有做)博士后|博士后(?:已经)?出站",
            r"(?<![a-z])(?:(?:not|never|no longer) (?:an? |been a |done a )?post-?doc(?:toral \w+)?|(?:was"
            r"|did) (?:an? |my )?post-?doc[^,.]{0,30}(?:until|till|before|in \d{4}))(?![a-z])",
            r"ポスドク(?:では|じゃ)(?:なく|ない|ありません)",
            r"포닥(?:이|은)?\s?(?:아니|안)",
        ),
    ),
    "company_registered": (
        words(
            r"公司(?:已经?|都)?(?:在\S{1,6}?)?(?:注册(?:了|好了?|完|成立)|成立了|登记了)|已(?:经)?(?:注册"
            r"|成立)(?:了)?(?:\S{0,3})?公司",
            r"(?<![a-z])(?:(?:company|firm|startup|business) (?:is|was|has been) (?:already "
            r"|now )?(?:registered|incorporated|established)|registered (?:my|our|a|the) (?:own )?(?:company"
            r"|business|firm)"
            r"|set up (?:my|our) (?:own )?company|founded (?:a|my|our) [a-z-]{0,12} ?(?:company|firm"
            r"|startup))(?![a-z])",
            r"会社(?:は|を)?(?:もう|すでに|既に)?(?:設立済|登記済|設立し|登記し|登記が?完了)|登記済みの会社",
            r"(?:회사|법인)(?:는|은|를|을)?\s?(?:이미\s?)?(?:등록했|등기했|설립했|등록\s?완료|설립\s?완료)",
        ),
        words(
            r"公司(?:还|尚|都)?(?:没有?|未)(?:去)?(?:注册|成立|登记)|(?:还|尚)?(?:没有?|未)(?:注册|成立"
            r"|登记)(?:过)?公司",
            r"(?<![a-z])(?:(?:company|firm|startup|business) (?:is|has) (?:not|n't) (?:been "
            r"|yet )?(?:registered|incorporated|established)|(?:isn't|hasn't been|is not"
            r"|not) (?:yet )?registered"
            r"|(?:have|has)(?: not|n't) (?:yet )?(?:registered|set up|founded|incorporated) (?:the|a|my"
            r"|our) company)(?![a-z])",
            r"会社(?:は|を)?(?:まだ)?(?:登記|設立)(?:は|を)?(?:まだ|して(?:い)?ない|して(?:い)?ません"
            r"|していません)|会社はまだ(?:です|ない|ありません)",
            r"(?:회사|법인)(?:는|은|를|을)?\s?(?:등록|등기|설립)?\s?(?:은|을)?\s?아직\s?(?:안|못)?",
        ),
    ),
    "employer_recommends": (
        words(
            r"(?:公司|单位|雇主|老板)(?:已经|也)?(?:愿意|可以|会|同意|能)(?:给我|为我|帮我)?(?:推荐|出推荐信"
            r"|写推荐)|(?:公司|单位|雇主)推荐我",
            r"(?<![a-z])(?:employer|company|boss|firm) (?:will|would|is willing to|agreed to|can|does"
            r"|has agreed to)? ?recommends? me(?![a-z])|recommended by my (?:employer|company)",
            r"会社(?:は|が)?(?:推薦してくれ|推薦状を(?:出|書))(?!ない|ません)|会社の推薦状?(?:は|が"
            r"|も)?(?:あり(?!ません)|ある)",
            r"회사(?:가|에서|는)?\s?(?:추천해\s?(?:줘|주|준)|추천서(?:를)?\s?(?:써|준))|회사\s?추천(?:서)?(?:은"
            r"|이|도)?\s?있(?:어|습|음)",
        ),
        words(
            r"(?:公司|单位|雇主|老板)(?:不(?:愿意|会|肯|同意|能)(?:给我)?(?:推荐|出推荐信)|不推荐)",
            r"(?<![a-z])(?:employer|company|boss|firm) (?:won't|will not|refuses to|does not|doesn't|can't"
            r"|cannot) recommend(?: me)?(?![a-z])",
            r"推薦状?(?:は|を)?会社が出せない|会社(?:は|が)?推薦して?(?:くれ)?(?:ない|ません)",
            r"추천서는\s?회사가\s?(?:곤란|안|못)|회사(?:가|에서|는)?\s?추천(?:을|서)?\s?(?:안|못)",
        ),
    ),
    "clean_record": (
        words(
            r"(?:没有?|无)(?:任何)?(?:犯罪|违法|刑事)(?:记录|前科)(?!证|公证|的?材料)|(?:没有?|无)前科",
            r"(?<![a-z])(?:no criminal records?(?! cert| check| proof)|clean (?:criminal )?record"
            r"|never been convicted|(?:don't|do not) have a criminal record)(?![a-z-])",
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
    "fortune_500_experience": (
        words(
            r"(?:在|于)(?:一家)?(?:世界|全球)?500强(?:企业|公司)?(?:的)?[^,。?]{0,8}?(?:工作过|工作|干过|任职)"
            r"|(?:世界|全球)?500强(?:企业|公司)?(?:的)?工作经[历验]",
            r"(?<![a-z])(?:work(?:ed|ing)? (?:at|for|in) (?:an? |the )?(?:global )?fortune[\s-]?500"
            r"|fortune[\s-]?500 (?:work )?experience)(?![a-z])",
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
}
# Facts whose own words are also words of policy talk; they are statements all the same.
ABOUT_PERMITS = frozenset(
    {"holds_patent", "clean_record", "company_registered", "employer_recommends", "former_chinese_national", "postdoc"}
)
