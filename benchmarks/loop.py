"""Edit, check, look on a large project beside the shipped one: 3,000 places, 20,000 mentions.

An article every five days makes 300 articles. Both are measured in one run, in turns; what counts
is how many times as long the large project takes:

- `check`: `mosulmap check`, a process of its own
- `recheck`: the same in a process that has checked before, without its start
- `rebuild`: from a save that changes the title of one place to the page that `mosulmap preview`
  serves then, in a preview that has drawn it before
- `seen`: from such a save until that title stands in the open card in Chromium, where there is one
- `render`: `mosulmap render`, a process of its own, which keeps nothing

Seconds are those of the clock; beside them stand, of `check` and `render`, those of the processor.
"""

from __future__ import annotations

import csv
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Annotated

import typer
from made_project import make_project
from playwright.sync_api import Browser, Locator, sync_playwright
from preview import previewing

from mosulmap.pipeline import check_project
from mosulmap.preview.preview import MapDrawer

ROOT = Path(__file__).resolve().parent.parent
PLACES, MENTIONS = "gazetteer/places.csv", "seeds/mentions.csv"
PATIENCE_MS = 120_000
"""Milliseconds after which a title is no longer waited for."""

GOAL = 4.0
"""Times as long as the shipped project."""

GOALS = ("check", "rebuild", "seen")
"""The steps that have a goal: those that a curator takes again and again."""

Found = defaultdict[tuple[str, str], list[float]]
"""The seconds of every turn by step and project."""


@dataclass(frozen=True)
class Edited:
    """A project that is edited, and the place whose title changes."""

    name: str
    folder: Path
    place_id: str

    def save(self, title: str) -> None:
        """Give the place another title."""
        with (self.folder / PLACES).open(encoding="utf-8", newline="") as stream:
            header, *rows = csv.reader(stream)
        for row in rows:
            if row[0] == self.place_id:
                row[header.index("title")] = title
        with (self.folder / PLACES).open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream, lineterminator="\n").writerows([header, *rows])


def seconds(act: Callable[[], object]) -> float:
    """Return how many seconds something takes."""
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def processor_seconds() -> float:
    """Return the seconds that ended processes have had of the processor."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def run(words: tuple[str, ...], project: Edited, found: Found) -> None:
    """Run a command on a project, and note its seconds by clock and by processor."""
    command = [sys.executable, "-m", "mosulmap", *words, "--project", str(project.folder)]
    before = processor_seconds()
    took = seconds(
        lambda: subprocess.run(command, check=False, stdout=subprocess.DEVNULL, cwd=project.folder)
    )
    found[words[0], project.name].append(took)
    found[f"{words[0]}, processor", project.name].append(processor_seconds() - before)


def measure_commands(projects: list[Edited], turns: int, found: Found) -> None:
    """Note the seconds of a check and a rebuild, cold and warm, in turns."""
    drawers = {project.name: MapDrawer(project.folder, "en") for project in projects}
    for drawer in drawers.values():
        drawer.snapshot()
    for turn in range(turns):
        for project in projects:
            run(("check",), project, found)
            again = seconds(partial(check_project, project.folder))
            found["recheck", project.name].append(again)
            project.save(f"Turn {turn}")
            found["rebuild", project.name].append(seconds(drawers[project.name].snapshot))
    for project in projects:
        run(("render",), project, found)


@contextmanager
def opened(project: Edited, browser: Browser) -> Iterator[Locator]:
    """Preview a project and give the card of its place, open in a browser."""
    with previewing(project.folder) as port:
        page = browser.new_page()
        page.goto(f"http://127.0.0.1:{port}/#p={project.place_id}")
        card = page.frame_locator("iframe").locator("#card")
        card.get_by_text("Turn").first.wait_for(timeout=PATIENCE_MS)
        yield card
        page.close()


def measure_looks(projects: list[Edited], turns: int, chromium: str, found: Found) -> None:
    """Note the seconds from a save to the title in the open card, in turns."""
    with sync_playwright() as playwright, ExitStack() as stack:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        cards = [(project, stack.enter_context(opened(project, browser))) for project in projects]
        for turn in range(turns):
            for project, card in cards:
                title = f"Turn and look {turn}"
                project.save(title)
                wait = partial(card.get_by_text(title).first.wait_for, timeout=PATIENCE_MS)
                found["seen", project.name].append(seconds(wait))


def rows(found: Found) -> Iterator[str]:
    """Yield the lines of the table: a step each, and whether it reaches its goal."""
    yield "| step | shipped, s | large, s | times | goal 4 |\n|---|---:|---:|---:|---|"
    for step in dict.fromkeys(step for step, _ in found):
        small, big = (statistics.median(found[step, name]) for name in ("shipped", "large"))
        verdict = ("reached" if big <= GOAL * small else "MISSED") if step in GOALS else "none"
        yield f"| {step} | {small:.2f} | {big:.2f} | {big / small:.1f} | {verdict} |"


def named_place(folder: Path) -> str:
    """Return the place of the last mention of a project."""
    with (folder / MENTIONS).open(encoding="utf-8", newline="") as stream:
        return [row["place_id"] for row in csv.DictReader(stream)][-1]


def main(
    turns: Annotated[int, typer.Option(min=1, help="Turns to measure.")] = 3,
    mentions: Annotated[int, typer.Option(min=1, help="Mentions of the large project.")] = 20_000,
) -> None:
    """Print how long the loop takes on a large project, beside the shipped one."""
    found: Found = defaultdict(list)
    with tempfile.TemporaryDirectory() as name:
        shipped, large = Path(name) / "shipped", Path(name) / "large"
        for part in ("gazetteer", "seeds"):
            shutil.copytree(ROOT / part, shipped / part)
        make_project(mentions * 3 // 20, mentions * 3 // 40, mentions).write(large)
        projects = [
            Edited("shipped", shipped, "karama"),
            Edited("large", large, named_place(large)),
        ]
        measure_commands(projects, turns, found)
        if chromium := shutil.which("chromium-headless-shell"):
            measure_looks(projects, turns, chromium, found)
    typer.echo(f"## Edit, check, look: {turns} turns\n")
    for line in rows(found):
        typer.echo(line)


if __name__ == "__main__":
    typer.run(main)
