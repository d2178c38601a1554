"""Score how `suggest` starts the gazetteers of wars that nobody has read.

A folder has the layout of `accuracy.py`. For each of its gazetteers all articles that name it are
read with an empty one. A suggested place is right where its name, in any spelling, is one of the
annotated articles or of the war's gazetteer. Kinds are compared by groups (a hamlet is a village,
a quarter a neighbourhood), parents by name; both where text and gazetteer tell one.
"""

from __future__ import annotations

import csv
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Annotated, Any

import typer

from mosulmap.curate.extract import read_gazetteer
from mosulmap.model.gazetteer import Gazetteer
from mosulmap.model.rows import Actor, Name, Place
from mosulmap.reading.letters import spelled
from mosulmap.reading.missing_names import Suggested, SuggestedPlace, suggest_gazetteer
from mosulmap.reading.parties import plain
from mosulmap.reading.story import Span
from mosulmap.reading.toponyms import ToponymIndex, build_index

ROOT = Path(__file__).resolve().parent.parent
CONTROL = ("ISF", "IS", "contested", "other", "unknown")
"""What the annotations say of a name that bears control."""

GROUPS = (
    "village hamlet settlement",
    "town city municipality",
    "neighbourhood district suburb area quarter",
    "province region state oblast county governorate",
    "base barracks building site mosque hospital palace station market factory",
    "airport airfield airbase",
)
"""Types that count as one."""

PART = re.compile(
    r"(?i)^(?:the )?(?:(?:north|south|east|west)(?:ern|east|west)?(?: and |[ ,-]+)?|central |"
    r"(?:half|part|side|districts|bank) of )+"
)
"""An unnamed part before a name, which the name itself is enough for."""


@dataclass(slots=True)
class Counts:
    """What was counted: names that bear control, suggested places, kinds, parents, parties."""

    control: int = 0
    control_found: int = 0
    places: int = 0
    places_right: int = 0
    kinds: int = 0
    kinds_right: int = 0
    parents: int = 0
    parents_right: int = 0
    parties: int = 0
    parties_found: int = 0

    def add(self, other: Counts) -> None:
        """Add the counts of another war."""
        for one in fields(self):
            setattr(self, one.name, getattr(self, one.name) + getattr(other, one.name))


def name_only(words: str) -> str:
    """Return a name without the part of it that a text speaks of: `eastern X`."""
    return PART.sub("", " ".join(words.split())) or words


def index_of(names: Iterable[str]) -> ToponymIndex:
    """Return an index in which some names, in any spelling, are looked up."""
    place = Place.model_validate({"id": "x", "title": "x", "type": "place", "fclass": "P"})
    rows = {
        Name(place_id="x", toponym=name, lang="en", source="") for name in names if name.strip()
    }
    return build_index(Gazetteer((place,), tuple(rows), (), ()))


def is_in(name: str, index: ToponymIndex) -> bool:
    """Whether an index has a name, in any spelling."""
    text = f"X {name}"  # at the head of a sentence a short name is a word
    lengths = {found.end - found.start for found in index.find(text, [span_of(text)])}
    return len(name) in lengths or key(name) in index.places


def key(name: str) -> str:
    """Return a name as the index has it."""
    return spelled(name)


def span_of(text: str) -> Span:
    """Return the span of a whole text."""
    return Span(0, len(text))


def same_kind(one: str, other: str) -> bool:
    """Whether two types are of one group."""
    return one == other or any({one, other} <= set(group.split()) for group in GROUPS)


def score(
    texts: dict[str, str], gold: list[dict[str, Any]], truth: Gazetteer
) -> tuple[Counts, Suggested]:
    """Return what an empty gazetteer gets from articles, counted against what is true."""
    found = suggest_gazetteer(texts, build_index(Gazetteer((), (), (), ())))
    suggested = index_of(name for one in found.places for name in spellings(one))
    printed = [words for g in gold for words in (g["surface"], name_only(g["surface"]), g["place"])]
    true = index_of([*filter(None, printed), *(name.toponym for name in truth.names)])
    bearing = {
        name_only(g["surface"])
        for g in gold
        if g["resulting_control"] in CONTROL
        and not (g.get("anaphoric") or g.get("in_boilerplate") or g.get("ambiguous"))
    }
    counts = Counts(control=len(bearing))
    counts.control_found = sum(is_in(name, suggested) for name in bearing)
    counts.places = len(found.places)
    right = [one for one in found.places if any(is_in(name, true) for name in spellings(one))]
    counts.places_right = len(right)
    count_rows(counts, found, truth)
    count_parties(counts, found, truth, "\n".join(texts.values()))
    return counts, found


