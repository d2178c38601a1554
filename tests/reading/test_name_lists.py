"""Lists of names, and what their items lie in."""

from __future__ import annotations

import pytest

from mosulmap.reading.name_lists import lists_of, wholes_of
from mosulmap.reading.proper_names import find_names
from tests.reading.names import passage_of


def read(sentence: str) -> list[tuple[list[str], list[str]]]:
    """Return each list of a sentence with the names that it is said to lie in."""
    passage = passage_of(sentence)
    uses = list(find_names(passage.tokens, passage.story.text))
    return [
        (
            [use.text for use in group],
            [whole.use.text for whole in wholes_of(passage.tokens, group, uses)],
        )
        for group in lists_of(passage.tokens, uses)
    ]


@pytest.mark.parametrize(
    ("sentence", "lists"),
    [
        ("They hold Orvana, Tamar and the Velin.", [(["Orvana", "Tamar", "Velin"], [])]),
        ("They hold Orvana in Morvia.", [(["Orvana"], ["Morvia"]), (["Morvia"], [])]),
        ("They hold Orvana, Morvia.", [(["Orvana"], ["Morvia"]), (["Morvia"], [])]),
        ("They hold Orvana town in the north of Morvia.",
         [(["Orvana"], ["Morvia"]), (["Morvia"], [])]),
        ("They hold Orvana, a small town in Morvia.", [(["Orvana"], ["Morvia"]), (["Morvia"], [])]),
        ("They hold the Morvia town of Orvana.", [(["Morvia"], []), (["Orvana"], ["Morvia"])]),
        ("They hold Orvana's northern Karvel district.",
         [(["Orvana"], []), (["Karvel"], ["Orvana"])]),
        ("They hold Orvana east of Tamar.", [(["Orvana"], []), (["Tamar"], [])]),
        ("They hold Orvana and Tamar in Morvia.",
         [(["Orvana", "Tamar"], ["Morvia"]), (["Morvia"], [])]),
    ],
)  # fmt: skip
def test_lists_and_larger_places(sentence: str, lists: list[tuple[list[str], list[str]]]) -> None:
    """Commas and `and` join; `in`, a comma before the end, `'s` and `the X town of` do not."""
    assert read(sentence) == lists
