"""The forecast of a plan: for every milestone and objective when, how sure, why, and what would make it better."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from time import perf_counter
from typing import TYPE_CHECKING, Any

import numpy as np

from milepost.forecast.answer import answer
from milepost.forecast.build import Built, build
from milepost.forecast.drivers import Drivers, find_drivers
from milepost.forecast.futures import QUANTILES, Futures, wilson
from milepost.forecast.goals import Goals
from milepost.forecast.results import (
    ActivityForecast,
    Elapsed,
    ForecastInputs,
    InitiativeForecast,
    KeyResultForecast,
    MilestoneForecast,
    ObjectiveForecast,
    Percentile,
    RiskForecast,
)
from milepost.forecast.sensitivity import sensitivity
from milepost.forecast.simulation import Simulator, start_count
from milepost.forecast.statistics import ranks_of
from milepost.forecast.worth import Aim
from milepost.model.activity import Milestone
from milepost.model.moment import Moment
from milepost.model.plan import Plan
from milepost.schedule.compile import without_basis
from milepost.schedule.schedule import Schedule
from milepost.schedule.schedule import schedule as scheduled

if TYPE_CHECKING:
    import pandas

Progress = Callable[[float, str], None]
MOST_FUTURES = 1_000_000


class ForecastRequestError(ValueError):
    """What was asked of a forecast cannot be answered; the message says what can."""


@dataclass(frozen=True)
class Forecast:
    """What a plan's futures say; made by `forecast`, and the same for the same plan, seed and number of futures.

    `told` are milestones of an earlier revision without drivers whose futures, and whose entity, are still the same.
    """

    plan: Plan
    schedule: Schedule
    inputs: ForecastInputs
    futures: Futures
    found: Drivers | None
    seconds: Mapping[str, float] = field(default_factory=dict)
    told: Mapping[str, MilestoneForecast] = field(default_factory=dict)

    @property
    def origin(self) -> int:
        """The instant 0 of the futures, since 1970."""
        return self.schedule.network.origin

    @cached_property
    def goals(self) -> Goals:
        """Objectives and key results over the same futures."""
        return Goals(self.plan, self.futures)

    @cached_property
    def milestones(self) -> tuple[MilestoneForecast, ...]:
        """All milestones, in the order of the file."""
        unfounded = without_basis(self.plan)
        still = {each.id: each for each in self.told.values() if self._still_holds(each, unfounded)}
        ids = [each for each in self.plan.milestones if each not in still]
        rows = self.futures.percentiles(ids, QUANTILES) if ids else np.zeros((0, len(QUANTILES)), np.int64)
        fresh = {
            each: self._milestone(self.plan.milestones[each], None if each in unfounded else row + self.origin)
            for each, row in zip(ids, rows, strict=True)
        }
        return tuple((still | fresh)[each] for each in self.plan.milestones)

    def _still_holds(self, told: MilestoneForecast, unfounded: Collection[str]) -> bool:
        """Whether what does not come from its futures is the same as well."""
        founded = told.id not in unfounded and told.when is not None
        return (
            founded
            and not (told.rests_on or told.id in self.goals.resting)
            and told.deterministic == self._deterministic(told.id)
        )

    def _deterministic(self, milestone_id: str) -> int:
        return int(self.schedule.dates.early_finish[self.schedule.place[milestone_id]]) + self.origin

    def milestone(self, milestone_id: str) -> MilestoneForecast:
        """One milestone; raises `KeyError` where there is no such milestone."""
        return next(each for each in self.milestones if each.id == milestone_id)

    def _milestone(self, milestone: Milestone, quantiles: "np.ndarray[Any, Any] | None") -> MilestoneForecast:
        deterministic = self._deterministic(milestone.id)
        target, promise = milestone.target, milestone.commitment
        dates = (target, promise.date if promise is not None else None)
        known = quantiles is not None
        hits = [self._chance(milestone, date) if date is not None and known else None for date in dates]
        chances = [hit / self.futures.count if hit is not None else None for hit in hits]
        bounds = [wilson(hit, self.futures.count) if hit is not None else None for hit in hits]
        if milestone.actual is not None:
            bounds = [None if chance is None else (chance, chance) for chance in chances]
        when = None if quantiles is None else _percentile(quantiles)
        instants = self.futures.instants(milestone.id) if known else None
        drivers = self.found.of(milestone.id) if self.found is not None else ()
        rests_on = self.goals.resting.get(milestone.id, ())
        names = [self.plan.title_of(each) for each in rests_on]
        asked = next(
            ((date, chance) for date, chance in zip(dates, chances, strict=True) if date and chance is not None), None
        )
        return MilestoneForecast(
            milestone.id,
            milestone.title,
            milestone.initiative,
            milestone.actual is not None,
            target.end_of_day if target is not None else None,
            promise.date.end_of_day if promise is not None else None,
            float(promise.confidence) if promise is not None else None,
            deterministic,
            when,
            None if instants is None else _rounded_mean(instants) + self.origin,
            None if quantiles is None else tuple(quantiles.tolist()),
            chances[0],
            bounds[0],
            chances[1],
            bounds[1],
            None if instants is None else float((instants <= deterministic - self.origin).mean()),
            drivers,
            answer(milestone, self.plan.status_instant, when, asked, drivers, self.inputs.spreads, names),
            rests_on,
        )

    def _chance(self, milestone: Milestone, date: Moment) -> int:
        return int(np.count_nonzero(self.futures.by(milestone.id, date.end_of_day - self.origin)))

    @cached_property
    def finish(self) -> Percentile | None:
        """The plan's finish: when the last of everything open is done; None where nothing is."""
        return None if self.finish_quantiles is None else _percentile(self.finish_quantiles)

    @cached_property
    def finish_quantiles(self) -> "np.ndarray[Any, np.dtype[np.int64]] | None":
        """The 201 quantiles of the plan's finish, as instants, (201,); None where nothing is open."""
        latest = self.futures.finish()
        if latest is None:
            return None
        return np.sort(latest)[ranks_of(QUANTILES, len(latest))] + self.origin

    @cached_property
    def initiatives(self) -> tuple[InitiativeForecast, ...]:
        """All initiatives, in the order of the file."""
        return tuple(self.goals.initiative(each) for each in self.plan.initiatives)

    @cached_property
    def objectives(self) -> tuple[ObjectiveForecast, ...]:
        """All objectives, in the order of the file."""
        return tuple(self.goals.objective(each) for each in self.plan.objectives)

    @cached_property
    def key_results(self) -> tuple[KeyResultForecast, ...]:
        """All key results, in the order of the file."""
        return tuple(self.goals.key_result(each) for each in self.plan.key_results)

    @cached_property
    def criticality(self) -> "np.ndarray[Any, np.dtype[np.float64]]":
        """By node, the share of futures in which it is critical to the target (the plan's finish by default)."""
        shares: np.ndarray[Any, np.dtype[np.float64]] = self.futures.criticality(self._open_target) / self.futures.count
        return shares

    @property
    def _open_target(self) -> str | None:
        return self.inputs.target if self.inputs.target in self.futures.built.numbers else None

    @property
    def headline(self) -> str | None:
        """The milestone whose date the gains of activities and risks are about: the target, or the last dated one."""
        if self.inputs.target is not None:
            return self.inputs.target
        dated = [
            each for each in self.milestones if not each.reached and each.when and (each.target or each.commitment)
        ]
        return max(dated, key=lambda each: each.when.p50 if each.when else 0).id if dated else None

    @cached_property
    def activities(self) -> tuple[ActivityForecast, ...]:
        """All activities in the order of the file; percentiles of what is finished are its actual finish."""
        ids = [activity.id for activity in self.plan.activities()]
        rows, nodes = self.futures.percentiles(ids) + self.origin, self.futures.built.numbers
        target = self._open_target
        latest = self.futures.latest([target]) if target is not None else self.futures.finish()
        together = sensitivity(self.futures, latest) if latest is not None else np.zeros(0)
        return tuple(self._activity(each, row, nodes.get(each), together) for each, row in zip(ids, rows, strict=True))

    def _activity(
        self, activity_id: str, row: "np.ndarray[Any, Any]", node: int | None, together: "np.ndarray[Any, Any]"
    ) -> ActivityForecast:
        gain = self._gain(activity_id)
        held = node is not None and self.futures.built.program.nodes.hold[node] > -(2**30)
        contradicted = (
            float(self.futures.sample.contradicted[node] / self.futures.count) if held and node is not None else None
        )
        return ActivityForecast(
            activity_id,
            self.plan.title_of(activity_id),
            Percentile(*row.tolist()),
            0.0 if node is None else float(self.criticality[node]),
            None if node is None else float(together[node]),
            gain[0],
            gain[1],
            contradicted,
        )

    def _gain(self, subject: str) -> tuple[float | None, float | None]:
        found = self.found.gains.get(subject, {}).get(self.headline or "") if self.found is not None else None
        return (None, None) if found is None else (found.probability, found.days)

    @cached_property
    def risks(self) -> tuple[RiskForecast, ...]:
        """All risks, in the order of the file, and what each costs the headline milestone."""
        return tuple(RiskForecast(each.id, each.title, *self._gain(each.id)) for each in self.plan.risks.values())

    @property
    def elapsed(self) -> Elapsed:
        """Seconds that the work took, without reading."""
        return Elapsed(0.0, self.seconds.get("simulate", 0.0), self.seconds.get("total", 0.0))

    def document(self, *, quantiles: bool = False) -> dict[str, Any]:
        """The document that `milepost forecast --json` prints.

        With `quantiles` each milestone and the finish have their 201, as minutes since 1970-01-01T00:00, local to the
        plan.
        """
        from milepost.forecast.document import forecast_document

        return forecast_document(self, quantiles=quantiles)

    def frame(self) -> "pandas.DataFrame":
        """The milestones as a data frame, one row each, dates as timestamps; needs pandas (`milepost[frame]`)."""
        from milepost.forecast.frame import milestone_frame

        return milestone_frame(self)

    def _repr_html_(self) -> str:
        from milepost.forecast.frame import milestone_table

        return milestone_table(self)


