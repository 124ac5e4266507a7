"""Word lists, as regular expressions over folded text, about what a stretch of time was spent on.

Never decides anything; `careers` does, with these words.
"""

import re

from bot.nlu.facts.wording import words

CLAUSE_EDGE = re.compile(r"[.!?。;\n](?=\s|$|\D)|,(?!\d)")

EXPIRES = words(
    r"到期|过期|失效", r"(?<![a-z])(?:expir\w+|runs? out|left)(?![a-z])", r"切れ|満了|期限", r"만료|끝나|남았"
)
# Words that tell of an end without naming the permit.
ENDS_IN_BEFORE = words(r"(?:到期|过期)还?有$", r"期限まで(?:は)?(?:あと)?$", r"만료까지\s?(?:는\s?)?(?:약\s?)?$")
ENDS_IN_AFTER = words(r"(?:以?后|内|之后)?(?:就)?到期", r"で(?:期限)?(?:が)?切れ", r"\s?(?:후|뒤)에?\s?만료")
PERMIT = words(
    r"许可|签证|居留|工签|证件|证(?=还|快|到|再)",
    r"(?<![a-z])(?:permit|visa)s?(?![a-z])",
    r"許可|ビザ|在留",
    r"비자|허가|거류",
)

# "not 5 years but", 5年じゃなくて, right before the stretch that counts.
CORRECTED = words(
    r"不是\s?[\d一二两三四五六七八九十]+\s?年\s?(?:而是|是)$",
    r"not \w+ years? but $",
    r"[\d一二三四五六七八九十]+年(?:間)?(?:じゃなくて|ではなくて?|じゃなく)$",
    r"\d+\s?년(?:이|은)?\s?아니(?:라|고)\s?$",
)
AGO = words(r"\s?前", r"\s?ago", r"\s?전에")
MOVED = words(r"来|搬", r"moved|came", r"来|引っ越", r"왔|이사")

SINCE_GRADUATION = (
    words(
        r"毕业(?:已经|已|有|都|快|了)*$",
        r"(?:卒業|修了)して(?:から|もう)?$|卒業後$",
        r"졸업\s?(?:한\s?지|후)\s?(?:벌써\s?)?$",
    ),
    words(
        r"[之以]?前(?:从[^,。]{1,12})?(?:博士|硕士|本科|大学)?毕业",
        r"\s(?:ago|since (?:i )?graduat\w+|after graduat\w+)",
        r"前に(?:大学(?:院)?を)?(?:卒業|修了)",
        r"\s?전에?\s?(?:대학(?:교|원)?(?:를|을)?\s?)?졸업",
    ),
)
GRADUATED = words(
    r"(?<![a-z])(?:graduat\w+|finished (?:my|uni|college|school)\b.*|got my (?:phd|degree|master|bachelor"
    r"|doctorate).*|since (?:i )?graduat\w+)"
)
SINCE_RETURN = (
    words(
        r"回国(?:已经|已|有|都|快|了)*$|(?<![没])回来(?:已经|有|快|了)*$",
        r"(?:帰国して|(?:中国|上海)[にへ](?:戻|帰)って)(?:から|もう)?$",
        r"귀국\s?(?:한\s?지|후)\s?$",
    ),
    words(r"[之以]?前回国", r"\sago", r"前に(?:帰国|(?:中国|上海)[にへ](?:戻|帰))", r"\s?전에?\s?귀국"),
)
RETURNED = words(
    r"(?<![a-z])(?:(?:returned|came back|moved back|went back) (?:home|to (?:china|shanghai))"
    r"|i (?:returned|came back|moved back)(?: only| just)?(?: about| around| over| almost| nearly)? ?$)"
)

PER_YEAR_BEFORE = words(
    r"(?:每|一)年(?:中|里|当中|大概|大约|差不多|有|都)?(?:在[^,]{1,6}?)?(?:待|住|有|呆|大概|差不多|约|就)*$",
    r"(?:each|every|per) year,?\s(?:about |around |roughly |i (?:am|spend|live"
    r"|stay) )*(?:in china )?(?:for )?(?:about |around )?$",
    r"(?:年に|年間|[1一]年の?(?:うち|中|間)に?(?:は|で)?|毎年)(?:約|だいたい|およそ)?$",
    r"(?:[1일]\s?년에|매년|연간|한 ?해에)\s?(?:약|한|대략)?\s?$",
)
PER_YEAR_AFTER = words(r"[/每]年", r"\s?(?:/|a|per|each|every|of the|out of the|in a)\s?year(?![a-z])")
ABROAD = words(
    r"出差|国外|海外|境外|外地",
    r"(?<![a-z])(?:travel\w*|abroad|overseas|outside|japan|korea)(?![a-z])",
    r"出張|日本",
    r"출장|해외|한국",
)

