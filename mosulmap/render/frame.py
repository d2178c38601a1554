"""The map's frame: the element and the script of an empty Leaflet map, as folium makes them.

They depend on nothing but the version of folium and the middle of the map, and folium takes longer
to import than all the rest of a `render`, since pandas comes with it. So `static/frame.json` holds
what one version makes, and folium is only asked where another version is installed. The tests hold
the file against folium; `make docs` writes it again.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from typing import Any

from ..geo.distance import Box, latitude_first

KEPT = files("mosulmap.render") / "static" / "frame.json"

MAKERS = ("folium", "branca")
"""The packages whose version may change the frame: branca renders what folium describes."""

MAP_ID = "mosulmap"
ANYWHERE = (0.0, 0.0)
"""The middle of the frame that is kept, latitude first."""


def map_frame(box: Box) -> tuple[str, str]:
    """Return the element and the script of a map whose middle is that of `box`, without data."""
    middle = tuple(round(degrees, 5) for degrees in latitude_first(box.middle))
    kept = kept_frame()
    if kept["versions"] != versions():
        return draw_frame(middle)
    return kept["html"], kept["script"].replace(middle_option(ANYWHERE), middle_option(middle))


def draw_frame(middle: Sequence[float]) -> tuple[str, str]:
    """Return the element and the script of a map around `middle`, latitude first, from folium.

    folium's own header is left behind: it forbids zooming on phones, and all it would load from
    elsewhere is cleared on this instance. The id is pinned, since a random one would make each
    file differ from the last.
    """
    import folium

    frame: Any = folium.Map(
        location=list(middle),
        zoom_start=12,
        tiles=None,
        zoom_control=False,
        attribution_control=False,
        keyboard=False,
        track_resize=False,  # map.js does, and keeps the middle where it is
        zoom_snap=0.25,
        zoom_delta=0.75,
        min_zoom=5,
        max_zoom=16,
    )
    frame.default_js, frame.default_css = [], []
    frame._id = MAP_ID  # noqa: SLF001 - branca offers no other way to choose an id
    frame.render()
    figure = frame.get_root()
    html, script = (part.render().strip() for part in (figure.html, figure.script))
    return html, re.sub(r"\s*\n\s*", "\n", script) + "\n"


def middle_option(middle: Sequence[float]) -> str:
    """Return the option of folium's script for the middle of the map, latitude first."""
    return f"center: {json.dumps(list(middle))},"


def describe_frame() -> str:
    """Return the text of `static/frame.json` for the installed versions of folium and branca."""
    html, script = draw_frame(ANYWHERE)
    values = {"versions": versions(), "html": html, "script": script}
    return json.dumps(values, ensure_ascii=False, indent=1) + "\n"


@cache
def kept_frame() -> dict[str, Any]:
    """Return what `static/frame.json` holds."""
    found: dict[str, Any] = json.loads(KEPT.read_text(encoding="utf-8"))
    return found


def versions() -> dict[str, str]:
    """Return the installed versions of the packages that make the frame."""
    return {name: version(name) for name in MAKERS}
