"""Saved views of a plan on a server, by the names that people give them."""

from collections.abc import Iterable

from pydantic import BaseModel

from milepost.client.address import PlanAddress
from milepost.client.connection import Connection
from milepost.client.failure import Failure

_MOST_A_PAGE = 200


class SavedView(BaseModel):
    """A saved view that somebody sees; one that is not shared is their own."""

    id: str
    name: str
    shared: bool

    def page(self, plan: PlanAddress) -> str:
        """Where people see it."""
        return f"{plan.page}/views/{self.id}"


class _SavedViews(BaseModel):
    items: list[SavedView]
    next: str | None = None


def saved_view(connection: Connection, plan: str, wanted: str) -> SavedView:
    """The view of a plan that is meant by an id, or by a name in whatever case; raises `Failure` where none is."""
    known = saved_views(connection, plan)
    found = [each for each in known if each.id == wanted] or [each for each in known if _is_called(each, wanted)]
    if len(found) == 1:
        return found[0]
    if found:
        ids = ", ".join(f"{each.id} ({'shared' if each.shared else 'yours'})" for each in found)
        raise Failure(f"Two saved views of the plan are called {wanted!r}.", f"Give the id of one of them: {ids}.")
    raise Failure(f"You see no saved view of the plan that is called {wanted!r}.", _there_are(known))


def saved_views(connection: Connection, plan: str) -> list[SavedView]:
    """The views of a plan that whoever asks sees."""
    page = connection.get(f"/api/v1/plans/{plan}/views", _SavedViews, limit=_MOST_A_PAGE)
    found = page.items
    while page.next is not None:
        page = connection.get(page.next, _SavedViews)
        found = [*found, *page.items]
    return found


def _is_called(view: SavedView, name: str) -> bool:
    return view.name.casefold() == name.strip().casefold()


def _there_are(known: Iterable[SavedView]) -> str:
    names = sorted({each.name for each in known}, key=str.casefold)
    return (
        f"There are: {', '.join(map(repr, names))}." if names else "There is none yet; views are saved in the browser."
    )
