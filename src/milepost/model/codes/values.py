"""What can be wrong with references, dates and amounts."""

from milepost.model.codes.entry import error, warning

REFERENCES = {
    "dangling-id": error(
        "Names what is not there",
        "An entity names an id that is nowhere in the plan.",
        "Use the nearest known id, which the problem names, or take the reference out.",
    ),
    "wrong-kind": error(
        "Names the wrong kind of thing",
        "The id is in the plan, and is not something that can stand here: a task cannot wait for a person.",
        "Name something of the kind that the problem says.",
    ),
    "baseline-dangling-id": warning(
        "Baseline of what has left the plan",
        "A baseline holds the dates of an activity that is no longer in the plan. They are kept and not compared.",
        "Nothing, if it was meant to go; else give the activity its old id again.",
    ),
    "duplicate-entry": error("Named twice", "A list names the same thing twice.", "Keep one of the two."),
    "self-dependency": error(
        "Waits for itself", "An activity is in its own `after`.", "Take it out of its own `after`."
    ),
    "duplicate-dependency": error(
        "Same link twice",
        "An activity names one predecessor twice with the same type of link.",
        "Keep one; a second link between the two needs another type.",
    ),
    "dependency-loop": error(
        "Loop",
        "Activities wait for each other in a circle. A milestone waits for its `after` and for every task under it.",
        "Take out one of the links of the loop, which the problem prints whole.",
    ),
    "parent-loop": error(
        "Loop of parents",
        "Objectives, initiatives or calendars stand under one another in a circle.",
        "Give one of them another parent, or none.",
    ),
}

DATES = {
    "constraint-impossible": error(
        "Constraint that nothing can keep",
        "The dates of one constraint contradict each other, whatever the network says.",
        "Take one of them out.",
    ),
    "actual-before-start": error(
        "Finished before it started", "`actual_finish` lies before `actual_start`.", "Correct one of the two dates."
    ),
    "date-after-status": error(
        "Happened after today",
        "An actual date or a check-in lies on a day after the status date, which is the plan's today.",
        "Correct the date, or move `status_date` on.",
    ),
    "progress-without-start": error(
        "Progress without a start",
        "A task is partly done and has no `actual_start`.",
        "Add the day on which it started.",
    ),
    "finish-without-start": error(
        "Finish without a start",
        "A task has an `actual_finish` and no `actual_start`.",
        "Add the day on which it started.",
    ),
    "done-without-finish": error(
        "Done without a finish",
        "A task is 100 % done and has no `actual_finish`.",
        "Add the day on which it finished, or give less progress.",
    ),
    "finished-not-complete": error(
        "Finished and not complete",
        "A task has an `actual_finish` and progress under 100 %.",
        "Write progress: 100%, or take `actual_finish` out.",
    ),
    "unknown-time-zone": error(
        "Unknown time zone", "`time_zone` is no name of the IANA database.", "Write a name such as Europe/Berlin."
    ),
    "auto-without-time-zone": error(
        "No time zone for today",
        "`status_date: auto` means today, and no `time_zone` says where its days begin.",
        "Add time_zone: Europe/Berlin, or yours.",
    ),
    "auto-without-clock": error(
        "Nobody said what day it is",
        "`status_date: auto` means today, and the program that reads the file did not say what time it is. The "
        "command line and the server always do.",
        "In a program, read with `now=datetime.now(UTC)`; or write the date.",
    ),
}

AMOUNTS = {
    "range-negative": error(
        "Negative duration or factor",
        "An estimate, the work that remains, the effect of a risk or a frozen duration is under 0.",
        "Give 0 or more; only a `lag` may be negative.",
    ),
    "range-disordered": error(
        "Range out of order",
        "A range is not low <= likely <= high (in minutes on its calendar), or percentiles fall.",
        "Order the values.",
    ),
    "range-mixed": error(
        "Working and elapsed time mixed",
        "Working time (`2d`) and elapsed time (`3ed`) meet in one estimate, or in a risk's delay and the work it hits.",
        "Give all of them in one or the other.",
    ),
    "range-unfit": error(
        "No curve fits",
        "No curve of the given shape has these percentiles.",
        "Move `likely` between low and high, or give the range as percentiles.",
    ),
    "estimate-outrun": warning(
        "Ran longer than its estimate",
        "A task has already run longer than its `high`, and no `remaining` says what is left. Until one does, that is "
        "what its progress leaves of its estimate, all of it without progress, from the status date on.",
        "Add `remaining` with what is left, as a new estimate.",
    ),
    "crash-longer": error(
        "Crash that does not shorten",
        "`crash` buys a task down to a duration that is not under its estimate.",
        "Give a duration under the estimate, or take `crash` out.",
    ),
    "negative-quantity": error(
        "Negative capacity or units", "A capacity, or units of a resource, is under 0.", "Give 0 or more."
    ),
    "quantity-too-large": error(
        "Larger than can be counted",
        "A value of a key result, or an effect on one, is over 1,000,000,000,000 or under its negative.",
        "Give it in thousands or millions, with the unit to match.",
    ),
    "key-result-flat": error(
        "Key result without a way to go",
        "A key result starts at its target, so that no progress can be told (`start` is 0 where none is written).",
        "Give the start from which it is to move.",
    ),
    "correlation-overlap": error(
        "Two correlation groups",
        "One activity is in more than one correlation group.",
        "Take it out of one, or join the groups.",
    ),
}
