"""The settings of a server: one table of environment variables, read once into a frozen value."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from difflib import get_close_matches
from pathlib import Path
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Variable:
    """One environment variable: its name, what it is when not set, and what it means; docs/settings.md has the same."""

    name: str
    default: str
    meaning: str


VARIABLES = (
    Variable("MILEPOST_DATA", "~/.local/share/milepost", "The folder for the database, the secret and kept mail."),
    Variable("DATABASE_URL", "", "A PostgreSQL in place of SQLite: `postgresql://user:password@host:port/name`."),
    Variable("MILEPOST_URL", "", "How people reach the server, such as `https://milepost.example.org`."),
    Variable(
        "MILEPOST_SECRET", "", "At least 32 characters that sign sessions; otherwise made once, in the data folder."
    ),
    Variable("MILEPOST_TRUST_PROXY", "no", "`yes` where a reverse proxy, and nobody else, reaches the server."),
    Variable(
        "MILEPOST_INSECURE_HTTP", "no", "`yes` allows a MILEPOST_URL without https: passwords can be read on the way."
    ),
    Variable(
        "MILEPOST_JOURNAL",
        "",
        "SQLite's journal, `DELETE` or `WAL`; otherwise `WAL` where the SQLite at hand is safe with it.",
    ),
    Variable(
        "MILEPOST_SIGN_UP",
        "",
        "Who may make an account: nobody (`closed`), who is `invited`, or anybody (`open`); otherwise `open` where "
        "only this machine reaches the server, and `invited` elsewhere.",
    ),
    Variable(
        "MILEPOST_MAIL",
        "",
        "The mail server: `smtp://user:password@host:587` or `smtps://...`; otherwise mail is kept as files.",
    ),
    Variable("MILEPOST_MAIL_FROM", "milepost@localhost", "The address that mail comes from."),
    Variable("MILEPOST_BODY_LIMIT", "10000000", "The longest body of a request, in bytes."),
    Variable("MILEPOST_READ_LIMIT", "300/2000", "Reads of one account, a second and at once; `off` for no limit."),
    Variable("MILEPOST_WRITE_LIMIT", "100/1000", "Writes of one account, a second and at once; `off` for no limit."),
    Variable("MILEPOST_HEAVY_LIMIT", "20/100", "Plans computed anew for one account, a second and at once; or `off`."),
    Variable(
        "MILEPOST_LOOK_BREAK",
        "30",
        "Minutes without a look at a plan after which the next one tells what changed since; `0` has each one do so.",
    ),
    Variable(
        "MILEPOST_CORE",
        "",
        "The core that the server keeps to, from 0, its engine process taking the next one, or `any` to let the system "
        "choose all the time; otherwise one by the process's id. A forecast that somebody waits for uses every core.",
    ),
    Variable("MILEPOST_LOG", "", "`json` or `text`; otherwise text on a terminal and JSON elsewhere."),
    Variable("MILEPOST_DEBUG", "no", "`yes` shows the inside of errors; refused on a public address."),
)


class SettingError(ValueError):
    """A variable has a value that it cannot have."""

    def __init__(self, name: str, expected: str, came: str) -> None:
        super().__init__(f"{name} is to be {expected}, not {came!r}")


@dataclass(frozen=True, slots=True)
class Rate:
    """How many requests are answered: `a_second` all the time, and `at_once` after a rest."""

    a_second: float
    at_once: int


@dataclass(frozen=True)
class Environment:
    """What the variables say."""

    data: Path
    database_url: str
    url: str
    secret: str
    trust_proxy: bool
    insecure_http: bool
    journal: str | None
    sign_up: str
    mail: str
    mail_from: str
    body_limit: int
    read_limit: Rate | None
    write_limit: Rate | None
    heavy_limit: Rate | None
    look_break: timedelta
    one_core: bool
    core: int | None
    log: str | None
    debug: bool

    @property
    def secure(self) -> bool:
        """Whether people reach the server by https."""
        return urlsplit(self.url).scheme == "https"

    @property
    def local(self) -> bool:
        """Whether only this machine reaches the server."""
        return is_local(self.url)

    @property
    def hosts(self) -> list[str]:
        """The host names the server answers to."""
        named = urlsplit(self.url).hostname or "localhost"
        return [f"[{named}]" if ":" in named else named, "localhost", "127.0.0.1", "[::1]"]


def read_environment(variables: Mapping[str, str] | None = None) -> Environment:
    """The settings, from the process's environment unless others are given; raises `SettingError`."""
    given = _Given(os.environ if variables is None else variables)
    return Environment(
        data=Path(given.text("MILEPOST_DATA")).expanduser(),
        database_url=given.text("DATABASE_URL"),
        url=given.address("MILEPOST_URL"),
        secret=given.text("MILEPOST_SECRET"),
        trust_proxy=given.yes("MILEPOST_TRUST_PROXY"),
        insecure_http=given.yes("MILEPOST_INSECURE_HTTP"),
        journal=given.one_of("MILEPOST_JOURNAL", ("DELETE", "WAL")),
        sign_up=given.one_of("MILEPOST_SIGN_UP", ("closed", "invited", "open"))
        or ("open" if is_local(given.address("MILEPOST_URL")) else "invited"),
        mail=given.mail_server("MILEPOST_MAIL"),
        mail_from=given.text("MILEPOST_MAIL_FROM"),
        body_limit=given.bytes("MILEPOST_BODY_LIMIT"),
        read_limit=given.rate("MILEPOST_READ_LIMIT"),
        write_limit=given.rate("MILEPOST_WRITE_LIMIT"),
        heavy_limit=given.rate("MILEPOST_HEAVY_LIMIT"),
        look_break=given.minutes("MILEPOST_LOOK_BREAK"),
        one_core=given.core("MILEPOST_CORE") != "any",
        core=None if given.core("MILEPOST_CORE") in ("", "any") else int(given.core("MILEPOST_CORE")),
        log=given.one_of("MILEPOST_LOG", ("json", "text")),
        debug=given.yes("MILEPOST_DEBUG"),
    )


