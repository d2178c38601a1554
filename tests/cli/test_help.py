"""What `--help` prints, held against golden files at 80 columns."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import typer
from typer.core import TyperArgument, TyperOption

from mosulmap import __version__
from mosulmap.cli.app import COMMANDS, app
from tests.command_line import Outcome, run_cli, run_python

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "help"
NAMES = [
    command.__name__.replace("_", "-") for commands in COMMANDS.values() for command in commands
]

PRINT_ALL = """
import contextlib, io, sys
from mosulmap.cli.app import app
for name in sys.argv[1:]:
    with contextlib.suppress(SystemExit):
        app([*name.split(), "-h"], prog_name="mosulmap")
    print("\\f", end="")
"""


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    """Return the help of the program and of each command, as a terminal of 80 columns has it."""
    names = ("", *NAMES)
    printed = run_python("-c", PRINT_ALL, *names, cwd=GOLDEN.parent, env={"COLUMNS": "80"})
    assert (printed.code, printed.err) == (0, "")
    return dict(zip(names, printed.out.split("\f"), strict=False))


@pytest.mark.parametrize("name", ["", *NAMES], ids=lambda name: name or "mosulmap")
def test_help_is_that_of_the_golden_file(
    name: str, pages: dict[str, str], request: pytest.FixtureRequest
) -> None:
    """Every line fits 80 columns, and `pytest --update-golden` accepts a new page."""
    golden = GOLDEN / f"{name or 'mosulmap'}.txt"
    if request.config.getoption("--update-golden"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(pages[name], encoding="utf-8")
    assert pages[name] == golden.read_text(encoding="utf-8")
    assert max(map(len, pages[name].split("\n"))) <= 80


@pytest.mark.parametrize("name", ["", *NAMES], ids=lambda name: name or "mosulmap")
def test_help_names_no_type_of_a_program(name: str, pages: dict[str, str]) -> None:
    """What to type is named by what it is: DIR, DAY, csv|jsonl."""
    assert not re.search(r"<\w+|\b(TEXT|INTEGER|PATH|FLOAT|BOOLEAN)\b(?! +Who asks)", pages[name])
    assert "..." not in pages[name].partition("\n\n")[2].replace("ID.jsonl", "")


@pytest.mark.parametrize("name", NAMES)
def test_every_option_is_explained_and_says_what_to_type(name: str) -> None:
    """A new option without help or without a word for its value fails here."""
    command = typer.main.get_group(app).commands[name]
    for param in command.params:
        assert isinstance(param, TyperOption | TyperArgument)
        assert param.help, param.name
        assert param.metavar or getattr(param, "is_flag", False), param.name


def test_the_commands_stand_under_who_needs_them(pages: dict[str, str]) -> None:
    """Three headings in the order of the README, and each command under one."""
    headings = re.findall(r"^(For \w+):$", pages[""], re.MULTILINE)
    assert headings == list(COMMANDS) == ["For readers", "For analysts", "For curators"]
    assert re.findall(r"^  ([a-z][a-z-]*) {2,}\w", pages[""], re.MULTILINE) == NAMES


@pytest.mark.parametrize("option", ["-h", "--help"])
def test_help_has_two_names(option: str, tmp_path: Path, pages: dict[str, str]) -> None:
    """The short one works for the program and for its commands."""
    env = {"COLUMNS": "80"}
    assert run_cli(option, cwd=tmp_path, env=env) == Outcome(0, pages[""], "")
    assert run_cli("diff", option, cwd=tmp_path, env=env) == Outcome(0, pages["diff"], "")


def test_the_version_is_printed(tmp_path: Path) -> None:
    """Alone on a line, without a project."""
    assert run_cli("--version", cwd=tmp_path) == Outcome(0, f"mosulmap {__version__}\n", "")


def test_the_environment_names_the_project(root: Path, tmp_path: Path) -> None:
    """`--project` outweighs it."""
    command = ("status", "--date", "2016-11-04")
    usual = run_cli(*command, cwd=root)
    env = {"MOSULMAP_PROJECT": str(root)}
    assert run_cli(*command, cwd=tmp_path, env=env) == usual
    env = {"MOSULMAP_PROJECT": str(tmp_path)}
    assert run_cli(*command, "--project", str(root), cwd=tmp_path, env=env) == usual
    assert run_cli(*command, cwd=tmp_path, env=env).code == 2


def test_a_shell_completes_commands_and_options(tmp_path: Path) -> None:
    """As the script asks that `--show-completion` prints in the shell where it is typed."""
    # A shell replaces itself by its last command: `true` keeps it there to be recognised.
    typed = f"{sys.executable} -m mosulmap --show-completion; true"
    script = subprocess.check_output(["/bin/bash", "-c", typed], text=True, cwd=tmp_path)
    assert "_MOSULMAP_COMPLETE=complete_bash" in script
    asked = {"_MOSULMAP_COMPLETE": "complete_bash", "COMP_CWORD": "1"}
    completed = run_cli(cwd=tmp_path, env={**asked, "COMP_WORDS": "mosulmap conf"})
    assert completed.out.split() == ["conflicts"]
    options = {**asked, "COMP_WORDS": "mosulmap render --kn", "COMP_CWORD": "2"}
    assert run_cli(cwd=tmp_path, env=options).out.split() == ["--known-by"]
