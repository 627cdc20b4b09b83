"""A process that looks at a database after each death of its server: `python -m bench.crash.auditor`.

Each line on standard input is a JSON object with what the writers were told since the last one, each on standard output
what is wrong. Plans that have not changed since they were looked at are looked at again when it says `whole`.
"""

import json
import os
import sys
from typing import Any

Seen = dict[str, tuple[int, str]]


class Auditor:
    """Remembers all that was acknowledged, over all lives."""

    def __init__(self) -> None:
        self._acknowledged: dict[str, tuple[str, int]] = {}
        self._refused: set[str] = set()
        self._seen: Seen = {}

    def look(self, told: dict[str, Any]) -> dict[str, Any]:
        """What is lost, which is told once, what else is wrong, and what there is."""
        from django.db import DatabaseError

        self._acknowledged |= {key: (plan, number) for key, (plan, number) in told["acknowledged"].items()}
        self._refused |= set(told["refused"])
        try:
            return self._found(whole=told["whole"])
        except DatabaseError as error:
            return {"lost": {}, "faults": [f"the database cannot be read: {error}"]}

    def _found(self, *, whole: bool) -> dict[str, Any]:
        from bench.crash.audit import database_faults, lost, promise_faults

        broken = database_faults()
        if broken:
            return {"lost": {}, "faults": broken}
        missing = {key: self._acknowledged.pop(key) for key in lost(self._acknowledged)}
        faults = [*promise_faults(self._acknowledged, self._refused), *self._plan_faults(whole=whole)]
        return {"lost": missing, "faults": faults, **self._counts()}

    def _plan_faults(self, *, whole: bool) -> list[str]:
        from bench.crash.audit import plan_faults
        from milepost.server.models import PlanRecord

        now = {
            pk: (number, str(when)) for pk, number, when in PlanRecord.objects.values_list("pk", "number", "changed_at")
        }
        changed = [pk for pk, place in now.items() if whole or self._seen.get(pk) != place]
        self._seen = now
        return [fault for pk in changed for fault in plan_faults(pk)]

    def _counts(self) -> dict[str, int]:
        from milepost.server.models import PlanRecord, RevisionRecord, SnapshotRecord

        counted = {"plans": PlanRecord, "revisions": RevisionRecord, "snapshots": SnapshotRecord}
        return {name: model._default_manager.count() for name, model in counted.items()}


def main() -> None:
    """Look at the database whenever told."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "milepost.server.settings"
    import django
    from django.db import connection

    django.setup()
    auditor = Auditor()
    for line in sys.stdin:
        found = auditor.look(json.loads(line))
        connection.close()
        sys.stdout.write(json.dumps(found) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
