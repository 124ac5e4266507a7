"""Opens a store and the search over it in a folder, as the app does, and closes both.

Never opens the operator's store: the folder is the caller's temporary one.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.content import KNOWLEDGE
from bot.database import make_engine
from knowledge.glossary import load_glossary
from knowledge.index.chroma import VectorIndex
from knowledge.outside import load_outside
from knowledge.search.gate import load_gate
from knowledge.search.service import SearchService
from knowledge.store import Store


@contextmanager
def open_store(folder: Path) -> Iterator[Store]:
    """Give the store in `folder`, made when it is not there."""
    engine = make_engine(f"sqlite:///{folder / 'desk.db'}")
    store = Store(engine)
    store.prepare()
    try:
        yield store
    finally:
        engine.dispose()


@contextmanager
def open_search(store: Store, *, folder: Path) -> Iterator[SearchService]:
    """Give the search over `store`, its index in `folder`, built."""
    vectors = VectorIndex(folder=folder / "index", url=None)
    try:
        glossary = load_glossary(KNOWLEDGE / "glossary.yml")
        outside = load_outside(KNOWLEDGE / "outside.yml")
        yield SearchService(store, glossary=glossary, gate=load_gate(), vectors=vectors, outside=outside)
    finally:
        vectors.close()