def forecast(
    plan: Plan,
    *,
    iterations: int = 10_000,
    seed: int = 1,
    threads: int | None = None,
    target: str | None = None,
    progress: Progress | None = None,
    simulator: Simulator | None = None,
    drivers: bool = True,
) -> Forecast:
    """Simulate a plan that has no errors (laws F1 to F7).

    `iterations` is the number of futures, up to a million; `target` an activity whose finish criticality and gains
    are about, the plan's finish by default; `progress` is told the share done and what is being done. Without
    `drivers` what drives each date is left out, which takes longest. Raises `ForecastRequestError`.
    """
    if not 1 <= iterations <= MOST_FUTURES:
        raise ForecastRequestError(f"iterations must be from 1 to {MOST_FUTURES:,}: {iterations} was asked for")
    begun = perf_counter()
    tell = progress or (lambda share, what: None)
    tell(0.0, "scheduling")
    planned = scheduled(plan)
    if target is not None and target not in planned.place:
        raise ForecastRequestError(f"there is no activity {target!r} to forecast for")
    built = build(planned, seed)
    runner = simulator or Simulator(threads)
    tell(0.1, f"{iterations:,} futures")
    simulating = perf_counter()
    futures = Futures(runner, runner.sample(built, iterations, _read_often(plan, built)))
    simulated = perf_counter() - simulating
    tell(0.5, "what drives each date")
    inputs = ForecastInputs(iterations, seed, target, built.spreads)
    found = find_drivers(plan, _whole(futures), aims_of(plan, futures, target)) if drivers else None
    tell(1.0, "done")
    return Forecast(plan, planned, inputs, futures, found, {"simulate": simulated, "total": perf_counter() - begun})


