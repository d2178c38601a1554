"""The style in which QGIS shows control periods: time switched on, a colour and a name each.

It is QGIS' own form of a style (QML), with what differs from its defaults: QGIS 3.22 and later
read it from the table `layer_styles` of a GeoPackage.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from ..control.study import Study
from ..geo.palette import PALETTE
from .safe_texts import for_xml

HEAD = '<!DOCTYPE qgis PUBLIC "http://mrcc.com/qgis.dtd" "SYSTEM">'

WHO = 'if("state"=\'held\', "controller", "state")'
"""The expression of QGIS for what decides the colour of a period."""

TIME = {"enabled": "1", "mode": "2", "startField": "start", "endField": "end", "limitMode": "1"}
"""Time from two columns, the end included."""


def qml_style(study: Study) -> str:
    """Return the style of the periods: a colour for each holder, names, and time switched on."""
    root = ET.Element(
        "qgis", version="3.22", styleCategories="Symbology|Labeling|Temporal", labelsEnabled="1"
    )
    ET.SubElement(root, "temporal", TIME | {"fixedDuration": "0", "accumulate": "0"})
    renderer = ET.SubElement(
        root, "renderer-v2", {"type": "categorizedSymbol", "attr": WHO, "enableorderby": "0"}
    )
    categories = ET.SubElement(renderer, "categories")
    symbols = ET.SubElement(renderer, "symbols")
    for number, (value, label, colour) in enumerate(holders(study)):
        named = {"symbol": str(number), "value": value, "label": for_xml(label), "render": "true"}
        ET.SubElement(categories, "category", named)
        symbols.append(symbol(str(number), colour))
    root.append(names())
    return HEAD + ET.tostring(root, encoding="unicode")


def holders(study: Study) -> Iterator[tuple[str, str, str]]:
    """Yield value, label and colour `#rrggbb` of each holder, of contested and of unknown."""
    for actor in study.project.gazetteer.actors:
        if actor.color:
            yield actor.id, actor.title, actor.color[0]
    yield "contested", "Contested", PALETTE["ink"].light
    yield "unknown", "Unknown", PALETTE["unknown"].light


def symbol(name: str, colour: str) -> ET.Element:
    """Return a round marker of a colour as QGIS writes it."""
    marker = ET.Element("symbol", {"type": "marker", "name": name, "alpha": "1"})
    layer = ET.SubElement(
        marker, "layer", {"class": "SimpleMarker", "enabled": "1", "pass": "0", "locked": "0"}
    )
    fill = rgba(colour)
    for key, value in (("color", fill), ("name", "circle"), ("size", "3"), ("outline_color", fill)):
        ET.SubElement(layer, "prop", {"k": key, "v": value})
    return marker


def names() -> ET.Element:
    """Return how QGIS writes the names: the title of a place beside its mark, where it fits."""
    labeling = ET.Element("labeling", {"type": "simple"})
    settings = ET.SubElement(labeling, "settings")
    ink, paper = rgba(PALETTE["ink"].light), rgba(PALETTE["casing"].light)
    written = {"fieldName": "title", "fontSize": "8", "fontSizeUnit": "Point", "textColor": ink}
    text = ET.SubElement(settings, "text-style", written | {"textOpacity": "1", "fontWeight": "50"})
    around = {"bufferDraw": "1", "bufferSize": "0.8", "bufferSizeUnits": "MM"}
    ET.SubElement(text, "text-buffer", around | {"bufferColor": paper, "bufferOpacity": "1"})
    beside = {"placement": "6", "dist": "0.5", "distUnits": "MM", "offsetType": "1"}
    ET.SubElement(settings, "placement", beside | {"predefinedPositionOrder": "R,L,TR,BR,TL,BL"})
    ET.SubElement(
        settings, "rendering", {"drawLabels": "1", "obstacle": "1", "fontMaxPixelSize": "10000"}
    )
    return labeling


def rgba(colour: str) -> str:
    """Return a colour `#rrggbb` as QGIS writes it: `24,115,192,255`."""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return f"{red},{green},{blue},255"
