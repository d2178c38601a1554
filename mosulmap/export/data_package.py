"""A project and what is shown of it as a folder for an archive: a Data Package, version 2.

Beside the tables stand the control periods and the conflicts, and the same said for three kinds of
readers: `datapackage.json` (https://datapackage.org), `ro-crate-metadata.json`
(https://w3id.org/ro/crate) and `CITATION.cff` (https://citation-file-format.github.io). The texts
of the articles stay out: they belong to their publishers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, astuple, dataclass, fields
from pathlib import Path
from typing import Any

from ..control.study import Study
from ..errors import RequestError
from ..files import write_content
from ..project.csv_file import format_csv
from ..project.description import Description
from ..project.schema import (
    PROFILES,
    Schema,
    describe_resource,
    describe_table,
    format_description,
)
from ..project.table import format_table
from ..terminal import count
from .citation import format_citation
from .crate import CRATE, format_crate
from .tables import (
    DAYS,
    ConflictRow,
    PeriodRow,
    Scope,
    conflict_rows,
    newest_day,
    period_rows,
    project_tables,
)

Files = dict[str, bytes]
"""The content of files, by their path inside the folder."""

PERIODS, CONFLICTS = "control/periods.csv", "control/conflicts.csv"

TYPES = {"bool": "boolean", "float | None": "number", "int": "integer"}
"""What Table Schema calls the types of our rows; all others are texts."""

REFERRED = {
    PERIODS: {"place_id": "places", "controller": "actors"},
    CONFLICTS: {"first": "mentions", "second": "mentions"},
}
"""Of what is shown, the columns that hold the id of a row in another table."""

ABOUT = {
    PERIODS: "Who held each place when, by the rules of the project; days are inclusive, and empty "
    "where nothing bounds a period. One row a period.",
    CONFLICTS: "Pairs of mentions that cannot both be true. One row a pair.",
}


@dataclass(frozen=True, slots=True)
class Package:
    """The files of a data package, and in words what is left out of it."""

    files: Files
    left_out: str


def make_package(study: Study, scope: Scope, about: Description) -> Package:
    """Return the folder of a study, described as its project describes itself.

    A scope keeps periods alone: the tables are whole, but for rows with faults.
    """
    tables = {
        path: format_table(rows, model).encode() for path, model, rows in project_tables(study)
    }
    resources = [describe_table(path, model) for path, model, _ in project_tables(study)]
    for path, model, rows in shown(study, scope):
        header = [field.name for field in fields(model)]
        tables[path] = format_csv(header, ([*map(cell, astuple(row))] for row in rows)).encode()
        resources.append(describe_shown(path, model))
    package = describe(study, about) | {"resources": resources}
    files = {"datapackage.json": format_description(package).encode(), **tables}
    files["CITATION.cff"] = format_citation(about, made_on(study, about)).encode()
    crate = format_crate(about, resources, made_on(study, about), window_of(study))
    return Package(files | {CRATE: crate.encode()}, left_out(study, about))


def write_package(folder: Path, files: Files) -> None:
    """Write the files of a package into `folder`, which may hold an earlier one.

    Raises `RequestError` where anything else is there, such as a project, before anything is
    written, and `OutputError`.
    """
    if folder.is_dir() and any(folder.iterdir()) and not (folder / CRATE).is_file():
        raise RequestError(f"{folder}: has other files; nothing was written: choose a new folder")
    for path, content in files.items():
        write_content(folder / path, content, "choose another folder")


def shown(study: Study, scope: Scope) -> Iterator[tuple[str, type[Any], Sequence[Any]]]:
    """Yield path, kind and rows of what is worked out from the tables."""
    yield PERIODS, PeriodRow, period_rows(study, scope)
    yield CONFLICTS, ConflictRow, conflict_rows(study)


def cell(value: object) -> str:
    """Return a value as Table Schema reads it back; None is empty."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)


def describe_shown(path: str, model: type[Any]) -> Schema:
    """Return the resource of what is shown: its columns, and the tables that they refer to."""
    columns = [
        {
            "name": field.name,
            "type": "date" if field.name in DAYS else TYPES.get(str(field.type), "string"),
        }
        for field in fields(model)
    ]
    keys = [
        {"fields": [name], "reference": {"resource": other, "fields": ["id"]}}
        for name, other in REFERRED[path].items()
    ]
    return describe_resource(path, ABOUT[path], {"fields": columns, "foreignKeys": keys})


def describe(study: Study, about: Description) -> Schema:
    """Return what a package says of itself before its tables; what is not known is left away."""
    own = {key: value for key, value in asdict(about).items() if value}
    sources = [*about.sources, *article_sources(study)]
    first, last = window_of(study)
    return {
        "$schema": f"{PROFILES}/datapackage.json",
        **own,
        "created": f"{made_on(study, about)}T00:00:00Z",
        "sources": sources,
        "temporal": {"start": first, "end": last},
        **({"spatial": {"bbox": box}} if (box := bounds(study)) else {}),
    }


def article_sources(study: Study) -> Iterator[Schema]:
    """Yield each article as a source: who published it, when, and where if the text says so."""
    for article in sorted(study.articles, key=lambda article: article.id):
        label = ", ".join(filter(None, (article.label, article.published, article.title)))
        yield {"title": label, **({"path": article.url} if article.url else {})}


def window_of(study: Study) -> tuple[str, str]:
    """Return the first and the last day of the evidence."""
    return study.window.first, study.window.last


def made_on(study: Study, about: Description) -> str:
    """Return the ISO day of the package: the project's own, else that of the newest article."""
    return about.created[:10] or newest_day(study)


def bounds(study: Study) -> list[float]:
    """Return west, south, east and north of the named places; empty where none is located."""
    named = (study.project.gazetteer.place[key] for key in study.named)
    points = [(place.lon, place.lat) for place in named if place.lon is not None]
    if not points:
        return []
    lons, lats = [point[0] for point in points], [point[1] or 0.0 for point in points]
    return [min(lons), min(lats), max(lons), max(lats)]


def left_out(study: Study, about: Description) -> str:
    """Say what the folder has not: the texts, and what the project does not say of itself."""
    texts = (
        f"The texts of {count(len(study.articles), 'article')} left out: they are their publishers'"
    )
    lacking = [name for name in ("licenses", "contributors") if not getattr(about, name)]
    if not lacking:
        return texts
    words = " and ".join(lacking)
    return f"{texts}\ndatapackage.json of the project names no {words}: add them there"
