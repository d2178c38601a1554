"""Whether the parties can be told apart: by colour, shape, title and the words for them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..errors import Problem
from ..geo.palette import PALETTE
from ..model.rows import Actor
from ..project.project import Project
from ..project.stand_ins import MARKS
from ..project.table import Table
from .doubts import doubt

LIKE = 40
"""Distance of colours, 0 to 765, below which they are one on a map of small marks."""

COMMON_WORDS = """
a about after again against all also an and any are area army's as at be been before being
between both but by can city could day days did do down during each enemy few first for four
from group had has have he her here him his how i if in into is it its just last man many may me
men more most much must my near no none north not now of off on once one only or other our out
over own people place post said same say see she side since so some south still such take taken
than that the their them then there these they this those three time to today town two under
until up us very village war was we week were west east what when where which while who why will
with women would year years yes yet you your le la les des du de et un une dans sur par pour der
die das und von im في من على إلى عن مع هذا هذه التي الذي كان قال أن إن ما لا هو هي
"""
COMMON = frozenset(COMMON_WORDS.split())
"""Words so common that a party called by one would be read in every sentence."""

RESERVED = (
    *("unknown", "none", "old", "held", "claimed", "disputed", "confirmed", "reported", "inferred"),
    *("constructor", "tostring", "tolocalestring", "valueof", "hasownproperty", "isprototypeof"),
    "propertyisenumerable",
)
"""Words that the page uses itself, where it also uses the ids of parties: its states, and what
every object of its script has. In small letters."""


def find_doubtful_parties(project: Project) -> Iterator[Problem]:
    """Yield the warnings about parties that look alike, are called alike, or by common words."""
    table = project.actors
    yield from find_common_words(table)
    yield from find_shared_names(project)
    yield from find_alike(table, "title", "same-title", lambda actor: plain(actor.title))
    yield from find_alike(table, "title_ar", "same-title", lambda actor: plain(actor.title_ar))
    yield from find_like_marks(table)
    yield from find_reserved_ids(table)


def plain(name: str) -> str:
    """Return a name without case and double blanks."""
    return " ".join(name.casefold().split())


def find_alike(
    table: Table[Actor], column: str, rule: str, look: Callable[[Actor], str]
) -> Iterator[Problem]:
    """Yield the parties whose `look` another party above has too."""
    seen: dict[str, int] = {}
    for index, actor in enumerate(table.rows):
        at = seen.setdefault(look(actor), index)
        if look(actor) and at != index:
            other = table.rows[at].id
            message = (
                f"'{getattr(actor, column)}' is the title of '{other}' too "
                f"(line {table.lines[at]}); lists cannot tell the two apart"
            )
            yield doubt(table, index, column, rule, message, actor.id, other)


def find_like_marks(table: Table[Actor]) -> Iterator[Problem]:
    """Yield the parties whose mark has the shape or the colour of another party's, or the ground's.

    With more parties than shapes, two may share a shape as long as their colours differ.
    """
    drawn = [(index, actor) for index, actor in enumerate(table.rows) if actor.pattern]
    scarce = len(drawn) > len(MARKS)
    for number, (index, actor) in enumerate(drawn):
        yield from like_ground(table, index)
        for at, other in drawn[:number]:
            where = f"of '{other.id}' (line {table.lines[at]})"
            facts = (actor.id, other.id, ";".join(other.color), other.pattern)
            alike = near(actor, other)
            if alike:
                message = f"'{';'.join(actor.color)}' is {nearly(alike)}the colour {where}: {alike}"
                message += "; choose another, so that the map tells them apart"
                yield doubt(table, index, "color", "same-colour", message, *facts)
            if actor.pattern == other.pattern and (alike or not scarce):
                free = [mark for mark in MARKS if mark not in {a.pattern for _, a in drawn}]
                hint = (
                    f"; {', '.join(free)} {'is' if len(free) == 1 else 'are'} free" if free else ""
                )
                message = (
                    f"'{actor.pattern}' is the shape {where}; the map tells parties apart by it"
                )
                yield doubt(table, index, "pattern", "same-shape", message + hint, *facts)


def near(actor: Actor, other: Actor) -> str:
    """Return the colours of two parties that are nearly one; empty when all differ."""
    pairs = zip(actor.color, other.color, strict=False)
    return next((f"{one} and {two}" for one, two in pairs if distance(one, two) < LIKE), "")


def nearly(alike: str) -> str:
    """Return `nearly ` for two colours that are not the very same."""
    one, _, other = alike.partition(" and ")
    return "" if one == other else "nearly "


def like_ground(table: Table[Actor], index: int) -> Iterator[Problem]:
    """Yield the warning of a party whose colour is that of the land or the water below it."""
    actor = table.rows[index]
    for ground in ("land", "water"):
        for colour, below in zip(actor.color, PALETTE[ground], strict=False):
            if distance(colour, below) < LIKE:
                message = (
                    f"'{colour}' is nearly the colour of the {ground}, {below}; choose another"
                )
                yield doubt(table, index, "color", "colour-of-ground", message, colour)


def distance(one: str, other: str) -> int:
    """Return the sum of the differences of red, green and blue of two colours `#rrggbb`."""
    values = ([int(colour[at : at + 2], 16) for at in (1, 3, 5)] for colour in (one, other))
    return sum(abs(a - b) for a, b in zip(*values, strict=True))


def find_common_words(table: Table[Actor]) -> Iterator[Problem]:
    """Yield the names of parties that are common words, but for abbreviations in capitals.

    Several names in one, with commas between, are found here too.
    """
    for index, actor in enumerate(table.rows):
        for name in actor.names:
            if "," in name or "،" in name:
                message = (
                    f"'{name}' among the names looks like several; divide them with a semicolon"
                )
                yield doubt(table, index, "names", "joined-names", message, name)
            small = name.casefold()
            if len(name) == 1 or (small in COMMON and not (name.isupper() and name.isascii())):
                message = (
                    f"'{name}' among the names is a common word: every sentence that has it would "
                    f"be read as '{actor.id}'; delete it"
                )
                yield doubt(table, index, "names", "common-word", message, name)


def find_shared_names(project: Project) -> Iterator[Problem]:
    """Yield the names that two parties have of which neither belongs to the other."""
    table, side = project.actors, project.gazetteer.side
    first: dict[str, int] = {}
    for index, actor in enumerate(table.rows):
        for name in dict.fromkeys(plain(name) for name in (actor.title, *actor.names)):
            at = first.setdefault(name, index)
            other = table.rows[at]
            allied = side(actor.id) == side(other.id)
            if at != index and name != plain(actor.title) and not allied:
                message = (
                    f"'{name}' among the names is one of '{other.id}' too "
                    f"(line {table.lines[at]}); a text that prints it may mean either"
                )
                yield doubt(table, index, "names", "shared-name", message, name, other.id)


def find_reserved_ids(table: Table[Actor]) -> Iterator[Problem]:
    """Yield the ids that are words of the page."""
    for index, actor in enumerate(table.rows):
        if actor.id.casefold() in RESERVED:
            message = f"'{actor.id}' is a word that the map uses itself; choose another id"
            yield doubt(table, index, "id", "reserved-id", message)
