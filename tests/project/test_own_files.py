"""No command writes its output over a project's own files."""

from __future__ import annotations

from pathlib import Path

import pytest

from mosulmap.errors import RequestError
from mosulmap.project.own_files import writable_target


def a_project(folder: Path) -> Path:
    """Make a project's two folders, and return the project's."""
    for name in ("gazetteer", "seeds", "output"):
        (folder / name).mkdir()
    return folder


@pytest.mark.parametrize(
    "name",
    [
        *("seeds/articles.csv", "seeds/000_1f2e.txt", "gazetteer/context.geojson", "seeds"),
        *("output/../seeds/mentions.csv", "gazetteer/new/control.gpkg", "datapackage.json"),
    ],
)
def test_an_output_among_the_tables_is_refused(tmp_path: Path, name: str) -> None:
    """`render -o seeds/articles.csv` would be the end of the table."""
    with pytest.raises(RequestError, match="choose another FILE"):
        writable_target(a_project(tmp_path) / name, tmp_path)


def test_a_link_to_a_table_is_refused_too(tmp_path: Path) -> None:
    """A name elsewhere that leads into seeds/ is a name in seeds/."""
    link = a_project(tmp_path) / "map.html"
    link.symlink_to(tmp_path / "seeds" / "articles.csv")
    with pytest.raises(RequestError, match="lies in seeds/"):
        writable_target(link, tmp_path)


@pytest.mark.parametrize("name", ["map.html", "output/map.html", "seeds.html", "seeds2/map.html"])
def test_any_other_name_is_written(tmp_path: Path, name: str) -> None:
    """A name that only begins like one of the folders is no name in it."""
    target = a_project(tmp_path) / name
    assert writable_target(target, tmp_path) == target
