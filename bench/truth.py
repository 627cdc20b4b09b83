"""Whether two answers agree: each function says how they differ, or None where they do not."""

from collections.abc import Mapping

import numpy as np

from bench.networks import RandomNetwork, name
from bench.ours import Forecast
from bench.peer_numpy import NumpyForecast
from bench.week import OFFICE, Clock, moment

ERRORS = 4.0
_TIES = 0.005
"""Criticality may differ this much beyond sampling: whole minutes tie where the peer's float64 draws do not."""


def finish_moment(working_minutes: int) -> str:
    """The moment at which that many working minutes of the office week have passed."""
    return moment(int(Clock([OFFICE], working_minutes).finishes(0, np.array([float(working_minutes)]))[0]))


def same_finish(ours: str, theirs: str) -> str | None:
    """Finishes, to the minute."""
    return None if ours == theirs else f"ours finishes {ours}, theirs {theirs}"


def same_forecast(ours: Forecast, theirs: NumpyForecast, network: RandomNetwork) -> str | None:
    """The mean within four standard errors of the difference, and the criticality of each activity likewise."""
    return _same_mean(ours, theirs) or same_criticality(ours.criticality, theirs, network)


def _same_mean(ours: Forecast, theirs: NumpyForecast) -> str | None:
    """Both are samples of the same size, so the difference has sqrt(2) times the error of one."""
    error = float(theirs.end.std()) / len(theirs.end) ** 0.5 * 2**0.5
    away = abs(ours.mean - float(theirs.end.mean()))
    # The document gives whole minutes.
    if away <= ERRORS * error + 1:
        return None
    return f"our mean is {away / error:.1f} standard errors from theirs: {moment(ours.mean)}"


def same_criticality(ours: Mapping[str, float], theirs: NumpyForecast, network: RandomNetwork) -> str | None:
    """Each share within its sampling errors: six, not four, for over thousands the largest error is a large one."""
    found = np.array([ours[name(activity)] for activity in range(network.size)])
    share = (found + theirs.criticality) / 2
    allowed = (ERRORS + 2) * np.sqrt(2 * share * (1 - share) / len(theirs.end)) + _TIES
    away = np.abs(found - theirs.criticality)
    worst = int(np.argmax(away - allowed))
    if away[worst] <= allowed[worst]:
        return None
    return f"criticality of {name(worst)}: ours {found[worst]:.3f}, theirs {theirs.criticality[worst]:.3f}"
