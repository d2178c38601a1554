"""The articles as stored: bytes, text and hash, nothing changed; what in them is the story.

Offsets are sacred: cleaning marks spans of the text as boilerplate and never rewrites it. The rules
are about the habits of news pages, not about any one page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from .wrapped_lines import find_paragraphs, width_of


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of an article's text, in code points: from `start` up to `end`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Story:
    """An article's text with its boilerplate marked and the rest cut into sentences.

    `sentences` are in order and outside the boilerplate; `headline` is the first of them.
    """

    text: str
    boilerplate: tuple[Span, ...]
    sentences: tuple[Span, ...]

    def of(self, span: Span) -> str:
        """Return the words of a span."""
        return self.text[span.start : span.end]


CHROME = re.compile(
    r"""(?ix) ^\W*(?:\d+\.\s+)?(?:
    skip\ to | accessibility\ links | breaking\ news$ | please\ wait | no\ media\ source |
    (?:\d+:)+\d\d(?:\ (?:\d+:)+\d\d)* | share(?:\ this)?$ | print$ | e-?mail\ newsletter |
    sign\ (?:in|up) | log\ in | register$ | forgot\ password | subscribe | add\ contribution |
    your\ email\ will | benefit\ of\ signing | comment\ as | not\ a\ member | or\ connect\ using |
    last\ updated? | \d+x\d+\ image | facebook\ \d+ | https?://\S+$ | \d+\ min(?:ute)?s?\ read$ |
    (?:layout|categories|image|thumbnail|permalink|slug)\s*: | (?:creating\ new\ perspectives) | .*\bsharing\ button\b | advertisement$ | copyright\b | ©
    )""",
)
"""Lines that a news page has around its story."""

ENDS = re.compile(
    r"""(?ix) ^\W*(?:
    related(?:\ (?:articles|stories|news|topics|content))? | read\ (?:more|also|next)(?:\ .*)? |
    also\ read | more\ (?:on\ this|from|stories)(?:\ .*)? | you\ may\ also\ like(?:\ .*)? |
    what\ you\ say | comments?(?:\ \(\d+\))? | leave\ a\ (?:comment|reply) | tags? |
    be\ part\ of\ your\ .* | recommended(?:\ .*)? | most\ (?:read|popular) | topics
    ) \W*$""",
)
"""Lines after which nothing belongs to the story, once it has begun."""

FEWEST_WORDS = 2
"""Words of a line that ends as a sentence does and can only be of the story itself."""

SIGNATURE = re.compile(
    r"(?ix) ^\W*(?: with\ (?:additional\ )?reporting\ (?:by|from)\b | \(?(?:additional\ )?reporting\ "
    r"by\b | [a-z]{2,4}/[a-z]{2,4}\ \( | blog\ comments\ powered )",
)
"""Lines that close a story; they and all that follows are left out."""

CREDIT = re.compile(
    r"(?x) ^\W*(?:Image|Photo|Picture|Foto|Bild)s?(?:\ by|\ credit|\ courtesy)?\s*: |"
    r"(?:Image|Photo):\ ?\S | ©\ ?\w | /\ ?(?:AFP|AP|REUTERS|Reuters|EPA|Getty)\b.*PHOTO |"
    r"\b(?:AFP|AP)\ PHOTO\b | \[(?:AFP|AP|Reuters|EPA|Getty|AA)[^\]]*\]\s*$ |"
    r"[.!?”\"]\ +(?:Photograph|Picture)s?:\ "
)
"""What marks a caption: the credit of a picture or film."""
LABEL = re.compile(r"^\W*(?:WATCH|VIDEO|PHOTOS?|LISTEN) ?:")
"""What marks the title of a picture or film; at the very top it is the headline of the page."""
SIGNED = re.compile(r"(?s)^.{1,300}\((?:AFP|AP|Reuters|EPA|AA)(?:[/ ][^()]{1,40})?\)$")
"""A short line that ends in an agency's name: a caption, unless it is the last of the text."""

