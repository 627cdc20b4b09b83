export const planWords = {
  "plan.about": "About this plan: {name}",
  "plan.refused": "This change was not stored",
  "plan.conflict": "{what}: {who} set it to {theirs}; yours is {mine}.",
  "plan.conflictGone": "{what}: {who} deleted it; yours is {mine}.",
  "plan.field": "{name}, {field}",
  "plan.somebody": "somebody",
  "plan.keepMine": "Keep mine",
  "plan.keepTheirs": "Let mine go",
  "plan.others": "Also here",
  "plan.here": "{name}",
  "plan.hereAt": "{name}, at {where}",
  "plan.ended": "This plan is not open to you any more. What you see is how it was.",
} as const
