"""Several effects made one after the other, as one effect for each entity."""

from collections.abc import Callable, Iterable

from milepost.model.entity import Kind
from milepost.model.log.effect import Effect
from milepost.model.log.value import Json, Value, changed, names_of, with_value


def compose(effects: Iterable[Effect]) -> tuple[Effect, ...]:
    """The net effect on each entity, in the order in which they were first touched; nothing for what came to nothing.

    An effect's id is the one the entity had before the first of them.
    """
    net: dict[tuple[Kind, str], Effect] = {}
    origins: dict[tuple[Kind, str], str] = {}
    for effect in effects:
        origin = origins.pop((effect.kind, effect.id), effect.id)
        key = (effect.kind, origin)
        both = _then(net[key], effect) if key in net else effect
        if both is None:
            del net[key]
        else:
            origins[effect.kind, effect.id_after] = origin
            net[key] = both
    return tuple(effect for effect in net.values() if not effect.edits or effect.names)


def _then(first: Effect, second: Effect) -> Effect | None:
    if first.before is None and second.after is None:
        return None
    if first.after is None and second.before is None:
        before, after = changed(first.before or {}, second.after or {})
        return Effect(kind=first.kind, id=first.id, before=before, after=after)
    if first.before is None:
        fields = _patched(first.after or {}, second.names, second.new)
        return Effect(kind=first.kind, id=str(fields["id"]), before=None, after=fields)
    if second.after is None:
        fields = _patched(second.before or {}, first.names, first.old)
        return Effect(kind=first.kind, id=first.id, before=fields, after=None)
    return _edited_twice(first, second)


def _patched(fields: dict[str, Json], names: Iterable[str], value: Callable[[str], Value]) -> dict[str, Json]:
    for name in names:
        fields = with_value(fields, name, value(name))
    return fields


def _edited_twice(first: Effect, second: Effect) -> Effect:
    before: dict[str, Json] = {}
    after: dict[str, Json] = {}
    for name in names_of(first.before, first.after, second.before, second.after):
        before = with_value(before, name, first.old(name) if name in first.names else second.old(name))
        after = with_value(after, name, second.new(name) if name in second.names else first.new(name))
    before, after = changed(before, after)
    return Effect(kind=first.kind, id=first.id, before=before, after=after)
