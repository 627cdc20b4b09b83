"""Law F6: an objective's probability is joint, in the same futures, over everything that must serve it."""

from typing import Any

import numpy as np
import pytest

from tests.forecast.plans import forecast_of
from tests.forecast.truth import check_share

COUNT = 20_000
TEN = {"low": "0d", "high": "10d", "shape": "uniform"}
DUE = "2026-11-06"  # its end is five days after the status date
WIN = [{"id": "win", "due": DUE}]


def two(**keys: Any) -> list[dict[str, Any]]:
    """Two independent tasks, each uniform on 0..10 days, under milestones m and n."""
    return [{"id": "a", "estimate": TEN, "milestone": "m", **keys}, {"id": "b", "estimate": TEN, "milestone": "n"}]


def milestones(*supports: Any, **keys: Any) -> list[dict[str, Any]]:
    return [{"id": name, "supports": each, **keys} for name, each in zip("mn", supports, strict=True)]


def probability(objective: str = "win", **keys: Any) -> float | None:
    found = forecast_of(COUNT, **{"objectives": WIN, "tasks": two(), **keys}).objectives
    return next(each.probability for each in found if each.id == objective)


def check_probability(found: float | None, wanted: float) -> None:
    assert found is not None
    check_share(np.arange(COUNT) < round(found * COUNT), wanted)


def test_F6_1_two_independent_milestones_must_both_be_reached_in_time() -> None:
    check_probability(probability(milestones=milestones(["win"], ["win"])), 0.25)


def test_F6_1_milestones_that_share_a_task_are_reached_together_not_by_a_product() -> None:
    shared = [{"id": "a", "estimate": TEN}]
    found = probability(milestones=[{"id": n, "supports": ["win"], "after": ["a"]} for n in "mn"], tasks=shared)
    check_probability(found, 0.5)


def test_F6_2_a_due_date_is_kept_until_the_midnight_that_ends_it() -> None:
    tasks = [{"id": "a", "estimate": {"fixed": "5d"}, "milestone": "m"}]
    assert probability(milestones=[{"id": "m", "supports": ["win"]}], tasks=tasks) == 1.0
    late = [{"id": "a", "estimate": {"fixed": "7201m"}, "milestone": "m"}]
    assert probability(milestones=[{"id": "m", "supports": ["win"]}], tasks=late) == 0.0


def key_result(due: str | None = None) -> dict[str, Any]:
    return {"id": "kr", "target": 1, **({"due": due} if due else {})}


@pytest.mark.parametrize(
    ("kr_due", "objective_due", "wanted"),
    [("2026-11-05", DUE, 0.4), (None, DUE, 0.5), ("2026-11-09", DUE, 0.5), ("2026-11-05", None, 0.4)],
)
def test_F6_3_through_a_key_result_the_earliest_due_on_the_path_counts(
    kr_due: str | None, objective_due: str | None, wanted: float
) -> None:
    objective = {"id": "win", "key_results": [key_result(kr_due)], **({"due": objective_due} if objective_due else {})}
    found = probability(objectives=[objective], milestones=milestones(["kr"], []))
    check_probability(found, wanted)


def test_F6_3_of_several_paths_the_earliest_due_counts() -> None:
    objective = {"id": "win", "due": DUE, "key_results": [key_result("2026-11-05")]}
    check_probability(probability(objectives=[objective], milestones=milestones(["win", "kr"], [])), 0.4)


def test_F6_4_through_an_initiative_and_those_it_is_part_of_every_milestone_in_it_is_required() -> None:
    initiatives = [{"id": "top", "supports": ["win"]}, {"id": "part", "parent": "top"}]
    found = probability(
        initiatives=initiatives, milestones=[{"id": "m", "initiative": "part"}, {"id": "n", "initiative": "top"}]
    )
    check_probability(found, 0.25)


def test_F6_5_required_false_opts_out() -> None:
    optional = [{"to": "win", "required": False}]
    check_probability(probability(milestones=milestones(["win"], optional)), 0.5)
    assert probability(milestones=milestones(optional, optional)) is None


def test_F6_5_a_milestone_can_opt_out_of_what_its_initiative_supports() -> None:
    initiatives = [{"id": "top", "supports": ["win"]}]
    both = milestones([], [{"to": "win", "required": False}], initiative="top")
    check_probability(probability(initiatives=initiatives, milestones=both), 0.5)


def test_F6_5_opting_out_of_one_path_leaves_what_the_milestone_says_of_another() -> None:
    objective = {"id": "win", "due": DUE, "key_results": [key_result()]}
    supports = ["win", {"to": "kr", "required": False}]
    check_probability(probability(objectives=[objective], milestones=milestones(supports, [])), 0.5)


