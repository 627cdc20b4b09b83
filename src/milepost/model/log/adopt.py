"""A plan taken over whole: from a document, a template, a file or another plan."""

from collections.abc import Iterator

from milepost.model.checks import check_plan
from milepost.model.log.align import in_their_places
from milepost.model.log.difference import difference
from milepost.model.log.fold import LogState
from milepost.model.log.outcome import Applied, Effects, Refused, Validate, errors_in
from milepost.model.log.step import apply_effects
from milepost.model.log.target import not_free
from milepost.model.plan import Plan
from milepost.model.problem import Problem


def adopt(state: LogState, plan: Plan, validate: Validate = check_plan) -> Applied | Refused:
    """Make the plan of a log that of a document; the revision notes it as an `Adopt`.

    What stays in its order keeps its order keys. Refused where the document gives an id that something else has or
    had (only an undo brings an id back), or has errors.
    """
    effects = difference(state.plan, in_their_places(state.plan, plan))
    problems = (*_reused(state, effects), *errors_in(plan, validate))
    return Refused(problems) if problems else Applied(effects, apply_effects(state.plan, effects))


def _reused(state: LogState, effects: Effects) -> Iterator[Problem]:
    for effect in effects:
        if effect.after is not None and (effect.before is None or effect.id_after != effect.id):
            refused = not_free(state.plan, effect.id_after, state.retired)
            yield from refused.problems if refused is not None else ()
