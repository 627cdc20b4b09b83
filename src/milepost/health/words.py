"""How health speaks of entities, days and shares."""

from collections.abc import Iterable, Sequence

from milepost.model.moment import moment_text
from milepost.model.plan import Plan

_MOST = 4


def label(plan: Plan, entity_id: str) -> str:
    """An entity as its people would look it up in the file: its name, or its id where it has none."""
    entity = plan.index.get(entity_id)
    return f"`{(entity.name if entity is not None else None) or entity_id}`"


def labels(plan: Plan, ids: Sequence[str], most: int = _MOST) -> str:
    """Several of them in a sentence; of a long list the first few and how many more."""
    return joined([label(plan, each) for each in ids], most)


def joined(texts: Sequence[str], most: int = _MOST) -> str:
    """`a, b and c`; of a long list the first few and how many more."""
    shown = [*texts] if len(texts) <= most + 1 else [*texts[:most], f"{len(texts) - most} more"]
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"


def sentence(parts: Iterable[str]) -> str:
    """Parts of a sentence, put one after another; of a long list the first few and how many more."""
    texts = [*parts]
    more = [f"{len(texts) - _MOST} more"] if len(texts) > _MOST + 1 else []
    return "; ".join([*texts[:_MOST], *more] if more else texts)


def percent(share: float) -> str:
    """A share in whole percent; 0 % and 100 % are said only of what is exactly that."""
    if 0 < share < 0.005:
        return "under 1 %"
    return "over 99 %" if 0.995 <= share < 1 else f"{share * 100:.0f} %"


def day(instant: int) -> str:
    """The day that an instant ends or lies in, as `YYYY-MM-DD`: midnight belongs to the day it ends."""
    return moment_text(instant - 1)[:10]


def are(count: int) -> str:
    """`is` or `are`, for so many."""
    return "is" if count == 1 else "are"


def days(count: float) -> str:
    """A number of days with at most one decimal, as in `1 day` or `44.5 days`."""
    return f"{round(count, 1):g} day{'' if round(count, 1) == 1 else 's'}"
