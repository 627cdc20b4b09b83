"""Reading only what changed, changing only what was read (RFC 9110, section 13)."""

import pytest
from django.test import Client


def test_A4_40_an_answer_has_a_strong_tag(probe: Client) -> None:
    answer = probe.get("/api/v1/state/p-13")
    assert (answer.status_code, answer["ETag"], answer["Cache-Control"]) == (200, '"p-13"', "private, no-cache")


@pytest.mark.parametrize("known", ['"p-13"', 'W/"p-13"', '"p-12", "p-13"', '"x","p-13" , "y"', "*", '"p-13+gzip"'])
def test_A4_40_what_is_known_is_not_sent_again(probe: Client, known: str) -> None:
    answer = probe.get("/api/v1/state/p-13", headers={"If-None-Match": known})
    assert (answer.status_code, answer.content, answer["ETag"]) == (304, b"", '"p-13"')
    assert "Content-Type" not in answer


@pytest.mark.parametrize("known", ['"p-12"', '"p-1"', '"p-133"', '""', '"P-13"', '"p-13+gzip+gzip"'])
def test_A4_40_what_changed_is_sent(probe: Client, known: str) -> None:
    assert probe.get("/api/v1/state/p-13", headers={"If-None-Match": known}).status_code == 200


@pytest.mark.parametrize("match", [None, "*", '"p-13"', '"p-12", "p-13"', '"p-13+gzip"'])
def test_A4_41_a_change_of_what_was_read_is_made(probe: Client, match: str | None) -> None:
    headers = {"If-Match": match} if match is not None else {}
    assert probe.put("/api/v1/state/p-13", headers=headers).json() == {"text": "changed"}


@pytest.mark.parametrize("match", ['"p-12"', 'W/"p-13"', '"p-12", "p-14"'])
def test_A4_41_a_change_of_something_else_is_refused_with_the_present_tag(probe: Client, match: str) -> None:
    answer = probe.put("/api/v1/state/p-13", headers={"If-Match": match})
    assert (answer.status_code, answer.json()["code"]) == (412, "precondition-failed")
    assert answer.json()["etag"] == '"p-13"'


@pytest.mark.parametrize("header", ["If-Match", "If-None-Match"])
@pytest.mark.parametrize("sent", ["p-13", '"p-13', '"a" "b"', "*, *", "W/p"])
def test_A4_41_what_is_no_list_of_tags_is_refused(probe: Client, header: str, sent: str) -> None:
    ask = probe.put if header == "If-Match" else probe.get
    answer = ask("/api/v1/state/p-13", headers={header: sent})
    assert (answer.status_code, answer.json()["code"]) == (400, "bad-entity-tag")
    assert header in answer.json()["detail"]


def test_A4_42_both_forms_of_an_answer_have_a_tag_of_their_own_and_mean_the_same(probe: Client) -> None:
    plain = probe.get("/api/v1/state/p-13?long=true")
    packed = probe.get("/api/v1/state/p-13?long=true", headers={"Accept-Encoding": "gzip"})
    assert (plain["ETag"], packed["ETag"]) == ('"p-13"', '"p-13+gzip"')
    assert probe.put("/api/v1/state/p-13", headers={"If-Match": packed["ETag"]}).status_code == 200
    again = probe.get("/api/v1/state/p-13?long=true", headers={"If-None-Match": packed["ETag"]})
    assert again.status_code == 304
