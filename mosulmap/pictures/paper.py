"""A sheet of paper, measured in inches from its lower left corner: frames for maps, and words.

In a language that runs from right to left the whole sheet is mirrored, the maps in it are not.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text

from ..geo.palette import PALETTE
from ..languages.catalogue import Language
from .marks import INK

DPI = 160
"""Dots per inch: letters of 7 points stay readable, and a page of A4 is about 200 kB as PNG."""

PAGE, LAND, RULE = (PALETTE[name].light for name in ("page", "land", "rule"))

RTL_MARK = "\u200f"
"""Before a line in Arabic: without it, a name in Latin letters at its start reverses the line."""

Rect = tuple[float, float, float, float]
"""Left, bottom, width and height in inches, as on a sheet that runs from left to right."""


@contextmanager
def plain_style() -> Iterator[None]:
    """Draw without the user's own settings of matplotlib, which would change the bytes.

    They may also read texts as TeX. A text in a script that the typeface lacks is drawn as boxes.
    """
    # DejaVu Sans comes with matplotlib and has Arabic letters, the bold ones too.
    style: Any = {"svg.hashsalt": "mosulmap", "font.family": "DejaVu Sans"}
    with mpl.rc_context(), warnings.catch_warnings():
        mpl.rcdefaults()
        mpl.rcParams.update(style)
        warnings.filterwarnings("ignore", "Glyph .* missing from")
        yield


class Paper:
    """An empty sheet of `width` by `height` inches for words in `language`."""

    def __init__(self, width: float, height: float, language: Language, dpi: int = DPI) -> None:
        """Lay out an empty sheet."""
        self.width, self.height, self.language, self.dpi = width, height, language, dpi
        self.rtl = language.direction == "rtl"
        self.figure = Figure(figsize=(width, height), dpi=dpi, facecolor=PAGE)
        self.canvas: Any = FigureCanvasAgg(self.figure)
        self.page: Axes = self.figure.add_axes((0, 0, 1, 1), xlim=(0, width), ylim=(0, height))
        self.page.set_axis_off()

    def across(self, x: float) -> float:
        """Return the distance in inches from the left edge to `x`, on a mirrored sheet too."""
        return self.width - x if self.rtl else x

    def frame(self, rect: Rect) -> Axes:
        """Return an empty map frame."""
        left, low, width, height = rect
        left = min(self.across(left), self.across(left + width))
        shares = (left / self.width, low / self.height, width / self.width, height / self.height)
        axes: Axes = self.figure.add_axes(shares, facecolor=LAND, xticks=[], yticks=[], zorder=1)
        for spine in axes.spines.values():
            spine.set(color=RULE, linewidth=0.8)
        return axes

    def write(
        self,
        x: float,
        y: float,
        words: str,
        size: float,
        *,
        weight: str = "normal",
        color: str = INK,
        end: bool = False,
    ) -> Text:
        """Write one line of plain text from `x` onwards, or up to it with `end`; baseline `y`."""
        style: dict[str, Any] = {"fontsize": size, "fontweight": weight, "color": color}
        side = "right" if end != self.rtl else "left"
        words = RTL_MARK + words if self.rtl else words
        return self.page.text(
            self.across(x), y, words, parse_math=False, va="baseline", ha=side, zorder=9, **style
        )

    def length(self, text: Text) -> float:
        """Return how many inches a text is long."""
        return float(text.get_window_extent(self.canvas.get_renderer()).width) / self.dpi

    def rule(self, x: float, y: float, length: float, **style: Any) -> None:  # noqa: ANN401
        """Draw a horizontal line; `style` is matplotlib's."""
        ends = [self.across(x), self.across(x + length)]
        self.page.plot(ends, [y, y], **style)

    def content(self, ending: str) -> bytes:
        """Return the sheet as the bytes of a png or svg, without the date and name of a program."""
        stream = io.BytesIO()
        plain = {"Date": None} if ending == "svg" else {"Software": None}
        self.figure.savefig(stream, format=ending, dpi=self.dpi, metadata=plain)
        return stream.getvalue()
