"""The mentions as the page quotes them."""

from __future__ import annotations

from pathlib import Path

import pytest

from mosulmap.control.study import Study
from mosulmap.languages.catalogue import ENGLISH, language
from mosulmap.pipeline import make_study
from mosulmap.render.encode.pool import Json
from mosulmap.render.quotes import Quotes
from tests.tiny_project import (
    KARAMA_TAKEN,
    LATE_TEXT,
    MENTIONS,
    TAL_AFAR_LEFT,
    Cells,
    TinyProject,
    mention,
    tiny_tables,
)


def quoted(study: Study) -> list[tuple[str, Json]]:
    """Return every mention of a study with the entry that the page has of it, and its quote."""
    quotes = Quotes(study, [ENGLISH, language("ar")])
    for said in study.mentions:
        quotes.number(said.id)
    entries, numbering = quotes.entries()
    return [(numbering.sentences[entry["quote"]], entry) for entry in entries]


def cut(text: str, span: list[int]) -> str:
    """Return what JavaScript's `slice` cuts out of a text: it counts in UTF-16."""
    letters = text.encode("utf-16-le")
    return letters[span[0] * 2 : span[1] * 2].decode("utf-16-le")


def test_every_shipped_toponym_and_date_phrase_is_marked(shipped: Study) -> None:
    """What the page highlights in a quote is the toponym, and the date phrase if it is there."""
    for said, (quote, entry) in zip(shipped.mentions, quoted(shipped), strict=True):
        assert cut(quote, entry["mark"]) == said.toponym
        if said.date_phrase and said.date_phrase in quote:
            assert cut(quote, entry["phrase"]) == said.date_phrase
        else:
            assert "phrase" not in entry


def test_the_second_of_two_like_names_in_a_sentence_is_marked_as_the_second(
    tiny: TinyProject, tmp_path: Path
) -> None:
    """The mark is found by the offset in the article, not by the first name that looks like it."""
    text = LATE_TEXT + "\nKarama is not Karama.\n"
    tables = tiny_tables()
    tables[MENTIONS] = [mention("late", "Karama", "Karama is not Karama.", "karama")]
    project = TinyProject(tables, {"early": tiny.texts["early"], "late": text})
    at = text.rindex("Karama")
    located = {"char_start": str(at), "char_end": str(at + 6), "id": f"late:{at}"}
    project.change(MENTIONS, 0, located)
    [(_, entry)] = quoted(make_study(project.write(tmp_path)))
    assert entry["mark"] == [14, 20]


@pytest.mark.parametrize(
    ("row", "cells", "expected"),
    [
        (
            KARAMA_TAKEN,
            {},
            {
                "article": 0,
                "quote": 0,
                "mark": [18, 24],
                "phrase": [25, 34],
                "when": 1,
                "who": 2,
                "says": 3,
                "s": "held",
                "c": "isf",
                "q": "claimed",
            },
        ),
        (
            KARAMA_TAKEN,
            {"control": "contested", "assertion": "implied", "claimant": "", "note": "Why."},
            {
                "article": 0,
                "quote": 0,
                "mark": [18, 24],
                "phrase": [25, 34],
                "when": 1,
                "note": "Why.",
                "says": 2,
                "s": "contested",
                "inf": 1,
            },
        ),
        (
            TAL_AFAR_LEFT,
            {"control": "", "event": "none", "event_date": "", "note": ""},
            {"article": 1, "quote": 0, "mark": [19, 27], "when": 0},
        ),
    ],
)
def test_a_mention_is_quoted_with_what_it_says(
    row: int, cells: Cells, expected: Json, tiny: TinyProject, tmp_path: Path
) -> None:
    """The entry has article, quote, marks, days and claimant, and its word on control as a mark."""
    tiny.change(MENTIONS, row, {**cells, "event": cells.get("event", "entry")})
    tiny.tables[MENTIONS] = [tiny.tables[MENTIONS][row]]
    [(_, entry)] = quoted(make_study(tiny.write(tmp_path)))
    assert entry == expected
