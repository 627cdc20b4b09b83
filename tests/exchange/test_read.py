"""Everything wrong with a plan file, at once and at its line."""

import pickle
from pathlib import Path

import pytest

from milepost.exchange.read import PlanFileError, read, read_plan, read_text
from milepost.model.plan import Plan
from milepost.model.problem import Severity

PLANS = Path(__file__).parents[1] / "plans"

# Written as by a person in a hurry; what is wrong with a line stands behind it, in the order in which it is reported.
MANY_MISTAKES = """\
plan: Atlas launch
status_date: 2026-11-02
calendar: ofice                                                # dangling-id
tiem_zone: Europe/Berlin                                       # unknown-key
calendars:
  office:
    week: {mon-fri: ["09:00-12:00", "13:00-18:00"]}
    holidays: [2026-12-25, 2027-02-29]                         # bad-date
  empty: {holidays: [2026-12-25]}                              # calendar-without-working-time
people:
  - {id: product-lead, name: Product lead}
objectives:
  - id: mid-market
    name: Win the mid-market
    parent: mid-market                                         # parent-loop
    key_results:
      - {id: paying-teams, start: 40, target: 40, kind: hoped} # unknown-value key-result-flat
      - id: retention
        target: 95
        check_ins:
          - {date: 2026-10-30, value: 90}
          - {date: 2026-11-30, value: 91}                      # date-after-status
phases:
  - id: discover
    start: 2026-12-18
    finish: 2026-10-05                                         # dates-disordered
milestones:
  - id: beta                                                   # dependency-loop
    supports: [{to: paying-team}]                              # dangling-id
    target: 29.1.2027                                          # bad-date
    after:
      - api                                                    # dependency-loop
      - {id: ui, typ: FS, lag: 2 days}                         # unknown-key bad-duration
  - {id: vision, target: 2027-01-29, owner: api}               # wrong-kind
tasks:
  - id: spec
    milestone: beta
    estimate: 5                                                # bad-duration
    after: [beta]
  - id: api
    estimate: {low: 15d, likely: 10d, high: 30d}               # range-disordered
    after: [spec, spec]                                        # duplicate-dependency
    progress: 40%                                              # progress-without-start
    fields: {risk: high}                                       # unknown-field
  - id: api                                                    # duplicate-id
    estimate: 5d
  - id: ui
    estimate: {low: 2d, likely: 3d, high: 5d}                  # estimate-outrun
    actual_start: 2026-10-05
  - id: docs
    estimate: {low: 5d, likely: 9d, high: 10d, shape: lognormal} # range-unfit
    progress: 140%                                             # probability-range
risks:
  - {id: vendor-late, probability: 30%, hits: [apis], effect: {}} # missing-key
correlation:
  - {id: team, activities: [api, ui], coefficient: 0.5}
resources:
  - {id: backend, capacity: -3, capacity: 3}                   # duplicate-key negative-quantity
"""


def expected_of(text: str) -> set[tuple[int, str]]:
    marked = ((number, line.partition("#")[2].split()) for number, line in enumerate(text.splitlines(), start=1))
    return {(number, code) for number, codes in marked for code in codes}


def test_P1_P5_every_mistake_is_reported_at_once_at_its_line() -> None:
    reading = read_text(MANY_MISTAKES)
    assert reading.plan is None
    found = [(problem.line, problem.code) for problem in reading.problems]
    assert set(found) == expected_of(MANY_MISTAKES)
    assert len(found) == len(set(found))
    lines = [line for line, _ in found if line is not None]
    assert lines == sorted(lines)


def test_P8_loops_of_a_milestone_stand_where_it_waits() -> None:
    loops = [problem for problem in read_text(MANY_MISTAKES).problems if problem.code == "dependency-loop"]
    # The one through `after` is at that item, the one through belonging at the milestone itself.
    told = [(each.line, each.subject, each.message.partition(": ")[2]) for each in loops]
    assert told == [(28, "beta", "beta -> spec -> beta"), (32, "beta", "beta -> spec -> api -> beta")]


@pytest.mark.parametrize("name", ["small.yaml", "everything.yaml"])
def test_the_plans_of_the_plan_file_page_have_no_problem(name: str) -> None:
    reading = read_plan(PLANS / name)
    assert isinstance(reading.plan, Plan)
    assert reading.problems == ()


def test_P2_a_warning_leaves_the_plan() -> None:
    reading = read_text("plan: Atlas\nstatus_date: 2026-11-02\nmilestones:\n  - {id: beta, target: 2027-01-29}\n")
    assert reading.plan is not None
    assert [(each.code, each.severity, each.line) for each in reading.problems] == [("no-basis", Severity.WARNING, 4)]


def codes(tail: str) -> list[tuple[int | None, str]]:
    problems = read_text("plan: Atlas\nstatus_date: 2026-11-02\n" + tail).problems
    return [(problem.line, problem.code) for problem in problems]


def test_P3_what_is_right_in_a_flawed_entity_is_checked() -> None:
    found = codes("tasks:\n  - id: api\n    estimate: 5x\n    owner: ghost\n    after: [api]\n")
    assert found == [(5, "bad-duration"), (6, "dangling-id"), (7, "self-dependency")]


