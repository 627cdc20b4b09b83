"""Dates, progress, amounts, custom fields and what a forecast can stand on."""

from typing import Any

import pytest

from milepost.model.checks import check_plan
from milepost.model.document import read_document
from milepost.model.plan import Plan
from milepost.model.problem import Severity


def plan_of(**collections: Any) -> Plan:
    plan, draft = read_document({"plan": "Atlas", "status_date": "2026-11-02", **collections})
    assert plan is not None
    assert draft.problems == []
    return plan


def codes(**collections: Any) -> list[str]:
    return [each.code for each in check_plan(plan_of(**{"tasks": [{"id": "api"}], **collections}))]


def task_codes(**keys: Any) -> list[str]:
    return codes(tasks=[{"id": "api", "estimate": "5d", **keys}])


STARTED = {"actual_start": "2026-10-19"}


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ({"progress": "40%"}, ["progress-without-start"]),
        ({"progress": "0%"}, []),
        ({"actual_finish": "2026-10-30"}, ["finish-without-start"]),
        ({**STARTED, "progress": "100%"}, ["done-without-finish"]),
        ({"progress": "100%"}, ["progress-without-start", "done-without-finish"]),
        ({**STARTED, "actual_finish": "2026-10-30", "progress": "99%"}, ["finished-not-complete"]),
        ({**STARTED, "actual_finish": "2026-10-30", "progress": "100%"}, []),
        ({**STARTED, "actual_finish": "2026-10-30"}, []),
        ({**STARTED, "actual_finish": "2026-10-18"}, ["actual-before-start"]),
    ],
)
def test_P12_progress_and_actual_dates_agree(keys: dict[str, Any], expected: list[str]) -> None:
    assert task_codes(**keys) == expected


@pytest.mark.parametrize(
    ("start", "finish", "disordered"),
    [
        ("2026-10-19", "2026-10-19", False),
        ("2026-10-19T15:00", "2026-10-19", False),
        ("2026-10-19T15:00", "2026-10-19T14:59", True),
        ("2026-10-19T15:00", "2026-10-19T15:00", False),
        ("2026-10-19", "2026-10-18", True),
    ],
)
def test_P11_work_may_finish_on_the_day_it_starts(start: str, finish: str, disordered: bool) -> None:
    expected = ["actual-before-start"] if disordered else []
    assert task_codes(actual_start=start, actual_finish=finish) == expected


@pytest.mark.parametrize(
    ("status", "start", "late"),
    [
        ("2026-11-02", "2026-11-02", False),
        ("2026-11-02", "2026-11-02T09:00", False),
        ("2026-11-02", "2026-11-03", True),
        ("2026-11-02T08:00", "2026-11-02T09:00", True),
        ("2026-11-02T08:00", "2026-11-02", False),
    ],
)
def test_P11_what_happened_is_not_after_the_day_of_the_status_date(status: str, start: str, late: bool) -> None:
    tasks = [{"id": "api", "actual_start": start}]
    assert codes(status_date=status, tasks=tasks) == (["date-after-status"] if late else [])


def test_every_actual_date_and_check_in_is_compared_with_the_status_date() -> None:
    check_ins = [{"date": "2026-10-30", "value": 9}, {"date": "2026-11-30", "value": 12}]
    problems = check_plan(
        plan_of(
            objectives=[{"id": "win", "key_results": [{"id": "teams", "target": 40, "check_ins": check_ins}]}],
            milestones=[{"id": "kick-off", "actual": "2026-11-03"}],
            tasks=[{"id": "api", "actual_start": "2026-10-19", "actual_finish": "2026-11-04"}],
        )
    )
    assert [(each.code, each.subject) for each in problems] == [
        ("date-after-status", "api"),
        ("date-after-status", "kick-off"),
        ("date-after-status", "teams"),
    ]


def test_the_start_stands_in_for_the_status_date() -> None:
    plan, _ = read_document(
        {"plan": "Atlas", "start": "2026-10-05", "tasks": [{"id": "a", "actual_start": "2026-10-06"}]}
    )
    assert plan is not None
    assert [each.code for each in check_plan(plan)] == ["date-after-status"]


def test_a_phase_does_not_end_before_it_begins() -> None:
    assert codes(phases=[{"id": "p", "start": "2026-10-05", "finish": "2026-10-05"}]) == []
    assert codes(phases=[{"id": "p", "start": "2026-10-05", "finish": "2026-10-04"}]) == ["dates-disordered"]


