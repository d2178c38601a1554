"""What stands around a name: whether it means its place there, a part of it, or somebody else."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .name_words import listed
from .story import Span

PERSON_BEFORE = re.compile(
    r"(?:\b(?:Abu|Umm|Um|Bin|Ibn|bin|ibn|Abd|Abdul|Abdel|Sheikh|Mullah|Mr|Mrs|Ms|Dr|Gen|General|Col|"
    r"Colonel|Lt|Lieutenant|Maj|Major|Capt|Captain|Brig|Brigadier|Sgt|Sergeant|President|Minister|"
    r"Commander|Senator|King|Prince)\.?[\s\u00a0]+(?:[A-Z][a-z]+[\s\u00a0]+){0,2}"
    r"|\b(?:minister|president|spokes(?:man|woman|person)|commander|governor|mayor|chief|general|"
    r"colonel|director|secretary|leader),[\s\u00a0]+(?:[A-Z][a-z]+[\s\u00a0]+){1,2})$"
)
"""Words that make a person's name of the name that follows, with first names between."""


CALLED_BEFORE = frozenset(
    (
        *("spokesman", "spokeswoman", "commander", "colonel", "general", "captain", "major"),
        *("president", "minister", "lawmaker", "activist", "journalist", "reporter"),
    )
)
"""Words in small letters that make a person's name of what follows, alone or after first names."""


PERSON_AFTER = re.compile(
    r",[\s\u00a0]+\d\d(?:-year-old)?,|[\s\u00a0]+(?:[Aa]l|[Ee]l|[Bb]in|[Ii]bn)[-\s][A-Z]"
)
"""An age, or more of a name: `Karama, 34,`."""


PART_BEFORE = re.compile(
    r"\b(?:(?:north|south|east|west)(?:ern|east|west|eastern|western)?"
    r"(?:(?:,|\s+and)\s+(?:north|south|east|west)(?:ern)?)*\s+(?:(?:districts|parts|half|side|part|bank)\s+of\s+)?"
    r"|[NSEW](?:orth|outh|ast|est)ern\s+(?:half|side|part|bank)\s+of\s+)$"
)
"""A part of a place that the gazetteer has not as a place of its own: `northern districts of`."""


PART_ENDS = ("north", "south", "east", "west", "ern", "of")
"""How the words of `PART_BEFORE` end: most words before a name do not, and are passed by."""


COMPOUND_AFTER = re.compile(
    r"-(?:led|backed|based|controlled|held|born|trained|funded|made|dominated|bound|appointed|aligned|"
    r"allied|run|raised|educated|supported|sponsored|style)\b"
)


OWNER_AFTER = re.compile(
    r"[\s\u00a0]+(?:Eye|Times|Post|Tribune|Herald|Monitor|Observatory|Operations|Today|Daily|News|Gazette|"
    r"Chronicle|Journal|Press|Media|Radio|TV|Cent(?:er|re)|Is[\s\u00a0]Being|FC|SC|(?:\w+[\s\u00a0])?"
    r"(?:Brigades?|Battalions?|Regiment|Division))\b"
)
"""What makes a paper, a unit or a club of the name before it."""


PARTY_AFTER = re.compile(
    r"[\s\u00a0]+(?:[A-Z][\w'’-]*[\s\u00a0]+){0,2}(?:Army|Front|Council|Movement|Militias?|Corps|"
    r"Forces?|Command|Guards?|Alliance|Coalition|Resistance|Legion|Units)\b"
    r"(?![\s\u00a0]+(?:[Bb]ase|[Bb]arracks|[Cc]amp|[Hh]ospital|[Aa]irport|[Cc]ollege|[Hh]eadquarters))"
)
"""What makes a party of the name before it: `X Military Council`, but not `X Army Base`."""


OWNER_BEFORE = re.compile(r"\b(?:Radio|Voice of|Operation|USS|HMS|FC|AC|Real|Sporting)[\s\u00a0]+$")


FACILITY_AFTER = re.compile(
    r"[\s\u00a0]+(?:(?:[Gg]eneral|[Tt]eaching|[Ii]nternational|[Cc]ivil|[Mm]ilitary|[Ff]ield)[\s\u00a0]+)?"
    r"(?:[Dd]am|[Uu]niversity|[Hh]ospital|[Aa]ir(?:port|base|[\s\u00a0][Bb]ase|field)|[Bb]ridge|[Pp]rison|"
    r"[Rr]efinery|[Mm]useum|[Ss]tadium)\b"
)
"""A building or works called after a place: taking `Mosul Dam` is not taking Mosul."""


