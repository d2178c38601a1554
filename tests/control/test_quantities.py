"""Figures are read by rules of language: numbers, units and nouns around places of any name."""

from __future__ import annotations

import re
import time
from math import inf

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mosulmap.control.quantities import (
    DISTANCE,
    DISTANCE_PARTS,
    SUBJECT_PARTS,
    Measure,
    Part,
    Quantity,
    find_quantities,
    read_distances,
)
from mosulmap.control.study import Study
from mosulmap.model.rows import Mention

PLACES = ("Alba", "Bree", "Coro", "the city")
"""Places of no country: the rules may not know any."""


def mentions_of(sentence: str, date: str = "") -> list[Mention]:
    """Return a mention of every place that a sentence names."""
    rows = []
    for toponym in PLACES:
        start = sentence.find(toponym)
        while start >= 0:
            rows.append(
                Mention.model_validate(
                    {
                        "id": f"text:{start}",
                        "article_id": "text",
                        "char_start": start,
                        "char_end": start + len(toponym),
                        "toponym": toponym,
                        "place_id": toponym.split()[-1].lower(),
                        "event": "none",
                        "event_date": date,
                        "quote": sentence,
                        "status": "accepted",
                    }
                )
            )
            start = sentence.find(toponym, start + 1)
    return rows


def read(sentence: str) -> list[str]:
    """Return the quantities of a sentence in short: `alba-bree 15000`, `150 families alba>bree`."""
    found = find_quantities(mentions_of(sentence), {"text": sentence})
    return [short(quantity) for quantity in found]


def short(quantity: Quantity) -> str:
    """Return a quantity in short."""
    origin, goal = (place.place_id if place else "" for place in (quantity.origin, quantity.goal))
    number = (
        f"{quantity.low:g}"
        if quantity.low == quantity.high
        else f"{quantity.low:g}..{quantity.high:g}"
    )
    if quantity.measure is Measure.DISTANCE:
        return f"{origin}-{goal} {number}"
    return f"{number} {quantity.noun} {origin}>{goal}"


@pytest.mark.parametrize(
    ("sentence", "quantities"),
    [
        ("The assault on Alba, about 15km south of Bree, went on.", ["alba-bree 15000"]),
        ("They entered the Alba district, just 20 kilometers from Bree.", ["alba-bree 20000"]),
        ("Alba lies 1.5 kilometres north-west of the town of Bree.", ["alba-bree 1500"]),
        ("Alba is six miles outside Bree.", ["alba-bree 9656.06"]),
        ("Alba is 15-20km from Bree.", ["alba-bree 15000..20000"]),
        ("Alba is less than 800 metres away from Bree.", ["alba-bree 0..800"]),
        ("Alba is more than 1,200 km to the west of Bree.", [f"alba-bree 1.2e+06..{inf:g}"]),
        ("Some 5km east of Alba, in Bree, troops halted.", ["bree-alba 5000"]),
        ("In Coro they said that Alba, 15km south of Bree, had fallen.", ["alba-bree 15000"]),
        # Only `check` read these: a second unit, an edge of the place, the way and the side.
        ("Alba is 70 kilometers (40 miles) from Bree.", ["alba-bree 70000"]),
        ("Alba is 15km from the southern outskirts of Bree.", ["alba-bree 15000"]),
        ("Alba lies 15km away to the south of Bree.", ["alba-bree 15000"]),
        # `over` is a bound; `just over` is not.
        ("Alba is over 15km from Bree.", [f"alba-bree 15000..{inf:g}"]),
        ("Alba is just over 15km from Bree.", ["alba-bree 15000"]),
        # No second place, no number, no unit, the same place twice.
        ("They stood 15km from Bree.", []),
        ("Alba is some kilometres from Bree.", []),
        ("Alba had 15 shops from Bree.", []),
        ("Alba, 15km from Alba.", []),
        ("They advanced 15km in Alba and Bree.", []),
    ],
)
def test_a_distance_is_from_one_place_to_another(sentence: str, quantities: list[str]) -> None:
    """The place named last before the number lies so far from the one after it."""
    assert read(sentence) == quantities


