"""The only place that writes to disk: whole files or nothing."""

from __future__ import annotations

import errno
import os
import re
import stat
import tempfile
from contextlib import suppress
from pathlib import Path

from .errors import OutputError

ELSEWHERE = "choose another place with -o FILE"
"""What to do when a file cannot be written, where a command has that option."""

TEMPORARY = re.compile(r"\.mosulmap-(\d+)-\w+\.part")
"""The name of a temporary file, with the number of the process that writes it. A later run sees by
it that a process was killed, and removes what it left."""


def write_file(path: Path, text: str) -> None:
    """Put `text` at `path` as UTF-8, all of it or none of it, as `write_content` does.

    Raises `OutputError` when the folder or the file cannot be written.
    """
    try:
        content = text.encode("utf-8")
    except UnicodeEncodeError:
        raise OutputError(unwritable(path, "half a character in the text")) from None
    write_content(path, content)


def write_content(path: Path, content: bytes, mend: str = ELSEWHERE) -> None:
    """Put `content` at `path`, all of it or none of it; folders are made as needed.

    The content goes to a temporary file in the same folder, which is then renamed, so that a full
    disk or an interruption leaves the former file as it was. A link stays, and what it points to is
    written; mode and owner stay; a device or a pipe is written to, never replaced. What is written
    has reached the disk when this returns. `mend` is what the message says to do.

    Raises `OutputError` when it cannot be written, and for a file that is read-only.
    """
    try:
        former = path.stat() if path.exists() else None
        if former and stat.S_ISDIR(former.st_mode):
            raise IsADirectoryError(errno.EISDIR, "Is a directory")
        if former and not stat.S_ISREG(former.st_mode):
            write_through(path, content)
        elif former and not former.st_mode & stat.S_IWUSR:
            raise PermissionError(errno.EACCES, "Read-only")
        else:
            replace_file(path.resolve(), content, former)
    except FileExistsError:
        raise OutputError(unwritable(path, "not a directory", mend)) from None
    except RuntimeError:
        raise OutputError(unwritable(path, "a link that leads to itself", mend)) from None
    except OSError as error:
        raise OutputError(unwritable(path, error.strerror or str(error), mend)) from None


def write_through(path: Path, content: bytes) -> None:
    """Write to a device or a pipe that is there. Raises `OSError` when it cannot be written."""
    with path.open("wb") as stream:
        stream.write(content)


def replace_file(target: Path, content: bytes, former: os.stat_result | None) -> None:
    """Put `content` in the place of a file, whose mode and owner stay.

    The content is on the disk before the file has its name: a file system may otherwise keep the
    new name and lose the content in a power cut. Then the folder is, which holds the name. Raises
    `OSError` when it cannot be written.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    remove_leftovers(target.parent)
    prefix = f".mosulmap-{os.getpid()}-"
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=prefix, suffix=".part")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        keep_rights(Path(name), former)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    sync_folder(target.parent)


def keep_rights(path: Path, former: os.stat_result | None) -> None:
    """Give a new file the owner and mode of the `former` one, or those of any new file.

    mkstemp makes files that only their owner reads; a map is for others too.
    """
    if former is None:
        path.chmod(0o666 & ~current_umask())
        return
    if hasattr(os, "chown"):
        # Who is not root may give a file to nobody else, and goes on without.
        with suppress(PermissionError):
            os.chown(path, former.st_uid, former.st_gid)
    path.chmod(stat.S_IMODE(former.st_mode))


def sync_folder(folder: Path) -> None:
    """Have the names in a folder reach the disk; Windows does that by itself."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        # Some network file systems cannot sync a folder.
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
    finally:
        os.close(handle)


def remove_leftovers(folder: Path) -> None:
    """Remove the temporary files in a folder whose process was killed."""
    for path in folder.iterdir():
        found = TEMPORARY.fullmatch(path.name)
        if found and not runs(int(found[1])):
            with suppress(OSError):
                path.unlink()


def runs(process: int) -> bool:
    """Whether a process runs. On Windows the answer is no: there no open file can be removed."""
    if os.name == "nt":
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True


def current_umask() -> int:
    """Return the permissions that this process takes away from new files."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


def unwritable(path: Path, reason: str, mend: str = ELSEWHERE) -> str:
    """Say in one line why `path` cannot be written and what to do."""
    return f"{path}: cannot be written ({reason.lower()}); {mend}"
