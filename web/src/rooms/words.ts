export const roomsWords = {
  "rooms.broken": "This could not be done.",
  "rooms.copy": "Copy",
  "rooms.copied": "Copied",
  "rooms.cancel": "Cancel",
  "rooms.more": "Show more",
  "rooms.viewer": "Viewer",
  "rooms.commenter": "Commenter",
  "rooms.editor": "Editor",
  "rooms.owner": "Owner",
} as const
