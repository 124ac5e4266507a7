"""What holds for every document, whatever is in it: nothing lost, offsets exact, order kept."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knowledge.documents.numerals import to_chinese
from knowledge.documents.structure import parse_document
from knowledge.model import Document

WORDS = st.text(
    alphabet="外国人才工作许可申请材料单位应当自受理之日起个审批部门2023A，、“”（）", min_size=1, max_size=90
)
SENTENCES = st.lists(WORDS, min_size=1, max_size=6).map(lambda parts: "。".join(parts) + "。")
LONG = st.integers(min_value=1, max_value=30).flatmap(lambda n: SENTENCES.map(lambda s: s * n))
HEADINGS = st.text(alphabet="总则申请条件材料办理时限附则监督管理", min_size=2, max_size=12)
SETTINGS = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])

Checker = Callable[[Document], None]
Visible = Callable[[str], str]


@st.composite
def statutes(draw: st.DrawFn) -> str:
    """Chapters of articles, some with items."""
    lines, article = [draw(HEADINGS) + "办法", ""], 0
    for chapter in range(1, draw(st.integers(1, 4)) + 1):
        lines.append(f"第{to_chinese(chapter)}章　{draw(HEADINGS)}")
        for _ in range(draw(st.integers(1, 5))):
            article += 1
            lines.append(f"第{to_chinese(article)}条　{draw(LONG)}")
            lines += [f"（{to_chinese(item)}）{draw(WORDS)}；" for item in range(1, draw(st.integers(0, 5)) + 1)]
    return draw(st.sampled_from(["\n", "\n\n"])).join(lines)


@st.composite
def notices(draw: st.DrawFn) -> str:
    """Numbered sections of a notice with letterhead, bold and page numbers."""
    lines = ["# 上海市科学技术委员会", "沪科规〔2023〕1号", "## 关于外国人才工作的通知"]
    for section in range(1, draw(st.integers(1, 4)) + 1):
        lines.append(f"{to_chinese(section)}、{draw(HEADINGS)}")
        for part in range(1, draw(st.integers(0, 3)) + 1):
            lines += [f"（{to_chinese(part)}）{draw(HEADINGS)}", draw(LONG)]
            lines += [
                f"**{item}.{draw(HEADINGS)}。**{draw(SENTENCES)}" for item in range(1, draw(st.integers(0, 4)) + 1)
            ]
        lines += draw(st.lists(st.sampled_from(["- 2 -", "---", "\f", "   "]), max_size=2))
    return "\n\n".join([*lines, "上海市科学技术委员会", "2023年5月10日"])


def visible_lines(raw: str) -> list[str]:
    """Return the paragraphs of a made text without marks, as a printer would get them."""
    lines = [line.replace("**", "").lstrip("# ").strip() for line in raw.replace("\f", "\n").splitlines()]
    return [line for line in lines if line and line not in ("- 2 -", "---")]


@SETTINGS
@given(statutes() | notices())
def test_numbered_sections_lose_nothing_and_keep_their_order(
    visible: Visible, check_clauses: Checker, raw: str
) -> None:
    document = parse_document(raw, file_name="made.txt")
    check_clauses(document)
    assert visible(document.text) == visible(raw)
    assert "".join(visible(clause.text) for clause in document.clauses) == visible(raw)


@SETTINGS
@given(statutes() | notices(), st.integers(min_value=16, max_value=40), st.sampled_from(["\n", "\n\n"]))
def test_hard_wraps_and_page_numbers_lose_nothing(
    visible: Visible, check_clauses: Checker, wrap: Callable, raw: str, width: int, separator: str
) -> None:
    pages = wrap(visible_lines(raw), width=width)
    document = parse_document("\f".join(separator.join(page) for page in pages), file_name="made.txt")
    check_clauses(document)
    assert visible(document.text) == visible("\n".join(visible_lines(raw)))


@SETTINGS
@given(
    st.text(
        alphabet=st.characters(exclude_characters="*_#-=—|~`+", exclude_categories=["Cs"]),
        min_size=1,
        max_size=400,
    )
)
def test_any_text_at_all_is_covered_exactly(visible: Visible, check_clauses: Checker, raw: str) -> None:
    if not visible(raw):
        with pytest.raises(ValueError, match="empty"):
            parse_document(raw, file_name="made.txt")
        return
    check_clauses(parse_document(raw, file_name="made.txt"))


@SETTINGS
@given(statutes())
def test_every_article_is_found_in_the_clause_that_names_it(raw: str) -> None:
    document = parse_document(raw, file_name="made.txt")
    printed = [line.split("\u3000")[0] for line in raw.splitlines() if "条\u3000" in line and line.startswith("第")]
    for number in printed:
        holders = [clause for clause in document.clauses if f"{number} " in clause.text or clause.text == number]
        assert holders, number


@SETTINGS
@given(
    st.lists(
        st.sampled_from(
            [
                "第一章 总则",
                "一、",
                "（一）",
                "1.",
                "附件1",
                "第二条",
                "目录",
                "一是",
                "»",
                "2023年5月10日",
                "甲：",
                "- 乙",
            ]
        ),
        min_size=1,
    )
)
def test_numbers_without_words_do_not_break_anything(check_clauses: Checker, lines: list[str]) -> None:
    check_clauses(parse_document("\n\n".join(lines), file_name="made.txt"))
