"""Holds the rules that are served, and puts new ones in their place when the files change.

Never serves rules that have a mistake: what was serving goes on serving, and the mistakes are kept and logged.
"""

import asyncio
import logging
from collections.abc import Callable
from datetime import date
from pathlib import Path
from threading import Lock

from watchfiles import Change, awatch

from knowledge.eligibility.engine import Eligibility
from knowledge.eligibility.loader import load_rules, read_files
from knowledge.eligibility.model import RuleSet
from knowledge.eligibility.profile import Profile
from knowledge.eligibility.render import render_check
from knowledge.errors import InvalidContent, RulesUnavailable
from knowledge.language import LANGUAGES
from knowledge.sources import load_sources

_log = logging.getLogger(__name__)
_LOOK_AGAIN_AFTER_S = 2.0


def prepared(rules: RuleSet, *, day: date) -> Eligibility:
    """Return the engine of an edition after all that is the same for everybody was made, and worded.

    The first check for `day` is then as fast as those after it.
    """
    engine = Eligibility(rules)
    engine.prepare(day)
    nothing_known = engine.check(Profile(), as_of=day)
    for language in LANGUAGES:
        render_check(nothing_known, language=language, rules=rules)
    return engine


class EligibilityService:
    """The rules of a folder as they are served. `current` is None while there are none without a mistake."""

    def __init__(self, folder: Path, *, sources: Path, today: Callable[[], date]) -> None:
        """Load the rules for the first time; mistakes in them do not keep the service from starting.

        Args:
            folder: where the rule files are.
            sources: the registry of sources that they refer to.
            today: the day that checks are mostly made for.
        """
        self.current: Eligibility | None = None
        self.problems: tuple[str, ...] = ()
        self._folder = folder.resolve()
        self._sources = sources.resolve()
        self._today = today
        self._loading = Lock()
        self._read: tuple[object, ...] | None = None
        self.reload()

    @property
    def engine(self) -> Eligibility:
        """The rules that are served.

        Raises:
            RulesUnavailable: there are none; `problems` says why.
        """
        if self.current is None:
            raise RulesUnavailable("There are no rules without a mistake; `desk rules check` names each.")
        return self.current

    def status(self) -> dict[str, str | int | None]:
        """Return the version served (None: nothing is), its programmes, and how many mistakes the files have now."""
        rules = self.current.rules if self.current else None
        return {
            "version": rules.version if rules else None,
            "programmes": len(rules.programmes) if rules else 0,
            "problems": len(self.problems),
        }

    def reload(self) -> bool:
        """Read the files and serve them where they have no mistake. Return whether other rules are served now."""
        with self._loading:
            try:
                read = (read_files(self._folder), self._sources.read_text(encoding="utf-8"))
                if read == self._read:
                    return False
                self._read = read
                rules = load_rules(read[0], sources=load_sources(self._sources))
            except InvalidContent as error:
                return self._refuse(error.problems)
            except (OSError, UnicodeDecodeError) as error:
                return self._refuse([f"the rules could not be read: {error}"])
            self.current, self.problems = prepared(rules, day=self._today()), ()
            _log.info("serving the rules %s of %s programmes", rules.version, len(rules.programmes))
            return True

    async def watch(self) -> None:
        """Follow the files until cancelled. Where the system cannot tell of changes, look at them now and then."""
        polling = False
        while True:
            try:
                async for _ in awatch(
                    self._folder,
                    self._sources.parent,
                    watch_filter=self._concerns,
                    recursive=False,
                    force_polling=polling,
                ):
                    await asyncio.to_thread(self.reload)
            except (OSError, RuntimeError) as error:  # the watcher's own errors are below RuntimeError
                if not polling:
                    _log.warning("changes of the rules cannot be followed, so they are looked for: %s", error)
                polling = True
            await asyncio.sleep(_LOOK_AGAIN_AFTER_S)
            await asyncio.to_thread(self.reload)

    def _concerns(self, _: Change, path: str) -> bool:
        changed = Path(path)
        return changed == self._sources or (changed.parent == self._folder and changed.suffix == ".yml")

    def _refuse(self, problems: list[str]) -> bool:
        if self.problems != tuple(problems):
            kept = "the old ones go on serving" if self.current else "there are none to serve"
            _log.error("the rules have %s mistakes, and %s: %s", len(problems), kept, "; ".join(problems))
        self.problems = tuple(problems)
        return False
