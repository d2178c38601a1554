"""The page's data as they travel: what entries share is written once, days are counted.

`page_data` is the readable form; the page's script undoes here what is done here.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from ...days import to_ordinal
from ...model import State
from .pool import DIGITS, Json, Pool, columns, entry_of
from .text_span import span_of, text_at

DAYS = ("a", "since", "word")
OWN = (*DAYS, "v")
"""What a period does not share with those that look alike: its days, and its signs."""


class Entries:
    """Entries that others share, each kept once and named by its number."""

    def __init__(self) -> None:
        """Begin without any entry."""
        self.items: list[Any] = []
        self.numbers: dict[str, int] = {}

    def number(self, entry: object) -> int:
        """Return the number of `entry`, adding it if it is new."""
        number = self.numbers.setdefault(text_of(entry), len(self.items))
        if number == len(self.items):
            self.items.append(entry)
        return number


class News:
    """Numbers of things in the order in which they first come: what is new needs no number.

    The next new one is written 0, an earlier one as how far back it was new.
    """

    def __init__(self) -> None:
        """Begin before the first thing."""
        self.known = 0

    def signed(self, numbers: Iterable[int]) -> list[int]:
        """Return the signs for `numbers`, the next in the row."""
        signs = []
        for number in numbers:
            signs.append(self.known - number)
            self.known += number == self.known
        return signs


def pack(data: Json) -> Json:
    """Return the page's data as small as the page's script reads them."""
    mentions = mentions_of(data)
    timelines, chains = Timelines(data, mentions), Chains(data, mentions)
    told: Pool[str] = Pool()
    places = []
    for place in data["places"]:
        chains.add(place)
        timelines.add(place)
        own = {key: value for key, value in place.items() if key not in APART}
        places.append(own | {"told": told.number(told_of(place["told"]))})
    plain = {key: value for key, value in data.items() if key != "periodKeys"}
    return plain | {
        "places": table(places),
        "dots": table(entries_of(data["dots"])),
        "context": table(data["context"]),
        "told": told.items,
        **timelines.packed(),
        **chains.packed(),
        **pack_mentions(mentions, data["quotes"], owners(data["places"])),
    }


APART = ("others", "chain", "periods")
"""What the places have in columns of their own."""


class Timelines:
    """The periods of all places in every version, one after the other, as columns.

    A day is the step from one milestone of its place to another: most are one step or none.
    """

    def __init__(self, data: Json, mentions: Sequence[Json]) -> None:
        """Begin before the first place of `data`."""
        self.first, self.stale = to_ordinal(data["first"]), data["staleAfter"]
        self.keys = data["periodKeys"]
        days = [article.get("day") for article in data["articles"]]
        self.published = [to_ordinal(days[one["article"]] or data["first"]) for one in mentions]
        self.looks, self.signs = Entries(), Pool([""])
        self.columns: dict[str, list[int]] = {key: [] for key in COLUMNS}

    def add(self, place: Json) -> None:
        """Add the timelines of a place, of the first version and of the others that differ."""
        timelines = (place["periods"], *place.get("others", ()))
        periods = [[self.days_counted(row) for row in rows] for rows in timelines]
        known = self.milestones(place)
        extra = {day for rows in periods for _, days in rows for day in days} - known
        steps = {day: number for number, day in enumerate(sorted(known | extra))}
        self.columns["extra"] += [len(extra), *(zigzag(day) for day in sorted(extra))]
        for rows in periods:
            self.columns["lengths"].append(len(rows))
            at = steps[0]
            for period, (start, *others) in rows:
                self.columns["starts"].append(zigzag(steps[start] - at))
                at = steps[start]
                for key, day in zip(("since", "word"), others, strict=True):
                    self.columns[key].append(zigzag(at - steps[day]))
                look = {key: value for key, value in period.items() if key not in OWN}
                self.columns["look"].append(self.looks.number(look))
                self.columns["signs"].append(self.signs.number(period.get("v", "")))

    def milestones(self, place: Json) -> set[int]:
        """Return the days on which a timeline may turn: of evidence, published, and grown old."""
        days = {0}
        for number, day in place.get("chain", ()):
            told = to_ordinal(day) - self.first
            days |= {told, told + self.stale + 1, self.published[number] - self.first}
        return days

    def days_counted(self, row: Sequence[Any]) -> tuple[Json, tuple[int, int, int]]:
        """Return a period and its days counted from the first one, on which begins what is older.

        They are its start, the day since which the state holds, and that of the last word.
        """
        period = {key: value for key, value in entry_of(row, self.keys).items() if value != 0}
        start, *others = (to_ordinal(period.get(key) or period["a"]) for key in DAYS)
        start = max(start, self.first)
        # Where nothing is known, no other day has a meaning.
        known = period["s"] in (State.HELD, State.CONTESTED)
        since, word = others if known else (start, start)
        return period, (start - self.first, since - self.first, word - self.first)

    def packed(self) -> Json:
        """Return the columns, and what they have the numbers of."""
        columns = {key: column(numbers) for key, numbers in self.columns.items()}
        return {
            "timelines": columns,
            "looks": table(self.looks.items),
            "signs": self.signs.items,
        }


COLUMNS = ("extra", "lengths", "starts", "since", "word", "look", "signs")


class Chains:
    """The evidence on all places, one after the other, as columns.

    A mention counts from the one after the last, a day back from the one on which its article was
    published.
    """

    def __init__(self, data: Json, mentions: Sequence[Json]) -> None:
        """Begin before the first place of `data`."""
        days = [article.get("day") or data["first"] for article in data["articles"]]
        self.published = [to_ordinal(days[one["article"]]) for one in mentions]
        self.next = 0
        self.columns: dict[str, list[int]] = {"lengths": [], "numbers": [], "days": []}

    def add(self, place: Json) -> None:
        """Add the chain of a place."""
        chain = place.get("chain", ())
        self.columns["lengths"].append(len(chain))
        for number, day in chain:
            self.columns["numbers"].append(zigzag(number - self.next))
            self.columns["days"].append(zigzag(self.published[number] - to_ordinal(day)))
            self.next = number + 1

    def packed(self) -> Json:
        """Return the columns."""
        return {"chains": {key: column(numbers) for key, numbers in self.columns.items()}}


def owners(places: Iterable[Json]) -> dict[int, str]:
    """Return the title of the place that a mention is of, by the mention's number."""
    return {
        number: place["title"]
        for place in places
        for number in (*(one for one, _ in place.get("chain", ())), *place.get("named", ()))
    }


