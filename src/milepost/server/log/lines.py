"""Reading a plan's log from the database."""

import logging
import zlib
from collections.abc import Iterator

from milepost.model.log import LogState, Revision, nothing, read_revision, read_snapshot
from milepost.model.log.error import LogError
from milepost.server.log.packing import unpack
from milepost.server.models import RevisionRecord, SnapshotRecord

_AT_ONCE = 500
_log = logging.getLogger(__name__)


def revisions_between(plan_id: str, after: int, until: int) -> Iterator[Revision]:
    """The revisions with numbers over `after`, up to and with `until`, in order."""
    for line in lines_between(plan_id, after, until):
        yield read_revision(line)


def lines_between(plan_id: str, after: int, until: int) -> Iterator[str]:
    """Those revisions as they are stored."""
    lines = RevisionRecord.objects.filter(plan_id=plan_id, number__gt=after, number__lte=until).order_by("number")
    return lines.values_list("line", flat=True).iterator(chunk_size=_AT_ONCE)


def nearest_snapshot(plan_id: str, number: int) -> LogState:
    """The state of the last snapshot that is not beyond a revision; of nothing where there is none.

    One that is damaged, or of a format that this release does not know, is passed over: the revisions are the truth.
    """
    kept = SnapshotRecord.objects.filter(plan_id=plan_id).order_by("-number")
    while (found := kept.filter(number__lte=number).first()) is not None:
        try:
            return read_snapshot(unpack(found.data))
        except (LogError, OSError, EOFError, zlib.error) as error:
            _log.warning("snapshot %s of plan %s cannot be read: %s", found.number, plan_id, error)
            number = found.number - 1
    return nothing()