# A year that counts something else: "1年に", "in a year".
EACH = words(r"[在里中]", r" (?:of|out)", r"に|の(?:うち|中)", r"에")

SHANGHAI = words(r"上海|沪", r"(?<![a-z])shanghai(?![a-z])", r"상하이|상해")
CHINA = words(r"中国|在华|国内", r"(?<![a-z])(?:china|prc)(?![a-z])", r"중국")
LIVING = words(
    r"住|待|呆|在(?:上海|沪)(?:已经?|都)?(?=[\s\d一二两三四五六七八九十])|居住|工作|生活|来|上班|连续|定居|在沪"
    r"|(?:上海|沪)(?:已经?|都|也)?(?:做|干)(?:了|满|有|已经?|快|差不多|大概)*(?=\s?[\d一二两三四五六七八九十]+年[\s多半了]*$)",
    r"(?<![a-z])(?:liv\w+|work\w*|been|stay\w*|based|resid\w+|moved|came|consecutive\w*|(?:years?"
    r"|yrs?|months?)\s+in)(?![a-z])",
    r"住ん|働|勤務|いま|い(?:て|る)|暮らし|来て|連続|駐在|滞在",
    r"살|일하|일했|일해|일합|일한|다니|다녔|근무|거주|지내|지냈|있|온\s?지|왔|연속|체류|주재",
)
NOT_LIVING = words(
    r"(?<![a-z])(?:universit\w*|degree|stud(?:y|ied|ying)|school)(?![a-z])", r"大学|留学|读书", r"대학|유학"
)
CONSECUTIVE = words(
    r"连续", r"consecutive|continuous|without (?:a break|interruption)", r"連続|ずっと", r"연속|계속|쭉|째(?=\s|$)"
)

TEACHING = words(
    r"教(?:学|书|课|龄|师|了|过|(?=[英日韩法德西外语]))|外教|老师",
    r"(?<![a-z])(?:teach\w*|taught|teacher|instructor)(?![a-z])",
    r"教え|教師|講師|教育",
    r"가르|강사|교사|교육",
)
LANGUAGE = words(
    r"英语|日语|韩语|法语|德语|西班牙语|语言|外语|外教|[英日韩]文",
    r"(?<![a-z])(?:english|japanese|korean|french|german|spanish|italian|russian|languages?|esl|efl)(?![a-z])",
    r"英語|日本語|韓国語|語学|母語|言語",
    r"영어|일본어|한국어|언어|모국어|외국어|국어",
)

