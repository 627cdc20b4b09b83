"""What is asked and when: drawn beforehand, so that no answer that is late keeps the next request back."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from random import Random
from typing import Any

WRITES = 0.2
STALE = 0.2
"""The share of writes that start from an older revision than the writer could know."""
STALEST = 20
"""Revisions by which such a write is behind, at most."""
READS: Mapping[str, int] = {
    "plan": 10,
    "plan, unless unchanged": 20,
    "forecast": 10,
    "forecast, unless unchanged": 15,
    "schedule": 10,
    "revisions": 15,
    "one revision": 10,
    "plans": 10,
}
"""What a web page reads of a plan, with how often."""
CHANGES: Mapping[str, int] = {"estimate": 3, "target": 1, "name": 1}


@dataclass(frozen=True, slots=True)
class Asked:
    """One request: seconds after the begin, what, by which of the accounts; `draw` in [0, 1) is what else is random."""

    at: float
    what: str
    account: int
    draw: float
    number: int

    @property
    def is_write(self) -> bool:
        """Whether it appends a revision."""
        return self.what == "write"


def mixed(seconds: float, rate: float, accounts: int, seed: int) -> Iterator[Asked]:
    """Requests that come at random, on average `rate` a second; whatever becomes of those before them."""
    random = Random(seed)
    number, at = 0, random.expovariate(rate)
    while at < seconds:
        what = "write" if random.random() < WRITES else random.choices(list(READS), list(READS.values()))[0]
        yield Asked(at, what, random.randrange(accounts), random.random(), number)
        number, at = number + 1, at + random.expovariate(rate)


def read_path(asked: Asked, plan: str, last: int) -> str:
    """The path of a read."""
    match asked.what.partition(",")[0]:
        case "plans":
            return "/api/v1/plans"
        case "plan":
            return f"/api/v1/plans/{plan}"
        case "forecast":
            return f"/api/v1/plans/{plan}/forecast?wait=false&quantiles=true"
        case "one revision":
            return f"/api/v1/plans/{plan}/revisions/{1 + int(asked.draw * last)}"
        case other:
            return f"/api/v1/plans/{plan}/{other}"


def message_of(asked: Asked) -> str:
    """Why a write was made: what tells it from all others."""
    return f"load {asked.number}"


def revision_body(asked: Asked, known: int, tasks: list[str], milestones: list[str]) -> bytes:
    """A revision that changes one field of a random entity, by somebody who has seen the plan at `known` or before."""
    random = Random(asked.draw)
    behind = random.randint(1, STALEST) if random.random() < STALE else 0
    body = {
        "base": max(1, known - behind),
        "message": message_of(asked),
        "changes": [_change(random, tasks, milestones)],
    }
    return json.dumps(body).encode()


def _change(random: Random, tasks: list[str], milestones: list[str]) -> dict[str, Any]:
    match random.choices(list(CHANGES), list(CHANGES.values()))[0]:
        case "estimate":
            low = random.randint(1, 9)
            likely = low + random.randint(1, 9)
            fields: dict[str, Any] = {
                "low": f"{low}d",
                "likely": f"{likely}d",
                "high": f"{likely + random.randint(1, 20)}d",
            }
            return _set("task", random.choice(tasks), {"estimate": fields})
        case "target":
            day = f"2028-{random.randint(1, 12):02}-{random.randint(1, 28):02}"
            return _set("milestone", random.choice(milestones), {"target": day})
        case _:
            return _set("task", random.choice(tasks), {"name": f"Renamed {random.getrandbits(32)}"})


def _set(kind: str, id: str, fields: dict[str, Any]) -> dict[str, Any]:
    return {"op": "set", "kind": kind, "id": id, "fields": fields}