SAID = ("says", "s", "c", "q", "inf", "who")


def pack_mentions(mentions: Sequence[Json], quotes: Sequence[str], titles: dict[int, str]) -> Json:
    """Return mentions as statements that they share, and where each has its name in the sentence.

    No place is written where the sentence has the title of the mention's place for the first time.
    """
    statements, said = Entries(), Entries()
    marks = []
    told = []
    for number, mention in enumerate(mentions):
        quote = quotes[mention["quote"]]
        says = {key: mention[key] for key in SAID if key in mention}
        rest = {key: value for key, value in mention.items() if key not in (*SAID, "mark")}
        if "phrase" in rest:
            rest["phrase"] = text_at(quote, rest["phrase"])
        told.append(statements.number(rest | {"said": said.number(says)}))
        goes_without = mention["mark"] == span_of(quote, titles.get(number, ""))
        marks.append(0 if goes_without else mention["mark"])
    signs = News().signed(told)
    quoted = News().signed(statement["quote"] for statement in statements.items)
    rows = [one | {"quote": at} for one, at in zip(statements.items, quoted, strict=True)]
    return {
        "mentions": column(map(zigzag, signs)),
        "marks": marks if any(marks) else [],
        "statements": table(rows),
        "said": table(said.items),
    }


def without_names(data: Json, packed: Json) -> Json:
    """Return the sentences of `packed` with a sign of no script for each name that goes without.

    U+E000 is for the first mention in the order of their numbers that has the sentence, U+E001 for
    the second. A sentence that has signs of no script itself keeps its names and stands in a list.
    """
    titles = owners(data["places"])
    found: list[Any] = [
        [one] if isinstance(one, str) and OTHER_SIGNS.search(one) else one
        for one in packed["quotes"]
    ]
    seen = [0] * len(found)
    taken: defaultdict[int, list[tuple[int, str, str]]] = defaultdict(list)
    for number, mention in enumerate(mentions_of(data)):
        at = mention["quote"]
        sign, title = chr(NAME_SIGN + seen[at]), titles.get(number, "")
        seen[at] += 1
        start = data["quotes"][at].find(title) if title else -1
        if start >= 0 and mention["mark"] == span_of(data["quotes"][at], title):
            taken[at].append((start, title, sign))
    for at, names in taken.items():
        if isinstance(found[at], str) and seen[at] <= MOST_NAMES:
            found[at] = nameless(found[at], names)
    return {"quotes": found, "nameless": 1}


