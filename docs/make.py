"""Rewrite what is made by program: tables, drawing, pictures, folium's frame, datapackage.json.

Run by `make docs`. The tests fail when docs/tables.md, docs/architecture.svg, datapackage.json or
the frame of the map is behind the program.
"""

from __future__ import annotations

import csv
import html
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from following import follow, read_steps
from playwright.sync_api import Page, sync_playwright
from rooms import draw_rooms

from mosulmap.export.export import export_study
from mosulmap.export.tables import Scope
from mosulmap.pictures.request import PictureRequest
from mosulmap.pipeline import draw_map, draw_pictures, make_study
from mosulmap.project.schema import FILE, describe_package, describe_tables
from mosulmap.render.frame import describe_frame
from tests.running_preview import previewing

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
FRAME = ROOT / "mosulmap" / "render" / "static" / "frame.json"

PACKAGE = ("mosul", "The battle of Mosul, October 2016 to February 2017")
"""The name and the title of the shipped project."""

ABOUT = {
    "keywords": ["gazetteer", "armed conflict", "control of territory", "Mosul", "news"],
    "licenses": [
        {
            "name": "BSD-3-Clause",
            "path": "https://opensource.org/license/bsd-3-clause",
            "title": "BSD 3-Clause License, for the authors' own mentions, estimates and notes",
        },
        {
            "name": "ODbL-1.0",
            "path": "https://opendatacommons.org/licenses/odbl/1-0/",
            "title": "Open Database License 1.0, for what comes from OpenStreetMap",
        },
        {
            "name": "CC-BY-4.0",
            "path": "https://creativecommons.org/licenses/by/4.0/",
            "title": "Creative Commons Attribution 4.0, for what comes from GeoNames and UCDP",
        },
        {
            "name": "CC-BY-SA-4.0",
            "path": "https://creativecommons.org/licenses/by-sa/4.0/",
            "title": "Creative Commons Attribution-ShareAlike 4.0, for what comes from Wikipedia",
        },
        {
            "name": "CC-BY-3.0",
            "path": "https://creativecommons.org/licenses/by/3.0/",
            "title": "Creative Commons Attribution 3.0, for what comes from Pleiades",
        },
        {
            "name": "CC0-1.0",
            "path": "https://creativecommons.org/publicdomain/zero/1.0/",
            "title": "Creative Commons Zero 1.0, for what comes from Wikidata",
        },
        {
            "name": "LicenseRef-Public-Domain",
            "title": "Public domain, for what comes from Natural Earth",
        },
        {
            "name": "LicenseRef-Quoted-Articles",
            "title": "No licence is given for the articles: they belong to their publishers",
        },
    ],
    "sources": [
        {"title": "GeoNames", "path": "https://www.geonames.org"},
        {"title": "UCDP Georeferenced Event Dataset", "path": "https://ucdp.uu.se"},
        {"title": "OpenStreetMap contributors", "path": "https://www.openstreetmap.org/copyright"},
        {"title": "Wikipedia", "path": "https://www.wikipedia.org"},
        {"title": "Wikidata", "path": "https://www.wikidata.org"},
        {"title": "Pleiades", "path": "https://pleiades.stoa.org"},
        {"title": "Natural Earth (public domain)", "path": "https://www.naturalearthdata.com"},
        {
            "title": "Médecins Sans Frontières, places of living in Mosul, as published by OpenFn "
            "(no licence stated there)"
        },
        {"title": "A page of tripomatic.com, one of wikimapia.org (licence not determined)"},
        {"title": "OCHA place codes"},
    ],
    "contributors": [{"title": "The mosulmap authors", "roles": ["creator", "dataCurator"]}],
}
"""What the shipped project says of itself in datapackage.json, as the README has it in words."""

WAITING = "001_69642d5313d4b695|002_6fdac2587ea5a60c"
"""Articles of the shipped project whose mentions wait in the pictures of the desk."""

DESK_PATIENCE_MS, SETTLED_MS = 120_000, 2_000
"""Milliseconds until a wait is given up, and until what moves on the desk stands still."""

LAST_ROWS = 6
"""How much of a table a picture shows."""

TABLE_STYLE = """
body { margin: 0; font: 13px "Noto Sans", sans-serif; color: #1d1f24; background: #fff }
figure { margin: 0; padding: 12px; width: max-content } figcaption { padding: 0 0 8px; color: #555 }
table { border-collapse: collapse } th { background: #f3f2ee; font-weight: 600 }
th, td { border: 1px solid #c9c7c0; padding: 3px 7px; text-align: left; max-width: 170px;
  overflow: hidden; white-space: nowrap; text-overflow: ellipsis }
.new td { background: #eceae3; font-weight: 600 } td.no { color: #777; background: #f3f2ee }
"""


