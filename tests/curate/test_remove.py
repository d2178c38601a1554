"""An article is taken out with all its mentions, and comes back by one command."""

from __future__ import annotations

from pathlib import Path

import pytest

from mosulmap.curate.decisions import Signature, make_decision, undo
from mosulmap.curate.remove import remove_article
from mosulmap.errors import RequestError
from mosulmap.project.project import read_project
from tests.command_line import files_in, run_cli
from tests.tiny_project import DECISIONS, TinyProject

AMIRA = Signature("Amira", lambda: "2026-11-09T14:02:11.000000Z")
LATER = Signature("Amira", lambda: "2026-11-09T15:00:00.000000Z")


def test_an_article_goes_with_its_mentions_and_comes_back(
    tiny: TinyProject, tmp_path: Path
) -> None:
    """No mention of it is left, its text is; undo gives every row of the tables back."""
    folder = tiny.write(tmp_path / "project")
    before = files_in(folder)
    article = read_project(folder).articles.rows[0]
    make_decision(folder, remove_article(folder, article.id), AMIRA)
    project = read_project(folder)
    assert article not in project.articles.rows
    assert all(row.article_id != article.id for row in project.mentions.rows)
    assert (folder / "seeds" / article.file).exists()
    list(undo(folder, 1, LATER))
    after = files_in(folder)
    for path in before:
        # Articles have no order: one that comes back stands at the end.
        assert path == DECISIONS or sorted(after[path].splitlines()) == sorted(
            before[path].splitlines()
        )


def test_it_is_asked_first_and_a_wrong_id_is_told(tiny: TinyProject, tmp_path: Path) -> None:
    """Without a yes nothing is written; a slip of the finger gets the id that was meant."""
    folder = tiny.write(tmp_path / "project")
    before = files_in(folder)
    article = read_project(folder).articles.rows[0].id
    asked = run_cli("remove", article, "--project", str(folder), cwd=tmp_path)
    assert asked.code == 1
    assert asked.out.endswith("Nothing was written\n")
    assert files_in(folder) == before
    with pytest.raises(RequestError, match=f"did you mean '{article}'"):
        remove_article(folder, article[:-1] + "x")
