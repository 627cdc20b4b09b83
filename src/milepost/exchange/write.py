"""A plan to a file, as YAML or JSON by its name; comments in the file that is there are kept."""

from pathlib import Path

from milepost.exchange.document import Document
from milepost.exchange.file_write import write_file
from milepost.exchange.json_write import write_json
from milepost.exchange.source import Form, read_source
from milepost.exchange.yaml_edit import NotTheTextError, edit_yaml
from milepost.exchange.yaml_write import write_yaml
from milepost.model.document import write_document
from milepost.model.plan import Plan


class UnknownFileFormError(ValueError):
    """The name of a file to be written says neither YAML nor JSON."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path.name} says no form to write: end the name in .yaml, .yml or .json")


def write(plan: Plan, path: Path | str) -> None:
    """Write a plan; a YAML file that is there keeps its comments, its order and every line that does not change.

    Raises `UnknownFileFormError` for a name that ends in neither .yaml, .yml nor .json, and `OSError` where the file
    cannot be written; what was there then stands untouched.
    """
    target = Path(path)
    write_file(target, _text(write_document(plan), target))


def _text(document: Document, path: Path) -> str:
    match path.suffix.lower():
        case ".json":
            return write_json(document)
        case ".yaml" | ".yml":
            return _yaml(document, path)
        case _:
            raise UnknownFileFormError(path)


def _yaml(document: Document, path: Path) -> str:
    source = read_source(path)
    if source.document is None or source.problems or source.form is not Form.YAML:
        return write_yaml(document)  # nothing is there, or nothing that could be edited
    try:
        return edit_yaml(source.text, source.document, document)
    except NotTheTextError:
        return write_yaml(document)
