"""Shows proposed mentions one by one and saves each answer at once, in the row that it is about."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ..errors import ClashError, DataError, Problem, RequestError
from ..model.rows import Mention, Review
from ..project.lock import locked
from ..project.project import Project, read_project
from ..project.row_cells import parse_row
from ..project.table import Table, format_cell, read_table
from ..project.table_edit import RowChange
from ..terminal import one_line
from .decisions import Signature, make_decision
from .merge import EDITED
from .namesakes import namesakes_of, question_of, with_place
from .sound_rows import find_faults, format_remarks, sound_for_review

CHOICES = "[a]ccept  [r]eject  [d]efer  [e]dit  [c]olumn  [s]kip  [q]uit"
EDITABLE = ("event", "control", "event_date", "place_id")
"""The columns that `e` asks for, one after the other; `c` asks for any."""

TOGETHER = ("id", "article_id", "char_start", "char_end", "toponym", "quote")
"""The columns that say where words stand: one alone cannot be changed without the others."""

DECISIONS = {"a": Review.ACCEPTED, "r": Review.REJECTED, "d": Review.DEFERRED}
MENTIONS = "seeds/mentions.csv"

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
) -> tuple[ReviewCounts, list[str]]:
    """Set the status of the named mentions, of all or of none, and save them.

    With the counts come remarks on what is faulty elsewhere in the project. Raises `RequestError`
    for ids that no mention has or that are both accepted and rejected, and `DataError` when a named
    mention is faulty, or would be with its new status.
    """
    if both := sorted({*accept} & {*reject}):
        raise RequestError(f"{quoted(both)}: accepted and rejected at once; name it once")
    wanted = dict.fromkeys(accept, Review.ACCEPTED) | dict.fromkeys(reject, Review.REJECTED)
    with locked(folder):
        project = read_project(folder)
        sound, problems = sound_for_review(project)
        changes = decisions(project, sound, problems, wanted)
        make_decision(folder, {MENTIONS: changes}, signature)
    counts = ReviewCounts(len({*accept}), len({*reject}), count_waiting(folder))
    return counts, format_remarks(project, problems)


def decisions(
    project: Project, sound: Project, problems: Iterable[Problem], wanted: dict[str, Review]
) -> list[RowChange]:
    """Return the changes that give mentions the `wanted` status, by id.

    Raises `RequestError` for unknown ids, and `DataError` for faulty mentions.
    """
    table = project.mentions
    lines = {row.id: line for row, line in zip(table.rows, table.lines, strict=True)}
    if unknown := [key for key in wanted if key not in lines and key not in table.unread]:
        ids = f"id{'s' * (len(unknown) > 1)} {quoted(unknown)}"
        raise RequestError(f"no mention has the {ids}; the ids stand in {MENTIONS}")
    if doubled := list(find_doubled(table, wanted)):
        raise DataError(doubled)
    named = {lines[key] for key in wanted if key in lines}
    faults = [p for p in problems if p.path == MENTIONS and p.line in named]
    rows = {row.id: row for row in sound.mentions.rows}
    changes = [
        RowChange(rows[key], rows[key].model_copy(update={"status": status}))
        for key, status in wanted.items()
        if key in rows
    ]
    for change in changes:
        if isinstance(change.after, Mention):
            line = lines[change.after.id]
            faults += [p.at(MENTIONS, line) for p in find_faults(change.after, sound)]
    lost = [key for key in wanted if key not in rows]
    if faults or lost:
        faults += [] if faults else [hidden(key, lines.get(key, 0)) for key in lost]
        raise DataError(faults)
    return changes


def find_doubled(table: Table[Mention], wanted: Iterable[str]) -> Iterator[Problem]:
    """Yield a problem for each `wanted` id that more rows than one have: nobody knows which."""
    for key in wanted:
        at = [index for index, row in enumerate(table.rows) if row.id == key]
        if len(at) < 2:  # noqa: PLR2004 - one row is the one that is meant
            continue
        lines = " and ".join(str(table.lines[index]) for index in at)
        alike = all(table.rows[index] == table.rows[at[0]] for index in at)
        other = "" if alike else f", or, if they say different things, give one the id {key}.2"
        message = (
            f"'{key}' stands on lines {lines}, so that it is not certain which row is meant; "
            f"delete all but one{other}"
        )
        yield table.problem(at[0], "id", message)


def hidden(mention_id: str, line: int) -> Problem:
    """Return the problem of a mention that is left out for a fault elsewhere."""
    message = f"'{mention_id}' has a fault, or its article, place or party has; run mosulmap check"
    return Problem(MENTIONS, line, "id", message)


def quoted(words: Iterable[str]) -> str:
    """Return words in quotation marks, with commas between."""
    return ", ".join(f"'{word}'" for word in words)


def read_mentions(folder: Path) -> Table[Mention]:
    """Return the mentions as they are on disk now."""
    return read_table(folder, MENTIONS, Mention)


def count_waiting(folder: Path) -> int:
    """Return how many mentions nobody has accepted or rejected."""
    return sum(row.status.waits for row in read_mentions(folder).rows)


@dataclass(slots=True)
class Desk:
    """A review that goes on: the sound project, how to ask and tell, and what was decided."""

    folder: Path
    project: Project
    ask: Ask
    tell: Tell
    signature: Signature
    counts: dict[Review, int] = field(default_factory=lambda: dict.fromkeys(Review, 0))

    def current(self, mention_id: str) -> Mention | None:
        """Return a proposal as it is on disk now; None when it is no longer one."""
        rows = read_mentions(self.folder).rows
        found = next((row for row in rows if row.id == mention_id), None)
        return found if found and found.status.waits else None

    def save(self, before: Mention, after: Mention) -> bool:
        """Write one row, and return whether it was written.

        It is not when `check` would reject it, or when it was changed on disk meanwhile.
        """
        if faults := self.faults(before, after):
            for problem in faults:
                self.tell(f"{problem.column}: {problem.message}; not saved")
            return False
        try:
            change = RowChange(before, after)
            make_decision(self.folder, {MENTIONS: [change]}, self.signature)
        except ClashError as error:
            self.tell(str(error))
            return False
        return True

    def faults(self, before: Mention, after: Mention) -> list[Problem]:
        """Return what `check` would say of a row that is to stand in the place of another."""
        faults = list(find_faults(after, self.project))
        others = {row.id for row in read_mentions(self.folder).rows} - {before.id}
        if after.id in others:
            faults.append(Problem.of_cell("id", f"'{after.id}' is the id of another mention"))
        return faults


def review_proposals(
    folder: Path, ask: Ask, tell: Tell, remark: Tell, signature: Signature
) -> ReviewCounts:
    """Show every sound proposal in its sentence, ask what to do with it, and save each answer.

    An end of the input is a quit. `remark` is given what is faulty in the project. Raises
    `DataError` when a whole table cannot be read and `OutputError` when it cannot be written.
    """
    project = read_project(folder)
    sound, problems = sound_for_review(project)
    for words in format_remarks(project, problems):
        remark(words)
    desk = Desk(folder, sound, ask, tell, signature)
    waiting = waiting_ids(sound.mentions.rows)
    for number, mention_id in enumerate(waiting, 1):
        heading = f"\n{number} of {len(waiting)}  {mention_id}\n"
        try:
            if not ask_about(mention_id, heading, desk):
                break
        except EOFError:
            break
    counts = desk.counts
    return ReviewCounts(counts[Review.ACCEPTED], counts[Review.REJECTED], count_waiting(folder))


def waiting_ids(rows: Iterable[Mention]) -> list[str]:
    """Return the ids of the mentions that wait for a decision, those put off before last."""
    waiting = [row for row in rows if row.status.waits]
    return [row.id for row in sorted(waiting, key=lambda row: row.status is Review.DEFERRED)]


def ask_about(mention_id: str, heading: str, desk: Desk) -> bool:
    """Ask about one proposal until it is decided or skipped; return whether the review goes on.

    Each answer is written at once. When that fails the proposal is shown as it is on disk now.
    Raises `EOFError` at the end of the input.
    """
    while row := desk.current(mention_id):
        places = namesakes_of(row, desk.project.gazetteer)
        asked = question_of(places, desk.project.gazetteer)
        desk.tell("\n".join(filter(None, (f"{heading}{describe(row, desk.project)}", asked))))
        heading, answer = "", ask_choice(desk, len(places))
        if answer in "sq":
            return answer == "s"
        if answer in DECISIONS:
            decided = row.model_copy(update={"status": DECISIONS[answer]})
            if desk.save(row, decided):
                desk.counts[decided.status] += 1
                return True
        elif answer.isdigit():
            desk.save(row, with_place(row, places[int(answer) - 1]))
        else:
            mention_id = edit(row, desk, EDITABLE if answer == "e" else ask_columns(desk)).id
    desk.tell(f"{heading}  was decided or taken out by another program meanwhile")
    return True


def ask_choice(desk: Desk, places: int = 0) -> str:
    """Return the letter of the curator's choice, or the number of one of several `places`.

    No letter is `s`. Raises `EOFError` at the end.
    """
    numbers = [str(number) for number in range(1, places + 1)]
    choices = f"{CHOICES}  [1-{places}] the place" if places else CHOICES
    while True:
        given = desk.ask(choices).strip().lower()
        answer = given if given in numbers else given[:1] or "s"
        if answer in [*"ardecsq", *numbers]:
            return answer
        desk.tell(f"'{answer}' is none of {', '.join([*'ardecsq', *numbers])}")


def ask_columns(desk: Desk) -> list[str]:
    """Ask which columns are to be changed together, and return those that there are."""
    columns = list(Mention.model_fields)
    names = desk.ask(f"columns ({' '.join(columns)})").replace(",", " ").split()
    for name in names:
        if name not in columns:
            desk.tell(f"'{name}' is no column; the columns are {', '.join(columns)}")
    return [name for name in names if name in columns]


def edit(row: Mention, desk: Desk, columns: Sequence[str]) -> Mention:
    """Ask for the cells of a proposal, save what `check` accepts, and return the row as saved.

    An empty answer keeps a cell, a dash empties it. Cells that are wrong together are asked for
    again, until they fit or nothing more is changed. Raises `EOFError` at the end of the input,
    after saving what fits of the answers before it.
    """
    edited = row
    while True:
        try:
            before, edited = edited, ask_cells(edited, desk, columns)
        except EndedError as ended:
            if ended.row != row:
                desk.save(row, marked(row, ended.row))
            raise EOFError from None
        if edited == row:
            return row
        if desk.save(row, marked(row, edited)):
            return marked(row, edited)
        if edited == before or desk.current(row.id) != row:
            desk.tell("kept as it was")
            return row


class EndedError(Exception):
    """The input ended in the middle of an edit; `row` has the answers before."""

    def __init__(self, row: Mention) -> None:
        super().__init__()
        self.row = row


def marked(row: Mention, edited: Mention) -> Mention:
    """Return an edited proposal with a mark in its note, by which `extract` leaves it alone."""
    if edited.note != row.note or row.note.startswith(EDITED):
        return edited
    return edited.model_copy(update={"note": "; ".join(filter(None, (EDITED, row.note)))})


def ask_cells(row: Mention, desk: Desk, columns: Sequence[str]) -> Mention:
    """Return a row with the cells that the curator gives; one that cannot be read is kept.

    Raises `EndedError` at the end of the input.
    """
    for column in columns:
        try:
            given = desk.ask(f"{column} [{format_cell(getattr(row, column))}]").strip()
        except EOFError:
            raise EndedError(row) from None
        if given:
            row = with_cell(row, column, "" if given == "-" else given, desk)
    return row


def with_cell(row: Mention, column: str, given: str, desk: Desk) -> Mention:
    """Return a row with one cell as `given`, or as it was when that cannot stand there."""
    cells = {name: format_cell(value) for name, value in row} | {column: given}
    read, problems = parse_row(list(cells), [cell.strip() for cell in cells.values()], Mention)
    own = [problem.message for problem in problems if problem.column == column]
    if not own and read is not None and column not in TOGETHER:
        before = {fault.message for fault in find_faults(row, desk.project)}
        faults = find_faults(read, desk.project)
        own = [f.message for f in faults if f.column == column and f.message not in before]
    if read is None or own:
        reason = own[0] if own else f"'{given}' cannot be a {column}"
        desk.tell(f"{column}: {reason}; kept as it was")
        return row
    return read


def describe(row: Mention, project: Project) -> str:
    """Return a proposal for a terminal: the sentence with the toponym marked, and what it says."""
    place = project.gazetteer.place.get(row.place_id)
    at = row.quote.find(row.toponym)
    marked = (
        f"{row.quote[:at]}»{row.toponym}«{row.quote[at + len(row.toponym) :]}"
        if at >= 0
        else row.quote
    )
    control = row.control or "says nothing of control"
    claimant = f", word of {row.claimant}" if row.claimant else ""
    said = f"{row.event}, {control}, {row.event_date or 'no date'}{claimant}"
    title = place.title if place else row.place_id
    return f"  {one_line(marked)}\n  {one_line(title)}: {said}  ({one_line(row.note)})"
