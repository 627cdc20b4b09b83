"""What one would write with networkx: a graph, a topological order, and both passes of the critical path method."""

from dataclasses import dataclass

import networkx as nx

from bench.networks import RandomNetwork


@dataclass(frozen=True)
class Passes:
    """The finish in working minutes, and the total float of each activity; on one week only."""

    finish: int
    total_float: dict[int, int]


def graph_of(network: RandomNetwork) -> "nx.DiGraph[int]":
    """The network as a graph, each node with its likely minutes."""
    graph: nx.DiGraph[int] = nx.DiGraph()
    graph.add_nodes_from(
        (activity, {"minutes": minutes}) for activity, minutes in enumerate(network.minutes[:, 1].tolist())
    )
    graph.add_edges_from(zip(network.source.tolist(), network.target.tolist(), strict=True))
    return graph


def critical_path(graph: "nx.DiGraph[int]") -> Passes:
    """Early and late finishes along a topological order."""
    minutes = dict(graph.nodes(data="minutes"))
    order = list(nx.topological_sort(graph))
    early: dict[int, int] = {}
    for activity in order:
        before = graph.pred[activity]
        early[activity] = minutes[activity] + max((early[each] for each in before), default=0)
    finish = max(early.values())
    late: dict[int, int] = {}
    for activity in reversed(order):
        after = graph.succ[activity]
        late[activity] = min((late[each] - minutes[each] for each in after), default=finish)
    return Passes(finish, {activity: late[activity] - early[activity] for activity in order})
