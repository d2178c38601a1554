"""ACLED's 31 columns, read by pandas: an event a row, and nothing that no article says."""

from __future__ import annotations

import io
from pathlib import Path

import pandas as pd
import pytest

from mosulmap.control.study import Study
from mosulmap.export.acled import format_acled
from mosulmap.export.tables import Scope
from mosulmap.pipeline import make_study
from tests.tiny_project import ACTORS, CTS, KARAMA_TAKEN, MENTIONS, TinyProject

COLUMNS = (
    "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,"
    "assoc_actor_1,inter1,actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,"
    "country,admin1,admin2,admin3,location,latitude,longitude,geo_precision,source,source_scale,"
    "notes,fatalities,tags,timestamp"
)
"""The header of a CSV file of ACLED's."""

SUB_TYPES = {
    *("Armed clash", "Government regains territory", "Non-state actor overtakes territory"),
    *("Non-violent transfer of territory", ""),
}


def events(study: Study, date: str = "") -> pd.DataFrame:
    """Return the events as pandas reads them."""
    text = format_acled(study, Scope(date))[0]
    return pd.read_csv(io.StringIO(text), dtype=str, keep_default_na=False)


def test_pandas_finds_the_31_columns_of_acled(study: Study) -> None:
    """In their order, with days, codes and ids of the forms that ACLED has."""
    frame = events(study)
    assert ",".join(frame.columns) == COLUMNS
    assert len(frame) == 41
    assert frame.event_id_cnty.is_unique
    assert frame.event_id_cnty.str.startswith("MM:").all()
    assert (pd.to_datetime(frame.event_date).dt.strftime("%Y") == frame.year).all()
    assert set(frame.time_precision) == set(frame.geo_precision) == {"1", "2", "3"}
    assert set(frame.sub_event_type) == SUB_TYPES
    assert set(frame.iso) == {"368", "400", "760"}


def test_every_mention_is_in_an_event_or_counted(study: Study) -> None:
    """51 mentions stand in the tags of 41 events; of the others it is said why."""
    said = format_acled(study, Scope())[1]
    tags = [tag for cell in events(study).tags for tag in cell.split("; ")]
    assert len(tags) == len(set(tags)) == 51
    assert said.splitlines()[0] == (
        "51 mentions in 41 events; 106 mentions left out (5 dated wider than a month, "
        "16 displacement, 20 holding, 33 none, 6 siege, 26 visit)"
    )
    assert sum((5, 16, 20, 33, 6, 26)) == 106 == len(study.mentions) - 51


def test_nothing_is_made_up(study: Study) -> None:
    """No article counts its dead for ACLED, and none says what scale its publisher has."""
    frame = events(study)
    for column in ("fatalities", "source_scale", "region", "timestamp", "civilian_targeting"):
        assert set(frame[column]) == {""}, column


@pytest.mark.parametrize(
    ("side", "sub_type", "code"),
    [
        ("state", "Government regains territory", "1"),
        ("rebels", "Non-state actor overtakes territory", "2"),
        ("political_militia", "Non-state actor overtakes territory", "3"),
        ("identity_militia", "Non-state actor overtakes territory", "4"),
        ("external", "", "8"),
        ("", "", ""),
    ],
)
def test_the_side_of_the_winner_tells_what_a_capture_is(
    side: str, sub_type: str, code: str, tiny: TinyProject, tmp_path: Path
) -> None:
    """Without a side the capture is a battle of which more is not known."""
    tiny.change(ACTORS, CTS, {"side": side})
    frame = events(make_study(tiny.write(tmp_path / "project"))).set_index("event_date")
    row = frame[frame.location == "Karama"].loc["2016-11-04"]
    assert (row.event_type, row.sub_event_type, row.inter1) == ("Battles", sub_type, code)
    assert row.interaction == (f"{code}0" if code else "")
    assert (row.country, row.iso, row.actor1) == ("Iraq", "368", "Counter Terrorism Service")
    assert row.assoc_actor_1 == "Iraqi forces"


@pytest.mark.parametrize(
    ("date", "day", "precision"),
    [
        ("2016-11-04", "2016-11-04", "1"),
        ("2016-11-04~", "2016-11-04", "2"),
        ("2016-10-31/2016-11-04", "2016-11-04", "2"),
        ("2016-10", "2016-10-31", "3"),
    ],
)
def test_a_span_stands_on_its_last_day(
    date: str, day: str, precision: str, tiny: TinyProject, tmp_path: Path
) -> None:
    """On that day it is certain to have happened; the code says how wide the span is."""
    tiny.change(MENTIONS, KARAMA_TAKEN, {"event_date": date})
    frame = events(make_study(tiny.write(tmp_path / "project")))
    row = frame[frame.sub_event_type.eq("") & frame.event_type.eq("Battles")].iloc[0]
    assert (row.event_date, row.time_precision) == (day, precision)


def test_a_scope_keeps_the_events_of_its_days(study: Study) -> None:
    """Mentions of other days are counted as such."""
    frame = events(study, "2016-11-04")
    assert set(frame.event_date) >= {"2016-11-04"}
    assert len(frame) < 41
    assert "of other days" in format_acled(study, Scope("2016-11-04"))[1]
