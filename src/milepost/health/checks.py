"""The table of checks on the health of a plan: what each is called, what it is judged by, and what looks.

The thresholds of the first fourteen are those of DCMA-EA PAM 200.1 (October 2012), the rest are ours. A plan sets its
own under `health`, by code. Every look has one signature, from a survey to a finding, and changes nothing.
"""

from milepost.health import alignment, ambition, dcma_baseline, dcma_dates, dcma_logic, freshness
from milepost.health.critical_test import critical_path_test
from milepost.health.owners import missing_owners
from milepost.health.result import Comparison, Unit
from milepost.health.rule import Rule

_MOST, _LEAST = Comparison.AT_MOST, Comparison.AT_LEAST
_SHARE, _NUMBER, _DAYS, _INDEX = Unit.SHARE, Unit.NUMBER, Unit.DAYS, Unit.INDEX

CHECKS: tuple[Rule, ...] = (
    Rule("dcma-01", "Missing logic", _MOST, 0.05, _SHARE, dcma_logic.missing_logic),
    Rule("dcma-02", "Leads", _MOST, 0.0, _SHARE, dcma_logic.leads),
    Rule("dcma-03", "Lags", _MOST, 0.05, _SHARE, dcma_logic.lags),
    Rule("dcma-04", "Finish to start", _LEAST, 0.90, _SHARE, dcma_logic.finish_to_start),
    Rule("dcma-05", "Hard constraints", _MOST, 0.05, _SHARE, dcma_logic.hard_constraints),
    Rule("dcma-06", "High float", _MOST, 0.05, _SHARE, dcma_dates.high_float),
    Rule("dcma-07", "Negative float", _MOST, 0.0, _SHARE, dcma_dates.negative_float),
    Rule("dcma-08", "High duration", _MOST, 0.05, _SHARE, dcma_dates.high_duration),
    Rule("dcma-09", "Invalid dates", _MOST, 0.0, _NUMBER, dcma_dates.invalid_dates),
    Rule("dcma-10", "Resources", _MOST, None, _SHARE, dcma_dates.resources),
    Rule("dcma-11", "Missed tasks", _MOST, 0.05, _SHARE, dcma_baseline.missed_tasks),
    Rule("dcma-12", "Critical path test", _LEAST, 0.95, _SHARE, critical_path_test),
    Rule("dcma-13", "Critical path length index", _LEAST, 0.95, _INDEX, dcma_baseline.critical_path_length_index),
    Rule("dcma-14", "Baseline execution index", _LEAST, 0.95, _INDEX, dcma_baseline.baseline_execution_index),
    Rule("ambition-target", "Targets in reach", _LEAST, 0.50, _SHARE, ambition.targets),
    Rule("ambition-commitment", "Commitments at risk", _MOST, 0.0, _NUMBER, ambition.commitments),
    Rule("phase-late", "Milestones past their phase", _MOST, 0.0, _NUMBER, ambition.late_phases),
    Rule("hard-constraints-override", "Constraints override links", _MOST, 0.0, _NUMBER, ambition.hard_override),
    Rule("alignment-objective", "Objectives nothing serves", _MOST, 0.0, _SHARE, alignment.unserved_objectives),
    Rule("alignment-key-result", "Key results nothing moves", _MOST, 0.0, _SHARE, alignment.unmoved_key_results),
    Rule("alignment-milestone", "Milestones that serve nothing", _MOST, 0.0, _SHARE, alignment.stray_milestones),
    Rule("alignment-owner", "Owners missing", _MOST, 0.0, _SHARE, missing_owners),
    Rule("alignment-due", "Dates after what they serve is due", _MOST, 0.0, _NUMBER, alignment.late_dates),
    Rule(
        "estimates-without-range", "Estimates without a range", _MOST, 0.10, _SHARE, freshness.estimates_without_range
    ),
    Rule("check-ins-old", "Old check-ins", _MOST, 30.0, _DAYS, freshness.old_check_ins),
    Rule("check-ins-missing", "Missing check-ins", _MOST, 0.0, _SHARE, freshness.missing_check_ins),
    Rule("status-missing", "Progress not told", _MOST, 7.0, _DAYS, freshness.missing_status),
    Rule("starts-missed", "Starts missed", _MOST, 0.05, _SHARE, freshness.missed_starts),
    Rule("baseline-missing", "Baseline", _LEAST, 1.0, _NUMBER, freshness.missing_baseline),
    Rule("no-basis", "Milestones without a basis", _MOST, 0.0, _NUMBER, freshness.no_basis),
)
