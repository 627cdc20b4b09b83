"""Two people's changes to one plan, merged three ways (law L3)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from milepost.model.checks import check_plan
from milepost.model.log.attribution import last_change
from milepost.model.log.compose import compose
from milepost.model.log.effect import Effect
from milepost.model.log.fold import LogState, fold, renames_of
from milepost.model.log.fresh import fresh_ids, with_ids
from milepost.model.log.outcome import Effects, Validate, errors_in
from milepost.model.log.pointer import Renames
from milepost.model.log.rebase import Clash, rebase
from milepost.model.log.revision import Revision
from milepost.model.log.step import apply_effects, find
from milepost.model.log.value import fields_of, value_of, with_value
from milepost.model.plan import Plan
from milepost.model.problem import Problem


@dataclass(frozen=True, slots=True)
class Merged:
    """My effects as they apply on top of theirs, the plan with both, and my new ids that had to change."""

    effects: Effects
    plan: Plan
    fresh_ids: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Conflict(Clash):
    """Two values that cannot both stand, and the revision of theirs that set the other one."""

    revision: int


@dataclass(frozen=True, slots=True)
class Conflicted:
    """Nothing is merged until each of the conflicts is decided."""

    conflicts: tuple[Conflict, ...]


@dataclass(frozen=True, slots=True)
class MergeInvalid:
    """Both changes stand, and make an invalid plan together.

    `theirs` is the revision with which mine, which would be the revision `mine`, does not go; None where mine would
    not be valid by itself either.
    """

    theirs: int | None
    mine: int
    problems: tuple[Problem, ...]


def merge(
    base: LogState, theirs: Sequence[Revision], mine: Iterable[Effect], validate: Validate = check_plan
) -> Merged | Conflicted | MergeInvalid:
    """My effects on the base, merged with the revisions that came on it since.

    Raises `EffectMismatchError` where mine do not start from the base.
    """
    mine = compose(mine)
    apply_effects(base.plan, mine)
    attempt = _attempt(fold(theirs, base), mine, validate)
    if attempt.clashes:
        return Conflicted(tuple(_conflict(clash, theirs) for clash in attempt.clashes))
    if attempt.problems:
        number = _breaking(base, theirs, mine, validate)
        return MergeInvalid(number, base.number + len(theirs) + 1, attempt.problems)
    return Merged(attempt.effects, attempt.plan, attempt.fresh_ids)


@dataclass(frozen=True, slots=True)
class _Attempt:
    effects: Effects
    plan: Plan
    fresh_ids: Mapping[str, str]
    clashes: tuple[Clash, ...]
    problems: tuple[Problem, ...]


def _attempt(head: LogState, mine: Effects, validate: Validate) -> _Attempt:
    fresh = fresh_ids(head, mine)
    rebased = rebase(_in_later_order(with_ids(mine, fresh), head), head)
    plan = apply_effects(head.plan, rebased.effects)
    problems = rebased.problems or (() if rebased.clashes else errors_in(plan, validate))
    names = {old: new for (_, old), new in fresh.items()}
    return _Attempt(rebased.effects, plan, names, rebased.clashes, problems)


def _in_later_order(effects: Effects, head: LogState) -> Effects:
    """The effects as if nobody else had moved anything: of two moves the later one counts."""
    renames = renames_of(head)
    return tuple(_moved_last(effect, head.plan, renames) if effect.edits else effect for effect in effects)


def _moved_last(effect: Effect, plan: Plan, renames: Renames) -> Effect:
    entity = find(plan, effect.kind, renames.get((effect.kind, effect.id), effect.id))
    if entity is None or "order" not in effect.names:
        return effect
    before = with_value(effect.before or {}, "order", value_of(fields_of(entity), "order"))
    return Effect(kind=effect.kind, id=effect.id, before=before, after=effect.after)


def _conflict(clash: Clash, theirs: Sequence[Revision]) -> Conflict:
    revision = last_change(clash, theirs)
    return Conflict(
        clash.kind, clash.id, clash.field, clash.element, clash.base, clash.theirs, clash.mine, revision=revision
    )


def _breaking(base: LogState, theirs: Sequence[Revision], mine: Effects, validate: Validate) -> int | None:
    """The revision of theirs that mine goes before and does not go after, found by halving."""
    if _is_invalid(base, mine, validate):
        return None
    good, bad = 0, len(theirs)
    while bad - good > 1:
        middle = (good + bad) // 2
        if _is_invalid(fold(theirs[:middle], base), mine, validate):
            bad = middle
        else:
            good = middle
    return theirs[bad - 1].number


def _is_invalid(state: LogState, mine: Effects, validate: Validate) -> bool:
    return bool(_attempt(state, mine, validate).problems)
