"""References of every kind: dangling, of the wrong kind, repeated."""

from typing import Any

import pytest

from milepost.model.checks import check_plan
from milepost.model.checks.references import REFERENCES
from milepost.model.document import read_document
from milepost.model.entity import Kind
from milepost.model.log.pointer import Form, pointers_of
from milepost.model.plan import Plan
from milepost.model.problem import Problem, Severity

HEAD: dict[str, Any] = {"plan": "Atlas", "status_date": "2026-11-02"}


def plan_of(**collections: Any) -> Plan:
    plan, draft = read_document({**HEAD, **collections})
    assert plan is not None
    assert draft.problems == []
    return plan


def found(code: str, plan: Plan) -> list[Problem]:
    return [problem for problem in check_plan(plan) if problem.code == code]


DANGLING: dict[str, dict[str, Any]] = {
    "task after": {"tasks": [{"id": "x", "after": ["ghost"]}]},
    "milestone after": {"milestones": [{"id": "x", "after": ["ghost"]}]},
    "lag calendar": {"tasks": [{"id": "y"}, {"id": "x", "after": [{"id": "y", "lag_calendar": "ghost"}]}]},
    "milestone": {"tasks": [{"id": "x", "milestone": "ghost"}]},
    "initiative": {"tasks": [{"id": "x", "initiative": "ghost"}]},
    "phase": {"milestones": [{"id": "x", "after": ["y"], "phase": "ghost"}], "tasks": [{"id": "y"}]},
    "owner of a task": {"tasks": [{"id": "x", "owner": "ghost"}]},
    "accountable": {"tasks": [{"id": "x", "accountable": "ghost"}]},
    "responsible": {"tasks": [{"id": "x", "responsible": ["ghost"]}]},
    "sign-off": {"tasks": [{"id": "x", "sign_off": ["ghost"]}]},
    "calendar of a task": {"tasks": [{"id": "x", "calendar": "ghost"}]},
    "resource": {"tasks": [{"id": "x", "resources": [{"id": "ghost", "units": 2}]}]},
    "support of an initiative": {"initiatives": [{"id": "x", "supports": ["ghost"]}]},
    "support of a milestone": {"milestones": [{"id": "x", "supports": [{"to": "ghost", "required": False}]}]},
    "parent of an objective": {"objectives": [{"id": "x", "parent": "ghost"}]},
    "parent of an initiative": {"initiatives": [{"id": "x", "parent": "ghost"}]},
    "parent of a calendar": {"calendars": {"x": {"parent": "ghost"}}},
    "owner of an objective": {"objectives": [{"id": "x", "owner": "ghost"}]},
    "owner of an initiative": {"initiatives": [{"id": "x", "owner": "ghost"}]},
    "owner of a key result": {
        "objectives": [{"id": "o", "key_results": [{"id": "x", "target": 40, "owner": "ghost"}]}]
    },
    "check-in": {
        "objectives": [
            {
                "id": "o",
                "key_results": [
                    {"id": "x", "target": 40, "check_ins": [{"date": "2026-10-30", "value": 9, "by": "ghost"}]}
                ],
            }
        ]
    },
    "hits": {"risks": [{"id": "x", "probability": "30%", "effect": {"add": "5d"}, "hits": ["ghost"]}]},
    "owner of a risk": {"risks": [{"id": "x", "probability": "30%", "effect": {"add": "5d"}, "owner": "ghost"}]},
    "correlation": {"correlation": [{"id": "x", "activities": ["ghost"], "coefficient": 0.5}]},
    "calendar of a resource": {"resources": [{"id": "x", "calendar": "ghost"}]},
    "person of a resource": {"resources": [{"id": "x", "person": "ghost"}]},
    "person of a stakeholder": {"stakeholders": [{"id": "x", "person": "ghost"}]},
    "follows": {"stakeholders": [{"id": "x", "follows": ["ghost"]}]},
    "calendar of the plan": {"calendar": "ghost"},
    "lag calendar of the plan": {"schedule": {"lag_calendar": "ghost"}},
}


@pytest.mark.parametrize("case", DANGLING)
def test_P6_a_reference_to_nothing_dangles(case: str) -> None:
    problems = found("dangling-id", plan_of(**DANGLING[case]))
    assert [problem.subject for problem in problems] == [None if "of the plan" in case else "x"]
    assert "ghost" in problems[0].message
    assert problems[0].severity is Severity.ERROR
    assert problems[0].line is None


