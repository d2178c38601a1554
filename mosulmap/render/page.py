"""The page: folium's map frame, Leaflet, our style and script, and the data as inert JSON.

Text is never code. folium compiles what its elements render a second time as a Jinja template, so
no word of data goes into a folium object: the frame is built empty, and everything else enters
through the page's own template as finished values, which Jinja does not read again. The data stand
in one `<script type="application/json">`, escaped so that no parser can leave it; the browser is
told by a Content-Security-Policy to run only the scripts whose hashes are named and to ask nobody
for anything.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import cache
from html import escape
from importlib.metadata import PackagePath, files
from importlib.resources import files as package_files
from typing import Any

import minify
from jinja2 import Template

from ..languages import DEFAULT, codes
from ..languages.catalogue import Language, language
from ..model.kept import FORGETFUL, Kept
from .bundle import bundle
from .chronology import chronology_html, days_without_html, sources_html
from .csp import hash_source
from .encode.script_text import MOST_READABLE, data_text, deflated
from .frame import map_frame
from .manifest import Origin, manifest_text
from .style import page_style

STATIC = package_files("mosulmap.render") / "static"
SCRIPTS = package_files("mosulmap.render") / "js"


def render_page(
    data: dict[str, Any],
    made_of: Origin,
    lang: str = DEFAULT,
    kept: Kept = FORGETFUL,
    most_readable: int = MOST_READABLE,
) -> str:
    """Return the whole page as HTML for `data`, as `page_data.page_data` makes it.

    It begins in the language of the code `lang`; the reader may choose another. It says what it is
    `made_of`. The same data give the same bytes, whatever is `kept` of them. Data of more than
    `most_readable` characters are deflated. Raises `RequestError` for a language without a
    catalogue.
    """
    opening = language(lang)
    embedded = data_text(data | page_fields(data, lang, kept), kept, most_readable)
    code = code_parts(data)
    parts = {
        **heading_parts(data["spoken"][lang], opening),
        **code,
        "manifest": manifest_text(made_of, assets(code)),
        "chronology": chronology_html(data, opening, kept),
        "sources": sources_html(data, opening),
        "data": embedded.text,
        "data_type": embedded.type,
    }
    return page_template().render(this={"parts": parts})


@cache
def page_template() -> Template:
    """Return the template of the page; its parts are put in verbatim."""
    found: Template = Template(asset("page.html"), keep_trailing_newline=True)
    return found


def heading_parts(heading: dict[str, str], opening: Language) -> dict[str, Any]:
    """Return the parts of the page in the language in which it opens, escaped."""
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
    script = minified_script()
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


def assets(code: dict[str, str]) -> dict[str, str]:
    """Return the texts beside the data that the page is made of, by name: what `verify` compares.

    Leaflet's are those of its package, the others as they stand in the page.
    """
    own = {name: code[name] for name in ("style", "script", "loader", "map")}
    spoken = json.dumps(languages(), ensure_ascii=False, sort_keys=True)
    leaflet = {name: leaflet_asset(name) for name in ("leaflet.js", "leaflet.css")}
    return {**leaflet, **own, "template": asset("page.html"), "languages": spoken}


def page_fields(data: dict[str, Any], lang: str, kept: Kept = FORGETFUL) -> dict[str, Any]:
    """Return the fields of the page's data that depend on how the page is shown.

    They are the code of the language in which it opens, all languages, and how many days with
    changes its list does not have.
    """
    days = days_without_html(data, kept)
    return {"lang": lang, "languages": languages(), "daysWithoutHtml": days}


def languages() -> dict[str, Any]:
    """Return every language as the page's script needs it, by code; its week begins with Sunday."""
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


@cache
def minified_script() -> str:
    """Return the page's script, minified; a preview draws many maps with the same one."""
    code: str = minify.string("application/javascript", page_script())
    return code


def page_script() -> str:
    """Return the page's script as one function, so that the minifier may shorten every name."""
    return f'(() => {{\n"use strict";\n{bundle(script_modules(), "main.js")}\n}})()'


def script_modules() -> dict[str, str]:
    """Return the modules of the page's script by their paths, `state/store.js` and the like."""
    return {
        f"{room.name}/{file.name}" if room is not SCRIPTS else file.name: file.read_text("utf-8")
        for room in (SCRIPTS, *(entry for entry in SCRIPTS.iterdir() if entry.is_dir()))
        for file in room.iterdir()
        if file.name.endswith(".js")
    }


def asset(name: str) -> str:
    """Return one of the page's own files."""
    return STATIC.joinpath(name).read_text(encoding="utf-8")


@cache
def leaflet_asset(name: str) -> str:
    """Return a text of the installed Leaflet. Raises `FileNotFoundError` when it is not there."""
    return leaflet_path(name).read_text(encoding="utf-8")


def leaflet_path(name: str) -> PackagePath:
    """Return a file of the installed Leaflet. Raises `FileNotFoundError` when it is not there."""
    for path in files("XStatic-Leaflet") or ():
        if path.name == name:
            return path
    raise FileNotFoundError(f"XStatic-Leaflet has no {name}; install mosulmap again")


def leaflet_style() -> str:
    """Return the part of Leaflet's style that placing layers needs: up to its general typography.

    The rest is for popups, tool bars and layer switches, which this page does not have.
    """
    return leaflet_asset("leaflet.css").partition("/* general typography */")[0]


def source(name: str, code: str) -> str:
    """Return a library's code without the comment that names its source map."""
    return re.sub(rf"//# sourceMappingURL={re.escape(name)}\.map\s*$", "", code)


def policy(scripts: Iterable[str], style: str) -> str:
    """Return the Content-Security-Policy: these scripts, this style, and no request at all."""
    hashes = " ".join(hash_source(code) for code in scripts)
    return (
        f"default-src 'none'; script-src {hashes}; style-src {hash_source(style)}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
