"""How far apart two colours are for every eye: with full sight of colours and without.

What an eye sees that lacks one kind of cone is simulated with the matrices of Machado, Oliveira
and Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency", IEEE TVCG
15(6), 2009, table 1 at severity 1.0, on linear sRGB (IEC 61966-2-1). The distance is that of CIE
1976 L*a*b* (ISO/CIE 11664-4) under D65: about 2.3 is the least that most people notice.
"""

from __future__ import annotations

from functools import cache
from math import dist

Triple = tuple[float, float, float]
Matrix = tuple[Triple, Triple, Triple]

VISIONS: dict[str, Matrix] = {
    "full": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
"""What each kind of sight makes of red, green and blue."""

TO_XYZ: Matrix = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
"""From linear sRGB to CIE XYZ, whose rows sum up to the white of D65."""


def difference(one: str, other: str) -> float:
    """Return the least distance of two colours `#rrggbb` in L*a*b*, over all kinds of sight."""
    return min(dist(seen(one, vision), seen(other, vision)) for vision in VISIONS)


@cache
def seen(colour: str, vision: str) -> Triple:
    """Return L*, a* and b* of a colour `#rrggbb` as an eye of that kind of sight sees it."""
    red, green, blue = (linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    red, green, blue = (
        min(max(part, 0.0), 1.0) for part in times(VISIONS[vision], (red, green, blue))
    )
    white = (sum(row) for row in TO_XYZ)
    parts = zip(times(TO_XYZ, (red, green, blue)), white, strict=True)
    x, y, z = (bent(part / most) for part, most in parts)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def times(matrix: Matrix, colour: Triple) -> Triple:
    """Return a matrix applied to a colour."""
    first, second, third = (
        sum(factor * part for factor, part in zip(row, colour, strict=True)) for row in matrix
    )
    return first, second, third


def linear(part: float) -> float:
    """Return a part of an sRGB colour, 0 to 1, as light."""
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - the standard's


def bent(part: float) -> float:
    """Return a share of the light of white as L*a*b* counts it."""
    return part ** (1 / 3) if part > 216 / 24389 else (24389 / 27 * part + 16) / 116
