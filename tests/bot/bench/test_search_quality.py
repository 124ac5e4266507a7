"""Quality counts right answers of the answerable questions, and answers to those that have none."""

from pathlib import Path

from bot.bench.search_quality import Quality, measure_quality, quality_table
from bot.bench.tuning_set import TuningQuestion

RENEWAL = "How do I renew my work permit?"


def question(text: str, *, cards: set[str], document: str | None = None, required: bool = True) -> TuningQuestion:
    return TuningQuestion(
        id="q", language="en", question=text, cards=frozenset(cards), document=document, required=required
    )


def test_shares_are_of_the_answerable_and_false_answers_of_the_others(tmp_path: Path) -> None:
    questions = [
        question(RENEWAL, cards={"work-permit-renewal"}),
        question(RENEWAL, cards={"k-visa-of-another-world"}),
        question("What does 沪科建复〔2023〕17号 say?", cards=set(), document="沪科建复〔2023〕17号"),
        question("What does 沪科建复〔2023〕17号 say?", cards=set(), document="沪科提复〔2023〕33号"),
        question(RENEWAL, cards=set(), required=False),
        question(RENEWAL, cards={"work-permit-renewal"}, required=False),
        question("what's the weather tomorrow", cards=set(), required=False),
    ]
    (quality,) = measure_quality(tmp_path, questions=questions)
    assert quality == Quality(language="en", answerable=4, hit1=0.5, hit3=0.5, unanswerable=3, false_answers=1)


def test_table_has_a_row_for_each_language() -> None:
    row = Quality(language="en", answerable=4, hit1=0.5, hit3=0.75, unanswerable=3, false_answers=1)
    table = quality_table([row, row])
    assert [next(iter(column.cells)) for column in table.columns] == ["en", "4", "0.500", "0.750", "3", "1"]
    assert table.row_count == 2
