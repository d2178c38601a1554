"""Where words stand in an article, and where they went."""

from __future__ import annotations

import pytest

from mosulmap.model.quote_offsets import find_again, moved_id, printed_as, quote_start, relocate
from mosulmap.model.rows import Mention

TEXT = "Mosul news\n\nIraqi forces took Mosul. They said Mosul is free.\nMosul news\n"
QUOTE = "Iraqi forces took Mosul. They said Mosul is free."


def mention(start: int, quote: str = QUOTE, key: str = "") -> Mention:
    """Return a mention of Mosul that is said to stand at `start`."""
    cells = {"id": key or f"a:{start}", "article_id": "a", "toponym": "Mosul", "quote": quote}
    cells |= {"char_start": f"{start}", "char_end": f"{start + 5}", "place_id": "mosul"}
    return Mention.model_validate_strings(cells | {"event": "none", "status": "accepted"})


def test_a_quote_stands_around_its_toponym() -> None:
    """A repetition elsewhere is another one."""
    assert quote_start(mention(62, "Mosul news"), TEXT) == TEXT.rindex("Mosul news")
    assert quote_start(mention(30, "Mosul news"), TEXT) == -1


def test_words_are_found_whatever_a_word_processor_made_of_them() -> None:
    """Blanks, dashes and kinds of quotation marks do not count; letters do."""
    text = "He said:\u00a0“We’re in – Mosul” today"
    assert printed_as('said: "We\'re in - Mosul"', text) == [(3, text[3:-6])]
    assert printed_as("We are in", text) == []


FIRST, SECOND = TEXT.index("Mosul."), TEXT.index("Mosul is")


@pytest.mark.parametrize(
    ("starts", "found"),
    [
        # Two that slipped keep their order; one beside one that stands goes to the other place.
        ([FIRST + 3, SECOND + 3], {0: (FIRST,), 1: (SECOND,)}),
        ([FIRST, SECOND + 3], {1: (SECOND,)}),
        ([FIRST + 3, SECOND], {0: (FIRST,)}),
        # One alone may be either.
        ([3], {0: (FIRST, SECOND)}),
        ([FIRST, SECOND], {}),
    ],
)
def test_a_mention_that_slipped_is_found_by_its_quote(
    starts: list[int], found: dict[int, tuple[int, ...]]
) -> None:
    """One place where that is certain, all where it is not."""
    again = find_again([mention(start) for start in starts], {"a": TEXT})
    assert {index: tuple(one.start for one in places) for index, places in again.items()} == found


def test_a_mention_whose_words_are_gone_is_found_nowhere() -> None:
    """Its row stays as it is."""
    gone = mention(3, "They lost Mosul.")
    assert find_again([gone], {"a": TEXT}) == {0: ()}
    assert find_again([gone], {}) == {}


def test_a_second_statement_moves_with_the_first() -> None:
    """Both go to the one place, and the second keeps its number."""
    rows = [mention(3, "took Mosul."), mention(3, "took Mosul.", "a:3.2")]
    again = find_again(rows, {"a": TEXT})
    assert {index: one.start for index, (one,) in again.items()} == {0: FIRST, 1: FIRST}
    assert moved_id(rows[1], FIRST) == f"a:{FIRST}.2"


STRAIGHT = 'They said "we\'re in al-Quds" on Friday.'
PRINTED = [
    "They said “we’re in al-Quds” on Friday.",
    "They said «we’re in al‑Quds» on Friday.",
    'They said\u00a0"we\'re in\u00a0al-Quds" on Friday.',
    'They said\n"we\'re in\nal-Quds"\non Friday.',
    "They said  „we`re in al–Quds“ on\tFriday.",
]
"""One sentence, and what word processors and news sites make of it."""


@pytest.mark.parametrize("printed", PRINTED)
def test_a_sentence_in_other_marks_is_found_and_printed_as_it_stands(printed: str) -> None:
    """Curly quotes, non-breaking blanks, line breaks, dashes: the row follows the article."""
    text = f"A new head\n\n{printed}\n"
    start = STRAIGHT.index("al-Quds")
    cells = {"toponym": "al-Quds", "char_end": start + 7, "quote": STRAIGHT}
    (now,) = relocate([mention(start).model_copy(update=cells)], {"a": text})
    assert now is not None
    assert text[now.char_start : now.char_end] == now.toponym
    assert now.quote == printed
    assert quote_start(now, text) == text.index(printed)


def test_a_sentence_that_stands_twice_is_not_moved_by_guess() -> None:
    """Nobody can say which of the two was meant."""
    assert relocate([mention(3, "took Mosul.")], {"a": "They took Mosul. They took Mosul."}) == [
        None
    ]
