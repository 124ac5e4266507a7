"""Word lists, as regular expressions over folded text, that tell how a clause speaks: of whom, asking or stating.

Never decides anything; `statements` does, with these words.
"""

import re

from knowledge import han


def words(*alternatives: str) -> re.Pattern[str]:
    """Return one pattern of alternatives written in ordinary characters, one language to an argument."""
    return re.compile("|".join(han.fold(alternative) for alternative in alternatives))


def each(*alternatives: str) -> tuple[re.Pattern[str], ...]:
    """Return one pattern for each alternative, for alternatives that name the same group."""
    return tuple(re.compile(han.fold(alternative)) for alternative in alternatives)


_KIN_ZH = (
    "太太|老婆|妻子|爱人|先生(?!生)|老公|丈夫|配偶|儿子|女儿|孩子|小孩|父母|父亲|母亲|爸|妈|岳|公婆"
    "|兄弟|姐|妹|哥|弟|朋友|同事|同学|老板|领导|家人|家属|亲戚|侄|外甥"
)
_KIN_EN = (
    r"wife|husband|spouse|partner|girlfriend|boyfriend|fianc\w+|sons?|daughters?|child|children|kids?|parents?"
    r"|mother|father|mom|dad|brother|sister|friends?|colleagues?|coworkers?|boss|family|in-laws?|nephew|niece|cousin|uncle|aunt"
)
_KIN_JA = (
    r"妻|(?<![工大丈])夫(?!婦)|家内|主人|旦那|嫁|息子|娘|子供|子ども|(?<!祖)父|母(?![国語校])|両親|兄|姉|弟|妹"
    r"|友人|友達|友だち|同僚|上司|彼|家族|配偶者|甥|姪|孫"
)
_KIN_KO = (
    r"아내|와이프|남편|배우자|아들|딸(?! 수)|(?<![가-힣])아이(?![디티피])|자녀|부모|아버지|어머니|친구|동료"
    r"|상사|(?<![가-힣])그는|그녀|가족|누나|언니|오빠|동생|"
    r"장모|조카|사촌|삼촌|이모|고모|(?<![가-힣])애(?=들|가|는|도|\s)"
)

# The person speaks of himself or herself; the group `asked` marks an English "can I", "do I".
SELF = words(
    rf"我(?!们?国|(?:们?的?)?(?:{_KIN_ZH}))|本人|俺",
    r"(?<![a-z'])(?:(?P<asked>(?:can|could|do|did|would|should|will|may|might|am|must|shall|have|if)\s)?(?:i"
    r"|im|i'm|i've|i'd|i'll|ive|me|we|we're|we've)"
    rf"|my(?!\s(?:\w+\s)?(?:{_KIN_EN})\b)|our(?!\s(?:{_KIN_EN})\b))(?![a-z'])",
    rf"(?:私|僕|俺|自分|わたし|わたくし)(?!の(?:{_KIN_JA}))",
    rf"(?<![가-힣])(?:저는|저도|전(?=\s)|제가|제(?=\s)(?!\s?(?:{_KIN_KO}))|저희|나는|나도|난(?=\s)|내가"
    rf"|내(?=\s)(?!\s?(?:{_KIN_KO})))",
)
OTHER = words(
    rf"(?:{_KIN_ZH})|[他她]",
    rf"(?<![a-z])(?:{_KIN_EN}|he|she|his|her|him|he's|she's|their|they're)(?![a-z])",
    _KIN_JA,
    _KIN_KO,
)

