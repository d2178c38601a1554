"""Watches a project's folder and reports each save, whatever files an editor writes beside it.

`watchfiles` reports events. Sizes and times of the files are compared too, since network folders
often send no events. Events are never trusted to be complete: a folder that was deleted and is back
is watched again, and the caller reads all files again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from threading import Event

from watchfiles import watch

PARTS = ("gazetteer", "seeds")
"""The folders of a project whose files it is made of."""

QUIET_MS = 50
"""A save is over when so long nothing more happened …"""

PATIENCE_MS = 400
"""… or when it went on for so long; and so long without a change is a quiet moment."""

PASSING = re.compile(r"^[.~#]|[~#]$|^\d+$|\.(sw[a-z]|tmp|bak|part|lock)$", re.IGNORECASE)
"""Names that editors and spreadsheets give to files of their own: `.places.csv.swp`, `places.csv~`,
`#places.csv#`, `4913`, `.~lock.places.csv#`, `~$places.csv`."""

Stamps = dict[str, tuple[int, ...]]
"""Of each file by path: number in its file system, size, and time of the last change."""


def watch_project(folder: Path, stop: Event) -> Iterator[bool]:
    """Yield True when files of the project in `folder` may have changed, False when all is quiet.

    The first is True; many saves at once are one. Whoever reads the files on each True has seen
    the last content of all of them. Ends soon after `stop` is set; a folder that is not there, or
    goes, is waited for.
    """
    seen = stamps_of(folder)
    yield True
    while not stop.is_set():
        for touched in watch_folders(folder, stop):
            now = stamps_of(folder)
            changed, seen = touched or now != seen, now
            yield changed


def watch_folders(folder: Path, stop: Event) -> Iterator[bool]:
    """Yield whether a file was touched; end when one of the watched folders itself changes.

    The first is True: until then nothing was watched.
    """
    there = folders_of(folder)
    touched = True
    try:
        for found in watch(
            *there,
            watch_filter=None,
            debounce=PATIENCE_MS,
            step=QUIET_MS,
            stop_event=stop,
            rust_timeout=PATIENCE_MS,
            yield_on_timeout=True,
            raise_interrupt=False,
            recursive=False,
        ):
            paths = [Path(path) for _, path in found]
            if folders_of(folder) != there or any(path in there for path in paths):
                yield True
                return
            yield touched or any(is_of_project(path) for path in paths)
            touched = False
    except (OSError, RuntimeError):
        # No folder is left, or the system has no watch left: times and sizes are all there is.
        stop.wait(PATIENCE_MS / 1000)
        yield False


def folders_of(folder: Path) -> dict[Path, tuple[int, int]]:
    """Return the folders of a project that exist, each with its device and inode number.

    A folder that was deleted and created again has another number.
    """
    found = {}
    root = folder.resolve()
    for path in (root, *(root / part for part in PARTS)):
        try:
            if path.is_dir():
                status = path.stat()
                found[path] = (status.st_dev, status.st_ino)
        except OSError:
            continue
    return found


def is_of_project(path: Path) -> bool:
    """Whether a project may read the file at `path`; what editors leave beside it is not read."""
    return path.parent.name in PARTS and not PASSING.search(path.name)


def stamps_of(folder: Path) -> Stamps:
    """Return number, size and time of a project's files, without reading them."""
    found: Stamps = {}
    for part in PARTS:
        try:
            files = [path for path in (folder / part).iterdir() if is_of_project(path)]
        except OSError:
            continue
        for path in files:
            try:
                status = path.stat()
            except OSError:
                continue
            found[str(path)] = (status.st_ino, status.st_size, status.st_mtime_ns)
    return found
