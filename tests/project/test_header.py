"""The first row of a table: what stands where the names of the columns should."""

from __future__ import annotations

from pathlib import Path

import pytest

from mosulmap.project.project import read_project
from tests.faults import Edit, all_words, check, fault, remade
from tests.faults_project import NAMES
from tests.tiny_project import ACTORS, ISF, TinyProject


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (remade(NAMES, lambda content: content.replace(b",", b"|")), "'|' divides the cells"),
        (
            remade(
                NAMES, lambda content: b"".join(b'"%s"\n' % line for line in content.splitlines())
            ),
            "double quotes stand around each line",
        ),
        (remade(NAMES, lambda content: b"Names of Gao,,,\n" + content), "they stand on line 2"),
        (remade(NAMES, lambda content: content.partition(b"\n")[2]), "names the columns: place_id"),
        (remade(NAMES, lambda content: b"\0" * len(content)), "power cut"),
    ],
    ids=["strokes", "quotes around lines", "a title above", "no header", "nothing but NUL"],
)
def test_what_stands_for_the_header_is_said(edit: Edit, words: str, tmp_path: Path) -> None:
    """One problem, and what to do about it."""
    report = check(fault("one", edit, NAMES, "", ""), tmp_path)
    assert [problem.path for problem in report.errors] == [NAMES], all_words(report)
    assert words in report.errors[0].message


def test_a_column_that_came_later_may_be_missing(tiny: TinyProject, tmp_path: Path) -> None:
    """A table of an older version is read, the new column of every row empty."""
    folder = tiny.change(ACTORS, ISF, {"side": "state"}).write(tmp_path / "project")
    table = folder / ACTORS
    lines = table.read_text(encoding="utf-8").splitlines()
    assert lines[0].endswith(",side")
    shorter = "\n".join(line.rpartition(",")[0] for line in lines) + "\n"
    table.write_text(shorter, encoding="utf-8")
    actors = read_project(folder).actors
    assert (len(actors.rows), actors.problems) == (4, ())
    assert {actor.side for actor in actors.rows} == {None}
