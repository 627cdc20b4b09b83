"""What can be wrong with the text of a file, before it is read as a plan."""

from milepost.model.codes.entry import error, warning

FILE = {
    "file-unreadable": error(
        "File cannot be read",
        "There is no such file, it is a folder, or it may not be read.",
        "Name a file that is there to be read.",
    ),
    "file-too-large": error(
        "File too large",
        "The file is larger than any plan: the limit is 100 MB.",
        "Check that this is a plan file, or split the plan.",
    ),
    "file-not-utf8": error("File is not UTF-8", "The bytes are not text in UTF-8.", "Save the file as UTF-8."),
    "character-not-allowed": error(
        "Character not allowed",
        "The file holds a control character that YAML does not allow as it is.",
        "Remove it, or write it as an escape within double quotes.",
    ),
    "file-not-yaml": error(
        "File is not YAML",
        "The text does not follow the rules of YAML; the message says at which line and column reading stopped.",
        "Mend the indentation, bracket, quote or colon at that place.",
    ),
    "file-not-json": error(
        "File is not JSON",
        "The name ends in `.json` and the text does not follow the rules of JSON.",
        "Mend the comma, quote or bracket at that place, or give a YAML file a name ending in `.yaml`.",
    ),
    "file-too-deep": error(
        "Nested too deep",
        "Lists and mappings stand in one another deeper than any plan needs.",
        "Check the brackets and the indentation.",
    ),
    "file-tag": error(
        "Tag in the file",
        "A value carries a YAML tag such as `!!python/object`: a plan file holds plain data only.",
        "Remove the tag; put text in quotes where it must be text.",
    ),
    "file-alias-bomb": error(
        "Too many aliases",
        "Aliases of aliases would make a huge document out of a small file, or an alias stands within itself.",
        "Write the values out, or use fewer aliases.",
    ),
    "file-many-documents": error(
        "More than one document",
        "A second YAML document begins after `---`.",
        "Keep one plan in one file.",
    ),
    "file-empty": error("File is empty", "The file holds nothing but comments.", "Begin with `plan: NAME`."),
    "file-not-a-plan": error(
        "Not a plan",
        "The top level of the file is a list, a number or text, and not a mapping.",
        "Begin with `plan: NAME`, and put the rest under keys such as `tasks:`.",
    ),
    "duplicate-key": error(
        "Key given twice",
        "One mapping has the same key twice; one of the two would be lost.",
        "Keep one of the two, or rename one.",
    ),
    "key-not-text": error(
        "Key is not text",
        "A key is true, false, null, a list or a mapping.",
        "Put the key in quotes, or check the indentation.",
    ),
    "number-not-finite": error(
        "Number is not finite",
        "A number is infinite, not a number, or too large to hold.",
        "Write a finite number, or put it in quotes if it is meant as text.",
    ),
}

PLAIN = {
    "line-unread": warning(
        "Line left out",
        "A line of plain text or a row of a table names nothing that is to be reached or done.",
        "Begin it with a name, or take it out.",
    ),
    "date-unread": warning(
        "No date that can be read",
        "Where plain text or a table should have a date there is none that can be read. It was left out.",
        "Write 29 Jan, 29 Jan 2027, 2027-01-29, end of March, Q1 2027 or in 6 weeks.",
    ),
    "estimate-unread": warning(
        "No estimate that can be read",
        "Work in plain text or a table has no estimate that can be read, and so takes no time.",
        "Write hours, days or weeks: 5d, 5-10d, 5-8-12d or 2w.",
    ),
    "name-unread": warning(
        "Waits for a name that is nowhere",
        "Something in plain text or a table is to be after what nothing in it is called. The link was left out.",
        "Name a milestone or task of the same text, by its whole name.",
    ),
    "nothing-read": error(
        "Nothing to be planned",
        "Plain text or a table names no milestone and no task.",
        "Write a line such as `Beta by 29 Jan: API 5-10d, UI 8d after API`.",
    ),
}
