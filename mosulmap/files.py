"""The only place that writes to disk: whole files or nothing."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from .errors import OutputError

ELSEWHERE = "choose another place with -o FILE"
"""What to do when a file cannot be written, where a command has that option."""


def write_file(path: Path, text: str) -> None:
    """Put `text` at `path` as UTF-8, all of it or none of it.

    The text goes to a temporary file in the same folder, which is then renamed, so that a full
    disk or an interruption leaves the former file as it was. Folders are made as needed.

    Raises `OutputError` when the folder or the file cannot be written.
    """
    try:
        content = text.encode("utf-8")
    except UnicodeEncodeError:
        raise OutputError(unwritable(path, "half a character in the text")) from None
    write_content(path, content)


def write_content(path: Path, content: bytes, mend: str = ELSEWHERE) -> None:
    """Put `content` at `path`, all of it or none of it, in the way of `write_file`.

    `mend` is what the message says to do. Raises `OutputError` when it cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_dir():
            raise IsADirectoryError(21, "Is a directory")
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except FileExistsError:
        raise OutputError(unwritable(path, "not a directory", mend)) from None
    except OSError as error:
        raise OutputError(unwritable(path, error.strerror or str(error), mend)) from None
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        # mkstemp makes files that only their owner reads; a map is for others too.
        Path(name).chmod(0o666 & ~current_umask())
        Path(name).replace(path)
    except OSError as error:
        Path(name).unlink(missing_ok=True)
        raise OutputError(unwritable(path, error.strerror or str(error), mend)) from None


def current_umask() -> int:
    """Return the permissions that this process takes away from new files."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


def unwritable(path: Path, reason: str, mend: str = ELSEWHERE) -> str:
    """Say in one line why `path` cannot be written and what to do."""
    return f"{path}: cannot be written ({reason.lower()}); {mend}"
