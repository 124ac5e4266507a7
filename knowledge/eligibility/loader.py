"""Loads the folder of rules: every file is read and everything wrong in all of them is reported at once.

Never gives half a rule set: where anything is wrong there is none, and what was serving goes on serving.
"""

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from knowledge.eligibility.checks import check_programmes
from knowledge.eligibility.located import Located, Problems, read_located
from knowledge.eligibility.model import Cited, Fact, Programme, RuleSet
from knowledge.eligibility.reading import ProgrammeReader
from knowledge.eligibility.reading_facts import read_facts, read_parameters
from knowledge.eligibility.shape import check_shape
from knowledge.eligibility.testing import check_tests
from knowledge.errors import InvalidContent
from knowledge.model import Source

FACTS, PARAMETERS = "facts.yml", "parameters.yml"


def read_files(folder: Path) -> dict[str, str]:
    """Return the text of every rule file in `folder` by name."""
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.yml"))}


def load_rules(files: Mapping[str, str], *, sources: Mapping[str, Source], run_tests: bool = True) -> RuleSet:
    """Return the rules in `files`.

    Args:
        files: text by file name: `facts.yml`, `parameters.yml`, and one file for each programme.
        sources: the registered sources by id, to which rules refer.
        run_tests: whether the tests in the files must pass, too.

    Raises:
        InvalidContent: with every problem, each as `file:line:column: what is wrong; what to write instead`.
    """
    rules, problems = read_rules(files, sources=sources)
    if run_tests and not problems.found:
        check_tests(rules, problems)
    if problems.found:
        raise InvalidContent(problems.lines())
    return rules


def read_rules(files: Mapping[str, str], *, sources: Mapping[str, Source]) -> tuple[RuleSet, Problems]:
    """Return what can be read of `files`, and all that is wrong with them. Tests in the files are not run."""
    problems = Problems()
    known = {id_: _cited(source) for id_, source in sources.items()}
    located = {name: read_located(text, name=name, problems=problems) for name, text in files.items()}
    for name in (FACTS, PARAMETERS):
        if name not in located:
            problems.add(name, (1, 1), "this file is missing")
    facts: dict[str, Fact] = {}
    parameters = {}
    if FACTS in located and check_shape(located[FACTS], "facts"):
        facts = read_facts(located[FACTS])
    if PARAMETERS in located and check_shape(located[PARAMETERS], "parameters"):
        parameters = read_parameters(located[PARAMETERS], known=known)
    programmes = dict(_programmes(located, facts=facts, known=known))
    version = hashlib.sha256(repr(sorted(files.items())).encode()).hexdigest()[:12]
    rules = RuleSet(version=version, facts=facts, parameters=parameters, programmes=programmes)
    broken = {name.removesuffix(".yml") for name in problems.files()}
    check_programmes(rules, {id_: located[f"{id_}.yml"] for id_ in programmes}, broken=broken)
    return rules, problems


def _programmes(
    located: Mapping[str, Located], *, facts: Mapping[str, Fact], known: Mapping[str, Cited]
) -> Iterable[tuple[str, Programme]]:
    for name, file in located.items():
        if name in (FACTS, PARAMETERS) or not check_shape(file, "programme"):
            continue
        if f"{file.data['programme']}.yml" != name:
            file.report(
                ("programme",), f"the rules of '{file.data['programme']}' belong in {file.data['programme']}.yml"
            )
            continue
        if not facts:
            continue  # they could not be read, and nothing can be said about them
        programme = ProgrammeReader(file, facts=facts, known=known).read()
        yield programme.id, programme


def _cited(source: Source) -> Cited:
    return Cited(
        key=source.id,
        title={source.language: source.title},
        document_number=source.document_number,
        issuer=source.issuer,
        issued_on=source.issued_on,
        url=source.url,
        basis=source.basis,
    )
