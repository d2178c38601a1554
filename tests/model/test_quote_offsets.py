"""Where words stand in an article, and where they went."""

from __future__ import annotations

import pytest

from mosulmap.model.quote_offsets import (
    Passage,
    Relocation,
    find_relocations,
    moved_to,
    only_printing,
    printed_as,
    quote_start,
)
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


def test_words_that_are_printed_in_two_ways_have_no_only_printing() -> None:
    """The same words twice in one form are certain; in two forms they are not."""
    assert only_printing("on Friday", "on\u00a0Friday. Not on\u00a0Friday.") == "on\u00a0Friday"
    assert only_printing("on Friday", "on\u00a0Friday. Not on\nFriday.") == ""
    assert only_printing("on Friday", "on Sunday") == ""


def starts_of(relocation: Relocation) -> tuple[int, ...]:
    """Return the offsets at which a mention may stand now."""
    return tuple(passage.char_start for passage in relocation.candidates)


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
    relocations = find_relocations([mention(start) for start in starts], {"a": TEXT})
    assert {index: starts_of(one) for index, one in relocations.items()} == found
    assert all((one.passage is not None) == (len(found[i]) == 1) for i, one in relocations.items())


def test_a_mention_whose_words_are_gone_is_found_nowhere() -> None:
    """Its row stays as it is."""
    gone = mention(3, "They lost Mosul.")
    assert find_relocations([gone], {"a": TEXT}) == {0: Relocation(None, ())}
    assert find_relocations([gone], {}) == {}


def test_more_mentions_than_places_are_none_of_them_certain() -> None:
    """Of a sentence that stood twice and now stands once, which row is meant is for a person."""
    rows = [mention(3, "took Mosul."), mention(40, "took Mosul.")]
    one = Passage(FIRST, "Mosul", "took Mosul.")
    assert find_relocations(rows, {"a": TEXT}) == dict.fromkeys((0, 1), Relocation(None, (one,)))


def test_a_second_statement_moves_with_the_first() -> None:
    """Both go to the one place, and the second keeps its number."""
    rows = [mention(3, "took Mosul."), mention(3, "took Mosul.", "a:3.2")]
    passage = Passage(FIRST, "Mosul", "took Mosul.")
    relocations = find_relocations(rows, {"a": TEXT})
    assert relocations == dict.fromkeys((0, 1), Relocation(passage, (passage,)))
    assert moved_to(rows[1], passage).id == f"a:{FIRST}.2"


def test_a_toponym_that_stands_at_its_offsets_stays_there() -> None:
    """Only its quote is completed as printed, though the name stands elsewhere in it too."""
    text = TEXT.replace("took ", "took\u00a0")
    [(index, found)] = find_relocations([mention(SECOND)], {"a": text}).items()
    assert (index, starts_of(found)) == (0, (SECOND,))
    assert found.passage == Passage(SECOND, "Mosul", QUOTE.replace("took ", "took\u00a0"))


@pytest.mark.parametrize("around", ["'{}", "“{}”", "{}…", "{}...", '"{}'])
def test_marks_that_a_spreadsheet_puts_around_a_quote_are_none_of_the_text(around: str) -> None:
    """The apostrophe that makes a text of a cell, the ellipsis of who copied half a sentence."""
    slipped = mention(TEXT.index("Mosul", TEXT.index(QUOTE)), around.format(QUOTE))
    found = find_relocations([slipped], {"a": TEXT})
    passage = found[0].passage
    assert passage
    assert moved_to(slipped, passage).quote == QUOTE