NAME_SIGN, MOST_NAMES = 0xE000, 32
OTHER_SIGNS = re.compile("[\ue000-\uf8ff]")


def nameless(quote: str, names: Iterable[tuple[int, str, str]]) -> str:
    """Return a sentence with a sign in place of each of its names: (start, title, sign)."""
    end = len(quote)
    for start, title, sign in sorted(names, reverse=True):
        # Where one name lies in another, the later one alone is taken out.
        if start + len(title) <= end:
            quote = quote[:start] + sign + quote[start + len(title) :]
            end = start
    return quote


def column(numbers: Iterable[int]) -> list[Any]:
    """Return numbers as [how many signs each takes, the signs]."""
    listed = list(numbers)
    wide = len(in_signs(max(listed, default=0)))
    return [wide, joined(listed, wide)]


def zigzag(number: int) -> int:
    """Return a number without its sign: 0, -1, 1, -2 are 0, 1, 2, 3."""
    return 2 * number if number >= 0 else -2 * number - 1


def entries_of(columned: Json) -> list[Json]:
    """Return the entries of a table that `compact.columns` made, without what they have not."""
    keys = columned["keys"]
    rows = (entry_of(row, keys) for row in columned["rows"])
    return [{key: value for key, value in row.items() if value != 0} for row in rows]


def mentions_of(data: Json) -> list[Json]:
    """Return the mentions; every one has an article and a quote, of which 0 is the first."""
    return [{"article": 0, "quote": 0} | entry for entry in entries_of(data["mentions"])]


def table(entries: Sequence[Json]) -> Json:
    """Return entries as one table: {"keys": […], "rows": [[…], …], "pools": {key: […]}}.

    Values of a key that has a pool are numbers of its items, from 1 on: 0 is no value.
    """
    pools: dict[str, dict[str, int]] = {}
    for key in sorted({key for entry in entries for key in entry}):
        values = [text_of(entry[key]) for entry in entries if key in entry]
        numbers = {value: number for number, value in enumerate(dict.fromkeys(values), start=1)}
        pooled = sum(len(value) + 1 for value in numbers) + len(key) + 6
        if pooled + sum(len(str(numbers[value])) for value in values) < sum(map(len, values)):
            pools[key] = numbers
    numbered = [
        {key: pools[key][text_of(value)] if key in pools else value for key, value in entry.items()}
        for entry in entries
    ]
    items = {key: [json.loads(value) for value in pool] for key, pool in pools.items()}
    return columns(numbered) | {"pools": items}


def text_of(value: object) -> str:
    """Return a value as JSON."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def in_signs(number: int) -> str:
    """Return a number to the base of the signs."""
    high, low = divmod(number, len(DIGITS))
    return (in_signs(high) if high else "") + DIGITS[low]


def joined(numbers: Iterable[int], wide: int) -> str:
    """Return numbers as one text, each `wide` signs long."""
    return "".join(in_signs(number).rjust(wide, "0") for number in numbers)


def told_of(numbers: Iterable[int]) -> str:
    """Return which timeline each version has as one text: a sign each, or numbers with commas."""
    listed = list(numbers)
    if max(listed, default=0) < len(DIGITS):
        return joined(listed, 1)
    return ",".join(map(str, listed)) + ","
