"""The curator's desk: what each answer does to the table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import count
from pathlib import Path

import pytest

from mosulmap.check.problems import find_problems
from mosulmap.curate.decisions import Signature
from mosulmap.curate.review import decide, review_proposals
from mosulmap.errors import DataError, RequestError
from mosulmap.model.rows import Decision, Mention
from mosulmap.project.project import read_project
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
    said: list[str] = []

    def ask(_: str) -> str:
        try:
            return next(given)
        except StopIteration:
            raise EOFError from None

    return str(review_proposals(folder, ask, said.append, said.append, AMIRA)), said


def test_a_proposal_is_shown_in_its_sentence(folder: Path) -> None:
    """Place, event, control and day, the toponym marked, and the rule that read it."""
    _, said = answering(folder)
    assert "".join(said).split("\n") == [
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
    tally, said = answering(folder, "x", "s", "r")
    assert tally == "0 accepted, 1 rejected, 1 left"
    assert "'x' is none of a, r, d, e, c, s, q" in said
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
    _, said = answering(folder, "e", "conquest", "martians", "yesterday", "atlantis", "a")
    faults = " ".join(said)
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
    _, said = answering(folder)
    assert row_of(folder, "Samah").id in said[0]
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


def edited_on_disk(folder: Path, old: str, new: str) -> None:
    """Edit the table as a curator does in an editor."""
    text = (folder / MENTIONS).read_text(encoding="utf-8")
    assert old in text
    (folder / MENTIONS).write_text(text.replace(old, new), encoding="utf-8")


def review_while(folder: Path, act: Callable[[], object], *answers: str) -> tuple[str, list[str]]:
    """Review with the answers given; before the first is given, something else happens."""
    given = iter(answers)
    said: list[str] = []
    todo = [act]

    def ask(_: str) -> str:
        if todo:
            todo.pop()()
        try:
            return next(given)
        except StopIteration:
            raise EOFError from None

    return str(review_proposals(folder, ask, said.append, said.append, AMIRA)), said


def test_an_edit_made_while_a_question_waits_is_kept(folder: Path) -> None:
    """Another row was rejected by hand; the answer changes only its own row."""
    free = row_of(folder, "Mosul", "late")
    act = partial(edited_on_disk, folder, "A hope.", "A vain hope.")
    review_while(folder, act, "a", "q")
    assert row_of(folder, "Karama").status == "accepted"
    assert row_of(folder, "Mosul", "late") == free.model_copy(update={"note": "A vain hope."})


def test_two_reviewers_at_once_lose_no_answer(folder: Path) -> None:
    """What the other one decided is not asked again."""
    samah = row_of(folder, "Samah").id
    tally, said = review_while(folder, lambda: decide(folder, [], [samah], AMIRA), "a", "a")
    assert tally == "1 accepted, 0 rejected, 0 left"
    assert "was decided or taken out by another program meanwhile" in said[-1]
    assert row_of(folder, "Samah").status == "rejected"
    assert row_of(folder, "Karama").status == "accepted"


def test_a_row_that_was_changed_meanwhile_is_shown_again(folder: Path) -> None:
    """The answer was about other words: file, line, column, and the same question again."""
    act = partial(edited_on_disk, folder, ",cts,cts,", ",cts,isf,")
    tally, said = review_while(folder, act, "a", "q")
    assert tally == "0 accepted, 0 rejected, 2 left"
    clash, again = said[-2:]
    assert clash.startswith(
        "seeds/mentions.csv:3: control: was 'cts' when it was read and is 'isf'"
    )
    assert "Karama: capture, isf, 2016-11-04" in again


def test_an_edit_followed_by_a_quit_is_kept(folder: Path) -> None:
    """The row stays proposed, with the cells that were typed."""
    answering(folder, "e", "holding", "isf", "", "", "q")
    row = row_of(folder, "Karama")
    assert (row.event, row.control, row.status) == ("holding", "isf", "proposed")
    answering(folder, "e", "", "cts")
    assert row_of(folder, "Karama").control == "cts"


def test_what_check_would_reject_is_not_accepted(folder: Path) -> None:
    """Without its day a capture waits; the reason is told and the question comes again."""
    tally, said = answering(folder, "e", "", "", "-", "", "a", "q")
    assert tally == "0 accepted, 0 rejected, 2 left"
    fault = "event_date: is empty; a mention that asserts control needs its day; not saved"
    assert fault in said
    assert row_of(folder, "Karama").event_date == ""


@pytest.mark.parametrize("column", Mention.model_fields)
def test_no_edit_writes_what_check_rejects(column: str, folder: Path) -> None:
    """Whatever is typed into whichever column, the project has as few problems as before."""
    for typed in ("x", "-", "2017", "-1", "martians", "accepted", "999999", "\u202eabc"):
        answering(folder, "c", column, typed, "")
        assert find_problems(read_project(folder)) == ()


def test_columns_that_belong_together_are_edited_together(folder: Path) -> None:
    """A mention of one word becomes that of two, with its offsets and its id."""
    row = row_of(folder, "Karama")
    start = str(row.char_start - len("took "))
    cells = ("char_start", "id", "toponym")
    _, said = answering(folder, "c", " ".join(cells), start, f"early:{start}", "took Karama", "a")
    assert not [line for line in said if "kept as it was" in line]
    after = row_of(folder, "took Karama")
    assert (after.id, after.status) == (f"early:{start}", "accepted")
    assert find_problems(read_project(folder)) == ()


def test_an_unknown_column_is_told(folder: Path) -> None:
    """With those that there are."""
    _, said = answering(folder, "c", "colour")
    assert "'colour' is no column; the columns are id, article_id, " in "".join(said)


def test_an_id_cannot_be_accepted_and_rejected(folder: Path) -> None:
    """One of the two is a slip."""
    karama = row_of(folder, "Karama").id
    with pytest.raises(RequestError, match=f"'{karama}': accepted and rejected at once"):
        decide(folder, [karama], [karama], AMIRA)
    assert row_of(folder, "Karama").status == "proposed"


def test_all_unknown_ids_are_told(folder: Path) -> None:
    """At once."""
    with pytest.raises(RequestError, match="no mention has the ids 'early:9999', 'x:1'; "):
        decide(folder, ["early:9999"], ["x:1"], AMIRA)


@pytest.mark.parametrize(
    ("second", "mend"),
    [
        ({}, "delete all but one$"),
        (
            {"event": "none"},
            "delete all but one, or, if they say different things, give",
        ),
    ],
    ids=["the same", "another statement"],
)
def test_an_id_that_stands_twice_is_told_with_its_rows(
    second: dict[str, str], mend: str, tiny: TinyProject, tmp_path: Path
) -> None:
    """`--accept` cannot know which of two rows is meant."""
    tiny.change(MENTIONS, KARAMA_TAKEN, {"status": "proposed"})
    tiny.tables[MENTIONS].insert(KARAMA_TAKEN + 1, tiny.tables[MENTIONS][KARAMA_TAKEN] | second)
    folder = tiny.write(tmp_path / "project")
    karama = row_of(folder, "Karama").id
    words = rf"^seeds/mentions\.csv:3: id: '{karama}' stands on lines 3 and 4, .*; {mend}"
    with pytest.raises(DataError, match=words):
        decide(folder, [karama], [], AMIRA)
    assert row_of(folder, "Karama").status == "proposed"


def test_an_accepted_row_must_pass_the_check(tiny: TinyProject, tmp_path: Path) -> None:
    """`--accept` of a capture without its day names the line."""
    tiny.change(MENTIONS, KARAMA_TAKEN, {"status": "proposed", "event_date": "", "date_phrase": ""})
    folder = tiny.write(tmp_path / "project")
    with pytest.raises(DataError, match=r"^seeds/mentions\.csv:3: event_date: is empty; "):
        decide(folder, [row_of(folder, "Karama").id], [], AMIRA)
    assert str(decide(folder, [], [row_of(folder, "Karama").id], AMIRA)[0]).startswith(
        "0 accepted, 1 rej"
    )


def test_a_fault_elsewhere_does_not_lock_the_review(tiny: TinyProject, tmp_path: Path) -> None:
    """It is told, its row keeps its bytes, and the others are reviewed."""
    tiny.change(MENTIONS, KARAMA_TAKEN, {"status": "proposed"})
    tiny.change(MENTIONS, SAMAH_FLED, {"event": "conquest", "status": "proposed"})
    folder = tiny.write(tmp_path / "project")
    tally, said = answering(folder, "a")
    assert tally == "1 accepted, 0 rejected, 0 left"
    assert said[0].startswith("seeds/mentions.csv:4: event: 'conquest' is none of ")
    assert ",conquest," in (folder / MENTIONS).read_text(encoding="utf-8")
    assert row_of(folder, "Karama").status == "accepted"
