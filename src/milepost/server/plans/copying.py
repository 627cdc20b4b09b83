"""A copy of a plan: its contents as they are, and the views that its maker sees in it."""

from django.utils import timezone

from milepost.exchange.read import read_data
from milepost.model.document import write_document
from milepost.server.access.gateway import Gateway
from milepost.server.access.reader import Reader
from milepost.server.log.create import create_plan
from milepost.server.log.held import shelf
from milepost.server.log.intent import Adoption
from milepost.server.log.refused import refused
from milepost.server.log.write import Written
from milepost.server.models import PlanRecord, SavedView
from milepost.server.transaction import writing


def copy_plan(reader: Reader, plan: PlanRecord, name: str | None = None, workspace: str | None = None) -> Written:
    """A new plan with a history of its own, by default beside this one; restricted if this one is."""
    state = shelf.state(plan.pk, plan.number)
    reading = read_data({**write_document(state.plan), "plan": name or f"{state.plan.name} (copy)"}, timezone.now())
    if reading.plan is None:
        raise refused(each for each in reading.problems if each.severity == "error")
    adoption = Adoption(reading.plan, "copy", state.plan.name)
    with writing():
        written = create_plan(reader, workspace or plan.workspace_id, adoption, restricted=plan.restricted)
        _copy_views(reader, plan, written.plan_id)
    return written


def _copy_views(reader: Reader, plan: PlanRecord, copy_id: str) -> None:
    """Those that look at the plan's past stay behind, for the copy has none."""
    seen = Gateway(reader).saved_views(plan)
    SavedView.objects.bulk_create(
        SavedView(
            plan_id=copy_id,
            private_to=each.private_to,
            made_by=reader.known,
            name=each.name,
            view=each.view,
            search=each.search,
            opens=each.opens,
            created_at=each.created_at,
            changed_at=each.changed_at,
        )
        for each in seen
        if "at" not in each.search
    )
