"""Asking for places of a project and writing the rows that are wanted, without a server."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pytest

from mosulmap.errors import ClashError, DataError, RequestError
from mosulmap.geocode.candidates import Answer, Query, Question, Reply
from mosulmap.geocode.client import Cache, Geocoder, Service
from mosulmap.geocode.locate import (
    SearchResults,
    open_geocoder,
    open_project,
    questions,
    remarks_on,
    search_places,
    write_rows,
)
from mosulmap.project.project import Project, read_project
from tests.tiny_project import KARAMA, KARAMA_TAKEN, MENTIONS, NAMES, PLACES, SAMAH, TinyProject

LOCAL = Service("nominatim", "http://127.0.0.1:9", "", "", 1.0)

KNOWN = {
    "Samah": (Answer("Samah, Mosul", 36.352, 43.217, "suburb", match="osm:node/3"),),
    "Josaq": (Answer("Josaq, Mosul", 36.325, 43.137, "suburb", match="osm:node/2"),),
    "Zuhur": (
        Answer("Zuhur, Mosul", 36.37, 43.16, "suburb", match="osm:node/4"),
        Answer("Zuhur, Mosul", 36.36, 43.17, "suburb", match="osm:node/5"),
    ),
}
"""What the geocoder of these tests answers, by the first words of what it is asked."""


NOWHERE = {"lon": "", "lat": "", "geo_source": "", "geo_uncertainty_m": ""}
"""The cells of a place without a position."""


class KnownPlaces(Geocoder):
    """A geocoder that asks nobody."""

    def first(self, queries: Iterable[Query]) -> Reply:
        """Return the reply to the first of the queries."""
        query = next(iter(queries))
        return Reply(query, KNOWN.get(query.text.partition(",")[0], ()), "Known", "2026-11-22")


@pytest.fixture
def folder(tiny: TinyProject, tmp_path: Path) -> Path:
    """Return the folder of a tiny project, in which Samah has no position."""
    return tiny.write(tmp_path / "project")


@pytest.fixture
def project(folder: Path) -> Project:
    """Return that project."""
    return read_project(folder)


def survey(folder: Path, *names: str, missing: bool = False) -> SearchResults:
    """Return what is found for some names, or for all places without a position."""
    project = read_project(folder)
    geocoder = KnownPlaces(LOCAL, Cache(folder), "2026-11-22")
    return search_places(project, questions(project, names, missing=missing), geocoder)


def test_only_a_project_whose_tables_are_sound_is_opened(tiny: TinyProject, tmp_path: Path) -> None:
    """A row that cannot be read would be lost when its table is written."""
    sound = tiny.write(tmp_path / "sound")
    assert open_project(sound) == read_project(sound)
    faulty = tiny.change(PLACES, SAMAH, {"lat": "36,35"}).write(tmp_path / "faulty")
    with pytest.raises(DataError, match=r"'36,35' has a decimal comma; write 36\.35"):
        open_project(faulty)


def test_a_fault_between_mention_and_article_stops_nothing(
    tiny: TinyProject, tmp_path: Path
) -> None:
    """No quote is needed to say where a place lies."""
    tiny.change(MENTIONS, KARAMA_TAKEN, {"quote": "Nobody wrote Karama."})
    assert len(open_project(tiny.write(tmp_path)).places.rows) == 5


def test_names_are_asked_for_as_they_were_typed(project: Project) -> None:
    """In their order, each with the larger place that was named."""
    asked = questions(project, ["Zuhur, Mosul", "Karama"], missing=False)
    assert [str(question) for question in asked] == ["Zuhur, Mosul", "Karama"]
    assert [q.within.id for q in asked if q.within] == ["mosul", "mosul"]


def test_missing_asks_for_every_place_without_a_position(tiny: TinyProject, tmp_path: Path) -> None:
    """By id; names that were typed beside it are not looked at."""
    project = read_project(tiny.change(PLACES, KARAMA, NOWHERE).write(tmp_path))
    asked = questions(project, [], missing=True)
    assert [question.place.id for question in asked if question.place] == ["karama", "samah"]


def test_a_survey_has_a_finding_for_each_question_and_shows_how_far_it_is(folder: Path) -> None:
    """In the order asked; a name that nobody knows has no candidate."""
    seen: list[Question] = []

    def track(all_: Sequence[Question]) -> Iterator[Question]:
        for question in all_:
            seen.append(question)
            yield question

    project = read_project(folder)
    geocoder = KnownPlaces(LOCAL, Cache(folder), "2026-11-22")
    asked = questions(project, ["Josaq, Mosul", "Nowhere, Mosul"], missing=False)
    made = search_places(project, asked, geocoder, track)
    assert [len(finding.candidates) for finding in made.findings] == [1, 0]
    assert seen == asked


def test_a_geocoder_keeps_its_answers_in_the_project(folder: Path) -> None:
    """And knows the day on which it is asked."""
    geocoder = open_geocoder(folder, LOCAL, "2026-11-22", fresh=True)
    assert (geocoder.today, geocoder.fresh) == ("2026-11-22", True)
    assert geocoder.cache.path.is_relative_to(folder)


NO_GROUND = (
    "gazetteer/context.geojson: has no line yet; `mosulmap context` draws coasts, borders and water"
)


def test_a_place_beyond_the_ground_asks_to_draw_it_anew(folder: Path, project: Project) -> None:
    """The basemap was drawn for Karama alone, and Josaq lies west of it."""
    text = '{"type": "FeatureCollection", "bbox": [43.15, 36.3, 43.3, 36.5], "features": []}'
    line = text.replace("[]}", f"[{json.dumps(SHORE)}]}}")
    (folder / "gazetteer/context.geojson").write_text(line, encoding="utf-8")
    *_, said = write_rows(folder, project, survey(folder, "Josaq, Mosul"))
    begins = "gazetteer/context.geojson: was drawn before 'josaq' and 2 more had a position"
    assert said.startswith(begins)


SHORE = {
    "type": "Feature",
    "properties": {"name": "x", "kind": "coast", "uncertainty_m": 5, "source": "y"},
    "geometry": {"type": "LineString", "coordinates": [[43, 36], [44, 37]]},
}


def test_the_chosen_place_is_written_with_the_spelling_asked_for(
    folder: Path, project: Project
) -> None:
    """One row more in each of two tables."""
    said = write_rows(folder, project, survey(folder, "Josaq, Mosul"))
    assert said == ["Wrote gazetteer/places.csv: josaq; names.csv: Josaq", NO_GROUND]
    written = read_project(folder)
    [place] = [p for p in written.places.rows if p not in project.places.rows]
    assert (place.id, place.parent_id, place.lat, place.lon) == ("josaq", "mosul", 36.325, 43.137)
    [name] = [n for n in written.names.rows if n not in project.names.rows]
    assert (name.place_id, name.toponym) == ("josaq", "Josaq")


def test_a_place_without_a_position_is_given_one(folder: Path, project: Project) -> None:
    """Its row is filled, and no other is added."""
    write_rows(folder, project, survey(folder, missing=True))
    written = read_project(folder).gazetteer
    assert written.place["samah"].located
    assert set(written.place) == set(project.gazetteer.place)


def test_one_name_with_two_candidates_is_refused_and_nothing_written(
    folder: Path, project: Project
) -> None:
    """Until a number chooses."""
    before = (folder / PLACES).read_bytes(), (folder / NAMES).read_bytes()
    with pytest.raises(RequestError, match="2 candidates lie in it; choose one with --pick NUMBER"):
        write_rows(folder, project, survey(folder, "Zuhur, Mosul"))
    assert before == ((folder / PLACES).read_bytes(), (folder / NAMES).read_bytes())
    write_rows(folder, project, survey(folder, "Zuhur, Mosul"), pick=1)
    assert "zuhur" in read_project(folder).gazetteer.place


def test_of_several_names_those_that_cannot_be_chosen_are_told(
    folder: Path, project: Project
) -> None:
    """The others are written; the same new place twice is written once."""
    names = ("Zuhur, Mosul", "Josaq, Mosul", "Josaq, Mosul")
    assert write_rows(folder, project, survey(folder, *names)) == [
        "Not written: Zuhur, Mosul: 2 candidates lie in it; choose one with --pick NUMBER",
        "Wrote gazetteer/places.csv: josaq; names.csv: Josaq",
        "Not written: Josaq, Mosul: josaq is new above; run it again",
        NO_GROUND,
    ]
    assert len(read_project(folder).places.rows) == len(project.places.rows) + 1


def test_what_a_survey_of_missing_places_found_is_counted(
    tiny: TinyProject, tmp_path: Path
) -> None:
    """The geocoder knows Samah and has no Karama."""
    folder = tiny.change(PLACES, KARAMA, NOWHERE).write(tmp_path)
    counted = "1 of 2 places without a position have candidates"
    assert remarks_on(read_project(folder), survey(folder, missing=True)) == [counted]


def test_names_that_only_the_articles_have_are_told_and_not_asked_for(
    tiny: TinyProject, tmp_path: Path
) -> None:
    """A request is dear, and a word that looks like a place may be none."""
    lines = ["Troops took the Zanjili neighbourhood of Mosul.", "Zanjili district fell quiet."]
    tiny.texts["late"] += "\n".join(("", *lines, ""))
    folder = tiny.write(tmp_path)
    *_, said = remarks_on(read_project(folder), survey(folder, missing=True))
    assert said == ("not asked for, since the gazetteer has no row (mosulmap suggest): Zanjili")


def test_what_was_written_while_the_geocoder_was_asked_is_kept(
    folder: Path, project: Project
) -> None:
    """A row that an editor added stays, and the new place goes to its place in the order."""
    found = survey(folder, "Josaq, Mosul")
    with (folder / PLACES).open("a", encoding="utf-8") as table:
        table.write("zab,Zab,river,H,iraq,,,,,IQ,,\n")
    write_rows(folder, project, found)
    ids = [place.id for place in read_project(folder).places.rows]
    assert {"zab", "josaq"} <= set(ids)
    assert ids == sorted(ids)


def test_a_place_that_was_changed_meanwhile_is_refused(folder: Path, project: Project) -> None:
    """A position that somebody has typed is not overwritten, and no spelling is left without."""
    found = survey(folder, missing=True)
    text = (folder / PLACES).read_text(encoding="utf-8")
    text = text.replace("No coordinate is known.", "Somewhere in the east.")
    (folder / PLACES).write_text(text, encoding="utf-8")
    before = (folder / PLACES).read_bytes(), (folder / NAMES).read_bytes()
    with pytest.raises(ClashError, match=r"gazetteer/places\.csv:5: note: was 'No coordinate is"):
        write_rows(folder, project, found)
    assert before == ((folder / PLACES).read_bytes(), (folder / NAMES).read_bytes())


def test_a_place_is_written_before_its_spelling(
    folder: Path, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed between the two tables, no name stands for a place that is not there."""
    written: list[str] = []
    replace = os.replace

    def recorded(source: Path, target: Path) -> None:
        written.append(Path(target).name)
        replace(source, target)

    monkeypatch.setattr(os, "replace", recorded)
    write_rows(folder, project, survey(folder, "Josaq, Mosul"))
    assert written == ["places.csv", "names.csv"]
