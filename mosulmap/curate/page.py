"""What stands in the bytes of a page or a file: the text of an article, in the encoding it is in.

Pages are read by trafilatura (the `html` extra) and dated by their own metadata; plain text needs
neither. Nothing is guessed of an encoding: letters that are lost once are never found again.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from datetime import date

from ..errors import RequestError
from ..project.article_file import other_kind
from ..reading.page_metadata import declared_day
from ..terminal import one_line

NEEDS_HTML = (
    "a web page needs the html extra (pip install 'mosulmap[html]'), or save it as plain text"
)

DECLARED = re.compile(
    rb"""<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]+)|<meta[^>]*\bcharset\s*=\s*["']?\s*([\w.:-]+)""",
    re.IGNORECASE,
)
"""Where a page names its encoding (HTML Standard, 13.2.3.2); the first one counts."""

HEAD = 4_096
"""Bytes at the beginning of a page in which it names its encoding."""

LABELS = {
    **dict.fromkeys(("iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii"), "windows-1252"),
    **dict.fromkeys(("iso-8859-9", "latin5"), "windows-1254"),
    **dict.fromkeys(("iso-8859-11", "tis-620"), "windows-874"),
    **dict.fromkeys(("gb2312", "gbk", "x-gbk"), "gb18030"),
    **dict.fromkeys(("x-sjis", "shift_jis", "shift-jis"), "cp932"),
    **dict.fromkeys(("ks_c_5601-1987", "euc-kr"), "cp949"),
    "windows-874": "cp874",
    "x-mac-cyrillic": "mac-cyrillic",
}
"""Labels that mean another encoding to browsers than to Python (Encoding Standard, 4.2)."""

MAIL = re.compile(rb"(?im)^(?:received|from|subject|date|to|mime-version|return-path): ?\S")
"""Lines at the head of an e-mail, and of a page that a browser saved as one (MHTML)."""

LETTER = 3
"""Such lines that make a letter of a text: an article may begin with `From: our correspondent`."""

NOTICES = re.compile(
    r"(?i)\b(?:cookies?|javascript|consent|privacy|personal data|your (?:browser|data|choices)|"
    r"partners|ad ?blocker|are you (?:a )?(?:human|robot)|captcha|security check|log ?in|sign in|"
    r"subscribe|enable|(?:accept|reject|decline) all|before you continue)\b|"
    r"ملفات تعريف الارتباط|куки|файлы cookie"
)
"""Words of which a page is full that shows a notice and not its article."""


PAGE = re.compile(rb"(?i)(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!doctype\s+html|<html)\b")
"""How a web page begins, whatever the name of its file ends in."""

MOST_BYTES = 10_000_000
"""Bytes of a page with all its scripts and pictures inside."""

LONGEST = 1_000_000
"""Characters of an article: a day's live ticker has fewer, and reading takes its time for each."""

LETTERS = re.compile(r"[^\W\d_]")
WORD = 2
"""Letters of the shortest word that counts in a title: one of Chinese has two."""

CODE = re.compile(r"[\d_=/?&]")
"""What stands in an id, an address or a count, and in no title of one word."""


@dataclass(frozen=True, slots=True)
class Page:
    """What was obtained: the text of the article and what the page says about itself."""

    text: str
    title: str
    publisher: str
    url: str
    published: str
    basis: str


@dataclass(frozen=True, slots=True)
class Source:
    """Where bytes come from: a web address, or else the name of a file, for messages.

    `charset` is the encoding that the server named, empty where it named none.
    """

    url: str
    name: str
    charset: str = ""

    def refusal(self, reason: str) -> RequestError:
        """Return the error that says why nothing can be taken from here."""
        return RequestError(f"{self.url or self.name}: {reason}")


def read_page(content: bytes, source: Source, today: str, *, is_html: bool) -> Page:
    """Return the article in the bytes of a page or of a plain text.

    What begins as a page is one. Raises `RequestError` for what is neither, what has no words or
    more than any article, and where letters would be lost.
    """
    if other := other_kind(content):
        raise source.refusal(f"is {other}; give an HTML page or plain text in UTF-8")
    if b"\0" in content:
        raise source.refusal("holds NUL characters; save it as plain text in UTF-8")
    if kind := letter_kind(content):
        raise source.refusal(f"is {kind}; save the page as HTML, or the article as plain text")
    if len(content) > MOST_BYTES:
        raise source.refusal(f"has {len(content):,} bytes, which no article has; split it")
    if is_html or PAGE.match(content):
        page = read_html(decode_page(content, source), source, today)
    else:
        text = decode_text(content, source)
        page = Page(text, title_of(text), "", source.url, "", "")
    if not LETTERS.search(page.text):
        raise source.refusal("has no words; nothing was added")
    if len(page.text) > LONGEST:
        raise source.refusal(f"has {len(page.text):,} letters, which no article has; split it")
    return page


