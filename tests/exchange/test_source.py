"""Plan files of either form: what is read, what is wrong, and on which line."""

import os
import time
from pathlib import Path

import pytest

from milepost.exchange import file_problems
from milepost.exchange.source import Form, Source, parse, read_source
from milepost.model.problem import Severity


def found(source: Source) -> list[tuple[str, int | None]]:
    assert all(problem.severity is Severity.ERROR and problem.message and problem.mend for problem in source.problems)
    return [(problem.code, problem.line) for problem in source.problems]


def test_a_plan_reads_as_plain_data() -> None:
    source = parse(b"plan: Atlas\ntasks:\n  - {id: a, after: [b], lag: -1d, done: true, units: 2, note: }\n", "p.yaml")
    task = {"id": "a", "after": ["b"], "lag": "-1d", "done": True, "units": 2, "note": None}
    assert source.document == {"plan": "Atlas", "tasks": [task]}
    assert source.problems == ()
    assert source.form is Form.YAML


def test_byte_order_mark_and_windows_line_breaks_are_accepted() -> None:
    source = parse(b"\xef\xbb\xbfplan: x\r\ntasks:\r\n  - id: a\r\n", "p.yaml")
    assert source.document == {"plan": "x", "tasks": [{"id": "a"}]}
    assert source.line(("tasks", 0, "id")) == 3


def test_numbers_as_keys_become_text() -> None:
    source = parse(b"percentiles: {10: 4d, 2.5: 3d, '90': 15d}\nyes: 1\n", "p.yaml")
    assert source.document == {"percentiles": {"10": "4d", "2.5": "3d", "90": "15d"}, "yes": 1}
    assert source.problems == ()


def test_merge_keys_are_keys_like_any_other() -> None:
    source = parse(b"a: &a {x: 1}\nb: {<<: *a}\n", "p.yaml")
    assert source.document == {"a": {"x": 1}, "b": {"<<": {"x": 1}}}


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ((), 2), (("plan",), 2), (("tasks",), 3), (("tasks", 0), 5), (("tasks", 0, "id"), 5),
        (("tasks", 0, "after"), 7),
        (("tasks", 0, "after", 1), 8), (("tasks", 1), 10), (("tasks", 1, "estimate", "low"), 10),
        (("tasks", 1, "missing", "deeper"), 10), (("tasks", 9, "id"), 3), (("nothing",), 2), (("tasks", "id"), 3),
        (("copy", "low"), 10),
    ],
)  # fmt: skip
def test_lines_are_those_of_keys_items_or_the_nearest_ancestor(path: tuple[str | int, ...], line: int) -> None:
    text = b"""# comment
plan: x
tasks:

  - id: a
    # why
    after:
      [b, c,
       d]
  - {id: b, estimate: &e {low: 1d}}
copy: *e
"""
    assert parse(text, "p.yaml").line(path) == line


def test_lines_of_json() -> None:
    text = b'{\n  "plan": "a\\"{",\r\n  "tasks": [\n    {"id": "a",\n     "after": ["b"]}\n  ]\n}\n'
    source = parse(text, "p.json")
    assert source.form is Form.JSON
    assert [source.line(path) for path in [("plan",), ("tasks",), ("tasks", 0), ("tasks", 0, "after", 0)]] == [
        2,
        3,
        4,
        5,
    ]


def test_lines_behind_text_that_cannot_stand_in_yaml() -> None:
    source = parse("plan: a\x07\nnext: \u2028\nlast: 1\n".encode(), "p.yaml")
    assert source.line(("last",)) == 3


