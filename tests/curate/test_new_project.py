"""A new project: what `mosulmap init` writes, refuses and copies, from the sources and a wheel."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from frictionless import Package

from mosulmap.curate.new_project import (
    GIT_FILES,
    example_project,
    find_examples,
    new_project,
    write_project,
)
from mosulmap.errors import RequestError
from mosulmap.model.rows import TABLES
from tests.command_line import Outcome, files_in, run_cli, run_python

ROOT = Path(__file__).resolve().parents[2]


def test_an_empty_project_has_every_table_under_its_header(tmp_path: Path) -> None:
    """Each table is one line, the names of its columns."""
    done = run_cli("init", "sirte", cwd=tmp_path)
    assert done == Outcome(0, "Began sirte; its README.md says what to do next\n", "")
    made = files_in(tmp_path / "sirte")
    assert set(made) == {*TABLES, *GIT_FILES, "README.md", "datapackage.json"}
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
    assert {name: made.pop(name) for name in GIT_FILES} == GIT_FILES
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


KINDS = {
    "empty": (),
    "mosul": ("--example", "mosul"),
    "linked places": ("--from", "places.tsv"),
}
"""The three ways to begin a project."""

KILLED = """
import os, sys
import mosulmap.curate.new_project as module
whole, left = module.write_content, [int(sys.argv[1])]
def write_content(*args):
    if not left[0]:
        os._exit(9)
    left[0] -= 1
    whole(*args)
module.write_content = write_content
sys.argv[1:] = sys.argv[2:]
from mosulmap.cli.app import main
main()
"""
"""`mosulmap init`, killed before it writes one file more than so many."""


@pytest.mark.parametrize("kind", KINDS)
def test_a_project_that_was_killed_midway_is_completed(kind: str, tmp_path: Path) -> None:
    """A second call ends with the files of one that nothing disturbed, then it is refused."""
    (tmp_path / "places.tsv").write_text("id\ttitle\tfclasses\nx1\tSirte\tP\n", encoding="utf-8")
    words = ("init", "p", *KINDS[kind])
    assert run_cli(*words, cwd=tmp_path).code == 0
    wanted = files_in(tmp_path / "p")
    for written in (0, 1, 3, 5, len(wanted) - 1):
        shutil.rmtree(tmp_path / "p")
        assert run_python("-c", KILLED, str(written), *words, cwd=tmp_path).code == 9
        done = run_cli(*words, cwd=tmp_path)
        assert done.code == 0, done.err
        assert files_in(tmp_path / "p") == wanted
    assert "has gazetteer/ already; nothing was written" in run_cli(*words, cwd=tmp_path).err


def test_a_file_half_written_does_not_stop_the_second_call(tmp_path: Path) -> None:
    """A kill may leave the temporary file of a table."""
    (tmp_path / "gazetteer").mkdir()
    (tmp_path / "gazetteer" / ".places.csv.k3x9").write_text("id,ti", encoding="utf-8")
    assert run_cli("init", ".", cwd=tmp_path).code == 0


def test_a_project_begun_and_edited_is_not_completed(tmp_path: Path) -> None:
    """Its rows are a curator's."""
    run_cli("init", "p", cwd=tmp_path)
    (tmp_path / "p" / "seeds" / "mentions.csv").unlink()
    with (tmp_path / "p" / "gazetteer" / "names.csv").open("a", encoding="utf-8") as table:
        table.write("x,Sirte,en,me\n")
    before = files_in(tmp_path)
    assert run_cli("init", "p", cwd=tmp_path).code == 2
    assert files_in(tmp_path) == before


def test_what_git_is_told_already_stays(tmp_path: Path) -> None:
    """A repository may have its own files; what to add to them is said, and only then."""
    (tmp_path / ".gitignore").write_text("*.tmp\n", encoding="utf-8")
    (tmp_path / ".gitattributes").write_bytes(GIT_FILES[".gitattributes"] + b"*.png binary\n")
    done = run_cli("init", ".", cwd=tmp_path)
    assert (done.code, (tmp_path / ".gitignore").read_text("utf-8")) == (0, "*.tmp\n")
    assert done.err.startswith(".gitignore stays as it is; add to it:\n")
    assert done.err.endswith("\n.mosulmap*\n")
    assert ".gitattributes" not in done.err


def git(*words: str, cwd: Path) -> str:
    """Run git as somebody who never told it who they are, and return what it prints."""
    who = ("-c", "user.name=A Curator", "-c", "user.email=curator@example.org")
    done = subprocess.run(
        ["git", *who, *words],  # noqa: S607 - git as it is installed
        cwd=cwd,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout


ARTICLE = "Forces enter Karama\n\nPublished 9 June 2016\n\nTroops took Karama on Thursday.\n"


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_a_clone_on_windows_keeps_the_hashes(ends: str, tmp_path: Path) -> None:
    """With core.autocrlf the articles stay as they were, and `check` finds nothing."""
    run_cli("init", "p", "--example", "mosul", cwd=tmp_path)
    (tmp_path / "new.txt").write_text(ARTICLE.replace("\n", ends), encoding="utf-8", newline="")
    assert run_cli("add", "../new.txt", cwd=tmp_path / "p").code == 0
    (tmp_path / "p" / "gazetteer" / "names.csv.bak").write_text("", encoding="utf-8")
    git("init", "-q", "p", cwd=tmp_path)
    git("-c", "core.autocrlf=true", "add", ".", cwd=tmp_path / "p")
    git("commit", "-q", "-m", "A new project", cwd=tmp_path / "p")
    git("clone", "-q", "-c", "core.autocrlf=true", "p", "q", cwd=tmp_path)
    made, cloned = (files_in(tmp_path / name / "seeds") for name in "pq")
    assert made == cloned
    assert not (tmp_path / "q" / "gazetteer" / "names.csv.bak").exists()
    usual, there = (run_cli("check", cwd=tmp_path / name) for name in "pq")
    assert there == usual
    assert there.code == 0


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
