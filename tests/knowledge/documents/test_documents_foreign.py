"""How English, Japanese and Korean documents are taken apart."""

from knowledge.documents.structure import parse_document
from knowledge.model import Document


def parse(*lines: str) -> Document:
    """Parse lines that are paragraphs."""
    return parse_document("\n".join(lines), file_name="made.txt")


def numbers(document: Document) -> list[str | None]:
    """Return the numbers of the clauses in order."""
    return [clause.number for clause in document.clauses]


def test_an_english_guide_has_numbered_sections() -> None:
    text = "Applicants must be at least 18 years old, in good health, and have a confirmed employer in the city."
    document = parse(
        "Guide to Work Permits",
        "1. Eligibility",
        text,
        "2. Documents",
        "2.1 Passport",
        text,
        "2.2 Degree",
        text,
    )
    assert numbers(document) == ["1", "2.1", "2.2"]
    assert document.clauses[2].path == ("2. Documents", "2.2 Degree")
    assert (document.language, document.title) == ("en", "Guide to Work Permits")


def test_english_articles_are_clauses_and_references_are_not() -> None:
    text = "The permit is valid for two years and may be renewed before it expires, on application."
    document = parse(
        f"Article 1 {text}", f"Article 2 {text}", f"Article 1 of the Law applies. {text}", f"Article 3 {text}"
    )
    assert numbers(document) == ["Article 1", "Article 2", "Article 3"]


def test_a_japanese_law_keeps_captions_and_paragraphs_with_the_article() -> None:
    document = parse(
        "第一章　総則", "（目的）",
        "第一条　この規則は、外国人の雇用管理に関し必要な事項を定めることを目的とする。", "（定義）",
        "第二条　この規則において「外国人」とは、日本の国籍を有しない者をいう。",
        "２　前項の者には、次に掲げる者を含まない。", "一　外交官",
    )  # fmt: skip
    assert numbers(document) == ["第一条", "第二条"] and document.language == "ja"
    assert document.clauses[1].path == ("第一章 総則", "（定義）") and document.clauses[1].text.endswith("一 外交官")


def test_a_korean_law_keeps_paragraphs_and_items_with_the_article() -> None:
    document = parse(
        "제1장 총칙",
        "제1조(목적) 이 규정은 외국인의 고용 관리에 필요한 사항을 정함을 목적으로 한다. 따로 정한다.",
        "제2조(정의) ① 이 규정에서 외국인이란 대한민국의 국적을 가지지 아니한 사람을 말한다.",
        "② 다음 각 호의 사람은 제외한다.", "1. 외교관",
    )  # fmt: skip
    assert numbers(document) == ["제1조", "제2조"] and document.language == "ko"
    assert document.clauses[1].path == ("제1장 총칙", "제2조(정의)")
