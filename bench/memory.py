"""One process, one job, its peak in megabytes: `python -m bench.memory bare|ours|numpy ACTIVITIES FUTURES`."""

import resource
import sys
from pathlib import Path

from bench import ours, peer_numpy
from bench.networks import plan_document, random_network


def main(what: str, activities: int, futures: int) -> None:
    """Do it and print the peak resident memory of this process."""
    network = random_network(activities, 2 * activities)
    if what == "ours":
        ours.forecast(ours.plan(plan_document(network)), futures)
    elif what == "numpy":
        peer_numpy.simulate(network, futures)
    print(_peak())


def _peak() -> float:
    """The peak of this program alone: on Linux the maximum of `getrusage` is handed down from the parent."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM:"))
        return int(line.split()[1]) / 1024
    in_megabytes = 1024 * 1024 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / in_megabytes


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
