"""How sound a plan is: a table of checks, and how far the forecast can be trusted."""

from milepost.health.limits import problems

__all__ = ["problems"]
