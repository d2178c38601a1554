"""The page's style: every file is in it, every value has one home, and no rule is for nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from mosulmap.geo.palette import PALETTE
from mosulmap.preview.preview import COLOURS
from mosulmap.render.page import leaflet_asset
from mosulmap.render.style import CSS, STYLES, page_style, party_colours

PACKAGE = Path(__file__).resolve().parents[2] / "mosulmap"
PREVIEW = PACKAGE / "preview" / "static" / "preview.css"

FUNCTIONS = r"\b(?:rgba?|hsla?|hwb|(?:ok)?l(?:ab|ch)|color(?:-mix)?|light-dark)\("
SYSTEM = (
    r"\b(?:Canvas|CanvasText|Highlight|HighlightText|ButtonText|ButtonFace|LinkText|GrayText)\b"
)
NAMES = (
    "aqua|azure|beige|black|blue|brown|coral|crimson|cyan|fuchsia|gold|gray|green|grey|indigo|"
    "ivory|khaki|lavender|lime|linen|magenta|maroon|navy|olive|orange|orchid|pink|plum|purple|red|"
    "salmon|sienna|silver|snow|tan|teal|tomato|turquoise|violet|wheat|white|yellow"
)
LITERAL_COLOUR = re.compile(
    rf"#[0-9a-fA-F]{{3,8}}\b|{FUNCTIONS}|{SYSTEM}|(?<![\w-])(?:{NAMES})(?![\w-])"
)
"""A colour that is written out; `transparent` and `currentColor` are none of their own."""

SIZE_OF_TYPE = re.compile(r"(?:^|[\s/])[\d.]+(?:px|pt|rem|em|%)|\b(?:small|medium|large)er?\b")
"""A size written out in a value of `font` or `font-size`; a number without unit is a height."""

BROWSER_CLASSES = {"leaflet-top", "leaflet-bottom", "leaflet-left", "leaflet-right"}
BROWSER_CLASSES |= {"leaflet-control-scale-line"}
"""Classes that Leaflet puts together from parts: `"leaflet-" + side`, `className + "-line"`."""

COMPOSED = {"sheet-about", "sheet-date", "sheet-body", "sheet-note", "tag-b", "tag-small"}
"""Classes that the page's script puts together: `sheet-${part}` and `tag-${part}`."""

each_file = pytest.mark.parametrize("name", STYLES)


def without_comments(style: str) -> str:
    """Return CSS without its comments and the texts in quotes."""
    return re.sub(r'/\*.*?\*/|"[^"]*"', "", style, flags=re.DOTALL)


def style_of(name: str) -> str:
    """Return one file of the page's style, without comments."""
    return without_comments(CSS.joinpath(name).read_text(encoding="utf-8"))


def declarations(style: str) -> Iterator[tuple[str, str]]:
    """Yield every property of CSS with its value, variables included."""
    for name, value in re.findall(r"(?<=[{;\s])([\w-]+)\s*:\s*([^;{}]+);", style):
        yield name, " ".join(value.split())


def selectors(style: str) -> Iterator[str]:
    """Yield every selector of CSS."""
    for head in re.findall(r"([^{};]+)\{", style):
        if not head.strip().startswith("@"):
            yield head.strip()


def defined(style: str) -> set[str]:
    """Return the variables that CSS defines."""
    return {name for name, _ in declarations(style) if name.startswith("--")}


def used(text: str) -> set[str]:
    """Return the variables that a text of CSS or script asks for."""
    return set(re.findall(r"var\((--[\w-]+)", text))


def scripts() -> str:
    """Return the page's scripts as one text, in whatever folder they stand."""
    return "\n".join(
        path.read_text(encoding="utf-8") for path in sorted((PACKAGE / "render").rglob("*.js"))
    )


def sources() -> str:
    """Return all that can give an element of the page a class or an id."""
    kinds = ("*.js", "*.html", "*.py")
    files = sorted(path for kind in kinds for path in (PACKAGE / "render").rglob(kind))
    texts = [path.read_text(encoding="utf-8") for path in files]
    return "\n".join([*texts, leaflet_asset("leaflet.js")])


def test_every_file_of_the_folder_is_in_the_style_once() -> None:
    """No component was forgotten, and none stands in the page twice."""
    assert sorted(STYLES) == sorted(path.name for path in CSS.iterdir())
    style = page_style([])
    assert [style.count(CSS.joinpath(name).read_text(encoding="utf-8")) for name in STYLES] == (
        [1] * len(STYLES)
    )


