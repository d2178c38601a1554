"""A project of any size, made up: real tables in a folder, the same ones for the same numbers.

Places with made-up names lie in districts; articles of some publishers, one every few days, tell
in sentences of one to four places who took, held or fought for them. Nothing in it is real.
"""

from __future__ import annotations

import csv
import hashlib
import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from mosulmap.model.dates import WEEKDAYS, to_day, to_ordinal
from mosulmap.model.rows import TABLES

FIRST = to_ordinal("2011-01-01")
EVERY = 5
"""Days from one article to the next."""

PARTIES = {
    "north": ("Northern Front", "الجبهة الشمالية", "#1873c0;#6aa3e0", "circle"),
    "river": ("River Council", "مجلس النهر", "#7d1f40;#f4bfd4", "square"),
    "hill": ("Hill Guard", "حرس التلال", "#9c6c0f;#dda044", "triangle-up"),
    "coast": ("Coast Alliance", "تحالف الساحل", "#036b60;#4bd0b2", "bow-tie"),
}
PUBLISHERS = (
    "Morning Post",
    "The Lantern",
    "Harbour News",
    "Radio Delta",
    "The Observer",
    "Signal",
)

SYLLABLES = {
    "qa": "قا",
    "ra": "را",
    "zan": "زان",
    "te": "تي",
    "mur": "مور",
    "ba": "با",
    "shi": "شي",
    "lo": "لو",
    "har": "هار",
    "di": "دي",
    "kun": "كون",
    "sa": "سا",
    "fel": "فيل",
    "mi": "مي",
    "nu": "نو",
    "dar": "دار",
    "ga": "غا",
    "wel": "ويل",
    "ji": "جي",
    "tor": "تور",
    "han": "هان",
}
"""What names are made of, in two scripts."""

SAYINGS = {
    "capture": ("took {names}", "captured {names}", "seized {names}", "moved into {names}"),
    "holding": ("held {names}", "kept {names}", "was in control of {names}"),
    "fighting": ("fought for {names}", "clashed with others in {names}", "was attacked in {names}"),
}
CLAIMED = ", its spokesman said"
CLAIMS = 0.3
"""The share of sentences that are the word of the party they speak of."""

AFTER = ("after {n} days of fighting", "before dawn", "from the {side}", "with {n} vehicles", "")
THEN = ("as {n} families fled", "residents told {paper}", "and {n} fighters were killed", "", "")
SIDES = ("north", "south", "east", "west")

Cells = dict[str, str]


@dataclass
class MadeProject:
    """Rows by the path of their table, and the texts of the articles by id."""

    tables: dict[str, list[Cells]] = field(default_factory=lambda: {path: [] for path in TABLES})
    texts: dict[str, str] = field(default_factory=dict)

    def write(self, folder: Path) -> Path:
        """Write the tables and the articles into `folder` and return it."""
        for part in ("gazetteer", "seeds"):
            (folder / part).mkdir(parents=True, exist_ok=True)
        for key, text in self.texts.items():
            (folder / "seeds" / f"{key}.txt").write_bytes(text.encode())
        for path, rows in self.tables.items():
            columns = list(TABLES[path].model_fields)
            with (folder / path).open("w", encoding="utf-8", newline="") as stream:
                writer = csv.DictWriter(stream, columns, "", lineterminator="\n")
                writer.writeheader()
                writer.writerows(sorted(rows, key=partial(sort_key, TABLES[path].sort_by)))
        return folder


def sort_key(columns: Sequence[str], row: Cells) -> list[tuple[int, str]]:
    """Return what a row is sorted by: offsets by their number, all else by its letters."""
    cells = (row.get(column, "") for column in columns)
    return [(int(cell), "") if cell.isdigit() else (0, cell) for cell in cells]


def make_project(places: int, days: int, mentions: int) -> MadeProject:
    """Return a project of so many places, over so many days, with at least so many mentions."""
    chance = random.Random(f"{places} {days} {mentions}")
    made = MadeProject()
    gazetteer, names, actors, _, articles, sentences, _ = made.tables.values()
    actors += map(actor_row, PARTIES)
    gazetteer += district_rows(places)
    titles = made_names(places, chance)
    for number, (title, arabic) in enumerate(titles):
        gazetteer.append(place_row(number, places, title, chance))
        names.append({"place_id": f"p{number}", "toponym": arabic, "lang": "ar"})
    count = days // EVERY
    for number in range(count):
        message = mentions * (number + 1) // count - mentions * number // count
        key, day = f"a{number}", FIRST + number * EVERY
        article, rows, text = made_article(
            key, day, message, [title for title, _ in titles], chance
        )
        made.texts[key] = text
        articles.append(article)
        sentences += rows
    return made


