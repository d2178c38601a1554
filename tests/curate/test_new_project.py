"""A new project: what `mosulmap init` writes, refuses and copies, from the sources and a wheel."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from frictionless import Package

from mosulmap.curate.new_project import example_project, find_examples, new_project, write_project
from mosulmap.errors import RequestError
from mosulmap.model.rows import TABLES
from tests.command_line import Outcome, files_in, run_cli, run_python

ROOT = Path(__file__).resolve().parents[2]


def test_an_empty_project_has_every_table_under_its_header(tmp_path: Path) -> None:
    """Each table is one line, the names of its columns."""
    done = run_cli("init", "sirte", cwd=tmp_path)
    assert done == Outcome(0, "Began sirte; its README.md says what to do next\n", "")
    made = files_in(tmp_path / "sirte")
    assert set(made) == {*TABLES, "README.md", "datapackage.json"}
    for path, model in TABLES.items():
        assert made[path].decode() == ",".join(model.model_fields) + "\n"


def test_an_empty_project_can_be_checked_and_says_what_is_missing(tmp_path: Path) -> None:
    """Nothing is wrong with it, and a map of nothing is not drawn."""
    run_cli("init", "sirte", cwd=tmp_path)
    checked = run_cli("check", "--project", "sirte", cwd=tmp_path)
    assert checked.code == 0
    assert checked.out.startswith("No problems: 0 places named in 0 articles, 0 mentions")
    assert run_cli("render", "--project", "sirte", cwd=tmp_path) == Outcome(
        2,
        "",
        "mosulmap: no article of known date was published; "
        "nothing to show until one is added (mosulmap add FILE)\n",
    )
    assert not (tmp_path / "sirte" / "output").exists()


@pytest.mark.parametrize("example", ["empty", "mosul"])
def test_a_new_project_is_a_valid_data_package(example: str, tmp_path: Path) -> None:
    """Frictionless finds nothing in it, rows or none."""
    run_cli("init", "Sirte 2016", "--example", example, cwd=tmp_path)
    package = Package(str(tmp_path / "Sirte 2016" / "datapackage.json"))
    assert package.validate().valid
    assert package.name == ("sirte-2016" if example == "empty" else "mosul")


def test_the_readme_of_a_project_explains_every_column(tmp_path: Path) -> None:
    """In the words of the models, table by table."""
    run_cli("init", "sirte", cwd=tmp_path)
    readme = (tmp_path / "sirte" / "README.md").read_text(encoding="utf-8")
    assert readme.startswith("# sirte\n")
    for path, model in TABLES.items():
        assert f"\n### {path}\n" in readme
        for name, field in model.model_fields.items():
            assert f"| `{name}` | {field.description} |" in readme


def test_every_command_in_the_readme_of_a_project_exists(tmp_path: Path) -> None:
    """A curator types what stands there."""
    run_cli("init", "sirte", cwd=tmp_path)
    readme = (tmp_path / "sirte" / "README.md").read_text(encoding="utf-8")
    commands = {part.split()[0].strip("`") for part in readme.split("`mosulmap ")[1:]}
    assert {"add", "extract", "review", "check", "render"} <= commands
    listed = run_cli("--help", cwd=tmp_path).out
    assert {name for name in commands if f"  {name} " not in listed} == set()


def test_the_example_is_the_shipped_project(tmp_path: Path) -> None:
    """Byte for byte, with a README for curators, and it draws the shipped map."""
    assert run_cli("init", "copy", "--example", "mosul", cwd=tmp_path).code == 0
    made = files_in(tmp_path / "copy")
    assert made.pop("README.md").startswith(b"# The battle of Mosul")
    shipped = {p: c for part in ("gazetteer", "seeds") for p, c in files_in(ROOT / part).items()}
    assert {Path(path).name: content for path, content in made.items()} == {
        **shipped,
        "datapackage.json": (ROOT / "datapackage.json").read_bytes(),
    }
    drawn = run_cli("render", "--project", "copy", "-o", "copy.html", cwd=tmp_path)
    run_cli("render", "--project", str(ROOT), "-o", "shipped.html", cwd=tmp_path)
    assert drawn.code == 0
    assert (tmp_path / "copy.html").read_bytes() == (tmp_path / "shipped.html").read_bytes()


@pytest.mark.parametrize("name", ["gazetteer", "seeds", "README.md", "datapackage.json"])
def test_nothing_is_overwritten(name: str, tmp_path: Path) -> None:
    """A folder with any of the files of a project is refused before anything is written."""
    there = tmp_path / name
    if "." in name:
        there.write_text("mine", encoding="utf-8")
    else:
        there.mkdir()
        (there / "places.csv").write_text("mine", encoding="utf-8")
    before = files_in(tmp_path)
    done = run_cli("init", ".", cwd=tmp_path)
    assert done.code == 2
    shown = name if "." in name else f"{name}/"
    assert done.err == (
        f"mosulmap: .: has {shown} already; nothing was written: "
        "choose a new folder, or move it away\n"
    )
    assert files_in(tmp_path) == before


def test_other_files_in_the_folder_stay(tmp_path: Path) -> None:
    """A folder of articles can become a project."""
    (tmp_path / "article.txt").write_text("mine", encoding="utf-8")
    assert run_cli("init", ".", cwd=tmp_path).code == 0
    assert (tmp_path / "article.txt").read_text(encoding="utf-8") == "mine"


def test_an_unknown_example_is_refused_with_those_that_there_are(tmp_path: Path) -> None:
    """And nothing is written."""
    done = run_cli("init", "new", "--example", "musul", cwd=tmp_path)
    assert done == Outcome(2, "", "mosulmap: --example musul is none of empty, mosul\n")
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_the_way_of_the_folder_is_told(tmp_path: Path) -> None:
    """The folder cannot be made where a file stands."""
    (tmp_path / "new").write_text("", encoding="utf-8")
    done = run_cli("init", "new", cwd=tmp_path)
    assert done.code == 1
    assert done.err.startswith("mosulmap: new/")
    assert "cannot be written" in done.err
    assert "choose another DIR" in done.err


def test_a_second_project_in_one_folder_is_refused(tmp_path: Path) -> None:
    """Even from the function that the command calls."""
    write_project(tmp_path, new_project("x", {}))
    with pytest.raises(RequestError, match="nothing was written"):
        write_project(tmp_path, example_project("mosul"))


def test_the_sources_have_one_example() -> None:
    """The checkout itself."""
    assert dict(find_examples()) == {"mosul": ROOT}


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return the environment in which Python finds the program as a wheel installs it."""
    folder = tmp_path_factory.mktemp("wheel")
    pip = ("-m", "pip", "--disable-pip-version-check", "-q")
    alone = ("--no-deps", "--no-build-isolation")
    built = run_python(*pip, "wheel", str(ROOT), *alone, "-w", str(folder), cwd=folder)
    assert built.code == 0, built.err
    (wheel,) = folder.glob("*.whl")
    target = ("install", "--no-deps", "--target", str(folder / "site"), str(wheel))
    done = run_python(*pip, *target, cwd=folder)
    assert done.code == 0, done.err
    return {"PYTHONPATH": str(folder / "site"), "PYTHONDONTWRITEBYTECODE": "1"}


def test_a_wheel_carries_the_example(installed: dict[str, str], tmp_path: Path) -> None:
    """Installed away from its sources, the program begins the shipped project and an empty one."""
    where = run_python(
        "-c", "import mosulmap; print(mosulmap.__file__)", cwd=tmp_path, env=installed
    )
    assert where.out.startswith(installed["PYTHONPATH"] + os.sep), (where, sys.path)
    for example in ("mosul", "empty"):
        done = run_cli("init", example, "--example", example, cwd=tmp_path, env=installed)
        assert done.code == 0, done.err
        assert run_cli("check", "--project", example, cwd=tmp_path, env=installed).code == 0
    assert run_cli("render", "--project", "mosul", cwd=tmp_path, env=installed).code == 0
    run_cli("init", "sources", "--example", "mosul", cwd=tmp_path)
    assert {
        path: content
        for path, content in files_in(tmp_path / "mosul").items()
        if not path.startswith("output/")
    } == files_in(tmp_path / "sources")
