"""The commands that say why: `explain`, `timeline`, `diff`, `conflicts`, as typed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mosulmap.cli.ask import StatusFormat
from tests.command_line import Outcome, run_cli
from tests.tiny_project import (
    KARAMA_TAKEN,
    MENTIONS,
    SAMAH_FLED,
    TinyProject,
)

DAY = "2016-11-04"

TWO_DAYS = (
    "diff compares two days, such as `mosulmap diff 2016-11-01 2016-11-04`; or what was known, "
    "such as `mosulmap diff --known-by 2016-11-04 2016-11-06 --date 2016-11-04`"
)


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


def test_diff_tells_what_changed_between_two_days(root: Path) -> None:
    """As text for people, as JSON for programs."""
    assert run_cli("diff", "2016-11-01", DAY, cwd=root) == Outcome(
        0, golden(root, "diff-2016-11-01-2016-11-04.txt"), ""
    )
    assert run_cli("diff", DAY, "2016-11-06", "--format", "json", cwd=root) == Outcome(
        0, golden(root, "diff-2016-11-04-2016-11-06.json"), ""
    )


def test_diff_tells_what_new_articles_changed(root: Path) -> None:
    """The article of 6 November made three claims doubtful and told of four more places."""
    command = ("diff", "--known-by", DAY, "2016-11-06", "--format", "json")
    data = json.loads(run_cli(*command, cwd=root).out)
    assert data["before"] == {"date": "2016-11-08", "known_by": DAY}
    assert data["after"] == {"date": "2016-11-08", "known_by": "2016-11-06"}
    said = [(change["category"], change["place_id"]) for change in data["changes"]]
    assert said == [
        *(("newly_contested", place) for place in ("karkukli", "malayin", "samah")),
        *(("newly_reported", p) for p in ("khazir_camp", "samarra", "shaqaq_khadra", "tikrit")),
    ]


@pytest.mark.parametrize(
    ("command", "text"),
    [
        (
            f"diff {DAY} {DAY}",
            (
                "Friday 4 November 2016 to Friday 4 November 2016\n\n"
                "Nothing changed: both days are the same.\n"
            ),
        ),
        (
            "diff 2016-11-11 2016-11-12",
            (
                "Friday 11 November 2016 to Saturday 12 November 2016\n\n"
                "Nothing changed: no sentence says of a day after the first who held a place.\n"
            ),
        ),
        (
            "diff 2016-11-02 2016-11-03 --known-by 2016-11-06",
            (
                "Wednesday 2 November 2016 to Thursday 3 November 2016, as known by Sunday 6 "
                "November\n2016\n\n"
                "Nothing changed: 2 places are spoken of in between, and all is as it was.\n"
            ),
        ),
        (
            f"diff --known-by {DAY} 2016-11-06 --date {DAY}",
            (
                "Friday 4 November 2016, as known by Friday 4 November 2016 and by Sunday 6 "
                "November 2016\n\n"
                "Nothing changed about this day, although 1 article was published in between.\n"
            ),
        ),
        (
            f"diff --known-by {DAY} 2016-11-05 --date {DAY}",
            (
                "Friday 4 November 2016, as known by Friday 4 November 2016 and by Saturday 5 "
                "November\n2016\n\n"
                "Nothing changed: no article was published in between.\n"
            ),
        ),
    ],
)
def test_an_empty_diff_says_why(command: str, text: str, root: Path) -> None:
    """Nothing to list is a result, with its reason."""
    assert run_cli(*command.split(), cwd=root) == Outcome(0, text, "")


def test_conflicts_lists_what_cannot_both_be_true(root: Path) -> None:
    """As text for the curator, as JSON for programs; to find some is no failure."""
    assert run_cli("conflicts", cwd=root) == Outcome(0, golden(root, "conflicts.txt"), "")
    assert run_cli("conflicts", "--format", "json", cwd=root) == Outcome(
        0, golden(root, "conflicts.json"), ""
    )


@pytest.mark.parametrize(
    "command",
    [
        "explain karama --date 2016-11-06",
        "timeline karama",
        "diff 2016-11-04 2016-11-06",
        "diff --known-by 2016-11-04 2016-11-06",
        "conflicts",
    ],
)
def test_a_faulty_row_is_left_out_and_told(command: str, tiny: TinyProject, tmp_path: Path) -> None:
    """The answer goes on without it; stderr says once what was left out."""
    folder = tiny.change(MENTIONS, KARAMA_TAKEN, {"control": "nato"}).write(tmp_path)
    outcome = run_cli(*command.split(), cwd=folder)
    assert outcome.code == 0
    assert outcome.out
    assert outcome.err.count("left out 1 of seeds/mentions.csv because of 1 problem") == 1


@pytest.mark.parametrize(
    ("command", "message"),
    [
        (
            f"explain mosl --date {DAY}",
            "no place is called 'mosl'; did you mean mosul (Mosul, city in Nineveh Governorate)?",
        ),
        (
            "diff 2016-11-06 2016-11-04",
            "2016-11-06 2016-11-04 goes back in time; write 2016-11-04 2016-11-06",
        ),
        (
            "diff --known-by 2016-11-06 2016-11-04",
            (
                "--known-by 2016-11-06 2016-11-04 goes back in time; "
                "write --known-by 2016-11-04 2016-11-06"
            ),
        ),
        ("diff", TWO_DAYS),
        ("diff 2016-11-06", TWO_DAYS),
        ("diff 2016-11-04 2016-11-06 --date 2016-11-04", TWO_DAYS),
        ("diff 2016-11-04 2016-11-06 2016-11-11", TWO_DAYS),
        (
            "diff 2016-11-04 6/13/2016",
            "day '6/13/2016' is not an ISO day; write 2016-06-13",
        ),
        (
            "diff 2016-11-04 2018-01-01",
            "day 2018-01-01 is outside the evidence, which runs from 2016-10-17 to 2017-02-26",
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


@pytest.mark.parametrize("command", ["explain", "timeline", "diff", "conflicts"])
def test_every_command_has_an_example_in_its_help(command: str, tmp_path: Path) -> None:
    """Help shows how a command is typed."""
    outcome = run_cli(command, "--help", cwd=tmp_path)
    assert (outcome.code, outcome.err) == (0, "")
    assert f"Example: mosulmap {command}" in outcome.out


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
