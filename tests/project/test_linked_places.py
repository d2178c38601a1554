"""Gazetteers in Linked Places format (LP-TSV 0.5) as places and names of ours."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mosulmap.errors import DataError, RequestError
from mosulmap.model.rows import FeatureClass, Name, Place
from mosulmap.project.linked_places import Import, parse_linked_places, read_linked_places
from tests.command_line import run_cli

SIRTE = {
    "id": "1",
    "title": "Sirte",
    "title_source": "An Atlas (1941)",
    "title_uri": "https://example.org/atlas",
    "start": "1912",
    "fclasses": "P;A",
    "aat_types": "300008389",
    "types": "city;port",
    "variants": "سرت@ar;Surt@en;Sert",
    "lon": "16.5886",
    "lat": "31.205",
    "approximation": "4",
    "geo_source": "GeoNames",
    "geo_id": "http://www.geonames.org/2210554",
    "ccodes": "LY",
    "matches": "wd:Q188802;gn:2210554",
    "parent_name": "Libya",
    "parent_id": "#2",
    "description": "A port.",
}
LIBYA = {
    "id": "2",
    "title": "Libya",
    "title_source": "An Atlas",
    "fclasses": "A",
    "types": "country",
}


def lp_tsv(*rows: dict[str, str]) -> str:
    """Return rows as an LP-TSV file, with the columns that any of them fills."""
    columns = list(dict.fromkeys(column for row in rows for column in row))
    lines = ["\t".join(columns), *("\t".join(row.get(c, "") for c in columns) for row in rows)]
    return "\n".join(lines) + "\n"


def a_place(**cells: object) -> Place:
    """Return a place of these cells."""
    return Place.model_validate(cells)


def a_name(place_id: str, toponym: str, lang: str, source: str) -> Name:
    """Return a name of these cells."""
    return Name(place_id=place_id, toponym=toponym, lang=lang, source=source)


def taken(*rows: dict[str, str], radius: float | None = None) -> Import:
    """Return what an LP-TSV file of these rows gives."""
    return parse_linked_places(lp_tsv(*rows), "places.tsv", radius)


def faults(*rows: dict[str, str]) -> list[str]:
    """Return the problems of an LP-TSV file of these rows."""
    with pytest.raises(DataError) as error:
        taken(*rows)
    return [str(problem) for problem in error.value.problems]


def test_a_row_becomes_a_place() -> None:
    """Column by column; the radius is the tolerance in kilometres that the file states."""
    assert taken(SIRTE, LIBYA).places == (
        a_place(
            id="1",
            title="Sirte",
            type="city",
            fclass=FeatureClass.POPULATED,
            parent_id="2",
            lon=16.5886,
            lat=31.205,
            geo_uncertainty_m=4000,
            geo_source="GeoNames (http://www.geonames.org/2210554)",
            ccodes=("LY",),
            matches=("wd:Q188802", "gn:2210554"),
            note="A port.",
        ),
        a_place(id="2", title="Libya", type="country", fclass=FeatureClass.ADMINISTRATIVE),
    )


def test_a_title_and_its_variants_become_names() -> None:
    """Each with its language; undetermined where nobody says it. A title keeps its source."""
    assert taken(SIRTE, LIBYA).names == (
        a_name("1", "Sirte", "und", "An Atlas (1941) (https://example.org/atlas)"),
        a_name("1", "سرت", "ar", "variant in places.tsv"),
        a_name("1", "Surt", "en", "variant in places.tsv"),
        a_name("1", "Sert", "und", "variant in places.tsv"),
        a_name("2", "Libya", "und", "An Atlas"),
    )


def test_what_has_no_place_in_our_tables_is_told() -> None:
    """Counted and named, never silently dropped."""
    assert taken(SIRTE | {"mood": "calm"}, LIBYA).notices == (
        "places.tsv: 1 row with several fclasses: the first of A, H, L, P, S was taken",
        "places.tsv: 1 row with several types: the first was taken",
        "places.tsv: 1 row with aat_types: our tables have no such column",
        "places.tsv: 1 row with start: our tables have no such column",
        "places.tsv: 1 row with mood: our tables have no such column, and LP-TSV has none either",
    )


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"geowkt": "POINT (16.6 31.2)"}, (16.6, 31.2, 4000)),
        ({"lon": "", "lat": "", "geowkt": "POINT(16.6 31.2)"}, (16.6, 31.2, 4000)),
        ({"geowkt": "POLYGON ((0 0, 1 0, 1 1, 0 0))"}, (16.5886, 31.205, 4000)),
        ({"lon": "", "lat": "", "geowkt": "POLYGON ((0 0, 1 0, 1 1, 0 0))"}, (None, None, None)),
        ({"approximation": ""}, (None, None, None)),
        ({"approximation": "gvp:approximateLocation"}, (None, None, None)),
        ({"approximation": "0.5"}, (16.5886, 31.205, 500)),
        ({"lon": "", "lat": ""}, (None, None, None)),
    ],
)
def test_a_position_is_taken_where_the_file_says_how_far_off_it_may_be(
    cells: dict[str, str], expected: tuple[float | None, float | None, float | None]
) -> None:
    """A geometry goes before lon and lat if it is a point; without a radius there is no mark."""
    place = taken(SIRTE | cells, LIBYA).places[0]
    assert (place.lon, place.lat, place.geo_uncertainty_m) == expected


def test_a_position_without_a_radius_is_kept_in_the_note() -> None:
    """And told, with the option that gives all of them one."""
    rows = (SIRTE | {"approximation": ""}, LIBYA)
    found = taken(*rows)
    assert found.places[0].note == (
        "A port.; lon 16.5886, lat 31.205 (GeoNames (http://www.geonames.org/2210554)), "
        "within an unknown radius"
    )
    assert any("say --radius METRES" in line for line in found.notices)
    place = taken(*rows, radius=5000).places[0]
    assert (place.lon, place.geo_uncertainty_m) == (16.5886, 5000)
    assert taken(SIRTE, LIBYA, radius=5000).places[0].geo_uncertainty_m == 4000


def test_a_parent_that_is_not_in_the_file_is_kept_in_the_note() -> None:
    """LP-TSV has it as the address of a record elsewhere."""
    place = taken(SIRTE | {"parent_id": "https://example.org/libya"}).places[0]
    assert place.parent_id == ""
    assert place.note == "A port.; in Libya (https://example.org/libya)"


@pytest.mark.parametrize(
    ("concepts", "fclass"), [("300008372", "P"), ("300000774", "A"), ("300008707;300008389", "P")]
)
def test_a_common_concept_stands_for_a_feature_class(concepts: str, fclass: str) -> None:
    """A row has `fclasses` or `aat_types`."""
    cells = {"fclasses": "", "aat_types": concepts}
    assert taken(SIRTE | cells, LIBYA).places[0].fclass == fclass


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"lon": "16,58"}, "lon: '16,58' has a decimal comma; write 16.58"),
        ({"lat": "91"}, "lat: '91' must be at most 90"),
        ({"lon": "east"}, "lon: 'east' is not a number"),
        ({"lat": ""}, "lat: is empty; lon and lat go together"),
        ({"id": "a b"}, "id: 'a b' is not an id; use letters, digits, _ . : - without spaces"),
        ({"id": ""}, "id: is empty; a value is needed here"),
        ({"title": ""}, "title: is empty; a value is needed here"),
        (
            {"fclasses": "R"},
            "fclasses: 'R' has none of the classes A, H, L, P, S; write one of them",
        ),
        (
            {"fclasses": "", "aat_types": ""},
            (
                "fclasses: is empty and aat_types tells none of the classes A, H, L, P, S; "
                "write one of them"
            ),
        ),
        (
            {"variants": "Surt@english language"},
            "variants: 'Surt@english language' has no language tag after @, such as @ar",
        ),
        ({"variants": "@ar"}, "variants: '@ar' has no name before @"),
        ({"parent_id": "#9"}, "parent_id: '#9' is not an id in this file"),
        ({"id": "2"}, "id: '2' stands already on line 2"),
        ({"approximation": "near"}, "approximation: 'near' is not a number"),
        ({"approximation": "-4"}, "approximation: '-4' must be more than 0"),
    ],
)
def test_a_faulty_row_is_told_with_its_line_and_column(
    cells: dict[str, str], expected: str
) -> None:
    """In the form of every problem; the row stands on line 3."""
    assert faults(LIBYA, SIRTE | cells) == [f"places.tsv:3: {expected}"]


def test_all_problems_are_told_at_once() -> None:
    """And not one row is taken."""
    found = faults(SIRTE | {"lon": "x"}, LIBYA | {"fclasses": "T"})
    assert [problem.partition(": ")[0] for problem in found] == ["places.tsv:2", "places.tsv:3"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("id,title\n1,Sirte\n", "places.tsv:1: has one column; Linked Places files"),
        ("id\tname\n1\tSirte\n", "places.tsv:1: column 'title' is missing"),
        ("id\ttitle\ttitle\n", "places.tsv:1: column 'title' stands there twice"),
        ("id\ttitle\n1\tSirte\tmore\n", "places.tsv:2: has 3 cells, expected 2"),
    ],
)
def test_a_file_of_another_form_is_refused(text: str, expected: str) -> None:
    """What is expected is said."""
    with pytest.raises(DataError) as error:
        parse_linked_places(text, "places.tsv")
    assert str(error.value).startswith(expected)


def test_what_spreadsheets_do_to_a_file_is_understood(tmp_path: Path) -> None:
    """A byte order mark, line ends of two characters, quotes, blank lines, missing last cells."""
    text = lp_tsv(SIRTE | {"title": '"Sirte ""Surt"""'}, LIBYA).replace("\n", "\r\n")
    file = tmp_path / "places.tsv"
    file.write_bytes(b"\xef\xbb\xbf" + text.rstrip().encode() + b"\r\n\r\n")
    assert [place.title for place in read_linked_places(file).places] == ['Sirte "Surt"', "Libya"]


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    """Missing, or not in UTF-8."""
    with pytest.raises(RequestError, match="cannot be read"):
        read_linked_places(tmp_path / "places.tsv")
    (tmp_path / "places.tsv").write_bytes("id\ttitle\n1\tسرت\n".encode("windows-1256"))
    with pytest.raises(DataError, match=r"places\.tsv: is not UTF-8"):
        read_linked_places(tmp_path / "places.tsv")


