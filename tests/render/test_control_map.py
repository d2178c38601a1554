"""The map of folium's: composable, offline, the same bytes, and no text of it is ever code."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

import folium
import folium.plugins
import pytest

from mosulmap.control.study import Study
from mosulmap.errors import RequestError
from mosulmap.pipeline import make_study
from mosulmap.render.control_map import Verbatim, control_map, library, needs_libraries
from mosulmap.render.control_map_data import control_map_data
from tests.command_line import run_python
from tests.render.test_page import INJECTIONS, poisoned
from tests.tiny_project import TinyProject

PAYLOADS = [
    *INJECTIONS,
    "{{ config }}",
    "{{ self.__init__.__globals__ }}",
    "{%- set x = 1 -%}{{ x }}",
    "}}{{7*7}}{{",
    "{{'%d' % 49}}",
    "{# comment #}",
    "${alert(1)}",
    "`${alert(1)}`",
    '"><svg onload=alert(1)>',
    "' onmouseover='alert(1)",
    "javascript:alert(1)",
    "</style><script>alert(1)</script>",
    "</iframe><script>alert(1)</script>",
]
"""Thirty texts that run, or end something, in a template, in HTML or in JavaScript."""


def page_of(drawn: folium.Map) -> str:
    """Return the page that `save` writes."""
    text: str = drawn.get_root().render()
    return text


DATA = re.compile(
    r'(<script type="application/json" id="mosulmap_data_)\w+">(.*?)</script>', re.DOTALL
)


def data_of(page: str) -> dict[str, object]:
    """Return the data in a page, as the browser reads them."""
    [(_, text)] = DATA.findall(page)
    found: dict[str, object] = json.loads(text)
    return found


def skeleton(page: str) -> str:
    """Return a page without its data and its ids: all that may be code."""
    bare = DATA.sub(r"\1", page)
    return re.sub(r"[0-9a-f]{24,32}", "ID", bare)


def texts(value: object) -> set[str]:
    """Return every text in plain data, however deep."""
    if isinstance(value, str):
        return {value}
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return set().union(*map(texts, inner))


def drawn_from(project: TinyProject, folder: Path) -> folium.Map:
    """Return the map of a tiny project, with a layer control."""
    drawn = control_map(make_study(project.write(folder)))
    folium.LayerControl().add_to(drawn)
    return drawn


def test_there_are_thirty_payloads() -> None:
    """Each other than the rest."""
    assert len(set(PAYLOADS)) == 30


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_text_is_never_code(payload: str, tmp_path: Path) -> None:
    """In the file and in a notebook each text is what it was, and nothing around it changes."""
    drawn = drawn_from(poisoned(payload), tmp_path / "poisoned")
    page, shown = page_of(drawn), drawn._repr_html_()
    found = texts(data_of(page))
    for column in ("title", "article publisher", "party", "river"):
        assert any(text.startswith(f"{column} {payload}") for text in found), column
    assert any(f"quote {payload}, toponym {payload}" in text for text in found)
    [frame] = re.findall(r'<iframe srcdoc="([^"]*)"', shown)
    assert html.unescape(frame) == page
    assert "<script" not in shown
    harmless = page_of(drawn_from(poisoned("harmless"), tmp_path / "harmless"))
    assert skeleton(page) == skeleton(harmless)


def test_no_payload_is_computed(tmp_path: Path) -> None:
    """`{{7*7}}` is not 49 anywhere, in no text and in no name of a layer."""
    page = page_of(drawn_from(poisoned("{{7*7}}"), tmp_path))
    assert "49" not in "".join(texts(data_of(page)))
    assert "{{" not in page


def test_the_layers_go_by_numbers(shipped: Study) -> None:
    """folium, and what reads its map, is told no name of a party."""
    drawn = control_map(shipped)
    children = drawn._children.values()  # noqa: SLF001 - the one way to walk them
    groups = [child for child in children if isinstance(child, folium.FeatureGroup)]
    names = [group.layer_name for group in groups]
    parties = len(names) - 3
    assert names == [
        *(f"Party {n}" for n in range(1, parties + 1)),
        *("Contested", "Unknown", "Ground"),
    ]
    titles = [layer["title"] for layer in control_map_data(shipped)["layers"]]
    assert titles[-2:] == ["Contested", "Unknown"]
    assert len(titles) == len(names) - 1


def test_the_map_asks_nobody_for_anything(shipped: Study) -> None:
    """No address is loaded; Leaflet and the pictures of its controls are inside."""
    drawn = control_map(shipped)
    folium.Marker([36.3, 43.1], popup="a popup", tooltip="a tooltip").add_to(drawn)
    folium.GeoJson({"type": "Point", "coordinates": [43.1, 36.3]}).add_to(drawn)
    folium.LayerControl().add_to(drawn)
    page = page_of(drawn)
    assert re.findall(r'<(?:script|link|img)[^>]+(?:src|href)="?http', page) == []
    assert re.findall(r"url\((?!data:|#|['\"])", page) == []
    assert "L.Icon.Default" in page


@pytest.mark.parametrize(
    ("added", "name"),
    [
        (folium.Marker([36.3, 43.1], icon=folium.Icon(color="red")), "leaflet.awesome-markers.js"),
        (folium.plugins.Fullscreen(), "Control.FullScreen"),  # type: ignore[no-untyped-call]
    ],
)
def test_what_needs_more_than_leaflet_gets_it_from_folium(
    added: folium.Element, name: str, shipped: Study
) -> None:
    """Where an object is added that needs it, and with our Leaflet all the same."""
    drawn = control_map(shipped)
    assert not needs_libraries(drawn)
    drawn.add_child(added)
    page = page_of(drawn)
    assert name in page
    assert "leaflet@1.9.3/dist/leaflet.js" not in page


def test_the_same_study_gives_the_same_map(shipped: Study, root: Path, tmp_path: Path) -> None:
    """Drawn twice, rendered twice, and by processes that order their sets differently."""
    drawn = control_map(shipped, "2016-11-04")
    page = page_of(drawn)
    assert page_of(drawn) == page == page_of(control_map(shipped, "2016-11-04"))
    code = (
        "import mosulmap as mm, sys\n"
        f"mm.control_map(mm.read_project({str(root)!r}), '2016-11-04').save(sys.argv[1])\n"
    )
    for seed in ("1", "2"):
        file = tmp_path / f"{seed}.html"
        run_python("-c", code, str(file), cwd=tmp_path, env={"PYTHONHASHSEED": seed})
        assert file.read_text(encoding="utf-8") == page


def test_two_maps_stand_in_one_page(shipped: Study) -> None:
    """Leaflet is there once, the data of each, and no id twice."""
    page = folium.Figure()
    for day in ("2016-11-01", "2016-11-04"):
        control_map(shipped, day).add_to(page)
    text = page.render()
    assert text.count(library()["mosulmap_leaflet"]) == 1
    ids = re.findall(r'\bid="(\w+)"', text)
    assert len(ids) == len(set(ids)) == 4


def test_a_map_is_a_map_of_folium(shipped: Study) -> None:
    """With a middle, and bounds that hold the city."""
    drawn = control_map(shipped)
    assert isinstance(drawn, folium.Map)
    assert 36 < drawn.location[0] < 37


def test_a_day_outside_the_evidence_is_refused(shipped: Study) -> None:
    """As by `render`."""
    with pytest.raises(RequestError, match="--date 2018-01-01 is outside the evidence"):
        control_map(shipped, "2018-01-01")


def test_an_element_of_ours_is_no_template() -> None:
    """It renders to the very text."""
    assert Verbatim("{{ 7*7 }}{% raw %}").render() == "{{ 7*7 }}{% raw %}"
