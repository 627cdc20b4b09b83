"""`milepost push` against a real server: one revision, merged, asked first, and never half done."""

import json
import os
from pathlib import Path

import pytest

from tests.cli.remote.people import LAUNCH, Person, address, administered, changed, document, revision, source
from tests.client.line import breaking

SPEC = "{id: spec, name: Specification, estimate: 5d}"
API = "{id: api, name: API, estimate: {low: 10d, likely: 15d, high: 30d}, after: [spec]}"
DOCS = "{id: docs, name: Manual, estimate: 4d, after: [api]}"


def last(person: Person, path: Path) -> dict[str, object]:
    """The last revision of the plan that a file came from."""
    found = json.loads(person.done("log", path, "--limit", "1", "--json"))["revisions"][0]
    assert isinstance(found, dict)
    return found


def test_U5_1_a_push_is_one_revision_from_a_file_and_the_file_says_so(ada: Person) -> None:
    path = ada.pushed()
    before = path.read_text(encoding="utf-8")
    changed(path, (SPEC, SPEC.replace("5d", "6d")), (DOCS, DOCS + "\n  - {id: pilot, name: Pilot, after: [docs]}"))
    wanted = path.read_text(encoding="utf-8").replace("revision: 1}", "revision: 2}")
    said = ada.done("push", path, "--yes", "--message", "The customer took longer")
    assert said.splitlines() == [
        f"{path} changes Launch:",
        "  - Set the estimate of Specification to 6 days (was 5 days)",
        "  - Added task Pilot",
        "Stored as revision 2.",
    ]
    assert path.read_text(encoding="utf-8") == wanted
    assert "# with the customer" in before
    made = last(ada, path)
    assert (made["number"], made["through"], made["why"]) == (2, "file", "The customer took longer")
    assert made["who"] == {"id": made["who"]["id"], "name": "Ada"}  # type: ignore[index]  # JSON


def test_U5_1_what_is_pushed_is_what_is_pulled(ada: Person, bob: Person) -> None:
    path = ada.pushed()
    changed(
        path,
        (API, API.replace("name: API", "name: Interface, owner: lead")),
        (DOCS, "{id: guide, was: docs, name: Guide}"),
    )
    changed(path, (f"  - {SPEC}    # with the customer\n", ""), (", after: [spec]", ""))
    ada.done("push", path, "--yes")
    assert document(bob.pulled(address(path))) == document(path)


def test_U5_1_a_file_that_changes_nothing_sends_nothing(ada: Person) -> None:
    path = ada.pushed()
    assert ada.done("push", path, "--yes") == f"{path} changes nothing: it is revision 1 as it stands.\n"
    assert last(ada, path)["number"] == 1


def test_U5_2_nobody_is_there_to_ask(ada: Person) -> None:
    path = ada.pushed()
    changed(path, (SPEC, SPEC.replace("5d", "6d")))
    before = path.read_text(encoding="utf-8")
    result = ada.run("push", path, stdin="y\n")
    assert result.exit_code == 2
    assert "Set the estimate of Specification to 6 days" in result.stdout
    assert "--yes" in result.stderr
    assert path.read_text(encoding="utf-8") == before
    assert last(ada, path)["number"] == 1


def tasks(count: int) -> str:
    return "".join(f"  - {{id: t{each}, estimate: 1d}}\n" for each in range(count))


@pytest.mark.parametrize(("removed", "allowed"), [(10, True), (11, False)])
def test_U5_3_more_than_ten_removals_are_to_be_allowed(ada: Person, removed: int, allowed: bool) -> None:
    path = ada.pushed(f"plan: Many\nstatus_date: 2026-11-02\ntasks:\n{tasks(20)}")
    changed(path, (tasks(20), tasks(20 - removed)))
    result = ada.run("push", path, "--yes")
    assert result.exit_code == (0 if allowed else 2)
    if not allowed:
        assert "this removes 11 things from the plan" in result.stderr
        assert revision(path) == 1
        ada.done("push", path, "--yes", "--allow-removals")
    assert revision(path) == 2
    assert len(json.loads(ada.done("schedule", path, "--json"))["activities"]) == 20 - removed


def test_U5_4_what_others_did_since_is_shown_and_merged(ada: Person, bob: Person) -> None:
    mine = ada.pushed()
    theirs = bob.pulled(address(mine))
    changed(theirs, (DOCS, DOCS.replace("4d", "9d")))
    bob.done("push", theirs, "--yes")
    changed(mine, (SPEC, SPEC.replace("5d", "6d")))
    said = ada.done("push", mine, "--yes").splitlines()
    assert said[2:4] == [
        "Since revision 1 others have changed it, which stands as well:",
        "  - 2, Bob: Set the estimate of Manual to 9 days (was 4 days)",
    ]
    assert said[4] == f"Stored as revision 3. {mine} has what others did as well."
    assert revision(mine) == 3
    both = LAUNCH.replace("5d}    # with", "6d}    # with").replace("estimate: 4d", "estimate: 9d")
    head, _, rest = mine.read_text(encoding="utf-8").partition("source: ")
    assert head + rest.partition("\n")[2] == both


