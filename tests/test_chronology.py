"""What the page says without any script."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pytest
from tiny_project import (
    ARTICLES,
    EARLY,
    KARAMA,
    KARAMA_TAKEN,
    MENTIONS,
    PLACES,
    SAMAH_FLED,
    Cells,
    TinyProject,
)

from mosulmap.language import ENGLISH, language
from mosulmap.pipeline import make_study
from mosulmap.render.chronology import chronology_html, sources_html
from mosulmap.render.encode.pool import Json
from mosulmap.render.page_data import page_data
from mosulmap.render.places import periods_of
from mosulmap.study import Study

BEGIN = (
    '<table class="chron"><caption>Every change, with the sentences that report it</caption>'
    '<thead><tr><th scope="col">Place</th><th scope="col">State</th><th scope="col">Source</th>'
    '<th scope="col">Sentence</th></tr></thead>\n'
)

FRIDAY = (
    '<tbody data-day="2016-11-04">'
    '<tr><th colspan="4" scope="rowgroup">Friday 4 November 2016</th></tr>'
    '<tr><th scope="row">Karama</th><td>Claimed by Iraqi forces</td>'
    "<td>The Gazette, 4 Nov 2016</td>"
    '<td><blockquote class="q" lang="en" dir="auto">'
    "Iraqi forces took Karama on Friday, their commander said.</blockquote></td></tr></tbody>\n"
)

SUNDAY = (
    '<tbody data-day="2016-11-06">'
    '<tr><th colspan="4" scope="rowgroup">Sunday 6 November 2016</th></tr>'
    '<tr><th scope="row" rowspan="2">Karama</th>'
    '<td rowspan="2">Contested; sources conflict</td><td>AFP, Reuters, 6 Nov 2016</td>'
    '<td><blockquote class="q" lang="en" dir="auto">Troops fought in Karama on Sunday.'
    "</blockquote></td></tr>"
    '<tr><td>AFP, Reuters, 6 Nov 2016</td><td><blockquote class="q" lang="en" dir="auto">'
    "The United Nations said they held Karama.</blockquote></td></tr>"
    '<tr><th scope="row">Tal Afar</th><td>Held by Iraqi forces</td>'
    '<td>AFP, Reuters, 6 Nov 2016</td><td><blockquote class="q" lang="en" dir="auto">'
    "Islamic State left Tal Afar to Iraqi forces.</blockquote></td></tr></tbody>\n"
)

WHOLE = f"{BEGIN}{FRIDAY}{SUNDAY}</table>"


def data_of(project: TinyProject, folder: Path) -> Json:
    """Return the page's data for a tiny project."""
    return page_data(make_study(project.write(folder)))


def test_every_change_is_told_with_its_sentences(tiny: TinyProject, tmp_path: Path) -> None:
    """Day by day: what changed, and beside it each sentence behind it with its source."""
    assert chronology_html(data_of(tiny, tmp_path), ENGLISH) == WHOLE


SUNDAY_IN_ARABIC = (
    '<tbody data-day="2016-11-06">'
    '<tr><th colspan="4" scope="rowgroup">الأحد 6 تشرين الثاني 2016</th></tr>'
    '<tr><th scope="row" rowspan="2">الكرامة</th>'
    '<td rowspan="2">متنازع عليه: مصادر متعارضة</td>'
    "<td>\u2068AFP, Reuters\u2069، 6 تشرين الثاني 2016</td>"
    '<td><blockquote class="q" lang="en" dir="auto">Troops fought in Karama on Sunday.'
)


def test_the_chronology_speaks_the_language_of_the_page(tiny: TinyProject, tmp_path: Path) -> None:
    """Names, states and days are Arabic, the quotation stays as it was printed."""
    html = chronology_html(data_of(tiny, tmp_path), language("ar"))
    assert SUNDAY_IN_ARABIC in html
    assert '<th scope="row">\u2068Tal Afar\u2069</th>' in html


def test_a_change_on_the_first_day_shown_is_told(tiny: TinyProject, tmp_path: Path) -> None:
    """A story that begins with a capture begins with that."""
    data = data_of(tiny.change(MENTIONS, SAMAH_FLED, {"event_date": ""}), tmp_path)
    assert data["first"] == "2016-11-04"
    assert chronology_html(data, ENGLISH) == WHOLE


