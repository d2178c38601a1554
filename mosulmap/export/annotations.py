"""Mentions as W3C Web Annotations (https://www.w3.org/TR/annotation-model/), a JSON-LD document.

Each annotation stands on the words that name a place, with 32 characters before and behind them, in
the file of the article as stored. Positions count UTF-16 units, as scripts in a browser do and the
annotators that are written in them; the recommendation counts code points, which differ only behind
characters beyond U+FFFF.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from ..control.study import Study
from ..model.dates import parse_edtf
from ..model.rows import Mention
from ..terminal import count
from .linked_places import OWN, place_uri
from .tables import Scope

Json = dict[str, Any]

CONTEXT = "http://www.w3.org/ns/anno.jsonld"

AROUND = 32
"""Code points of context before and behind the words: they tell all those of one article apart."""


def format_annotations(study: Study, scope: Scope) -> tuple[str, str]:
    """Return the mentions of a study as one annotation collection, and which are left out.

    A scope keeps those that speak of its days.
    """
    ordered = sorted(study.mentions, key=lambda m: (m.article_id, m.char_start, m.id))
    kept = [mention for mention in ordered if speaks_of(mention, scope)]
    items = ",\n".join(json.dumps(annotation(study, m), ensure_ascii=False) for m in kept)
    page = f'{{"id": "{OWN}mentions:1", "type": "AnnotationPage", "startIndex": 0, "items": ['
    head = {
        "@context": CONTEXT,
        "id": f"{OWN}mentions",
        "type": "AnnotationCollection",
        "total": len(kept),
    }
    opened = json.dumps(head, ensure_ascii=False).removesuffix("}")
    return f'{opened}, "first": {page}\n{items}\n]}}}}\n', left_out(ordered, kept)


def left_out(ordered: Sequence[Mention], kept: Sequence[Mention]) -> str:
    """Say how many mentions are of other days; empty where none is."""
    number = len(ordered) - len(kept)
    return f"{count(number, 'mention')} of other days or without a date left out" if number else ""


def speaks_of(mention: Mention, scope: Scope) -> bool:
    """Whether a mention may speak of a day of a scope; with an open one every mention does."""
    if not (scope.date or scope.first or scope.last):
        return True
    if not mention.event_date:
        return False
    return scope.meets(*parse_edtf(mention.event_date))


def annotation(study: Study, mention: Mention) -> Json:
    """Return one mention as an annotation."""
    place = study.project.gazetteer.place[mention.place_id]
    bodies: list[Json] = [
        {"type": "SpecificResource", "purpose": "identifying", "source": place_uri(place.id)},
        words("tagging", place.title),
        words("classifying", mention.event.value),
        words("describing", mention.quote),
    ]
    if mention.control:
        bodies.append(words("assessing", f"{mention.assertion.value}: {mention.control}"))
    found: Json = {
        "id": f"{OWN}mention:{mention.id}",
        "type": "Annotation",
        "motivation": "identifying",
        "body": bodies,
        "target": target(study, mention),
    }
    return found | ({"dcterms:temporal": mention.event_date} if mention.event_date else {})


def words(purpose: str, value: str) -> Json:
    """Return a body that is a text."""
    return {"type": "TextualBody", "purpose": purpose, "value": value, "format": "text/plain"}


def target(study: Study, mention: Mention) -> Json:
    """Return where the words stand that name the place: the file, and two ways to find them in it.

    An article whose text is not there is found by the words alone.
    """
    article = study.article[mention.article_id]
    source: Json = {"id": f"seeds/{article.file}", "type": "Text", "format": "text/plain"}
    source["dcterms:title"] = article.title
    if article.url:
        source["dcterms:isFormatOf"] = article.url
    text = study.project.texts.get(mention.article_id)
    exact: Json = {"type": "TextQuoteSelector", "exact": mention.toponym}
    if text is None:
        return {"source": source, "selector": [exact]}
    start, end = mention.char_start, mention.char_end
    exact |= {"prefix": text[max(0, start - AROUND) : start], "suffix": text[end : end + AROUND]}
    first = utf16_length(text[:start])
    last = first + utf16_length(text[start:end])
    position = {"type": "TextPositionSelector", "start": first, "end": last}
    return {"source": source, "selector": [exact, position]}


def utf16_length(text: str) -> int:
    """Return how many UTF-16 units a text has: two for a character beyond U+FFFF."""
    return len(text) + sum(letter > "\uffff" for letter in text)
