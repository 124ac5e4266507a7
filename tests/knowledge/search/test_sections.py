"""The section shown with a short answer is the one that tells what was asked."""

import pytest

from knowledge.search.aspects import aspects_asked, wanted_of_section
from knowledge.search.sections import Sections
from knowledge.search.text import query_terms


@pytest.mark.parametrize(
    ("question", "language", "heading"),
    [
        ("How long does the R visa take?", "en", "How to apply"),
        ("R비자 며칠 걸려요", "ko", "신청 방법"),
        ("浦江计划给多少钱", "zh", "类别与金额（2020年申报）"),
        ("超级博士后给多少钱", "zh", "资助内容"),
        ("スーパーポスドクはいくらもらえますか", "ja", "支給内容"),
        ("How many days does the single window take?", "en", "How long it takes"),
        ("which papers for school?", "en", "Documents"),
        ("居留许可要带什么材料", "zh", "要什么材料"),
        ("居留許可の申請に必要な書類を教えてください", "ja", "書類"),
        ("이직 서류는 뭐가 필요해요", "ko", "서류"),
        ("residence permit, where do i go for it", "en", "Where"),
        ("いつまでに居留許可取るの", "ja", "いつ、どこで、どの書類で申請するか"),
        ("거류증은 언제까지 신청해요?", "ko", "언제, 어디서, 어떤 서류로 신청하나"),
        ("续签要提前几天", "zh", "延期（续签）"),
        ("I overstayed 3 days, what is the fine?", "en", "Overstaying (非法居留)"),
        ("do I have to pay social insurance? I'm german", "en", "Who has to join and pay"),
        ("刚到上海：前30天按顺序办什么", "zh", "抵沪后的顺序"),
    ],
)
def test_section_tells_what_was_asked(shipped, question: str, language: str, heading: str) -> None:
    hit = shipped.ask(question, language, limit=1).hits[0]
    assert hit.card.sections[hit.section].heading == heading


def test_name_of_the_programme_does_not_choose_the_section(shipped) -> None:
    by_name = shipped.ask("R visa how long does it take?", "en", limit=1).hits[0]
    assert "working days" in by_name.card.sections[by_name.section].body


def test_words_of_one_aspect_are_not_those_of_another() -> None:
    question = "How many days before the end must I file?"
    assert set(wanted_of_section(question, language="en").words) == {"deadline"}
    assert aspects_asked(question, language="en") == {"duration"}  # cards are chosen as if there were no sections


def test_family_counts_only_where_nothing_else_is_asked_for() -> None:
    assert "family" in wanted_of_section("and my wife?", language="en").words
    assert "family" not in wanted_of_section("which papers for my wife?", language="en").words