AGENCIES = {
    "AFP": "AFP|Agence France[- ]Presse",
    "AP": "AP|(?:The )?Associated Press",
    "Anadolu": "AA|Anadolu(?: Agency)?",
    "Reuters": "(?:Thomson )?Reuters",
    "TASS": "TASS",
    "UPI": "UPI|United Press International",
    "Xinhua": "Xinhua",
    "dpa": "dpa|DPA|Deutsche Presse-Agentur",
}
"""The names of news agencies whose texts others print."""
AGENCY = "|".join(AGENCIES.values())
WORD = r"[A-Z0-9][\w.'’-]*"
FROM_AGENCY = [
    re.compile(
        rf"(?:{WORD}(?:[ ,/:]+(?:{WORD}|al-\w+))*[ ,:]+)?(?:\([A-Z][\w ]+\)[ ,]+)?"
        rf"\((?:{AGENCY})\)\s*(?:[—–:]|-{{1,2}}\s)"
    ),
    re.compile(
        rf"(?i:by|from|source:?)\s+(?:{WORD}(?:[ ,]+(?:{WORD}|and|of))*[ ,]+)??"
        rf"(?:the )?(?:{AGENCY})(?: (?i:staff|news|newsroom|news agency|writers?))?\W*$"
    ),
    re.compile(rf"[(\[—–-]\s*(?:{AGENCY})\s*[)\]]?\W*$"),
]
"""A dateline, a byline and a closing credit, of one agency."""
PLAYER = re.compile(r"(?i)^\W*(?:please wait|no media source)")
CREDIT_LINE = re.compile(r"(?i)^\W*(?:image|photo|picture|foto|bild)s?(?: by| credit)?\s*:")
SHORTCODE = re.compile(r"\[caption\b|\[/caption\]")
LONGEST_LINE = 6_000
"""Code points of the longest line that can be chrome or a caption; what is longer is a story."""
MOST_CAPTIONS = 200
"""Captions that are remembered to be known again: no page of news has more."""
LONGEST_SENTENCE = 1_000
"""Code points after which a sentence is cut at a space: text without sentence ends stays readable,
and the time to read it grows with its length only."""


def read_story(text: str) -> Story:
    """Return `text` with its boilerplate marked and its sentences found."""
    boilerplate = tuple(merge(sorted(find_boilerplate(text))))
    return Story(text, boilerplate, tuple(find_sentences(text, boilerplate)))


def find_boilerplate(text: str) -> Iterator[Span]:
    """Yield the spans of `text` that are not the story: navigation, captions, related blocks."""
    lines = [Span(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text)]
    words = [stripped(text, line) for line in lines]
    credited = (key(word) for word in words if CREDIT.search(word))
    captions = "\n".join(islice(credited, MOST_CAPTIONS))
    begun = False
    for index, (line, word) in enumerate(zip(lines, words, strict=True)):
        begun = begun or is_prose(word) or line.end - line.start > LONGEST_LINE
        if (begun and ENDS.match(word)) or SIGNATURE.match(word):
            yield Span(line.start, len(text))
            return
        right_below = index + 1 < len(lines) and lines[index + 1].start <= line.end + 1
        following = words[index + 1] if right_below else ""
        caption = CREDIT.search(word) or CREDIT_LINE.match(following) or PLAYER.match(following)
        signed = index + 1 < len(lines) and SIGNED.match(word)
        labelled = index > 0 and LABEL.match(word)
        around = CHROME.match(word) or ENDS.match(word)
        if around or caption or labelled or signed or repeats_caption(word, captions):
            yield line
    yield from find_shortcodes(text)


def is_prose(line: str) -> bool:
    """Whether a line is of a story and not of a menu: long, and ended as a sentence is."""
    ended = line.rstrip('"”’»)]').endswith((".", "!", "?", "؟", "…"))
    return ended and len(line.split()) >= FEWEST_WORDS


def find_agencies(story: Story) -> tuple[str, ...]:
    """Return the agencies whose text a story is, sorted: by its datelines, byline or last words.

    A story after several agencies ("with reporting by …") is its publisher's own and has none.
    """
    heads = (
        story.text[span.start : min(span.end + 1, span.start + 160)] for span in story.sentences
    )
    credited = [m[0] for head in heads for rule in FROM_AGENCY if (m := rule.match(head.strip()))]
    named = [
        {agency for agency, names in AGENCIES.items() if re.search(rf"\b(?:{names})\b", words)}
        for words in credited
    ]
    return tuple(
        sorted({agency for agencies in named if len(agencies) == 1 for agency in agencies})
    )


