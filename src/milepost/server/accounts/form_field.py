"""The fields of forms that the server renders."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.core.exceptions import NON_FIELD_ERRORS
from django.forms import Form
from django.http import QueryDict


@dataclass(frozen=True, slots=True)
class FormField:
    """A field as it is drawn: what the browser may fill in by itself, what was given, and what is wrong with that."""

    name: str
    label: str
    type: str
    autocomplete: str
    required: bool = True
    hint: str = ""
    value: str = ""
    faults: tuple[str, ...] = ()


def as_given(fields: Iterable[FormField], given: QueryDict, form: Form | None = None) -> list[FormField]:
    """The fields with what was given, which never is a password, and what a form says of it."""
    return [
        replace(
            each,
            value="" if each.type == "password" else given.get(each.name, ""),
            faults=tuple(_faults(form, each.name)),
        )
        for each in fields
    ]


def other_faults(fields: Iterable[FormField], form: Form) -> list[str]:
    """What a form says of no field that is drawn."""
    drawn = {each.name for each in fields}
    return [fault for name in form.errors if name not in drawn for fault in _faults(form, name)]


def _faults(form: Form | None, name: str) -> list[str]:
    if form is None or (name != NON_FIELD_ERRORS and name not in form.fields):
        return []
    return [str(fault) for fault in form.errors.get(name, ())]
