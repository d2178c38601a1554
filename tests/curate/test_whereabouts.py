"""By what a position can be judged before anybody has looked at a map."""

from __future__ import annotations

from pathlib import Path

from mosulmap.curate.make_place import new_place
from mosulmap.curate.whereabouts import whereabouts, whereabouts_lines
from mosulmap.model.rows import Place
from mosulmap.project.project import Project, read_project
from tests.tiny_project import NAMES, TinyProject

SAID = "Rebels fled from Orvana, about 12 km north of Mosul, on Friday."
SPELLED = {"mosul": "Mosul", "tal_afar": "Tal Afar"}


def project_saying(tiny: TinyProject, folder: Path, sentence: str) -> Project:
    """Return the tiny project, one of whose articles ends with a sentence."""
    spelled = [{"place_id": key, "toponym": title, "lang": "en"} for key, title in SPELLED.items()]
    tiny.tables[NAMES] += spelled
    tiny.texts["late"] += f"\n{sentence}\n"
    tiny.__post_init__()
    return read_project(tiny.write(folder))


def orvana(lat: str = "", lon: str = "43.12") -> Place:
    """Return a new place in Mosul, at a position if one is given."""
    where = {"lat": lat, "lon": lon, "geo_uncertainty_m": "900"} if lat else {}
    return new_place("Orvana", {"parent_id": "mosul", **where}, set())


def test_a_candidate_is_told_from_its_parent_and_by_what_is_said(
    tiny: TinyProject, tmp_path: Path
) -> None:
    """One that lies where the sentence says agrees; another does not, and by how much."""
    project = project_saying(tiny, tmp_path / "project", SAID)
    assert whereabouts_lines(whereabouts(orvana("36.443"), project)) == [
        "12.0 km N (0°) of Mosul",
        "late: “Orvana, about 12 km north of Mosul”: agrees",
    ]
    far, said = whereabouts_lines(whereabouts(orvana("36.0"), project))
    assert far == "37.2 km S (180°) of Mosul"
    assert "the gazetteer has Orvana 37.2 km south of Mosul; " in said


def test_without_a_position_the_sentence_is_a_hint(tiny: TinyProject, tmp_path: Path) -> None:
    """And nothing is compared."""
    project = project_saying(tiny, tmp_path / "project", SAID)
    found = whereabouts(orvana(), project)
    assert found.parent is None
    assert [(one.compared, one.difference) for one in found.sayings] == [(False, "")]


def test_what_is_said_of_other_places_is_left_out(tiny: TinyProject, tmp_path: Path) -> None:
    """The place has to be one of the two."""
    said = "Rebels fled from Tal Afar, 60 km west of Mosul, and from Orvana."
    project = project_saying(tiny, tmp_path / "project", said)
    assert whereabouts(orvana("36.443"), project).sayings == ()
