"""The command line, as typed: what it prints, what it writes, and how it ends."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from mosulmap.cli.ask import StatusFormat
from mosulmap.languages.catalogue import codes
from tests.command_line import Outcome, run_cli, run_python
from tests.page_elements import PageElements
from tests.tiny_project import (
    ARTICLES,
    EARLY,
    KARAMA,
    KARAMA_TAKEN,
    LATE,
    MENTIONS,
    NAMES,
    PLACES,
    SAMAH_FLED,
    TinyProject,
)

ROWS = "1,026 rows: 1,026 read, 0 left out, 0 blank"
SIZE = "44 places named in 5 articles, 157 mentions, 17 Oct 2016 to 26 Feb 2017"


def everything_below(folder: Path) -> dict[str, bytes]:
    """Return the bytes of every file below `folder` by its relative path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


# Drawing the map.


def test_render_writes_the_map_opened_on_the_last_change(shipped_copy: Path) -> None:
    """Without options the map goes to output/ and opens on the day on which anything changed."""
    before = everything_below(shipped_copy)
    outcome = run_cli("render", cwd=shipped_copy)
    assert outcome == Outcome(0, f"Wrote output/mosulmap.html: {SIZE}\n{ROWS}\n", "")
    after = everything_below(shipped_copy)
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
    assert list(everything_below(tmp_path)) == ["maps/november.html"]


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


# Telling the status.


def test_status_is_a_table_with_a_remark_beside_it(root: Path) -> None:
    """The table goes to stdout as the golden file has it; how many more there are, to stderr."""
    outcome = run_cli("status", "--date", "2016-11-04", cwd=root)
    golden = (root / "tests" / "golden" / "status-2016-11-04.txt").read_text(encoding="utf-8")
    assert outcome == Outcome(
        0,
        golden,
        "\n106 more places of the gazetteer are named in no article (listed with --format json).\n",
    )


@pytest.mark.parametrize("form", [StatusFormat.JSON, StatusFormat.CSV])
def test_status_for_programs_is_all_on_stdout(form: str, root: Path) -> None:
    """JSON and CSV come as the golden files have them, and without any remark."""
    outcome = run_cli("status", "--date", "2016-11-04", "--format", form, cwd=root)
    golden = (root / "tests" / "golden" / f"status-2016-11-04.{form}").read_bytes().decode()
    assert outcome == Outcome(0, golden, "")


def test_status_counts_the_days_after_which_evidence_is_old(root: Path) -> None:
    """With --stale-after 1 the claims of 4 November are old on the 6th."""
    command = ("status", "--date", "2016-11-06", "--stale-after", "1", "--format", "json")
    records = json.loads(run_cli(*command, cwd=root).out)
    [quds] = [record for record in records if record["place_id"] == "quds"]
    assert (quds["stale"], quds["evidence_age_days"]) == (True, 2)


ONE_MORE = "1 more place of the gazetteer is named in no article (listed with --format json)."


@pytest.mark.parametrize(("place", "remark"), [("iraq", ""), ("samah", f"\n{ONE_MORE}\n")])
def test_status_counts_in_good_english_what_it_leaves_out(
    place: str, remark: str, tiny: TinyProject, tmp_path: Path
) -> None:
    """One place that is not named is told in the singular, none not at all."""
    tiny.change(MENTIONS, SAMAH_FLED, {"place_id": place})
    outcome = run_cli("status", "--date", "2016-11-04", cwd=tiny.write(tmp_path))
    assert (outcome.code, outcome.err) == (0, remark)


# Checking the project.


def test_check_says_that_all_is_well(root: Path) -> None:
    """A sound project is summed up, after what may be worth a second look."""
    outcome = run_cli("check", cwd=root)
    *warnings, size, rows = outcome.out.splitlines()
    assert (outcome.code, outcome.err) == (0, "")
    assert all(": warning: " in warning for warning in warnings)
    assert (size, rows) == (f"No problems, {len(warnings)} warnings: {SIZE}", ROWS)


