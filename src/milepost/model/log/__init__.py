"""The log as pure data: commands, effects, revisions; the fold, undo and merge; and how a change reads."""

from milepost.model.log.apply import apply, apply_all
from milepost.model.log.command import TOP, Add, Command, Move, Remove, Rename, SetFields
from milepost.model.log.difference import difference
from milepost.model.log.effect import Effect
from milepost.model.log.fold import LogState, advance, fold, nothing, read_snapshot, write_snapshot
from milepost.model.log.merge import Conflict, Conflicted, Merged, MergeInvalid, merge
from milepost.model.log.outcome import Applied, Refused
from milepost.model.log.rebase import Clash
from milepost.model.log.revision import Revision, Through, read_revision, write_revision
from milepost.model.log.sentence import describe, describe_effects
from milepost.model.log.step import apply_effects
from milepost.model.log.undo import Undone, undo

__all__ = [
    "TOP",
    "Add",
    "Applied",
    "Clash",
    "Command",
    "Conflict",
    "Conflicted",
    "Effect",
    "LogState",
    "MergeInvalid",
    "Merged",
    "Move",
    "Refused",
    "Remove",
    "Rename",
    "Revision",
    "SetFields",
    "Through",
    "Undone",
    "advance",
    "apply",
    "apply_all",
    "apply_effects",
    "describe",
    "describe_effects",
    "difference",
    "fold",
    "merge",
    "nothing",
    "read_revision",
    "read_snapshot",
    "undo",
    "write_revision",
    "write_snapshot",
]
