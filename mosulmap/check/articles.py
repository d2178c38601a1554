"""Whether articles agree with their texts, with each other and with the calendar."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from difflib import get_close_matches
from functools import partial
from statistics import median

from ..errors import Problem
from ..model.dates import to_day, to_ordinal
from ..model.rows import Article, Review
from ..model.sources import source_keys
from ..model.text_copies import near_copies
from ..project.project import Project
from ..project.table import Table
from ..reading.day_candidates import find_candidates
from ..reading.publication_date import EARLIEST
from ..reading.story import AGENCIES, Story
from .doubts import doubt
from .statements import bearer_of_file

BELIEVED = 80
"""Weight of a printed date from which on it can only be the day of publication: a line that says
so, or one that holds nothing else."""

FAR_AWAY = 20 * 365
"""Days between an article and all others from which on its year may be mistyped."""


SHORTEST_SOURCE = 6
"""Letters of a source below which one letter more or less is another one: `ANA`, `ANHA`."""

LIKE_SOURCES = 0.88
"""Likeness from which on a source may be another one mistyped: two letters of ten exchanged."""


def find_doubtful_articles(project: Project) -> Iterator[Problem]:
    """Yield the warnings about articles: doubles, copies, agencies and days of publication."""
    yield from find_doubles(project)
    yield from find_copies(project)
    yield from find_joined_agencies(project.articles)
    yield from find_near_sources(project.articles)
    yield from find_undated(project)
    yield from find_sourceless(project)
    yield from find_borrowed_titles(project)
    yield from find_other_printed_days(project)
    yield from find_lonely_years(project.articles)


def find_doubles(project: Project) -> Iterator[Problem]:
    """Yield the articles whose file, text or address another row above has too."""
    table = project.articles
    seen: dict[tuple[str, str], int] = {}
    for index, article in enumerate(table.rows):
        for column, value in (
            ("file", article.file),
            ("sha256", project.hashes.get(article.id, article.sha256)),
            ("url", plain_address(article.url)),
        ):
            at = seen.setdefault((column, value), index)
            if value and at != index:
                other = table.rows[at]
                what = {"file": "file", "sha256": "text", "url": "address"}[column]
                message = (
                    f"'{getattr(article, column)}': the {what} is that of '{other.id}' too "
                    f"(line {table.lines[at]}); keep one of the two rows"
                )
                yield doubt(table, index, column, f"same-{what}", message, article.id, other.id)
                break


def find_sourceless(project: Project) -> Iterator[Problem]:
    """Yield the articles of accepted mentions that say neither publisher nor agency, after one.

    Nobody knows then whether two of them depend on each other.
    """
    table = project.articles
    used = {m.article_id for m in project.mentions.rows if m.status is Review.ACCEPTED}
    bare = [a.id for a in table.rows if a.id in used and not (a.publisher or a.agency)]
    for index, article in enumerate(table.rows):
        if article.id in bare[1:]:
            message = (
                f"is empty, and so is agency: nobody can say on whose word '{article.id}' rests; "
                "write who published it"
            )
            yield doubt(table, index, "publisher", "no-publisher", message)


def find_borrowed_titles(project: Project) -> Iterator[Problem]:
    """Yield the articles whose title is another's, and does not stand in their own text."""
    table = project.articles
    for index, article in enumerate(table.rows):
        text = project.texts.get(article.id, "")
        if not article.title or article.title in text:
            continue
        for other in table.rows:
            its = project.texts.get(other.id, "")
            if other.id != article.id and other.title == article.title in its:
                message = f"'{article.title}' is the title of '{other.id}', and not in this text"
                yield doubt(table, index, "title", "borrowed-title", message, other.id)
                break


def plain_address(url: str) -> str:
    """Return an address without what leads to the same page: scheme, `www.`, last slash, anchor."""
    bare = re.sub(r"^https?://(?:www\.)?", "", url.partition("#")[0].strip())
    host, slash, path = bare.partition("/")
    path = re.sub(r"[?&]utm_[^&]*", "", path)
    return (host.lower() + slash + path).rstrip("/")


def find_copies(project: Project) -> Iterator[Problem]:
    """Yield the articles that print mostly the sentences of another one and name no common source.

    They count as one source on the map; the warning lets the curator write which one it is.
    """
    table = project.articles
    index_of = {article.id: index for index, article in enumerate(table.rows)}
    texts = {key: text for key, text in project.texts.items() if key in index_of}
    for pair in near_copies(texts):
        at, index = sorted(index_of[key] for key in pair)
        one, other = table.rows[at], table.rows[index]
        if sources_of(one) & sources_of(other) or one.file == other.file:
            continue
        if project.hashes.get(one.id) == project.hashes.get(other.id):
            continue
        agency = " and ".join(one.agency or other.agency)
        message = (
            f"'{other.id}' prints mostly the sentences of '{one.id}' (line {table.lines[at]})"
            f"; {f'is it from {agency} too?' if agency else 'name the agency that both are from'}"
        )
        yield doubt(table, index, "agency", "copied-text", message, one.id, other.id)


