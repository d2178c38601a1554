"""What several commands share: days, languages, the project, the remark on what is left out."""

from __future__ import annotations

import shutil
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from mosulmap.cli.options import newest_day, today
from tests.command_line import Outcome, files_in, run_cli
from tests.tiny_project import (
    TinyProject,
)

from .expected import THREE_COUNTED, THREE_PROBLEMS, three_faults


@pytest.mark.parametrize(
    "command", [("render",), ("status", "--date", "2016-11-04")], ids=lambda c: c[0]
)
def test_other_commands_go_on_without_the_rows_and_count_them(
    command: tuple[str, ...], tiny: TinyProject, tmp_path: Path
) -> None:
    """The problems are the same, and the last line says what the result does not rest on."""
    outcome = run_cli(*command, cwd=three_faults(tiny, tmp_path))
    assert (outcome.code, outcome.err.startswith(THREE_PROBLEMS)) == (command[0] == "render", True)
    assert command[0] != "render" or THREE_COUNTED in outcome.out
    assert outcome.out.endswith(ONE_MISSING)
    assert (
        "mosulmap: left out 1 of seeds/mentions.csv because of 3 problems; "
        "mosulmap check lists all\n"
    ) in outcome.err


ONE_MISSING = (
    "1 accepted mention is not on the map: "
    "1 about the party 'nato', which is not in gazetteer/actors.csv (seeds/mentions.csv:3)\n"
)


def test_a_map_from_which_evidence_is_left_out_ends_well_only_where_that_is_allowed(
    tiny: TinyProject, tmp_path: Path
) -> None:
    """The map is written all the same, and says on its face what is not on it."""
    three_faults(tiny, tmp_path)
    outcome = run_cli("render", cwd=tmp_path)
    assert outcome.code == 1
    assert outcome.err.endswith("mosulmap: mend the faults, or say --allow-faults\n")
    assert run_cli("render", "--allow-faults", cwd=tmp_path).code == 0


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
            "render --lang xx",
            "--lang 'xx' is none of the languages that there are: en, ar",
        ),
        # Days of which nothing is known.
        ("render --date 2018-01-01", f"--date 2018-01-01 {OUTSIDE}"),
        ("status --date 2010-01-01", f"--date 2010-01-01 {OUTSIDE}"),
        (
            "render --known-by 2016-10-31",
            "no article of known date was published by 2016-10-31; nothing to show",
        ),
        (
            "status --date 2017-03-11 --known-by 2016-11-04",
            f"--date 2017-03-11 {OUTSIDE}",
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
    before = files_in(shipped_copy)
    outcome = run_cli(*command.split(), cwd=shipped_copy)
    assert outcome == Outcome(2, "", f"mosulmap: {message}\n")
    assert files_in(shipped_copy) == before


def test_a_folder_without_seeds_is_no_project(shipped_copy: Path) -> None:
    """The part that is missing is named."""
    shutil.rmtree(shipped_copy / "seeds")
    message = NO_PROJECT.replace("nowhere/gazetteer", "seeds")
    assert run_cli("check", cwd=shipped_copy) == Outcome(2, "", f"mosulmap: {message}\n")


def test_the_newest_day_has_begun_somewhere() -> None:
    """It is today or tomorrow by UTC: in Kiribati, 14 hours ahead, or at the reader's."""
    newest = date.fromisoformat(newest_day())
    assert newest - date.fromisoformat(today()) in (timedelta(0), timedelta(1))
    assert newest >= datetime.now(timezone(timedelta(hours=14))).date() - timedelta(minutes=1)
