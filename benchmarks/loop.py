"""Edit, check, look on a large project beside the shipped one: 3,000 places, 20,000 mentions.

An article every five days makes 300 articles. Both are measured in one process, in turns: `check`
reads and checks the project; `save` changes the title of one place and takes the snapshot that
`mosulmap preview` shows. What counts is how many times as long the large project takes.
"""

from __future__ import annotations

import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Annotated

import typer
from made_project import make_project

from mosulmap.pipeline import check_project
from mosulmap.preview.preview import MapDrawer

ROOT = Path(__file__).resolve().parent.parent
TABLE = "gazetteer/places.csv"
GOAL = 4.0
"""Times as long as the shipped project."""


def seconds(act: Callable[[], object]) -> float:
    """Return how many seconds something takes."""
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def save(folder: Path, turn: int) -> None:
    """Give the last place of a project another title."""
    lines = (folder / TABLE).read_text(encoding="utf-8").splitlines()
    cells = lines[-1].split(",")
    cells[1] = f"Turn {turn}"
    lines[-1] = ",".join(cells)
    (folder / TABLE).write_text("\n".join(lines) + "\n", encoding="utf-8")


def measure(folders: dict[str, Path], turns: int) -> Iterator[tuple[str, str, float]]:
    """Yield the step, the project and the seconds of every turn."""
    drawers = {name: MapDrawer(folder, "en") for name, folder in folders.items()}
    for drawer in drawers.values():
        drawer.snapshot()
    for turn in range(turns):
        for name, folder in folders.items():
            yield "check", name, seconds(partial(check_project, folder))
            save(folder, turn)
            yield "save", name, seconds(drawers[name].snapshot)


def main(
    turns: Annotated[int, typer.Option(min=1, help="Turns to measure.")] = 3,
    mentions: Annotated[int, typer.Option(min=1, help="Mentions of the large project.")] = 20_000,
) -> None:
    """Print how long the loop takes on a large project, beside the shipped one."""
    with tempfile.TemporaryDirectory() as name:
        shipped, large = Path(name) / "shipped", Path(name) / "large"
        for part in ("gazetteer", "seeds"):
            shutil.copytree(ROOT / part, shipped / part)
        make_project(mentions * 3 // 20, mentions * 3 // 40, mentions).write(large)
        found = list(measure({"shipped": shipped, "large": large}, turns))
    typer.echo(f"## Edit, check, look: {turns} turns\n")
    typer.echo("| step | shipped, s | large, s | times | goal 4 |\n|---|---:|---:|---:|---|")
    for step in ("check", "save"):
        small, big = (
            statistics.median(s for of, project, s in found if (of, project) == (step, name))
            for name in ("shipped", "large")
        )
        verdict = "reached" if big <= GOAL * small else "MISSED"
        typer.echo(f"| {step} | {small:.2f} | {big:.2f} | {big / small:.1f} | {verdict} |")


if __name__ == "__main__":
    typer.run(main)
