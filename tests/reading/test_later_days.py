"""Later days: a headline by its story, a capture by the sentence after it."""

from __future__ import annotations

import pytest

from mosulmap.reading.later_days import IN_STORY, NEXT
from mosulmap.reading.read_article import read_news
from tests.gazetteers import OTHER_INDEX

FLAG = "They raised their flag over its town hall on Monday."


def first_days(text: str) -> tuple[str, str]:
    """Return the day of the first mention in a text published on a Thursday, and its note."""
    read = read_news("a", text, OTHER_INDEX, latest="2020-01-01", published="2017-06-15")
    return read.proposals[0].first, read.proposals[0].mention.note


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Army takes Hawijah\n\nIraqi forces captured Hawijah on Monday.", "2017-06-12"),
        ("Army takes Hawijah\n\nIraqi forces captured Hawijah.", "2017-06-15"),
        ("Army takes Hawijah\n\nIslamic State captured Hawijah on Monday.", "2017-06-15"),
        ("Army takes Hawijah\n\nIraqi forces entered Hawijah on Monday.", "2017-06-15"),
        ("Army takes Hawijah\n\nIraqi forces captured Hawijah this week.", "2017-06-15"),
        ("Army takes Hawijah today\n\nIraqi forces captured Hawijah on Monday.", "2017-06-15"),
    ],
)
def test_a_headline_is_of_the_day_on_which_its_story_tells_the_same(text: str, day: str) -> None:
    """Of the same place, event and holder, on one day, and where it names none itself."""
    found, note = first_days(text)
    assert found == day
    assert note.endswith(IN_STORY) is (day == "2017-06-12")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (f"Iraqi forces captured Hawijah. {FLAG}", "2017-06-12"),
        (f"Iraqi forces captured Hawijah on Sunday. {FLAG}", "2017-06-11"),
        (f"Iraqi forces entered Hawijah. {FLAG}", "2017-06-15"),
        ("Iraqi forces captured Hawijah. They buried their dead on Monday.", "2017-06-15"),
        ("Iraqi forces captured Hawijah. They hope to raise a flag on Monday.", "2017-06-15"),
        ("Iraqi forces captured Hawijah. They raised a flag over Tikrit on Monday.", "2017-06-15"),
    ],
)  # fmt: skip
def test_a_capture_is_of_the_day_on_which_the_next_sentence_goes_on_with_it(
    text: str, day: str
) -> None:
    """Where that has no place of its own and tells of a capture; the note says so."""
    found, note = first_days(text)
    assert found == day
    assert note.endswith(NEXT) is (day == "2017-06-12")
