"""What `locate` refuses before it asks anybody, as typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.command_line import Outcome, run_cli
from tests.tiny_project import TinyProject


@pytest.fixture
def folder(tiny: TinyProject, tmp_path: Path) -> Path:
    """Return a tiny project on disk: Iraq, Mosul, Karama, Tal Afar, and Samah without position."""
    return tiny.write(tmp_path / "project")


def locate(folder: Path, address: str, *words: str) -> Outcome:
    """Run `mosulmap locate` in a project, asking the geocoder at an address."""
    environment = {"MOSULMAP_GEOCODER_SERVER": address, "NO_PROXY": "*"}
    return run_cli("locate", *words, cwd=folder, env=environment)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ([], "locate asks for names, such as `mosulmap locate 'Al-Josaq, Mosul'`, or"),
        (["Mosul", "--missing"], "locate asks for names, such as"),
        (["Mosul", "--pick", "1"], "--pick NUMBER chooses a candidate of one NAME for --write"),
        (["=1+1"], "'=1+1' cannot be a name of a place; write it as NAME or 'NAME, PARENT'"),
        ([" , Mosul"], "cannot be a name of a place"),
    ],
)
def test_a_request_that_is_none_is_told(words: list[str], told: str, folder: Path) -> None:
    """Before anybody is asked."""
    done = locate(folder, "http://127.0.0.1:9", *words)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"mosulmap: {told}") or told in done.err
    assert done.err.count("\n") == 1
