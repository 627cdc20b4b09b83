"""What a reader who asks to follow plans is given: from where, and what is said of the plans that are not followed."""

from collections.abc import Iterable

from milepost.server.access.gateway import Gateway
from milepost.server.access.reader import Reader
from milepost.server.live.event import closed_event, reload_event
from milepost.server.live.limits import LIMITS
from milepost.server.live.outbox import Parting
from milepost.server.live.permission import Credential
from milepost.server.live.positions import read_wanted
from milepost.server.live.presence import Person
from milepost.server.live.stream import Subscription
from milepost.server.refusals import NotFound


def subscribe(reader: Reader, session: str | None, plans: Iterable[str], last_event_id: str) -> Subscription:
    """A subscription to plans as `read_wanted` takes them; `session` is the key by which a browser is signed in.

    Raises `SignInNeeded`, `BadRequest`, or `NotFound` where the reader may see none of the plans; beside others,
    a plan that went away meanwhile does not keep the reader from them.
    """
    account = reader.known
    wanted = read_wanted(plans, last_event_id)
    numbers = dict(Gateway(reader).plans().filter(pk__in=wanted).values_list("pk", "number"))
    if not numbers:
        raise NotFound("plan", next(iter(wanted)))
    positions: dict[str, int] = {}
    partings: list[Parting] = []
    for plan_id, number in wanted.items():
        last = numbers.get(plan_id)
        refusal = closed_event(plan_id, "not-found") if last is None else _too_far(plan_id, number, last)
        if refusal is not None:
            partings.append(Parting(plan_id, refusal))
        elif last is not None:
            positions[plan_id] = last if number is None else number
    credential = Credential(account.pk, reader.token, None if reader.token else session)
    return Subscription(credential, Person(str(account.pk), account.title), positions, tuple(partings))


def _too_far(plan_id: str, number: int | None, last: int) -> bytes | None:
    """What is said to a reader who is further from the end than is replayed, or beyond it."""
    if number is None or 0 <= last - number <= LIMITS.replay:
        return None
    return reload_event(plan_id, last, "too-far-behind" if number < last else "beyond-the-end")
