"""What many rows lack is told once, with how many they are and the lines of the first few."""

from __future__ import annotations

from pathlib import Path

import pytest

from mosulmap.pipeline import make_study
from mosulmap.reports.summary import left_out_words, missing_words
from tests.faults import TODAY, Edit, all_words, change, check, fault, replace_text, rows_in, save
from tests.faults_project import ACTORS, ARTICLES, PLACES, write_sound_project


def delete(path: str, key: str) -> Edit:
    """Delete the row with an id."""

    def edit(folder: Path) -> None:
        kept = [row for row in rows_in(folder / path) if row["id"] != key]
        save(folder / path, path, kept)

    return edit


CAUSES = {
    "a deleted place": (
        delete(PLACES, "gao"),
        PLACES,
        ("no row has the id 'gao'", "4 mentions (seeds/mentions.csv:2, 4, 6, 9)", "3 spellings"),
    ),
    "a deleted article": (
        delete(ARTICLES, "delta"),
        ARTICLES,
        ("no row has the id 'delta'", "6 mentions (seeds/mentions.csv:2, 3, 4, …)"),
    ),
    "a deleted party": (
        delete(ACTORS, "army"),
        ACTORS,
        ("no row has the id 'army'", "4 mentions", "1 actor (gazetteer/actors.csv:3)"),
    ),
    "an edited article": (
        replace_text("seeds/delta.txt", "Soldiers reach", "The soldiers reach"),
        ARTICLES,
        ("6 mentions (seeds/mentions.csv:2, 3, 4, …) do not fit", "restore the text"),
    ),
    "a party without its mark": (
        change(ACTORS, "army", color="", pattern=""),
        ACTORS,
        ("3 accepted mentions say that 'army'", "write a shape"),
    ),
}

by_cause = pytest.mark.parametrize("name", CAUSES)


@by_cause
def test_a_cause_is_told_once(name: str, tmp_path: Path) -> None:
    """With the rows that hang on it, and not in each of them."""
    edit, path, words = CAUSES[name]
    report = check(fault(name, edit, path, "", ""), tmp_path)
    found = [*report.errors, *report.warnings]
    assert [problem.path for problem in found] == [path], all_words(report)
    assert all(part in found[0].message for part in words), found[0].message


@by_cause
def test_every_command_lists_what_check_lists(name: str, tmp_path: Path) -> None:
    """`render` and `status` print the very same lines."""
    edit, path, _ = CAUSES[name]
    report = check(fault(name, edit, path, "", ""), tmp_path)
    told = "".join(f"{problem}\n" for problem in report.errors)
    study = make_study(tmp_path, today=TODAY)
    assert study.problems == report.errors
    assert left_out_words(study).startswith(told)


def test_a_party_without_its_mark_gets_one(tmp_path: Path) -> None:
    """Else its places would go to its enemy, whose sentences are left alone."""
    change(ACTORS, "army", color="", pattern="")(write_sound_project(tmp_path))
    study = make_study(tmp_path)
    assert (study.missing, len(study.mentions)) == ((), 9)
    [army] = (actor for actor in study.project.actors.rows if actor.id == "army")
    assert army.pattern
    assert len(army.color) == 2


def test_one_mention_of_who_holds_no_place_is_at_fault_itself(tmp_path: Path) -> None:
    """The United Nations have no mark, and need none for a slip of the hand."""
    [first, *_] = rows_in(write_sound_project(tmp_path) / "seeds" / "mentions.csv")
    report = check(
        fault("un", change("seeds/mentions.csv", first["id"], control="un"), PLACES, "", ""),
        tmp_path,
    )
    assert [(p.path, p.column) for p in report.errors] == [("seeds/mentions.csv", "control")]


@pytest.mark.parametrize(
    ("edit", "reason"),
    [
        (delete(ACTORS, "army"), "3 about the party 'army', which is not in gazetteer/actors.csv"),
        (
            replace_text("seeds/wire.txt", "Battle for", "The battle for"),
            "3 of the article 'wire', whose text is another one now",
        ),
        (
            change(ARTICLES, "wire", published="2013-03-07"),
            "2 dated after the publication of the article 'wire'",
        ),
    ],
    ids=["a deleted party", "an edited article", "a day too early"],
)
def test_missing_evidence_has_its_cause(edit: Edit, reason: str, tmp_path: Path) -> None:
    """The last line of `status` names what a curator has to mend."""
    edit(write_sound_project(tmp_path))
    assert reason in missing_words(make_study(tmp_path))
