"""The commands that say why: `explain`, `timeline`, `diff`, `conflicts`, as typed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command_line import Outcome, run_cli

DAY = "2016-11-04"


def golden(root: Path, name: str) -> str:
    """Return a golden file."""
    return (root / "tests" / "golden" / name).read_bytes().decode()


@pytest.mark.parametrize("name", ["karama", "Karamah", "الكرامة"])
def test_explain_takes_any_name_of_a_place(name: str, root: Path) -> None:
    """Id, spelling and Arabic give the same text."""
    outcome = run_cli("explain", name, "--date", DAY, cwd=root)
    assert outcome == Outcome(0, golden(root, f"explain-karama-{DAY}.txt"), "")


def test_explain_for_programs(root: Path) -> None:
    """JSON is all on stdout."""
    outcome = run_cli("explain", "karama", "--date", DAY, "--format", "json", cwd=root)
    assert outcome == Outcome(0, golden(root, f"explain-karama-{DAY}.json"), "")


def test_explain_knows_no_more_than_was_published(root: Path) -> None:
    """With --known-by the article of the 6th is not there yet."""
    command = ("explain", "Samah", "--date", "2016-11-06", "--format", "json", "--known-by")
    assert json.loads(run_cli(*command, DAY, cwd=root).out)["state"] == "held"
    assert json.loads(run_cli(*command, "2016-11-06", cwd=root).out)["state"] == "contested"


def test_timeline_tells_the_periods_of_a_place(root: Path) -> None:
    """As text for people, as JSON for programs."""
    assert run_cli("timeline", "Al-Samah", cwd=root) == Outcome(
        0, golden(root, "timeline-samah.txt"), ""
    )
    assert run_cli("timeline", "karama", "--format", "json", cwd=root) == Outcome(
        0, golden(root, "timeline-karama.json"), ""
    )


def test_timeline_knows_no_more_than_was_published(root: Path) -> None:
    """By 4 November the claim on Samah stands to the end."""
    outcome = run_cli("timeline", "samah", "--known-by", DAY, cwd=root)
    assert outcome.out.startswith(
        "Samah, neighbourhood in East Mosul\nas known by Friday 4 November 2016\n"
    )
    assert "6 Nov 2016" not in outcome.out


@pytest.mark.parametrize(
    ("command", "message"),
    [
        (
            f"explain mosl --date {DAY}",
            "no place is called 'mosl'; did you mean mosul (Mosul, city in Nineveh Governorate)?",
        ),
        (
            "timeline nowhere-at-all",
            ("no place is called 'nowhere-at-all'; `mosulmap status --format json` lists them all"),
        ),
        (
            "explain karama --date 2018-01-01",
            "--date 2018-01-01 is outside the evidence, which runs from 2016-10-17 to 2017-02-26",
        ),
        (
            "explain karama --date 04/11/2016",
            "--date '04/11/2016' is ambiguous (2016-11-04 or 2016-04-11); write one of these",
        ),
        (
            f"explain الملايين --date {DAY}",
            (
                "'الملايين' is the name of 2 places: malayin (Malayin, neighbourhood in East "
                "Mosul); malayin_north (Malayin (north-west), neighbourhood in Iraq); write the "
                "id of the one meant"
            ),
        ),
    ],
)
def test_what_cannot_be_told_is_refused_in_one_line(command: str, message: str, root: Path) -> None:
    """A wrong question ends with 2 and one line that says why."""
    outcome = run_cli(*command.split(), cwd=root)
    assert outcome == Outcome(2, "", f"mosulmap: {message}\n")


@pytest.mark.parametrize("command", ["explain", "timeline"])
def test_every_command_has_an_example_in_its_help(command: str, tmp_path: Path) -> None:
    """Help shows how a command is typed."""
    outcome = run_cli(command, "--help", cwd=tmp_path)
    assert (outcome.code, outcome.err) == (0, "")
    assert f"Example: mosulmap {command}" in outcome.out
