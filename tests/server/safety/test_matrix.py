"""Who may do what: every address that Django knows, tried by everybody."""

import pytest

from tests.server.safety.addresses import methods, routes
from tests.server.safety.callers import EVERYBODY, OWNER
from tests.server.safety.row import Row
from tests.server.safety.rows import NOTHING_HERE, PLANS, ROWS
from tests.server.safety.stage import Stage

CELLS = [(row, "open") for row in ROWS] + [(row, "restricted") for row in PLANS]
KEPT_ON_READING = {"forecast", "snapshot"}
"""What is worked out when somebody first asks for it is kept, and is the same for everybody."""


def test_A3_50_every_address_that_django_knows_stands_in_the_table_and_no_other(stage: Stage) -> None:
    known = set(routes())
    assert known - {row.route for row in ROWS} - set(NOTHING_HERE) == set(), "who may use these is not said"
    assert {row.route for row in ROWS} - known == set(), "these are no addresses"


@pytest.mark.parametrize("route", sorted({row.route for row in ROWS}))
def test_A3_50_an_address_takes_the_methods_of_the_table_and_no_other(stage: Stage, route: str) -> None:
    rows = [row for row in ROWS if row.route == route]
    path = stage.request(rows[0], OWNER)["path"]
    assert methods(stage.clients[OWNER.name], path) == {row.method for row in rows}


@pytest.mark.parametrize("route", NOTHING_HERE)
def test_A3_50_where_nothing_is_there_is_nothing_for_anybody(stage: Stage, route: str) -> None:
    for method in ("GET", "POST", "PUT", "PATCH", "DELETE"):
        answer = stage.clients[OWNER.name].generic(method, f"/{route}")
        assert (answer.status_code, answer.json()["code"]) == (404, "not-found")


def test_A3_50_no_row_stands_twice() -> None:
    names = [row.name for row in ROWS]
    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize(("row", "plan"), CELLS, ids=[f"{row.name} {plan}" for row, plan in CELLS])
def test_A3_51_everybody_gets_what_the_table_says(stage: Stage, row: Row, plan: str) -> None:
    """[A3.52] [A3.53] [A3.54] [A3.55] [A3.56]"""
    wrong = []
    for caller in EVERYBODY:
        answer, tables = stage.ask(row, caller, plan)
        expected = row.expected(caller, plan == "restricted")
        if answer.status_code != expected:
            wrong.append(f"{caller.name}: {answer.status_code}, not {expected}")
        elif not _stored_as_told(row, expected, tables):
            wrong.append(f"{caller.name}: {expected}, and wrote to {tables or 'nothing'}")
    assert not wrong, "\n".join(wrong)


def _stored_as_told(row: Row, status: int, tables: set[str]) -> bool:
    """What is refused stores nothing, what reads keeps answers at most, and what writes goes to its table."""
    if status >= 400:
        return not tables
    if row.stores is None:
        return tables <= KEPT_ON_READING
    return row.stores in tables or row.stores == ""
