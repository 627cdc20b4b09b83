"""`milepost login` against a real server: by password, by link, by token; and nothing secret is shown or left open."""

import json
import os
import pty
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from milepost.client.known_servers import KnownServer, read_servers
from tests.cli.commands import process_environment
from tests.cli.remote.people import PASSWORD, Person, administered
from tests.server.process import PATIENCE


def known(person: Person) -> KnownServer:
    """What the machine of a person knows of the server."""
    return read_servers(person.settings / "milepost" / "servers.json")[person.server.url]


def tokens(data: Path, email: str) -> list[str]:
    """The ids of a person's tokens that hold."""
    return [line.split()[0] for line in administered(data, "token", "list", email).splitlines()]


def test_U3_1_a_password_becomes_a_token_for_this_machine(stranger: Person, data: Path) -> None:
    said = stranger.done("login", stranger.server.url, "--email", "ada@example.org", "--password-stdin", stdin=PASSWORD)
    found = known(stranger)
    assert said.startswith(f"Signed in to {stranger.server.url} as ada@example.org until ")
    assert found.token not in said
    assert found.email == "ada@example.org"
    assert found.token_id in tokens(data, "ada@example.org")
    path = stranger.settings / "milepost" / "servers.json"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with stranger.server.client(found.token) as client:
        token = client.get("/api/v1/me").json()["token"]
    assert token["scope"] == "write"
    assert token["name"].startswith("milepost on ")


def test_U3_1_the_session_of_the_password_is_ended(stranger: Person) -> None:
    stranger.done("login", stranger.server.url, "--email", "bob@example.org", "--password-stdin", stdin=PASSWORD)
    with stranger.server.client(known(stranger).token) as client:
        assert client.get("/api/v1/plans").status_code == 200
    signed_in = {"email": "bob@example.org", "password": PASSWORD}
    with stranger.server.client() as client:
        session = client.post("/_allauth/app/v1/auth/login", json=signed_in).json()["meta"]["session_token"]
        sessions = client.get("/_allauth/app/v1/auth/sessions", headers={"X-Session-Token": session}).json()["data"]
    assert len(sessions) == 1


@pytest.mark.parametrize("email", ["ada@example.org", "nobody@example.org"])
def test_U3_2_a_wrong_password_signs_nobody_in(stranger: Person, email: str) -> None:
    result = stranger.run("login", stranger.server.url, "--email", email, "--password-stdin", stdin="wrong")
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"knows no {email} with this password" in result.stderr
    assert not stranger.settings.exists()


def test_U3_3_a_sign_in_link_signs_in_once(stranger: Person, data: Path) -> None:
    link = administered(data, "user", "link", "ada@example.org").replace("http://127.0.0.1:8000", stranger.server.url)
    assert "as ada@example.org until" in stranger.done("login", link)
    assert known(stranger).token_id in tokens(data, "ada@example.org")
    again = stranger.run("login", link)
    assert again.exit_code == 2
    assert "This sign-in link was used already." in again.stderr


def test_U3_4_a_token_is_taken_as_it_is(stranger: Person, data: Path) -> None:
    token = administered(data, "token", "add", "ada@example.org", "--scope", "read")
    result = stranger.run("login", stranger.server.url, "--token-stdin", stdin=token + "\n")
    assert result.exit_code == 0
    assert "This token only reads" in result.stderr
    assert known(stranger) == KnownServer(token=token, email="ada@example.org")
    for wrong in ("mp_wrong", ""):
        refused = stranger.run("login", stranger.server.url, "--token-stdin", stdin=wrong)
        assert (refused.exit_code, refused.stdout) == (2, "")
    assert known(stranger).token == token


def test_U3_5_servers_are_listed_without_their_tokens_and_forgotten(stranger: Person, data: Path) -> None:
    assert stranger.done("login", "--list") == "This machine is signed in to no server.\n"
    stranger.done("login", stranger.server.url, "--email", "ada@example.org", "--password-stdin", stdin=PASSWORD)
    found = known(stranger)
    assert stranger.done("login", "--list") == f"{stranger.server.url} as ada@example.org, until {found.until}\n"
    assert stranger.done("login", stranger.server.url, "--remove") == f"Forgot {stranger.server.url}.\n"
    assert found.token_id not in tokens(data, "ada@example.org")
    result = stranger.run("login", stranger.server.url, "--remove")
    assert result.exit_code == 2
    assert "not signed in" in result.stderr


