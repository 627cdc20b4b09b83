"""The settings: one table in the code, the same one in the documentation, and what each value means."""

import re
from datetime import timedelta
from pathlib import Path

import pytest

from milepost.server.environment import VARIABLES, SettingError, misspelt, read_environment

ROOT = Path(__file__).parents[3]
PAGE = ROOT / "docs" / "settings.md"


def test_R10_1_the_page_has_every_setting_as_the_code_has_it() -> None:
    rows = re.findall(r"^\| `([A-Z_]+)` \| (.*?) \| (.*) \|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    documented = [
        (name, default.strip("`") if default != "not set" else "", meaning) for name, default, meaning in rows
    ]
    assert documented == [(each.name, each.default, each.meaning) for each in VARIABLES]


def test_R10_1_nothing_of_the_server_reads_another_variable() -> None:
    known = {each.name for each in VARIABLES} | {"DJANGO_SETTINGS_MODULE"}
    sources = (ROOT / "src" / "milepost" / "server").rglob("*.py")
    named = {
        name for path in sources for name in re.findall(r"""["'](MILEPOST_\w+|DATABASE_URL)["']""", path.read_text())
    }
    assert named <= known


def test_R10_2_without_any_the_defaults_of_the_table_hold() -> None:
    found = read_environment({})
    assert found.data == Path("~/.local/share/milepost").expanduser()
    assert (found.database_url, found.url, found.secret, found.journal, found.log) == ("", "", "", None, None)
    assert (found.trust_proxy, found.insecure_http, found.debug) == (False, False, False)
    assert found.body_limit == 10_000_000
    assert found.look_break == timedelta(minutes=30)
    assert found.mail == ""


@pytest.mark.parametrize("word", ["yes", "YES", "true", "1"])
def test_R10_3_yes_has_several_spellings(word: str) -> None:
    assert read_environment({"MILEPOST_DEBUG": word}).debug


@pytest.mark.parametrize("word", ["", " ", "no", "False", "0"])
def test_R10_3_so_has_no_and_an_empty_variable_is_not_set(word: str) -> None:
    assert not read_environment({"MILEPOST_DEBUG": word}).debug


def test_R10_3_any_other_word_is_an_error() -> None:
    with pytest.raises(SettingError, match="MILEPOST_DEBUG is to be yes or no, not 'on'"):
        read_environment({"MILEPOST_DEBUG": "on"})


def test_R10_4_the_server_answers_to_its_own_name_and_to_this_machine() -> None:
    assert read_environment({"MILEPOST_URL": "https://Milepost.example.org:8443"}).hosts == [
        "milepost.example.org",
        "localhost",
        "127.0.0.1",
        "[::1]",
    ]
    assert read_environment({"MILEPOST_URL": "http://[2001:db8::1]:8000"}).hosts[0] == "[2001:db8::1]"


def test_R10_5_a_variable_near_one_of_ours_is_taken_for_a_mistake_and_others_are_not() -> None:
    given = {"MILEPOST_DTA": "x", "MILEPOST_TRACEBACK": "1", "MILEPOST_DATA": "x", "MILE": "x"}
    assert misspelt(given) == {"MILEPOST_DTA": "MILEPOST_DATA"}