@contextmanager
def open_page(width: int, height: int) -> Iterator[Page]:
    """Open a page of a browser without a network."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium-headless-shell"), args=["--no-sandbox"]
        )
        yield browser.new_page(viewport={"width": width, "height": height})
        browser.close()


def take_picture(page_file: Path, picture: Path, width: int = 1440, height: int = 900) -> None:
    """Photograph the map as a reader sees it on a screen of 1440 by 900."""
    with open_page(width, height) as page:
        page.goto(page_file.as_uri())
        page.wait_for_selector(".mark")
        page.screenshot(path=picture)


def take_table(table: Path, name: str, picture: Path) -> None:
    """Photograph the last rows of a CSV file as a table, titled as what it is; the last is new."""
    with table.open(encoding="utf-8", newline="") as stream:
        header, *rows = csv.reader(stream)
    cells = [
        (number, row) for number, row in enumerate(rows, 2) if number > len(rows) + 1 - LAST_ROWS
    ]
    lines = "".join(
        f"<tr{' class=new' if number > len(rows) else ''}><td class=no>{number}</td>"
        + "".join(f"<td>{html.escape(cell)}</td>" for cell in row)
        for number, row in cells
    )
    head = "<th></th>" + "".join(f"<th>{column}</th>" for column in header)
    caption = f"{name} as a table: its last rows, numbered as a spreadsheet does"
    with open_page(1480, 320) as page:
        page.set_content(
            f"<style>{TABLE_STYLE}</style><figure><figcaption>{caption}</figcaption>"
            f"<table><tr>{head}</tr>{lines}</table></figure>"
        )
        page.locator("figure").screenshot(path=picture)


def take_in_qgis(folder: Path) -> None:
    """Draw the GeoPackage of the shipped project in QGIS, with Debian's own Python."""
    package = folder / "control.gpkg"
    package.write_bytes(export_study(make_study(ROOT), package.name, Scope())[0])
    script, picture = DOCS / "qgis_picture.py", DOCS / "qgis.png"
    words = ["/usr/bin/python3", str(script), str(package), "2016-11-04", str(picture)]
    quiet = {"PATH": "/usr/bin:/bin", "HOME": str(folder), "QT_QPA_PLATFORM": "offscreen"}
    subprocess.run(words, env=quiet, check=True)  # noqa: S603 - our own script


def take_guide(folder: Path) -> None:
    """Follow docs/curating.md in a folder, and take its pictures on the way."""
    drawn = iter(("curating-before.png", "curating-after.png"))
    here = folder / "mosul"

    def run(command: str, where: Path) -> None:
        name, *words = command.split()
        subprocess.run([sys.executable, "-m", name, *words], cwd=where, check=False)  # noqa: S603 - the guide's own commands

    guide = (DOCS / "curating.md").read_text(encoding="utf-8")
    for step in follow(guide, folder, run):
        if step.kind == "type" and "render" in step.words:
            page_file = here / "output" / "mosulmap-2016-11-08.html"
            take_picture(page_file, DOCS / next(drawn), 1200, 700)
        if step.kind == "add" and step.file.endswith("places.csv"):
            take_table(here / step.file, step.file, DOCS / "curating-table.png")


def take_desk(folder: Path) -> None:
    """Photograph the desk on the shipped project, as it reads and as it makes a place.

    The mentions of two articles wait again, and the article of docs/curating.md is new.
    """
    for part in ("gazetteer", "seeds"):
        shutil.copytree(ROOT / part, folder / part)
    mentions = folder / "seeds" / "mentions.csv"
    waiting = re.compile(rf"^((?:{WAITING}):.*),accepted,", re.MULTILINE)
    mentions.write_text(waiting.sub(r"\1,proposed,", mentions.read_text("utf-8")), "utf-8")
    guide = (DOCS / "curating.md").read_text(encoding="utf-8")
    saved = next(step for step in read_steps(guide) if step.kind == "save")
    article = folder / saved.file
    article.write_text(saved.words, encoding="utf-8")
    command = [sys.executable, "-m", "mosulmap", "add", str(article), "--publisher", "Example"]
    subprocess.run(command, cwd=folder, check=True)  # noqa: S603 - our own command
    with (
        previewing(folder, "--no-open", "--port", "0", "--as", "Amira", name="desk") as desk,
        open_page(1280, 800) as page,
    ):
        page.set_default_timeout(DESK_PATIENCE_MS)
        page.goto(f"{desk.address}#reading/{WAITING.partition('|')[0]}")
        page.locator(".question .answers").wait_for()
        page.frame_locator("iframe").locator(".mark").first.wait_for()
        for _ in range(4):
            page.keyboard.press("a")
            page.locator("#notice", has_text="accepted").wait_for()
        page.wait_for_timeout(SETTLED_MS)
        page.screenshot(path=DOCS / "desk-reading.png")
        page.goto("about:blank")
        page.goto(f"{desk.address}#places/found/khorsabad")
        page.locator(".what > h2", has_text="Khorsabad").wait_for()
        page.locator(".candidates").locator(".row, .note").first.wait_for()
        page.locator("[name=parent_id]").fill("mosul")
        page.locator(".locator").click(position={"x": 300, "y": 90})
        page.wait_for_timeout(SETTLED_MS)
        page.screenshot(path=DOCS / "desk-places.png")


def main() -> None:
    """Write them all."""
    (DOCS / "tables.md").write_text(describe_tables(), encoding="utf-8")
    (DOCS / "architecture.svg").write_text(draw_rooms(), encoding="utf-8")
    (ROOT / FILE).write_text(describe_package(*PACKAGE, ABOUT), encoding="utf-8")
    FRAME.write_text(describe_frame(), encoding="utf-8")
    page_file = ROOT / "output" / "picture.html"
    page_file.write_text(draw_map(make_study(ROOT), "2016-11-04"), encoding="utf-8")
    take_picture(page_file, DOCS / "map.png")
    page_file.unlink()
    drawn = draw_pictures(make_study(ROOT), PictureRequest("png", ("2016-11-04",)))
    (DOCS / "picture.png").write_bytes(drawn.content)
    with TemporaryDirectory() as folder:
        take_guide(Path(folder))
        take_in_qgis(Path(folder))
    with TemporaryDirectory() as folder:
        take_desk(Path(folder))


if __name__ == "__main__":
    main()
