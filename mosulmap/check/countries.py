"""Whether country codes are some country's, and whether places lie among those of another."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from heapq import nsmallest

from ..errors import Problem
from ..geo.distance import position
from ..model.countries import COUNTRY_CODES, country_code
from ..model.rows import Place
from ..project.project import Project
from .doubts import doubt
from .whereabouts import country_of

NEIGHBOURS = 3
"""Places around a place without a code of its own, by whose codes its country is judged."""


def find_doubtful_countries(project: Project) -> Iterator[Problem]:
    """Yield the warnings about country codes, and about places among those of another country."""
    table = project.places
    for index, place in enumerate(table.rows):
        odd = [code for code in place.ccodes if code not in COUNTRY_CODES]
        if not odd:
            continue
        parts = re.split(r"[;,/ ]+", ";".join(place.ccodes))
        meant = [country_code(code) for code in parts if code]
        if all(meant):
            whole = ";".join(dict.fromkeys(meant))
            joined = len(parts) > len(place.ccodes)
            what = f"is not two capital letters{', with ; between several' * joined}"
            message = f"'{';'.join(place.ccodes)}' {what}; write {whole}"
            yield doubt(table, index, "ccodes", "country-code", message, mend=whole)
        else:
            message = f"'{odd[0]}' is the code of no country; see ISO 3166-1 alpha-2"
            yield doubt(table, index, "ccodes", "country-code", message)
    yield from find_among_others(project)


def find_among_others(project: Project) -> Iterator[Problem]:
    """Yield the places without a code whose neighbours are all of another country than its parent.

    A place that names its country itself has said it twice, and is not doubted.
    """
    table, gazetteer = project.places, project.gazetteer
    known = [p for p in table.rows if p.located and p.ccodes and p.type != "country"]
    for index, place in enumerate(table.rows):
        country = country_of(place, gazetteer)
        if place.ccodes or not place.located or country is None or not country.ccodes:
            continue
        codes = codes_around(place, known)
        if codes and not codes & {country_code(code) for code in country.ccodes}:
            around = ";".join(sorted(codes))
            message = (
                f"'{place.id}' is said to lie in {country.title} ({';'.join(country.ccodes)}), but "
                f"the places around it are in {around}: it lies beyond the border of "
                f"{country.title}; check parent_id"
            )
            yield doubt(table, index, "parent_id", "other-country", message, country.id, around)


def codes_around(place: Place, known: list[Place]) -> set[str]:
    """Return the codes that the nearest places share; none where there are too few, or they differ.

    `known` are the located places that have codes.
    """
    here = position(place)

    def nearness(other: Place) -> float:
        # In degrees: which places are the nearest ones is plain without the ellipsoid.
        at = position(other)
        return (at.lon - here.lon) ** 2 + (at.lat - here.lat) ** 2

    nearest = nsmallest(NEIGHBOURS, (p for p in known if p.id != place.id), key=nearness)
    counts = Counter(code for other in nearest for code in map(country_code, other.ccodes) if code)
    shared = {code for code, number in counts.items() if number == NEIGHBOURS}
    return shared if len(counts) == 1 else set()
