"""Small multiples: several days on one sheet."""

from __future__ import annotations

import pytest

from mosulmap.control.changes import change_days
from mosulmap.control.study import Study
from mosulmap.errors import RequestError
from mosulmap.geo.map_layout import plan_layout
from mosulmap.languages.catalogue import language
from mosulmap.pictures.series import MOST, Series, changed_since, draw_series, key_days

DAYS = ("2016-11-01", "2016-11-04", "2016-11-06")
ENGLISH = language("en")


def test_each_day_has_its_map_and_its_date(shipped: Study) -> None:
    """The date stands in words above each map, with how many places change since the one before."""
    text = draw_series(shipped, DAYS, "svg", ENGLISH).content.decode()
    for words in ("Tuesday 1 November 2016", "Friday 4 November 2016", "Sunday 6 November 2016"):
        assert text.count(f"<!-- {words} -->") == 1
    assert text.count("<!-- Places that change: ") == 2


def test_from_the_second_map_on_only_what_changes_is_named(shipped: Study) -> None:
    """Karama is named when it changes and not when it stays as it is."""
    series = Series(shipped, DAYS, ENGLISH)
    one, two, three = (series.content.marks(series.styles(day)) for day in DAYS)
    assert "karama" in changed_since(one, two)
    assert "karama" not in changed_since(two, three)
    text = draw_series(shipped, DAYS, "svg", ENGLISH).content.decode()
    assert text.count('id="name-karama"') == 2
    assert text.count('id="name-old_city"') == 1


def test_the_key_days_are_those_on_which_a_place_of_the_map_changes(shipped: Study) -> None:
    """On every other day no place on the map begins a new state by a sentence of its own."""
    layout = plan_layout(shipped.project.gazetteer, shipped.mentions)
    main = [key for key, layer in layout.layers.items() if layer == "main"]
    assert key_days(shipped) == tuple(change_days(shipped, main))
    assert key_days(shipped) == (
        *("2016-11-01", "2016-11-02", "2016-11-04", "2016-11-06", "2016-11-11"),
        *("2017-02-23", "2017-02-24"),
    )


@pytest.mark.parametrize("number", range(1, MOST + 1))
def test_the_maps_are_apart_and_on_the_sheet(number: int, shipped: Study) -> None:
    """No two maps overlap, and none goes beyond the edge."""
    series = Series(shipped, DAYS[:1] * number, ENGLISH)
    rects = [series.rect(n) for n in range(number)]
    for left, low, width, high in rects:
        assert left > 0 < low
        assert left + width < series.paper.width
        assert low + high < series.paper.height
    assert len({(round(r[0], 6), round(r[1], 6)) for r in rects}) == number
    assert len({round(r[0], 6) for r in rects}) <= series.columns


def test_too_many_days_are_refused(shipped: Study) -> None:
    """More maps would be too small to read."""
    with pytest.raises(RequestError, match=r"^25 days are too many for one sheet; ask for at most"):
        draw_series(shipped, DAYS[:1] * 25, "png", ENGLISH)


@pytest.mark.parametrize("code", ["en", "ar"])
@pytest.mark.parametrize("ending", ["png", "svg"])
def test_the_same_rows_give_the_same_bytes(ending: str, code: str, shipped: Study) -> None:
    """Twice drawn, once the same."""
    once, again = (draw_series(shipped, DAYS, ending, language(code)).content for _ in range(2))
    assert once == again
