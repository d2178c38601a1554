"""The law of length: a text twice as long takes about twice the time, whatever its shape."""

from __future__ import annotations

import time

import pytest

from mosulmap.reading.read_article import read_news
from tests.gazetteers import INDEX, ROOT

SHIPPED = " ".join(
    " ".join(path.read_text(encoding="utf-8").split())
    for path in sorted((ROOT / "seeds").glob("*.txt"))
)
"""The shipped articles on one line."""

SHAPES = {
    "one line": f"{SHIPPED} ",
    "no full stop": SHIPPED.replace(".", "").replace("?", "").replace("!", "") + " ",
    "one word": "abcdefghij",
    "one name": "Karama, ",
    "verbs of saying": '" said ',
    "backed": "Gulf-backed-backed ",
    "open brackets": "(",
    "line ends": "\n",
    "full stops": ". ",
    "days": "on 4 November 2016 ",
    "numbers": "1.1.",
    "capitals": "Al Bin ",
    "hyphens": "al-",
}
SIZES = (4_000, 32_000)
"""Code points of a short and of a long text of a shape."""
WORST = 2.5
"""What a doubling may cost on a busy machine: linear is 2, quadratic is 4."""
DOUBLINGS = 3


def seconds(unit: str, size: int) -> float:
    """Return the processor time of reading a text of a size, the better of two turns."""
    text = (unit * (size // len(unit) + 1))[:size]
    turns = []
    for _ in range(2):
        start = time.process_time()
        read_news("a", text, INDEX, latest="2026-12-31")
        turns.append(time.process_time() - start)
    return min(turns)


@pytest.mark.slow
@pytest.mark.parametrize("shape", SHAPES)
def test_reading_takes_time_in_proportion_to_length(shape: str) -> None:
    """Eight times the length takes no more than what three doublings may."""
    short, long = (seconds(SHAPES[shape], size) for size in SIZES)
    assert long / max(short, 1e-4) < WORST**DOUBLINGS
