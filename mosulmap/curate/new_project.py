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
from ..model.rows import TABLES, Row
from ..project.schema import FILE, describe_package, describe_tables, package_name
from ..project.table import format_table
from .linked_places import read_linked_places

EMPTY = "empty"
"""The example that has headers and no rows."""

PACKAGED = Path(__file__).parents[1] / "examples"
"""Where a wheel keeps the examples, each in a folder of its name."""

PARTS = ("gazetteer", "seeds")
README = "README.md"

Files = dict[str, bytes]
"""The content of files, by their path inside a project."""

Rows = Mapping[str, Sequence[Row]]
"""The rows of tables, by the path of the table."""


def begin_project(
    folder: Path, example: str = EMPTY, source: Path | None = None, radius: float | None = None
) -> tuple[str, ...]:
    """Create a project in `folder`, and return notices of what was not taken over from a `source`.

    The tables are those of an `example`, or have the places of a Linked Places file. Raises
    `RequestError`, `DataError` for a faulty file, and `OutputError`; then nothing was written.
    """
    if source and example != EMPTY:
        raise RequestError("--example and --from each begin a project; give one of them")
    if radius is not None and not source:
        raise RequestError("--radius is for the positions that --from FILE has")
    name = folder.resolve().name
    if source:
        found = read_linked_places(source, radius)
        rows: Rows = {"gazetteer/places.csv": found.places, "gazetteer/names.csv": found.names}
        write_project(folder, new_project(name, rows))
        return (*found.notices, f"Took {len(found.places)} places and {len(found.names)} names")
    write_project(folder, new_project(name, {}) if example == EMPTY else example_project(example))
    return ()


def write_project(folder: Path, files: Files) -> None:
    """Write the files of a new project into `folder`, which may hold other things already.

    Raises `RequestError` when anything of theirs is there, before anything is written, and
    `OutputError` when a file cannot be written.
    """
    for name in sorted({*PARTS, *(Path(path).parts[0] for path in files)}):
        if (folder / name).exists():
            what = f"{name}/" if (folder / name).is_dir() else name
            raise RequestError(
                f"{folder}: has {what} already; nothing was written: "
                "choose a new folder, or move it away"
            )
    for path, content in files.items():
        write_content(folder / path, content, "choose another DIR")


def new_project(name: str, rows: Rows) -> Files:
    """Return the files of a project called `name`: each table under its header, with its `rows`."""
    tables = {
        path: format_table(rows.get(path, ()), model).encode() for path, model in TABLES.items()
    }
    package = describe_package(package_name(name), name).encode()
    return {**tables, FILE: package, README: guide(name).encode()}


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
    return {**files, README: guide(json.loads(files[FILE])["title"]).encode()}


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
2. `mosulmap suggest` lists names that look like places and that `gazetteer/` has not, with rows to
   paste.
3. `mosulmap extract` reads the articles and proposes what they say. Nothing is drawn yet.
4. `mosulmap review` shows the proposals one by one and asks: accept, reject, edit, skip or quit.
5. `mosulmap check` tells everything that is wrong, with file, line, column and mend.
6. `mosulmap render` draws the map; open `output/mosulmap.html` in a browser.

An empty project needs its parties in `gazetteer/actors.csv` and its places in
`gazetteer/places.csv` and `gazetteer/names.csv` before articles can be read.

## Editing the tables

- A spreadsheet does: save as **CSV UTF-8**, with a comma, a semicolon or a tab between the cells.
- The first line names the columns. Keep it as it is; columns may stand in any order.
- A cell that holds several values divides them with `;`.
- Write days as `2016-08-10` and coordinates with a point: `31.205`. Where a spreadsheet turns them
  into something else, format the column as text first.
- Leave a cell empty when you do not know. A place without coordinates is listed, and drawn nowhere.
- Never edit the files in `seeds/` that hold articles: they are the evidence, kept byte for byte.

## The columns
"""
