"""`milepost pull` against a real server: what is new comes, what is the file's own stays."""

from pathlib import Path

import pytest

from tests.cli.remote.people import LAUNCH, Person, address, changed, document, revision, source
from tests.client.answers import answering, problem

SPEC = "{id: spec, name: Specification, estimate: 5d}"
DOCS = "{id: docs, name: Manual, estimate: 4d, after: [api]}"


def lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def theirs(bob: Person, mine: Path, *changes: tuple[str, str]) -> None:
    """Bob changes the plan that the file came from."""
    path = bob.pulled(address(mine))
    changed(path, *changes)
    bob.done("push", path, "--yes")


def test_U4_1_a_plan_is_pulled_by_address_by_id_or_by_a_file_of_it(
    ada: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = ada.pushed()
    found = source(mine)
    plan = str(found["plan"])
    monkeypatch.chdir(ada.folder)
    places = (address(mine), f"{ada.server.url}/api/v1/plans/{plan}", plan, str(mine))
    for number, place in enumerate(places):
        said = ada.done("pull", place, f"{number}.yaml")
        assert said == f"Wrote Launch to {number}.yaml, at revision 1.\n"
        assert document(ada.folder / f"{number}.yaml") == document(mine)
        assert source(ada.folder / f"{number}.yaml") == {"url": ada.server.url, "plan": plan, "revision": 1}


def test_U4_2_a_file_is_named_after_the_plan_and_its_form_after_its_name(
    ada: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = ada.pushed()
    monkeypatch.chdir(ada.folder)
    assert ada.done("pull", address(mine)) == "Wrote Launch to launch.yaml, at revision 1.\n"
    ada.done("pull", address(mine), "launch.json")
    assert (ada.folder / "launch.json").read_text(encoding="utf-8").startswith('{\n  "plan": "Launch",\n  "source": {')
    result = ada.run("pull", address(mine), "launch.xlsx")
    assert result.exit_code == 2
    assert "'launch.xlsx' ends in none of .yaml, .yml and .json." in result.stderr


def test_U4_3_what_is_new_is_written_and_every_other_line_stays(ada: Person, bob: Person) -> None:
    mine = ada.pushed()
    before = lines(mine)
    theirs(bob, mine, (DOCS, DOCS.replace("4d", "9d") + "\n  - {id: pilot, name: Pilot}"))
    said = ada.done("pull", mine)
    assert said.splitlines() == [
        f"Brought {mine} from revision 1 to 2:",
        "  - 2, Bob: Set the estimate of Manual to 9 days (was 4 days); Added task Pilot",
    ]
    after = lines(mine)
    assert [line for line in before if line not in after] == [before[2], f"  - {DOCS}"]
    assert before[2].startswith("source: ")
    assert [line for line in after if line not in before] == [
        after[2],
        f"  - {DOCS.replace('4d', '9d')}",
        "  - {id: pilot, name: Pilot}",
    ]
    assert ada.done("pull", mine) == f"Nothing new: {mine} is at revision 2, the last one.\n"


def test_U4_4_changes_of_its_own_are_not_lost(ada: Person, bob: Person) -> None:
    mine = ada.pushed()
    changed(mine, (SPEC, SPEC.replace("5d", "6d")))
    before = lines(mine)
    assert "1 change of its own can be sent by: milepost push" in ada.done("pull", mine)
    theirs(bob, mine, (DOCS, DOCS.replace("4d", "9d")))
    result = ada.run("pull", mine)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "  - Set the estimate of Specification to 6 days (was 5 days)" in result.stderr.splitlines()
    assert lines(mine) == before


def test_U4_5_merge_keeps_them_on_top_of_what_is_new(ada: Person, bob: Person) -> None:
    mine = ada.pushed()
    changed(mine, (SPEC, SPEC.replace("5d", "6d")))
    theirs(bob, mine, (DOCS, DOCS.replace("4d", "9d")))
    ada.done("pull", mine, "--merge")
    assert revision(mine) == 2
    text = mine.read_text(encoding="utf-8")
    assert "  - {id: spec, name: Specification, estimate: 6d}    # with the customer" in text
    assert "estimate: 9d" in text
    said = ada.done("push", mine, "--yes")
    assert said.splitlines()[1:] == [
        "  - Set the estimate of Specification to 6 days (was 5 days)",
        "Stored as revision 3.",
    ]


def test_U4_6_where_both_changed_the_same_theirs_is_taken_only_when_asked_for(ada: Person, bob: Person) -> None:
    mine = ada.pushed()
    changed(mine, (SPEC, SPEC.replace("5d", "6d")), (DOCS, DOCS.replace("4d", "7d")))
    theirs(bob, mine, (DOCS, DOCS.replace("4d", "9d")))
    before = lines(mine)
    result = ada.run("pull", mine, "--merge")
    told = ["  Manual (task docs), estimate", "    yours: 7 days", "    theirs: 9 days", "    before: 4 days"]
    assert result.exit_code == 1
    assert result.stderr.splitlines()[1:5] == told
    assert lines(mine) == before
    taken = ada.run("pull", mine, "--theirs")
    assert taken.exit_code == 0
    assert taken.stderr.splitlines()[:4] == told
    assert "estimate: 9d" in mine.read_text(encoding="utf-8")
    assert "estimate: 6d" in mine.read_text(encoding="utf-8")
    assert revision(mine) == 2


def test_U4_6_what_makes_no_sound_plan_together_is_not_written(ada: Person, bob: Person) -> None:
    mine = ada.pushed()
    theirs(bob, mine, (SPEC, SPEC.replace("5d", "5d, after: [docs]")), (", after: [spec]", ""))
    changed(mine, (DOCS, DOCS.replace("[api]", "[spec]")))
    before = lines(mine)
    result = ada.run("pull", mine, "--merge")
    assert result.exit_code == 1
    assert "error dependency-loop" in result.stderr
    assert lines(mine) == before


def test_U4_7_force_writes_over_whatever_is_there(ada: Person) -> None:
    mine = ada.pushed()
    other = ada.file("other.yaml", "plan: Other\nstatus_date: 2026-11-02  # a day\n")
    result = ada.run("pull", address(mine), other)
    assert result.exit_code == 2
    assert f"{other} is there already, and came from no server. --force writes over it." in result.stderr
    assert ada.run("pull", address(mine), ada.file("broken.yaml", "plan: [")).exit_code == 1
    for path in (other, ada.folder / "broken.yaml"):
        said = ada.done("pull", address(mine), path, "--force")
        assert said == f"Wrote Launch over {path}, at revision 1.\n"
        assert document(path) == document(mine)
    assert "# a day" in other.read_text(encoding="utf-8")


def test_U4_7_a_file_of_another_plan_is_left_alone(ada: Person) -> None:
    mine = ada.pushed()
    other = ada.file("other.yaml", LAUNCH)
    ada.done("push", other, "--to", ada.server.url, "--yes")
    result = ada.run("pull", address(mine), other)
    assert result.exit_code == 2
    assert f"{other} came from another plan, {address(other)}." in result.stderr


def test_U4_8_a_server_without_a_plan_tells_which_it_has(ada: Person) -> None:
    mine = ada.pushed("plan: Told by name\nstatus_date: 2026-11-02\n")
    result = ada.run("pull", ada.server.url)
    assert result.exit_code == 2
    assert f"Told by name: {address(mine)}" in result.stderr


def test_U4_8_a_plan_that_is_hidden_is_not_there(ada: Person, bob: Person) -> None:
    hidden = bob.pushed()
    result = ada.run("pull", address(hidden), ada.folder / "new.yaml")
    assert result.exit_code == 2
    assert "There is no plan" in result.stderr
    assert not (ada.folder / "new.yaml").exists()


@pytest.mark.parametrize("place", ["nowhere.yaml", "a b", "https://", "http://example.org/plans/x"])
def test_U2_4_what_is_neither_file_nor_address_nor_id_is_wrong_usage(ada: Person, place: str) -> None:
    result = ada.run("pull", place)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("Error: ")


def test_U2_5_a_server_that_is_not_there_is_one_sentence(stranger: Person) -> None:
    result = stranger.run("pull", "http://127.0.0.1:9/plans/x", "plan.yaml", MILEPOST_TOKEN="mp_x")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("Error: http://127.0.0.1:9 cannot be reached: connection refused. ")
    assert result.stderr.count("\n") == 1


def test_U2_9_what_a_server_says_cannot_move_the_cursor(stranger: Person) -> None:
    answer = problem(404, "not-found", "there is no plan \x1b[31mred\u202e", "Look\r\nagain")
    with answering(answer) as server:
        result = stranger.run("pull", f"{server.url}/plans/x", MILEPOST_TOKEN="mp_x")
    assert (result.exit_code, result.stderr) == (2, "Error: There is no plan [31mred. Look again.\n")
