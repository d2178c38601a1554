"""What the options of `picture` ask for: one day, several days, or all days as a GIF."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ..errors import RequestError
from ..model.dates import parse_day

NEEDS_PICTURES = "pictures need matplotlib (pip install 'mosulmap[pictures]')"

STILL, MOVING = (".png", ".svg"), (".gif",)
CHANGES = "changes"
"""What `--dates` takes for the days on which places change."""


@dataclass(frozen=True, slots=True)
class PictureRequest:
    """A picture to draw: `ending` is png, svg or gif.

    `days` are the ISO days of the maps, one or several, or `CHANGES` alone; none for a gif, which
    has every day from `first` to `last` (ISO; empty: the ends of the evidence).
    """

    ending: str
    days: tuple[str, ...] = ()
    first: str = ""
    last: str = ""


def read_request(
    path: Path, date: str = "", dates: Sequence[str] = (), first: str = "", last: str = ""
) -> PictureRequest:
    """Return the request that the options make.

    Raises `RequestError` when they do not go together.
    """
    ending = picture_ending(path)
    if ending in MOVING:
        if date or dates:
            raise RequestError(
                f"{path}: a .gif shows every day; choose them with --from and --to, "
                "or give --date or --dates with a .png or .svg"
            )
        return PictureRequest(ending[1:], (), first, last)
    if first or last:
        raise RequestError("--from and --to are for a .gif; a .png or .svg takes --date or --dates")
    if bool(date) == bool(dates):
        raise RequestError(
            f"{path}: needs --date DAY for one map, or --dates DAY,DAY,… (or --dates {CHANGES}) "
            "for several"
        )
    return PictureRequest(ending[1:], (date,) if date else read_days(dates))


def picture_ending(path: Path) -> str:
    """Return the ending of a picture's name in small letters. Raises `RequestError` for others."""
    ending = path.suffix.lower()
    if ending not in STILL + MOVING:
        given = f"'{path.suffix}'" if path.suffix else "no ending"
        raise RequestError(f"{path}: has {given}; a picture's name ends in .png, .svg or .gif")
    return ending


def read_days(texts: Sequence[str]) -> tuple[str, ...]:
    """Return the ISO days of `--dates`, each once, sorted; `CHANGES` as it is.

    Raises `RequestError` with every text that is no day.
    """
    parts = [part.strip() for text in texts for part in text.split(",") if part.strip()]
    if parts == [CHANGES]:
        return (CHANGES,)
    problems, days = [], set()
    for part in parts:
        try:
            days.add(parse_day(part))
        except ValueError as error:
            problems.append(f"--dates '{part}' {error}")
    if problems:
        raise RequestError("; ".join(problems))
    if not days:
        raise RequestError(f"--dates names no day; write DAY,DAY,… or {CHANGES}")
    return tuple(sorted(days))