def test_U5_4_a_new_id_that_somebody_else_has_taken_becomes_another(ada: Person, bob: Person) -> None:
    mine = ada.pushed()
    theirs = bob.pulled(address(mine))
    changed(theirs, (DOCS, DOCS + "\n  - {id: pilot, name: Their pilot}"))
    bob.done("push", theirs, "--yes")
    changed(mine, (DOCS, DOCS + "\n  - {id: pilot, name: My pilot}"))
    said = ada.done("push", mine, "--yes")
    assert "The id pilot was taken meanwhile: it is pilot-2 now." in said
    text = mine.read_text(encoding="utf-8")
    assert "{id: pilot-2, name: My pilot}" in text
    assert "{id: pilot, name: Their pilot}" in text


def test_U5_5_a_conflict_is_told_with_both_values_and_nothing_is_stored(ada: Person, bob: Person) -> None:
    mine = ada.pushed()
    theirs = bob.pulled(address(mine))
    changed(theirs, (DOCS, DOCS.replace("4d", "9d")))
    bob.done("push", theirs, "--yes")
    changed(mine, (DOCS, DOCS.replace("4d", "7d")), (SPEC, SPEC.replace("5d", "6d")))
    before = mine.read_text(encoding="utf-8")
    result = ada.run("push", mine, "--yes")
    assert result.exit_code == 1
    assert result.stderr.splitlines()[:5] == [
        "You and others have changed the same:",
        "  Manual (task docs), estimate",
        "    yours: 7 days",
        "    theirs: 9 days (revision 2, Bob)",
        "    before: 4 days",
    ]
    assert result.stderr.splitlines()[-1] == f"  milepost pull {mine} --theirs"
    assert mine.read_text(encoding="utf-8") == before
    assert last(ada, mine)["number"] == 2


def test_U5_5_the_way_on_that_is_told_leads_on(ada: Person, bob: Person) -> None:
    mine = ada.pushed()
    theirs = bob.pulled(address(mine))
    changed(theirs, (DOCS, DOCS.replace("4d", "9d")))
    bob.done("push", theirs, "--yes")
    changed(mine, (DOCS, DOCS.replace("4d", "7d")), (SPEC, SPEC.replace("5d", "6d")))
    assert ada.run("push", mine, "--yes").exit_code == 1
    ada.done("pull", mine, "--theirs")
    assert "estimate: 9d" in mine.read_text(encoding="utf-8")
    changed(mine, ("estimate: 9d", "estimate: 7d"))
    ada.done("push", mine, "--yes")
    assert revision(mine) == 3
    final = bob.pulled(address(mine)).read_text(encoding="utf-8")
    assert "estimate: 7d" in final
    assert "estimate: 6d" in final


def test_U5_5_keeping_theirs_is_writing_theirs(ada: Person, bob: Person) -> None:
    mine = ada.pushed()
    theirs = bob.pulled(address(mine))
    changed(theirs, (DOCS, DOCS.replace("4d", "9d")))
    bob.done("push", theirs, "--yes")
    changed(mine, (DOCS, DOCS.replace("4d", "9d")), (SPEC, SPEC.replace("5d", "6d")))
    ada.done("push", mine, "--yes")
    assert revision(mine) == 3


def test_U5_6_what_goes_with_neither_is_told_by_the_lines_of_the_file(ada: Person, bob: Person) -> None:
    mine = ada.pushed()
    theirs = bob.pulled(address(mine))
    changed(theirs, (SPEC, SPEC.replace("5d", "5d, after: [docs]")), (", after: [spec]", ""))
    bob.done("push", theirs, "--yes")
    changed(mine, (DOCS, DOCS.replace("after: [api]", "after: [spec]")))
    before = mine.read_text(encoding="utf-8")
    result = ada.run("push", mine, "--yes")
    assert result.exit_code == 1
    assert "error dependency-loop" in result.stderr
    line = 1 + [each.strip()[:10] for each in before.splitlines()].index("- {id: doc")
    assert f"line {line - 2}" in result.stderr or f"line {line}" in result.stderr
    assert "Nothing was stored." in result.stderr
    assert mine.read_text(encoding="utf-8") == before


def test_U5_6_an_id_that_was_used_before_is_refused_with_its_line(ada: Person) -> None:
    path = ada.pushed()
    changed(path, (f"\n  - {DOCS}", ""))
    ada.done("push", path, "--yes")
    changed(path, (API, API + f"\n  - {DOCS}"))
    result = ada.run("push", path, "--yes")
    assert result.exit_code == 1
    line = 1 + path.read_text(encoding="utf-8").splitlines().index(f"  - {DOCS}")
    assert f"line {line}  error retired-id" in result.stderr
    assert revision(path) == 2


