"""Copies of one text are found under other headlines; reports of one event are not copies."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mosulmap.control.study import Study
from mosulmap.model.kept import Kept
from mosulmap.model.text_copies import copies_of, find_shingles, near_copies

WIRE = """Troops enter port

Published June 12, 2016

Troops took the eastern market of Sirte on Sunday after three days of fighting, residents said. \
Two bridges remained closed, and smoke rose above the harbour until evening.

A doctor said that nine wounded men had been brought to his hospital. The commander of the \
northern front told reporters that his men would advance further before the end of the week.

Islamic State has held the town since February last year. Thousands of families \
have left their homes.
"""

OTHER = """Fight for the port

On Sunday soldiers advanced into a market in the east of Sirte, according to people who live \
there. The bridges were shut and there was smoke over the harbour.

Nine wounded fighters are in hospital, one of the doctors told us by telephone, and the commander \
expects to go on within days. The town fell to Islamic State in February of last year.
"""


def cut(text: str, part: float) -> str:
    """Return the beginning of a text, up to a `part` of its letters."""
    return text[: int(len(text) * part)]


@pytest.mark.parametrize(
    "copy",
    [
        pytest.param(WIRE, id="the same text"),
        pytest.param(
            WIRE.replace("Troops enter port", "Battle of the market"), id="other headline"
        ),
        pytest.param(cut(WIRE, 0.6), id="cut after 60 %"),
        pytest.param(WIRE.replace("\n\n", "\n"), id="without blank lines"),
        pytest.param(WIRE.replace(" the ", " THE ").replace(",", " –"), id="case and marks"),
        pytest.param(WIRE.replace(". ", ".\n\n"), id="one sentence a paragraph"),
        pytest.param(WIRE.replace(" men", "\nmen").replace(" of", "\nof"), id="wrapped lines"),
        pytest.param(
            WIRE + "\nSubscribe to our newsletter and read more stories like this one every day\n",
            id="a notice of the site below",
        ),
    ],
)
def test_a_copy_is_found(copy: str) -> None:
    """Headline, length, marks and line breaks do not make a source of its own."""
    assert near_copies({"wire": WIRE, "copy": copy}) == (("copy", "wire"),)


def test_another_report_of_the_event_is_no_copy() -> None:
    """Two reporters tell the same things in their own words."""
    assert near_copies({"wire": WIRE, "other": OTHER}) == ()


def test_a_quote_in_common_makes_no_copy() -> None:
    """A spokesman is quoted by everybody."""
    said = "\n“We shall hold the harbour and the two bridges until our brothers come”, he said.\n"
    assert near_copies({"wire": WIRE + said, "other": OTHER + said}) == ()


def test_one_short_sentence_is_not_enough() -> None:
    """Eight words may be alike by chance."""
    line = "Troops took Sirte on Sunday, residents said."
    assert near_copies({"one": line, "other": line}) == ()


def test_what_many_texts_share_is_furniture() -> None:
    """The foot of a site stands under every article, and here under forty."""
    foot = "This site belongs to a society of friends of the coast and asks you for nothing at all."
    texts = {f"{n:02}": f"{OTHER.replace('a', f'a{n}')}\n{foot}" for n in range(40)}
    assert near_copies(texts) == ()


def test_two_paragraphs_under_two_headlines_are_one_source() -> None:
    """Two short paragraphs are enough to tell."""
    said = "Red Army troops captured Zahra on Monday after three days of fighting, residents said."
    body = f"\n\n{said}\n"
    texts = {"bugle": "Zahra falls" + body + body, "star": "Troops in Zahra at last" + body + body}
    assert near_copies(texts) == (("bugle", "star"),)


def test_the_articles_of_the_shipped_project_are_no_copies(shipped: Study) -> None:
    """Seven articles tell of one battle, and none repeats another."""
    assert near_copies(shipped.project.texts) == ()


SENTENCES = [
    "Troops took the eastern market of Sirte on Sunday after three days of fighting.",
    "Two bridges remained closed, and smoke rose above the harbour until evening.",
    "A doctor said that nine wounded men had been brought to his hospital.",
    "Thousands of families have left their homes since February last year.",
    "Islamic State has held the town for more than a year, residents said.",
]
articles = st.lists(st.sampled_from(SENTENCES), max_size=5).map("\n".join)


@given(st.lists(articles, min_size=1, max_size=30), st.data())
def test_a_text_has_the_copies_that_all_pairs_say(written: list[str], data: st.DataObject) -> None:
    """Whatever many of the texts share, which counts for nothing."""
    texts = {f"{number:02d}": text for number, text in enumerate(written)}
    one = data.draw(st.sampled_from(sorted(texts)))
    pairs = near_copies(texts)
    assert copies_of(one, texts) == tuple(
        sorted(key for pair in pairs if one in pair for key in pair if key != one)
    )


def test_a_text_that_did_not_change_is_not_cut_into_shingles_again() -> None:
    """A folder of articles is added one by one, each beside all that were there before."""
    kept = Kept()
    assert copies_of("wire", {"wire": WIRE, "other": OTHER}, kept) == ()
    before = find_shingles({"wire": WIRE, "other": OTHER}, kept)
    kept.end_round()
    texts = {"wire": WIRE, "other": OTHER, "copy": cut(WIRE, 0.7)}
    assert copies_of("copy", texts, kept) == ("wire",)
    after = find_shingles(texts, kept)
    assert all(after[key] is before[key] for key in before)
