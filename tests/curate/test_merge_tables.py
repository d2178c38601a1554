"""Two versions of a table become one, without git and with it."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from mosulmap.check.problems import find_problems
from mosulmap.curate.merge_tables import merge_files
from mosulmap.project.project import read_project
from tests.command_line import run_cli
from tests.tiny_project import (
    ACTORS,
    ARTICLES,
    KARAMA,
    MENTIONS,
    MOSUL,
    NAMES,
    PLACES,
    Cells,
    TinyProject,
    csv_text,
    place,
    tiny_tables,
)

GUIDE = (Path(__file__).parents[2] / "docs" / "curating.md").read_text(encoding="utf-8")


def merged(path: str, base: str, ours: str, theirs: str, folder: Path) -> tuple[str, str]:
    """Return the merged text of the table at `path`, and the conflicts."""
    for name, text in (("base", base), ("ours", ours), ("theirs", theirs)):
        (folder / name).write_bytes(text.encode())
    conflicts = merge_files(folder / "base", folder / "ours", folder / "theirs", path)
    return (folder / "ours").read_text(encoding="utf-8"), "\n".join(conflicts)


def changed(path: str, row: int, cells: Cells) -> str:
    """Return a table of the tiny project, with some cells of one row changed."""
    rows = tiny_tables()[path]
    rows[row] |= cells
    return csv_text(path, rows)


BASE = csv_text(PLACES, tiny_tables()[PLACES])


def test_rows_that_both_add_stand_beside_each_other(tmp_path: Path) -> None:
    """In the order of the table, whoever added them."""
    rows = tiny_tables()[PLACES]
    first, second = (place(key, key.title(), "village", "iraq") for key in ("bartella", "bashiqa"))
    text, said = merged(
        PLACES, BASE, csv_text(PLACES, [*rows, first]), csv_text(PLACES, [*rows, second]), tmp_path
    )
    keys = [line.partition(",")[0] for line in text.splitlines()]
    assert keys == ["id", "bartella", "bashiqa", "iraq", "karama", "mosul", "samah", "tal_afar"]
    assert said == ""


def test_each_cell_comes_from_the_version_that_changed_it(tmp_path: Path) -> None:
    """One gives a title, the other a note."""
    ours, theirs = (changed(PLACES, KARAMA, c) for c in ({"title": "Al-Karama"}, {"note": "East."}))
    both = changed(PLACES, KARAMA, {"title": "Al-Karama", "note": "East."})
    assert merged(PLACES, BASE, ours, theirs, tmp_path) == (both, "")


def test_the_same_change_on_both_sides_is_one_change(tmp_path: Path) -> None:
    """It is no conflict, and stands once."""
    once = changed(PLACES, KARAMA, {"title": "Al-Karama"})
    assert merged(PLACES, BASE, once, once, tmp_path) == (once, "")


def test_two_values_for_one_cell_are_a_conflict(tmp_path: Path) -> None:
    """Both rows stand between git's marks; what does not clash is merged in both."""
    ours = changed(PLACES, KARAMA, {"title": "Al-Karama", "note": "East."})
    theirs = changed(PLACES, KARAMA, {"title": "Karamah", "type": "quarter"})
    text, said = merged(PLACES, BASE, ours, theirs, tmp_path)
    assert said == f"{PLACES}: karama: title: ours has 'Al-Karama', theirs has 'Karamah'"
    marked = text[text.index("<<<<<<<") : text.index(">>>>>>>")].splitlines()
    assert [line.split(",")[:3] for line in marked] == [
        ["<<<<<<< ours"],
        ["karama", "Al-Karama", "quarter"],
        ["======="],
        ["karama", "Karamah", "quarter"],
    ]
    assert text.count("East.") == 2


def test_a_position_is_one_value(tmp_path: Path) -> None:
    """The longitude of one and the latitude of the other would be a place that nobody named."""
    ours, theirs = (changed(PLACES, KARAMA, c) for c in ({"lon": "43.3"}, {"lat": "36.4"}))
    _, said = merged(PLACES, BASE, ours, theirs, tmp_path)
    assert said.splitlines() == [
        f"{PLACES}: karama: lon: ours has '43.3', theirs has '43.2032'",
        f"{PLACES}: karama: lat: ours has '36.3412', theirs has '36.4'",
    ]


