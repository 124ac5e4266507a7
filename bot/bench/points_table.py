"""The national points table for work permits in other ways: as a plain function, and as two models for zen-engine.

Never used by the product, which has it in `knowledge/rules/work-permit-points.yml`; the bench compares the two.
"""

from collections.abc import Mapping, Sequence
from typing import Any

Facts = Mapping[str, Any]
Row = tuple[Sequence[str], int]  # a test for each column ("": any), and the points


def points_by_hand(facts: Facts) -> tuple[str, int]:
    """Return the category by points alone and the points, for facts that are all known."""
    salary = facts["annual_salary_cny"]
    if salary >= 450_000:
        points = 20
    elif salary >= 350_000:
        points = 17
    elif salary >= 250_000:
        points = 14
    elif salary >= 150_000:
        points = 11
    elif salary >= 70_000:
        points = 8
    elif salary >= 50_000:
        points = 5
    else:
        points = 0
    degree, level = facts["degree"], facts["vocational_level"]
    if degree == "doctor" or level == "senior_technician":
        points += 20
    elif degree == "master" or level == "technician":
        points += 15
    elif degree == "bachelor" or level == "senior_worker":
        points += 10
    years = facts["related_work_years"]
    if years >= 2:
        points += min(int(years) + 3, 20)
    months = facts["months_per_year_in_china"]
    if months >= 9:
        points += 15
    elif months >= 6:
        points += 10
    elif months >= 3:
        points += 5
    if facts["former_chinese_national"] or (facts["degree_taught_in_chinese"] and degree != "none"):
        points += 5
    else:
        points += min(facts["hsk_level"], 5)
    if facts["work_place"] == "other" and facts["special_region"]:
        points += 10
    age = facts["age"]
    if 26 <= age <= 45:
        points += 15
    elif 18 <= age <= 55:
        points += 10
    elif 56 <= age <= 60:
        points += 5
    if (
        facts["top_university"]
        or facts["fortune_500_experience"]
        or facts["holds_patent"]
        or facts["five_years_in_china"]
    ):
        points += 5
    points += facts.get("local_bonus", 0)
    if points >= 85:
        return "a", points
    if points >= 60:
        return "b", points
    return "not-by-points", points


EXPRESSION = " + ".join(
    (
        "(annual_salary_cny >= 450000 ? 20 : annual_salary_cny >= 350000 ? 17 : annual_salary_cny >= 250000 ? 14"
        " : annual_salary_cny >= 150000 ? 11 : annual_salary_cny >= 70000 ? 8 : annual_salary_cny >= 50000 ? 5 : 0)",
        "(degree == 'doctor' or vocational_level == 'senior_technician' ? 20"
        " : degree == 'master' or vocational_level == 'technician' ? 15"
        " : degree == 'bachelor' or vocational_level == 'senior_worker' ? 10 : 0)",
        "(related_work_years >= 2 ? min([floor(related_work_years) + 3, 20]) : 0)",
        "(months_per_year_in_china >= 9 ? 15 : months_per_year_in_china >= 6 ? 10"
        " : months_per_year_in_china >= 3 ? 5 : 0)",
        "(former_chinese_national or degree_taught_in_chinese and degree != 'none' ? 5 : min([hsk_level, 5]))",
        "(work_place == 'other' and special_region ? 10 : 0)",
        "(age >= 61 ? 0 : age >= 56 ? 5 : age >= 46 ? 10 : age >= 26 ? 15 : age >= 18 ? 10 : 0)",
        "(top_university or fortune_500_experience or holds_patent or five_years_in_china ? 5 : 0)",
        "local_bonus",
    )
)

# One decision table an item: its columns, and the rows of which the first that fits counts.
TABLES: Mapping[str, tuple[Sequence[str], Sequence[Row]]] = {
    "salary": (
        ("annual_salary_cny",),
        (
            ((">= 450000",), 20),
            ((">= 350000",), 17),
            ((">= 250000",), 14),
            ((">= 150000",), 11),
            ((">= 70000",), 8),
            ((">= 50000",), 5),
            (("",), 0),
        ),
    ),
    "education": (
        ("degree", "vocational_level"),
        (
            (("'doctor'", ""), 20),
            (("", "'senior_technician'"), 20),
            (("'master'", ""), 15),
            (("", "'technician'"), 15),
            (("'bachelor'", ""), 10),
            (("", "'senior_worker'"), 10),
            (("", ""), 0),
        ),
    ),
    "experience": (
        ("related_work_years",),
        (*(((f">= {years}",), min(years + 3, 20)) for years in range(17, 1, -1)), (("",), 0)),
    ),
    "months": (("months_per_year_in_china",), (((">= 9",), 15), ((">= 6",), 10), ((">= 3",), 5), (("",), 0))),
    "chinese": (
        ("former_chinese_national", "degree_taught_in_chinese", "degree", "hsk_level"),
        (
            (("true", "", "", ""), 5),
            (("", "true", "'bachelor', 'master', 'doctor'", ""), 5),
            *((("", "", "", f">= {level}"), level) for level in range(5, 0, -1)),
            (("", "", "", ""), 0),
        ),
    ),
    "location": (("work_place", "special_region"), ((("'other'", "true"), 10), (("", ""), 0))),
    "age": (
        ("age",),
        (((">= 61",), 0), ((">= 56",), 5), ((">= 46",), 10), ((">= 26",), 15), ((">= 18",), 10), (("",), 0)),
    ),
    "extra": (
        ("top_university", "fortune_500_experience", "holds_patent", "five_years_in_china"),
        (
            (("true", "", "", ""), 5),
            (("", "true", "", ""), 5),
            (("", "", "true", ""), 5),
            (("", "", "", "true"), 5),
            (("", "", "", ""), 0),
        ),
    ),
}


def tables_as_json() -> dict[str, Any]:
    """Return the tables as zen-engine takes them: all read the facts, and one expression adds up their points."""
    tables = [_table(name, columns, rows) for name, (columns, rows) in TABLES.items()]
    total = " + ".join((*TABLES, "$nodes.facts.local_bonus"))
    adding = {"expressions": [{"id": "total", "key": "points", "value": total}]}
    return {
        "nodes": [
            {"id": "facts", "name": "facts", "type": "inputNode"},
            *tables,
            {"id": "total", "name": "total", "type": "expressionNode", "content": adding},
            {"id": "result", "name": "result", "type": "outputNode"},
        ],
        "edges": [
            *({"id": f"to-{name}", "sourceId": "facts", "targetId": name, "type": "edge"} for name in TABLES),
            *({"id": f"from-{name}", "sourceId": name, "targetId": "total", "type": "edge"} for name in TABLES),
            {"id": "end", "sourceId": "total", "targetId": "result", "type": "edge"},
        ],
    }


def _table(name: str, columns: Sequence[str], rows: Sequence[Row]) -> dict[str, Any]:
    return {
        "id": name,
        "name": name,
        "type": "decisionTableNode",
        "content": {
            "hitPolicy": "first",
            "inputs": [{"id": column, "name": column, "field": column} for column in columns],
            "outputs": [{"id": "points", "name": "points", "field": name}],
            "rules": [
                {"_id": f"{name}-{number}", **dict(zip(columns, tests, strict=True)), "points": str(points)}
                for number, (tests, points) in enumerate(rows)
            ],
        },
    }