def sources_of(article: Article) -> frozenset[str]:
    """Return the publisher and the agencies of an article, without case."""
    return frozenset(name.casefold() for name in (article.publisher, *article.agency) if name)


def find_joined_agencies(table: Table[Article]) -> Iterator[Problem]:
    """Yield the cells that name several agencies otherwise than with `;` between them."""
    for index, article in enumerate(table.rows):
        for name in article.agency:
            parts = [part.strip() for part in re.split(r",|/|&|\+|\band\b|\bet\b|\bund\b|،", name)]
            parts = [part for part in parts if part]
            if len(parts) > 1 and all(is_agency(part) for part in parts[:2]):
                whole = ";".join(
                    ";".join(parts) if other == name else other for other in article.agency
                )
                message = (
                    f"'{name}' names several agencies, and counts as one that no other article "
                    f"has; divide them with a semicolon; write {whole}"
                )
                yield doubt(table, index, "agency", "joined-agencies", message, mend=whole)


def is_agency(name: str) -> bool:
    """Whether a name is an agency's, or short enough to be an agency's abbreviation."""
    known = any(re.fullmatch(pattern, name) for pattern in AGENCIES.values())
    return known or re.fullmatch(r"[A-Z]{2,5}", name) is not None


def find_near_sources(table: Table[Article]) -> Iterator[Problem]:
    """Yield the names of sources that are nearly those of another: mistyped, they confirm it."""
    seen: dict[str, tuple[str, int]] = {}
    for index, article in enumerate(table.rows):
        cells = (("publisher", article.publisher), *(("agency", one) for one in article.agency))
        for column, name in cells:
            for key in sorted(source_keys(name) - seen.keys()):
                if near := near_key(key, seen):
                    other, line = seen[near]
                    message = (
                        f"'{name}' is nearly '{other}' (line {line}); if they are one source, "
                        "write one name: as two they confirm each other"
                    )
                    yield doubt(table, index, column, "near-source", message, name, other)
                seen[key] = name, table.lines[index]


def near_key(key: str, others: Iterable[str]) -> str:
    """Return the key of a source that another one begins with, or is like; empty for none."""
    if len(key) < SHORTEST_SOURCE:
        return ""
    long = [other for other in others if len(other) >= SHORTEST_SOURCE]
    begun = [other for other in long if other.startswith(key) or key.startswith(other)]
    return next(iter(begun or get_close_matches(key, long, 1, LIKE_SOURCES)), "")


def find_undated(project: Project) -> Iterator[Problem]:
    """Yield the articles without a day of publication whose accepted mentions cannot be shown."""
    waiting: defaultdict[str, int] = defaultdict(int)
    for mention in project.mentions.rows:
        waiting[mention.article_id] += mention.status is Review.ACCEPTED
    for index, article in enumerate(project.articles.rows):
        if not article.published and (number := waiting[article.id]):
            several = number > 1
            message = (
                f"is empty; {number} accepted mention{'s' * several} of '{article.id}' cannot be "
                "shown as known on a day; write the day of publication"
            )
            yield doubt(project.articles, index, "published", "undated", message, article.id)


def find_other_printed_days(project: Project) -> Iterator[Problem]:
    """Yield the articles whose text prints another day of publication than the table has."""
    for index, article in enumerate(project.articles.rows):
        text = project.texts.get(article.id)
        if text is None or not article.published or article.published in article.published_basis:
            continue
        if bearer_of_file(article, project):
            continue  # It is the text of another article.
        candidates = find_candidates(Story(text, (), ()), "")
        printed = [c for c in candidates if c.weight >= BELIEVED and c.days[0] >= EARLIEST]
        day = to_ordinal(article.published)
        if any(abs(one - day) <= 1 for candidate in printed for one in candidate.days):
            continue
        clear = [candidate for candidate in printed if len(candidate.days) == 1]
        if not clear:
            continue
        best = max(clear, key=lambda candidate: (candidate.weight, -candidate.place))
        other = to_day(best.days[0])
        message = (
            f"'{article.published}' is not the day that the text prints: '{best.words}', which is "
            f"{other}"
        )
        yield doubt(project.articles, index, "published", "printed-day", message, other)


def find_lonely_years(table: Table[Article]) -> Iterator[Problem]:
    """Yield the articles that are published decades before or after all others."""
    days = {i: to_ordinal(a.published) for i, a in enumerate(table.rows) if a.published}
    for index, day in days.items():
        others = [other for at, other in days.items() if at != index]
        away: Callable[[int], int] = partial(gap, day)
        if len(others) > 1 and min(map(away, others)) > FAR_AWAY:
            message = (
                f"'{table.rows[index].published}' is decades from all other articles, which are "
                f"of about {to_day(int(median(others)))[:4]}; is the year right?"
            )
            yield doubt(table, index, "published", "other-decade", message)


def gap(one: int, other: int) -> int:
    """Return the days between two days."""
    return abs(one - other)
