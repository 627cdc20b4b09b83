"""Where the server's code begins queries: every use of a model's manager, read from the source."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import milepost.server

SOURCE = Path(milepost.server.__file__).parent
_MANAGERS = ("objects", "_default_manager", "_base_manager")
_ROWS = {"all", "filter", "exclude", "get", "first", "last", "count", "exists", "create", "update", "delete"}
_ROWS |= {"get_or_create", "update_or_create", "bulk_create", "values", "values_list", "order_by", "select_related"}
_ROWS |= {"annotate", "aggregate", "iterator", "in_bulk", "earliest", "latest", "add", "remove", "set", "clear"}
_AROUND = {"raw", "cursor", "get_model", "get_models", "get_object_or_404", "get_list_or_404"}


@dataclass(frozen=True, slots=True)
class Use:
    """One use: `place` is the file and the function, `model` whose manager, `given` the types of the parameters."""

    place: str
    line: int
    model: str
    given: frozenset[str]


def files() -> list[Path]:
    """The server's modules, without the models themselves and the migrations."""
    return [path for path in sorted(SOURCE.rglob("*.py")) if not {"models", "migrations"} & set(path.parts)]


def managers() -> list[Use]:
    """Every use of a manager, such as `PlanRecord.objects`."""
    return [use for path in files() for use in _uses(path)]


def _uses(path: Path) -> Iterator[Use]:
    for node, functions in _with_functions(ast.parse(path.read_text(encoding="utf-8")), ()):
        if isinstance(node, ast.Attribute) and node.attr in _MANAGERS:
            yield Use(_place(path, functions), node.lineno, ast.unparse(node.value), frozenset(_types(functions)))


def ways_around() -> list[str]:
    """What reaches the database without a manager: SQL by hand, and models that are looked up by name."""
    found = []
    for path in files():
        for node, functions in _with_functions(ast.parse(path.read_text(encoding="utf-8")), ()):
            if isinstance(node, ast.Call) and (name := _called(node)) in _AROUND:
                found.append(f"{_place(path, functions)} {name}")
    return found


def _called(call: ast.Call) -> str:
    match call.func:
        case ast.Attribute(attr=name) | ast.Name(id=name):
            return name
        case _:
            return ""


def reverse_managers(names: set[str]) -> list[str]:
    """Rows reached from a record, such as `workspace.plans.all()`; `names` are those of all such managers."""
    found = []
    for path in files():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Attribute(attr=work, value=ast.Attribute(attr=name)) if work in _ROWS and name in names:
                    found.append(f"{path.relative_to(SOURCE)}:{node.lineno} {ast.unparse(node)}")
    return found


Functions = tuple[ast.FunctionDef, ...]


def _with_functions(node: ast.AST, functions: Functions) -> Iterator[tuple[ast.AST, Functions]]:
    inner = (*functions, node) if isinstance(node, ast.FunctionDef) else functions
    yield node, inner
    for child in ast.iter_child_nodes(node):
        yield from _with_functions(child, inner)


def _place(path: Path, functions: Functions) -> str:
    return ":".join([str(path.relative_to(SOURCE)), *(function.name for function in functions)])


def _types(functions: Functions) -> Iterator[str]:
    for function in functions:
        for argument in (*function.args.args, *function.args.kwonlyargs):
            if argument.annotation is not None:
                yield ast.unparse(argument.annotation).strip("'")
