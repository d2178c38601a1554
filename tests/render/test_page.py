"""The page: one file, in which text is never code, and which asks nobody for anything."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from html import escape
from pathlib import Path
from typing import Any

import pytest

from mosulmap.control.study import Study
from mosulmap.geo.distance import Box
from mosulmap.languages import codes
from mosulmap.languages.catalogue import ENGLISH
from mosulmap.model.kept import Kept
from mosulmap.pipeline import draw_map, draw_map_again, make_study
from mosulmap.render.frame import map_frame
from mosulmap.render.manifest import origin_of
from mosulmap.render.page import (
    leaflet_asset,
    render_page,
    script_modules,
    static_words,
)
from mosulmap.render.page_data import page_data
from tests.command_line import run_cli
from tests.decoded_data import decoded
from tests.page_elements import PageElements
from tests.tiny_project import (
    ACTORS,
    ARTICLES,
    CTS,
    EARLY,
    EARLY_TEXT,
    ISF,
    KARAMA,
    LATE_TEXT,
    MENTIONS,
    MOSUL,
    MOSUL_HELD,
    NAMES,
    PLACES,
    TinyProject,
    mention,
    tiny_tables,
)


@pytest.fixture(scope="module")
def page(shipped: Study) -> str:
    """Return the shipped project's page."""
    return draw_map(shipped)


@pytest.fixture(scope="module")
def elements(page: str) -> PageElements:
    """Return the parts of the shipped project's page."""
    return PageElements(page)


def test_a_preview_serves_what_a_file_says_not_deflated(shipped: Study) -> None:
    """Everything but the data is the same to the byte, and the data say the same."""
    data, origin = page_data(shipped), origin_of(shipped, "", "en")
    served, stored = (render_page(data, origin, most_readable=most) for most in (sys.maxsize, 0))
    block = re.compile('<script type="application/[a-z]+" id="data">[^<]*</script>')
    assert block.sub("", served) == block.sub("", stored) != stored
    found = [decoded(PageElements(page).data) for page in (served, stored)]
    assert found[0] == found[1]
    assert draw_map_again(shipped, "en", Kept()) == served


# Text is never code.

INJECTIONS = [
    # What a template engine would run: branca compiles what folium renders a second time.
    "{{7*7}}",
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{% raw %}",
    "{#",
    "50% {% of troops",
    # What JavaScript would run, or end at.
    "${7*7}",
    "`",
    "\"'",
    "\\",
    "a\u2028b\u2029c",
    "*/ alert(1) /*",
    # What HTML would run, or end at.
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<!--<script>",
    "]]>",
    "&lt;b&gt; &amp; &#39;",
    # What the reader's eyes would be led astray by.
    "a\u202eb",
]


def poisoned(payload: str) -> TinyProject:
    """Return a project in which every text of every table holds `payload`."""

    def text(column: str) -> str:
        return f"{column} {payload}"

    toponym, phrase = text("toponym"), text("date_phrase")
    quote = f"quote {payload}, {toponym}, {phrase}."
    held = tiny_tables()[MENTIONS][MOSUL_HELD] | {"event_date": "2016-11-02", "date_phrase": ""}
    taken = {"event": "capture", "actor": "cts", "control": "isf", "claimant": "cts"}
    taken |= {"event_date": "2016-11-04", "date_phrase": phrase, "note": text("mention note")}
    tables = tiny_tables() | {MENTIONS: [held, mention("early", toponym, quote, "karama", **taken)]}
    project = TinyProject(tables, {"early": f"{EARLY_TEXT}\n{quote}\n", "late": LATE_TEXT})
    for column in ("title", "type", "geo_source", "ccodes", "matches", "note"):
        project.change(PLACES, KARAMA, {column: text(column)})
    project.change(PLACES, MOSUL, {"title": text("hub")})
    project.change(NAMES, 0, {"toponym": text("arabic"), "source": text("source")})
    project.change(NAMES, 1, {"toponym": text("spelling"), "source": text("source")})
    for row, key in ((ISF, "party"), (CTS, "unit")):
        cells = {"title": text(key), "title_ar": text("title_ar"), "names": text("names")}
        project.change(ACTORS, row, cells)
    for column in ("publisher", "agency", "title", "published_basis", "note"):
        project.change(ARTICLES, EARLY, {column: text(f"article {column}")})
    line = {"type": "LineString", "coordinates": [[43.15, 36.335], [43.2, 36.34]]}
    named = {"name": text("river"), "kind": "river", "uncertainty_m": 600, "source": text("origin")}
    features = [{"type": "Feature", "properties": named, "geometry": line}]
    project.context = json.dumps({"type": "FeatureCollection", "features": features})
    return project


SHOWN = [
    *("title", "type", "note", "hub", "arabic", "spelling", "party", "unit", "mention note"),
    *("article publisher", "article title", "article published_basis", "river", "origin"),
    "title_ar",
]
"""The texts that the page's data hold by themselves; others are hidden, or part of a sentence."""


