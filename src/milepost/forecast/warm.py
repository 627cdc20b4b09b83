"""Compile every kernel once, so that nobody waits for it later: `python -m milepost.forecast.warm`."""

import re
import sys
from pathlib import Path
from time import perf_counter

from milepost.forecast.forecast import forecast
from milepost.model.document import read_document

_CROSSING = 300
"""More links between two calendars than it takes for them to get a table."""
_EFFECT = {"low": 1, "likely": 2, "high": 4}
_PLAN = {
    "plan": "Warming up",
    "status_date": "2026-01-05",
    "schedule": {"critical": "longest_path"},
    "objectives": [{"id": "o", "due": "2026-06-30", "key_results": [{"id": "k", "target": 9}]}],
    "calendars": {"nights": {"week": {"mon-fri": ["22:00-06:00"]}}},
    "milestones": [
        {"id": "m", "target": "2026-02-02", "after": ["c"], "supports": [{"to": "k", "effect": _EFFECT}]},
        {"id": "j", "expected": {"low": "2026-02-02", "likely": "2026-02-09", "high": "2026-03-02"}},
    ],
    "tasks": [
        {"id": "a", "estimate": {"low": "1d", "likely": "2d", "high": "4d"}, "milestone": "m"},
        {"id": "b", "estimate": "3d", "calendar": "nights", "after": [{"id": "a", "type": "SS", "lag": "1d"}]},
        {"id": "c", "estimate": {"values": ["1d", "2d"]}, "exists": "50%", "after": ["b"]},
        {"id": "d", "estimate": "3d", "constraint": {"as_late_as_possible": True}},
        {"id": "e", "estimate": "3d", "constraint": {"start_no_earlier": "2026-01-12"}},
        *({"id": f"n{number}", "estimate": "1d", "calendar": "nights", "after": ["a"]} for number in range(_CROSSING)),
    ],
    "risks": [{"id": "r", "probability": "30%", "effect": {"add": "2d", "times": 1.2}, "hits": ["a"]}],
    "correlation": [{"id": "g", "activities": ["a", "b"], "coefficient": 0.5}],
}


def forget_stale() -> None:
    """Remove kept kernels that are older than a source they may have been compiled from.

    Numba looks only at the file of the kernel itself, not at those whose functions are compiled into it.
    """
    engine = Path(__file__).parent.parent
    sources = [path for part in ("schedule", "forecast") for path in (engine / part).glob("*.py")]
    compiled_from = [path for path in sources if re.search(r"@(compiled|inlined|allocating)\b", path.read_text())]
    newest = max(path.stat().st_mtime for path in compiled_from)
    kept = [path for part in ("schedule", "forecast") for path in (engine / part / "__pycache__").glob("*.nb[ci]")]
    if any(path.stat().st_mtime < newest for path in kept):
        for path in kept:
            path.unlink(missing_ok=True)


def warm() -> float:
    """Forecast a small plan that uses everything; returns the seconds it took."""
    forget_stale()
    begun = perf_counter()
    plan, draft = read_document(_PLAN)
    assert plan is not None and not draft.problems, "the warming plan is sound"
    found = forecast(plan, iterations=128)
    found.document()
    _ = found.schedule.activities, found.schedule.critical
    return perf_counter() - begun


if __name__ == "__main__":
    sys.stdout.write(f"Milepost's kernels are compiled and kept ({warm():.0f} s).\n")