def stripped(text: str, line: Span) -> str:
    """Return a line without the white space around it; empty for one that can only be a story."""
    return text[line.start : line.end].strip() if line.end - line.start <= LONGEST_LINE else ""


def find_shortcodes(text: str) -> Iterator[Span]:
    """Yield what a page's own mark-up declares a caption: `[caption …] … [/caption]`."""
    start = -1
    for mark in SHORTCODE.finditer(text):
        if mark[0].startswith("[/") and start >= 0:
            yield Span(start, mark.end())
            start = -1
        elif start < 0 and not mark[0].startswith("[/"):
            start = mark.start()


def key(line: str) -> str:
    """Return a line's letters and digits only, to tell the same line apart from another."""
    return re.sub(r"\W+", "", line).casefold()


def repeats_caption(line: str, captions: str) -> bool:
    """Whether a long line stands again, whole, in one of the `captions`: then it is one."""
    mine = key(line)
    return len(mine) > 30 and mine in captions


def merge(spans: list[Span]) -> Iterator[Span]:
    """Yield sorted spans with those that touch joined."""
    current: Span | None = None
    for span in spans:
        if current and span.start <= current.end:
            current = Span(current.start, max(current.end, span.end))
        else:
            if current:
                yield current
            current = span
    if current:
        yield current


ABBREVIATED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|St|Gen|Lt|Col|Maj|Capt|Brig|Sgt|Adm|Sen|Rep|Gov|Prof|Jr|Sr|No|vs|al|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|approx|km|a\.m|p\.m|U\.S|U\.N|U\.K|e\.g|i\.e)|"
    r"\b[A-Z])\.$"
)
BREAK = re.compile(r"[.!?؟…][\"”’»)\]]*(?=[\s\u00a0]+[\"“‘«(\[]?[A-Z0-9À-Þ\u0621-\u064a])")


SPACES = " \t\u00a0"
GAP = re.compile(rf"[{SPACES}]")


def find_sentences(text: str, boilerplate: tuple[Span, ...]) -> Iterator[Span]:
    """Yield the sentences outside the boilerplate: none runs over the end of a paragraph."""
    width = width_of(text)
    for piece in between(len(text), boilerplate):
        for start, end in find_paragraphs(text, piece.start, piece.end, width):
            for sentence in cut(text, Span(start, end)):
                for part in shortened(text, sentence):
                    yield from trimmed(text, part)


def between(length: int, holes: tuple[Span, ...]) -> Iterator[Span]:
    """Yield the parts of a text outside the sorted `holes`."""
    start = 0
    for hole in holes:
        if hole.start > start:
            yield Span(start, hole.start)
        start = hole.end
    if start < length:
        yield Span(start, length)


def cut(text: str, span: Span) -> Iterator[Span]:
    """Yield the sentences of one paragraph."""
    start = span.start
    for mark in BREAK.finditer(text, span.start, span.end):
        before = text[max(start, mark.start() - 12) : mark.start() + 1]
        if ABBREVIATED.search(before):
            continue
        yield Span(start, mark.end())
        start = mark.end()
    yield Span(start, span.end)


def shortened(text: str, span: Span) -> Iterator[Span]:
    """Yield a sentence in parts of at most `LONGEST_SENTENCE`, cut at spaces; a word stays whole."""
    start = span.start
    while span.end - start > LONGEST_SENTENCE:
        limit = start + LONGEST_SENTENCE
        found = max(text.rfind(space, start + 1, limit) for space in SPACES)
        if found < 0:
            later = GAP.search(text, limit, span.end)
            found = later.start() if later else span.end
        yield Span(start, found)
        start = found
    yield Span(start, span.end)


def trimmed(text: str, span: Span) -> Iterator[Span]:
    """Yield `span` without white space at its ends; nothing if no letter is left."""
    words = text[span.start : span.end]
    left = len(words) - len(words.lstrip())
    right = len(words.rstrip())
    if any(letter.isalnum() for letter in words):
        yield Span(span.start + left, span.start + right)