def strings(value: Any) -> Iterator[str]:
    """Yield every text in plain data, however deep; the spellings of a place one by one."""
    if isinstance(value, str):
        yield from value.split("|")
    elif isinstance(value, dict):
        for item in value.values():
            yield from strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from strings(item)


def drawn(project: TinyProject, folder: Path) -> str:
    """Return the page of a tiny project."""
    return draw_map(make_study(project.write(folder)))


@pytest.mark.parametrize("payload", INJECTIONS)
def test_a_text_is_never_code_in_arabic_either(payload: str, tmp_path: Path) -> None:
    """The page that begins in Arabic has the names as texts, and the same elements as ever."""

    def arabic(said: str, folder: Path) -> str:
        return draw_map(make_study(poisoned(said).write(folder)), lang="ar")

    page = arabic(payload, tmp_path / "poisoned")
    found = PageElements(page)
    harmless = PageElements(arabic("harmless", tmp_path / "harmless"))
    assert f"title_ar {payload}" in found.words
    assert f"arabic {payload}" in found.words
    assert escape(f"title_ar {payload}") in page.replace(found.scripts["application/json"], "")
    assert re.search(r"(title_ar|arabic) (49|uid=)", page) is None
    assert found.tags == harmless.tags


@pytest.mark.parametrize("payload", INJECTIONS)
def test_a_text_is_never_code(payload: str, tmp_path: Path) -> None:
    """Whatever stands in a cell comes out as that very text, and changes nothing around it."""
    page = drawn(poisoned(payload), tmp_path / "poisoned")
    found = PageElements(page)
    harmless = PageElements(drawn(poisoned("harmless"), tmp_path / "harmless"))

    # In the data each text is what it was, and its block cannot be left.
    message = set(strings(found.data))
    assert [column for column in SHOWN if f"{column} {payload}" not in message] == []
    assert f"Claimed by party {payload}" in message
    # In Arabic a Latin name is set apart; its text is the same.
    assert f"\u2068title_ar {payload}\u2069 (رواية طرف واحد)" in message
    block = found.scripts["application/json"]
    assert not set(block) & set("<>&\u2028\u2029")
    assert not re.search(r"\{[{%#]", block)

    # In the static page each text is escaped.
    assert f"title {payload}" in found.words
    assert f"quote {payload}, toponym {payload}, date_phrase {payload}." in found.words
    assert f"article publisher {payload}" in found.words
    assert escape(f"title {payload}") in page.replace(block, "")

    # Nothing was computed, and the page has the same elements, scripts and style as ever.
    assert re.search(r"(title|quote|hub) (49|uid=)", page) is None
    assert found.tags == harmless.tags
    assert found.style == harmless.style
    for kind in ("library", "script", "module"):
        assert found.scripts[kind] == harmless.scripts[kind]


# The page asks nobody for anything.


def test_the_policy_names_exactly_the_scripts_and_the_style_of_the_page(
    elements: PageElements,
) -> None:
    """The browser may run these three scripts and this style, and load nothing from anywhere."""

    def hashed(code: str) -> str:
        digest = hashlib.sha256(code.encode()).digest()
        return f"'sha256-{base64.b64encode(digest).decode()}'"

    hashes = " ".join(hashed(elements.scripts[kind]) for kind in ("module", "library", "script"))
    assert elements.policy() == (
        f"default-src 'none'; script-src {hashes}; "
        f"style-src {hashed(elements.style)}; img-src data:; base-uri 'none'; form-action 'none'"
    )


def test_no_element_and_no_style_loads_anything(elements: PageElements) -> None:
    """No address but that of the page's own panel; no style from elsewhere."""
    assert elements.values("href") == ["#panel"]
    for loading in ("src", "srcset", "action", "data", "poster", "background", "style"):
        assert elements.values(loading) == []
    assert {"link", "base", "iframe", "object", "embed", "form", "img"}.isdisjoint(
        tag for tag, _ in elements.elements
    )
    assert "@import" not in elements.style
    assert re.findall(r"url\((?!['\"]?(?:data:|#))", elements.style) == []
    assert not [name for tag in elements.tags for name in tag if name.startswith("on")]


def test_no_script_points_to_its_source_map(elements: PageElements) -> None:
    """Nobody will fetch a source map."""
    assert "sourceMappingURL" not in "".join(elements.scripts.values())


def test_the_library_travels_as_the_code_that_it_is(elements: PageElements) -> None:
    """Unpacked, it is the installed Leaflet and folium's frame, to the letter."""
    leaflet = leaflet_asset("leaflet.js").partition("//# sourceMappingURL")[0]
    frame = map_frame(Box(*elements.data["view"]["desktop"]))[1]
    assert elements.scripts["library"] == leaflet + frame


