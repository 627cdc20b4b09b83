"""What one forecast of the ledger said of a milestone, or of the plan's finish, without the rest of its document."""

from typing import Any

from milepost.server.forecasts.answers import answers
from milepost.server.log.packing import pack_document, unpack_document
from milepost.server.models import ForecastRecord

_WHEN = ("p10", "p50", "p80", "p90")
_OF_MILESTONE = (*_WHEN, "target", "commitment", "probability_target", "probability_commitment", "reached")


def figures(record: ForecastRecord, milestone_id: str | None) -> dict[str, Any]:
    """Dates and chances by name, those of the finish where no milestone is named; of one it did not know, nothing."""
    key = (record.plan_id, record.number, f"figures {record.pk}")
    told = unpack_document(answers.packed(key, lambda: pack_document(_all_figures(record))))
    found: dict[str, Any] = told["finish"] if milestone_id is None else told["milestones"].get(milestone_id, {})
    return {"status_date": told["status_date"], **found}


def _all_figures(record: ForecastRecord) -> dict[str, Any]:
    document = unpack_document(record.document)
    return {
        "status_date": document["status_date"],
        "finish": {name: document["finish"][name] for name in _WHEN},
        "milestones": {each["id"]: {name: each[name] for name in _OF_MILESTONE} for each in document["milestones"]},
    }
