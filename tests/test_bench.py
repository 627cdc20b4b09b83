"""The benchmarks' own parts: their networks, and the peers that every benchmark leans on."""

import networkx as nx
import numpy as np
import pytest

from bench import peer_networkx, peer_numpy
from bench.networks import END, RandomNetwork, Shape, plan_document, random_network
from bench.table import Row, lost, markdown, not_here
from bench.week import OFFICE, SITE, WEEKS, Clock, moment


def hand_network(*, second: bool = False) -> RandomNetwork:
    """Two activities of 2 to 3 and of 3 to 4 days before a third of 1 to 2, which may be on the second week."""
    days = np.array([[2, 2, 3], [3, 3, 4], [1, 1, 2]])
    week = np.array([0, 0, 1 if second else 0])
    return RandomNetwork(days, np.array([0, 0, 0, 2]), np.array([0, 1]), week, "triangular")


@pytest.mark.parametrize("second_week", [False, True])
def test_a_random_network_depends_on_its_arguments_alone(second_week: bool) -> None:
    first, again = (random_network(200, 400, seed=7, second_week=second_week) for _ in range(2))
    other = random_network(200, 400, seed=8, second_week=second_week)
    assert plan_document(first) == plan_document(again) != plan_document(other)


def test_a_random_network_has_the_links_asked_for_and_no_loop() -> None:
    network = random_network(1_000, 2_000)
    pairs = set(zip(network.source.tolist(), network.target.tolist(), strict=True))
    assert len(pairs) == 2_000
    assert all(source < target for source, target in pairs)
    low, likely, high = network.days.T
    assert (low >= 1).all() and (low <= likely).all() and (likely < high).all()


def test_too_few_links_for_the_layers_are_refused() -> None:
    with pytest.raises(ValueError, match="need at least 980 links, not 10"):
        random_network(1_000, 10)


def test_a_fifth_of_the_activities_is_on_the_second_week() -> None:
    share = float(random_network(10_000, 20_000, second_week=True).week.mean())
    assert share == pytest.approx(0.2, abs=4 * (0.2 * 0.8 / 10_000) ** 0.5)
    assert "site" not in plan_document(random_network(100, 200))["calendars"]


def test_the_plan_ends_in_one_milestone_after_all_that_nothing_waits_for() -> None:
    document = plan_document(random_network(100, 200))
    waited_for = {each for task in document["tasks"] for each in task.get("after", ())}
    (end,) = document["milestones"]
    assert end["id"] == END
    assert set(end["after"]) == {task["id"] for task in document["tasks"]} - waited_for


def test_a_finish_on_the_office_week_is_the_last_minute_worked() -> None:
    finishes = Clock(WEEKS, 10 * 480).finishes(0, np.array([480.0, 5 * 480.0, 5 * 480 + 1.0]))
    assert [moment(each) for each in finishes] == ["2026-11-02T18:00", "2026-11-06T18:00", "2026-11-09T09:01"]


def test_a_crossing_counts_the_other_weeks_minutes_by_then() -> None:
    # Monday 18:00 is before the site's week begins; on Tuesday at 18:00 its first day of eight hours is over.
    crossing = Clock([OFFICE, SITE], 480 * 5).crossing(0, 1)
    assert [crossing[480], crossing[960]] == [0, 480]


def test_networkx_agrees_with_its_own_longest_path() -> None:
    network = random_network(300, 600, seed=3)
    graph = peer_networkx.graph_of(network)
    for source, target in graph.edges:
        graph.edges[source, target]["weight"] = graph.nodes[target]["minutes"]
    graph.add_edges_from(
        (-1, each, {"weight": graph.nodes[each]["minutes"]}) for each in list(graph) if not graph.pred[each]
    )
    longest = nx.dag_longest_path_length(graph)
    passes = peer_networkx.critical_path(peer_networkx.graph_of(network))
    assert passes.finish == longest
    assert min(passes.total_float.values()) == 0


def test_numpy_ends_within_the_hand_computed_days() -> None:
    # From 3 + 1 days after Monday morning to 4 + 2; only the longer predecessor is ever critical.
    forecast = peer_numpy.simulate(hand_network(), 100)
    assert moment(forecast.end.min()) >= "2026-11-05T18:00"
    assert moment(forecast.end.max()) <= "2026-11-09T18:00"
    assert forecast.criticality.tolist() == [0, 1, 1]


def test_numpy_crosses_to_the_second_week() -> None:
    # Ready at the earliest on Wednesday at 18:00, so done on Thursday at 16:00, when the site stops; at the latest
    # ready on Thursday at 18:00, so done on Saturday, which the site works.
    forecast = peer_numpy.simulate(hand_network(second=True), 100)
    assert moment(forecast.end.min()) >= "2026-11-05T16:00"
    assert moment(forecast.end.max()) <= "2026-11-07T16:00"


def test_F7_numpy_calls_tight_what_cannot_finish_a_working_minute_later() -> None:
    # The longer predecessor finishes x of Thursday's eight office hours in, F(x) = 1 - (1 - x / 8)^2. The site rests
    # from 11 to 12 and from 16: finishing at x in (2, 3) or (6, 8) leaves it time to spare before the site goes on.
    futures = 20_000
    criticality = peer_numpy.simulate(hand_network(second=True), futures).criticality
    share = (1 - 0.75**2) + (0.625**2 - 0.25**2)
    assert criticality[1] == pytest.approx(share, abs=4 * (share * (1 - share) / futures) ** 0.5)
    assert criticality[[0, 2]].tolist() == [0, 1]


@pytest.mark.parametrize(("shape", "weight"), [("triangular", 1), ("pert", 4)])
def test_numpy_draws_have_the_mean_of_their_shape(shape: Shape, weight: int) -> None:
    days = np.array([[2, 3, 8]])
    one = RandomNetwork(days, np.array([0, 0]), np.array([], np.int64), np.zeros(1, np.int64), shape)
    futures = 20_000
    levels = peer_numpy.simulate(one, futures).percentiles[:, 0]
    assert np.all(np.diff(levels) > 0)
    mean = 480 * (2 + weight * 3 + 8) / (2 + weight)
    simulated = peer_numpy.finishes(one, futures)[0]
    assert simulated.mean() == pytest.approx(mean, abs=4 * simulated.std() / futures**0.5)


def test_a_row_says_what_failed_and_a_missed_target_is_no_failure() -> None:
    row = Row("case", 2.0, 1.0, "peer", 10.0)
    assert (row.verdict, row.failed, row.ratio) == ("over target", False, 5.0)
    assert Row("case", 0.5, 1.0, wrong="off by one").failed
    assert lost("case", "no answer").verdict == "LOST"
    assert not_here(row, "other", "no Python 3.13").cells()[4:] == (
        "not here", "", "over target", "not here: no Python 3.13",
    )  # fmt: skip


def test_the_page_has_the_command_the_machine_and_every_row() -> None:
    page = markdown([Row("a|b", 0.05, 1.0, "peer", 1.0)], "python -m bench", ["2 cores"], "2026-11-23")
    assert "Written by `python -m bench` on 2026-11-23" in page
    assert "| a\\|b | 50.0 ms | 1.00 s | peer | 1.00 s | 20.0 | ok |  |" in page
