"""Number, title, issuer, date, language and ids."""

from datetime import date

import pytest

from knowledge.documents.structure import parse_document
from knowledge.model import Document

BODY = "一、为了优化外国人才服务，现将有关事项通知如下，请认真贯彻执行，并及时反馈执行中的问题。"


def parse(*lines: str, name: str = "made.txt") -> Document:
    """Parse lines that are paragraphs."""
    return parse_document("\n".join(lines), file_name=name)


@pytest.mark.parametrize(
    ("printed", "number", "document_id"),
    [
        ("沪科规〔2022〕3号", "沪科规〔2022〕3号", "沪科规-2022-3"),
        ("沪科规 [2022] 3 号", "沪科规〔2022〕3号", "沪科规-2022-3"),
        ("沪科规（2022）３号", "沪科规〔2022〕3号", "沪科规-2022-3"),
        ("沪府办规【2022】第12号", "沪府办规〔2022〕第12号", "沪府办规-2022-第12"),
        ("发文字号：沪科规〔2022〕3号", "沪科规〔2022〕3号", "沪科规-2022-3"),
        ("国务院令第732号", "国务院令第732号", "国务院令第732"),
        ("令和5年法律第30号", "令和5年法律第30号", "令和5年法律第30"),
        ("법률 제19000호", "법률제19000호", "법률제19000"),
    ],
)
def test_a_document_number_is_read_in_many_shapes(printed: str, number: str, document_id: str) -> None:
    document = parse("关于外国人才服务的通知", printed, BODY)
    assert (document.document_number, document.id) == (number, document_id)


def test_a_number_in_the_body_is_that_of_another_document() -> None:
    assert parse("关于外国人才服务的通知", f"{BODY}根据国发〔2020〕5号文件办理。").document_number is None


def test_the_decree_in_a_note_of_adoption_is_the_number() -> None:
    document = parse("上海市外国人才服务办法", "（2023年5月10日上海市人民政府令第5号公布 自2023年7月1日起施行）", BODY)
    assert document.document_number == "上海市人民政府令第5号"
    assert (document.issuer, document.issued_on) == ("上海市人民政府", date(2023, 5, 10))


def test_a_title_over_two_lines_is_joined_without_spaces() -> None:
    document = parse(
        "上海市科学技术委员会文件",
        "沪科规〔2022〕3号",
        "上海市科学技术委员会关于印发",
        "《外国专家项目 2022 办法》的通知",
        "各单位：",
        BODY,
    )
    assert document.title == "上海市科学技术委员会关于印发《外国专家项目2022办法》的通知"
    assert document.issuer == "上海市科学技术委员会"


def test_without_a_title_the_first_heading_is_taken() -> None:
    assert parse("1 人才服务", BODY[2:]).title == "人才服务"


def test_without_any_heading_the_file_name_is_taken() -> None:
    assert parse(f"{BODY[2:]}\n{BODY[2:]}", name="policies/服务 说明.txt").title == "服务 说明"


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("2024 年 5 月 6 日", date(2024, 5, 6)), ("二〇二三年五月十日", date(2023, 5, 10)),
        ("２０２３年５月１０日", date(2023, 5, 10)),
        ("2023-05-10", date(2023, 5, 10)),
    ],
)  # fmt: skip
def test_the_date_of_the_signature_is_read(printed: str, day: date) -> None:
    assert parse(BODY, "上海市科学技术委员会", printed).issued_on == day


def test_the_last_signature_counts() -> None:
    document = parse(
        BODY,
        "上海市科学技术委员会",
        "2023年5月10日",
        "外国专家项目办法",
        f"第一条 {BODY[2:]}",
        "上海市人民政府",
        "2023年6月1日",
    )
    assert document.issued_on == date(2023, 6, 1)


def test_a_date_in_the_body_is_not_the_date_of_issue() -> None:
    assert parse("关于外国人才服务的通知", f"{BODY}自2023年7月1日起施行。").issued_on is None


def test_the_issuer_is_read_from_the_signature_without_letterhead() -> None:
    assert parse(BODY, "浦东新区人力资源和社会保障局", "2024年5月6日").issuer == "浦东新区人力资源和社会保障局"


def test_labelled_lines_above_an_english_text_are_read() -> None:
    text = "Applicants must be at least 18 years old and have a confirmed employer in the city of Shanghai."
    document = parse(
        "# Guide to Work Permits",
        "Issued by: Science Commission",
        "Date: 10 May 2023",
        "## Eligibility",
        text,
    )
    assert (document.title, document.issuer, document.issued_on) == (
        "Guide to Work Permits",
        "Science Commission",
        date(2023, 5, 10),
    )


def test_the_language_of_most_of_the_text_counts() -> None:
    document = parse(
        "Work Permit",
        "외국인 근로자는 입국한 날부터 90일 이내에 외국인등록을 하여야 한다.",
        "신청서와 여권을 제출한다.",
        "A类",
    )
    assert document.language == "ko"


def test_an_id_without_a_number_follows_the_name_and_the_text() -> None:
    one, same, other = (
        parse(BODY, name="a b/Guide (v2).txt"),
        parse(BODY, name="Guide (v2).txt"),
        parse(BODY + "完。", name="Guide (v2).txt"),
    )
    assert one.id == same.id != other.id
    assert one.id == f"guide-v2-{one.sha256[:8]}"


def test_a_name_cannot_leave_its_place_in_an_id() -> None:
    document = parse(BODY, name="../../etc/..\\passwd#1.txt")
    assert document.file_name == "passwd#1.txt" and document.id == f"passwd-1-{document.sha256[:8]}"
