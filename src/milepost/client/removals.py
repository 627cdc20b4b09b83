"""The order in which things can be taken out of a plan: whatever points to another thing goes before it."""

from collections.abc import Collection, Iterable, Iterator

from milepost.model.entity import Entity
from milepost.model.log.command import Command, Remove
from milepost.model.log.pointer import Key, pointed
from milepost.model.log.value import fields_of


def removals(entities: Iterable[Entity]) -> Iterator[Command]:
    """The commands that remove entities; where they point to each other in a ring, one of them cascades."""
    gone = {(entity.kind, entity.id): entity for entity in entities}
    targets = {key: [*_targets(entity, gone)] for key, entity in gone.items()}
    order = _pointing_first(targets)
    place = {key: position for position, key in enumerate(order)}
    held = {target for key, found in targets.items() for target in found if place[key] > place[target]}
    for key in order:
        yield Remove(kind=key[0], id=key[1], cascade=key in held)


def _targets(entity: Entity, gone: Collection[Key]) -> Iterator[Key]:
    for pointer, entity_id in pointed(entity.kind, fields_of(entity)):
        yield from ((kind, entity_id) for kind in pointer.to if (kind, entity_id) in gone)


def _pointing_first(targets: dict[Key, list[Key]]) -> list[Key]:
    """Depth first along the pointers, each after all it points to; then turned round."""
    done: dict[Key, None] = {}
    seen: set[Key] = set()
    for start in reversed(targets):
        waiting = [(start, iter(targets[start]))] if start not in seen else []
        seen.add(start)
        while waiting:
            key, rest = waiting[-1]
            following = next((target for target in rest if target not in seen), None)
            if following is None:
                done[key] = None
                waiting.pop()
            else:
                seen.add(following)
                waiting.append((following, iter(targets[following])))
    return list(reversed(done))
