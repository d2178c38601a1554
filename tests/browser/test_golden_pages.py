"""What the reader sees, held against pictures that were looked at."""

from __future__ import annotations

from typing import Any

import pytest
from PIL import Image, ImageDraw

from .conftest import DESKTOP, PHONE, OpenPage
from .pictures import FEW, GOLDEN, compare_with_golden, differing

TABLET = {"width": 820, "height": 1180}
SIZES = {"desktop": DESKTOP, "tablet": TABLET, "phone": PHONE}
DAY = "#d=2016-11-04"

VIEWS = {
    "day": DAY,
    "card": f"{DAY}&p=karama",
    "old": "#d=2017-01-15",
    "compare": "#a=2016-11-01&b=2016-11-06",
}
"""What is held: a day of many changes, a place's card, a day in the gap, two days compared."""

CASES = [
    *((view, size, "light", "en") for view in VIEWS for size in SIZES),
    *(("day", size, "dark", "en") for size in SIZES),
    *(("day", size, "light", "ar") for size in SIZES),
    ("card", "desktop", "dark", "ar"),
]


@pytest.mark.parametrize(("view", "size", "scheme", "lang"), CASES)
def test_the_page_looks_as_it_did(
    request: pytest.FixtureRequest,
    open_page: OpenPage,
    view: str,
    size: str,
    scheme: str,
    lang: str,
) -> None:
    """Each view at each size, on light and dark ground, in English and Arabic."""
    options: dict[str, Any] = {"viewport": SIZES[size], "color_scheme": scheme}
    page = open_page(f"{VIEWS[view]}&l={lang}", reduced_motion="reduce", **options)
    page.evaluate("document.fonts.ready")
    name = f"{view}-{size}-{scheme}-{lang}"
    update = request.config.getoption("--update-golden")
    compare_with_golden(name, page.screenshot(), update=update)


def test_a_single_mark_of_another_hue_is_seen() -> None:
    """The comparison sees what a reader would: one mark, the smallest, painted over."""
    golden = Image.open(GOLDEN / "day-desktop-light-en.png").convert("RGB")
    changed = golden.copy()
    ImageDraw.Draw(changed).rectangle((300, 300, 315, 315), fill="#7d1f40")
    assert differing(golden, golden) == 0
    assert differing(golden, changed) > FEW
    assert differing(golden, golden.crop((0, 0, 100, 100))) > FEW
