"""The root of the one tree of errors, and the errors of the policy store.

    DeskError                     anything that is told to a person; has a code, an HTTP status and a sentence
    ├── StoreError                the policy store cannot be used as it is
    │   ├── InvalidContent        a card, source, glossary or document file is wrong; names the file and the place
    │   ├── IndexLocked           another process writes the search index
    │   ├── RulesUnavailable      there are no eligibility rules without a mistake
    │   └── VectorsUnavailable    the vector index does not work; search goes on without it
    ├── InvalidFacts              facts about a person that no rule can take; names each
    ├── UnknownProgramme          there are no rules for the programme asked about
    └── (bot/errors.py)           refused input and unreachable parts

Never imports from the layers above.
"""

from typing import ClassVar


class DeskError(Exception):
    """An error that a person is told about.

    `code` is stable and searchable, `http_status` what an HTTP caller gets, `str(error)` a sentence in English that
    says what to do. Sentences for visitors in their language are in `actions/words.yml`, found by `code`.
    """

    code: ClassVar[str] = "internal"
    http_status: ClassVar[int] = 500


class StoreError(DeskError):
    """The policy store cannot be used as it is."""

    code = "store"
    http_status = 503


class InvalidContent(StoreError):
    """Content files are wrong. Carries every problem found, each as `file:line: sentence`; nothing was loaded."""

    code = "invalid_content"
    http_status = 422

    def __init__(self, problems: list[str]) -> None:
        super().__init__("; ".join(problems))
        self.problems = problems


class IndexLocked(StoreError):
    """Another process has the search index open for writing."""

    code = "index_locked"
    http_status = 409


class InvalidFacts(DeskError):
    """Facts about a person are unknown, of the wrong type or out of range. `problems` has a sentence by fact id."""

    code = "invalid_facts"
    http_status = 422

    def __init__(self, problems: dict[str, str]) -> None:
        super().__init__("; ".join(problems.values()))
        self.problems = problems


class UnknownProgramme(DeskError):
    """There are no rules for a programme that was asked about."""

    code = "unknown_programme"
    http_status = 422


class RulesUnavailable(StoreError):
    """There are no eligibility rules to serve; everything else works."""

    code = "rules_unavailable"


class VectorsUnavailable(StoreError):
    """The vector index does not work just now; search answers without it, and tries it again."""

    code = "vectors_unavailable"
