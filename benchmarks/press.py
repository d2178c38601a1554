"""A press at the desk: from the key to the next question on the screen, on a large project.

A project of 20,000 proposals is answered in Chromium at a real desk. From the press of A until the
next question stands there, and two animation frames later, so that it has been drawn. Beside each
press stands its floor: two animation frames of the same page. Every answer is saved meanwhile, the
tables are read again, and every question is asked for anew: that is in the figures.
"""

from __future__ import annotations

import shutil
import statistics
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer
from answer import as_proposals
from desk import running_desk
from made_project import make_project
from playwright.sync_api import sync_playwright

GOAL_MS = 100
PATIENCE_MS = 600_000

PRESSES = """async ([turns, pause]) => {
  const frame = () => new Promise(requestAnimationFrame),
    two = async () => { await frame(); await frame(); return performance.now(); },
    pressed = [], floor = [];
  for (let turn = 0; turn < turns; turn++) {
    await new Promise(resolve => setTimeout(resolve, pause));
    await frame();
    let start = performance.now();
    floor.push(await two() - start);
    const before = document.querySelector(".question");
    start = performance.now();
    document.body.dispatchEvent(new KeyboardEvent("keydown", {key: "a", bubbles: true}));
    while (document.querySelector(".question") === before)
      await new Promise(resolve => setTimeout(resolve));
    pressed.push(await two() - start);
  }
  return [pressed, floor];
}"""
"""Presses A some times, each after a pause; gives the milliseconds of each and of two frames."""


def row(name: str, times: list[float]) -> str:
    """Return the row of the table for some milliseconds."""
    figures = (min(times), statistics.median(times), max(times))
    return f"| {name} | " + " | ".join(f"{figure:.0f}" for figure in figures) + " |"


def rows(found: dict[str, list[list[float]]]) -> Iterator[str]:
    """Yield the lines of the table, and whether the goal is reached."""
    yield "| from the press to the next question | best, ms | median, ms | worst, ms |"
    yield "|---|---:|---:|---:|"
    for name, (pressed, floor) in found.items():
        yield row(name, pressed)
        yield row(f"{name}: two frames beside it", floor)
    median = max(statistics.median(pressed) for pressed, _ in found.values())
    verdict = "reached" if median < GOAL_MS else "MISSED"
    yield f"\nGoal under {GOAL_MS} ms for a press: {verdict}, {median:.0f}"


def main(
    turns: Annotated[int, typer.Option(min=1, help="Presses to measure.")] = 30,
    mentions: Annotated[
        int, typer.Option(min=100, help="Proposals of the large project.")
    ] = 20_000,
) -> None:
    """Print how long it takes from a press to the next question on the screen."""
    typer.echo(f"## A press: {turns} answers of each pace in {mentions:,} proposals\n")
    found = {}
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        made = make_project(3000 * mentions // 20_000 or 20, 1500, mentions)
        folder = as_proposals(made.write(Path(name)))
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium-headless-shell"), args=["--no-sandbox"]
        )
        with running_desk(folder) as address:
            page = browser.new_page(viewport={"width": 1440, "height": 900})
            page.set_default_timeout(PATIENCE_MS)
            page.goto(f"{address}#reading")
            page.locator(".question .answers").wait_for()
            for pace, pause in (("every 2 s", 2000), ("one after the other", 0)):
                found[pace] = page.evaluate(PRESSES, [turns, pause])
        browser.close()
    for line in rows(found):
        typer.echo(line)


if __name__ == "__main__":
    typer.run(main)
