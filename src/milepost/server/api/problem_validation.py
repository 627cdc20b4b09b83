"""What does not fit the shape of a request: where, what was expected, what came, and how to mend it."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, TypedDict

from django.http import HttpRequest
from ninja.errors import ValidationError

_EXPECTED = {
    "string_type": "text",
    "list_type": "a list",
    "tuple_type": "a list",
    "dict_type": "an object",
    "model_type": "an object",
    "model_attributes_type": "an object",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_from_float": "a whole number",
    "int_parsing_size": "a whole number of at most 15 digits",
    "float_type": "a number",
    "float_parsing": "a number",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "finite_number": "a finite number",
    "none_required": "null",
    "uuid_parsing": "a UUID",
    "uuid_type": "a UUID",
    "datetime_parsing": "a moment such as 2026-11-02T09:00:00Z",
    "datetime_from_date_parsing": "a moment such as 2026-11-02T09:00:00Z",
    "datetime_type": "a moment such as 2026-11-02T09:00:00Z",
    "timezone_aware": "a moment with its time zone, such as 2026-11-02T09:00:00Z",
    "date_parsing": "a date such as 2026-11-02",
    "date_from_datetime_parsing": "a date such as 2026-11-02",
    "date_type": "a date such as 2026-11-02",
}
_MISSING = ("missing", "union_tag_not_found")
_LONGEST_SHOWN = 80
_Path = tuple[str | int, ...]


class UnfitProblem(TypedDict):
    """One thing that does not fit."""

    code: str
    subject: None
    path: str
    message: str
    mend: str


def problems_of(request: HttpRequest, error: ValidationError) -> list[UnfitProblem]:
    """One problem for each thing wrong, each place once."""
    sent = _Sent(request)
    found: dict[str, UnfitProblem] = {}
    for each in error.errors:
        problem = _problem(each, sent)
        found.setdefault(problem["path"], problem)
    return list(found.values())


class _Sent:
    """What the request holds, by where Ninja looks for it."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request
        self._body: Any = None

    def __getitem__(self, source: str) -> Any:
        if source == "query":
            return {name: values if len(values) > 1 else values[0] for name, values in self._request.GET.lists()}
        if source == "path":
            return self._request.resolver_match.kwargs if self._request.resolver_match else {}
        if source == "header":
            return {name.lower().replace("-", "_"): value for name, value in self._request.headers.items()}
        if source == "cookie":
            return self._request.COOKIES
        return self._parsed_body()

    def _parsed_body(self) -> Any:
        if self._body is None and self._request.body:
            self._body = json.loads(self._request.body)
        return self._body


def _problem(detail: Mapping[str, Any], sent: _Sent) -> UnfitProblem:
    source, *place = detail["loc"]
    kind, context = detail["type"], detail.get("ctx") or {}
    if kind.startswith("union_tag_"):
        place.append(str(context["discriminator"]).strip("'"))
    path, came = _followed(place, sent[str(source)], missing=kind in _MISSING)
    code, message, mend = _said(detail, path, came)
    return {"code": code, "subject": None, "path": _written(str(source), path), "message": message, "mend": mend}


def _followed(place: Sequence[str | int], value: Any, *, missing: bool) -> tuple[_Path, Any]:
    """Pydantic's place without what the request does not have: a parameter's name, the branch of a union."""
    path: list[str | int] = []
    for position, part in enumerate(place):
        if _holds(value, part):
            path.append(part)
            value = value[part]
        elif missing and position == len(place) - 1 and isinstance(value, Mapping):
            path.append(part)
    return tuple(path), value


def _holds(value: Any, part: str | int) -> bool:
    if isinstance(part, int):
        return isinstance(value, list) and part < len(value)
    return isinstance(value, Mapping) and part in value


def _written(source: str, path: _Path) -> str:
    return source + "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path)


def _said(detail: Mapping[str, Any], path: _Path, came: Any) -> tuple[str, str, str]:
    kind, context = detail["type"], detail.get("ctx") or {}
    key = str(path[-1]) if path else ""
    if kind in _MISSING:
        what = f"`{key}`" if key else "a JSON body"
        return "missing-key", f"{what} is missing", f"Send {what}; /api/docs shows what belongs here."
    if kind == "extra_forbidden":
        return "unknown-key", f"`{key}` is not known here", "Leave it out, or check how /api/docs spells it."
    if kind in ("enum", "literal_error", "union_tag_invalid"):
        known = context.get("expected") or context.get("expected_tags")
        return "unknown-value", f"expected one of {known}; got {_shown(came)}", f"Use one of {known}."
    expected = _EXPECTED.get(kind) or _in_lower_case(str(detail["msg"]))
    return (
        "wrong-type" if kind in _EXPECTED else "wrong-value",
        f"expected {expected}; got {_shown(came)}",
        f"Send {expected}.",
    )


def _in_lower_case(message: str) -> str:
    text = message.removeprefix("Value error, ").removeprefix("Input should be ")
    return text[:1].lower() + text[1:]


def _shown(came: Any) -> str:
    text = json.dumps(came, ensure_ascii=False, default=str)
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"
