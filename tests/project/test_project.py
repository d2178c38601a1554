"""A project's folder, read whole: what is found in it, and what is said of what is not."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from mosulmap.errors import RequestError
from mosulmap.project.context import ContextLine
from mosulmap.project.project import Project, read_project
from tests.tiny_project import ARTICLES, EARLY, EARLY_TEXT, LATE_TEXT, TinyProject

CONTEXT = "gazetteer/context.geojson"

RIVER: dict[str, Any] = {
    "type": "Feature",
    "properties": {"name": "Tigris", "kind": "river", "uncertainty_m": 600, "source": "OSM"},
    "geometry": {"type": "LineString", "coordinates": [[43.1, 36.4], [43.2, 36.3]]},
}


def said(project: Project) -> list[str]:
    """Return the problems met on reading, as the reader of the terminal sees them."""
    return [str(problem) for problem in project.reading_problems]


def feature(part: str, **changed: object) -> dict[str, Any]:
    """Return the river with something changed in its properties or its geometry."""
    return RIVER | {part: RIVER[part] | changed}


def basemap(*features: object) -> str:
    """Return GeoJSON with these features."""
    return json.dumps({"type": "FeatureCollection", "features": features})


def test_a_project_is_read_whole(tiny: TinyProject, tmp_path: Path) -> None:
    """Six tables, two texts, and no problem."""
    project = read_project(tiny.write(tmp_path))
    assert [len(table.rows) for table in project.tables] == [5, 3, 4, 1, 2, 10]
    assert project.texts == {"early": EARLY_TEXT, "late": LATE_TEXT}
    assert (project.context, said(project)) == ((), [])


@pytest.mark.parametrize("missing", ["gazetteer", "seeds"])
def test_a_folder_without_its_two_parts_is_no_project(
    missing: str, tiny: TinyProject, tmp_path: Path
) -> None:
    """A project needs both folders; the one that is missing is named."""
    shutil.rmtree(tiny.write(tmp_path) / missing)
    with pytest.raises(RequestError) as error:
        read_project(tmp_path)
    assert str(error.value) == (
        f"{tmp_path / missing}: no such folder; a project has a gazetteer/ and a seeds/ "
        "(name it with --project DIR)"
    )


@pytest.mark.parametrize(
    ("file", "message"),
    [
        ("gone.txt", "'gone.txt' cannot be read (no such file or directory)"),
        ("folder", "'folder' cannot be read (is a directory)"),
        ("latin.txt", "'latin.txt' is not UTF-8 at byte 1"),
        ("wide.txt", "'wide.txt' is full of NUL bytes and may be UTF-16"),
        ("nul.txt", "'nul.txt' holds NUL characters and may be UTF-16; save it as UTF-8"),
        # Nothing outside of seeds/ is read, whatever a table says.
        *(
            (path, f"'{path}' is not a file in seeds/; name it without folders")
            for path in ("../secret.txt", "folder/deep.txt", "/etc/passwd", "link.txt", "..", ".")
        ),
    ],
)
def test_an_article_is_a_readable_file_in_seeds_or_a_problem(
    file: str, message: str, tiny: TinyProject, tmp_path: Path
) -> None:
    """An article whose file cannot be used gives one problem, and the others are read."""
    tiny.change(ARTICLES, EARLY, {"file": file}).write(tmp_path)
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    (tmp_path / "seeds" / "folder").mkdir()
    (tmp_path / "seeds" / "folder" / "deep.txt").write_text("deep", encoding="utf-8")
    (tmp_path / "seeds" / "latin.txt").write_bytes("dépêche".encode("windows-1252"))
    (tmp_path / "seeds" / "wide.txt").write_bytes("Mosul".encode("utf-16-le"))
    (tmp_path / "seeds" / "nul.txt").write_bytes(b"Troops took Mosul\0 on Friday.")
    (tmp_path / "seeds" / "link.txt").symlink_to(tmp_path / "secret.txt")
    project = read_project(tmp_path)
    assert said(project) == [f"{ARTICLES}:2: file: {message}"]
    assert list(project.texts) == ["late"]


def test_the_lines_of_the_basemap_are_read(tiny: TinyProject, tmp_path: Path) -> None:
    """A feature is a line with its name, kind, uncertainty, source and points."""
    tiny.context = basemap(RIVER, feature("properties", name="Khazir"))
    river = ContextLine("Tigris", "river", 600.0, "OSM", ((43.1, 36.4), (43.2, 36.3)))
    assert read_project(tiny.write(tmp_path)).context == (
        river,
        ContextLine("Khazir", "river", 600.0, "OSM", river.coordinates),
    )


@pytest.mark.parametrize(
    ("context", "reason"),
    [
        ("[]", "has no list of features: `features` is empty (null)"),
        ("{}", "has no list of features: `features` is empty (null)"),
        (
            basemap(feature("geometry", type="Polygon")),
            "feature 1 (Tigris) is a Polygon; only a LineString is drawn",
        ),
        (
            basemap(feature("properties", kind="road")),
            (
                "feature 1 (Tigris) has the kind 'road'; known are river, lake, coast, border, "
                "province, region, site"
            ),
        ),
        (
            basemap(feature("properties", uncertainty_m="some")),
            'feature 1 (Tigris) has the uncertainty_m "some", which is no number of metres',
        ),
    ],
)
def test_a_basemap_that_cannot_be_read_is_one_problem(
    context: str, reason: str, tiny: TinyProject, tmp_path: Path
) -> None:
    """A broken basemap gives no line and one problem, named as the tables are."""
    tiny.context = context
    project = read_project(tiny.write(tmp_path))
    assert project.context == ()
    assert said(project) == [f"{CONTEXT}: {reason}"]


def test_a_basemap_nested_without_end_is_one_problem(tiny: TinyProject, tmp_path: Path) -> None:
    """No bracket too many ends in a traceback."""
    tiny.context = "[" * 100_000
    project = read_project(tiny.write(tmp_path))
    [problem] = said(project)
    assert problem.startswith(f"{CONTEXT}: is no JSON (")


@pytest.mark.parametrize(
    "coordinates",
    [[], [[43.1, 36.4]], [[43.1, float("nan")], [43.2, 36.3]]],
    ids=["none", "one", "not a number"],
)
def test_a_line_without_two_points_is_no_line(
    coordinates: list[list[float]], tiny: TinyProject, tmp_path: Path
) -> None:
    """A line that cannot be drawn is a problem on reading, not a traceback on drawing."""
    tiny.context = basemap(feature("geometry", coordinates=coordinates))
    project = read_project(tiny.write(tmp_path))
    assert project.context == ()
    [problem] = said(project)
    assert problem.startswith(f"{CONTEXT}: feature 1 (Tigris) has ")
