"""A further language is a further file: nothing else of the program changes."""

from __future__ import annotations

import os
import re
import shutil
import tomllib
from pathlib import Path

import pytest

from tests.command_line import Outcome, run_cli
from tests.page_elements import PageElements

CATALOGUES = Path("mosulmap/languages")


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a copy of the package, to which a language can be added."""
    folder = tmp_path_factory.mktemp("package")
    root = Path(__file__).resolve().parents[2]
    ignored = shutil.ignore_patterns("__pycache__", "node_modules")
    shutil.copytree(root / "mosulmap", folder / "mosulmap", ignore=ignored)
    return folder


def run(package: Path, *words: str, cwd: Path) -> Outcome:
    """Run the copy of the program."""
    path = os.pathsep.join([str(package), os.environ.get("PYTHONPATH", "")])
    return run_cli(*words, cwd=cwd, env={"PYTHONPATH": path})


def french(english: str) -> str:
    """Return the English catalogue as a French one: every message between guillemets."""
    message = re.compile(r'^(?!direction)([a-z_]+ = )"(.*)"$', re.MULTILINE)
    return message.sub(r'\1"«\2»"', english)


def test_a_language_is_added_by_its_file(package: Path, shipped_copy: Path) -> None:
    """It is offered, opens the page, and speaks in it and in a picture."""
    folder = package / CATALOGUES
    text = french((folder / "en.toml").read_text(encoding="utf-8"))
    said = tomllib.loads(text)
    (folder / "fr.toml").write_text(text, encoding="utf-8")
    try:
        help_text = " ".join(run(package, "render", "--help", cwd=shipped_copy).out.split())
        drawn = run(package, "render", "--lang", "fr", "-o", "fr.html", cwd=shipped_copy)
        words = ("picture", "fr.svg", "--date", "2016-11-04", "--lang", "fr")
        pictured = run(package, *words, cwd=shipped_copy)
    finally:
        (folder / "fr.toml").unlink()
    assert "The language in which the map begins: en, ar or fr." in help_text
    assert (drawn.code, drawn.err, pictured.code, pictured.err) == (0, "", 0, "")
    page = (shipped_copy / "fr.html").read_text(encoding="utf-8")
    assert '<html lang="fr" dir="ltr">' in page
    data = PageElements(page).data
    assert data["lang"] == "fr"
    assert data["languages"]["fr"]["name"] == said["name"]
    assert data["languages"]["fr"]["page"] == said["page"]
    assert said["page"]["chronology"] in page
    assert "«" in (shipped_copy / "fr.svg").read_text(encoding="utf-8")


def test_half_a_language_is_refused_in_one_line_that_names_the_rest(
    package: Path, shipped_copy: Path
) -> None:
    """Whoever translates sees what is left to do."""
    folder = package / CATALOGUES
    english = (folder / "en.toml").read_text(encoding="utf-8")
    table = tomllib.loads(english)
    half = english[: english.index("[page]")]
    (folder / "fr.toml").write_text(half, encoding="utf-8")
    try:
        outcome = run(package, "render", "--lang", "fr", cwd=shipped_copy)
    finally:
        (folder / "fr.toml").unlink()
    missing = [f"{section}.{key}" for section in ("page", "desk") for key in table[section]]
    total = len(table["terms"]) + len(missing)
    assert outcome == Outcome(
        2,
        "",
        f"mosulmap: mosulmap/languages/fr.toml lacks {len(missing)} of {total} messages: "
        f"{', '.join(missing)}; copy them from en.toml\n",
    )