def test_no_lines_without_a_document() -> None:
    assert parse(b"", "p.yaml").line(("plan",)) is None


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        (b"", [("file-empty", None)]),
        (b"# only\n\n# comments\n", [("file-empty", None)]),
        (b"---\n", [("file-empty", None)]),
        (b"# a list\n- a\n", [("file-not-a-plan", 2)]),
        (b"just text\n", [("file-not-a-plan", 1)]),
        (b"null\n", [("file-not-a-plan", 1)]),
        ("plan: Grüße\n".encode("latin-1"), [("file-not-utf8", 1)]),
        (b"a: 1\r\nb: \xff\r\n", [("file-not-utf8", 2)]),
        ("plan: x\n".encode("utf-16"), [("file-not-utf8", 1)]),
        (b"plan: x\n---\nplan: y\n", [("file-many-documents", 2)]),
        (b"plan: a\x07\nb: 1\n", [("character-not-allowed", 1)]),
        ("plan: a\nb: x\u2028y\n".encode(), [("character-not-allowed", 2)]),
        (b"a: b: c\n", [("file-not-yaml", 1)]),
        (b"a:\n\tb: 1\n", [("file-not-yaml", 2)]),
        (b"a: 'x\nb: 1\n", [("file-not-yaml", 3)]),
        (b"a: [1, 2\nb: 3\n", [("file-not-yaml", 2)]),
        (b"a: *nowhere\n", [("file-not-yaml", 1)]),
        (b"a: @x\n", [("file-not-yaml", 1)]),
        (b'a: "\\ud800"\n', [("file-not-yaml", 1)]),
        (
            b"a: !!python/object:os.system x\nb: !mine {c: !!set [d]}\n",
            [("file-tag", 1), ("file-tag", 2), ("file-tag", 2)],
        ),
        (
            b"a: .nan\nb: [-.inf,\n 1e999]\n",
            [("number-not-finite", 1), ("number-not-finite", 2), ("number-not-finite", 3)],
        ),
        (b"true: 1\n? [a]\n: 2\n~: 3\n", [("key-not-text", 1), ("key-not-text", 2), ("key-not-text", 4)]),
        (b"? {a: 1}\n: 2\n", [("key-not-text", 1)]),
        (b"a: &a [*a]\n", [("file-alias-bomb", 1)]),
    ],
)
def test_every_kind_of_bad_yaml_is_a_problem_with_its_line(text: bytes, problems: list[tuple[str, int | None]]) -> None:
    assert found(parse(text, "p.yaml")) == problems


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        (b" \n", [("file-empty", None)]),
        (b'\n["a"]', [("file-not-a-plan", 2)]),
        (b"1", [("file-not-a-plan", 1)]),
        (b'{"a": 1,\n}', [("file-not-json", 2)]),
        (b"plan: x\n", [("file-not-json", 1)]),
        (b'{"a": 1,\n "b": {"c": 1, "d": 2,\n "c": 3}, "a": 4}', [("duplicate-key", 3), ("duplicate-key", 3)]),
        (b'{"a": NaN,\n "b": [-Infinity, 1e999,\n ' + b"9" * 5000 + b"]}",
         [("number-not-finite", 1), ("number-not-finite", 2), ("number-not-finite", 2), ("number-not-finite", 3)]),
        (b'{"a":\n "\\ud800"}', [("character-not-allowed", 2)]),
        (b'{"\\udc00": 1, "b": "\\ud83d\\ude00"}', [("character-not-allowed", 1)]),
        (b'{"a":\n' + b"[" * 100_000, [("file-too-deep", 2)]),
        (b'{"a":\n' + b"[" * 64 + b"]" * 64 + b"}", [("file-too-deep", 2)]),
    ],
)  # fmt: skip
def test_every_kind_of_bad_json_is_a_problem_with_its_line(text: bytes, problems: list[tuple[str, int | None]]) -> None:
    assert found(parse(text, "p.json")) == problems


def test_all_problems_of_a_file_are_reported_at_once() -> None:
    text = b"plan: a\x07\nplan: b\nc: !!str 1\nd: .nan\ne: {f: 1, f: 2}\nfalse: x\ng: [\n"
    codes = ["character-not-allowed", "duplicate-key", "file-tag", "number-not-finite", "duplicate-key", "key-not-text"]
    assert [code for code, _ in found(parse(text, "p.yaml"))] == [*codes, "file-not-yaml"]


