"""Shows proposed mentions one by one and saves each decision at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..check.problems import find_problems
from ..errors import DataError, RequestError
from ..model.rows import CONTESTED, Event, Mention, Review
from ..project.project import Project, read_project
from ..project.table_edit import RowChange
from ..terminal import one_line
from .decisions import Signature, make_decision

CHOICES = "[a]ccept  [r]eject  [d]efer  [e]dit  [s]kip  [q]uit"
MENTIONS = "seeds/mentions.csv"
EDITABLE = ("event", "control", "event_date", "place_id")

Ask = Callable[[str], str]
Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class ReviewCounts:
    """How many proposals were accepted, rejected and left."""

    accepted: int
    rejected: int
    left: int

    def __str__(self) -> str:
        return f"{self.accepted} accepted, {self.rejected} rejected, {self.left} left"


def decide(
    folder: Path, accept: Sequence[str], reject: Sequence[str], signature: Signature
) -> ReviewCounts:
    """Set the status of the named proposals and save them all at once, as one decision.

    Raises `RequestError` for an id that no mention has, and `DataError` when the project is wrong.
    """
    project = sound_project(folder)
    rows = {row.id: row for row in project.mentions.rows}
    for mention_id in (*accept, *reject):
        if mention_id not in rows:
            raise RequestError(
                f"no mention has the id {mention_id!r}; the ids stand in seeds/mentions.csv"
            )
    changes = []
    for ids, status in ((accept, Review.ACCEPTED), (reject, Review.REJECTED)):
        for mention_id in ids:
            before = rows[mention_id]
            rows[mention_id] = before.model_copy(update={"status": status})
            changes.append(RowChange(before, rows[mention_id]))
    make_decision(folder, {MENTIONS: changes}, signature)
    left = sum(row.status.waits for row in rows.values())
    return ReviewCounts(len(accept), len(reject), left)


def review_proposals(folder: Path, ask: Ask, tell: Tell, signature: Signature) -> ReviewCounts:
    """Show every proposal in its sentence, ask what to do with it, and save each decision at once.

    Deferred ones come last. Raises `DataError` when the project is wrong. An end of the input is a
    quit.
    """
    project = sound_project(folder)
    rows = {row.id: row for row in project.mentions.rows}
    waiting = waiting_ids(project.mentions.rows)
    counts = dict.fromkeys(Review, 0)
    for number, mention_id in enumerate(waiting, 1):
        before = rows[mention_id]
        tell(f"\n{number} of {len(waiting)}  {mention_id}\n{describe(before, project)}")
        status, row = ask_about(before, project, ask, tell)
        rows[mention_id] = row.model_copy(update={"status": status or before.status})
        if rows[mention_id] != before:
            change = RowChange(before, rows[mention_id])
            make_decision(folder, {MENTIONS: [change]}, signature)
            counts[rows[mention_id].status] += 1
        if status is None:
            break
    left = sum(row.status.waits for row in rows.values())
    return ReviewCounts(counts[Review.ACCEPTED], counts[Review.REJECTED], left)


def waiting_ids(rows: Iterable[Mention]) -> list[str]:
    """Return the ids of the mentions that wait for a decision, those put off before last."""
    waiting = [row for row in rows if row.status.waits]
    return [row.id for row in sorted(waiting, key=lambda row: row.status is Review.DEFERRED)]


def sound_project(folder: Path) -> Project:
    """Return a project without problems. Raises `DataError` with all of them otherwise."""
    project = read_project(folder)
    if problems := find_problems(project):
        raise DataError(problems)
    return project


def describe(row: Mention, project: Project) -> str:
    """Return a proposal for a terminal: the sentence with the toponym marked, and what it says."""
    place = project.gazetteer.place[row.place_id]
    at = row.quote.find(row.toponym)
    marked = (
        f"{row.quote[:at]}»{row.toponym}«{row.quote[at + len(row.toponym) :]}"
        if at >= 0
        else row.quote
    )
    control = row.control or "says nothing of control"
    claimant = f", word of {row.claimant}" if row.claimant else ""
    said = f"{row.event}, {control}, {row.event_date or 'no date'}{claimant}"
    return f"  {one_line(marked)}\n  {place.title}: {said}  ({row.note})"


def ask_about(
    row: Mention, project: Project, ask: Ask, tell: Tell
) -> tuple[Review | None, Mention]:
    """Return the decision on one proposal and the row as edited; None ends the review."""
    while True:
        try:
            answer = ask(CHOICES).strip().lower()[:1]
        except EOFError:
            return None, row
        match answer:
            case "a":
                return Review.ACCEPTED, row
            case "r":
                return Review.REJECTED, row
            case "d":
                return Review.DEFERRED, row
            case "s" | "":
                return row.status, row
            case "q":
                return None, row
            case "e":
                row = edit(row, project, ask, tell)
                tell(describe(row, project))
            case _:
                tell(f"'{answer}' is none of a, r, d, e, s, q")


def edit(row: Mention, project: Project, ask: Ask, tell: Tell) -> Mention:
    """Return a row with the cells that the curator changes; an empty answer keeps a cell."""
    for column in EDITABLE:
        given = ask(f"{column} [{getattr(row, column)}]").strip()
        if not given:
            continue
        value = "" if given == "-" else given
        if message := wrong_id(column, value, project):
            tell(f"{message}; kept as it was")
            continue
        try:
            row = Mention.model_validate({**row.model_dump(), column: value})
        except ValueError:
            tell(f"'{given}' cannot be a {column}; kept as it was")
    return row


def wrong_id(column: str, value: str, project: Project) -> str:
    """Say what is wrong with an id, nothing when it exists."""
    gazetteer = project.gazetteer
    if column == "place_id" and value not in gazetteer.place:
        return f"'{value}' is not an id in gazetteer/places.csv"
    if column == "control" and value and value != CONTESTED and value not in gazetteer.actor:
        return f"'{value}' is neither an id in gazetteer/actors.csv nor '{CONTESTED}'"
    if column == "event" and value not in list(Event):
        return f"'{value}' is no event"
    return ""
