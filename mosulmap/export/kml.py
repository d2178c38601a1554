"""Control periods as KML 2.3 (OGC 12-007r2): a folder for each holder, a placemark a period."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from fastkml import KML, Data, Document, ExtendedData, Folder, Placemark, TimeSpan
from fastkml.enums import DateTimeResolution
from fastkml.styles import LabelStyle, Style, StyleUrl
from fastkml.times import KmlDateTime
from pygeoif.geometry import Point as Position

from ..control.study import Study
from ..terminal import count
from .safe_texts import for_xml
from .tables import PeriodRow, Scope, period_rows, point_of

OWN = ("title", "start", "end", "lon", "lat", "quote")
"""Columns that a placemark says in its own way; it has all others as data."""


def format_kml(study: Study, scope: Scope) -> tuple[str, str]:
    """Return the periods as KML; days are inclusive, and left out where a period is open.

    A place without a position has a placemark without a point. Nothing is left out, but control
    characters are written out: XML cannot hold them.
    """
    folders: dict[str, list[PeriodRow]] = defaultdict(list)
    rows = period_rows(study, scope)
    for row in rows:
        folders[for_xml(row.controller_title or row.state)].append(row)
    styles = [
        style(actor.id, actor.color[0]) for actor in study.project.gazetteer.actors if actor.color
    ]
    document = Document(ns=SPACE, name="mosulmap", styles=styles)
    for name, marks in sorted(folders.items()):
        document.append(Folder(ns=SPACE, name=name, features=[placemark(row) for row in marks]))
    text = KML(ns=SPACE, features=[document]).to_string(prettyprint=True) + "\n"
    return text, written_out(rows)


def written_out(rows: Sequence[PeriodRow]) -> str:
    """Say how many placemarks have a text that XML cannot hold; empty where none does."""
    number = sum(for_xml(cell) != cell for row in rows for cell in {row.title, row.quote})
    words = "with control characters, which KML cannot hold: written out, such as \\u0007"
    return f"{count(number, 'text')} {words}" if number else ""


SPACE = "{http://www.opengis.net/kml/2.2}"


def style(actor: str, colour: str) -> Style:
    """Return the style of a party: its names in its colour, which KML writes as aabbggrr.

    An icon would be fetched from the web by every program that opens the file.
    """
    red, green, blue = colour[1:3], colour[3:5], colour[5:7]
    return Style(ns=SPACE, id=actor, styles=[LabelStyle(ns=SPACE, color=f"ff{blue}{green}{red}")])


def placemark(row: PeriodRow) -> Placemark:
    """Return one period as a placemark."""
    data = [
        Data(ns=SPACE, name=name, value=for_xml(cell(getattr(row, name))))
        for name in PeriodRow.__slots__
        if name not in OWN
    ]
    span = TimeSpan(ns=SPACE, begin=moment(row.start), end=moment(row.end))
    return Placemark(
        ns=SPACE,
        name=for_xml(row.title),
        description=for_xml(row.quote),
        times=span if row.start or row.end else None,
        style_url=StyleUrl(ns=SPACE, url=f"#{row.controller}") if row.controller else None,
        extended_data=ExtendedData(ns=SPACE, elements=data),
        geometry=Position(*point) if (point := point_of(row)) else None,
    )


def cell(value: object) -> str:
    """Return a value as a text; None is empty."""
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)


def moment(day: str | None) -> KmlDateTime | None:
    """Return an ISO day as KML has it; None for an open one."""
    return KmlDateTime(date.fromisoformat(day), DateTimeResolution.date) if day else None