def test_a_duplicate_key_names_both_lines_and_the_first_is_read() -> None:
    for text, name in ((b"a: 1\nb: 2\na: 3\n", "p.yaml"), (b'{"a": 1,\n"b": 2,\n"a": 3}', "p.json")):
        source = parse(text, name)
        assert "line 1 and on line 3" in source.problems[0].message
        assert source.document == {"a": 1, "b": 2}


def test_the_position_of_a_byte_that_is_not_utf8_counts_the_byte_order_mark() -> None:
    assert "at byte 6" in parse(b"\xef\xbb\xbfa: \xff", "p.yaml").problems[0].message


def test_text_in_braces_is_json_or_else_yaml() -> None:
    assert parse(b'{"a": 1}', "p.yaml").form is Form.JSON
    source = parse(b"{plan: x, tasks: [{id: a}]}", "p.yaml")
    assert (source.form, source.document) == (Form.YAML, {"plan": "x", "tasks": [{"id": "a"}]})


def test_nesting_up_to_the_limit_is_read() -> None:
    deepest = b"a: " + b"[" * 63 + b"]" * 63
    assert found(parse(deepest, "p.yaml")) == []
    assert found(parse(b"a: [" + deepest[3:] + b"]", "p.yaml")) == [("file-too-deep", 1)]


@pytest.mark.parametrize("text", [b"a: " + b"[" * 10_000, b"".join(b" " * n + b"a:\n" for n in range(10_000))])
def test_nesting_of_ten_thousand_is_stopped_early(text: bytes) -> None:
    started = time.perf_counter()
    assert [code for code, _ in found(parse(text, "p.yaml"))] == ["file-too-deep"]
    assert time.perf_counter() - started < 2


def test_aliases_in_moderation_are_read() -> None:
    text = "hours: &h [1, 2]\n" + "".join(f"k{number}: *h\n" for number in range(1000))
    source = parse(text.encode(), "p.yaml")
    assert source.problems == ()
    assert source.document is not None
    assert source.document["k999"] == [1, 2]


def test_a_later_anchor_of_the_same_name_takes_over() -> None:
    assert parse(b"a: &x 1\nb: &x [*x, &x 2]\nc: *x\n", "p.yaml").problems[0].code == "file-alias-bomb"
    assert parse(b"a: &x 1\nb: [*x, &x 2]\nc: *x\nd: {*x : 1}\n", "p.yaml").document == {
        "a": 1, "b": [1, 2], "c": 2, "d": {"2": 1},
    }  # fmt: skip


def test_an_alias_bomb_is_stopped_before_it_grows() -> None:
    laughs = "a0: &a0 [lol, lol]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 40))
    started = time.perf_counter()
    assert [code for code, _ in found(parse(laughs.encode(), "p.yaml"))] == ["file-alias-bomb"]
    assert time.perf_counter() - started < 1


def test_aliases_cannot_hide_depth() -> None:
    chain = "a0: &a0 [x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}]\n" for n in range(1, 100))
    assert found(parse(chain.encode(), "p.yaml")) == [("file-too-deep", 64)]


def test_a_file_over_the_limit_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.yaml"
    with path.open("wb") as file:
        file.truncate(file_problems.MAX_BYTES + 1)
    assert found(read_source(path)) == [("file-too-large", None)]
    assert found(parse(bytes(file_problems.MAX_BYTES + 1), "huge.yaml")) == [("file-too-large", None)]


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path, tmp_path / "missing.yaml", tmp_path / "pipe", Path("nul\0.yaml")):
        assert found(read_source(path)) == [("file-unreadable", None)]


def test_a_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_bytes(b"plan: x\n")
    assert read_source(path) == parse(b"plan: x\n", "plan.yaml")
