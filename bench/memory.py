"""One process, one job, its peak in megabytes: `python -m bench.memory bare|ours|numpy ACTIVITIES FUTURES`."""

import resource
import sys

from bench import ours, peer_numpy
from bench.networks import plan_document, random_network


def main(what: str, activities: int, futures: int) -> None:
    """Do it and print the peak resident memory of this process."""
    network = random_network(activities, 2 * activities)
    if what == "ours":
        ours.forecast(ours.plan(plan_document(network)), futures)
    elif what == "numpy":
        peer_numpy.simulate(network, futures)
    in_megabytes = 1024 * 1024 if sys.platform == "darwin" else 1024
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / in_megabytes)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
