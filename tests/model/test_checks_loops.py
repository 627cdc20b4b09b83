"""Loops of dependencies and of parents."""

from itertools import pairwise
from typing import Any

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from milepost.model.checks import check_plan
from milepost.model.document import read_document
from milepost.model.plan import Plan


def plan_of(**collections: Any) -> Plan:
    plan, draft = read_document({"plan": "Atlas", "status_date": "2026-11-02", **collections})
    assert plan is not None
    assert draft.problems == []
    return plan


def loops(plan: Plan) -> list[str]:
    return [each.message.partition(": ")[2] for each in check_plan(plan) if each.code == "dependency-loop"]


def test_S8_a_loop_is_printed_whole() -> None:
    plan = plan_of(tasks=[{"id": "api", "after": ["spec"]}, {"id": "spec", "after": ["api"]}])
    assert loops(plan) == ["api -> spec -> api"]


def test_P8_a_loop_runs_in_the_direction_of_time_from_its_first_activity() -> None:
    tasks = [
        {"id": "free"},
        {"id": "a", "after": ["free", "c"]},
        {"id": "b", "after": ["a"]},
        {"id": "c", "after": ["b"]},
    ]
    assert loops(plan_of(tasks=tasks)) == ["a -> b -> c -> a"]


def test_P8_a_milestone_waits_for_the_tasks_under_it() -> None:
    plan = plan_of(
        milestones=[{"id": "beta", "after": ["spec"]}, {"id": "later"}],
        tasks=[{"id": "spec"}, {"id": "api", "milestone": "beta", "after": [{"id": "beta", "type": "SS"}]}],
    )
    assert loops(plan) == ["beta -> api -> beta"]


def test_P8_links_of_every_type_close_a_loop() -> None:
    tasks = [{"id": "a", "after": [{"id": "b", "type": "FF"}]}, {"id": "b", "after": [{"id": "a", "type": "SS"}]}]
    assert loops(plan_of(tasks=tasks)) == ["a -> b -> a"]


def test_P8_every_loop_is_printed() -> None:
    pairs = [[{"id": f"a{n}", "after": [f"b{n}"]}, {"id": f"b{n}", "after": [f"a{n}"]}] for n in range(3)]
    assert loops(plan_of(tasks=[task for pair in pairs for task in pair])) == [
        f"a{n} -> b{n} -> a{n}" for n in range(3)
    ]


@given(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda edge: edge[0] != edge[1]), unique=True))
def test_P8_cutting_every_loop_printed_leaves_none(edges: list[tuple[int, int]]) -> None:
    tasks = [{"id": f"t{n}", "after": [f"t{a}" for a, b in edges if b == n]} for n in range(8)]
    printed = [loop.split(" -> ") for loop in loops(plan_of(tasks=tasks))]
    graph = nx.DiGraph([(f"t{a}", f"t{b}") for a, b in edges])
    assert bool(printed) != nx.is_directed_acyclic_graph(graph)
    for loop in printed:
        assert loop[0] == loop[-1] == min(loop)
        assert len(set(loop)) == len(loop) - 1
        assert all(graph.has_edge(a, b) for a, b in pairwise(loop))
    # Every loop of the graph runs through a link that some printed loop has.
    graph.remove_edges_from([(a, b) for loop in printed for a, b in pairwise(loop)])
    assert nx.is_directed_acyclic_graph(graph)


def test_P8_a_long_chain_needs_no_deep_stack() -> None:
    chain = [{"id": f"t{n}", "after": [f"t{n - 1}"] if n else ["t4999"]} for n in range(5000)]
    (loop,) = loops(plan_of(tasks=chain))
    assert loop.count(" -> ") == 5000


def test_P9_parents_do_not_form_a_loop() -> None:
    plan = plan_of(
        objectives=[{"id": "a", "parent": "b"}, {"id": "b", "parent": "a"}, {"id": "under", "parent": "a"}],
        initiatives=[{"id": "alone", "parent": "alone"}],
        calendars={"x": {"parent": "y"}, "y": {"parent": "z"}, "z": {"parent": "x"}},
        tasks=[{"id": "api"}],
    )
    problems = [each for each in check_plan(plan) if each.code == "parent-loop"]
    assert [(each.subject, each.message.partition(": ")[2]) for each in problems] == [
        ("a", "a -> b -> a"),
        ("alone", "alone -> alone"),
        ("x", "x -> y -> z -> x"),
    ]
