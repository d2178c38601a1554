"""Score reading on folders of annotated articles about many wars, each war with its own gazetteer.

A folder holds `articles/ID.txt`, `gold/ID.jsonl`, `gazetteers/NAME/` and an `articles.csv` with the
columns `file`, `published` (the true day), `decidable` and `gazetteer` (empty: the shipped one).
`decidable` says whether a reader can tell the day from the text: `exact`, `window` with the days of
the project's own articles, or else no. Texts by others are not the project's to ship: name the
folders where they lie.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Annotated

import typer

from mosulmap.curate.evaluate import Scores, read_gold, score_articles
from mosulmap.curate.extract import read_gazetteer
from mosulmap.reading.read_article import read_news
from mosulmap.reading.toponyms import ToponymIndex, build_index

ROOT = Path(__file__).resolve().parent.parent
WINDOW = ("2016-10-18", "2017-02-26")
"""The days of the shipped articles, which date what has no year about the same war."""


@dataclass
class Result:
    """What was measured on some articles: scores with the day given, and days read blindly."""

    scores: Scores = field(default_factory=Scores)
    days: list[int] = field(default_factory=lambda: [0, 0, 0])

    def add(self, scores: Scores, read: str, published: str, decidable: str) -> None:
        """Count one article, and the day that was read from it: right, wrong or none."""
        for name in Scores.__dataclass_fields__:
            total, one = getattr(self.scores, name), getattr(scores, name)
            total.right += one.right
            total.given += one.given
            total.wanted += one.wanted
        if decidable in ("exact", "window") or read:
            self.days[0 if read == published else 1 if read else 2] += 1


@cache
def index_of(folder: Path) -> ToponymIndex:
    """Return the index of a gazetteer."""
    return build_index(read_gazetteer(folder))


def measure(folder: Path, today: str) -> dict[str, Result]:
    """Return the results of a folder: all articles, and every second one of the sorted list."""
    results = {name: Result() for name in ("all", "odd", "even")}
    with (folder / "articles.csv").open(encoding="utf-8", newline="") as stream:
        rows = sorted(csv.DictReader(stream), key=lambda row: row["file"])
    for number, row in enumerate(rows):
        own = folder / "gazetteers" / row["gazetteer"] if row["gazetteer"] else ROOT / "gazetteer"
        index, key = index_of(own), row["file"].removesuffix(".txt")
        text = (folder / "articles" / row["file"]).read_bytes().decode("utf-8")
        gold = read_gold((folder / "gold" / f"{key}.jsonl").read_text(encoding="utf-8"))
        window = None if row["gazetteer"] else WINDOW
        day = read_news(key, text, index, latest=today, window=window).dating.published
        found = read_news(key, text, index, latest=today, published=row["published"])
        scores = score_articles([(found, gold, row["published"])], index.gazetteer)
        for name in ("all", "even" if number % 2 else "odd"):
            results[name].add(scores, day, row["published"], row["decidable"])
    return results


def lines_of(folder: Path, results: dict[str, Result]) -> Iterator[str]:
    """Yield the rows of the table of one folder."""
    for name, result in results.items():
        control, days = result.scores.control, " / ".join(map(str, result.days))
        cells = (f"{value:.3f}" for value in (control.precision, control.recall, control.f1))
        events = f"{result.scores.events.recall:.3f} | {result.scores.days.recall:.3f}"
        yield f"| {folder.name}, {name} | {days} | {' / '.join(cells)} | {events} |"


def main(
    folders: Annotated[list[Path], typer.Argument(help="Folders of annotated articles.")],
    today: Annotated[str, typer.Option(help="No article is later than this day.")] = "2026-12-31",
) -> None:
    """Print what reading scores on folders of annotated articles."""
    typer.echo("| set | days right / wrong / none | control P / R / F1 | events | event days |")
    typer.echo("|---|---|---|---|---|")
    for folder in folders:
        for line in lines_of(folder, measure(folder, today)):
            typer.echo(line)


if __name__ == "__main__":
    typer.run(main)
