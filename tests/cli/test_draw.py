"""The commands that draw, as typed: what they write, and where."""

from __future__ import annotations

from pathlib import Path

import pytest

from mosulmap.languages import choices
from tests.command_line import Outcome, files_in, run_cli, run_python
from tests.page_elements import PageElements
from tests.tiny_project import (
    TinyProject,
)

from .expected import ROWS, SIZE


def test_render_writes_the_map_opened_on_the_last_change(shipped_copy: Path) -> None:
    """Without options the map goes to output/ and opens on the day on which anything changed."""
    before = files_in(shipped_copy)
    outcome = run_cli("render", cwd=shipped_copy)
    assert outcome == Outcome(0, f"Wrote output/mosulmap.html: {SIZE}\n{ROWS}\n", "")
    after = files_in(shipped_copy)
    page = after.pop("output/mosulmap.html").decode()
    assert after == before
    assert PageElements(page).data["open"] == "2017-02-24"


def test_render_of_a_day_writes_a_file_of_that_day(shipped_copy: Path) -> None:
    """With a day the map opens on it, and its file has the day in its name."""
    outcome = run_cli("render", "--date", "2016-11-04", cwd=shipped_copy)
    assert outcome == Outcome(0, f"Wrote output/mosulmap-2016-11-04.html: {SIZE}\n{ROWS}\n", "")
    page = (shipped_copy / "output" / "mosulmap-2016-11-04.html").read_text(encoding="utf-8")
    assert PageElements(page).data["open"] == "2016-11-04"


def test_render_writes_where_it_is_told(root: Path, tmp_path: Path) -> None:
    """With -o the map goes there, folders included, and with --project from there."""
    target = tmp_path / "maps" / "november.html"
    outcome = run_cli("render", "--project", str(root), "-o", str(target), cwd=tmp_path)
    assert outcome == Outcome(0, f"Wrote {target}: {SIZE}\n{ROWS}\n", "")
    assert list(files_in(tmp_path)) == ["maps/november.html"]


def test_render_known_by_a_day_leaves_out_what_was_not_yet_published(
    shipped_copy: Path,
) -> None:
    """By 4 November 2016 two of the five articles were there."""
    outcome = run_cli("render", "--known-by", "2016-11-04", cwd=shipped_copy)
    assert outcome == Outcome(
        0,
        "Wrote output/mosulmap.html: 16 places named in 2 articles, 48 mentions, "
        f"17 Oct 2016 to 6 Nov 2016\n{ROWS}\n",
        "",
    )
    page = (shipped_copy / "output" / "mosulmap.html").read_text(encoding="utf-8")
    assert PageElements(page).data["knownBy"] == "2016-11-04"


def test_render_hands_the_map_to_the_browser_when_asked(shipped_copy: Path) -> None:
    """With --open the file goes to the system's opener."""
    opener = shipped_copy / "bin" / "xdg-open"
    opener.parent.mkdir()
    opener.write_text('#!/bin/sh\necho "opened $1"\n', encoding="utf-8")
    opener.chmod(0o755)
    path = f"{opener.parent}:/usr/bin:/bin"
    outcome = run_cli("render", "--open", cwd=shipped_copy, env={"PATH": path})
    page = shipped_copy / "output" / "mosulmap.html"
    assert outcome.code == 0
    assert outcome.out == f"Wrote output/mosulmap.html: {SIZE}\n{ROWS}\nopened {page}\n"


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        ("note.txt/map.html", "not a directory"),
        ("folder", "is a directory"),
    ],
)
def test_a_target_that_cannot_be_written_leaves_everything_as_it_was(
    target: str, reason: str, shipped_copy: Path
) -> None:
    """An impossible target ends with 1, one line, and nothing half-written."""
    (shipped_copy / "note.txt").write_text("a note", encoding="utf-8")
    (shipped_copy / "folder").mkdir()
    before = files_in(shipped_copy)
    assert run_cli("render", "-o", target, cwd=shipped_copy) == Outcome(
        1,
        "",
        f"mosulmap: {target}: cannot be written ({reason}); choose another place with -o FILE\n",
    )
    assert files_in(shipped_copy) == before


def test_drawing_does_not_import_what_only_the_check_needs(root: Path, tmp_path: Path) -> None:
    """The map is drawn without geopandas and geopy, which take half a second to import."""
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from mosulmap.pipeline import draw_map, make_study\n"
        f"draw_map(make_study(Path({str(root)!r})))\n"
        "print(sorted({'geopandas', 'geopy'} & set(sys.modules)))\n"
    )
    assert run_python("-c", code, cwd=tmp_path) == Outcome(0, "[]\n", "")


def test_the_help_of_render_names_every_language(tmp_path: Path) -> None:
    """The help is written by hand, so that it answers at once."""
    words = " ".join(run_cli("render", "--help", cwd=tmp_path).out.split())
    assert f"The language in which the map begins: {choices()}." in words


def test_a_map_is_drawn_in_arabic(tiny: TinyProject, tmp_path: Path) -> None:
    """The file begins in the language of the option."""
    tiny.write(tmp_path)
    file = tmp_path / "map.html"
    outcome = run_cli("render", "--lang", "ar", "-o", str(file), cwd=tmp_path)
    assert outcome.code == 0
    assert "الأحد 6 تشرين الثاني 2016" in file.read_text(encoding="utf-8")


def test_verify_says_whether_a_map_is_what_the_project_gives(shipped_copy: Path) -> None:
    """Exit code 0 for the very bytes, 1 with the first difference for any others."""
    run_cli("render", "--date", "2016-11-04", "--lang", "ar", cwd=shipped_copy)
    file = shipped_copy / "output" / "mosulmap-2016-11-04.html"
    name, content = "output/mosulmap-2016-11-04.html", file.read_bytes()
    before = files_in(shipped_copy)
    outcome = run_cli("verify", name, cwd=shipped_copy)
    words = f"{name}: {len(content):,} bytes, drawn from 12 inputs and 8 assets as they are now\n"
    assert outcome == Outcome(0, words, "")
    assert files_in(shipped_copy) == before
    file.write_bytes(content[:-2] + b" \n")
    code, out, err = run_cli("verify", name, cwd=shipped_copy)
    assert (code, out) == (1, "")
    assert err.startswith(f"mosulmap: byte {len(content) - 2:,} (line ")


def test_verify_of_what_is_no_file_is_a_mistake_of_the_command(shipped_copy: Path) -> None:
    """Exit code 2, as for any other thing that cannot be done."""
    outcome = run_cli("verify", "absent.html", cwd=shipped_copy)
    missing = "mosulmap: absent.html: cannot be read (no such file or directory)\n"
    assert outcome == Outcome(2, "", missing)


@pytest.mark.parametrize(
    "command",
    [
        ("render", "-o", "seeds/articles.csv"),
        ("export", "gazetteer/context.geojson"),
        ("export", "seeds/articles.acled.csv"),
        ("picture", "seeds/map.png", "--date", "2016-11-04"),
        ("tables", "--to", "gazetteer/places.xlsx"),
        ("extract", "seeds/000_7266266f45e0730c.txt", "-o", "seeds/mentions.csv"),
    ],
    ids=" ".join,
)
def test_no_output_is_written_over_the_projects_own_files(
    shipped_copy: Path, command: tuple[str, ...]
) -> None:
    """No undo brings back a table that a map was drawn over."""
    before = files_in(shipped_copy)
    outcome = run_cli(*command, cwd=shipped_copy)
    assert outcome.code == 2
    assert "which holds the project's own files; choose another FILE" in outcome.err
    assert files_in(shipped_copy) == before
