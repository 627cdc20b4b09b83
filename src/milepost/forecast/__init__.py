"""How likely the dates of a plan are; called with a plan, its forecast."""

from milepost.callable_package import make_callable

make_callable(__name__)