@pytest.mark.parametrize(
    ("low", "likely", "high", "expected"),
    [
        ("2027-01-11", "2027-02-01", "2027-04-15", []),
        ("2027-01-11", "2027-01-11", "2027-01-11", []),
        ("2027-01-11", "2027-01-10", "2027-04-15", ["range-disordered"]),
        ("2027-01-11", "2027-02-01", "2027-01-31", ["range-disordered"]),
    ],
)
def test_expected_dates_are_in_order(low: str, likely: str, high: str, expected: list[str]) -> None:
    assert codes(milestones=[{"id": "m", "expected": {"low": low, "likely": likely, "high": high}}]) == expected


@pytest.mark.parametrize(
    ("bounds", "possible"),
    [
        ({"start_no_earlier": "2026-12-01", "start_no_later": "2026-12-01"}, True),
        ({"start_no_earlier": "2026-12-02", "start_no_later": "2026-12-01"}, False),
        ({"start_no_earlier": "2026-12-01", "finish_no_later": "2026-11-30"}, False),
        ({"must_start_on": "2026-12-01", "must_finish_on": "2026-12-01"}, True),
        ({"must_start_on": "2026-12-02", "must_finish_on": "2026-12-01"}, False),
        ({"finish_no_earlier": "2026-12-01", "finish_no_later": "2026-12-24"}, True),
        ({"finish_no_earlier": "2026-12-24", "must_finish_on": "2026-12-01"}, False),
        ({"start_no_earlier": "2026-12-01T10:00", "must_start_on": "2026-12-01T09:00"}, False),
        ({"start_no_later": "2026-12-01", "finish_no_earlier": "2026-12-24"}, True),
    ],
)
def test_P18_a_constraint_can_be_kept(bounds: dict[str, str], possible: bool) -> None:
    assert task_codes(constraint=bounds) == ([] if possible else ["constraint-impossible"])


def test_P26_quantities_are_not_negative() -> None:
    resources = [{"id": "web", "capacity": 0}, {"id": "crane", "capacity": -1}]
    tasks = [{"id": "api", "resources": [{"id": "web", "units": -0.5}]}]
    problems = check_plan(plan_of(resources=resources, tasks=tasks))
    assert [(each.code, each.subject) for each in problems] == [
        ("negative-quantity", "crane"),
        ("negative-quantity", "api"),
    ]


def test_P26_a_key_result_does_not_start_at_its_target() -> None:
    flat = [{"id": "a", "target": 0}, {"id": "b", "start": 40, "target": 40.0}, {"id": "c", "start": 5, "target": 0}]
    problems = check_plan(plan_of(objectives=[{"id": "o", "key_results": flat}], tasks=[{"id": "api"}]))
    assert [(each.code, each.subject) for each in problems] == [("key-result-flat", "a"), ("key-result-flat", "b")]


@pytest.mark.parametrize(
    ("key_result", "path"),
    [
        ({"check_ins": [{"date": "2026-10-30", "value": 1e21}]}, "check_ins"),
        ({"start": -2e12}, "start"),
        ({"current": 10**13}, "current"),
        ({"start": 10**400, "target": 0}, "start"),
        ({"target": 1.5e12}, "target"),
        ({"target": 10**12, "start": -(10**12)}, None),
    ],
)
def test_P26_a_key_result_is_counted_in_numbers_that_fit(key_result: dict[str, Any], path: str | None) -> None:
    results = [{"id": "a", "target": 40, **key_result}]
    problems = check_plan(plan_of(objectives=[{"id": "o", "key_results": results}], tasks=[{"id": "api"}]))
    assert [(each.code, each.subject) for each in problems] == ([("quantity-too-large", "a")] if path else [])
    assert all("thousands or millions" in each.mend for each in problems)


@pytest.mark.parametrize("effect", [3e12, {"low": 1, "likely": 2, "high": 3e12}])
def test_P26_so_is_an_effect_on_one(effect: Any) -> None:
    support = {"to": "o", "effect": effect}
    assert codes(objectives=[{"id": "o"}], initiatives=[{"id": "i", "supports": [support]}]) == ["quantity-too-large"]


