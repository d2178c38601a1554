"""Rows as frames for Python: the columns of the exports, each with its type whatever it holds.

A day is a `datetime64[s]`, which reaches any year; `NaT` is open or not known.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, fields
from typing import Any, TypeVar

import geopandas as gpd
import pandas as pd

from ..control.study import Study
from ..model.dates import parse_edtf, to_day
from ..model.rows import Mention
from ..reading.read_article import ReadArticle
from .frames import points_frame
from .tables import DAYS, MentionRow, PeriodRow, mention_rows, period_rows

F = TypeVar("F", bound=pd.DataFrame)

DAY = "datetime64[s]"
FLAGS = ("inferred", "inherited", "disputed", "stale")
PERIOD_TYPES = {
    **dict.fromkeys((field.name for field in fields(PeriodRow)), "str"),
    **dict.fromkeys(FLAGS, "bool"),
    **dict.fromkeys(DAYS, DAY),
    "radius_m": "float64",
}
"""The dtypes of a `periods_frame`, but for its geometry: lon and lat go into that."""

MENTION_TYPES = {
    **dict.fromkeys((field.name for field in fields(MentionRow)), "str"),
    **dict.fromkeys(("char_start", "char_end"), "int64"),
    **dict.fromkeys(("first", "last"), DAY),
}
PROPOSAL_TYPES = {
    **dict.fromkeys(Mention.model_fields, "str"),
    **dict.fromkeys(("char_start", "char_end"), "int64"),
    **dict.fromkeys(("published", "first", "last"), DAY),
    "rule": "str",
}
STATUS_TYPES = {
    **dict.fromkeys(("place_id", "title", "controller", "state", "certainty", "in_words"), "str"),
    **dict.fromkeys(FLAGS, "bool"),
    "evidence_age_days": "Int64",
    "last_word": DAY,
}


def periods_frame(study: Study) -> gpd.GeoDataFrame:
    """Return the control periods of the named places in EPSG:4326, with `PERIOD_TYPES`."""
    rows = period_rows(study)
    frame = points_frame(rows) if rows else empty_points([*PERIOD_TYPES])
    return typed(frame, PERIOD_TYPES)


def empty_points(columns: Sequence[str]) -> gpd.GeoDataFrame:
    """Return a frame in EPSG:4326 with text `columns` and no row."""
    kept = [column for column in columns if column not in ("lon", "lat")]
    return gpd.GeoDataFrame(pd.DataFrame(columns=kept), geometry=[], crs="EPSG:4326")


def mentions_frame(study: Study) -> pd.DataFrame:
    """Return the mentions of a study with `MENTION_TYPES`: those of its rows, then the days."""
    rows = mention_rows(study)
    found = [{**asdict(row), **span_of(row.event_date)} for row in rows]
    return typed(pd.DataFrame(found, columns=[*MENTION_TYPES]), MENTION_TYPES)


def span_of(event_date: str) -> dict[str, str | None]:
    """Return the first and the last ISO day of an EDTF date; None where there is none."""
    if not event_date:
        return {"first": None, "last": None}
    first, last = parse_edtf(event_date)
    return {"first": to_day(first), "last": to_day(last)}


def proposals_frame(article: ReadArticle) -> pd.DataFrame:
    """Return the proposed mentions of an article with `PROPOSAL_TYPES`."""
    found = [
        {
            **one.mention.model_dump(mode="json"),
            "published": one.published,
            "first": one.first,
            "last": one.last,
            "rule": one.rule,
        }
        for one in article.proposals
    ]
    return typed(pd.DataFrame(found, columns=[*PROPOSAL_TYPES]), PROPOSAL_TYPES)


def status_frame(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return a `geo.frames.control_frame` with `STATUS_TYPES`."""
    return typed(frame, STATUS_TYPES)


def typed(frame: F, types: Mapping[str, str]) -> F:
    """Return a frame whose columns have the dtypes of `types`, where it has them."""
    return frame.assign(
        **{name: column(frame[name], kind) for name, kind in types.items() if name in frame}
    )


def column(values: Iterable[Any], kind: str) -> pd.Series[Any]:
    """Return values as a column of a dtype; None, and a day that is empty, are missing."""
    found = [*values]
    if kind == DAY:
        days = [day if isinstance(day, str) and day else None for day in found]
        return pd.Series(pd.array(days, dtype="datetime64[s]"))
    if kind == "str":
        # `astype` would make the text "None" of what is missing, before pandas 3.
        return pd.Series([None if missing(value) else value for value in found], dtype="str")
    return pd.Series(found, dtype=kind)


def missing(value: object) -> bool:
    """Whether a cell of text holds none: None, or pandas' NaN, which is not itself."""
    return value is None or value != value  # noqa: PLR0124 - only NaN differs from itself
