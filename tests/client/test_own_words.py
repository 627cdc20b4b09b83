"""What goes into a file keeps the words of the file, and says its ids."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from milepost.client.address import PlanAddress
from milepost.client.failure import Failure
from milepost.client.local import LocalPlan, NoOrigin, Origin, local_or_none, origin_in, with_origin, write_new
from milepost.client.own_words import in_own_words
from milepost.exchange.document import Document, Value
from milepost.exchange.source import read_source
from milepost.model.document import read_document, write_document
from milepost.model.log import Revision, fold
from tests.model.log.strategies import revisions, start

TEXT = """\
# The plan of a launch.
plan: Launch
status_date: 2026-11-02

objectives:
  - {id: win, name: Win, due: 2027-06-30}

milestones:
  - id: beta            # what everybody waits for
    supports: [{to: win}]
    after:
      - {id: api, type: FS}

tasks:
  - {name: API, estimate: "5d"}   # no id: it is made from the name
  - {id: docs, estimate: 3d}
risks: []
"""
NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)
START = start()
ORIGIN = Origin(PlanAddress("https://h.example", "p1"), 3)


def written(folder: Path, text: str = TEXT, name: str = "plan.yaml") -> LocalPlan:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    local = local_or_none(path, NOON)
    assert local is not None
    return local


def lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def test_U5_8_a_note_of_where_it_came_from_changes_one_line_and_ids_are_written_out(tmp_path: Path) -> None:
    local = written(tmp_path)
    local.write(with_origin(write_document(local.plan), ORIGIN))
    expected = TEXT.replace(
        "plan: Launch\n", "plan: Launch\nsource: {url: https://h.example, plan: p1, revision: 3}\n"
    ).replace("{name: API", "{name: API, id: api")
    assert local.path.read_text(encoding="utf-8") == expected
    assert origin_in(local.path) == ORIGIN


def test_U4_3_a_change_by_others_leaves_every_other_line_as_it_was(tmp_path: Path) -> None:
    local = written(tmp_path)
    theirs: Document = write_document(local.plan)
    tasks, milestones = theirs["tasks"], theirs["milestones"]
    assert isinstance(tasks, list)
    assert isinstance(milestones, list)
    tasks[1] = {"id": "docs", "estimate": "4d"}
    milestones.append({"id": "ga"})
    local.write(theirs)
    before, after = TEXT.splitlines(), lines(local.path)
    assert [line for line in after if line not in before] == [
        "  - id: ga",
        '  - {name: API, id: api, estimate: "5d"}   # no id: it is made from the name',
        "  - {id: docs, estimate: 4d}",
    ]
    assert [line for line in before if line not in after] == [
        '  - {name: API, estimate: "5d"}   # no id: it is made from the name',
        "  - {id: docs, estimate: 3d}",
    ]


def test_U4_3_json_stays_json(tmp_path: Path) -> None:
    local = written(
        tmp_path, '{"plan": "Launch", "status_date": "2026-11-02", "tasks": [{"name": "API"}]}', "plan.json"
    )
    local.write(with_origin(write_document(local.plan), ORIGIN))
    document = read_source(local.path).document
    assert document is not None
    assert document["tasks"] == [{"name": "API", "id": "api"}]
    assert document["source"] == {"url": "https://h.example", "plan": "p1", "revision": 3}


def test_U4_4_a_file_that_somebody_else_has_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    local = written(tmp_path)
    local.path.write_text("plan: Another\n", encoding="utf-8")
    with pytest.raises(Failure, match="has changed since it was read"):
        local.require_writable()
    with pytest.raises(Failure, match="has changed since it was read"):
        local.write(write_document(local.plan))
    assert local.path.read_text(encoding="utf-8") == "plan: Another\n"


def test_U5_9_lines_are_those_of_the_file(tmp_path: Path) -> None:
    local = written(tmp_path)
    assert [local.line(each) for each in ("win", "beta", "api", "docs")] == [6, 9, 15, 16]
    assert (local.line("nobody"), local.line(None)) == (None, None)


def test_U4_2_a_new_file_is_whole(tmp_path: Path) -> None:
    local = written(tmp_path)
    for name in ("new.yaml", "new.json"):
        write_new(tmp_path / name, with_origin(write_document(local.plan), ORIGIN))
        again = local_or_none(tmp_path / name, NOON)
        assert again is not None
        assert write_document(again.plan) == with_origin(write_document(local.plan), ORIGIN)
    with pytest.raises(Failure, match="cannot be written: no such file or directory"):
        write_new(tmp_path / "nowhere" / "new.yaml", write_document(local.plan))


def test_U2_4_a_file_that_came_from_nowhere_says_so(tmp_path: Path) -> None:
    local = written(tmp_path)
    with pytest.raises(NoOrigin, match="has no `source`"):
        origin_in(local.path)


@pytest.mark.parametrize(
    "source",
    [
        "{url: https://h.example}",
        "{url: 'http://h.example', plan: p1, revision: 1}",
        "{url: https://h.example, plan: ../../tokens, revision: 1}",
        "{url: https://h.example, plan: p1, revision: 0}",
        "[]",
    ],
)
def test_U2_4_a_source_that_nobody_wrote_so_leads_nowhere(tmp_path: Path, source: str) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text(f"{TEXT}source: {source}\n", encoding="utf-8")
    with pytest.raises(Failure):
        origin_in(path)


def spelt_out(value: Value) -> Value:
    """The same document in other words: every link and every support as a record."""
    if isinstance(value, list):
        return [spelt_out(item) for item in value]
    if not isinstance(value, dict):
        return value
    keys = {"after": "id", "supports": "to"}
    return {
        name: [{keys[name]: item} if isinstance(item, str) else item for item in inner]
        if name in keys and isinstance(inner, list)
        else spelt_out(inner)
        for name, inner in value.items()
    }


@settings(max_examples=40, suppress_health_check=list(HealthCheck))
@given(revisions(START, most=6))
def test_U4_3_whatever_changes_the_words_mean_what_they_are_to_mean(log: list[Revision]) -> None:
    own, new = spelt_out(write_document(START.plan)), write_document(fold(log, START).plan)
    assert isinstance(own, dict)
    found = in_own_words(own, START.plan, new)
    plan, draft = read_document(found, NOON)
    assert plan is not None
    assert draft.problems == []
    assert write_document(plan) == new
    assert in_own_words(own, START.plan, write_document(START.plan)) == own