@each_file
def test_a_component_is_read_on_a_few_screens(name: str) -> None:
    """At most 250 lines, and the first of them says what the file is for."""
    text = CSS.joinpath(name).read_text(encoding="utf-8")
    assert text.startswith("/* ")
    assert len(text.splitlines()) <= 250


@pytest.mark.parametrize(
    "written", ["#fff", "rgb(0 0 0 / 0.3)", "1px solid red", "color-mix(in srgb, red, blue)"]
)
def test_a_written_colour_is_seen(written: str) -> None:
    """The test below would find these."""
    assert LITERAL_COLOUR.search(written)


@pytest.mark.parametrize("name", [name for name in STYLES if name != "tokens.css"])
def test_no_colour_stands_outside_palette_and_tokens(name: str) -> None:
    """A colour is named by what it is for."""
    values = [value for _, value in declarations(style_of(name))]
    assert [value for value in values if LITERAL_COLOUR.search(value.partition("url(")[0])] == []


@pytest.mark.parametrize("name", [name for name in STYLES if name != "tokens.css"])
def test_no_size_of_type_stands_outside_the_scale(name: str) -> None:
    """A size of type is named by its use."""
    fonts = [value for key, value in declarations(style_of(name)) if key in {"font", "font-size"}]
    assert [value for value in fonts if SIZE_OF_TYPE.search(value)] == []


def test_every_variable_is_defined_and_every_definition_used() -> None:
    """The script asks for colours too, and gives the foot of a printed page."""
    style = without_comments(page_style([{"light": "#1873c0", "dark": "#6aa3e0"}]))
    from_script = set(re.findall(r'setProperty\("(--[\w-]+)"', scripts()))
    # The script writes `--c${number}` for the hue of a party.
    asked = used(style) | used(scripts()) | {"--c0"}
    assert asked - {"--c"} == defined(style) | from_script


def test_the_preview_keeps_the_same_rules() -> None:
    """Its colours are of the palette, its sizes of type stand at its head."""
    style = without_comments(PREVIEW.read_text(encoding="utf-8"))
    assert [value for _, value in declarations(style) if LITERAL_COLOUR.search(value)] == []
    fonts = [value for key, value in declarations(style) if key in {"font", "font-size"}]
    assert [value for value in fonts if SIZE_OF_TYPE.search(value)] == []
    assert used(style) == defined(style) | {f"--{name}" for name in COLOURS}
    assert set(COLOURS) <= set(PALETTE)


@each_file
def test_every_class_and_id_of_the_style_can_be_in_the_page(name: str) -> None:
    """A rule for an element that nobody makes is no longer needed."""
    given = sources()
    named = {
        word
        for selector in selectors(style_of(name))
        for word in re.findall(r"[.#]([A-Za-z][\w-]*)", selector)
    }
    missing = {
        word for word in named if not re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", given)
    }
    assert missing - BROWSER_CLASSES - COMPOSED == set()


@each_file
def test_every_element_of_the_style_can_be_in_the_page(name: str) -> None:
    """Likewise a rule for a kind of element: `h("p")` and `<p>` make one, "p.cite" no `cite`."""
    given = sources()
    bare = (
        re.sub(r"\[[^]]*\]|:lang\(\w+\)|[.#:]+[\w-]+", " ", head)
        for head in selectors(style_of(name))
    )
    kinds = {word for head in bare for word in re.findall(r"[a-z][a-z0-9]*", head)}
    missing = {kind for kind in kinds if not re.search(rf"[\"<]{kind}(?![\w-])", given)}
    # Steps of an animation, which stand where selectors do.
    assert missing - {"from", "to"} == set()


def test_parties_have_their_hues_on_light_and_on_dark_ground() -> None:
    """Each party's hue is a variable of the style, by its number."""
    actors = [{"light": "#1873c0", "dark": "#6aa3e0"}, {"light": "#7d1f40", "dark": "#f4bfd4"}]
    assert party_colours(actors) == (
        ":root{--c0:#1873c0;--c1:#7d1f40;}\n"
        "@media screen and (prefers-color-scheme:dark){:root{--c0:#6aa3e0;--c1:#f4bfd4;}}\n"
    )


PHONE = "(max-width: 700px), (max-height: 480px)"
NARROW = "(max-width: 1100px)"
TABLET = "(min-width: 701px) and (max-width: 1100px) and (min-height: 481px)"
SCREENS = {PHONE, NARROW, TABLET, *PHONE.split(", ")}
"""What a style may ask of a screen: also whether a phone is held upright or on its side."""

