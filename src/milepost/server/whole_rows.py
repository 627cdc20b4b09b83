"""Whole rows of models by SQL that is put together once: at every request, Django would take longer over it than the
database takes to answer.
"""

from collections.abc import Sequence
from functools import cache
from typing import Any

from django.db import connection
from django.db.models import Model


class WholeRows:
    """The columns of models as a SELECT lists them, and the models from a row of it."""

    def __init__(self, *kinds: type[Model]) -> None:
        self._kinds = kinds
        self._fields = [list(kind._meta.concrete_fields) for kind in kinds]
        names = [f'"{each.model._meta.db_table}"."{each.column}"' for fields in self._fields for each in fields]
        self.columns = ", ".join(names)

    def models(self, row: Sequence[Any]) -> list[Any]:
        """One of each kind, in their order, from the values of `columns`; None where an outer join found none.

        More values may follow in the row.
        """
        found, start = [], 0
        converters = _converters(self._kinds, connection.vendor)
        for kind, fields in zip(self._kinds, self._fields, strict=True):
            values = list(row[start : start + len(fields)])
            for place, column, convert in converters[kind]:
                values[place] = convert(values[place], column, connection)
            is_there = values[fields.index(kind._meta.pk)] is not None
            found.append(
                kind.from_db(connection.alias, [each.attname for each in fields], values) if is_there else None
            )
            start += len(fields)
        return found


@cache
def _converters(kinds: tuple[type[Model], ...], vendor: str) -> dict[type[Model], list[tuple[int, Any, Any]]]:
    """What makes of a database's values what the fields hold: the place, the column and the function of each."""
    found = {}
    for kind in kinds:
        columns = [field.get_col(kind._meta.db_table) for field in kind._meta.concrete_fields]
        found[kind] = [
            (place, column, convert)
            for place, column in enumerate(columns)
            for convert in (*connection.ops.get_db_converters(column), *column.get_db_converters(connection))
        ]
    return found
