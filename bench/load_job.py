"""What the load is to do, and what came of it: what goes to the generator's process, and comes from it, as JSON."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import httpx

from bench.load_figures import Figure
from bench.plans import programme

PATIENCE = 60.0
"""Seconds within which all that is to come has come; what has not by then is lost."""


@dataclass(frozen=True, slots=True)
class Size:
    """How much load: seconds, requests a second, streams, activities of the plan."""

    seconds: float = 30
    rate: float = 50
    streams: int = 200
    activities: int = 2_000
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Job:
    """What to do to which plan of which server. Each token is of another account; all of them may change the plan."""

    url: str
    plan: str
    tokens: list[str]
    tasks: list[str]
    milestones: list[str]
    seconds: float
    rate: float
    streams: int
    seed: int


@dataclass(frozen=True, slots=True)
class Report:
    """What came of it: times in seconds, by name; how often what happened; and all that was wrong or lost.

    `processor` is the generator's own use of it, in seconds.
    """

    figures: dict[str, Figure]
    counts: dict[str, int]
    faults: list[str]
    processor: float


def made_job(url: str, people: Sequence[tuple[str, str]], size: Size) -> Job:
    """A job on a new plan whose first forecast is there; `people` are e-mail addresses with tokens, its owner first."""
    document = programme(size.activities)
    tokens = [token for _, token in people]
    plan = made_plan(url, tokens[0], document)
    with client_of(url, tokens[0]) as owner:
        for email, _ in people[1:]:
            owner.put(f"/api/v1/plans/{plan}/grants/{email}", json={"role": "editor"})
    tasks, milestones = ([each["id"] for each in document[kind]] for kind in ("tasks", "milestones"))
    return Job(url, plan, tokens, tasks, milestones, size.seconds, size.rate, size.streams, size.seed)


def made_plan(url: str, token: str, document: dict[str, Any]) -> str:
    """The id of a new plan, once it has been forecast whole."""
    with client_of(url, token) as client:
        plan = str(client.post("/api/v1/plans", json={"document": document}).json()["id"])
        forecast = f"/api/v1/plans/{plan}/forecast?wait=false"
        _wait_for(lambda: client.get(forecast).json().get("complete"), "the first forecast")
    return plan


def client_of(url: str, token: str) -> httpx.Client:
    """A client with a token, which raises where an answer is an error."""
    headers = {"Authorization": f"Bearer {token}"}
    hooks: dict[str, Any] = {"response": [httpx.Response.raise_for_status]}
    return httpx.Client(base_url=url, headers=headers, timeout=PATIENCE, event_hooks=hooks, trust_env=False)


def _wait_for(happened: Callable[[], object], what: str) -> None:
    end = time.monotonic() + PATIENCE
    while not happened():
        if time.monotonic() > end:
            raise RuntimeError(f"{what} did not come within {PATIENCE:g} s")
        time.sleep(0.1)
