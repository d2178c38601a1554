"""The documents tell the truth: their tables are the models', their commands give that output."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from mosulmap.model import Event
from mosulmap.tables import describe_tables

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
METHOD = (ROOT / "docs" / "method.md").read_text(encoding="utf-8")
PAGES = ["README.md", "CHANGELOG.md", "docs/method.md", "docs/tables.md"]


def promised() -> list[tuple[str, str]]:
    """Return every command of the README with the output that stands below it."""
    found = []
    for block in re.findall(r"```console\n(.*?)```", README, re.DOTALL):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, output = part.partition("\n")
            found.append((command, output))
    return found


@pytest.mark.parametrize(("command", "output"), promised())
def test_the_commands_of_the_readme_give_that_output(
    command: str, output: str, tmp_path: Path
) -> None:
    """Typed as they stand, in a copy of the project; a line of … stands for the rest."""
    for part in ("gazetteer", "seeds"):
        shutil.copytree(ROOT / part, tmp_path / part)
    words = command.split()
    assert words[0] == "mosulmap"
    done = subprocess.run(
        [sys.executable, "-m", *words], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    given = done.stdout + done.stderr
    shown, cut, _ = output.partition("…\n")
    assert given.startswith(shown) if cut else given == output


def test_the_readme_shows_all_commands() -> None:
    """No command is left unmentioned."""
    for name in ("render", "status", "check", "add", "extract", "review"):
        assert f"$ mosulmap {name}" in README


@pytest.mark.parametrize("page", PAGES)
def test_links_inside_the_project_lead_somewhere(page: str) -> None:
    """Every file that a document names by link is there."""
    text = (ROOT / page).read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#]+)\)", text):
        if not target.startswith("http"):
            assert ((ROOT / page).parent / target).exists(), target


def test_the_tables_page_is_that_of_the_models() -> None:
    """docs/tables.md is generated: run `make docs` when a column changes."""
    assert (ROOT / "docs" / "tables.md").read_text(encoding="utf-8") == describe_tables()


def test_the_method_explains_every_rule_and_every_event() -> None:
    """Rules 1 to 8 have a paragraph each, and each event stands in the table."""
    for number in range(1, 9):
        assert re.search(rf"^### {number}\. ", METHOD, re.MULTILINE)
    for event in Event:
        assert f"`{event}`" in METHOD


def test_the_makefile_has_the_two_commands() -> None:
    """`make map` and `make test` are targets, and the README names both."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in ("map", "test"):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE)
        assert f"make {target}" in README