def test_without_a_change_that_is_said(tiny: TinyProject, tmp_path: Path) -> None:
    """An empty chronology says why it is empty."""
    tiny.tables[MENTIONS] = [tiny.tables[MENTIONS][SAMAH_FLED]]
    assert chronology_html(data_of(tiny, tmp_path), ENGLISH) == (
        "<p>No article says that any place changed hands.</p>"
    )


def test_countries_and_provinces_are_not_told(tiny: TinyProject, tmp_path: Path) -> None:
    """What is too wide for a mark has no change in the chronology."""
    tiny.change(PLACES, KARAMA, {"fclass": "A", "geo_uncertainty_m": "90000"})
    assert "karama" not in chronology_html(data_of(tiny, tmp_path), ENGLISH)


class Words(HTMLParser):
    """Collects the days of a chronology, and the texts of its cells and quotes."""

    def __init__(self) -> None:
        super().__init__()
        self.days: list[str] = []
        self.found: list[tuple[str, str | None, str]] = []
        self.tag: tuple[str, str | None] = ("", None)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the day of some rows, and which element the next text stands in."""
        self.tag = (tag, dict(attrs).get("scope"))
        self.days += [day or "" for key, day in attrs if key == "data-day"]

    def handle_data(self, data: str) -> None:
        """Note a text with its element."""
        if data.strip():
            self.found.append((*self.tag, data.strip()))


def test_the_shipped_chronology_has_every_change_and_its_quotes(shipped: Study) -> None:
    """Each listed change of each place is there, in order of days, and no quote is made up."""
    data = page_data(shipped)
    words = Words()
    words.feed(chronology_html(data, ENGLISH))
    changes = [
        (period["a"], place["title"])
        for place in data["places"]
        for period in periods_of(place)
        if period.get("x") and place["layer"] != "wide"
    ]
    assert words.days == sorted({day for day, _ in changes})
    assert sorted(t for _, scope, t in words.found if scope == "row") == sorted(
        t for _, t in changes
    )
    quotes = {text for tag, _, text in words.found if tag == "blockquote"}
    assert quotes <= {mention.quote for mention in shipped.mentions}
    assert len(quotes) > len(words.days)


@pytest.mark.parametrize(
    ("cells", "source"),
    [
        ({}, "<li>The Gazette: Iraqi forces take Karama, 4 Nov 2016</li>"),
        (
            {"published": ""},
            "<li>The Gazette: Iraqi forces take Karama, of unknown date</li>",
        ),
        (
            {"publisher": "A & B", "title": "<b>Karama</b>"},
            "<li>A &amp; B: &lt;b&gt;Karama&lt;/b&gt;, 4 Nov 2016</li>",
        ),
    ],
)
def test_the_sources_are_listed_with_their_days(
    cells: Cells, source: str, tiny: TinyProject, tmp_path: Path
) -> None:
    """Each article by label, title and day; every text is escaped."""
    tiny.change(ARTICLES, EARLY, cells)
    html = sources_html(data_of(tiny, tmp_path), ENGLISH)
    assert html == source + "<li>AFP, Reuters: Fighting goes on, 6 Nov 2016</li>"


def test_a_sentence_of_two_places_is_told_once(tiny: TinyProject, tmp_path: Path) -> None:
    """A sentence behind two changes of one day spans the rows of both."""
    both = "Iraqi forces took Karama on Friday, their commander said."
    copy = dict(tiny.tables[MENTIONS][KARAMA_TAKEN])
    tiny.tables[MENTIONS].append(copy | {"id": copy["id"] + ".2", "place_id": "tal_afar"})
    html = chronology_html(data_of(tiny, tmp_path), ENGLISH)
    friday = html.partition("</tbody>")[0]
    assert [friday.count(text) for text in (both, 'scope="row"', 'rowspan="2"')] == [1, 2, 2]


def test_places_that_share_several_sentences_have_rows_of_their_own(
    tiny: TinyProject, tmp_path: Path
) -> None:
    """Each of two places stands beside each of its two sentences: no cell is left over."""
    twins = [
        dict(row) | {"id": f"{row['id']}.2", "place_id": "tal_afar"}
        for row in tiny.tables[MENTIONS]
        if row["place_id"] == "karama"
    ]
    tiny.tables[MENTIONS] = [
        row for row in tiny.tables[MENTIONS] if row["place_id"] == "karama"
    ] + twins
    html = chronology_html(data_of(tiny, tmp_path), ENGLISH)
    sunday = html.partition('data-day="2016-11-06"')[2]
    assert [sunday.count(text) for text in ("<blockquote", 'scope="row"', "<tr>")] == [4, 2, 5]
