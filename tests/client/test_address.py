"""Addresses as people paste them, and those to which nothing secret may go."""

import pytest

from milepost.client.address import PlanAddress, SignInLink, plan_address, server_address, sign_in_link
from milepost.client.failure import BadAddress


@pytest.mark.parametrize(
    ("text", "server"),
    [
        ("https://milepost.example.org", "https://milepost.example.org"),
        (" https://Milepost.Example.ORG/ ", "https://milepost.example.org"),
        ("https://milepost.example.org:443/plans/a1?x=1#y", "https://milepost.example.org"),
        ("https://milepost.example.org:8443", "https://milepost.example.org:8443"),
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000"),
        ("http://localhost:80", "http://localhost"),
        ("http://[::1]:8000/api/v1", "http://[::1]:8000"),
        ("http://milepost.localhost:8000", "http://milepost.localhost:8000"),
    ],
)
def test_U2_1_a_server_has_one_form(text: str, server: str) -> None:
    assert server_address(text) == server


@pytest.mark.parametrize(
    "text",
    [
        "milepost.example.org",
        "ftp://milepost.example.org",
        "https://",
        "https://a b",
        "https://h:99999",
        "https://h:0",
        "",
    ],
)
def test_U2_1_what_is_no_address_is_refused(text: str) -> None:
    with pytest.raises(BadAddress, match=r"Give one such as https://milepost\.example\.org\."):
        server_address(text)


def test_U2_1_a_password_in_an_address_is_refused_and_not_repeated() -> None:
    with pytest.raises(BadAddress) as failure:
        server_address("https://ada:secret@milepost.example.org")
    assert "secret" not in str(failure.value)


@pytest.mark.parametrize("host", ["milepost.example.org", "10.0.0.1", "192.168.1.2:8000", "localhost.example.org"])
def test_U2_1_http_is_for_this_machine_alone(host: str) -> None:
    with pytest.raises(BadAddress, match="in the clear"):
        server_address(f"http://{host}")


@pytest.mark.parametrize("path", ["/plans/a1b2", "/api/v1/plans/a1b2", "/plans/a1b2/revisions/3", "/plans/a1b2?at=map"])
def test_U2_4_an_address_of_a_plan(path: str) -> None:
    assert plan_address(f"https://h.example{path}") == PlanAddress("https://h.example", "a1b2")
    assert PlanAddress("https://h.example", "a1b2").page == "https://h.example/plans/a1b2"


@pytest.mark.parametrize("path", ["", "/", "/plans", "/plans/", "/trash/a1b2"])
def test_U2_4_an_address_without_a_plan(path: str) -> None:
    assert plan_address(f"https://h.example{path}") is None


def test_U3_3_a_sign_in_link_is_told_by_its_path() -> None:
    assert sign_in_link("http://127.0.0.1:8000/sign-in/s-3_cret") == SignInLink("http://127.0.0.1:8000", "s-3_cret")
    assert sign_in_link("http://127.0.0.1:8000/") is None