def count_rows(counts: Counts, found: Suggested, truth: Gazetteer) -> None:
    """Count the kinds and parents of suggested places that the war's gazetteer has."""
    index = build_index(truth)
    rows = {one.row.id: one for one in found.places}
    for one in found.places:
        ids = next((index.places[key(n)] for n in spellings(one) if key(n) in index.places), None)
        if ids is None:
            continue
        place = truth.place[ids[0]]
        if one.row.type != "place":
            counts.kinds += 1
            counts.kinds_right += same_kind(one.row.type, place.type)
        if one.row.parent_id in rows and place.parent_id:
            counts.parents += 1
            counts.parents_right += lies_in(spellings(rows[one.row.parent_id]), place, truth, index)


def lies_in(names: Iterable[str], place: Place, truth: Gazetteer, index: ToponymIndex) -> bool:
    """Whether a place lies, at any remove, in one of some name."""
    ids = {i for name in names for i in index.places.get(key(name), ())}
    seen: set[str] = set()
    while place.parent_id in truth.place and place.parent_id not in seen:
        seen.add(place.parent_id)
        place = truth.place[place.parent_id]
    return bool(ids & seen)


def count_parties(counts: Counts, found: Suggested, truth: Gazetteer, text: str) -> None:
    """Count the parties of the war's gazetteer that hold places and that the articles name."""
    known = {plain(name) for one in found.parties for name in names_of(one.row)}
    folded = plain(text)
    for actor in truth.actors:
        if actor.pattern and any(plain(name) in folded for name in names_of(actor)):
            counts.parties += 1
            counts.parties_found += any(plain(name) in known for name in names_of(actor))


def spellings(one: SuggestedPlace) -> list[str]:
    """Return the spellings of a suggested place."""
    return [name.toponym for name in one.names]


def names_of(actor: Actor) -> tuple[str, ...]:
    """Return everything that a party is called."""
    return (actor.title, *actor.names)


def wars_of(folder: Path) -> Iterator[tuple[str, dict[str, str], list[dict[str, Any]], Gazetteer]]:
    """Yield the wars of a folder: name, texts, annotations and gazetteer."""
    files = defaultdict(list)
    with (folder / "articles.csv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            files[row["gazetteer"]].append(row["file"].removesuffix(".txt"))
    for war, ids in sorted(files.items()):
        texts = {i: (folder / "articles" / f"{i}.txt").read_bytes().decode("utf-8") for i in ids}
        gold = [
            json.loads(line)
            for i in ids
            for line in (folder / "gold" / f"{i}.jsonl").read_text(encoding="utf-8").splitlines()
        ]
        own = folder / "gazetteers" / war if war else ROOT / "gazetteer"
        yield war or "shipped", texts, gold, read_gazetteer(own)


def share(right: int, of: int) -> str:
    """Return a share with what it is counted of."""
    return f"{right / of:.2f} ({right}/{of})" if of else "-"


def line_of(name: str, counts: Counts) -> str:
    """Return the row of the table for one war."""
    c = counts
    cells = (
        share(c.control_found, c.control),
        share(c.places_right, c.places),
        share(c.kinds_right, c.kinds),
        share(c.parents_right, c.parents),
        share(c.parties_found, c.parties),
    )
    return f"| {name} | {' | '.join(cells)} |"


def main(
    folders: Annotated[list[Path], typer.Argument(help="Folders of annotated articles.")],
    only: Annotated[str, typer.Option(help="Wars, with commas between; all without.")] = "",
) -> None:
    """Print what suggest finds with empty gazetteers."""
    typer.echo(
        "| war | names that bear control | places right | kinds right | parents right | parties |"
    )
    typer.echo("|---|---|---|---|---|---|")
    total = Counts()
    for folder in folders:
        for war, texts, gold, truth in wars_of(folder):
            if only and war not in only.split(","):
                continue
            counts, _ = score(texts, gold, truth)
            total.add(counts)
            typer.echo(line_of(f"{folder.name}, {war}", counts))
    typer.echo(line_of("all", total))


if __name__ == "__main__":
    typer.run(main)
