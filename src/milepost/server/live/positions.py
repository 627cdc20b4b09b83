"""Where a reader of several plans is: `A:13,B:40`, the id of an event and the answer to a reconnect."""

import re
from collections.abc import Iterable, Mapping

from milepost.server.live.limits import MOST_PLANS
from milepost.server.refusals import BadRequest

_ID = r"[^:,\s]{1,80}"
_WANTED = re.compile(rf"({_ID})(?::([0-9]{{1,10}}))?")
_REACHED = re.compile(rf"({_ID}):([0-9]{{1,10}})")


def write_positions(positions: Mapping[str, int]) -> str:
    """The positions as one word."""
    return ",".join(f"{plan_id}:{number}" for plan_id, number in positions.items())


def read_wanted(values: Iterable[str], last_event_id: str) -> dict[str, int | None]:
    """The plans of `plan=ID:NUMBER` in their order, each with the revision that the reader has, None for the last one.

    What the header Last-Event-ID says goes before the query, which a browser repeats as it was at first. Raises
    `BadRequest`.
    """
    wanted: dict[str, int | None] = {}
    for value in values:
        plan_id, number = _read_one(value)
        if plan_id in wanted:
            raise BadRequest(f"the plan {plan_id!r} is asked for twice", "Name each plan once.")
        wanted[plan_id] = number
    if not 0 < len(wanted) <= MOST_PLANS:
        raise BadRequest(
            f"a stream carries 1 to {MOST_PLANS} plans, and {len(wanted)} were asked for",
            "Name each plan by `plan=ID:NUMBER`, where NUMBER is the last revision that you have.",
        )
    reached = _read_reached(last_event_id)
    return {plan_id: reached.get(plan_id, number) for plan_id, number in wanted.items()}


def _read_one(value: str) -> tuple[str, int | None]:
    found = _WANTED.fullmatch(value)
    if found is None:
        raise BadRequest(
            f"`plan` is to be a plan's id, or its id and a revision number such as ID:12; {value[:100]!r} is neither",
            "Write `plan=ID:NUMBER`, where NUMBER is the last revision that you have.",
        )
    return found[1], None if found[2] is None else int(found[2])


def _read_reached(last_event_id: str) -> dict[str, int]:
    parts = [part for part in last_event_id.strip().split(",") if part]
    found = [_REACHED.fullmatch(part) for part in parts]
    if None in found or len(parts) > MOST_PLANS:
        raise BadRequest(
            f"Last-Event-ID is to be the id of an event, such as ID:13,OTHER:40, not {last_event_id[:100]!r}",
            "Send the id of the last event as it came, or leave the header out.",
        )
    return {match[1]: int(match[2]) for match in found if match is not None}
