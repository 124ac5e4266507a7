"""What is taken for layout, and what is left in the text."""

import pytest

from knowledge.documents.layout import normalise

PARAGRAPH = (
    "为了优化外国人才服务环境，市科学技术委员会会同有关部门，制定了工作许可、居留许可等方面的便利措施，并且推动落实。"
)


def texts(raw: str) -> list[str]:
    """Return the blocks of a raw text."""
    return [block.text for block in normalise(raw).blocks]


@pytest.mark.parametrize("line", ["- 2 -", "— 12 —", "－３－", "第 2 页", "第2页 共10页", "Page 2 of 5", "3 ページ"])
def test_a_page_number_is_dropped(line: str) -> None:
    assert texts(f"甲。\n{line}\n乙。") == ["甲。", "乙。"]


@pytest.mark.parametrize("line", ["58601037", "2023", "- 2 项措施", "第2页的表格"])
def test_what_only_looks_like_a_page_number_is_kept(line: str) -> None:
    assert texts(f"甲。\n\n{line}\n\n乙。") == ["甲。", line, "乙。"]


def test_bare_numbers_that_count_with_the_pages_are_page_numbers() -> None:
    assert texts("甲。\n1\n\f乙。\n2\n\f丙。\n3") == ["甲。", "乙。", "丙。"]


def test_bare_numbers_at_page_edges_that_do_not_count_are_kept() -> None:
    assert texts("甲。\n100\n\f乙。\n35") == ["甲。", "100", "乙。", "35"]


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("**甲**乙", "甲乙"),
        ("甲 *乙* 丙", "甲 乙 丙"),
        ("an __old__ and _new_ rule", "an old and new rule"),
        ("***甲***乙", "甲乙"),
    ],
)
def test_emphasis_goes(marked: str, plain: str) -> None:
    assert texts(marked) == [plain]


@pytest.mark.parametrize("line", ["公开属性：主动公开*全文", "签名____日期____", "3*4*5", "file_name_one", "甲**乙"])
def test_what_is_no_emphasis_stays(line: str) -> None:
    assert texts(line) == [line]


def test_a_heading_keeps_its_level_without_its_marks() -> None:
    blocks = normalise("## 总则 ##\n\n**一、情况**\n\n正文。").blocks
    assert [(block.text, block.level) for block in blocks] == [("总则", 2), ("一、情况", 7), ("正文。", 0)]


def test_rules_are_dropped_and_separate() -> None:
    assert texts("甲\n---\n乙\n***\n丙") == ["甲", "乙", "丙"]


def test_blank_lines_and_spaces_are_unified() -> None:
    assert normalise("甲。\r\n\r\n\r\n\u3000\u3000乙\u3000\u3000丙。\u2028丁。").text == "甲。\n\n乙 丙。\n\n丁。"


def test_list_items_are_one_line_apart() -> None:
    assert normalise("材料：\n\n- 护照\n\n- 照片\n\n其他。").text == "材料：\n\n- 护照\n- 照片\n\n其他。"


def test_invisible_characters_are_dropped() -> None:
    assert texts("\ufeff甲\u200b乙\u00ad。") == ["甲乙。"]


def test_offsets_of_blocks_are_exact() -> None:
    layout = normalise(f"# 标题\n\n{PARAGRAPH}\n- 甲\n- 乙")
    assert [layout.text[block.start : block.end] for block in layout.blocks] == [block.text for block in layout.blocks]


@pytest.mark.parametrize("separator", ["\n", "\n\n"])
@pytest.mark.parametrize("indented", [True, False])
def test_hard_wrapped_lines_become_paragraphs(wrap, separator: str, indented: bool) -> None:
    paragraphs = ["一、总体情况", PARAGRAPH * 3, "二、下一步工作", PARAGRAPH * 2, "（一）加强服务", PARAGRAPH]
    lines = [line for page in wrap(paragraphs, height=9) for line in page]
    raw = separator.join(line if indented else line.lstrip("\u3000") for line in lines)
    assert texts(raw) == paragraphs


def test_wrapped_english_words_are_joined_with_a_space(wrap) -> None:
    lines = [
        "Foreign nationals who work in the city must",
        "hold a permit, and their employers must",
        "apply for it now.",
    ]
    assert texts("\n".join(lines * 3)) == [" ".join(lines)] * 3


def test_lines_that_are_paragraphs_stay_apart() -> None:
    raw = f"{PARAGRAPH}\n{PARAGRAPH[:30]}。\n张三 上海大学\n李四 复旦大学\n{PARAGRAPH * 3}"
    assert texts(raw) == raw.split("\n")


def test_a_paragraph_cut_at_a_page_is_joined() -> None:
    assert texts(f"{PARAGRAPH}充分发挥高校、科研\n\n院所的作用。") == [f"{PARAGRAPH}充分发挥高校、科研院所的作用。"]


def test_a_list_without_stops_is_not_joined_to_what_follows() -> None:
    raw = f"{PARAGRAPH[:-1]}\n\n{PARAGRAPH[:-1]}\n\n完善配套便利措施"
    assert texts(raw) == raw.split("\n\n")
