"""Two values that cannot both stand, as the server tells of them or a merge on this machine finds them."""

from pydantic import BaseModel, ConfigDict

from milepost.client.failure import Refused
from milepost.model.log.rebase import Clash
from milepost.model.log.value import UNSET, Json, Value


class Disagreement(BaseModel):
    """What both changed, and to what: null is a field that is not set, and an entity that is not there.

    Without a `field` the whole entity is meant. `revision` is the one that set the other value, where that is known.
    """

    model_config = ConfigDict(frozen=True)

    kind: str
    id: str
    field: str | None = None
    element: str | None = None
    base: Json = None
    theirs: Json = None
    mine: Json = None
    revision: int | None = None


class _Told(BaseModel):
    conflicts: list[Disagreement]


def told(refused: Refused) -> list[Disagreement]:
    """The conflicts for which the server refused a revision."""
    return _Told.model_validate(dict(refused.members)).conflicts


def found(clash: Clash) -> Disagreement:
    """A clash that a merge on this machine found."""
    return Disagreement(
        kind=clash.kind.value,
        id=clash.id,
        field=clash.field,
        element=clash.element,
        base=_json(clash.base),
        theirs=_json(clash.theirs),
        mine=_json(clash.mine),
    )


def _json(value: Value) -> Json:
    return None if value is UNSET else value