@pytest.mark.parametrize(
    ("name", "digest"),
    [
        ("leaflet.js", "5819285cec137b229c94e1ee5ad73e8b6b84345a4367d60f75fe477fe0fb7b03"),
        ("leaflet.css", "4a63465aeb2a2ffaae2a6d9de78241dc2cf0e78bcedfc36f2c718c3489ac38b3"),
    ],
)
def test_leaflet_is_the_leaflet_that_was_read(name: str, digest: str) -> None:
    """The library inside the page is that of XStatic-Leaflet 1.9.3, byte for byte."""
    assert hashlib.sha256(leaflet_asset(name).encode()).hexdigest() == digest


def test_a_missing_library_says_what_to_do() -> None:
    """A file that the installed Leaflet has not is named."""
    with pytest.raises(FileNotFoundError) as error:
        leaflet_asset("leaflet.wasm")
    assert str(error.value) == "XStatic-Leaflet has no leaflet.wasm; install mosulmap again"


# One file, small, always the same, and sound.


LARGEST = 300_000 + 25_000 * (len(codes()) - 2)
"""Bytes of the shipped page: 300 kB with English and Arabic, 25 kB for each further language."""


@pytest.mark.parametrize("day", ["", "2016-10-17", "2016-11-04", "2017-02-26"])
def test_the_page_is_at_most_300_kilobytes(day: str, shipped: Study) -> None:
    """Leaflet included, whichever day the page opens on."""
    size = len(draw_map(shipped, day).encode())
    assert size <= LARGEST, f"{size:,} bytes, at most {LARGEST:,} with {', '.join(codes())}"


def test_the_same_project_gives_the_same_bytes(page: str, root: Path, tmp_path: Path) -> None:
    """Drawn twice here, and by processes with other orders of sets, zones and locales."""
    assert draw_map(make_study(root)) == page
    for seed, zone, locale in (
        ("1", "Pacific/Honolulu", "C"),
        ("2", "Pacific/Auckland", "tr_TR.UTF-8"),
        ("3", "Asia/Baghdad", "ar_IQ.UTF-8"),
    ):
        file = tmp_path / f"{seed}.html"
        surroundings = {"PYTHONHASHSEED": seed, "TZ": zone, "LANG": locale, "LC_ALL": locale}
        outcome = run_cli("render", "-o", str(file), cwd=root, env=surroundings)
        assert outcome.code == 0
        assert file.read_bytes() == page.encode()


def test_the_page_has_a_language_a_title_and_no_leftover_of_its_template(
    page: str, elements: PageElements
) -> None:
    """The page's own template is filled in everywhere."""
    assert page.startswith('<!DOCTYPE html>\n<html lang="en" dir="ltr">\n')
    assert page.endswith("</body>\n</html>\n")
    assert (
        "<title>Who held which place · Mosul and around, October 2016 – February 2017</title>"
        in page
    )
    assert "{{" not in elements.words
    assert "this.parts" not in page


def test_every_id_is_given_once_and_every_reference_leads_to_one(elements: PageElements) -> None:
    """Tabs and links point to elements that are there."""
    ids = elements.values("id")
    assert len(ids) == len(set(ids))
    linked = {address.removeprefix("#") for address in elements.values("href")}
    assert linked | set(elements.values("aria-controls")) <= set(ids)


@pytest.mark.parametrize("name", sorted(script_modules()))
def test_no_template_literal_stands_in_another(name: str) -> None:
    """The minifier reads a back-tick inside `${…}` as the end of the outer text."""
    assert re.findall(r"\$\{[^{}]*`", script_modules()[name]) == []


@pytest.mark.parametrize("kept", [[], [MOSUL_HELD]])
def test_a_project_with_hardly_a_mention_has_a_page(
    kept: list[int], tiny: TinyProject, tmp_path: Path
) -> None:
    """A map without any mark is a map."""
    tiny.tables[MENTIONS] = [tiny.tables[MENTIONS][row] for row in kept]
    found = PageElements(drawn(tiny, tmp_path))
    assert found.data["places"]["count"] == len(kept)
    assert "No article says that any place changed hands." in found.words


def test_a_page_begins_in_the_language_asked_for(shipped: Study) -> None:
    """The chronology, which needs no script, is Arabic, and the script is told to be."""
    found = PageElements(draw_map(shipped, lang="ar"))
    assert found.data["lang"] == "ar"
    assert "الجمعة 4 تشرين الثاني 2016" in found.words
    assert "Friday 4 November 2016" not in found.words


def test_the_template_has_every_message_that_does_not_count_escaped() -> None:
    """The page's own template puts them in verbatim."""
    message = {"a": "<b>&", "changes": {"one": "1", "other": "{n}"}}
    assert static_words(replace(ENGLISH, page=message)) == {"a": "&lt;b&gt;&amp;"}