WORDS = st.text(
    st.characters(categories=("L", "N"), include_characters=" -'"), min_size=1, max_size=12
).filter(lambda text: text == text.strip())
IDS = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9_.:-]{0,8}", fullmatch=True)
DEGREES = st.integers(-89_999_999, 89_999_999).map(lambda n: n / 1_000_000)


@st.composite
def gazetteers(draw: st.DrawFn) -> tuple[list[Place], list[Name]]:
    """Draw places and names that LP-TSV can express."""
    keys = draw(st.lists(IDS, unique=True, min_size=1, max_size=4))
    places, names = [], []
    for number, key in enumerate(keys):
        where = draw(st.none() | st.tuples(DEGREES, DEGREES, st.integers(1, 10**8), WORDS))
        lon, lat, radius, source = where or (None, None, None, "")
        place = a_place(
            id=key,
            title=draw(WORDS),
            type=draw(WORDS),
            fclass=draw(st.sampled_from(FeatureClass)),
            parent_id=draw(st.sampled_from(["", *keys[:number]])),
            lon=lon,
            lat=lat,
            geo_uncertainty_m=radius,
            geo_source=source,
            ccodes=tuple(draw(st.lists(st.sampled_from(["LY", "EG", "TN"]), unique=True))),
            matches=tuple(draw(st.lists(st.sampled_from(["wd:Q1", "gn:2"]), unique=True))),
            note=draw(st.just("") | WORDS),
        )
        places.append(place)
        names.append(a_name(key, place.title, "und", draw(WORDS)))
        tongues = st.sampled_from(["ar", "en", "ar-Latn", "de-DE-1901"])
        for toponym, lang in draw(st.lists(st.tuples(WORDS, tongues), unique=True, max_size=3)):
            source = "variant in places.tsv"
            names.append(a_name(key, toponym, lang, source))
    return places, names


