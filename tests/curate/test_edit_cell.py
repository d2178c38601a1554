"""Cells that a curator changes: all tables, and nothing that `check` would refuse."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from mosulmap.curate.decisions import Signature, undo
from mosulmap.curate.edit_cell import edit_row, edit_words, path_of
from mosulmap.errors import ClashError, DataError, RequestError
from mosulmap.project.project import read_project
from tests.tiny_project import (
    ACTORS,
    ARTICLES,
    BACKGROUND,
    EARLY,
    KARAMA,
    MENTIONS,
    NAMES,
    PLACES,
    TinyProject,
)

MOMENTS: Iterator[int] = count()
AMIRA = Signature("Amira", lambda: f"2016-11-09T14:02:11.{next(MOMENTS):06}Z", "as read")


@pytest.fixture
def folder(tiny: TinyProject, tmp_path: Path) -> Path:
    """Return the tiny project on disk."""
    return tiny.write(tmp_path / "project")


@pytest.mark.parametrize(
    ("path", "key", "cells"),
    [
        (ARTICLES, "early", {"published": "2016-11-05", "publisher": "AFP"}),
        (PLACES, "samah", {"title": "Sammah, in the east", "note": ""}),
        (NAMES, "karama;Karamah;en", {"toponym": "Karameh"}),
        (ACTORS, "is", {"names": "IS;Daesh;ISIS"}),
        (BACKGROUND, "Mosul;capture;is;2014-06", {"date": "2014-06-10"}),
        (MENTIONS, "late:141", {"note": "seen"}),
    ],
)
def test_a_cell_of_any_table_is_changed_and_that_is_undone(
    folder: Path, path: str, key: str, cells: dict[str, str]
) -> None:
    """Only its row is written anew, and one undo brings the bytes back."""
    before = (folder / path).read_bytes()
    if path == MENTIONS:
        key = read_project(folder).mentions.rows[-1].id
    change = edit_row(folder, path, key, cells, AMIRA)
    assert change.after is not None
    lines = (folder / path).read_bytes().splitlines()
    assert len(set(lines) ^ set(before.splitlines())) == 2
    assert next(iter(cells)) in edit_words(path, change)
    list(undo(folder, 1, AMIRA))
    assert (folder / path).read_bytes() == before


@pytest.mark.parametrize(
    ("path", "key", "cells", "message"),
    [
        (ARTICLES, "early", {"published": "4.11.2016"}, "published: '4.11.2016' "),
        (ARTICLES, "early", {"id": "first"}, "article_id: 'early' is not an id in seeds/articles"),
        (PLACES, "karama", {"lat": "36,3412"}, "lat: '36,3412' has a decimal comma; write 36.3412"),
        (PLACES, "karama", {"geo_uncertainty_m": ""}, "geo_uncertainty_m: "),
        (
            PLACES,
            "karama",
            {"parent_id": "atlantis"},
            "'atlantis' is not an id in gazetteer/places",
        ),
        (PLACES, "karama", {"id": "mosul"}, "'mosul' stands already"),
        (PLACES, "karama", {"lon": "36.3412", "lat": "43.2032"}, "lon and lat look swapped"),
        (ACTORS, "is", {"pattern": ""}, "pattern: is empty; colours need a shape"),
        (
            NAMES,
            "karama;Karamah;en",
            {"lang": "Arabic"},
            "'Arabic' is not a language tag; write ar",
        ),
    ],
)
def test_what_check_would_refuse_is_not_written(
    folder: Path, path: str, key: str, cells: dict[str, str], message: str
) -> None:
    """In the words of the check, wherever the fault would show."""
    before = (folder / path).read_bytes()
    with pytest.raises(DataError, match=message):
        edit_row(folder, path, key, cells, AMIRA)
    assert (folder / path).read_bytes() == before


def test_another_hand_that_was_first_is_not_overwritten(folder: Path) -> None:
    """What the curator saw is compared with what stands there now."""
    cells = {"title": "Karama district"}
    with pytest.raises(ClashError, match="title: was 'Karamah' when it was read and is 'Karama'"):
        edit_row(folder, PLACES, "karama", cells, AMIRA, was={"title": "Karamah"})
    edit_row(folder, PLACES, "karama", cells, AMIRA, was={"title": "Karama", "note": ""})
    assert read_project(folder).places.rows[KARAMA].title == "Karama district"


def test_a_faulty_cell_is_mended(tiny: TinyProject, tmp_path: Path) -> None:
    """Also by making it empty; a fault elsewhere does not stand in the way."""
    tiny.change(ARTICLES, EARLY, {"published": "yesterday", "url": "nowhere"})
    folder = tiny.write(tmp_path / "project")
    edit_row(folder, ARTICLES, "early", {"published": "2016-11-04"}, AMIRA)
    edit_row(folder, ARTICLES, "early", {"url": ""}, AMIRA)
    text = (folder / ARTICLES).read_text(encoding="utf-8")
    assert "yesterday" not in text
    assert "nowhere" not in text
    assert read_project(folder).articles.problems == ()


@pytest.mark.parametrize(
    ("path", "key", "cells", "message"),
    [
        (PLACES, "karamah", {"title": "x"}, "no row of gazetteer/places.csv has the key 'karamah'"),
        (PLACES, "karama", {"colour": "x"}, "gazetteer/places.csv has no column 'colour'"),
        ("seeds/decisions.csv", "x", {"who": "x"}, "'seeds/decisions.csv' is no table to edit"),
    ],
)
def test_what_is_not_there_cannot_be_edited(
    folder: Path, path: str, key: str, cells: dict[str, str], message: str
) -> None:
    """A table, a row, a column."""
    with pytest.raises(RequestError, match=message):
        edit_row(folder, path, key, cells, AMIRA)


def test_a_row_that_cannot_be_read_is_mended_in_the_file(tiny: TinyProject, tmp_path: Path) -> None:
    """The message says where and what."""
    folder = tiny.change(MENTIONS, 1, {"event": "conquest"}).write(tmp_path / "project")
    message = (
        "'early:85' cannot be read as a row: correct it in the file; seeds/mentions.csv:3: eve"
    )
    with pytest.raises(RequestError, match=message):
        edit_row(folder, MENTIONS, "early:85", {"event": "capture"}, AMIRA)


def test_a_table_is_called_by_its_name_or_its_path() -> None:
    """And nobody edits the record of decisions."""
    assert {path_of(name) for name in ("articles", "articles.csv", ARTICLES)} == {ARTICLES}
    for name, hint in (("article", "did you mean 'articles'"), ("decisions", "the tables are ")):
        with pytest.raises(RequestError, match=hint):
            path_of(name)
