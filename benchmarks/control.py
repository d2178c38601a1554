"""How control grows with the number of mentions: the curve of time and memory up to a million.

Each row infers control from so many mentions of 10,000 places over ten years and writes out every
place's periods, in a process of its own, so that its peak memory is its own. Near-linear is when
the last column stays near 1: the time of one mention beside that of the smallest run.
"""

from __future__ import annotations

import random
import resource
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from typing import Annotated

import typer

from mosulmap.control.timeline import infer_control
from mosulmap.model.dates import to_day, to_ordinal
from mosulmap.model.gazetteer import Gazetteer
from mosulmap.model.rows import Actor, Article, Assertion, Event, Mention, Place, Review

FIRST = to_ordinal("2014-01-01")
DAYS = 3650
PARTIES = ("one", "two", "three")
ARTICLES = 1000

KINDS = [Event.CAPTURE, Event.HOLDING, Event.FIGHTING, Event.WITHDRAWAL, Event.VISIT, Event.NONE]
"""What mentions say, in equal shares; the last two say nothing of control."""


CLAIMED = 0.3
"""The share of mentions that are the word of the party they speak of."""


@dataclass(frozen=True)
class Run:
    """One row of the curve: mentions, seconds of inferring and of periods, periods, megabytes."""

    mentions: int
    infer: float
    periods: float
    found: int
    memory: float


def made_gazetteer(places: int) -> Gazetteer:
    """Return a gazetteer of `places`, each tenth the parent of the nine after it."""
    rows = tuple(
        Place.model_validate(
            {"id": f"p{number}", "title": f"Place {number}", "type": "village", "fclass": "P"}
            | {"parent_id": f"p{number - number % 10}" if number % 10 else ""}
        )
        for number in range(places)
    )
    actors = tuple(
        Actor.model_validate(
            {"id": party, "title": party, "pattern": "circle", "color": "#000000;#ffffff"}
        )
        for party in PARTIES
    )
    return Gazetteer(rows, (), actors)


def made_articles() -> dict[str, Article]:
    """Return articles of fifty publishers, spread over the days."""
    return {
        f"a{number}": Article.model_validate(
            {"id": f"a{number}", "file": f"a{number}.txt", "title": "An article"}
            | {"publisher": f"Paper {number % 50}", "sha256": "0" * 64}
            | {"published": to_day(FIRST + number * DAYS // ARTICLES)}
        )
        for number in range(ARTICLES)
    }


def made_mentions(count: int, places: int) -> list[Mention]:
    """Return mentions of chance, the same ones for the same numbers."""
    chance = random.Random(count)
    mentions = []
    for number in range(count):
        event, party = chance.choice(KINDS), chance.choice(PARTIES)
        gains = event in (Event.CAPTURE, Event.HOLDING)
        article = chance.randrange(ARTICLES)
        mentions.append(
            # Reading a table validates each row; here that would be most of the time.
            Mention.model_construct(
                id=f"a{article}:{number}",
                article_id=f"a{article}",
                char_start=number,
                char_end=number + 5,
                toponym="Place",
                place_id=f"p{chance.randrange(places)}",
                event=event,
                actor=party,
                control=party if gains else "contested" if event is Event.FIGHTING else "",
                assertion=Assertion.STATED,
                event_date=to_day(FIRST + article * DAYS // ARTICLES - chance.randrange(3)),
                date_phrase="",
                claimant=party if chance.random() < CLAIMED else "",
                quote="A sentence.",
                status=Review.ACCEPTED,
                note="",
            )
        )
    return mentions


def measure(count: int, places: int) -> Run:
    """Return how long control takes to infer from `count` mentions, and the memory it takes."""
    gazetteer, articles = made_gazetteer(places), made_articles()
    mentions = made_mentions(count, places)
    start = time.perf_counter()
    timelines = infer_control(mentions, articles, gazetteer)
    inferred = time.perf_counter()
    found = sum(len(timelines.periods(place.id)) for place in gazetteer.places)
    done = time.perf_counter()
    unit = 1024 if sys.platform != "darwin" else 1024**2
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit
    return Run(count, inferred - start, done - inferred, found, memory)


def row(run: Run, smallest: Run) -> str:
    """Return one line of the table."""
    each, first = ((one.infer + one.periods) / one.mentions * 1e6 for one in (run, smallest))
    return (
        f"| {run.mentions:,} | {run.infer:.1f} | {run.periods:.1f} | {run.found:,} | {each:.0f} | "
        f"{run.memory:,.0f} | {each / first:.2f} |"
    )


def main(
    mentions: Annotated[int, typer.Option(min=8, help="The most mentions.")] = 1_000_000,
    places: Annotated[int, typer.Option(min=1, help="Places they speak of.")] = 10_000,
) -> None:
    """Print the curve, from an eighth of the mentions up."""
    typer.echo(f"## Control from up to {mentions:,} mentions of {places:,} places\n")
    typer.echo(
        "| mentions | infer, s | periods, s | periods | µs a mention | peak MB | × smallest |"
    )
    typer.echo("|---:|---:|---:|---:|---:|---:|---:|")
    smallest = None
    for count in (mentions // 8, mentions // 4, mentions // 2, mentions):
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
            run = pool.submit(measure, count, places).result()
        smallest = smallest or run
        typer.echo(row(run, smallest))


if __name__ == "__main__":
    typer.run(main)
