"""What Pydantic finds wrong with a document, said in Milepost's words."""

from collections.abc import Sequence
from difflib import get_close_matches
from functools import lru_cache
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from milepost.model.problem import Path, PlacedProblem, Problem, Severity

_EXPECTED = {
    "string_type": "text: put quotes around it",
    "list_type": "a list: [a, b]",
    "tuple_type": "a list: [a, b]",
    "dict_type": "a mapping: {key: value}",
    "model_type": "a mapping: {key: value}",
    "model_attributes_type": "a mapping: {key: value}",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "bool_type": "true or false",
    "finite_number": "a finite number",
}
_GUESS = "~guess"  # the branch of an estimate that is written as bare text: no key of its own stands in the file


def problems_of(error: ValidationError, model: type[BaseModel], path: Path, subject: str | None) -> list[PlacedProblem]:
    """One problem for each thing wrong, at its place in the document; what a union says twice is said once."""
    found: dict[Path, PlacedProblem] = {}
    for detail in error.errors(include_url=False):
        inner = inner_path(detail, model)
        place = (*path, *inner)
        found.setdefault(place, PlacedProblem(_problem(detail, model, inner, subject), place))
    return list(found.values())


def inner_path(detail: ErrorDetails, model: type[BaseModel]) -> Path:
    """Where an error stands below a model's document: Pydantic's place without what the document does not have."""
    branches, place = _model_names(model), detail["loc"]
    return tuple(
        part
        for above, part in zip((None, *place), place, strict=False)
        if not _names_a_branch(part, branches) and above != _GUESS
    )


def _names_a_branch(part: str | int, branches: frozenset[str]) -> bool:
    return isinstance(part, str) and (
        part.startswith(("~", "function-", "literal[", "constrained-"))
        or part in ("int", "float", "str", "bool", "list[str]")
        or part in branches
    )


@lru_cache(maxsize=64)
def _model_names(model: type[BaseModel]) -> frozenset[str]:
    """The names of all models below one, by which Pydantic tells the branches of a union."""
    below = (each for info in model.model_fields.values() for each in _models_in(info.annotation))
    return frozenset().union(*({each.__name__} | _model_names(each) for each in below))


def _problem(detail: ErrorDetails, model: type[BaseModel], inner: Path, subject: str | None) -> Problem:
    code, message, mend = _said(detail, model, inner)
    where = ".".join(str(part + 1 if isinstance(part, int) else part) for part in inner)
    text = f"{where}: {message}" if where and code not in ("unknown-key", "missing-key") else message
    return Problem(code, Severity.ERROR, subject, None, text, mend)


def _said(detail: ErrorDetails, model: type[BaseModel], inner: Path) -> tuple[str, str, str]:
    kind, context = detail["type"], detail.get("ctx", {})
    key = str(inner[-1]) if inner else ""
    if "mend" in context:
        return kind, detail["msg"], str(context["mend"])
    if kind == "extra_forbidden":
        return "unknown-key", f"unknown key `{key}`", nearest_mend(key, keys_at(model, inner[:-1], detail))
    if kind == "missing":
        return "missing-key", f"`{key}` is missing", f"add {key}: ..."
    if kind in ("enum", "literal_error"):
        return "unknown-value", f"{detail['input']!r} is not known here", f"use one of {context.get('expected')}"
    expected = _EXPECTED.get(kind, detail["msg"].lower())
    return "wrong-type", f"{_shown(detail['input'])} does not fit", f"expected {expected}"


def _shown(value: object) -> str:
    text = "an empty value" if value is None else repr(value)
    return text if len(text) <= 60 else text[:57] + "..."


def keys_at(model: type[BaseModel], inner: Path, detail: ErrorDetails) -> list[str]:
    """The keys known to the record at a path below a model; those of all its shapes where it has several."""
    models: list[type[BaseModel]] = [model]
    for part in inner:
        if isinstance(part, int):
            continue
        models = [
            below
            for above in models
            for name, info in above.model_fields.items()
            if part in (name, info.alias)
            for below in _models_in(info.annotation)
        ] or models
    branch = [str(part) for part in detail["loc"] if str(part).startswith("~")]
    if branch:
        models = [each for each in models if f"~{each.__name__.lower()}" == branch[-1]] or models
    return list(dict.fromkeys(info.alias or name for each in models for name, info in each.model_fields.items()))


def _models_in(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for argument in get_args(annotation) for model in _models_in(argument)]


def nearest_mend(key: str, known: Sequence[str]) -> str:
    """What to do about an unknown key: the nearest known one, or the list of all."""
    near = get_close_matches(key, known, n=1, cutoff=0.6)
    return f"did you mean `{near[0]}`?" if near else f"the keys here are {', '.join(known)}"
