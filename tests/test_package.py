"""What is published: wheel and sdist with their licences, installed where nothing else is."""

from __future__ import annotations

import csv
import json
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
import venv
import zipfile
from collections import Counter
from email import message_from_bytes
from pathlib import Path
from typing import Any

import pytest
import yaml

from mosulmap import __version__

ROOT = Path(__file__).resolve().parents[1]
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
LICENCES = {path.stem for path in (ROOT / "LICENSES").glob("*.txt")}
GUIDE = (ROOT / "LICENSES" / "README.md").read_text("utf-8")

Built = tuple[Path, Path]
"""The wheel and the sdist."""


def run(*words: object, cwd: Path) -> str:
    """Run a program and return what it printed; its errors fail the test with their words."""
    done = subprocess.run(
        [str(word) for word in words], cwd=cwd, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build wheel and sdist, without a network."""
    folder = tmp_path_factory.mktemp("built")
    run(sys.executable, "-m", "hatchling", "build", "-d", folder, cwd=ROOT)
    [wheel], [sdist] = folder.glob("*.whl"), folder.glob("*.tar.gz")
    return wheel, sdist


def test_an_index_takes_both(built: Built) -> None:
    """Their metadata and the README as it would be shown."""
    words = run(sys.executable, "-m", "twine", "--no-color", "check", "--strict", *built, cwd=ROOT)
    assert words.count("PASSED") == 2


def test_the_wheel_has_each_file_once(built: Built) -> None:
    """And none that does not belong there."""
    words = run(sys.executable, "-m", "check_wheel_contents", built[0], cwd=ROOT)
    assert words.endswith(": OK\n")


def test_the_expression_names_every_licence_that_lies_there() -> None:
    """Of the code, of each source of data, and of the articles."""
    named = set(PROJECT["license"].split(" AND "))
    assert named == LICENCES | {"BSD-3-Clause"}


def test_wheel_and_sdist_have_the_licences(built: Built) -> None:
    """The texts, the guide to them, and the expression in the metadata."""
    wheel, sdist = built
    texts = {f"LICENSES/{name}.txt" for name in LICENCES} | {"LICENSE", "LICENSES/README.md"}
    with zipfile.ZipFile(wheel) as packed:
        inside = {name.partition("/licenses/")[2] for name in packed.namelist()}
        [name] = [name for name in packed.namelist() if name.endswith("dist-info/METADATA")]
        metadata = message_from_bytes(packed.read(name))
    assert texts <= inside
    assert metadata["License-Expression"] == PROJECT["license"]
    assert set(metadata.get_all("License-File") or ()) == texts
    with tarfile.open(sdist) as packed_sdist:
        outside = {name.partition("/")[2] for name in packed_sdist.getnames()}
    assert texts | {"CITATION.cff", ".zenodo.json", "README.md", "mkdocs.yml"} <= outside


def table_of_sources() -> list[tuple[list[str], str, int]]:
    """Return the table of sources: what `geo_source` has, the licence, the number of places."""
    rows = re.findall(r"^\| [^|]+ \| ([^|]*)\| ([^|]*)\| (\d+) \|$", GUIDE, re.MULTILINE)
    return [(re.findall(r"`([^`]+)`", marks), words, int(count)) for marks, words, count in rows]


def test_every_coordinate_has_its_licence() -> None:
    """The guide counts the places of each source as places.csv has them, and none is left over."""
    table = table_of_sources()
    found: Counter[int] = Counter()
    with (ROOT / "gazetteer" / "places.csv").open(encoding="utf-8", newline="") as stream:
        for place in csv.DictReader(stream):
            said = place["geo_source"].partition(";")[0]
            fits = [at for at, (marks, _, _) in enumerate(table) if any(m in said for m in marks)]
            found[fits[0] if said else len(table) - 1] += 1
    assert [found[number] for number in range(len(table))] == [count for _, _, count in table]


def test_every_link_of_the_guide_leads_to_a_licence() -> None:
    """And every licence is named."""
    links = set(re.findall(r"\]\(([^)]+)\)", GUIDE))
    assert links == {f"{name}.txt" for name in LICENCES} | {"../LICENSE"}


def test_the_articles_are_under_no_licence() -> None:
    """In the guide, in their own file and in the README."""
    readme = (ROOT / "README.md").read_text("utf-8")
    text = (ROOT / "LICENSES" / "LicenseRef-Quoted-Articles.txt").read_text("utf-8")
    assert "No licence is given for them" in text
    assert "No licence is given for them." in readme


def test_citation_and_archive_name_this_version() -> None:
    """The version, its day and the licence of the code."""
    changes = (ROOT / "CHANGELOG.md").read_text("utf-8")
    found = re.search(rf"^## {re.escape(__version__)} - (\S+)$", changes, re.MULTILINE)
    assert found
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    archive = json.loads((ROOT / ".zenodo.json").read_text("utf-8"))
    assert (citation["version"], str(citation["date-released"])) == (__version__, found[1])
    assert (archive["version"], archive["publication_date"]) == (__version__, found[1])
    assert citation["license"] == archive["license"] == "BSD-3-Clause"
    assert citation["abstract"] == PROJECT["description"]
    authors = [author["name"] for author in PROJECT["authors"]]
    assert [author["name"] for author in citation["authors"]] == authors
    assert [author["name"] for author in archive["creators"]] == authors


def lowest() -> list[str]:
    """Return the lowest version of each library that pyproject.toml allows, as pip takes it."""
    pinned = []
    for line in PROJECT["dependencies"]:
        name, version = re.match(r"([\w.-]+)>=([\d.]+)", line).groups()  # type: ignore[union-attr]
        pinned.append(f"{name}=={version}{'.*' if version.count('.') < 2 else ''}")
    return pinned


def install(python: str, folder: Path, what: Path, limits: list[str]) -> Path:
    """Install a wheel or sdist into an environment that has nothing; return its Python."""
    if python == sys.executable:
        venv.create(folder, with_pip=True)
    else:
        run(python, "-m", "venv", folder, cwd=folder.parent)
    own = folder / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    (folder / "limits.txt").write_text("\n".join(limits))
    options = ("--quiet", "--disable-pip-version-check", "-c", folder / "limits.txt")
    run(own, "-m", "pip", "install", *options, what, cwd=folder)
    return own


def drawn_by(python: Path, folder: Path) -> bytes:
    """Return the example's map, drawn and verified by an installed package; ask it from Python."""
    run(python, "-m", "mosulmap", "init", "mosul", "--example", "mosul", cwd=folder)
    here = folder / "mosul"
    run(python, "-m", "mosulmap", "render", "-o", "map.html", cwd=here)
    run(python, "-m", "mosulmap", "verify", "map.html", cwd=here)
    code = (
        "import mosulmap as mm\n"
        "project = mm.read_project()\n"
        "day, periods = mm.control(project, '2016-11-04'), mm.timeline(project)\n"
        "print(len(day), len(periods), len(mm.control_map(project)._repr_html_()) > 100_000)\n"
    )
    days, periods, shown = run(python, "-c", code, cwd=here).split()
    assert (int(days), int(periods) > 200, shown) == (150, True, "True")
    return (here / "map.html").read_bytes()


def another_python() -> str:
    """Return a Python of another version that this machine has; empty where it has none."""
    kept = Path.home() / ".pyenv" / "versions"
    for minor in range(20, 10, -1):
        name = f"python3.{minor}"
        found = [shutil.which(name), *kept.glob(f"3.{minor}.*/bin/{name}")]
        for python in map(str, filter(None, found if minor != sys.version_info.minor else [])):
            # What pyenv puts before its versions is there without them.
            done = subprocess.run([python, "-c", ""], capture_output=True, check=False)
            if done.returncode == 0:
                return python
    return ""


@pytest.mark.filterwarnings("default")
def test_wheel_and_sdist_draw_the_same_map(built: Built, tmp_path: Path) -> None:
    """Each in an environment that has nothing but what it asks for, in the newest versions.

    And the wheel under another version of Python, where the machine has one.
    """
    asked = [(sys.executable, built[0]), (sys.executable, built[1])]
    asked += [(other, built[0]) for other in [another_python()] if other]
    drawn = set()
    for number, (python, what) in enumerate(asked):
        folder = tmp_path / str(number)
        folder.mkdir()
        drawn.add(drawn_by(install(python, folder / "env", what, []), folder))
    assert len(drawn) == 1


def test_the_lowest_versions_do(built: Built, tmp_path: Path) -> None:
    """Of every library that pyproject.toml names with its lowest version."""
    own = install(sys.executable, tmp_path / "env", built[0], lowest())
    assert b"mosulmap" in drawn_by(own, tmp_path)
    installed = json.loads(run(own, "-m", "pip", "list", "--format", "json", cwd=tmp_path))
    versions = {one["name"].lower().replace("_", "-"): one["version"] for one in installed}
    for pin in lowest():
        name, _, version = pin.partition("==")
        assert versions[name.lower()].startswith(version.removesuffix(".*"))
