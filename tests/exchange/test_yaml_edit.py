"""A change to a document reaches its text, and leaves the rest of the text as it was."""

import copy
from collections.abc import Callable
from difflib import SequenceMatcher
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from milepost.exchange.alignment import sources
from milepost.exchange.document import same
from milepost.exchange.source import parse
from milepost.exchange.yaml_edit import NotTheTextError, edit_yaml
from milepost.model.order import staying
from tests.exchange.documents import laid_out, plans

PLAN = """\
# The launch
plan: 'Atlas'     # working title
status_date: 2026-11-02

calendars: {office: {hours: ["09:00-12:00", "13:00-18:00"]}}
tasks:   # all of them

  # --- design ---
  - id: spec      # agreed
    milestone: beta
    estimate: 5d  # a guess

  # --- build ---
  - id: api
    # why so long: the vendor
    estimate: {low: 10d,   likely: 15d, high: 30d}
    after: [spec]
  # the screens
  - {id: ui, estimate: {low: 8d, high: 21d}, after: [{id: spec, type: SS, lag: 3d}]}  # flow
milestones:
- id: beta
  supports: [
    teams,  # the first
    {to: revenue, required: false},
  ]
  notes: |+
    Kept as it is.

risks: []
# the end
"""


def edited(text: str, change: Callable[[dict[str, Any]], object]) -> str:
    before = parse(text.encode(), "p.yaml").document
    assert before is not None
    after = copy.deepcopy(before)
    change(after)
    result = edit_yaml(text, before, after)
    assert same(parse(result.encode(), "p.yaml").document, after)
    return result


def changed(text: str, change: Callable[[dict[str, Any]], object]) -> tuple[list[str], list[str]]:
    """The lines that went and the lines that came."""
    old, new = text.splitlines(), edited(text, change).splitlines()
    went, came = [], []
    for tag, start, end, new_start, new_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            went += old[start:end]
            came += new[new_start:new_end]
    return went, came


@given(st.data())
def test_the_edited_text_holds_the_new_document(data: st.DataObject) -> None:
    before: dict[str, Any] = data.draw(plans)
    after: dict[str, Any] = data.draw(plans)
    text: str = data.draw(laid_out(before))
    assert same(parse(text.encode(), "p.yaml").document, before)
    assert edit_yaml(text, before, before) == text
    result = edit_yaml(text, before, after)
    assert same(parse(result.encode(), "p.yaml").document, after)


@given(st.data())
def test_lines_of_what_did_not_change_stay_byte_for_byte(data: st.DataObject) -> None:
    """Another plan is put below this one in the same file; what changes in the one cannot touch the other."""
    fixed: dict[str, Any] = data.draw(plans)
    before: dict[str, Any] = data.draw(plans)
    after: dict[str, Any] = data.draw(plans)
    above = data.draw(laid_out({f"fixed {key}": value for key, value in fixed.items()})).rstrip("\r\n") + "\n"
    below = data.draw(laid_out(before))
    same_above = {f"fixed {key}": value for key, value in fixed.items()}
    result = edit_yaml(above + below, same_above | before, same_above | after)
    lines = iter(result.splitlines())
    assert all(line in lines for line in above.splitlines())  # each one, in this order


