"""How much, how often and how long, in the live stream."""

from dataclasses import dataclass
from typing import Final

MOST_PLANS: Final = 50
"""Plans that one stream carries."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Times are seconds."""

    account: int = 64
    """Streams that one account may have open in a process."""
    process: int = 1_000
    """Streams that a process has open."""
    replay: int = 10_000
    """Revisions by which who connects may be behind; beyond that they take the snapshot, which is smaller."""
    page: int = 100
    """Revisions read at once."""
    page_bytes: int = 1 << 20
    """Bytes of revisions read at once; a longer revision is read alone."""
    room: int = 256 * 1024
    """Bytes that wait for one stream before no more are given to it."""
    heartbeat: float = 15
    """Silence after which a comment is sent, so that a dead connection shows."""
    patience: float = 30
    """Time for which a stream may take nothing of what waits for it."""
    poll: float = 1
    """Between two looks at what nobody woke us for."""
    recheck: float = 30
    """Between two checks of everybody's permission that nothing asked for."""
    lease: float = 30
    """Time for which the people of another process are believed to be there."""
    renewal: float = 10
    """Between two announcements of the people of this process."""
    presence: float = 0.25
    """Between two lists of the people in one plan."""


LIMITS: Final = Limits()