def is_local(url: str) -> bool:
    """Whether an address leads to nobody but this machine; no address is this machine's."""
    return (urlsplit(url).hostname or "localhost") in ("localhost", "127.0.0.1", "::1")


def misspelt(variables: Mapping[str, str] | None = None) -> dict[str, str]:
    """Variables that nobody reads and that look like one of ours, with the name that may have been meant."""
    known = [each.name for each in VARIABLES]
    ours = [name for name in (os.environ if variables is None else variables) if name.startswith("MILEPOST_")]
    close = {name: get_close_matches(name, known, n=1, cutoff=0.85) for name in ours if name not in known}
    return {name: found[0] for name, found in close.items() if found}


class _Given:
    """The variables, each read as what it is to be; one that is empty is as if it were not set."""

    def __init__(self, variables: Mapping[str, str]) -> None:
        self._values = {each.name: variables.get(each.name, "").strip() or each.default for each in VARIABLES}

    def text(self, name: str) -> str:
        return self._values[name]

    def yes(self, name: str) -> bool:
        words = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}
        value = self._values[name]
        if value.lower() not in words:
            raise SettingError(name, "yes or no", value)
        return words[value.lower()]

    def one_of(self, name: str, choices: tuple[str, ...]) -> str | None:
        value = self._values[name]
        if not value:
            return None
        found = next((each for each in choices if each.lower() == value.lower()), None)
        if found is None:
            raise SettingError(name, " or ".join(choices), value)
        return found

    def bytes(self, name: str) -> int:
        value = self._values[name].replace("_", "")
        if not (value.isascii() and value.isdigit()) or int(value) < 1:
            raise SettingError(name, "a number of bytes, 1 or more", self._values[name])
        return int(value)

    def minutes(self, name: str) -> timedelta:
        value = self._values[name]
        if not re.fullmatch(r"\d{1,6}", value, re.ASCII):
            raise SettingError(name, "a number of minutes, 0 or more", value)
        return timedelta(minutes=int(value))

    def core(self, name: str) -> str:
        value = self._values[name].lower()
        if value not in ("", "any") and not re.fullmatch(r"\d{1,4}", value, re.ASCII):
            raise SettingError(name, "the number of a core, counted from 0, or any", self._values[name])
        return value

    def rate(self, name: str) -> Rate | None:
        value = self._values[name]
        if value.lower() == "off":
            return None
        found = re.fullmatch(r"(\d{1,6}(?:\.\d{1,3})?)/([1-9]\d{0,6})", value, re.ASCII)
        if found is None or float(found[1]) == 0:
            raise SettingError(name, "a number a second, a slash and a number at once, such as 20/100, or off", value)
        return Rate(float(found[1]), int(found[2]))

    def address(self, name: str) -> str:
        value = self._values[name].rstrip("/")
        parts = urlsplit(value) if value else None
        if parts and (parts.scheme not in ("http", "https") or not parts.hostname or parts.path or parts.query):
            raise SettingError(name, "https://, a host and perhaps a port, such as https://milepost.example.org", value)
        return value

    def mail_server(self, name: str) -> str:
        value = self._values[name]
        parts = urlsplit(value)
        if value and (parts.scheme not in ("smtp", "smtps") or not parts.hostname):
            # What came may hold a password.
            raise SettingError(name, "smtp:// or smtps://, and a host", f"{parts.scheme}://...")
        return value
