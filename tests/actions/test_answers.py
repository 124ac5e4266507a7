"""Questions become answers from the store, choices, or a polite no."""

import pytest

from actions.answers import PolicyAnswers
from bot.web.parts import Parts
from knowledge.language import LANGUAGES
from knowledge.search.result import Hit
from knowledge.store import Snapshot, Store

QUESTIONS = {
    "zh": ("浦江计划资助多少？", "pujiang-programme"),
    "en": ("What do I need for a Category A work permit?", "work-permit-a"),
    "ja": ("博士で永住権の申請はできますか", "permanent-residence"),
    "ko": ("취업허가와 거류허가를 한 번에 신청할 수 있나요?", "single-window"),
}
UNSURE = "专家 补助"
FOREIGN = "banana bread recipe"
CLAUSE = "沪科建复-2022-27#10"


@pytest.fixture(scope="module")
def store(parts: Parts) -> Snapshot:
    """Give all shipped content."""
    return Store(parts.engine).snapshot()


@pytest.mark.parametrize("language", QUESTIONS)
def test_question_is_answered_with_programme_and_sources(answers: PolicyAnswers, language: str) -> None:
    question, programme = QUESTIONS[language]
    reply = answers.answer(question, language=language)
    assert (reply.kind, reply.language, reply.text_language) == ("answer", language, None)
    assert reply.text and programme in reply.programmes and reply.sources


def test_answer_shows_no_markdown(answers: PolicyAnswers) -> None:
    reply = answers.answer(QUESTIONS["en"][0], language="en")
    assert reply.detail and "**" not in reply.text + reply.detail


def test_clause_in_another_language_says_so(answers: PolicyAnswers, parts: Parts) -> None:
    reply = answers.answer(CLAUSE, language="ko")
    assert (reply.kind, reply.language, reply.text_language, reply.answer_id) == ("answer", "ko", "zh", CLAUSE)
    assert reply.notice == parts.words.say("matched_across_languages", "ko")


def test_clause_in_the_visitors_language_needs_no_notice(answers: PolicyAnswers) -> None:
    reply = answers.answer(CLAUSE, language="zh")
    assert (reply.text_language, reply.notice) == (None, None)
    assert reply.sources[0].clause


def test_document_is_quoted_from_the_first_source(answers: PolicyAnswers, store: Snapshot) -> None:
    questions = [question for card in store.cards if card.language == "zh" for question in card.questions[:2]]
    quoting = [reply for reply in (answers.answer(question, language="zh") for question in questions) if reply.quote]
    assert quoting
    texts = {d.document_number: d.text for d in store.documents}
    for reply in quoting:
        assert reply.sources[0].clause
        assert _is_part(reply.quote or "", texts[reply.sources[0].document_number])


def test_unsure_question_offers_choices_and_a_person(answers: PolicyAnswers, parts: Parts) -> None:
    reply = answers.answer(UNSURE, language="zh")
    assert reply.kind == "clarify"
    assert 2 <= len(reply.buttons) <= 4
    assert reply.buttons[-1].title == parts.words.say("button_human", "zh")


def test_only_what_is_likely_is_offered_and_what_cannot_be_read_only_alone(answers: PolicyAnswers) -> None:
    def hit(title: str, confidence: float, language: str) -> Hit:
        return Hit(title, "card", title, "", confidence, language, programmes=(), sources=())

    def offered(*hits: Hit) -> list[str]:
        return [button.title for button in answers._choices(hits, language="en").buttons[:-1]]

    foreign, likely, unlikely = hit("复函", 0.6, "zh"), hit("Schools", 0.5, "en"), hit("Honours", 0.1, "en")
    assert offered(foreign, likely, unlikely) == ["Schools"]
    assert offered(foreign, unlikely) == ["复函"]
    assert offered(unlikely, hit("Car plates", 0.05, "en")) == ["Honours"]


def test_choice_leads_to_what_it_names(answers: PolicyAnswers) -> None:
    choices = answers.answer(UNSURE, language="zh").buttons[:-1]
    replies = [answers.answer(choice.payload, language="zh") for choice in choices]
    titles = {c.title: reply for c, reply in zip(choices, replies, strict=True)}
    assert [reply.kind for reply in replies] == ["answer"] * len(choices)
    assert len({reply.answer_id for reply in replies}) == len(titles)
    for choice, reply in zip(choices, replies, strict=True):
        assert "#" not in choice.payload or reply.answer_id == choice.payload


@pytest.mark.parametrize("language", LANGUAGES)
def test_title_of_any_card_leads_to_that_card(answers: PolicyAnswers, store: Snapshot, language: str) -> None:
    cards = [c for c in store.cards if c.language == language]
    wrong = [c.id for c in cards if answers.answer(c.title, language=language).answer_id != c.id]
    assert cards and wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_question_without_an_answer_is_declined_with_contacts(
    answers: PolicyAnswers, parts: Parts, language: str
) -> None:
    reply = answers.answer(FOREIGN, language=language)
    assert (reply.kind, reply.programmes, len(reply.sources)) == ("handoff", ("contacts",), 2)
    assert "12345" in reply.text and reply.buttons[0].title == parts.words.say("button_human", language)


def test_half_fitting_card_is_no_answer_to_small_talk(answers: PolicyAnswers, parts: Parts) -> None:
    reply = answers.answer(UNSURE, language="zh", out_of_scope=True)
    assert (reply.kind, reply.text) == ("smalltalk", parts.words.say("out_of_scope", "zh"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_contacts_follow_their_lead(answers: PolicyAnswers, language: str) -> None:
    reply = answers.contacts(lead="Lead.", language=language)
    assert reply.text.startswith("Lead.\n") and "12367" in reply.text and reply.answer_id == "contacts"


def _is_part(quote: str, text: str) -> bool:
    return quote.strip("…").strip() in text
