"""What the program prints: letters that the console can show, and nothing that it would obey.

Titles, ids and quotes come from files that anybody may have written, so every control character is
written out on its way to the screen, wherever the text was made. What the encoding of the console
does not have (code page 1252, ASCII) is written out too. Both are escaped as JSON does, so that
printed JSON still reads back as what it was.
"""

from __future__ import annotations

import codecs
import errno
import io
import os
import re
import sys
from typing import TextIO, cast

from ..errors import OutputError
from ..terminal import APART, escape

OBEYED = re.compile(rf"[\n\t]|{APART.pattern}")
"""A line end or a tab, which stay as they are; or what `terminal.plain` looks for."""

CLOSED = {errno.EPIPE, errno.EINVAL}
"""How writing fails when the reader of a pipe has gone, as `head -1` does; EINVAL on Windows."""

ESCAPING = "mosulmap.escape"
"""The name under which Python's codecs know `escape_missing`."""


def escape_missing(error: UnicodeError) -> tuple[str, int]:
    """Return the letters that an encoding does not have as JSON escapes, and where to go on."""
    # Only writing asks for it, so the error is never one of decoding.
    missed = cast("UnicodeEncodeError", error)
    letters = missed.object[missed.start : missed.end]
    halves = letters.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{halves[at : at + 4]}" for at in range(0, len(halves), 4)), missed.end


codecs.register_error(ESCAPING, escape_missing)


def printable(text: str) -> str:
    """Return `text` with its control characters written out; line feeds and tabs stay."""
    return OBEYED.sub(lambda match: match[0] if match[0] in "\n\t" else escape(match), text)


class SafeOutput(io.TextIOBase):
    """One of the two standard streams, to which nothing is written as it came.

    It has no `buffer`, so that no library finds a way around it. When the reader of a pipe has
    gone, what follows is dropped in silence and the command goes on to its own exit code. Any
    other failure raises `OutputError`, unless the stream is `forgiving`.
    """

    def __init__(self, stream: TextIO, *, forgiving: bool = False) -> None:
        super().__init__()
        self.stream = stream
        self.forgiving = forgiving
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=ESCAPING)

    # `input` asks for these two before it hands its prompt to the terminal.
    @property
    def encoding(self) -> str:  # type: ignore[override]
        """The encoding of the console."""
        return self.stream.encoding

    @property
    def errors(self) -> str | None:  # type: ignore[override]
        """How letters are written that the encoding does not have."""
        return self.stream.errors

    def isatty(self) -> bool:
        """Whether a person looks at the stream."""
        return self.stream.isatty()

    def fileno(self) -> int:
        """Return the number of the stream in this process."""
        return self.stream.fileno()

    def writable(self) -> bool:
        """Whether it can be written to: always."""
        return True

    def write(self, text: str, /) -> int:
        """Write `text`, escaped. Raises `OutputError` when the disk is full."""
        shown = printable(text)
        try:
            # Typer writes "" to learn what a stream takes, and would swallow the error.
            if shown:
                self.stream.write(shown)
        except OSError as error:
            self.give_up(error)
        return len(text)

    def flush(self) -> None:
        """Hand on what was written. Raises `OutputError` when the disk is full."""
        try:
            self.stream.flush()
        except OSError as error:
            self.give_up(error)

    def give_up(self, error: OSError) -> None:
        """Send what is left, and what follows, nowhere. Raises `OutputError` unless forgiving."""
        # Python writes the rest once more when it ends, and would fail again, with a traceback.
        os.dup2(os.open(os.devnull, os.O_WRONLY), self.stream.fileno())
        if error.errno not in CLOSED and not self.forgiving:
            reason = (error.strerror or str(error)).lower()
            raise OutputError(f"the output cannot be written ({reason})") from None


def guard_output() -> None:
    """Put a `SafeOutput` before each standard stream of this process, if it is open."""
    if sys.stdout is not None:
        sys.stdout = SafeOutput(sys.stdout)
    if sys.stderr is not None:
        sys.stderr = SafeOutput(sys.stderr, forgiving=True)
