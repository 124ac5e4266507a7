"""Each format is read as a person sees it, and what cannot be read says what to do."""

from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from knowledge.documents.readers import read, read_text

CHINESE = "关于外国人才服务的通知。外国人在中国工作，应当取得工作许可。单位应当为外国人申请许可，并对材料负责。"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16"])
def test_the_encoding_of_a_text_is_found(write, encoding: str) -> None:
    assert read_text(write("a.txt", CHINESE.encode(encoding))) == CHINESE


@pytest.mark.parametrize("encoding", ["gb18030", "euc-kr", "shift_jis"])
def test_the_declared_encoding_of_a_page_is_used(write, encoding: str) -> None:
    words = {"gb18030": "外国人工作许可", "euc-kr": "외국인 취업 허가", "shift_jis": "外国人の就労許可"}[encoding]
    page = f'<html><meta charset="{encoding}"><p>{words}</p></html>'
    assert read_text(write("a.html", page.encode(encoding))) == words


def test_a_page_is_read_without_menus_scripts_and_hidden_text(write) -> None:
    page = (
        "<html><head><title>站点</title><script>x()</script></head><body><nav>首页</nav><h1>通知</h1><p>第一<b>段</b>。<br>第二行。</p>"
        "<p style='display: none'>隐藏</p>"
        "<form><select><option>选项</select><div>甲<p>乙</p>丙</div></form></body></html>"
    )
    assert read_text(write("a.html", page)).split("\n\n") == [
        "# 通知",
        "第一段。",
        "第二行。",
        "甲",
        "乙",
        "丙",
    ]


def test_lists_of_a_page_keep_their_numbers(write) -> None:
    page = "<ul><li>护照<li>照片</ul><ol start='3'><li>申请</li><li>审批<ul><li>初审</li></ul></li></ol>"
    assert read_text(write("a.htm", page)).split("\n\n") == [
        "- 护照",
        "- 照片",
        "3. 申请",
        "4. 审批",
        "- 初审",
    ]


def test_a_page_in_xml_form_is_read(write) -> None:
    page = (
        '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><body><p>甲</p></body></html>'
    )
    assert read_text(write("a.html", page)) == "甲"


def test_a_table_of_a_page_is_read_by_rows_with_its_header(write) -> None:
    page = (
        "<table><tr><th>类别</th><th colspan=2>条件</th></tr>"
        "<tr><td rowspan=2>A类</td><td>年龄</td><td>不限</td></tr>"
        "<tr><td>学历</td><td>博士</td></tr></table>"
    )
    assert read_text(write("a.html", page)).split("\n\n") == [
        "- 类别：A类；条件：年龄；条件：不限",
        "- 类别：A类；条件：学历；条件：博士",
    ]


def test_a_table_that_only_lays_out_a_page_is_read_in_order(write) -> None:
    page = "<table><tr><td><table><tr><td>甲</td></tr></table></td><td><p>乙</p><p>丙</p></td></tr></table>"
    assert read_text(write("a.html", page)).split("\n\n") == ["甲", "乙", "丙"]


def test_markdown_is_read_without_its_marks(write) -> None:
    text = (
        "指南\n===\n\n1. [护照](http://x.example)\n2. *照片*\n   - 彩色\n\n"
        "| 类别 | 时限 |\n|---|---|\n| A类 | 5日 |\n\n> 注：<b>以窗口为准</b>。\n"
    )
    expected = ["# 指南", "1. 护照", "2. 照片", "- 彩色", "- 类别：A类；时限：5日", "注：以窗口为准。"]
    assert read_text(write("a.md", text)).split("\n\n") == expected


