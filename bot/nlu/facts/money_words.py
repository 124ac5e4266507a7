"""Word lists, as regular expressions over folded text, about pay: periods, pay, tax, and what is not pay.

Never decides anything; `money` does, with these words.
"""

import re

from bot.nlu.facts.wording import words

EDGE = re.compile(r"[.!?。;\n](?=\s|$|\D)|,(?!\d)")
OTHER_UNIT = words(
    r"\s?(?:岁|年(?!薪|收)|个月|人|名|位|级|天|小时|分|项|篇|次|号|楼|[平㎡])",
    r"[\s-]?(?:years?|yrs?|months?|people|persons?|patents?|papers?|hours?|days?|weeks?|points?|%|st|nd|rd"
    r"|th)(?![a-z])",
    r"\s?(?:歳|[ヶか]月|人|件|時間|日|点)",
    r"\s?(?:세|살|개월|명|급|일|시간|점|년)",
)
MONTH_AFTER = words(
    r"(?:人民币|以上|左右|多)?[\s,、]*(?:[/每一1]个?月(?!\d)|月)",
    r"[\s,]*(?:rmb |yuan |before tax |after tax |gross |net )?(?:(?:/|a|per|each|every)\s?(?:month|mo)(?![a-z])"
    r"|monthly|p\.?m\.?(?![a-z]))",
    r"(?:以上|ほど|くらい)?、?(?:/月|月で|毎月)",
    r"\s?(?:/월|매월|매달)",
)
YEAR_AFTER = words(
    r"(?:人民币|以上|左右|多)?[\s,]*[/每一1]年",
    r"[\s,]*(?:rmb |yuan |before tax |after tax |gross |net |including bonus )?(?:(?:/|a|per|each"
    r"|every)\s?(?:year|annum|yr)(?![a-z])|annual(?:ly)?|yearly|p\.?a\.?(?![a-z]))",
    r"、?(?:/年|年で|毎年)",
    r"\s?(?:/년|매년)",
)
MONTH_BEFORE = words(
    r"月[薪入领给]|月工资|月收入|每个?月|一个月|(?<!\d)月(?:均)?(?=(?:大概|约|差不多)?$)",
    r"(?<![a-z])(?:monthly|per month|every month|a month)(?![a-z])",
    r"月[給収額]|月に|毎月",
    r"월급|월봉|월\s?(?:소득|수입|급여)|매달|매월|(?:한\s?)?달에|월에|(?<![\d가-힣])월(?=\s?(?:약|한|대략)?\s?$)",
)
YEAR_BEFORE = words(
    r"年[薪收入俸]|年收入|每年|一年|全年|(?<!\d)年(?=(?:大概|约)?$)",
    r"(?<![a-z])(?:annual(?:ly)?|yearly|per year|per annum|every year|a year)(?![a-z])",
    r"年[収俸額]|年間|毎年",
    r"연봉|연\s?(?:소득|수입)|연간|(?:일|1)\s?년에|매년|(?<![가-힣])연(?=\s?$)",
)
TIMES = re.compile(r"\s?,?(?:[x×*乘]以?\s?(?=1[2-9])|(?=1[2-9]薪))(?P<times>1[2-9](?:\.5)?)(?!\d)")
PAY = words(
    r"薪|工资|收入|待遇|[挣赚领]|到手|合同|税[前后]",
    r"(?<![a-z])(?:salary|earn\w*|pay(?:s|ing|check)? me|i get paid|paid|pay is|my pay|income|mak(?:e|ing)"
    r"|wages?|compensation|package|contract says)(?![a-z])",
    r"年収|月給|月収|給[与料]|年俸|収入|稼|額面|報酬|手取り|ねんしゅう",
    r"연봉|월급|급여|소득(?!세)|임금|보수|수입|세전|세후|실수령",
)
PAY_AFTER = words(
    r"薪|税[前后]|的?(?:工资|收入)|到手|含奖金",
    r"(?<![a-z])(?:salary|before tax|after tax|pre-?tax|gross|net|including bonus|wages?|income(?! tax))(?![a-z])",
    r"(?:を|ほど|以上)?(?:もらって|いただいて|稼)|税込|額面|の(?:給料|年収)",
    r"(?:을|를|이|정도|넘게)?\s?(?:받|벌)|세전|세후",
)
# A pay word that stands although words of spending are near ("I am paid 30k and rent is ...").
PAY_NEAR = words(
    r"(?:薪|工资|收入)[^,。费租]{0,6}$",
    r"(?:salary|earn|paid|income|make)(?: \w+){0,3} $",
    r"(?:年収|月給|給[与料]|年俸).{0,4}$",
    r"(?:연봉|월급|급여).{0,4}$",
)
TAX = words(
    r"个税|所得税|纳税|[缴交]税|(?<![免退关])税(?=大概|大约|单|是|约|差不多|\s?$)",
    r"(?<![a-z])tax(?:es)?(?![a-z])",
    r"所得税|納税|税金|税は",
    r"소득세|세금|납세",
)
TAX_AFTER = words(
    r"(?:人民币)?的?(?:个税|所得税|税)",
    r"\s?(?:in |of )?(?:(?:rmb|yuan) )?(?:in |of )?(?:income )?tax(?:es)?(?![a-z])",
    r"の(?:所得)?税",
    r"\s?(?:의\s?)?(?:소득세|세금)",
)
BEFORE_OR_AFTER_TAX = words(
    r"税[前后]|含税",
    r"(?<![a-z])(?:before|after|pre|post|excl\w*|incl\w*|net of)[\s-]?(?:income )?tax(?:es)?(?![a-z])",
    r"税込み?|税引き?[前後]?",
    r"세금?\s?[전후]",
)
NET = words(
    r"税后|到手",
    r"(?<![a-z])(?:after[\s-]tax|net|take[\s-]?home|in hand)(?![a-z])",
    r"手取り?|税引き?後",
    r"세후|실수령",
)
NOT_NET = words(
    r"不是(?:税后|到手)", r"not (?:net|after tax)", r"手取り?(?:じゃ|では)なく", r"(?:세후|실수령)\s?(?:말고|아니)"
)
NOT_PAY = words(
    r"投资|投了|资本|注册资金|出资|房租|租金|房价|费|补贴|资助|补助|津贴|安家|奖学金|奖励|学费|存款|销售|营业额"
    r"|罚|押金|买房|房子|占股|股份|花了|标准|平均|最低工资|门槛",
    r"(?<![a-z])(?:invest\w*|capital|rent\w*|fees?|costs?|price|subsid\w*|grants?|scholarships?|funding|tuition"
    r"|savings?|sales|revenue|turnover|fine|deposit|venture|"
    r"spend|spent|house|apartment|flat|equity|average|minimum wage|allowance|budget)(?![a-z])",
    r"投資|資本|家賃|費|補助|助成|手当|奨学金|貯金|売上|罰金|敷金|平均|最低賃金",
    r"투자|자본|월세|임대료|비용|수수료|지원금|보조|장학금|저축|매출|벌금|보증금|평균|최저",
)
PAY_RIGHT_BEFORE = words(
    r"(?:税[前后])?(?:年薪|月薪|年收入|月收入|薪资|薪水|工资|月领|月入|收入)(?:税[前后])?(?:是|为|有|大概|大约"
    r"|约|差不多|[:\s])*$",
    r"(?:(?:annual |yearly |monthly |current )?(?:salary|income|wage|(?<=my )pay)(?: is| of|:)? )(?:about "
    r"|around |roughly )?$",
    r"(?:年収|月給|月収|年俸|月額|給[与料])(?:は|が|:|約)*$",
    r"(?:연봉|월급|급여)(?:은|는|이|:)?\s?(?:약\s?|대략\s?)?$",
)
PERIOD_RIGHT_AFTER = words(
    r"\s?[/每一1]个?[月年](?!\d)",
    r"\s?(?:/|a|per|each|every)\s?(?:month|mo|year|annum|yr)(?![a-z])|\s(?:annually|yearly|monthly)(?![a-z])",
    r"/[月年]",
    r"/[월년]",
)
