"""The page: folium's map frame, Leaflet, our style and script, and the data as inert JSON.

Text is never code. branca compiles what its elements render a second time as a Jinja template, so
no word of data goes into a folium object: the frame is built empty, and everything else enters
through the page's own template as finished values, which Jinja does not read again. The data stand
in one `<script type="application/json">`, escaped so that no parser can leave it; the browser is
told by a Content-Security-Policy to run only the scripts whose hashes are named and to ask nobody
for anything.
"""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterable
from functools import cache
from html import escape
from importlib.metadata import files
from importlib.resources import files as package_files
from typing import Any

import folium
import minify
from branca.element import Figure
from jinja2 import Template

from ..geo.distance import Box, latitude_first
from ..languages.catalogue import DEFAULT, Language, codes, language
from .chronology import chronology_html, lent_quotes, sources_html, untold_days
from .csp import hash_source
from .encode.base91 import written
from .encode.columns import pack, without_names
from .style import page_style

STATIC = package_files("mosulmap.render") / "static"
MAP_ID = "mosulmap"
SCRIPTS = (
    *("days.js", "words.js", "marks.js", "labels.js", "state.js", "versions.js", "moment.js"),
    *(
        "compare.js",
        "basemap.js",
        "crowd.js",
        "spots.js",
        "map.js",
        "insets.js",
        "axis.js",
        "timebar.js",
    ),
    *("chart.js", "lists.js", "card.js", "sheets.js", "language.js", "address.js"),
    *("drawing.js", "export.js", "print.js", "share.js", "embed.js", "play.js"),
    *("reports.js", "events.js", "tour.js", "dateentry.js", "main.js"),
)
"""The page's script, in the order in which it is put together: a file uses those before it."""

LONG = 500_000
"""Letters of data from which on they travel packed, like Leaflet, and are not legible any more."""

UNSAFE = {ord(c): f"\\u{ord(c):04x}" for c in "<>&{}\u2028\u2029"}


class Page(Figure):
    """A branca figure with a language, landmarks and a policy; its parts are put in verbatim."""

    _template = Template(
        STATIC.joinpath("page.html").read_text(encoding="utf-8"),
        keep_trailing_newline=True,
    )

    def __init__(self, parts: dict[str, Any]) -> None:
        """Hold the finished `parts` of the page by name; `say` has the page's messages by key."""
        super().__init__()
        self.parts = parts


def render_page(data: dict[str, Any], lang: str = DEFAULT) -> str:
    """Return the whole page as HTML for `data`, as `page_data.page_data` makes it.

    It begins in the language of the code `lang`; the reader may choose another. The same data give
    the same bytes. Raises `RequestError` for a language without a catalogue.
    """
    opening = language(lang)
    chronology = chronology_html(data, opening)
    told, data_type = data_text(data, chronology, lang)
    page: Any = Page(
        {
            **heading_parts(data["spoken"][lang], opening),
            **code_parts(data),
            "chronology": chronology,
            "sources": sources_html(data, opening),
            "data": told,
            "data_type": data_type,
        }
    )
    return str(page.render())


def heading_parts(heading: dict[str, str], opening: Language) -> dict[str, Any]:
    """Return the parts of the page that are said in the language in which it opens, escaped."""
    title = opening.say("page_title", title=heading["title"], span=heading["span"])
    return {
        "lang": opening.code,
        "dir": opening.direction,
        "say": static_words(opening),
        "title": escape(title),
        "heading": escape(heading["about"]),
        "short_heading": escape(heading["short"]),
    }


def code_parts(data: dict[str, Any]) -> dict[str, str]:
    """Return map frame, scripts and style of the page, and the policy that names just these."""
    frame_html, frame_script = map_frame(data["view"]["desktop"])
    library = source("leaflet.js", leaflet_asset("leaflet.js")) + frame_script
    script = minify.string("application/javascript", page_script())
    loader = minify.string("application/javascript", asset("unpack.js"))
    style = minify.string("text/css", leaflet_style() + page_style(data["actors"]))
    return {
        "policy": policy([loader, library, script], style),
        "style": style,
        "map": frame_html,
        "library": deflated(library),
        "script": deflated(script),
        "loader": loader,
    }


