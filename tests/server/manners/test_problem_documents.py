"""Whatever is refused is explained in a problem document (RFC 9457)."""

import io
import json
from typing import Any

import pytest
from django.test import Client

from tests.server.people import Somebody


def post(client: Client, path: str, body: object, **headers: str) -> Any:
    text = body if isinstance(body, str | bytes) else json.dumps(body)
    return client.post(path, text, content_type="application/json", headers=headers)


@pytest.mark.parametrize(
    ("what", "status", "code"),
    [
        ("bad-request", 400, "bad-request"),
        ("sign-in-needed", 401, "sign-in-needed"),
        ("not-allowed", 403, "not-allowed"),
        ("not-found", 404, "not-found"),
        ("conflict", 409, "conflict"),
        ("gone", 410, "gone"),
        ("precondition-failed", 412, "precondition-failed"),
        ("too-large", 413, "too-large"),
        ("invalid", 422, "invalid"),
        ("too-many", 429, "too-many-requests"),
        ("http404", 404, "not-found"),
        ("permission", 403, "not-allowed"),
        ("suspicious", 400, "bad-request"),
        ("crash", 500, "internal-error"),
    ],
)
def test_A4_1_every_refusal_has_its_status_and_its_code(probe: Client, what: str, status: int, code: str) -> None:
    answer = probe.get(f"/api/v1/raise/{what}")
    document = answer.json()
    assert answer.status_code == document["status"] == status
    assert answer["Content-Type"] == "application/problem+json"
    assert document["code"] == code
    assert document["type"] == f"/api/docs/problems#{code}"
    assert document["instance"] == answer["X-Request-ID"]
    assert document["title"] and document["detail"] and document["mend"]
    assert "inside" not in answer.content.decode()


def test_A4_1_a_refusal_brings_its_own_members(probe: Client) -> None:
    assert probe.get("/api/v1/raise/conflict").json()["conflicts"] == [1, 2]


def test_A4_1_what_a_client_accepts_changes_nothing(probe: Client) -> None:
    answer = probe.get("/api/v1/raise/gone", headers={"Accept": "text/html"})
    assert answer["Content-Type"] == "application/problem+json"


def test_A4_2_sign_in_needed_says_how_to_sign_in(stranger: Client) -> None:
    assert stranger.get("/api/v1/things")["WWW-Authenticate"] == 'Bearer realm="milepost"'


def test_A4_2_a_token_that_does_not_hold_is_named_as_the_reason(stranger: Client) -> None:
    answer = stranger.get("/api/v1/things", headers={"Authorization": "Bearer mp_nobody"})
    assert answer.status_code == 401
    assert answer["WWW-Authenticate"] == 'Bearer realm="milepost", error="invalid_token"'


def test_A4_2_too_many_requests_says_when_to_come_back(probe: Client) -> None:
    answer = probe.get("/api/v1/raise/too-many")
    assert (answer["Retry-After"], answer.json()["retry_after"]) == ("7", 7)


@pytest.mark.parametrize("path", ["/api/v1/nowhere", "/api/v1/deeds/"])
def test_A4_3_an_address_where_nothing_is(stranger: Client, path: str) -> None:
    answer = stranger.get(path)
    assert (answer.status_code, answer.json()["code"]) == (404, "not-found")
    assert path in answer.json()["detail"]


def test_A4_3_a_method_that_an_address_does_not_take(probe: Client) -> None:
    answer = probe.delete("/api/v1/things")
    assert (answer.status_code, answer.json()["code"]) == (405, "method-not-allowed")
    assert sorted(answer["Allow"].split(", ")) == ["GET", "POST"]
    assert "DELETE" in answer.json()["detail"]


def test_A4_3_a_host_that_is_not_ours(stranger: Client) -> None:
    answer = stranger.get("/api/v1/things", headers={"Host": "evil.example"})
    assert (answer.status_code, answer.json()["code"]) == (400, "bad-request")


def test_A4_3_a_write_that_a_browser_was_tricked_into(probed: None) -> None:
    answer = Client(enforce_csrf_checks=True).post("/api/v1/guarded")
    assert (answer.status_code, answer.json()["code"]) == (403, "csrf-failed")
    assert "X-CSRFToken" in answer.json()["mend"]


def test_A4_3_a_write_of_the_api_that_a_browser_was_tricked_into(probed: None, somebody: Somebody) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(somebody())
    answer = post(browser, "/api/v1/things", {"name": "x"})
    assert (answer.status_code, answer.json()["code"]) == (403, "csrf-failed")


