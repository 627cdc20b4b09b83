"""Checks on a plan as a whole."""

from milepost.model.checks.table import CHECKS, check_plan, place_problems

__all__ = ["CHECKS", "check_plan", "place_problems"]
