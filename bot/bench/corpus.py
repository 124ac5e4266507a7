"""Makes a large store out of the shipped content: sentences put together anew into documents of many clauses.

Never random: the same content gives the same documents. What they say means nothing; only their size and words matter.
"""

import hashlib
import random
import re
from collections.abc import Iterator

from knowledge.language import LANGUAGES
from knowledge.model import Clause, Document
from knowledge.store import Snapshot

_CLAUSES_A_DOCUMENT = 50
_SENTENCES = (2, 4)  # fewest and most in a clause
_END = re.compile(r"(?<=[。！？；])|(?<=[.!?;])\s+|\n+")
_SHORTEST = 8  # characters of what counts as a sentence


def large_documents(snapshot: Snapshot, *, clauses: int) -> list[Document]:
    """Return documents with `clauses` clauses together, the four languages in equal parts."""
    pools = {language: _sentences(snapshot, language=language) for language in LANGUAGES}
    documents: list[Document] = []
    for start in range(0, clauses, _CLAUSES_A_DOCUMENT):
        number = len(documents)
        language = LANGUAGES[number % len(LANGUAGES)]
        count = min(_CLAUSES_A_DOCUMENT, clauses - start)
        documents.append(_document(number, pools[language], language=language, clauses=count))
    return documents


def _sentences(snapshot: Snapshot, *, language: str) -> list[str]:
    texts = [d.text for d in snapshot.documents if d.language == language]
    for card in snapshot.cards:
        if card.language == language:
            texts += [card.short, *(section.body for section in card.sections)]
    found = (part.strip() for text in texts for part in _END.split(text))
    return list(dict.fromkeys(part for part in found if len(part) >= _SHORTEST))


def _document(number: int, pool: list[str], *, language: str, clauses: int) -> Document:
    chosen = random.Random(number)  # noqa: S311 - repeatable, not secret
    id_ = f"bench-{number:03d}"
    text, made = "", []
    for ordinal, clause_text in enumerate(_clause_texts(chosen, pool, count=clauses), start=1):
        start = len(text)
        text += clause_text + "\n\n"
        made.append(Clause(f"{id_}#{ordinal}", id_, ordinal, str(ordinal), (), clause_text, start, len(text) - 2))
    return Document(
        id=id_,
        title=chosen.choice(pool)[:60],
        language=language,
        document_number=None,
        issuer=None,
        issued_on=None,
        file_name=f"{id_}.txt",
        sha256=hashlib.sha256(f"{id_}\n{text}".encode()).hexdigest(),
        text=text,
        clauses=tuple(made),
    )


def _clause_texts(chosen: random.Random, pool: list[str], *, count: int) -> Iterator[str]:
    fewest, most = _SENTENCES
    for _ in range(count):
        yield "\n".join(chosen.sample(pool, chosen.randint(fewest, most)))
