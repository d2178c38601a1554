"""Mentions that are decided at once, by their ids."""

from __future__ import annotations

from pathlib import Path

import pytest

from mosulmap.curate.decide import decide, save_mentions
from mosulmap.curate.sound_rows import sound_for_review
from mosulmap.errors import ClashError, DataError, RequestError
from mosulmap.model.kept import Kept
from mosulmap.model.rows import Mention, Review
from mosulmap.project.project import read_project
from tests.curate.test_review import AMIRA, folder, row_of
from tests.tiny_project import KARAMA_TAKEN, MENTIONS, TinyProject

__all__ = ["folder"]


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


def test_mentions_are_saved_as_they_were_seen(folder: Path) -> None:
    """All of them or none: what check would reject, and what another hand changed, is not."""
    sound, kept = sound_for_review(read_project(folder))[0], Kept()
    karama, samah = row_of(folder, "Karama"), row_of(folder, "Samah")
    accepted = [(row, changed(row, status=Review.ACCEPTED)) for row in (karama, samah)]
    dateless = [accepted[1], (karama, changed(accepted[0][1], event_date=""))]
    with pytest.raises(DataError, match=r"^seeds/mentions\.csv: event_date: is empty; "):
        save_mentions(folder, sound, dateless, AMIRA, kept)
    with pytest.raises(DataError, match=f"id: '{samah.id}' "):
        save_mentions(folder, sound, [(karama, changed(karama, id=samah.id))], AMIRA, kept)
    save_mentions(folder, sound, accepted, AMIRA, kept)
    assert {row_of(folder, name).status for name in ("Karama", "Samah")} == {Review.ACCEPTED}
    with pytest.raises(ClashError, match="status: was 'proposed' when it was read and is 'accept"):
        save_mentions(folder, sound, accepted, AMIRA, kept)


def changed(row: Mention, **cells: object) -> Mention:
    """Return a mention with other cells."""
    return row.model_copy(update=cells)