# Asked of a card by itself, or after its programme was talked of: the question, then the programme's name.
ANSWERS = [
    ("work-permit-b", 5, {"zh": "要什么材料", "en": "which papers?", "ja": "書類は何がいりますか", "ko": "서류는요?"}),
    ("work-permit-a", 5, {"zh": "要交什么材料？", "en": "documents?", "ja": "書類は？", "ko": "서류는요?"}),
    ("work-permit", 4, {"zh": "要什么材料", "en": "which papers?", "ja": "書類は？", "ko": "필요한 서류는?"}),
    (
        "work-residence-permit",
        4,
        {"zh": "要什么材料", "en": "which papers?", "ja": "書類は何がいりますか", "ko": "서류는요?"},
    ),
    (
        "work-residence-permit",
        4,
        {"zh": "最晚什么时候申请", "en": "by when must I apply?", "ja": "いつまでに取るの", "ko": "언제까지 신청해요?"},
    ),
    (
        "work-residence-permit-application",
        0,
        {
            "zh": "我换工作的话要在几天之内办居留",
            "en": "within how many days must it be changed",
            "ja": "転職したら何日以内？",
            "ko": "이직하면 며칠 안에 바꿔야 해요?",
        },
    ),
    (
        "change-of-employer",
        0,
        {
            "zh": "要几天之内办",
            "en": "within how many days",
            "ja": "何日以内にやればいい？",
            "ko": "며칠 안에 해야 해요?",
        },
    ),
    (
        "work-permit-renewal",
        0,
        {
            "zh": "工作許可續簽要提前多久",
            "en": "my contract ends in march, when do I have to renew?",
            "ja": "更新は何日前まで？",
            "ko": "지금 허가가 다음달 끝나는데 연장 늦었나요?",
        },
    ),
    (
        "penalties",
        2,
        {
            "zh": "我逾期3天，罚多少钱",
            "en": "I overstayed 3 days, what is the fine?",
            "ja": "3日オーバーステイしました、罰金は？",
            "ko": "3일 오버스테이했는데 벌금이 얼마예요?",
        },
    ),
    (
        "accommodation-registration",
        5,
        {
            "zh": "不登记会怎么样",
            "en": "what happens if I don't register?",
            "ja": "登録しないと罰金がありますか",
            "ko": "주숙등기 안하면 벌금있어요?",
        },
    ),
    (
        "pr-phd",
        5,
        {"zh": "那我太太可以一起嗎", "en": "and my wife?", "ja": "妻も大丈夫？", "ko": "와이프도 같이 되나요?"},
    ),
    ("pr-phd", 5, {"zh": "要等多久", "en": "how long does it take?", "ja": "どれくらいで", "ko": "얼마나 걸려요?"}),
    ("pr-staff", 4, {"zh": "在哪里申请", "en": "where do I apply", "ja": "どこで申請", "ko": "어디서 신청해요?"}),
    ("pr-staff", 4, {"zh": "我老婆呢", "en": "and my husband?", "ja": "夫も大丈夫ですか", "ko": "남편도 되나요?"}),
    (
        "permanent-residence",
        1,
        {"zh": "那我太太可以一起嗎", "en": "and my wife?", "ja": "妻も大丈夫？", "ko": "와이프도 같이 되나요?"},
    ),
    (
        "permanent-residence",
        5,
        {"zh": "要等多久", "en": "how long does it take?", "ja": "どれくらいで", "ko": "얼마나 걸려요?"},
    ),
    (
        "family",
        2,
        {
            "zh": "我太太在上海可以上班吗？",
            "en": "can my husband work in shanghai?",
            "ja": "妻は働けますか",
            "ko": "와이프가 일할 수 있어요?",
        },
    ),
    (
        "family",
        0,
        {
            "zh": "想带老婆孩子过来",
            "en": "I want to bring my wife and kids",
            "ja": "妻と子供を連れて行きたい",
            "ko": "아내와 아이를 데려가고 싶어요",
        },
    ),
    (
        "social-insurance",
        0,
        {
            "zh": "我要交社保吗？我是德国人",
            "en": "do I have to pay social insurance? I'm german",
            "ja": "社会保険に入らないといけませんか？ドイツ人です",
            "ko": "사회보험 내야 하나요? 독일인이에요",
        },
    ),
    (
        "salary-remittance",
        1,
        {"zh": "有限额吗", "en": "is there a limit", "ja": "送金の限度額は？", "ko": "한도 있어요?"},
    ),
    ("income-tax", 4, {"zh": "有上限吗", "en": "is there a limit", "ja": "上限額は？", "ko": "한도 있어요?"}),
    (
        "arriving-in-shanghai",
        1,
        {
            "zh": "刚到上海：前30天按顺序办什么",
            "en": "what do I do first, in order?",
            "ja": "何をどの順番でしますか",
            "ko": "뭘 순서대로 해요",
        },
    ),
]


@pytest.mark.parametrize(
    ("card", "place", "question", "language"),
    [(card, place, question, lang) for card, place, questions in ANSWERS for lang, question in questions.items()],
)
def test_section_answers_in_every_language(
    shipped, glossary, card: str, place: int, question: str, language: str
) -> None:
    version = next(c for c in shipped.snapshot.cards if c.id == card and c.language == language)
    sections = Sections([version], glossary=glossary)
    name = glossary.programme_name(version.programmes[0], language=language)
    for asked in (question, f"{question} {name}"):
        found = sections.best(version, question=asked, query=query_terms(asked, language), weight=lambda term: 1.0)
        assert found == place, (asked, found)
