"""Takes in files and folders of policies: each becomes a Document, or is refused by name with a reason.

Never stores anything, and never follows a link out of a folder that it was given.
"""

import os
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from knowledge.documents.errors import UnreadableDocument
from knowledge.documents.readers import read
from knowledge.documents.structure import ParseReport, parse_with_report
from knowledge.model import Document


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file that was not taken in; `reason` is a sentence for its owner."""

    path: Path
    reason: str


@dataclass(frozen=True, slots=True)
class IngestResult:
    """What became of the files: every one is in `documents`, `refused` or `unchanged`.

    `unchanged` are files whose text is already known or came before in the same run. A warning begins with
    the name of its file.
    """

    documents: tuple[Document, ...]
    refused: tuple[Refusal, ...]
    unchanged: tuple[Path, ...]
    warnings: tuple[str, ...]


def ingest(
    paths: Iterable[Path],
    *,
    known: Collection[str],
    on_progress: Callable[[Path, int, int], None] | None,
) -> IngestResult:
    """Read and parse `paths`; folders are walked in order of names, hidden and lock files left out.

    Args:
        paths: files and folders. A file named here may be a link; a link in a folder must not lead out of it.
        known: `Document.sha256` of the documents that are held already.
        on_progress: called before each file with its path, its place from 1 and the number of files.
    """
    found = [entry for path in paths for entry in _walk(path)]
    documents: list[Document] = []
    refused: list[Refusal] = []
    unchanged: list[Path] = []
    warnings: list[str] = []
    for place, entry in enumerate(found, start=1):
        path = entry.path
        if on_progress:
            on_progress(path, place, len(found))
        if isinstance(entry, Refusal):
            refused.append(entry)
            continue
        try:
            report, notes = _parse(path)
        except UnreadableDocument as error:
            refused.append(Refusal(path, error.reason))
            continue
        document = report.document
        twin = next((other for other in documents if other.sha256 == document.sha256), None)
        namesake = next((other for other in documents if other.id == document.id), None)
        if document.sha256 in known or twin:
            unchanged.append(path)
            if twin:
                warnings.append(f"{path.name}: It has the same text as {twin.file_name}, which was taken in.")
        elif namesake:
            refused.append(Refusal(path, _namesake_reason(document, namesake)))
        else:
            documents.append(document)
            warnings.extend(f"{path.name}: {note}" for note in (*notes, *report.warnings))
    return IngestResult(tuple(documents), tuple(refused), tuple(unchanged), tuple(warnings))


def _parse(path: Path) -> tuple[ParseReport, tuple[str, ...]]:
    reading = read(path)
    try:
        return parse_with_report(reading.text, file_name=path.name), reading.warnings
    except ValueError as error:
        raise UnreadableDocument(
            path, "It holds no words but page numbers and rules: give a file with text."
        ) from error


def _namesake_reason(document: Document, namesake: Document) -> str:
    return (
        f"It has the number {document.document_number or document.id} like {namesake.file_name}, "
        "but another text: give one of the two, or correct the number."
    )


@dataclass(frozen=True, slots=True)
class _Found:
    path: Path


def _walk(path: Path) -> Iterator[_Found | Refusal]:
    """Yield the files below `path`, or a refusal for what must not be read."""
    if not path.is_dir():
        yield _Found(path)
        return
    root = path.resolve()
    for folder, folders, names in os.walk(path, followlinks=False):
        folders.sort()
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in sorted([*names, *(name for name in folders if (Path(folder) / name).is_symlink())]):
            file = Path(folder) / name
            if name.startswith((".", "~$")):
                continue
            if not file.is_symlink():
                yield _Found(file)
            elif not file.resolve().is_relative_to(root):
                yield Refusal(file, "It is a link that leads out of the folder: put the file itself there.")
            elif file.is_file():
                yield _Found(file)
