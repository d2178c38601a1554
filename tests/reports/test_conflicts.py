"""Contradictions as the curator reads them: both quotes, both files, both ids."""

from __future__ import annotations

import json
from pathlib import Path

from mosulmap.control.conflicts import find_conflicts
from mosulmap.control.study import Study
from mosulmap.pipeline import make_study
from mosulmap.reports.conflicts import format_conflicts, format_conflicts_json
from mosulmap.terminal import WIDTH
from tests.tiny_project import KARAMA, KARAMA_FOUGHT, MENTIONS, PLACES, TinyProject


def test_every_conflict_is_printed_with_both_sides(shipped: Study) -> None:
    """Text and JSON have the ids, the files and the quotes of both, and no line is too wide."""
    found = find_conflicts(shipped)
    text, data = format_conflicts(found, shipped), json.loads(format_conflicts_json(found, shipped))
    assert all(len(line) <= WIDTH for line in text.split("\n"))
    assert len(data) == len(found)
    for conflict, entry in zip(found, data, strict=True):
        for mention, side in zip((conflict.first, conflict.second), entry["mentions"], strict=True):
            assert f"[{mention.id}]" in text
            assert side["file"] in text
            assert (side["mention_id"], side["quote"]) == (mention.id, mention.quote)


def test_figures_are_told_with_the_titles_of_their_places(shipped: Study) -> None:
    """`The town` in the sentence is Hammam al-Alil in the list."""
    text = format_conflicts(find_conflicts(shipped), shipped)
    for line in (
        "  150 families from Hammam al-Alil to Mosul",
        "  150 families from Tal Afar to Mosul",
        "  Hammam al-Alil: 15km south of Mosul",
        "  Hammam al-Alil: 20 kilometers from Mosul",
    ):
        assert line in text.split("\n")


def test_a_statement_at_odds_with_several_is_printed_once(shipped: Study) -> None:
    """Seven pairs on Mosul share their first sentence."""
    text = format_conflicts(find_conflicts(shipped), shipped)
    assert text.startswith(
        "13 pairs of mentions cannot both be true: 11 on who held a place, 2 on figures\n"
    )
    assert text.count("[000_7266266f45e0730c:663]") == 1


def test_a_project_without_contradictions_says_so(tiny: TinyProject, tmp_path: Path) -> None:
    """An empty result is a sentence, and an empty list for programs."""
    study = make_study(tiny.change(MENTIONS, KARAMA_FOUGHT, {"status": "rejected"}).write(tmp_path))
    assert format_conflicts((), study) == "No two accepted mentions contradict each other.\n"
    assert json.loads(format_conflicts_json(find_conflicts(study), study)) == []


def test_a_hostile_title_is_shown_as_what_it_is(tiny: TinyProject, tmp_path: Path) -> None:
    """An escape sequence is written out."""
    study = make_study(tiny.change(PLACES, KARAMA, {"title": "Ka\x1b[31mrama"}).write(tmp_path))
    text = format_conflicts(find_conflicts(study), study)
    assert "Ka\\u001b[31mrama" in text
    assert "\x1b" not in text + format_conflicts_json(find_conflicts(study), study)
