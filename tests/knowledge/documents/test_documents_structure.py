"""How laws, notices, guides and foreign rules are taken apart."""

import pytest

from knowledge.documents.structure import parse_document
from knowledge.model import Document


def parse(*lines: str, name: str = "made.txt") -> Document:
    """Parse lines that are paragraphs."""
    return parse_document("\n".join(lines), file_name=name)


def numbers(document: Document) -> list[str | None]:
    """Return the numbers of the clauses in order."""
    return [clause.number for clause in document.clauses]


BODY = "申请人应当向市科学技术行政部门提交下列申请材料，并对材料的真实性、完整性负责，不得提供虚假材料。"


def test_articles_are_clauses_below_their_chapter() -> None:
    document = parse("第一章 总则", f"第一条 {BODY}", "第二章 申请", f"第二条 {BODY}", f"第三条 {BODY}")
    assert numbers(document) == ["第一条", "第二条", "第三条"]
    assert [clause.path for clause in document.clauses] == [
        ("第一章 总则",),
        ("第二章 申请",),
        ("第二章 申请",),
    ]


def test_the_text_of_a_heading_is_in_the_first_clause_below_it() -> None:
    document = parse("第一编 通则", "第一章 总则", "第一节 宗旨", f"第一条 {BODY}", f"第二条 {BODY}")
    assert document.clauses[0].text.startswith("第一编 通则\n\n第一章 总则\n\n第一节 宗旨\n\n第一条")
    assert document.clauses[1].path == ("第一编 通则", "第一章 总则", "第一节 宗旨")


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("第 1 条", "第1条"),
        ("第１２条", "第１２条"),
        ("第 十 二 条", "第十二条"),
        ("第十二条之一", "第十二条之一"),
        ("第12条", "第12条"),
    ],
)
def test_an_article_is_recognised_however_it_is_spaced(printed: str, number: str) -> None:
    document = parse(f"{printed}\u3000{BODY}", f"第十三条 {BODY}")
    assert document.clauses[0].number == number


def test_a_reference_to_an_article_is_not_an_article() -> None:
    document = parse(
        f"第一条 {BODY}",
        "第五条规定的人员，以及第六条所称单位，不适用前款规定，由有关部门另行决定。",
        f"第二条 {BODY}",
    )
    assert numbers(document) == ["第一条", "第二条"]


def test_items_stay_with_their_article() -> None:
    document = parse(f"第一条 {BODY}", "（一）护照；", "（二）照片；", "第二款的说明在这里。", f"第二条 {BODY}")
    assert numbers(document) == ["第一条", "第二条"]


def test_an_article_too_long_for_one_clause_is_cut_at_its_paragraphs() -> None:
    document = parse(
        f"第一条 {BODY * 10}",
        BODY * 10,
        f"{BODY * 5}有下列情形之一的：",
        "（一）甲；",
        "（二）乙。",
        f"第二条 {BODY}",
    )
    assert numbers(document) == ["第一条", "第一条第二款", "第一条第三款", "第二条"]


def test_a_paragraph_too_long_for_one_clause_is_cut_at_sentence_ends() -> None:
    document = parse("一、情况", BODY * 40)
    assert len(document.clauses) > 1
    assert all(clause.text.endswith("。") and len(clause.text) <= 1200 for clause in document.clauses)
    assert all(clause.path == ("一、情况",) for clause in document.clauses)


def test_the_levels_of_a_notice_make_the_number_of_a_clause() -> None:
    document = parse(
        "一、支持对象",
        "（一）高端人才",
        "1.基本条件",
        BODY * 3,
        "2.其他条件",
        BODY * 3,
        "（二）专业人才",
        BODY * 3,
    )
    assert numbers(document) == ["一（一）1", "一（一）2", "一（二）"]
    assert document.clauses[1].path == ("一、支持对象", "（一）高端人才", "2.其他条件")


def test_a_deeper_list_may_use_a_higher_kind_of_number() -> None:
    document = parse("1、申请条件", "（一）高端人才", BODY * 3, "（二）专业人才", BODY * 3, "2、申请材料", BODY * 3)
    assert numbers(document) == ["1（一）", "1（二）", "2"]


def test_short_items_are_grouped_under_their_heading() -> None:
    document = parse("一、申请材料", "1.护照；", "2.照片；", "3.学历证明；", "二、办理时限", "自受理之日起十个工作日。")
    assert numbers(document) == ["一", "二"]
    assert document.clauses[0].text.endswith("3.学历证明；")


def test_a_section_of_a_few_paragraphs_is_one_clause() -> None:
    document = parse("一、办理时限", BODY * 2, BODY * 2, "二、办理地点", BODY * 4, BODY * 6)
    assert numbers(document) == ["一", "二", "二"]


def test_many_short_items_are_cut_into_groups_with_a_range_of_numbers() -> None:
    items = [
        f"{count}.申请人所在单位出具的第{count}号证明材料，应当加盖公章，并且附上复印件一份；" for count in range(1, 31)
    ]
    document = parse("一、申请材料", *items)
    assert document.clauses[0].number.startswith("一、1–") and document.clauses[-1].number.endswith("–30")
    assert all(300 < len(clause.text) <= 600 for clause in document.clauses[:-1])


def test_a_short_neighbour_is_merged_into_its_section() -> None:
    document = parse(f"第一条 {BODY}", "第二条 本办法由市科委负责解释。")
    assert numbers(document) == ["第一条–第二条"]


def test_a_long_paragraph_is_cut_at_its_enumeration() -> None:
    members = "".join(f"{count}是加强服务。{BODY * 3}" for count in "一二三")
    document = parse("一、工作情况", f"市科委开展了以下工作。{members}")
    assert numbers(document) == ["一·一是", "一·二是", "一·三是"]
    assert document.clauses[2].path == ("一、工作情况", "三是加强服务")


def test_a_bold_lead_sentence_is_the_caption_of_its_item() -> None:
    document = parse(f"**1.建设平台。**{BODY * 2}", f"**2.引进人才。**{BODY * 2}")
    assert [clause.path for clause in document.clauses] == [("1.建设平台",), ("2.引进人才",)]
    assert "*" not in document.text


def test_markdown_headings_are_the_path() -> None:
    document = parse("# 办事指南", "", "## 申请条件", "", BODY, "", "### 年龄", "", BODY, "", "## 办理时限", "", BODY)
    assert [clause.path for clause in document.clauses] == [
        ("申请条件",),
        ("申请条件", "年龄"),
        ("办理时限",),
    ]


def test_empty_text_is_refused() -> None:
    with pytest.raises(ValueError, match="visible character"):
        parse(" \n\u3000\n- 2 -\n")


@pytest.mark.parametrize("marks", [("问：", "答："), ("1.", ""), ("Q: ", "A: ")])
def test_a_question_and_its_answer_are_one_clause(marks: tuple[str, str]) -> None:
    asks, answers = marks
    document = parse(
        f"{asks}有年龄限制吗？",
        f"{answers}没有限制。",
        f"{asks.replace('1', '2')}需要多久？",
        f"{answers}需要五天。",
    )
    assert [clause.text.count("？") for clause in document.clauses] == [1, 1]
    assert document.clauses[1].text.endswith("需要五天。")
