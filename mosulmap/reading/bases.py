"""Base noun phrases: determiners, modifiers and a head, with the places and parties among them."""

from __future__ import annotations

from collections.abc import Sequence

from .base_builder import Base, Builder, advance, take_noun
from .groups import begins_phrase, is_adverb, is_base, is_object
from .quantities import counts, quantifies, take_number, take_quantity
from .tokens import Kind, Token
from .words import BASE, GERUND, PARTICIPLE, PAST, THIRD, Verb, ranks, verb_of, words_of

CLOSED = (
    *("prepositions", "conjunctions", "relatives", "subordinators", "modals", "negations"),
    *("be", "have"),
)
"""The classes whose words end a noun phrase."""
LONGEST_BRACKET = 7
"""Tokens of the longest bracket with the other names of a party."""


def read_base(tokens: Sequence[Token], first: int, *, governed: bool = False) -> Base | None:
    """Return the base noun phrase that begins at token `first`, None where none does.

    `governed` is whether a preposition stands before it: then no verb follows it.
    """
    build = Builder(tokens, first, first, governed=governed)
    while build.at < len(tokens) and step(build):
        pass
    if build.head < 0:
        if not (build.number or build.determiner) or build.at == first:
            return None
        build.head = build.at - 1
    return Base(first, build.at, build.head, build.determiner, build.number, build.owner,
                tuple(build.possessors), tuple(build.places), tuple(build.parties),
                tuple(build.backers))  # fmt: skip


def step(build: Builder) -> bool:
    """Take the next token into a phrase; False where the phrase ends before it."""
    kind = build.token.kind
    if kind is Kind.PLACE or kind is Kind.PARTY:
        return take_name(build)
    if kind is Kind.NUMBER:
        return take_number(build)
    if kind is Kind.MARK:
        return take_mark(build)
    return take_word(build)


def take_name(build: Builder) -> bool:
    """Take a place or a party, with a compound that it begins (`IS-held`) or its short name."""
    token = build.token
    anew = token.low.startswith("the ") and build.at > build.first and not build.determiner
    timed = build.noun and build.tokens[build.head].low in words_of("times")
    if ends_before_party(build) or anew or (timed and not build.determiner):
        return False
    end = after_short_name(build) if token.kind is Kind.PARTY else build.at + 1
    compound, after = compound_at(build, end)
    if compound in words_of("compounds"):
        build.owner, build.at = build.at, after
        return True
    if compound in words_of("backed"):
        build.backers.append(build.at)
        build.at = after
        return True
    (build.places if token.kind is Kind.PLACE else build.parties).append(build.at)
    build.head, build.noun = build.at, True
    build.at = end
    return True


def ends_before_party(build: Builder) -> bool:
    """Whether a phrase ends before a party: a common noun and a name are two phrases."""
    token = build.token
    if not build.noun or token.kind is not Kind.PARTY:
        return False
    if token.general and not token.text[:1].isupper():
        return False
    before = build.tokens[build.at - 1]
    if before.low in words_of("bands"):
        return False
    named = build.possessors or build.places or build.parties
    return not named and before.kind is Kind.WORD and before.text[:1].islower()


def after_short_name(build: Builder) -> int:
    """Return the token after a party and the short name in brackets behind it: `… Forces (SDF)`."""
    at = build.at + 1
    bracketed = [token.low for token in build.tokens[at : at + LONGEST_BRACKET]]
    is_name = len(bracketed) > 1 and build.tokens[at + 1].kind in (Kind.PARTY, Kind.WORD)
    if not is_name or bracketed[0] != "(" or ")" not in bracketed:
        return at
    return at + bracketed.index(")") + 1


def compound_at(build: Builder, at: int) -> tuple[str, int]:
    """Return the word that a hyphen joins to a party, and the token after it; empty for none."""
    tokens = build.tokens
    dash = tokens[at] if at < len(tokens) else None
    word = tokens[at + 1] if at + 1 < len(tokens) else None
    if dash is None or word is None:
        return "", at
    if dash.low in ("-", "–", "‑") and dash.end == word.start:
        return word.low, at + 2
    spaced = build.token.kind is Kind.PARTY and dash.low in ("held", "controlled")
    return (dash.low, at + 1) if spaced and word.low in ranks() else ("", at)


