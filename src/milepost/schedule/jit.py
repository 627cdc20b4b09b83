"""How inner loops are compiled: kept on disk, without the interpreter's lock, without counting references.

Kernels read bundles of arrays (named tuples). By default compiled code counts a reference to each array of a bundle
whenever one is handed on, with atomic additions on which threads wait for one another; on a plan of 10,000 activities
that took ten times as long as the work itself. Code compiled here may not allocate: callers bring all arrays.
"""

from collections.abc import Callable
from typing import TypeVar

from numba import njit

F = TypeVar("F", bound=Callable[..., object])


def compiled(function: F) -> F:
    """Compile a kernel that allocates nothing."""
    return njit(cache=True, nogil=True, _nrt=False)(function)  # type: ignore[no-any-return]  # numba is untyped


def inlined(function: F) -> F:
    """Compile a small function into whatever kernel calls it."""
    return njit(cache=True, nogil=True, inline="always", _nrt=False)(function)  # type: ignore[no-any-return]  # as above