@pytest.mark.parametrize("path", ["/api/v1/raise/%00", "/api/v1/things?after=%00"])
def test_A4_3_an_address_with_a_nul(probe: Client, path: str) -> None:
    answer = probe.get(path)
    assert (answer.status_code, answer.json()["code"]) == (400, "bad-request")


def test_A4_4_an_error_of_ours_is_logged_whole_and_answered_without_its_inside(probe: Client, log: io.StringIO) -> None:
    answer = probe.get("/api/v1/raise/crash", headers={"X-Request-ID": "trace-1"})
    assert answer.json()["instance"] == "trace-1"
    line = json.loads(log.getvalue())
    assert (line["level"], line["request_id"]) == ("error", "trace-1")
    assert "RuntimeError: the inside of the server" in line["traceback"] and "probe.py" in line["traceback"]


def problems(answer: Any) -> list[dict[str, Any]]:
    assert answer.status_code == 422, answer.content
    assert answer.json()["code"] == "invalid"
    found: list[dict[str, Any]] = answer.json()["problems"]
    return found


def test_A4_5_what_does_not_fit_is_named_by_its_path_with_what_was_expected_and_what_came(probe: Client) -> None:
    body = {"deeds": [{"kind": "rename", "count": 1}, {"kind": "explode", "count": "many", "cuont": 3}]}
    found = {each["path"]: each for each in problems(post(probe, "/api/v1/deeds", body))}
    assert set(found) == {"body.deeds[1].kind", "body.deeds[1].count", "body.deeds[1].cuont"}
    assert found["body.deeds[1].kind"]["code"] == "unknown-value"
    assert "'rename' or 'remove'" in found["body.deeds[1].kind"]["message"]
    assert '"explode"' in found["body.deeds[1].kind"]["message"]
    assert found["body.deeds[1].count"]["message"] == 'expected a whole number; got "many"'
    assert found["body.deeds[1].cuont"]["code"] == "unknown-key"
    assert all(each["mend"] for each in found.values())


def test_A4_5_the_first_problem_stands_in_the_detail(probe: Client) -> None:
    answer = post(probe, "/api/v1/deeds", {"deeds": [{"kind": "rename", "count": -1}, {}]})
    assert answer.json()["detail"].startswith("body.deeds[0].count: ")
    assert answer.json()["detail"].endswith(", and 2 more")


def test_A4_5_what_is_missing_is_named_where_it_belongs(probe: Client) -> None:
    (found,) = problems(post(probe, "/api/v1/deeds", {"deeds": [{"kind": "remove"}]}))
    assert (found["code"], found["path"]) == ("missing-key", "body.deeds[0].count")


def test_A4_5_a_path_holds_nothing_that_the_request_does_not_have(probe: Client) -> None:
    body = {"changes": [{"op": "flat", "count": 1}, {"op": "deep", "deed": {"kind": "rename", "count": None}}]}
    (found,) = problems(post(probe, "/api/v1/deeds", body))
    assert found["path"] == "body.changes[1].deed.count"
    assert found["message"] == "expected a whole number; got null"


def test_A4_5_a_kind_of_change_that_is_not_known(probe: Client) -> None:
    (found,) = problems(post(probe, "/api/v1/deeds", {"changes": [{"op": "sideways"}]}))
    assert (found["code"], found["path"]) == ("unknown-value", "body.changes[0].op")
    assert "'flat', 'deep'" in found["message"] and '"sideways"' in found["message"]


def test_A4_5_a_change_without_its_kind(probe: Client) -> None:
    (found,) = problems(post(probe, "/api/v1/deeds", {"changes": [{"count": 1}]}))
    assert (found["code"], found["path"]) == ("missing-key", "body.changes[0].op")


def test_A4_5_a_query_parameter(probe: Client) -> None:
    (found,) = problems(post(probe, "/api/v1/deeds?times=often", {}))
    assert (found["path"], found["message"]) == ("query.times", 'expected a whole number; got "often"')


def test_A4_5_a_moment_without_its_time_zone(probe: Client) -> None:
    body = {"deeds": [{"kind": "rename", "count": 1, "when": "2026-11-02T09:00:00"}]}
    (found,) = problems(post(probe, "/api/v1/deeds", body))
    assert found["path"] == "body.deeds[0].when" and "time zone" in found["message"]


def test_A4_5_no_body_at_all(probe: Client) -> None:
    (found,) = problems(post(probe, "/api/v1/deeds", ""))
    assert (found["code"], found["path"]) == ("missing-key", "body")


def test_A4_5_a_long_value_is_shortened(probe: Client) -> None:
    (found,) = problems(post(probe, "/api/v1/deeds", {"deeds": "x" * 10_000}))
    assert found["message"].startswith('expected a list; got "xxx') and len(found["message"]) < 200
