"""A project on disk: a folder with a `gazetteer/` and a `seeds/`, read whole."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from math import isfinite
from pathlib import Path
from typing import Any

from ..errors import Problem, RequestError
from ..model.gazetteer import Gazetteer
from ..model.rows import Actor, Article, Background, Mention, Name, Place
from .article_file import read_article
from .table import Table, read_table
from .workbook import workbooks_beside

CONTEXT = "gazetteer/context.geojson"
CONTEXT_KINDS = ("river", "lake", "border", "site")


@dataclass(frozen=True, slots=True)
class ContextLine:
    """One line of the basemap: a river, a lake shore, a border, the outline of a site.

    `coordinates` are (lon, lat) pairs in WGS 84 degrees; `uncertainty_m` in metres.
    """

    name: str
    kind: str
    uncertainty_m: float
    source: str
    coordinates: tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class Project:
    """Everything a project's folder holds, with the problems met on reading it."""

    places: Table[Place]
    names: Table[Name]
    actors: Table[Actor]
    background: Table[Background]
    articles: Table[Article]
    mentions: Table[Mention]
    texts: dict[str, str]
    hashes: dict[str, str]
    context: tuple[ContextLine, ...]
    reading_problems: tuple[Problem, ...]

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """The index over places, names and actors."""
        return Gazetteer(self.places.rows, self.names.rows, self.actors.rows, self.background.rows)

    @property
    def tables(self) -> tuple[Table[Any], ...]:
        """All tables, in the order in which a curator fills them."""
        return self.places, self.names, self.actors, self.background, self.articles, self.mentions


def read_project(folder: Path, encoding: str = "") -> Project:
    """Return the project in `folder`, problems included.

    Tables that are not Unicode are read in `encoding`, where one is given.

    Raises `RequestError` when `folder` is not a project at all.
    """
    for part in ("gazetteer", "seeds"):
        if not (folder / part).is_dir():
            raise RequestError(
                f"{folder / part}: no such folder; a project has a gazetteer/ and a seeds/ "
                "(name it with --project DIR)"
            )
    articles = read_table(folder, "seeds/articles.csv", Article, encoding)
    texts, hashes, unreadable = read_texts(folder, articles)
    context, misdrawn = read_context(folder)
    return Project(
        places=read_table(folder, "gazetteer/places.csv", Place, encoding),
        names=read_table(folder, "gazetteer/names.csv", Name, encoding),
        actors=read_table(folder, "gazetteer/actors.csv", Actor, encoding),
        background=read_background(folder, "gazetteer/background.csv", encoding),
        articles=articles,
        mentions=read_table(folder, "seeds/mentions.csv", Mention, encoding),
        texts=texts,
        hashes=hashes,
        context=context,
        reading_problems=(*unreadable, *misdrawn),
    )


def read_background(folder: Path, path: str, encoding: str = "") -> Table[Background]:
    """Return the known events in `folder/path`; a gazetteer without that table has none."""
    if not (folder / path).exists() and not workbooks_beside(folder, path):
        return Table(path, (), (), ())
    return read_table(folder, path, Background, encoding)


def read_texts(
    folder: Path, articles: Table[Article]
) -> tuple[dict[str, str], dict[str, str], list[Problem]]:
    """Return the text and the SHA-256 of each article by id, and what could not be read."""
    texts, hashes, problems = {}, {}, []
    seeds = (folder / "seeds").resolve()
    for index, article in enumerate(articles.rows):
        path = seeds / article.file
        if path.resolve().parent != seeds:
            problems.append(
                articles.problem(
                    index,
                    "file",
                    f"'{article.file}' is not a file in seeds/; name it without folders",
                )
            )
            continue
        try:
            texts[article.id], hashes[article.id] = read_plain(path)
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            problems.append(
                articles.problem(index, "file", f"'{article.file}' cannot be read ({reason})")
            )
        except ValueError as error:
            problems.append(articles.problem(index, "file", f"'{article.file}' {error}"))
    return texts, hashes, problems


def read_plain(path: Path) -> tuple[str, str]:
    """Return the text and the SHA-256 of an article.

    Raises `OSError` when it cannot be read and `ValueError` when it is not text.

    UTF-16 of English reads as UTF-8 with NUL characters, which break tables and pages.
    """
    text, found = read_article(path)
    if "\0" in text:
        raise ValueError("holds NUL characters and may be UTF-16; save it as UTF-8")
    return text, found


def read_context(folder: Path) -> tuple[tuple[ContextLine, ...], list[Problem]]:
    """Return the lines of the basemap; a project without any has none."""
    path = folder / CONTEXT
    if not path.exists():
        return (), []
    try:
        features = json.loads(path.read_text(encoding="utf-8"))["features"]
        return tuple(context_line(feature) for feature in features), []
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        message = f"is not a GeoJSON FeatureCollection of LineStrings ({error})"
        return (), [Problem(CONTEXT, 0, "", message)]


def context_line(feature: dict[str, Any]) -> ContextLine:
    """Return one GeoJSON feature as a line. Raises `ValueError` or `KeyError` when it is none."""
    properties, geometry = feature["properties"], feature["geometry"]
    if geometry["type"] != "LineString":
        raise ValueError(f"geometry {geometry['type']!r}")
    if properties["kind"] not in CONTEXT_KINDS:
        raise ValueError(f"kind {properties['kind']!r}; known are {', '.join(CONTEXT_KINDS)}")
    points = tuple((float(lon), float(lat)) for lon, lat in geometry["coordinates"])
    if len(points) < 2 or not all(isfinite(value) for point in points for value in point):  # noqa: PLR2004 - a line has two ends
        raise ValueError("a line needs two points")
    return ContextLine(
        name=str(properties["name"]),
        kind=str(properties["kind"]),
        uncertainty_m=float(properties["uncertainty_m"]),
        source=str(properties["source"]),
        coordinates=points,
    )