def test_U5_7_a_file_without_a_source_becomes_a_plan_by_to(ada: Person) -> None:
    path = ada.file()
    result = ada.run("push", path, "--yes")
    assert result.exit_code == 2
    assert f"milepost push {path} --to URL" in result.stderr
    said = ada.done("push", path, "--to", ada.server.url, "--yes")
    assert said == f"{path} is the plan {address(path)} now, at revision 1.\n"
    found = source(path)
    assert (found["url"], found["revision"]) == (ada.server.url, 1)
    assert (
        path.read_text(encoding="utf-8").replace(
            f"source: {{url: {found['url']}, plan: {found['plan']}, revision: 1}}\n", ""
        )
        == LAUNCH
    )
    again = ada.run("push", path, "--to", ada.server.url, "--yes")
    assert again.exit_code == 2
    assert "came from a plan already" in again.stderr


def test_U5_7_in_a_workspace_by_its_name(ada: Person, bob: Person) -> None:
    path = bob.file()
    bob.done("push", path, "--to", bob.server.url, "--workspace", "Ada's workspace", "--yes")
    assert document(ada.pulled(address(path)))["plan"] == "Launch"
    wrong = bob.run("push", bob.file("other.yaml"), "--to", bob.server.url, "--workspace", "Nowhere", "--yes")
    assert wrong.exit_code == 2
    assert "has no workspace 'Nowhere' of yours" in wrong.stderr
    assert "Ada's workspace" in wrong.stderr
    assert bob.run("push", path, "--workspace", "Nowhere").exit_code == 2


def test_U5_6_a_file_with_errors_is_not_sent(ada: Person) -> None:
    path = ada.pushed()
    changed(path, ("[spec]", "[nobody]"))
    result = ada.run("push", path, "--yes")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "error dangling-id" in result.stderr


def test_U5_9_a_file_that_could_not_be_written_afterwards_is_not_sent(
    ada: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = ada.pushed()
    changed(path, (SPEC, SPEC.replace("5d", "6d")))
    monkeypatch.setattr("os.access", lambda path, mode: mode != os.W_OK)
    result = ada.run("push", path, "--yes")
    assert result.exit_code == 2
    assert "Allow writing to it" in result.stderr
    assert last(ada, path)["number"] == 1


def test_U5_9_a_revision_that_the_server_never_had_is_told(ada: Person) -> None:
    path = ada.pushed()
    changed(path, ("revision: 1}", "revision: 7}"))
    result = ada.run("push", path, "--yes")
    assert result.exit_code == 2
    assert f"{path} says that it came from revision 7; the plan has 1 to 1." in result.stderr


def test_U5_9_a_file_that_cannot_be_written_after_all_is_told_and_mended(
    ada: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = ada.pushed()
    changed(path, (SPEC, SPEC.replace("5d", "6d")))

    def full(path: Path, text: str) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr("milepost.client.local.write_file", full)
        result = ada.run("push", path, "--yes")
    assert result.exit_code == 2
    assert "Stored as revision 2, but the file still says revision 1." in result.stderr
    assert f"milepost pull {path} --merge" in result.stderr
    ada.done("pull", path, "--merge")
    assert revision(path) == 2
    assert ada.done("push", path, "--yes") == f"{path} changes nothing: it is revision 2 as it stands.\n"


def test_U5_10_an_answer_that_is_lost_on_the_way_makes_no_second_revision(ada: Person) -> None:
    path = ada.pushed()
    changed(path, (SPEC, SPEC.replace("5d", "6d")))
    token = json.loads((ada.settings / "milepost" / "servers.json").read_text())["servers"][ada.server.url]["token"]
    with breaking(ada.server.url, "POST") as line:
        changed(path, (ada.server.url, line))
        result = ada.run("push", path, "--yes", MILEPOST_TOKEN=token, MILEPOST_TOKEN_URL=line)
        assert result.exit_code == 0, result.stderr
        assert "does not answer yet: asking again in 1 s." in result.stderr
        changed(path, (line, ada.server.url))
    assert revision(path) == 2
    assert last(ada, path)["number"] == 2


def test_U5_9_who_may_only_read_is_told_so(ada: Person, data: Path) -> None:
    path = ada.pushed()
    changed(path, (SPEC, SPEC.replace("5d", "6d")))
    token = administered(data, "token", "add", ada.email, "--scope", "read")
    result = ada.run("push", path, "--yes", MILEPOST_TOKEN=token)
    assert result.exit_code == 2
    assert "Error: This token may only read. Use a token of the scope `write`." in result.stderr
    assert revision(path) == 1