SPACED_AFTER = re.compile(
    "|".join(one.pattern for one in (PERSON_AFTER, OWNER_AFTER, PARTY_AFTER, FACILITY_AFTER))
)
OTHERS_AFTER = {"-": COMPOUND_AFTER, ",": PERSON_AFTER} | dict.fromkeys(" \t\n\u00a0", SPACED_AFTER)
"""The pattern of another meaning, by the code point after the name: most names have none."""


REGION_AFTER = re.compile(
    r"[\s\u00a0]+(?:[Pp]rovince|[Gg]overnorate|[Cc]ountryside|[Pp]lains?|[Oo]blast)\b"
)
"""A region called after its chief town."""


SETTLED_AFTER = re.compile(
    r"[\s\u00a0]+(?:[Vv]illage|[Tt]own|[Cc]ity|[Dd]istrict|[Nn]eighbou?rhood|[Qq]uarter|[Ss]uburb)\b"
)
"""What makes a settlement of the name before it: `X village` is no river."""


DASH = r"(?:[—–]|(?:-{1,2}|_)[\s\u00a0])"


DATELINE = re.compile(
    rf"\W*(?:[A-Z][A-Z .'’-]{{2,}}[A-Z]\b[^—–_-]{{0,90}}{DASH}"
    r"|[A-Z][\w'’-]+(?:[\s\u00a0-][A-Z][\w'’-]+){0,3}(?:,[\s\u00a0][A-Z][\w .]{1,30}?)?"
    rf"[\s\u00a0]*\([A-Z][\w/. ]{{1,30}}\)(?:[\s\u00a0]*{DASH}|:|(?=[A-Z]))"
    rf"|[A-Z][\w'’-]+(?:[\s\u00a0-][A-Z][\w'’-]+){{0,3}},(?:[\s\u00a0][A-Z]\w+){{1,3}}[\s\u00a0]{DASH})"
)


LONGEST_DATELINE = 160
"""Code points at the head of a sentence in which its dateline ends."""
DASHED = re.compile(r"[—–)_]|-[-\s\u00a0]")
"""What a dateline cannot be without."""


def begin_of_part(text: str, span: Span, start: int) -> int:
    """Return where the part of a place that begins at `start` is named: `northern districts of`."""
    floor = max(span.start, start - 60)
    if not text[floor:start].rstrip().endswith(PART_ENDS):
        return start
    part = PART_BEFORE.search(text, floor, start)
    return part.start() if part else start


PARTICLES = re.compile(r"(?<!\w)و?[وفبلك]\Z")
"""`and`, `in`, `to`, `like`, of one letter each; `and` may stand before another."""


def is_particle(folded: str, start: int) -> bool:
    """Whether a name is written together with Arabic particles: `والموصل`, `وبالموصل`."""
    return PARTICLES.search(folded, max(0, start - 3), start) is not None


def is_place(text: str, start: int, end: int, floor: int) -> bool:
    """Whether a name means its place here, and not a person or an organisation.

    `floor` is where its sentence begins: what stands before says nothing.
    """
    before = text[max(floor, start - 48) : start]
    words = before.split() if before[-1:].isspace() else []
    # Most names have a small word before them, and none of these patterns needs to be tried.
    if words and is_called(words):
        return False
    named = words and (words[-1][:1].isupper() or words[-1] in ("bin", "ibn", "of"))
    if named and (PERSON_BEFORE.search(before) or OWNER_BEFORE.search(before)):
        return False
    other = OTHERS_AFTER.get(text[end : end + 1])
    return other is None or other.match(text, end) is None


def is_called(words: Sequence[str]) -> bool:
    """Whether words before a name make a person of it: `commander X`, `Ahmed X`."""
    if words[-1] in CALLED_BEFORE:
        return True
    if not words[-1][:1].isupper():
        return False
    first_name = words[-1].lower() in listed("persons", "first_names")
    return first_name or (len(words) > 1 and words[-2] in CALLED_BEFORE)


def end_of_dateline(text: str, span: Span) -> int:
    """Return where the dateline ends with which a sentence begins; its start if it has none."""
    head = text[span.start : min(span.end, span.start + LONGEST_DATELINE)]
    dateline = DATELINE.match(head) if DASHED.search(head) else None
    return span.start + dateline.end() if dateline else span.start
