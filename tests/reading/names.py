"""Names in sentences of our own, for the tests of those that tell places from the rest."""

from __future__ import annotations

from mosulmap.model.gazetteer import Gazetteer
from mosulmap.reading.missing_names import Suggested, suggest_gazetteer
from mosulmap.reading.proper_names import find_names
from mosulmap.reading.sighted_names import Passage, Sight, find_sights, read_passages
from mosulmap.reading.toponyms import build_index

EMPTY = build_index(Gazetteer((), (), (), ()))
"""The index of a gazetteer that has nothing but headers."""


def passage_of(sentence: str) -> Passage:
    """Return one sentence as a passage of an article."""
    (passage,) = read_passages({"a": sentence}, EMPTY)
    return passage


def names_of(sentence: str) -> list[str]:
    """Return the names in a sentence, as printed."""
    passage = passage_of(sentence)
    return [use.text for use in find_names(passage.tokens, passage.story.text)]


def sights_of(*texts: str) -> list[Sight]:
    """Return every name in some articles where it is sighted."""
    articles = {f"a{number}": text for number, text in enumerate(texts)}
    return list(find_sights(read_passages(articles, EMPTY)))


def suggested(*texts: str) -> Suggested:
    """Return what some articles add to an empty gazetteer."""
    return suggest_gazetteer({f"a{n}": text for n, text in enumerate(texts)}, EMPTY)


def places(*texts: str) -> list[str]:
    """Return the places suggested for some articles, sorted."""
    return sorted(one.name for one in suggested(*texts).places)


def parties(*texts: str) -> list[str]:
    """Return the parties suggested for some articles, sorted."""
    return sorted(one.row.title for one in suggested(*texts).parties)
