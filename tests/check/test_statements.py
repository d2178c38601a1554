"""Mentions against the articles they quote: what slipped, and where it went."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from mosulmap.check.problems import find_problems
from mosulmap.project.project import read_project
from tests.tiny_project import (
    ARTICLES,
    EARLY,
    EARLY_TEXT,
    KARAMA_TAKEN,
    MENTIONS,
    SAMAH_FLED,
    TinyProject,
)


def test_an_article_that_grew_at_its_head_has_all_its_mentions_moved(
    tiny: TinyProject, tmp_path: Path
) -> None:
    """Every offset slips by as much; each mention is found by its quote."""
    text = f"Updated\n\n{EARLY_TEXT}"
    tiny.change(ARTICLES, EARLY, {"sha256": sha256(text.encode()).hexdigest()})
    folder = tiny.write(tmp_path)
    (folder / "seeds" / "early.txt").write_text(text, encoding="utf-8")
    problems = [p for p in find_problems(read_project(folder)) if p.path == MENTIONS]
    moved = [dict(problem.mend) for problem in problems]
    assert [int(cells["char_start"]) for cells in moved] == [
        int(row["char_start"]) + 9 for row in tiny.tables[MENTIONS][:4]
    ]


def test_a_toponym_that_its_quote_has_twice_is_not_moved(tiny: TinyProject, tmp_path: Path) -> None:
    """Both places are told."""
    tiny.change(MENTIONS, KARAMA_TAKEN, {"char_start": "3", "char_end": "9", "id": "early:3"})
    tiny.change(MENTIONS, KARAMA_TAKEN, {"quote": EARLY_TEXT.strip()}).write(tmp_path)
    [problem] = find_problems(read_project(tmp_path))
    assert problem.message.endswith("; it stands at 18-24 or 85-91")
    assert problem.mend == ()


def test_a_mention_does_not_move_onto_the_id_of_another(tiny: TinyProject, tmp_path: Path) -> None:
    """The other's id is wrong too, and which of the two is right is the curator's to say."""
    tiny.change(MENTIONS, KARAMA_TAKEN, {"char_start": "3", "char_end": "9", "id": "early:3"})
    tiny.change(MENTIONS, SAMAH_FLED, {"id": "early:85"}).write(tmp_path)
    slipped, wrong = find_problems(read_project(tmp_path))
    assert (slipped.column, slipped.mend) == ("toponym", ())
    assert wrong.column == "id"


def test_an_id_that_another_row_has_is_not_written(tiny: TinyProject, tmp_path: Path) -> None:
    """Two rows of one id would be a new fault."""
    tiny.tables[MENTIONS].append(dict(tiny.tables[MENTIONS][KARAMA_TAKEN]) | {"id": "early:86"})
    problems = find_problems(read_project(tiny.write(tmp_path)))
    assert [(problem.column, problem.mend) for problem in problems] == [("id", ())]


def test_a_quote_with_curly_marks_is_written_as_printed(tmp_path: Path) -> None:
    """A word processor's marks are not the article's."""
    tiny = TinyProject()
    printed = 'He said "Karama is ours" on Friday.'
    texts = {**tiny.texts, "early": f"{printed}\n"}
    tables = tiny.tables
    tables[MENTIONS] = [tables[MENTIONS][KARAMA_TAKEN] | {"quote": printed, "date_phrase": ""}]
    made = TinyProject(tables, texts)
    made.change(MENTIONS, 0, {"quote": "He said “Karama is ours” on Friday."}).write(tmp_path)
    [problem] = find_problems(read_project(tmp_path))
    assert problem.mend == (("quote", printed),)
