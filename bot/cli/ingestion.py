"""What `desk ingest`, `desk index` and `desk search` do.

Never touches the vectors of a running app: it writes the store, and the app follows.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from rich.progress import Progress

from bot.content import KNOWLEDGE, load_shipped_content
from bot.database import make_engine, utc_now
from bot.settings import Settings
from knowledge.documents.ingest import ingest
from knowledge.errors import IndexLocked
from knowledge.glossary import load_glossary
from knowledge.index.chroma import VectorIndex
from knowledge.language import decide
from knowledge.outside import load_outside
from knowledge.search.gate import load_gate
from knowledge.search.service import SearchService
from knowledge.store import Store

Say = Callable[[str], None]


def ingest_paths(paths: Sequence[Path], *, settings: Settings, say: Say) -> int:
    """Add documents to the store. Return how many files were refused."""
    with open_store(settings) as store:
        with Progress(transient=True) as progress:
            task = progress.add_task("Reading", total=None)

            def show(path: Path, place: int, total: int) -> None:
                progress.update(task, completed=place, total=total, description=path.name)

            result = ingest(paths, known=store.document_hashes(), on_progress=show)
        store.add_documents(result.documents)
        for document in result.documents:
            number = f" {document.document_number}" if document.document_number else ""
            say(f"added    {document.file_name}:{number} {document.title} ({len(document.clauses)} clauses)")
        for path in result.unchanged:
            say(f"unchanged {path}")
        for warning in result.warnings:
            say(f"warning  {warning}")
        for refusal in result.refused:
            say(f"refused  {refusal.path}: {refusal.reason}")
        if result.documents:
            build_or_leave(store, settings=settings, say=say)
        return len(result.refused)


def rebuild_index(settings: Settings, *, say: Say) -> None:
    """Bring the shipped content in and build the index anew, here or in the app that runs."""
    with open_store(settings) as store:
        changed = load_shipped_content(store)
        say("The shipped content was brought into the store." if changed else "The shipped content was in the store.")
        store.touch()
        build_or_leave(store, settings=settings, say=say)


def show_search(question: str, *, language: str | None, settings: Settings, say: Say) -> None:
    """Print what the store finds for a question, with confidences."""
    with open_store(settings) as store, _open_search(store, settings=settings) as service:
        spoken = language or decide(question, previous=None)
        result = service.search(question, language=spoken, limit=5, as_of=utc_now().date())
        say(f"{spoken}: {result.zone}")
        for hit in result.hits:
            say(f"{hit.confidence:.2f} {hit.kind} {hit.id} {hit.title}\n     {hit.snippet}")


def build_or_leave(store: Store, *, settings: Settings, say: Say) -> None:
    """Build the index of a store that was changed, or leave that to the app that runs."""
    try:
        with _open_search(store, settings=settings) as service:
            status = service.status()
    except IndexLocked:
        say("A running app has the index open; it takes the change over within seconds.")
    else:
        say(f"The index holds {status['passages']} passages, {status['vectors']} with vectors.")


@contextmanager
def open_store(settings: Settings) -> Iterator[Store]:
    """Give the store, ready to use; its database is closed at the end."""
    engine = make_engine(settings.database)
    store = Store(engine)
    store.prepare()
    try:
        yield store
    finally:
        engine.dispose()


@contextmanager
def _open_search(store: Store, *, settings: Settings) -> Iterator[SearchService]:
    vectors = VectorIndex(folder=settings.index_dir, url=settings.chroma_url or None)
    try:
        yield SearchService(
            store,
            glossary=load_glossary(KNOWLEDGE / "glossary.yml"),
            gate=load_gate(),
            vectors=vectors,
            outside=load_outside(KNOWLEDGE / "outside.yml"),
        )
    finally:
        vectors.close()
