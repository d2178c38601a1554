"""The command `review` with conditions, as it is typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.command_line import run_cli
from tests.tiny_project import KARAMA_HELD, KARAMA_TAKEN, MENTIONS, TinyProject


@pytest.fixture
def folder(tiny: TinyProject, tmp_path: Path) -> Path:
    """Return a project with two proposals about Karama."""
    for row in (KARAMA_TAKEN, KARAMA_HELD):
        tiny.change(MENTIONS, row, {"status": "proposed"})
    return tiny.write(tmp_path / "project")


def test_many_are_answered_at_once_and_that_is_undone(folder: Path) -> None:
    """A dry run writes nothing; one decision is written, and one undo takes it back."""
    table = folder / MENTIONS
    before = table.read_bytes()
    words = ("review", "--accept-where", "place=karama,event=capture")
    shown = run_cli(*words, "--dry-run", cwd=folder)
    assert (shown.code, shown.err) == (0, "")
    assert shown.out.startswith("1 accepted\n1 place changes hands:\n  Karama, 4 Nov 2016 to ")
    assert run_cli(*words, cwd=folder).out.endswith("Write this? [y/N] Nothing was written\n")
    assert table.read_bytes() == before
    done = run_cli(*words, "--yes", "--as", "Amira", cwd=folder)
    assert done.out == f"{shown.out}Written; 1 left; mosulmap undo takes it back\n"
    assert run_cli("undo", cwd=folder).code == 0
    assert table.read_bytes() == before


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--accept", "x:1", "--reject-where", "place=karama"), "take ids, --accept-where condit"),
        (("--dry-run",), "--dry-run shows what --accept-where or its like would change"),
        (("--defer-where", "town=x"), "'town=x' is no condition"),
    ],
)
def test_what_cannot_be_asked_together_is_told(
    folder: Path, words: tuple[str, ...], message: str
) -> None:
    """With exit code 2."""
    done = run_cli("review", *words, cwd=folder)
    assert done.code == 2
    assert message in done.err
