"""The table as a whole, thresholds of the plan's own, and what the checks bring to light in the examples."""

import json
from pathlib import Path

import pytest

from milepost.exchange.read import read
from milepost.health import problems
from milepost.health.check import check
from milepost.health.checks import CHECKS
from milepost.health.result import Comparison, Health
from milepost.model.problem import Severity
from milepost.schedule.schedule import schedule
from tests.health.plans import HEAD, check_of, health_of, plan_of

EXAMPLES = Path(__file__).parents[2] / "examples"
NAMES = ("product-launch", "hospital-records", "company-year")


@pytest.fixture(scope="module")
def healths() -> dict[str, Health]:
    return {name: check(read(EXAMPLES / f"{name}.yaml")) for name in NAMES}


# As published: PAM 200.1, sections 4.1 to 4.14; 4.10 has none, 4.12 speaks of "direct proportion".
PUBLISHED = {
    "dcma-01": ("at most", 0.05),
    "dcma-02": ("at most", 0.0),
    "dcma-03": ("at most", 0.05),
    "dcma-04": ("at least", 0.90),
    "dcma-05": ("at most", 0.05),
    "dcma-06": ("at most", 0.05),
    "dcma-07": ("at most", 0.0),
    "dcma-08": ("at most", 0.05),
    "dcma-09": ("at most", 0.0),
    "dcma-10": ("at most", None),
    "dcma-11": ("at most", 0.05),
    "dcma-12": ("at least", 0.95),
    "dcma-13": ("at least", 0.95),
    "dcma-14": ("at least", 0.95),
}


def test_H1_the_table_has_all_fourteen_points_with_their_published_thresholds() -> None:
    table = {rule.code: (rule.comparison.value, rule.threshold) for rule in CHECKS}
    assert {code: row for code, row in table.items() if code.startswith("dcma-")} == PUBLISHED
    assert len(table) == len(CHECKS)


@pytest.mark.parametrize("name", NAMES)
def test_H1_every_check_answers_in_the_tables_order(name: str, healths: dict[str, Health]) -> None:
    checks = healths[name].checks
    assert [each.code for each in checks] == [rule.code for rule in CHECKS]
    for each in checks:
        if each.value is None or each.threshold is None:
            assert each.passed is None
            assert each.reason
        else:
            above = (
                each.value >= each.threshold if each.comparison is Comparison.AT_LEAST else each.value <= each.threshold
            )
            assert each.passed is above
            assert each.reason is None
        assert each.message
        assert each.passed is not False or each.mend


def test_H1_the_document_is_plain_data(healths: dict[str, Health]) -> None:
    document = json.loads(json.dumps(healths["product-launch"].document(), allow_nan=False))
    first = document["checks"][0]
    assert {"code": "dcma-01", "name": "Missing logic", "threshold": 0.05, "passed": False}.items() <= first.items()
    assert first["subjects"] == ["tool-t1", "trial-recruit", "packaging"]
    assert set(document["trust"]) == {"grade", "points", "sentence", "improve"}


def test_H1_an_empty_plan_is_checked_too() -> None:
    found = health_of("")
    assert [each.code for each in found.failed] == ["baseline-missing"]
    with pytest.raises(KeyError):
        found.check("dcma-15")


def test_H1_a_schedule_that_was_made_is_used_as_it_is() -> None:
    plan = plan_of("tasks: [{id: a, estimate: 5d}]")
    assert check(plan, schedule(plan)).document() == check(plan).document()


def test_H13_a_plan_sets_its_own_thresholds() -> None:
    alone = "tasks: [{id: a, estimate: 5d}]"
    assert check_of("dcma-01", alone).passed is False
    found = check_of("dcma-01", alone, f"{HEAD}health: {{dcma-01: 1}}\n")
    assert (found.value, found.threshold, found.passed) == (1, 1, True)
    assert "`a`" in found.mend  # what is tolerated can still be mended


@pytest.mark.parametrize(
    ("entry", "code", "mend"),
    [
        ("dmca-01: 0.1", "unknown-check", "did you mean `dcma-01`?"),
        ("ambition: 0.1", "unknown-check", "ambition-target"),
        ("zzz: 0.1", "unknown-check", "dcma-01"),
        ("dcma-01: 10", "check-threshold", "0 to 1"),
        ("check-ins-old: -1", "check-threshold", "0 or more"),
    ],
)
def test_H13_thresholds_that_mean_nothing_are_problems(entry: str, code: str, mend: str) -> None:
    (found,) = problems(plan_of("", f"{HEAD}health: {{{entry}}}\n"))
    assert (found.code, found.severity) == (code, Severity.WARNING)
    assert mend in found.mend


def test_H13_thresholds_in_their_range_are_no_problem() -> None:
    assert problems(plan_of("", f"{HEAD}health: {{dcma-01: 0.1, check-ins-old: 60, dcma-13: 1.1}}\n")) == ()


# What the comments at the head of each example say is wrong in it, by the check that names it.
FLAWS = [
    ("product-launch", "ambition-target", "launch-day"),
    ("product-launch", "ambition-commitment", "launch-day"),
    ("product-launch", "alignment-objective", "repairable"),
    ("product-launch", "alignment-owner", "installers"),
    ("product-launch", "alignment-milestone", "trade-evening"),
    ("product-launch", "no-basis", "reference-account"),
    ("product-launch", "dcma-08", "field-trial"),
    ("product-launch", "dcma-02", "mass-production"),
    ("product-launch", "dcma-05", "embargo"),
    ("product-launch", "check-ins-old", "sell-through"),
    ("product-launch", "alignment-owner", "mild-winter"),
    ("hospital-records", "ambition-commitment", "go-live"),
    ("hospital-records", "no-basis", "icb-approval"),
    ("hospital-records", "dcma-05", "pas-licence"),
    ("hospital-records", "alignment-due", "benefits-review"),
    ("hospital-records", "dcma-08", "case-note-backfile"),
    ("hospital-records", "alignment-owner", "portal"),
    ("hospital-records", "alignment-milestone", "kiosks"),
    ("company-year", "alignment-objective", "people-stay"),
    ("company-year", "alignment-milestone", "pay-bands"),
    ("company-year", "ambition-commitment", "region-live"),
    ("company-year", "alignment-due", "type-two"),
    ("company-year", "no-basis", "partner-certified"),
    ("company-year", "no-basis", "user-conference"),
    ("company-year", "check-ins-old", "crew-churn"),
    ("company-year", "alignment-owner", "books"),
    ("company-year", "dcma-08", "sync-engine"),
    ("company-year", "dcma-05", "price-switch"),
]


@pytest.mark.parametrize(("name", "code", "subject"), FLAWS)
def test_H1_the_examples_flaws_come_to_light(name: str, code: str, subject: str, healths: dict[str, Health]) -> None:
    assert subject in healths[name].check(code).subjects


@pytest.mark.parametrize(
    ("name", "code", "count"),
    [("company-year", "check-ins-old", 3), ("company-year", "dcma-02", 2), ("company-year", "no-basis", 2)],
)
def test_H1_the_examples_flaws_are_as_many_as_their_comments_say(
    name: str, code: str, count: int, healths: dict[str, Health]
) -> None:
    assert len(healths[name].check(code).subjects) == count


@pytest.mark.parametrize("name", ["hospital-records", "company-year"])
def test_H10_most_of_what_was_baselined_finished_late(name: str, healths: dict[str, Health]) -> None:
    missed = healths[name].check("dcma-11")
    assert missed.value is not None
    assert missed.value > 0.5
