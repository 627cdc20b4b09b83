"""The log as pure data: commands, effects, revisions; the fold, undo and merge; and how a change reads."""
