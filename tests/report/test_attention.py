"""What needs attention most, said in one sentence, and what is worth doing first."""

from milepost.report.advice import advice
from milepost.report.attention import concerns, date_at, gain_words, sentence
from tests.report.forecasts import STATUS, day, driver, forecast_of, milestone

TASKS = STATUS + (
    "currency: EUR\n"
    "tasks:\n"
    "  - {id: api, estimate: {low: 5d, likely: 8d, high: 20d}}\n"
    "  - {id: ui, estimate: 5d}\n"
    "risks:\n"
    "  - {id: late, name: Late, probability: 30%, effect: {add: 5d}, hits: [api], mitigation: {cost: 9000}}\n"
    "  - {id: flood, name: Flood, probability: 30%, effect: {add: 5d}, hits: [api]}\n"
)


def test_C14_promises_at_risk_come_before_unlikely_targets_and_those_before_what_holds() -> None:
    holds = milestone("Holds", promise=(day(6, 1), 0.95, 0.9))
    wish = milestone("Wish", target=(day(2, 9), 0.1))
    slightly = milestone("Slightly", promise=(day(6, 1), 0.75, 0.8))
    badly = milestone("Badly", promise=(day(6, 1), 0.4, 0.8))
    assert [each.milestone.name for each in concerns([holds, wish, slightly, badly])] == [
        "Badly",
        "Slightly",
        "Wish",
        "Holds",
    ]


def test_C14_of_equal_shortfalls_the_earlier_date_comes_first() -> None:
    later, sooner = (
        milestone(name, promise=(date, 0.5, 0.8)) for name, date in (("Later", day(5, 1)), ("Sooner", day(4, 1)))
    )
    assert [each.milestone.name for each in concerns([later, sooner])] == ["Sooner", "Later"]


def test_C14_what_is_reached_or_has_no_basis_needs_nobody() -> None:
    assert (
        concerns([milestone(reached=True, target=(day(2, 1), 0.0)), milestone(known=False, target=(day(2, 1), 0.0))])
        == []
    )


def test_C14_the_sentence_has_the_date_its_chance_the_sure_date_and_the_cause() -> None:
    # Any day from 2 February on, for 200 days, is as likely as the next: 80 % are done 160 days later, on 11 July.
    first = milestone(
        "Beta", first=day(2, 1), target=(day(3, 14), 0.2), drivers=(driver("API", 11, 8.4), driver("Vendor", 3, 2))
    )
    second = milestone("Gamma", target=(day(3, 20), 0.3))
    assert sentence(forecast_of(STATUS, second, first)) == (
        "Beta needs attention first: about 2 in 10 for the target, 14 Mar 2027, 119 days before its 80 % date, "
        "11 Jul 2027. The largest single cause, API, costs 11 points and 8 days at 80 %. "
        "1 more target is unlikely."
    )


def test_C14_points_are_told_of_the_date_they_are_points_of() -> None:
    # The gains are about the target; the sentence is about the promise.
    both = milestone("Beta", target=(day(3, 14), 0.2), promise=(day(5, 1), 0.4, 0.9), drivers=(driver("API", 11, 8.4),))
    assert "The largest single cause, API, costs 8 days at 80 %." in sentence(forecast_of(STATUS, both))
    alone = milestone("Beta", promise=(day(5, 1), 0.4, 0.9), drivers=(driver("API", 11, 8.4),))
    assert "API, costs 11 points and 8 days at 80 %." in sentence(forecast_of(STATUS, alone))


def test_C14_where_all_holds_the_least_sure_is_named() -> None:
    sure, surer = (milestone(name, target=(day(8, 1), chance)) for name, chance in (("Sure", 0.83), ("Surer", 0.97)))
    assert sentence(forecast_of(STATUS, surer, sure)) == (
        "Every date holds: the least sure is Sure, with about 8 in 10 for the target, 1 Aug 2027."
    )


def test_C14_without_any_date_the_finish_is_told() -> None:
    # Five working days of eight hours from Monday 2 November.
    text = STATUS + "tasks: [{id: a, estimate: {fixed: 5d}}]\n"
    assert sentence(forecast_of(text)).endswith("all of the plan is done by 6 Nov 2026 at 80 %.")


def test_C14_an_empty_plan_has_nothing_to_say() -> None:
    assert sentence(forecast_of(STATUS)) == "Nothing is open: there is nothing left to forecast."


def test_C14_a_level_is_read_off_the_quantiles_from_above() -> None:
    quantiles = tuple(range(201))
    assert [date_at(quantiles, level) for level in (0.0, 0.8, 0.801, 0.85, 1.0)] == [0, 160, 161, 170, 200]


def test_C14_small_gains_are_not_spoken_of() -> None:
    assert gain_words(0.004, 0.4) == ""
    assert gain_words(0.01, 1.2) == "1 point and 1 day at 80 %"
    assert gain_words(None, 12.6) == "13 days at 80 %"


def test_C15_the_largest_gains_come_first_and_count_over_all_milestones() -> None:
    once = milestone("Once", target=(day(3, 1), 0.4), drivers=(driver("API", 12, 3),))
    twice = [milestone(f"Twice {each}", target=(day(3, 1), 0.4), drivers=(driver("UI", 8, 2),)) for each in (1, 2)]
    found = advice(forecast_of(TASKS, once, *twice))
    assert [(each.deed, each.effect) for each in found] == [
        (
            "Give UI a range, and hold it to its guess of 5d",
            "8 points for the target of Twice 1, and 2 days at 80 %; 1 more milestone gains",
        ),
        ("Hold API to its likely 8d", "12 points for the target of Once, and 3 days at 80 %"),
    ]


def test_C15_no_more_than_one_promise_is_to_be_moved_and_to_the_date_that_keeps_it() -> None:
    # With 200 equal days from 2 February, 90 % are done after 180 of them, on 31 July.
    promises = [milestone(name, promise=(day(5, 1), chance, 0.9)) for name, chance in (("Near", 0.7), ("Far", 0.2))]
    found = advice(forecast_of(TASKS, *promises))
    assert [(each.deed, each.effect) for each in found] == [
        ("Move the promise of Far from 1 May 2027 to 31 Jul 2027", "from 2 in 10 to 9 in 10")
    ]


def test_C15_a_risk_is_mitigated_at_its_price_or_ruled_out() -> None:
    drivers = (driver("Late", 9, 4, is_risk=True), driver("Flood", 8, 4, is_risk=True))
    found = advice(forecast_of(TASKS, milestone(target=(day(3, 1), 0.4), drivers=drivers)))
    assert [each.deed for each in found] == [
        "Mitigate the risk Late, planned at 9,000 EUR",
        "Rule out the risk Flood, which has no mitigation yet",
    ]


def test_C15_what_brings_nothing_is_not_advised() -> None:
    drivers = (driver("API", -3, -1), driver("UI", 0.2, 0.1))
    assert advice(forecast_of(TASKS, milestone(target=(day(3, 1), 0.4), drivers=drivers))) == []
