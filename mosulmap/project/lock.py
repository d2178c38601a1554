"""One writer at a time: a lock on a project, held while its tables are read, changed and written.

The lock is a file that is there as long as a command holds it. It names the process; where that was
killed, the next command sees that it runs no longer and takes the lock over.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import SoftFileLock, Timeout

from ..errors import OutputError

LOCK = ".mosulmap.lock"
"""The lock's file in a project's folder. It may be deleted when no command runs."""

PATIENCE = 20.0
"""Seconds to wait for another command: `extract` holds the lock while it reads all articles."""


@contextmanager
def locked(folder: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Keep every other command from writing the tables of the project in `folder` meanwhile.

    A command that has the lock may take it again. Waits up to `patience` seconds. Raises
    `OutputError` when another command still has it then, and when the folder takes no file.
    """
    if not folder.is_dir():
        # What reads the project says that it is not there; a lock would make the folder.
        yield
        return
    lock = SoftFileLock(folder.resolve() / LOCK, timeout=patience, is_singleton=True)
    try:
        lock.acquire()
    except Timeout:
        message = "another mosulmap command is writing this project; run it again when that ends"
        raise OutputError(f"{folder}: {message}") from None
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise OutputError(f"{folder / LOCK}: cannot be locked ({reason})") from None
    try:
        yield
    finally:
        lock.release()
