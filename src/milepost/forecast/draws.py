"""Random draws that depend on nothing but seed, stream, id and future (law F4), compiled.

A 64-bit key is hashed from seed, stream and id; the draw of a future is the finaliser of SplitMix64 (Steele, Lea and
Flood 2014) over key + future x golden ratio, so any draw can be made alone, in any order, on any thread.
"""

from enum import StrEnum
from hashlib import blake2b

import numpy as np
from numba import uint64

from milepost.schedule.jit import inlined

_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_FIRST = np.uint64(0xBF58476D1CE4E5B9)
_SECOND = np.uint64(0x94D049BB133111EB)
CERTAIN = 2**32
"""The threshold of something that happens in every future; see `threshold`."""


class Stream(StrEnum):
    """What a draw is for; each has its own keys."""

    DURATION = "duration"
    OCCURRENCE = "occurrence"
    EFFECT = "effect"
    GROUP = "group"
    SHARED = "shared"


def key(seed: int, stream: Stream, subject: str) -> int:
    """The 64-bit key of everything drawn for a subject on a stream."""
    return int.from_bytes(blake2b(f"{seed}\0{stream}\0{subject}".encode(), digest_size=8).digest(), "little")


def threshold(share: float) -> int:
    """What the upper 32 bits of a draw must stay under for something to happen with this probability."""
    return round(share * CERTAIN)


@inlined
def bits(stream_key, future):
    """64 random bits of one future."""
    z = uint64(stream_key) + (uint64(future) + uint64(1)) * _GOLDEN
    z = (z ^ (z >> uint64(30))) * _FIRST
    z = (z ^ (z >> uint64(27))) * _SECOND
    return z ^ (z >> uint64(31))
