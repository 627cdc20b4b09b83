export const planWords = {
  "plan.refused": "This change was not stored",
  "plan.conflict": "{what}: {who} set {theirs}; yours is {mine}",
  "plan.somebody": "somebody",
  "plan.keepMine": "Keep mine",
  "plan.keepTheirs": "Let mine go",
} as const
