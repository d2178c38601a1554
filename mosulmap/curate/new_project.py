"""Creates a project: a folder with empty tables, a README for its curators and a data package.

An example is a whole project that can be copied. The wheel carries the shipped one; in a checkout
of the sources it is the checkout itself.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from ..errors import RequestError
from ..files import write_content
from ..model.rows import TABLES, Place, Row
from ..project.context import CONTEXT
from ..project.linked_places import read_linked_places
from ..project.schema import FILE, describe_package, describe_tables, package_name
from ..project.table import format_table
from .draw_context import draw_ground, feature_of, format_context

EMPTY = "empty"
"""The example that has headers and no rows."""

PACKAGED = Path(__file__).parents[1] / "examples"
"""Where a wheel keeps the examples, each in a folder of its name."""

PARTS = ("gazetteer", "seeds")
README = "README.md"

Files = dict[str, bytes]
"""The content of files, by their path inside a project."""

GIT_FILES: Files = {
    ".gitattributes": b"""# The articles are evidence: git never changes their line ends.
seeds/* -text
# Each line of a table ends in LF, on Windows too.
*.csv text eol=lf
# The tables of two curators are merged row by row once each has typed here
#   git config merge.mosulmap.name "mosulmap, row by row"
#   git config merge.mosulmap.driver "mosulmap merge-tables %O %A %B %P"
# Until then git merges them by lines, as any other file.
*.csv merge=mosulmap
""",
    ".gitignore": b"""# What check --fix keeps of former files, and what is drawn.
*.bak
output/
# The lock and the unfinished files of a command that runs, or was stopped.
.mosulmap*
""",
}
"""How git treats a project: a folder may have files of these names already, which stay."""

Rows = Mapping[str, Sequence[Row]]
"""The rows of tables, by the path of the table."""


def begin_project(
    folder: Path,
    example: str = EMPTY,
    source: Path | None = None,
    radius: float | None = None,
    countries: Sequence[str] = (),
) -> tuple[str, ...]:
    """Begin a project in `folder`, and return what a curator should know of it.

    The tables are those of an `example`, or have the places of a Linked Places file; what could
    not be taken over from that is in the remarks. The ground under the map is drawn around those
    places, or is that of `countries`, codes of ISO 3166-1. A project that an earlier call could not
    finish is completed. Raises `RequestError` and `DataError` for a faulty file, before anything is
    written, and `OutputError`.
    """
    if source and example != EMPTY:
        raise RequestError("--example and --from each begin a project; give one of them")
    if radius is not None and not source:
        raise RequestError("--radius is for the positions that --from FILE has")
    name = folder.resolve().name
    if source:
        found = read_linked_places(source, radius)
        rows: Rows = {"gazetteer/places.csv": found.places, "gazetteer/names.csv": found.names}
        ground = ground_files(found.places, countries)
        remarks = write_project(folder, new_project(name, rows) | ground)
        taken = f"Took {len(found.places)} places and {len(found.names)} names"
        return (*found.notices, *remarks, taken)
    if example == EMPTY:
        return write_project(folder, new_project(name, {}) | ground_files((), countries))
    if countries:
        raise RequestError("--country is for a new war; the example has its ground already")
    return write_project(folder, example_project(example))


def ground_files(places: Sequence[Place], countries: Sequence[str]) -> Files:
    """Return the file with the ground under the map, where places or countries say where that is.

    Raises `RequestError` for a country that is none.
    """
    if not countries and not any(place.located for place in places):
        return {}
    return {CONTEXT: format_context(map(feature_of, draw_ground(places, countries))).encode()}


def write_project(folder: Path, files: Files) -> tuple[str, ...]:
    """Write the files of a new project into `folder`, which may hold other things already.

    What is there as it would be written is left alone: an earlier call was stopped midway. So are
    `GIT_FILES`, of which the remarks returned say what to add to them. Raises `RequestError` when
    anything else of theirs is there, before anything is written, and `OutputError` when a file
    cannot be written.
    """
    missing = {path: text for path, text in files.items() if not (folder / path).is_file()}
    kept = [path for path in GIT_FILES if path not in missing]
    if found := next(in_the_way(folder, files, missing), ""):
        raise RequestError(
            f"{folder}: has {found} already; nothing was written: "
            "choose a new folder, or move it away"
        )
    for path, content in missing.items():
        write_content(folder / path, content, "choose another DIR")
    return tuple(
        f"{folder / path} stays as it is; add to it:\n{files[path].decode().rstrip()}"
        for path in kept
        if not holds(folder / path, files[path])
    )


def in_the_way(folder: Path, files: Files, missing: Files) -> Iterator[str]:
    """Yield the files and folders of a project that are in `folder` and are not being begun."""
    own = {path: content for path, content in files.items() if path not in GIT_FILES}
    for name in sorted({*PARTS, *(Path(path).parts[0] for path in own)}):
        place = folder / name
        inside = [path for path in (place, *place.rglob("*")) if path.is_file()]
        for path in inside:
            known = path.relative_to(folder).as_posix()
            if not is_left_over(path, known, own) and own.get(known) != path.read_bytes():
                yield f"{name}/" if place.is_dir() else name
    if not any(path in missing for path in own):
        yield f"{PARTS[0]}/"


def is_left_over(path: Path, known: str, own: Files) -> bool:
    """Whether a file is one that `write_content` could not rename: `.places.csv.k3x9`."""
    begins = (f".{Path(name).name}." for name in own)
    return known not in own and path.name.startswith(tuple(begins))


def holds(path: Path, content: bytes) -> bool:
    """Whether a file of git's has every line of `content` that is no comment."""
    there = path.read_bytes().splitlines()
    return all(line in there for line in content.splitlines() if line and not line.startswith(b"#"))


def new_project(name: str, rows: Rows) -> Files:
    """Return the files of a project called `name`: each table under its header, with its `rows`."""
    tables = {
        path: format_table(rows.get(path, ()), model).encode() for path, model in TABLES.items()
    }
    package = describe_package(package_name(name), name).encode()
    return {**GIT_FILES, **tables, FILE: package, README: guide(name).encode()}


def example_project(name: str) -> Files:
    """Return the files of the example `name`, as they are shipped, and a README for curators.

    Raises `RequestError`, with the names that there are, when there is no such example.
    """
    known = dict(find_examples())
    if name not in known:
        names = ", ".join([EMPTY, *sorted(known)])
        raise RequestError(f"--example {name} is none of {names}")
    source = known[name]
    found = [source / FILE, *(path for part in PARTS for path in (source / part).rglob("*"))]
    files = {
        path.relative_to(source).as_posix(): path.read_bytes()
        for path in sorted(found)
        if path.is_file() and not path.name.startswith(".")
    }
    title = json.loads(files[FILE])["title"]
    return {**GIT_FILES, **files, README: guide(title).encode()}


def find_examples() -> Iterator[tuple[str, Path]]:
    """Yield the name and the folder of each example that came with the program."""
    checkout = Path(__file__).parents[2]
    for folder in (checkout, *sorted(PACKAGED.glob("*"))):
        if (folder / FILE).is_file() and (folder / "gazetteer").is_dir():
            yield json.loads((folder / FILE).read_text(encoding="utf-8"))["name"], folder


def guide(title: str) -> str:
    """Return the README of a project: what to do with it, and every column of its tables."""
    _, _, tables = describe_tables().partition("\n## ")
    columns = tables.replace("\n## ", "\n### ")
    return f"# {title}\n\n{GUIDE}\n### {columns}"


GUIDE = """Who held which place on which day, as dated sentences in news articles have it. This
folder is a project of mosulmap: all that it knows stands in the tables below, and they are yours
to edit.

## What lies here

- `gazetteer/`: the places, their spellings, the parties. It knows no article.
- `seeds/`: the articles as obtained, and what they say of the places.
- `datapackage.json`: the tables described for other programs (Data Package, Frictionless Data).
- `output/`: what the program draws. It can be thrown away at any time.

## From an article to the map

Type the commands in this folder.

1. `mosulmap add article.txt` takes an article in; a web address does too.
2. `mosulmap suggest` lists places and parties that the articles name and `gazetteer/` has not, with
   rows to paste; `mosulmap suggest --write` puts them into the tables. Look them through.
3. `mosulmap extract` reads the articles and proposes what they say. Nothing is drawn yet.
4. `mosulmap review` shows the proposals one by one and asks: accept, reject, defer (decide
   later), edit, skip or quit.
5. `mosulmap check` tells everything that is wrong, with file, line, column and mend.
6. `mosulmap render` draws the map; open `output/mosulmap.html` in a browser.

An empty project needs its parties in `gazetteer/actors.csv` and its places in
`gazetteer/places.csv` and `gazetteer/names.csv` before articles can be read: step 2 starts them.

## Editing the tables

- A spreadsheet does: save as **CSV UTF-8**, with a comma, a semicolon or a tab between the cells.
- Or edit all tables in one workbook, where every cell is text: `mosulmap tables --to tables.xlsx`
  writes it, `mosulmap tables --from tables.xlsx` takes it back.
- The first line names the columns. Keep it as it is; columns may stand in any order.
- A cell that holds several values divides them with `;`.
- Write days as `2016-08-10` and coordinates with a point: `31.205`. Where a spreadsheet turns them
  into something else, format the column as text first.
- Leave a cell empty when you do not know. A place without coordinates is listed, and drawn nowhere.
- Never edit the files in `seeds/` that hold articles: they are the evidence, kept byte for byte.

## The columns
"""
