"""Whether cells of places that no other check reads hold what their column is for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from ..errors import Problem
from ..project.near_words import nearest
from ..project.project import Project
from .doubts import doubt

PREFIXES = {"wd": r"Q\d+", "gn": r"\d+", "osm": r"(?:node|way|relation|[nwr])[/:]?\d+"}
"""The form of an id elsewhere by the prefix that names the catalogue."""

BARE = {r"Q\d+": "wd"}
"""Ids that can only be of one catalogue without their prefix."""


def find_doubtful_cells(project: Project) -> Iterator[Problem]:
    """Yield the warnings about kinds, ids elsewhere and copied positions of places."""
    yield from find_odd_types(project)
    yield from find_odd_matches(project)
    yield from find_shared_matches(project)
    yield from find_copied_positions(project)


def find_odd_types(project: Project) -> Iterator[Problem]:
    """Yield the kinds that one place alone has and that are nearly those of several others."""
    table = project.places
    number = Counter(place.type for place in table.rows)
    common = tuple(sorted(kind for kind, count in number.items() if count > 1))
    for index, place in enumerate(table.rows):
        meant = nearest(place.type, common) if number[place.type] == 1 else ""
        if meant and abs(len(meant) - len(place.type)) <= 1:
            message = f"'{place.type}' is the kind of no other place; did you mean '{meant}'?"
            yield doubt(table, index, "type", "odd-type", message, meant)


def find_odd_matches(project: Project) -> Iterator[Problem]:
    """Yield the ids elsewhere that do not have the form of their catalogue."""
    table = project.places
    for index, place in enumerate(table.rows):
        for given in place.matches:
            prefix, colon, key = given.partition(":")
            bare = next((p for form, p in BARE.items() if re.fullmatch(form, given)), "")
            if bare:
                meant = ";".join(f"{bare}:{m}" if m == given else m for m in place.matches)
                message = f"'{given}' does not say whose id it is; write {meant}"
                yield doubt(table, index, "matches", "odd-match", message, given, mend=meant)
            elif "," in given or " " in given.strip():
                message = f"'{given}' looks like several ids; divide them with a semicolon"
                yield doubt(table, index, "matches", "odd-match", message, given)
            elif colon and prefix in PREFIXES and not re.fullmatch(PREFIXES[prefix], key):
                message = f"'{given}' has not the form of an id of {prefix}, such as wd:Q3632"
                yield doubt(table, index, "matches", "odd-match", message, given)


def find_shared_matches(project: Project) -> Iterator[Problem]:
    """Yield the ids elsewhere that another row above has too."""
    table = project.places
    first: dict[str, int] = {}
    for index, place in enumerate(table.rows):
        for given in place.matches:
            at = first.setdefault(given, index)
            if at != index:
                other = table.rows[at].id
                message = (
                    f"'{given}' is '{other}' too (line {table.lines[at]}); one place has one id "
                    "there: is it copied from the other row?"
                )
                yield doubt(table, index, "matches", "shared-match", message, given, other)


def find_copied_positions(project: Project) -> Iterator[Problem]:
    """Yield the places whose position is that of a place around them to the last digit."""
    table = project.places
    for index, place in enumerate(table.rows):
        if not place.located or len(f"{place.lat}") < len("16.27"):
            continue
        for around in project.gazetteer.ancestors(place.id):
            if (around.lon, around.lat) != (place.lon, place.lat):
                continue
            if (place.geo_uncertainty_m or 0) < (around.geo_uncertainty_m or 0):
                message = (
                    f"'{place.id}' lies on the very spot of {around.title}, and is said to be "
                    f"exact to {place.geo_uncertainty_m or 0:g} m; is the position that of "
                    "the larger place?"
                )
                yield doubt(table, index, "lat", "copied-position", message, around.id)
