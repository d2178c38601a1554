"""What Python users ask: the same answers as the commands give, as frames with known types."""

from __future__ import annotations

import doctest
import inspect
import json
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

import mosulmap as mm
from mosulmap import api
from mosulmap.errors import RequestError
from mosulmap.export.geoparquet import format_geoparquet
from mosulmap.export.tables import Scope
from mosulmap.export.typed_frames import (
    MENTION_TYPES,
    PERIOD_TYPES,
    PROPOSAL_TYPES,
    STATUS_TYPES,
)
from tests.command_line import run_cli, run_python
from tests.tiny_project import EARLY_TEXT, MENTIONS, TinyProject

DAY = "2016-11-04"


@pytest.fixture(scope="module")
def project(root: Path) -> mm.Project:
    """Return the shipped project."""
    return mm.read_project(root)


def dtypes_of(frame: pd.DataFrame) -> dict[str, str]:
    """Return the dtype of each column by its name."""
    return {str(name): str(dtype) for name, dtype in frame.dtypes.items()}


def test_the_examples_of_the_docstrings_give_what_they_say(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They are run in the folder of the shipped project."""
    monkeypatch.chdir(root)
    outcome = doctest.testmod(api)
    assert outcome.failed == 0
    assert outcome.attempted > 15


def test_control_says_what_status_says(project: mm.Project, root: Path) -> None:
    """Row by row, column by column."""
    frame = mm.control(project, date=DAY)
    printed = json.loads(run_cli("status", "--date", DAY, "--format", "json", cwd=root).out)
    assert len(frame) == len(printed)
    for row, (_, found) in zip(printed, frame.iterrows(), strict=True):
        for name, value in row.items():
            if name == "last_word" and value:
                assert found[name] == pd.Timestamp(value)
            elif name == "mention_ids":
                assert list(found[name]) == value
            else:
                assert (found[name] == value) if value is not None else pd.isna(found[name])


@pytest.mark.parametrize("known_by", ["", "2016-11-04"])
def test_columns_have_their_types_whatever_they_hold(known_by: str, project: mm.Project) -> None:
    """Text may be missing and days open; the dtype is the same."""
    asked = mm.control(project, DAY, known_by)
    assert dtypes_of(asked).items() >= STATUS_TYPES.items()
    assert asked.crs.to_epsg() == 4326
    periods = mm.timeline(project, known_by)
    without = {key: kind for key, kind in PERIOD_TYPES.items() if key not in ("lon", "lat")}
    assert dtypes_of(periods) == {**without, "geometry": "geometry"}
    assert periods.crs.to_epsg() == 4326
    assert dtypes_of(mm.mentions(project, known_by)) == MENTION_TYPES


def test_a_project_without_a_mention_has_the_same_columns(
    tiny: TinyProject, tmp_path: Path
) -> None:
    """A frame without rows can be joined all the same."""
    tiny.tables[MENTIONS] = []
    project = mm.read_project(tiny.write(tmp_path))
    without = {key: kind for key, kind in PERIOD_TYPES.items() if key not in ("lon", "lat")}
    periods = mm.timeline(project)
    assert (len(periods), dtypes_of(periods)) == (0, {**without, "geometry": "geometry"})
    assert periods.crs.to_epsg() == 4326
    found = mm.mentions(project)
    assert (len(found), dtypes_of(found)) == (0, MENTION_TYPES)
    assert mm.control(project, DAY).state.unique().tolist() == ["unknown"]


def test_the_timeline_has_the_rows_of_the_exports(project: mm.Project, tmp_path: Path) -> None:
    """A GeoParquet file of the same project has them too, with the same days."""
    file = tmp_path / "control.parquet"
    file.write_bytes(format_geoparquet(project.study(), Scope())[0])
    exported, found = pd.read_parquet(file), mm.timeline(project)
    assert exported.place_id.tolist() == found.place_id.tolist()
    for name in ("start", "end", "last_word"):
        days = [None if pd.isna(day) else day.date() for day in found[name]]
        assert [None if pd.isna(day) else day for day in exported[name]] == days


def test_control_and_timeline_agree_on_every_day_of_a_week(project: mm.Project) -> None:
    """The one period of a place that has the day says what the day says."""
    periods = mm.timeline(project)
    for day in pd.date_range("2016-10-31", "2016-11-06"):
        rows = periods[
            (periods.start.isna() | (periods.start <= day))
            & (periods.end.isna() | (periods.end >= day))
        ]
        asked = mm.control(project, day).set_index("place_id").state
        assert rows.place_id.is_unique
        assert rows.set_index("place_id").state.to_dict() == asked[rows.place_id].to_dict()


def test_a_day_may_be_a_text_a_date_or_a_timestamp(project: mm.Project) -> None:
    """Each is the same day."""
    text, *others = (
        mm.control(project, day).drop(columns="geometry")
        for day in (DAY, date(2016, 11, 4), pd.Timestamp(DAY))
    )
    for frame in others:
        pd.testing.assert_frame_equal(text, frame)


def test_what_was_known_by_a_day_is_less(project: mm.Project) -> None:
    """Only articles published by then count, and a day is inferred once."""
    assert len(mm.mentions(project, "2016-11-04")) < len(mm.mentions(project))
    assert project.study("2016-11-04") is project.study(date(2016, 11, 4))


def test_an_explanation_is_that_of_the_command(project: mm.Project, root: Path) -> None:
    """As text and as values."""
    found = mm.explain(project, "Karamah", DAY)
    words = ("explain", "Karamah", "--date", DAY)
    assert run_cli(*words, cwd=root).out == str(found)
    assert json.loads(run_cli(*words, "--format", "json", cwd=root).out) == found.entry


def test_an_article_is_read_by_the_gazetteer_of_a_project(
    tiny: TinyProject, tmp_path: Path
) -> None:
    """A row for each place name, dated from the day of publication."""
    gazetteer = mm.read_project(tiny.write(tmp_path)).gazetteer
    found = mm.read_article(EARLY_TEXT, gazetteer, published=DAY)
    assert dtypes_of(found) == PROPOSAL_TYPES
    assert set(found.status) == {"proposed"}
    for row in found.to_dict("records"):
        assert EARLY_TEXT[row["char_start"] : row["char_end"]] == row["toponym"]
    taken = found[(found.toponym == "Karama") & (found.event == "capture")]
    assert {*taken.control} == {"isf"}
    assert dtypes_of(mm.read_article("", gazetteer)) == PROPOSAL_TYPES


@pytest.mark.parametrize(
    ("day", "message"),
    [
        ("4.11.2016", "date '4.11.2016' is ambiguous (2016-11-04 or 2016-04-11)"),
        ("2018-01-01", "--date 2018-01-01 is outside the evidence"),
    ],
)
def test_what_cannot_be_answered_is_told(day: str, message: str, project: mm.Project) -> None:
    """By the error of the commands."""
    with pytest.raises(RequestError) as error:
        mm.control(project, day)
    assert str(error.value).startswith(message)


def test_a_folder_that_is_no_project_is_told(tmp_path: Path) -> None:
    """With what a project has."""
    with pytest.raises(RequestError, match="no such folder; a project has a gazetteer/"):
        mm.read_project(tmp_path)


def test_the_room_of_control_is_the_function_too(project: mm.Project) -> None:
    """A package has one attribute of a name: both ways of using it work, in either order."""
    from mosulmap.control.study import Study

    assert isinstance(project.study(), Study)
    assert mm.control.STALE_AFTER == 14  # type: ignore[attr-defined]
    assert len(mm.control(project, date=DAY)) == len(project.tables.places.rows)
    assert inspect.getdoc(mm.control) == inspect.getdoc(api.control)
    assert inspect.signature(mm.control) == inspect.signature(api.control)


def test_the_package_has_no_other_names() -> None:
    """A misspelt function is an `AttributeError`, and Tab shows those that there are."""
    with pytest.raises(AttributeError, match="module 'mosulmap' has no attribute 'controll'"):
        mm.controll  # type: ignore[attr-defined]  # noqa: B018
    assert set(mm.__all__) <= set(dir(mm))
    assert all(getattr(mm, name) for name in mm.__all__)


def test_importing_the_package_imports_no_library(tmp_path: Path) -> None:
    """Nor does reading a project: frames and maps come with the functions that give them."""
    code = (
        "import sys\n"
        "before = set(sys.modules)\n"
        "import mosulmap as mm\n"
        "print(sorted(name for name in set(sys.modules) - before if 'mosulmap' in name))\n"
        "mm.read_project\n"
        "print(sorted({'geopandas', 'pandas', 'folium', 'numpy', 'pydantic'} & set(sys.modules)))\n"
    )
    outcome = run_python("-c", code, cwd=tmp_path)
    assert outcome.out.splitlines() == ["['mosulmap', 'mosulmap.control']", "[]"]
