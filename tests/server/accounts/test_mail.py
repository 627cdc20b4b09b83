"""Mail: to a server where one is set, else into files."""

import email
import email.policy
import os
import socketserver
import stat
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.core.mail import send_mail
from django.test import override_settings

from tests.server.people import Somebody

BACKENDS = "milepost.server.accounts.mail"


def kept(folder: Path) -> list[str]:
    """The subjects of the mails in a folder."""
    messages = [email.message_from_bytes(path.read_bytes(), policy=email.policy.default) for path in folder.iterdir()]
    return sorted(str(each["Subject"]) for each in messages)


def test_A5_19_without_a_mail_server_mail_is_kept_as_files_that_only_the_server_reads(
    environment: dict[str, str], tmp_path: Path
) -> None:
    folder = tmp_path / "mail"
    with override_settings(EMAIL_BACKEND=f"{BACKENDS}.FolderBackend", MILEPOST_MAIL_FOLDER=folder):
        for subject in ("One", "Zwölf"):
            assert send_mail(subject, "Text", None, ["ada@example.org"]) == 1
    assert kept(folder) == ["One", "Zwölf"]
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}
    assert {path.suffix for path in folder.iterdir()} == {".eml"}


def test_A5_19_a_server_begins_so_unless_it_is_told_of_a_mail_server(environment: dict[str, str]) -> None:
    assert configured(environment) == ["FolderBackend", str(Path(environment["MILEPOST_DATA"]) / "mail"), "optional"]
    set_up = {**environment, "MILEPOST_MAIL": "smtp://mail.example.org"}
    assert configured(set_up)[::2] == ["ServerBackend", "mandatory"]


def configured(variables: dict[str, str]) -> list[str]:
    """The backend, the folder and the verification of a server with these variables."""
    import subprocess
    import sys

    code = (
        "from django.conf import settings as s; "
        "print(s.EMAIL_BACKEND.rpartition('.')[2], s.MILEPOST_MAIL_FOLDER, s.ACCOUNT_EMAIL_VERIFICATION)"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], env={**os.environ, **variables}, capture_output=True, text=True, check=True
    )
    return run.stdout.split()


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("smtp://mail.example.org", ("mail.example.org", 587, "", "", True, False)),
        ("smtps://mail.example.org", ("mail.example.org", 465, "", "", False, True)),
        ("smtp://localhost:25", ("localhost", 25, "", "", False, False)),
        ("smtp://ada%40x:p%2Fw@mail.example.org:2525", ("mail.example.org", 2525, "ada@x", "p/w", True, False)),
    ],
)
def test_A5_19_a_mail_server_is_named_by_a_url(environment: dict[str, str], url: str, expected: tuple[object]) -> None:
    from milepost.server.accounts.mail import server_options

    options = server_options(url)
    names = ("host", "port", "username", "password", "use_tls", "use_ssl")
    assert tuple(options[name] for name in names) == expected


@pytest.mark.parametrize("url", ["mail.example.org", "http://mail.example.org", "smtp://", "smtp:///x"])
def test_A5_19_what_names_no_mail_server_is_refused_without_its_password(environment: dict[str, str], url: str) -> None:
    from milepost.server.environment import SettingError, read_environment

    with pytest.raises(SettingError, match="MILEPOST_MAIL is to be smtp:// or smtps://, and a host"):
        read_environment({"MILEPOST_MAIL": url})
    with pytest.raises(SettingError) as raised:
        read_environment({"MILEPOST_MAIL": "imap://ada:hunter2@mail.example.org"})
    assert "hunter2" not in str(raised.value)


class _Server(socketserver.ThreadingTCPServer):
    """A mail server on this machine, that takes what it is given or refuses all of it."""

    daemon_threads, block_on_close = True, False
    taken: list[bytes]
    refuses: bool


class _Talk(socketserver.StreamRequestHandler):
    """The least that RFC 5321 asks of a server."""

    server: _Server

    def handle(self) -> None:
        self._say("220 mail.example.org")
        while word := self.rfile.readline()[:4].upper():
            if word == b"MAIL" and self.server.refuses:
                self._say("554 not today")
            elif word == b"DATA":
                self._say("354 go on")
                self.server.taken.append(b"".join(iter(self.rfile.readline, b".\r\n")))
                self._say("250 taken")
            else:
                self._say("221 bye" if word == b"QUIT" else "250 well")

    def _say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())


@pytest.fixture
def mail_server() -> Iterator[_Server]:
    """A mail server."""
    with _Server(("127.0.0.1", 0), _Talk) as server:
        server.taken, server.refuses = [], False
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@contextmanager
def sending_by(url: str, folder: Path) -> Iterator[None]:
    """Mail goes to a server, and what it does not take into a folder."""
    with override_settings(
        EMAIL_BACKEND=f"{BACKENDS}.ServerBackend", MILEPOST_MAIL=url, MILEPOST_MAIL_FOLDER=folder / "mail"
    ):
        yield


def test_A5_19_mail_is_sent_by_the_mail_server(
    environment: dict[str, str], tmp_path: Path, mail_server: _Server
) -> None:
    with sending_by(f"smtp://127.0.0.1:{mail_server.server_address[1]}", tmp_path):
        assert send_mail("One", "Text", "milepost@example.org", ["ada@example.org"]) == 1
    (taken,) = mail_server.taken
    message = email.message_from_bytes(taken, policy=email.policy.default)
    assert (message["Subject"], message["To"], message["From"]) == ("One", "ada@example.org", "milepost@example.org")
    assert not (tmp_path / "mail").exists()


def test_A5_19_what_the_mail_server_does_not_take_is_kept_as_files(
    environment: dict[str, str], tmp_path: Path, mail_server: _Server, caplog: pytest.LogCaptureFixture
) -> None:
    mail_server.refuses = True
    here = f"127.0.0.1:{mail_server.server_address[1]}"
    places = {
        "nobody listens": "smtp://ada:hunter2@127.0.0.1:1",
        "no signing in": f"smtp://ada:hunter2@{here}",
        "refused": f"smtp://{here}",
    }
    for subject, url in places.items():
        with sending_by(url, tmp_path):
            assert send_mail(subject, "Text", None, ["ada@example.org"]) == 0
    assert kept(tmp_path / "mail") == sorted(places)
    assert caplog.text.count("kept as files") == 3 and "hunter2" not in caplog.text


def test_A5_19_nobody_waits_in_vain_because_the_mail_server_is_away(somebody: Somebody, tmp_path: Path) -> None:
    from tests.server.accounts.visitor import Visitor

    account = somebody()
    with sending_by("smtp://127.0.0.1:1", tmp_path):
        assert Visitor().call("POST", "/auth/password/request", {"email": account.email}).status_code == 200
    assert len(kept(tmp_path / "mail")) == 1
