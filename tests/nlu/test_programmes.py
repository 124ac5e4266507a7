"""Programmes are found by any of their names, with exact offsets."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.programmes import ProgrammeExtractor
from tests.nlu.samples import NASTY

GLOSSARY = Path(__file__).parents[2] / "knowledge" / "glossary.yml"


@pytest.fixture
def found(build: Callable[..., Any], glossary: Path, say: Callable[..., Message]) -> Callable[[str], list[Any]]:
    component = build(ProgrammeExtractor, glossary=str(glossary))

    def programmes(text: str) -> list[Any]:
        [message] = component.process([say(text)])
        entities = message.get("entities")
        assert all(e["entity"] == "programme" and e["extractor"] == "ProgrammeExtractor" for e in entities)
        return [(e["value"], text[e["start"] : e["end"]]) for e in entities]

    return programmes


@pytest.mark.parametrize(
    ("text", "programme", "mention"),
    [
        ("我的工作许可快到期了", "work-permit", "工作许可"),
        ("外國人來華工作許可怎麼辦", "work-permit", "外國人來華工作許可"),
        ("我的 Work  Permit 怎么办", "work-permit", "Work  Permit"),
        ("do I need WORK-PERMITS?", "work-permit", "WORK-PERMITS"),
        ("a foreigner’s work permit", "work-permit", "foreigner’s work permit"),
        ("就労許可はいつ", "work-permit", "就労許可"),
        ("취업허가를 받으려면", "work-permit", "취업허가"),
        ("외국인취업허가는", "work-permit", "외국인취업허가"),
        ("외국인 취업 허가가 필요해요", "work-permit", "외국인 취업 허가"),
        ("상하이취업허가", "work-permit", "취업허가"),
        ("外国高端人才（A类）", "work-permit-a", "外国高端人才（A类）"),
        ("外国高端人才(Ａ類)要什么", "work-permit-a", "外国高端人才(Ａ類)"),
        ("外国高端人才要什么", "work-permit-a", "外国高端人才"),
        ("외국고급인재는", "work-permit-a", "외국고급인재"),
        ("foreign high-end talent rules", "work-permit-a", "foreign high-end talent"),
        ("Ａ類について", "work-permit-a", "Ａ類"),
        ("Rビザの期間", "r-visa", "Rビザ"),
        ("an R visa, please", "r-visa", "R visa"),
        ("permanent residence (staff)", "pr-staff", "permanent residence (staff)"),
        ("우리 가족은", "family", "가족"),
    ],
)
def test_a_programme_is_found_by_its_names(
    found: Callable[[str], list[Any]], text: str, programme: str, mention: str
) -> None:
    assert found(text) == [(programme, mention)]


@pytest.mark.parametrize(
    "text",
    [
        "this is for visas only",  # not "R visa"
        "which class a person belongs to",  # the article, not the category
        "network permits",
        "永久居留",  # two programmes would share the name without its brackets
        "국가족보",
        "用人单位要做什么",  # a term, but no programme
        "",
    ],
)
def test_other_words_are_no_programme(found: Callable[[str], list[Any]], text: str) -> None:
    assert found(text) == []


def test_the_longest_name_counts(found: Callable[[str], list[Any]]) -> None:
    assert found("工作许可延期") == [("work-permit-renewal", "工作许可延期")]
    assert found("work permit renewal") == [("work-permit-renewal", "work permit renewal")]


def test_several_programmes_are_found_in_order(found: Callable[[str], list[Any]]) -> None:
    assert [value for value, _ in found("category A or the R visa? 还有工签")] == [
        "work-permit-a",
        "r-visa",
        "work-permit",
    ]


@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY)
def test_nasty_texts_pass(found: Callable[[str], list[Any]], text: str) -> None:
    assert all(mention for _, mention in found(text))


@pytest.mark.parametrize(
    ("text", "programme", "name"),
    [
        ("what does a B permit need", "work-permit-b", "B permit"),
        ("how do I get an A permit", "work-permit-a", "an A permit"),
        ("C permits for students", "work-permit-c", "C permits"),
        ("is the B card worth it", "overseas-talent-residence-permit", "B card"),
        ("type B residence card", "overseas-talent-residence-permit", "type B residence card"),
        ("B证有什么好处", "overseas-talent-residence-permit", "B证"),
        ("B类有什么条件", "work-permit-b", "B类"),
        ("B証のメリット", "overseas-talent-residence-permit", "B証"),
        ("B類の条件", "work-permit-b", "B類"),
        ("B증 혜택", "overseas-talent-residence-permit", "B증"),
        ("B류 조건", "work-permit-b", "B류"),
    ],
)
def test_letters_of_the_shipped_glossary_mean_categories_and_the_card_alone_the_residence_card(
    build: Callable[..., Any], say: Callable[..., Message], text: str, programme: str, name: str
) -> None:
    component = build(ProgrammeExtractor, glossary=str(GLOSSARY))
    (message,) = component.process([say(text)])
    assert [(e["value"], text[e["start"] : e["end"]]) for e in message.get("entities")] == [(programme, name)]


def test_an_article_before_a_permit_is_no_category(build: Callable[..., Any], say: Callable[..., Message]) -> None:
    component = build(ProgrammeExtractor, glossary=str(GLOSSARY))
    (message,) = component.process([say("do I need a permit")])
    assert not message.get("entities")
