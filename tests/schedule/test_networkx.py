"""The critical path of finish-to-start networks against networkx, on thousands of random ones."""

from bisect import bisect_left
from random import Random

import networkx as nx
import pytest

from milepost.schedule.schedule import Schedule
from tests.schedule.oracle import CALENDARS, minutes_of, text
from tests.schedule.plans import AROUND, floats, scheduled, task

PER_BATCH = 1000


def random_network(random: Random) -> nx.DiGraph:
    """Up to 14 activities with whole minutes each, links from earlier to later ones."""
    graph = nx.DiGraph()
    for node in range(random.randint(1, 14)):
        graph.add_node(node, minutes=random.choice([1, 30, 480, random.randint(1, 3000)]))
        for before in range(node):
            if random.random() < 0.25:
                graph.add_edge(before, node)
    return graph


def ours(graph: nx.DiGraph, calendar: str) -> Schedule:
    tasks = [
        task(f"a{node}", f"{graph.nodes[node]['minutes']}m", *(f"a{each}" for each in graph.predecessors(node)))
        for node in graph
    ]
    return scheduled(tasks, calendar=calendar, calendars=CALENDARS)


def longest_to(graph: nx.DiGraph, ends: set[int]) -> int:
    """The longest path among some nodes, by networkx: node weights as the weights of links out of a source."""
    weighted = nx.DiGraph()
    weighted.add_node("from")
    for node in ends:
        weighted.add_edge(("in", node), ("out", node), weight=graph.nodes[node]["minutes"])
        weighted.add_edge("from", ("in", node), weight=0)
        for before in graph.predecessors(node):
            if before in ends:
                weighted.add_edge(("out", before), ("in", node), weight=0)
    return int(nx.dag_longest_path_length(weighted))


def check(graph: nx.DiGraph, calendar: str) -> None:
    found = ours(graph, calendar)
    end = longest_to(graph, set(graph))
    before = {node: longest_to(graph, nx.ancestors(graph, node)) for node in graph}
    behind = {node: longest_to(graph, nx.descendants(graph, node)) for node in graph}
    minutes = minutes_of(calendar)
    zero = bisect_left(minutes, 0)
    for node, length in graph.nodes(data="minutes"):
        activity = found.activity(f"a{node}")
        finish, late_finish = before[node] + length, end - behind[node]
        after = [before[each] for each in graph.successors(node)]
        assert activity.early_start == text(minutes[zero + before[node]])
        assert activity.early_finish == text(minutes[zero + finish - 1] + 1)
        assert activity.late_start == text(minutes[zero + late_finish - length])
        assert activity.late_finish == text(minutes[zero + late_finish - 1] + 1)
        assert floats(found, f"a{node}") == (late_finish - finish, min(after, default=end) - finish)
        assert activity.critical == (late_finish == finish)
    assert found.finish == text(minutes[zero + end - 1] + 1)


@pytest.mark.parametrize("calendar", [AROUND, "office"])
@pytest.mark.parametrize("batch", range(2))
def test_S1_2_dates_and_floats_are_those_of_networkx(calendar: str, batch: int) -> None:
    random = Random(batch)
    for _ in range(PER_BATCH):
        check(random_network(random), calendar)
