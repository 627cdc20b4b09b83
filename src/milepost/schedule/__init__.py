"""When a plan can happen; called with a plan, its schedule."""

from milepost.callable_package import make_callable

make_callable(__name__)