@pytest.mark.parametrize(
    ("change", "went", "came"),
    [
        (lambda plan: plan.update(plan="Atlas 2"),
         ["plan: 'Atlas'     # working title"], ["plan: 'Atlas 2'     # working title"]),
        (lambda plan: plan["tasks"][0].update(estimate={"low": "3d", "high": "9d"}),
         ["    estimate: 5d  # a guess"], ["    estimate: {low: 3d, high: 9d}  # a guess"]),
        (lambda plan: plan["tasks"][1]["estimate"].update(likely="16d"),
         ["    estimate: {low: 10d,   likely: 15d, high: 30d}"],
         ["    estimate: {low: 10d,   likely: 16d, high: 30d}"]),
        (lambda plan: plan["tasks"][1]["estimate"].pop("likely"),
         ["    estimate: {low: 10d,   likely: 15d, high: 30d}"], ["    estimate: {low: 10d,   high: 30d}"]),
        (lambda plan: plan["tasks"][1]["after"].append({"id": "ui", "lag": "1d"}),
         ["    after: [spec]"], ["    after: [spec, {id: ui, lag: 1d}]"]),
        (lambda plan: plan["tasks"][1]["after"].insert(0, "ui"), ["    after: [spec]"], ["    after: [ui, spec]"]),
        (lambda plan: plan["tasks"][1].pop("after"), ["    after: [spec]"], []),
        (lambda plan: plan["tasks"][0].update(progress="40%"), [], ["    progress: 40%"]),
        (lambda plan: plan["tasks"][0].pop("milestone"), ["    milestone: beta"], []),
        (lambda plan: plan["tasks"].append({"id": "new", "estimate": "2d"}), [],
         ["  - id: new", "    estimate: 2d"]),
        (lambda plan: plan["tasks"].pop(0),
         ["  - id: spec      # agreed", "    milestone: beta", "    estimate: 5d  # a guess"], []),
        (lambda plan: plan["tasks"][0].update(id="scope"),
         ["  - id: spec      # agreed"], ["  - id: scope      # agreed"]),
        (lambda plan: plan["calendars"].update(site={"parent": "office"}),
         ['calendars: {office: {hours: ["09:00-12:00", "13:00-18:00"]}}'],
         ['calendars: {office: {hours: ["09:00-12:00", "13:00-18:00"]}, site: {parent: office}}']),
        (lambda plan: plan["milestones"][0]["supports"].pop(0), ["    teams,  # the first"], ["    # the first"]),
        (lambda plan: plan["milestones"][0]["supports"].pop(1), ["    {to: revenue, required: false},"], []),
        (lambda plan: plan["risks"].append({"id": "late"}), ["risks: []"], ["risks:", "  - {id: late}"]),
        (lambda plan: plan.pop("risks"), ["risks: []"], []),
        (lambda plan: plan.update(phases=[{"id": "one"}]), [], ["phases:", "  - {id: one}"]),
        (lambda plan: plan.pop("tasks"), PLAN.splitlines()[5:19], []),
    ],
)  # fmt: skip
def test_only_the_lines_that_must_change_do(
    change: Callable[[dict[str, Any]], object], went: list[str], came: list[str]
) -> None:
    assert changed(PLAN, change) == (went, came)


def test_an_entity_that_moves_takes_its_comments_along() -> None:
    head, c = "tasks:\n  # heading\n", "  - id: c\n    # inner\n    n: 1\n"
    a, b = "  - {id: a}  # A\n", "  # about b\n  # more\n  - {id: b}  # B\n"
    text = head + a + "\n" + b + c
    assert edited(text, lambda plan: plan["tasks"].insert(0, plan["tasks"].pop(1))) == head + b + a + "\n" + c
    assert edited(text, lambda plan: plan["tasks"].insert(0, plan["tasks"].pop(2) | {"n": 2})) == (
        head + c.replace("1", "2") + a + "\n" + b
    )


def test_text_of_several_lines_comes_as_a_literal_block() -> None:
    text = "tasks:\n  - id: a\n    notes: old  # why\n    name: A\n"
    assert edited(text, lambda plan: plan["tasks"][0].update(notes="one\ntwo\n")) == (
        "tasks:\n  - id: a\n    notes: |  # why\n      one\n      two\n    name: A\n"
    )


def test_keys_keep_their_order_whatever_the_order_of_the_new_document() -> None:
    text = "b: 1\na: 2\n"
    assert edit_yaml(text, {"a": 2, "b": 1}, {"a": 2, "b": 3}) == "b: 3\na: 2\n"
    assert edit_yaml(text, {"a": 2, "b": 1}, {"c": 0, "b": 1, "d": 4, "a": 2}) == "b: 1\nd: 4\na: 2\nc: 0\n"


def test_empty_values_are_filled() -> None:
    text = "plan: x\ntasks:\nphases:  # none yet\nbox: {a: 1, b: , c: 1, d}\nlist:\n  -\n  - 1\n"
    new = {"tasks": [{"id": "a"}], "phases": "p", "box": {"a": 1, "b": 2, "c": 1, "d": 3}, "list": [0, 1]}
    assert edited(text, lambda plan: plan.update(new)) == (
        "plan: x\ntasks:\n  - {id: a}\nphases: p  # none yet\nbox: {a: 1, b: 2, c: 1, d: 3}\nlist:\n  - 0\n  - 1\n"
    )


def test_windows_line_breaks_and_the_byte_order_mark_stay() -> None:
    text = "\ufeffplan: x\r\ntasks:\r\n  - {id: a}\r\n"
    before: dict[str, Any] = {"plan": "x", "tasks": [{"id": "a"}]}
    after: dict[str, Any] = {"plan": "x", "tasks": [{"id": "a"}, {"id": "b"}]}
    assert edit_yaml(text, before, after) == "\ufeffplan: x\r\ntasks:\r\n  - {id: a}\r\n  - {id: b}\r\n"


def test_an_alias_is_written_out_only_where_a_change_would_reach_too_far() -> None:
    text = "base: &b {low: 1d}  # common\none: *b\ntwo: *b  # two\n"
    assert edited(text, lambda plan: plan.update(one="2d")) == (
        "base: &b {low: 1d}  # common\none: 2d\ntwo: *b  # two\n"
    )
    assert edited(text, lambda plan: plan.update(base={"low": "2d"})) == (
        "base: {low: 2d}  # common\none: {low: 1d}\ntwo: {low: 1d}  # two\n"
    )


