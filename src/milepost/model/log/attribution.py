"""Which of several revisions set the value that another change clashes with."""

from collections.abc import Sequence

from milepost.model.log.effect import Effect
from milepost.model.log.keyed import elements
from milepost.model.log.rebase import Clash
from milepost.model.log.revision import Revision
from milepost.model.log.value import UNSET, Value, same


def last_change(clash: Clash, theirs: Sequence[Revision]) -> int:
    """The last revision that changed what clashes; of an element, the last that changed it by its present name."""
    found, field_found, entity_id = 0, 0, clash.id
    for revision in theirs:
        for effect in revision.effects:
            if (effect.kind, effect.id) == (clash.kind, entity_id):
                entity_id = effect.id_after
                if effect.after is None or clash.field is None or clash.field in effect.names:
                    field_found = revision.number
                    found = revision.number if _changes_element(clash, effect) else found
    return found or field_found


def _changes_element(clash: Clash, effect: Effect) -> bool:
    if clash.field is None or clash.element is None or not effect.edits:
        return True
    before, after = (_element(clash.field, clash.element, value) for value in _ends(clash.field, effect))
    return not same(before, after)


def _ends(field: str, effect: Effect) -> tuple[Value, Value]:
    return effect.old(field), effect.new(field)


def _element(field: str, element: str, value: Value) -> Value:
    return (elements(field, value) or {}).get(element, UNSET)
