"""What a check prints: for people, for programs, for GitHub."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mosulmap.check.report import Report, format_report, grouped_lines, line_words
from mosulmap.errors import Problem, Severity
from mosulmap.pipeline import check_project
from tests.tiny_project import KARAMA, KARAMA_TAKEN, MENTIONS, NAMES, PLACES, TinyProject


def commas(*lines: int) -> list[Problem]:
    """Return the same mistake on several lines."""
    return [
        Problem(PLACES, line, "lat", f"'36,{line}' has a decimal comma; write 36.{line}")
        for line in lines
    ]


def test_one_mistake_made_often_is_told_in_short() -> None:
    """Three are shown, the rest are counted with their lines."""
    assert list(grouped_lines(commas(3, 4, 5, 7, 9, 10, 11))) == [
        *map(str, commas(3, 4, 5)),
        f"{PLACES}: lat: … and 4 more, lines 7, 9 to 11",
    ]


def test_a_few_alike_are_all_shown() -> None:
    """Four lines are as short as three and a remark on one."""
    assert list(grouped_lines(commas(3, 4, 5, 7))) == list(map(str, commas(3, 4, 5, 7)))


def test_mistakes_of_two_kinds_or_in_two_columns_are_apart() -> None:
    """Each kind has its own examples."""
    others = [Problem(PLACES, line, "lon", "'x' is not a number") for line in range(3, 8)]
    said = list(grouped_lines([*commas(3, 4), *others]))
    assert said[-1] == f"{PLACES}: lon: … and 2 more, lines 6 to 7"
    assert len(said) == 2 + 3 + 1


def test_lines_are_told_in_runs() -> None:
    """Every line once."""
    assert line_words(commas(2, 3, 4, 8, 8, 10)) == "2 to 4, 8, 10"


def test_a_problem_names_the_row_of_the_spreadsheet_where_it_is_another() -> None:
    """Line and row differ below a cell of several lines."""
    assert str(Problem(PLACES, 14, "lat", "is wrong", row=13)) == (
        f"{PLACES}:14 (row 13): lat: is wrong"
    )
    assert str(Problem(PLACES, 14, "lat", "is wrong", row=14)) == f"{PLACES}:14: lat: is wrong"


def test_json_has_every_problem_with_all_that_is_known(tiny: TinyProject, tmp_path: Path) -> None:
    """Nothing is grouped; rows are counted by table and kind."""
    tiny.change(PLACES, KARAMA, {"lat": "36,3412"}).write(tmp_path)
    values = json.loads(format_report(check_project(tmp_path), "json", tmp_path))
    assert values["problems"] == [
        {
            "severity": "error",
            "file": PLACES,
            "line": 3,
            "row": 3,
            "column": "lat",
            "value": "36,3412",
            "message": "'36,3412' has a decimal comma; write 36.3412",
            "rule": "",
            "mend": {"lat": "36.3412"},
        }
    ]
    assert (values["errors"], values["warnings"]) == (1, 0)
    assert sum(sum(table.values()) for table in values["rows"].values()) == 25


def test_github_is_told_file_line_and_character(tiny: TinyProject, tmp_path: Path) -> None:
    """The cell begins after `karama,Karama,neighbourhood,P,mosul,43.2032,`, at a quote."""
    tiny.change(PLACES, KARAMA, {"lat": "36,3412"}).write(tmp_path)
    assert format_report(check_project(tmp_path), "github", tmp_path) == (
        f"::error file={tmp_path}/{PLACES},line=3,col=45,title=lat%2C row 3::"
        "'36,3412' has a decimal comma; write 36.3412\n"
    )


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("50%", "'50%25' is wrong"),
        ("a\r\nb", "'a%0D%0Ab' is wrong"),
        ("::error::", "'::error::' is wrong"),
        ("\x1b[31m", "'\\u001b[31m' is wrong"),
    ],
)
def test_a_value_cannot_write_a_command_of_its_own(value: str, said: str, tmp_path: Path) -> None:
    """A cell is text on one line, whatever stands in it."""
    problem = Problem("a,b:c.csv", 2, "", f"'{value}' is wrong", severity=Severity.WARNING)
    report = Report((), (problem,), "", ())
    written = format_report(report, "github", tmp_path)
    assert written == f"::warning file={tmp_path}/a%2Cb%3Ac.csv,line=2::{said}\n"


def test_a_terminal_obeys_no_cell(tmp_path: Path) -> None:
    """Control characters are written out."""
    problem = Problem(NAMES, 2, "toponym", "'\x1b[2J\u202e' is wrong")
    said = format_report(Report((problem,), (), "", ()), "text", tmp_path)
    assert "'\\u001b[2J\\u202e' is wrong" in said


def test_warnings_change_no_exit_code(tiny: TinyProject, tmp_path: Path) -> None:
    """A doubt is told, and the project is sound; an error is counted apart from it."""
    tiny.change(PLACES, KARAMA, {"ccodes": "SY"})
    report = check_project(tiny.write(tmp_path / "doubt"))
    assert (len(report.warnings), report.exit_code, report.verdict) == (1, 0, "")
    assert "No problems, 1 warning: " in format_report(report, "text", tmp_path)
    tiny.change(MENTIONS, KARAMA_TAKEN, {"actor": "nato"})
    report = check_project(tiny.write(tmp_path / "fault"))
    assert (report.exit_code, report.verdict) == (1, "1 problem, 1 warning")


def test_the_verdict_says_how_many_faults_would_be_mended(
    tiny: TinyProject, tmp_path: Path
) -> None:
    """Three, and only two of them when the third stands in a row with a hopeless fault."""
    tiny.change(PLACES, KARAMA, {"lat": "36,3412", "lon": "43,2032"})
    tiny.change(MENTIONS, KARAMA_TAKEN, {"event": "Capture"})
    report = check_project(tiny.write(tmp_path / "cell"))
    assert report.verdict == "3 problems; check --fix mends 3"
    tiny.change(MENTIONS, KARAMA_TAKEN, {"status": "maybe"})
    report = check_project(tiny.write(tmp_path / "row"))
    assert report.verdict == "4 problems; check --fix mends 2"