def test_a_word_document_is_read_in_order_with_tables(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("服务指南", level=0)
    document.add_heading("申请条件", level=1)
    document.add_paragraph("年满18周岁。")
    table = document.add_table(rows=3, cols=2)
    for row, cells in zip(table.rows, [("类别", "时限"), ("A类", "5日"), ("B类", "10日")], strict=True):
        row.cells[0].text, row.cells[1].text = cells
    document.add_paragraph("以窗口为准。")
    document.save(tmp_path / "a.docx")
    expected = [
        "# 服务指南",
        "## 申请条件",
        "年满18周岁。",
        "- 类别：A类；时限：5日",
        "- 类别：B类；时限：10日",
        "以窗口为准。",
    ]
    assert read_text(tmp_path / "a.docx").split("\n\n") == expected


def test_merged_cells_of_a_word_table_are_repeated(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(rows=3, cols=2)
    for row, cells in zip(table.rows, [("类别", "条件"), ("A类", "不限年龄"), ("", "不限学历")], strict=True):
        row.cells[0].text, row.cells[1].text = cells
    table.cell(1, 0).merge(table.cell(2, 0))
    document.save(tmp_path / "a.docx")
    assert read_text(tmp_path / "a.docx").split("\n\n") == [
        "- 类别：A类；条件：不限年龄",
        "- 类别：A类；条件：不限学历",
    ]


def test_numbers_that_word_makes_are_read(tmp_path: Path) -> None:
    document = docx.Document()
    numbering = document.part.numbering_part.element
    numbering.insert(0, parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">'
        '<w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/></w:lvl>'
        '<w:lvl w:ilvl="1"><w:start w:val="1"/>'
        '<w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="（%2）"/></w:lvl>'
        '<w:lvl w:ilvl="2"><w:start w:val="1"/>'
        '<w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl></w:abstractNum>'
    ))  # fmt: skip
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
    for depth, words in [
        (0, "条件"),
        (1, "年龄"),
        (1, "学历"),
        (2, "学士"),
        (2, "硕士"),
        (0, "材料"),
        (1, "护照"),
    ]:
        paragraph = document.add_paragraph(words)
        properties = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="90"/></w:numPr>'
        paragraph._p.get_or_add_pPr().append(parse_xml(properties))
    document.save(tmp_path / "a.docx")
    expected = ["一、条件", "（一）年龄", "（二）学历", "1.学士", "2.硕士", "二、材料", "（一）护照"]
    assert read_text(tmp_path / "a.docx").split("\n\n") == expected


def test_tracked_changes_are_read_as_accepted_and_reported(make_docx, repack) -> None:
    path = make_docx(["正文"])
    body = (
        f"<w:document {nsdecls('w')}><w:body><w:p><w:r><w:t>应当</w:t></w:r>"
        "<w:ins><w:r><w:t>及时</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>可以</w:delText></w:r></w:del><w:r><w:t>申请。</w:t></w:r></w:p></w:body></w:document>"
    )
    reading = read(repack(path, {"word/document.xml": body}))
    assert reading.text == "应当及时申请。" and "tracked changes" in reading.warnings[0]


def test_a_text_box_is_read_once(make_docx, repack) -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>沪科规〔2022〕3号</w:t></w:r></w:p></w:txbxContent>"
    body = (
        f'<w:document {nsdecls("w")} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body><w:p><w:r>'
        f"<mc:AlternateContent><mc:Choice Requires='wps'>{box}</mc:Choice>"
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
        "<w:t>正文。</w:t></w:r></w:p></w:body></w:document>"
    )
    assert read_text(repack(make_docx(["x"]), {"word/document.xml": body})).split("\n\n") == [
        "沪科规〔2022〕3号",
        "正文。",
    ]


def test_a_pdf_is_read_with_pages_and_indents(make_pdf) -> None:
    path = make_pdf([["\u3000\u3000外国人应当申请工作许", "可，并提交材料。", "- 1 -"], ["续页的文字在这里。"]])
    assert read_text(path) == "\u3000\u3000外国人应当申请工作许\n可，并提交材料。\n- 1 -\n\f续页的文字在这里。\n\f"


def test_a_running_head_is_kept_once(make_pdf) -> None:
    pages = [["上海市人民政府公报", f"第{page}页的正文内容在这里，", "继续说明有关情况。"] for page in "一二三四"]
    assert read_text(make_pdf(pages)).count("上海市人民政府公报") == 1


def test_radicals_in_a_pdf_are_read_as_letters(make_pdf) -> None:
    assert "人工作许可的申请材料清单" in read_text(make_pdf([["⼈⼯作许可的申请材料清单"]]))


def test_pages_without_text_are_reported(make_pdf) -> None:
    reading = read(make_pdf([["外国人应当申请工作许可，并提交材料。"], []]))
    assert reading.warnings == ("No text on page 2: if these are scans, what they say is missing.",)
