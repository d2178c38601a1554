"""Every row counted once."""

from __future__ import annotations

from pathlib import Path

import pytest

from mosulmap.control.row_counts import Bucket, account, account_tables, format_row_counts
from mosulmap.control.study import Study
from mosulmap.pipeline import check_project, make_study
from mosulmap.project.project import read_project
from tests.tiny_project import KARAMA_TAKEN, MENTIONS, NAMES, PLACES, SAMAH, TinyProject


def test_the_rows_of_the_shipped_project_are_all_read(shipped: Study) -> None:
    """As many as the tables have lines under their headers, for none of them breaks a line."""
    assert format_row_counts(account(shipped)) == "1,027 rows: 1,027 read, 0 left out, 0 blank"


def test_a_row_that_needs_a_faulty_one_is_left_out_and_counted(
    tiny: TinyProject, tmp_path: Path
) -> None:
    """Samah's own row, and the two mentions of it."""
    study = make_study(tiny.change(PLACES, SAMAH, {"id": "sam ah"}).write(tmp_path))
    buckets = account(study)
    assert Bucket("places", "faulty", 1) in buckets
    assert Bucket("mentions", "faulty", 2) in buckets
    assert format_row_counts(buckets) == "25 rows: 22 read, 3 left out, 0 blank"


def test_blank_rows_are_counted(tiny: TinyProject, tmp_path: Path) -> None:
    """A line without anything and one of commas alone."""
    with (tiny.write(tmp_path) / NAMES).open("a", encoding="utf-8") as file:
        file.write("\n,,,\n")
    assert Bucket("names", "blank", 2) in account(make_study(tmp_path))
    assert (
        format_row_counts(account(make_study(tmp_path))) == "27 rows: 25 read, 0 left out, 2 blank"
    )


@pytest.mark.parametrize("known_by", ["", "2016-11-05"])
def test_the_count_is_the_same_whatever_is_known(
    known_by: str, tiny: TinyProject, tmp_path: Path
) -> None:
    """What was published later was read all the same."""
    tiny.change(MENTIONS, KARAMA_TAKEN, {"place_id": "atlantis"}).write(tmp_path)
    study = make_study(tmp_path, known_by)
    assert format_row_counts(account(study)) == "25 rows: 24 read, 1 left out, 0 blank"
    assert sum(b.count for b in account(study)) == sum(
        b.count for b in account_tables(study.project)
    )


def test_check_counts_as_render_does(tiny: TinyProject, tmp_path: Path) -> None:
    """One function counts for both."""
    tiny.change(MENTIONS, KARAMA_TAKEN, {"place_id": "atlantis"}).write(tmp_path)
    assert check_project(tmp_path).rows == account(make_study(tmp_path))


def test_what_a_stray_quote_swallows_is_told_in_lines(tiny: TinyProject, tmp_path: Path) -> None:
    """Where a row ends cannot be known, and so not how many there are."""
    file = tiny.write(tmp_path) / NAMES
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("karama,Karamah", 'karama,"Karamah'), encoding="utf-8")
    said = format_row_counts(account_tables(read_project(tmp_path)))
    assert said == "23 rows: 23 read, 0 left out, 0 blank; 2 lines that cannot be told apart"
