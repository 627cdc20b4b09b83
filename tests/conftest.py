"""How every test runs: Hypothesis finds the same examples on each machine, and no example has a time limit."""

from hypothesis import settings

# A red run must be red for whoever looks at it. `pytest --hypothesis-profile=explore` hunts for new examples.
# No deadline: the first example may be the one that compiles a kernel.
settings.register_profile("repeatable", deadline=None, derandomize=True)
settings.register_profile("explore", deadline=None, max_examples=1000, print_blob=True)
settings.load_profile("repeatable")