def test_F6_5_an_initiative_can_support_without_being_required() -> None:
    initiatives = [{"id": "top", "supports": [{"to": "win", "required": False}]}]
    assert probability(initiatives=initiatives, milestones=milestones([], [], initiative="top")) is None


def test_F6_6_every_child_objective_counts_by_its_own_due() -> None:
    objectives = [{"id": "win", "due": DUE}, {"id": "child", "parent": "win", "due": "2026-11-05"}]
    check_probability(probability(objectives=objectives, milestones=milestones(["win"], ["child"])), 0.5 * 0.4)
    check_probability(probability("child", objectives=objectives, milestones=milestones(["win"], ["child"])), 0.4)


def test_F6_6_grandchildren_count_and_a_child_of_which_nothing_is_required_does_not() -> None:
    objectives = [
        {"id": "win"},
        {"id": "child", "parent": "win", "due": DUE},
        {"id": "leaf", "parent": "child", "due": "2026-11-05"},
        {"id": "idle", "parent": "win", "due": DUE},
    ]
    check_probability(probability(objectives=objectives, milestones=milestones(["child"], ["leaf"])), 0.2)


def outcome(**keys: Any) -> dict[str, Any]:
    found: dict[str, Any] = forecast_of(64, **{"tasks": two(), **keys}).document()["objectives"][0]
    return found


def test_F6_7_nothing_required_is_null_never_1() -> None:
    found = outcome(objectives=WIN, milestones=milestones([], []))
    assert found["probability"] is None
    assert found["interval"] is None
    assert found["reason"] == "no milestone must be reached for it"


def test_F6_7_no_due_is_null() -> None:
    found = outcome(objectives=[{"id": "win"}], milestones=milestones(["win"], []))
    assert found["probability"] is None
    assert found["reason"] == "no date is due"


def test_F6_8_a_required_milestone_without_a_basis_is_left_out_and_said() -> None:
    found = outcome(
        objectives=WIN, milestones=[*milestones(["win"], []), {"id": "x", "supports": ["win"], "target": DUE}]
    )
    assert found["probability"] is not None
    assert found["reason"] == "at most this: X has no basis for a date"
    only = outcome(objectives=WIN, milestones=[*milestones([], []), {"id": "x", "supports": ["win"], "target": DUE}])
    assert only["probability"] is None
    assert only["reason"] == "X has no basis for a date"


def test_F6_9_an_objectives_dates_are_those_of_the_last_of_all_it_requires() -> None:
    tasks = [
        {"id": "a", "estimate": {"fixed": "3d"}, "milestone": "m"},
        {"id": "b", "estimate": {"fixed": "4d"}, "milestone": "n"},
    ]
    found = outcome(objectives=WIN, milestones=milestones(["win"], ["win"]), tasks=tasks)
    assert {found[name] for name in ("p10", "p50", "p80", "p90")} == {"2026-11-06T00:00"}
    assert found["required"] == ["m", "n"]


def test_F6_9_an_initiatives_dates_are_those_of_the_last_of_everything_in_it() -> None:
    initiatives = [{"id": "top"}, {"id": "part", "parent": "top"}, {"id": "idle"}]
    tasks = [
        {"id": "a", "estimate": {"fixed": "3d"}, "initiative": "part"},
        {"id": "b", "estimate": {"fixed": "4d"}, "milestone": "m"},
    ]
    document = forecast_of(
        64, initiatives=initiatives, tasks=tasks, milestones=[{"id": "m", "initiative": "top"}]
    ).document()
    assert [each["p80"] for each in document["initiatives"]] == ["2026-11-06T00:00", "2026-11-05T00:00", None]


def test_F6_10_a_reached_milestone_counts_as_1_or_0() -> None:
    reached = {"id": "m", "actual": "2026-10-30", "supports": ["win"]}
    assert probability(milestones=[reached, {"id": "n"}], tasks=two()[1:]) == 1.0
    missed = [{"id": "win", "due": "2026-10-29"}]
    assert probability(objectives=missed, milestones=[reached, {"id": "n"}], tasks=two()[1:]) == 0.0


def test_F5_30_what_waits_for_a_milestone_without_a_basis_is_at_most_so_likely() -> None:
    """[F5.30] A milestone that stands at its target for want of a basis makes nothing after it certain."""
    found = forecast_of(
        objectives=[{"id": "grow", "due": "2027-06-30"}],
        milestones=[
            {"id": "hope", "name": "Hope", "target": "2027-01-01"},
            {"id": "beta", "name": "Beta", "after": ["hope"], "target": "2027-02-01", "supports": ["grow"]},
        ],
    )
    beta = found.milestone("beta")
    assert beta.rests_on == ("hope",)
    assert "at most 100 % for 1 February 2027; Hope has no basis for a date" in beta.answer
    assert found.objectives[0].reason == "at most this: Hope has no basis for a date"
