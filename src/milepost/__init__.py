"""Milepost: a plan file in, an honest forecast out.

    import milepost

    plan = milepost.read("plan.yaml")
    milepost.forecast(plan)

Everything is imported when it is first used, so that `import milepost` costs next to nothing.
"""

from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from milepost.exchange.read import PlanFileError, read
    from milepost.exchange.write import write
    from milepost.forecast.forecast import forecast
    from milepost.health.check import check
    from milepost.model.plan import Plan
    from milepost.model.problem import Problem
    from milepost.schedule.schedule import schedule

    __version__: str

__all__ = ["Plan", "PlanFileError", "Problem", "__version__", "check", "forecast", "read", "schedule", "write"]

_MODULES = MappingProxyType(
    {
        "Plan": "milepost.model.plan",
        "PlanFileError": "milepost.exchange.read",
        "Problem": "milepost.model.problem",
        "check": "milepost.health.check",
        "read": "milepost.exchange.read",
        "write": "milepost.exchange.write",
    }
)
_CALLABLE_PACKAGES = ("forecast", "schedule")

if not TYPE_CHECKING:  # a type checker is to see the names above, and no others

    def __getattr__(name: str) -> object:
        if name == "__version__":
            return import_module("importlib.metadata").version("milepost")
        if name in _CALLABLE_PACKAGES:
            return import_module(f"milepost.{name}")
        if name in _MODULES:
            return getattr(import_module(_MODULES[name]), name)
        raise AttributeError(f"module 'milepost' has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
