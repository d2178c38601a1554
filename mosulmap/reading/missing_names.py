"""Names in the articles that look like places and that the gazetteer has not, by frequency."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from ..model.dates import MONTHS, WEEKDAYS
from ..model.rows import Place
from ..project.csv_file import format_csv
from ..terminal import one_line
from .letters import fold
from .story import Span, read_story
from .toponym_contexts import PERSON_BEFORE
from .toponyms import ToponymIndex

NEAREST = 3
"""Near spellings that are shown."""

NAME = r"(?:[Aa]l[- ])?(?!(?:The|This|That|These|Last|Next|Every|Old|New|A|An|His|Her|Its|Their|Each|No|In)\b)[A-Z][\w'’]+(?:[- ](?:al-|el-)?[A-Z][\w'’]+){0,2}"
CUED = [
    re.compile(
        rf"\b(?:village|town|city|district|neighbou?rhood|suburb|area|province) of (?:the )?({NAME})"
    ),
    re.compile(
        rf"\b({NAME}) (?:village|town|district|neighbou?rhood|quarter|area|province|airport|dam)\b"
    ),
    re.compile(
        rf"\b(?:in|near|into|from|around|outside|toward|towards|entered|captured|retook|seized) "
        rf"(?:the |central |northern |southern |eastern |western )?({NAME})(?=[,.;]| (?:on|and|was|were|from|after)\b)"
    ),
]
"""What makes a capitalised word look like a place."""

NOT_PLACES = {fold(word) for word in (*MONTHS, *WEEKDAYS, "God", "Twitter", "Facebook", "English")}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A name that may be a place: how often it stands, in which articles, what is spelled nearly so."""

    name: str
    count: int
    articles: tuple[str, ...]
    near: tuple[tuple[str, str], ...]
    quote: str


def suggest_places(texts: Mapping[str, str], index: ToponymIndex) -> list[Suggestion]:
    """Return the names that look like places and match nothing, the most frequent first.

    A headline in title case capitalises every word: its names count where a sentence has them too.
    """
    counts: Counter[str] = Counter()
    where: defaultdict[str, set[str]] = defaultdict(set)
    quotes: dict[str, str] = {}
    known = {fold(name) for a in index.gazetteer.actors for name in (a.title, *a.names)}
    stories = {article_id: read_story(text) for article_id, text in texts.items()}
    prose = "\n".join(
        words
        for story in stories.values()
        for sentence in story.sentences
        if not is_title(words := story.of(sentence))
    )
    for article_id, story in stories.items():
        text = story.text
        taken = [(t.start, t.end) for t in index.find(text, story.sentences)]
        for sentence in story.sentences:
            for name in names_in(text, sentence, taken):
                if fold(name) in known or fold(name) in NOT_PLACES:
                    continue
                counts[name] += 1
                where[name].add(article_id)
                quotes.setdefault(name, story.of(sentence))
    written = [name for name in counts if re.search(rf"\b{re.escape(name)}\b", prose)]
    order = sorted(written, key=lambda name: (-counts[name], name))
    return [
        Suggestion(name, counts[name], tuple(sorted(where[name])), near(name, index), quotes[name])
        for name in order
    ]


def is_title(words: str) -> bool:
    """Whether words are a headline in title case: no full stop, no long word in small letters."""
    long = re.findall(r"\b[^\W\d_]{4,}", words)
    return (
        len(long) > 1
        and not words.endswith((".", "!", "?"))
        and not any(w[0].islower() for w in long)
    )


def names_in(text: str, sentence: Span, taken: Iterable[tuple[int, int]]) -> set[str]:
    """Return the names in one sentence that look like places and touch no known toponym."""
    found = set()
    for pattern in CUED:
        for match in pattern.finditer(text, sentence.start, sentence.end):
            start, end = match.span(1)
            titled = text[max(0, start - 24) : start], f"{match[1].split()[0]} "
            person = any(PERSON_BEFORE.search(words) for words in titled)
            if not person and all(end <= a or start >= b for a, b in taken):
                found.add(match[1])
    return found


def near(name: str, index: ToponymIndex) -> tuple[tuple[str, str], ...]:
    """Return the spellings of the gazetteer nearest to a name, with the ids of their places."""
    close = get_close_matches(fold(name), index.patterns, n=NEAREST, cutoff=0.78)
    return tuple((spelling, index.places[spelling][0]) for spelling in close)


def format_suggestions(suggestions: Iterable[Suggestion]) -> str:
    """Return suggestions for a curator: the name, its quote, near spellings, and a row to paste."""
    blocks = []
    for one in suggestions:
        lines = [
            f"{one.name} ({one.count}, in {', '.join(one.articles)})",
            f"  “{one_line(one.quote)}”",
        ]
        lines += [
            f"  nearly {spelling}, of {place_id}: to names.csv  {place_id},{one.name},en,"
            for spelling, place_id in one.near
        ]
        lines.append(f"  to places.csv  {row_for(one.name)}")
        blocks.append("\n".join(lines))
    return (
        "\n\n".join(blocks) + "\n" if blocks else "Every name that looks like a place is known.\n"
    )


def row_for(name: str) -> str:
    """Return a row of places.csv for a new place, to be filled in."""
    cells = {"id": id_for(name), "title": name, "type": "neighbourhood", "fclass": "P"}
    return format_csv([cells.get(column, "") for column in Place.model_fields], []).rstrip("\n")


def id_for(name: str) -> str:
    """Return the id that a new place of that name gets; empty for a name without Latin letters."""
    return re.sub(r"[^a-z0-9]+", "_", fold(name).removeprefix("al ")).strip("_")
