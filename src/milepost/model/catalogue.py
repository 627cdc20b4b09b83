"""Every code a problem can have: how much it weighs, what it means and how it is mended."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from milepost.model.problem import Problem, Severity


@dataclass(frozen=True, slots=True)
class Entry:
    """One code: its title, its severity, what it means, and what mends it."""

    title: str
    severity: Severity
    means: str
    mend: str


def _error(title: str, means: str, mend: str) -> Entry:
    return Entry(title, Severity.ERROR, means, mend)


def _warning(title: str, means: str, mend: str) -> Entry:
    return Entry(title, Severity.WARNING, means, mend)


_FILE = {
    "file-unreadable": _error(
        "File cannot be read",
        "There is no such file, it is a folder, or it may not be read.",
        "Name a file that is there to be read.",
    ),
    "file-too-large": _error(
        "File too large",
        "The file is larger than any plan: the limit is 100 MB.",
        "Check that this is a plan file, or split the plan.",
    ),
    "file-not-utf8": _error("File is not UTF-8", "The bytes are not text in UTF-8.", "Save the file as UTF-8."),
    "character-not-allowed": _error(
        "Character not allowed",
        "The file holds a control character that YAML does not allow as it is.",
        "Remove it, or write it as an escape within double quotes.",
    ),
    "file-not-yaml": _error(
        "File is not YAML",
        "The text does not follow the rules of YAML; the message says at which line and column reading stopped.",
        "Mend the indentation, bracket, quote or colon at that place.",
    ),
    "file-not-json": _error(
        "File is not JSON",
        "The name ends in `.json` and the text does not follow the rules of JSON.",
        "Mend the comma, quote or bracket at that place, or give a YAML file a name ending in `.yaml`.",
    ),
    "file-too-deep": _error(
        "Nested too deep",
        "Lists and mappings stand in one another deeper than any plan needs.",
        "Check the brackets and the indentation.",
    ),
    "file-tag": _error(
        "Tag in the file",
        "A value carries a YAML tag such as `!!python/object`: a plan file holds plain data only.",
        "Remove the tag; put text in quotes where it must be text.",
    ),
    "file-alias-bomb": _error(
        "Too many aliases",
        "Aliases of aliases would make a huge document out of a small file, or an alias stands within itself.",
        "Write the values out, or use fewer aliases.",
    ),
    "file-many-documents": _error(
        "More than one document",
        "A second YAML document begins after `---`.",
        "Keep one plan in one file.",
    ),
    "file-empty": _error("File is empty", "The file holds nothing but comments.", "Begin with `plan: NAME`."),
    "file-not-a-plan": _error(
        "Not a plan",
        "The top level of the file is a list, a number or text, and not a mapping.",
        "Begin with `plan: NAME`, and put the rest under keys such as `tasks:`.",
    ),
    "duplicate-key": _error(
        "Key given twice",
        "One mapping has the same key twice; one of the two would be lost.",
        "Keep one of the two, or rename one.",
    ),
    "key-not-text": _error(
        "Key is not text",
        "A key is true, false, null, a list or a mapping.",
        "Put the key in quotes, or check the indentation.",
    ),
    "number-not-finite": _error(
        "Number is not finite",
        "A number is infinite, not a number, or too large to hold.",
        "Write a finite number, or put it in quotes if it is meant as text.",
    ),
}

_SHAPE = {
    "unknown-key": _error(
        "Unknown key",
        "A key that means nothing at this place, most often a slip of the pen.",
        "Use the nearest known key, which the problem names.",
    ),
    "missing-key": _error(
        "Key missing",
        "A key that is needed at this place is not there.",
        "Add it, as the problem says.",
    ),
    "unknown-value": _error(
        "Unknown value",
        "The key takes one of a few words, and this is none of them.",
        "Use one of the words that the problem lists.",
    ),
    "wrong-type": _error(
        "Wrong type",
        "A list stands where text should be, a number where a mapping should be, and the like.",
        "Write what the problem says is expected.",
    ),
    "missing-id": _error(
        "Neither id nor name",
        "An entity has no text as its id, and no name to make one from.",
        "Give it an id: short, stable and unique in the plan.",
    ),
    "bad-id": _error(
        "Bad id",
        "An id has characters other than letters, digits, hyphens, underscores and dots, or more than 80 of them.",
        "Shorten it, and put the words into `name`.",
    ),
    "duplicate-id": _error(
        "Id used twice",
        "Ids are unique over the whole plan, whatever the kind: the second one is not read.",
        "Rename one of the two.",
    ),
    "bad-duration": _error(
        "Bad duration",
        "A duration is a number and a unit.",
        "Write 30m, 4h, 5d, 2w, or 3ed for elapsed days.",
    ),
    "bad-date": _error(
        "Bad date",
        "The text is no date, names a day that does not exist, or lies outside the years 1980 to 2199.",
        "Write 2026-11-02, or 2026-11-02T09:00 with a time.",
    ),
    "bad-percent": _error("Bad share", "A share or probability is a percentage or a number.", "Write 30% or 0.3."),
    "probability-range": _error(
        "Probability outside 0 to 1",
        "A share, probability or coefficient is under 0 or over 1 (100 %).",
        "Give 0% to 100%, or 0 to 1.",
    ),
    "bad-shift": _error(
        "Bad working time",
        "Working time within a day is given from and to.",
        'Write "09:00-12:00"; "22:00-06:00" runs over midnight.',
    ),
    "bad-week": _error(
        "Bad week",
        "A key of `week` names no weekday, or a weekday is named twice.",
        "Use mon, tue, wed, thu, fri, sat, sun, or a stretch such as mon-fri.",
    ),
    "bad-range": _error(
        "Bad percentiles of a range",
        "`range` says which two percentiles low and high are; it names none, or not one under and one over 50.",
        "Write range: p10-p90.",
    ),
    "bad-percentiles": _error(
        "Bad percentiles",
        "An estimate by percentiles needs two or more whole percents from 0 to 100.",
        "Write percentiles: {10: 4d, 50: 6d, 90: 15d}.",
    ),
    "dates-disordered": _error("Dates out of order", "A stretch of time ends before it begins.", "Swap the two dates."),
}

_REFERENCES = {
    "dangling-id": _error(
        "Names what is not there",
        "An entity names an id that is nowhere in the plan.",
        "Use the nearest known id, which the problem names, or take the reference out.",
    ),
    "wrong-kind": _error(
        "Names the wrong kind of thing",
        "The id is in the plan, and is not something that can stand here: a task cannot wait for a person.",
        "Name something of the kind that the problem says.",
    ),
    "baseline-dangling-id": _warning(
        "Baseline of what has left the plan",
        "A baseline holds the dates of an activity that is no longer in the plan. They are kept and not compared.",
        "Nothing, if it was meant to go; else give the activity its old id again.",
    ),
    "duplicate-entry": _error("Named twice", "A list names the same thing twice.", "Keep one of the two."),
    "self-dependency": _error(
        "Waits for itself", "An activity is in its own `after`.", "Take it out of its own `after`."
    ),
    "duplicate-dependency": _error(
        "Same link twice",
        "An activity names one predecessor twice with the same type of link.",
        "Keep one; a second link between the two needs another type.",
    ),
    "dependency-loop": _error(
        "Loop",
        "Activities wait for each other in a circle. A milestone waits for its `after` and for every task under it.",
        "Take out one of the links of the loop, which the problem prints whole.",
    ),
    "parent-loop": _error(
        "Loop of parents",
        "Objectives, initiatives or calendars stand under one another in a circle.",
        "Give one of them another parent, or none.",
    ),
}

_DATES = {
    "constraint-impossible": _error(
        "Constraint that nothing can keep",
        "The dates of one constraint contradict each other, whatever the network says.",
        "Take one of them out.",
    ),
    "actual-before-start": _error(
        "Finished before it started", "`actual_finish` lies before `actual_start`.", "Correct one of the two dates."
    ),
    "date-after-status": _error(
        "Happened after today",
        "An actual date or a check-in lies on a day after the status date, which is the plan's today.",
        "Correct the date, or move `status_date` on.",
    ),
    "progress-without-start": _error(
        "Progress without a start",
        "A task is partly done and has no `actual_start`.",
        "Add the day on which it started.",
    ),
    "finish-without-start": _error(
        "Finish without a start",
        "A task has an `actual_finish` and no `actual_start`.",
        "Add the day on which it started.",
    ),
    "done-without-finish": _error(
        "Done without a finish",
        "A task is 100 % done and has no `actual_finish`.",
        "Add the day on which it finished, or give less progress.",
    ),
    "finished-not-complete": _error(
        "Finished and not complete",
        "A task has an `actual_finish` and progress under 100 %.",
        "Write progress: 100%, or take `actual_finish` out.",
    ),
    "unknown-time-zone": _error(
        "Unknown time zone", "`time_zone` is no name of the IANA database.", "Write a name such as Europe/Berlin."
    ),
}

_AMOUNTS = {
    "range-negative": _error(
        "Negative duration or factor",
        "An estimate, the work that remains, the effect of a risk or a frozen duration is under 0.",
        "Give 0 or more; only a `lag` may be negative.",
    ),
    "range-disordered": _error(
        "Range out of order",
        "A range is not low <= likely <= high (in minutes on its calendar), or percentiles fall.",
        "Order the values.",
    ),
    "range-mixed": _error(
        "Working and elapsed time mixed",
        "Working time (`2d`) and elapsed time (`3ed`) meet in one estimate, or in a risk's delay and the work it hits.",
        "Give all of them in one or the other.",
    ),
    "range-unfit": _error(
        "No curve fits",
        "No curve of the given shape has these percentiles.",
        "Move `likely` between low and high, or give the range as percentiles.",
    ),
    "estimate-outrun": _error(
        "Ran longer than its estimate",
        "A task has already run longer than its `high`, and nothing says how much remains.",
        "Add `remaining` with what is left, as a new estimate.",
    ),
    "crash-longer": _error(
        "Crash that does not shorten",
        "`crash` buys a task down to a duration that is not under its estimate.",
        "Give a duration under the estimate, or take `crash` out.",
    ),
    "negative-quantity": _error(
        "Negative capacity or units", "A capacity, or units of a resource, is under 0.", "Give 0 or more."
    ),
    "key-result-flat": _error(
        "Key result without a way to go",
        "A key result starts at its target, so that no progress can be told (`start` is 0 where none is written).",
        "Give the start from which it is to move.",
    ),
    "correlation-overlap": _error(
        "Two correlation groups",
        "One activity is in more than one correlation group.",
        "Take it out of one, or join the groups.",
    ),
}

_FIELDS = {
    "unknown-field": _error(
        "Custom field not defined",
        "A key under `fields` is not in the plan's `custom_fields`.",
        "Use the nearest one, which the problem names, or define it.",
    ),
    "field-type": _error(
        "Custom field does not fit",
        "The value is not of the custom field's type, or not one of its options.",
        "Give what the problem says is expected.",
    ),
    "field-on-wrong-kind": _error(
        "Custom field on the wrong kind",
        "The custom field says with `on` which kinds it is for, and this is another.",
        "Extend `on`, or move the value.",
    ),
    "choice-without-options": _error(
        "Choice between nothing", "A custom field of type `choice` has no `options`.", "List the options."
    ),
}

_CALENDARS = {
    "calendar-without-working-time": _error(
        "Calendar without working time",
        "Neither the calendar nor its parents have any hours in their week, so that work on it would never end.",
        "Give its week some hours, or a parent that has some.",
    ),
    "calendars-never-meet": _error(
        "Calendars that never meet",
        "A task needs several resources whose calendars have no hour in common.",
        "Give the task a calendar of its own, or the resources hours in common.",
    ),
}

_SCHEDULE = {
    "hold-contradicted": _warning(
        "Held before it can be",
        "A date that is held by hand lies before what the network allows. The hold stands (law S7).",
        "Move the hold, remove it, or free what the activity waits for.",
    ),
    "out-of-sequence": _warning(
        "Started out of sequence",
        "Work began before its predecessor was ready for it. By default the remainder waits (law S5).",
        "Record the predecessor's progress, or take the link out.",
    ),
}

_CHANGES = {
    "bad-place": _error(
        "No such place",
        "A change puts something next to what is not there, not of its kind, or before one thing and after another.",
        "Name one entity of the same kind.",
    ),
    "still-referenced": _error(
        "Still needed",
        "A change removes what others name, or what has parts of its own.",
        "Ask for the removal to cascade, or take the references out first.",
    ),
    "settings-stay": _error(
        "Settings cannot go",
        "A change adds, removes, moves or renames the plan's own settings.",
        "Set their fields instead.",
    ),
    "retired-id": _error(
        "Id used before",
        "A change gives an id that something else once had: ids are never reused.",
        "Use a new one, such as the one that the problem proposes.",
    ),
}

_PLAN = {
    "empty-plan": _warning(
        "Empty plan", "The plan has neither milestones nor tasks.", "Add some; a map can begin with milestones alone."
    ),
    "no-basis": _warning(
        "Nothing to forecast from",
        "A milestone has no work under it, nothing before it and no judged date: it stands at its target, certain of "
        "nothing, and gets no probability.",
        "Put tasks under it, name what it comes after, or judge it with `expected` or `estimate`.",
    ),
    "two-bases": _warning(
        "Judged and estimated",
        "A milestone has a judged date (`expected`) and an `estimate`; the judged date counts.",
        "Take one of the two out.",
    ),
    "risk-without-effect": _warning(
        "Risk without effect",
        "A risk hits a milestone whose date is judged: such a date is drawn as it was judged.",
        "Judge the date with the risk in mind, or let the risk hit work before the milestone.",
    ),
    "unknown-check": _warning(
        "No such check",
        "`health` sets a threshold for a code that is no check.",
        "Use the code of a check, as `milepost check` prints them.",
    ),
    "check-threshold": _warning(
        "Threshold out of range",
        "`health` sets a threshold that its check cannot have; the check is judged by it all the same.",
        "Give a share from 0 to 1 (or in percent), or a number of 0 or more, as the check counts.",
    ),
}

CATALOGUE: Mapping[str, Entry] = MappingProxyType(
    {**_FILE, **_SHAPE, **_REFERENCES, **_DATES, **_AMOUNTS, **_FIELDS, **_CALENDARS, **_SCHEDULE, **_PLAN, **_CHANGES}
)


def problem(code: str, subject: str | None, message: str, mend: str) -> Problem:
    """A problem without a line, of the severity that the catalogue gives its code; raises `KeyError` for no code."""
    return Problem(code, CATALOGUE[code].severity, subject, None, message, mend)
