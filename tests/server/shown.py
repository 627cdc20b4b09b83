"""Whether something came as a page shows it.

Ids, times, secrets and the like are others each time. What the page shows for one is taken for what came the first
time, and must be the same from then on, in answers and in commands. `...` stands for what the page leaves out.
"""

import json
import re
from typing import Any

LEFT_OUT = "..."
_SHOWN_ID = r"(?=[a-z]*\d)"
"""An id that is shown is told from a word by its digit; one that comes may be all letters, as two in a thousand are."""
VARYING = {
    "time": r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z",
    "account": r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}",
    "token": r"mp_[\w-]{43}",
    "prefix": r"mp_[\w-]{6}",
    "secret": r"(?<![\w-])[\w-]{43}(?![\w-])",
    "id": rf"(?<!\w){_SHOWN_ID}[0-9a-hjkmnp-tv-z]{{16}}(?!\w)",
    "page": r"(?<=after=)[\w%:.-]+",
}
_VARYING = re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in VARYING.items()))


class Bindings:
    """What the page shows, and what it was this time."""

    def __init__(self, known: dict[str, str]) -> None:
        self.known = known

    def here(self, text: str) -> str:
        """A text of the page with what things are this time."""
        for shown in sorted(self.known, key=len, reverse=True):
            text = text.replace(shown, self.known[shown])
        return text

    def fits(self, shown: str, came: str) -> bool:
        """Whether a text came as it is shown; what varies and was not seen before is taken to be what came."""
        fresh: list[str] = []
        found = re.fullmatch(self._pattern(shown, fresh), came, re.DOTALL)
        if found is None:
            return False
        self.known.update(zip(fresh, found.groups(), strict=True))
        return True

    def _pattern(self, shown: str, fresh: list[str]) -> str:
        """A pattern for what is to come; `fresh` gets what is shown for the first time, in the order of its groups."""
        parts, end = [], 0
        for each in _VARYING.finditer(shown):
            parts.append(re.escape(self.here(shown[end : each.start()])))
            parts.append(self._varying(each[0], str(each.lastgroup), fresh))
            end = each.end()
        return "".join([*parts, re.escape(self.here(shown[end:]))])

    def _varying(self, shown: str, kind: str, fresh: list[str]) -> str:
        if shown in self.known:
            return re.escape(self.known[shown])
        if shown in fresh:
            return rf"\{fresh.index(shown) + 1}"
        fresh.append(shown)
        return f"({VARYING[kind].replace(_SHOWN_ID, '')})"


def require_json(bindings: Bindings, shown: Any, came: Any, path: str = "") -> None:
    """Fail where a value came otherwise than it is shown; `...` stands for any further members or items."""
    match shown:
        case dict():
            assert isinstance(came, dict), f"{path}: an object is shown, {came!r} came"
            keys = {key: bindings.here(key) for key in shown if key != LEFT_OUT}
            more = set(came) - set(keys.values())
            assert not more or LEFT_OUT in shown, f"{path}: the page does not show {sorted(more)}"
            for key, here in keys.items():
                assert here in came, f"{path}: {key} is shown and did not come"
                require_json(bindings, shown[key], came[here], f"{path}.{key}")
        case list():
            assert isinstance(came, list), f"{path}: a list is shown, {came!r} came"
            whole = [each for each in shown if each != LEFT_OUT]
            assert len(whole) == len(came) or (LEFT_OUT in shown and len(whole) < len(came)), f"{path}: {came!r} came"
            for number, each in enumerate(whole):
                require_json(bindings, each, came[number], f"{path}[{number}]")
        case str():
            assert isinstance(came, str) and bindings.fits(shown, came), f"{path}: {shown!r} is shown, {came!r} came"
        case _:
            assert shown == came, f"{path}: {shown!r} is shown, {came!r} came"


def shortened_json(text: str) -> Any:
    """JSON in which `...` stands in objects and lists for what is left out."""
    in_object = re.sub(r"\.\.\.(?=\s*\})", f'"{LEFT_OUT}": ""', text)
    return json.loads(re.sub(r"(?<![\w\"])\.\.\.(?!\")", f'"{LEFT_OUT}"', in_object))


def require_http(bindings: Bindings, shown: str, came: str) -> None:
    """The status line and the headers that are shown came; so did the body, where one is shown."""
    head, _, body = shown.partition("\n\n")
    came_head, _, came_body = came.replace("\r\n", "\n").partition("\n\n")
    for line in head.splitlines():
        fits = line == LEFT_OUT or any(bindings.fits(line, each) for each in came_head.splitlines())
        assert fits, f"{line!r} is shown; {came_head!r} came"
    if body.strip():
        require_json(bindings, shortened_json(body), json.loads(came_body))


def require_text(bindings: Bindings, shown: str, came: str) -> None:
    """The lines that are shown came, in that order and together; `...` on a line of its own stands for any lines."""
    lines, start = came.splitlines(), 0
    for part in re.split(rf"^{re.escape(LEFT_OUT)}\n", shown, flags=re.MULTILINE):
        wanted = part.splitlines()
        found = next((at for at in range(start, len(lines) + 1) if _stand(bindings, wanted, lines[at:])), None)
        assert found is not None, f"this is shown:\n{part}\nthis came:\n{came}"
        start = found + len(wanted)
    assert LEFT_OUT in shown or start == len(lines), f"more came than is shown:\n{came}"


def _stand(bindings: Bindings, wanted: list[str], lines: list[str]) -> bool:
    """Whether lines begin as wanted. The data of an event is JSON, and may be shortened as such."""
    return len(lines) >= len(wanted) and all(map(lambda *pair: _line_fits(bindings, *pair), wanted, lines))


def _line_fits(bindings: Bindings, shown: str, came: str) -> bool:
    if not shown.startswith("data: "):
        return bindings.fits(shown, came)
    try:
        require_json(bindings, shortened_json(shown[6:]), json.loads(came.removeprefix("data: ")))
    except (AssertionError, ValueError):
        return False
    return True
