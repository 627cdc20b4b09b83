"""`milepost user list`, `deactivate` and `activate`, beside the server that runs."""

import json
import secrets
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.server.people import Somebody
from tests.server.process import Server, command
from tests.server.running.test_commands import OPENED, PASSWORD, me
from tests.server.running.test_demo import ALONE


@pytest.fixture
def enrolled(somebody: Somebody) -> str:
    """An address that has an account."""
    return somebody(password=PASSWORD).email


def listed(email: str) -> dict[str, Any]:
    """What the list's document says of an account."""
    answer = command("user", "list", "--json")
    assert (answer.returncode, answer.stderr) == (0, "")
    (found,) = (each for each in json.loads(answer.stdout)["accounts"] if each["email"] == email)
    assert isinstance(found, dict)
    return found


def test_R9_12_the_list_tells_who_may_enter_since_when_and_when_they_last_did(server: Server) -> None:
    email = f"ada-{secrets.token_hex(4)}@example.org"
    link = command("user", "add", email, "--name", "Ada Lovelace").stdout.strip()
    before = listed(email)
    assert (before["name"], before["active"], before["last_sign_in_at"]) == ("Ada Lovelace", True, None)
    assert timedelta(0) <= datetime.now(UTC) - datetime.fromisoformat(before["made_at"]) < timedelta(days=1)
    with server.client() as client:
        assert client.get(f"/sign-in/{link.rpartition('/')[2]}", headers=OPENED).status_code == 302
    assert listed(email)["last_sign_in_at"] >= before["made_at"]


def test_R9_12_the_list_is_a_table_for_people(tmp_path: Path) -> None:
    empty = command("user", "list", "--data", str(tmp_path), **ALONE)
    assert empty.stdout == "There is no account yet: milepost user add EMAIL makes one.\n"
    names = {"bob@example.org": "Bob \x1b[31mred", "ada@example.org": "Ada"}
    for email, name in names.items():
        command("user", "add", email, "--name", name, "--data", str(tmp_path), **ALONE)
    command("user", "deactivate", "bob@example.org", "--data", str(tmp_path), **ALONE)
    page = command("user", "list", "--data", str(tmp_path), **ALONE).stdout
    head, ada, bob = page.splitlines()
    assert head.split() == ["E-mail", "Name", "Active", "Made", "Last", "sign-in"]
    assert ada.split()[:3] == ["ada@example.org", "Ada", "yes"] and ada.endswith("never")
    assert bob.split()[0] == "bob@example.org" and " no " in bob
    assert "\x1b" not in page


def test_R9_13_who_is_deactivated_is_out_while_the_server_runs_and_in_again_when_activated(
    server: Server, enrolled: str
) -> None:
    token = command("token", "add", enrolled, "--scope", "read").stdout.strip()
    link = command("user", "link", enrolled).stdout.strip().rpartition("/")[2]
    unused = command("user", "link", enrolled).stdout.strip().rpartition("/")[2]
    with server.client() as browser:
        assert browser.get(f"/sign-in/{link}", headers=OPENED).status_code == 302
        assert browser.get("/api/v1/me").status_code == 200
        ended = command("user", "deactivate", enrolled)
        assert (ended.returncode, ended.stdout) == (0, "")
        assert f"{enrolled} can no longer be entered" in ended.stderr
        assert not listed(enrolled)["active"]
        assert browser.get("/api/v1/me").status_code == 401
        assert me(server, token).status_code == 401
        assert browser.get(f"/sign-in/{unused}", headers=OPENED).status_code == 404
        credentials = {"email": enrolled, "password": PASSWORD}
        assert browser.post("/_allauth/app/v1/auth/login", json=credentials).status_code == 401
        assert "was not active already" in command("user", "deactivate", enrolled).stderr
        assert command("user", "activate", enrolled).returncode == 0
        assert me(server, token).status_code == 200
        assert browser.post("/_allauth/app/v1/auth/login", json=credentials).status_code == 200
    assert "was active already" in command("user", "activate", enrolled).stderr


def test_R9_13_no_link_and_no_token_is_made_for_an_account_that_is_not_active(enrolled: str) -> None:
    token = command("token", "add", enrolled, "--scope", "read").stdout.strip()
    command("user", "deactivate", enrolled)
    for arguments in (("user", "link", enrolled), ("token", "add", enrolled, "--scope", "read")):
        refused = command(*arguments)
        assert (refused.returncode, refused.stdout) == (2, "")
        assert f"milepost user activate {enrolled}" in refused.stderr
    shown = command("token", "list", enrolled).stdout
    assert token[:9] in shown
    assert command("token", "revoke", enrolled, shown.split()[0]).returncode == 0


def test_R9_13_the_last_owner_where_others_work_hands_over(somebody: Somebody, enrolled: str) -> None:
    from milepost.server.models import Membership

    successor = somebody("Max")
    workspace = Membership.objects.get(account__email=enrolled).workspace
    Membership.objects.create(workspace=workspace, account=successor, role="viewer")
    refused = command("user", "deactivate", enrolled)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "--hand-over-to EMAIL" in refused.stderr
    assert workspace.name in refused.stderr
    assert command("user", "deactivate", enrolled, "--hand-over-to", enrolled).returncode == 2
    assert command("user", "deactivate", enrolled, "--hand-over-to", successor.email).returncode == 0
    assert Membership.objects.get(workspace=workspace, account=successor).role == "owner"


@pytest.mark.parametrize("what", ["deactivate", "activate"])
def test_R9_6_an_account_that_is_not_there_is_named(environment: dict[str, str], what: str) -> None:
    ended = command("user", what, "nobody@example.org")
    assert (ended.returncode, ended.stdout) == (2, "")
    assert "there is no account 'nobody@example.org'" in ended.stderr
