"""How faults are made in the sound project and where they are expected."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from mosulmap.check.report import Report
from mosulmap.errors import Problem
from mosulmap.model.rows import KEYS, TABLES
from mosulmap.pipeline import check_project
from tests.faults_project import ARTICLES, Cells, csv_of, write_sound_project

Edit = Callable[[Path], None]

TODAY = "2026-11-26"


class Fault(NamedTuple):
    """One fault: how it is made, the row and the columns that are named, words of the message.

    `key` is the key of the row with `|` between its cells, empty where the file is meant.
    """

    name: str
    edit: Edit
    path: str
    key: str
    columns: str
    words: tuple[str, ...]


def fault(name: str, edit: Edit, path: str, key: str, columns: str, *words: str) -> Fault:
    """Return a fault; `columns` are divided by `|`, any of which may be named."""
    return Fault(name, edit, path, key, columns, words)


def as_cases(faults: list[Fault]) -> pytest.MarkDecorator:
    """Return the parametrisation over `faults`, each under its name."""
    return pytest.mark.parametrize("case", [pytest.param(case, id=case.name) for case in faults])


def rows_in(file: Path) -> list[Cells]:
    """Return the rows of a table on disk."""
    return list(csv.DictReader(io.StringIO(file.read_text(encoding="utf-8"), newline="")))


def key_of(path: str, row: Cells) -> str:
    """Return the key of a row with `|` between its cells."""
    return "|".join(row[column] for column in KEYS.get(path, ("toponym", "event", "date")))


def change(path: str, key: str, **cells: str) -> Edit:
    """Put `cells` into the row of `key`."""

    def edit(folder: Path) -> None:
        rows = rows_in(folder / path)
        chosen = [row for row in rows if key_of(path, row) == key]
        assert len(chosen) == 1, (path, key)
        chosen[0].update(cells)
        save(folder / path, path, rows)

    return edit


def add(path: str, **cells: str) -> Edit:
    """Add a row of `cells` in its place."""

    def edit(folder: Path) -> None:
        save(folder / path, path, [*rows_in(folder / path), {**cells}])

    return edit


def add_like(path: str, key: str, **cells: str) -> Edit:
    """Add a row that is as the row of `key` but for `cells`."""

    def edit(folder: Path) -> None:
        rows = rows_in(folder / path)
        like = next(row for row in rows if key_of(path, row) == key)
        save(folder / path, path, [*rows, like | cells])

    return edit


def save(file: Path, path: str, rows: list[Cells]) -> None:
    """Write rows into a table, sorted as the project sorts them where cells are texts."""
    order = TABLES[path].sort_by
    if "char_start" not in order:
        rows = sorted(rows, key=lambda row: [row.get(column, "") for column in order])
    file.write_bytes(csv_of(path, rows).encode())


def replace_text(path: str, old: str, new: str) -> Edit:
    """Replace `old`, which stands once in a file, by `new`."""

    def edit(folder: Path) -> None:
        before = (folder / path).read_bytes().decode()
        assert before.count(old) == 1, (path, old, before.count(old))
        (folder / path).write_bytes(before.replace(old, new).encode())

    return edit


def write(path: str, content: str | bytes) -> Edit:
    """Write a file."""

    def edit(folder: Path) -> None:
        data = content if isinstance(content, bytes) else content.encode()
        (folder / path).write_bytes(data)

    return edit


def remade(path: str, make: Callable[[bytes], bytes]) -> Edit:
    """Write a file anew as `make` makes it of its bytes."""

    def edit(folder: Path) -> None:
        (folder / path).write_bytes(make((folder / path).read_bytes()))

    return edit


def add_article(key: str, text: str, **cells: str) -> Edit:
    """Add an article with its text and the right hash."""

    def edit(folder: Path) -> None:
        (folder / "seeds" / f"{key}.txt").write_bytes(text.encode())
        row = {"id": key, "file": f"{key}.txt", "title": text.partition("\n")[0]}
        row |= {"sha256": hashlib.sha256(text.encode()).hexdigest()}
        add(ARTICLES, **(row | cells))(folder)

    return edit


def both(*edits: Edit) -> Edit:
    """Make several edits, one after another."""

    def edit(folder: Path) -> None:
        for one in edits:
            one(folder)

    return edit


def check(case: Fault, folder: Path) -> Report:
    """Make a fault in a new project in `folder` and check it."""
    write_sound_project(folder)
    case.edit(folder)
    return check_project(folder, today=TODAY)


def line_of(case: Fault, folder: Path) -> int:
    """Return the line of the row that a fault is in, 0 where the whole file is meant."""
    if not case.key:
        return 0
    if case.key.isdigit():
        return int(case.key)
    content = (folder / case.path).read_text(encoding="utf-8", errors="replace")
    reader = csv.reader(io.StringIO(content, newline=""))
    header = [name.lower() for name in next(reader)]
    line = reader.line_num + 1
    for cells in reader:
        row = dict(zip(header, cells, strict=False))
        if (
            key_of(
                case.path, row | dict.fromkeys(set(TABLES[case.path].model_fields) - set(row), "")
            )
            == case.key
        ):
            return line
        line = reader.line_num + 1
    raise AssertionError((case.path, case.key))


def answers(case: Fault, folder: Path, report: Report) -> list[Problem]:
    """Return the problems that answer a fault as it says."""
    line = line_of(case, folder)
    return [
        problem
        for problem in (*report.errors, *report.warnings)
        if problem.path == case.path
        and (not line or problem.line == line)
        and (not case.columns or problem.column in case.columns.split("|"))
        and all(word in problem.message for word in case.words)
    ]


def all_words(report: Report) -> str:
    """Return all that a report says, for the message of a failing test."""
    return "\n".join(map(str, (*report.errors, *report.warnings))) or "nothing is said"
