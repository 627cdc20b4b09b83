"""A plan file that came from a server, or goes to one: read with its text, and written back in its own words."""

import os
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from shlex import quote

from pydantic import ValidationError

from milepost.client.address import PLAN_ID, PlanAddress, server_address
from milepost.client.failure import Failure
from milepost.client.own_words import in_own_words
from milepost.exchange.document import Document
from milepost.exchange.file_write import write_file
from milepost.exchange.json_write import write_json
from milepost.exchange.read import judged
from milepost.exchange.source import Form, Source, read_source
from milepost.exchange.yaml_edit import NotTheTextError, edit_yaml
from milepost.exchange.yaml_write import write_yaml
from milepost.model.document import read_document
from milepost.model.plan import Plan
from milepost.model.problem import Path as Place
from milepost.model.settings import Source as SourceRecord

FORMS = (".yaml", ".yml", ".json")


@dataclass(frozen=True, slots=True)
class Origin:
    """The plan on a server that a file came from, and the revision that it then was."""

    address: PlanAddress
    revision: int


class NoOrigin(Failure):
    """A file says nothing of a server."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} did not come from a server: it has no `source`.",
            f"Make a plan of it by: milepost push {quote(str(path))} --to URL",
        )


class BadOrigin(Failure):
    """A file says something of a server that cannot be."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"The `source` of {path} is none.", "It is written by milepost pull and push: pull again.")


@dataclass(frozen=True)
class LocalPlan:
    """A sound plan file as it was read."""

    path: Path
    source: Source
    plan: Plan

    @property
    def document(self) -> Document:
        """What the file holds."""
        assert self.source.document is not None, "a sound plan was read from it"
        return self.source.document

    @property
    def word(self) -> str:
        """The file as a word of a command."""
        return quote(str(self.path))

    @property
    def is_untouched(self) -> bool:
        """Whether the file still holds what was read."""
        try:
            return self.path.read_bytes().decode("utf-8-sig") == self.source.text
        except (OSError, ValueError):
            return False

    def require_writable(self) -> None:
        """Make as sure as can be that `write` will do its work; raises `Failure` where it would not."""
        if not self.is_untouched:
            raise Failure(f"{self.path} has changed since it was read.", "Nothing was sent: start again.")
        if not (os.access(self.path, os.W_OK) and os.access(self.path.resolve().parent, os.W_OK)):
            raise Failure(f"{self.path} could not be brought up to date.", "Allow writing to it and to its folder.")

    def line(self, subject: str | None) -> int | None:
        """The line of the file on which an entity begins; None where it is not in the file."""
        place = self._places.get(subject) if subject is not None else None
        return self.source.line(place) if place is not None else None

    @cached_property
    def _places(self) -> dict[str, Place]:
        return read_document(self.document)[1].places

    def write(self, document: Document) -> None:
        """Let the file hold a document; what means the same stays, line by line, as it was.

        Raises `Failure` where the file has changed since it was read, or cannot be written; it is then left alone.
        """
        if not self.is_untouched:
            raise Failure(f"{self.path} has changed since it was read, and was left as it is.", "Start again.")
        wanted = in_own_words(self.document, self.plan, document)
        _write(self.path, _edited(self.source, self.document, wanted))


def local_or_none(path: Path, now: datetime) -> LocalPlan | None:
    """The plan in a file; None where the file holds no sound one."""
    source = read_source(path)
    plan = judged(source, now).plan
    return None if plan is None else LocalPlan(path, source, plan)


def write_new(path: Path, document: Document) -> None:
    """Write a document to a file of its own, as JSON or YAML by its name; raises `Failure`."""
    _write(path, write_json(document) if path.suffix.lower() == ".json" else write_yaml(document))


def _write(path: Path, text: str) -> None:
    try:
        write_file(path, text)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise Failure(f"{path} cannot be written: {reason}.", "Make room for it, or name another file.") from error


def with_origin(document: Document, origin: Origin) -> Document:
    """The document of a file that says where it came from, right after the name of the plan."""
    source: Document = {"url": origin.address.server, "plan": origin.address.plan, "revision": origin.revision}
    return {"plan": document["plan"], "source": source} | document | {"source": source}


def origin_of(path: Path, plan: Plan) -> Origin:
    """Where a file came from; raises `Failure` where it says nothing of it, or nothing that can be used."""
    if plan.settings.source is None:
        raise NoOrigin(path)
    return _origin(path, plan.settings.source)


def origin_in(path: Path) -> Origin:
    """The same for a file that may have errors elsewhere."""
    document = read_source(path).document
    source = None if document is None else document.get("source")
    if source is None:
        raise NoOrigin(path)
    try:
        return _origin(path, SourceRecord.model_validate(source))
    except ValidationError as error:
        raise BadOrigin(path) from error


def _origin(path: Path, source: SourceRecord) -> Origin:
    if PLAN_ID.fullmatch(source.plan) is None or source.revision < 1:
        raise BadOrigin(path)
    return Origin(PlanAddress(server_address(source.url), source.plan), source.revision)


def _edited(source: Source, own: Document, wanted: Document) -> str:
    if source.form is Form.JSON:
        return write_json(wanted)
    try:
        return edit_yaml(source.text, own, wanted)
    except NotTheTextError:
        return write_yaml(wanted)