NOTHING_YET = "nothing can be shown until an article has its day of publication"


@pytest.mark.parametrize(
    ("empty", "size", "rows"),
    [
        ((), "4 places named in 2 articles, 9 mentions", 25),
        ((MENTIONS,), "0 places named in 0 articles, 0 mentions", 15),
        ((MENTIONS, ARTICLES), "0 places named in 0 articles, 0 mentions", 13),
    ],
    ids=["undated", "unread", "no article"],
)
def test_a_sound_project_without_a_day_passes_the_check(
    empty: tuple[str, ...], size: str, rows: int, tiny: TinyProject, tmp_path: Path
) -> None:
    """Nothing is wrong with a project that has just begun; only there is nothing to show yet."""
    for row in (EARLY, LATE):
        tiny.change(ARTICLES, row, {"published": ""})
    for path in empty:
        tiny.tables[path].clear()
    outcome = run_cli("check", cwd=tiny.write(tmp_path))
    counted = f"{rows} rows: {rows} read, 0 left out, 0 blank"
    assert outcome == Outcome(0, f"No problems: {size}; {NOTHING_YET}\n{counted}\n", "")


THREE_PROBLEMS = """\
gazetteer/names.csv:2: lang: 'Arabic' is not a language tag; write ar
gazetteer/places.csv:3: lat: '36,3412' has a decimal comma; write 36.3412
seeds/mentions.csv:3: control: 'nato' is neither an id in gazetteer/actors.csv nor 'contested'
"""
THREE_COUNTED = "25 rows: 19 read, 6 left out, 0 blank\n"


def three_faults(tiny: TinyProject, folder: Path) -> Path:
    """Write a project with a decimal comma, a language in words and a party that nobody knows."""
    tiny.change(PLACES, KARAMA, {"lat": "36,3412"}).change(NAMES, 0, {"lang": "Arabic"})
    return tiny.change(MENTIONS, KARAMA_TAKEN, {"control": "nato"}).write(folder)


def test_check_lists_every_problem_at_once(tiny: TinyProject, tmp_path: Path) -> None:
    """By file and line; nothing is written."""
    three_faults(tiny, tmp_path)
    before = everything_below(tmp_path)
    told = f"{THREE_PROBLEMS}{THREE_COUNTED}"
    assert run_cli("check", cwd=tmp_path) == Outcome(
        1, told, "mosulmap: 3 problems; check --fix mends 2\n"
    )
    assert everything_below(tmp_path) == before


@pytest.mark.parametrize(
    "command", [("render",), ("status", "--date", "2016-11-04")], ids=lambda c: c[0]
)
def test_other_commands_go_on_without_the_rows_and_count_them(
    command: tuple[str, ...], tiny: TinyProject, tmp_path: Path
) -> None:
    """The problems are the same, and the last line says what the result does not rest on."""
    outcome = run_cli(*command, cwd=three_faults(tiny, tmp_path))
    assert (outcome.code, outcome.err.startswith(THREE_PROBLEMS)) == (0, True)
    assert command[0] != "render" or outcome.out.endswith(THREE_COUNTED)
    assert (
        "mosulmap: left out 1 of gazetteer/places.csv, 2 of gazetteer/names.csv, "
        "3 of seeds/mentions.csv because of 3 problems; mosulmap check lists all\n"
    ) in outcome.err


