"""`milepost log`, `diff` and `open`: what was changed, what differs, and where it is to be seen."""

import json
import re
from datetime import datetime
from pathlib import Path

import pytest

from milepost.model.document import read_document, write_document
from milepost.model.log import Effect, apply_effects
from tests.cli.remote.people import LAUNCH, Person, address, changed, document

SPEC = "{id: spec, name: Specification, estimate: 5d}"
DOCS = "{id: docs, name: Manual, estimate: 4d, after: [api]}"


@pytest.fixture
def history(ada: Person, bob: Person) -> Path:
    """A plan that Ada made, Bob changed, and Ada changed again."""
    mine = ada.pushed()
    theirs = bob.pulled(address(mine))
    changed(theirs, (DOCS, DOCS.replace("4d", "9d")))
    bob.done("push", theirs, "--yes", "-m", "It is longer than I thought")
    ada.done("pull", mine)
    changed(mine, (SPEC, SPEC.replace("5d", "6d")))
    ada.done("push", mine, "--yes")
    return mine


def test_U6_1_a_revision_says_who_when_how_what_and_why(ada: Person, history: Path) -> None:
    page = ada.done("log", history).splitlines()
    when = r"\d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d"
    assert re.fullmatch(rf"3  {when}  Ada, from a file", page[0])
    assert page[1] == "    Set the estimate of Specification to 6 days (was 5 days)"
    assert re.fullmatch(rf"2  {when}  Bob, from a file", page[2])
    assert page[3:5] == [
        "    Set the estimate of Manual to 9 days (was 4 days)",
        "    Why: It is longer than I thought",
    ]
    assert re.fullmatch(rf"1  {when}  Ada, .*", page[5])


def numbers(person: Person, *words: str | Path) -> list[int]:
    return [each["number"] for each in json.loads(person.done("log", *words, "--json"))["revisions"]]


def test_U6_2_revisions_are_chosen_by_number_entity_person_and_time(ada: Person, history: Path) -> None:
    assert numbers(ada, history) == [3, 2, 1]
    assert numbers(ada, history, "--limit", "2") == [3, 2]
    assert numbers(ada, history, "--entity", "docs") == [2, 1]
    for person in ("bob", "bob@example.org"):
        assert numbers(ada, history, "--person", person) == [2]
    assert numbers(ada, history, "--person", "me") == [3, 1]
    told = json.loads(ada.done("log", history, "--json"))["revisions"]
    assert numbers(ada, history, "--since", told[1]["when"]) == [3, 2]
    assert numbers(ada, history, "--since", "2020-01-01") == [3, 2, 1]
    assert numbers(ada, history, "--since", "2999-01-01T12:00") == []
    assert ada.done("log", history, "--entity", "nothing") == "No revision of Launch is like that.\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--since", "soon"], "'soon' is no date"),
        (["--person", "Eve"], "Nobody in the plan's workspace is called 'Eve'"),
        (["--limit", "0"], "--limit"),
    ],
)
def test_U6_2_what_cannot_be_chosen_by_is_wrong_usage(ada: Person, history: Path, words: list[str], said: str) -> None:
    result = ada.run("log", history, *words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr


def test_U6_3_the_document_has_what_the_page_has(ada: Person, history: Path) -> None:
    told = json.loads(ada.done("log", address(history), "--json"))
    assert (told["name"], told["number"], told["plan"]) == ("Launch", 3, address(history).rpartition("/")[2])
    second = told["revisions"][1]
    assert set(second) == {"number", "who", "when", "through", "why", "sentence"}
    assert (second["number"], second["who"]["name"], second["through"]) == (2, "Bob", "file")
    assert datetime.fromisoformat(second["when"]).tzinfo is not None


def test_U7_1_two_files_are_compared_without_a_server(stranger: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    stranger.file("one.yaml")
    changed(
        stranger.file("other.yaml"),
        (SPEC, SPEC.replace("5d", "6d")),
        (DOCS, f"{DOCS}\n  - {{id: pilot, name: Pilot}}"),
        ("plan: Launch", "plan: The launch"),
    )
    monkeypatch.chdir(stranger.folder)
    assert stranger.done("diff", "one.yaml", "other.yaml").splitlines() == [
        "3 changes from one.yaml to other.yaml:",
        '  - Set the name of the plan to "The launch" (was Launch)',
        "  - Set the estimate of Specification to 6 days (was 5 days)",
        "  - Added task Pilot",
    ]
    assert stranger.done("diff", "one.yaml", "one.yaml") == "No difference between one.yaml and one.yaml.\n"


def test_U7_2_the_status_is_that_of_the_work_unless_asked_for(stranger: Person) -> None:
    one, other = stranger.file("one.yaml"), stranger.file("other.yaml", LAUNCH.replace("4d", "5d"))
    assert stranger.run("diff", one, other).exit_code == 0
    assert stranger.run("diff", one, other, "--exit-code").exit_code == 1
    assert stranger.run("diff", one, one, "--exit-code").exit_code == 0


def test_U7_3_the_document_has_effects_that_lead_from_one_to_the_other(stranger: Person) -> None:
    one = stranger.file("one.yaml")
    other = stranger.file("other.yaml")
    changed(
        other,
        (SPEC, "{id: spec, name: Specification}"),
        (f"  - {DOCS}\n", ""),
        ("  - {id: beta", "  - {id: alpha}\n  - {id: beta"),
    )
    told = json.loads(stranger.done("diff", one, other, "--json"))
    assert told["from"] == {"title": str(one), "revision": None}
    assert len(told["sentences"]) == 3
    plan = read_document(document(one))[0]
    assert plan is not None
    after = apply_effects(plan, [Effect.model_validate(each) for each in told["effects"]])
    assert write_document(after) == document(other)


def test_U7_4_revisions_the_last_one_and_what_a_file_came_from(ada: Person, history: Path) -> None:
    place = address(history)
    plan = place.rpartition("/")[2]
    estimate = "  - Set the estimate of Manual to 9 days (was 4 days)"
    for one, other in ((f"{place}@1", f"{place}@2"), (f"{plan}@1", f"{plan}@2"), (f"{history}@1", f"{history}@2")):
        assert ada.done("diff", one, other).splitlines() == [
            f"1 change from {place} at revision 1 to {place} at revision 2:",
            estimate,
        ]
    assert ada.done("diff", place, f"{place}@head").startswith("No difference")
    assert ada.done("diff", history).startswith("No difference")
    changed(history, ("estimate: 9d", "estimate: 10d"))
    for words in ((history,), (f"{history}@source", history), (f"{place}@head", history)):
        assert ada.done("diff", *words).splitlines()[1] == "  - Set the estimate of Manual to 10 days (was 9 days)"


@pytest.mark.parametrize("side", ["PLACE@99", "nowhere.yaml", "PLACE@source", "nowhere.yaml@source"])
def test_U7_4_what_is_not_there_is_wrong_usage(ada: Person, history: Path, side: str) -> None:
    result = ada.run("diff", side.replace("PLACE", address(history)), history)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("Error: ")


def test_U8_1_the_address_of_the_page_is_printed_and_opened_where_there_is_a_screen(
    ada: Person, history: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    plan = address(history).rpartition("/")[2]
    for place in (history, plan, f"{ada.server.url}/api/v1/plans/{plan}"):
        assert ada.done("open", place, DISPLAY="", WAYLAND_DISPLAY="") == f"{address(history)}\n"
    assert opened == []
    ada.done("open", history, DISPLAY=":0")
    assert opened == [address(history)]
