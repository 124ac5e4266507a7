"""Which programme is checked: the one that a question is about, though it names a whole or only has to do with one."""

from collections.abc import Callable
from typing import Any

import pytest

from actions.checking.phrases import asks, asks_of_everything, asks_of_programmes
from knowledge.language import LANGUAGES
from tests.actions.checking.replies import reply_of

Call = Callable[..., dict[str, Any]]


@pytest.fixture(autouse=True)
def start_again(call_action: Call) -> None:
    """Forget what other tests said: every action is called in the same conversation."""
    call_action("action_small_talk", text="start again", intent="start_again")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh", "老公有中国永居，我能以配偶身份申请吗"),
        ("en", "can my child get permanent residency, the mother is Chinese"),
        ("ja", "夫が中国人です。結婚6年で永住を取れますか"),
        ("ko", "아내가 중국인이고 결혼 6년째인데 영구거류 되나요"),
    ],
)
def test_the_way_that_fits_is_checked_where_only_the_whole_is_named(
    call_action: Call, language: str, text: str
) -> None:
    turn = {"text": text, "language": language, "entities": (("programme", "permanent-residence"),)}
    reply = reply_of(call_action("action_check_eligibility", **turn, intent="check_eligibility"))
    assert reply.programmes == ("pr-family",)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh", "我59岁半，许可明年3月到期，那时刚满60，B类续不续得下来？"),
        ("ko", "기술 자격증이 있으면 B류 나이가 70세까지 늘어나나요"),
    ],
)
def test_a_question_that_has_to_do_with_a_permit_is_checked_for_what_it_is_about(
    call_action: Call, language: str, text: str
) -> None:
    turn = {"text": text, "language": language, "entities": (("programme", "work-permit-b"),)}
    reply = reply_of(call_action("action_check_eligibility", **turn, intent="check_eligibility"))
    assert reply.programmes[0] == "work-age-limits"


@pytest.mark.parametrize(
    ("language", "text", "age"),
    [
        ("zh", "我够A类吗？我五十岁", "五十岁"),
        ("en", "Am I category A? I am 50", "50"),
        ("ja", "A類とれますか？50歳です", "50歳"),
        ("ko", "A류 되나요? 50세입니다", "50세"),
    ],
)
def test_what_is_named_is_checked_where_the_facts_are_told_apart_from_the_question(
    call_action: Call, language: str, text: str, age: str
) -> None:
    told = (("programme", "work-permit-a"), ("age", 50, text.index(age)))
    turn = {"text": text, "language": language, "entities": told}
    reply = reply_of(call_action("action_check_eligibility", **turn, intent="check_eligibility"))
    assert reply.programmes == ("work-permit-a",)


@pytest.mark.parametrize(
    ("named", "text"),
    [
        ("work-permit-b", "Do I qualify for a category B work permit?"),
        ("permanent-residence", "Do I qualify for permanent residence?"),
    ],
)
def test_what_is_named_is_checked_where_nothing_else_is_meant(call_action: Call, named: str, text: str) -> None:
    turn = {"text": text, "entities": (("programme", named), ("aspect", "eligibility"))}
    reply = reply_of(call_action("action_check_eligibility", **turn, intent="check_eligibility"))
    assert (reply.kind, reply.programmes) == ("question", (named,))


@pytest.mark.parametrize(
    ("language", "text", "answer"),
    [
        ("en", "what if i am late with the registration", "accommodation-registration"),
        ("en", "which startup competiton can I enter with my project", "recruiting-channels"),
        ("en", "i have been let go, what happens with my permit", "work-permit-cancellation"),
        ("zh", "刚到上海，头一个月要办哪些事", "arriving-in-shanghai"),
    ],
)
def test_what_to_do_is_no_question_for_all_programmes(call_action: Call, language: str, text: str, answer: str) -> None:
    turn = {"text": text, "language": language, "intent": "check_eligibility"}
    assert reply_of(call_action("action_check_eligibility", **turn)).answer_id == answer


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh", "我可以申请什么"),
        ("en", "what can I apply for"),
        ("ja", "私は何を申請できますか"),
        ("ko", "저는 뭘 신청할 수 있나요"),
    ],
)
def test_what_one_can_apply_for_is_one(call_action: Call, language: str, text: str) -> None:
    assert asks_of_everything(text, language) and asks_of_programmes(text, language)
    turn = {"text": text, "language": language, "intent": "check_eligibility"}
    assert len(reply_of(call_action("action_check_eligibility", **turn)).programmes) > 3


@pytest.mark.parametrize(
    ("language", "text", "answer"),
    [
        ("zh", "HSK5级加几分", "work-permit-points"),
        ("en", "change company same position", "change-of-employer"),
        ("ja", "183日 居住者 税金", "income-tax"),
        ("ko", "푸둥 인정목록 149개", "pudong-qualifications"),
    ],
)
def test_a_few_words_for_a_subject_are_answered_though_taken_for_facts(
    call_action: Call, language: str, text: str, answer: str
) -> None:
    turn = {"text": text, "language": language, "intent": "inform"}
    assert reply_of(call_action("action_check_eligibility", **turn)).answer_id == answer