def letter_kind(content: bytes) -> str:
    """Return what a file is that has the head of an e-mail; empty for any other."""
    head = content[:HEAD].replace(b"\r\n", b"\n").lstrip().partition(b"\n\n")[0]
    if b"mime-version:" not in head.lower() and len(MAIL.findall(head)) < LETTER:
        return ""
    return "a web archive (MHTML)" if b"multipart/related" in head.lower() else "an e-mail"


def decode_text(content: bytes, source: Source) -> str:
    """Return a plain text, in UTF-8 or in the encoding that its server named."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        if not source.charset:
            raise source.refusal("is not UTF-8; save it as UTF-8 text") from None
    return decode_as(content, source.charset, source)


def decode_page(content: bytes, source: Source) -> str:
    """Return the text of an HTML page, in the encoding that the server or the page itself names.

    A page that is UTF-8 is read as such whatever it says: browsers save it so, and no text of
    another encoding is UTF-8 by chance. Raises `RequestError` where letters would be lost.
    """
    declared = source.charset or declared_encoding(content)
    if not content.isascii() or not declared:
        try:
            return content.decode("utf-8-sig")
        except UnicodeDecodeError:
            pass
    if not declared:
        raise source.refusal("is not UTF-8 and names no encoding; save it as UTF-8")
    return decode_as(content, declared, source)


def declared_encoding(content: bytes) -> str:
    """Return the encoding that a page names in its first bytes; empty where it names none."""
    found = DECLARED.search(content[:HEAD])
    return (found[1] or found[2]).decode("ascii") if found else ""


def decode_as(content: bytes, label: str, source: Source) -> str:
    """Return bytes as text in the encoding that `label` means to a browser."""
    name = LABELS.get(label.strip().lower(), label.strip().lower())
    # A page that names UTF-16 in ASCII letters is not in it (HTML Standard).
    name = "utf-8" if name.startswith("utf-16") else name
    try:
        codecs.lookup(name)
        return content.decode(name)
    except LookupError:
        reason = f"names an encoding that is unknown, {one_line(label)}"
    except UnicodeDecodeError as error:
        reason = f"names {one_line(label)}, in which its byte {error.start} is no letter"
    except UnicodeError:
        reason = f"names {one_line(label)} and cannot be read in it"
    raise source.refusal(f"{reason}; save it as UTF-8")


def read_html(page: str, source: Source, today: str) -> Page:
    """Return the article in an HTML page, by trafilatura, and its day, by its own metadata."""
    try:
        import trafilatura
    except ImportError:
        raise source.refusal(NEEDS_HTML) from None

    address = source.url or None
    text = trafilatura.extract(page, url=address, include_comments=False) or ""
    if not text.strip():
        raise source.refusal("no article was found in the page; save its text as a file")
    if is_notice(text):
        raise source.refusal(
            "seems to show a notice about cookies or scripts, not its article; save that as text"
        )
    about = trafilatura.extract_metadata(page)
    dating = declared_day(page, date.fromisoformat(today).toordinal())
    return Page(
        text=text + "\n",
        title=title_of("\n".join(((about and about.title) or "", text))),
        publisher=(about and one_line(about.sitename or "")) or "",
        url=source.url,
        published=dating.published if dating else "",
        basis=dating.basis if dating else "",
    )


def is_notice(text: str) -> bool:
    """Whether most sentences of a text are about cookies, scripts or signing in."""
    sentences = [words for words in re.split(r"(?<=[.!?؟])\s+|\n+", text) if len(words.split()) > 1]
    about = sum(NOTICES.search(words) is not None for words in sentences)
    return about * 2 >= max(1, len(sentences))


def title_of(text: str) -> str:
    """Return the first line of a text that has words to be a title: no `• 0`, no tracking id."""
    lines = [words for line in text.splitlines() if (words := one_line(line))]
    return next(filter(is_title, lines), "untitled")[:200]


def is_title(line: str) -> bool:
    """Whether a line has a word of letters, and more than the name of a file or an id."""
    words = [word for word in line.split() if len(LETTERS.findall(word)) >= WORD]
    return len(words) > 1 or (len(words) == 1 and not CODE.search(line))
