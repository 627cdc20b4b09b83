"""Law S2: lags and leads, and the calendar each is counted on."""

import pytest

from tests.schedule.plans import early, link, scheduled, task

# a works from Monday the 2nd to Friday the 6th at six. `site` works on six days from eight to eleven and is idle
# otherwise: three hours a day.
SITE = {"site": {"week": {"mon-sat": ["08:00-11:00"]}}, "long": {"week": {"mon-fri": ["08:00-18:00"]}}}


def begun(type_: str, lag: str, where: str | None = None, default: str = "successor", **keys: str) -> str:
    """When b starts, which follows a."""
    found = scheduled(
        [task("a", "5d"), task("b", "1h", link("a", type_, lag, where), **keys)],
        calendars=SITE,
        schedule={"lag_calendar": default},
    )
    return early(found, "b")[0]


def test_S2_2_a_lag_counts_on_the_successors_calendar() -> None:
    """Six hours after Friday at six: on the office's calendar Monday 9 to 12 and 13 to 16; on the site's Saturday and
    Monday, three hours each, so that the site goes on on Tuesday."""
    assert begun("FS", "6h") == "2026-11-09T16:00"
    assert begun("FS", "6h", calendar="site") == "2026-11-10T08:00"


def test_S2_2_the_plan_says_another_calendar_for_every_lag() -> None:
    """Six hours after Friday at six, for a successor on the site: on the predecessor's calendar, or the plan's, they
    end on Monday at four; by the clock on Saturday at 00:00; on one from eight to six on Monday at two."""
    assert begun("FS", "6h", default="predecessor", calendar="site") == "2026-11-10T08:00"
    assert begun("FS", "6h", default="plan", calendar="site") == "2026-11-10T08:00"
    assert begun("FS", "6h", default="24h", calendar="site") == "2026-11-07T08:00"
    assert begun("FS", "6h", default="long") == "2026-11-09T14:00"
    assert begun("FS", "6h", default="site") == "2026-11-09T11:00"


def test_S2_2_a_link_says_another_calendar_than_the_plan() -> None:
    assert begun("FS", "6h", "successor", default="24h") == "2026-11-09T16:00"
    assert begun("FS", "6h", "24h") == "2026-11-09T09:00"
    assert begun("FS", "70h", "24h") == "2026-11-09T16:00"  # Friday 18:00 and 70 hours
    assert begun("FS", "6h", "site") == "2026-11-09T11:00"
    assert begun("FS", "6h", "predecessor", default="24h", calendar="site") == "2026-11-10T08:00"


@pytest.mark.parametrize(
    ("type_", "lag", "start"),
    [
        ("SS", "1d", "2026-11-03T09:00"),  # Monday's end is Tuesday's beginning for work
        ("SS", "12h", "2026-11-03T14:00"),  # eight hours on Monday; nine to twelve and one more on Tuesday
        ("FS", "-1d", "2026-11-06T09:00"),
        ("FS", "-9h", "2026-11-05T17:00"),
        ("FF", "0d", "2026-11-06T17:00"),  # an hour long
        ("FF", "1h", "2026-11-09T09:00"),
        ("FF", "-8h", "2026-11-05T17:00"),
        ("SF", "9h", "2026-11-03T09:00"),  # ends nine hours after Monday at nine: on Tuesday at ten
    ],
)
def test_S2_1_lags_and_leads_over_breaks_and_nights(type_: str, lag: str, start: str) -> None:
    assert begun(type_, lag) == start


def test_S2_3_a_lag_ends_in_the_evening_and_a_lead_begins_in_the_morning() -> None:
    """Seen where no calendar of its own moves it: a milestone a day after Friday at six lies on Monday at six; a day
    before, on Friday at nine."""
    milestones = [
        {"id": "lag", "after": [link("a", "FS", "1d")]},
        {"id": "lead", "after": [link("a", "FS", "-1d")]},
        {"id": "none", "after": [link("a", "FS", "0d")]},
    ]
    found = scheduled([task("a", "5d")], milestones=milestones)
    assert early(found, "lag") == ("2026-11-09T18:00",) * 2
    assert early(found, "lead") == ("2026-11-06T09:00",) * 2
    assert early(found, "none") == ("2026-11-06T18:00",) * 2


