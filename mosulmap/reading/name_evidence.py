"""What stands around a name and tells whether it is a place, a person, a party or something else.

Each cue has its weight in `names.toml`. One sight may be wrong; `place_names` adds up all of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from ..model.rows import FeatureClass
from .frames import lexicon
from .groups import begins_phrase
from .name_words import (
    is_function_word,
    is_people,
    is_plural_kind,
    kind_word,
    kinds,
    listed,
    name_tables,
    weights_before,
    weights_before_of,
)
from .proper_names import NameUse, is_name_word, kind_at, low_at
from .tokens import Kind, Token
from .words import BASE, PAST, THIRD, verb_of, verbs_of, words_of

STRONG = 4.0
"""The weight of a cue that leaves hardly a doubt."""


class Bearer(Enum):
    """What may bear a name."""

    PLACE = auto()
    PERSON = auto()
    PARTY = auto()
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class Cue:
    """What one cue says of a name: its bearer, with a weight, and what a place is called.

    `plural` says whether its kind was printed for several: `the villages of`.
    """

    bearer: Bearer
    weight: float
    kind: str = ""
    plural: bool = False


def cues_of(tokens: Sequence[Token], use: NameUse) -> Iterator[Cue]:
    """Yield what stands in and around a name."""
    yield from cues_inside(use)
    yield from cues_before(tokens, use.first)
    yield from cues_after(tokens, use.end)
    if low_at(tokens, use.first - 1) not in words_of("prepositions") and is_telling(
        tokens, use.end
    ):
        yield Cue(Bearer.PERSON, 2.5)
    yield from cues_on_both_sides(tokens, use)


def cues_inside(use: NameUse) -> Iterator[Cue]:
    """Yield what the words of a name itself tell: `X Airport`, `General X`, `X Agency`."""
    words = use.words
    last = use.head
    several = len(words) > 1
    if several and words[0].strip(".") in listed("persons", "titles"):
        yield Cue(Bearer.PERSON, STRONG)
    if several and words[0] in listed("persons", "first_names"):
        yield Cue(Bearer.PERSON, 2.5)
    if last in listed("organisations", "heads"):
        yield Cue(Bearer.OTHER, STRONG)
    elif last in listed("organisations", "parties"):
        yield Cue(Bearer.PARTY, STRONG)
    elif several and kind_word(last):
        weight = 0.5 if last == "state" else 2.5
        quarter = words[0] in listed("kept", "quarters") and kind_word(last) in ("city", "town")
        kind = "quarter" if quarter else kind_word(last)
        yield Cue(Bearer.PLACE, weight, kind, is_plural_kind(last))
    if several and words[0] in listed("kept", "before"):
        yield Cue(Bearer.PLACE, 2.5, kind_word(words[0]))
    elif several and words[0] in listed("shapes", "first"):
        yield Cue(Bearer.PLACE, name_tables()["shapes"]["weight"])
    if is_abbreviation(use.text):
        yield Cue(Bearer.PARTY, 1.5)
    if last in listed("peoples", "words"):
        yield Cue(Bearer.OTHER, 1.5)


def is_abbreviation(words: str) -> bool:
    """Whether a name is written in capitals alone, such as `NDF`."""
    longest = name_tables()["organisations"]["abbreviated"]
    letters = [letter for letter in words if letter.isalpha()]
    return " " not in words and words.isupper() and 1 < len(letters) <= longest


def cues_before(tokens: Sequence[Token], first: int) -> Iterator[Cue]:
    """Yield what the words before a name tell: `in X`, `village of X`, `north of X`."""
    at, determined = first - 1, False
    if low_at(tokens, at) == "the":
        at, determined = at - 1, True
    before = low_at(tokens, at)
    titles = listed("persons", "titles")
    if before in titles or (before == "." and low_at(tokens, at - 1) in titles):
        yield Cue(Bearer.PERSON, STRONG)
    if before in listed("organisations", "sources") or is_source(tokens, at):
        yield Cue(Bearer.OTHER, 2.5)
    if kind := kind_word(before):
        kept = kind in listed("kept", "before")
        yield Cue(Bearer.PLACE, 3.0 if is_plural_kind(before) or kept else 1.5, kind,
                  is_plural_kind(before))  # fmt: skip
    elif before in ("of", "called", "named", "for", "on", "dubbed"):
        yield from cues_before_of(tokens, at, determined=determined)
    elif before in words_of("directions") and not determined:
        yield Cue(Bearer.PLACE, 3.0)
    elif leads_to(tokens, at):
        yield Cue(Bearer.PLACE, 2.0)
    elif before in weights_before() and not (before == "as" and low_at(tokens, at - 1) == "well"):
        weight = weights_before()[before]
        yield Cue(Bearer.PLACE, min(weight, 0.7) if determined else weight)
    if determined:
        yield Cue(Bearer.PARTY, 0.7)


def leads_to(tokens: Sequence[Token], at: int) -> bool:
    """Whether the words up to a token lead to a place: `the road to`, `visited`."""
    if low_at(tokens, at) in ("to", "into", "between"):
        return low_at(tokens, at - 1) in listed("before_to", "nouns")
    verb = verb_of(low_at(tokens, at))
    return verb is not None and verb.lemma in listed("verbs", "reaching")


def is_source(tokens: Sequence[Token], at: int) -> bool:
    """Whether the words up to a token hand on what somebody said: `told`, `according to`."""
    return low_at(tokens, at) == "to" and low_at(tokens, at - 1) in listed(
        "organisations", "sources"
    )


def cues_before_of(tokens: Sequence[Token], at: int, *, determined: bool) -> Iterator[Cue]:
    """Yield what the noun before `of` and a name tells: `the town of X`, `the fall of X`."""
    noun, small = low_at(tokens, at - 1), low_at(tokens, at)
    kind = kind_word(noun) if small not in ("for", "on") else ""
    if kind and kind not in listed("apposing", "words") and is_name_end(tokens, at - 2):
        yield Cue(Bearer.PLACE, 2.0)
        return
    if kind:
        plain = 1.5 if kind == "state" or determined else STRONG
        yield Cue(Bearer.PLACE, plain, kind, is_plural_kind(noun))
        return
    weight = weights_before_of().get(noun, weights_before().get(small, 0.0))
    if small in ("for", "on"):
        weight = min(weight, 1.5)
    yield Cue(Bearer.PLACE, min(weight, 1.0) if determined else weight)


def is_name_end(tokens: Sequence[Token], at: int) -> bool:
    """Whether a name ends at a token: `the X district of`."""
    token = tokens[at] if at >= 0 else None
    if token is None or is_people(token.low):
        return False
    return token.kind is Kind.PLACE or (at > 0 and is_name_word(token))


def cues_after(tokens: Sequence[Token], end: int) -> Iterator[Cue]:
    """Yield what the words after a name tell: `X village`, `X said`, `X fighters`, `X, a town`."""
    after = tokens[end] if end < len(tokens) else None
    if after is None:
        return
    if after.low == "'s" and low_at(tokens, end + 1) in listed("after", "owned"):
        yield Cue(Bearer.PLACE, name_tables()["after"]["weight"])
    elif after.low in (",", "(", "-", "–", "—") or after.low in ("is", "was", "remains"):
        yield from cues_apposed(tokens, end + 1)
    elif is_taking(tokens, end):
        yield Cue(Bearer.PARTY, 2.0)
    elif (followed := follower_at(tokens, end)) > end:
        yield Cue(Bearer.PARTY, STRONG if followed == end + 1 else 3.0)
    elif after.kind is Kind.WORD and after.text[:1].islower():
        yield from cues_of_noun(tokens, end)
    elif after.kind is Kind.PARTY and after.general:
        yield Cue(Bearer.PARTY, 2.0)


def is_telling(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb of saying stands at a token: `said`, `also told`."""
    while low_at(tokens, at) in words_of("adverbs"):
        at += 1
    verb = verb_of(low_at(tokens, at))
    return verb is not None and verb.lemma in verbs_of("speaking")


