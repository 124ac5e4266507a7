"""Questions in English, Japanese and Korean are carried to Chinese by the shipped glossary."""

import pytest

from knowledge.glossary import Glossary
from knowledge.search.bridge import Bridge, passage_terms
from knowledge.search.text import normalise, terms

FUNDING = "外国专家基础研究项目"


@pytest.fixture(scope="module")
def bridge(glossary: Glossary) -> Bridge:
    return Bridge(glossary)


def share(bridge: Bridge, question: str, language: str, passage: str) -> float:
    """Return how much of a question a Chinese passage has."""
    carried = bridge.carry(question, source=language, target="zh")
    found = frozenset(passage_terms(passage, readable_by=language))
    return bridge.coverage(carried, passage=normalise(passage), passage_terms=found)


@pytest.mark.parametrize(
    ("question", "language", "name"),
    [
        ("How much does a foreign expert basic research project pay?", "en", FUNDING),
        ("外国人専門家の基礎研究プロジェクトはいくら支給されますか", "ja", FUNDING),
        ("외국 전문가 기초연구 프로젝트는 얼마를 지원합니까?", "ko", FUNDING),
        ("How do I renew my work permit?", "en", "工作许可延期"),
        ("就労許可の更新に必要な書類", "ja", "工作许可延期"),
        ("취업비자 연장 서류", "ko", "工作许可延期"),
        ("永住許可の年収条件", "ja", "永久居留"),
        ("영구거류 신청", "ko", "永久居留"),
    ],
)
def test_term_of_a_question_has_its_chinese_name(bridge: Bridge, question: str, language: str, name: str) -> None:
    carried = bridge.carry(question, source=language, target="zh")
    assert any(name in names for names in carried.concepts)


def test_official_name_ranks_with_its_terms(bridge: Bridge) -> None:
    carried = bridge.carry("foreign expert basic research project", source="en", target="zh")
    assert set(terms(FUNDING)) <= set(carried.terms())


def test_number_goes_over_as_it_is(bridge: Bridge) -> None:
    assert bridge.carry("Pujiang programme 2,795", source="en", target="zh").rest == ("2795",)


def test_korean_terms_are_found_without_their_spaces(bridge: Bridge) -> None:
    carried = [bridge.carry(q, source="ko", target="zh") for q in ("외국인 취업허가", "외국인취업허가")]
    assert carried[0].concepts == carried[1].concepts != ()


def test_unknown_word_counts_as_not_covered(bridge: Bridge) -> None:
    passage = f"{FUNDING}，每项资助"
    alone = share(bridge, "foreign expert basic research project", "en", passage)
    assert alone == 1.0
    assert share(bridge, "foreign expert basic research project banana", "en", passage) < alone


def test_passage_about_something_else_covers_nothing(bridge: Bridge) -> None:
    assert share(bridge, "foreign expert basic research project", "en", "明天天气晴朗") == 0.0


def test_question_without_content_covers_nothing(bridge: Bridge) -> None:
    assert share(bridge, "?", "en", FUNDING) == 0.0


def test_korean_word_meets_the_chinese_text_by_its_reading() -> None:
    assert "영구" in passage_terms("永久居留", readable_by="ko")


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Where do I apply for the Pujiang programme?", "en"),
        ("浦江人才计划怎么申报", "zh"),
    ],
)
def test_question_names_its_programme(bridge: Bridge, question: str, language: str) -> None:
    assert bridge.programmes(question, language=language) == {"pujiang-programme"}


def test_question_of_other_things_names_no_programme(bridge: Bridge) -> None:
    assert bridge.programmes("banana", language="en") == set()


@pytest.mark.parametrize(
    ("question", "language", "own"),
    [
        ("我的 Work Permit 快到期了", "zh", "我的 工作许可 快到期了"),
        ("work permit の更新", "ja", "就労許可 の更新"),
        ("work permit 연장", "ko", "취업허가 연장"),
        ("什么是HSK", "zh", "什么是HSK"),
    ],
)
def test_english_terms_of_a_question_become_its_own(bridge: Bridge, question: str, language: str, own: str) -> None:
    assert " ".join(bridge.with_own_names(question, language=language).split()) == normalise(own)
