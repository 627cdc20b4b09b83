"""A map that is full: milestones of initiatives over years, with their hills, their wishes and their links."""

from datetime import date, timedelta
from random import Random
from typing import Any

from bench.week import OFFICE, START

LANES = 20
PACE = 84
"""Days from one milestone of an initiative to the next."""
_STAGES = (
    "Problem understood",
    "Budget released",
    "Team complete",
    "Concept chosen",
    "Contract signed",
    "Prototype shown",
    "Pilot running",
    "Pilot judged",
    "Security accepted",
    "First region live",
    "All regions live",
    "Old system off",
    "Savings confirmed",
)
_SUBJECTS = ("Billing", "Field service", "Warehouse", "Customer portal", "Data platform")
_PHASES = (
    ("Foundations", "2026-11-02", "2028-06-30"),
    ("Roll-out", "2028-07-01", "2030-06-30"),
    ("Harvest", "2030-07-01", "2032-12-31"),
)


def portfolio(milestones: int, seed: int = 1) -> dict[str, Any]:
    """The document of a plan with that many milestones in 20 initiatives; it depends on the arguments alone.

    Two tasks lead to each milestone, from the one before it in its initiative and not before their season; every third
    waits for a milestone of another initiative too. From afar only signs have room; a window on a year has it for hills
    and names.
    """
    random = Random(seed)
    document: dict[str, Any] = {
        "plan": f"A portfolio of {milestones:,} milestones",
        "status_date": START.date().isoformat(),
        "calendar": OFFICE.name,
        "calendars": {OFFICE.name: OFFICE.document()},
        "phases": [
            {"id": f"f{number}", "name": name, "start": start, "finish": finish}
            for number, (name, start, finish) in enumerate(_PHASES)
        ],
        "initiatives": [{"id": f"i{lane}", "name": _name(lane)} for lane in range(LANES)],
        "milestones": [],
        "tasks": [],
    }
    for lane in range(LANES):
        begin = START.date() + timedelta(days=random.randrange(PACE))
        for stage in range(milestones // LANES + (lane < milestones % LANES)):
            _add_stage(document, lane, stage, begin + timedelta(days=stage * PACE), random)
    return document


def _name(lane: int) -> str:
    return f"{_SUBJECTS[lane % len(_SUBJECTS)]} {lane // len(_SUBJECTS) + 1}"


def _add_stage(document: dict[str, Any], lane: int, stage: int, begin: date, random: Random) -> None:
    """A milestone and the two tasks that lead to it."""
    id = f"i{lane}-{stage}"
    before = [f"i{lane}-{stage - 1}"] if stage else []
    if lane and stage and (lane + stage) % 3 == 0:
        before.append(f"i{random.randrange(lane)}-{stage - 1}")
    likely = random.randint(6, 12)
    estimate = {"low": f"{likely - random.randint(1, 3)}d", "likely": f"{likely}d", "high": f"{likely * 2}d"}
    task = {"milestone": id, "estimate": estimate, "constraint": {"start_no_earlier": begin.isoformat()}}
    document["tasks"] += [
        {"id": f"{id}-a", "name": "Prepare", **task, **({"after": before} if before else {})},
        {"id": f"{id}-b", "name": "Decide", **task, "after": [f"{id}-a"]},
    ]
    target = begin + timedelta(days=random.randint(24, 40))
    document["milestones"].append(
        {
            "id": id,
            "name": f"{_STAGES[stage % len(_STAGES)]}: {_name(lane)}",
            "initiative": f"i{lane}",
            "target": target.isoformat(),
            "commitment": {"date": (target + timedelta(days=21)).isoformat(), "confidence": "80%"},
        }
    )