@pytest.mark.parametrize("language", LANGUAGES)
def test_facts_alone_are_offered_a_check(call_action: Call, language: str) -> None:
    text = {"zh": "我34岁，博士", "en": "I am 34 and have a PhD", "ja": "34歳、博士です", "ko": "34살 박사입니다"}[
        language
    ]
    turn = {"text": text, "language": language, "entities": (("age", 34), ("degree", "doctor"))}
    assert not asks(text, language)
    assert reply_of(call_action("action_check_eligibility", **turn, intent="inform")).kind == "clarify"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh", "我在中国工作一年了，现在能不能买房"),
        ("en", "I've worked in china one year, can i buy a house now"),
        ("ja", "中国で1年働いたらもう家を買えますか"),
        ("ko", "중국에서 1년 일했는데 이제 집을 살 수 있나요"),
    ],
)
def test_a_question_asked_with_facts_is_taken_up(call_action: Call, language: str, text: str) -> None:
    turn = {"text": text, "language": language, "entities": (("age", 34),)}
    reply = reply_of(call_action("action_check_eligibility", **turn, intent="inform"))
    assert reply.programmes == ("home-purchase",)


@pytest.mark.parametrize("intent", ["thanks", "goodbye"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_thanks_during_a_check_are_answered_without_the_question_and_the_check_waits(
    call_action: Call, start_check: Callable[..., None], intent: str, language: str
) -> None:
    start_check("work-permit-a")
    said = reply_of(call_action("action_small_talk", text="…", intent=intent, language=language))
    assert (said.kind, said.question, said.after) == ("smalltalk", None, None)
    answered = reply_of(
        call_action("action_check_eligibility", text="52", intent="inform", language=language, entities=(("age", 52),))
    )
    assert answered.kind in ("question", "verdict")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh", "我能评职称吗，硕士，七年相关经验"),
        ("en", "can I get a professional title with a master's and 7 years of related experience"),
        ("ja", "修士で関連職歴7年です。職称を取れますか"),
        ("ko", "석사이고 관련 경력 7년인데 직칭 평가 자격이 되나요"),
    ],
)
def test_the_one_that_is_named_is_checked_where_several_facts_are_told(
    call_action: Call, language: str, text: str
) -> None:
    told = (("programme", "professional-titles"), ("degree", "master"), ("related_work_years", 7))
    turn = {"text": text, "language": language, "entities": told}
    reply = reply_of(call_action("action_check_eligibility", **turn, intent="check_eligibility"))
    assert (reply.kind, reply.programmes) == ("question", ("professional-titles",))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh", "这个是公司去办还是我自己去办，我要去窗口吗"),
        ("en", "do I have to go there myself or does my boss do it?"),
        ("ja", "会社がやるのですか、私がやるのですか"),
        ("ko", "그건 회사가 하나요, 제가 직접 하나요?"),
    ],
)
@pytest.mark.parametrize("topic", [None, "work-permit-renewal"])
def test_a_question_that_speaks_of_no_programme_starts_no_check(
    call_action: Call, language: str, text: str, topic: str | None
) -> None:
    turn = {"text": text, "language": language, "topic": topic}
    assert reply_of(call_action("action_check_eligibility", **turn, intent="check_eligibility")).kind != "question"


@pytest.mark.parametrize(
    ("language", "text"),
    [("zh", "我可以办吗"), ("en", "can I do that?"), ("ja", "私も大丈夫ですか"), ("ko", "저는 되나요?")],
)
def test_a_short_question_is_about_what_was_talked_of(call_action: Call, language: str, text: str) -> None:
    turn = {"text": text, "language": language, "topic": "work-permit-renewal"}
    reply = reply_of(call_action("action_check_eligibility", **turn, intent="check_eligibility"))
    assert (reply.kind, reply.programmes) == ("question", ("work-permit-renewal",))


@pytest.mark.parametrize("intent", ["inform", "nlu_fallback", "check_eligibility"])
def test_all_that_is_named_is_checked_where_facts_are_told(call_action: Call, intent: str) -> None:
    named = (("programme", "work-permit-a"), ("programme", "work-permit-b"))
    told = (("degree", "master", 15), ("related_work_years", 3, 20))
    turn = {"text": "Am I A or B? I have a master's and 3 years of work", "entities": (*named, *told)}
    reply = reply_of(call_action("action_check_eligibility", **turn, intent=intent))
    assert (reply.kind, reply.programmes) == ("question", ("work-permit-a", "work-permit-b"))
    assert "master" in reply.text


def test_what_the_store_has_nothing_on_is_declined_and_not_checked(call_action: Call) -> None:
    turn = {"text": "can I drive here with my Indian licence?", "topic": "work-permit-b"}
    reply = reply_of(call_action("action_check_eligibility", **turn, intent="check_eligibility"))
    assert reply.kind == "handoff"


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("zh", "K字签证我符合吗？", "K字签证"),
        ("en", "Do I qualify for the K visa?", "the K visa"),
        ("ja", "Kビザの条件を満たしていますか？", "Kビザ"),
        ("ko", "K 비자 자격이 되나요?", "K 비자"),
    ],
)
def test_who_asks_only_whether_they_qualify_is_checked_though_the_intent_is_unclear(
    call_action: Call, language: str, text: str, name: str
) -> None:
    start = text.index(name)
    named = (("programme", "k-visa", start, {"end": start + len(name)}), ("aspect", "eligibility"))
    turn = {"text": text, "language": language, "entities": named, "intent": "nlu_fallback"}
    reply = reply_of(call_action("action_answer_policy", **turn))
    assert (reply.kind, reply.programmes) == ("question", ("k-visa",))