@pytest.mark.parametrize("deleting", ["ours", "theirs"])
def test_a_row_that_one_deletes_and_the_other_changes_is_a_conflict(
    deleting: str, tmp_path: Path
) -> None:
    """Neither is lost without a word; a row that only one touched is gone or changed."""
    rows = tiny_tables()[PLACES]
    gone, kept = csv_text(PLACES, rows[:-1]), changed(PLACES, len(rows) - 1, {"title": "Telafar"})
    versions = (gone, kept) if deleting == "ours" else (kept, gone)
    text, said = merged(PLACES, BASE, *versions, tmp_path)
    assert said.startswith(f"{PLACES}: tal_afar: ours has ")
    assert "Telafar" in text
    assert ">>>>>>> theirs" in text
    assert merged(PLACES, BASE, gone, BASE, tmp_path) == (gone, "")


def test_how_a_spreadsheet_saved_it_is_no_change(tmp_path: Path) -> None:
    """Semicolons, CR LF and 36.3350 for 36.335 come back in the project's own form."""
    saved = "\ufeff" + BASE.replace(";", "|").replace(",", ";").replace("|", ",")
    saved = saved.replace("\n", "\r\n").replace("36.335;", "36.3350;")
    saved = saved.replace("wd:Q83317,gn:99072", '"wd:Q83317;gn:99072"')
    theirs = changed(PLACES, MOSUL, {"lat": "36.34"})
    assert merged(PLACES, BASE, saved, theirs, tmp_path) == (theirs, "")


def test_a_faulty_row_stays_as_it_is(tmp_path: Path) -> None:
    """A merge is no check: what cannot be read is carried along, and nothing is doubled."""
    faulty = BASE + "nowhere,Nowhere\n" + "x y,,village,P,,,,,,,,\n"
    theirs = faulty.replace("Mosul,city", "Mosul,metropolis")
    text, said = merged(PLACES, faulty, faulty, theirs, tmp_path)
    assert (sorted(text.splitlines()), said) == (sorted(theirs.splitlines()), "")


def test_what_is_no_table_keeps_both_whole(tmp_path: Path) -> None:
    """Not a byte of either is lost."""
    ours, theirs = BASE + '"open\n', BASE + "é"
    text, said = merged(PLACES, BASE, ours, theirs, tmp_path)
    assert text == f"<<<<<<< ours\n{ours}=======\n{theirs}\n>>>>>>> theirs\n"
    assert said == f"{PLACES}: not all versions are a table of the project; both are kept whole"


def test_an_emptied_file_deletes_no_rows(tmp_path: Path) -> None:
    """A file of no bytes is what a power cut leaves, not a decision."""
    text, said = merged(PLACES, BASE, BASE, "", tmp_path)
    assert BASE in text
    assert said


def test_the_header_tells_the_table_where_no_path_is_given(tmp_path: Path) -> None:
    """And where git has none in common, both versions are additions."""
    base = csv_text(NAMES, tiny_tables()[NAMES])
    assert merged("", base, base, base, tmp_path) == (base, "")
    assert merged("", "", base, base, tmp_path) == (base, "")


def test_a_version_without_a_column_that_came_later_is_merged(tmp_path: Path) -> None:
    """Who has an older program still adds a party; the merged table has the column."""
    base = csv_text(ACTORS, tiny_tables()[ACTORS])
    older = "".join(f"{line.rpartition(',')[0]}\n" for line in base.splitlines())
    text, said = merged(ACTORS, older, base, f"{older}zz,Zz,,,,,\n", tmp_path)
    assert (text, said) == (f"{base}zz,Zz,,,,,,\n", "")


# With git itself.


