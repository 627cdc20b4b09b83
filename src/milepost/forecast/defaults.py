"""The documented defaults of law F2, and where they come from.

In 61,000 real tasks the log of actual over planned has a standard deviation of 1.07, of which a project shares about
0.19; single tasks are nearly unbiased. So a single guess is read as the median of a lognormal with what is left,
sqrt(1.07^2 - 0.19^2) = 1.05. A sum of many such tasks overruns its guesses by exp(1.05^2 / 2) = 1.74, close to the
median of 1.79 seen in 121 real releases, so the shared factor needs no bias of its own: its median is 1. Those
releases scatter with a log deviation of 0.43; the scatter that some fifty independent tasks leave in their sum
(about 0.20) is already in the tasks, and sqrt(0.43^2 - 0.20^2) = 0.38 is left to be shared.
"""

GUESS_LOG_DEVIATION = 1.05
"""Standard deviation of the log of actual over guessed, for a task estimated by a single guess."""

GUESS_MEDIAN = 1.0
"""Median of actual over guessed, for a task estimated by a single guess."""

SHARED_LOG_DEVIATION = 0.38
"""Standard deviation of the log of the factor that all of a plan's remaining work shares."""

SHARED_MEDIAN = 1.0
"""Median of that factor."""

FEWEST_FINISHED = 10
"""How many finished tasks with estimates a plan's own history needs before it replaces the defaults."""
