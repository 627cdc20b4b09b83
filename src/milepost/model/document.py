"""Plans from documents (plain data as YAML or JSON hold it) and back; every problem of shape is a value."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Any

from pydantic import BaseModel, ValidationError

from milepost.model.entity import Entity, Kind
from milepost.model.moment import Moment
from milepost.model.order import keys as order_keys
from milepost.model.plan import COLLECTIONS, ENTITY_CLASSES, Plan
from milepost.model.problem import Path, PlacedProblem, Problem, Severity
from milepost.model.settings import AUTO, Settings
from milepost.model.shape import inner_path, nearest_mend, problems_of
from milepost.model.time_zone import local_day, zone_of

Document = Mapping[str, Any]
_STAND_IN_DAY = "2000-01-01"


@dataclass
class Draft:
    """A plan being read: what could be read, what could not, and where each entity stands in the document.

    `unread` are the ids of entities of which nothing could be read; `blank` names the keys that could not be read
    of the others, by id (None for the plan's own): what is right in them is checked all the same.
    """

    entities: dict[Kind, dict[str, Entity]] = field(default_factory=dict)
    places: dict[str, Path] = field(default_factory=dict)
    problems: list[PlacedProblem] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)
    blank: dict[str | None, frozenset[str]] = field(default_factory=dict)

    def report(self, code: str, subject: str | None, path: Path, message: str, mend: str) -> None:
        """Note an error at a path of the document."""
        self.problems.append(PlacedProblem(Problem(code, Severity.ERROR, subject, None, message, mend), path))


def read_document(document: Document, now: datetime | None = None) -> tuple[Plan | None, Draft]:
    """Read a plan from a document; the plan holds what could be read, None where the settings could not.

    `now` is the present moment, with a time zone of its own: what `status_date: auto` is told by.
    """
    draft = Draft()
    top = {name: kind for kind, name in COLLECTIONS.items() if kind is not Kind.KEY_RESULT}
    settings = _read_settings({key: value for key, value in document.items() if key not in top}, now, draft)
    for name, kind in top.items():
        if name in document:
            _read_collection(kind, document[name], (name,), draft)
    for name in document.keys() - top.keys() - _keys(Settings).keys():
        draft.unread |= _ids_under(document[name])
    ordered = {kind: draft.entities[kind] for kind in COLLECTIONS if kind in draft.entities}
    return (Plan(settings, ordered) if settings is not None else None), draft


def write_document(plan: Plan, document_of: Callable[[Entity], dict[str, Any]] = Entity.document) -> dict[str, Any]:
    """The plan as a document: the settings' keys, then each collection in its order.

    `document_of` may give documents of entities that are kept; they are not changed here.
    """
    document: dict[str, Any] = plan.settings.document()
    for kind, name in COLLECTIONS.items():
        entities = plan.entities.get(kind, {})
        if not entities or kind is Kind.KEY_RESULT:
            continue
        if kind is Kind.CALENDAR:
            document[name] = {key: _without_id(document_of(entity)) for key, entity in entities.items()}
        else:
            document[name] = [document_of(entity) for entity in entities.values()]
    if "objectives" in document:
        document["objectives"] = _with_key_results(plan, document["objectives"], document_of)
    return document


def _with_key_results(
    plan: Plan, objectives: Sequence[dict[str, Any]], document_of: Callable[[Entity], dict[str, Any]]
) -> list[dict[str, Any]]:
    by_objective: dict[str, list[dict[str, Any]]] = {}
    for key_result in plan.key_results.values():
        by_objective.setdefault(key_result.objective, []).append(document_of(key_result))
    nested = ({"key_results": by_objective[each["id"]]} if each["id"] in by_objective else {} for each in objectives)
    return [{**each, **found} for each, found in zip(objectives, nested, strict=True)]


def _without_id(document: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in document.items() if key != "id"}


def _read_settings(data: dict[str, Any], now: datetime | None, draft: Draft) -> Settings | None:
    if "key_results" in data:
        draft.report(
            "unknown-key",
            None,
            ("key_results",),
            "`key_results` stands by itself",
            "put it under the objective it is of",
        )
    _refuse_unknown(Settings, data, (), None, draft, also=[*COLLECTIONS.values()])
    known = {key: value for key, value in data.items() if key in _keys(Settings)}
    if "plan" not in known:
        draft.report("missing-key", None, (), "the plan has no name", "begin the file with `plan: NAME`")
        known["plan"] = "?"
    if known.get("status_date") is None and known.get("start") is None:
        draft.report(
            "missing-key", None, (), "the plan has no status date", "add status_date: the day that counts as today"
        )
    if known.get("status_date") == AUTO:
        known |= {"auto": True, "status_date": _today(known.get("time_zone"), now, draft)}
    settings = _validated(Settings, known, (), None, draft)
    if settings is None:
        return None
    assert isinstance(settings, Settings)
    return _dated(settings, draft)


def _today(time_zone: object, now: datetime | None, draft: Draft) -> Moment | None:
    """The day that `auto` stands for; None where it cannot be told, which is a problem of the time zone or of ours."""
    if not isinstance(time_zone, str) or zone_of(time_zone) is None:
        return None
    if now is not None:
        return local_day(now, time_zone)
    message = "the status date is `auto`, and the program that reads the file did not say what time it is"
    mend = "read it with now=datetime.now(UTC), or write the date"
    draft.report("auto-without-clock", None, ("status_date",), message, mend)
    return None


def _dated(settings: Settings, draft: Draft) -> Settings:
    """Settings with some status date, where none could be read, so that everything else can still be checked."""
    if settings.status_date is not None or (settings.start is not None and not settings.auto):
        return settings
    draft.blank[None] = draft.blank.get(None, frozenset()) | {"status_date"}
    return settings.model_copy(update={"status_date": Moment.parse(_STAND_IN_DAY)})


def _ids_under(data: object) -> set[str]:
    """The ids in a collection under an unknown key: what names them is not wrong, the key is."""
    items = data if isinstance(data, Sequence) and not isinstance(data, str) else ()
    given = (item.get("id") for item in items if isinstance(item, Mapping))
    return {each for each in given if isinstance(each, str)} | (set(data) if isinstance(data, Mapping) else set())


def _read_collection(kind: Kind, data: object, path: Path, draft: Draft, **given: str) -> None:
    found = draft.entities.setdefault(kind, {})
    items = list(_items(kind, data, path, draft))
    for (place, item), order in zip(items, order_keys(len(items)), strict=True):
        entity_id = _id_of(kind, item, place, draft)
        if entity_id is None:
            continue
        nested = item.get("key_results") if kind is Kind.OBJECTIVE else None
        entity_class = ENTITY_CLASSES[kind]
        _refuse_unknown(
            entity_class, item, place, entity_id, draft, also=["key_results"] if kind is Kind.OBJECTIVE else []
        )
        known = {key: value for key, value in item.items() if key in _keys(entity_class)}
        entity = _validated(entity_class, {**known, **given, "id": entity_id, "order": order}, place, entity_id, draft)
        if entity is None:
            draft.unread.add(entity_id)
        else:
            found[entity_id] = entity
        if nested is not None:
            _read_collection(Kind.KEY_RESULT, nested, (*place, "key_results"), draft, objective=entity_id)


def _items(kind: Kind, data: object, path: Path, draft: Draft) -> Iterator[tuple[Path, dict[str, Any]]]:
    if kind is Kind.CALENDAR:
        if not isinstance(data, Mapping):
            draft.report(
                "wrong-type", None, path, "`calendars` is not a mapping", "write calendars: {office: {week: ...}}"
            )
            return
        pairs: list[tuple[str | int, object]] = [
            (key, {"id": key, **value} if isinstance(value, Mapping) else value) for key, value in data.items()
        ]
    elif isinstance(data, Sequence) and not isinstance(data, str):
        pairs = list(enumerate(data))
    else:
        draft.report(
            "wrong-type",
            None,
            path,
            f"`{path[-1]}` is not a list",
            f"write each {kind.replace('_', ' ')} as an item: - id: ...",
        )
        return
    for key, item in pairs:
        if isinstance(item, Mapping):
            yield (*path, key), dict(item)
        else:
            message = f"item {key!r} of `{path[-1]}` is not a mapping"
            draft.report(
                "wrong-type", None, (*path, key), message, "write keys and values, such as {id: api, estimate: 5d}"
            )


def _id_of(kind: Kind, item: Mapping[str, Any], place: Path, draft: Draft) -> str | None:
    given = item.get("id")
    if given is None and isinstance(item.get("name"), str):
        given = _fresh(slug(item["name"]), draft.places)
    if not isinstance(given, str) or not given:
        label = kind.replace("_", " ")
        message = (
            f"a {label} has neither id nor name" if given is None else f"the id {given!r} of a {label} is not text"
        )
        draft.report("missing-id", None, place, message, "give it an id: short, stable and unique in the plan")
        return None
    if given in draft.places:
        draft.report(
            "duplicate-id",
            given,
            (*place, "id"),
            f"the id {given} is used twice: in {_at(draft.places[given])} and in {_at(place)}",
            "ids are unique over the whole plan: rename one of them",
        )
        return None
    draft.places[given] = place
    return given


def _at(path: Path) -> str:
    return f"{path[0]}[{path[1] + 1}]" if isinstance(path[1], int) else f"{path[0]}.{path[1]}"


def slug(name: str) -> str:
    """An id made from a name: lower case, hyphens, plain letters."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40] or "item"


def _fresh(wanted: str, taken: Mapping[str, object]) -> str:
    if wanted not in taken:
        return wanted
    return next(name for number in range(2, len(taken) + 3) if (name := f"{wanted}-{number}") not in taken)


@cache
def _keys(entity_class: type[BaseModel]) -> dict[str, str]:
    internal = entity_class.internal if issubclass(entity_class, Entity) else frozenset()
    return {info.alias or name: name for name, info in entity_class.model_fields.items() if name not in internal}


def _refuse_unknown(
    entity_class: type[Entity], data: Mapping[str, Any], path: Path, subject: str | None, draft: Draft, also: list[str]
) -> None:
    known = [*_keys(entity_class), *also]
    for key in data:
        if key not in known:
            draft.report("unknown-key", subject, (*path, key), f"unknown key `{key}`", nearest_mend(key, known))


def _validated(
    entity_class: type[Entity], data: dict[str, Any], path: Path, subject: str | None, draft: Draft
) -> Entity | None:
    """The entity, as far as it can be read: without the keys at fault, so that the others are checked at once."""
    try:
        return entity_class.model_validate(data)
    except ValidationError as error:
        draft.problems += problems_of(error, entity_class, path, subject)
        return _salvaged(entity_class, data, error, subject, draft)


def _salvaged(
    entity_class: type[Entity], data: dict[str, Any], error: ValidationError, subject: str | None, draft: Draft
) -> Entity | None:
    blank: set[str] = set()
    for without in (_without_innermost, _without_outermost):
        faults = [inner_path(detail, entity_class) for detail in error.errors(include_url=False)]
        if () in faults:
            return None
        blank |= {str(fault[0]) for fault in faults}
        for fault in faults:
            data = without(data, fault)
        try:
            entity = entity_class.model_validate(data)
        except ValidationError as again:
            error = again
        else:
            draft.blank[subject] = frozenset(blank)
            return entity
    return None


def _without_innermost(data: dict[str, Any], fault: Path) -> dict[str, Any]:
    """The document without the one key at fault; the places of everything else stay as they are."""
    try:
        cut = _cut(data, fault)
    except LookupError:
        return data
    assert isinstance(cut, dict)
    return cut


def _without_outermost(data: dict[str, Any], fault: Path) -> dict[str, Any]:
    return {key: value for key, value in data.items() if key != fault[0]}


def _cut(value: object, fault: Path) -> object:
    key, rest = fault[0], fault[1:]
    if isinstance(value, Mapping) and key in value:
        if rest:
            return {**value, key: _cut(value[key], rest)}
        return {name: below for name, below in value.items() if name != key}
    if isinstance(value, list) and isinstance(key, int) and rest:
        return [*value[:key], _cut(value[key], rest), *value[key + 1 :]]
    raise LookupError(key)
