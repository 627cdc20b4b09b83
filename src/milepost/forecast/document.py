"""The document that `milepost forecast --json` prints: part of the product's interface (design section 10)."""

from typing import TYPE_CHECKING, Any

from milepost.forecast.history import Spreads
from milepost.forecast.results import (
    ActivityForecast,
    InitiativeForecast,
    KeyResultForecast,
    MilestoneForecast,
    ObjectiveForecast,
    Percentile,
    RiskForecast,
)
from milepost.forecast.shapes import Spread
from milepost.model.activity import Milestone
from milepost.model.moment import moment_text

if TYPE_CHECKING:
    from milepost.forecast.forecast import Forecast

_NOT_KNOWN = dict.fromkeys(("p10", "p50", "p80", "p90"))


def forecast_document(found: "Forecast", *, quantiles: bool = False) -> dict[str, Any]:
    """Everything a forecast says, as plain data; moments are `YYYY-MM-DDTHH:MM`, dates as the plan has them.

    `quantiles` adds to each milestone and to the finish its 201, as minutes since 1970-01-01T00:00, or null where
    there is nothing to tell.
    """
    return {
        **outcome_document(found, quantiles=quantiles),
        "activities": [_activity(each) for each in found.activities],
        "risks": [_risk(each) for each in found.risks],
        "elapsed_seconds": {
            "read": round(found.elapsed.read, 4),
            "simulate": round(found.elapsed.simulate, 4),
            "total": round(found.elapsed.total, 4),
        },
    }


def outcome_document(found: "Forecast", *, quantiles: bool = False) -> dict[str, Any]:
    """What a forecast says of milestones, initiatives, objectives and key results: all that is known of it first."""
    return {
        "status_date": moment_text(found.plan.status_instant),
        "iterations": found.inputs.iterations,
        "seed": found.inputs.seed,
        "target": found.inputs.target,
        "finish": {**_when(found.finish), **(_quantiles(found) if quantiles else {})},
        "spread": _spread(found.inputs.spreads),
        "milestones": [
            {
                **_milestone(each, found.plan.milestones[each.id]),
                **({"quantiles": None if each.quantiles is None else list(each.quantiles)} if quantiles else {}),
            }
            for each in found.milestones
        ],
        "initiatives": [_initiative(each) for each in found.initiatives],
        "objectives": [_objective(each, found) for each in found.objectives],
        "key_results": [_key_result(each) for each in found.key_results],
    }


def _when(when: Percentile | None) -> dict[str, str | None]:
    return {**(when.texts() if when is not None else _NOT_KNOWN)}


def _quantiles(found: "Forecast") -> dict[str, list[int] | None]:
    return {"quantiles": None if found.finish_quantiles is None else found.finish_quantiles.tolist()}


def _spread(spreads: Spreads) -> dict[str, Any]:
    def of(spread: Spread | None, origin: str) -> dict[str, Any]:
        if spread is None:
            return {"origin": origin, "median": None, "log_deviation": None}
        return {"origin": origin, "median": round(spread.median, 6), "log_deviation": round(spread.log_deviation, 6)}

    return {
        "single_guess": of(spreads.guess, spreads.guess_origin),
        "shared": of(spreads.shared, spreads.shared_origin),
        "tasks_with_single_guess": spreads.guessed,
        "finished_tasks": spreads.finished,
        "sentence": spreads.sentence,
    }


def _milestone(each: MilestoneForecast, milestone: Milestone) -> dict[str, Any]:
    return {
        "id": each.id,
        "name": each.name,
        "reached": each.reached,
        "target": milestone.target.text if milestone.target is not None else None,
        "commitment": milestone.commitment.date.text if milestone.commitment is not None else None,
        "confidence": each.confidence,
        "deterministic": moment_text(each.deterministic),
        "probability_deterministic": each.probability_deterministic,
        **_when(each.when),
        "mean": moment_text(each.mean) if each.mean is not None else None,
        "probability_target": each.probability_target,
        "interval_target": list(each.interval_target) if each.interval_target else None,
        "probability_commitment": each.probability_commitment,
        "interval_commitment": list(each.interval_commitment) if each.interval_commitment else None,
        "at_risk": each.at_risk,
        "drivers": [
            {
                "id": driver.id,
                "kind": "risk" if driver.is_risk else "activity",
                "criticality": driver.criticality,
                "probability_gain": driver.probability_gain,
                "p80_days_gain": driver.days_gain,
            }
            for driver in each.drivers
        ],
        "rests_on": list(each.rests_on),
        "answer": each.answer,
    }


def _initiative(each: InitiativeForecast) -> dict[str, Any]:
    return {"id": each.id, "name": each.name, **_when(each.when)}


def _objective(each: ObjectiveForecast, found: "Forecast") -> dict[str, Any]:
    due = found.plan.objectives[each.id].due
    return {
        "id": each.id,
        "name": each.name,
        "due": due.text if due is not None else None,
        **_when(each.when),
        "probability": each.probability,
        "interval": list(each.interval) if each.interval else None,
        "probability_key_results": each.probability_key_results,
        "required": list(each.required),
        "reason": each.reason,
    }


def _key_result(each: KeyResultForecast) -> dict[str, Any]:
    return {
        "id": each.id,
        "name": each.name,
        "objective": each.objective,
        "probability": each.probability,
        "p10": each.p10,
        "p50": each.p50,
        "p90": each.p90,
        "reason": each.reason,
    }


def _activity(each: ActivityForecast) -> dict[str, Any]:
    return {
        "id": each.id,
        "name": each.name,
        **_when(each.when),
        "criticality": each.criticality,
        "sensitivity": each.sensitivity,
        "probability_gain": each.probability_gain,
        "p80_days_gain": each.p80_days_gain,
        "contradicts_hold": each.contradicts_hold,
    }


def _risk(each: RiskForecast) -> dict[str, Any]:
    return {
        "id": each.id,
        "name": each.name,
        "probability_gain": each.probability_gain,
        "p80_days_gain": each.p80_days_gain,
    }
