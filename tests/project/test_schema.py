"""A project as other programs see it: datapackage.json, validated by the frictionless library."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from frictionless import Package

from mosulmap.model.rows import KEYS, REFERENCES, TABLES
from mosulmap.project.description import LISTS
from mosulmap.project.schema import FILE, describe_package, describe_table, package_name
from tests.tiny_project import (
    ACTORS,
    ARTICLES,
    CTS,
    EARLY,
    KARAMA,
    KARAMA_TAKEN,
    MENTIONS,
    PLACES,
    TinyProject,
)

ROOT = Path(__file__).resolve().parents[2]


def faults(folder: Path) -> set[tuple[str, str, str]]:
    """Return what frictionless finds in a project: table, kind of error, column where it says."""
    report = Package(str(folder / FILE)).validate()
    assert report.errors == []
    return {
        (task.name, error.type, getattr(error, "field_name", ""))
        for task in report.tasks
        for error in task.errors
    }


def write(tiny: TinyProject, folder: Path) -> Path:
    """Write a tiny project with its description."""
    tiny.write(folder)
    (folder / FILE).write_text(describe_package("tiny", "Tiny"), encoding="utf-8")
    return folder


def column(path: str, name: str) -> dict[str, Any]:
    """Return the field of a column."""
    fields = describe_table(path, TABLES[path])["schema"]["fields"]
    (found,) = [field for field in fields if field["name"] == name]
    return dict(found)


def test_the_shipped_project_has_the_description_of_the_models() -> None:
    """datapackage.json is generated: run `make docs` when a column changes."""
    text = (ROOT / FILE).read_text(encoding="utf-8")
    package = json.loads(text)
    about = {key: package[key] for key in ("keywords", *LISTS)}
    assert text == describe_package(package["name"], package["title"], about)
    assert all(about.values())


def test_frictionless_reads_every_row_of_the_shipped_project() -> None:
    """Types, constraints, keys and references hold in all tables."""
    report = Package(str(ROOT / FILE)).validate()
    assert report.valid, report.flatten(["type", "note"])
    sizes = {task.name: task.stats.get("rows", 0) for task in report.tasks}
    assert sizes["places"] == 150
    assert sizes["mentions"] == 157


def test_frictionless_finds_nothing_in_a_sound_project(tiny: TinyProject, tmp_path: Path) -> None:
    """The project of which every test below breaks one cell."""
    assert faults(write(tiny, tmp_path)) == set()


@pytest.mark.parametrize(
    ("path", "row", "name", "cell", "kind"),
    [
        (PLACES, KARAMA, "title", "", "constraint-error"),
        (PLACES, KARAMA, "fclass", "X", "constraint-error"),
        (PLACES, KARAMA, "lat", "91", "constraint-error"),
        (PLACES, KARAMA, "lon", "-181", "constraint-error"),
        (PLACES, KARAMA, "lat", "36,35", "type-error"),
        (PLACES, KARAMA, "geo_uncertainty_m", "-1", "constraint-error"),
        (ACTORS, CTS, "color", "#1873c0;blue", "constraint-error"),
        (ARTICLES, EARLY, "published", "04/11/2016", "type-error"),
        (ARTICLES, EARLY, "url", "not an address", "type-error"),
        (ARTICLES, EARLY, "sha256", "abc", "constraint-error"),
        (MENTIONS, KARAMA_TAKEN, "char_start", "-4", "constraint-error"),
        (MENTIONS, KARAMA_TAKEN, "char_start", "four", "type-error"),
        (MENTIONS, KARAMA_TAKEN, "event", "victory", "constraint-error"),
        (MENTIONS, KARAMA_TAKEN, "status", "maybe", "constraint-error"),
        (MENTIONS, KARAMA_TAKEN, "id", "with space", "constraint-error"),
    ],
)
def test_frictionless_refuses_what_the_models_refuse(
    path: str, row: int, name: str, cell: str, kind: str, tiny: TinyProject, tmp_path: Path
) -> None:
    """A cell that a model would not take is an error of its column for other programs too."""
    found = faults(write(tiny.change(path, row, {name: cell}), tmp_path))
    assert (Path(path).stem, kind, name) in found


REFERRING = [(path, name) for path, columns in REFERENCES.items() for name in columns]


@pytest.mark.parametrize(("path", "name"), REFERRING)
def test_frictionless_misses_the_row_that_a_reference_names(
    path: str, name: str, tiny: TinyProject, tmp_path: Path
) -> None:
    """Each reference leads to a row, in the other table or in its own."""
    if not tiny.tables[path]:
        tiny.tables[path] = [{"toponym": "X", "event": "capture", "date": "2014-06", "source": "s"}]
    found = faults(write(tiny.change(path, 0, {name: "nowhere"}), tmp_path))
    assert (Path(path).stem, "foreign-key", "") in found


@pytest.mark.parametrize("path", sorted(KEYS))
def test_frictionless_finds_a_row_given_twice(path: str, tiny: TinyProject, tmp_path: Path) -> None:
    """Each key tells the rows of its table apart."""
    tiny.tables[path].append(dict(tiny.tables[path][0]))
    assert (Path(path).stem, "primary-key", "") in faults(write(tiny, tmp_path))


def test_keys_and_references_name_columns_that_exist() -> None:
    """A renamed column is renamed everywhere."""
    for path, key in KEYS.items():
        assert set(key) <= set(TABLES[path].model_fields)
    for path, columns in REFERENCES.items():
        assert set(columns) <= set(TABLES[path].model_fields)
        assert set(columns.values()) <= set(TABLES)


@pytest.mark.parametrize(
    ("path", "name", "expected"),
    [
        (PLACES, "lon", {"type": "number", "constraints": {"minimum": -180, "maximum": 180}}),
        (ARTICLES, "published", {"type": "date"}),
        (ARTICLES, "url", {"type": "string", "format": "uri"}),
        (
            MENTIONS,
            "char_end",
            {"type": "integer", "constraints": {"required": True, "minimum": 0}},
        ),
        (MENTIONS, "assertion", {"type": "string", "constraints": {"enum": ["stated", "implied"]}}),
    ],
)
def test_a_column_is_described_as_its_model_declares_it(
    path: str, name: str, expected: dict[str, Any]
) -> None:
    """Type, format and limits; the words are those of docs/tables.md."""
    found = column(path, name)
    assert found.pop("name") == name
    assert found.pop("description") == TABLES[path].model_fields[name].description
    assert found == expected


def test_the_description_lists_every_table_and_column_in_order() -> None:
    """Nothing of the models is left out."""
    package = json.loads(describe_package("tiny", "Tiny"))
    listed = {
        table["path"]: [field["name"] for field in table["schema"]["fields"]]
        for table in package["resources"]
    }
    assert listed == {path: list(model.model_fields) for path, model in TABLES.items()}


@pytest.mark.parametrize(
    ("folder", "name"),
    [("Sirte 2016", "sirte-2016"), ("mosul", "mosul"), ("الموصل", "project"), ("..", "project")],
)
def test_a_package_is_called_after_its_folder(folder: str, name: str) -> None:
    """In the letters that a package's name may have."""
    assert package_name(folder) == name
