"""Facts that are true or false."""

from collections.abc import Callable
from typing import Any

import pytest

from bot.nlu.facts.extraction import extract
from knowledge.language import detect


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("I used to be a Chinese citizen", "former_chinese_national", True),
        ("原来是中国籍", "former_chinese_national", True),
        ("もともと中国人で帰化しました", "former_chinese_national", True),
        ("예전엔 중국 국적이었어요", "former_chinese_national", True),
        ("從來沒有拿過中國護照", "former_chinese_national", False),
        ("never had a chinese passport", "former_chinese_national", False),
        ("I have 2 patents", "holds_patent", True),
        ("有两项专利", "holds_patent", True),
        ("特許を2件持ってます", "holds_patent", True),
        ("특허 두 개 있습니다", "holds_patent", True),
        ("沒有專利", "holds_patent", False),
        ("I don't have any patents", "holds_patent", False),
        ("特許はないです", "holds_patent", False),
        ("특허는 없구요", "holds_patent", False),
        ("currently a postdoc at Fudan", "postdoc", True),
        ("im a postdoc at fudan", "postdoc", True),
        ("在复旦做博士后", "postdoc", True),
        ("ポスドク中", "postdoc", True),
        ("포닥중", "postdoc", True),
        ("I did a postdoc at Stanford until 2023", "postdoc", False),
        ("ポスドクではなく正社員です", "postdoc", False),
        ("포닥 아니고 정규직이에요", "postdoc", False),
        ("we have not registered the company yet", "company_registered", False),
        ("公司还没注册", "company_registered", False),
        ("会社はまだ登記してません", "company_registered", False),
        ("법인 등록 아직 안했어요", "company_registered", False),
        ("公司已经注册了", "company_registered", True),
        ("登記済みの会社があります", "company_registered", True),
        ("회사는 이미 등기했습니다", "company_registered", True),
        ("I just graduated", "fresh_graduate", True),
        ("应届生", "fresh_graduate", True),
        ("新卒です", "fresh_graduate", True),
        ("막 졸업했어요", "fresh_graduate", True),
        ("I have a PhD in physics", "stem_degree", True),
        ("土木工程，算理工科", "stem_degree", True),
        ("理系です", "stem_degree", True),
        ("이공계요", "stem_degree", True),
        ("文学部でした", "stem_degree", False),
        ("my company will recommend me", "employer_recommends", True),
        ("公司愿意推荐我", "employer_recommends", True),
        ("会社は推薦してくれるそうです", "employer_recommends", True),
        ("회사에서 추천해준대요", "employer_recommends", True),
        ("推薦状は会社が出せないと言ってます", "employer_recommends", False),
        ("no criminal record", "clean_record", True),
        ("无犯罪记录", "clean_record", True),
        ("犯罪歴なし", "clean_record", True),
        ("전과 없습니다", "clean_record", True),
        ("中文授课", "degree_taught_in_chinese", True),
        ("全英文项目", "degree_taught_in_chinese", False),
        ("I worked at a Fortune 500 company", "fortune_500_experience", True),
        ("フォーチュン500の会社に勤めていました", "fortune_500_experience", True),
        ("同济毕业", "degree_from", "shanghai"),
        ("海外の大学です", "degree_from", "abroad"),
        ("博士は海外の大学で取りました", "degree_from", "abroad"),
        ("復旦の修士を出たばかりです", "degree_from", "shanghai"),
        ("中国の大学院を修了しました", "degree_from", "china"),
    ],
)
def test_a_clear_wording_is_understood(
    facts: Callable[..., dict[str, Any]], text: str, name: str, value: bool | str
) -> None:
    assert facts(text)[name] == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("英文是母語", True),
        ("是英文母語", True),
        ("我母语是英语", True),
        ("English is my mother tongue", True),
        ("native English speaker", True),
        ("英語が母語です", True),
        ("영어가 모국어예요", True),
        ("英语不是我的母语", False),
        ("English is not my mother tongue", False),
        ("英語が母語ではありません", False),
        ("영어가 모국어가 아니에요", False),
    ],
)
def test_a_mother_tongue_alone_answers_whether_it_is_what_is_taught(text: str, value: bool) -> None:
    [fact] = extract(text, detect(text))
    assert (fact.name, fact.value, fact.extra) == ("teaches_mother_tongue", value, {"bare": True})


def test_a_mother_tongue_is_taught_where_that_is_told(facts: Callable[..., dict[str, Any]]) -> None:
    assert facts("I teach English and English is my mother tongue")["teaches_mother_tongue"] is True
    assert facts("我教英语，英语是我的母语")["teaches_mother_tongue"] is True


@pytest.mark.parametrize(
    "text",
    [
        "I'm 34, native English speaker",
        "I teach Spanish, native English speaker",
        "我是英语老师，母语是日语",
        "native English speaker teachers only",
        "must I be a native English speaker",
        "my wife is a native English speaker",
        "中文是母语",
    ],
)
def test_a_mother_tongue_beside_other_things_is_not_what_is_taught(
    facts: Callable[..., dict[str, Any]], text: str
) -> None:
    assert "teaches_mother_tongue" not in facts(text)


@pytest.mark.parametrize(
    "text",
    [
        "no criminal record certificate",
        "无犯罪记录证明怎么办",
        "超级博士后申请条件",
        "super postdoc programme",
        "有专利可以加分吗",
        "Do I need a patent?",
        "my husband is a postdoc at Fudan",
        "what to do with my startup permit once company is registered",
        "student visa",
    ],
)
def test_documents_questions_and_others_are_no_fact(facts: Callable[..., dict[str, Any]], text: str) -> None:
    assert facts(text) == {}
