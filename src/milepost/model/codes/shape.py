"""What can be wrong with the shape of a document: its keys, types and ids."""

from milepost.model.codes.entry import error

SHAPE = {
    "unknown-key": error(
        "Unknown key",
        "A key that means nothing at this place, most often a slip of the pen.",
        "Use the nearest known key, which the problem names.",
    ),
    "missing-key": error(
        "Key missing",
        "A key that is needed at this place is not there.",
        "Add it, as the problem says.",
    ),
    "unknown-value": error(
        "Unknown value",
        "The key takes one of a few words, and this is none of them.",
        "Use one of the words that the problem lists.",
    ),
    "wrong-type": error(
        "Wrong type",
        "A list stands where text should be, a number where a mapping should be, and the like.",
        "Write what the problem says is expected.",
    ),
    "missing-id": error(
        "Neither id nor name",
        "An entity has no text as its id, and no name to make one from.",
        "Give it an id: short, stable and unique in the plan.",
    ),
    "bad-id": error(
        "Bad id",
        "An id has characters other than letters, digits, hyphens, underscores and dots, or more than 80 of them.",
        "Shorten it, and put the words into `name`.",
    ),
    "duplicate-id": error(
        "Id used twice",
        "Ids are unique over the whole plan, whatever the kind: the second one is not read.",
        "Rename one of the two.",
    ),
    "bad-duration": error(
        "Bad duration",
        "A duration is a number and a unit.",
        "Write 30m, 4h, 5d, 2w, or 3ed for elapsed days.",
    ),
    "bad-date": error(
        "Bad date",
        "The text is no date, names a day that does not exist, or lies outside the years 1980 to 2199.",
        "Write 2026-11-02, or 2026-11-02T09:00 with a time.",
    ),
    "bad-percent": error("Bad share", "A share or probability is a percentage or a number.", "Write 30% or 0.3."),
    "probability-range": error(
        "Probability outside 0 to 1",
        "A share, probability or coefficient is under 0 or over 1 (100 %).",
        "Give 0% to 100%, or 0 to 1.",
    ),
    "bad-shift": error(
        "Bad working time",
        "Working time within a day is given from and to.",
        'Write "09:00-12:00"; "22:00-06:00" runs over midnight.',
    ),
    "bad-week": error(
        "Bad week",
        "A key of `week` names no weekday, or a weekday is named twice.",
        "Use mon, tue, wed, thu, fri, sat, sun, or a stretch such as mon-fri.",
    ),
    "bad-range": error(
        "Bad percentiles of a range",
        "`range` says which two percentiles low and high are; it names none, or not one under and one over 50.",
        "Write range: p10-p90.",
    ),
    "bad-percentiles": error(
        "Bad percentiles",
        "An estimate by percentiles needs two or more whole percents from 0 to 100.",
        "Write percentiles: {10: 4d, 50: 6d, 90: 15d}.",
    ),
    "dates-disordered": error("Dates out of order", "A stretch of time ends before it begins.", "Swap the two dates."),
}