@pytest.mark.parametrize("case", DANGLING)
def test_P4_what_could_not_be_read_does_not_dangle(case: str) -> None:
    plan = plan_of(**DANGLING[case])
    assert not [problem for problem in check_plan(plan, frozenset({"ghost"})) if problem.code == "dangling-id"]


@pytest.mark.parametrize("case", [case for case in DANGLING if case != "follows"])
def test_P6_a_reference_to_the_wrong_kind_is_told(case: str) -> None:
    collections = dict(DANGLING[case])
    name = "phases" if case != "phase" else "people"
    collections[name] = (
        [{"id": "ghost", "start": "2026-10-05", "finish": "2026-12-18"}] if name == "phases" else [{"id": "ghost"}]
    )
    problems = found("wrong-kind", plan_of(**collections))
    assert len(problems) == 1
    assert "which is a p" in problems[0].message


def test_P6_the_nearest_id_that_could_stand_there_is_proposed() -> None:
    plan = plan_of(people=[{"id": "speck"}], tasks=[{"id": "spec"}, {"id": "api", "after": ["spce"]}])
    assert found("dangling-id", plan)[0].mend == "name a milestone or a task: did you mean `spec`?"


def test_P6_the_words_for_calendars_are_no_ids() -> None:
    plan = plan_of(
        calendar="standard",
        schedule={"lag_calendar": "24h"},
        tasks=[
            {"id": "spec", "calendar": "24h"},
            *(
                {"id": f"t{number}", "after": [{"id": "spec", "lag": "1d", "lag_calendar": word}]}
                for number, word in enumerate(("successor", "predecessor", "plan", "24h"))
            ),
        ],
    )
    assert check_plan(plan) == []


def test_P7_a_baseline_may_hold_what_has_left() -> None:
    plan = plan_of(
        tasks=[{"id": "api"}],
        baselines=[{"id": "b0", "activities": {"api": {"finish": "2026-10-30"}, "gone": {"finish": "2026-10-30"}}}],
    )
    problems = check_plan(plan)
    assert [(each.code, each.severity, each.subject) for each in problems] == [
        ("baseline-dangling-id", Severity.WARNING, "b0")
    ]
    assert "gone" in problems[0].message


REPEATED: dict[str, dict[str, Any]] = {
    "hits": {"risks": [{"id": "x", "probability": 1, "effect": {"add": "5d"}, "hits": ["api", "api"]}]},
    "resources": {
        "resources": [{"id": "web"}],
        "tasks": [{"id": "api"}, {"id": "x", "resources": ["web", {"id": "web", "units": 2}]}],
    },
    "supports": {"objectives": [{"id": "o"}], "initiatives": [{"id": "x", "supports": ["o", {"to": "o"}]}]},
    "activities": {"correlation": [{"id": "x", "activities": ["api", "api"], "coefficient": 0.5}]},
    "follows": {"stakeholders": [{"id": "x", "follows": ["api", "api"]}]},
    "sign_off": {"people": [{"id": "p"}], "tasks": [{"id": "api"}, {"id": "x", "sign_off": ["p", "p"]}]},
}


@pytest.mark.parametrize("key", REPEATED)
def test_P10_a_list_of_references_names_a_thing_once(key: str) -> None:
    problems = check_plan(plan_of(**{"tasks": [{"id": "api"}], **REPEATED[key]}))
    assert [(each.code, each.subject) for each in problems] == [("duplicate-entry", "x")]
    assert f"`{key}`" in problems[0].message


def test_P10_one_link_of_each_type_to_one_predecessor() -> None:
    both = [{"id": "spec", "type": "SS"}, {"id": "spec", "type": "FF"}]
    assert check_plan(plan_of(tasks=[{"id": "spec"}, {"id": "api", "after": both}])) == []
    twice = plan_of(tasks=[{"id": "spec"}, {"id": "api", "after": ["spec", {"id": "spec", "lag": "2d"}]}])
    assert [each.code for each in check_plan(twice)] == ["duplicate-dependency"]


def test_P10_an_activity_does_not_name_itself() -> None:
    problems = check_plan(plan_of(tasks=[{"id": "api", "after": ["api"]}]))
    assert [(each.code, each.subject) for each in problems] == [("self-dependency", "api")]


def test_renames_and_checks_know_the_same_references() -> None:
    checked = {(each.entity.kind, each.key, each.of or "", each.kinds) for each in REFERENCES}
    renamed = {
        (kind, pointer.field, pointer.key, pointer.to)
        for kind in Kind
        for pointer in pointers_of(kind)
        if pointer.form is not Form.RECORD and pointer.field != "fields" and kind is not Kind.SETTINGS
    }
    assert checked == renamed