def take_mark(build: Builder) -> bool:
    """Take a mark that stands inside a phrase: a comma between adjectives, a slash, a quote."""
    low, follows = build.token.low, build.after()
    if follows is None:
        return False
    if low == ",":
        described = build.determiner and not build.noun and build.at > build.first + 1
        inside = bool(described) and is_open(follows) and follows.low not in words_of("pronouns")
    elif low in "“”\"‘’'":
        quoted = bool(build.places) and follows.low in ranks() and follows.text.islower()
        inside = not build.noun or follows.low == "'s" or quoted
    else:
        joined = build.at > build.first and follows.start == build.token.end
        inside = low in ("-", "/", "‑") and joined
    return advance(build) if inside else False


def is_open(token: Token) -> bool:
    """Whether a token is a word of no closed class."""
    return token.kind is Kind.WORD and not is_closed(token.low)


def take_word(build: Builder) -> bool:
    """Take a word into a phrase, or end it there."""
    low = build.token.low
    if low == "'s":
        return take_possessive(build)
    if build.at == build.first and low in words_of("determiners", "pronouns"):
        return take_first(build)
    if follows_determiner(build, low) or halves(build, low):
        return advance(build)
    if low in words_of("numbers", "shares"):
        return take_quantity(build, low)
    opens = low in ("up", "yet") and build.at == build.first
    if opens or is_closed(low) or low in words_of("determiners", "pronouns"):
        return quantifies(build)
    return take_lexical(build, low)


def follows_determiner(build: Builder, low: str) -> bool:
    """Whether a determiner goes on with another or a number: `all the`, `three more`."""
    if build.noun or build.at == build.first:
        return False
    before = build.tokens[build.at - 1].low
    second = low in words_of("determiners") and before in words_of("predeterminers")
    return second or (low in ("more", "other") and build.number)


def halves(build: Builder, low: str) -> bool:
    """Take a determiner behind a share that has no `of`: `half the town of X`; else False."""
    after = build.after()
    first = build.tokens[build.first].low
    kind = after is not None and after.low in ranks()
    if build.at != build.first + 1 or first != "half" or low not in ("the", "its") or not kind:
        return False
    build.noun, build.number = False, True
    return True


def take_lexical(build: Builder, low: str) -> bool:
    """Take an adverb, an adjective or a noun; a time ends a phrase that has its noun."""
    if is_time(build, low) or ends_at_compass(build, low):
        return False
    if is_adverb(low):
        return adverb_inside(build)
    after = build.after()
    directed = after is not None and after.low in ("of", "from")
    if build.noun and low in words_of("directions") and directed:
        return False
    return take_open(build, low)


def ends_at_compass(build: Builder, low: str) -> bool:
    """Whether a direction is the noun of a phrase: `those from the west also took X`."""
    before = build.tokens[build.at - 1].low if build.at > build.first else ""
    if build.noun or build.determiner != "the" or before not in words_of("compass"):
        return False
    verb = verb_of(low)
    acts = verb is not None and verb.can(PAST) and not verb.can(PARTICIPLE, BASE)
    if acts or low in ("also", "then", "have", "has", "had"):
        build.head, build.noun = build.at - 1, True
    return build.noun


def take_first(build: Builder) -> bool:
    """Take the determiner or pronoun with which a phrase begins."""
    low = build.token.low
    if low in words_of("determiners"):
        build.determiner = low
        return advance(build)
    build.head = build.at
    build.at += 1
    return False


def take_possessive(build: Builder) -> bool:
    """Take `'s`: what stands before it owns what comes."""
    if not build.noun:
        return False
    build.possessors.append(build.head)
    build.noun = False
    return advance(build)


def is_closed(low: str) -> bool:
    """Whether a word is of a closed class that ends a noun phrase."""
    return low in words_of(*CLOSED)


def is_time(build: Builder, low: str) -> bool:
    """Whether a word names a day or month, where a noun phrase ends."""
    month = low in words_of("months")
    if low in ("may", "march"):
        month = build.token.text[:1].isupper()
    named = low in words_of("weekdays") or month
    plain = low in words_of("plain_days")
    return (named and (build.noun or not build.determiner)) or (plain and build.noun)


