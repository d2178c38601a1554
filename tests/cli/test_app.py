"""The command line, as typed: what it prints, what it writes, and how it ends."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.command_line import files_in, run_cli, run_python
from tests.tiny_project import (
    PLACES,
    TinyProject,
)

# Drawing the map.


# Telling the status.


# Checking the project.


@pytest.mark.parametrize(
    "command", [("check",), ("render",), ("status", "--date", "2016-11-04")], ids=lambda c: c[0]
)
def test_a_table_that_cannot_be_read_stops_every_command(
    command: tuple[str, ...], tiny: TinyProject, tmp_path: Path
) -> None:
    """Without its places a project is nothing; the former map stays as it was."""
    (tiny.write(tmp_path) / PLACES).unlink()
    (tmp_path / "output").mkdir()
    (tmp_path / "output" / "mosulmap.html").write_text("the former map", encoding="utf-8")
    before = files_in(tmp_path)
    fault, number = (
        f"{PLACES}: cannot be read (no such file or directory)\n",
        "mosulmap: 1 problem\n",
    )
    outcome = run_cli(*command, cwd=tmp_path)
    assert (outcome.code, outcome.err.removeprefix(fault)) == (1, number)
    assert fault in (outcome.out if command == ("check",) else outcome.err)
    assert files_in(tmp_path) == before


# What cannot be given.


@pytest.mark.parametrize(
    ("command", "line"),
    [
        ("status", "Missing option '--date'"),
        ("status --date 2016-11-04 --format xml", "'xml' is not one of"),
        ("render --stale-after 0", "Invalid value for '--stale-after'"),
        ("render --dat 2016-11-04", "No such option: --dat"),
        ("draw", "No such command 'draw'"),
    ],
)
def test_a_wrong_option_is_named(command: str, line: str, tmp_path: Path) -> None:
    """What typer refuses ends with 2 and names the option, without a traceback."""
    outcome = run_cli(*command.split(), cwd=tmp_path)
    assert (outcome.code, outcome.out) == (2, "")
    assert line in outcome.err
    assert "Traceback" not in outcome.err


# What cannot be written.


# Help.


@pytest.mark.parametrize("command", ["render", "status", "check"])
def test_every_command_has_an_example_in_its_help(command: str, tmp_path: Path) -> None:
    """Help shows how a command is typed."""
    outcome = run_cli(command, "--help", cwd=tmp_path)
    assert (outcome.code, outcome.err) == (0, "")
    assert f"Example: mosulmap {command}" in outcome.out


def test_without_a_command_there_is_help(tmp_path: Path) -> None:
    """Typed alone, the program says what it can do."""
    outcome = run_cli(cwd=tmp_path)
    for command in ("render", "status", "check"):
        assert f"\n  {command} " in outcome.out + outcome.err


def test_help_answers_before_the_map_is_loaded(tmp_path: Path) -> None:
    """To show help nothing heavy is imported."""
    code = (
        "import sys\n"
        "from mosulmap.cli.app import app\n"
        "app(['--help'], standalone_mode=False)\n"
        "heavy = {'folium', 'pandas', 'geopandas', 'pydantic', 'shapely', 'geopy', 'jinja2'}\n"
        "print('heavy:', sorted(heavy & set(sys.modules)))\n"
    )
    outcome = run_python("-c", code, cwd=tmp_path)
    assert outcome.code == 0
    assert outcome.out.splitlines()[-1] == "heavy: []"


@pytest.mark.parametrize(
    "command", [("status", "--date", "2016-11-04"), ("check",)], ids=lambda command: command[0]
)
def test_what_draws_no_map_does_not_load_it(command: tuple[str, ...], root: Path) -> None:
    """Status and check answer without folium, which takes most of a second to import."""
    code = (
        "import sys\n"
        "from mosulmap.cli.app import app\n"
        f"app({[*command]!r}, standalone_mode=False)\n"
        "print('loaded:', sorted({'folium', 'jinja2', 'mosulmap.render'} & set(sys.modules)))\n"
    )
    outcome = run_python("-c", code, cwd=root)
    assert outcome.code == 0
    assert outcome.out.splitlines()[-1] == "loaded: []"
