"""The ground of a project: drawn around its places, beside what a curator drew."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mosulmap.curate.draw_context import draw_context
from mosulmap.errors import DataError, RequestError
from mosulmap.geo.ground import SOURCE
from mosulmap.project.context import CONTEXT, read_context
from mosulmap.project.project import read_project
from tests.command_line import run_cli
from tests.theatres import THEATRES, theatre

PLACES = (
    "id,title,type,fclass,parent_id,lon,lat,geo_uncertainty_m,geo_source,ccodes,matches,note\n"
    "colon,Colón,city,P,,-79.90,9.36,2000,estimate,PA,,\n"
    "panama,Panama,country,A,,-80.10,8.40,200000,estimate,PA,,\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a project with one located town and one wide country."""
    run_cli("init", "war", cwd=tmp_path)
    (tmp_path / "war/gazetteer/places.csv").write_text(PLACES, encoding="utf-8")
    return tmp_path / "war"


def test_the_ground_is_drawn_around_the_places(folder: Path) -> None:
    """It is read without a fault, has the coast, and a second call changes no byte."""
    said = draw_context(folder)
    assert said.startswith("Drew ")
    assert said.endswith(f"into {CONTEXT}")
    lines, problems = read_context(folder)
    assert not problems
    assert "Panama" in {line.name for line in lines if line.kind == "coast"}
    # Around the town and not around the whole country, which is four degrees wide.
    assert min(lon for line in lines for lon, _ in line.coordinates) > -81
    first = (folder / CONTEXT).read_bytes()
    draw_context(folder)
    assert (folder / CONTEXT).read_bytes() == first


def test_what_a_curator_drew_stays(folder: Path) -> None:
    """A line of another source keeps its properties; those of the ground are drawn anew."""
    own = {
        "type": "Feature",
        "properties": {"name": "Canal", "kind": "river", "uncertainty_m": 50, "source": "survey"},
        "geometry": {"type": "LineString", "coordinates": [[-79.9, 9.3], [-79.6, 9.0]]},
    }
    content = {"type": "FeatureCollection", "features": [own]}
    (folder / CONTEXT).write_text(json.dumps(content), encoding="utf-8")
    assert draw_context(folder).endswith("; 1 line of your own stays")
    draw_context(folder)
    features = json.loads((folder / CONTEXT).read_text(encoding="utf-8"))["features"]
    assert [f for f in features if f["properties"]["source"] != SOURCE] == [own]


def test_a_file_that_cannot_be_read_is_not_overwritten(folder: Path) -> None:
    """What a curator drew might be in it."""
    (folder / CONTEXT).write_text('{"features": [', encoding="utf-8")
    with pytest.raises(DataError, match="is no GeoJSON that can be added to"):
        draw_context(folder)
    assert (folder / CONTEXT).read_text(encoding="utf-8") == '{"features": ['


def test_a_table_without_a_column_is_told_as_such(folder: Path) -> None:
    """Its places have positions; that the table cannot be read is what there is to mend."""
    table = folder / "gazetteer/places.csv"
    table.write_text(PLACES.replace(",geo_source", "").replace(",estimate", ""), encoding="utf-8")
    with pytest.raises(DataError, match="column 'geo_source' is missing"):
        draw_context(folder)


def test_without_a_position_it_asks_for_a_country(tmp_path: Path) -> None:
    """The first minute of a new war: nothing is located, but the country is known."""
    begun = run_cli("init", "war", cwd=tmp_path)
    assert begun.code == 0
    asked = run_cli("context", "--project", "war", cwd=tmp_path)
    assert asked.code == 2
    assert "no place has a position yet" in asked.err
    drawn = run_cli("context", "--project", "war", "--country", "pa", cwd=tmp_path)
    assert drawn.code == 0
    assert "coast" in drawn.out


@pytest.mark.parametrize("code", ["XX", "Panama", " "])
def test_a_country_that_is_none_is_refused(code: str, folder: Path) -> None:
    """Its two letters are asked for, and nothing is written."""
    with pytest.raises(RequestError, match="is no country of the ground"):
        draw_context(folder, [code])
    assert not (folder / CONTEXT).exists()


def test_a_new_project_has_the_ground_of_its_country(tmp_path: Path) -> None:
    """`init --country` writes it with the tables; an example has its own."""
    done = run_cli("init", "war", "--country", "FJ", cwd=tmp_path)
    assert done.code == 0
    lines, problems = read_context(tmp_path / "war")
    assert not problems
    assert {line.name for line in lines if line.kind == "coast"} >= {"Fiji"}
    refused = run_cli("init", "other", "--example", "mosul", "--country", "FJ", cwd=tmp_path)
    assert refused.code == 2
    assert not (tmp_path / "other").exists()


def test_a_province_is_drawn_as_a_region_until_a_curator_deletes_it(tmp_path: Path) -> None:
    """The lines say whose shape they are and what was compared; without them it is a point."""
    folder = theatre(THEATRES["province"]).write(tmp_path / "war")
    said = draw_context(folder)
    assert ", 1 province as regions: Nord-Kivu (by name and position) into" in said
    content = json.loads((folder / CONTEXT).read_text(encoding="utf-8"))
    shapes = [f for f in content["features"] if f["properties"]["kind"] == "region"]
    assert {f["properties"]["place_id"] for f in shapes} == {"nord-kivu"}
    assert {f["properties"]["fits"] for f in shapes} == {"name and position"}
    assert all(f["geometry"]["coordinates"][0] == f["geometry"]["coordinates"][-1] for f in shapes)
    assert read_project(folder).region_ids == {"nord-kivu"}
    content["features"] = [f for f in content["features"] if f not in shapes]
    (folder / CONTEXT).write_text(json.dumps(content), encoding="utf-8")
    assert not read_project(folder).region_ids


def test_a_project_from_a_file_of_places_has_its_ground_and_regions_at_once(tmp_path: Path) -> None:
    """`init --from` draws them around its places by itself."""
    rows = "id\ttitle\tccodes\tlon\tlat\tfclasses\taat_types\n"
    rows += "1\tGoma\tCD\t29.225\t-1.675\tP\t\n2\tBeni\tCD\t29.473\t0.491\tP\t\n"
    (tmp_path / "places.tsv").write_text(rows, encoding="utf-8")
    begun = run_cli("init", "war", "--from", "places.tsv", "--radius", "3000", cwd=tmp_path)
    assert begun.code == 0, begun.err
    project = read_project(tmp_path / "war")
    assert {"lake", "border", "province"} <= {line.kind for line in project.context}
    assert project.drawn_for == (29.099, -1.675, 29.599, 0.491)
