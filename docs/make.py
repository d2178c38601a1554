"""Rewrite what is taken from the program: docs/tables.md, datapackage.json, README's pictures.

Run by `make docs`; the tests fail when docs/tables.md or datapackage.json is behind the models.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from playwright.sync_api import sync_playwright

from mosulmap.commission import Commission
from mosulmap.data_package import FILE, describe_package
from mosulmap.pipeline import draw_map, draw_pictures, make_study
from mosulmap.tables import describe_tables

ROOT = Path(__file__).resolve().parent.parent

PACKAGE = ("mosul", "The battle of Mosul, October 2016 to February 2017")
"""The name and the title of the shipped project."""


def take_picture(page_file: Path, picture: Path) -> None:
    """Photograph the map as a reader sees it on a screen of 1440 by 900."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.goto(page_file.as_uri())
        page.wait_for_selector(".mark")
        page.screenshot(path=picture)
        browser.close()


def main() -> None:
    """Write them all."""
    (ROOT / "docs" / "tables.md").write_text(describe_tables(), encoding="utf-8")
    (ROOT / FILE).write_text(describe_package(*PACKAGE), encoding="utf-8")
    page_file = ROOT / "output" / "picture.html"
    page_file.write_text(draw_map(make_study(ROOT), "2016-11-04"), encoding="utf-8")
    take_picture(page_file, ROOT / "docs" / "map.png")
    page_file.unlink()
    drawn = draw_pictures(make_study(ROOT), Commission("png", ("2016-11-04",)))
    (ROOT / "docs" / "picture.png").write_bytes(drawn.content)


if __name__ == "__main__":
    main()
