"""All tables of a project in one workbook, and back: cells that nobody edited keep their bytes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path, PurePosixPath

from ..errors import DataError, Problem, RequestError
from ..files import write_content
from ..model.rows import TABLES
from ..project.csv_file import Sheet, format_csv
from ..project.header import columns_of
from ..project.lock import locked
from ..project.workbook import Cells, as_written, format_workbook, open_sheet, read_workbook
from ..terminal import count

ORIGIN = "mosulmap"
"""The sheet in which a workbook keeps which tables it was made of: path and SHA-256."""


def export_tables(folder: Path, target: Path) -> str:
    """Write all tables of the project in `folder` into one workbook, and say how many rows.

    Raises `RequestError` for a name that is not that of an `.xlsx`, `DataError` for a table whose
    records cannot be told apart, and `OutputError`.
    """
    if target.suffix.lower() != ".xlsx":
        raise RequestError(f"{target}: a workbook is written as .xlsx; choose such a name")
    sheets: dict[str, Cells] = {}
    origin = [["table", "sha256"]]
    for path in present(folder):
        content, sheet = open_sheet(folder, path)
        if sheet.broken:
            raise DataError([sheet.broken])
        sheets[PurePosixPath(path).stem] = [record.cells for record in sheet.records]
        origin.append([path, sha256(content).hexdigest()])
    write_content(target, format_workbook({**sheets, ORIGIN: origin}), "choose another FILE")
    rows = sum(max(0, len(cells) - 1) for cells in sheets.values())
    return f"Wrote {target}: {len(sheets)} tables, {rows:,} rows"


def present(folder: Path) -> list[str]:
    """Return the paths of the tables that a project has. Raises `RequestError` if it is none."""
    found = []
    for path in TABLES:
        try:
            open_sheet(folder, path)
        except OSError:
            continue
        found.append(path)
    if not found:
        raise RequestError(f"{folder}: has no tables; name the project with --project DIR")
    return found


def import_tables(folder: Path, source: Path) -> tuple[str, ...]:
    """Take the tables of a workbook back into the project, and say what became of each.

    A table whose cells are the same is not written at all; in one that changed, the rows that did
    not keep their cells. No other command writes meanwhile. Raises `RequestError`, before anything
    is written, when a table was changed since the workbook was written, `DataError` when a sheet is
    not such a table, and `OutputError` when a table cannot be written or locked.
    """
    try:
        content = source.read_bytes()
    except OSError as error:
        raise RequestError(f"{source}: {(error.strerror or str(error)).lower()}") from None
    sheets = read_workbook(content, str(source))
    with locked(folder):
        return take_back(folder, sheets, source)


def take_back(folder: Path, sheets: dict[str, Cells], source: Path) -> tuple[str, ...]:
    """Take the `sheets` of the workbook `source` back, as `import_tables` does, under its lock.

    Raises `RequestError` as that does.
    """
    known = dict(pair[:2] for pair in sheets.get(ORIGIN, []) if len(pair) > 1)
    texts: dict[str, str] = {}
    lines = []
    for path in present(folder):
        name = PurePosixPath(path).stem
        if name not in sheets:
            lines.append(f"{path}: kept, as the workbook has no sheet {name}")
            continue
        before, sheet = open_sheet(folder, path)
        rows = taken_back(as_written(sheets[name], path), sheet, path, str(source))
        old = [record.cells for record in sheet.records]
        if rows == old:
            lines.append(f"{path}: unchanged")
            continue
        if known.get(path, digest := sha256(before).hexdigest()) != digest:
            raise RequestError(
                f"{path}: was changed since {source} was written; nothing was taken back: "
                "write the workbook again with --to, and edit that"
            )
        texts[path] = format_csv(rows[0], rows[1:])
        lines.append(f"{path}: {described(old, rows)}")
    for path, text in texts.items():
        write_content(folder / path, text.encode(), "close the program that has it open")
    return tuple(lines)


def taken_back(cells: Cells, sheet: Sheet, path: str, source: str) -> Cells:
    """Return the rows of a sheet, those that nobody changed with the cells of the table itself.

    Raises `DataError` when its first row does not name the columns of the table.
    """
    while cells and not any(cells[-1]):
        cells = cells[:-1]
    header = [name.strip() for name in cells[0]] if cells else []
    expected = columns_of(sheet.header) if sheet.header else list(TABLES[path].model_fields)
    if sorted(filter(None, header)) != sorted(expected):
        name = PurePosixPath(path).stem
        message = f"sheet {name}: the first row names the columns: {', '.join(expected)}"
        raise DataError([Problem(source, 0, "", message)])
    own = {comparable(record.cells): record.cells for record in sheet.records}
    return [own.get(comparable(row), padded(row, len(header))) for row in cells]


def comparable(cells: Sequence[str]) -> tuple[str, ...]:
    """Return cells without what no workbook keeps: line ends of Windows, empty last cells."""
    kept = [cell.replace("\r\n", "\n").replace("\r", "\n") for cell in cells]
    while kept and not kept[-1]:
        kept.pop()
    return tuple(kept)


def padded(cells: Sequence[str], width: int) -> list[str]:
    """Return a row with as many cells as the header has; what stands beyond stays."""
    row = list(cells)
    while len(row) > width and not row[-1]:
        row.pop()
    return row + [""] * (width - len(row))


def described(old: Cells, new: Cells) -> str:
    """Say how many rows are changed, new and gone; one that went and one that came are a change."""
    before, after = Counter(map(tuple, old[1:])), Counter(map(tuple, new[1:]))
    gone, came = (before - after).total(), (after - before).total()
    changed = min(gone, came)
    counts = ((changed, "changed"), (came - changed, "new"), (gone - changed, "gone"))
    words = [f"{count(number, 'row')} {what}" for number, what in counts if number]
    return ", ".join(words) or "same rows in another order"
