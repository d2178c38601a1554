"""The page of the desk: its own script, style and words, and nothing of the project.

All that the project holds comes later, as JSON that the script puts into the page as text. The
policy lets the browser run this script alone, and speak to this server alone.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from html import escape
from importlib.resources import files as package_files
from string import Template

from ..geo.palette import palette_style
from ..languages import codes
from ..languages.catalogue import Language, language
from ..preview.preview import site_policy
from ..render.bundle import bundle

PACKAGE = package_files("mosulmap")
OWN = PACKAGE / "desk"

SHARED_SCRIPTS = (
    "render/js/parts/elements.js",
    "render/js/parts/shapes.js",
    "render/js/data/words.js",
    "render/js/data/days.js",
)
"""Modules of the map's script that the desk uses too."""

SHARED_STYLES = ("render/css/tokens.css", "render/css/base.css")
"""Styles of the map that the desk has too."""

UNSAFE = re.compile("[<>&\u2028\u2029]")
"""Letters with which a text could leave a script element."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it is served, in UTF-8, and its Content-Security-Policy."""

    content: bytes
    policy: str


def desk_page(lang: str, token: str) -> Page:
    """Return the page of the desk in the language of the code `lang`.

    It shows `token` with every change. Raises `RequestError` for a language without a catalogue.
    """
    opening = language(lang)
    script, style = desk_script(), desk_style()
    words = {code: language_entry(language(code)) for code in codes()}
    boot = json.dumps({"token": token, "lang": lang, "languages": words}, ensure_ascii=False)
    page = Template(asset("desk/static/desk.html")).substitute(
        lang=opening.code,
        dir=opening.direction,
        title=escape(opening.desk["title"]),
        skip=escape(opening.desk["skip"]),
        parts=escape(opening.desk["parts"]),
        style=style,
        script=script,
        boot=UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", boot),
    )
    return Page(page.encode("utf-8"), site_policy(script, style))


def language_entry(found: Language) -> dict[str, object]:
    """Return a language as the script needs it: its name, its direction and the desk's messages."""
    digits = {key: found.page[key] for key in ("digits", "point")}
    return {"name": found.name, "dir": found.direction, "page": {**found.desk, **digits}}


def desk_script() -> str:
    """Return the script of the desk as one function."""
    return f'(() => {{\n"use strict";\n{bundle(script_modules(), "desk/js/main.js")}\n}})()'


def script_modules() -> dict[str, str]:
    """Return the modules of the script by their paths in the package."""
    folder = OWN / "js"
    own = [
        f"desk/js/{room.name}/{file.name}" if room is not folder else f"desk/js/{file.name}"
        for room in (folder, *(entry for entry in folder.iterdir() if entry.is_dir()))
        for file in room.iterdir()
        if file.name.endswith(".js")
    ]
    return {path: asset(path) for path in (*own, *SHARED_SCRIPTS)}


def desk_style() -> str:
    """Return the style of the desk: the palette and what it shares with the map come first."""
    own = sorted(file.name for file in (OWN / "css").iterdir())
    paths = (*SHARED_STYLES, *(f"desk/css/{name}" for name in own))
    return palette_style() + "".join(map(asset, paths))


def asset(path: str) -> str:
    """Return a file of the package by its path."""
    return PACKAGE.joinpath(path).read_text(encoding="utf-8")
