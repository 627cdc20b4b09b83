"""How likely objectives and key results are, jointly in the same futures (law F6)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from milepost.forecast import marking
from milepost.forecast.draws import Stream, key
from milepost.forecast.futures import Futures, percentile_of, wilson
from milepost.forecast.quantiles import CELLS, Quantiles
from milepost.forecast.results import InitiativeForecast, KeyResultForecast, ObjectiveForecast
from milepost.forecast.service import Effect, Service
from milepost.forecast.shapes import curve
from milepost.forecast.simulation import downstream
from milepost.forecast.statistics import ranks_of
from milepost.model.estimate import Shape
from milepost.model.goals import Ambition, KeyResult, Objective
from milepost.model.link import EffectRange
from milepost.model.plan import Plan
from milepost.schedule.compile import without_basis

_SCALE = 1_000_000
"""Values of key results are simulated as whole millionths, so that sums and ranks are exact."""
Mask = NDArray[np.bool_]
Values = NDArray[np.int64]


@dataclass(frozen=True)
class _Outcome:
    """Of a key result at its due date: in which futures it is reached, and three percentiles of its value."""

    reached: Mask
    low: float
    middle: float
    high: float


@dataclass(frozen=True)
class Goals:
    """Goals read off a plan's futures."""

    plan: Plan
    futures: Futures

    @cached_property
    def service(self) -> Service:
        """What serves what."""
        return Service(self.plan)

    @cached_property
    def unfounded(self) -> frozenset[str]:
        """Milestones without any basis for a date; nothing can be said of them."""
        return without_basis(self.plan)

    @cached_property
    def resting(self) -> Mapping[str, tuple[str, ...]]:
        """By activity, the milestones without a basis that it waits for: its chance is the most that it can be."""
        built, found = self.futures.built, dict[str, tuple[str, ...]]()
        for unfounded in sorted(self.unfounded):
            for node in downstream(built, [built.numbers[unfounded]]):
                if built.ids[node] != unfounded:
                    found[built.ids[node]] = (*found.get(built.ids[node], ()), unfounded)
        return found

    @cached_property
    def inside(self) -> Mapping[str, list[str]]:
        """By initiative, the activities that belong to it or to one under it, in the order of the file."""
        found: dict[str, list[str]] = {each: [] for each in self.plan.initiatives}
        for activity in self.plan.activities():
            for initiative in self.service.initiatives_over(activity.initiative):
                found[initiative.id].append(activity.id)
        return found

    @property
    def origin(self) -> int:
        """The instant 0 of the futures, since 1970."""
        return self.futures.built.schedule.network.origin

    def initiative(self, initiative_id: str) -> InitiativeForecast:
        """When all that belongs to an initiative, and to those under it, is done."""
        found = self.futures.latest(each for each in self.inside[initiative_id] if each not in self.unfounded)
        when = percentile_of(found, self.origin) if found is not None else None
        return InitiativeForecast(initiative_id, self.plan.initiatives[initiative_id].title, when)

    def objective(self, objective_id: str) -> ObjectiveForecast:
        """The chance that everything required is reached in time, in the same futures."""
        objective = self.plan.objectives[objective_id]
        mask, needed = self._met(objective_id, frozenset())
        founded = [each for each in needed if each not in self.unfounded]
        latest = self.futures.latest(founded)
        hits = int(mask.sum()) if mask is not None else None
        return ObjectiveForecast(
            objective_id,
            objective.title,
            objective.due.end_of_day if objective.due is not None else None,
            percentile_of(latest, self.origin) if latest is not None else None,
            hits / self.futures.count if hits is not None else None,
            wilson(hits, self.futures.count) if hits is not None else None,
            self._key_results_of(objective),
            tuple(needed),
            self._reason(objective, needed, hits),
        )

    def _met(self, objective_id: str, above: frozenset[str]) -> tuple[Mask | None, list[str]]:
        """The futures in which an objective is met (None: nothing is required in time), and what it needs."""
        mask: Mask | None = None
        needed: list[str] = []
        for milestone_id, due in self.service.required(objective_id).items():
            needed.append(milestone_id)
            if milestone_id not in self.unfounded:
                within = self.futures.by(milestone_id, due - self.origin)
                mask = within if mask is None else mask & within
        for child in self.service.children(objective_id):
            if child.id in above:
                continue
            below, also = self._met(child.id, above | {objective_id})
            needed += [each for each in also if each not in needed]
            if below is not None:
                mask = below if mask is None else mask & below
        return mask, needed

    def _reason(self, objective: Objective, needed: list[str], hits: int | None) -> str | None:
        named = [each for each in needed if each in self.unfounded]
        named += [under for each in needed for under in self.resting.get(each, ()) if under not in named]
        unknown = [self.plan.title_of(each) for each in dict.fromkeys(named)]
        if hits is not None:
            return f"at most this: {', '.join(unknown)} {_has(unknown)} no basis for a date" if unknown else None
        if unknown:
            return f"{', '.join(unknown)} {_has(unknown)} no basis for a date"
        if objective.due is None and self.service.is_required(objective.id):
            return "no date is due"
        return "no milestone must be reached for it"

    def _key_results_of(self, objective: Objective) -> float | None:
        committed = [
            each
            for each in self.plan.key_results.values()
            if each.objective == objective.id and each.ambition is Ambition.COMMITTED
        ]
        outcomes = [self._outcomes[each.id] for each in committed]
        if not outcomes or any(each is None for each in outcomes):
            return None
        return float(np.logical_and.reduce([each.reached for each in outcomes if each is not None]).mean())

    def key_result(self, key_result_id: str) -> KeyResultForecast:
        """What a key result stands at when it is due: without trend, the last check-in plus effects."""
        key_result = self.plan.key_results[key_result_id]
        due, outcome = self.service.due_of(key_result), self._outcomes[key_result_id]
        return KeyResultForecast(
            key_result_id,
            key_result.title,
            key_result.objective,
            due,
            None if outcome is None else float(outcome.reached.mean()),
            None if outcome is None else outcome.low,
            None if outcome is None else outcome.middle,
            None if outcome is None else outcome.high,
            self._basis(due, outcome),
        )

    def _basis(self, due: int | None, outcome: _Outcome | None) -> str:
        if due is None:
            return "it has no due date, and neither has its objective"
        if outcome is None:
            return "no milestone says by how much it moves it"
        return "the last check-in plus the effects of milestones, without trend"

    @cached_property
    def _outcomes(self) -> Mapping[str, _Outcome | None]:
        """By key result, what its values say; None where nothing can be said. The values themselves take more room."""
        return {each.id: self._outcome(each) for each in self.plan.key_results.values()}

    def _outcome(self, key_result: KeyResult) -> _Outcome | None:
        values = self._values(key_result)
        if values is None:
            return None
        target = round(key_result.target * _SCALE)
        reached = values >= target if key_result.target >= key_result.start else values <= target
        return _Outcome(reached, *_percentiles(values))

    def _values(self, key_result: KeyResult) -> Values | None:
        """Its value at its due date in every future, in millionths; None where nothing can be said."""
        due, effects = self.service.due_of(key_result), self.service.effects(key_result)
        effects = [effect for effect in effects if effect.milestone not in self.unfounded]
        rising = key_result.target >= key_result.start
        there = key_result.latest >= key_result.target if rising else key_result.latest <= key_result.target
        if due is None or not (effects or there):
            return None
        values = np.full(self.futures.count, round(key_result.latest * _SCALE), np.int64)
        for effect in effects:
            values += self._sizes(effect, key_result) * self.futures.by(effect.milestone, due - self.origin)
        return values

    def _sizes(self, effect: Effect, key_result: KeyResult) -> Values:
        """How far a milestone moves a key result in every future, in millionths."""
        if not isinstance(effect.size, EffectRange):
            return np.full(self.futures.count, round(effect.size * _SCALE), np.int64)
        knots = np.rint(_SCALE * _effect_curve(effect.size)).astype(np.int64)
        drawn = np.empty(self.futures.count, np.int64)
        name = f"{effect.milestone}>{key_result.id}"
        marking.quantiles(np.uint64(key(self.futures.built.seed, Stream.EFFECT, name)), drawn)
        cell, place = drawn >> 16, drawn & 0xFFFF
        low = knots[np.minimum(cell, CELLS - 1)]
        sizes: Values = low + (((knots[cell + 1] - low) * place + 32768) >> 16)
        return sizes


def _effect_curve(size: EffectRange) -> Quantiles:
    """A PERT through an effect; one that is to lower a key result may be given from its end that is nearer to 0."""
    if size.low <= size.high:
        return curve(Shape.PERT, size.low, size.likely, size.high, None)
    return -curve(Shape.PERT, -size.low, -size.likely, -size.high, None)


def _percentiles(values: Values) -> tuple[float, float, float]:
    ordered = np.sort(values)
    low, middle, high = (float(ordered[rank]) / _SCALE for rank in ranks_of((10.0, 50.0, 90.0), len(ordered)))
    return low, middle, high


def _has(names: list[str]) -> str:
    return "has" if len(names) == 1 else "have"
