"""The folder for an archive: frictionless validates it, and everything in it is described."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from frictionless import Package
from jsonschema import Draft202012Validator

from mosulmap.control.study import Study
from mosulmap.errors import RequestError
from mosulmap.export.data_package import make_package, write_package
from mosulmap.export.tables import Scope
from mosulmap.pipeline import make_study
from mosulmap.project.description import Description, read_description
from tests.command_line import run_cli
from tests.tiny_project import KARAMA, PLACES, TinyProject

from .test_export import DAYS, truth

ROOT = Path(__file__).resolve().parents[2]

SHAPE = {
    "type": "object",
    "required": ["$schema", "name", "resources", "licenses", "sources", "contributors", "created"],
    "not": {"required": ["profile"]},
    "properties": {
        "$schema": {"const": "https://datapackage.org/profiles/2.0/datapackage.json"},
        "contributors": {"items": {"required": ["title"], "not": {"required": ["role"]}}},
        "licenses": {"items": {"anyOf": [{"required": ["name"]}, {"required": ["path"]}]}},
        "resources": {
            "items": {
                "required": ["$schema", "name", "path", "type", "schema"],
                "properties": {"type": {"const": "table"}},
                "not": {"required": ["profile"]},
            }
        },
    },
}
"""What version 2 of the standard asks for where version 1 asked for something else."""


@pytest.fixture(scope="module")
def folder(study: Study, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the package of the shipped project."""
    target: Path = tmp_path_factory.mktemp("package") / "mosul"
    write_package(target, make_package(study, Scope(), read_description(ROOT)).files)
    return target


def test_frictionless_reads_every_row(folder: Path) -> None:
    """Types, keys and references hold in all tables, those of what is shown too."""
    report = Package(str(folder / "datapackage.json")).validate()
    assert report.valid, report.flatten(["type", "note"])
    rows = {task.name: task.stats.get("rows") or 0 for task in report.tasks}
    assert (rows["periods"], rows["conflicts"], rows["mentions"]) == (239, 13, 157)


def test_a_broken_cell_is_found(study: Study, tmp_path: Path) -> None:
    """A period of a place that is none is no longer valid."""
    write_package(tmp_path, make_package(study, Scope(), read_description(ROOT)).files)
    path = tmp_path / "control" / "periods.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    lines[1] = lines[1].replace(lines[1].partition(",")[0], "nowhere")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    report = Package(str(tmp_path / "datapackage.json")).validate()
    assert {error.type for task in report.tasks for error in task.errors} == {"foreign-key"}


def test_it_is_of_version_two(folder: Path) -> None:
    """With licences, sources and contributors, and every file of it is a resource."""
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    assert [error.message for error in Draft202012Validator(SHAPE).iter_errors(package)] == []
    paths = {resource["path"] for resource in package["resources"]}
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*.csv")}
    assert paths == found
    titles = {source["title"] for source in package["sources"]}
    assert {"GeoNames", "OpenStreetMap contributors"} <= titles
    assert sum("2016-11" in title or "2017-02" in title for title in titles) == 5
    assert package["temporal"] == {"start": "2016-10-17", "end": "2017-02-26"}


@pytest.mark.parametrize("day", DAYS)
def test_a_day_shows_what_status_says(folder: Path, study: Study, day: str) -> None:
    """Frictionless reads days as days, both inclusive; an empty one is open."""
    periods: Any = Package(str(folder / "datapackage.json")).get_resource("periods")
    rows = [row.to_dict() for row in periods.read_rows()]
    found = {
        row["place_id"]: (row["state"], row["controller"] or "")
        for row in rows
        if (not row["start"] or str(row["start"]) <= day)
        and (not row["end"] or str(row["end"]) >= day)
    }
    assert found == truth(study, day)


def test_the_texts_of_the_articles_stay_out(folder: Path, study: Study) -> None:
    """They belong to their publishers; their hashes tell which texts were read."""
    assert not list(folder.rglob("*.txt"))
    said = make_package(study, Scope(), read_description(ROOT)).left_out
    assert said == "The texts of 5 articles left out: they are their publishers'"


def test_a_project_that_names_no_licence_is_told_so(study: Study) -> None:
    """Nobody can use what nobody may use."""
    said = make_package(study, Scope(), Description("x", "X")).left_out
    assert "names no licenses and contributors: add them there" in said


def test_a_folder_with_other_files_is_left_alone(study: Study, tmp_path: Path) -> None:
    """A project is not overwritten by its own export; an earlier export is."""
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    files = make_package(study, Scope(), read_description(ROOT)).files
    with pytest.raises(RequestError, match="has other files; nothing was written"):
        write_package(tmp_path, files)
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]
    for _ in range(2):
        write_package(tmp_path / "new", files)


def test_the_command_writes_a_folder(tmp_path: Path) -> None:
    """A name without an ending is one."""
    done = run_cli("export", "mosul", "--project", str(ROOT), cwd=tmp_path)
    assert done.code == 0
    assert "The texts of 5 articles left out" in done.out
    assert (tmp_path / "mosul" / "datapackage.json").is_file()


def test_the_same_study_gives_the_same_folder(study: Study) -> None:
    """Byte for byte."""
    first, second = (make_package(study, Scope(), read_description(ROOT)) for _ in range(2))
    assert first == second


@pytest.mark.parametrize(
    "payload", ["=cmd|' /C calc'!A0", 'a","b\n"c', "</script>{{ 7*7 }}", "'; drop table x; --"]
)
def test_text_is_text(payload: str, tiny: TinyProject, tmp_path: Path) -> None:
    """Tables are for programs, which read every cell as it was."""
    tiny.change(PLACES, KARAMA, {"title": payload})
    hostile = make_study(tiny.write(tmp_path / "project"))
    title = hostile.project.gazetteer.place["karama"].title
    write_package(tmp_path / "out", make_package(hostile, Scope(), Description("x", payload)).files)
    package = Package(str(tmp_path / "out" / "datapackage.json"))
    periods: Any = package.get_resource("periods")
    assert title in {row["title"] for row in periods.read_rows()}
    assert package.title == payload
