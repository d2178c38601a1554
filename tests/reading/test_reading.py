"""From a text to proposed mentions: the shipped project, files of all kinds, any text at all."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mosulmap.errors import DataError, MosulmapError, RequestError
from mosulmap.model import Mention
from mosulmap.reading import (
    Proposal,
    extract_files,
    format_proposals_csv,
    format_proposals_jsonl,
    merge_project,
    read_gazetteer,
    read_news,
    window_without,
)
from mosulmap.tables import format_table, parse_table
from mosulmap.toponyms import build_index

ROOT = Path(__file__).resolve().parents[2]
TODAY = "2026-01-01"
GAZETTEER = read_gazetteer(ROOT / "gazetteer")
INDEX = build_index(GAZETTEER)
PROJECT, MERGE = merge_project(ROOT, TODAY)
SHIPPED = sorted((ROOT / "seeds").glob("*.txt"))


def propose(text: str, published: str = "2016-11-04") -> tuple[Proposal, ...]:
    """Return what a text published on a known day proposes."""
    return read_news("a", text, INDEX, latest=TODAY, published=published).proposals


def test_reading_the_shipped_project_again_changes_nothing() -> None:
    """Every row is reviewed, every proposal stands already, and the rows stay identical."""
    assert MERGE.rows == PROJECT.mentions.rows
    assert MERGE.new == MERGE.gone == MERGE.moved == MERGE.lost == ()
    assert MERGE.kept > 100


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_proposals_quote_the_article_at_their_offsets(path: Path) -> None:
    """Toponym and sentence are cut from the file as stored, and the table reads back."""
    text = path.read_bytes().decode()
    proposals, _ = extract_files([path], ROOT, None, TODAY)
    assert proposals
    for mention in (p.mention for p in proposals):
        assert text[mention.char_start : mention.char_end] == mention.toponym
        assert mention.toponym in mention.quote
        assert mention.quote in text
        assert mention.date_phrase in mention.quote
        assert mention.id == f"{path.stem}:{mention.char_start}"
        assert mention.note.startswith("rule: ")
    mentions = [p.mention for p in proposals]
    table = parse_table(format_proposals_csv(proposals), "mentions.csv", Mention)
    assert table.problems == ()
    assert format_table(table.rows, Mention) == format_table(mentions, Mention)


def test_json_lines_have_the_columns_of_the_table_and_what_is_known_besides() -> None:
    """One object a mention: numbers are numbers, unknown days null, Arabic not escaped."""
    proposals, _ = extract_files(SHIPPED, ROOT, None, TODAY)
    lines = format_proposals_jsonl(proposals).splitlines()
    assert len(lines) == len(proposals)
    for line, proposal in zip(lines, proposals, strict=True):
        row = json.loads(line)
        assert list(row) == [
            *Mention.model_fields,
            *("published", "rule", "event_date_start", "event_date_end"),
        ]
        assert row["char_start"] == proposal.mention.char_start
        assert row["event"] == proposal.mention.event.value
        assert row["published"] == proposal.published
        assert row["event_date_start"] <= row["event_date_end"]
    assert "الموصل" in format_proposals_jsonl(propose("سقطت الموصل اليوم"))


def test_an_article_whose_day_is_unknown_has_null_dates() -> None:
    """Without the day of publication nothing relative is resolved: null, and an empty cell."""
    read = read_news("a", "Iraqi forces took Mosul on Friday.", INDEX, latest=TODAY)
    (row,) = (json.loads(line) for line in format_proposals_jsonl(read.proposals).splitlines())
    assert read.dating.published == ""
    assert row["published"] is row["event_date_start"] is row["event_date_end"] is None
    assert row["event_date"] == row["date_phrase"] == ""
    assert (row["event"], row["control"]) == ("capture", "isf")


DATES = [
    ("Iraqi forces entered Mosul on Tuesday.", "2016-11-01", "Tuesday"),
    ("Iraqi forces entered Mosul.", "2016-11-04", ""),
    ("Iraqi forces entered Mosul, which Islamic State took in June 2014.", "2016-11-04", ""),
    ("Mosul, seized in the last 10 days, is calm.", "2016-10-25/2016-11-04", "in the last 10 days"),
    ("Iraqi forces entered Mosul and will go on in coming days.", "2016-11-04", ""),
    ("Iraqi forces entered Mosul and will enter Karama tomorrow.", "2016-11-04", ""),
    ("Iraqi forces took Mosul, which is to be rebuilt by 2018.", "2016-11-04", ""),
]


@pytest.mark.parametrize(("text", "date", "phrase"), DATES)
def test_an_event_is_dated_by_the_time_in_its_clause(text: str, date: str, phrase: str) -> None:
    """The nearest time that is not ahead and not an aside's; else the day of publication."""
    mention = propose(text)[0].mention
    assert (mention.event_date, mention.date_phrase) == (date, phrase)