def test_a_layout_beyond_us_loses_no_more_than_the_value_that_changed() -> None:
    text = "# kept\nplan: x  # kept too\nodd: [a # gone\n  , b]\n"  # a comma below the comment
    assert edited(text, lambda plan: plan.update(odd=["b"])) == "# kept\nplan: x  # kept too\nodd: [b]\n"


def test_a_pair_without_braces_is_rewritten_in_braces() -> None:
    assert edited("odd: [a: 1, b]\n", lambda plan: plan["odd"][0].update(c=2)) == "odd: [{a: 1, c: 2}, b]\n"
    assert edited("odd: [a: 1, b]\n", lambda plan: plan["odd"][0].update(a=2)) == "odd: [a: 2, b]\n"


def test_the_first_key_behind_a_dash_can_go() -> None:
    assert edited("l:\n  - a: 1  # A\n    b: 2\n", lambda plan: plan["l"][0].pop("a")) in (
        "l:\n  - \n    b: 2\n", "l:\n  -   # A\n    b: 2\n", "l:\n  - b: 2\n",
    )  # fmt: skip
    assert edited("l:\n  - a: 1\n    b: 2\n", lambda plan: plan["l"][0].pop("a")) == "l:\n  - b: 2\n"
    assert edited("l:\n- a: 1\n  b: 2\n  c: 3\n", lambda plan: [plan["l"][0].pop(key) for key in "ab"]) == (
        "l:\n- \n  c: 3\n"
    )


def test_lists_within_lists_are_rewritten_whole() -> None:
    assert edited("l:\n  - - 1\n    - 2\n", lambda plan: plan["l"][0].insert(0, 0)) == "l:\n  - - 0\n    - 1\n    - 2\n"


def test_anchored_blocks_are_edited_in_place() -> None:
    text = "a: &x\n  b: 1  # B\n  c: 2\nl: &l\n  - 1  # one\n  - 2\n"
    assert edited(text, lambda plan: (plan["a"].update(c=3), plan["l"].pop())) == (
        "a: &x\n  b: 1  # B\n  c: 3\nl: &l\n  - 1  # one\n"
    )


def test_the_text_must_hold_the_document_before() -> None:
    for text in ("a: 2\n", "a: [\n", "a: 1\na: 1\n"):
        with pytest.raises(NotTheTextError):
            edit_yaml(text, {"a": 1}, {"a": 3})


def test_1_and_true_and_a_real_number_are_different_values() -> None:
    assert edit_yaml("a: 1\n", {"a": 1}, {"a": True}) == "a: true\n"
    assert edit_yaml("a: 1\n", {"a": 1}, {"a": 1.0}) == "a: 1.0\n"


def test_a_whole_new_document_replaces_the_text() -> None:
    assert edit_yaml("a: 1\n", {"a": 1}, {"b": 2}) == "b: 2\n"


def test_items_are_matched_by_id_or_as_renamed_or_by_value() -> None:
    a: dict[str, Any] = {"id": "a", "n": 1}
    b: dict[str, Any] = {"id": "b", "n": 2}
    assert sources([a, b], [b, a | {"n": 3}]) == [1, 0]
    assert sources([a, b], [a | {"id": "z", "was": "a"}, b]) == [0, 1]
    assert sources(["a", {"to": "b"}], [{"id": "b"}, "c", "a"]) == [1, None, 0]
    assert sources([1, 2, 2, 3], [1, 3]) == [0, 3]


@given(st.permutations(range(7)))
def test_the_fewest_items_move(order: list[int]) -> None:
    subsets = [[item for place, item in enumerate(order) if mask >> place & 1] for mask in range(2 ** len(order))]
    kept = staying(order)
    assert [item for item in order if item in kept] == sorted(kept)
    assert len(kept) == max(len(subset) for subset in subsets if subset == sorted(subset))


def test_blank_lines_behind_a_literal_block_stay_with_it_only_where_it_keeps_them() -> None:
    def add(plan: dict[str, Any]) -> None:
        last = plan.pop("b")
        plan.update(c=1, b=last)

    assert edited("a: |\n  x\n\nb: 1\n", add) == "a: |\n  x\nc: 1\n\nb: 1\n"
    assert edited("a: |+\n  x\n\nb: 1\n", add) == "a: |+\n  x\n\nc: 1\nb: 1\n"


def test_aliases_in_lists_are_written_out() -> None:
    text = "l: [{id: a, e: &x 1}, {id: b, e: *x}]\nm:\n  - *x\n"
    assert edited(text, lambda plan: plan["l"][0].update(e=2)) == "l: [{id: a, e: 2}, {id: b, e: 1}]\nm:\n  - 1\n"