def is_taking(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb stands at a token that takes or holds what follows: `X now controls the`."""
    while low_at(tokens, at) in words_of("adverbs", "have"):
        at += 1
    verb = verb_of(low_at(tokens, at))
    if verb is None or not verb.can(THIRD, PAST, BASE):
        return False
    taken = any("object" in frame.roles for frame in lexicon().verbs.get(verb.lemma, ()))
    return taken and begins_phrase(tokens[at + 1] if at + 1 < len(tokens) else None)


def follower_at(tokens: Sequence[Token], at: int) -> int:
    """Return where the words end that make a party of the name before: `terror group`."""
    end = at
    while low_at(tokens, end) in listed("organisations", "described"):
        end += 1
    if low_at(tokens, end) in listed("organisations", "followers"):
        return end + 1
    return at


def cues_apposed(tokens: Sequence[Token], at: int) -> Iterator[Cue]:
    """Yield what a name is said to be: `, a small town`, `, the spokesman`, `, 34,`."""
    first = tokens[at] if at < len(tokens) else None
    if first is None:
        return
    age = first.kind is Kind.NUMBER and low_at(tokens, at + 1) == ","
    if age or first.low in ("who", "whose"):
        yield Cue(Bearer.PERSON, 3.0)
        return
    begun = first.low in listed("apposed", "determiners")
    for step in range(1 if begun else 0, 7 if begun else 2):
        token = tokens[at + step] if at + step < len(tokens) else None
        if token is None or token.kind is Kind.MARK or token.low in words_of("prepositions"):
            return
        if token.low in listed("persons", "occupations"):
            yield Cue(Bearer.PERSON, 3.0)
            return
        kind = kind_word(token.low)
        if kind and begun and follows_apposed(tokens, at + step + 1):
            yield Cue(Bearer.PLACE, 3.5, kind)
            return


def follows_apposed(tokens: Sequence[Token], at: int) -> bool:
    """Whether a kind word ends there, and is no part of another name: `a village head`."""
    after = low_at(tokens, at)
    return not after or not after[0].isalpha() or is_function_word(after) or bool(verb_of(after))


def cues_of_noun(tokens: Sequence[Token], end: int) -> Iterator[Cue]:
    """Yield what a word in small letters after a name tells: `X village`, `X military base`."""
    at = kind_at(tokens, end)
    kind = kind_word(low_at(tokens, at))
    people = is_people(low_at(tokens, end - 1))
    bearer = Bearer.OTHER if people else Bearer.PLACE
    if kind in listed("kept", "words"):
        yield Cue(bearer, 0.3)
    elif kind in listed("apposing", "words") and low_at(tokens, at + 1) == "of":
        yield Cue(bearer, 0.0 if kinds()[kind].type == "-" else 2.0)
    elif kind in listed("held", "words"):
        yield Cue(Bearer.PARTY, name_tables()["held"]["weight"])
    elif kind:
        yield Cue(bearer, 3.5, kind, is_plural_kind(low_at(tokens, at)))
    elif low_at(tokens, end) in listed("compounds", "nouns"):
        yield Cue(bearer, name_tables()["compounds"]["weight"])
    elif is_adjective_use(tokens, end):
        yield Cue(Bearer.OTHER, 2.5 if people else 0.7)


def is_adjective_use(tokens: Sequence[Token], end: int) -> bool:
    """Whether a noun in small letters follows a name, which then tells of what sort it is."""
    low = low_at(tokens, end)
    verb = verb_of(low)
    verbal = verb is not None and (not verb.can(THIRD) or low not in words_of("plain_nouns"))
    times = words_of("times", "time_words", "plain_days")
    return not (verbal or is_function_word(low) or low in times)


def cues_on_both_sides(tokens: Sequence[Token], use: NameUse) -> Iterator[Cue]:
    """Yield what a verb of saying before a name tells: `said X`."""
    before, after = low_at(tokens, use.first - 1), low_at(tokens, use.end)
    verb = verb_of(before)
    if verb is not None and verb.lemma in verbs_of("speaking") and after in (",", ".", "", "of"):
        yield Cue(Bearer.PERSON, 2.5)
    if before == "under" and after in ("control", "rule"):
        yield Cue(Bearer.PARTY, 2.0)
    if after == "-" and low_at(tokens, use.end + 1) in listed("organisations", "compounds"):
        yield Cue(Bearer.PARTY, 2.0)


def fclass_of(kind: str) -> FeatureClass:
    """Return the GeoNames class of a kind word, `P` for none."""
    return kinds()[kind].fclass if kind in kinds() else FeatureClass.POPULATED
