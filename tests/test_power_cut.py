"""A power cut: a file is on the disk before it gets its name, and then its name is.

A loop device would show it too, but needs root. The calls are recorded as the operating system gets
them, in the process of the command itself.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.command_line import run_cli, run_python
from tests.tiny_project import TinyProject

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="names open files by /proc")

RECORDER = """
import os, sys
log = open(sys.argv.pop(1), "w")
fsync, replace = os.fsync, os.replace
def recorded_fsync(handle):
    fsync(handle)
    print("sync", os.readlink(f"/proc/self/fd/{handle}"), sep="\\t", file=log, flush=True)
def recorded_replace(source, target, **folders):
    names = map(os.path.realpath, (source, target))
    print("name", *names, sep="\\t", file=log, flush=True)
    replace(source, target, **folders)
os.fsync, os.replace = recorded_fsync, recorded_replace
from mosulmap.cli.app import main
main()
"""
"""Runs a command and writes down, in order, what it syncs and what gets which name."""

STORY = """Karama falls

Published November 7, 2016

Iraqi forces took Karama on Sunday. Fighting went on in Tal Afar on Monday.
"""


def named_files(folder: Path, *command: str) -> list[str]:
    """Run a command, hold its calls against the rule, and return the names of what it wrote."""
    log = folder.parent / "calls.tsv"
    outcome = run_python("-c", RECORDER, str(log), *command, cwd=folder)
    assert outcome.code == 0, outcome.err
    calls = [line.split("\t") for line in log.read_text(encoding="utf-8").splitlines()]
    synced: set[str] = set()
    for at, (kind, path, *target) in enumerate(calls):
        if kind == "sync":
            synced.add(path)
            continue
        assert path in synced, f"{target[0]} gets its name before its content is on the disk"
        then = calls[at + 1] if at + 1 < len(calls) else []
        assert then == ["sync", str(Path(target[0]).parent)], f"the name of {target[0]} may be lost"
    return [Path(call[2]).name for call in calls if call[0] == "name"]


def test_what_a_command_wrote_survives_a_power_cut(tiny: TinyProject, tmp_path: Path) -> None:
    """Every command of a curator that writes, one after another, as a day of work goes."""
    folder = tiny.write(tmp_path / "project")
    (folder / "new.txt").write_text(STORY, encoding="utf-8")
    wrote = named_files(folder, "add", "new.txt")
    assert wrote[1:] == ["articles.csv"]
    key = wrote[0].removesuffix(".txt")
    assert named_files(folder, "extract") == ["mentions.csv"]
    mention = f"{key}:{STORY.index('Karama on')}"
    assert set(named_files(folder, "review", "--accept", mention, "--as", "Amira")) == {
        *("mentions.csv", "decisions.csv")
    }
    assert "mentions.csv" in named_files(folder, "undo", "--as", "Amira")
    assert "places.csv" in named_files(folder, "rename", "tal_afar", "talafar", "--yes")
    assert "places.csv" in named_files(folder, "merge", "talafar", "karama", "--yes")
    places = folder / "gazetteer/places.csv"
    header, *rows = places.read_text(encoding="utf-8").splitlines()
    places.write_text("\n".join([header, *reversed(rows)]) + "\n", encoding="utf-8")
    fixed = named_files(folder, "check", "--fix")
    assert fixed[-1] == "places.csv"
    assert fixed[0].startswith("places.csv.")
    assert named_files(folder, "tables", "--to", "tables.xlsx") == ["tables.xlsx"]
    places.write_text(places.read_text(encoding="utf-8").replace("Mosul,city", "Mossul,city"))
    assert named_files(folder, "render", "--allow-faults") == ["mosulmap.html"]


def test_what_begins_decides_and_merges_survives_too(tmp_path: Path) -> None:
    """A new project, a decided warning, a merge of two versions, a workbook taken back."""
    assert len(named_files(tmp_path, "init", "one", "--example", "mosul")) > 10
    folder = tmp_path / "one"
    table = folder / "seeds/acknowledged.csv"
    table.unlink()
    decided = ("check", "--acknowledge", "all", "--why", "Looked at.")
    assert named_files(folder, *decided) == ["acknowledged.csv"]
    mentions = (folder / "seeds/mentions.csv").read_text(encoding="utf-8")
    for name, text in (
        ("base", mentions),
        ("theirs", mentions.replace(",accepted,", ",rejected,")),
    ):
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    merged = ("merge-tables", "base.csv", "seeds/mentions.csv", "theirs.csv", "seeds/mentions.csv")
    assert named_files(folder, *merged) == ["mentions.csv"]
    assert run_cli("tables", "--to", "tables.xlsx", cwd=folder).code == 0
    edit = "from openpyxl import load_workbook as l; b = l('tables.xlsx'); "
    edit += "b['places'].cell(2, 2).value = 'Renamed'; b.save('tables.xlsx')"
    assert run_python("-c", edit, cwd=folder).code == 0
    assert named_files(folder, "tables", "--from", "tables.xlsx") == ["places.csv"]
