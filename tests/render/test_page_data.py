"""What the page shows, as plain values."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from mosulmap.control.study import Study
from mosulmap.curate.add import add_to_project
from mosulmap.curate.new_project import begin_project
from mosulmap.languages import codes
from mosulmap.model.rows import TABLES, Decision
from mosulmap.pipeline import make_study
from mosulmap.project.context import ContextLine
from mosulmap.project.table import read_table
from mosulmap.render.encode.pool import Json, entry_of
from mosulmap.render.page_data import page_data, scale_of, steps
from mosulmap.render.places import periods_of
from tests.tiny_project import (
    ARTICLES,
    EARLY,
    EARLY_TEXT,
    KARAMA,
    KARAMA_FOUGHT,
    LATE_TEXT,
    MENTIONS,
    PLACES,
    SAMAH_FLED,
    SAMAH_SEEN,
    TinyProject,
    mention,
    tiny_tables,
)


@pytest.fixture(scope="module")
def data(shipped: Study) -> Json:
    """Return the shipped project's data."""
    return page_data(shipped)


@pytest.fixture
def tiny_data(tiny: TinyProject, tmp_path: Path) -> Json:
    """Return the tiny project's data."""
    return page_data(make_study(tiny.write(tmp_path)))


def mentions_of(data: Json) -> list[Json]:
    """Return the mentions of the data, each with its keys."""
    return [entry_of(row, data["mentions"]["keys"]) for row in data["mentions"]["rows"]]


def test_the_shipped_story_has_its_days_and_its_name(data: Json) -> None:
    """The page's head: what, where, from when to when, and the day on which it opens."""
    head = ("version", "title", "hub", "span", "first", "last", "open", "knownBy", "staleAfter")
    assert {key: data[key] for key in head} == {
        "version": 3,
        "title": "Who held which place · Mosul and around",
        "hub": "Mosul",
        "span": "October 2016 – February 2017",
        "first": "2016-10-17",
        "last": "2017-02-26",
        "open": "2017-02-24",
        "knownBy": "",
        "staleAfter": 14,
    }


def test_a_story_of_one_month_names_it_once(tiny_data: Json) -> None:
    """A span within one month is that month."""
    assert tiny_data["span"] == "November 2016"


def test_the_page_opens_on_the_day_asked_for(shipped: Study) -> None:
    """The day that is asked for changes nothing but the day, and the name of the data."""
    asked = page_data(shipped, "2016-11-04")
    usual = page_data(shipped)
    assert asked["open"] == "2016-11-04"
    assert asked | {"open": usual["open"], "build": usual["build"]} == usual


def test_without_a_change_the_page_opens_on_its_first_day(
    tiny: TinyProject, tmp_path: Path
) -> None:
    """Where nothing ever changed there is no last change."""
    tiny.tables[MENTIONS] = [tiny.tables[MENTIONS][SAMAH_FLED]]
    data = page_data(make_study(tiny.write(tmp_path)))
    assert (data["open"], data["actors"]) == ("2016-11-02", [])


def test_the_same_rows_have_the_same_name(tiny: TinyProject, tmp_path: Path) -> None:
    """The build name is that of the data: a changed note changes it, a second reading does not."""
    first = page_data(make_study(tiny.write(tmp_path / "a")))
    again = page_data(make_study(tiny.write(tmp_path / "b")))
    other = tiny.change(MENTIONS, KARAMA_FOUGHT, {"note": "Why."}).write(tmp_path / "c")
    assert first == again
    assert page_data(make_study(other))["build"] != first["build"]


def test_the_data_are_plain_json(data: Json) -> None:
    """Nothing but what JSON can hold, no number that it cannot: it comes back as it was."""
    assert json.loads(json.dumps(data, allow_nan=False)) == json.loads(json.dumps(data))


