"""One writer at a time, with real processes."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from mosulmap.errors import OutputError
from mosulmap.project.lock import locked

HOLD = """
import sys
from pathlib import Path
from mosulmap.project.lock import locked
with locked(Path(sys.argv[1])):
    print("locked", flush=True)
    sys.stdin.readline()
"""


@contextmanager
def another_process_holds(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """Run a process that has the lock until its input ends."""
    command = [sys.executable, "-c", HOLD, str(folder)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == "locked\n"
        yield holder


def test_a_locked_project_is_refused_with_one_line(tmp_path: Path) -> None:
    """After the wait, the line says that another command is at work."""
    message = "another mosulmap command is writing this project; run it again when that ends"
    with another_process_holds(tmp_path), pytest.raises(OutputError) as error, locked(tmp_path, 0):
        pass
    assert str(error.value) == f"{tmp_path}: {message}"


def test_a_killed_command_leaves_no_lock(tmp_path: Path) -> None:
    """The system frees the lock of a process that ended in any way."""
    with another_process_holds(tmp_path) as holder:
        holder.kill()
        holder.wait()
        with locked(tmp_path, 5):
            pass


def test_a_command_killed_before_it_wrote_its_name_leaves_no_lock(tmp_path: Path) -> None:
    """Its lock is empty; filelock alone would wait for it for ever."""
    (tmp_path / ".mosulmap.lock").touch()
    with pytest.raises(OutputError), locked(tmp_path, 0):
        pass
    with locked(tmp_path):
        pass


def test_a_command_may_take_its_own_lock_again(tmp_path: Path) -> None:
    """What holds the lock may call what takes it."""
    with locked(tmp_path, 0), locked(tmp_path, 0):
        pass
    with another_process_holds(tmp_path):
        pass


def test_a_lock_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    """One line, as for every file that cannot be written."""
    (tmp_path / ".mosulmap.lock").mkdir()
    with pytest.raises(OutputError) as error, locked(tmp_path, 0):
        pass
    assert str(error.value) == f"{tmp_path}/.mosulmap.lock: cannot be locked (is a directory)"
