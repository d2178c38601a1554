"""The state of every place on one day, for people and for programs."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from mosulmap.control.status import DAY_COLUMNS, PlaceStatus
from mosulmap.control.study import Study
from mosulmap.pipeline import find_status, make_study
from mosulmap.project.csv_file import format_record
from mosulmap.render.encode.pool import Json
from mosulmap.render.page_data import page_data
from mosulmap.render.places import periods_of
from mosulmap.reports.status import (
    cell,
    format_json,
    format_status_csv,
    format_text,
    remark,
)
from tests.tiny_project import KARAMA, MENTIONS, PLACES, TinyProject

CASES = json.loads((Path(__file__).parents[1] / "data" / "day_csv.json").read_text("utf-8"))
"""The columns, cells and rows that the page's CSV has too."""

FRIDAY = """Friday 4 November 2016

Iraqi forces (1)
  Karama  claimed

Islamic State (2)
  Mosul
  Samah  inherited

Unknown (1)
  Tal Afar
"""

SATURDAY = """Saturday 5 November 2016

Iraqi forces (1)
  Karama  claimed

Islamic State (2)
  Mosul
  Tal Afar  inferred

Unknown (1)
  Samah
"""

SUNDAY = """Sunday 6 November 2016

Iraqi forces (1)
  Tal Afar

Islamic State (1)
  Mosul

Contested (1)
  Karama  sources conflict

Unknown (1)
  Samah
"""

TUESDAY = """Tuesday 8 November 2016

Iraqi forces (1)
  Tal Afar  2 days old

Islamic State (1)
  Mosul  4 days old

Contested (1)
  Karama  sources conflict, 2 days old

Unknown (1)
  Samah
"""


@pytest.mark.parametrize(
    ("day", "stale_after", "text"),
    [
        ("2016-11-04", 14, FRIDAY),
        ("2016-11-05", 14, SATURDAY),
        ("2016-11-06", 14, SUNDAY),
        ("2016-11-08", 1, TUESDAY),
    ],
)
def test_the_table_groups_the_named_places_by_holder(
    day: str, stale_after: int, text: str, tiny: TinyProject, tmp_path: Path
) -> None:
    """Parties come by title, then contested, then unknown; what limits a state stands beside it."""
    study = make_study(tiny.write(tmp_path), stale_after=stale_after)
    assert format_text(find_status(study, day), study, day) == text


def test_a_project_that_names_no_place_has_only_the_day(tiny: TinyProject, tmp_path: Path) -> None:
    """Without a mention the table is the day alone."""
    tiny.tables[MENTIONS] = []
    study = make_study(tiny.write(tmp_path))
    statuses = find_status(study, "2016-11-04")
    assert format_text(statuses, study, "2016-11-04") == "Friday 4 November 2016\n"


def test_remarks_stand_below_each_other(shipped: Study) -> None:
    """The titles of a group are as wide as the widest of them."""
    text = format_text(find_status(shipped, "2016-11-04"), shipped, "2016-11-04")
    group = text.partition("Islamic State (6)\n")[2].partition("\n\n")[0]
    assert group.splitlines() == [
        "  Jawsaq         inherited, inferred",
        "  Mamun          inherited, inferred",
        "  Mosul airport  inherited, inferred",
        "  Old City       inherited, inferred",
        "  Tal Afar       inferred",
        "  West Mosul     inferred",
    ]


PLAIN = PlaceStatus(
    place_id="karama",
    title="Karama",
    controller="isf",
    state="held",
    certainty="reported",
    inferred=False,
    inherited=False,
    disputed=False,
    stale=False,
    evidence_age_days=15,
    mention_ids=("early:85",),
    last_word="2016-11-04",
    in_words="Held by Iraqi forces",
)


@pytest.mark.parametrize(
    ("limits", "words"),
    [
        ({}, ""),
        ({"certainty": "claimed"}, "claimed"),
        ({"certainty": "claimed", "inherited": True}, "claimed, inherited"),
        ({"certainty": "claimed", "stale": True}, "claimed, 15 days old"),
        ({"disputed": True, "stale": True}, "sources conflict, 15 days old"),
        ({"inherited": True, "inferred": True}, "inherited, inferred"),
        ({"inherited": True, "inferred": True, "stale": True}, "inherited, inferred, 15 days old"),
    ],
)
def test_what_limits_a_state_is_said_in_words(limits: dict[str, Any], words: str) -> None:
    """On whose word, whence, and how old: each limit has its word, in that order."""
    assert remark(replace(PLAIN, **limits)) == words