def read_off(found: Forecast) -> Forecast:
    """Read everything but `activities` off the futures now, so that the forecast outlives their change."""
    _ = found.milestones, found.objectives, found.key_results, found.initiatives, found.finish
    return found


def _read_often(plan: Plan, built: Built) -> list[int]:
    """The nodes whose rows are kept where not all are: milestones, and tasks that stand directly in an initiative."""
    free = (task.id for task in plan.tasks.values() if task.milestone is None and task.initiative is not None)
    return [built.numbers[each] for each in (*plan.milestones, *free) if each in built.numbers]


def _whole(futures: Futures) -> Futures:
    """The futures, or where there are too many to keep whole, as long a prefix of them as can be kept."""
    if futures.sample.whole:
        return futures
    rows = len(futures.built.ids) + start_count(futures.built)
    fitting = max(64, futures.simulator.cells // rows // 64 * 64)
    return Futures(futures.simulator, futures.simulator.sample(futures.built, min(futures.count, fitting)))


def aims_of(plan: Plan, futures: Futures, target: str | None = None) -> list[Aim]:
    """What drivers are worked out for: every open milestone at its target, else its promise; and the target."""
    origin, unfounded = futures.built.schedule.network.origin, without_basis(plan)
    aims = []
    for milestone in plan.milestones.values():
        if milestone.id not in futures.built.numbers or milestone.id in unfounded:
            continue
        date = milestone.target or (milestone.commitment.date if milestone.commitment is not None else None)
        aims.append(Aim(milestone.id, date.end_of_day - origin if date is not None else None))
    if target in plan.tasks and target in futures.built.numbers and target is not None:
        aims.append(Aim(target, None))
    return aims


def _percentile(quantiles: "np.ndarray[Any, Any]") -> Percentile:
    """The four percentiles that stand among 201 quantiles."""
    return Percentile(*(int(quantiles[place]) for place in (20, 100, 160, 180)))


def _rounded_mean(instants: "np.ndarray[Any, Any]") -> int:
    total = int(instants.sum())
    return (2 * total + len(instants)) // (2 * len(instants))
