"""Random commands on a plan, most of which are accepted, and the logs that they make."""

from hypothesis import strategies as st

from milepost.model.entity import Kind
from milepost.model.log.apply import apply
from milepost.model.log.command import TOP, Add, Command, Move, PassTime, Remove, Rename, SetFields
from milepost.model.log.fold import LogState, advance
from milepost.model.log.outcome import Applied
from milepost.model.log.revision import Revision
from milepost.model.log.value import Json
from milepost.model.moment import Moment
from milepost.model.plan import COLLECTIONS, Plan
from tests.model.log.plans import atlas
from tests.model.log.stale import revision

DATES = st.sampled_from(["2026-12-01", "2027-01-29", "2027-03-01T09:00"])
DURATIONS = st.sampled_from(["1d", "3d", "4h", "2ed"])
TEXTS = st.sampled_from(["One", "Two", "Drei Bären", 'a "quote"'])
EVERY_KIND = frozenset(COLLECTIONS)
NEW_IDS = st.sampled_from(["n1", "n2", "n3", "api", "beta"])


def _ids(plan: Plan, *kinds: Kind) -> st.SearchStrategy[Json]:
    found = [entity_id for kind in kinds for entity_id in plan.entities.get(kind, {})]
    return st.sampled_from(found) if found else st.just("nobody")


def _some(plan: Plan, *kinds: Kind) -> st.SearchStrategy[Json]:
    return st.lists(_ids(plan, *kinds), max_size=3, unique=True)


def _links(plan: Plan) -> st.SearchStrategy[Json]:
    target = _ids(plan, Kind.TASK, Kind.MILESTONE)
    record = st.fixed_dictionaries({"id": target, "type": st.sampled_from(["SS", "FF"]), "lag": DURATIONS})
    return st.lists(st.one_of(target, record), max_size=3, unique_by=str)


def values(plan: Plan, kind: Kind) -> dict[str, st.SearchStrategy[Json]]:
    """Fields of a kind that people change, with values for them."""
    person = _ids(plan, Kind.PERSON)
    goals = _some(plan, Kind.OBJECTIVE, Kind.KEY_RESULT)
    activity: dict[str, st.SearchStrategy[Json]] = {
        "estimate": DURATIONS,
        "after": _links(plan),
        "owner": person,
        "sign_off": _some(plan, Kind.PERSON),
        "deadline": DATES,
        "initiative": _ids(plan, Kind.INITIATIVE),
    }
    parts: dict[str, st.SearchStrategy[Json]] = {"date": st.sampled_from(["2026-10-01", "2026-10-30"])}
    check_in: st.SearchStrategy[Json] = st.fixed_dictionaries({**parts, "value": st.integers(0, 9)})
    own: dict[Kind, dict[str, st.SearchStrategy[Json]]] = {
        Kind.SETTINGS: {
            "plan": TEXTS,
            "status_date": st.sampled_from(["auto", "2026-11-09"]),
            "schedule": st.fixed_dictionaries({"critical_within": DURATIONS}),
        },
        Kind.CALENDAR: {
            "hours_per_day": st.sampled_from(["7h", "8h"]),
            "holidays": st.lists(DATES, max_size=2, unique=True),
        },
        Kind.PERSON: {"email": st.sampled_from(["a@example.org", "b@example.org"])},
        Kind.OBJECTIVE: {"due": DATES, "owner": person, "parent": _ids(plan, Kind.OBJECTIVE)},
        Kind.KEY_RESULT: {"target": st.integers(41, 60), "check_ins": st.lists(check_in, max_size=2, unique_by=str)},
        Kind.INITIATIVE: {"supports": goals, "owner": person},
        Kind.MILESTONE: {**activity, "supports": goals, "target": DATES},
        Kind.TASK: {**activity, "milestone": _ids(plan, Kind.MILESTONE), "priority": st.integers(1, 9)},
        Kind.RISK: {"hits": _some(plan, Kind.TASK, Kind.MILESTONE), "probability": st.sampled_from(["10%", 0.5])},
        Kind.RESOURCE: {"capacity": st.sampled_from([1, 2.5])},
        Kind.STAKEHOLDER: {
            "follows": _some(plan, Kind.MILESTONE, Kind.OBJECTIVE),
            "power": st.sampled_from(["low", "high"]),
        },
    }
    shared: dict[str, st.SearchStrategy[Json]] = {
        "notes": TEXTS,
        "tags": st.lists(st.sampled_from(["a", "b", "c"]), max_size=3, unique=True),
    }
    return {**own.get(kind, {}), **shared, **({} if kind is Kind.SETTINGS else {"name": TEXTS})}


