"""The curator's desk: what each answer does to the table."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from mosulmap.curate.decisions import Signature
from mosulmap.curate.review import decide, review_proposals
from mosulmap.errors import RequestError
from mosulmap.model.rows import Decision, Mention
from mosulmap.project.table import read_table
from tests.tiny_project import DECISIONS, KARAMA_TAKEN, MENTIONS, SAMAH_FLED, TinyProject

AMIRA = Signature("Amira", map("2016-11-09T14:02:{:02}Z".format, count()).__next__, "as read")


@pytest.fixture
def folder(tiny: TinyProject, tmp_path: Path) -> Path:
    """Return a project on disk with two proposals: Karama taken, and a flight from Samah."""
    for row in (KARAMA_TAKEN, SAMAH_FLED):
        tiny.change(MENTIONS, row, {"status": "proposed", "note": "rule: active"})
    return tiny.write(tmp_path / "project")


def row_of(folder: Path, toponym: str, article: str = "early") -> Mention:
    """Return the first mention of a toponym in an article."""
    rows = read_table(folder, MENTIONS, Mention).rows
    return next(r for r in rows if r.toponym == toponym and r.article_id == article)


def answering(folder: Path, *answers: str) -> tuple[str, list[str]]:
    """Review with the answers given; afterwards the input is at its end."""
    given: Iterator[str] = iter(answers)
    told: list[str] = []

    def ask(_: str) -> str:
        try:
            return next(given)
        except StopIteration:
            raise EOFError from None

    return str(review_proposals(folder, ask, told.append, told.append, AMIRA)), told


def test_a_proposal_is_shown_in_its_sentence(folder: Path) -> None:
    """Place, event, control and day, the toponym marked, and the rule that read it."""
    _, told = answering(folder)
    assert "".join(told).split("\n") == [
        "",
        f"1 of 2  {row_of(folder, 'Karama').id}",
        "  Iraqi forces took »Karama« on Friday, their commander said.",
        "  Karama: capture, cts, 2016-11-04, word of cts  (rule: active)",
    ]


def test_each_decision_is_saved_at_once(folder: Path) -> None:
    """What was decided before the input ended stays decided."""
    tally, _ = answering(folder, "a")
    assert tally == "1 accepted, 0 rejected, 1 left"
    assert row_of(folder, "Karama").status == "accepted"
    assert row_of(folder, "Samah").status == "proposed"


def test_reject_skip_and_quit(folder: Path) -> None:
    """A skipped proposal stays proposed; an unknown answer is asked again."""
    tally, told = answering(folder, "x", "s", "r")
    assert tally == "0 accepted, 1 rejected, 1 left"
    assert "'x' is none of a, r, d, e, c, s, q" in told
    assert row_of(folder, "Samah").status == "rejected"
    assert answering(folder, "q")[0] == "0 accepted, 0 rejected, 1 left"


def test_a_cell_is_edited_before_it_is_accepted(folder: Path) -> None:
    """An empty answer keeps a cell, a dash empties it."""
    answering(folder, "e", "holding", "isf", "2016-11-03", "", "c", "claimant", "-", "a")
    row = row_of(folder, "Karama")
    assert (row.event, row.control, row.event_date) == ("holding", "isf", "2016-11-03")
    assert (row.claimant, row.note) == ("", "edited; rule: active")
    assert (row.place_id, row.status) == ("karama", "accepted")


def test_a_wrong_cell_is_told_and_kept(folder: Path) -> None:
    """No event, party, day or place is taken that the project does not know."""
    _, told = answering(folder, "e", "conquest", "martians", "yesterday", "atlantis", "a")
    faults = " ".join(told)
    assert "'conquest' is none of 'capture', 'entry'," in faults
    assert "'martians' is neither an id in gazetteer/actors.csv nor 'contested'" in faults
    assert "event_date: 'yesterday' is " in faults
    assert faults.count("; kept as it was") == 4
    assert "'atlantis' is not an id in gazetteer/places.csv" in faults
    row = row_of(folder, "Karama")
    assert (row.event, row.control, row.place_id) == ("capture", "cts", "karama")


def test_ids_are_decided_without_questions(folder: Path) -> None:
    """For programs: --accept and --reject."""
    karama, samah = row_of(folder, "Karama").id, row_of(folder, "Samah").id
    counts, remarks = decide(folder, [karama], [samah], AMIRA)
    assert (str(counts), remarks) == ("1 accepted, 1 rejected, 0 left", [])
    assert row_of(folder, "Samah").status == "rejected"


def test_an_unknown_id_changes_nothing(folder: Path) -> None:
    """All are decided or none."""
    before = (folder / MENTIONS).read_bytes()
    with pytest.raises(RequestError, match="no mention has the id 'early:9999'"):
        decide(folder, [row_of(folder, "Karama").id, "early:9999"], [], AMIRA)
    assert (folder / MENTIONS).read_bytes() == before


def test_a_deferred_proposal_waits_and_comes_last(folder: Path) -> None:
    """It is neither accepted nor rejected, and is shown after all others the next time."""
    assert answering(folder, "d")[0] == "0 accepted, 0 rejected, 2 left"
    assert row_of(folder, "Karama").status == "deferred"
    _, told = answering(folder)
    assert row_of(folder, "Samah").id in told[0]
    assert answering(folder, "s", "a")[0] == "1 accepted, 0 rejected, 1 left"
    assert row_of(folder, "Karama").status == "accepted"


def test_each_answer_is_recorded(folder: Path) -> None:
    """Each changed cell with who, when and why; a skipped proposal leaves no record."""
    answering(folder, "e", "holding", "", "", "", "a", "s")
    event, _, status = read_table(folder, DECISIONS, Decision).rows[-3:]
    assert (event.column, event.before, event.after) == ("event", "capture", "holding")
    assert (status.column, status.before, status.after) == ("status", "proposed", "accepted")
    assert (status.row, status.who, status.why) == (
        *(row_of(folder, "Karama").id, "Amira", "as read"),
    )
