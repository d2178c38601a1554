"""Search a geocoder for places of a project, and write the chosen rows into its gazetteer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from ..check.problems import find_table_problems
from ..errors import DataError, RequestError
from ..model.gazetteer import Gazetteer
from ..project.project import Project, read_project
from ..project.table_edit import change_tables, changes_between
from ..reading.find_place import folded
from ..reading.missing_names import suggest_places
from ..reading.toponyms import build_index
from ..terminal import plain
from .candidates import (
    Finding,
    Query,
    Question,
    Reply,
    choose,
    queries,
    question_for,
    rank_candidates,
    read_question,
    rows_to_write,
    with_place,
)
from .client import Cache, Geocoder, Service


class Answering(Protocol):
    """Whoever knows where places may lie: a geocoder, or a gazetteer on this computer."""

    def first(self, queries: Iterable[Query]) -> Reply:
        """Return the first reply that has an answer, else the last one."""


Track = Callable[[Sequence[Question]], Iterable[Question]]


@dataclass(frozen=True, slots=True)
class SearchResults:
    """What was found for each question, and the gazetteer before anything was written."""

    findings: tuple[Finding, ...]
    gazetteer: Gazetteer


def open_project(folder: Path) -> Project:
    """Return the project in `folder`. Raises `DataError` with every problem of its tables."""
    project = read_project(folder)
    if problems := find_table_problems(project):
        raise DataError(problems)
    return project


def questions(project: Project, names: Sequence[str], *, missing: bool) -> list[Question]:
    """Return the questions for some names, or for every place without a position.

    Raises `RequestError` for a text that cannot be a name, or that several places bear.
    """
    gazetteer = project.gazetteer
    if missing:
        lost = sorted((p for p in gazetteer.places if not p.located), key=lambda place: place.id)
        return [question_for(place, gazetteer) for place in lost]
    index = build_index(gazetteer)
    return [read_question(name, gazetteer, index) for name in names]


def search_places(
    project: Project, asked: Sequence[Question], geocoder: Answering, track: Track = iter
) -> SearchResults:
    """Return what the geocoder finds for each question.

    `track` is handed all questions and yields them, so that a caller may show how far it has come.
    Raises `RequestError` when the geocoder cannot be asked.
    """
    gazetteer = project.gazetteer
    found = [
        rank_candidates(question, geocoder.first(queries(question, gazetteer)), gazetteer)
        for question in track(asked)
    ]
    return SearchResults(tuple(found), gazetteer)


def open_geocoder(folder: Path, service: Service, today: str, *, fresh: bool = False) -> Geocoder:
    """Return a geocoder that keeps its answers in the project in `folder`."""
    return Geocoder(service, Cache(folder), today, fresh=fresh)


def write_rows(folder: Path, project: Project, results: SearchResults, pick: int = 0) -> list[str]:
    """Write the chosen candidate of each finding into the gazetteer, and return what was done.

    Places are written before their spellings: no name may stand for a place that is not there.
    Where no candidate can be chosen nothing is written: with several questions a line says why.

    Raises `RequestError` where there is only one question, and `ClashError` when another program
    has changed such a row since `project` was read.
    """
    gazetteer, lines = results.gazetteer, []
    for finding in results.findings:
        try:
            row, names = rows_to_write(choose(finding, pick), finding.question)
        except RequestError as error:
            if len(results.findings) == 1:
                raise
            lines.append(f"Not written: {error}")
            continue
        if row.id not in project.gazetteer.place and row.id in gazetteer.place:
            lines.append(f"Not written: {finding.question}: {row.id} is new above; run it again")
            continue
        gazetteer = with_place(gazetteer, row, names)
        added = [f"names.csv: {name.toponym}" for name in names]
        lines.append(f"Wrote {'; '.join([f'gazetteer/places.csv: {row.id}', *added])}")
    tables = ((project.places, gazetteer.places), (project.names, gazetteer.names))
    changes = {old.path: changes_between(old.path, old.rows, new) for old, new in tables}
    change_tables(folder, changes)
    return [plain(line) for line in lines]


def remarks_on(project: Project, results: SearchResults) -> list[str]:
    """Return remarks on a search for all missing places: how many were found, what was not asked.

    Names that the articles have and the gazetteer lacks are listed but not asked for: a word that
    looks like a place may be none, and a public geocoder allows few requests.
    """
    found = sum(bool(finding.candidates) for finding in results.findings)
    lines = [f"{found} of {len(results.findings)} places without a position have candidates"]
    titles = {folded(place.title) for place in project.gazetteer.places}
    suggested = suggest_places(project.texts, build_index(project.gazetteer))
    unknown = [one.name for one in suggested if folded(one.name) not in titles]
    if unknown:
        names = ", ".join(map(plain, unknown))
        lines.append(f"not asked for, since the gazetteer has no row (mosulmap suggest): {names}")
    return lines
