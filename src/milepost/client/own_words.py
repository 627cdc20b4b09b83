"""A changed document in the words of the file it goes into: what means the same stays as somebody wrote it."""

from milepost.exchange.alignment import sources
from milepost.exchange.document import Document, Value, same
from milepost.model.document import write_document
from milepost.model.plan import Plan


def in_own_words(own: Document, plan: Plan, new: Document) -> Document:
    """The new document, with the values of `own` wherever both mean the same; `plan` is what `own` means.

    Ids that were made from names are written out, so that a later change of the name does not change them.
    """
    canonical = write_document(plan)
    found = _kept(_with_ids(own, canonical), canonical, new)
    assert isinstance(found, dict)
    return found


def _with_ids(own: Value, canonical: Value) -> Value:
    if isinstance(own, dict) and isinstance(canonical, dict):
        inner = {key: _with_ids(value, canonical.get(key)) for key, value in own.items()}
        return inner if "id" in own or "id" not in canonical else _with_id(inner, canonical["id"])
    if isinstance(own, list) and isinstance(canonical, list) and len(own) == len(canonical):
        return [_with_ids(item, other) for item, other in zip(own, canonical, strict=True)]
    return own


def _with_id(own: Document, made: Value) -> Document:
    """The entity with the id that was made from its name, right behind it."""
    found: Document = {}
    for key, value in own.items():
        found |= {key: value, "id": made} if key == "name" else {key: value}
    return found


def _kept(own: Value, canonical: Value, new: Value) -> Value:
    if same(canonical, new):
        return own
    if isinstance(own, dict) and isinstance(canonical, dict) and isinstance(new, dict):
        both, silent = own.keys() & canonical.keys(), own.keys() - canonical.keys() - new.keys()
        kept = {key: _kept(own[key], canonical[key], value) if key in both else value for key, value in new.items()}
        return {**kept, **{key: value for key, value in own.items() if key in silent}}
    if isinstance(own, list) and isinstance(canonical, list) and isinstance(new, list) and len(own) == len(canonical):
        found = sources(canonical, new)
        return [
            value if source is None else _kept(own[source], canonical[source], value)
            for value, source in zip(new, found, strict=True)
        ]
    return new
