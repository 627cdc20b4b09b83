export const paperWords = {
  "paper.asOf": "as of {day}, revision {number}",
  "paper.narrowed": "Narrowed to {what}: {shown, number} of {all, plural, one {# line} other {# lines}}.",
  "paper.quoted": "“{text}”",
  "paper.folded": "{count, plural, one {# line is} other {# lines are}} folded away.",
  "paper.newest": "The newest {shown, number} of {all, plural, one {# change} other {# changes}}.",
  "paper.newestOnly": "The newest {shown, plural, one {# change} other {# changes}}; older ones are not shown.",
  "paper.critical":
    "Those that decide it in at least 1 of 100 futures; {left, plural, one {# other activity is} other {# other activities are}} not printed.",
} as const
