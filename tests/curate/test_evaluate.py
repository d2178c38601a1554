"""The scores of a reading, against small gold whose every answer is known."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from mosulmap.curate.evaluate import (
    Gold,
    Score,
    Scores,
    evaluate_folder,
    format_scores,
    read_gold,
    score_articles,
)
from mosulmap.errors import DataError, RequestError
from mosulmap.model.gazetteer import Gazetteer
from mosulmap.model.rows import Actor, Event, Mention, Name, Place, Review
from mosulmap.reading.proposals import Proposal
from mosulmap.reading.publication_date import Dating
from mosulmap.reading.read_article import ReadArticle

ROOT = Path(__file__).resolve().parents[2]
DAY = "2016-11-04"
PLACES = [("mosul", "Mosul"), ("tal_afar", "Tal Afar")]
ACTORS = [
    ("isf", "Iraqi forces", "", "circle"),
    ("cts", "Counter Terrorism Service", "isf", ""),
    ("is", "Islamic State", "", "square"),
    ("peshmerga", "Peshmerga", "", "triangle-up"),
]
GAZETTEER = Gazetteer(
    tuple(
        Place.model_validate({"id": key, "title": title, "type": "city", "fclass": "P"})
        for key, title in PLACES
    ),
    (Name(place_id="mosul", toponym="Mossul", lang="de", source=""),),
    tuple(
        Actor.model_validate({"id": key, "title": title, "parent_id": parent, "pattern": pattern})
        for key, title, parent, pattern in ACTORS
    ),
)


def said(start: int = 0, **cells: Any) -> Proposal:
    """Return a proposal: Mosul captured by Iraqi forces on the day, if not said otherwise."""
    first = cells.pop("first", DAY)
    mention = Mention.model_validate(
        {
            "id": f"a:{start}",
            "article_id": "a",
            "char_start": start,
            "char_end": start + 5,
            "toponym": "Mosul",
            "place_id": "mosul",
            "event": Event.CAPTURE,
            "control": "isf",
            "event_date": first,
            "quote": "Iraqi forces took Mosul.",
            "status": Review.PROPOSED,
        }
        | cells
    )
    return Proposal(mention, DAY, "capture", first, first)


def gold(start: int = 0, **cells: Any) -> Gold:
    """Return the gold that `said` answers rightly, with some cells otherwise."""
    return {
        "surface": "Mosul",
        "char_start": start,
        "char_end": start + 5,
        "place": "Mosul",
        "event_type": "capture",
        "resulting_control": "ISF",
        "event_date_start": DAY,
        "event_date_end": DAY,
        "date_precision": "day",
        "in_boilerplate": False,
        "anaphoric": False,
        "auto_filled": False,
        "ambiguous": False,
    } | cells


def score(proposals: list[Proposal], wanted: list[Gold], published: str = DAY) -> Scores:
    """Return the scores of one article read as published on the day."""
    article = ReadArticle("a", Dating(published, "made up"), tuple(proposals))
    return score_articles([(article, wanted, DAY)], GAZETTEER)


def counts(score: Score) -> tuple[int, int, int]:
    """Return right, given and wanted."""
    return score.right, score.given, score.wanted


def test_a_perfect_reading_scores_one() -> None:
    """Every measure has precision, recall and F1 of 1."""
    scores = score([said(0), said(9)], [gold(0), gold(9)])
    for measure in (
        scores.dates,
        scores.toponyms,
        scores.places,
        scores.events,
        scores.control,
        scores.days,
    ):
        assert (measure.precision, measure.recall, measure.f1) == (1, 1, 1)


def test_nothing_read_and_nothing_wanted_is_no_division_by_zero() -> None:
    """Empty scores are 0."""
    assert (Score().precision, Score().recall, Score().f1) == (0, 0, 0)
    assert counts(score([], []).toponyms) == (0, 0, 0)


def test_a_missed_mention_costs_recall() -> None:
    """It is wanted as a toponym, and as control where it asserts some."""
    scores = score([said(0)], [gold(0), gold(9), gold(20, resulting_control="unknown")])
    assert counts(scores.toponyms) == (1, 1, 3)
    assert counts(scores.control) == (1, 1, 2)
    assert counts(scores.places) == counts(scores.events) == counts(scores.days) == (1, 1, 1)


def test_a_mention_too_many_costs_precision() -> None:
    """It is given as a toponym, and as control where it asserts some."""
    scores = score([said(0), said(9), said(20, control="", event=Event.NONE)], [gold(0)])
    assert counts(scores.toponyms) == (1, 3, 1)
    assert counts(scores.control) == (1, 2, 1)


WRONG = [
    ({"control": "is"}, "control", (0, 1, 1)),
    ({"control": "contested"}, "control", (0, 1, 1)),
    ({"control": "", "event": Event.NONE}, "control", (0, 0, 1)),
    ({"first": "2016-11-03"}, "days", (0, 1, 1)),
    ({"first": ""}, "days", (0, 1, 1)),
    ({"place_id": "tal_afar"}, "places", (0, 1, 1)),
    ({"event": Event.ENTRY}, "events", (0, 1, 1)),
]


@pytest.mark.parametrize(("cells", "measure", "expected"), WRONG)
def test_a_wrong_answer_costs_its_own_measure(
    cells: dict[str, Any], measure: str, expected: tuple[int, int, int]
) -> None:
    """A wrong holder, day, place or event is wrong there; the toponym is right all the same."""
    scores = score([said(0, **cells)], [gold(0)])
    assert counts(getattr(scores, measure)) == expected
    assert counts(scores.toponyms) == (1, 1, 1)


@pytest.mark.parametrize(
    ("control", "label"),
    [
        ("isf", "ISF"),
        ("cts", "ISF"),
        ("is", "IS"),
        ("peshmerga", "other"),
        ("contested", "contested"),
    ],
)
def test_holders_are_compared_as_the_parties_they_are_shown_as(control: str, label: str) -> None:
    """A unit counts as its party; gold knows two parties by name and calls others `other`."""
    scores = score([said(0, control=control)], [gold(0, resulting_control=label)])
    assert counts(scores.control) == (1, 1, 1)


@pytest.mark.parametrize("label", ["unchanged", "unknown"])
def test_gold_that_asserts_nothing_is_met_by_silence(label: str) -> None:
    """Nothing said is right and counts nowhere; something said costs precision."""
    silent = said(0, control="", event=Event.NONE)
    assert counts(score([silent], [gold(0, resulting_control=label)]).control) == (0, 0, 0)
    assert counts(score([said(0)], [gold(0, resulting_control=label)]).control) == (0, 1, 0)


@pytest.mark.parametrize(
    ("ours", "golds"),
    [
        (Event.ENTRY, "entry/advance"),
        (Event.WITHDRAWAL, "withdrawal/loss"),
        (Event.HOLDING, "held_by"),
        (Event.SIEGE, "siege/approach"),
        (Event.ATTACK, "strike/attack"),
        (Event.VISIT, "visit/location-only"),
        (Event.FIGHTING, "fighting"),
    ],
)
def test_gold_names_some_events_otherwise(ours: Event, golds: str) -> None:
    """The two vocabularies are matched."""
    assert counts(score([said(0, event=ours)], [gold(0, event_type=golds)]).events) == (1, 1, 1)


def test_ambiguous_mentions_are_right_as_toponyms_and_asked_nothing_else() -> None:
    """Where annotators could not tell, no answer is right or wrong, nor a silence."""
    for proposals in ([said(0)], []):
        scores = score(proposals, [gold(0, ambiguous=True)])
        for measure in (scores.places, scores.events, scores.control, scores.days):
            assert counts(measure) == (0, 0, 0)


def test_mentions_in_boilerplate_are_not_wanted() -> None:
    """Not to propose them is right; to propose them is one too many."""
    wanted = [gold(0, in_boilerplate=True)]
    assert counts(score([], wanted).toponyms) == (0, 0, 0)
    assert counts(score([said(0)], wanted).toponyms) == (0, 1, 0)


@pytest.mark.parametrize(
    "cells",
    [
        {"place": "Atlantis", "surface": "Atlantis"},
        {"anaphoric": True},
        {"auto_filled": True},
    ],
)
def test_what_cannot_be_known_is_not_asked_for(cells: dict[str, Any]) -> None:
    """Places that the gazetteer has not, `the city`, and rows filled in by rule are not missed."""
    scores = score([], [gold(0, **cells)])
    assert counts(scores.toponyms) == counts(scores.control) == (0, 0, 0)


def test_what_is_not_asked_for_is_right_where_it_is_given() -> None:
    """An anaphoric mention found all the same is no error."""
    assert counts(score([said(0)], [gold(0, anaphoric=True)]).toponyms) == (1, 1, 1)


@pytest.mark.parametrize(
    "cells",
    [
        {"place": "Mossul"},
        {"place": "MOSUL"},
        {"place": "Mosul (Iraq)"},
        {"place": "somewhere", "surface": "Mossul"},
    ],
)
def test_gold_may_spell_a_place_as_the_gazetteer_does(cells: dict[str, Any]) -> None:
    """Title or name, in any case, before a bracket, or the words of the text."""
    assert counts(score([said(0)], [gold(0, **cells)]).places) == (1, 1, 1)


@pytest.mark.parametrize("precision", ["month", "vague", "none"])
def test_only_days_are_compared_as_days(precision: str) -> None:
    """Where gold has no day, none is asked."""
    assert counts(score([said(0)], [gold(0, date_precision=precision)]).days) == (0, 0, 0)


@pytest.mark.parametrize(
    ("published", "expected"), [(DAY, (1, 1, 1)), ("2016-11-05", (0, 1, 1)), ("", (0, 0, 1))]
)
def test_a_wrong_day_of_publication_is_told_from_none(
    published: str, expected: tuple[int, int, int]
) -> None:
    """Right, wrong and not given are three things."""
    assert counts(score([], [], published).dates) == expected


def test_scores_are_a_table() -> None:
    """One line a measure, one column a set, three decimals."""
    perfect = score([said(0)], [gold(0)])
    poor = score([said(0, control="is", event=Event.ENTRY), said(30)], [gold(0), gold(9)], "")
    assert format_scores({"tuned": perfect, "held out": poor}) == (
        "| measure | tuned | held out |\n"
        "|---|---|---|\n"
        "| publication dates right / wrong / none | 1 / 0 / 0 | 0 / 0 / 1 |\n"
        "| toponyms, precision / recall / F1 | 1.000 / 1.000 / 1.000 | 0.500 / 0.500 / 0.500 |\n"
        "| places resolved | 1.000 | 1.000 |\n"
        "| event types | 1.000 | 0.000 |\n"
        "| control, precision / recall / F1 | 1.000 / 1.000 / 1.000 | 0.000 / 0.000 / 0.000 |\n"
        "| event days | 1.000 | 1.000 |\n"
    )


def test_gold_is_json_lines() -> None:
    """One object a line; blank lines are none."""
    assert read_gold('{"a": 1}\n\n {"b": 2}\n') == [{"a": 1}, {"b": 2}]
    assert read_gold('{"surface": "Mosul\u2028"}\n') == [{"surface": "Mosul\u2028"}]


def test_a_folder_of_gold_is_scored(tmp_path: Path) -> None:
    """Gold and article lie side by side, the true day in `articles.csv`."""
    text = "Published November 4, 2016\nIraqi forces took Mosul on Friday."
    start = text.index("Mosul")
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    (tmp_path / "a.jsonl").write_text(json.dumps(gold(start)) + "\n", encoding="utf-8")
    (tmp_path / "articles.csv").write_text(f"file,published\na.txt,{DAY}\n", encoding="utf-8")
    scores = evaluate_folder(tmp_path, ROOT, None, "2026-01-01")
    for measure in (scores.dates, scores.toponyms, scores.places, scores.control, scores.days):
        assert counts(measure) == (1, 1, 1)


def test_a_folder_without_gold_is_refused(tmp_path: Path) -> None:
    """The message says what was expected where."""
    with pytest.raises(RequestError, match=r"no gold annotations; expected ID\.jsonl"):
        evaluate_folder(tmp_path, ROOT, None, "2026-01-01")


def test_gold_without_its_article_is_refused(tmp_path: Path) -> None:
    """The missing text is named."""
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "b.jsonl").write_text("", encoding="utf-8")
    with pytest.raises(RequestError, match=r"b\.txt is missing beside its gold"):
        evaluate_folder(tmp_path, ROOT, None, "2026-01-01")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{oops", "is not JSON (Expecting property name enclosed in double quotes)"),
        ("[" * 100_000, "is not JSON (nested too deeply)"),
        ("[1]", "is no annotation; expected a JSON object"),
        ('{"surface": "Mosul"}', "char_start: is missing; expected a whole number"),
        (json.dumps(gold(0) | {"place": None}), "place: null is not text"),
        (json.dumps(gold(0) | {"char_end": "5"}), 'char_end: "5" is not a whole number'),
        (json.dumps(gold(0) | {"anaphoric": "no"}), 'anaphoric: "no" is not true or false'),
    ],
)
def test_broken_gold_is_told_line_by_line(line: str, message: str, tmp_path: Path) -> None:
    """Each fault with its file, its line and what was expected, and all faults at once."""
    (tmp_path / "a.txt").write_text("Mosul", encoding="utf-8")
    (tmp_path / "a.jsonl").write_text(f"{json.dumps(gold(0))}\n\n{line}\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text("Mosul", encoding="utf-8")
    (tmp_path / "b.jsonl").write_bytes(b"\n\xe9")
    with pytest.raises(DataError) as raised:
        evaluate_folder(tmp_path, ROOT, None, "2026-01-01")
    lines = [str(problem) for problem in raised.value.problems]
    assert f"{(tmp_path / 'a.jsonl').as_posix()}:3: {message}" in lines
    assert lines[-1] == f"{(tmp_path / 'b.jsonl').as_posix()}: is not UTF-8; save it as UTF-8"


@pytest.mark.parametrize(
    ("table", "message"),
    [
        (b"x,y\n1,2\n", ":1: has no column 'file'; expected file,published"),
        (b"file,day\na.txt,2016-11-04\n", ":1: has no column 'published'; expected file,published"),
        (b"file,published\na.txt,\xe9\n", ": is not UTF-8; save it as UTF-8"),
    ],
)
def test_a_broken_table_of_true_days_is_told(table: bytes, message: str, tmp_path: Path) -> None:
    """The days of a folder cannot be guessed: its table is read or refused."""
    (tmp_path / "a.txt").write_text("Mosul", encoding="utf-8")
    (tmp_path / "a.jsonl").write_text(json.dumps(gold(0)), encoding="utf-8")
    (tmp_path / "articles.csv").write_bytes(table)
    with pytest.raises(DataError) as raised:
        evaluate_folder(tmp_path, ROOT, None, "2026-01-01")
    assert str(raised.value) == f"{(tmp_path / 'articles.csv').as_posix()}{message}"
