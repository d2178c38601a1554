"""The page's data as the page's script reads them: they say what Python wrote into columns."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from mosulmap.control.study import Study
from mosulmap.pipeline import make_study
from mosulmap.render.bundle import bundle
from mosulmap.render.encode.columns import encode
from mosulmap.render.encode.left_out_names import leave_out_names
from mosulmap.render.encode.pool import Json
from mosulmap.render.encode.script_text import deflated, embedded_json
from mosulmap.render.page import script_modules
from mosulmap.render.page_data import page_data
from tests.decoded_data import expected_data

from .conftest import ROOT

STATIC = ROOT / "mosulmap/render/static"
APART = [
    *("lon", "lat", "periods", "versions", "timelines", "days", "evidence"),
    "assertion",
]

READ = """async encoded => {
  const {decode} = await import(window.decoder);
  const data = decode(encoded),
    {places, mentions} = data,
    quotes = data.quotes.map((_, number) => data.quoteOf(number)),
    named = ({quote, of}) => {
      const start = quotes[quote].indexOf(of.title);
      return [start, start + of.title.length];
    },
    without = (entry, keys) => Object.fromEntries(
      Object.entries(entry).filter(([key, value]) => !keys.includes(key)));
  return {
    ...{articles: data.articles, context: data.context, sentences: data.sentences, quotes},
    dots: data.dots.map(dot => without(dot, apart)),
    mentions: mentions.map(one => ({...without(one, ["of", "assertion"]),
      mark: one.mark || named(one)})),
    places: places.map(place => ({...without(place, apart), evidence: place.evidence,
      timelines: place.versions.map((_, version) => data.timelineOf(place, version))})),
  };
}""".replace("apart", json.dumps(APART))


def plain(entry: Json) -> Json:
    """Return an entry without the fields that it has not; an article or a quote may be 0."""
    kept = ("article", "quote", "evidence")
    return {key: one for key, one in entry.items() if key in kept or one not in (0, "", [], None)}


def read_in_browser(page: Page, encoded: Json) -> Json:
    """Return what the page's script makes of encoded data."""
    found: Json = page.evaluate(READ, json.loads(embedded_json(encoded)))
    for name in ("articles", "context", "dots", "mentions", "places"):
        found[name] = [plain(entry) for entry in found[name]]
    for place in found["places"]:
        place["timelines"] = [[plain(one) for one in line] for line in place["timelines"]]
    return found


@pytest.fixture
def decoder(chromium: Browser) -> Iterator[Page]:
    """Open an empty page that can import the decoder."""
    code = bundle(script_modules(), "data/decode.js")
    page = chromium.new_page()
    page.goto("about:blank")
    page.evaluate(
        "code => { window.decoder ="
        " URL.createObjectURL(new Blob([code], {type: 'text/javascript'})); }",
        code + "export {decode};",
    )
    yield page
    page.close()


def made_up(tmp_path: Path) -> Study:
    """Return a story of years whose names are left to their places."""
    sys.path.insert(0, str(ROOT / "benchmarks"))
    from made_project import make_project

    return make_study(make_project(120, 300, 400).write(tmp_path))


@pytest.mark.parametrize("story", ["shipped", "made up"])
def test_the_script_reads_what_python_wrote(
    story: str, decoder: Page, shipped: Study, tmp_path: Path
) -> None:
    """Every place, mention, sentence and period of every version; also with names left out."""
    study = shipped if story == "shipped" else made_up(tmp_path)
    data = json.loads(json.dumps(page_data(study)))
    encoded, expected = encode(data), expected_data(data)
    for written in (encoded, leave_out_names(encoded, data)):
        found = read_in_browser(decoder, written)
        for name, said in expected.items():
            assert found[name] == said, name


def test_a_sentence_with_private_characters_is_read_as_it_is(decoder: Page, shipped: Study) -> None:
    """Nothing of it is taken for a name that was left out."""
    data = json.loads(json.dumps(page_data(shipped)))
    data["quotes"][0] += " \ue000\ue001"
    found = read_in_browser(decoder, leave_out_names(encode(data), data))
    assert found["quotes"] == data["quotes"]


@pytest.mark.parametrize("text", ["", "a", "Mosul · الموصل 😀", "<>&{{7*7}}" * 999])
def test_the_loader_inflates_what_python_deflated(text: str, decoder: Page) -> None:
    """The page's own loader, with an element of data."""
    element = f"<script type='application/zlib' id='data'>{deflated(text)}</script>"
    decoder.set_content(f"<p id='no-map' hidden></p>{element}")
    loader = (STATIC / "unpack.js").read_text(encoding="utf-8")
    decoder.add_script_tag(content=loader, type="module")
    decoder.wait_for_function(
        "text => document.getElementById('data').textContent === text", arg=text, timeout=5000
    )
