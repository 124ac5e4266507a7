"""Every kind of mistake in a rule file is told as file:line:column with what to write instead, all of them at once."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random

import pytest

from knowledge.eligibility.loader import load_rules, read_files
from knowledge.errors import InvalidContent
from knowledge.model import Source

FILES = read_files(Path(__file__).with_name("rules"))
WAGES = Source(id="sal1", title="平均工资公告", language="zh", basis="official", issued_on=date(2024, 1, 1))
CLUB, POINTS, HEALTH, FACTS, WAGE = "club-card.yml", "pool-points.yml", "health.yml", "facts.yml", "parameters.yml"
Told = Callable[..., list[str]]


def told_of(files: dict[str, str]) -> list[str]:
    """Return the mistakes that are told; none where the rules can be served."""
    try:
        load_rules(files, sources={"sal1": WAGES})
    except InvalidContent as error:
        return list(error.problems)
    return []


def changed(files: dict[str, str], name: str, old: str, new: str) -> dict[str, str]:
    """Return the files with the first `old` of one of them changed."""
    assert old in files[name]
    return {**files, name: files[name].replace(old, new, 1)}


def test_rules_without_a_mistake_are_loaded() -> None:
    assert told_of(FILES) == []


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        # What cannot be read at all
        (HEALTH, "format: 1", "format: [1", "health.yml:2:10: did not find expected ',' or ']'"),
        (HEALTH, "format: 1", "format: 1\x07", "health.yml:1:1: has a character that must not stand in a text file"),
        (HEALTH, FILES[HEALTH], "", "health.yml:1:1: 'the file' must be keys with values, not nothing"),
        (HEALTH, "2020-01-01", "2020-02-30", "health.yml:9:21: there is no day '2020-02-30'; write one as 2026-11-20"),
        # Keys
        (CLUB, "unclear_at", "unclearat", "club-card.yml:20:7: unknown key 'unclearat'; did you mean 'unclear_at'?"),
        (HEALTH, "owner: pool", "owner: a\nowner: b", "health.yml:5:1: the key 'owner' is written twice; delete one"),
        (POINTS, "90000: 20}", "50000: 20}", "pool-points.yml:21:51: the key '50000' is written twice; delete one"),
        (HEALTH, "owner: pool\n", "", "health.yml:1:1: 'the file': 'owner' is missing"),
        (HEALTH, ", to: null", "", "health.yml:9:3: 'effective': 'to' is missing"),
        # Languages
        (HEALTH, ", ko: 일반 조건}", "}", "health.yml:3:1: 'title': 'ko' is missing"),
        (CLUB, "ja: 40歳以下, ", "", "club-card.yml:16:7: 'label': 'ja' is missing"),
        (FACTS, "en: Points depend on age., ", "", "facts.yml:18:5: 'why': 'en' is missing"),
        (FACTS, "zh: 您的年薪是多少？", "zh: ''", "facts.yml:38:16: 'zh' must not be empty"),
        (POINTS, "{zh: 银卡, ", "{fr: carte, zh: 银卡, ", "pool-points.yml:39:43: unknown key 'fr'; known are en, ja"),
        # Words of the format
        (HEALTH, "format: 1", "format: 2", "health.yml:1:1: 'format' must be '1', not '2'"),
        (HEALTH, "{verdict: qualifies}", "{verdict: qualifys}", "'qualifys'; did you mean 'qualifies'?"),
        (HEALTH, "basis: seed", "basis: rumour", "health.yml:6:41: 'basis' cannot be 'rumour'; known are official"),
        (HEALTH, "as_of: 2026-01-01", "as_of: soon", "health.yml:12:19: 'as_of' must be a day such as 2026-11-20"),
        (HEALTH, "conditions: {", "conditions: {all: [], ", "health.yml:10:16: 'all' must not be empty"),
        (CLUB, "softness: in_principle", "softness: soft", "'softness' must be 'in_principle', not 'soft'"),
        (CLUB, "id: well-paid", "id: Well paid", "'Well paid' is no id; write lower-case words joined as in"),
        # Facts and parameters
        (FACTS, "type: boolean", "type: bool", "facts.yml:43:5: 'type' cannot be 'bool'; did you mean 'boolean'?"),
        (FACTS, "  salary:", "  Salary:", "'Salary' is no id; write lower-case words joined as in 'annual_salary_cny'"),
        (FACTS, "change: up", "change: upwards", "facts.yml:31:5: 'change' cannot be 'upwards'; known are any, down"),
        (FACTS, "from: birth_date", "from: birthdate", "no fact 'birthdate'; did you mean 'birth_date'?"),
        (FACTS, "from: birth_date", "from: salary", "a fact can only be counted from a date, and 'salary' is none"),
        (FACTS, "{min: 1900-01-01, max: 2100-12-31}", "{min: 0, max: 1}", "the range of a date needs two days"),
        (WAGE, "doc: sal1", "doc: sal2", "parameters.yml:6:14: there is no source 'sal2'; did you mean 'sal1'?"),
        (WAGE, "2027-01-01", "2023-01-01", "parameters.yml:7:5: the values of 'average_wage' must be in the order"),
        (WAGE, "value: 1000", "value: much", "parameters.yml:8:20: 'value' must be a number, not 'much'"),
        # Tests in the file
        (HEALTH, "verdict: qualifies", "verdict: open", "health.yml:12:3: the test 'healthy': verdict is qualifies"),
        (HEALTH, "{healthy: true}", "{healthy: 1}", "health.yml:12:3: the test 'healthy': 'healthy' is true or false"),
        (HEALTH, "{healthy: true}", "{helthy: true}", "there is no fact 'helthy'; did you mean 'healthy'?"),
        (HEALTH, "as_of: 2026-01-01", "as_of: 2019-01-01", "'healthy': no version is in force on 2019-01-01"),
        (POINTS, "points: 60}", "points: 61}", "pool-points.yml:46:3: the test 'all': points"),
        (CLUB, "flags: [lapsed_but_cited]", "conditions: {old: met}", "the test 'all': there is no condition 'old'"),
        # A file under another name
        (
            HEALTH,
            "programme: health",
            "programme: wealth",
            "health.yml:2:1: the rules of 'wealth' belong in wealth.yml",
        ),
    ],
)
def test_mistake_is_told_once_with_its_place(name: str, old: str, new: str, told: str) -> None:
    (mistake,) = told_of(changed(FILES, name, old, new))
    assert re.match(rf"{re.escape(name)}:\d+:\d+: ", mistake) and told in mistake


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "type: boolean",
            "type: choice",
            "facts.yml:42:3: 'member': 'options' belong to a choice, and to nothing else",
        ),
        ("{min: 0, max: 120}", "{min: 120, max: 0}", "facts.yml:14:5: 'min' must be less than 'max'"),
        ("    range: {min: 0, max: 120}\n", "", "facts.yml:11:3: 'age' is a number and needs a 'range'"),
        ("type: integer\n    unit: years", "type: country", "facts.yml:14:5: 'age' is counted and must be an integer"),
    ],
)
def test_mistake_in_a_fact_is_told_beside_the_rules_that_it_makes_wrong(old: str, new: str, told: str) -> None:
    mistakes = told_of(changed(FILES, FACTS, old, new))
    assert any(mistake.startswith(told) for mistake in mistakes) and len(mistakes) > 1


@pytest.mark.parametrize("name", [FACTS, WAGE])
def test_file_that_is_not_there_is_told(name: str) -> None:
    assert told_of({file: text for file, text in FILES.items() if file != name}) == [
        f"{name}:1:1: this file is missing"
    ]


def test_place_is_where_the_wrong_text_stands() -> None:
    files = changed(FILES, POINTS, "degree, is: doctor", "degree, is: docter")
    (mistake,) = told_of(changed(files, POINTS, "degree: doctor", "degree: master"))
    _, line, column, sentence = mistake.split(":", maxsplit=3)
    assert sentence == " 'degree' cannot be 'docter'; did you mean 'doctor'?"
    assert files[POINTS].splitlines()[int(line) - 1][int(column) - 1 :].startswith("is: docter")


def test_all_mistakes_in_all_files_are_told_at_once_in_their_order() -> None:
    files = changed(FILES, CLUB, "fact: member", "fact: membre")
    files = changed(files, CLUB, "average_wage}", "average_wages}")
    files = changed(files, HEALTH, "fact: healthy", "fact: helthy")
    files = changed(files, POINTS, "90000: 20", "90000: 21")
    assert [mistake.rsplit(": ", 1)[0] for mistake in told_of(files)] == [
        "club-card.yml:22:77",
        "club-card.yml:26:9",
        "health.yml:10:89",
        "pool-points.yml:21:5",
    ]


def test_mistakes_that_shape_and_sense_have_in_one_file_are_told_shape_first() -> None:
    """What does not have its shape cannot be understood; the rest follows when the shape is right."""
    files = changed(FILES, HEALTH, "fact: healthy", "fact: helthy")
    assert told_of(changed(files, HEALTH, "owner: pool", "ownr: pool")) == [
        "health.yml:1:1: 'the file': 'owner' is missing",
        "health.yml:4:1: unknown key 'ownr'; did you mean 'owner'?",
    ]


def test_shape_is_looked_at_though_facts_cannot_be_read() -> None:
    files = changed(FILES, HEALTH, "owner: pool", "ownr: pool")
    assert [mistake.split(":")[0] for mistake in told_of(changed(files, FACTS, "unit: CNY", "unit: yuan"))] == [
        "facts.yml",
        "health.yml",
        "health.yml",
    ]


def test_tests_are_run_only_on_rules_without_a_mistake() -> None:
    files = changed(FILES, HEALTH, "verdict: qualifies", "verdict: open")
    assert len(told_of(files)) == 1
    (mistake,) = told_of(changed(files, CLUB, "fact: member", "fact: membre"))
    assert mistake.startswith("club-card.yml:22:77")


def damaged(random: Random) -> dict[str, str]:
    """Return the files with one of them damaged as hands damage files: a line lost, a word or a sign put in or lost."""
    name = random.choice(list(FILES))
    text = FILES[name]
    place = random.randrange(len(text))
    match random.randrange(4):
        case 0:
            lines = text.split("\n")
            del lines[random.randrange(len(lines))]
            text = "\n".join(lines)
        case 1:
            word = random.choice(list(re.finditer(r"[\w\-.]+", text)))
            other = random.choice(
                ["", "null", "[]", "{}", "-1", "true", "[a]", "{a: 1}", "2020-01-01", "1e999", ".nan"]
            )
            text = text[: word.start()] + other + text[word.end() :]
        case 2:
            text = text[:place] + random.choice("{}[],:- \n\t'\"#&*!|>%@`") + text[place:]
        case _:
            text = text[:place] + text[place + 1 :]
    return {**FILES, name: text}


@pytest.mark.parametrize("seed", range(4))
def test_damaged_file_is_told_and_never_breaks_loading(seed: int) -> None:
    random = Random(seed)  # noqa: S311 - nothing secret
    told = [mistake for _ in range(40) for mistake in told_of(damaged(random))]
    assert len(told) > 20
    assert all(re.match(r"[a-z-]+\.yml:\d+:\d+: \S", mistake) for mistake in told)