def test_every_number_leads_to_its_text(data: Json) -> None:
    """The numbers that stand for articles, quotes, words and mentions are numbers of some."""
    counts = {key: len(data[key]) for key in ("articles", "quotes")}
    [counts["words"]] = {len(texts) for texts in data["words"].values()}
    [judged] = {len(texts) for texts in data["verdicts"].values()}
    mentions = mentions_of(data)
    for entry in mentions:
        assert entry.get("article", 0) < counts["articles"]
        assert entry.get("quote", 0) < counts["quotes"]
        assert max(entry.get(key) or 0 for key in ("when", "says", "who")) < counts["words"]
    for place in data["places"]:
        evidence = [number for number, _ in place.get("evidence", [])]
        listed = [n for period in periods_of(place) for n in period.get("m") or []]
        assert all(n < len(mentions) for n in (*evidence, *listed, *place.get("named", [])))
        for period in periods_of(place):
            numbers = (period["t"], period["r"], period.get("b") or 0, *(period.get("d") or ()))
            assert max(numbers) < counts["words"]
            assert all(int(sign, 36) < judged for sign in period.get("v") or "")
        assert max(place.get("in", 0), place.get("away", 0)) < counts["words"]


def parties_of(value: Any) -> set[str]:
    """Return every party that stands under the key `c`, however deep."""
    if isinstance(value, list):
        return set().union(*(parties_of(item) for item in value))
    if isinstance(value, dict):
        own = {value["c"]} if isinstance(value.get("c"), str) else set()
        return own.union(*(parties_of(item) for item in value.values()))
    return set()


def named_parties(data: Json) -> set[str]:
    """Return every party that a period, a half of a dispute or a mention of the data names."""
    periods = [period for place in data["places"] for period in periods_of(place)]
    return parties_of(periods) | parties_of(mentions_of(data))


def test_the_parties_that_hold_places_come_by_title(data: Json) -> None:
    """No party comes first for its importance, and none is listed that holds nothing."""
    titles = [actor["title"] for actor in data["actors"]]
    assert titles == ["Iraqi forces", "Islamic State", "Peshmerga", "Turkey-backed rebels"]


def test_every_party_that_the_page_names_has_its_mark(data: Json, tiny_data: Json) -> None:
    """Whoever is drawn, in a period, a dispute or a quote, is among the parties."""
    for each in (data, tiny_data):
        assert named_parties(each) == {actor["id"] for actor in each["actors"]}


def test_parties_that_are_only_disputed_or_quoted_have_their_mark(tmp_path: Path) -> None:
    """Two sides of a dispute are drawn as its halves, although neither holds any place."""
    tables = tiny_tables()
    taken = "Iraqi forces took Karama on Friday, their commander said."
    day = {"event": "holding", "event_date": "2016-11-04"}
    tables[MENTIONS] = [
        mention("early", "Karama", "Iraqi forces take Karama", "karama", control="isf") | day,
        mention("early", "Karama", taken, "karama", control="is") | day,
    ]
    project = TinyProject(tables, {"early": EARLY_TEXT, "late": LATE_TEXT})
    data = page_data(make_study(project.write(tmp_path)))
    assert named_parties(data) == {"isf", "is"}
    assert [actor["id"] for actor in data["actors"]] == ["isf", "is"]


def test_articles_are_cited_with_what_is_known_of_them(tiny: TinyProject, tmp_path: Path) -> None:
    """Label, title, address, day and the reasons behind it; an unknown day is said to be that."""
    tiny.change(ARTICLES, EARLY, {"published": "", "published_basis": "No date is printed."})
    tiny.tables[MENTIONS] = tiny.tables[MENTIONS][SAMAH_SEEN:]
    early, late = page_data(make_study(tiny.write(tmp_path)))["articles"]
    assert early == {
        "id": "early",
        "label": "The Gazette",
        "title": "Iraqi forces take Karama",
        "basis": "No date is printed.",
        "sha": tiny.tables[ARTICLES][EARLY]["sha256"],
    }
    assert (late["label"], late["url"], late["day"]) == (
        "AFP, Reuters",
        "https://example.org/late",
        "2016-11-06",
    )


