"""Numbers, shares and measures within a noun phrase: `more than half`, `up to 60 percent`."""

from __future__ import annotations

from .base_builder import Builder, advance, take_noun
from .tokens import Kind, Token
from .words import ranks, words_of

YEAR_DIGITS = 4


SHORT_RANGE = ("up", "to"), ("more", "than"), ("less", "than"), ("other", "than")


def take_number(build: Builder) -> bool:
    """Take a number, and the sign of a percentage."""
    if build.noun and build.token.low.isdigit() and len(build.token.low) == YEAR_DIGITS:
        return False
    if measures(build):
        return False
    build.number = True
    build.at += 1
    rest = [token.low for token in build.tokens[build.at : build.at + 2]]
    signs = 1 if rest[:1] == ["%"] else 2 if rest in (["per", "cent"], ["per-cent", ""]) else 0
    if signs:
        build.head, build.noun = build.at + signs - 1, True
        build.at += signs
    return True


def measures(build: Builder) -> bool:
    """Whether a number after a noun begins a time or a distance: `left X two days after`."""
    follows = build.after()
    return build.noun and follows is not None and follows.low in words_of("times", "distances")


def take_quantity(build: Builder, low: str) -> bool:
    """Take the word for a number or a share, unless it measures a time or a distance."""
    if low in words_of("numbers") and measures(build):
        return False
    build.number |= low not in ranks()
    return take_noun(build) if low in words_of("shares") else advance(build)


def quantifies(build: Builder) -> bool:
    """Whether a small word belongs to a quantity: `more than half`, `up to 60`, `at least 12`."""
    if build.token.low == "yet":
        return advance(build)
    steps = compared(build) if build.at > build.first else approximated(build)
    if steps:
        build.determiner = build.determiner or "some"
        build.at += steps
    return steps > 0


def compared(build: Builder) -> int:
    """Return 1 where a small word within a phrase compares a number: `more than half`."""
    pair = (build.tokens[build.at - 1].low, build.token.low)
    return int(not build.noun and pair in SHORT_RANGE and counts(build.after()))


def approximated(build: Builder) -> int:
    """Return how many small words before a number belong to it: `around half`, `up to 60`."""
    low, follows = build.token.low, build.after()
    if follows is None or low not in ("up", "at", "around", "about", "over", "close"):
        return 0
    if follows.low in ("to", "least", "most") and counts(build.after(2)):
        return 2
    article = follows.low in ("a", "an") and counts(build.after(2))
    return int(low in ("around", "about", "over") and (counts(follows) or article))


def counts(token: Token | None) -> bool:
    """Whether a token is a number or a share."""
    if token is None:
        return False
    return token.kind is Kind.NUMBER or token.low in words_of("numbers", "shares")
