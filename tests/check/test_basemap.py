"""Lines of the basemap that can hardly be meant; `tests/project/test_context.py` has the faults."""

from __future__ import annotations

from pathlib import Path

from mosulmap.check.basemap import find_doubtful_lines, outgrown_ground
from mosulmap.control.study import Study
from mosulmap.curate.draw_context import draw_context
from mosulmap.project.context import CONTEXT
from mosulmap.project.project import read_project
from tests.faults import change
from tests.faults_project import PLACES, write_sound_project
from tests.theatres import theatre, write_theatre


def test_sound_lines_are_not_doubted(shipped: Study, tmp_path: Path) -> None:
    """Borders far longer than the theatre are meant."""
    assert list(find_doubtful_lines(shipped.project)) == []
    assert list(find_doubtful_lines(read_project(write_sound_project(tmp_path)))) == []


def test_the_ground_of_a_continent_is_not_doubted(tmp_path: Path) -> None:
    """It reaches thousands of kilometres beyond the places, and nobody typed it."""
    assert list(find_doubtful_lines(read_project(write_theatre("continent", tmp_path / "w")))) == []


def test_exchanged_columns_are_one_doubt(tmp_path: Path) -> None:
    """It is told once, whichever of the two files has the axes exchanged."""
    file = write_sound_project(tmp_path) / PLACES
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("lon,lat", "lat,lon", 1), encoding="utf-8")
    [problem] = find_doubtful_lines(read_project(tmp_path))
    assert "lon and lat look exchanged, here or in gazetteer/places.csv" in problem.message


def test_lines_are_not_doubted_where_positions_were_lost(tmp_path: Path) -> None:
    """A spreadsheet took the points of most coordinates: the middle of the rest says nothing."""
    write_sound_project(tmp_path)
    for key in ("bourem_kadi", "gao", "kidal", "menaka", "mali"):
        change(PLACES, key, lat="17,5")(tmp_path)
    assert list(find_doubtful_lines(read_project(tmp_path))) == []


def test_a_place_outside_of_the_ground_is_a_reason_to_draw_it_anew(tmp_path: Path) -> None:
    """The ground of a village does not reach the town that was located later."""
    project = theatre({"Sake": ("town", 29.04, -1.575, 1500)})
    draw_context(project.write(tmp_path / "war"))
    assert not outgrown_ground(read_project(tmp_path / "war"))
    later = theatre({"Sake": ("town", 29.04, -1.575, 1500), "Beni": ("town", 29.473, 0.491, 4000)})
    drawn = (tmp_path / "war" / CONTEXT).read_text(encoding="utf-8")
    later.context = drawn
    [problem] = find_doubtful_lines(read_project(later.write(tmp_path / "later")))
    assert problem.message.startswith("was drawn before 'beni' had a position")
    draw_context(tmp_path / "later")
    assert not [*find_doubtful_lines(read_project(tmp_path / "later"))]


def test_a_shape_whose_place_was_renamed_is_told(tmp_path: Path) -> None:
    """Its outline would be drawn for nobody."""
    folder = write_theatre("province", tmp_path / "war")
    text = (folder / CONTEXT).read_text(encoding="utf-8")
    renamed = text.replace('"place_id": "nord-kivu"', '"place_id": "kivu"')
    (folder / CONTEXT).write_text(renamed, encoding="utf-8")
    [problem] = find_doubtful_lines(read_project(folder))
    assert "is the shape of 'kivu', which gazetteer/places.csv has not" in problem.message