# Between the cue and the fact: the clause speaks of what is required, said by others, or only imagined.
REQUIRED_BEFORE = words(
    r"需要|必须|要求|规定|不得|限制|上限|下限|门槛|条件|标准|必要|须|应该|应当|听说|据说|要有|得有|要到|满足"
    r"|达到|以为|到了|超过多少|如果|假如|要是|假设|等我|(?:满|到)(?=\d\d岁以后)",
    r"(?<![a-z])(?:needs?|needed|require[sd]?|requirements?|must|should|have to|has to|limit|minimum|maximum"
    r"|cap|threshold|"
    r"criteri\w+|until|till|up to age|heard|read|told|says?|said|rules?|polic\w+|whether|when|once|before i"
    r"|after (?:i|my)|"
    r"pursu\w+|study(?:ing)? (?:for|towards)|instead of|without|someone|anyone|people)(?![a-z])",
    r"条件は|要件は|上限は|制限は|下限は|もし|仮に|最低でも",
    r"조건|요건|제한|상한|기준은|만약|만일|최소한",
)
REQUIRED_AFTER = words(
    r"^.{0,6}?(?:才能|才可以|才行|才够|的要求|的限制|的门槛|的标准|的条件|为上限|封顶|的人(?!民)|的外国人"
    r"|的申请|以后|之后|的话)",
    r"^.{0,30}?(?<![a-z])(?:(?:is|are|be|was) (?:required|needed|necessary|mandatory|enough|the (?:limit"
    r"|minimum|maximum))|required|"
    r"needed|necessary|requirements?|limit|or older|or over|or above|and above|and over|or younger)(?![a-z])",
    r"^.{0,8}?(?:必要|以上の(?:人|方|者)|までしか|まで(?!は|に)|が条件|が要件|制限|上限|未満の(?:人|方)|の場合"
    r"|なら(?!い)|だったら|であれば|でないと|ないといけ)",
    r"^.{0,8}?(?:이상이어야|이어야|여야|필요|까지(?!만)|제한|조건|요건|이?라면|이면|으면|의 경우|일 경우|인 경우)",
)
# The clause speaks of what the person would like, or of what is planned, not of what is.
WISHED_BEFORE = words(
    r"想(?!问|知道|了解|咨询|请教|查|确认)|希望|读(?=博|硕|研)|攻读|在读|入读",
    r"(?<![a-z])(?:want|wants|would like|'d like|hope|hoping|before)(?![a-z])",
    r"いつか",
)
WISHED_AFTER = words(
    r"^\W{0,2}(?:在读|课程在读|还没|尚未|读完以后|明年|下半年|即将)",
    r"^\W{0,2}(?:student|candidate|programme|program|not (?:finished|completed)|in progress)(?![a-z])",
    r"^.{0,8}?(?:たい(?:です|と|$)|在学|課程在)",
    r"^.{0,8}?(?:싶|려고|재학|과정 ?(?:중|재학))",
)
PLANNED_BEFORE = words(
    r"计划(?=在|去|来|读|明年)|准备|打算|将来|明年|下个?月|快(?=要|到)|马上|即将",
    r"(?<![a-z])(?:plan|planning|going to|will|i'll|turning|turn|next (?:year|month)|soon)(?![a-z])",
    r"来年|来月|もうすぐ",
    r"내년|다음 ?달|곧",
)
PLANNED_AFTER = words(
    r"^(?:以后)",
    r"^\W{0,2}(?:next (?:year|month)|soon)(?![a-z])",
    r"^.{0,8}?(?:予定|つもり)",
    r"^.{0,8}?(?:예정)",
)
BECOMING_AFTER = words(r"^.{0,8}?(?:になり(?!まし)|になる)", r"^.{0,8}?(?:됩니다|돼요|되는데)")
# A clause that imagines: everything in it, and what follows in its sentence, is not a statement.
IMAGINED = words(
    r"如果|假如|要是|假设|假使",
    r"(?<![a-z])(?:if|suppose|supposing|assuming|imagine|in case)\s+(?:i|i'm|i've|my|someone|one|you|they"
    r"|we)(?![a-z])(?!\s(?:can|could|qualify|may|am eligible|would))",
    r"もし(?!も?し)|仮に",
    r"만약|만일|가령",
)
QUESTION = words(
    r"[?？]|[吗呢么]|什么|怎么|怎样|如何|[哪谁]|多少|是否|能不能|可不可以|可否|是不是|有没有|够不够|算不算"
    r"|行不行|要不要|允不允许|几(?=岁|年|个|级|分|天)(?<![十好])",
    r"^\W*(?:and |so |but |then )?(?:is|are|am(?! \d)|do|does|did|can|could|would|will|should|what|how|when|where"
    r"|which|who|why|may|must|has|whats|what's|shall)(?![a-z'])",
    r"(?<![a-z])(?:what|how|which|whether|tell me|explain)(?![a-z])",
    r"[すたいんる]か(?=[。.,、\s]|$)|でしょうか|(?<!い)かな(?=[。、\s?]|$)|何[がをでの]|いくら|いつ|どこ|どの"
    r"|どう|どれ",
    r"나요|까(?=요|[.,\s]|$)|[인은는]가요|는지|은지|인지|되나|하나(?=요|$)|되냐|무엇|뭐|어떻게|얼마|언제|어디"
    r"|어떤|어느",
)
# Between a first-person cue and the words in question: the clause asks of people in general.
ASKING = words(
    r"什么|怎么|[哪问]|多少|知道",
    r"(?<![a-z])(?:what|how|which|whether|know|wonder\w*|ask\w*|tell)(?![a-z])",
    r"どの|どう|何",
    r"어떤|무슨|어떻게",
)
# Without a first-person cue a clause with one of these words is talk about a policy.
POLICY = words(
    r"许可|签证|居留|居住证|绿卡|永居|申请|办理|政策|规定|条件|要求|限制|上限|门槛|标准|类|目录|补贴|资助|奖励"
    r"|费|平均|最低|法定|退休|外国人|人员|申请人|人才|计划|有效|指南|积分|优惠|好处|待遇",
    r"(?<![a-z])(?:permits?|visas?|residen\w+|appl(?:y|ies|ying|ication|icants?)|eligib\w+|categor\w+"
    r"|class [abc]|polic\w+|rules?|programmes?|programs?|"
    r"subsid\w+|grants?|scholarships?|fees?|costs?|average|minimum|maximum|limits?|people|persons?|someone"
    r"|anyone|foreigners?|employees|valid\w*|"
    r"points?|benefits?|via|pr|green card|retire\w*|requirements?|conditions?)(?![a-z])",
    r"ビザ|許可|在留|永住|永久居留|申請|手続|制度|制限|条件|要件|資格|補助|手当|計画|平均|最低|外国人|有効|方は"
    r"|人は|者は|メリット|優遇|特典|類|クラス",
    r"비자|허가|거류|거주증|영주|신청|절차|정책|제도|제한|조건|요건|자격|보조|지원|계획|평균|최저|외국인|유효"
    r"|사람은|분은|기준|혜택|우대|[abc]류",
)
# A "not" right before or right after what it denies.
NOT_BEFORE = words(
    r"(?:刚才|之前|刚刚)(?:说|填|写)(?:的是?|成|了)?$",
    r"(?<![a-z])i (?:said|wrote|typed|entered|put)(?: it was| i was)?\s$",
    r"(?:不是|没有|并非|不算|不曾|还没有?|没(?=[有得拿获]))(?:(?![是我]).){0,6}$|(?:没|无)(?=.?$)",
    r"(?<![a-z])(?:not|isn't|don't|doesn't|didn't|haven't|hasn't|wasn't|aren't|never|without|no|cannot|can't"
    r"|instead of|rather than)"
    r"(?!\s(?:only|sure|yet sure))\s(?:(?!but\b|i\b|i'm\b)[a-z']+\s){0,4}$",
)
NOT_AFTER = words(
    r"^と(?:言った|打った|書いた|入力した)(?=けど|が|の|けれど)",
    r"^\s?(?:년|세|살|급)?\s?(?:이)?라고 (?:했|말|썼|적)",
    r"^(?:は|が|も|を|の?(?:学位|号)は?)?(?:では|じゃ|で)?は?(?:なく|ない|なし|ありません|ございません|ないです"
    r"|持ってい?ま?せ?ない|持っていません|取っていません|取ってない)",
    r"^(?:이|가|은|는|을|를|도)?\s?(?:아니|없|않|안 )",
)