@pytest.mark.parametrize(
    ("sentence", "quantities"),
    [
        ("They took another 150 families from Alba to Bree.", ["150 families alba>bree"]),
        (
            (
                "They took some 1,600 abducted civilians from Alba to Coro, west of Bree, earlier "
                "this week, and took another 150 families from Coro to Bree the next day."
            ),
            ["1600 civilians alba>coro", "150 families coro>bree"],
        ),
        (
            "They tried to move 25,000 civilians from Alba, to the south of Bree, to the city.",
            ["25000 civilians alba>city"],
        ),
        ("Two hundred people came, and 300 residents fled from Alba.", ["300 residents alba>"]),
        ("At least 40 people were driven into the village of Bree.", [f"40..{inf:g} people >bree"]),
        ("Up to a thousand people fled from Alba.", ["0..1000 people alba>"]),
        ("Twelve families left, from the town of Alba.", ["12 families alba>"]),
        # Nobody is said to move, or nobody is counted.
        ("In Alba 52 people were killed.", []),
        ("Thousands of villagers fled from Alba to Bree.", []),
        ("They moved 40 trucks from Alba to Bree.", []),
    ],
)
def test_people_go_from_one_place_to_another(sentence: str, quantities: list[str]) -> None:
    """Each number of people has the places that are named up to the next number."""
    assert read(sentence) == quantities


@pytest.mark.parametrize(
    ("part", "example"),
    [
        (part, example)
        for part in (*DISTANCE_PARTS.values(), *SUBJECT_PARTS.values())
        for example in part.examples
    ],
)
def test_each_part_of_a_distance_reads_its_examples(part: Part, example: str) -> None:
    """The table of parts shows what it reads."""
    assert re.fullmatch(part.pattern, example, re.IGNORECASE)


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        (
            "In Coro, Alba, a small town about 5km from Bree.",
            "Alba, a small town about 5km from Bree",
        ),
        ("Alba (5km north of Bree) fell.", "Alba (5km north of Bree"),
        ("The Alba district, which lies 5km from Bree", "Alba district, which lies 5km from Bree"),
        # Whose distance these are is a guess.
        ("Troops left Alba and were 5km from Bree.", ""),
        ("Some 5km from Alba, near Bree, they halted.", ""),
        ("In Coro, Alba, a small town, 5km from Bree.", ""),
    ],
)
def test_a_distance_is_certain_right_after_its_place(sentence: str, claim: str) -> None:
    """Only then is it the distance of that place for certain."""
    [found] = read_distances(0, sentence, mentions_of(sentence))
    assert (found.claim if found.certain else "") == claim


def test_a_movement_has_the_days_of_its_mentions() -> None:
    """The date of the mention dates the quantity; without one it has no days."""
    sentence = "They took 150 families from Alba to Bree."
    texts = {"text": sentence}
    [undated] = find_quantities(mentions_of(sentence), texts)
    [dated] = find_quantities(mentions_of(sentence, "2016-11-01/2016-11-03"), texts)
    assert undated.days is None
    assert dated.days is not None
    assert dated.days[1] - dated.days[0] == 2


def test_the_shipped_articles_have_these_figures(shipped: Study) -> None:
    """Two distances and five numbers of people, in three articles."""
    found = find_quantities(shipped.mentions, shipped.project.texts)
    assert sorted(f"{f.mention.article_id[:3]} {short(f)}" for f in found) == [
        "001 150 families hammam_alil>mosul",
        "001 1600 civilians hammam_alil>tal_afar",
        "001 hammam_alil-mosul 15000",
        "002 150 families tal_afar>mosul",
        "002 1600 civilians hammam_alil>tal_afar",
        "002 hammam_alil-mosul 20000",
        "003 25000 civilians hammam_alil>mosul",
    ]


WORDS = st.sampled_from(
    [
        *("Alba", "Bree", "the city", "15km", "20 kilometers", "from", "of", "to", "150"),
        *("families", "more than", "-", "1,600", "people", ",", "the", "south"),
    ]
)


def test_a_quote_that_holds_the_marks_of_a_mask_is_read_as_text() -> None:
    """What the mask of a place looks like cannot be written into an article."""
    assert read("Alba is 15km from \ue0009\ue001, and 20km from Bree.") == ["alba-bree 20000"]


@given(st.lists(WORDS, max_size=14))
@example(["Alba", "150", "-", "15km", "from", "Bree"])
def test_no_sentence_is_too_strange_to_be_read(words: list[str]) -> None:
    """Whatever stands in a quote, its quantities are between two numbers and name a place."""
    sentence = " ".join(words) or "-"
    for quantity in find_quantities(mentions_of(sentence), {"text": sentence}):
        assert 0 <= quantity.low <= quantity.high
        assert quantity.mention.toponym in PLACES


@pytest.mark.parametrize("words", ["5", "5 km (1", "1,000", "about ", "5 km north "])
def test_the_patterns_take_time_in_proportion(words: str) -> None:
    """A long run of what a distance is made of is read in no more than a second."""
    long = words * (20_000 // len(words))
    before = time.process_time()
    assert not list(DISTANCE.finditer(long))
    assert time.process_time() - before < 1