@pytest.mark.parametrize("known_by", ["", "2016-11-01", "2016-11-04", "2016-11-06", "2017-02-24"])
def test_every_row_is_in_exactly_one_bucket(known_by: str, root: Path) -> None:
    """The notes count each row of each table that the map is made of once."""
    notes = page_data(make_study(root, known_by))["notes"]
    sums = {
        table: sum(count for of, _, count, *_ in notes if of == table)
        for table in ("places", "names", "actors", "background", "articles", "mentions")
    }
    in_files = {
        Path(path).stem: len(read_table(root, path, model).rows)
        for path, model in TABLES.items()
        if model is not Decision
    }
    assert sums == in_files


def test_the_buckets_say_why_a_row_is_not_shown(tiny: TinyProject, tmp_path: Path) -> None:
    """Unlocated, unnamed, rejected, proposed, and not yet published rows are told apart."""
    tiny.change(MENTIONS, KARAMA_FOUGHT, {"status": "proposed"}).write(tmp_path)
    assert page_data(make_study(tmp_path, "2016-11-05"))["notes"] == [
        ["places", "located", 2],
        ["places", "unlocated", 1],
        ["places", "unnamed", 2],
        ["names", "read", 3],
        ["actors", "read", 4],
        ["background", "read", 1],
        ["articles", "read", 1],
        ["articles", "unpublished", 1, "2016-11-05"],
        ["mentions", "control", 2],
        ["mentions", "silent", 2],
        ["mentions", "later", 4, "2016-11-05"],
        ["mentions", "rejected", 1],
        ["mentions", "proposed", 1],
    ]


def test_places_that_no_article_names_are_dots(tiny: TinyProject, tmp_path: Path) -> None:
    """A located point that is not named is a dot with its names; Iraq is too wide to be one."""
    tiny.tables[MENTIONS] = [tiny.tables[MENTIONS][SAMAH_FLED]]
    data = page_data(make_study(tiny.write(tmp_path)))
    dots = [entry_of(row, data["dots"]["keys"]) for row in data["dots"]["rows"]]
    for dot in dots:
        dot["in"] = data["words"]["en"][dot["in"]]
    assert [{key: value for key, value in dot.items() if value != 0} for dot in dots] == [
        {
            "title": "Karama",
            "ar": "الكرامة",
            "names": "Karamah",
            "in": "Mosul",
            "at": [43.2032, 36.3412],
        },
        {"title": "Mosul", "ar": "الموصل", "in": "Iraq", "at": [43.1189, 36.335]},
        {"title": "Tal Afar", "in": "Iraq", "at": [42.4481, 36.3791]},
    ]


# The languages.

SET_APART = re.compile("\u2068[^\u2069]*\u2069")


def test_no_arabic_text_has_a_latin_letter_but_in_a_name_set_apart(data: Json) -> None:
    """Nothing is left in English: not a state, a rule, a doubt, a title or a name."""
    said = [*data["words"]["ar"], *data["verdicts"]["ar"]]
    for value in data["spoken"]["ar"].values():
        said += value if isinstance(value, list) else [value]
    said += [actor["ar"] for actor in data["actors"]] + [place["ar"] for place in data["places"]]
    assert len(said) > 150
    assert [text for text in said if re.search("[A-Za-z]", SET_APART.sub("", text))] == []


def test_every_text_is_there_in_each_language(data: Json) -> None:
    """The lists are parallel, an empty text is empty in all, and no other is the English one."""
    for key in ("words", "verdicts"):
        assert set(data[key]) == set(codes())
        for english, arabic in zip(data[key]["en"], data[key]["ar"], strict=True):
            assert (english == arabic) == (english == "")


