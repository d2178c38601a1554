"""Whole projects small enough to read: five places, two articles, ten mentions, one decision."""

from __future__ import annotations

import csv
import hashlib
import io
from dataclasses import dataclass, field
from pathlib import Path

from mosulmap.model.rows import TABLES

Cells = dict[str, str]

PLACES, NAMES, ACTORS, BACKGROUND, ARTICLES, MENTIONS, DECISIONS = TABLES
"""The paths of the seven tables."""

# The rows of each table by number; the row numbered n stands on line n + 2.
IRAQ, KARAMA, MOSUL, SAMAH, TAL_AFAR = range(5)
CTS, IS, ISF, UN = range(4)
EARLY, LATE = range(2)
MOSUL_HELD, KARAMA_TAKEN, SAMAH_FLED, FLED_TO_MOSUL = range(4)
SAMAH_SEEN, TAL_AFAR_SHELLED, KARAMA_FOUGHT, KARAMA_HELD, TAL_AFAR_LEFT, MOSUL_FREE = range(4, 10)

EARLY_TEXT = """Iraqi forces take Karama

Islamic State has held Mosul since 2014. Iraqi forces took Karama on Friday, their commander said.

Residents of Samah fled to Mosul.
"""

LATE_TEXT = """Fighting goes on

An Iraqi general spoke in Samah on Saturday. A bomb fell on Islamic State in Tal Afar.

Troops fought in Karama on Sunday. The United Nations said they held Karama.

Islamic State left Tal Afar to Iraqi forces. Soon Mosul will be free.
"""


def place(key: str, title: str, kind: str, parent: str, **cells: str) -> Cells:
    """Return a row of `places.csv`, a populated place in Iraq unless `cells` say otherwise."""
    row = {"id": key, "title": title, "type": kind, "fclass": "P", "parent_id": parent}
    return row | {"ccodes": "IQ", "geo_source": "GeoNames"} | cells


def mention(article: str, toponym: str, quote: str, place_id: str, **cells: str) -> Cells:
    """Return a row of `mentions.csv` without offsets and id: the project finds them in the text."""
    row = {"article_id": article, "toponym": toponym, "quote": quote, "place_id": place_id}
    return row | {"event": "none", "assertion": "stated", "status": "accepted"} | cells