def test_P3_what_could_not_be_read_is_not_missing() -> None:
    flawed = "tasks:\n  - id: api\n    actual_start: soon\n    actual_finish: 2026-10-30\n    progress: 100%\n"
    assert codes(flawed) == [(5, "bad-date")]
    assert codes("milestones:\n  - {id: beta, expected: soon}\n") == [(4, "wrong-type")]
    unread = 'calendars:\n  office: {week: {mon-fri: ["9 to 5"]}}\n  site: {parent: office}\ntasks: [{id: a}]\n'
    assert codes(unread) == [(4, "bad-shift")]


def test_P3_an_unread_status_date_makes_nothing_late() -> None:
    text = "plan: Atlas\nstatus_date: today\ntasks:\n  - {id: api, actual_start: 2026-10-19}\n"
    assert [(each.line, each.code) for each in read_text(text).problems] == [(2, "bad-date")]
    undated = "plan: Atlas\ntasks:\n  - {id: api, actual_start: 2026-10-19}\n"
    assert [each.code for each in read_text(undated).problems] == ["missing-key"]


def test_P3_the_items_beside_a_flawed_one_are_checked_at_their_own_lines() -> None:
    tail = "tasks:\n  - id: ui\n  - id: api\n    after:\n      - {id: ui, typ: SS}\n      - ghost\n"
    assert codes(tail) == [(7, "unknown-key"), (8, "dangling-id")]


def test_P4_what_could_not_be_read_does_not_dangle() -> None:
    assert codes("tasks:\n  - {id: the api}\n  - {id: ui, after: [the api]}\n") == [(4, "bad-id")]
    mistyped = "milestone:\n  - {id: beta}\nparties: {crew: {name: Crew}}\ntasks:\n  - {id: api, milestone: beta}\n"
    assert codes(mistyped) == [(3, "unknown-key"), (5, "unknown-key")]


def test_P5_keys_in_capitals_have_places_of_their_own() -> None:
    tail = "tasks: [{id: API}]\nbaselines:\n  - id: b0\n    activities:\n      API:\n        finish: soon\n"
    assert codes(tail) == [(8, "bad-date")]


def test_P1_an_unread_number_is_told_once() -> None:
    assert codes("resources:\n  - {id: web, capacity: .inf}\ntasks: [{id: a}]\n") == [(4, "number-not-finite")]


@pytest.mark.parametrize("place", ["estimate", "remaining"])
def test_P16_a_range_that_no_curve_fits_is_told_with_the_reason(place: str) -> None:
    estimate = "{low: 5d, likely: 9d, high: 10d, shape: lognormal}"
    tail = f"tasks:\n  - id: api\n    {place}: {estimate}\n"
    problems = read_text("plan: Atlas\nstatus_date: 2026-11-02\n" + tail).problems
    assert [(each.line, each.code, each.subject) for each in problems] == [(5, "range-unfit", "api")]
    assert "leans to the right" in problems[0].message


def test_P16_a_range_out_of_order_is_not_also_unfit() -> None:
    assert codes("tasks:\n  - {id: a, estimate: {low: 9d, likely: 5d, high: 10d, range: p10-p90}}\n") == [
        (4, "range-disordered")
    ]


def test_P5_lines_are_found_in_json() -> None:
    text = (
        '{\n "plan": "Atlas",\n "status_date": "2026-11-02",\n "tasks": [\n  {"id": "a",\n   "after": ["ghost"]}]\n}\n'
    )
    problems = read_text(text, "plan.json").problems
    assert [(each.line, each.code) for each in problems] == [(6, "dangling-id")]


def test_read_returns_the_plan(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text("plan: Atlas\nstatus_date: 2026-11-02\ntasks:\n  - {id: api, estimate: 5d}\n", encoding="utf-8")
    assert list(read(path).tasks) == ["api"]
    assert read(str(path)) == read(path)


def test_read_raises_all_problems_in_one_message(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text(MANY_MISTAKES, encoding="utf-8")
    with pytest.raises(PlanFileError) as raised:
        read(path)
    message = str(raised.value)
    assert message.splitlines()[0].endswith("plan.yaml has 27 errors:")
    assert raised.value.problems == read_plan(path).problems
    assert "\n  line 4: error unknown-key: unknown key `tiem_zone`; did you mean `time_zone`?\n" in message
    assert "\n  line 34: error wrong-kind: vision: `owner` names api, which is a task; name a person here" in message
    assert pickle.loads(pickle.dumps(raised.value)).problems == raised.value.problems


def test_a_file_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    reading = read_plan(tmp_path / "none.yaml")
    assert reading.plan is None
    assert [(each.code, each.line) for each in reading.problems] == [("file-unreadable", None)]
    with pytest.raises(PlanFileError, match="1 error:\n  file: error file-unreadable"):
        read(tmp_path / "none.yaml")


@pytest.mark.parametrize(
    "text",
    ["", "# only a comment\n", "[]", "{}", "tasks", "tasks:", "plan:\n", "calendars: []\n", "tasks: [1, [], null]"],
)
def test_no_text_raises(text: str) -> None:
    reading = read_text(text)
    assert reading.plan is None
    assert reading.problems
