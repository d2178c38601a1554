"""The page's style: the palette, one CSS file for each component, and the hues of the parties."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

from ..geo.palette import Colour, colour_variables, palette_style

CSS = files("mosulmap.render") / "css"

STYLES = (
    "tokens.css",  # type scale, weights, lines; colours of high contrast and paper
    "base.css",  # elements, languages
    "layout.css",  # the page as a whole
    "header.css",
    "timebar.css",
    "key.css",
    "map.css",
    "marks.css",
    "insets.css",
    "panel.css",
    "chronology.css",
    "quotes.css",
    "card.css",
    "tour.css",
    "sheets.css",
    "contrast.css",  # from here on: what changes the components above
    "drawing.css",
    "embed.css",
    "print.css",
)
"""The files of the page's style, in the order in which they are put together.

Where two rules weigh the same the later one holds, so order is part of the style. What a component
is on a phone, on a dark screen or from the right stands at the end of its own file.
"""


def page_style(actors: list[dict[str, Any]]) -> str:
    """Return the style of the page, not minified; `actors` are those of the page's data."""
    own = (CSS.joinpath(name).read_text(encoding="utf-8") for name in STYLES)
    return "".join([palette_style(), *own, party_colours(actors)])


def party_colours(actors: list[dict[str, Any]]) -> str:
    """Return the hues of the parties as style: --c0, --c1, … on light and on dark ground."""
    return colour_variables(
        {f"c{number}": Colour(actor["light"], actor["dark"]) for number, actor in enumerate(actors)}
    )
