"""One writer at a time: a lock on a project, held while its tables are read, changed and written.

The lock is a file that is there as long as a command holds it. It names the process; where that was
killed, the next command sees that it runs no longer and takes the lock over. A process that is
killed before it has written its name leaves an empty file, which filelock never takes over: that is
done here.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import SoftFileLock, Timeout

from ..errors import OutputError

LOCK = ".mosulmap.lock"
"""The lock's file in a project's folder. It may be deleted when no command runs."""

PATIENCE = 20.0
"""Seconds to wait for another command: `extract` holds the lock while it reads all articles."""

NAMELESS = 2.0
"""Seconds after which an empty lock is a killed process's: its name follows at once."""


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
        acquire(lock, patience)
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


def acquire(lock: SoftFileLock, patience: float) -> None:
    """Take a lock; one that stays empty is removed first. Raises `Timeout` and `OSError`."""
    former = nameless(lock)
    try:
        lock.acquire(timeout=min(patience, NAMELESS))
    except Timeout:
        if former and patience >= NAMELESS and nameless(lock) == former:
            lock.break_lock()
        lock.acquire(timeout=max(patience - NAMELESS, 0))


def nameless(lock: SoftFileLock) -> int:
    """Return the number of the file of a lock that is empty; 0 where it is not, or not there."""
    with suppress(OSError):
        found = Path(lock.lock_file).stat()
        return 0 if found.st_size else found.st_ino
    return 0
