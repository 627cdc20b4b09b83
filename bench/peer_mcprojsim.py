"""mcprojsim, run by an interpreter that has it (3.13 on): `python peer_mcprojsim.py NETWORK.npz forecast FUTURES`.

It imports nothing of Milepost. It knows one stretch of hours and no calendars in its simulation; two worker processes
share the futures where it judges that this pays. It takes minutes over what others do in seconds, so it is run over
fewer futures and `scale` says how many times more were asked for.
"""

import importlib
import json
import sys
from datetime import date
from importlib.metadata import version
from pathlib import Path
from time import perf_counter
from typing import Any

import numpy as np

WORK_UNITS = 1_000_000
"""Activities x futures that are run: the least it gives to two processes."""
HOURS = 8


def project_of(models: Any, arrays: dict[str, Any]) -> Any:
    """The network as its project, every draw triangular and no factor on top."""
    first, source = arrays["first"].tolist(), arrays["source"].tolist()
    tasks = []
    for activity, (low, likely, high) in enumerate(arrays["days"].tolist()):
        estimate = models.TaskEstimate(
            low=low * HOURS, expected=likely * HOURS, high=high * HOURS, unit="hours", distribution="triangular"
        )
        before = [f"a{each}" for each in source[first[activity] : first[activity + 1]]]
        tasks.append(
            models.Task(
                id=f"a{activity}",
                name=f"Activity {activity}",
                estimate=estimate,
                dependencies=before,
                uncertainty_factors=None,
            )
        )
    described = models.ProjectMetadata(name="bench", start_date=date(2026, 11, 2), uncertainty_factors=None)
    return models.Project(project=described, tasks=tasks)


def main(network: str, what: str, futures: int) -> dict[str, object]:
    """Run one case and describe it; `mean` and `error` are in working minutes."""
    if what != "forecast":
        return {"reason": f"it has no {what} of its own"}
    try:
        models, engine = (
            importlib.import_module("mcprojsim.models.project"),
            importlib.import_module("mcprojsim.simulation.engine"),
        )
    except ImportError as missing:
        return {"reason": str(missing)}
    with np.load(Path(network)) as loaded:
        arrays = {name: loaded[name] for name in loaded.files}
    if arrays["week"].any():
        return {"reason": "no calendars of single activities"}
    fewer = max(500, min(futures, WORK_UNITS // len(arrays["days"])))
    project = project_of(models, arrays)
    begun = perf_counter()
    answer = engine.SimulationEngine(iterations=fewer, random_seed=1, show_progress=False, workers=2).run(project)
    seconds = perf_counter() - begun
    error = float(np.std(answer.durations)) / fewer**0.5
    scale = futures / fewer
    return {
        "seconds": seconds * scale,
        "runs": 1,
        "scale": scale,
        "mean": float(answer.mean) * 60,
        "error": error * 60,
        "version": version("mcprojsim"),
    }


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1], sys.argv[2], int(sys.argv[3]))))
