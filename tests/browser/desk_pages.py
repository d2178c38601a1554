"""The desk in Chromium: a page that fails its test on any error, dialog or foreign request."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, expect

from tests.running_preview import Preview

PATIENCE_MS = 60_000
expect.set_options(timeout=PATIENCE_MS)


@contextmanager
def watched_page(chromium: Browser, desk: Preview) -> Iterator[Page]:
    """Give an empty page for a desk; at its end nothing may have gone wrong or anywhere else."""
    faults: list[str] = []
    context = chromium.new_context(viewport={"width": 1440, "height": 900})
    context.set_default_timeout(PATIENCE_MS)
    page = context.new_page()
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("dialog", lambda dialog: faults.append(dialog.message))
    page.on(
        "request",
        lambda r: None if r.url.startswith((desk.address, "data:")) else faults.append(r.url),
    )
    yield page
    context.close()
    assert faults == []


def decided(page: Page, words: str) -> None:
    """Wait until the desk has said so: then it is on disk."""
    expect(page.locator("#notice")).to_contain_text(words)