def data_text(data: dict[str, Any], chronology: str, lang: str) -> tuple[str, str]:
    """Return the data as they stand in the page whose `chronology` is this HTML, and their type."""
    lent = {"quotes": lent_quotes(data, chronology), "untold": untold_days(data)}
    packed = pack(data) | lent | {"lang": lang, "languages": languages()}
    told = embedded_json(packed)
    if len(told) <= LONG:
        return told, "application/json"
    return deflated(embedded_json(packed | without_names(data, packed))), "application/zlib"


def languages() -> dict[str, Any]:
    """Return every language as the page speaks it, by code; there a week begins with Sunday."""
    return {code: language_entry(language(code)) for code in codes()}


def static_words(found: Language) -> dict[str, str]:
    """Return the messages of the page that do not count, escaped, for its own template."""
    return {key: escape(text) for key, text in found.page.items() if isinstance(text, str)}


def language_entry(found: Language) -> dict[str, Any]:
    """Return one language: names of days and months, and the messages of the page's script."""
    return {
        "name": found.name,
        "dir": found.direction,
        "weekdays": [found.weekdays[-1], *found.weekdays[:-1]],
        "months": found.months,
        "short": found.short_months,
        "page": found.page,
    }


def map_frame(box: Box) -> tuple[str, str]:
    """Return the map's element and the script that makes it, both from folium, without data.

    folium's own header is left behind: it forbids zooming on phones, and all it would load from
    elsewhere is cleared on this instance. The id is pinned, since a random one would make each
    file differ from the last.
    """
    frame: Any = folium.Map(
        location=[round(degrees, 5) for degrees in latitude_first(box.middle)],
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


def page_script() -> str:
    """Return the page's script as one function, so that the minifier may shorten every name."""
    return f"(() => {{\n{''.join(asset(name) for name in SCRIPTS)}\n}})()"


def deflated(code: str) -> str:
    """Return a text as zlib data in signs: code takes less than half of its room so.

    What the page says stays legible in the file, unless it is too `LONG` for anybody to read. The
    browser unpacks it with its own `DecompressionStream`, and the policy names the hash of each
    piece of code as it runs.
    """
    return written(zlib.compress(code.encode("utf-8"), 9))


def asset(name: str) -> str:
    """Return one of the page's own files."""
    return STATIC.joinpath(name).read_text(encoding="utf-8")


@cache
def leaflet_asset(name: str) -> str:
    """Return a file of the installed Leaflet. Raises `FileNotFoundError` when it is not there."""
    for path in files("XStatic-Leaflet") or ():
        if path.name == name:
            return path.read_text(encoding="utf-8")
    raise FileNotFoundError(f"XStatic-Leaflet has no {name}; install mosulmap again")


def leaflet_style() -> str:
    """Return the part of Leaflet's style that placing layers needs: up to its general typography.

    What follows there dresses popups, tool bars and layer switches, which this page has not.
    """
    return leaflet_asset("leaflet.css").partition("/* general typography */")[0]


def source(name: str, code: str) -> str:
    """Return a library's code without the pointer to its source map, which nobody will fetch."""
    return re.sub(rf"//# sourceMappingURL={re.escape(name)}\.map\s*$", "", code)


def embedded_json(data: dict[str, Any]) -> str:
    """Return `data` as JSON that no HTML parser and no template engine can mistake for markup."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    # Braces may be code to a template engine, but outside of texts they are JSON itself.
    return re.sub(r'"(?:[^"\\]|\\.)*"', lambda match: match[0].translate(UNSAFE), text)


def policy(scripts: Iterable[str], style: str) -> str:
    """Return the Content-Security-Policy: these scripts, this style, and no request at all."""
    hashes = " ".join(hash_source(code) for code in scripts)
    return (
        f"default-src 'none'; script-src {hashes}; style-src {hash_source(style)}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
