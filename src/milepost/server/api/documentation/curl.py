"""How to ask by the command line: one `curl` for each operation."""

import json
import re
import shlex
from collections.abc import Iterable, Mapping
from typing import Any

Json = Mapping[str, Any]
_LONGEST_LINE = 72
_ASKED = {"follow": "?plan=4c1n8a0w6zkq2t7e:12", "export_plan": "?format=yaml"}
"""What an operation is hardly ever asked without."""


def curl(base: str, method: str, path: str, operation: Json, example: object) -> str:
    """A command that a person can paste. `base` is the server's address; `$TOKEN` is for them to set."""
    address = base + _filled(path, operation.get("parameters", ())) + _ASKED.get(operation["operationId"], "")
    lines = [f"curl {_options(method, operation, example)}{_quoted(address)}"]
    if operation.get("security") != []:
        lines.append('-H "Authorization: Bearer $TOKEN"')
    if method not in ("get", "head"):
        lines.append('-H "Idempotency-Key: $(uuidgen)"')
    if example is not None:
        lines.append('-H "Content-Type: application/json"')
        lines.append(f"-d {shlex.quote(written(example))}")
    return " \\\n  ".join(lines)


def written(example: object) -> str:
    """JSON on one line where it is short, else a line for each member, and for each item of a long list."""
    short = _short(example)
    if len(short) <= _LONGEST_LINE or not isinstance(example, dict):
        return short
    members = ",\n".join(f"    {_short(key)}: {_listed(value)}" for key, value in example.items())
    return f"{{\n{members}\n  }}"


def _listed(value: object) -> str:
    short = _short(value)
    if len(short) <= _LONGEST_LINE or not isinstance(value, list):
        return short
    items = ",\n".join(f"      {_short(each)}" for each in value)
    return f"[\n{items}\n    ]"


def _short(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _options(method: str, operation: Json, example: object) -> str:
    follows = "-N " if operation["operationId"] == "follow" else ""
    implied = method == "get" or (method == "post" and example is not None)
    return follows if implied else f"{follows}-X {method.upper()} "


def _filled(path: str, parameters: Iterable[Json]) -> str:
    examples = {each["name"]: str(each.get("example", each["name"].upper())) for each in parameters if "name" in each}
    return re.sub(r"{(\w+)}", lambda found: examples.get(found[1], found[1].upper()), path)


def _quoted(address: str) -> str:
    return f'"{address}"' if "?" in address or "@" in address else address