def test_the_headings_are_said_in_each_language(data: Json) -> None:
    """Title, span and the titles of the smaller maps; phones have a short heading."""
    assert data["spoken"]["ar"] == {
        "title": "من سيطر على أي مكان · الموصل ومحيطها",
        "span": "تشرين الأول 2016 – شباط 2017",
        "hub": "الموصل",
        "about": "من سيطر على أي مكان · الموصل ومحيطها · تشرين الأول 2016 – شباط 2017",
        "short": "الموصل · من سيطر على أي مكان",
        "insets": ["حول الموصل", "العراق وسوريا"],
    }
    assert data["spoken"]["en"]["short"] == "Mosul · who held which place"
    assert len(data["spoken"]["en"]["insets"]) == len(data["insets"])


# The basemap.

FINE = ContextLine("Tigris", "river", 600.0, "OSM", ((43.1, 36.4), (43.12, 36.3999), (43.0, 36.0)))
COARSE = ContextLine("Border", "border", 2000.0, "NE", ((43.1, 36.4), (43.1204, 36.3996)))


@pytest.mark.parametrize(
    ("line", "scale", "numbers"),
    [
        (FINE, 10_000, [431000, 364000, 200, -1, -1200, -3999]),
        (COARSE, 1_000, [43100, 36400, 20, 0]),
    ],
)
def test_a_line_is_written_as_steps_no_finer_than_it_is_known(
    line: ContextLine, scale: int, numbers: list[int]
) -> None:
    """The first point, then the differences, in whole steps of the line's scale."""
    assert (scale_of(line), steps(line, line.coordinates)) == (scale, numbers)


@pytest.mark.parametrize(("uncertainty_m", "scale"), [(999.0, 10_000), (1000.0, 1_000)])
def test_a_line_is_fine_below_a_kilometre(uncertainty_m: float, scale: int) -> None:
    """A line good to a kilometre is drawn in steps of a hundred metres."""
    assert scale_of(replace(FINE, uncertainty_m=uncertainty_m)) == scale


def test_steps_do_not_drift(data: Json, shipped: Study) -> None:
    """Added up, the steps of every line come back to its points, to half a step each."""
    points = {point for line in shipped.project.context for point in line.coordinates}
    for entry in data["context"]:
        lon = lat = 0
        pairs = zip(entry["c"][::2], entry["c"][1::2], strict=True)
        for across, up in pairs:
            lon, lat = lon + across, lat + up
            near = 0.51 / entry["f"]
            at = (lon / entry["f"], lat / entry["f"])
            assert any(abs(at[0] - x) <= near and abs(at[1] - y) <= near for x, y in points)


def test_outlines_of_sites_are_not_drawn(data: Json) -> None:
    """On this map an outline would read as an area that somebody holds."""
    assert {entry["k"] for entry in data["context"]} == {"river", "lake", "border"}


def test_a_place_without_position_is_listed_and_not_drawn(tiny_data: Json) -> None:
    """Samah has no coordinate: it is there, without one, and says so."""
    [samah] = [place for place in tiny_data["places"] if place["id"] == "samah"]
    assert "at" not in samah
    assert (samah["layer"], samah["note"]) == ("none", "No coordinate is known.")


def test_an_estimated_position_says_so(tiny: TinyProject, tmp_path: Path) -> None:
    """An estimate is marked on the map; a coordinate that was read is not."""
    tiny.change(PLACES, KARAMA, {"geo_source": "estimate: between two others"})
    places = page_data(make_study(tiny.write(tmp_path)))["places"]
    assert [place["id"] for place in places if place.get("est")] == ["karama"]


def test_a_new_war_without_a_place_opens_on_its_ground(tmp_path: Path) -> None:
    """With a country, an article and no place yet it shows the country, not the world."""
    folder = tmp_path / "new"
    begin_project(folder, "empty", None, None, ("CD",))
    text = tmp_path / "a.txt"
    text.write_text("Fighting near Sake\n\nJanuary 23, 2025\n\nThe army lost Sake.\n", "utf-8")
    add_to_project(folder, str(text), "2025-02-01")
    view = page_data(make_study(folder))["view"]["desktop"]
    assert tuple(map(round, view)) == (12, -13, 31, 5)
