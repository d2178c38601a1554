"""What can go wrong, in words a reader can act on.

MosulmapError
├── DataError      the project's files are wrong: one `Problem` a line, all at once (exit 1)
│   └── ClashError a row was changed on disk since it was read; nothing was written (exit 1)
├── DifferenceError a map is not what its project gives (exit 1)
├── RequestError   the command asks for what cannot be given (exit 2)
└── OutputError    a file cannot be written (exit 1)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum


class MosulmapError(Exception):
    """Anything that ends a command with one clear message instead of a traceback."""

    exit_code = 1


class Severity(StrEnum):
    """Whether a problem makes a row unusable, or a curator should only look at the row again."""

    ERROR = "error"
    WARNING = "warning"


Mend = tuple[tuple[str, str], ...]
"""What one row's cells should be, where only one answer is right: (column, value) pairs."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One problem in one cell of one file: where, what, and how to mend it.

    `line` is the line as a text editor numbers it, 0 when the whole file is meant; `column` is
    the column's name, empty when the whole row is meant. `row` is the row as a spreadsheet numbers
    it, 0 when unknown: it is another than the line below a cell with line breaks. `value` is what
    stands in the cell, `mend` what `check --fix` writes into the row, `character` where the cell
    begins in its line, 0 when unknown.

    A rule about one cell knows neither its column nor its file, a rule about one row not its line:
    such a rule makes a problem by `of_cell`, and `in_column` and `at` add the place.

    `rule` is the stable name of the rule that a warning comes from, and `facts` are the values
    beside the cell's own that it rests on: a warning that somebody has acknowledged is known by
    them.
    """

    path: str
    line: int
    column: str
    message: str
    value: str = ""
    row: int = 0
    severity: Severity = Severity.ERROR
    mend: Mend = ()
    character: int = 0
    rule: str = ""
    facts: tuple[str, ...] = ()

    @classmethod
    def of_cell(cls, column: str, message: str, meant: str = "", value: str = "") -> Problem:
        """Return a problem without a place; `meant` is what the cell should be, if known."""
        return cls("", 0, column, message, value, mend=((column, meant),) if meant else ())

    @property
    def meant(self) -> str:
        """What the cell itself should be; empty where more than one value may be meant."""
        return dict(self.mend).get(self.column, "")

    def in_column(self, column: str, value: str) -> Problem:
        """Return the problem with its column and with the cell's `value`, also in the message."""
        mend = ((column, self.meant),) if self.meant else ()
        message = f"'{value}' {self.message}"
        return replace(self, column=column, message=message, value=value, mend=mend)

    def at(self, path: str, line: int, row: int = 0) -> Problem:
        """Return the problem with its place: file, line of the file and row of the spreadsheet."""
        return replace(self, path=path, line=line, row=row)

    @property
    def place(self) -> str:
        """Where it is: `gazetteer/places.csv:14`, with the spreadsheet's row where that differs."""
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place} (row {self.row})" if self.row not in (0, self.line) else place

    def __str__(self) -> str:
        kind = "warning" if self.severity is Severity.WARNING else ""
        return ": ".join(part for part in (self.place, kind, self.column, self.message) if part)


class DataError(MosulmapError):
    """The project's files cannot be used as they are; every problem found is listed."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))


class ClashError(DataError):
    """A row was changed on disk since it was read; nothing was written."""


class DifferenceError(MosulmapError):
    """A map is not what its project gives."""


class RequestError(MosulmapError):
    """The command line asks for something that does not exist."""

    exit_code = 2


class OutputError(MosulmapError):
    """A result cannot be written where it was asked for."""
