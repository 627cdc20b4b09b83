"""Saved views: a name for what is looked at in a plan, kept to oneself or shared with everybody who reads the plan.

Whoever reads a plan saves views for themselves. Sharing one, and having it open the plan, is for editors; a shared view
is changed and removed by editors and by its maker. What is done to shared ones is in the audit log, and told to those
who follow the plan; a private one is nobody else's business.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Max, QuerySet
from django.utils import timezone

from milepost.server.access.gateway import Gateway, PlanAccess
from milepost.server.access.reader import Reader
from milepost.server.access.role import Role
from milepost.server.accounts.audit import Action, record
from milepost.server.live import hub
from milepost.server.live.notify import notify
from milepost.server.models import PlanRecord, SavedView
from milepost.server.refusals import Clashing, NotAllowed, NotFound, Unprocessable
from milepost.server.transaction import writing

MOST = 100
"""Of those that a plan shares, and of those that one person has in it."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a saved view is to be: which view of the plan, with which search parameters, for whom."""

    name: str
    view: str
    search: Mapping[str, Any]
    shared: bool
    opens: bool


def wanted_of(view: SavedView) -> Wanted:
    """What a view is."""
    return Wanted(view.name, view.view, view.search, view.shared, view.opens)


@contextmanager
def changing(reader: Reader, plan_id: str) -> Iterator[PlanAccess]:
    """A transaction in which nobody else changes the views of a plan that the reader sees; raises a `Refusal`."""
    reader.require_write()
    with writing():
        access = Gateway(reader).plan(plan_id)
        PlanRecord.objects.select_for_update(no_key=True).get(pk=access.record.pk)
        yield access


def saved_view(reader: Reader, plan: PlanRecord, view_id: str) -> SavedView:
    """One of the views that the reader sees in a plan; raises `NotFound`."""
    found = Gateway(reader).saved_views(plan).filter(pk=view_id).first()
    if found is None:
        raise NotFound("saved view", view_id)
    return found


def may_change(reader: Reader, access: PlanAccess, view: SavedView) -> bool:
    """Whether the reader, who sees the view, may change and remove it."""
    return not view.shared or access.role.covers(Role.EDITOR) or view.made_by == reader.account


def make_view(reader: Reader, access: PlanAccess, wanted: Wanted) -> SavedView:
    """A new view; raises `NotAllowed`, `Clashing` or `Unprocessable`."""
    if wanted.shared:
        access.require(Role.EDITOR)
    now = timezone.now()
    view = SavedView(plan=access.record, made_by=reader.known, created_at=now)
    _put(reader, access.record, view, wanted, now)
    if view.shared:
        _note(Action.VIEW_SHARED, reader, access.record, view)
    return view


def change_view(reader: Reader, access: PlanAccess, view: SavedView, wanted: Wanted) -> None:
    """Make a view what is wanted; raises `NotAllowed`, `Clashing` or `Unprocessable`."""
    was = wanted_of(view)
    _require_change(reader, access, view)
    if (wanted.shared and not was.shared) or (wanted.opens and not was.opens):
        access.require(Role.EDITOR)
    if was.shared and not wanted.shared and view.made_by != reader.account:
        raise NotAllowed(
            "only who made a shared view may keep it to themselves", "Save a view of your own that shows the same."
        )
    if wanted == was:
        return
    _put(reader, access.record, view, wanted, timezone.now())
    if was.shared or view.shared:
        changed = [name for name, value in asdict(wanted).items() if value != getattr(was, name)]
        _note(_changed(was, wanted), reader, access.record, view, was=was.name, changed=changed)


def remove_view(reader: Reader, access: PlanAccess, view: SavedView) -> None:
    """Remove a view for good; raises `NotAllowed`."""
    _require_change(reader, access, view)
    if view.shared:
        _note(Action.VIEW_REMOVED, reader, access.record, view)
    view.delete()


def _require_change(reader: Reader, access: PlanAccess, view: SavedView) -> None:
    if not may_change(reader, access, view):
        access.require(Role.EDITOR)


def _put(reader: Reader, plan: PlanRecord, view: SavedView, wanted: Wanted, now: datetime) -> None:
    if wanted.opens and not wanted.shared:
        raise Unprocessable(
            "a view that only you see opens the plan for nobody", "Share it too: send `shared` and `opens` together."
        )
    others = Gateway(reader).saved_views(plan).exclude(pk=view.pk)
    _require_place(others.filter(private_to__isnull=wanted.shared), wanted)
    if wanted.opens:
        others.filter(opens=True).update(opens=False)
    view.name, view.view, view.search = wanted.name, wanted.view, dict(wanted.search)
    view.private_to, view.opens = None if wanted.shared else reader.known, wanted.opens
    view.changed_at = _after_all(plan, now)
    view.save()


def _after_all(plan: PlanRecord, now: datetime) -> datetime:
    """The present, or just after the last change of a shared view, also where the clock of another server is ahead: so
    the stream sees every change by its time."""
    last = SavedView.objects.filter(plan=plan, private_to=None).aggregate(last=Max("changed_at"))["last"]
    return now if last is None else max(now, last + timedelta(microseconds=1))


def _require_place(beside: QuerySet[SavedView], wanted: Wanted) -> None:
    """A name of its own, and room, among those that are shared or among those that somebody has."""
    if beside.filter(name__iexact=wanted.name).exists():
        whose = "the plan shares a view" if wanted.shared else "you have a view"
        raise Clashing(f"{whose} called {wanted.name!r} already", "Choose another name, or change that view.")
    if beside.count() >= MOST:
        whose = "a plan shares" if wanted.shared else "somebody keeps in a plan"
        raise Clashing(f"{whose} at most {MOST} views", "Remove one that is not needed any more.")


def _changed(was: Wanted, wanted: Wanted) -> Action:
    if was.shared and wanted.shared:
        return Action.VIEW_CHANGED
    return Action.VIEW_SHARED if wanted.shared else Action.VIEW_UNSHARED


def _note(action: Action, reader: Reader, plan: PlanRecord, view: SavedView, **details: object) -> None:
    """Keep what was done to a shared view, and tell those who follow the plan to look again."""
    told = {"plan": plan.pk, "view": view.pk, "opens": view.opens, **details}
    record(action, reader=reader, workspace=plan.workspace, subject=view.name, details=told)
    notify(plan.pk, "views")
    transaction.on_commit(lambda: hub.wake(plan.pk))
