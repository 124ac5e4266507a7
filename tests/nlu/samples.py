"""Texts that no component may stumble over, for all tests of the Rasa components."""

NASTY = {
    "empty": "",
    "spaces": "   \t\n",
    "punctuation": "？！，。、；：…—~!?.,;:()[]{}",
    "emoji": "😀👨‍👩‍👧🇯🇵🙏🏽",
    "emoji and text": "👋 我34岁 👍",
    "control": "a\u200bb\u200dc\ufeff",
    "combining": "e\u0301 n\u0303 が\u3099",
    "right to left": "أنا 34 سنة",
    "other scripts": "Мне 34 года, ฉันอายุ 34",
    "half-width katakana": "ｱﾒﾘｶ人ﾃﾞｽ",
    "ligatures": "ﬁ ㎡ ½ ﷺ İ ß",
    "rare han": "𠮷野家 龘",
    "surrogates of digits": "３４ ③④ ٣٤ ५",
    "markdown": "**34** [x](y) `code` <b>35</b>",
    "command": '/inform{"age": 34}',
    "address": "https://example.org/a?b=34&c=万 me@example.org 021-12367",
    "brackets": "((((（（（（【【",
    "huge number": "9" * 400,
    "huge words": "hundred " * 240,
    "units only": "年 岁 万 元 years old RMB 살 歳 만",
    "long zh": (
        "我今年35岁，博士毕业，年薪40万元，在上海工作了5年，HSK5级，能申请外国高端人才（A类）工作许可吗？" * 50
    )[:2000],
    "long en": (
        "I am 34 years old, PhD in physics, 5 years of experience, 30k RMB a month; is the age limit 60? " * 30
    )[:2000],
    "long ja": ("私は34歳で修士です。年収は40万元、実務経験は5年あります。永住権の申請に必要な書類は？" * 50)[:2000],
    "long ko": ("저는 34살이고 석사입니다. 연봉은 40만 위안, 경력 5년인데 취업허가 서류가 뭐예요? " * 50)[:2000],
    "long number list": ("30多万 " * 500)[:2000],
    "no boundaries": "中" * 2000,
}
