"""Which lines of a page may print its day of publication, and what kind of line each is."""

from __future__ import annotations

import pytest

from mosulmap.model.dates import to_day
from mosulmap.reading.day_candidates import end_of_dateline, find_candidates
from mosulmap.reading.story import read_story

TITLE = "Troops take the market town\n"
STORY = "\nTroops took the market town after a long night, a spokesman for the army said."


def kinds_in(text: str, address: str = "") -> list[tuple[str, str]]:
    """Return the kind of each candidate and its first ISO day."""
    return [(c.kind, to_day(c.days[0])) for c in find_candidates(read_story(text), address)]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Published: 2016-11-10T14:05:00Z", "published"),
        ("Last updated 10-Nov-2016", "updated"),
        ("Updated: 11 Nov 2016, published 10 Nov 2016", "updated"),
        ("By Ann Orme | 10 Nov 2016", "byline"),
        ("Date: 20161110", "date"),
        ("Thu, 10 Nov 2016 14:05:00 +0300", "alone"),
        ("Fri Nov 4, 2016 13:08:29", "alone"),
        ("3 min read 10 November, 2016", "alone"),
        ("• 10/11/2016", "alone"),
        ("November 10, 2016   |   Section: front lines   |   Keywords: ,", "furniture"),
        ("Radio Orvel - Tamsk Thu 10 Nov 2016, 06:15 PM", "furniture"),
        ("AFP Tamsk, Morvia Nov 10, 2016, 10.33 PM (IST)", "furniture"),
        ("ORVEL, Morvia (Wire - 10th Nov, 2016) - Troops came at night.", "dateline"),
        ("Orvel, (Lamp / Tamsk Post - 10th Nov, 2016) Troops came at night.", "dateline"),
        ("Campaign assessment of the south, May 21, 2023", "title"),
        (
            "A soldier looks over the ruins of the old bridge on November 10, 2016. (Photo by AFP)",
            "caption",
        ),
    ],
)
def test_a_line_is_of_a_kind(line: str, kind: str) -> None:
    """By its label, by what else stands in it, by its credit."""
    assert kinds_in(TITLE + line + STORY)[0][0] == kind


@pytest.mark.parametrize(
    "line",
    [
        "The agreement of 4 November 2016 stands",
        "Why November 4, 2016 matters",
        "Accessed 5 May 2018",
        "Archived from the original on 5 May 2018",
        "© 10 November 2016 Radio Orvel",
        "A report published on 5 May 2016 told of killings in the town of Orvel.",
    ],
)
def test_a_line_about_something_else_is_no_candidate(line: str) -> None:
    """Days of events, of looking, of rights, of other texts."""
    assert kinds_in(TITLE + line + STORY) == []


def test_where_a_line_stands_counts() -> None:
    """Above the title it is a banner; below the story it is its foot, and in other stories none."""
    line = "Monday, November 25, 2024\n"
    assert kinds_in(line + TITLE + STORY) == [("banner", "2024-11-25")]
    assert kinds_in(TITLE + line + STORY) == [("alone", "2024-11-25")]
    assert kinds_in(TITLE + STORY * 6 + "\n" + line) == [("foot", "2024-11-25")]
    assert kinds_in(TITLE + STORY + "\nRelated\n" + line) == []


def test_an_address_is_a_candidate() -> None:
    """The one that the page was fetched from, and one that it prints."""
    address = "https://news.example/2016/11/04/orvel"
    assert kinds_in(TITLE + STORY, address) == [("address", "2016-11-04")]
    assert kinds_in(TITLE + address + STORY) == [("address", "2016-11-04")]


@pytest.mark.parametrize(
    ("line", "dateline"),
    [
        ("ORVEL, Nov. 6 (UPI) -- Troops came.", "ORVEL, Nov. 6 (UPI) --"),
        ("TAMSK, March 2. /WIRE/. Troops came.", "TAMSK, March 2. /WIRE/."),
        ("TAMSK (FNA)- Troops came.", "TAMSK (FNA)-"),
        ("ORVEL, Morvia — Troops came.", "ORVEL, Morvia —"),
        ("Northern Orvel, al-Tamsk (Wire) Troops came.", "Northern Orvel, al-Tamsk (Wire) "),
        ("Troops of the army (MAF) came.", ""),
        ("Troops came — at night.", ""),
        ("ORVEL (Wire)", ""),
    ],
)
def test_a_dateline_ends_where_the_story_begins(line: str, dateline: str) -> None:
    """After agency, dash or slash; every word of it has a capital."""
    assert line[: end_of_dateline(line)].strip() == dateline.strip()
