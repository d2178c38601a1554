"""Why a place is what it is: the state, the sentences, the doubts, in words and as JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mosulmap.control.study import Study
from mosulmap.pipeline import make_study
from mosulmap.reports.explain import explain, format_explanation, format_explanation_json
from mosulmap.terminal import WIDTH
from tests.tiny_project import KARAMA, PLACES, TinyProject


def test_a_place_that_no_article_names_is_told_as_such(shipped: Study) -> None:
    """The gazetteer has more places than the articles name."""
    found = explain(shipped, shipped.project.gazetteer.place["jordan"], "2016-11-04")
    assert "The articles name this place" in format_explanation(found, shipped)
    unnamed = next(p for p in shipped.project.places.rows if p.id == "erbil")
    text = format_explanation(explain(shipped, unnamed, "2016-11-04"), shipped)
    assert "No sentence that counts here names this place." in " ".join(text.split())


@pytest.mark.parametrize("day", ["2016-10-17", "2016-11-06", "2017-02-26"])
def test_every_explanation_fits_the_terminal_and_reads_as_json(day: str, shipped: Study) -> None:
    """No line is wider than the page, and the JSON tells of the same mentions."""
    for place in shipped.project.places.rows:
        found = explain(shipped, place, day)
        text = format_explanation(found, shipped)
        assert all(len(line) <= WIDTH for line in text.split("\n")), place.id
        data = json.loads(format_explanation_json(found, shipped))
        decisive = [r["mention_id"] for r in data["reasons"] if r["decides"]]
        assert sorted(decisive) == sorted(data["mention_ids"])
        for mention_id in decisive:
            assert f"[{mention_id}]" in text


def test_what_it_was_known_by_is_said(root: Path) -> None:
    """By 4 November nothing speaks against the claim, and what came later is counted."""
    study = make_study(root, known_by="2016-11-04")
    found = explain(study, study.project.gazetteer.place["samah"], "2016-11-06")
    text = format_explanation(found, study)
    assert "Sunday 6 November 2016, as known by Friday 4 November 2016\n" in text
    assert "\nIt was published later than asked for: 2 sentences.\n" in text
    assert json.loads(format_explanation_json(found, study))["known_by"] == "2016-11-04"


def test_who_accepted_a_mention_is_said(tiny: TinyProject, tmp_path: Path) -> None:
    """When, and why; programs get every recorded change."""
    study = make_study(tiny.write(tmp_path))
    found = explain(study, study.project.gazetteer.place["karama"], "2016-11-04")
    text = format_explanation(found, study)
    assert "\n    accepted by Amira, 8 Nov 2016: The commander saw it.\n" in text
    assert text.count("accepted by") == 1
    data = json.loads(format_explanation_json(found, study))
    decided = {reason["mention_id"]: reason["decisions"] for reason in data["reasons"]}
    assert decided["early:85"] == [
        {
            "when": "2016-11-08T10:00:00.000000Z",
            "who": "Amira",
            "column": "status",
            "before": "proposed",
            "after": "accepted",
            "why": "The commander saw it.",
            "undoes": None,
        }
    ]
    assert [rows for key, rows in decided.items() if key != "early:85" and rows] == []


EVIL = "{{7*7}} {% x %} <script>alert(1)</script> ${x} \x1b[31m\x07 \u202ekcab \u2028 end"


def test_a_hostile_title_stays_text(tiny: TinyProject, tmp_path: Path) -> None:
    """Whatever a cell holds, it is printed, and neither run nor obeyed."""
    study = make_study(tiny.change(PLACES, KARAMA, {"title": EVIL}).write(tmp_path))
    found = explain(study, study.project.gazetteer.place["karama"], "2016-11-04")
    text, data = format_explanation(found, study), format_explanation_json(found, study)
    assert text.startswith("{{7*7}} {% x %} <script>alert(1)</script> ${x} \\u001b[31m\\u0007")
    for letter in "\x1b\x07\u202e\u2028":
        assert letter not in text + data
    assert json.loads(data)["title"] == EVIL
