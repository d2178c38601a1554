"""A page as a browser's parser sees it: elements, inline scripts and style, and its words."""

from __future__ import annotations

import base64
import json
import zlib
from html.parser import HTMLParser
from typing import Any

Attributes = dict[str, str]


class PageElements(HTMLParser):
    """The parts of one HTML page.

    `tags` are all elements with the names of their attributes, in order; `scripts` the inline
    scripts by type, those that travel packed by id and as what they are; `style` what stands in
    `<style>`; `words` all other text.
    """

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, Attributes]] = []
        self.scripts: dict[str, str] = {}
        self.packed: list[str] = []
        self.style = ""
        self.words = ""
        self.inside = ""
        self.feed(page)
        self.close()
        for name in self.packed:
            self.scripts[name] = zlib.decompress(base64.b64decode(self.scripts[name])).decode()

    @property
    def tags(self) -> list[tuple[str, ...]]:
        """The elements by name, each with the names of its attributes."""
        return [(tag, *attributes) for tag, attributes in self.elements]

    @property
    def data(self) -> dict[str, Any]:
        """What the page's block of data holds."""
        written = self.scripts["data" if "data" in self.packed else "application/json"]
        found: dict[str, Any] = json.loads(written)
        return found

    def values(self, name: str) -> list[str]:
        """Return the values of every attribute called `name`."""
        return [attributes[name] for _, attributes in self.elements if name in attributes]

    def policy(self) -> str:
        """Return the page's Content-Security-Policy."""
        [content] = [
            attributes["content"]
            for _, attributes in self.elements
            if attributes.get("http-equiv") == "Content-Security-Policy"
        ]
        return content

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element; the text of a script or style that follows belongs to it."""
        attributes = {name: value or "" for name, value in attrs}
        self.elements.append((tag, attributes))
        self.inside = ""
        if tag == "script":
            self.inside = attributes.get("type", "text/javascript")
            if self.inside == "application/zlib":
                self.inside = attributes["id"]
                self.packed.append(self.inside)
            assert self.inside not in self.scripts
            self.scripts[self.inside] = ""
        elif tag == "style":
            self.inside = "style"

    def handle_endtag(self, tag: str) -> None:
        """Note that a script or style is over."""
        del tag
        self.inside = ""

    def handle_data(self, data: str) -> None:
        """Put a text where it belongs."""
        if self.inside == "style":
            self.style += data
        elif self.inside:
            self.scripts[self.inside] += data
        else:
            self.words += data