def as_linked_places(place: Place, names: list[Name]) -> dict[str, str]:
    """Return a place with its names as a row of LP-TSV; the first name is its title."""
    title, *variants = [name for name in names if name.place_id == place.id]
    radius = place.geo_uncertainty_m
    return {
        "id": place.id,
        "title": place.title,
        "title_source": title.source,
        "fclasses": place.fclass.value,
        "types": place.type,
        "variants": ";".join(f"{name.toponym}@{name.lang}" for name in variants),
        "lon": "" if place.lon is None else f"{place.lon:.6f}",
        "lat": "" if place.lat is None else f"{place.lat:.6f}",
        "approximation": "" if radius is None else f"{radius / 1000:.3f}",
        "geo_source": place.geo_source,
        "ccodes": ";".join(place.ccodes),
        "matches": ";".join(place.matches),
        "parent_id": f"#{place.parent_id}" if place.parent_id else "",
        "description": place.note,
    }


@given(gazetteers())
def test_what_linked_places_can_express_comes_back(
    gazetteer: tuple[list[Place], list[Name]],
) -> None:
    """Every place and every name, cell by cell, and nothing is left to be told."""
    places, names = gazetteer
    found = taken(*(as_linked_places(place, names) for place in places))
    assert found == Import(tuple(places), tuple(names), ())