def test_json_has_every_place_with_all_fields(tiny: TinyProject, tmp_path: Path) -> None:
    """Each place is an object: null where there is nothing to say, ids of the deciding mentions."""
    study = make_study(tiny.write(tmp_path))
    records = json.loads(format_json(find_status(study, "2016-11-06")))
    places = ["iraq", "karama", "mosul", "samah", "tal_afar"]
    assert [record["place_id"] for record in records] == places
    assert records[1] == {
        "place_id": "karama",
        "title": "Karama",
        "controller": None,
        "state": "contested",
        "certainty": "reported",
        "inferred": False,
        "inherited": False,
        "disputed": True,
        "stale": False,
        "evidence_age_days": 0,
        "mention_ids": ["late:123", "late:175"],
        "last_word": "2016-11-06",
        "in_words": "Contested; sources conflict",
    }
    assert records[0] == {
        "place_id": "iraq",
        "title": "Iraq",
        "controller": None,
        "state": "unknown",
        "certainty": None,
        "inferred": False,
        "inherited": False,
        "disputed": False,
        "stale": False,
        "evidence_age_days": None,
        "mention_ids": [],
        "last_word": None,
        "in_words": "Unknown",
    }


def test_csv_and_json_say_the_same(shipped: Study) -> None:
    """Each cell of the CSV is the value of the JSON, written as a cell."""
    statuses = find_status(shipped, "2016-11-04")
    header, *rows = csv.reader(io.StringIO(format_status_csv(statuses)))
    assert header == list(DAY_COLUMNS)
    records = json.loads(format_json(statuses))
    assert len(records) == len(shipped.project.places.rows)
    for row, record in zip(rows, records, strict=True):
        values = [tuple(v) if isinstance(v, list) else v for v in record.values()]
        assert row == [cell(value) for value in values]


def period_on(place: Json, day: str) -> Json:
    """Return the period of a place of the page that is in force on an ISO day."""
    return [period for period in periods_of(place) if period["a"] <= day][-1]


def deciding(place: Json, places: Mapping[str, Json], day: str) -> list[int]:
    """Return the numbers of the mentions behind a state, as the page's script can tell them.

    A period of which sentences are quoted has their numbers. A known one is decided by those of its
    own evidence, or of the place it is taken from, whose verdict is the first: `decides`.
    """
    period = period_on(place, day)
    if period.get("m") or period["s"] == "unknown":
        return period.get("m") or []
    if period.get("inh"):
        return deciding(places[period["from"]], places, day)
    verdicts = zip(place["evidence"], period.get("v") or "", strict=True)
    return [number for (number, _), verdict in verdicts if verdict == "1"]


@pytest.mark.parametrize(
    "day", ["2016-10-17", "2016-11-01", CASES["day"], "2016-11-11", "2017-02-24"]
)
def test_the_page_knows_the_mentions_behind_a_state(shipped: Study, day: str) -> None:
    """`ids` has what stands behind the article's id: the script can write the column."""
    data = page_data(shipped)
    places = {place["id"]: place for place in data["places"]}
    ids = data["ids"].split(" ")
    for status in find_status(shipped, day):
        if status.place_id in places:
            numbers = deciding(places[status.place_id], places, day)
            expected = sorted(key.rpartition(":")[2] for key in status.mention_ids)
            assert sorted(ids[number] for number in numbers) == expected


@pytest.mark.parametrize(("value", "text"), CASES["cells"])
def test_a_value_is_a_cell(value: object, text: str) -> None:
    """Nothing is empty, truth is in lower case, several values have semicolons between.

    What a spreadsheet would run as a formula has an apostrophe before it; commas, quotes and line
    breaks are quoted.
    """
    given = tuple(value) if isinstance(value, list) else value
    assert format_record([cell(given), "x"]) == f"{text},x\n"


def test_the_case_file_is_the_day_of_the_shipped_project(shipped: Study) -> None:
    """The page's script is held against the same columns and rows."""
    statuses = [s for s in find_status(shipped, CASES["day"]) if s.place_id in shipped.named]
    header, *rows = csv.reader(io.StringIO(format_status_csv(statuses)))
    assert (header, rows) == (CASES["columns"], CASES["rows"])


def test_the_case_file_is_what_the_page_knows(shipped: Study) -> None:
    """The page's own data say the same of each place, so that its script can write these rows."""
    data = page_data(shipped)
    columns = {column: number for number, column in enumerate(CASES["columns"])}
    rows = {row[columns["place_id"]]: row for row in CASES["rows"]}
    assert sorted(place["id"] for place in data["places"]) == sorted(rows)
    for place in data["places"]:
        period = period_on(place, CASES["day"])
        known = period["s"] != "unknown"
        words = data["words"]["en"][period["t"]]
        last = (period.get("word") or period["a"]) if known else ""
        expected = {
            "title": place["title"],
            "controller": period.get("c") or "",
            "state": period["s"],
            "certainty": (period.get("q") or "reported") if known else "",
            "last_word": last,
            "in_words": words,
            **{
                column: "true" if period.get(key) else "false"
                for column, key in (
                    *(("inferred", "inf"), ("inherited", "inh")),
                    *(("disputed", "dis"), ("stale", "old")),
                )
            },
        }
        row = rows[place["id"]]
        assert {column: row[columns[column]] for column in expected} == expected


def test_arabic_stays_arabic_in_json(tiny: TinyProject, tmp_path: Path) -> None:
    """Letters of any script are written as they are, not as escapes."""
    study = make_study(tiny.change(PLACES, KARAMA, {"title": "الكرامة"}).write(tmp_path))
    assert '"title": "الكرامة"' in format_json(find_status(study, "2016-11-06"))
