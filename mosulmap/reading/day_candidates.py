"""The printed days of a page that may be its day of publication, each with what speaks for it.

`KINDS` is the whole of what is known of lines: by its label, by standing alone, by a dateline. The
verdict over them is `publication_date`'s.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .printed_days import PrintedDay, find_in_address, find_printed_days
from .story import CHROME, Story

KINDS = {
    "published": 100,
    "byline": 90,
    "address": 85,
    "date": 80,
    "alone": 80,
    "furniture": 76,
    "dateline": 75,
    "updated": 62,
    "title": 60,
    "banner": 55,
    "foot": 54,
    "caption": 50,
}
"""Kinds of lines that print a day, and which is believed before which."""

LABEL = re.compile(
    r"""(?ix)
    (?P<updated>\b(?:last\ )?(?:updated?|modified|edited|revised)\b) |
    (?P<published>\b(?:first\ |originally\ )?(?:published|posted|released|filed)\b
                | \bpublication\ date\b | \bpub\ ?date\b) |
    (?P<other>\b(?:accessed|retrieved|archived|crawled|cached|copyright|printed|joined|since|expires|
               born|died|visited|today\ is)\b | ©) |
    (?P<byline>^\W*by\b) |
    (?P<date>^\W*(?:date|time|dated)\b)
    """,
)
"""What a line says of the day in it; `other` days are none of a publication."""

CLOCK = re.compile(
    r"""(?ix)
    (?:\bat\ |\bT)?\b\d{1,2}[:.h]\d\d(?:[:.]\d\d)?(?:\ ?(?:a\.?m|p\.?m)\b\.?)?(?:\ ?hrs?\b)?
    (?:\ ?[(]?\b(?:gmt|utc|ist|est|edt|et|bst|cet|cest|ast|eet|eest|msk|ict|pkt|pst|pdt|z)\b[)]?)?
    (?:\ ?[+-]\d\d:?\d\d)? | \b\d{1,2}\ ?(?:am|pm)\b
    """,
)
READING_TIME = re.compile(r"(?i)\b\d+ min(?:ute)?s?(?: read)?\b")
EDGES = " \t\u00a0,|-–—·•:.()[]/\\»«>*"
BOUNDARY = re.compile(r"(?:^|[|•·–—:,()/»>*\]-])[ \t\u00a0]*$")
OPENS_PART = ("", *"|•·–—:,()/»>*-[")
BAR = re.compile(r"[|•·»]")
SMALL = {"by", "of", "and", "the", "in", "for", "from", "with", "a", "min", "read", "al", "de"}
"""Small words of a line of labels, such as `Voice of the East - 4 November 2016`."""

CAPITALISED = re.compile(r"[A-Z0-9\W]|al\b|el\b")
DATELINE = re.compile(
    r"""(?x) ^\W*(?P<place>[A-Z][^()\n—–]{1,70}?)\s*
    (?: (?P<agency>\([^()\n]{1,80}\) | /[A-Z][\w .]{1,20}/\.?)\s*(?:[—–:-]+|(?=[A-Z"“‘'])|$)
      | [—–_] | [\s\u00a0]-{1,2}[\s\u00a0] | -{2} )
    """
)
"""The place, day and agency before the first words of a story."""

PICTURE = re.compile(
    r"(?i)^\W*(?:photo(?:graph)?|image|picture|file)s?(?: by| credit)?\b.{0,60}$|"
    r"[(\[/©][^()\[\]]{0,60}\b(?:AFP|AP|Reuters|EPA|Getty|Anadolu|AA|Xinhua|TASS|dpa|photo\w*|"
    r"pictures?|images?|screengrab|handout)\b[^()\[\]]{0,40}[)\]]?\W*$|"
    r"[.)\d] +(?:AFP|AP|Reuters|EPA|Getty(?: Images)?|Anadolu|Xinhua) ?/ ?[A-Z][^()\[\]]{0,40}$"
)
"""The credit of a picture, in the line of a caption or in the one below."""

HEAD = 200
"""Code points of a line in which a page prints its day."""

LONG = 800
"""Code points of a line that are looked at: what is longer is no caption."""

WRITTEN = re.compile(r"[^\r\n]*[^\s][^\r\n]*")
"""A line that is not blank."""

TITLE = 3
"""Words of the shortest title."""

LONGEST_CREDIT = 60
"""Code points of the longest line that is only the credit of the picture above it."""

MOST_LABELS = 14
"""Words of the longest line of labels beside a day."""

MOST_PLACE = 9
"""Words of the longest place and day in a dateline."""

SENTENCE = 9
"""Words of the shortest line that is a sentence of the story, or a caption."""

MOST_PROSE = 4
"""Paragraphs above a date line that still is at the head: a teaser, captions, a notice."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Ordinals that a line may mean as the day of publication, and what kind of line it is.

    `days` has two ordinals where day and month may be either number. `place` is the code point at
    which the day stands, `words` the line, `sign` the separator of a day in two numbers,
    `with_weekday` whether a weekday is printed with it.
    """

    kind: str
    place: int
    days: tuple[int, ...]
    words: str
    sign: str = ""
    with_weekday: bool = False

    @property
    def weight(self) -> int:
        """How far a line of this kind is believed."""
        return KINDS[self.kind]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page: the code point at which it begins, its words, and what stands above it.

    `words` are the first `LONG` code points. `titled` is whether a line long enough for a title
    stands above, `prose` how many paragraphs do.
    """

    start: int
    words: str
    titled: bool
    prose: int


def find_candidates(story: Story, address: str) -> Iterator[Candidate]:
    """Yield the days that a page or its web address prints and that may be its publication's."""
    if day := find_in_address(address):
        yield Candidate("address", -1, (day,), address)
    lines = list(lines_of(story))
    for index, line in enumerate(lines):
        below = lines[index + 1].words if index + 1 < len(lines) else ""
        for printed in find_printed_days(line.words, 0, len(line.words)):
            if kind := kind_of_day(line, printed, below):
                yield candidate_of(kind, line, printed)
        if line.words.lstrip().startswith("http") and (day := find_in_address(line.words)):
            yield Candidate("address", line.start, (day,), line.words.strip()[:80])


def candidate_of(kind: str, line: Line, printed: PrintedDay) -> Candidate:
    """Return the candidate that a day in a line is."""
    words = line.words[printed.start : printed.end]
    sign = re.sub(r"[\w\s,()]", "", words)[:1] if printed.form == "two numbers" else ""
    place = line.start + printed.start
    words = line.words.strip()[:80]
    return Candidate(kind, place, printed.days, words, sign, printed.with_weekday)


def lines_of(story: Story) -> Iterator[Line]:
    """Yield the lines of a page down to the last of its story, with what stands above each."""
    titled, prose = False, 0
    stop = len(story.text)
    if story.boilerplate and story.boilerplate[-1].end == stop:
        stop = story.boilerplate[-1].start
    for match in WRITTEN.finditer(story.text, 0, stop):
        words = story.text[match.start() : min(match.end(), match.start() + LONG)]
        yield Line(match.start(), words, titled, prose)
        dated = next(find_printed_days(words, 0, min(len(words), HEAD)), None)
        if len(words.split()) >= TITLE and not dated and not CHROME.match(words):
            titled = True
        prose += is_prose(words)


def kind_of_day(line: Line, printed: PrintedDay, below: str) -> str:
    """Return the kind of line in which a day is printed; empty for a day of something else."""
    if is_caption(line.words, below):
        return "caption"
    if printed.start < end_of_dateline(line.words[:HEAD]):
        return "dateline"
    if printed.start > HEAD or is_prose(line.words):
        return ""
    before, after = line.words[: printed.start], line.words[printed.end : HEAD]
    label = label_of(before, after)
    if label == "other":
        return ""
    return label or kind_by_place(line, before, after, printed)


def kind_by_place(line: Line, before: str, after: str, printed: PrintedDay) -> str:
    """Return the kind of a line without a label, which depends on where in the page it stands."""
    kind = kind_unlabelled(before, after, printed)
    if kind == "title" and line.prose:
        return ""
    if kind in ("", "title"):
        return kind
    if line.prose > MOST_PROSE:
        return "foot"
    bare = kind == "alone" or printed.with_weekday
    return "banner" if bare and not line.titled and not CLOCK.search(before + after) else kind


def label_of(before: str, after: str) -> str:
    """Return the kind that the label next to a day names: the last before it, else one after it."""
    found = [match.lastgroup or "" for match in LABEL.finditer(before)]
    if found:
        return found[-1]
    later = LABEL.match(after.lstrip(EDGES))
    return later.lastgroup or "" if later and later.lastgroup in ("updated", "published") else ""


def kind_unlabelled(before: str, after: str, printed: PrintedDay) -> str:
    """Return the kind of a line by what stands beside its day: nothing, labels, or a title."""
    rest = READING_TIME.sub(" ", CLOCK.sub(" ", f"{before} | {after}"))
    words = [word.strip(EDGES) for word in rest.split()]
    words = [word for word in words if word]
    if not words:
        return "alone"
    clock = CLOCK.search(before[-24:]) or CLOCK.search(after[:24])
    bounded = BOUNDARY.search(before) and after.strip()[:1] in OPENS_PART
    small = [word for word in words if word[0].islower() and word not in SMALL]
    if len(words) > MOST_LABELS or not (bounded or clock or printed.with_weekday):
        return ""
    if stands_between_bars(before, after) or (not small and (clock or len(words) < TITLE)):
        return "furniture"
    at_end = not after.strip(EDGES)
    return "title" if at_end and bounded and before.strip() else ""


def stands_between_bars(before: str, after: str) -> bool:
    """Whether a day has a part of the line to itself: `4 November 2016 | Section: Frontline`."""
    own = BAR.split(before)[-1] + " " + BAR.split(after)[0]
    return bool(BAR.search(before + after)) and not CLOCK.sub("", own).strip(EDGES)


def end_of_dateline(line: str) -> int:
    """Return where the dateline of a line ends; 0 without one."""
    found = DATELINE.match(line)
    if not found or found.end() == len(line.strip()):
        return 0
    words = found["place"].split()
    named = all(CAPITALISED.match(word) for word in words)
    return found.end() if named and len(words) <= MOST_PLACE else 0


def is_caption(words: str, below: str) -> bool:
    """Whether a line is the caption of a picture: a credit closes it, or stands right below."""
    if len(words.split()) < SENTENCE:
        return False
    return bool(PICTURE.search(words)) or bool(
        len(below) < LONGEST_CREDIT and PICTURE.search(below)
    )


def is_prose(words: str) -> bool:
    """Whether a line is a sentence of the story: `A report published on 5 May 2016 told of …`."""
    return words.rstrip("\"”’'»)").endswith((".", "!", "?")) and len(words.split()) >= SENTENCE