IN_A_FRAME = {"(max-width: 560px), (max-height: 480px)", "(max-height: 300px)"}
"""What the small page asks of its frame."""


@each_file
def test_a_style_asks_for_the_screens_of_the_page_and_no_others(name: str) -> None:
    """A media query reads no variable, so each file has the widths and heights of all others."""
    asked = set(re.findall(r"@media ([^{]*(?:width|height)[^{]*?)\s*\{", style_of(name)))
    assert asked <= SCREENS | (IN_A_FRAME if name == "embed.css" else set())


def test_the_script_asks_for_the_same_screens() -> None:
    """What is laid out for a phone is drawn for one."""
    media = (PACKAGE / "render" / "js" / "parts" / "media.js").read_text(encoding="utf-8")
    queries = re.findall(r'"(\([^"]+\))"', media)
    asked = {query for query in queries if re.search("width|height", query)}
    assert asked == {PHONE, NARROW}
    assert not re.findall(r"\((?:min|max)-(?:width|height)", scripts().replace(media, ""))


def test_the_column_of_the_smaller_maps_is_as_wide_as_they_are() -> None:
    """The script draws them and the style leaves room for them."""
    insets = (PACKAGE / "render" / "js" / "map" / "insets.js").read_text(encoding="utf-8")
    [wide] = re.findall(r"INSET_WIDE = (\d+);", insets)
    assert f"grid-template-columns: minmax(0, 1fr) {wide}px " in style_of("layout.css")


AXIS = ("axis", "400", "11")
MEASURED = {
    "map/drawing.js": [
        ("label", "400", "12"),
        ("small", "600", "13"),
        *[AXIS] * 2,
    ],
    "map/graticule.js": [AXIS],
    "map/insets.js": [("inset", "400", "11.5"), AXIS],
    "map/names.js": [("label", "fresh ? 600 : 400", "12"), AXIS],
    "map/river.js": [("river", "400", "13")],
    "map/tags.js": [("region", "600", "mirrored() ? 15 : 13"), ("label", "400", "12")],
    "panel/chart.js": [AXIS],
    "share/picture.js": [("key", "400", "13")],
    "time/axis.js": [AXIS, AXIS],
}
"""By script file: the texts it measures before it places them, as token, weight and size in px.

A river is measured at the size of the page from right to left, the larger one.
"""


MEASURES = re.compile(
    r"textWidth\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*?, ([^,]*\d00), "
    r"([^,()]*(?:\(\)[^,()]*)?\d)\)"
)
"""A text that the script measures: its weight and its size; `linesOf` hands both on."""


def text_sizes(direction: str) -> dict[str, float]:
    """Return the sizes of type by their names, in px, for pages from the left or the right."""
    blocks = re.findall(r"(:root[^{,]*)\{([^}]*)\}", style_of("tokens.css").split("@media")[0])
    sizes: dict[str, str] = {}
    for selector, block in blocks:
        if "dir" not in selector or direction == "rtl":
            sizes |= dict(re.findall(r"--text-([\w-]+): ([\d.]+)px", block))
    return {name: float(size) for name, size in sizes.items()}


def test_every_text_that_the_script_measures_is_listed() -> None:
    """A new one is held against the style too."""
    found = {}
    for path in sorted((PACKAGE / "render" / "js").rglob("*.js")):
        calls = MEASURES.findall(path.read_text(encoding="utf-8"))
        if calls:
            found[path.relative_to(PACKAGE / "render" / "js").as_posix()] = calls
    listed = {name: [tuple(entry[1:]) for entry in entries] for name, entries in MEASURED.items()}
    assert found == listed


@pytest.mark.parametrize(
    ("token", "size"), sorted({(token, size) for m in MEASURED.values() for token, _, size in m})
)
def test_a_text_is_measured_at_the_size_at_which_it_is_set(token: str, size: str) -> None:
    """A name that is measured smaller than it is set would cover the mark beside it."""
    sizes = {text_sizes(direction)[token] for direction in ("ltr", "rtl")}
    measured = {float(number) for number in re.findall(r"[\d.]+", size)}
    assert max(measured) == max(sizes)
    assert measured <= sizes


def test_a_bold_text_is_measured_in_the_weight_of_names() -> None:
    """The other weight is the plain one."""
    [bold] = re.findall(r"--weight-name: (\d+)", style_of("tokens.css"))
    weights = {weight for m in MEASURED.values() for _, weight, _ in m}
    assert {number for text in weights for number in re.findall(r"\d+", text)} == {bold, "400"}
