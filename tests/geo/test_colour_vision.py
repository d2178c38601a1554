"""How far apart colours are for every eye."""

from __future__ import annotations

from math import dist

import pytest

from mosulmap.geo.colour_vision import VISIONS, difference, seen


@pytest.mark.parametrize(
    ("colour", "lab"),
    [
        # CIE L*a*b* of sRGB's primaries under D65, as colour libraries give them.
        ("#ffffff", (100.0, 0.0, 0.0)),
        ("#000000", (0.0, 0.0, 0.0)),
        ("#ff0000", (53.24, 80.09, 67.20)),
        ("#00ff00", (87.73, -86.18, 83.18)),
        ("#0000ff", (32.30, 79.19, -107.86)),
    ],
)
def test_full_sight_sees_what_the_standard_says(
    colour: str, lab: tuple[float, float, float]
) -> None:
    """To a hundredth or two."""
    assert dist(seen(colour, "full"), lab) < 0.05


@pytest.mark.parametrize("vision", VISIONS)
def test_greys_are_greys_for_every_eye(vision: str) -> None:
    """The rows of each matrix sum up to one."""
    for grey in ("#000000", "#777777", "#ffffff"):
        assert dist(seen(grey, vision), seen(grey, "full")) < 1.5


def test_red_and_green_of_one_lightness_are_one_for_some_eyes() -> None:
    """Which is what the least distance is for."""
    red, green = "#c05000", "#708000"
    assert dist(seen(red, "full"), seen(green, "full")) > 45
    assert dist(seen(red, "deuteranopia"), seen(green, "deuteranopia")) < 15
    assert difference(red, green) < 15
    assert difference(red, red) == 0
