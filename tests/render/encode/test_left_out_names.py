"""Sentences that leave the names of places to these."""

from __future__ import annotations

import pytest

from mosulmap.control.study import Study
from mosulmap.render.encode.columns import encode
from mosulmap.render.encode.left_out_names import MOST_NAMES, leave_out_names
from mosulmap.render.encode.pool import Json, columns
from mosulmap.render.encode.text_span import span_of
from mosulmap.render.page_data import page_data


def one_sentence(quote: str, titles: list[str]) -> Json:
    """Return data in which a sentence mentions places by their titles."""
    mentions = [{"mark": span_of(quote, title), "article": 0, "quote": 0} for title in titles]
    return {
        "places": [{"title": title, "evidence": [[at, ""]]} for at, title in enumerate(titles)],
        "mentions": columns(mentions),
        "quotes": [quote],
    }


@pytest.mark.parametrize(
    ("quote", "titles", "left"),
    [
        ("They took Quds and Samah.", ["Samah", "Quds"], "They took \ue001 and \ue000."),
        # Where one name lies in another, the later one alone goes.
        ("They took Old Quds.", ["Old Quds", "Quds"], "They took Old \ue001."),
        ("They took Quds.", ["Quds"] * (MOST_NAMES + 1), "They took Quds."),
    ],
)
def test_a_long_story_leaves_names_to_their_places(
    quote: str, titles: list[str], left: str
) -> None:
    """A character for each mention of a sentence, in the order of their numbers."""
    assert leave_out_names({"quotes": [quote]}, one_sentence(quote, titles))["quotes"] == [left]


def test_a_sentence_with_such_characters_of_its_own_keeps_its_names(shipped: Study) -> None:
    """It stands in a list, in a short story as in a long one."""
    quote = "\ue000 took Quds."
    data = page_data(shipped)
    data = data | {"quotes": [quote, *data["quotes"][1:]]}
    assert encode(data)["quotes"][0] == [quote]
    found = leave_out_names({"quotes": [[quote]]}, one_sentence(quote, ["Quds"]))
    assert found["quotes"] == [[quote]]
