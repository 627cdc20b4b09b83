"""From what was said in plain text or a table to a plan document: ids, and what waits for what, by name."""

from dataclasses import dataclass, replace

from milepost.exchange.document import Document, Value
from milepost.exchange.read import read_data
from milepost.exchange.said_item import Item, ItemKind, Understood, folded
from milepost.exchange.said_sentence import said_back
from milepost.model.catalogue import problem
from milepost.model.checks.survey import nearest
from milepost.model.document import slug
from milepost.model.problem import Problem

_COLLECTIONS: dict[ItemKind, str] = {
    "person": "people",
    "objective": "objectives",
    "initiative": "initiatives",
    "milestone": "milestones",
    "task": "tasks",
}


@dataclass(frozen=True, slots=True)
class PlainReading:
    """The plan document, or None where nothing was understood; what was, in order, and all that was not, by line."""

    document: Document | None
    understood: tuple[Understood, ...]
    problems: tuple[Problem, ...]


class Assembly:
    """Gathers items, and makes a plan of them."""

    def __init__(self, settings: Document) -> None:
        self.name: str | None = None
        self._settings = settings
        self._items: dict[str, Item] = {}
        self._named: dict[str, list[Item]] = {}
        self._problems: list[Problem] = []

    def add(self, item: Item) -> Item:
        """Take an item in, under an id of its own."""
        item.id = self._fresh(slug(item.name))
        self._items[item.id] = item
        self._named.setdefault(folded(item.name), []).append(item)
        return item

    def once(self, kind: ItemKind, name: str, line: int) -> Item:
        """The item of a kind that has the name already, or else a new one."""
        known = (each for each in self._named.get(folded(name), ()) if each.kind == kind)
        return next(known, None) or self.add(Item(line, kind, name))

    def report(self, code: str, line: int, message: str, mend: str) -> None:
        """Note what was not understood."""
        self._problems.append(replace(problem(code, None, message, mend), line=line))

    def called(self, name: str, item: Item) -> Item | None:
        """The activity that an item means by a name or an id: one beside it, else the last before it, else the next."""
        by_id = self._items.get(name)
        known = [*([by_id] if by_id else []), *self._named.get(folded(name), ())]
        found = [each for each in known if each is not item and each.is_activity]
        beside = [each for each in found if each.under is item.under and item.under is not None]
        before = [each for each in found if each.line <= item.line]
        return next(iter([*beside[-1:], *before[-1:], *found]), None)

    def order_as_listed(self) -> None:
        """Let a milestone that says nothing of what it takes come after the work that is listed above it.

        That is the work since the last milestone which is under none.
        """
        with_work = {item.under.id for item in self._items.values() if item.under}
        above: list[Item] = []
        for item in self._items.values():
            if item.kind == "milestone":
                says = item.after or item.id in with_work or "after" in item.fields or "estimate" in item.fields
                item.after = item.after if says else [each.id for each in above]
                above = []
            elif item.kind == "task" and (item.under is None or item.under.kind != "milestone"):
                above.append(item)

    def reading(self) -> PlainReading:
        """All of it as a plan document, judged as every plan is."""
        for item in self._items.values():
            self._link(item)
        if not any(each.is_activity for each in self._items.values()):
            self._nothing()
            return PlainReading(None, (), self._by_line())
        document = self._document()
        for each in read_data(document).problems:
            self._problems.append(replace(each, line=self._line_of(each.subject)))
        names = {each.id: each.name for each in self._items.values()}
        told = sorted((each for each in self._items.values() if each.kind != "person"), key=lambda each: each.line)
        return PlainReading(document, tuple(said_back(each, names) for each in told), self._by_line())

    def _link(self, item: Item) -> None:
        found = {other.id: other for said in item.after if (other := self._meant(said, item))}
        if found:
            item.fields["after"] = list(found)

    def _meant(self, said: str, item: Item) -> Item | None:
        found = self.called(said, item)
        if found is None:
            near = nearest(said, [each.name for each in self._items.values() if each.is_activity and each is not item])
            mend = f"did you mean {near!r}?" if near else "name a milestone or task of this text, by its whole name"
            self.report("name-unread", item.line, f"{item.name} is after {said!r}, and nothing else is called so", mend)
        return found

    def _nothing(self) -> None:
        if not self._problems:
            self.report(
                "nothing-read",
                1,
                "there is no milestone and no task in this text",
                "write a line such as `Beta by 29 Jan: API 5-10d, UI 8d after API`",
            )

    def _document(self) -> Document:
        document: Document = {"plan": self.name or self._leading_name(), **self._settings}
        for kind, collection in _COLLECTIONS.items():
            found: list[Value] = [each.entity() for each in self._items.values() if each.kind == kind]
            if found:
                document[collection] = found
        return document

    def _leading_name(self) -> str:
        """A plan without a name is called after its last milestone, which it leads to."""
        named = [each for each in self._items.values() if each.is_activity]
        return next((each.name for each in reversed(named) if each.kind == "milestone"), named[-1].name)

    def _line_of(self, subject: str | None) -> int | None:
        found = None if subject is None else self._items.get(subject)
        return None if found is None else found.line

    def _by_line(self) -> tuple[Problem, ...]:
        return tuple(sorted(dict.fromkeys(self._problems), key=lambda each: each.line or 0))

    def _fresh(self, wanted: str) -> str:
        numbered = (f"{wanted}-{number}" for number in range(2, len(self._items) + 3))
        return wanted if wanted not in self._items else next(each for each in numbered if each not in self._items)
