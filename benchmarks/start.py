"""How long a command takes from the prompt to its end, beside folium's import.

Each command runs in a process of its own, on the shipped project, and takes turns with
`python -c "import folium"`, which is what any program that draws such a map pays before its first
line. A ratio is the median of the ratios of each turn: both its processes meet the same other work
on the machine. Times of the processor, user and system, are told too: they depend on it less.
"""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

ROOT = Path(__file__).resolve().parent.parent
FOLIUM = ("-c", "import folium")
GOAL = 1.5
"""How many times folium's import a render of the shipped project may take."""

COMMANDS = {
    "mosulmap render": ("render", "-o", "{folder}/map.html"),
    "mosulmap status": ("status", "--date", "2016-11-04"),
    "mosulmap check": ("check",),
    "mosulmap --help": ("--help",),
}


class Cost(NamedTuple):
    """What a process took: seconds from start to end, and seconds of the processor."""

    elapsed: float
    processor: float


def cost_of(words: Sequence[str]) -> Cost:
    """Run Python with `words` in the shipped project and return what it took."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    quiet = subprocess.DEVNULL
    subprocess.run([sys.executable, *words], cwd=ROOT, check=True, stdout=quiet, stderr=quiet)
    elapsed, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return Cost(elapsed, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def turns_of(command: Sequence[str], turns: int) -> Iterator[tuple[Cost, Cost]]:
    """Yield what a command and folium's import took, turn by turn; the first one only warms up."""
    with tempfile.TemporaryDirectory() as folder:
        words = ("-m", "mosulmap", *(word.format(folder=folder) for word in command))
        for turn in range(turns + 1):
            costs = cost_of(words), cost_of(FOLIUM)
            if turn:
                yield costs


def ratio(pairs: Sequence[tuple[Cost, Cost]], field: int) -> float:
    """Return the median of how many times folium's cost a command had."""
    return statistics.median(ours[field] / folium[field] for ours, folium in pairs)


def main(
    turns: Annotated[int, typer.Option(help="How often each command and folium run.")] = 9,
) -> None:
    """Print the table."""
    print(f'### Start: {turns} turns of each command and of `python -c "import folium"`\n')
    print("| | s | processor, s | × folium, s | × folium, processor |")
    print("|---|---:|---:|---:|---:|")
    reached = {}
    for name, command in COMMANDS.items():
        pairs = list(turns_of(command, turns))
        elapsed, processor = (
            statistics.median(ours[field] for ours, _ in pairs) for field in (0, 1)
        )
        reached[name] = ratio(pairs, 0)
        print(
            f"| {name} | {elapsed:.2f} | {processor:.2f} "
            f"| {reached[name]:.2f} | {ratio(pairs, 1):.2f} |"
        )
    best = reached["mosulmap render"]
    word = "reached" if best <= GOAL else "MISSED"
    print(f"\nGoal {GOAL} × `import folium` for a render: {word}, {best:.2f}")


if __name__ == "__main__":
    typer.run(main)
