"""Amounts that cannot be."""

from collections.abc import Iterator
from decimal import Decimal

from milepost.model.activity import Milestone
from milepost.model.checks.survey import Survey, found
from milepost.model.goals import Initiative, KeyResult
from milepost.model.link import EffectRange
from milepost.model.problem import Path, PlacedProblem
from milepost.model.uncertainty import Correlation

LARGEST = 10**12
"""What a key result is counted in at most: values are drawn in millionths, as whole numbers of 64 bits."""


def check_units(survey: Survey) -> Iterator[PlacedProblem]:
    """`negative-quantity`: a capacity, or units of a resource, under 0."""
    for resource in survey.plan.resources.values():
        if resource.capacity < 0:
            message = f"the capacity of {resource.id} is {resource.capacity:g}"
            yield found("negative-quantity", resource.id, ("capacity",), message, "give a capacity of 0 or more")
    for task in survey.plan.tasks.values():
        for place, use in enumerate(task.resources):
            if use.units < 0:
                message = f"{task.id} uses {use.units:g} units of {use.id}"
                path = ("resources", place, "units")
                yield found("negative-quantity", task.id, path, message, "give units of 0 or more")


def check_key_results(survey: Survey) -> Iterator[PlacedProblem]:
    """`key-result-flat`: a key result that starts at its target has nothing to show."""
    for key_result in survey.plan.key_results.values():
        flat = key_result.start == key_result.target and abs(key_result.target) <= LARGEST
        if flat and "start" not in survey.blank.get(key_result.id, ()):
            message = f"the key result starts at its target, {key_result.target:g}"
            mend = "give the start from which it is to move; 0 where none is written"
            yield found("key-result-flat", key_result.id, ("target",), message, mend)


def check_sizes(survey: Survey) -> Iterator[PlacedProblem]:
    """`quantity-too-large`: a key result, or an effect on one, in numbers past `LARGEST`."""
    for key_result in survey.plan.key_results.values():
        for path, value in _values_of(key_result):
            if abs(value) > LARGEST:
                yield _too_large(key_result.id, path, value)
    supporters: list[Initiative | Milestone] = [*survey.plan.initiatives.values(), *survey.plan.milestones.values()]
    for entity in supporters:
        for place, support in enumerate(entity.supports):
            for value in _sizes_of(support.effect):
                if abs(value) > LARGEST:
                    yield _too_large(entity.id, ("supports", place, "effect"), value)


def _values_of(key_result: KeyResult) -> Iterator[tuple[Path, float]]:
    yield ("start",), key_result.start
    yield ("target",), key_result.target
    if key_result.current is not None:
        yield ("current",), key_result.current
    for place, check_in in enumerate(key_result.check_ins):
        yield ("check_ins", place, "value"), check_in.value


def _sizes_of(effect: EffectRange | float | None) -> tuple[float, ...]:
    if isinstance(effect, EffectRange):
        return effect.low, effect.likely, effect.high
    return () if effect is None else (effect,)


def _too_large(subject: str, path: Path, value: float) -> PlacedProblem:
    message = f"{Decimal(value):.3g} is more than can be counted, which is {LARGEST:,}"
    return found(
        "quantity-too-large", subject, path, message, "give it in thousands or millions, with the unit to match"
    )


def check_effects(survey: Survey) -> Iterator[PlacedProblem]:
    """`range-disordered`: an effect on a key result whose likely value is not between the other two."""
    supporters: list[Initiative | Milestone] = [*survey.plan.initiatives.values(), *survey.plan.milestones.values()]
    for entity in supporters:
        for place, support in enumerate(entity.supports):
            effect = support.effect
            if isinstance(effect, EffectRange) and not _in_order(effect):
                values = f"{effect.low:g}, {effect.likely:g}, {effect.high:g}"
                message = f"the effect on {support.to} is out of order: {values}"
                mend = "order it low, likely, high; falling where the key result is to fall"
                yield found("range-disordered", entity.id, ("supports", place, "effect"), message, mend)


def _in_order(effect: EffectRange) -> bool:
    return effect.low <= effect.likely <= effect.high or effect.low >= effect.likely >= effect.high


def check_groups(survey: Survey) -> Iterator[PlacedProblem]:
    """`correlation-overlap`: one activity in two correlation groups (law F3)."""
    group_of: dict[str, str] = {}
    for group in survey.plan.of(Correlation).values():
        for place, name in enumerate(group.activities):
            first = group_of.setdefault(name, group.id)
            if first != group.id:
                message = f"{name} is in the correlation groups {first} and {group.id}"
                mend = "an activity is in one group at most: take it out of one, or join the two groups"
                yield found("correlation-overlap", group.id, ("activities", place), message, mend)
