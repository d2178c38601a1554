"""What the map of folium's shows: the periods of the timeline, and every named place."""

from __future__ import annotations

from pathlib import Path

import pytest

from mosulmap.control.status import status_on
from mosulmap.control.study import Study
from mosulmap.pipeline import make_study
from mosulmap.render.control_map_data import control_map_data
from tests.tiny_project import ARTICLES, LATE, TinyProject


@pytest.mark.parametrize("day", ["2016-10-17", "2016-11-01", "2016-11-04", "2017-02-26"])
def test_the_map_says_what_the_status_says(day: str, shipped: Study) -> None:
    """For every named place, drawn or not, in the same words."""
    data = control_map_data(shipped)
    said = {}
    for place in [*data["places"], *data["unplaced"]]:
        number = next(said for end, said, _ in place["periods"] if end is None or day <= end)
        layer, _, words = data["says"][number]
        said[place["title"]] = data["layers"][layer], words
    statuses = [s for s in status_on(shipped.timelines, day) if s.place_id in shipped.named]
    assert len(said) == len(statuses)
    actor = shipped.project.gazetteer.actor
    for status in statuses:
        layer, words = said[status.title]
        assert (layer["state"], words) == (status.state, status.in_words)
        assert status.controller is None or layer["title"] == actor[status.controller].title


def test_places_without_a_point_are_listed(tiny: TinyProject, tmp_path: Path) -> None:
    """Samah has no position: it is not drawn, and not lost."""
    data = control_map_data(make_study(tiny.write(tmp_path)))
    assert [place["title"] for place in data["unplaced"]] == ["Samah"]
    assert all(len(place["at"]) == 2 for place in data["places"])


@pytest.mark.parametrize(
    ("url", "kept"),
    [("https://example.org/late", {True}), ("javascript:alert(1)", {False}), ("", {False})],
)
def test_only_an_address_of_the_web_is_one(
    url: str,
    kept: set[bool],
    tiny: TinyProject,
    tmp_path: Path,
) -> None:
    """Anything else is no link."""
    tiny.change(ARTICLES, LATE, {"url": url})
    data = control_map_data(make_study(tiny.write(tmp_path)))
    assert {"url" in quote for quote in data["quotes"] if "2016-11-06" in quote["source"]} == kept


def test_the_map_opens_on_the_last_change(shipped: Study) -> None:
    """Or on the day that is asked for."""
    assert shipped.window.first <= control_map_data(shipped)["open"] <= shipped.window.last
    assert control_map_data(shipped, "2016-11-04")["open"] == "2016-11-04"