def tiny_tables() -> dict[str, list[Cells]]:
    """Return the rows of a sound project in which every rule has an example."""
    held = "Islamic State has held Mosul since 2014."
    took = "Iraqi forces took Karama on Friday, their commander said."
    fled = "Residents of Samah fled to Mosul."
    spoke = "An Iraqi general spoke in Samah on Saturday."
    bomb = "A bomb fell on Islamic State in Tal Afar."
    fought = "Troops fought in Karama on Sunday."
    said = "The United Nations said they held Karama."
    left = "Islamic State left Tal Afar to Iraqi forces."
    soon = "Soon Mosul will be free."
    isf = {"actor": "isf", "control": "isf"}
    return {
        PLACES: [
            place("iraq", "Iraq", "country", "", lon="43.7", lat="33.2", fclass="A")
            | {"geo_uncertainty_m": "400000", "geo_source": "estimate: its middle"},
            place("karama", "Karama", "neighbourhood", "mosul", lon="43.2032", lat="36.3412")
            | {"geo_uncertainty_m": "600"},
            place("mosul", "Mosul", "city", "iraq", lon="43.1189", lat="36.335")
            | {"geo_uncertainty_m": "5000", "matches": "wd:Q83317;gn:99072"},
            place("samah", "Samah", "neighbourhood", "mosul", geo_source="")
            | {"note": "No coordinate is known."},
            place("tal_afar", "Tal Afar", "town", "iraq", lon="42.4481", lat="36.3791")
            | {"geo_uncertainty_m": "1500"},
        ],
        NAMES: [
            {"place_id": "karama", "toponym": "الكرامة", "lang": "ar", "source": "UCDP"},
            {"place_id": "karama", "toponym": "Karamah", "lang": "en", "source": "RFE/RL"},
            {"place_id": "mosul", "toponym": "الموصل", "lang": "ar", "source": "GeoNames"},
        ],
        ACTORS: [
            {"id": "cts", "title": "Counter Terrorism Service", "parent_id": "isf"},
            {"id": "is", "title": "Islamic State", "names": "IS;Daesh"}
            | {"color": "#7d1f40;#f4bfd4", "pattern": "square"},
            {"id": "isf", "title": "Iraqi forces", "title_ar": "القوات العراقية"}
            | {"color": "#1873c0;#6aa3e0", "pattern": "circle"},
            {"id": "un", "title": "United Nations"},
        ],
        BACKGROUND: [
            {"toponym": "Mosul", "event": "capture", "actor": "is", "date": "2014-06"}
            | {"source": "AFP chronology"},
        ],
        ARTICLES: [
            {"id": "early", "file": "early.txt", "publisher": "The Gazette"}
            | {"title": "Iraqi forces take Karama", "published": "2016-11-04"},
            {"id": "late", "file": "late.txt", "agency": "AFP;Reuters", "title": "Fighting goes on"}
            | {"published": "2016-11-06", "url": "https://example.org/late"},
        ],
        MENTIONS: [
            mention("early", "Mosul", held, "mosul", event="holding", actor="is", control="is")
            | {"event_date": "2014/2016-11-04", "date_phrase": "since 2014"},
            mention("early", "Karama", took, "karama", event="capture", actor="cts", control="cts")
            | {"claimant": "cts", "event_date": "2016-11-04", "date_phrase": "on Friday"},
            mention("early", "Samah", fled, "samah", event="displacement")
            | {"event_date": "2016-11-02~"},
            mention("early", "Mosul", fled, "mosul", event="displacement"),
            mention("late", "Samah", spoke, "samah", event="visit", actor="isf")
            | {"event_date": "2016-11-05", "date_phrase": "on Saturday"},
            mention("late", "Tal Afar", bomb, "tal_afar", event="attack", control="is")
            | {"assertion": "implied", "event_date": "2016-11-05"},
            mention("late", "Karama", fought, "karama", event="fighting", control="contested")
            | {"event_date": "2016-11-06", "date_phrase": "on Sunday"},
            mention("late", "Karama", said, "karama", event="holding", claimant="un", **isf)
            | {"event_date": "2016-11-06"},
            mention("late", "Tal Afar", left, "tal_afar", event="withdrawal", actor="is")
            | {"control": "isf", "event_date": "2016-11-06", "note": "No day in the text."},
            mention("late", "Mosul", soon, "mosul", event="capture", status="rejected", **isf)
            | {"event_date": "2016-11", "note": "A hope."},
        ],
        DECISIONS: [
            {"table": "mentions", "row": "early:85", "column": "status", "before": "proposed"}
            | {"after": "accepted", "who": "Amira", "when": "2016-11-08T10:00:00.000000Z"}
            | {"why": "The commander saw it."},
        ],
    }


@dataclass
class TinyProject:
    """A project not yet on disk: its rows by table, its texts by article id, its basemap.

    Offsets and hashes are recorded at the start: what is changed later is out of step with them.
    """

    tables: dict[str, list[Cells]] = field(default_factory=tiny_tables)
    texts: dict[str, str] = field(default_factory=lambda: {"early": EARLY_TEXT, "late": LATE_TEXT})
    context: str = ""

    def __post_init__(self) -> None:
        """Record each article's hash, and where each mention's toponym stands in its quote."""
        for row in self.tables[ARTICLES]:
            row["sha256"] = hashlib.sha256(self.texts[row["id"]].encode()).hexdigest()
        for row in self.tables[MENTIONS]:
            text, quote, toponym = self.texts[row["article_id"]], row["quote"], row["toponym"]
            start = text.index(quote) + quote.index(toponym)
            row["char_start"], row["char_end"] = str(start), str(start + len(toponym))
            row["id"] = f"{row['article_id']}:{start}"

    def change(self, path: str, row: int, cells: Cells) -> TinyProject:
        """Put `cells` into one row of a table."""
        self.tables[path][row] |= cells
        return self

    def write(self, folder: Path) -> Path:
        """Write the project into `folder` and return it."""
        for part in ("gazetteer", "seeds"):
            (folder / part).mkdir(parents=True)
        for key, text in self.texts.items():
            (folder / "seeds" / f"{key}.txt").write_bytes(text.encode())
        for path, rows in self.tables.items():
            (folder / path).write_text(csv_text(path, rows), encoding="utf-8", newline="")
        if self.context:
            (folder / "gazetteer" / "context.geojson").write_text(self.context, encoding="utf-8")
        return folder


def csv_text(path: str, rows: list[Cells]) -> str:
    """Return `rows` as the CSV text of the table at `path`; cells that they lack are empty."""
    stream = io.StringIO()
    writer = csv.DictWriter(stream, list(TABLES[path].model_fields), "", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return stream.getvalue()
