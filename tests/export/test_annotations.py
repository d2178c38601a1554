"""Web Annotations: their selectors lead to the words, counted as a browser counts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from mosulmap.control.study import Study
from mosulmap.export.annotations import format_annotations, utf16_length
from mosulmap.export.tables import Scope
from mosulmap.pipeline import make_study
from tests.tiny_project import EARLY_TEXT, KARAMA, PLACES, TinyProject

ROOT = Path(__file__).resolve().parents[2]


def items(study: Study, scope: str = "") -> list[Any]:
    """Return the annotations of a study."""
    return list(json.loads(format_annotations(study, Scope(scope))[0])["first"]["items"])


def selected(text: str, selector: Any) -> str:
    """Return what a script selects: `text.slice(start, end)` counts UTF-16 units."""
    units = text.encode("utf-16-le")
    return units[2 * selector["start"] : 2 * selector["end"]].decode("utf-16-le")


def agrees(text: str, one: Any) -> bool:
    """Whether both selectors of an annotation lead to the same words, at one place alone."""
    quote, position = one["target"]["selector"]
    around = quote["prefix"] + quote["exact"] + quote["suffix"]
    return selected(text, position) == quote["exact"] and text.count(around) == 1


def test_every_mention_is_found_by_both_its_selectors(study: Study) -> None:
    """157 of 157, in the files as they are stored."""
    found = items(study)
    assert len(found) == len(study.mentions) == 157
    assert len({one["id"] for one in found}) == 157
    for one in found:
        path = ROOT / one["target"]["source"]["id"]
        assert agrees(path.read_bytes().decode(), one), one["id"]


@pytest.mark.parametrize("before", ["", "\U0001f9ed\U0001f5fa ", "e\u0301\u200f ", "\r\n\r\n"])
def test_a_character_of_two_units_moves_the_positions(
    before: str, tiny: TinyProject, tmp_path: Path
) -> None:
    """A text that begins with an emoji is one unit longer for a browser than in code points."""
    text = before + EARLY_TEXT
    moved = TinyProject(texts=tiny.texts | {"early": text})
    found = items(make_study(moved.write(tmp_path / "project")))
    own = [one for one in found if one["target"]["source"]["id"] == "seeds/early.txt"]
    assert own
    assert all(agrees(text, one) for one in own)


def test_an_annotation_says_what_is_meant(study: Study) -> None:
    """The place, what happened, the sentence, who holds it by its words, and when."""
    (one,) = (o for o in items(study) if o["id"].endswith(":002_6fdac2587ea5a60c:1170"))
    bodies = {body["purpose"]: body.get("value") or body["source"] for body in one["body"]}
    assert bodies["identifying"] == "urn:mosulmap:place:karama"
    assert (bodies["tagging"], bodies["classifying"]) == ("Karama", "withdrawal")
    assert bodies["assessing"] == "stated: contested"
    assert "had to pull back from Karamah" in bodies["describing"]
    assert one["dcterms:temporal"] == "2016-11-04"


def test_a_scope_keeps_what_speaks_of_its_days(study: Study) -> None:
    """The others are counted."""
    kept = items(study, "2016-11-04")
    assert 0 < len(kept) < 157
    said = format_annotations(study, Scope("2016-11-04"))[1]
    assert said == f"{157 - len(kept)} mentions of other days or without a date left out"


def test_a_hostile_title_stays_text(tiny: TinyProject, tmp_path: Path) -> None:
    """It closes no object, and no script."""
    payload = '"}]}]} </script><img onerror=alert(1)> \u2028'
    tiny.change(PLACES, KARAMA, {"title": payload})
    hostile = make_study(tiny.write(tmp_path / "project"))
    title = hostile.project.gazetteer.place["karama"].title
    values = {body.get("value") for one in items(hostile) for body in one["body"]}
    assert title in values


@pytest.mark.parametrize(("text", "length"), [("abc", 3), ("\U0001f9ed", 2), ("موصل", 4)])
def test_utf16_length(text: str, length: int) -> None:
    """Letters beyond U+FFFF count twice."""
    assert utf16_length(text) == length
