"""Questions to the shipped content are answered from the right place, in four languages."""

from datetime import date

import pytest

from knowledge.search.gate import Zone

FOREIGN_EXPERTS = "沪科建复〔2023〕17号"
PUJIANG = "沪科提复〔2023〕33号"


def test_question_of_fact_that_stands_in_a_document_alone_is_answered_by_its_clause(shipped) -> None:
    result = shipped.ask("截至2022年底上海一共核发了多少份外国人工作许可证", "zh")
    top = result.hits[0]
    assert (result.zone, top.kind, top.language) == (Zone.ANSWER, "passage", "zh")
    assert top.sources[0].document_number == shipped.document_number(top.id) == FOREIGN_EXPERTS
    assert top.sources[0].clause
    plain = top.clause.text.replace(" ", "")
    assert "37.7万余份" in plain and "许可证" in plain


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("外国专家基础研究项目每项资助多少钱", "zh"),
        ("How much does a foreign expert basic research project pay?", "en"),
        ("外国人専門家の基礎研究プロジェクトはいくら支給されますか", "ja"),
        ("외국 전문가 기초연구 프로젝트는 얼마를 지원합니까?", "ko"),
    ],
)
def test_question_of_fact_that_a_card_tells_is_answered_by_it_with_the_document(
    shipped, question: str, language: str
) -> None:
    result = shipped.ask(question, language)
    top = result.hits[0]
    assert (result.zone, top.id, top.language) == (Zone.ANSWER, "foreign-expert-projects", language)
    assert top.sources[0].document_number == FOREIGN_EXPERTS
    assert "1,000,000" in "".join((top.card.short, *(section.body for section in top.card.sections)))


def test_funded_people_of_pujiang_are_among_the_first_two(shipped) -> None:
    hits = shipped.ask("浦江计划A类和B类一共资助了多少人", "zh").hits[:2]
    clauses = [hit for hit in hits if hit.clause and "2795" in hit.clause.text.replace(",", "")]
    assert [shipped.document_number(hit.id) for hit in clauses] == [PUJIANG]


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("what's the weather tomorrow", "en"),
        ("明天天气怎么样", "zh"),
        ("明日の天気は？", "ja"),
        ("내일 날씨 어때요", "ko"),
        ("asdf qwer zxcv", "en"),
        ("김치찌개 만드는 법", "ko"),
    ],
)
def test_question_of_another_world_is_declined(shipped, question: str, language: str) -> None:
    assert shipped.ask(question, language).zone is Zone.DECLINE


def test_exact_title_finds_its_card_and_nothing_else(shipped) -> None:
    missed = [
        f"{card.id}.{card.language}"
        for card in shipped.snapshot.cards
        if [(h.id, h.confidence) for h in shipped.ask(card.title, card.language).hits] != [(card.id, 1.0)]
    ]
    assert missed == []


def test_clause_id_finds_its_clause_in_every_language(shipped) -> None:
    clause = shipped.snapshot.documents[-1].clauses[2]
    tops = [shipped.ask(clause.id, language).hits[0] for language in ("zh", "en", "ja", "ko")]
    assert {(top.id, top.confidence) for top in tops} == {(clause.id, 1.0)}


@pytest.mark.parametrize("written", ["{}", "{} 讲了什么", "What does {} say?", "請問{}", "我想请问一下{}讲了什么"])
def test_document_number_finds_that_document(shipped, written: str) -> None:
    for document in shipped.snapshot.documents:
        if document.document_number:
            hits = shipped.ask(written.format(document.document_number), "zh", limit=3).hits
            assert {shipped.document_number(hit.id) for hit in hits} == {document.document_number}


@pytest.mark.parametrize("number", ["沪科建复[2023]17号", "沪科建复（2023）17号", "沪科建复〔2023〕第 17 号"])
def test_document_number_is_known_in_other_brackets(shipped, number: str) -> None:
    assert shipped.document_number(shipped.ask(number, "zh").hits[0].id) == FOREIGN_EXPERTS


def test_shipped_card_is_not_served_before_it_is_in_force(shipped) -> None:
    card = next(c for c in shipped.snapshot.cards if c.id == "pr-staff" and c.language == "zh")
    before, first_day = date(2023, 4, 30), date(2023, 5, 1)
    assert card.effective_from == first_day
    assert card.id not in [hit.id for hit in shipped.ask(card.title, "zh", limit=20, as_of=before).hits]
    assert shipped.ask(card.title, "zh", as_of=first_day).hits[0].id == card.id


@pytest.mark.parametrize("limit", [1, 3])
def test_no_more_hits_than_asked_for(shipped, limit: int) -> None:
    assert len(shipped.ask("工作许可怎么办", "zh", limit=limit).hits) == limit


def test_hits_come_best_first_and_once(shipped) -> None:
    hits = shipped.ask("How do I renew my work permit?", "en", limit=10).hits
    assert [h.confidence for h in hits] == sorted((h.confidence for h in hits), reverse=True)
    assert len({h.id for h in hits}) == len(hits) > 1


def test_cards_are_shown_in_the_language_of_the_question(shipped) -> None:
    hits = shipped.ask("就労許可の更新に必要な書類", "ja", limit=10).hits
    assert {hit.language for hit in hits if hit.kind == "card"} == {"ja"}


def test_every_hit_names_its_source(shipped) -> None:
    hits = shipped.ask("外国专家基础研究项目每项资助多少钱", "zh", limit=10).hits
    assert hits and all(hit.sources and hit.sources[0].title for hit in hits)


def test_sources_come_in_the_order_asked_and_unknown_ones_are_left_out(shipped) -> None:
    assert [source.id for source in shipped.service.sources(["s3", "none", "s0"])] == ["s3", "s0"]


def test_status_counts_a_vector_for_every_passage(shipped) -> None:
    status = shipped.service.status()
    assert status["vectors"] == status["passages"] > 500
    assert status["revision"] == shipped.snapshot.revision


@pytest.mark.parametrize(
    ("question", "language", "card"),
    [
        ("我能办永居吗", "zh", "permanent-residence"),
        ("Do I qualify for permanent residence?", "en", "permanent-residence"),
        ("am i eligible for a work permit", "en", "work-permit"),
        ("永住の資格があるか確認したい", "ja", "permanent-residence"),
        ("영주권 가능한지 확인해 주세요", "ko", "permanent-residence"),
    ],
)
def test_whether_one_qualifies_and_no_more_is_answered_by_the_card_of_what_is_named(
    shipped, question: str, language: str, card: str
) -> None:
    assert shipped.ask(question, language).hits[0].id == card


def test_whether_one_qualifies_as_somebody_is_answered_by_the_card_on_them(shipped) -> None:
    assert shipped.ask("am I eligible for permanent residence with a doctorate", "en").hits[0].id == "pr-phd"
