"""How inner loops are compiled: kept on disk, without the interpreter's lock, without counting references.

Kernels read bundles of arrays (named tuples). By default compiled code counts a reference to each array of a bundle
whenever one is handed on, with atomic additions on which threads wait for one another; on a plan of 10,000 activities
that took ten times as long as the work itself. So what is `compiled` or `inlined` may not allocate: callers bring all
arrays. Only what runs once a plan, and not once a block of futures, is `allocating`.
"""

from collections.abc import Callable
from typing import Any

from numba import njit

# What comes out takes arrays and named tuples of arrays; Numba infers the types, Python's checker cannot.
Kernel = Callable[..., Any]


def compiled(function: Callable[..., object]) -> Kernel:
    """Compile a kernel that allocates nothing."""
    return _compiled(function, _nrt=False)


def inlined(function: Callable[..., object]) -> Kernel:
    """Compile a small function into whatever kernel calls it."""
    return _compiled(function, _nrt=False, inline="always")


def allocating(function: Callable[..., object]) -> Kernel:
    """Compile a kernel that makes arrays of its own."""
    return _compiled(function)


def _compiled(function: Callable[..., object], **options: Any) -> Kernel:
    decorate: Kernel = njit(cache=True, nogil=True, **options)
    kernel: Kernel = decorate(function)
    return kernel