@pytest.mark.parametrize(
    "command", [("check",), ("render",), ("status", "--date", "2016-11-04")], ids=lambda c: c[0]
)
def test_a_table_that_cannot_be_read_stops_every_command(
    command: tuple[str, ...], tiny: TinyProject, tmp_path: Path
) -> None:
    """Without its places a project is nothing; the former map stays as it was."""
    (tiny.write(tmp_path) / PLACES).unlink()
    (tmp_path / "output").mkdir()
    (tmp_path / "output" / "mosulmap.html").write_text("the former map", encoding="utf-8")
    before = everything_below(tmp_path)
    fault, number = (
        f"{PLACES}: cannot be read (no such file or directory)\n",
        "mosulmap: 1 problem\n",
    )
    outcome = run_cli(*command, cwd=tmp_path)
    assert (outcome.code, outcome.err.removeprefix(fault)) == (1, number)
    assert fault in (outcome.out if command == ("check",) else outcome.err)
    assert everything_below(tmp_path) == before


def test_a_place_astray_is_found_by_the_check(tiny: TinyProject, tmp_path: Path) -> None:
    """One problem is counted in the singular."""
    tiny.change(PLACES, KARAMA, {"lon": "36.3412", "lat": "43.2032"}).write(tmp_path)
    fault = (
        "gazetteer/places.csv:3: lat: 'karama' lies 958 km from Mosul, in which it is said to lie; "
        "lon and lat look swapped"
    )
    outcome = run_cli("check", cwd=tmp_path)
    assert outcome.out.startswith(f"{fault}\n")
    assert (outcome.code, outcome.err) == (1, "mosulmap: 1 problem\n")


# What cannot be given.

OUTSIDE = "is outside the evidence, which runs from 2016-10-17 to 2017-02-26"

NO_DAY = "is not a day; write it as year-month-day, such as 2016-11-04"

NO_PROJECT = (
    "nowhere/gazetteer: no such folder; a project has a gazetteer/ and a seeds/ "
    "(name it with --project DIR)"
)


@pytest.mark.parametrize(
    ("command", "message"),
    [
        # Days that are none.
        ("render --date 2016-13-01", "--date '2016-13-01' is not a day of the calendar"),
        ("status --date 2016-02-30", "--date '2016-02-30' is not a day of the calendar"),
        (
            "render --date 04/11/2016",
            "--date '04/11/2016' is ambiguous (2016-11-04 or 2016-04-11); write one of these",
        ),
        (
            "status --date 13/11/2016",
            "--date '13/11/2016' is not an ISO day; write 2016-11-13",
        ),
        (
            "status --date Friday",
            f"--date 'Friday' {NO_DAY}",
        ),
        (
            "render --known-by 2016-11-31",
            "--known-by '2016-11-31' is not a day of the calendar",
        ),
        ("status --date=", f"--date '' {NO_DAY}"),
        ("explain Karama --date=", f"--date '' {NO_DAY}"),
        (
            "render --lang fr",
            "--lang 'fr' is none of the languages that there are: en, ar",
        ),
        # Days of which nothing is known.
        ("render --date 2018-01-01", f"--date 2018-01-01 {OUTSIDE}"),
        ("status --date 2010-01-01", f"--date 2010-01-01 {OUTSIDE}"),
        (
            "render --known-by 2016-10-31",
            "no article of known date was published by 2016-10-31; nothing to show",
        ),
        (
            "status --date 2016-11-11 --known-by 2016-11-04",
            "--date 2016-11-11 is outside the evidence, which runs from 2016-10-17 to 2016-11-06",
        ),
        # Folders that are no project.
        ("render --project nowhere", NO_PROJECT),
        ("check --project nowhere", NO_PROJECT),
    ],
)
def test_what_cannot_be_given_is_refused_in_one_line(
    command: str, message: str, shipped_copy: Path
) -> None:
    """A wrong command line ends with 2 and one line that says why; nothing is written."""
    before = everything_below(shipped_copy)
    outcome = run_cli(*command.split(), cwd=shipped_copy)
    assert outcome == Outcome(2, "", f"mosulmap: {message}\n")
    assert everything_below(shipped_copy) == before


