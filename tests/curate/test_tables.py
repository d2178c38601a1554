"""All tables in one workbook, edited in a real LibreOffice, and back: what is the same stays."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from openpyxl import load_workbook

from mosulmap.curate.tables import export_tables, import_tables
from mosulmap.errors import OutputError
from mosulmap.model.rows import TABLES, Article, Place
from mosulmap.project.table import read_table
from tests.command_line import files_in, run_cli
from tests.libreoffice import LOCALES, SOFFICE, save_as
from tests.tiny_project import ARTICLES, MENTIONS, NAMES, PLACES, TinyProject

with_libreoffice = pytest.mark.skipif(
    SOFFICE is None, reason="LibreOffice is NOT INSTALLED: no round trip is tested (make tests)"
)

NASTY = [
    *("=HYPERLINK(1)", "+1 km", "-", "@home", "'quoted", '"', "17-Jul", "1/2", "1E5", "007"),
    *("_x0041_", "  ", "two\nlines", "TRUE", "36,5", "٣٦", "\u200f", "a" * 300, "#REF!"),
]
"""Notes that a spreadsheet would make something else of."""


@pytest.fixture
def project(shipped_copy: Path) -> Path:
    """Return the shipped project with such notes, and a table saved with semicolons and CR LF."""
    table = shipped_copy / PLACES
    rows = list(csv.reader(io.StringIO(table.read_text(encoding="utf-8-sig"))))
    for row, note in zip(rows[1:], NASTY, strict=False):
        row[-1] = note
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerows(rows)
    table.write_text(stream.getvalue(), encoding="utf-8", newline="")
    names = list(csv.reader(io.StringIO((shipped_copy / NAMES).read_text(encoding="utf-8-sig"))))
    stream = io.StringIO()
    csv.writer(stream, delimiter=";", lineterminator="\r\n").writerows(names)
    (shipped_copy / NAMES).write_text(stream.getvalue(), encoding="utf-8-sig", newline="")
    return shipped_copy


def test_tables_taken_back_change_no_byte(project: Path) -> None:
    """Not even of one that is no table of the project's own form."""
    before = files_in(project)
    assert run_cli("tables", "--to", "t.xlsx", cwd=project).out.startswith(
        f"Wrote t.xlsx: {len(TABLES)} tables"
    )
    done = run_cli("tables", "--from", "t.xlsx", cwd=project)
    assert (done.code, done.err) == (0, "")
    assert done.out.count(": unchanged\n") == len(TABLES)
    (project / "t.xlsx").unlink()
    assert files_in(project) == before


