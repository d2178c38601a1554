"""One answer of a review on a large project: from the key to the decision on disk.

A project of 20,000 proposals is answered one by one, as `mosulmap review` does: each answer writes
`seeds/mentions.csv` and `seeds/decisions.csv`, synced and renamed. The shipped project, all of
whose mentions are made proposals, is answered in turns with it. Beside both stands what the disk
takes for the same bytes: writing and syncing two such files.
"""

from __future__ import annotations

import os
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from itertools import count
from pathlib import Path
from typing import Annotated

import typer
from made_project import make_project

from mosulmap.curate.decisions import Signature
from mosulmap.curate.review import TerminalReview
from mosulmap.curate.sound_rows import sound_for_review
from mosulmap.model.rows import Review
from mosulmap.project.project import read_project

ROOT = Path(__file__).resolve().parent.parent
MENTIONS, DECISIONS = "seeds/mentions.csv", "seeds/decisions.csv"
GOAL_MS = 100
"""Milliseconds from an answer to its decision on disk."""


def seconds(act: Callable[[], object]) -> float:
    """Return how long something takes."""
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def as_proposals(folder: Path) -> Path:
    """Make proposals of all mentions that are accepted in a project."""
    table = folder / MENTIONS
    table.write_text(table.read_text("utf-8").replace(",accepted,", ",proposed,"), "utf-8")
    return folder


def open_review(folder: Path) -> TerminalReview:
    """Return a review of the project in `folder`, which asks nobody."""
    moments = map("2016-11-09T14:02:11.{:06}Z".format, count())
    sound, _ = sound_for_review(read_project(folder))
    return TerminalReview(
        folder, sound, lambda _: "", lambda _: None, Signature("B", moments.__next__)
    )


def answer(review: TerminalReview, mention_id: str) -> None:
    """Accept one proposal."""
    row = review.current(mention_id)
    if row is None or not review.decide([row], Review.ACCEPTED):
        raise typer.Exit(1)


def write_synced(folder: Path) -> None:
    """Write and sync the bytes of both tables once more, under other names."""
    for path in (MENTIONS, DECISIONS):
        copy = (folder / path).with_suffix(".copy")
        with copy.open("wb") as stream:
            stream.write((folder / path).read_bytes())
            stream.flush()
            os.fsync(stream.fileno())


def measure(reviews: Mapping[str, TerminalReview], turns: int) -> dict[str, list[float]]:
    """Return the milliseconds of each turn: of an answer in each project, and of the disk."""
    waiting = {
        name: [row.id for row in review.project.mentions.rows if row.status.waits]
        for name, review in reviews.items()
    }
    for name, review in reviews.items():
        answer(review, waiting[name].pop())
    found: dict[str, list[float]] = {}
    for _ in range(turns):
        for name, review in reviews.items():
            key = waiting[name].pop(len(waiting[name]) // 2)
            took = seconds(lambda review=review, key=key: answer(review, key))  # type: ignore[misc]
            disk = seconds(lambda review=review: write_synced(review.folder))  # type: ignore[misc]
            found.setdefault(name, []).append(1000 * took)
            found.setdefault(f"{name}, the disk alone", []).append(1000 * disk)
    return found


def rows(found: Mapping[str, list[float]], large: str, small: str) -> Iterator[str]:
    """Yield the lines of the table, and whether the goal is reached."""
    yield "| an answer in | best, ms | median, ms | worst, ms | × the shipped project |"
    yield "|---|---:|---:|---:|---:|"
    floor = statistics.median(found[small])
    for name, times in found.items():
        middle = statistics.median(times)
        figures = (min(times), middle, max(times), middle / floor)
        yield f"| {name} | " + " | ".join(f"{figure:.1f}" for figure in figures) + " |"
    median = statistics.median(found[large])
    verdict = "reached" if median < GOAL_MS else "MISSED"
    yield f"\nGoal under {GOAL_MS} ms for an answer in {large}: {verdict}, {median:.1f}"


def main(
    turns: Annotated[int, typer.Option(min=1, help="Answers to measure.")] = 40,
    mentions: Annotated[
        int, typer.Option(min=100, help="Proposals of the large project.")
    ] = 20_000,
) -> None:
    """Print how long it takes from an answer to its decision on disk."""
    large, small = f"{mentions:,} proposals", "the shipped project"
    typer.echo(f"## An answer: {turns} decisions in {large}\n")
    with tempfile.TemporaryDirectory() as name:
        made = make_project(3000 * mentions // 20_000 or 20, 1500, mentions)
        folders = {large: as_proposals(made.write(Path(name) / "large"))}
        for part in ("gazetteer", "seeds"):
            shutil.copytree(ROOT / part, Path(name) / "shipped" / part)
        folders[small] = as_proposals(Path(name) / "shipped")
        reviews = {key: open_review(folder) for key, folder in folders.items()}
        for line in rows(measure(reviews, turns), large, small):
            typer.echo(line)


if __name__ == "__main__":
    typer.run(main)
