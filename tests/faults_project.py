"""A sound project on which faults are tried: Gao and its river, March 2013; every sentence is invented.

It has what faults of meaning need: two countries, a border and a river, three parties with marks,
an agency and a publisher, quotes in two scripts, a letter outside the basic plane.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
from pathlib import Path
from typing import Any

from mosulmap.model.rows import TABLES

Cells = dict[str, str]

PLACES, NAMES, ACTORS, BACKGROUND, ARTICLES, MENTIONS = list(TABLES)[:6]
CONTEXT = "gazetteer/context.geojson"

DELTA = """Soldiers reach Gao \U0001f525

Published March 14, 2013

Malian soldiers took Bourem Kadi on Wednesday, a colonel said. “We stay at the bridge,” he added.

The Front still holds Gao, traders said. Fighting went on in Menaka on Thursday.

سكان في غاو. The Front left Kidal on Tuesday.
"""

WIRE = """Battle for Gao

Published March 17, 2013

Front fighters attacked Bourem Kadi on Friday. Troops fought in Gao on Saturday.

Malian soldiers control Kidal, a "Reuters" witness said on Saturday. They do not hold Menaka.
"""

TEXTS = {"delta.txt": DELTA, "wire.txt": WIRE}


def place(key: str, title: str, kind: str, parent: str, lon: str, lat: str, radius: str) -> Cells:
    """Return a row of `places.csv` in Mali, without a position where `lon` is empty."""
    return {
        "id": key,
        "title": title,
        "type": kind,
        "fclass": "A" if kind == "country" else "P",
        "parent_id": parent,
        "lon": lon,
        "lat": lat,
        "geo_uncertainty_m": radius,
        "geo_source": "GeoNames" if lon else "",
        "ccodes": "ML",
    }


def mention(file: str, toponym: str, place_id: str, quote: str, **cells: str) -> Cells:
    """Return an accepted mention of the `toponym` in a `quote` of a text."""
    text = TEXTS[file]
    start = text.index(quote) + quote.index(toponym)
    key = file.removesuffix(".txt")
    return {
        "id": f"{key}:{start}",
        "article_id": key,
        "char_start": str(start),
        "char_end": str(start + len(toponym)),
        "toponym": toponym,
        "place_id": place_id,
        "event": "none",
        "assertion": "stated",
        "quote": quote,
        "status": "accepted",
    } | cells


def sound_tables() -> dict[str, list[Cells]]:
    """Return the rows of the tables, in their order."""
    army = {"actor": "army", "control": "army"}
    front = {"actor": "front", "control": "front"}
    return {
        PLACES: [
            place("bourem_kadi", "Bourem Kadi", "village", "gao", "-0.0903", "16.2341", "1500"),
            place("gao", "Gao", "city", "mali", "-0.0447", "16.2717", "6000")
            | {"matches": "wd:Q234840;gn:2457161"},
            place("kidal", "Kidal", "town", "mali", "1.4078", "18.4411", "3000"),
            place("mali", "Mali", "country", "", "-1.5", "17.5", "700000"),
            place("menaka", "Menaka", "town", "mali", "2.4022", "15.9182", "2000"),
            place("niger", "Niger", "country", "", "8.1", "17.6", "600000") | {"ccodes": "NE"},
            place("sector_5", "Sector 5", "neighbourhood", "gao", "", "", ""),
            place("tillaberi", "Tillaberi", "town", "niger", "1.4528", "14.2073", "2000")
            | {"ccodes": "NE"},
        ],
        NAMES: [
            {"place_id": key, "toponym": toponym, "lang": lang, "source": "GeoNames"}
            for key, toponym, lang in (
                ("bourem_kadi", "بوريم كادي", "ar"),
                ("bourem_kadi", "Bourem Kadi", "en"),
                ("gao", "غاو", "ar"),
                ("gao", "Gao", "en"),
                ("gao", "Kawkaw", "en"),
                ("kidal", "كيدال", "ar"),
                ("kidal", "Kidal", "en"),
                ("menaka", "ميناكا", "ar"),
                ("menaka", "Menaka", "en"),
                ("menaka", "Ménaka", "fr"),
            )
        ],
        ACTORS: [
            {"id": "army", "title": "Malian army", "title_ar": "الجيش المالي"}
            | {"names": "Malian soldiers;Malian forces"}
            | {"color": "#1873c0;#6aa3e0", "pattern": "circle"},
            {"id": "front", "title": "The Front", "title_ar": "الجبهة", "names": "the Front;MNF"}
            | {"color": "#7d1f40;#f4bfd4", "pattern": "square"},
            {"id": "guard", "title": "National guard", "title_ar": "الحرس الوطني"}
            | {"parent_id": "army", "names": "the guard"},
            {"id": "league", "title": "Northern League", "title_ar": "رابطة الشمال"}
            | {"names": "League fighters", "color": "#3f5a17;#aee04f", "pattern": "triangle-up"},
            {"id": "un", "title": "United Nations", "title_ar": "الأمم المتحدة", "names": "UN"},
        ],
        BACKGROUND: [
            {"toponym": "Gao", "event": "capture", "actor": "front", "date": "2012-03"}
            | {"source": "Chronology of 2013"},
        ],
        ARTICLES: [
            {"id": "delta", "file": "delta.txt", "publisher": "The Delta", "agency": "AFP"}
            | {"title": "Soldiers reach Gao", "published": "2013-03-14"},
            {"id": "wire", "file": "wire.txt", "agency": "Reuters", "title": "Battle for Gao"}
            | {"published": "2013-03-17", "url": "https://example.org/wire"},
        ],
        MENTIONS: [
            mention("delta.txt", "Gao", "gao", "Soldiers reach Gao \U0001f525")
            | {"event": "entry", "actor": "army", "control": "contested"}
            | {"event_date": "2013-03-14"},
            mention(
                *("delta.txt", "Bourem Kadi", "bourem_kadi"),
                "Malian soldiers took Bourem Kadi on Wednesday, a colonel said.",
            )
            | {"event": "capture", **army, "event_date": "2013-03-13", "claimant": "army"}
            | {"date_phrase": "on Wednesday"},
            mention("delta.txt", "Gao", "gao", "The Front still holds Gao, traders said.")
            | {"event": "holding", **front, "event_date": "2013-03-14"},
            mention("delta.txt", "Menaka", "menaka", "Fighting went on in Menaka on Thursday.")
            | {"event": "fighting", "control": "contested", "event_date": "2013-03-14"}
            | {"date_phrase": "on Thursday"},
            mention("delta.txt", "غاو", "gao", "سكان في غاو."),
            mention("delta.txt", "Kidal", "kidal", "The Front left Kidal on Tuesday.")
            | {"event": "withdrawal", "actor": "front", "control": "army"}
            | {"event_date": "2013-03-12", "date_phrase": "on Tuesday"}
            | {"note": "Only one side was left."},
            mention(
                *("wire.txt", "Bourem Kadi", "bourem_kadi"),
                "Front fighters attacked Bourem Kadi on Friday.",
            )
            | {"event": "attack", "actor": "front", "event_date": "2013-03-15"}
            | {"date_phrase": "on Friday"},
            mention("wire.txt", "Gao", "gao", "Troops fought in Gao on Saturday.")
            | {"event": "fighting", "control": "contested", "event_date": "2013-03-16"}
            | {"date_phrase": "on Saturday"},
            mention(
                *("wire.txt", "Kidal", "kidal"),
                'Malian soldiers control Kidal, a "Reuters" witness said on Saturday.',
            )
            | {"event": "holding", **army, "event_date": "2013-03-16"}
            | {"date_phrase": "on Saturday"},
            mention("wire.txt", "Menaka", "menaka", "They do not hold Menaka.")
            | {"status": "rejected", "note": "It says who does not."},
        ],
    }


def line(name: str, kind: str, radius: float, *points: tuple[float, float]) -> dict[str, Any]:
    """Return one feature of the basemap."""
    properties = {"name": name, "kind": kind, "uncertainty_m": radius, "source": "Natural Earth"}
    geometry = {"type": "LineString", "coordinates": [list(point) for point in points]}
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def sound_context() -> dict[str, Any]:
    """Return the basemap: a border and a river."""
    border = ((3.5, 16.0), (3.9, 16.5), (4.2, 17.5), (4.2, 19.1))
    river = ((-0.6, 16.9), (-0.1, 16.4), (0.0, 16.0), (0.6, 15.5))
    return {
        "type": "FeatureCollection",
        "features": [
            line("border of Mali and Niger", "border", 3000, *border),
            line("Niger river", "river", 500, *river),
        ],
    }


def csv_of(path: str, rows: list[Cells]) -> str:
    """Return rows as the CSV text of a table."""
    stream = io.StringIO()
    writer = csv.DictWriter(stream, list(TABLES[path].model_fields), "", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return stream.getvalue()


def write_sound_project(folder: Path) -> Path:
    """Write the project into `folder` and return it."""
    tables = sound_tables()
    for row in tables[ARTICLES]:
        row["sha256"] = hashlib.sha256(TEXTS[row["file"]].encode()).hexdigest()
    for part in ("gazetteer", "seeds"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    for path, rows in tables.items():
        (folder / path).write_bytes(csv_of(path, rows).encode())
    for file, text in TEXTS.items():
        (folder / "seeds" / file).write_bytes(text.encode())
    context = json.dumps(sound_context(), ensure_ascii=False, indent=1)
    (folder / CONTEXT).write_text(f"{context}\n", encoding="utf-8")
    return folder
