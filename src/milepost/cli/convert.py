"""`milepost convert`: a plan from one form to another, by file name."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from milepost.cli.convert_pasted import plain_form, read_plain
from milepost.cli.output import WRONG_USAGE, note
from milepost.cli.plan_file import read_sound

if TYPE_CHECKING:
    from milepost.model.plan import Plan

_YAML = (".yaml", ".yml")
_FORMS = (*_YAML, ".json")


def convert(
    source: Annotated[
        Path,
        typer.Argument(metavar="IN", help="The file to read: a plan, lines of text (.txt, .md), or a table (.csv)."),
    ],
    target: Annotated[Path, typer.Argument(metavar="OUT", help="The file to write: .yaml, .yml or .json.")],
    force: Annotated[bool, typer.Option("--force", help="Write even where OUT is there already.")] = False,
) -> None:
    """Write a plan as YAML or JSON, by file name.

    IN may also be lines such as `Beta by 29 Jan: API 5-10d, UI 8d after API` in a text file, or a table. OUT is written
    whole or not at all. YAML keeps its comments in a new YAML file; JSON holds none.
    """
    if target.suffix.lower() not in _FORMS:
        raise typer.BadParameter(f"{target.name!r} ends in none of .yaml, .yml and .json.", param_hint="OUT")
    if target.exists() and not force:
        raise typer.BadParameter(f"{target} is there already; --force writes over it.", param_hint="OUT")
    form = plain_form(source)
    if form is not None:
        _write(read_plain(source, form), target)
        note(f"Wrote {target}.")
        return
    plan, _ = read_sound(source)

    from milepost.exchange.source import Form, read_source

    original = read_source(source)
    lost = comments(original.text) if original.form is Form.YAML else 0
    kept = target.suffix.lower() in _YAML and lost > 0 and not target.exists()
    _write(original.text if kept else plan, target)
    note(f"Wrote {target}.{'' if kept else _said(lost, source, target)}")


def _write(content: "Plan | str", target: Path) -> None:
    from milepost.exchange.write import write

    try:
        if isinstance(content, str):
            _copy(content, target)
        else:
            write(content, target)
    except OSError as error:
        note(f"Error: {target} cannot be written: {(error.strerror or str(error)).lower()}.")
        raise typer.Exit(WRONG_USAGE) from error


def _copy(text: str, target: Path) -> None:
    # From YAML to YAML nothing has to change, and so no comment is lost.
    from milepost.exchange.file_write import write_file

    write_file(target, text)


def _said(lost: int, source: Path, target: Path) -> str:
    if not lost or source.resolve() == target.resolve():
        return ""
    form = "JSON holds no comments" if target.suffix.lower() == ".json" else "the comments of OUT were kept instead"
    noun = "1 comment of {} is" if lost == 1 else f"{lost} comments of {{}} are"
    return f" {noun.format(source.name)} not in it: {form}."


def comments(text: str) -> int:
    """How many comments a YAML text has."""
    import yaml

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    scalars = [token for token in yaml.scan(text, Loader=loader) if isinstance(token, yaml.ScalarToken)]
    spans = sorted(((t.start_mark.line, t.start_mark.column), (t.end_mark.line, t.end_mark.column)) for t in scalars)
    return sum(_has_comment(line, number, spans) for number, line in enumerate(text.split("\n")))


Place = tuple[int, int]


def _has_comment(line: str, number: int, spans: list[tuple[Place, Place]]) -> bool:
    """Whether a hash on the line begins a comment: after a space, or first, and within no value."""
    from bisect import bisect_right

    for column, character in enumerate(line):
        if character == "#" and (column == 0 or line[column - 1].isspace()):
            place = bisect_right(spans, ((number, column), (1 << 62, 0))) - 1
            if place < 0 or not spans[place][0] <= (number, column) < spans[place][1]:
                return True
    return False
