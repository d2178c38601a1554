"""The program as its users meet it: a process with arguments, output and an exit code."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple


class Outcome(NamedTuple):
    """What a command left behind: its exit code, what it printed, what it remarked."""

    code: int
    out: str
    err: str


def run_python(*args: str, cwd: Path, env: Mapping[str, str] | None = None) -> Outcome:
    """Run Python with `args` in the folder `cwd`, with `env` beside this process's own."""
    done = subprocess.run(
        [sys.executable, *args],
        cwd=cwd,
        env={**os.environ, "COLUMNS": "100", **(env or {})},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return Outcome(done.returncode, done.stdout, done.stderr)


def run_cli(*args: str, cwd: Path, env: Mapping[str, str] | None = None) -> Outcome:
    """Run `mosulmap` with `args` in the folder `cwd`."""
    return run_python("-m", "mosulmap", *args, cwd=cwd, env=env)


def files_in(folder: Path) -> dict[str, bytes]:
    """Return the bytes of every file below `folder`, by its path there."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
