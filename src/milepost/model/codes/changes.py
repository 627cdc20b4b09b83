"""What can be wrong with a change to a plan."""

from milepost.model.codes.entry import error

CHANGES = {
    "bad-place": error(
        "No such place",
        "A change puts something next to what is not there, not of its kind, or before one thing and after another.",
        "Name one entity of the same kind.",
    ),
    "still-referenced": error(
        "Still needed",
        "A change removes what others name, or what has parts of its own.",
        "Ask for the removal to cascade, or take the references out first.",
    ),
    "settings-stay": error(
        "Settings cannot go",
        "A change adds, removes, moves or renames the plan's own settings.",
        "Set their fields instead.",
    ),
    "retired-id": error(
        "Id used before",
        "A change gives an id that something else once had: ids are never reused.",
        "Use a new one, such as the one that the problem proposes.",
    ),
    "record-only": error(
        "A record, not a request",
        "A change is what a revision notes of something done otherwise: a plan adopted whole, or a revision undone.",
        "Send the changes themselves.",
    ),
}
