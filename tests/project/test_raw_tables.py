"""Files that are no table, or no longer one."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from mosulmap.check.problems import find_problems
from mosulmap.project.project import read_project
from tests.faults import Fault, all_words, answers, as_cases, change, check, fault, remade, write
from tests.faults_project import ARTICLES, MENTIONS, NAMES, PLACES, csv_of, write_sound_project


def conflict(content: bytes) -> bytes:
    """Return a table with a conflict of two sides around its third and fourth row."""
    lines = content.splitlines(keepends=True)
    return b"".join(
        [
            *lines[:3],
            b"<<<<<<< HEAD\n",
            lines[3],
            b"=======\n",
            lines[4],
            b">>>>>>> theirs\n",
            *lines[5:],
        ]
    )


def doubled(content: bytes) -> bytes:
    """Return a table with its header once more below its second row."""
    lines = content.splitlines(keepends=True)
    return b"".join([*lines[:3], lines[0], *lines[3:]])


FAULTS = [
    fault("a conflict", remade(NAMES, conflict), NAMES, "4", "", "merge conflict", "lines 4 to 8"),
    fault("a conflict of places", remade(PLACES, conflict), PLACES, "4", "", "merge conflict"),
    fault(
        "a conflict of mentions", remade(MENTIONS, conflict), MENTIONS, "4", "", "merge conflict"
    ),
    fault(
        "a conflict of Windows",
        remade(
            ARTICLES,
            lambda c: conflict(c + c.splitlines(keepends=True)[2] * 3).replace(b"\n", b"\r\n"),
        ),
        ARTICLES,
        "4",
        "",
        "merge conflict",
    ),
    fault("the header again", remade(NAMES, doubled), NAMES, "4", "", "header again"),
    fault("the header of places again", remade(PLACES, doubled), PLACES, "4", "", "header again"),
    fault(
        "a web page",
        write(NAMES, "<!DOCTYPE html>\n<html><body><table></table></body></html>\n"),
        NAMES,
        "1",
        "",
        "web page",
    ),
    fault(
        "a table of a web page",
        write(PLACES, "<table><tr><td>id</td></tr></table>"),
        PLACES,
        "1",
        "",
        "web page",
    ),
    fault(
        "a workbook", write(PLACES, b"PK\x03\x04" + b"\x14\x00" * 40), PLACES, "1", "", "workbook"
    ),
    fault(
        "an old workbook",
        write(NAMES, b"\xd0\xcf\x11\xe0" + b"\x00\x01" * 40),
        NAMES,
        "1",
        "",
        "workbook",
    ),
    fault("JSON", write(NAMES, '[{"place_id": "gao"}]'), NAMES, "1", "", "JSON"),
]


@as_cases(FAULTS)
def test_a_file_that_is_no_table_is_called_what_it_is(case: Fault, tmp_path: Path) -> None:
    """File, line, what it is and what to do."""
    report = check(case, tmp_path)
    assert answers(case, tmp_path, report), all_words(report)


def test_the_marks_of_a_conflict_are_told_once(tmp_path: Path) -> None:
    """Nobody counts cells in them."""
    report = check(FAULTS[0], tmp_path)
    assert len(report.errors) == 1, all_words(report)


def test_a_header_that_stands_again_is_one_problem(tmp_path: Path) -> None:
    """Its words are not taken for ids and languages."""
    for case in FAULTS[4:6]:
        report = check(case, tmp_path / case.name)
        assert len(report.errors) == 1, all_words(report)


@pytest.mark.parametrize(
    ("cells", "kept"),
    [({"status": "rejected"}, 0), ({"control": "army"}, 0), ({"note": "Looked at again."}, 1)],
    ids=["verdict", "holder", "note"],
)
def test_of_two_sides_of_a_conflict_neither_is_shown(
    cells: dict[str, str], kept: int, tmp_path: Path
) -> None:
    """Which verdict is right nobody can say; a remark alone is no other statement."""
    write_sound_project(tmp_path)
    header, *rows = (tmp_path / MENTIONS).read_text(encoding="utf-8").splitlines(keepends=True)
    one = next(csv.DictReader([header, rows[0]]))
    other = csv_of(MENTIONS, [one | cells]).splitlines(keepends=True)[1]
    marked = ("<<<<<<< HEAD\n", rows[0], "=======\n", other, ">>>>>>> theirs\n")
    (tmp_path / MENTIONS).write_text("".join([header, *marked, *rows[1:]]), encoding="utf-8")
    project = read_project(tmp_path)
    assert [row.id for row in project.mentions.rows].count(one["id"]) == kept
    assert ["merge conflict" in p.message for p in find_problems(project)] == [True]


def test_a_cell_that_is_far_too_long_costs_itself(tmp_path: Path) -> None:
    """Its place stays on the map, and so do the rows below."""
    write_sound_project(tmp_path)
    change(PLACES, "gao", note="x" * 200_000)(tmp_path)
    project = read_project(tmp_path)
    assert [p.id for p in project.places.rows if not p.note] == [p.id for p in project.places.rows]
    [problem] = find_problems(project)
    assert (problem.line, problem.column) == (3, "note")
    assert "200,000 characters" in problem.message
