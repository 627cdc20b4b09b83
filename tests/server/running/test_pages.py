"""The pages that the server renders itself, and the files that they need."""

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from django.test import Client, RequestFactory, override_settings

from milepost.report.theme import DARK, LIGHT, Palette
from milepost.server.pages.page import page as rendered
from milepost.server.pages.readable_errors import ReadableErrorsMiddleware
from milepost.server.run.static import FOLDER
from tests.server.calls import LAUNCH, make_plan
from tests.server.people import BrowserOf, ClientOf, Somebody
from tests.server.process import Server


@pytest.fixture
def plain(environment: dict[str, str], tmp_path: Path) -> Iterator[None]:
    """A server without the web page: it renders the list of plans itself."""
    with override_settings(WEB_PAGE=tmp_path):
        yield


def test_R6_1_a_stranger_learns_what_is_here_and_how_to_sign_in(server: Server) -> None:
    with server.client() as client:
        page = client.get("/")
    assert page.status_code == 200
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    for said in ("This is a Milepost server", "milepost user add", "milepost login", "/api/docs"):
        assert said in page.text


def test_R6_2_whoever_is_signed_in_finds_their_plans_and_nobody_elses(
    plain: None, somebody: Somebody, client_of: ClientOf, browser_of: BrowserOf
) -> None:
    ada, bob = somebody(name="Ada"), somebody(name="Bob")
    mine = make_plan(client_of(ada), {**LAUNCH, "plan": "Mine <&> yours"})
    theirs = make_plan(client_of(bob), {**LAUNCH, "plan": "Bob's own"})
    page = browser_of(ada).get("/").content.decode()
    assert "Mine &lt;&amp;&gt; yours" in page
    assert "Ada" in page
    for address in (f"/api/v1/plans/{mine}", f"/api/v1/plans/{mine}/forecast", f"/api/v1/plans/{mine}/schedule"):
        assert f'href="{address}"' in page
    assert "Bob" not in page
    assert theirs not in page


def test_R6_2_whoever_has_no_plan_is_told_how_to_make_one(
    plain: None, somebody: Somebody, browser_of: BrowserOf
) -> None:
    assert "milepost push plan.yaml" in browser_of(somebody()).get("/").content.decode()


def test_R6_3_a_plan_shows_its_least_sure_milestones_in_the_words_of_its_forecast(
    plain: None, somebody: Somebody, client_of: ClientOf, browser_of: BrowserOf
) -> None:
    account = somebody()
    client = client_of(account)
    plan = make_plan(client)
    assert "The forecast comes in a moment" in browser_of(account).get("/").content.decode()
    (milestone,) = client.get(f"/api/v1/plans/{plan}/forecast").json()["milestones"]
    page = browser_of(account).get("/").content.decode()
    assert milestone["answer"] in page
    assert "in 10</span>" in page


@pytest.mark.parametrize("path", ["/nothing", "/sign-in/nothing"])
def test_R6_4_a_person_gets_a_page_that_says_what_is_wrong(server: Server, path: str) -> None:
    with server.client() as client:
        answer = client.get(path, headers={"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"})
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["x-request-id"] in answer.text


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_R6_4_at_no_address_people_are_led_to_the_first_page_and_not_to_the_api(server: Server, method: str) -> None:
    with server.client() as client:
        page = client.request(method, "/nothing" if method == "GET" else "/", headers={"Accept": "text/html"}).text
    main = page.partition("<main")[2].partition("</main>")[0]
    assert "/api/docs" not in main
    assert "the first page" in main
    assert '<a href="/">To the first page</a>' in main


def test_R6_4_a_program_gets_a_problem_document(server: Server) -> None:
    with server.client() as client:
        for path, accept in (("/nothing", "application/json"), ("/api/v1/nothing", "text/html")):
            answer = client.get(path, headers={"Accept": accept})
            assert answer.status_code == 404
            assert answer.headers["content-type"] == "application/problem+json"


def test_R6_4_a_page_that_says_itself_what_is_wrong_is_left_as_it_is(environment: dict[str, str]) -> None:
    request = RequestFactory().post("/form", headers={"Accept": "text/html"})
    form = rendered(request, "error.html", {"title": "Try again"}, 422)
    assert ReadableErrorsMiddleware(lambda _: form)(request) is form


def named(page: httpx.Response) -> str:
    """The style sheet that a page names."""
    found = re.search(r'rel="stylesheet" href="([^"]+)"', page.text)
    assert found
    return found[1]


def test_R6_5_files_keep_for_ever_under_a_name_that_changes_with_them(server: Server) -> None:
    with server.client() as client:
        style = client.get(named(client.get("/")))
        fonts = re.findall(r'url\("([^"]+)"\)', style.text)
        assert len(fonts) == 2
        for answer in (style, *(client.get(each) for each in fonts)):
            assert answer.status_code == 200
            assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert re.fullmatch(r"/static/milepost\.[0-9a-f]{12}\.css", style.url.path)
    assert style.headers["content-type"] == "text/css; charset=utf-8"


def test_R6_5_they_are_compressed_ahead_of_time_for_those_who_take_it(server: Server) -> None:
    with server.client() as client:
        path = named(client.get("/"))
        plain = client.get(path, headers={"Accept-Encoding": "identity"})
        unwanted = client.get(path, headers={"Accept-Encoding": "gzip;q=0"})
        with client.stream("GET", path, headers={"Accept-Encoding": "br, gzip"}) as packed:
            body = b"".join(packed.iter_raw())
    assert "content-encoding" not in plain.headers
    assert "content-encoding" not in unwanted.headers
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.headers["vary"] == "accept-encoding"
    assert len(body) < len(plain.content)
    assert gzip.decompress(body) == plain.content


@pytest.mark.parametrize("path", ["/static/", "/static/milepost.css", "/static/../settings.py", "/static/%2e%2e/x"])
def test_R6_5_nothing_else_is_served(server: Server, path: str) -> None:
    with server.client() as client:
        assert client.get(path).status_code == 404


def test_R6_5_files_are_only_read(server: Server) -> None:
    with server.client() as client:
        path = named(client.get("/"))
        assert client.post(path).status_code == 405
        head, whole = client.head(path), client.get(path)
    assert (head.content, head.headers["content-length"]) == (b"", whole.headers["content-length"])


@pytest.mark.parametrize(("palette", "part"), [(LIGHT, 0), (DARK, 1)])
def test_R6_6_pages_have_the_colours_of_the_drawings_in_light_and_dark(palette: Palette, part: int) -> None:
    style = (FOLDER / "milepost.css").read_text(encoding="utf-8")
    roots = re.findall(r":root \{(.*?)\}", style, re.DOTALL)
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", roots[part]))
    expected = {"ground": palette.ground, "panel": palette.panel, "lane": palette.lane, "ink": palette.ink}
    expected |= {"second": palette.second, "line": palette.line, "accent": palette.accent}
    for name in ("likely", "maybe", "unlikely"):
        tone = getattr(palette, name)
        expected |= {name: tone.mark, f"{name}-text": tone.text, f"{name}-tint": tone.tint, f"{name}-pill": tone.pill}
    assert expected.items() <= colours.items()


def test_R6_7_the_first_page_is_only_read(environment: dict[str, str]) -> None:
    assert Client().post("/").status_code == 405
