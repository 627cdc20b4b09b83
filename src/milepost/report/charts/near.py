"""Where a plan lives: the axis of its map holds that, and the few dates far from it are told in words."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from milepost.report.charts.far import far_told
from milepost.report.charts.picture import MapPicture, MilestoneMark
from milepost.report.dates import finish_day, full

Stretch = tuple[datetime, datetime]

_FAR = 3
"""So many times as long as all that is near may be the way to what is near too."""
_NEAR = timedelta(days=3 * 365)
"""Within so long everything is."""
_MOST = 1 / 3
"""Where more of all dates than this lie far away, that is what the plan is like."""
_TAILS = (1, 190)
"""Of the 201 quantiles: what is earlier or later is no reason to call a plan long."""


@dataclass(frozen=True, slots=True)
class Near:
    """A picture without the milestones that lie far from the rest.

    The others' targets and commitments are drawn where they are within `stretch`; `sentence` tells of all that is not,
    and is empty where there is nothing.
    """

    picture: MapPicture
    stretch: Stretch
    sentence: str

    def dates(self) -> Iterator[datetime]:
        """The targets and commitments that are drawn."""
        marks = (mark for lane in self.picture.lanes for mark in lane.milestones)
        wishes = (day for mark in marks for day in (mark.target, mark.commitment) if day is not None)
        return (day for day in wishes if _is_in(day, self.stretch))


def near_picture(picture: MapPicture) -> Near:
    """What of a picture lies near, and what is to be told of the rest."""
    marks = [mark for lane in picture.lanes for mark in lane.milestones]
    near = _lives_in([moment for mark in marks for moment in _moments(mark)], picture.status_date)
    told = sorted(far for mark in marks for far in _far(mark, near))
    lanes = tuple(
        replace(lane, milestones=tuple(mark for mark in lane.milestones if not _is_far(mark, near)))
        for lane in picture.lanes
    )
    return Near(replace(picture, lanes=lanes), near, far_told(words for _, words in told))


def _moments(mark: MilestoneMark) -> Iterator[datetime]:
    dates = [mark.stone_date, mark.target, mark.commitment]
    if not mark.reached:
        dates += [mark.p10, mark.p50, mark.p90]
        dates += [] if mark.quantiles is None else [mark.quantiles[tail] for tail in _TAILS]
    return (moment for moment in dates if moment is not None)


def _lives_in(found: Sequence[datetime], today: datetime) -> Stretch:
    """From when to when: it holds today, and all dates but few that are so far that one could not tell others apart."""
    moments = sorted(found) or [today]
    middle = moments[len(moments) // 2]
    near = _grown(moments, (min(today, middle), max(today, middle)))
    if sum(not _is_in(moment, near) for moment in moments) <= len(moments) * _MOST:
        return near
    return min(today, moments[0]), max(today, moments[-1])


def _grown(moments: Sequence[datetime], stretch: Stretch) -> Stretch:
    """A stretch with everything that is near it, and near that."""
    first, last = stretch
    while True:
        most = max((last - first) * _FAR, _NEAR)
        before, after = bisect_left(moments, first) - 1, bisect_right(moments, last)
        if after < len(moments) and moments[after] - last <= most:
            last = moments[after]
        elif before >= 0 and first - moments[before] <= most:
            first = moments[before]
        else:
            return first, last


def _is_in(moment: datetime, near: Stretch) -> bool:
    return near[0] <= moment <= near[1]


def _far(mark: MilestoneMark, near: Stretch) -> Iterator[tuple[datetime, str]]:
    """What of a milestone lies outside; where that is its stone, only that."""
    if mark.stone_date is not None and _is_far(mark, near):
        yield mark.stone_date, f"{mark.name}, {full(finish_day(mark.stone_date))}"
        return
    for label, day in (("Target", mark.target), ("Promise", mark.commitment)):
        if day is not None and not _is_in(day, near):
            yield day, f"{label} of {mark.name}, {full(finish_day(day))}"


def _is_far(mark: MilestoneMark, near: Stretch) -> bool:
    return mark.stone_date is not None and not _is_in(mark.stone_date, near)
