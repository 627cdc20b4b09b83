"""Pages for people, in a terminal: lines of styled text that fit it."""
