"""Mentions that a curator states where reading found none."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from mosulmap.check.problems import find_problems
from mosulmap.curate.decisions import undo
from mosulmap.curate.state import find_words, one_place_of, sentence_around, state_mention
from mosulmap.errors import DataError, RequestError
from mosulmap.model.rows import Mention
from mosulmap.project.project import read_project
from mosulmap.project.table import read_table
from tests.curate.test_review import AMIRA
from tests.tiny_project import EARLY_TEXT, MENTIONS, TinyProject

FRIDAY = {"event": "capture", "control": "isf", "event_date": "2016-11-04"}
STATED = {"claimant": "", "date_phrase": "", "assertion": "stated", "note": "seen"}


@pytest.fixture
def folder(tiny: TinyProject, tmp_path: Path) -> Path:
    """Return the tiny project on disk."""
    return tiny.write(tmp_path / "project")


def state(folder: Path, start: int, end: int, **cells: str) -> Mention:
    """State something of Karama by words of the early article."""
    given: dict[str, Any] = {"article_id": "early", "place_id": "karama"} | FRIDAY | STATED | cells
    return state_mention(folder, char_start=start, char_end=end, signature=AMIRA, **given)


def test_a_statement_is_an_accepted_mention_of_its_sentence(folder: Path) -> None:
    """Words of the headline: id and offsets by the text, and one undo takes it back."""
    before = (folder / MENTIONS).read_bytes()
    row = state(folder, 18, 24)
    assert (row.id, row.toponym, row.quote) == ("early:18", "Karama", "Iraqi forces take Karama")
    assert (row.status, row.note) == ("accepted", "seen")
    assert row in read_table(folder, MENTIONS, Mention).rows
    assert find_problems(read_project(folder)) == ()
    list(undo(folder, 1, AMIRA))
    assert (folder / MENTIONS).read_bytes() == before


def test_a_second_statement_on_the_same_words_takes_the_next_number(folder: Path) -> None:
    """`.2`, then `.3`."""
    start = EARLY_TEXT.index("Karama", 30)
    ids = [state(folder, start, start + 6).id for _ in range(2)]
    assert ids == [f"early:{start}.2", f"early:{start}.3"]


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ({"event_date": ""}, "event_date: is empty; a mention that asserts control needs its day"),
        ({"control": ""}, "control: is empty; 'capture' says who holds the place"),
        ({"control": "martians"}, "control: 'martians' is neither an id in gazetteer/actors.csv"),
        ({"event": "conquest"}, "event: 'conquest' is none of 'capture', 'entry'"),
        ({"place_id": "atlantis"}, "place_id: 'atlantis' is not an id in gazetteer/places.csv"),
        ({"event_date": "2016-11-20"}, "event_date: '2016-11-20' is after the article's publicat"),
        ({"date_phrase": "on Monday"}, "date_phrase: 'on Monday' is not in the article"),
        ({"assertion": "guessed"}, "assertion: 'guessed' is none of"),
    ],
)
def test_what_check_would_reject_is_not_stated(
    folder: Path, cells: dict[str, str], message: str
) -> None:
    """In the words of the check, and nothing is written."""
    before = (folder / MENTIONS).read_bytes()
    with pytest.raises(DataError, match=message):
        state(folder, 18, 24, **cells)
    assert (folder / MENTIONS).read_bytes() == before


def test_words_outside_of_the_article_are_no_words(folder: Path) -> None:
    """Nor is an article that the project has not."""
    with pytest.raises(RequestError, match="early has 160 characters, none at 150-999"):
        state(folder, 150, 999)
    with pytest.raises(RequestError, match="'earl' is no article that can be read; did you mean"):
        state(folder, 0, 1, article_id="earl")


def test_the_sentence_is_that_of_reading() -> None:
    """Words in two sentences have both; outside of the story the line stands for it."""
    took, held = "Iraqi forces took Karama on Friday, their commander said.", "since 2014."
    start = EARLY_TEXT.index("took")
    assert sentence_around(EARLY_TEXT, start, start + 4) == took
    over = EARLY_TEXT.index(held)
    both = sentence_around(EARLY_TEXT, over, start)
    assert both.startswith("Islamic State has held Mosul")
    assert both.endswith(took)
    caption = "Headline of the day\n\nTroops took it.\n\nPhoto: troops in Karama\n"
    at = caption.index("Karama")
    assert sentence_around(caption, at, at + 6) == "Photo: troops in Karama"


def test_words_that_stand_in_several_places_are_listed() -> None:
    """With their offsets and sentences; an offset chooses one."""
    assert [one.char_start for one in find_words(EARLY_TEXT, "Karama")] == [18, 85]
    with pytest.raises(RequestError) as raised:
        one_place_of(EARLY_TEXT, "early", "Karama")
    assert str(raised.value).split("\n") == [
        "'Karama' stands in 2 places of early; say which:",
        "  --at 18  Iraqi forces take Karama",
        "  --at 85  Iraqi forces took Karama on Friday, their commander said.",
    ]
    assert one_place_of(EARLY_TEXT, "early", "Karama", 85).char_end == 91
    with pytest.raises(RequestError, match="2 places of early, none of them at 7"):
        one_place_of(EARLY_TEXT, "early", "Karama", 7)
    with pytest.raises(RequestError, match="'karama' is not in early, letter for letter"):
        one_place_of(EARLY_TEXT, "early", "karama")
