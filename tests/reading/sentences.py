"""What reading makes of one sentence: shared by the tests of its modules."""

from __future__ import annotations

from mosulmap.reading.clauses import read_clauses
from mosulmap.reading.parties import find_parties
from mosulmap.reading.read_article import RANKS, read_news
from mosulmap.reading.story import Span, read_story
from mosulmap.reading.tokens import read_tokens
from mosulmap.reading.view import View
from tests.gazetteers import OTHER, OTHER_INDEX


def said(sentence: str) -> dict[str, str]:
    """Return the control of each place that a sentence names, by its id; the last counts."""
    read = read_news("a", sentence, OTHER_INDEX, latest="2020-01-01", published="2017-06-15")
    return {p.mention.place_id: p.mention.control for p in read.proposals}


def view_of(sentence: str) -> View:
    """Return a sentence with its chunks."""
    story, whole = read_story(sentence), Span(0, len(sentence))
    places = OTHER_INDEX.find(sentence, [whole])
    ranks = [RANKS.get(OTHER.place[p.place_ids[0]].type, 0) for p in places]
    tokens = read_tokens(story, whole, places, ranks, find_parties(story, OTHER.actors))
    return View(tokens, read_clauses(tokens))