def test_a_project_begins_from_linked_places(tmp_path: Path) -> None:
    """Its tables hold the rows, the check finds nothing, and what was left is told on stderr."""
    (tmp_path / "places.tsv").write_text(lp_tsv(SIRTE, LIBYA), encoding="utf-8")
    done = run_cli("init", "sirte", "--from", "places.tsv", cwd=tmp_path)
    assert done.code == 0
    assert done.out == "Began sirte; its README.md says what to do next\n"
    assert done.err.endswith("\nTook 2 places and 5 names\n")
    assert run_cli("check", "--project", "sirte", cwd=tmp_path).code == 0
    table = (tmp_path / "sirte" / "gazetteer" / "places.csv").read_text(encoding="utf-8")
    assert "1,Sirte,city,P,2,16.5886,31.205,4000,GeoNames" in table


def test_a_faulty_file_begins_no_project(tmp_path: Path) -> None:
    """All problems are listed, and nothing is written."""
    text = lp_tsv(LIBYA, SIRTE | {"lon": "16,58"})
    (tmp_path / "places.tsv").write_text(text, encoding="utf-8")
    done = run_cli("init", "sirte", "--from", "places.tsv", cwd=tmp_path)
    assert done.code == 1
    assert done.err == (
        "places.tsv:3: lon: '16,58' has a decimal comma; write 16.58\nmosulmap: 1 problem\n"
    )
    assert not (tmp_path / "sirte").exists()


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--from", "places.tsv", "--example", "mosul"], "--example and --from each begin"),
        (["--radius", "500"], "--radius is for the positions that --from FILE has"),
        (["--from", "nowhere.tsv"], "--from nowhere.tsv: cannot be read (no such file"),
    ],
)
def test_options_that_do_not_go_together_are_refused(
    options: list[str], expected: str, tmp_path: Path
) -> None:
    """Before anything is written."""
    done = run_cli("init", "sirte", *options, cwd=tmp_path)
    assert done.code == 2
    assert done.err.startswith(f"mosulmap: {expected}")
    assert not (tmp_path / "sirte").exists()