def adverb_inside(build: Builder) -> bool:
    """Take an adverb of an adjective or a number; False where it begins something else."""
    follows = build.after()
    if build.noun or follows is None:
        return False
    begun = bool(build.determiner or build.owner >= 0 or build.possessors)
    described = begun and follows.kind in (Kind.WORD, Kind.PARTY) and not is_closed(follows.low)
    return advance(build) if counts(follows) or described else False


def take_open(build: Builder, low: str) -> bool:
    """Take an adjective or a noun; a verb ends a phrase that has its noun."""
    follows = build.after()
    if build.noun and low in words_of("time_words"):
        return False
    if build.places and build.head in build.places and low in words_of("times"):
        return False
    named_after = follows is not None and follows.kind in (Kind.PLACE, Kind.PARTY)
    described = build.at > build.first and is_adjective(build.tokens[build.at - 1].low)
    if low in words_of("happenings") and (described or not named_after):
        return take_noun(build)
    verb = verb_of(low)
    named = build.token.text[:1].isupper() and build.at > 0
    if verb is not None and not named:
        if verb.can(PAST, PARTICIPLE, GERUND) and not verb.can(BASE):
            return take_attributive(build, follows)
        if is_verb_here(build, verb, low, follows):
            return False
    return advance(build) if is_adjective(low) and not build.noun else take_noun(build)


def is_verb_here(build: Builder, verb: Verb, low: str, follows: Token | None) -> bool:
    """Whether a word that can be a verb is no noun here."""
    if build.noun:
        return ends_before_verb(build, verb, low, follows)
    return not build.begun and low not in words_of("plain_nouns") and not verb.can(BASE)


def ends_before_verb(build: Builder, verb: Verb, low: str, follows: Token | None) -> bool:
    """Whether a word after a noun is the verb of a clause and not one more noun."""
    before = build.tokens[build.at - 1]
    if verb.can(THIRD):
        if low in words_of("plain_nouns"):
            place = before.kind is Kind.PLACE and begins_phrase(follows)
            place |= build.at == 1 and is_counted(follows)
            return place or (before.kind is Kind.PARTY and is_object(follows))
        return singular_before(build)
    if not verb.can(BASE):
        return False
    name = before.kind in (Kind.PLACE, Kind.PARTY)
    if verb.can(PAST) and name and is_object(follows):
        return True
    if low not in words_of("homographs") and low not in ranks():
        return True
    counted = build.determiner in ("a", "an", "another", "each", "this")
    subject = plural_before(build) and not build.governed and not counted
    return subject and is_base(low, follows, "plural")


def is_counted(token: Token | None) -> bool:
    """Whether a token begins the object of a verb and no name: `Somebody controls about half`."""
    return token is not None and token.low in words_of("determiners", "approximately")


def singular_before(build: Builder) -> bool:
    """Whether the noun before can be the subject of a third person."""
    token = build.tokens[build.at - 1]
    return token.kind in (Kind.PLACE, Kind.PARTY) or token.low.isalpha()


def plural_before(build: Builder) -> bool:
    """Whether the noun before is a plural, or a party: a base form after it is its verb."""
    token = build.tokens[build.at - 1]
    if token.kind is Kind.PARTY:
        return True
    return token.kind is Kind.WORD and token.low.endswith("s") and not token.low.endswith("ss")


def take_attributive(build: Builder, follows: Token | None) -> bool:
    """Take a participle before its noun (`the captured town`); elsewhere it is a verb."""
    lasting = build.token.low.endswith("ing")
    if build.noun and not (follows and follows.low in ranks() and lasting):
        return False
    if not (build.begun or build.governed) or follows is None:
        return take_noun(build) if build.determiner and lasting else False
    named = follows.kind in (Kind.PLACE, Kind.PARTY, Kind.NUMBER) or follows.low == ","
    if named or (is_open(follows) and follows.low not in words_of("determiners")):
        return advance(build)
    return take_noun(build) if build.determiner and lasting else False


def is_adjective(low: str) -> bool:
    """Whether a word is an adjective, by the tables or its ending."""
    known = words_of("adjectives", "directions", "attributive", "described", "former")
    return low in known or low.endswith(tuple(words_of("adjective_endings")))
