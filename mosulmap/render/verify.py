"""Whether a map is what its project gives: drawn again by its own manifest, and byte by byte."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from ..errors import DifferenceError, RequestError
from .manifest import Manifest, Options, read_manifest

Redraw = Callable[[Options], bytes]
"""Draws the map of the project again, as it was asked for."""

AROUND = 24
"""Bytes on each side of a difference that a message shows."""

NAMED = re.compile(rb'<(style|title|table|meta|dialog|section)\b|<script[^>]* id="(\w+)">')
"""What a place in the page can be called by: an element, or the id of a script."""


def read_page(path: Path) -> bytes:
    """Return the bytes of a map's file. Raises `RequestError` when it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise RequestError(f"{path}: cannot be read ({(error.strerror or '').lower()})") from None


def check_page(page: bytes, redraw: Redraw) -> Manifest:
    """Return the manifest of a page that is what `redraw` draws by it.

    Raises `DifferenceError` with the first difference: of what it was made of, else of its bytes.
    """
    try:
        found = read_manifest(page)
    except ValueError as error:
        raise DifferenceError(f"the page {error}; `mosulmap render` draws one that has") from None
    try:
        again = redraw(found.options)
    except (ValueError, RequestError) as error:
        message = f"the map cannot have been drawn with the options that it names: {error}"
        raise DifferenceError(message) from None
    if again == page:
        return found
    for difference in manifest_differences(found, read_manifest(again)):
        raise DifferenceError(difference)
    raise DifferenceError(byte_difference(page, again))


def manifest_differences(found: Manifest, given: Manifest) -> Iterator[str]:
    """Yield in words what a manifest says otherwise than that of the map drawn again."""
    if found.mosulmap != given.mosulmap:
        yield f"the map was drawn by mosulmap {found.mosulmap}, and this is {given.mosulmap}"
    for name, was, now in differences(found.inputs, given.inputs):
        yield f"{name}: {changed(was, now, 'SHA-256')}"
    for name, was, now in differences(found.rows, given.rows):
        yield f"{name}: {changed(was, now, 'number of rows')}"
    for name, was, now in differences(found.assets, given.assets):
        yield f"{name}, a part of every page: {changed(was, now, 'SHA-256')}"


def differences(
    found: Mapping[str, Any], given: Mapping[str, Any]
) -> Iterator[tuple[str, Any, Any]]:
    """Yield each name with its two values, where they differ; None where one side has none."""
    for name in {**found, **given}:
        was, now = found.get(name), given.get(name)
        if was != now:
            yield name, was, now


def changed(was: object, now: object, what: str) -> str:
    """Return in words that a value is not what it was."""
    if was is None:
        return "not part of the map; the project has it now"
    if now is None:
        return "part of the map; the project has it no longer"
    return f"{what} in the map is {was}, and now {now}"


def byte_difference(page: bytes, again: bytes) -> str:
    """Return in words where two pages first differ: byte, line and element, with what is there."""
    at = first_difference(page, again)
    line = page.count(b"\n", 0, at) + 1
    begun = [match[1] or match[2] for match in NAMED.finditer(page, 0, at)]
    inside = f", in or after {begun[-1].decode()}" if begun else ""
    return (
        f"byte {at:,} (line {line:,}{inside}): the page has {excerpt(page, at)}, "
        f"and the project gives {excerpt(again, at)}"
    )


def first_difference(one: bytes, other: bytes) -> int:
    """Return the first place at which two texts differ, which they do; found by halves."""
    # Of the lengths of a common beginning, those that are one come first.
    lengths = range(1, min(len(one), len(other)) + 1)
    return bisect_left(lengths, x=True, key=lambda length: one[:length] != other[:length])


def excerpt(page: bytes, at: int) -> str:
    """Return the bytes around a place as text, those that are no text as escapes."""
    return repr(page[max(at - AROUND, 0) : at + AROUND].decode("utf-8", "backslashreplace"))
