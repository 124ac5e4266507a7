"""The five policies that the product ships: what a visitor asks for is a clause of its own."""

from collections.abc import Callable
from datetime import date

import pytest

from knowledge.documents.structure import parse_document, parse_with_report
from knowledge.model import Clause, Document

ReadSeed = Callable[[int], str]


@pytest.fixture
def seed(read_seed: ReadSeed) -> Callable[[int], Document]:
    """Parse a shipped policy by its number."""
    return lambda number: parse_document(read_seed(number), file_name=f"s{number}.txt")


def only_clause_with(document: Document, words: str) -> Clause:
    """Return the one clause that holds `words`."""
    (clause,) = [clause for clause in document.clauses if words in clause.text]
    return clause


@pytest.mark.parametrize("number", range(5))
def test_a_shipped_policy_is_covered_without_loss(
    seed: Callable[[int], Document],
    read_seed: ReadSeed,
    check_clauses: Callable,
    visible: Callable,
    number: int,
) -> None:
    document = seed(number)
    check_clauses(document)
    assert "".join(visible(clause.text) for clause in document.clauses) == visible(read_seed(number))


@pytest.mark.parametrize(("number", "count"), [(0, 17), (1, 23), (2, 14), (3, 12), (4, 14)])
def test_a_shipped_policy_has_neither_scraps_nor_giants(
    seed: Callable[[int], Document], number: int, count: int
) -> None:
    sizes = [len(clause.text) for clause in seed(number).clauses]
    assert len(sizes) == count
    assert min(sizes) >= 40 and max(sizes) <= 450


@pytest.mark.parametrize(
    ("number", "document_id", "title", "printed", "issuer", "issued_on"),
    [
        (
            0, "沪科建复-2023-17", "对市十六届人大一次会议第0691号代表建议的答复",
            "沪科建复〔2023〕17号", "上海市科学技术委员会", date(2023, 5, 10),
        ),
        (1, "s1-ff4cb058", "建设高水平人才高地", None, None, None),
        (
            2, "沪科建复-2022-27", "对市十五届人大六次会议第0556号代表建议的答复",
            "沪科建复〔2022〕27号", "上海市科学技术委员会", date(2022, 8, 26),
        ),
        (
            3, "沪科提复-2023-33", "对市政协十四届一次会议第0364号提案的答复",
            "沪科提复〔2023〕33号", "上海市科学技术委员会", date(2023, 5, 16),
        ),
        (
            4, "浦人社提复-2024-31", "对新区政协七届三次会议第033号提案的答复",
            "浦人社提复〔2024〕31号", "浦东新区人力资源和社会保障局", date(2024, 5, 6),
        ),
    ],
)  # fmt: skip
def test_a_shipped_policy_says_who_issued_it_and_when(
    seed: Callable[[int], Document], number: int, document_id: str, title: str,
    printed: str | None, issuer: str | None, issued_on: date | None,
) -> None:  # fmt: skip
    found = seed(number)
    assert (found.id, found.title, found.document_number, found.issuer, found.issued_on, found.language) == (
        document_id, title, printed, issuer, issued_on, "zh",
    )  # fmt: skip


def test_work_permits_issued_are_one_clause(seed: Callable[[int], Document]) -> None:
    clause = only_clause_with(seed(0), "37.7 万余份")
    assert clause.number == "4"
    assert clause.path[-1] == "4.出台外国人才工作便利化措施"
    assert clause.text.startswith("4.出台外国人才工作便利化措施。") and clause.text.endswith("位居全国第一。")


def test_the_amount_of_the_experts_project_is_one_clause(seed: Callable[[int], Document]) -> None:
    clause = only_clause_with(seed(0), "资助强度为每项100万")
    assert clause.number == "2" and "2022年首次试点设立外国专家基础研究项目" in clause.text


def test_two_series_of_the_same_numbers_are_told_apart_by_their_paths(
    seed: Callable[[int], Document],
) -> None:
    paths = {clause.path[0] for clause in seed(0).clauses if clause.number == "7"}
    assert paths == {
        "近年来，市科委高度重视高水平人才的引进和培养工作，主要开展了以下工作",
        "下一步，结合您的建议，将重点开展以下工作",
    }


def test_a_paragraph_cut_by_a_page_is_whole_again(seed: Callable[[int], Document]) -> None:
    assert "充分发挥高校、科研院所基础研究主力军作用" in seed(0).text


def test_the_pujiang_plan_is_a_clause_of_its_own(seed: Callable[[int], Document]) -> None:
    clause = only_clause_with(seed(3), "A 和 B 类共资助了 2795 人")
    assert clause.number == "三是"
    assert clause.text.startswith("三是设立海外人才专项支持计划。")
    assert clause.path[-1] == "三是设立海外人才专项支持计划"


def test_a_short_enumeration_stays_in_its_clause(seed: Callable[[int], Document]) -> None:
    clause = only_clause_with(seed(2), "“单一窗口”")
    assert clause.number == "一（一）"
    assert all(f"{count}是" in clause.text for count in "一二三四五")


def test_items_that_are_paragraphs_are_clauses_below_their_heading(seed: Callable[[int], Document]) -> None:
    clause = only_clause_with(seed(2), "车牌拍卖")
    assert (clause.number, clause.path[0]) == ("二·三是", "二、下一步工作打算")


def test_bullets_are_grouped_under_their_heading(seed: Callable[[int], Document]) -> None:
    clause = only_clause_with(seed(1), "A类:近5年毕业于世界排名前200名大学")
    assert "B类:针对上海重点产业" in clause.text
    assert clause.path[1:] == (
        "5.3 人才体制机制改革不断深化", "» 外国人来沪工作政策进一步优化创新", "优化人才认定标准",
    )  # fmt: skip


def test_hard_wrapped_lines_are_joined(seed: Callable[[int], Document]) -> None:
    clause = only_clause_with(seed(4), "浦东国际人才港")
    assert clause.number == "二·二是"
    assert "共推荐 262 名外籍高层次人才申请永久居留。" in clause.text


def test_a_heading_over_two_lines_is_one_element_of_the_path(seed: Callable[[int], Document]) -> None:
    clause = only_clause_with(seed(4), "“明珠”人才 809 名")
    assert clause.path == ("一、关于“优化人才评价体系，完善人才战略布局，促进人才队伍协调发展。”",)


def test_page_numbers_are_not_in_the_text(seed: Callable[[int], Document]) -> None:
    assert "- 2 -" not in seed(4).text


@pytest.mark.parametrize("number", [0, 2, 3, 4])
def test_letterhead_and_closing_are_clauses_apart(seed: Callable[[int], Document], number: int) -> None:
    document = seed(number)
    first, last = document.clauses[0], document.clauses[-1]
    assert document.document_number in "".join(first.text.split()) and first.text.endswith("答复如下：")
    assert "印发" in last.text and (first.number, first.path, last.number, last.path) == (None, (), None, ())
    assert not any("抄送" in clause.text or "印发" in clause.text for clause in document.clauses[1:-1])


def test_an_excerpt_that_begins_with_five_is_reported(read_seed: ReadSeed) -> None:
    report = parse_with_report(read_seed(1), file_name="s1.txt")
    assert "The numbering in the document begins with 5, not with the first number." in report.warnings


@pytest.mark.parametrize("number", [0, 2, 3, 4])
def test_a_complete_policy_gives_no_warning(read_seed: ReadSeed, number: int) -> None:
    assert parse_with_report(read_seed(number), file_name="x.txt").warnings == ()
