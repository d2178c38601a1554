"""Screenshots held against golden ones: alike to the eye, whatever the browser's version smooths.

Both pictures are made four times smaller, which evens out how letters are smoothed, and then
compared dot by dot: a mark that is missing, moved or of another hue changes a dozen dots or more.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops

GOLDEN = Path(__file__).resolve().parent.parent / "golden" / "pages"
ACTUAL = Path(__file__).resolve().parent.parent / "actual" / "pages"

SMALLER = 4
"""How many dots of a screenshot, across and down, make one that is compared."""

FAR = 40
"""Levels of 255 in one channel from which on two dots differ for the eye."""

FEW = 10
"""Dots that may differ: the smallest mark alone makes more."""


def differing(one: Image.Image, other: Image.Image) -> int:
    """Return how many dots of two pictures, made smaller, differ; all of them if the size does."""
    if one.size != other.size:
        return max(one.width * one.height, other.width * other.height) // SMALLER**2
    reduced = (image.convert("RGB").reduce(SMALLER) for image in (one, other))
    channels = ImageChops.difference(*reduced).split()
    farthest = ImageChops.lighter(ImageChops.lighter(channels[0], channels[1]), channels[2])
    return sum(farthest.histogram()[FAR:])


def compare_with_golden(name: str, screenshot: bytes, *, update: bool) -> None:
    """Fail unless a screenshot looks like the golden picture of its name; `update` accepts it."""
    actual = Image.open(BytesIO(screenshot)).convert("RGB")
    golden = GOLDEN / f"{name}.png"
    if update:
        GOLDEN.mkdir(parents=True, exist_ok=True)
        palette = actual.quantize(256, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
        palette.save(golden, optimize=True)
    expected = Image.open(golden) if golden.exists() else Image.new("RGB", (1, 1))
    dots = differing(actual, expected)
    if dots <= FEW:
        (ACTUAL / golden.name).unlink(missing_ok=True)
        return
    ACTUAL.mkdir(parents=True, exist_ok=True)
    (ACTUAL / golden.name).write_bytes(screenshot)
    pytest.fail(
        f"{name} looks different in {dots} dots: compare tests/golden/pages/{name}.png with "
        f"tests/actual/pages/{name}.png, and if the new one is right, accept it with "
        "`pytest --update-golden`",
        pytrace=False,
    )
