"""What both drawings of a hill are held to: `python -m tools.hill_vectors` writes `web/src/drawing/hills.json`.

The densities are SciPy's, of the same moments with their reflections at the first and the last quantile; which shares
end at one moment is given with each distribution, not found in its quantiles.
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import stats

Floats = NDArray[np.float64]

ROOT = Path(__file__).resolve().parent.parent
VECTORS = ROOT / "web" / "src" / "drawing" / "hills.json"
DAY = 1440
SHARES = np.clip(np.linspace(0, 1, 201), 0.0005, 0.9995)
WEEKEND = 2.6 * DAY
Masses = dict[float, float]
"""Shares by the day they end on."""


def _with_mass(day: float, share: float, before: float, rest: Callable[[Floats], Floats]) -> Floats:
    """Days of which a share is one, after `before` of the rest, which has quantiles by its own shares."""
    begins = before * (1 - share)
    own = np.where(begins > SHARES, SHARES, SHARES - share) / (1 - share)
    apart = np.abs(SHARES - begins - share / 2) <= share / 2 + 1e-9
    return np.where(apart, day, rest(np.clip(own, 0.0005, 0.9995)))


CASES: dict[str, tuple[Floats, Masses]] = {
    "normal": (stats.norm.ppf(SHARES, 100, 12), {}),
    "begins on a day": (50 + stats.expon.ppf(SHARES, scale=30), {}),
    "ends on a day": (200 - stats.expon.ppf(1 - SHARES, scale=30), {}),
    "a share on the first day": (_with_mass(100, 0.21, 0, lambda p: 100 + stats.expon.ppf(p, scale=60)), {100: 0.21}),
    "a share within": (_with_mass(65, 0.30, 0.5, lambda p: stats.uniform.ppf(p, 40, 50)), {65: 0.30}),
    "a share on the last day": (
        _with_mass(100, 0.40, 1, lambda p: 100 - stats.expon.ppf(1 - p, scale=60)),
        {100: 0.40},
    ),
    "nothing but two days": (np.where(SHARES <= 0.7, 10.0, 30.0), {10: 0.70, 30: 0.30}),
}


def _vector(name: str, days: Floats, masses: Masses) -> dict[str, Any]:
    quantiles = np.round(days * DAY)
    span = quantiles[198] - quantiles[2]
    width = max(0.04 * span, min(WEEKEND, 0.18 * span))
    inner = quantiles[2:-2]
    rest = inner[~np.isin(inner, [day * DAY for day in masses])]
    found = []
    if len(rest) > 1:
        mirrored = np.concatenate([rest, 2 * quantiles[0] - rest, 2 * quantiles[-1] - rest])
        kernel = stats.gaussian_kde(mirrored, bw_method=width / np.std(mirrored, ddof=1))
        for share in (0.02, 0.1, 0.25, 0.4, 0.5, 0.6, 0.75, 0.9, 0.98):
            at = float(np.round(np.quantile(rest, share)))
            density = 3 * (1 - sum(masses.values())) * float(kernel(at)[0])
            found.append([at, density])
    return {
        "name": name,
        "quantiles": [int(each) for each in quantiles],
        "walls": [[day * DAY, share] for day, share in masses.items()],
        "density": found,
    }


def main() -> None:
    """Write the vectors."""
    vectors = [_vector(name, *case) for name, case in CASES.items()]
    VECTORS.write_text(json.dumps(vectors, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
