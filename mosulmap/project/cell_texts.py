"""Texts in which a program changed or lost letters, and what they were."""

from __future__ import annotations

import re
import unicodedata
from html import unescape

from ..errors import Problem
from .cell_marks import (
    BLANKS,
    INVISIBLE,
    JOINERS,
    SMART,
    cell_problem,
    certain_problem,
    first_problem,
    formula,
    unseen,
)

SIGNED = re.compile(r"[+-][^\s\d.]")
"""How a text begins that a spreadsheet takes for a formula too: a sign and then no number."""

QUOTED = re.compile(rf"[“„«](?P<inner>[^{SMART}]+)[”“»]")


def text_problem(cell: str, *, joined: bool) -> Problem | None:
    """Return the problem of a text: characters that nobody sees, quotation marks, a formula.

    `joined` says that its language may need joiners between letters.
    """
    if words := unseen(JOINERS.sub("", cell) if joined else cell):
        bare = "".join(c for c in cell if not INVISIBLE.match(c) or (joined and JOINERS.match(c)))
        return cell_problem(f"{words}; write it without", " ".join(BLANKS.sub(" ", bare).split()))
    if problem := damaged_text(cell) or entity(cell) or double_blanks(cell):
        return problem
    if match := QUOTED.fullmatch(cell):
        return certain_problem("has quotation marks around it", match["inner"].strip())
    if SIGNED.match(cell):
        return cell_problem("begins as a spreadsheet's formula does; begin with a letter")
    return formula(cell)


def damaged_text(cell: str) -> Problem | None:
    """Return the problem of letters that a program changed or lost."""
    finders = (lost_letters,) if cell.isascii() else (mojibake, lost_letters, in_pieces)
    return first_problem(finders, cell)


ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{2,6}|#x[0-9a-fA-F]{2,5});")
"""A letter as web pages write it: `&eacute;`, `&#39;`."""


def entity(cell: str) -> Problem | None:
    """Return the problem of a letter that stands as a web page writes it."""
    found = ENTITY.search(cell)
    meant = unescape(cell)
    if not found or meant == cell:
        return None
    return certain_problem(f"has '{found[0]}', as web pages write a letter", meant)


def double_blanks(cell: str) -> Problem | None:
    """Return the problem of two blanks where one is meant, and of a tab."""
    if "\t" in cell:
        return certain_problem("has a tab where a blank is meant", " ".join(cell.split()))
    if "  " not in cell:
        return None
    return certain_problem("has two blanks where one is meant", re.sub("  +", " ", cell))


def in_pieces(cell: str) -> Problem | None:
    """Return the problem of letters in pieces (decomposed, NFD), which texts print in one."""
    whole = unicodedata.normalize("NFC", cell)
    if whole == cell or unicodedata.normalize("NFD", cell) != unicodedata.normalize("NFD", whole):
        return None
    return certain_problem(
        "has letters in pieces (decomposed, NFD), as some systems save them", whole
    )


LOST = re.compile(r"\ufffd|(?<!\S)\?{2,}|\w\?\w|\?{3,}")
"""Letters that a program could not save: `???`, `M?nchen`, the mark of what cannot be decoded."""


def lost_letters(cell: str) -> Problem | None:
    """Return the problem of letters that became question marks when the file was saved."""
    if "://" in cell or not LOST.search(cell):
        return None
    return cell_problem(
        "has question marks where letters were lost on saving; copy them from an older file, "
        "and save as 'CSV UTF-8'"
    )


CODE_PAGES = ("windows-1252", "windows-1256", "windows-1251", "cp437")
"""Encodings in which programs read UTF-8 by mistake, the commonest first."""

HIGH = re.compile(r"[^\x00-\x7f]+(?:[ ]?[^\x00-\x7f]+)*")


def mojibake(cell: str) -> Problem | None:
    """Return the problem of UTF-8 that was read in another encoding: `Ø³Ø±Øª` for سرت."""
    meant = cell
    for _ in range(2):  # some files went through it twice
        meant = HIGH.sub(lambda run: decoded_again(run[0]), meant)
    if meant == cell:
        return None
    return certain_problem("was read in another encoding than it was saved in", meant)


def decoded_again(run: str) -> str:
    """Return what a run of letters is as UTF-8; the run itself where it is none."""
    for page in CODE_PAGES:
        try:
            found = bytes_of(run, page).decode("utf-8")
        except ValueError:
            continue
        if len(found) < len(run) and all(letter.isprintable() for letter in found):
            return found
    return run


def bytes_of(run: str, page: str) -> bytes:
    """Return the bytes of letters in a code page, as `byte_of` returns each."""
    try:
        return run.encode(page)
    except UnicodeEncodeError:
        return b"".join(byte_of(letter, page) for letter in run)


def byte_of(letter: str, page: str) -> bytes:
    """Return the byte of a letter in a code page. Raises `ValueError` where it has none.

    Bytes without a letter in the page stand for themselves, as programs read them.
    """
    try:
        return letter.encode(page)
    except UnicodeEncodeError:
        return letter.encode("latin-1")
