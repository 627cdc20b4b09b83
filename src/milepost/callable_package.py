"""Packages that can be called: `milepost.forecast` is a package and, by the same name, what one does with a plan."""

import sys
from collections.abc import Callable
from importlib import import_module
from types import ModuleType
from typing import cast


class CallablePackage(ModuleType):
    """A package that, called, calls the function of its own name in its module of its own name.

    Whichever is imported first, and however, the name then stands for one object that serves as both.
    """

    def __call__(self, *arguments: object, **options: object) -> object:
        """Call `milepost.NAME.NAME.NAME`; its docstring says with what."""
        return self.__wrapped__(*arguments, **options)

    @property
    def __wrapped__(self) -> Callable[..., object]:
        # By this name help() and notebooks find the signature.
        name = self.__name__.rpartition(".")[2]
        return cast("Callable[..., object]", getattr(import_module(f"{self.__name__}.{name}"), name))


def make_callable(package: str) -> None:
    """Make the package of that full name callable, while it is being imported."""
    sys.modules[package].__class__ = CallablePackage
