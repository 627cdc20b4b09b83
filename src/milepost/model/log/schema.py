"""Effects of older releases, lifted to the form of this one as they are read."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from milepost.model.log.error import UnknownSchemaError
from milepost.model.log.value import Json

Lift = Callable[[dict[str, Json]], dict[str, Json]]


def as_it_is(effect: dict[str, Json]) -> dict[str, Json]:
    """The lift of the newest schema."""
    return effect


# Each lift brings an effect from its schema to the next one; the newest has nothing left to change.
LIFTS: Mapping[int, Lift] = MappingProxyType({1: as_it_is})


def lift(effect: dict[str, Json], lifts: Mapping[int, Lift] = LIFTS) -> dict[str, Json]:
    """An effect in the newest schema; raises `UnknownSchemaError` where it is newer than that, or says none."""
    number, newest = effect.get("schema"), max(lifts)
    if isinstance(number, bool) or not isinstance(number, int) or not 1 <= number <= newest:
        raise UnknownSchemaError(number, newest)
    for step in range(number, newest + 1):
        effect = {**lifts[step](effect), "schema": min(step + 1, newest)}
    return effect
