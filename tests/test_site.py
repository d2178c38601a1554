"""The documents as a site: it builds without a warning, and asks nobody for anything."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

import mosulmap as mm
from tests.command_line import run_python

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
PYTHON_PAGE = (DOCS / "python.md").read_text(encoding="utf-8")

LOADED = {"script": "src", "img": "src", "link": "href", "iframe": "src", "source": "src"}
"""The attributes by which an element loads a file."""


class Addresses(HTMLParser):
    """The addresses that a page loads, and the text that stands in it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.loaded: list[str] = []
        self.words = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what an element loads."""
        given = dict(attrs)
        if tag in LOADED and given.get("rel") not in ("canonical", "prev", "next"):
            self.loaded.append(given.get(LOADED[tag]) or "")

    def handle_data(self, data: str) -> None:
        """Note a text."""
        self.words += data


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the site; a warning fails it."""
    folder = tmp_path_factory.mktemp("site")
    words = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)]
    quiet = {"NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(
        words, cwd=ROOT, env={**os.environ, **quiet}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stdout + done.stderr
    return folder


def test_every_document_is_a_page(site: Path) -> None:
    """Those of docs/, the notebooks, and those that lie beside."""
    names = {path.stem for path in [*DOCS.glob("*.md"), *DOCS.glob("*.ipynb")]}
    names |= {"index", "contributing", "changelog", "licences"}
    assert names <= {path.stem for path in site.glob("*.html")}
    index = (site / "index.html").read_text(encoding="utf-8")
    assert [name for name in names if f'<a href="{name}.html"' not in index] == []


def test_the_site_loads_nothing_from_elsewhere(site: Path) -> None:
    """No typeface, no script, no picture."""
    for page in site.glob("*.html"):
        loaded = Addresses(page.read_text(encoding="utf-8")).loaded
        assert [address for address in loaded if re.match(r"https?:|//", address)] == []


def test_every_function_has_its_docstring_on_the_page(site: Path) -> None:
    """With its examples as code, and nothing that a docstring does not have."""
    words = Addresses((site / "api.html").read_text(encoding="utf-8")).words
    for name in mm.__all__:
        doc = (getattr(mm, name).__doc__ or "").splitlines()[0]
        assert doc.replace("`", "").split(":")[0] in words
    assert words.count(">>> import mosulmap as mm") == 7
    assert "iso_day" not in words


def test_the_code_of_the_page_for_python_runs(shipped_copy: Path) -> None:
    """Block after block, as a reader would type it."""
    layer = '{"type": "FeatureCollection", "features": []}'
    (shipped_copy / "hospitals.geojson").write_text(layer, encoding="utf-8")
    blocks = re.findall(r"```python\n(.*?)```", PYTHON_PAGE, re.DOTALL)
    outcome = run_python("-c", "\n".join(blocks), cwd=shipped_copy)
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.startswith("Karama, neighbourhood in East Mosul\n")
    assert (shipped_copy / "control.html").stat().st_size > 200_000


def test_every_function_has_a_row_on_the_page_for_python() -> None:
    """So that a new one is told."""
    named = set(re.findall(r"^\| `mm\.(\w+)\(", PYTHON_PAGE, re.MULTILINE))
    assert named == {name for name in mm.__all__ if name[0].islower()}
