"""What nobody should send is refused, and never breaks anything."""

from typing import Any

import pytest
from django.test import Client

from tests.server.accounts.visitor import GOOD, Visitor
from tests.server.people import Somebody

ADDRESSES = ("/auth/login", "/auth/signup", "/auth/password/request", "/auth/password/reset", "/auth/email/verify")


@pytest.mark.parametrize("body", ["", "{", "[]", "null", "1", '"x"', '{"email": {}, "password": []}', "\x00", "{}" * 9])
def test_A5_24_a_body_that_is_no_object_is_refused(environment: dict[str, str], body: str) -> None:
    for kind in ("app", "browser"):
        visitor = Visitor(kind)
        for address in ADDRESSES:
            answer = visitor.http.post(f"/_allauth/{kind}/v1{address}", body, content_type="application/json")
            assert 400 <= answer.status_code < 500, (address, answer.content)


@pytest.mark.parametrize("value", ["\x00", "a\x00b@example.org", "x" * 100_000, "é@é", "\ud800"])
def test_A5_24_odd_characters_are_refused(environment: dict[str, str], value: str) -> None:
    visitor = Visitor()
    for address in ADDRESSES:
        odd = dict.fromkeys(("email", "password", "key", "name", "invitation"), value)
        assert 400 <= visitor.call("POST", address, odd).status_code < 500, address


@pytest.mark.parametrize("place", ["unknown", "", "fe80::1%eth0", "2001:db8::7", "10.0.0.1, 10.0.0.2"])
def test_A5_24_a_place_that_is_no_address_of_a_network_hinders_nobody(somebody: Somebody, place: str) -> None:
    from milepost.server.models import AuditEntry

    account = somebody("Ada", GOOD)
    client = Client(REMOTE_ADDR=place)
    body: dict[str, Any] = {"email": account.email, "password": GOOD}
    answer = client.post("/_allauth/browser/v1/auth/login", body, content_type="application/json")
    assert answer.status_code == 200, answer.content
    entry = AuditEntry.objects.get(account=account, action="signed-in")
    assert entry.address == {"fe80::1%eth0": "fe80::1", "2001:db8::7": "2001:db8::7"}.get(place)


def test_A5_24_a_session_that_has_ended_is_said_so_by_allauth_in_its_own_way(environment: dict[str, str]) -> None:
    visitor = Visitor()
    visitor.session = "0123456789abcdef0123456789abcdef"
    assert visitor.call("GET", "/auth/session").status_code == 410
    refusal = visitor.api("GET", "/me")
    assert (refusal.status_code, refusal.json()["detail"]) == (401, "this session has ended")