def test_what_a_page_says_beside_its_story_is_not_proposed() -> None:
    """A name in a caption or a related block makes no mention."""
    text = "Troops took Mosul.\nThey left.\nImage: AFP in Erbil\nRelated\nErbil is calm."
    assert [p.mention.toponym for p in propose(text)] == ["Mosul"]


def test_the_year_comes_from_the_other_articles() -> None:
    """The window is that of all articles but the one that is read."""
    articles = PROJECT.articles.rows
    last = max(articles, key=lambda a: a.published)
    assert window_without(articles, "none") == ("2016-11-01", "2017-02-24")
    assert window_without(articles, last.id) == ("2016-11-01", "2016-11-11")
    assert window_without([last], last.id) is None


def test_a_missing_file_is_named() -> None:
    """What is not there cannot be read, and nothing else is."""
    with pytest.raises(RequestError, match=r"nowhere\.txt: no such file or folder"):
        extract_files([*SHIPPED, Path("nowhere.txt")], ROOT, None, TODAY)


def test_a_missing_gazetteer_is_named(tmp_path: Path) -> None:
    """Without a gazetteer no name is known, and the message says how to give one."""
    with pytest.raises(RequestError, match="name the gazetteer with --gazetteer"):
        extract_files(SHIPPED, tmp_path, None, TODAY)


def test_a_folder_without_texts_proposes_nothing(tmp_path: Path) -> None:
    """Only `.txt` files are read from a folder."""
    (tmp_path / "notes.md").write_text("Mosul fell.", encoding="utf-8")
    assert extract_files([tmp_path], ROOT, None, TODAY) == ([], [])


def test_a_folder_gives_its_texts_in_order(tmp_path: Path) -> None:
    """Files come sorted by name, and each has a remark."""
    for name in ("b", "a"):
        (tmp_path / f"{name}.txt").write_text("Mosul fell.", encoding="utf-8")
    proposals, remarks = extract_files([tmp_path], ROOT, None, TODAY)
    assert [p.mention.id for p in proposals] == ["a:0", "b:0"]
    assert remarks[0].startswith("a: 1 mentions; published unknown (")


def test_every_text_that_is_not_utf_8_is_named(tmp_path: Path) -> None:
    """All such files are told at once, with the byte, and nothing is returned."""
    (tmp_path / "a.txt").write_bytes(b"Mosul \xff")
    (tmp_path / "b.txt").write_bytes("Mosul fell.".encode("utf-16"))
    (tmp_path / "c.txt").write_bytes(b"Mosul fell.")
    with pytest.raises(DataError) as caught:
        extract_files([tmp_path], ROOT, None, TODAY)
    one, other = caught.value.problems
    assert one.path.endswith("a.txt")
    assert one.message == "is not UTF-8 at byte 6; give a text file in UTF-8"
    assert other.path.endswith("b.txt")


