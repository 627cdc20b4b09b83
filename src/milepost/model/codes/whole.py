"""What can be wrong with custom fields, calendars, the schedule and the plan as a whole."""

from milepost.model.codes.entry import error, warning

FIELDS = {
    "unknown-field": error(
        "Custom field not defined",
        "A key under `fields` is not in the plan's `custom_fields`.",
        "Use the nearest one, which the problem names, or define it.",
    ),
    "field-type": error(
        "Custom field does not fit",
        "The value is not of the custom field's type, or not one of its options.",
        "Give what the problem says is expected.",
    ),
    "field-on-wrong-kind": error(
        "Custom field on the wrong kind",
        "The custom field says with `on` which kinds it is for, and this is another.",
        "Extend `on`, or move the value.",
    ),
    "choice-without-options": error(
        "Choice between nothing", "A custom field of type `choice` has no `options`.", "List the options."
    ),
}

CALENDARS = {
    "calendar-without-working-time": error(
        "Calendar without working time",
        "Neither the calendar nor its parents have any hours in their week, so that work on it would never end.",
        "Give its week some hours, or a parent that has some.",
    ),
    "calendars-never-meet": error(
        "Calendars that never meet",
        "A task needs several resources whose calendars have no hour in common.",
        "Give the task a calendar of its own, or the resources hours in common.",
    ),
}

SCHEDULE = {
    "hold-contradicted": warning(
        "Held before it can be",
        "A date that is held by hand lies before what the network allows. The hold stands (law S7).",
        "Move the hold, remove it, or free what the activity waits for.",
    ),
    "out-of-sequence": warning(
        "Started out of sequence",
        "Work began before its predecessor was ready for it. By default the remainder waits (law S5).",
        "Record the predecessor's progress, or take the link out.",
    ),
}

PLAN = {
    "empty-plan": warning(
        "Empty plan", "The plan has neither milestones nor tasks.", "Add some; a map can begin with milestones alone."
    ),
    "no-basis": warning(
        "Nothing to forecast from",
        "A milestone has no work under it, nothing before it and no judged date: it stands at its target, certain of "
        "nothing, and gets no probability.",
        "Put tasks under it, name what it comes after, or judge it with `expected` or `estimate`.",
    ),
    "two-bases": warning(
        "Judged and estimated",
        "A milestone has a judged date (`expected`) and an `estimate`; the judged date counts.",
        "Take one of the two out.",
    ),
    "risk-without-effect": warning(
        "Risk without effect",
        "A risk hits a milestone whose date is judged: such a date is drawn as it was judged.",
        "Judge the date with the risk in mind, or let the risk hit work before the milestone.",
    ),
    "unknown-check": warning(
        "No such check",
        "`health` sets a threshold for a code that is no check.",
        "Use the code of a check, as `milepost check` prints them.",
    ),
    "check-threshold": warning(
        "Threshold out of range",
        "`health` sets a threshold that its check cannot have; the check is judged by it all the same.",
        "Give a share from 0 to 1 (or in percent), or a number of 0 or more, as the check counts.",
    ),
}
