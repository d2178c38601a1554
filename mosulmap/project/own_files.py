"""What no output may be written over: the tables, the texts and the basemap of a project."""

from __future__ import annotations

from pathlib import Path

from ..errors import RequestError

DESCRIPTION = ("datapackage.json", "README.md")
"""Files beside the two folders that are the project's own too."""


def writable_target(target: Path, project: Path) -> Path:
    """Return `target`, a file that a command is to write, if it is none of the project's own.

    A map drawn over an article or a table would be the end of it: no undo knows of an output.
    Raises `RequestError` for a target in the project's gazetteer/ or seeds/, by whatever way and
    links it is named, and for what describes the project.
    """
    own, file = project.resolve(), target.resolve()
    for folder in ("gazetteer", "seeds"):
        if file.is_relative_to((own / folder).resolve()):
            raise RequestError(
                f"{target}: lies in {folder}/, which holds the project's own files; "
                "choose another FILE"
            )
    if file in [own / name for name in DESCRIPTION]:
        raise RequestError(f"{target}: is a file of the project's own; choose another FILE")
    return target
