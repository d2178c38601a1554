"""When a web page says that it was published: by its own metadata, and by nothing else.

A day in the text of the page may be the day of anything, and is left alone. The day of the last
change says nothing of the first: it is told as what it is, and so is a day that the page calls only
a date. Read are JSON-LD (schema.org), `meta` elements (Open
Graph, Dublin Core and what newspapers use) and `time` elements marked as publication.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

from ..model.dates import to_day
from .printed_days import find_printed_days
from .publication_date import Dating

PUBLISHED = (
    *("article:published_time", "og:article:published_time", "og:published_time"),
    *("datepublished", "dc.date.issued", "dcterms.issued", "citation_publication_date"),
    *("parsely-pub-date", "sailthru.date", "article.published", "publication_date", "publishdate"),
    *("publish-date", "publish_date", "published-date", "published_date", "pubdate", "pub_date"),
    *("dc.date.created", "dcterms.created", "datecreated"),
    *("dc.date", "dcterms.date", "citation_date", "date"),
)
"""Names of `meta` elements that hold the day of publication, the clearest first."""

BARE = ("dc.date", "dcterms.date", "citation_date", "date")
"""Those that say of a day only that it is one: it may be that of a change."""

MODIFIED = ("article:modified_time", "og:updated_time", "datemodified", "dcterms.modified")
"""Names of `meta` elements that hold the day of the last change."""

ARTICLE = re.compile(r"(?:Article|BlogPosting|Report)$")
"""How schema.org's types of articles end: NewsArticle, ReportageNewsArticle …"""


class Metadata(HTMLParser):
    """Collects from a page what may name its day: (name, value) pairs and JSON-LD."""

    def __init__(self) -> None:
        super().__init__()
        self.days: list[tuple[str, str]] = []
        self.scripts: list[str] = []
        self.inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take the value of a `meta` or `time` element; note where JSON-LD begins."""
        given = {name: value or "" for name, value in attrs}
        names = [given.get(key, "").lower() for key in ("property", "name", "itemprop")]
        if tag == "time" and ("pubdate" in given or "datepublished" in names):
            self.days.append(("datepublished", given.get("datetime", "")))
        if tag == "meta":
            known = {*PUBLISHED, *MODIFIED}
            self.days += [(name, given.get("content", "")) for name in names if name in known]
        self.inside = tag == "script" and given.get("type", "").lower() == "application/ld+json"
        if self.inside:
            self.scripts.append("")

    def handle_endtag(self, tag: str) -> None:
        """Note where JSON-LD ends."""
        self.inside = self.inside and tag != "script"

    def handle_data(self, data: str) -> None:
        """Keep JSON-LD."""
        if self.inside:
            self.scripts[-1] += data


def declared_day(page: str, latest: int) -> Dating | None:
    """Return the day on which a page says it was published, None where it says nothing.

    The day is empty where the page names only that of its last change, which the basis tells. A day
    that the page only calls a date is taken, and called a guess; none that is also that of the last
    change. `page` is HTML; `latest` the last day (ordinal) that can be.
    """
    found = Metadata()
    found.feed(page)
    named = [
        ("JSON-LD", day) for script in found.scripts for day in days_in(script, "datePublished")
    ]
    named += sorted(
        (pair for pair in found.days if pair[0] in PUBLISHED),
        key=lambda pair: PUBLISHED.index(pair[0]),
    )
    changed = [
        ("JSON-LD", day) for script in found.scripts for day in days_in(script, "dateModified")
    ]
    changed += [pair for pair in found.days if pair[0] in MODIFIED]
    changes = {day: name for name, value in changed if 0 < (day := day_in(value)) <= latest}
    for name, value in named:
        day = day_in(value)
        if 0 < day <= latest and not (name in BARE and day in changes):
            guessed = "guessed by " if name in BARE else ""
            return Dating(to_day(day), f"{guessed}the page's own metadata: {name}")
    if not changes:
        return None
    day, name = max(changes.items())
    return Dating(
        "", f"the page names only the day on which it was modified, {to_day(day)} ({name})"
    )


def days_in(script: str, key: str) -> Iterator[str]:
    """Yield what the articles that a JSON-LD script is about have under a key."""
    try:
        said = json.loads(script)
    except (ValueError, RecursionError):
        return
    for thing in things_in(said):
        kinds = thing.get("@type")
        names = kinds if isinstance(kinds, list) else [kinds]
        day = thing.get(key)
        if isinstance(day, str) and any(ARTICLE.search(str(name)) for name in names):
            yield day


def things_in(said: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - JSON is what it is
    """Yield the objects at the top of JSON-LD; those inside them are about other pages."""
    for thing in said if isinstance(said, list) else [said]:
        if isinstance(thing, dict):
            yield thing
            graph = thing.get("@graph")
            members = graph if isinstance(graph, list) else []
            yield from (member for member in members if isinstance(member, dict))


def day_in(value: str) -> int:
    """Return the day (ordinal) that a value of metadata names; 0 where none, or not which one."""
    words = value.strip()[:80]
    days = {day for printed in find_printed_days(words, 0, len(words)) for day in printed.days}
    return days.pop() if len(days) == 1 else 0