def git(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run git in a folder, with a name and without the settings of this machine."""
    settings = {
        "GIT_CONFIG_GLOBAL": "/dev/null",
        "GIT_CONFIG_SYSTEM": "/dev/null",
        "PATH": "/usr/bin:/bin",
        **{
            f"GIT_{who}_{what}": f"{what.lower()}@example.org"
            for who in ("AUTHOR", "COMMITTER")
            for what in ("NAME", "EMAIL")
        },
    }
    return subprocess.run(
        ["git", *words],  # noqa: S607 - git as it is installed
        cwd=folder,
        env=settings,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def repository(tiny: TinyProject, tmp_path: Path) -> Path:
    """Return a project under git, with the merge driver as docs/curating.md sets it up."""
    tiny.tables[NAMES].append({"place_id": "samah", "toponym": "Samah", "lang": "en"})
    folder = tiny.write(tmp_path / "project")
    (attributes,) = re.findall(r"```\n(\S+\.csv merge=.*?)```", GUIDE, re.DOTALL)
    (driver,) = re.findall(
        r'^git config merge.mosulmap.driver "mosulmap (.*)"$', GUIDE, re.MULTILINE
    )
    (folder / ".gitattributes").write_text(attributes)
    git(folder, "init", "-b", "main")
    git(folder, "config", "merge.mosulmap.driver", f"'{sys.executable}' -m mosulmap {driver}")
    commit(folder)
    return folder


def commit(folder: Path) -> None:
    """Commit everything."""
    git(folder, "add", ".")
    assert git(folder, "commit", "-m", "a change").returncode == 0


def on_branch(folder: Path, name: str, path: str, old: str, new: str) -> None:
    """Replace a text in one table, on a branch of its own that begins at main."""
    git(folder, "checkout", "-b", name, "main")
    text = (folder / path).read_text(encoding="utf-8")
    assert old in text
    (folder / path).write_text(text.replace(old, new), encoding="utf-8")
    commit(folder)


def merge_two(folder: Path) -> subprocess.CompletedProcess[str]:
    """Merge the branches `one` and `two`."""
    git(folder, "checkout", "one")
    return git(folder, "merge", "--no-edit", "two")


STORY = (
    "Iraqi forces entered {name}\n\nPublished November 9, 2016\n\nIraqi forces entered {name}.\n"
)


def test_two_curators_each_add_an_article(repository: Path, tmp_path: Path) -> None:
    """Both add, extract and commit; git merges, and the check finds nothing."""
    for branch, name in (("one", "Karama"), ("two", "Samah")):
        git(repository, "checkout", "-b", branch, "main")
        (tmp_path / f"{name}.txt").write_text(STORY.format(name=name))
        assert run_cli("add", str(tmp_path / f"{name}.txt"), cwd=repository).code == 0
        assert run_cli("extract", cwd=repository).code == 0
        commit(repository)
    done = merge_two(repository)
    assert done.returncode == 0, done.stdout + done.stderr
    project = read_project(repository)
    assert len(project.articles.rows) == 4
    assert {m.toponym for m in project.mentions.rows if "entered" in m.quote} == {"Karama", "Samah"}
    assert list(find_problems(project)) == []


@pytest.mark.parametrize(
    ("path", "first", "second"),
    [
        (PLACES, ("Karama,neighbourhood", "Al-Karama,neighbourhood"), ("Mosul,city", "Mosul,town")),
        (ARTICLES, ("The Gazette", "Gazette"), ("AFP;Reuters", "AFP")),
        (PLACES, ("karama,Karama,", "karama,Al-Karama,"), (",600,GeoNames", ",600,OSM")),
        (MENTIONS, ("A hope.", "Only a hope."), ("mosul,capture,isf", "mosul,none,isf")),
    ],
    ids=["neighbours", "articles", "one row", "mention"],
)
def test_changes_beside_each_other_merge(
    path: str, first: tuple[str, str], second: tuple[str, str], repository: Path
) -> None:
    """In rows next to each other, and in two cells of one row."""
    on_branch(repository, "one", path, *first)
    on_branch(repository, "two", path, *second)
    assert merge_two(repository).returncode == 0
    text = (repository / path).read_text(encoding="utf-8")
    assert first[1] in text
    assert second[1] in text
    assert "<<<<<<<" not in text


def test_the_same_cell_is_a_conflict_that_git_and_check_know(repository: Path) -> None:
    """Git leaves the file unmerged, the message names the cell, and check finds the marks."""
    for branch, title in (("one", "Al-Karama"), ("two", "Karamah")):
        on_branch(repository, branch, PLACES, "karama,Karama,", f"karama,{title},")
    done = merge_two(repository)
    assert done.returncode == 1
    said = done.stdout + done.stderr
    assert f"{PLACES}: karama: title: ours has 'Al-Karama', theirs has 'Karamah'" in said
    assert "mosulmap: 1 conflict; keep one of the two rows" in said
    assert f"UU {PLACES}" in git(repository, "status", "--short").stdout
    checked = run_cli("check", cwd=repository)
    assert checked.code == 1
    assert f"{PLACES}:3: " in checked.out
