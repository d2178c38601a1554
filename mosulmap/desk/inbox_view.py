"""What is shown of the inbox: each article, what is known of it, what is missing, its twins."""

from __future__ import annotations

from collections import Counter, defaultdict

from ..curate.decisions import cells_of_row
from ..model.rows import Article, Review
from ..model.text_copies import near_copies
from ..reading.text_language import language_of
from .workspace import Reading, Reply, Values, Workspace

EXPECTED = ("published", "publisher", "title")
"""The cells without which an article says less than it could."""

FIRST_WORDS = 240
"""Characters of a text by which a curator knows it again."""


def inbox_view(workspace: Workspace, _: Values) -> Reply:
    """Return the articles in the order of their table, the newest last, with what each lacks."""
    reading = workspace.read()
    twins = twins_of(workspace, reading)
    waiting, judged = counts_by_article(reading)
    return {
        "number": reading.number,
        "articles": [
            article_entry(row, reading)
            | {"twins": twins[row.id], "waiting": waiting[row.id], "judged": judged[row.id]}
            for row in reading.project.articles.rows
        ],
    }


def article_entry(row: Article, reading: Reading) -> Reply:
    """Return the cells of an article, its language where that is not English, and what it lacks."""
    text = reading.project.texts.get(row.id, "")
    return {
        "cells": cells_of_row(row),
        "language": language_of(text),
        "begins": " ".join(text[: 2 * FIRST_WORDS].split())[:FIRST_WORDS],
        "missing": [column for column in EXPECTED if not getattr(row, column)],
        "faulty": row.id not in {one.id for one in reading.sound.articles.rows},
    }


def twins_of(workspace: Workspace, reading: Reading) -> defaultdict[str, list[str]]:
    """Return of each article the ids of those that print mostly the same sentences."""
    texts = reading.project.texts
    inputs = tuple(texts), tuple(texts.values())
    with workspace.lock:
        pairs = workspace.found.of("twins", inputs, lambda: near_copies(texts))
    twins: defaultdict[str, list[str]] = defaultdict(list)
    for one, other in pairs:
        twins[one].append(other)
        twins[other].append(one)
    return twins


def counts_by_article(reading: Reading) -> tuple[Counter[str], Counter[str]]:
    """Return how many mentions wait and how many were accepted, by the id of the article."""
    rows = reading.sound.mentions.rows
    waiting = Counter(row.article_id for row in rows if row.status.waits)
    accepted = Counter(row.article_id for row in rows if row.status is Review.ACCEPTED)
    return waiting, accepted
