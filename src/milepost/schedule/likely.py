"""The duration an estimate stands for when nothing varies: its `likely`."""

from fractions import Fraction

from milepost.model.duration import DayLength, Duration
from milepost.model.estimate import Fixed, Guess, Percentiles, Range, Values


def likely_minutes(estimate: Guess | Fixed | Range | Values | Percentiles, length: DayLength) -> int:
    """Minutes of the guess, of `likely`, of the middle of a uniform range or of values, or of the 50th percentile."""
    match estimate:
        case Guess(duration=duration) | Fixed(fixed=duration):
            return duration.minutes(length)
        case Range(low=low, likely=None, high=high):
            return (low.minutes(length) + high.minutes(length) + 1) // 2
        case Range(likely=Duration() as likely):
            return likely.minutes(length)
        case Values(values=values):
            ordered = sorted(value.minutes(length) for value in values)
            return (ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2] + 1) // 2
        case Percentiles():
            return _half_up(at_percent(percentile_points(estimate, length), Fraction(50)))
    raise AssertionError("the union of estimates is closed")


def percentile_points(estimate: Percentiles, length: DayLength) -> list[tuple[int, int]]:
    """(percent, minutes) of a percentile estimate, by percent."""
    return sorted((int(percent), duration.minutes(length)) for percent, duration in estimate.percentiles.items())


def at_percent(points: list[tuple[int, int]], percent: Fraction) -> Fraction:
    """Minutes at a percent: straight between two points, and straight on beyond the outer ones, never below 0."""
    inner = range(len(points) - 1)
    place = next((number for number in inner if percent <= points[number + 1][0]), len(points) - 2)
    (low, low_minutes), (high, high_minutes) = points[place], points[place + 1]
    return max(low_minutes + Fraction(high_minutes - low_minutes, high - low) * (percent - low), Fraction(0))


def _half_up(value: Fraction) -> int:
    return int((2 * value + 1) // 2)


def left_of(minutes: int, progress: Fraction) -> int:
    """What is left of a duration at a progress, rounded half up to the minute."""
    return _half_up(minutes * (1 - progress))
