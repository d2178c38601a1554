"""Edit, save, look: how long the preview takes from a save to the new map, beside folium's import.

Each turn saves the shipped project's places.csv with another title of one place, and waits for
the news of the new map and for the map itself ("served"), then for that title in the card that is
open in Chromium ("seen"). `python -c "import folium"`, a process of its own, is what any program
that draws such a map pays before its first line; it takes its turns in between.
"""

from __future__ import annotations

import http.client
import json
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
TABLE = "gazetteer/places.csv"
PLACE = "karama"
TITLE = ",Karama,"
GOAL = 2.0
"""Seconds from the save to the new map on the screen."""

Times = Mapping[str, list[float]]


@contextmanager
def previewing(folder: Path) -> Iterator[int]:
    """Run `mosulmap preview` on `folder` and give its port."""
    words = ["-m", "mosulmap", "preview", "--no-open", "--port", "0", "--project", str(folder)]
    with subprocess.Popen(
        [sys.executable, "-u", *words], stdout=subprocess.PIPE, encoding="utf-8"
    ) as process:
        try:
            found = re.search(r":(\d+)/", process.stdout.readline() if process.stdout else "")
            if not found:
                raise typer.Exit(1)
            yield int(found[1])
        finally:
            process.terminate()


def maps_of(port: int) -> Iterator[str]:
    """Yield the served map, now and whenever there is a new one."""
    stream = http.client.HTTPConnection("127.0.0.1", port)
    stream.request("GET", "/events")
    answer, last = stream.getresponse(), ""
    while line := answer.readline():
        mark = json.loads(line[6:])["map"] if line.startswith(b"data: ") else ""
        if mark and mark != last:
            last = mark
            connection = http.client.HTTPConnection("127.0.0.1", port)
            connection.request("GET", "/map")
            yield connection.getresponse().read().decode("utf-8")
            connection.close()


def seconds(act: Callable[[], object]) -> float:
    """Return how long something takes."""
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def import_folium() -> None:
    """Run `python -c "import folium"`."""
    subprocess.run([sys.executable, "-c", "import folium"], check=True)


def measure(folder: Path, port: int, page: Page, turns: int) -> Times:
    """Return the seconds of every turn: of the import, until the map was served, until seen."""
    times: dict[str, list[float]] = {"import folium": [], "served": [], "seen": []}
    text = (folder / TABLE).read_text(encoding="utf-8")
    maps = maps_of(port)
    next(maps)
    card = page.frame_locator("iframe").locator("#card")
    card.get_by_text("Karama").first.wait_for()
    for turn in range(turns):
        times["import folium"].append(seconds(import_folium))
        title = f"Karama, turn {turn}"
        start = time.perf_counter()
        (folder / TABLE).write_text(text.replace(TITLE, f',"{title}",'), encoding="utf-8")
        while title not in next(maps):
            pass
        times["served"].append(time.perf_counter() - start)
        card.get_by_text(title).first.wait_for()
        times["seen"].append(time.perf_counter() - start)
    return times


def rows(times: Times) -> Iterator[str]:
    """Yield the lines of the table, and whether the goal is reached."""
    floor = statistics.median(times["import folium"])
    yield '| from a save until | best, s | median, s | worst, s | × `python -c "import folium"` |'
    yield "|---|---:|---:|---:|---:|"
    for name, label in {
        "served": "the new map is served",
        "seen": "it stands in Chromium",
        "import folium": '`python -c "import folium"` beside it',
    }.items():
        found = times[name]
        middle = statistics.median(found)
        figures = (min(found), middle, max(found), middle / floor)
        yield f"| {label} | " + " | ".join(f"{figure:.2f}" for figure in figures) + " |"
    median = statistics.median(times["seen"])
    verdict = "reached" if median < GOAL else "MISSED"
    yield f"\nGoal under {GOAL:.0f} s from save to look: {verdict}, {median:.2f}"


def main(turns: Annotated[int, typer.Option(min=1, help="Saves to measure.")] = 20) -> None:
    """Print how long it takes from a save to the new map."""
    chromium = shutil.which("chromium-headless-shell")
    if not chromium:
        typer.echo("Chromium is missing: run `make chromium`")
        raise typer.Exit(1)
    typer.echo(f"## Edit, save, look: {turns} saves of the shipped project\n")
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        for part in ("gazetteer", "seeds"):
            shutil.copytree(ROOT / part, Path(name) / part)
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        with previewing(Path(name)) as port:
            page = browser.new_page()
            page.goto(f"http://127.0.0.1:{port}/#d=2016-11-04&p={PLACE}")
            for line in rows(measure(Path(name), port, page, turns)):
                typer.echo(line)
        browser.close()


if __name__ == "__main__":
    typer.run(main)
