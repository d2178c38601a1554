"""Count every row of a project once: the count that check, render and the page show."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from ..model.rows import Review
from ..project.project import Project
from ..project.table import Table
from .study import Study

FAULTY, BLANK, BEYOND, READ = "faulty", "blank", "beyond", "read"
"""Rows with a fault or that need such a row; blank rows; lines below a stray quote; all others."""


@dataclass(frozen=True, slots=True)
class Bucket:
    """The number of rows of one table that were treated alike; `kind` names how.

    `day` is the ISO day up to which things are known, where the kind depends on it. The page has a
    message for each table, `notes_places`, and for each kind, `bucket_unnamed`.
    """

    table: str
    kind: str
    count: int
    day: str = ""


def account(study: Study) -> tuple[Bucket, ...]:
    """Return every row of a study's project in exactly one bucket; empty buckets are left out."""
    shown = [*place_buckets(study), *article_buckets(study), *mention_buckets(study)]
    finer = {bucket.table for bucket in shown}
    coarse = [b for b in account_tables(study.project) if b.kind != READ or b.table not in finer]
    order = {PurePath(table.path).stem: rank for rank, table in enumerate(study.project.tables)}
    filled = (bucket for bucket in (*shown, *coarse) if bucket.count)
    return tuple(sorted(filled, key=lambda bucket: order[bucket.table]))


def account_tables(sound: Project) -> tuple[Bucket, ...]:
    """Return the rows of each table by whether they could be used; `sound` has the usable ones."""
    return tuple(
        bucket for table in sound.tables for bucket in table_buckets(table) if bucket.count
    )


def table_buckets(table: Table[Any]) -> tuple[Bucket, ...]:
    """Return how many rows of a table are sound, faulty, blank, or below a stray quote."""
    name = PurePath(table.path).stem
    used, blank = len(table.rows), len(table.blank)
    return (
        Bucket(name, READ, used),
        Bucket(name, FAULTY, max(table.total - blank - used, 0)),
        Bucket(name, BLANK, blank),
        Bucket(name, BEYOND, table.beyond),
    )


def place_buckets(study: Study) -> tuple[Bucket, ...]:
    """Return the places by whether a sentence names them, and whether they can be drawn."""
    places, named = study.project.places.rows, study.named
    located = sum(place.id in named and place.located for place in places)
    return (
        Bucket("places", "located", located),
        Bucket("places", "unlocated", len(named) - located),
        Bucket("places", "unaccepted", len(study.unaccepted)),
        Bucket("places", "unnamed", len(places) - len(named) - len(study.unaccepted)),
    )


def article_buckets(study: Study) -> tuple[Bucket, ...]:
    """Return the articles by whether they were out on the day up to which things are known."""
    known, rows = {article.id for article in study.articles}, study.project.articles.rows
    later = sum(article.id not in known for article in rows)
    return (
        Bucket("articles", READ, len(rows) - later),
        Bucket("articles", "unpublished", later, study.known_by),
    )


def mention_buckets(study: Study) -> tuple[Bucket, ...]:
    """Return the mentions by what they say and what the curator decided."""
    rows = study.project.mentions.rows
    known = {mention.id for mention in study.mentions}
    later = [m for m in rows if m.status is Review.ACCEPTED and m.id not in known]
    return (
        Bucket("mentions", "control", sum(bool(m.control) for m in study.mentions)),
        Bucket("mentions", "silent", sum(not m.control for m in study.mentions)),
        Bucket("mentions", "later", len(later), study.known_by),
        Bucket("mentions", "rejected", sum(m.status is Review.REJECTED for m in rows)),
        Bucket("mentions", "proposed", sum(m.status.waits for m in rows)),
    )


def format_row_counts(buckets: Iterable[Bucket]) -> str:
    """Return the sum of all buckets in one line: `1,028 rows: 1,025 read, 2 left out, 1 blank`.

    What is not known by a day, rejected or named nowhere was read all the same.
    """
    counts = dict.fromkeys((READ, FAULTY, BLANK, BEYOND), 0)
    for bucket in buckets:
        counts[bucket.kind if bucket.kind in counts else READ] += bucket.count
    beyond = counts.pop(BEYOND)
    total = sum(counts.values())
    words = ", ".join(
        f"{count:,} {name}"
        for name, count in zip(("read", "left out", "blank"), counts.values(), strict=True)
    )
    more = f"; {beyond:,} line{'s' * (beyond != 1)} that cannot be told apart" if beyond else ""
    return f"{total:,} row{'s' * (total != 1)}: {words}{more}"
