"""The colours of the page, of the preview around it and of the pictures: ink, greys and ground.

The hues of the parties are in `actors.csv`. No colour here is the hue of a party, so that no
button, link or heading seems to take a side.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple


class Colour(NamedTuple):
    """One colour as `#rrggbb`, for a light and for a dark background."""

    light: str
    dark: str


PALETTE = {
    "page": Colour("#ffffff", "#15181b"),
    "soft": Colour("#f1efea", "#22272c"),  # the ground of what is pressed or pointed at
    "rule": Colour("#d9d6cf", "#363c42"),
    "ink": Colour("#1d2125", "#eceae6"),
    "ink2": Colour("#565d65", "#b3b9bf"),  # second in rank: summaries, sources, what is inferred
    "ink3": Colour("#686f76", "#949ba2"),  # third: axes, arrows, edges of fields
    "mark": Colour("#fff3b8", "#4d4315"),  # under the name and the date in a quotation
    "unknown": Colour("#767b80", "#949ba2"),
    "casing": Colour("#fdfcfa", "#15181b"),  # around a mark, which sets it off from water
    "land": Colour("#f4f3ef", "#1d2125"),
    "water": Colour("#bccfdb", "#34495a"),
    "coast": Colour("#8ba9bb", "#4d6a7e"),
    "river": Colour("#4a6b80", "#92b0c4"),  # the name of a river
    "border": Colour("#8d877d", "#7d8288"),
    "grid": Colour("#e4e1da", "#2a2f34"),
}
"""Every colour by its name, which in the page's style is `--name`.

Ink and greys keep a contrast of 4.5 to page and land as WCAG 2.2 measures it, `unknown` one of 3.
"""


def palette_style(names: Iterable[str] = PALETTE) -> str:
    """Return colours of the palette as CSS variables, `--name` for each."""
    return colour_variables({name: PALETTE[name] for name in names})


def colour_variables(colours: Mapping[str, Colour]) -> str:
    """Return `colours` as CSS variables, with the dark values for dark screens.

    Print always has the light values.
    """
    light, dark = (
        "".join(f"--{name}:{getattr(colour, ground)};" for name, colour in colours.items())
        for ground in Colour._fields
    )
    return f":root{{{light}}}\n@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}\n"
