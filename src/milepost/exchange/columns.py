"""What the columns of a table are: by their heads, else by what stands in them."""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from milepost.exchange.said_date import Speech, said_date
from milepost.exchange.said_estimate import said_estimate
from milepost.exchange.table import Row


class ColumnRole(StrEnum):
    """What a column holds."""

    NAME = "name"
    KIND = "kind"
    MILESTONE = "milestone"
    INITIATIVE = "initiative"
    ESTIMATE = "estimate"
    LOW = "low"
    LIKELY = "likely"
    HIGH = "high"
    START = "start"
    FINISH = "finish"
    PROMISED = "promised"
    AFTER = "after"
    OWNER = "owner"
    ID = "id"
    NOTES = "notes"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, what it holds, the unit of its bare numbers, and the first thing in it."""

    head: str
    role: ColumnRole
    unit: str
    example: str


_HEADS: Mapping[ColumnRole, str] = {
    ColumnRole.NAME: "name task taskname title summary activity item deliverable description what todo step "
    "workitem workpackage vorgang vorgangsname aufgabe arbeitspaket titel bezeichnung nom tache nombre tarea",
    ColumnRole.KIND: "kind type art typ",
    ColumnRole.MILESTONE: "milestone milestones gate meilenstein jalon hito",
    ColumnRole.INITIATIVE: "initiative project epic workstream stream lane theme program programme track "
    "projekt projet",
    ColumnRole.ESTIMATE: "estimate duration effort days weeks work length size remaining dauer aufwand duree",
    ColumnRole.LOW: "low min minimum best optimistic bestcase lowestimate",
    ColumnRole.LIKELY: "likely mostlikely expected realistic mode",
    ColumnRole.HIGH: "high max maximum worst pessimistic worstcase highestimate",
    ColumnRole.START: "start begin startdate begindate startson beginn anfang debut",
    ColumnRole.FINISH: "finish end due target date deadline when enddate duedate finishdate targetdate until "
    "ende termin fallig falligkeit ziel zieldatum fin echeance",
    ColumnRole.PROMISED: "promised commitment committed promise promisedate commitmentdate zugesagt",
    ColumnRole.AFTER: "after predecessors predecessor dependson dependencies dependency blockedby needs requires "
    "waitsfor vorganger",
    ColumnRole.OWNER: "owner who assignee assignedto responsible lead resource resources resourcenames team "
    "verantwortlich wer responsable",
    ColumnRole.ID: "id key nr no number wbs uid issuekey",
    ColumnRole.NOTES: "notes note comment comments remarks notiz kommentar",
}
_Roles = dict[int, ColumnRole]
_ROLES = {head: role for role, heads in _HEADS.items() for head in heads.split()}
_MOST = 0.6
"""The share of the cells of a column that are dates, or estimates, where the column is one of them."""


def known_heads(cells: Sequence[str]) -> int:
    """How many cells are heads of columns without a doubt."""
    return sum(_exact(cell) is not None for cell in cells)


def has_heads(rows: Sequence[Row], speech: Speech) -> bool:
    """Whether the first row says what the columns are: two heads that are known, or one and nothing of a plan."""
    if len(rows) < 2:
        return False
    known = known_heads(rows[0].cells)
    plain = not any(said_date(cell, speech) or said_estimate(cell) for cell in rows[0].cells)
    return known >= 2 or (plain and (known > 0 or _differs(rows, speech)))


def columns_of(
    rows: Sequence[Row], heads: Sequence[str], speech: Speech, asked: Mapping[int, ColumnRole] | None = None
) -> tuple[Column, ...]:
    """The columns of rows under heads (empty where there are none); `asked` says what some of them are."""
    said = dict(asked or {})
    roles: _Roles = {}
    for place, head in enumerate(heads):
        role = said.get(place) or (_role(head) if _role(head) not in {*said.values(), *roles.values()} else None)
        if role is not None:
            roles[place] = role
    roles = _with_contents(rows, {**roles, **said}, len(heads), speech)
    return tuple(
        Column(head, roles.get(place, ColumnRole.NOTHING), _unit(head), _example(rows, place))
        for place, head in enumerate(heads)
    )


def _with_contents(
    rows: Sequence[Row], roles: dict[int, ColumnRole], width: int, speech: Speech
) -> dict[int, ColumnRole]:
    """What no head says, by what stands in the column: dates, estimates, and names."""
    found = dict(roles)
    free = [place for place in range(width) if place not in found]
    dates = [place for place in free if _share(rows, place, lambda cell: said_date(cell, speech) is not None) >= _MOST]
    open_dates = [role for role in (ColumnRole.FINISH, ColumnRole.START) if role not in found.values()]
    for place in reversed(dates):
        found[place] = open_dates.pop(0) if open_dates else ColumnRole.NOTHING
    if not {ColumnRole.ESTIMATE, ColumnRole.LOW, ColumnRole.HIGH} & set(found.values()):
        estimates = [
            place for place in free if _share(rows, place, lambda cell: said_estimate(cell) is not None) >= _MOST
        ]
        found.update({place: ColumnRole.ESTIMATE for place in estimates[:1] if place not in found})
    return _with_name(rows, found, width)


def _with_name(rows: Sequence[Row], roles: _Roles, width: int) -> _Roles:
    """Something is the name: a column of milestones, else that which has most letters."""
    if ColumnRole.NAME in roles.values() or not width:
        return roles
    of_milestones = [place for place, role in roles.items() if role is ColumnRole.MILESTONE]
    free = [place for place in range(width) if place not in roles] or list(range(width))
    place = of_milestones[0] if of_milestones else max(free, key=lambda each: _letters(rows, each))
    return {**roles, place: ColumnRole.NAME}


def _share(rows: Sequence[Row], place: int, holds: Callable[[str], bool]) -> float:
    cells = [row.cells[place] for row in rows if row.cells[place]]
    return sum(map(holds, cells)) / len(cells) if cells else 0.0


def _letters(rows: Sequence[Row], place: int) -> int:
    return sum(sum(map(str.isalpha, row.cells[place])) for row in rows)


def _differs(rows: Sequence[Row], speech: Speech) -> bool:
    """Whether a column holds dates or estimates below a head that is neither."""
    for place in range(len(rows[0].cells)):
        if _share(rows[1:], place, lambda cell: bool(said_date(cell, speech) or said_estimate(cell))) >= _MOST:
            return True
    return False


def _role(head: str) -> ColumnRole | None:
    """What a head says: whole, else by the first of its words that is known, as in `Planned finish`."""
    words = re.findall(r"[a-z]+", _plain(head))
    return _exact(head) or next((_ROLES[word] for word in words if word in _ROLES), None)


def _exact(head: str) -> ColumnRole | None:
    """What a head says whole, but for what stands in brackets, as in `Duration (days)`."""
    return _ROLES.get("".join(re.findall(r"[a-z]+", re.sub(r"[(\[].*", "", _plain(head)))))


def _unit(head: str) -> str:
    words = re.findall(r"[a-z]+", _plain(head))
    if any(word in ("weeks", "week", "wk", "wks", "w", "wochen") for word in words):
        return "w"
    return "h" if any(word in ("hours", "hour", "h", "hrs", "stunden") for word in words) else "d"


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(each for each in letters if not unicodedata.combining(each))


def _example(rows: Sequence[Row], place: int) -> str:
    return next((row.cells[place] for row in rows if row.cells[place]), "")
