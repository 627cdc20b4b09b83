"""Small plans in the plan language, and their health. The second of November 2026 is a Monday."""

from milepost.exchange.read import read_text
from milepost.health.check import check
from milepost.health.result import Check, Health
from milepost.model.plan import Plan

HEAD = """
plan: Small
status_date: 2026-11-02
calendar: office
calendars: {office: {week: {mon-fri: ["09:00-17:00"]}}}
forecast: {shared_spread: none}
"""


def plan_of(text: str, head: str = HEAD) -> Plan:
    """The plan of a text under the usual head; the text has no errors."""
    reading = read_text(head + text)
    assert reading.plan is not None, reading.problems
    return reading.plan


def health_of(text: str, head: str = HEAD) -> Health:
    return check(plan_of(text, head))


def check_of(code: str, text: str, head: str = HEAD) -> Check:
    return health_of(text, head).check(code)


def assert_not_run(found: Check, why: str) -> None:
    assert found.value is None
    assert found.passed is None
    assert found.reason is not None
    assert why in found.reason
