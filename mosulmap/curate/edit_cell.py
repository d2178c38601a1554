"""Changes cells of one row of any table: what `check` would refuse is not written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path, PurePath

from ..errors import ClashError, DataError, Problem, RequestError
from ..model.kept import FORGETFUL, Kept
from ..model.rows import TABLES, Row
from ..project.lock import locked
from ..project.near_words import did_you_mean
from ..project.project import DECISIONS, Project, read_project
from ..project.table import Table, format_cell, parse_row
from ..project.table_edit import RowChange
from ..terminal import plain
from .decisions import PATHS, Signature, key_text, make_decision
from .new_problems import new_problems

Cells = Mapping[str, str]


def edit_row(
    folder: Path,
    path: str,
    key: str,
    cells: Cells,
    signature: Signature,
    *,
    was: Cells | None = None,
    kept: Kept = FORGETFUL,
) -> RowChange:
    """Write cells into the row of the table at `path` that has a key; return row before and after.

    The key is the cells that identify the row, with `;` between. `was` are cells as somebody saw
    them: what is another meanwhile is a clash. What did not change since it was `kept` is not read
    again. Raises `RequestError` for a table, row or column that is not there, `ClashError` where
    another hand was first, and `DataError` with what `check` would say that it does not say now.
    """
    with locked(folder):
        project = read_project(folder, kept=kept)
        table = table_at(project, path)
        index = index_of(table, key)
        if clashes := list(find_clashes(table, index, was or {})):
            raise ClashError(clashes)
        anew = faulty_cells(table, index) & cells.keys()
        change = RowChange(table.rows[index], with_cells(table, index, cells), frozenset(anew))
        if change.before != change.after or anew:
            if found := new_problems(project, [with_row(table, index, change, cells)], kept):
                raise DataError(found)
            make_decision(folder, {path: [change]}, signature, kept=kept)
    return change


def path_of(name: str) -> str:
    """Return the path of a table that is called `articles`, `articles.csv` or by its path.

    Raises `RequestError` for any other, and for the record of decisions, which nobody edits.
    """
    path = PATHS.get(PurePath(name).stem, "")
    if (
        not path
        or path == DECISIONS
        or name not in (path, PurePath(path).name, PurePath(path).stem)
    ):
        names = [stem for stem, one in PATHS.items() if one != DECISIONS]
        hint = did_you_mean(name, names) or f"; the tables are {', '.join(names)}"
        raise RequestError(f"'{plain(name)}' is no table to edit{hint}")
    return path


def table_at(project: Project, path: str) -> Table[Row]:
    """Return a table of a project. Raises `RequestError` for a path that has none."""
    found = next((table for table in project.tables if table.path == path), None)
    if found is None:
        raise RequestError(f"'{plain(path)}' is no table to edit")
    if not found.whole:
        raise DataError(found.problems)
    return found


def index_of(table: Table[Row], key: str) -> int:
    """Return the index of the row with a key.

    Raises `RequestError` when no row has it, or its row cannot be read as a row.
    """
    keys = [key_text(table.path, row) for row in table.rows]
    if keys.count(key) == 1:
        return keys.index(key)
    if key in keys:
        raise RequestError(f"{table.path} has '{plain(key)}' {keys.count(key)} times (check)")
    if key in table.unread:
        faults = [p for p in table.problems if p.column in TABLES[table.path].identifying]
        where = f"; {faults[0]}" if faults else ""
        raise RequestError(f"'{plain(key)}' cannot be read as a row: correct it in the file{where}")
    raise RequestError(
        f"no row of {table.path} has the key '{plain(key)}'{did_you_mean(key, keys)}"
    )


def find_clashes(table: Table[Row], index: int, was: Cells) -> Iterator[Problem]:
    """Yield the problem of each cell that is no longer what somebody saw in it."""
    for column, seen in was.items():
        now = format_cell(getattr(table.rows[index], column, ""))
        if now != seen:
            message = f"was '{seen}' when it was read and is '{now}' now; nothing was written"
            yield table.problem(index, column, message)


def with_cells(table: Table[Row], index: int, cells: Cells) -> Row:
    """Return the row at an index with other cells.

    Raises `RequestError` for a column that the table has not, and `DataError` for a cell that
    cannot be read.
    """
    row, line = table.rows[index], table.lines[index]
    columns = list(type(row).model_fields)
    for column in cells:
        if column not in columns:
            hint = did_you_mean(column, columns) or f"; it has {', '.join(columns)}"
            raise RequestError(f"{table.path} has no column '{plain(column)}'{hint}")
    whole = {name: format_cell(value) for name, value in row}
    whole |= {column: cell.strip() for column, cell in cells.items()}
    after, problems = parse_row(list(whole), list(whole.values()), type(row))
    if after is None or problems:
        raise DataError([problem.at(table.path, line) for problem in problems])
    return after


def faulty_cells(table: Table[Row], index: int) -> set[str]:
    """Return the columns in which a row has a fault that it was read without."""
    return {problem.column for problem in table.problems if problem.line == table.lines[index]}


def with_row(table: Table[Row], index: int, change: RowChange, cells: Cells) -> Table[Row]:
    """Return a table with a changed row, without the faults of the cells that were written anew."""
    line = table.lines[index]
    stay = tuple(p for p in table.problems if p.line != line or p.column not in cells)
    after = (change.after,) if change.after else ()
    rows = (*table.rows[:index], *after, *table.rows[index + 1 :])
    return replace(table, rows=rows, problems=stay)


def edit_words(path: str, change: RowChange) -> str:
    """Return what was changed in a row: `articles 005: published empty > 2016-11-04`."""
    before, after = ({} if row is None else dict(row) for row in (change.before, change.after))
    cells = [
        f"{column} {format_cell(before.get(column)) or 'empty'} > {format_cell(value) or 'empty'}"
        for column, value in after.items()
        if before.get(column) != value
    ]
    said = "; ".join(cells) or "nothing"
    return plain(f"{PurePath(path).stem} {key_text(path, change.before)}: {said}")
