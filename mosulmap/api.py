"""The functions of `import mosulmap as mm`: a project's answers as frames, for notebooks.

They ask the stages that the commands ask, so that `mm.control` says what `mosulmap status` says.
geopandas, pandas and folium are imported by the function that needs them, when it is called.

Days given may be ISO texts, dates or timestamps. In frames a day is a `datetime64[s]` at midnight,
`NaT` where it is open or not known; a text that is not known is missing, as pandas' `isna` finds
it; a text that is empty is ''.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .control import STALE_AFTER
from .errors import RequestError

if TYPE_CHECKING:
    import folium
    import geopandas as gpd
    import pandas as pd

    from .control.study import Study
    from .model.gazetteer import Gazetteer
    from .project.project import Project as Tables

Day = str | dt.date
"""A day as it may be given: an ISO text, a date or a timestamp."""

EVER = "9999-12-31"
"""The day by which an article was published at the latest, where nobody says."""


@dataclass(frozen=True, eq=False, repr=False)
class Project:
    """A project's folder as it was when `read_project` read it; what is asked of it is kept.

    `folder` is where it lies, `tables` are its rows.
    """

    folder: Path
    tables: Tables
    studies: dict[tuple[str, int], Study] = field(default_factory=dict)

    @property
    def gazetteer(self) -> Gazetteer:
        """The places, their names and the parties, as `read_article` needs them."""
        return self.tables.gazetteer

    def study(self, known_by: Day = "", stale_after: int = STALE_AFTER) -> Study:
        """Return what its sound rows say, as known by a day; inferred once for each day.

        Raises `RequestError` when nothing was published by `known_by`.
        """
        from .check.sound_part import find_sound_part
        from .pipeline import study_of_part

        key = iso_day(known_by, "known_by") if known_by else "", stale_after
        if key not in self.studies:
            part = find_sound_part(self.tables)
            self.studies[key] = study_of_part(self.tables, part, *key)
        return self.studies[key]

    def __repr__(self) -> str:
        rows = ", ".join(
            f"{len(table.rows)} {Path(table.path).stem}" for table in self.tables.tables
        )
        return f"<mosulmap project {str(self.folder)!r}: {rows}>"


def read_project(folder: str | Path = ".") -> Project:
    """Return the project in `folder`, with its tables and articles read once.

    Raises `RequestError` when `folder` is not a project. Rows with a fault are left out of every
    answer, as on the map; `mosulmap check` tells them.

    >>> import mosulmap as mm
    >>> project = mm.read_project(".")
    >>> project  # doctest: +NORMALIZE_WHITESPACE
    <mosulmap project '.': 150 places, 677 names, 17 actors, 21 background, 5 articles,
    157 mentions>
    """
    from .project.project import read_project as read_tables

    return Project(Path(folder), read_tables(Path(folder)))


def control(
    project: Project,
    date: Day,
    known_by: Day = "",
    stale_after: int = STALE_AFTER,
) -> gpd.GeoDataFrame:
    """Return who holds each place of the gazetteer on a day: one row a place, by place id.

    The frame is in EPSG:4326. It says what `mosulmap status --date DAY --format json` says:

    | column | dtype | |
    |---|---|---|
    | `place_id`, `title` | text | |
    | `controller` | text | the id of the party that holds it; missing unless held |
    | `state` | text | held, contested or unknown |
    | `certainty` | text | claimed, reported or confirmed; missing where unknown |
    | `inferred`, `inherited`, `disputed`, `stale` | bool | |
    | `evidence_age_days` | Int64 | days since the last word |
    | `mention_ids` | object | a tuple of ids |
    | `last_word` | datetime64[s] | the day of the last word |
    | `in_words` | text | the state in English |
    | `geo_uncertainty_m` | float64 | how well the position is known, in metres |
    | `geometry` | geometry | a point; None for a place without a position |

    Text is pandas' `str`, before pandas 3 `object`. Raises `RequestError` for a day outside the
    evidence, and when nothing was published by `known_by`.

    >>> import mosulmap as mm
    >>> day = mm.control(mm.read_project("."), date="2016-11-04")
    >>> day.groupby("state").size().to_dict()
    {'contested': 4, 'held': 52, 'unknown': 94}
    """
    from .export.typed_frames import status_frame
    from .pipeline import control_frame_on

    return status_frame(
        control_frame_on(project.study(known_by, stale_after), iso_day(date, "date"))
    )


def timeline(
    project: Project, known_by: Day = "", stale_after: int = STALE_AFTER
) -> gpd.GeoDataFrame:
    """Return the control periods of the places that articles name: one row a period.

    The frame is in EPSG:4326, sorted by place and start, and has the rows of the exports:

    | column | dtype | |
    |---|---|---|
    | `place_id`, `title` | text | |
    | `state` | text | held, contested or unknown |
    | `controller`, `controller_title` | text | the party, by id and name; '' unless held |
    | `certainty` | text | claimed, reported or confirmed; '' where unknown |
    | `inferred`, `inherited`, `disputed`, `stale` | bool | |
    | `rule` | text | the rule of docs/method.md that decides |
    | `start`, `end` | datetime64[s] | first and last day, both included; NaT is open |
    | `last_word` | datetime64[s] | the day of the last word |
    | `radius_m` | float64 | how well the position is known, in metres |
    | `mention_ids` | text | ids with `; ` between |
    | `quote`, `source` | text | the first sentence that decides, and who said it when |
    | `geometry` | geometry | a point; None for a place without a position |

    Raises `RequestError` when nothing was published by `known_by`.

    >>> import mosulmap as mm
    >>> periods = mm.timeline(mm.read_project("."))
    >>> last = periods[periods.place_id == "gogjali"].iloc[-1]
    >>> last.start.date().isoformat(), last.end, last.state, last.controller
    ('2016-11-26', NaT, 'held', 'isf')
    """
    from .export.typed_frames import periods_frame

    return periods_frame(project.study(known_by, stale_after))


def mentions(project: Project, known_by: Day = "") -> pd.DataFrame:
    """Return the accepted mentions of known articles: one row a mention, by article and position.

    | column | dtype | |
    |---|---|---|
    | `mention_id`, `article_id`, `place_id` | text | |
    | `toponym` | text | the name as the article has it |
    | `event`, `controller`, `assertion`, `claimant` | text | as in docs/tables.md |
    | `event_date` | text | the day or days as the table has them (EDTF) |
    | `date_phrase`, `quote` | text | verbatim |
    | `char_start`, `char_end` | int64 | code points of the article's text |
    | `source` | text | who said it when |
    | `first`, `last` | datetime64[s] | the days that `event_date` spans; NaT without one |

    Raises `RequestError` when nothing was published by `known_by`.

    >>> import mosulmap as mm
    >>> rows = mm.mentions(mm.read_project("."))
    >>> len(rows), rows["first"].min().date().isoformat()
    (157, '2014-01-01')
    """
    from .export.typed_frames import mentions_frame

    return mentions_frame(project.study(known_by))


@dataclass(frozen=True, slots=True, repr=False)
class Explanation:
    """Why a place is what it is on a day: `text` for people, `entry` with the same as values.

    `entry` is the object that `mosulmap explain --format json` prints: days are ISO, None is what
    is not known. A notebook shows the text.
    """

    text: str
    entry: dict[str, Any]

    def __repr__(self) -> str:
        return self.text


def explain(
    project: Project,
    place: str,
    date: Day,
    known_by: Day = "",
    stale_after: int = STALE_AFTER,
) -> Explanation:
    """Return why a place is what it is on a day: the rule, every sentence, the doubts.

    `place` is its id, or any spelling in any script. Raises `RequestError` for a place that is
    unknown or one of several, and for a day outside the evidence.

    >>> import mosulmap as mm
    >>> why = mm.explain(mm.read_project("."), "Karama", "2016-11-04")
    >>> why.entry["state"], why.entry["disputed"], len(why.entry["reasons"])
    ('contested', True, 3)
    >>> print(str(why).splitlines()[0])
    Karama, neighbourhood in East Mosul
    """
    import json

    from .control.window import in_window
    from .reading.find_place import find_place
    from .reports.explain import explain as explain_place
    from .reports.explain import format_explanation, format_explanation_json

    study = project.study(known_by, stale_after)
    day = in_window(iso_day(date, "date"), study.reach, "date")
    found = explain_place(study, find_place(project.gazetteer, place), day)
    entry = json.loads(format_explanation_json(found, study))
    return Explanation(format_explanation(found, study), entry)


def read_article(
    text: str, gazetteer: Gazetteer, published: Day = "", latest: Day = EVER
) -> pd.DataFrame:
    """Return the mentions that an article's `text` proposes: one row a place name, in their order.

    `gazetteer` is that of a project (`project.gazetteer`). `published` is the day of publication;
    without one it is read from the text, not after `latest`. Columns: those of `seeds/mentions.csv`
    as text, with `char_start` and `char_end` as int64; then `published`, `first` and `last`, the
    day of publication and those of the event (datetime64[s], NaT where not resolved), and `rule`,
    the rule that read the sentence. No person has seen them: `status` is `proposed`.

    >>> import mosulmap as mm
    >>> text = "Iraqi forces took Karama on Friday, their commander said."
    >>> gazetteer = mm.read_project(".").gazetteer
    >>> [found] = mm.read_article(text, gazetteer, "2016-11-06").to_dict("records")
    >>> found["place_id"], found["event"], found["control"], found["event_date"]
    ('karama', 'capture', 'isf', '2016-11-04')
    """
    from .export.typed_frames import proposals_frame
    from .reading.read_article import read_news
    from .reading.toponyms import build_index

    day = iso_day(published, "published") if published else ""
    index = build_index(gazetteer)
    found = read_news("article", text, index, latest=iso_day(latest, "latest"), published=day)
    return proposals_frame(found)


def control_map(
    project: Project, date: Day = "", known_by: Day = "", stale_after: int = STALE_AFTER
) -> folium.Map:
    """Return who holds what as a `folium.Map` with a slider of days and a layer for each party.

    It opens on `date`, or on the day of the last change. It needs no network, is shown by a
    notebook, and takes any object of folium's, `folium.LayerControl()` too. No text of the project
    is read as a template, as HTML or as script. Raises `RequestError` for a day outside the
    evidence.

    >>> import folium
    >>> import mosulmap as mm
    >>> drawn = mm.control_map(mm.read_project("."), date="2016-11-04")
    >>> isinstance(drawn.add_child(folium.LayerControl()), folium.Map)
    True
    """
    from .render.control_map import control_map as draw

    return draw(project.study(known_by, stale_after), iso_day(date, "date") if date else "")


def iso_day(day: Day, name: str) -> str:
    """Return a day as an ISO text. Raises `RequestError` for what `name` cannot be."""
    from .model.dates import parse_day

    if isinstance(day, dt.date):
        return f"{day:%Y-%m-%d}"
    try:
        return parse_day(day)
    except ValueError as error:
        raise RequestError(f"{name} '{day}' {error}") from None
