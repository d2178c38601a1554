"""Shows proposed mentions one by one and saves each answer at once, in the row that it is about."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ..errors import ClashError
from ..model.kept import Kept
from ..model.rows import Mention, Review
from ..project.project import Project, read_project
from ..project.row_cells import parse_row
from ..project.table import format_cell
from ..project.table_edit import find_row
from ..terminal import count, one_line
from .decide import MENTIONS, ReviewCounts, count_waiting, faults_of_pairs, write_pairs
from .decisions import Signature
from .merge import EDITED
from .namesakes import namesakes_of, question_of, with_place
from .questions import Question, questions_of
from .sound_rows import find_faults, format_remarks, sound_for_review

CHOICES = "[a]ccept  [r]eject  [d]efer  [e]dit  [c]olumn  [s]kip  [q]uit"
LETTERS = "ardecsq"
LIST_CHOICES = "[a]ccept all  [r]eject all  [d]efer all  [e]ach by itself  [s]kip  [q]uit"
LIST_LETTERS = "ardesq"
EDITABLE = ("event", "control", "event_date", "place_id")
"""The columns that `e` asks for, one after the other; `c` asks for any."""

TOGETHER = ("id", "article_id", "char_start", "char_end", "toponym", "quote")
"""The columns that say where words stand: one alone cannot be changed without the others."""

DECISIONS = {"a": Review.ACCEPTED, "r": Review.REJECTED, "d": Review.DEFERRED}

Ask = Callable[[str], str]
Tell = Callable[[str], None]


@dataclass(slots=True)
class TerminalReview:
    """A review that goes on: the sound project, how to ask and tell, and what was decided."""

    folder: Path
    project: Project
    ask: Ask
    tell: Tell
    signature: Signature
    counts: dict[Review, int] = field(default_factory=lambda: dict.fromkeys(Review, 0))
    kept: Kept = field(default_factory=Kept)

    def current(self, mention_id: str) -> Mention | None:
        """Return a proposal as it is on disk now; None when it is no longer one."""
        found = find_row(self.folder, MENTIONS, (mention_id,), self.kept)
        return found if isinstance(found, Mention) and found.status.waits else None

    def save(self, before: Mention, after: Mention) -> bool:
        """Write one row, and return whether it was written, as `save_all` does."""
        return self.save_all([(before, after)])

    def save_all(self, pairs: Sequence[tuple[Mention, Mention]]) -> bool:
        """Write rows, given as they were and as they are to be, all or none; return which.

        None is when `check` would reject one, or when one was changed on disk meanwhile.
        """
        if faults := faults_of_pairs(self.folder, self.project, pairs, self.kept):
            for problem in faults:
                self.tell(f"{problem.column}: {problem.message}; not saved")
            return False
        try:
            write_pairs(self.folder, pairs, self.signature, self.kept)
        except ClashError as error:
            self.tell(str(error))
            return False
        return True

    def decide(self, rows: Sequence[Mention], status: Review) -> bool:
        """Give rows a status and count them; return whether they were written."""
        pairs = [(row, row.model_copy(update={"status": status})) for row in rows]
        saved = self.save_all(pairs)
        self.counts[status] += len(rows) if saved else 0
        return saved


def review_proposals(
    folder: Path, ask: Ask, tell: Tell, remark: Tell, signature: Signature, *, folded: bool = False
) -> ReviewCounts:
    """Ask about every sound proposal, each shown in its sentence, and save each answer.

    Those that assert nothing are asked about only if the `folded` ones are wanted too. An end of
    the input is a quit. `remark` is given what is faulty in the project. Raises `DataError` when a
    whole table cannot be read and `OutputError` when it cannot be written.
    """
    project = read_project(folder)
    sound, problems = sound_for_review(project)
    for words in format_remarks(project, problems):
        remark(words)
    review = TerminalReview(folder, sound, ask, tell, signature)
    questions = questions_of(sound.mentions.rows)
    asked = [question for question in questions if folded or not question.folded]
    for number, question in enumerate(asked, 1):
        heading = f"\n{number} of {len(asked)}  {question.key}\n"
        try:
            if not ask_question(question, heading, review):
                break
        except EOFError:
            break
    if away := sum(len(one.mentions) for one in questions) - sum(len(q.mentions) for q in asked):
        remark(folded_words(away))
    counts = review.counts
    return ReviewCounts(counts[Review.ACCEPTED], counts[Review.REJECTED], count_waiting(folder))


def folded_words(number: int) -> str:
    """Say how many proposals were not asked about."""
    assert_ = "asserts" if number == 1 else "assert"
    return f"{count(number, 'proposal')} that {assert_} nothing left folded (review --all)"


def ask_question(question: Question, heading: str, review: TerminalReview) -> bool:
    """Ask about a question until it is decided or skipped; return whether the review goes on.

    A list is one question until the curator wants each by itself, or it is no longer one on disk.
    Raises `EOFError` at the end of the input.
    """
    while len(question.mentions) > 1:
        rows = [row for one in question.mentions if (row := review.current(one.id))]
        if len(questions_of(rows)) != 1 or len(rows) == 1:
            break
        review.tell(f"{heading}{describe_list(rows, review.project)}")
        heading, answer = "", ask_letter(review, LIST_CHOICES, [*LIST_LETTERS])
        if answer in "sq":
            return answer == "s"
        if answer == "e":
            break
        if review.decide(rows, DECISIONS[answer]):
            return True
    for mention in question.mentions:
        if not ask_about(mention.id, heading or f"\n{mention.id}\n", review):
            return False
        heading = ""
    return True


def ask_about(mention_id: str, heading: str, review: TerminalReview) -> bool:
    """Ask about one proposal until it is decided or skipped; return whether the review goes on.

    Each answer is written at once. When that fails the proposal is shown as it is on disk now.
    Raises `EOFError` at the end of the input.
    """
    while row := review.current(mention_id):
        places = namesakes_of(row, review.project.gazetteer)
        asked = question_of(places, review.project.gazetteer)
        review.tell("\n".join(filter(None, (f"{heading}{describe(row, review.project)}", asked))))
        heading, answer = "", ask_choice(review, len(places))
        if answer in "sq":
            return answer == "s"
        if answer in DECISIONS:
            if review.decide([row], DECISIONS[answer]):
                return True
        elif answer.isdigit():
            review.save(row, with_place(row, places[int(answer) - 1]))
        else:
            mention_id = edit(row, review, EDITABLE if answer == "e" else ask_columns(review)).id
    review.tell(f"{heading}  was decided or taken out by another program meanwhile")
    return True


def ask_choice(review: TerminalReview, places: int = 0) -> str:
    """Return the letter of the curator's choice, or the number of one of several `places`.

    No letter is `s`. Raises `EOFError` at the end.
    """
    numbers = [str(number) for number in range(1, places + 1)]
    choices = f"{CHOICES}  [1-{places}] the place" if places else CHOICES
    return ask_letter(review, choices, [*LETTERS, *numbers])


def ask_letter(review: TerminalReview, choices: str, answers: Sequence[str]) -> str:
    """Return one of some `answers`: what was typed, its first letter, or `s` for nothing.

    Raises `EOFError` at the end of the input.
    """
    while True:
        given = review.ask(choices).strip().lower()
        answer = given if given in answers else given[:1] or "s"
        if answer in answers:
            return answer
        review.tell(f"'{answer}' is none of {', '.join(answers)}")


def ask_columns(review: TerminalReview) -> list[str]:
    """Ask which columns are to be changed together, and return those that there are."""
    columns = list(Mention.model_fields)
    names = review.ask(f"columns ({' '.join(columns)})").replace(",", " ").split()
    for name in names:
        if name not in columns:
            review.tell(f"'{name}' is no column; the columns are {', '.join(columns)}")
    return [name for name in names if name in columns]


def edit(row: Mention, review: TerminalReview, columns: Sequence[str]) -> Mention:
    """Ask for the cells of a proposal, save what `check` accepts, and return the row as saved.

    An empty answer keeps a cell, a dash empties it. Cells that are wrong together are asked for
    again, until they fit or nothing more is changed. Raises `EOFError` at the end of the input,
    after saving what fits of the answers before it.
    """
    edited = row
    while True:
        try:
            before, edited = edited, ask_cells(edited, review, columns)
        except EndedError as ended:
            if ended.row != row:
                review.save(row, marked(row, ended.row))
            raise EOFError from None
        if edited == row:
            return row
        if review.save(row, marked(row, edited)):
            return marked(row, edited)
        if edited == before or review.current(row.id) != row:
            review.tell("kept as it was")
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


def ask_cells(row: Mention, review: TerminalReview, columns: Sequence[str]) -> Mention:
    """Return a row with the cells that the curator gives; one that cannot be read is kept.

    Raises `EndedError` at the end of the input.
    """
    for column in columns:
        try:
            given = review.ask(f"{column} [{format_cell(getattr(row, column))}]").strip()
        except EOFError:
            raise EndedError(row) from None
        if given:
            row = with_cell(row, column, "" if given == "-" else given, review)
    return row


def with_cell(row: Mention, column: str, given: str, review: TerminalReview) -> Mention:
    """Return a row with one cell as `given`, or as it was when that cannot stand there."""
    cells = {name: format_cell(value) for name, value in row} | {column: given}
    read, problems = parse_row(list(cells), [cell.strip() for cell in cells.values()], Mention)
    own = [problem.message for problem in problems if problem.column == column]
    if not own and read is not None and column not in TOGETHER:
        before = {fault.message for fault in find_faults(row, review.project)}
        faults = find_faults(read, review.project)
        own = [f.message for f in faults if f.column == column and f.message not in before]
    if read is None or own:
        reason = own[0] if own else f"'{given}' cannot be a {column}"
        review.tell(f"{column}: {reason}; kept as it was")
        return row
    return read


def describe(row: Mention, project: Project) -> str:
    """Return a proposal for a terminal: the sentence with the toponym marked, and what it says."""
    at = row.quote.find(row.toponym)
    marked = (
        f"{row.quote[:at]}»{row.toponym}«{row.quote[at + len(row.toponym) :]}"
        if at >= 0
        else row.quote
    )
    return f"  {one_line(marked)}\n  {title_of(row, project)}: {said_of(row)}"


def describe_list(rows: Sequence[Mention], project: Project) -> str:
    """Return the equal statements of one list: their sentence, their places, and what it says."""
    titles = ", ".join(title_of(row, project) for row in rows)
    return f"  {one_line(rows[0].quote)}\n  {titles}: each {said_of(rows[0])}"


def title_of(row: Mention, project: Project) -> str:
    """Return the title of the place that a mention means, else its id."""
    place = project.gazetteer.place.get(row.place_id)
    return one_line(place.title if place else row.place_id)


def said_of(row: Mention) -> str:
    """Return what a proposal says: event, holder, day and voice, and the rule that read it."""
    control = row.control or "says nothing of control"
    claimant = f", word of {row.claimant}" if row.claimant else ""
    said = f"{row.event}, {control}, {row.event_date or 'no date'}{claimant}"
    return f"{said}  ({one_line(row.note)})"
