"""Pages in four languages that need no script, under a policy that lets nothing else run."""

import dataclasses
import gzip
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from bs4 import BeautifulSoup
from fastapi.testclient import TestClient

from bot.limits import RateLimit
from bot.web.pages import built
from bot.web.parts import Parts
from knowledge.language import LANGUAGES
from knowledge.search.gate import Zone
from knowledge.search.result import SearchResult

TAGS = {"zh": "zh-Hans", "en": "en", "ja": "ja", "ko": "ko"}
QUESTIONS = {
    "zh": "R字签证是什么？",
    "en": "What is the R visa?",
    "ja": "Rビザとは何ですか？",
    "ko": "R비자가 무엇인가요?",
}
PAGES = ["/", "/search", "/search?q=R+visa", "/eligibility", "/widget/panel"]


@pytest.fixture
def not_built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Have nothing built, and give the folder where it would be."""
    monkeypatch.setattr(built, "FOLDER", tmp_path)
    return tmp_path


@pytest.fixture
def a_build(not_built: Path) -> Path:
    """Have a small build."""
    (not_built / "assets").mkdir()
    for name in ("panel-1.js", "page-2.js", "shared-3.js", "page-4.css", "shared-5.css"):
        (not_built / "assets" / name).write_text(f"/* {name} */", encoding="utf-8")
    (not_built / "secret.js").write_text("not served", encoding="utf-8")
    (not_built / "widget.js").write_text("/* the loader */", encoding="utf-8")
    (not_built / "panel.html").write_text(
        '<html lang="{{ tag }}"><meta name="desk-embedders" content="{{ embedders }}">', encoding="utf-8"
    )
    (not_built / "manifest.json").write_text(
        '{"_shared": {"file": "assets/shared-3.js", "css": ["assets/shared-5.css"]},'
        ' "src/eligibility/main.tsx": {"file": "assets/page-2.js", "imports": ["_shared"],'
        ' "css": ["assets/page-4.css"]}}',
        encoding="utf-8",
    )
    return not_built


class Changed:
    """The real search with its result changed."""

    def __init__(self, parts: Parts, change: Callable[[SearchResult], SearchResult]) -> None:
        self._search = parts.search
        self._change = change

    def search(self, question: str, **options: Any) -> SearchResult:
        return self._change(self._search.search(question, **options))


def soup(client: TestClient, path: str, **headers: str) -> BeautifulSoup:
    answer = client.get(path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    assert answer.status_code == 200, answer.text
    return BeautifulSoup(answer.text, "html.parser")


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_speaks_the_language_of_its_address(client: TestClient, language: str) -> None:
    page = soup(client, f"/?language={language}", accept_language="fr")
    assert page.html["lang"] == TAGS[language]
    chosen = page.select(".languages [aria-current]")
    assert [link["href"] for link in chosen] == [f"/?language={language}"]
    assert all(f"language={language}" in link["href"] for link in page.select(".pages a"))


@pytest.mark.parametrize(
    ("header", "tag"),
    [
        ("ja,en;q=0.5", "ja"),
        ("fr, ko;q=0.4, zh-CN;q=0.8", "zh-Hans"),
        ("zh-TW", "zh-Hant"),
        ("de", "en"),
        ("", "en"),
        ("ja;q=0, ko", "ko"),
    ],
)
def test_page_speaks_the_language_the_browser_wants_most(client: TestClient, header: str, tag: str) -> None:
    assert soup(client, "/", accept_language=header).html["lang"] == tag


def test_unknown_language_is_as_if_none_was_asked_for(client: TestClient) -> None:
    assert soup(client, "/?language=tlh", accept_language="ko").html["lang"] == "ko"


def test_home_embeds_the_chat_with_one_line_as_it_tells_others_to(client: TestClient) -> None:
    page = soup(client, "/")
    (script,) = page.find_all("script")
    assert script.attrs == {"async": "", "src": "/widget.js", "data-language": "auto"}
    assert 'src="http://127.0.0.1/widget.js" data-language="auto"' in page.code.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_everybody_to_call_is_on_every_page(client: TestClient, language: str) -> None:
    contacts = client.get("/api/contacts", params={"language": language}).json()["contacts"]
    assert contacts
    for path in ("/", "/search", "/search?q=tax+on+the+moon", "/eligibility"):
        page = soup(client, f"{path}{'&' if '?' in path else '?'}language={language}")
        for contact in contacts:
            links = page.select(f'a[href="{contact["phone_href"]}"]')
            assert [link.text for link in links] == [contact["phone"]], path


@pytest.mark.parametrize("language", LANGUAGES)
def test_question_is_answered_in_its_own_language(client: TestClient, language: str) -> None:
    page = soup(client, f"/search?q={quote(QUESTIONS[language])}", accept_language="fr")
    assert page.html["lang"] == TAGS[language]
    answer = page.select_one("article.answer")
    assert answer.h2["lang"] == TAGS[language]
    assert len(answer.select_one("p.text").text) > 20
    sources = answer.select(".sources li")
    assert sources and all(source.select_one(".about").text.strip() for source in sources)
    assert page.select_one("input[name=q]")["value"] == QUESTIONS[language]


def test_chosen_language_wins_over_that_of_the_question(client: TestClient) -> None:
    page = soup(client, f"/search?q={quote(QUESTIONS['zh'])}&language=ko")
    assert page.select_one("article.answer h2")["lang"] == "ko"
    assert page.select_one("input[name=language]")["value"] == "ko"


def test_chinese_source_of_an_english_answer_is_marked_as_chinese(client: TestClient) -> None:
    page = soup(client, "/search?q=What+is+the+R+visa%3F")
    chinese = [li for li in page.select("article.answer .sources li") if li.select_one("[lang=zh-Hans]")]
    assert chinese and all("text is in Chinese" in li.text for li in chinese)


def test_suggestions_are_not_shown_as_an_answer(
    client: TestClient, parts: Parts, changed_parts: Callable[..., None]
) -> None:
    changed_parts(search=Changed(parts, lambda found: dataclasses.replace(found, zone=Zone.CLARIFY)))
    page = soup(client, "/search?q=permit")
    assert not page.select("article.answer")
    assert page.select_one(".notice").text == parts.words.say("did_you_mean", "en")
    link = page.select_one("article h3 a")
    changed_parts(search=parts.search)
    assert soup(client, link["href"]).select_one("article.answer h2").text == link.text


def test_question_that_nothing_answers_gets_a_no(client: TestClient, parts: Parts) -> None:
    page = soup(client, "/search?q=how+do+I+bake+bread")
    assert page.select_one(".notice").text == parts.words.say("decline", "en")
    assert not page.select("article")


def test_what_was_asked_is_never_markup(client: TestClient) -> None:
    question = '"><script>alert(1)</script> age < 45 & 李'
    answer = client.get("/search", params={"q": question})
    assert "<script>alert" not in answer.text
    assert BeautifulSoup(answer.text, "html.parser").select_one("input[name=q]")["value"] == question


def test_too_long_a_question_is_told_on_a_page(client: TestClient) -> None:
    answer = client.get("/search", params={"q": "x" * 2001, "language": "ja"})
    assert answer.status_code == 413
    assert "2001文字" in BeautifulSoup(answer.text, "html.parser").select_one(".notice").text


def test_too_many_questions_are_told_on_a_page(client: TestClient, changed_parts: Callable[..., None]) -> None:
    changed_parts(per_address=RateLimit(per_minute=1))
    assert client.get("/search?q=visa").status_code == 200
    refused = client.get("/search?q=visa")
    assert refused.status_code == 429 and int(refused.headers["Retry-After"]) > 0
    assert BeautifulSoup(refused.text, "html.parser").select_one("form.search")


@pytest.mark.parametrize("path", PAGES)
def test_page_lets_only_its_own_files_run(client: TestClient, a_build: Path, path: str) -> None:
    answer = client.get(path)
    policy = dict(part.strip().split(" ", 1) for part in answer.headers["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["connect-src"] == "'self'"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    page = BeautifulSoup(answer.text, "html.parser")
    assert not page.select("style, [style], script:not([src])")
    assert not [tag for tag in page.find_all(True) for name in tag.attrs if name.startswith("on")]


@pytest.mark.parametrize("path", [path for path in PAGES if path != "/widget/panel"])
def test_no_site_may_frame_a_page_but_the_panel(client: TestClient, a_build: Path, path: str) -> None:
    assert "frame-ancestors 'none'" in client.get(path).headers["Content-Security-Policy"]


def test_panel_may_be_framed_by_the_sites_named_and_no_other(
    client: TestClient, a_build: Path, parts: Parts, changed_parts: Callable[..., None]
) -> None:
    def ancestors() -> str:
        return re.search(r"frame-ancestors ([^;]*)$", client.get("/widget/panel").headers["Content-Security-Policy"])[1]

    assert ancestors() == "'self'"

    origins = ("https://city.example", "https://news.example:8443")
    changed_parts(settings=dataclasses.replace(parts.settings, widget_origins=origins))
    assert ancestors() == "'self' https://city.example https://news.example:8443"
    page = soup(client, "/widget/panel?language=zh-Hant")
    assert page.html["lang"] == "zh-Hant"
    assert page.select_one("meta[name=desk-embedders]")["content"] == "https://city.example https://news.example:8443"


def test_eligibility_page_loads_everything_its_code_needs(client: TestClient, a_build: Path) -> None:
    page = soup(client, "/eligibility")
    assert [tag["href"] for tag in page.select("link[href^='/assets/']")] == [
        "/assets/shared-5.css",
        "/assets/page-4.css",
        "/assets/shared-3.js",
    ]
    assert [tag["src"] for tag in page.select("script[type=module]")] == ["/assets/page-2.js"]


def test_built_files_are_kept_for_ever_and_the_launcher_is_asked_for_again(client: TestClient, a_build: Path) -> None:
    asset, loader = client.get("/assets/panel-1.js"), client.get("/widget.js")
    assert asset.text == "/* panel-1.js */" and asset.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert loader.text == "/* the loader */" and loader.headers["Cache-Control"] == "no-cache"
    assert loader.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert loader.headers["Content-Type"].startswith("text/javascript")
    again = client.get("/widget.js", headers={"If-None-Match": loader.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    (a_build / "widget.js").write_text("/* another */", encoding="utf-8")
    assert client.get("/widget.js", headers={"If-None-Match": loader.headers["ETag"]}).text == "/* another */"


def test_file_is_sent_compressed_to_those_who_take_it(client: TestClient, a_build: Path) -> None:

    (a_build / "assets" / "panel-1.js.gz").write_bytes(gzip.compress(b"/* compressed */"))
    taken = client.get("/assets/panel-1.js", headers={"Accept-Encoding": "br, gzip"})
    assert (taken.text, taken.headers["Content-Encoding"]) == ("/* compressed */", "gzip")
    plain = client.get("/assets/panel-1.js", headers={"Accept-Encoding": "gzip;q=0"})
    assert plain.text == "/* panel-1.js */" and "Content-Encoding" not in plain.headers
    assert plain.headers["Vary"] == taken.headers["Vary"] == "Accept-Encoding"
    assert plain.headers["ETag"] != taken.headers["ETag"]


@pytest.mark.parametrize(
    "name", ["nothing.js", "..%2Fsecret.js", "..%2Fmanifest.json", ".hidden.js", "panel-1.js.gz", f"{'a' * 300}.js"]
)
def test_only_files_that_pages_load_are_sent(client: TestClient, a_build: Path, name: str) -> None:
    (a_build / "assets" / ".hidden.js").write_text("x", encoding="utf-8")
    (a_build / "assets" / "panel-1.js.gz").write_bytes(b"x")
    assert client.get(f"/assets/{name}").status_code == 404


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", ["/widget/panel", "/eligibility"])
def test_page_that_is_not_built_says_so_and_still_helps(
    client: TestClient, not_built: Path, parts: Parts, path: str, language: str
) -> None:
    answer = client.get(path, params={"language": language})
    assert answer.status_code == 503
    page = BeautifulSoup(answer.text, "html.parser")
    assert page.select_one(".notice").text == parts.words.say("error_not_built", language)
    assert page.select_one("form.search") and page.select_one("a[href='tel:12345']")


def test_launcher_that_is_not_built_is_an_error_with_a_sentence(client: TestClient, not_built: Path) -> None:
    answer = client.get("/widget.js")
    assert (answer.status_code, answer.json()["error"]["code"]) == (503, "not_built")


@pytest.mark.parametrize("path", ["/", "/search?q=R+visa"])
def test_home_and_search_need_nothing_built(client: TestClient, not_built: Path, path: str) -> None:
    page = soup(client, path)
    for sheet in page.select("link[rel=stylesheet], link[rel=icon]"):
        assert client.get(sheet["href"]).status_code == 200


def test_source_in_another_language_than_the_four_is_shown(
    client: TestClient, parts: Parts, changed_parts: Callable[..., None]
) -> None:
    def with_an_italian_source(found: SearchResult) -> SearchResult:
        best = found.hits[0]
        source = dataclasses.replace(best.sources[0], language="it", url="javascript:alert(1)")
        return dataclasses.replace(found, hits=(dataclasses.replace(best, sources=(source,)),))

    changed_parts(search=Changed(parts, with_an_italian_source))
    (line,) = soup(client, "/search?q=What+is+the+R+visa%3F").select("article.answer .sources li")
    assert line.select_one("[lang=it]") and "text is in another language" in line.text
    assert not line.select("a")
