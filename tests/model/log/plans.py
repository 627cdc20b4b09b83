"""The plan that the tests of the log change: one entity of every kind at least, each pointing to others."""

from milepost.model.document import read_document
from milepost.model.log.value import Json
from milepost.model.plan import Plan

DOCUMENT: dict[str, Json] = {
    "plan": "Atlas",
    "status_date": "2026-11-02",
    "time_zone": "Europe/Berlin",
    "calendar": "office",
    "schedule": {"lag_calendar": "site", "critical_within": "1d"},
    "fields": {"grade": 3},
    "custom_fields": [{"id": "grade", "type": "number"}],
    "calendars": {
        "office": {"week": {"mon-fri": ["09:00-12:00", "13:00-18:00"]}, "holidays": ["2026-12-25"]},
        "site": {"parent": "office", "exceptions": [{"from": "2026-12-28", "to": "2026-12-31", "hours": []}]},
    },
    "phases": [{"id": "deliver", "name": "Deliver", "start": "2026-11-02", "finish": "2027-06-30"}],
    "people": [{"id": "lead", "name": "Lead"}, {"id": "sponsor", "name": "Sponsor"}],
    "objectives": [
        {"id": "grow", "name": "Grow"},
        {
            "id": "win",
            "name": "Win the mid-market",
            "parent": "grow",
            "due": "2027-06-30",
            "key_results": [
                {
                    "id": "teams",
                    "name": "Paying teams",
                    "target": 40,
                    "owner": "lead",
                    "check_ins": [{"date": "2026-10-30", "value": 9, "by": "lead"}],
                },
                {"id": "churn", "name": "Churn", "start": 9, "target": 3},
            ],
        },
    ],
    "initiatives": [
        {"id": "atlas", "name": "Atlas", "supports": ["win"], "owner": "lead"},
        {"id": "mobile", "name": "Mobile", "parent": "atlas"},
    ],
    "milestones": [
        {
            "id": "beta",
            "name": "Public beta",
            "initiative": "atlas",
            "phase": "deliver",
            "supports": [{"to": "teams", "effect": {"low": 4, "likely": 9, "high": 15}}],
            "target": "2027-01-15",
            "commitment": {"date": "2027-02-26", "confidence": "80%"},
            "after": ["api", {"id": "ui", "lag": "2d", "lag_calendar": "site"}],
            "sign_off": ["sponsor"],
        },
        {"id": "launch", "name": "Launch", "initiative": "mobile", "after": ["beta"]},
    ],
    "tasks": [
        {"id": "spec", "name": "Specification", "milestone": "beta", "estimate": "5d", "tags": ["legal"]},
        {
            "id": "api",
            "name": "API",
            "milestone": "beta",
            "owner": "lead",
            "estimate": {"low": "10d", "likely": "15d", "high": "30d"},
            "after": ["spec"],
            "resources": [{"id": "backend", "units": 2}],
            "fields": {"grade": 2},
        },
        {"id": "ui", "name": "UI", "estimate": "8d", "after": [{"id": "spec", "type": "SS", "lag": "3d"}]},
        {"id": "docs", "name": "Manual", "initiative": "mobile", "estimate": "4d", "calendar": "site"},
    ],
    "correlation": [{"id": "team-effect", "activities": ["api", "ui"], "coefficient": 0.5}],
    "risks": [{"id": "late", "name": "Vendor late", "probability": "30%", "effect": {"add": "5d"}, "hits": ["api"]}],
    "resources": [{"id": "backend", "capacity": 3, "calendar": "site", "person": "lead"}],
    "baselines": [{"id": "b0", "name": "Approved", "activities": {"api": {"finish": "2026-12-18"}}}],
    "stakeholders": [{"id": "board", "person": "sponsor", "follows": ["beta", "win"]}],
}


def read(document: dict[str, Json]) -> Plan:
    """The plan of a document that has nothing wrong with its shape."""
    plan, draft = read_document(document)
    assert plan is not None
    assert draft.problems == []
    return plan


def atlas() -> Plan:
    """The plan of `DOCUMENT`."""
    return read(DOCUMENT)
