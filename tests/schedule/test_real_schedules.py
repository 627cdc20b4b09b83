"""Real project networks against networkx, where their data lies beside the checkout; it is no part of the project."""

import json
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from milepost.model.moment import instant_of
from tests.schedule.oracle import EPOCH
from tests.schedule.plans import AROUND, scheduled, task

DATA = Path(__file__).parents[2].parent / "shared" / "data" / "networks" / "empirical_projects.json"


def predecessors(project: dict[str, Any]) -> list[list[int]]:
    found: list[list[int]] = project["preds"]
    return found


@pytest.mark.skipif(not DATA.exists(), reason="the real networks are not beside the checkout")
def test_S1_real_networks_finish_when_networkx_says() -> None:
    projects = json.loads(DATA.read_text())
    assert len(projects) == 125
    for name, project in projects.items():
        minutes = [round(hours * 60) for hours in project["duration"]]
        before = predecessors(project)
        graph = nx.DiGraph()
        for node, length in enumerate(minutes):
            graph.add_edge(("in", node), ("out", node), weight=length)
            graph.add_edges_from(((("out", each), ("in", node)) for each in before[node]), weight=0)
        expected = nx.dag_longest_path_length(graph)
        tasks = [
            task(f"a{node}", f"{length}m", *(f"a{each}" for each in sorted(set(before[node]))))
            for node, length in enumerate(minutes)
        ]
        found = scheduled(tasks, calendar=AROUND)
        assert found.network.origin + found.dates.end - instant_of(EPOCH) == expected, name