@pytest.mark.parametrize(
    ("effect", "expected"),
    [
        ((4, 9, 15), []),
        ((-1, -2, -4), []),
        ((3, 3, 3), []),
        ((4, 20, 15), ["range-disordered"]),
        ((4, 2, 15), ["range-disordered"]),
    ],
)
def test_P17_the_likely_effect_lies_between_the_others(effect: tuple[int, int, int], expected: list[str]) -> None:
    support = {"to": "o", "effect": dict(zip(("low", "likely", "high"), effect, strict=True))}
    assert codes(objectives=[{"id": "o"}], initiatives=[{"id": "i", "supports": [support]}]) == expected


def test_P26_an_activity_is_in_one_correlation_group() -> None:
    groups = [
        {"id": "one", "activities": ["a", "b"], "coefficient": 0.5},
        {"id": "two", "activities": ["b", "c"], "coefficient": 0.5},
    ]
    problems = check_plan(plan_of(tasks=[{"id": "a"}, {"id": "b"}, {"id": "c"}], correlation=groups))
    assert [(each.code, each.subject) for each in problems] == [("correlation-overlap", "two")]
    assert "b is in the correlation groups one and two" in problems[0].message


DEFINITIONS = [
    {"id": "code", "type": "text"},
    {"id": "score", "type": "number"},
    {"id": "signed", "type": "date"},
    {"id": "public", "type": "boolean"},
    {"id": "size", "type": "choice", "options": ["small", "large"]},
    {"id": "sponsor", "on": ["initiative", "objective"]},
]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"code": "A12", "score": 1.5, "signed": "2026-11-02", "public": True, "size": "small"}, []),
        ({"code": None, "score": None, "signed": None, "public": None, "size": None}, []),
        ({"size": ["small", "large"]}, []),
        ({"size": ["small", "huge"]}, ["field-type"]),
        ({"size": "huge"}, ["field-type"]),
        ({"code": 12}, ["field-type"]),
        ({"score": True}, ["field-type"]),
        ({"score": "12"}, ["field-type"]),
        ({"signed": "soon"}, ["field-type"]),
        ({"public": "yes"}, ["field-type"]),
        ({"sponsor": "Ada"}, ["field-on-wrong-kind"]),
        ({"siz": "small"}, ["unknown-field"]),
    ],
)
def test_P19_custom_fields_fit_their_definition(fields: dict[str, Any], expected: list[str]) -> None:
    assert codes(custom_fields=DEFINITIONS, tasks=[{"id": "api", "fields": fields}]) == expected


def test_P19_an_unknown_field_names_the_nearest() -> None:
    plan = plan_of(custom_fields=DEFINITIONS, fields={"scor": 1}, tasks=[{"id": "api"}])
    (problem,) = check_plan(plan)
    assert (problem.code, problem.subject, problem.mend) == ("unknown-field", None, "did you mean `score`?")


def test_P19_a_choice_has_options() -> None:
    assert codes(custom_fields=[{"id": "size", "type": "choice"}]) == ["choice-without-options"]


def test_P20_an_empty_plan_is_a_warning() -> None:
    (problem,) = check_plan(plan_of())
    assert (problem.code, problem.severity, problem.subject) == ("empty-plan", Severity.WARNING, None)
    assert check_plan(plan_of(), frozenset({"unread"})) == []


def test_P20_a_milestone_rests_on_something() -> None:
    milestones = [
        {"id": "bare", "target": "2027-01-29"},
        {"id": "estimated", "estimate": "5d"},
        {"id": "expected", "expected": {"low": "2027-01-11", "likely": "2027-02-01", "high": "2027-04-15"}},
        {"id": "following", "after": ["bare"]},
        {"id": "reached", "actual": "2026-10-05"},
        {"id": "worked"},
    ]
    plan = plan_of(milestones=milestones, tasks=[{"id": "api", "milestone": "worked"}])
    (problem,) = check_plan(plan)
    assert (problem.code, problem.severity, problem.subject) == ("no-basis", Severity.WARNING, "bare")


def test_the_time_zone_is_one_of_the_database() -> None:
    assert codes(time_zone="Europe/Berlin") == []
    plan = plan_of(time_zone="Europe/Berln", tasks=[{"id": "api"}])
    (problem,) = check_plan(plan)
    assert (problem.code, problem.mend) == ("unknown-time-zone", "did you mean `Europe/Berlin`?")
    assert codes(time_zone="../etc/passwd") == ["unknown-time-zone"]


def test_a_plan_needs_a_status_date_or_a_start() -> None:
    plan = plan_of(tasks=[{"id": "api"}])
    undated = Plan(plan.settings.model_copy(update={"status_date": None}), plan.entities)
    assert [each.code for each in check_plan(undated)] == ["missing-key"]
