"""A real Chromium without a network; a test fails on any console error, page error or request."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from mosulmap.files import write_file
from mosulmap.pipeline import draw_map, make_study

ROOT = Path(__file__).resolve().parents[2]
DESKTOP = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}

READY = "html.script, iframe"
"""What there is when a page's script has run; a page around a map has its frame instead."""

OWN = ("file:", "blob:", "data:")
"""How the addresses begin that no network is asked for."""

OpenPage = Callable[..., Page]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, headless."""
    executable = shutil.which("chromium-headless-shell")
    assert executable, "Chromium is missing: run `make chromium`"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=executable, args=["--no-sandbox", "--disable-gpu"]
        )
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def chromium_with_scrollbars(chromium: Browser) -> Iterator[Browser]:
    """Start the same browser as its readers have it: scrollbars take room."""
    browser = chromium.browser_type.launch(
        executable_path=shutil.which("chromium-headless-shell"),
        args=["--no-sandbox", "--disable-gpu"],
        ignore_default_args=["--hide-scrollbars"],
    )
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def map_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Draw the shipped map, once."""
    path = tmp_path_factory.mktemp("map") / "mosulmap.html"
    write_file(path, draw_map(make_study(ROOT)))
    return path


@pytest.fixture
def open_page(chromium: Browser, map_file: Path) -> Iterator[OpenPage]:
    """Open a map offline at an address's hash; what must not happen fails the test at its end."""
    faults: list[str] = []
    contexts = []

    def open_it(
        address: str = "", *, file: Path | None = None, ready: str = READY, **options: object
    ) -> Page:
        context = chromium.new_context(offline=True, **{"viewport": DESKTOP, **options})  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.on(
            "console",
            lambda message: (
                faults.append(f"console: {message.text}") if message.type == "error" else None
            ),
        )
        page.on("pageerror", lambda error: faults.append(f"page error: {error}"))
        page.on(
            "request",
            lambda request: (
                None
                if request.url.startswith(("file:", "blob:", "data:"))
                else faults.append(request.url)
            ),
        )
        page.on("dialog", lambda dialog: faults.append(f"dialog: {dialog.message}"))
        page.goto((file or map_file).as_uri() + address)
        if options.get("java_script_enabled", True):
            page.wait_for_selector(ready, state="attached")
        return page

    yield open_it
    for context in contexts:
        context.close()
    assert faults == []
