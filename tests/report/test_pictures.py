"""Chart pictures from a forecast."""

from datetime import datetime

from milepost.report.pictures import distribution_picture, map_picture, milestone_links
from tests.report.forecasts import STATUS, day, driver, forecast_of, milestone, plan

CHAIN = STATUS + (
    "phases: [{id: p, name: Build, start: 2026-11-02, finish: 2027-01-15}]\n"
    "milestones:\n"
    "  - {id: first, actual: 2026-10-05}\n"
    "  - {id: second, after: [work]}\n"
    "  - {id: third, after: [second, first]}\n"
    "  - {id: wish, target: 2027-03-01}\n"
    "tasks:\n"
    "  - {id: work, estimate: {fixed: 5d}, after: [more]}\n"
    "  - {id: more, estimate: {fixed: 5d}, after: [first]}\n"
    "  - {id: under, milestone: wish, estimate: {fixed: 1d}, after: [third]}\n"
)


def test_C18_links_run_between_milestones_by_way_of_tasks_and_none_twice() -> None:
    # third waits for first as well, but so does second, for which it waits anyway.
    assert set(milestone_links(plan(CHAIN))) == {("first", "second"), ("second", "third"), ("third", "wish")}


def test_C18_the_map_says_what_the_forecast_says() -> None:
    found = map_picture(forecast_of(CHAIN))
    assert (found.title, found.subtitle) == ("Hand", "as of 2 Nov 2026, 64 futures")
    assert "Tasks share no spread" in found.footnote
    assert found.sentence.startswith("Every date holds: the least sure is Wish")
    assert found.status_date == datetime(2026, 11, 2)
    assert [(each.name, each.start, each.finish) for each in found.phases] == [
        ("Build", datetime(2026, 11, 2), datetime(2027, 1, 16))
    ]
    marks = {each.id: each for lane in found.lanes for each in lane.milestones}
    assert marks["first"].reached
    # Ten working days from 2 November, then one more.
    assert marks["second"].p80 == datetime(2026, 11, 13, 18)
    assert (marks["wish"].p50, marks["wish"].target) == (datetime(2026, 11, 16, 18), datetime(2027, 3, 2))
    assert len(marks["wish"].quantiles or ()) == 201


def test_C18_without_a_basis_the_stone_stands_at_the_target_and_has_no_chance() -> None:
    text = STATUS + "milestones: [{id: m, target: 2027-03-01}]\n"
    mark = map_picture(forecast_of(text)).lanes[0].milestones[0]
    assert (mark.quantiles, mark.p50, mark.probability) == (None, None, None)
    assert mark.p80 == datetime(2027, 3, 2)


def test_C18_a_curve_has_its_answer_and_its_drivers_in_points() -> None:
    shown = milestone("Beta", target=(day(3, 1), 0.4), drivers=(driver("API", 11, 8.5), driver("UI", None, 2)))
    found = distribution_picture(forecast_of(STATUS, shown), "beta")
    assert found.sentence == "Beta: as given."
    assert [(each.name, each.points, each.days) for each in found.drivers] == [("API", 11.0, 8.5), ("UI", None, 2)]
    assert found.milestone.probability == 0.4
