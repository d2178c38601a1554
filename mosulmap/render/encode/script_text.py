"""Bytes as text: 13 bits are two signs, a twelfth shorter than base64.

The signs are those of ASCII that can be seen, and the blank, without < > { }: they stand for
themselves in an HTML script element and in a template.
"""

from __future__ import annotations

SIGNS = "".join(chr(code) for code in range(32, 127) if chr(code) not in "<>{}")
"""91 signs: a pair of them has 8,281 values, 89 more than 13 bits need."""

PAIR_BITS, SIGN_BITS = 13, 6


def written(data: bytes) -> str:
    """Return bytes as signs, the low bits first; up to 6 bits that are left over take one sign."""
    signs: list[str] = []
    held = bits = 0
    for byte in data:
        held |= byte << bits
        bits += 8
        if bits >= PAIR_BITS:
            high, low = divmod(held & ((1 << PAIR_BITS) - 1), len(SIGNS))
            signs += SIGNS[high], SIGNS[low]
            held >>= PAIR_BITS
            bits -= PAIR_BITS
    high, low = divmod(held, len(SIGNS))
    if bits > SIGN_BITS:
        signs.append(SIGNS[high])
    if bits:
        signs.append(SIGNS[low])
    return "".join(signs)


def read(text: str) -> bytes:
    """Return the bytes that `written` wrote."""
    data = bytearray()
    held = bits = 0
    for at in range(0, len(text), 2):
        value = 0
        for sign in text[at : at + 2]:
            value = value * len(SIGNS) + SIGNS.index(sign)
        held |= value << bits
        bits += PAIR_BITS if at + 1 < len(text) else SIGN_BITS
        data += (held & ((1 << bits) - 1)).to_bytes(4, "little")[: bits // 8]
        held >>= bits // 8 * 8
        bits %= 8
    return bytes(data)