def test_S2_4_an_elapsed_lag_runs_by_the_clock_whatever_the_lag_calendar() -> None:
    """Friday at six and two days of 24 hours: Sunday at six, so Monday for the office; a lead back to Wednesday."""
    for where in (None, "predecessor", "site"):
        assert begun("FS", "2ed", where) == "2026-11-09T09:00"
        assert begun("FS", "3ed", where) == "2026-11-10T09:00"
        assert begun("FS", "-2ed", where) == "2026-11-05T09:00"  # Wednesday at six is Thursday's beginning


def test_S2_5_a_day_of_lag_is_a_day_of_the_calendar_it_is_counted_on() -> None:
    """After Friday at six: a day of the site has three hours, Saturday's; of `24h` 24, to Saturday at six; of the long
    calendar ten, Monday's; of the office eight, Monday's."""
    assert begun("FS", "1d", "site", calendar="site") == "2026-11-09T08:00"
    assert begun("FS", "1d", "24h", calendar="site") == "2026-11-09T08:00"
    assert begun("FS", "3d", "24h") == "2026-11-10T09:00"  # Monday at six
    assert begun("FS", "1d", "long") == "2026-11-10T09:00"
    assert begun("FS", "1d", "plan", calendar="site") == "2026-11-10T08:00"


def test_S2_6_a_working_lag_before_an_elapsed_successor_is_working_time() -> None:
    """A day of lag after Friday at six is Monday's eight hours: the elapsed day begins on Monday at six."""
    found = scheduled([task("a", "5d"), task("b", "1ed", link("a", "FS", "1d"))])
    assert early(found, "b") == ("2026-11-09T18:00", "2026-11-10T18:00")
    before = scheduled([task("a", "1ed"), task("b", "1h", link("a", "FS", "1d", "predecessor"))])
    # a ends on Tuesday at 00:00; a day of its calendar, the office's, is Tuesday's eight hours.
    assert early(before, "b")[0] == "2026-11-04T09:00"


def test_S2_8_of_several_links_the_latest_holds_and_the_plans_start_over_all() -> None:
    tasks = [task("a", "1d"), task("b", "3d"), task("c", "1d", "a", "b"), task("d", "1d", link("b", "FS", "-10d"))]
    found = scheduled(tasks)
    assert (early(found, "c")[0], found.activity("c").driver) == ("2026-11-05T09:00", "b")
    assert (early(found, "d")[0], found.activity("d").driver) == ("2026-11-02T09:00", None)


def test_S2_9_a_milestone_waits_for_every_task_under_it_and_for_its_links() -> None:
    tasks = [task("a", "1d", milestone="m"), task("b", "3d", milestone="m"), task("c", "4d"), task("d", "9d")]
    found = scheduled(tasks, milestones=[{"id": "m", "after": ["c"]}, {"id": "n", "after": ["m"]}])
    assert (early(found, "m")[1], found.activity("m").driver) == ("2026-11-05T18:00", "c")
    assert (early(found, "n")[1], found.activity("n").driver) == ("2026-11-05T18:00", "m")


def test_S2_10_a_link_from_a_milestones_start_reads_the_instant_it_lies_at() -> None:
    """m lies on Friday at six; a day later work goes on on Tuesday, for Monday is the lag."""
    found = scheduled(
        [task("a", "5d"), task("b", "1d", link("m", "SS", "1d")), task("c", "1h", link("m", "SS"), calendar="24h")],
        milestones=[{"id": "m", "after": ["a"]}],
    )
    assert early(found, "b")[0] == "2026-11-10T09:00"
    assert early(found, "c")[0] == "2026-11-06T18:00"