def actor_row(key: str) -> Cells:
    """Return a party with a mark of its own."""
    title, arabic, color, pattern = PARTIES[key]
    return {"id": key, "title": title, "title_ar": arabic, "color": color, "pattern": pattern}


def made_names(count: int, chance: random.Random) -> list[tuple[str, str]]:
    """Return distinct names of two to four syllables, in both scripts."""
    found: dict[str, str] = {}
    while len(found) < count:
        parts = chance.choices(list(SYLLABLES), k=chance.randint(2, 4))
        found.setdefault("".join(parts).capitalize(), "".join(SYLLABLES[part] for part in parts))
    return list(found.items())


def district_rows(places: int) -> Iterable[Cells]:
    """Return the districts, one for every hundred places: too wide to be marks."""
    for number in range(-(-places // 100)):
        yield {"id": f"d{number}", "title": f"District {number + 1}", "type": "district"} | {
            "fclass": "A"
        }


def place_row(number: int, places: int, title: str, chance: random.Random) -> Cells:
    """Return a village somewhere in its square of its district; the districts make a square.

    No two lie on one spot: a tenth of the district on each side, and a fifth of that between them.
    """
    across = max(1, round((places / 100) ** 0.5))
    row, column = divmod(number // 100, across)
    up, aside = divmod(number % 100, 10)
    lon = 41 + (column + (aside + 0.8 * chance.random()) / 10) * 0.4
    lat = 33 + (row + (up + 0.8 * chance.random()) / 10) * 0.35
    return {
        "id": f"p{number}",
        "title": title,
        "type": "village",
        "fclass": "P",
        "parent_id": f"d{number // 100}",
        "lon": f"{lon:.4f}",
        "lat": f"{lat:.4f}",
        "geo_uncertainty_m": str(chance.choice((500, 1000, 2000))),
        "geo_source": "made up",
    }


def made_article(
    key: str, day: int, message: int, titles: Sequence[str], chance: random.Random
) -> tuple[Cells, list[Cells], str]:
    """Return an article's row, the rows of at least `told` mentions, and its text."""
    publisher = PUBLISHERS[chance.randrange(len(PUBLISHERS))]
    heading = f"News of {to_day(day)}"
    rows: list[Cells] = []
    text = f"{heading}\n\n"
    while len(rows) < message:
        quote, found = sentence(day, titles, chance)
        rows += (mention_row(key, len(text), text, quote, one) for one in found)
        text += quote + "\n\n"
    article = {
        "id": key,
        "file": f"{key}.txt",
        "publisher": publisher,
        "title": heading,
        "published": to_day(day),
        "url": f"https://example.org/{key}",
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
    }
    return article, rows, text


def sentence(
    day: int, titles: Sequence[str], chance: random.Random
) -> tuple[str, list[tuple[Cells, int]]]:
    """Return a sentence, and for each place in it what it says and the offset of the name."""
    event = chance.choices(list(SAYINGS), (5, 2, 3))[0]
    party, numbers = (
        chance.choice(list(PARTIES)),
        chance.sample(range(len(titles)), chance.choices((1, 2, 3, 4), (6, 3, 2, 1))[0]),
    )
    happened = day - chance.randrange(EVERY)
    names = [titles[number] for number in numbers]
    listed = " and ".join([", ".join(names[:-1]), names[-1]] if names[1:] else names)
    phrase = f"on {WEEKDAYS[(happened - 1) % 7]}"
    values = {"n": chance.randint(2, 60), "side": chance.choice(SIDES)} | {
        "paper": chance.choice(PUBLISHERS)
    }
    said = chance.choice(SAYINGS[event]).format(names=listed)
    more = [chance.choice(AFTER).format(**values), phrase, chance.choice(THEN).format(**values)]
    claimed = chance.random() < CLAIMS
    quote = f"The {PARTIES[party][0]} {' '.join(word for word in [said, *more] if word)}"
    quote += f"{CLAIMED if claimed else ''}."
    cells = {
        "event": event,
        "actor": party,
        "date_phrase": phrase,
        "event_date": to_day(happened),
        "control": "contested" if event == "fighting" else party,
        "claimant": party if claimed else "",
    }
    at = quote.index(listed)
    found = []
    for number, name in zip(numbers, names, strict=True):
        at = quote.index(name, at)
        found.append((cells | {"place_id": f"p{number}", "toponym": name}, at))
        at += len(name)
    return quote, found


def mention_row(
    key: str, start: int, text: str, quote: str, one: tuple[Mapping[str, str], int]
) -> Cells:
    """Return the row of one mention in the sentence that begins at `start` of its article."""
    del text
    cells, offset = one
    at = start + offset
    return {
        **cells,
        "id": f"{key}:{at}",
        "article_id": key,
        "quote": quote,
        "status": "accepted",
        "char_start": str(at),
        "char_end": str(at + len(cells["toponym"])),
        "assertion": "stated",
    }
