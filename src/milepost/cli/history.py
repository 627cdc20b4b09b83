"""How revisions read: who changed what, when, by which way and why."""

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.text import Text

    from milepost.client.plans import RevisionSummary
    from milepost.report.terminal.paper import Paper

# What the log's words for a way mean to people.
_WAYS = {
    "web": "on the page",
    "api": "through the API",
    "file": "from a file",
    "rule": "by a rule",
    "scenario": "from a scenario",
    "assistant": "by the assistant",
    "time": "as time passed",
}


def in_brief(revision: "RevisionSummary") -> str:
    """A revision on one line: its number, whose it is, and what it did."""
    return f"{revision.number}, {revision.who.title}: {revision.sentence}"


def revision_lines(revision: "RevisionSummary", paper: "Paper") -> Iterator["Text"]:
    """A revision whole: a line of who and when, what it did, and why."""
    from rich.text import Text

    from milepost.report.terminal.ink import SECOND, STRONG

    when, way = moment_text(revision.when), _WAYS.get(revision.through, revision.through)
    head = Text(f"{revision.number}", style=STRONG)
    head.append(f"  {when}  {revision.who.title}, {way}", style="not bold")
    yield from paper.wrap(head, 0, 4)
    yield from paper.wrap(revision.sentence, 4)
    if revision.why:
        yield from paper.wrap(f"Why: {revision.why}", 4, style=SECOND)


def moment_text(when: datetime) -> str:
    """A moment where this machine is, as in "2 Nov 2026 14:03"."""
    from milepost.report.dates import full

    here = when.astimezone()
    return f"{full(here.date())} {here:%H:%M}"