WORK_BEFORE = words(
    r"(?:经验|工龄|工作经历|工作年限|从业|经历)(?:是|有|为|已经|了|大概|约|一共|共|总共|快|[:\s])*$|(?:工作|干"
    r"|做|从事|上班|教|当)[^,。]{0,10}?(?:了|过|有|已经|快|大概|差不多|满)+$|(?:做|干|从事|教)[^,。了过]{1,10}$"
    r"|相关的?(?:工作)?(?:只有|是|有)*$",
    r"(?<![a-z])(?:work(?:ed|ing)?|been (?:an? |in )?\w+|taught|teaching|employed)(?![a-z])[^,.]{0,50}?(?:for "
    r"|over |about |almost |nearly |around |more than |at least )+$|(?<![a-z])taught [a-z]+ $"
    r"|(?<![a-z])(?:experience|exp)(?: is| of|:| -)?\s(?:about |around |is |over )?$|(?<![a-z])(?:have|has|with"
    r"|got) (?:about |over |around |almost |more than |at least )?$(?=x)",
    r"(?:教え|働い|勤め|従事し|やっ)て(?:から|もう)?$|仕事(?:は|を|も)$|(?:経験|職歴|実務|勤務|勤続|経歴|社会人"
    r"|歴|業界[にで])(?:年数)?(?:は|が|も|:)?\s?(?:約|だいたい|もう)?$|(?:experience|経験|職歴)\s?は\s?$",
    r"(?:경력|경험|실무|근무|연차|업무)\s?(?:은|는|이|도|연수는)?\s?(?:총|약|한|대략|거의)?\s?$"
    r"|experience\s?(?:은|는)?\s?$",
)
WORK_AFTER = words(
    r"[多余]?(?:以上)?的?(?:[^,。?!\d前后没无]{0,8}?)(?:经验|工龄|工作经历|从业|教龄)|(?:都)?在(?:同一个"
    r"|这个)?(?:行业|产业)",
    r"(?: or more| plus)?(?:'|’)?(?: of)?(?: (?!ago|in china|in shanghai|old)[a-z/&-]+){0,4}? ?(?:experience"
    r"|exp(?=\W|$))|(?: working)? as (?:an? )?\w+|\sworking (?!in (?:shanghai|china))"
    r"|\sin (?:the |my )?(?:\w+ ){0,2}?(?:industry|field|sector|profession|software|finance|banking|logistics"
    r"|marketing|sales|engineering|education|tech|it|consulting|research|design|manufacturing|construction"
    r"|hospitality|healthcare|media|law)(?![a-z])",
    r"[余以]?(?:上)?(?:くらい|ほど|ぐらい)?の?[^、。,?前]{0,8}?経験|(?:以上|ほど|くらい|ぐらい)?(?:働|勤務|勤め"
    r"|従事|やって|おりま)|しました|(?:間)?の(?:職歴|キャリア|勤務)",
    r"\s?(?:이상|정도|넘게|동안|간|째)?(?:의)?\s?(?:관련\s?|실무\s?|업무\s?|근무\s?|직장\s?|교육\s?"
    r"|업계\s?|영어\s?|일본어\s?|한국어\s?|언어\s?)*(?:경력|경험|실무)|\s?(?:정도\s?|넘게\s?|이상\s?|동안\s?|간\s?|째\s?|반\s?)*(?:일|근무|다녔"
    r"|다니|종사|했습|했어|재직)",
)
NO_TEACHING = words(
    r"(?:没有?|无|零)(?:任何)?(?:语言|外语|英语|日语|韩语)?(?:教学|教书|任教)(?:的)?(?:经验|经历)"
    r"|(?:教学|教书|任教)(?:的)?(?:经验|经历)(?:也|都|还)?(?:没有|为零|是零|为0)"
    r"|(?:从来?)?(?:没有?|未)教过(?:书|英语|日语|韩语|语言|外语|课)?(?=$|[,.;。了])",
    r"(?<![a-z])(?<!teachers with )(?:no|zero|without(?: any)?|don't have (?:any )?|have no)"
    r" (?:prior |previous |language |english )?teaching experience(?![a-z])"
    r"|never taught(?: (?:english|before|languages?|anyone|a class))?(?=\W*$|[,.;])",
    r"(?:教え|教育|教職|指導|教師)(?:た|の)?経験は?(?:が|も)?(?:まだ)?(?:ない|なし|ゼロ|ありません)(?!と)"
    r"|教えたこと[はが]?(?:ない|ありません)",
    r"(?:가르친|강의|교육|수업|교사|강사)\s?(?:경력|경험|적)\s?(?:은|이|도)?\s?(?:전혀\s?|아직\s?)?없|가르쳐\s?본\s?적\s?(?:이|은|도)?\s?없",
)
NO_WORK = words(
    r"(?:没有?|无|零)(?:任何)?(?:相关|工作)*(?:经验|经历)|(?:工作)?经验(?:为零|是零|没有|为0)|没(?:有)?工作过"
    r"|没上过班",
    r"(?<![a-z])(?:no|zero|without(?: any)?|don't have (?:any )?|have no) (?:prior |previous |related "
    r"|relevant )?(?:work |working |professional |job )?experience(?! (?:in|with|of) )(?![a-z])"
    r"|never (?:had a job|worked)(?! (?:in|at|for))",
    r"(?:実務|職務)?経験は?(?:が|も)?(?:ない|なし|ゼロ|ありません)(?!と)|職歴は?(?:なし|ゼロ|ない|ありません)"
    r"|働いたことが?(?:ない|ありません)",
    r"(?:경력|경험)\s?(?:은|이|도)?\s?(?:전혀\s?)?(?:없|제로)|일해\s?본\s?적\s?(?:이\s?)?(?:아직\s?)?없",
)
