"""Gaps in the numbering are reported, sound numbering is not."""

import pytest

from knowledge.documents.structure import parse_with_report

BODY = "申请人应当向市科学技术行政部门提交下列申请材料，并对材料的真实性、完整性负责，不得提供虚假材料。"


def warnings(*lines: str) -> tuple[str, ...]:
    """Return the warnings about a text without letterhead, but those that say that."""
    found = parse_with_report("\n".join(lines), file_name="made.txt").warnings
    return tuple(text for text in found if not text.startswith("No "))


def test_a_gap_in_the_numbering_is_reported() -> None:
    assert warnings(f"第一条 {BODY}", f"第三条 {BODY}") == (
        "In the document, 第一条 is followed by 第三条: look whether something is missing.",
    )


def test_a_gap_below_a_heading_names_the_heading() -> None:
    assert warnings("一、材料", "1.护照；", "3.照片；") == (
        "In “一、材料”, 1 is followed by 3: look whether something is missing.",
    )


def test_a_repeated_number_is_reported() -> None:
    assert warnings(f"第一条 {BODY}", f"第一条 {BODY}", f"第二条 {BODY}") == (
        "The number 第一条 stands twice in the document.",
    )


@pytest.mark.parametrize(
    "lines",
    [
        (f"第一条 {BODY}", f"第一条之一 {BODY}", f"第一条之二 {BODY}", f"第二条 {BODY}"),
        ("第一章 总则", f"第一条 {BODY}", "第二章 附则", f"第二条 {BODY}"),
        ("一、甲", "1.乙；", "2.丙；", "二、丁", "1.戊；", "2.己；"),
    ],
)
def test_sound_numbering_is_not_reported(lines: tuple[str, ...]) -> None:
    assert warnings(*lines) == ()
