"""Letterhead, contents, appendices, signatures and closings are told from the body."""

from knowledge.documents.structure import parse_document
from knowledge.model import Document

BODY = "申请人应当向市科学技术行政部门提交下列申请材料，并对材料的真实性、完整性负责，不得提供虚假材料。"


def parse(*lines: str) -> Document:
    """Parse lines that are paragraphs."""
    return parse_document("\n".join(lines), file_name="made.txt")


def numbers(document: Document) -> list[str | None]:
    """Return the numbers of the clauses in order."""
    return [clause.number for clause in document.clauses]


def test_an_appendix_begins_its_own_numbers() -> None:
    document = parse(
        "关于印发办法的通知", f"一、{BODY * 2}", f"二、{BODY * 2}",
        "附件1", "外国专家项目管理办法", f"第一条 {BODY}", f"第二条 {BODY}",
        "附件2：申报材料清单", f"第一条 {BODY}",
    )  # fmt: skip
    assert numbers(document) == ["一", "二", "附件1·第一条", "附件1·第二条", "附件2·第一条"]
    assert document.clauses[3].path == ("附件1", "外国专家项目管理办法")


def test_a_list_of_attachments_is_not_an_appendix() -> None:
    document = parse(f"一、{BODY}", "附件：1.办法", "2.清单", "上海市科学技术委员会", "2023年5月10日")
    assert numbers(document) == ["一", None]
    assert document.clauses[-1].text.startswith("附件：1.办法")


def test_a_signature_between_a_notice_and_its_rules_is_a_clause_apart() -> None:
    document = parse(
        f"一、{BODY}",
        "上海市科学技术委员会",
        "2023年5月10日",
        "上海市外国专家管理办法",
        f"第一条 {BODY}",
        f"第二条 {BODY}",
    )
    assert [clause.text for clause in document.clauses if "2023" in clause.text] == [
        "上海市科学技术委员会\n\n2023年5月10日"
    ]
    assert document.clauses[-1].path == ("上海市外国专家管理办法",)


def test_a_table_of_contents_is_letterhead() -> None:
    document = parse(
        "外国人才服务办法",
        "目 录",
        "第一章 总则",
        "第二章 附则",
        "第一章 总则",
        f"第一条 {BODY}",
        "第二章 附则",
        f"第二条 {BODY}",
    )
    assert document.clauses[0].text.endswith("第二章 附则") and document.clauses[0].number is None
    assert [clause.number for clause in document.clauses[1:]] == ["第一条", "第二条"]


def test_an_address_below_a_heading_is_not_the_closing() -> None:
    document = parse(f"一、{BODY}", "二、联系方式", "电话：021-12345678", "地址：上海市浦东新区")
    assert document.clauses[-1].text.endswith("地址：上海市浦东新区")


def test_a_closing_remark_does_not_belong_to_the_last_section() -> None:
    document = parse("一、工作情况", BODY * 2, f"总之，{BODY}", "感谢您的关心和支持！")
    assert document.clauses[1].path == () and document.clauses[1].text.startswith("总之")