def needed(plan: Plan, kind: Kind) -> dict[str, st.SearchStrategy[Json]]:
    """Fields without which an entity of the kind cannot be."""
    own: dict[Kind, dict[str, st.SearchStrategy[Json]]] = {
        Kind.KEY_RESULT: {"target": st.just(10), "objective": _ids(plan, Kind.OBJECTIVE)},
        Kind.PHASE: {"start": st.just("2026-11-02"), "finish": st.just("2027-01-01")},
        Kind.CALENDAR: {"parent": st.just("standard")},
        Kind.CORRELATION: {"activities": st.just([]), "coefficient": st.just(0.3)},
        Kind.RISK: {"probability": st.just("20%"), "effect": st.just({"times": 1.5})},
        Kind.BASELINE: {"activities": st.just({})},
    }
    return own.get(kind, {})


@st.composite
def commands(draw: st.DrawFn, plan: Plan, renaming: bool, focus: frozenset[Kind] = EVERY_KIND) -> Command:
    """A command on something that the plan has, or that it would have."""
    types: list[type[Command]] = [Add, SetFields, SetFields, SetFields, Remove, Move, PassTime]
    chosen = draw(st.sampled_from([*types, Rename] if renaming else types))
    kinds = [kind for kind in COLLECTIONS if plan.entities.get(kind)]
    busy = [kind for kind in kinds if kind in focus] or kinds
    kind = draw(st.sampled_from(busy))
    if chosen is Add:
        return draw(_additions(plan, kind))
    if chosen is PassTime:
        return PassTime(to=Moment.parse(draw(st.sampled_from(["2026-11-03", "2026-11-09"]))))
    entity_id = draw(st.sampled_from(list(plan.entities[kind])))
    if chosen is SetFields:
        if draw(st.integers(0, 9)) == 0:
            kind, entity_id = Kind.SETTINGS, "plan"
        return SetFields(kind=kind, id=entity_id, fields=draw(_changes(plan, kind)))
    if chosen is Remove:
        return Remove(kind=kind, id=entity_id, cascade=draw(st.booleans()))
    if chosen is Rename:
        return Rename(kind=kind, id=entity_id, to=draw(NEW_IDS))
    return draw(_moves(plan, kind, entity_id))


@st.composite
def _additions(draw: st.DrawFn, plan: Plan, kind: Kind) -> Add:
    more = draw(st.fixed_dictionaries({}, optional=values(plan, kind)))
    fields = {**more, **draw(st.fixed_dictionaries(needed(plan, kind)))}
    beside = draw(st.none() | st.sampled_from(list(plan.entities[kind])))
    first = draw(st.booleans())
    return Add(
        kind=kind, id=draw(NEW_IDS), fields=fields, before=beside if first else None, after=None if first else beside
    )


@st.composite
def _changes(draw: st.DrawFn, plan: Plan, kind: Kind) -> dict[str, Json]:
    known = values(plan, kind)
    names = draw(st.lists(st.sampled_from(sorted(known)), min_size=1, max_size=2, unique=True))
    kept = ("plan", "target", "probability")
    return {name: draw(known[name] if name in kept else st.none() | known[name]) for name in names}


@st.composite
def _moves(draw: st.DrawFn, plan: Plan, kind: Kind, entity_id: str) -> Move:
    parents = [*plan.milestones, *plan.initiatives, *plan.objectives, TOP, None]
    under = draw(st.none() | st.sampled_from(parents))
    beside = draw(st.sampled_from([None, *(other for other in plan.entities[kind] if other != entity_id)]))
    first = draw(st.booleans())
    return Move(kind=kind, id=entity_id, under=under, before=beside if first else None, after=None if first else beside)


@st.composite
def revisions(
    draw: st.DrawFn,
    start: LogState,
    most: int = 6,
    renaming: bool = True,
    least: int = 1,
    focus: frozenset[Kind] = EVERY_KIND,
) -> list[Revision]:
    """Revisions of one accepted command each on top of a state."""
    log: list[Revision] = []
    state = start
    for _ in range(draw(st.integers(least, most))):
        command = draw(commands(state.plan, renaming, focus))
        applied = apply(state.plan, command, state.retired)
        if isinstance(applied, Applied):
            log.append(revision(state.number + 1, applied.effects, commands=(command,)))
            state = advance(state, applied.effects)
    return log


def start() -> LogState:
    """A log that begins with the plan of the tests, as its snapshot."""
    return LogState(atlas())