@with_libreoffice
@pytest.mark.parametrize("locale", LOCALES)
def test_tables_saved_by_libreoffice_change_no_byte(
    locale: str, project: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """As a workbook of Excel and of its own, in the language of any curator."""
    folder = tmp_path_factory.mktemp("calc")
    before = files_in(project)
    run_cli("tables", "--to", str(folder / "t.xlsx"), cwd=project)
    for kind in ("ods", "xlsx"):
        saved = save_as(folder / "t.xlsx", kind, locale, folder)
        done = run_cli("tables", "--from", str(saved), cwd=project)
        assert (done.code, done.err) == (0, "")
        assert done.out.count(": unchanged\n") == len(TABLES), done.out
    assert files_in(project) == before


@with_libreoffice
@pytest.mark.parametrize("locale", LOCALES)
def test_a_table_that_libreoffice_saved_as_a_workbook_is_read(
    locale: str, tiny: TinyProject, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Days are days; a number that the language reads otherwise never moves a place unseen."""
    folder = tmp_path_factory.mktemp("calc")
    tiny.write(tmp_path)
    wanted = read_table(tmp_path, PLACES, Place), read_table(tmp_path, ARTICLES, Article)
    for path in (PLACES, ARTICLES):
        saved = save_as(tmp_path / path, "ods", locale, folder)
        (tmp_path / path).with_suffix(".ods").write_bytes(saved.read_bytes())
        (tmp_path / path).unlink()
    places = read_table(tmp_path, PLACES, Place)
    assert read_table(tmp_path, ARTICLES, Article).rows == wanted[1].rows
    if locale == "en-US":
        assert (places.rows, places.problems) == (wanted[0].rows, ())
    known = {row.id: (row.lon, row.lat) for row in wanted[0].rows}
    faulty = {problem.line for problem in places.problems}
    for row, line in zip(places.rows, places.lines, strict=True):
        assert (row.lon, row.lat) == known[row.id] or line in faulty or not row.located


def edited(file: Path, sheet: str, cell: str, value: object) -> None:
    """Change one cell of a workbook."""
    book = load_workbook(file)
    book[sheet][cell].value = value
    book.save(file)


def test_one_edit_changes_one_line(tiny: TinyProject, tmp_path: Path) -> None:
    """And no other table."""
    tiny.write(tmp_path)
    before = files_in(tmp_path)
    run_cli("tables", "--to", "t.xlsx", cwd=tmp_path)
    edited(tmp_path / "t.xlsx", "places", "F3", 43.2)
    done = run_cli("tables", "--from", "t.xlsx", cwd=tmp_path)
    assert f"{PLACES}: 1 row changed\n" in done.out
    after = files_in(tmp_path)
    assert after[PLACES] == before[PLACES].replace(b"43.2032", b"43.2")
    assert {path for path in before if before[path] != after[path]} == {PLACES}


def test_a_table_that_changed_meanwhile_is_not_overwritten(
    tiny: TinyProject, tmp_path: Path
) -> None:
    """Nothing is taken back, and the line says what to do."""
    tiny.write(tmp_path)
    run_cli("tables", "--to", "t.xlsx", cwd=tmp_path)
    edited(tmp_path / "t.xlsx", "places", "F3", 43.2)
    edited(tmp_path / "t.xlsx", "names", "B2", "Karama")
    table = tmp_path / PLACES
    table.write_text(table.read_text("utf-8").replace("Tal Afar", "Tel Afar"), encoding="utf-8")
    before = files_in(tmp_path)
    done = run_cli("tables", "--from", "t.xlsx", cwd=tmp_path)
    assert done.code == 2
    assert f"{PLACES}: was changed since t.xlsx was written; nothing was taken back" in done.err
    assert files_in(tmp_path) == before


def test_a_sheet_with_other_columns_is_refused(tiny: TinyProject, tmp_path: Path) -> None:
    """By its name, and nothing is written."""
    tiny.write(tmp_path)
    run_cli("tables", "--to", "t.xlsx", cwd=tmp_path)
    edited(tmp_path / "t.xlsx", "mentions", "A1", "number")
    before = files_in(tmp_path)
    done = run_cli("tables", "--from", "t.xlsx", cwd=tmp_path)
    assert done.code == 1
    assert "t.xlsx: sheet mentions: the first row names the columns: id, " in done.err
    assert files_in(tmp_path) == before


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ((), "tables wants --to FILE.xlsx or --from FILE.xlsx, one of the two"),
        (("--to", "t.csv"), "t.csv: a workbook is written as .xlsx; choose such a name"),
        (("--from", "t.xlsx"), "t.xlsx: no such file or directory"),
        (("--to", "t.xlsx", "--project", "no"), "no: has no tables; name the project with"),
    ],
)
def test_what_cannot_be_done_is_one_line(
    words: tuple[str, ...], line: str, tiny: TinyProject, tmp_path: Path
) -> None:
    """Exit code 2."""
    done = run_cli("tables", *words, cwd=tiny.write(tmp_path))
    assert done.code == 2
    assert done.err.startswith(f"mosulmap: {line}")
    assert MENTIONS in files_in(tmp_path)


def test_tables_are_not_taken_back_while_another_command_writes(
    tmp_path: Path, tiny: TinyProject
) -> None:
    """The lock is asked for before any table is compared."""
    tiny.write(tmp_path)
    export_tables(tmp_path, tmp_path / "t.xlsx")
    (tmp_path / ".mosulmap.lock").mkdir()
    with pytest.raises(OutputError, match="cannot be locked"):
        import_tables(tmp_path, tmp_path / "t.xlsx")