def test_U3_5_signing_in_again_ends_the_token_before(stranger: Person, data: Path) -> None:
    words = ("login", stranger.server.url, "--email", "ada@example.org", "--password-stdin")
    stranger.done(*words, stdin=PASSWORD)
    first = known(stranger)
    stranger.done(*words, stdin=PASSWORD)
    assert first.token_id not in tokens(data, "ada@example.org")
    assert known(stranger).token_id in tokens(data, "ada@example.org")


def test_U3_6_where_nobody_can_be_asked_it_is_wrong_usage(stranger: Person) -> None:
    result = stranger.run("login", stranger.server.url, stdin="ada@example.org\n")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "--email" in result.stderr
    result = stranger.run("login", stranger.server.url, "--email", "ada@example.org", stdin=PASSWORD)
    assert result.exit_code == 2
    assert "--password-stdin" in result.stderr
    assert stranger.run("login").exit_code == 2


def test_U2_7_who_is_not_signed_in_is_told_how(stranger: Person) -> None:
    result = stranger.run("pull", f"{stranger.server.url}/plans/x1")
    assert result.exit_code == 2
    assert (
        result.stderr
        == f"Error: You are not signed in to {stranger.server.url}. Sign in by: milepost login {stranger.server.url}\n"
    )


def test_U2_3_a_program_needs_no_login(stranger: Person, ada: Person) -> None:
    path = ada.pushed()
    environment = {"MILEPOST_TOKEN": known(ada).token}
    address = f"{ada.server.url}/plans/{json.loads(ada.done('log', path, '--json'))['plan']}"
    assert "Wrote Launch" in stranger.done("pull", address, stranger.folder / "plan.yaml", **environment)
    result = stranger.run("log", stranger.folder / "plan.yaml", **environment)
    assert result.exit_code == 2
    assert f"MILEPOST_TOKEN_URL={ada.server.url}" in result.stderr
    named = {**environment, "MILEPOST_TOKEN_URL": f"{ada.server.url}/"}
    assert "Took over" in stranger.done("log", stranger.folder / "plan.yaml", **named)
    assert not stranger.settings.exists()


class Terminal:
    """A command at a terminal of its own, which shows what is asked and gets what is typed."""

    def __init__(self, person: Person, *words: str) -> None:
        self.screen, inner = pty.openpty()
        self.shown = ""
        environment = process_environment(XDG_CONFIG_HOME=str(person.settings), TERM="dumb")
        command = [sys.executable, "-m", "milepost.cli.main", *words]
        self.process = subprocess.Popen(
            command, stdin=inner, stdout=inner, stderr=inner, env=environment, start_new_session=True
        )
        os.close(inner)

    def type_after(self, prompt: str, answer: str) -> None:
        """Type a line once something is shown."""
        end = time.monotonic() + PATIENCE
        while prompt not in self.shown:
            assert time.monotonic() < end, f"{prompt!r} was not shown: {self.shown}"
            self.shown += os.read(self.screen, 1024).decode()
        os.write(self.screen, f"{answer}\n".encode())

    def ended(self) -> int:
        """The exit status, with all that was shown until then."""
        try:
            while more := os.read(self.screen, 1024):
                self.shown += more.decode()
        except OSError:
            pass  # how Linux says that nobody has the terminal open any more
        os.close(self.screen)
        return self.process.wait(PATIENCE)


def test_U3_6_somebody_at_a_terminal_is_asked_and_the_password_is_not_shown(stranger: Person) -> None:
    terminal = Terminal(stranger, "login", stranger.server.url)
    terminal.type_after("E-mail address: ", "ada@example.org")
    terminal.type_after("Password: ", PASSWORD)
    assert terminal.ended() == 0
    assert PASSWORD not in terminal.shown
    assert known(stranger).email == "ada@example.org"


@pytest.mark.parametrize(("answer", "status", "number"), [("y", 0, 2), ("n", 1, 1), ("", 1, 1)])
def test_U5_2_somebody_at_a_terminal_is_asked_first(ada: Person, answer: str, status: int, number: int) -> None:
    path = ada.pushed()
    path.write_text(path.read_text(encoding="utf-8").replace("estimate: 4d", "estimate: 6d"), encoding="utf-8")
    terminal = Terminal(ada, "push", str(path))
    terminal.type_after("Push 1 change to ", answer)
    assert terminal.ended() == status
    assert "Set the estimate of Manual to 6 days (was 4 days)" in terminal.shown
    assert json.loads(ada.done("log", path, "--json"))["number"] == number
