"""The log as pure data: commands, effects, revisions; the fold, undo and merge; and how a change reads."""

from milepost.model.log.adopt import adopt
from milepost.model.log.align import in_their_places
from milepost.model.log.apply import apply, apply_all
from milepost.model.log.command import TOP, Add, Adopt, Command, Move, PassTime, Remove, Rename, Revert, SetFields
from milepost.model.log.difference import difference
from milepost.model.log.effect import Effect, subjects
from milepost.model.log.fold import LogState, advance, fold, nothing, read_snapshot, write_snapshot
from milepost.model.log.merge import Conflict, Conflicted, Merged, MergeInvalid, merge
from milepost.model.log.outcome import Applied, Refused
from milepost.model.log.pass_time import pass_time
from milepost.model.log.rebase import Clash
from milepost.model.log.revision import Revision, Through, read_revision, write_revision
from milepost.model.log.sentence import describe, describe_effects
from milepost.model.log.step import apply_effects
from milepost.model.log.summary import summary
from milepost.model.log.undo import Undone, undo

__all__ = [
    "TOP",
    "Add",
    "Adopt",
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
    "PassTime",
    "Refused",
    "Remove",
    "Rename",
    "Revert",
    "Revision",
    "SetFields",
    "Through",
    "Undone",
    "adopt",
    "advance",
    "apply",
    "apply_all",
    "apply_effects",
    "describe",
    "describe_effects",
    "difference",
    "fold",
    "in_their_places",
    "merge",
    "nothing",
    "pass_time",
    "read_revision",
    "read_snapshot",
    "subjects",
    "summary",
    "undo",
    "write_revision",
    "write_snapshot",
]