def test_an_empty_text_says_nothing(tmp_path: Path) -> None:
    """An empty file has no mention and no day."""
    (tmp_path / "a.txt").write_bytes(b"")
    proposals, (remark,) = extract_files([tmp_path / "a.txt"], ROOT, None, TODAY)
    assert proposals == []
    assert remark.startswith("a: 0 mentions; published unknown")


@pytest.mark.parametrize("name", ["my article.txt", "الموصل.txt", "a,b.txt", "_a.txt"])
def test_a_file_name_that_makes_no_id_is_no_traceback(tmp_path: Path, name: str) -> None:
    """A file with a space in its name is read, or refused in words that name it."""
    (tmp_path / name).write_text("Iraqi forces took Mosul.", encoding="utf-8")
    try:
        proposals, _ = extract_files([tmp_path / name], ROOT, None, TODAY)
    except MosulmapError as error:
        assert name in str(error)  # noqa: PT017
    else:
        assert [p.mention.toponym for p in proposals] == ["Mosul"]


@pytest.mark.parametrize(
    "text",
    [
        "Iraqi forces took Mosul",
        "Iraqi forces\0 took Mosul\0.",
        "\u202eIraqi forces took Mosul\u202c",
        "\ufeffIraqi forces\u00a0took\u00a0Mosul.",
        "Iraqi forces took Mosul\r\n\r\n",
        "🏚🏚 Iraqi forces took Mosul İ",
    ],
)
def test_a_text_is_read_whatever_stands_around_its_words(text: str) -> None:
    """NUL, direction marks, byte order marks, hard spaces, emoji, no stop: the same mention."""
    (proposal,) = propose(text)
    mention = proposal.mention
    assert text[mention.char_start : mention.char_end] == "Mosul"
    assert (mention.place_id, mention.control) == ("mosul", "isf")


@pytest.mark.parametrize(
    "text", ["@99 took Mosul", "Mosul was captured by @7", "#X fell to #P near Mosul", "@1 in #X"]
)
def test_the_marks_that_reading_uses_itself_may_stand_in_a_text(text: str) -> None:
    """`@7` and `#X` in a quoted tweet are words like any other."""
    assert [p.mention.toponym for p in propose(text)] == ["Mosul"] * text.count("Mosul")


PIECES = st.sampled_from(
    """Mosul|west Mosul|Karama|Hammam al-Alil|Al-Bab|الموصل|Tal\u00a0Afar|Iraqi forces|IS|troops|
    militants|took|captured|was retaken by|withdrew from|entered|fled|,|.|and|the|of|in|on Friday|
    last week|since 2014|on November 4|Published 6 Nov 2016|Related|\n|\0|\u202e|\u00a0|half of|
    -held|'s|said|not|would|, which|that""".replace("|\n    ", "|").split("|")
)
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=6)), max_size=25).map(" ".join)


@settings(deadline=None, max_examples=200)
@given(TEXTS, st.sampled_from(["", "2016-11-04", "2017-02-24"]))
@example("Mosul", "")
@example("IS took Mosul. \n \0 IS", "2016-11-04")
def test_any_text_can_be_read(text: str, published: str) -> None:
    """For any text: offsets hold, sentences are quoted, ids differ, and the table reads back."""
    read = read_news("a", text, INDEX, latest=TODAY, published=published, window=None)
    ids = set()
    for proposal in read.proposals:
        mention = proposal.mention
        assert text[mention.char_start : mention.char_end] == mention.toponym
        assert mention.toponym in mention.quote
        assert mention.quote in text
        assert mention.place_id in GAZETTEER.place
        assert mention.control in ("", "contested") or GAZETTEER.holder(mention.control)
        assert proposal.first <= proposal.last
        ids.add(mention.id)
    assert len(ids) == len(read.proposals)
    lines = format_proposals_jsonl(read.proposals).split("\n")
    assert all(json.loads(line) for line in lines[:-1])
