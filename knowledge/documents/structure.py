"""Makes a Document with numbered clauses out of the raw text of one file.

Never reads a file and never loses text: every visible character is in exactly one clause.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from knowledge.documents import cutting, outline
from knowledge.documents.layout import Block, Layout, normalise
from knowledge.documents.matter import Role, assign_roles, is_title_only
from knowledge.documents.metadata import Metadata, read_metadata
from knowledge.documents.packing import Passage, pack
from knowledge.documents.passages import passages
from knowledge.documents.ranking import rank_blocks
from knowledge.documents.reference import slug
from knowledge.model import Clause, Document


@dataclass(frozen=True, slots=True)
class ParseReport:
    """A document and what its owner should look at; a warning is one sentence."""

    document: Document
    warnings: tuple[str, ...]


def parse_document(raw_text: str, *, file_name: str) -> Document:
    """Return the document that `raw_text` holds; see `parse_with_report` for the warnings.

    >>> parse_document("第一条 甲。\\n第二条 乙。", file_name="rules.txt").clauses[0].number
    '第一条–第二条'
    """
    return parse_with_report(raw_text, file_name=file_name).document


def parse_with_report(raw_text: str, *, file_name: str) -> ParseReport:
    """Return the document that `raw_text` holds and the warnings about it.

    Args:
        raw_text: what `readers.read_text` gives: lines, hard-wrapped or not, heading marks, form feeds.
        file_name: gives the title and the id where the text has none; only its last part is used.

    Raises:
        ValueError: there is no visible character; refuse the file.
    """
    layout = normalise(raw_text)
    if not layout.blocks:
        raise ValueError("The text is empty: give a text with at least one visible character.")
    roles = assign_roles(layout.blocks)
    metadata = read_metadata(layout.blocks, roles)
    warnings: list[str] = []
    drafts = _drafts(layout.blocks, roles, warnings)
    name = PurePath(file_name.replace("\\", "/")).name
    document = _document(layout, metadata, drafts, file_name=name)
    if metadata.number is None:
        warnings.append("No document number was found in the letterhead: the id comes from the file name.")
    if metadata.title is None:
        warnings.append("No title was recognised: the file name stands for it.")
    if metadata.issued_on is None:
        warnings.append("No date of issue was found.")
    return ParseReport(document, tuple(warnings))


def _drafts(blocks: Sequence[Block], roles: Sequence[Role], warnings: list[str]) -> list[Passage]:
    """Return the passages of all parts of a document: letterhead, bodies, signatures, closing."""
    drafts: list[Passage] = []
    for role, run in _runs(blocks, roles):
        if role == "body":
            root = outline.build(rank_blocks(run))
            warnings.extend(outline.gaps(root))
            drafts.extend(replace(passage, small=False) for passage in passages(root))
        else:
            title_only = role == "front" and is_title_only(run)
            drafts.append(Passage(run[0].start, run[-1].end, None, loose=title_only, fixed=not title_only))
    return pack(drafts)


def _runs(blocks: Sequence[Block], roles: Sequence[Role]) -> Iterator[tuple[Role, list[Block]]]:
    run: list[Block] = []
    for index, block in enumerate(blocks):
        if index and roles[index] != roles[index - 1]:
            yield roles[index - 1], run
            run = []
        run.append(block)
    yield roles[-1], run


def _document(layout: Layout, metadata: Metadata, drafts: Sequence[Passage], *, file_name: str) -> Document:
    digest = hashlib.sha256(layout.text.encode()).hexdigest()
    stem = PurePath(file_name).stem
    document_id = slug(metadata.number) if metadata.number else f"{slug(stem)}-{digest[:8]}".lstrip("-")
    return Document(
        id=document_id,
        title=metadata.title or stem,
        language=metadata.language,
        document_number=metadata.number,
        issuer=metadata.issuer,
        issued_on=metadata.issued_on,
        file_name=file_name,
        sha256=digest,
        text=layout.text,
        clauses=tuple(_clauses(layout.text, drafts, document_id=document_id)),
    )


def _clauses(text: str, drafts: Sequence[Passage], *, document_id: str) -> Iterator[Clause]:
    ordinal = 0
    for draft in drafts:
        for start, end in cutting.balanced(text[draft.start : draft.end]):
            words = text[draft.start + start : draft.start + end]
            if not words.strip():
                continue
            first = draft.start + start + len(words) - len(words.lstrip())
            last = first + len(words.strip())
            ordinal += 1
            yield Clause(
                id=f"{document_id}#{ordinal}",
                document_id=document_id,
                ordinal=ordinal,
                number=draft.number,
                path=draft.path,
                text=text[first:last],
                start=first,
                end=last,
            )
