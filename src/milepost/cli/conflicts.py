"""How a conflict reads: what both changed, both values, and whose the other one is."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from milepost.cli.remote import say

if TYPE_CHECKING:
    from milepost.client.disagreement import Disagreement
    from milepost.model.log.value import Json
    from milepost.model.plan import Plan


def show_conflicts(conflicts: "Iterable[Disagreement]", plan: "Plan", whose: Mapping[int, str]) -> None:
    """Tell each of the conflicts on standard error; `whose` says of a revision whose it is, and `plan` what is what."""
    titles = {entity.id: entity.title for entity in plan.everything()}
    for each in conflicts:
        say(_subject(each, titles), indent=2, errors=True)
        say(*_values(each, titles, whose), indent=4, errors=True)


def _subject(each: "Disagreement", titles: Mapping[str, str]) -> str:
    from milepost.model.log.words import field_words

    kind = each.kind.replace("_", " ")
    one = "The plan" if each.kind == "plan" else f"{titles.get(each.id, each.id)} ({kind} {each.id})"
    field = "" if each.field is None else f", {field_words(each.field)}"
    first = (each.element or "").split(" ", maxsplit=1)[0]
    return one + field + (f", {titles.get(first, each.element)}" if each.element is not None else "")


def _values(each: "Disagreement", titles: Mapping[str, str], whose: Mapping[int, str]) -> Iterator[str]:
    by = "" if each.revision is None else f" (revision {each.revision}{whose.get(each.revision, '')})"
    yield f"yours: {_value(each, each.mine, titles)}"
    yield f"theirs: {_value(each, each.theirs, titles)}{by}"
    if each.field is not None:
        yield f"before: {_value(each, each.base, titles)}"


def _value(each: "Disagreement", value: "Json", titles: Mapping[str, str]) -> str:
    from milepost.model.log.words import in_words

    if each.field is None:
        return "removed" if value is None else "added" if each.base is None else "changed"
    return "not set" if value is None else in_words(value, titles)
