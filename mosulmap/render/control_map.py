"""Control on a map of folium's: a slider of days, a layer for each party, the sentences in popups.

No text of the project passes a template: folium compiles what its elements render once more. Our
elements put their text beside folium's as it is (`Verbatim`), layers go by numbers, and the names,
states and sentences stand in one JSON element, of which static/control_map.js makes `textContent`.
Leaflet is part of the page, so that the map asks nobody for anything. folium's other libraries are
named only where somebody adds an object of folium's that needs them.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from typing import Any

import folium
from branca.element import Element
from folium.elements import JSCSSMixin

from ..control.study import Study
from ..geo.distance import Box
from .bundle import stripped
from .control_map_data import control_map_data
from .encode.pool import Json
from .encode.script_text import embedded_json
from .page import asset, leaflet_asset, leaflet_path, script_modules, source

IDS = 24
"""Letters of the ids in the page: a digest of its data, so that the same data give the same map."""

PICTURE = re.compile(r"url\(images/([\w-]+\.png)\)")
ICON = {"iconUrl": "marker-icon", "iconRetinaUrl": "marker-icon-2x", "shadowUrl": "marker-shadow"}
"""Leaflet's options for the pin of a plain marker, and the pictures in its package."""


class Verbatim(Element):
    """A text that stands in the page as it is: no template is made of it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def render(self, **_: object) -> str:
        """Return the text."""
        return self.text


class ControlLayers(Element):
    """The data of a control map and the call that draws them, for the layers before it."""

    def __init__(self, name: str, data: Json, layers: list[str], ground: str) -> None:
        super().__init__()
        self._name, self._id = "control_layers", name
        self.data, self.layers, self.ground = data, layers, ground

    def render(self, **_: object) -> str:
        """Put the data and the call into the page, and return no text."""
        page: Any = self.get_root()
        drawn: Any = self._parent
        key = f"mosulmap_data_{self._id}"
        data = f'<script type="application/json" id="{key}">{embedded_json(self.data)}</script>'
        layers = ", ".join(self.layers)
        call = f'mosulmapDraw({drawn.get_name()}, "{key}", [{layers}], {self.ground});'
        page.html.add_child(Verbatim(data), name=key)
        page.script.add_child(Verbatim(call), name=self.get_name())
        return ""


class PartyLayer(folium.FeatureGroup):
    """A layer of a control map, whose statements have the same names each time it is rendered."""

    def add_child(self, child: Any, name: str | None = None, index: int | None = None) -> Any:  # noqa: ANN401 - as folium has it
        """Add a child; what puts the layer on the map goes by the layer's own id.

        folium makes a new one with a random id for each rendering, and keeps the former ones.
        """
        if name and name.endswith("_add"):
            child._id = f"{self._id}_add"  # noqa: SLF001 - branca offers no other way
        return super().add_child(child, name, index)


class ControlMap(folium.Map):
    """A map of folium's with Leaflet inside: it is saved, shown and added to like any other."""

    def render(self, **options: Any) -> Any:  # noqa: ANN401 - as folium has it
        """Put the map into its page, and folium's own libraries only where they are needed."""
        wanted = needs_libraries(self)
        leaflet = ("leaflet", "leaflet_css")
        for name in ("default_js", "default_css"):
            links = getattr(folium.Map, name) if wanted else []
            setattr(self, name, [link for link in links if link[0] not in leaflet])
        page: Any = self.get_root()
        for key, text in library().items():
            page.header.add_child(Verbatim(text), name=key)
        return super().render(**options)  # type: ignore[no-untyped-call]


def control_map(study: Study, opened: str = "") -> folium.Map:
    """Return a study as a map of folium's, opened on an ISO day or on that of the last change.

    Raises `RequestError` for a day outside the evidence.
    """
    data = control_map_data(study, opened)
    name = hashlib.sha256(embedded_json(data).encode()).hexdigest()[:IDS]
    drawn = empty_map(Box(*data.pop("view")), name)
    *layers, ground = [
        add_group(drawn, f"{name}_{number}", label) for number, label in enumerate(labels(data))
    ]
    drawn.add_child(ControlLayers(name, data, layers, ground))
    return drawn


def empty_map(view: Box, name: str) -> ControlMap:
    """Return a map without data that shows a box in degrees."""
    middle = view.middle
    drawn = ControlMap(location=[middle.lat, middle.lon], tiles=None, zoom_snap=0.25)
    drawn._id = name  # noqa: SLF001 - branca offers no other way to choose an id
    drawn.fit_bounds([[view.south, view.west], [view.north, view.east]])
    for child in drawn._children.values():  # noqa: SLF001 - the same
        child._id = f"{name}_fit"  # noqa: SLF001 - the same
    return drawn


def labels(data: Json) -> Iterator[str]:
    """Yield what folium is told that the layers are called: no party's name is among it."""
    parties = 0
    for layer in data["layers"]:
        parties += layer["state"] == "held"
        yield f"Party {parties}" if layer["state"] == "held" else layer["title"]
    yield "Ground"


def add_group(drawn: folium.Map, name: str, label: str) -> str:
    """Add a layer to a map, and return what its script calls it."""
    group = PartyLayer(name=label)
    group._id = name  # noqa: SLF001 - branca offers no other way to choose an id
    drawn.add_child(group)
    called: str = group.get_name()
    return called


def needs_libraries(drawn: Element) -> bool:
    """Whether a map holds an object of folium's that is drawn by more than Leaflet."""
    return any(
        isinstance(child, folium.Icon | JSCSSMixin) or needs_libraries(child)
        for child in drawn._children.values()  # noqa: SLF001 - the one way to walk them
    )


def library() -> dict[str, str]:
    """Return Leaflet, our script and both styles as elements for the head of a page, by name."""
    script = source("leaflet.js", leaflet_asset("leaflet.js"))
    style = PICTURE.sub(lambda found: f"url({picture(found[1])})", leaflet_asset("leaflet.css"))
    icons = ", ".join(f'{option}: "{picture(f"{name}.png")}"' for option, name in ICON.items())
    pin = f'L.Icon.Default.imagePath = "";\nL.Icon.Default.mergeOptions({{{icons}}});\n'
    return {
        "mosulmap_leaflet": f"<script>{script}\n{pin}</script>",
        "mosulmap_leaflet_style": f"<style>{style}</style>",
        "mosulmap_shapes": f"<script>{shapes_script()}</script>",
        "mosulmap_script": f"<script>{asset('control_map.js')}</script>",
        "mosulmap_style": f"<style>{asset('control_map.css')}</style>",
    }


def shapes_script() -> str:
    """Return the shapes of the page's marks under a name that no other script of a page has."""
    shapes = stripped(script_modules()["parts/shapes.js"], "parts/shapes.js")
    return f"const MOSULMAP_SHAPES = (() => {{\n{shapes}return SHAPES;\n}})();\n"


def picture(name: str) -> str:
    """Return a picture of Leaflet's as an address that holds it."""
    content = leaflet_path(name).read_binary()
    return f"data:image/png;base64,{base64.b64encode(content).decode('ascii')}"
