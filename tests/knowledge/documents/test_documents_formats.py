"""The same content gives the same clauses, in whatever format it comes."""

import html
from collections.abc import Callable
from pathlib import Path

import pytest

from knowledge.documents.layout import normalise
from knowledge.documents.readers import read_text
from knowledge.documents.structure import parse_document
from knowledge.model import Document

SEEDS = range(5)
RULES = """上海市外国人才服务办法

第一章　总则
第一条　为了优化外国人才服务，根据有关法律、法规，结合本市实际，制定本办法。
第二条　本办法适用于在本市工作的外国人才，以及聘用外国人才的单位。
第二章　服务内容
第三条　市科学技术行政部门应当会同有关部门，为外国人才提供下列服务：
（一）工作许可的咨询、受理和审批；
（二）住房、子女教育、医疗等方面的协调；
（三）法律、法规规定的其他服务。
第四条　外国人才可以凭工作许可，按照规定享受市民待遇，具体办法由有关部门另行制定并公布。"""


def clauses(document: Document) -> list[tuple[str | None, tuple[str, ...], str]]:
    """Return what can be compared between formats: spaces next to Chinese are not kept by all of them."""
    closed = [(c.number, c.path, c.text) for c in document.clauses]
    return [
        ("".join((n or "").split()), tuple("".join(p.split()) for p in path), "".join(t.split()))
        for n, path, t in closed
    ]


@pytest.fixture(params=["html", "docx", "md", "pdf"])
def convert(
    request: pytest.FixtureRequest, tmp_path: Path, make_docx, make_pdf, wrap
) -> Callable[[list[str]], Document]:
    """Write paragraphs in a format and parse what its reader gives; a paragraph with # is a heading."""

    def write(paragraphs: list[str]) -> Path:
        if request.param == "docx":
            return make_docx(paragraphs)
        if request.param == "pdf":
            return make_pdf(wrap([paragraph.lstrip("# ") for paragraph in paragraphs]))
        path = tmp_path / f"made.{request.param}"
        if request.param == "md":
            path.write_text("\n\n".join(paragraphs), encoding="utf-8")
            return path
        tags = []
        for paragraph in paragraphs:
            depth = len(paragraph) - len(paragraph.lstrip("#"))
            name = f"h{depth}" if depth else "p"
            tags.append(f"<{name}>{html.escape(paragraph.lstrip('# '))}</{name}>")
        path.write_text(f"<html><head><title>x</title></head><body>{''.join(tags)}</body></html>", encoding="utf-8")
        return path

    return lambda paragraphs: parse_document(read_text(write(paragraphs)), file_name="made.txt")


def test_rules_have_the_same_clauses_in_every_format(convert: Callable[[list[str]], Document]) -> None:
    assert clauses(convert(RULES.splitlines())) == clauses(parse_document(RULES, file_name="made.txt"))


@pytest.mark.parametrize("number", SEEDS)
def test_shipped_policies_have_the_same_clauses_in_every_format(
    convert: Callable[[list[str]], Document], read_seed: Callable[[int], str], number: int
) -> None:
    blocks = normalise(read_seed(number)).blocks
    paragraphs = [f"{'#' * block.level if block.level < 7 else ''} {block.text}".strip() for block in blocks]
    plain = parse_document(read_seed(number), file_name="made.txt")
    converted = convert(paragraphs)
    assert clauses(converted) == clauses(plain)
    assert (converted.title, converted.id.rsplit("-", 1)[0]) == (plain.title, plain.id.rsplit("-", 1)[0])