def test_a_folder_without_seeds_is_no_project(shipped_copy: Path) -> None:
    """The part that is missing is named."""
    shutil.rmtree(shipped_copy / "seeds")
    message = NO_PROJECT.replace("nowhere/gazetteer", "seeds")
    assert run_cli("check", cwd=shipped_copy) == Outcome(2, "", f"mosulmap: {message}\n")


@pytest.mark.parametrize(
    ("command", "line"),
    [
        ("status", "Missing option '--date'"),
        ("status --date 2016-11-04 --format xml", "'xml' is not one of"),
        ("render --stale-after 0", "Invalid value for '--stale-after'"),
        ("render --dat 2016-11-04", "No such option: --dat"),
        ("draw", "No such command 'draw'"),
    ],
)
def test_a_wrong_option_is_named(command: str, line: str, tmp_path: Path) -> None:
    """What typer refuses ends with 2 and names the option, without a traceback."""
    outcome = run_cli(*command.split(), cwd=tmp_path)
    assert (outcome.code, outcome.out) == (2, "")
    assert line in outcome.err
    assert "Traceback" not in outcome.err


# What cannot be written.


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
    before = everything_below(shipped_copy)
    assert run_cli("render", "-o", target, cwd=shipped_copy) == Outcome(
        1,
        "",
        f"mosulmap: {target}: cannot be written ({reason}); choose another place with -o FILE\n",
    )
    assert everything_below(shipped_copy) == before


# Help.


@pytest.mark.parametrize("command", ["render", "status", "check"])
def test_every_command_has_an_example_in_its_help(command: str, tmp_path: Path) -> None:
    """Help shows how a command is typed."""
    outcome = run_cli(command, "--help", cwd=tmp_path)
    assert (outcome.code, outcome.err) == (0, "")
    assert f"Example: mosulmap {command}" in outcome.out


def test_without_a_command_there_is_help(tmp_path: Path) -> None:
    """Typed alone, the program says what it can do."""
    outcome = run_cli(cwd=tmp_path)
    for command in ("render", "status", "check"):
        assert f"\n  {command} " in outcome.out + outcome.err


def test_help_answers_before_the_map_is_loaded(tmp_path: Path) -> None:
    """To show help nothing heavy is imported."""
    code = (
        "import sys\n"
        "from mosulmap.cli import app\n"
        "app(['--help'], standalone_mode=False)\n"
        "heavy = {'folium', 'pandas', 'geopandas', 'pydantic', 'shapely', 'geopy', 'jinja2'}\n"
        "print('heavy:', sorted(heavy & set(sys.modules)))\n"
    )
    outcome = run_python("-c", code, cwd=tmp_path)
    assert outcome.code == 0
    assert outcome.out.splitlines()[-1] == "heavy: []"


@pytest.mark.parametrize(
    "command", [("status", "--date", "2016-11-04"), ("check",)], ids=lambda command: command[0]
)
def test_what_draws_no_map_does_not_load_it(command: tuple[str, ...], root: Path) -> None:
    """Status and check answer without folium, which takes most of a second to import."""
    code = (
        "import sys\n"
        "from mosulmap.cli import app\n"
        f"app({[*command]!r}, standalone_mode=False)\n"
        "print('loaded:', sorted({'folium', 'jinja2', 'mosulmap.render'} & set(sys.modules)))\n"
    )
    outcome = run_python("-c", code, cwd=root)
    assert outcome.code == 0
    assert outcome.out.splitlines()[-1] == "loaded: []"


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
    assert f"The language in which the map begins: {' or '.join(codes())}." in words


def test_a_map_is_drawn_in_arabic(tiny: TinyProject, tmp_path: Path) -> None:
    """The file begins in the language of the option."""
    tiny.write(tmp_path)
    file = tmp_path / "map.html"
    outcome = run_cli("render", "--lang", "ar", "-o", str(file), cwd=tmp_path)
    assert outcome.code == 0
    assert "الأحد 6 تشرين الثاني 2016" in file.read_text(encoding="utf-8")
