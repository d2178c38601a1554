"""No map that differs from what its project gives is taken for it, however little it differs."""

from __future__ import annotations

import random
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mosulmap.control.study import Study
from mosulmap.errors import DifferenceError, RequestError
from mosulmap.pipeline import draw_map, make_study, verify_map
from mosulmap.render.manifest import ELEMENT, Options
from mosulmap.render.verify import Redraw, byte_difference, check_page, first_difference, read_page
from tests.tiny_project import PLACES, TinyProject

EDITS = 1000
"""How many edits of one byte are tried."""


@pytest.fixture(scope="module")
def redraw(shipped: Study, root: Path) -> Redraw:
    """Return what draws the shipped map, each way that is asked for once."""

    @cache
    def draw(options: Options) -> bytes:
        if options == Options("", "", "en", 14):
            return draw_map(shipped).encode()
        study = make_study(root, options.known_by, options.stale_after)
        return draw_map(study, options.date, options.lang).encode()

    return draw


@pytest.fixture(scope="module")
def page(redraw: Redraw) -> bytes:
    """Return the shipped map."""
    return redraw(Options("", "", "en", 14))


def refused(page: bytes, redraw: Redraw) -> str:
    """Return the words with which a page is refused."""
    with pytest.raises(DifferenceError) as error:
        check_page(page, redraw)
    return str(error.value)


def test_a_map_is_what_its_project_gives(page: bytes, redraw: Redraw) -> None:
    """And says what it was made of."""
    assert len(check_page(page, redraw).inputs) == 12


def test_every_edit_of_one_byte_is_found(page: bytes, redraw: Redraw) -> None:
    """A thousand, anywhere: another byte, one less, one more."""
    chance = random.Random(15)  # noqa: S311 - the same edits each time
    for number in range(EDITS):
        at, byte = chance.randrange(len(page)), chance.randrange(256)
        kinds = (
            page[:at] + bytes([byte if byte != page[at] else byte ^ 1]) + page[at + 1 :],
            page[:at] + page[at + 1 :],
            page[:at] + bytes([byte]) + page[at:],
        )
        assert refused(kinds[number % 3], redraw)


def test_every_byte_of_the_options_counts(page: bytes, redraw: Redraw) -> None:
    """A map drawn with other options is another map, and there is none for odd ones."""
    manifest = ELEMENT.search(page)
    assert manifest
    start = manifest.start(1)
    end = page.index(b"inputs", start)
    for at in range(start, end):
        for byte in (page[at] ^ 1, ord("9"), ord('"')):
            if byte != page[at]:
                assert refused(page[:at] + bytes([byte]) + page[at + 1 :], redraw)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (b"<h1 id", b"<h1  id", ", in or after style): the page has 'ch place</span>"),
        (b'"mosulmap":"0', b'"mosulmap":"9', "the map was drawn by mosulmap 9"),
        (b'"places":150', b'"places":151', "places: number of rows in the map is 151, and now 150"),
        (
            b'"gazetteer/names.csv":"e',
            b'"gazetteer/names.csv":"f',
            "gazetteer/names.csv: SHA-256 in the map is f",
        ),
        (b'"leaflet.js":"5', b'"leaflet.js":"4', "leaflet.js, a part of every page: SHA-256 in"),
        (b'"lang":"en",\n"stale', b'"lang":"xx",\n"stale', "the map cannot have been drawn with"),
        (b'"date":""', b'"date":"2018-01-01"', "--date 2018-01-01 is outside the evidence"),
        (b'id="manifest"', b'id="manifesto"', "the page has 0 manifests and no single one"),
    ],
)
def test_the_first_difference_is_named(
    old: bytes, new: bytes, words: str, page: bytes, redraw: Redraw
) -> None:
    """What it is made of before its bytes."""
    assert page.count(old) == 1
    assert words in refused(page.replace(old, new), redraw)


def test_a_byte_is_named_by_line_and_element() -> None:
    """With what stands there on both sides; a page that goes on differs at its end."""
    page = b'<style>\na</style>\n<script type="x" id="data">\n12345</script>'
    words = byte_difference(page, page.replace(b"3", b"4"))
    assert words.startswith("byte 48 (line 4, in or after data): the page has ")
    assert byte_difference(page, page + b"x").startswith(f"byte {len(page)} (")


@given(st.binary(max_size=30), st.binary(max_size=30))
def test_the_first_difference_is_the_first(one: bytes, other: bytes) -> None:
    """What is before it is the same, what is at it is not."""
    if one != other:
        at = first_difference(one, other)
        assert one[:at] == other[:at]
        assert one[at : at + 1] != other[at : at + 1]


def test_a_change_of_the_project_is_named_by_its_file(tiny: TinyProject, tmp_path: Path) -> None:
    """A table, an article; a map drawn anew is sound again."""
    page = draw_map(make_study(tiny.write(tmp_path))).encode()
    assert verify_map(page, tmp_path).rows["places"] == 5
    places = tmp_path / PLACES
    places.write_text(places.read_text("utf-8").replace("43.2032", "43.2033"), "utf-8")
    with pytest.raises(DifferenceError, match=f"^{PLACES}: SHA-256 in the map is "):
        verify_map(page, tmp_path)
    verify_map(draw_map(make_study(tmp_path)).encode(), tmp_path)


def test_a_folder_that_is_no_project_is_told(page: bytes, tmp_path: Path) -> None:
    """It is no difference of the map."""
    with pytest.raises(RequestError, match="no such folder"):
        verify_map(page, tmp_path)


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    """By its name."""
    with pytest.raises(RequestError, match=r"absent\.html: cannot be read"):
        read_page(tmp_path / "absent.html")
