"""What lies beside the tables and is not read: copies, and workbooks that are newer."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator
from pathlib import Path

from ..errors import Problem, Severity
from ..model.rows import TABLES

WORKBOOKS = (".xlsx", ".xls", ".ods", ".numbers")
"""Endings of the files of spreadsheets."""

COPY = re.compile(
    r"(?i)[ _-]*(?:\(\d+\)|copy|kopie|copie|conflict.*|old|new|neu|bak|backup|\d{1,2}|final|edited|"
    r"نسخة|copy of|kopie von)[ _-]*(?:\(\d+\))?"
)
"""What programs and people add to the name of a table for a copy: `places (1).csv`."""

LOCKS = (".~lock.", "~$")
"""How the files begin by which a spreadsheet says that it has a table open."""


def find_beside(folder: Path) -> Iterator[Problem]:
    """Yield the warnings about files beside the tables of the project in `folder`."""
    for path in TABLES:
        table = folder / path
        if not table.is_file():
            continue
        # Of hundreds of articles beside it none is asked for more than its name.
        with os.scandir(table.parent) as entries:
            like = [entry.name for entry in entries if table.stem in entry.name.casefold()]
        for other in sorted(table.parent / name for name in like):
            if other != table and other.is_file() and (words := words_about(table, other)):
                yield warned(path, *words, other.name)


def find_unlisted(folder: Path, files: Collection[str]) -> Iterator[Problem]:
    """Yield a warning for each text in `seeds/` that is none of the `files` of the articles."""
    small = {name.casefold() for name in files}
    for text in sorted((folder / "seeds").glob("*.txt")):
        if text.is_file() and text.name.casefold() not in small:
            message = (
                f"'{text.name}' in seeds/ is the file of no row; move it out of seeds/ and take it "
                f"in with mosulmap add {text.name}, or write it into the row that lost it"
            )
            yield warned("seeds/articles.csv", "unlisted-text", message, text.name)


def warned(path: str, rule: str, message: str, name: str) -> Problem:
    """Return the warning of a rule about a file beside the table at `path`."""
    kind = Severity.WARNING
    return Problem(path, 0, "", message, severity=kind, rule=rule, facts=(name,))


def words_about(table: Path, other: Path) -> tuple[str, str] | None:
    """Return the rule and the message about a file beside a table; None if it says nothing."""
    stem, name = table.stem, other.name
    if other.suffix.lower() in WORKBOOKS and is_copy(stem, other.stem):
        if other.stat().st_mtime <= table.stat().st_mtime:
            return None
        message = (
            f"'{name}' beside it is newer than {table.name}, and is not read; export it as CSV"
        )
        return "newer-workbook", message
    if other.suffix.lower() in (".csv", ".tsv", ".txt") and is_copy(stem, other.stem):
        message = f"'{name}' beside it is not read; take over what is newer in it and delete it"
        return "copy-of-table", message
    if name.startswith(LOCKS) and table.name in name:
        return "open-table", f"a spreadsheet has it open ('{name}'); save and close it there first"
    return None


def is_copy(stem: str, other: str) -> bool:
    """Whether a file without its ending is named as a table, or as a copy of it."""
    if other.casefold() == stem.casefold():
        return True
    small = other.casefold()
    if stem in small and small.replace(stem, "", 1) != small:
        return COPY.fullmatch(small.replace(stem, "", 1).strip(" ._-") or "x") is not None
    return False
