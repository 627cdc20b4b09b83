"""The whole plan: settings and entities by kind and id, in their order."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import TypeVar, cast

from milepost.model.activity import Milestone, Task
from milepost.model.baseline import Baseline
from milepost.model.calendar import Calendar
from milepost.model.entity import Entity, Kind
from milepost.model.goals import Initiative, KeyResult, Objective, Phase
from milepost.model.people import Person, Resource, Stakeholder
from milepost.model.settings import CustomField, Settings
from milepost.model.uncertainty import Correlation, Risk

ENTITY_CLASSES: Mapping[Kind, type[Entity]] = MappingProxyType(
    {
        entity.kind: entity
        for entity in (
            Settings,
            CustomField,
            Calendar,
            Phase,
            Person,
            Objective,
            KeyResult,
            Initiative,
            Milestone,
            Task,
            Correlation,
            Risk,
            Resource,
            Baseline,
            Stakeholder,
        )
    }
)
COLLECTIONS: Mapping[Kind, str] = MappingProxyType(
    {
        Kind.CUSTOM_FIELD: "custom_fields",
        Kind.CALENDAR: "calendars",
        Kind.PHASE: "phases",
        Kind.PERSON: "people",
        Kind.OBJECTIVE: "objectives",
        Kind.KEY_RESULT: "key_results",
        Kind.INITIATIVE: "initiatives",
        Kind.MILESTONE: "milestones",
        Kind.TASK: "tasks",
        Kind.CORRELATION: "correlation",
        Kind.RISK: "risks",
        Kind.RESOURCE: "resources",
        Kind.BASELINE: "baselines",
        Kind.STAKEHOLDER: "stakeholders",
    }
)
E = TypeVar("E", bound=Entity)
_NOTHING: Mapping[str, Entity] = MappingProxyType({})


@dataclass(frozen=True)
class Plan:
    """The unit of access, of history and of simulation: immutable, compared by content.

    `entities` maps each kind to its entities by id, in order; a key result names its objective.
    """

    settings: Settings
    entities: Mapping[Kind, Mapping[str, Entity]] = field(default_factory=dict)

    def of(self, entity_class: type[E]) -> Mapping[str, E]:
        """All entities of a class by id, in order."""
        return cast("Mapping[str, E]", self.entities.get(entity_class.kind, _NOTHING))

    @property
    def name(self) -> str:
        """What the plan is called."""
        return self.settings.title

    @property
    def tasks(self) -> Mapping[str, Task]:
        """Tasks by id, in order."""
        return self.of(Task)

    @property
    def milestones(self) -> Mapping[str, Milestone]:
        """Milestones by id, in order."""
        return self.of(Milestone)

    @property
    def initiatives(self) -> Mapping[str, Initiative]:
        """Initiatives by id, in order."""
        return self.of(Initiative)

    @property
    def objectives(self) -> Mapping[str, Objective]:
        """Objectives by id, in order."""
        return self.of(Objective)

    @cached_property
    def key_results(self) -> Mapping[str, KeyResult]:
        """Key results by id, those of an objective together and the objectives in order, as the plan file has them."""
        place = {objective: number for number, objective in enumerate(self.objectives)}
        found = self.of(KeyResult).items()
        return dict(sorted(found, key=lambda each: place.get(each[1].objective, -1)))

    @property
    def risks(self) -> Mapping[str, Risk]:
        """Risks by id, in order."""
        return self.of(Risk)

    @property
    def resources(self) -> Mapping[str, Resource]:
        """Resources by id, in order."""
        return self.of(Resource)

    @property
    def calendars(self) -> Mapping[str, Calendar]:
        """Calendars by id, in order."""
        return self.of(Calendar)

    @cached_property
    def index(self) -> Mapping[str, Entity]:
        """Every entity by id; ids are unique in a valid plan."""
        return {entity.id: entity for entity in self.everything()}

    def everything(self) -> Iterator[Entity]:
        """Every entity but the settings, kind by kind."""
        for kind in COLLECTIONS:
            yield from self.entities.get(kind, _NOTHING).values()

    def activities(self) -> Iterator[Milestone | Task]:
        """Milestones, then tasks."""
        yield from self.milestones.values()
        yield from self.tasks.values()

    @cached_property
    def status_instant(self) -> int:
        """The status date in minutes since 1970-01-01T00:00: its first midnight, where no time is given."""
        moment = self.settings.status
        assert moment is not None, "reading a plan makes sure of a status date"
        return moment.instant

    def title_of(self, entity_id: str) -> str:
        """What people call an entity, by its id."""
        entity = self.index.get(entity_id)
        return entity.title if entity is not None else entity_id
