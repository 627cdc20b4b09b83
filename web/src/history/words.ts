export const historyWords = {
  "history.justNow": "just now",
  "history.nobody": "Milepost",
  "history.notTakenBack": "This could not be taken back",
  "history.through.web": "the web page",
  "history.through.api": "the API",
  "history.through.file": "a file",
  "history.through.rule": "a rule",
  "history.through.scenario": "a scenario",
  "history.through.assistant": "an assistant",
  "history.through.time": "time passing",
} as const
