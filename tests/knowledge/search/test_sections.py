"""The section shown with a short answer is the one that tells what was asked."""

import pytest


@pytest.mark.parametrize(
    ("question", "language", "heading"),
    [
        ("How long does the R visa take?", "en", "How to apply"),
        ("R비자 며칠 걸려요", "ko", "신청 방법"),
        ("浦江计划给多少钱", "zh", "类别与金额（2020年申报）"),
        ("超级博士后给多少钱", "zh", "资助内容"),
        ("スーパーポスドクはいくらもらえますか", "ja", "支給内容"),
        ("How many days does the single window take?", "en", "How long it takes"),
        ("which papers for school?", "en", "Documents"),
        ("居留许可要带什么材料", "zh", "要什么材料"),
        ("居留許可の申請に必要な書類を教えてください", "ja", "書類"),
        ("이직 서류는 뭐가 필요해요", "ko", "서류"),
        ("residence permit, where do i go for it", "en", "Where"),
    ],
)
def test_section_tells_what_was_asked(shipped, question: str, language: str, heading: str) -> None:
    hit = shipped.ask(question, language, limit=1).hits[0]
    assert hit.card.sections[hit.section].heading == heading


def test_name_of_the_programme_does_not_choose_the_section(shipped) -> None:
    by_name = shipped.ask("R visa how long does it take?", "en", limit=1).hits[0]
    assert "working days" in by_name.card.sections[by_name.section].body
