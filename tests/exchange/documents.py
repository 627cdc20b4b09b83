"""Documents for property tests, and YAML text that holds them in every layout a person might choose."""

import json
from typing import Any

from hypothesis import strategies as st

NASTY = (
    "no", "yes", "on", "OFF", "y", "true", "False", "null", "~", "", "1e3", "0x1F", "0o17", "12:30", "1_000", "0b1",
    ".5", "-.inf", ".nan", "+1", "010", "1.", "-", "--", "---", "...", "- x", "-x", "? x", "?x", ": x", ":x", "x:",
    "a: b", "a:b", "#a", "a #b", "a#b", "@at", "`tick`", "%x", "!tag", "&a", "*a", "|", ">", "'", '"', "it's", 'a"b',
    "\\", "a\nb", "a\n\nb\n", "\na", "a\n", "a\n\n", " a", "a ", "a \nb", "\ta", "a\tb", "a\r\nb", "\x00", "\x07",
    "\x7f", "\x85", "\u2028", "\ufeff", "\ufeffa", "\xa0", "é", "日本", "😀", "[a", "a, b", "{a}", "a]", "<<", "=",
    "2026-11-02", "2026-11-02T10:00", "80%", "5d", "09:00-12:00", "x" * 130, "x" * 1100,
)  # fmt: skip

texts = st.one_of(st.sampled_from(NASTY), st.text(st.characters(exclude_categories=["Cs"]), max_size=12))
scalars = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False), texts)
values = st.recursive(
    scalars,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(texts, inner, max_size=4)),
    max_leaves=12,
)
documents = st.dictionaries(texts, values, max_size=6)

words = st.sampled_from(["alpha", "beta gamma", "5d", "yes", "2026-11-02", "a: b", "it's", "x\ny", "12", ""])
small = st.one_of(st.integers(0, 9), words, st.booleans(), st.lists(words, max_size=3))


def _name(item: Any) -> str:
    return str(item.get("id", item.get("to")) if isinstance(item, dict) else item)


def _link(name: str) -> st.SearchStrategy[Any]:
    return st.sampled_from([name, {"id": name}, {"id": name, "lag": "2d"}, {"to": name, "required": False}])


links = st.lists(st.sampled_from(["a", "b", "c", "d"]).flatmap(_link), max_size=4, unique_by=_name)
key_results = st.fixed_dictionaries({"id": st.sampled_from(["k1", "k2", "k3"])}, optional={"name": words})
fields: dict[str, st.SearchStrategy[Any]] = {
    "name": words,
    "estimate": st.one_of(words, st.dictionaries(st.sampled_from(["low", "likely", "high"]), small, max_size=3)),
    "after": links,
    "notes": words,
    "tags": st.lists(words, max_size=3),
    "key_results": st.lists(key_results, max_size=3, unique_by=_name),
}
entities = st.fixed_dictionaries({"id": st.sampled_from([f"t{number}" for number in range(8)])}, optional=fields)
entity_lists = st.lists(entities, max_size=6, unique_by=_name)
plans: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {"plan": words},
    optional={
        "schedule": st.dictionaries(st.sampled_from(["progress", "critical", "lag"]), small, max_size=3),
        "calendars": st.dictionaries(st.sampled_from(["office", "site"]), st.dictionaries(words, small, max_size=2)),
        "tasks": entity_lists,
        "milestones": entity_lists,
        "numbers": st.lists(st.integers(0, 3), max_size=6),
    },
)


@st.composite
def laid_out(draw: st.DrawFn, document: dict[str, Any]) -> str:
    """YAML text for a document: flow or block, quoted or plain, with comments and blank lines here and there."""
    lines = _mapping(draw, document, 0) if document else ["{}"]
    return draw(st.sampled_from(["\n", "\n", "\r\n"])).join(lines) + draw(st.sampled_from(["\n", "", "\n\n# end\n"]))


def _mapping(draw: st.DrawFn, mapping: dict[str, Any], column: int) -> list[str]:
    lines: list[str] = []
    for number, (key, value) in enumerate(mapping.items()):
        lines += _above(draw, column) if number else []
        lines += _hung(draw, " " * column + json.dumps(key) + ":", value, column)
    return lines


def _sequence(draw: st.DrawFn, sequence: list[Any], column: int) -> list[str]:
    lines: list[str] = []
    for value in sequence:
        lines += _above(draw, column)
        head = " " * column + "-"
        if isinstance(value, dict) and value and draw(st.booleans()):
            first, *rest = _mapping(draw, value, column + 2)
            lines += [head + first[column + 1 :], *rest]
        else:
            lines += _hung(draw, head, value, column)
    return lines


def _hung(draw: st.DrawFn, head: str, value: Any, column: int) -> list[str]:
    if isinstance(value, (dict, list)) and value and draw(st.booleans()):
        deeper = column + draw(st.sampled_from([2, 2, 4]))
        if isinstance(value, dict):
            return [head + _behind(draw), *_mapping(draw, value, deeper)]
        dedented = column if head.endswith(":") and draw(st.booleans()) else deeper
        return [head + _behind(draw), *_sequence(draw, value, dedented)]
    if isinstance(value, list) and len(value) > 1 and draw(st.booleans()):
        inner = ("," + _behind(draw) + "\n" + " " * (column + 4)).join(map(json.dumps, value))
        return f"{head} [\n{' ' * (column + 4)}{inner}{draw(st.sampled_from(['', ',']))}\n{' ' * (column + 2)}]".split(
            "\n"
        )
    if isinstance(value, str) and value.isalpha() and draw(st.booleans()):
        return [f"{head} {draw(st.sampled_from([value, repr(value)]))}{_behind(draw)}"]
    return [f"{head} {json.dumps(value)}{_behind(draw)}"]


def _above(draw: st.DrawFn, column: int) -> list[str]:
    return draw(st.sampled_from([[], [], [], [""], [" " * column + "# above"], ["", "# far left"]]))


def _behind(draw: st.DrawFn) -> str:
    return draw(st.sampled_from(["", "", "  # behind"]))
