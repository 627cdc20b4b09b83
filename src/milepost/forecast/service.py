"""What serves what: which milestones an objective needs and by when, and what moves a key result (law F6)."""

from collections.abc import Iterator
from dataclasses import dataclass

from milepost.model.goals import Initiative, KeyResult, Objective
from milepost.model.link import EffectRange, SupportRecord
from milepost.model.plan import Plan


@dataclass(frozen=True)
class Effect:
    """A milestone that moves a key result by a range, or by a certain amount."""

    milestone: str
    size: EffectRange | float


class Service:
    """The supports of a plan, resolved: milestones directly, through key results and through initiatives."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self._required: dict[str, dict[str, list[int | None]]] = {each: {} for each in plan.objectives}
        for milestone in plan.milestones.values():
            declined = {self._served(support.to)[0] for support in milestone.supports if not support.required}
            for support in milestone.supports:
                self._note(milestone.id, support)
            for initiative in self.initiatives_over(milestone.initiative):
                for support in initiative.supports:
                    if self._served(support.to)[0] not in declined:
                        self._note(milestone.id, support)

    def initiatives_over(self, initiative_id: str | None) -> Iterator[Initiative]:
        """An initiative and those it is part of."""
        while (initiative := self.plan.initiatives.get(initiative_id or "")) is not None:
            yield initiative
            initiative_id = initiative.parent

    def _note(self, milestone_id: str, support: SupportRecord) -> None:
        objective_id, due = self._served(support.to)
        if objective_id is not None and support.required:
            self._required[objective_id].setdefault(milestone_id, []).append(due)

    def _served(self, target: str) -> tuple[str | None, int | None]:
        """The objective that a support serves, and the earliest due on the way to it, as an instant since 1970."""
        key_result = self.plan.key_results.get(target)
        objective = self.plan.objectives.get(key_result.objective if key_result is not None else target)
        holders = [each for each in (key_result, objective) if each is not None and each.due is not None]
        due = min((each.due.end_of_day for each in holders if each.due is not None), default=None)
        return (objective.id if objective is not None else None), due

    def required(self, objective_id: str) -> dict[str, int]:
        """The milestones that must be reached for an objective, and by when; those without any due are left out."""
        found = {}
        for milestone_id, dues in self._required[objective_id].items():
            known = [due for due in dues if due is not None]
            if known:
                found[milestone_id] = min(known)
        return found

    def is_required(self, objective_id: str) -> bool:
        """Whether anything must be reached for an objective, with or without a due."""
        return bool(self._required[objective_id])

    def children(self, objective_id: str) -> list[Objective]:
        """The objectives directly under an objective."""
        return [each for each in self.plan.objectives.values() if each.parent == objective_id]

    def due_of(self, key_result: KeyResult) -> int | None:
        """When a key result is due: by its own date, else its objective's, as an instant since 1970."""
        return self._served(key_result.id)[1] if key_result.due is None else key_result.due.end_of_day

    def effects(self, key_result: KeyResult) -> list[Effect]:
        """What milestones do to a key result, those whose effect its last check-in already shows left out."""
        found = []
        for milestone in self.plan.milestones.values():
            if milestone.actual is not None and self._is_shown(key_result, milestone.actual.end_of_day):
                continue
            found += [
                Effect(milestone.id, support.effect)
                for support in milestone.supports
                if support.to == key_result.id and support.effect is not None
            ]
        return found

    def _is_shown(self, key_result: KeyResult, reached: int) -> bool:
        """Whether the value that a key result goes on from was seen after an instant; its start shows nothing."""
        newest = key_result.last_check_in
        if newest is None and key_result.current is None:
            return False
        return reached <= (newest.date.end_of_day if newest is not None else self.plan.status_instant)
