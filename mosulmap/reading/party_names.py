"""The parties that some articles name: who takes, holds and loses places, under which names.

Fighters of a name (`X rebels`), forces of a people or a person (`X's forces`), names that end as
those of armed bodies do, and the abbreviation beside each.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from .name_evidence import Bearer, follower_at, is_abbreviation
from .name_words import is_people, listed, name_tables
from .parties import PEOPLE, REBEL, STATE_WORDS, plain
from .place_names import Tally
from .proper_names import NameUse, key_of, low_at
from .sighted_names import Passage, Sight
from .tokens import Kind, Token

ENOUGH = 1.0
"""The weight from which a name is a party; it has to take, hold or lose a place besides."""

SPEAKING = 2
"""How many times less what makes a person counts here: parties speak too."""

MOST_NAMES = 8
"""Names that one party is suggested with at most."""

GOVERNMENT, REBELS = "Government forces", "Rebels"
"""The parties of general words, where the articles name no other."""


@dataclass(slots=True)
class PartyTally:
    """What the articles call one party: `forms` are the names, each with its count.

    `armed` says whether its name is that of an armed body, `fighting` whether it has fighters.
    """

    key: str
    forms: Counter[str] = field(default_factory=Counter)
    passages: list[Passage] = field(default_factory=list)
    armed: bool = False
    fighting: bool = False

    def add(self, form: str, passage: Passage) -> None:
        """Count one sight of the party under a name."""
        self.forms[form] += 1
        if passage not in self.passages[-1:]:
            self.passages.append(passage)

    @property
    def title(self) -> str:
        """The name that is printed most: written out before an abbreviation, alone before more."""
        if self.key in (GOVERNMENT, REBELS):
            return self.key
        return max(sorted(self.forms), key=self.standing)

    def standing(self, form: str) -> tuple[bool, bool, int, int]:
        """Return by what the names of the party are compared for its title."""
        own = is_own_form(form, self.key)
        return own and not is_abbreviation(form), own, self.forms[form], len(form)

    @property
    def names(self) -> tuple[str, ...]:
        """What the articles call it, the most printed first; each once whatever its case."""
        seen: dict[str, str] = {}
        for form, _ in sorted(self.forms.items(), key=lambda pair: (-pair[1], pair[0])):
            seen.setdefault(plain(form), form)
        return tuple(seen.values())[:MOST_NAMES]


def tally_parties(
    sights: Sequence[Sight], passages: Sequence[Passage], tallies: Mapping[str, Tally]
) -> list[PartyTally]:
    """Return the parties that articles name, with everything they are called."""
    found: dict[str, PartyTally] = {}
    for sight in sights:
        add_name(found, sight, tallies)
    inside = {
        token
        for sight in sights
        for token in sight.passage.tokens[sight.use.first : sight.use.end]
        if token.kind is Kind.PARTY
    }
    for passage in passages:
        for token in passage.tokens:
            if token.kind is Kind.PARTY and token not in inside:
                add_people(found, passage, token)
    found = {key: party for key, party in found.items() if party.forms}
    join_abbreviations(found, sights)
    join_described(found)
    join_aliases(found, sights)
    parties = [
        party
        for party in found.values()
        if party.key not in listed("organisations", "parties")
        and (party.armed or party.fighting or is_named(party, tallies))
    ]
    return [*parties, *general_parties(parties, passages)]


def is_named(party: PartyTally, tallies: Mapping[str, Tally]) -> bool:
    """Whether what is known of a name makes it a party and no place, person or publisher."""
    tally = tallies.get(party.key)
    if tally is None:
        return False
    weights = tally.weights
    others = max(weights[Bearer.PLACE], weights[Bearer.OTHER], weights[Bearer.PERSON] / SPEAKING)
    return tally.in_prose and weights[Bearer.PARTY] >= max(ENOUGH, others)


def add_name(found: dict[str, PartyTally], sight: Sight, tallies: Mapping[str, Tally]) -> None:
    """Count a name as a party, with the words that make it one: `X fighters`, `X's forces`."""
    use, passage = sight.use, sight.passage
    if use.known or use.key not in tallies:
        return
    tokens = passage.tokens
    end = follower_at(tokens, use.end)
    party = found.setdefault(use.key, PartyTally(use.key))
    armed_name = use.head in listed("organisations", "parties")
    if owned := owned_forces(tokens, use):
        party.add(owned, passage)
        party.fighting |= not tallies[use.key].is_place
    elif end > use.end and is_people(use.words[-1]):
        add_forces(found, passage, use.text, low_at(tokens, end - 1))
    elif end > use.end:
        party.add(use.text, passage)
        party.add(f"{use.text} {low_at(tokens, end - 1)}", passage)
        party.fighting |= not tallies[use.key].is_place
    elif use.words[0] != "the":
        party.add(use.text, passage)
        party.armed |= armed_name and len(use.words) > 1


def owned_forces(tokens: Sequence[Token], use: NameUse) -> str:
    """Return how forces of a name are printed: `X's forces`, `forces loyal to X`; else nothing."""
    after = tokens[use.end + 1] if use.end + 1 < len(tokens) else None
    owned = low_at(tokens, use.end) == "'s" and after is not None
    fighting = low_at(tokens, use.end + 1) in listed("organisations", "followers")
    if after is not None and owned and (after.kind is Kind.PARTY or fighting):
        return f"{use.text}'s {after.text}"
    loyal = low_at(tokens, use.first - 2) in listed("organisations", "loyal")
    if loyal and low_at(tokens, use.first - 1) in ("to", "with"):
        return f"forces loyal to {use.text}"
    return ""


def add_people(found: dict[str, PartyTally], passage: Passage, token: Token) -> None:
    """Count the forces of a people: `Morvian troops`."""
    people, _, rest = token.text.removeprefix("the ").removeprefix("The ").partition(" ")
    if rest and re.fullmatch(PEOPLE, people) and not (token.party or passage.titled):
        add_forces(found, passage, people, rest)


def add_forces(found: dict[str, PartyTally], passage: Passage, people: str, rest: str) -> None:
    """Count the forces of a people by its name and theirs: `Morvian`, `troops`."""
    side = "rebels" if re.search(REBEL, rest) else "forces"
    key = f"{side} of {plain(people)}"
    party = found.setdefault(key, PartyTally(key))
    party.add(f"{people} {rest}", passage)
    party.fighting = True


def join_abbreviations(found: dict[str, PartyTally], sights: Iterable[Sight]) -> None:
    """Join each party with its abbreviation: printed beside it, or made of its first letters."""
    beside = dict(printed_beside(sights))
    by_initials: defaultdict[str, list[str]] = defaultdict(list)
    for key, party in found.items():
        for form in party.forms:
            if is_own_form(form, key):
                by_initials[initials(plain(form))].append(key)
    for key in list(found):
        title = found[key].title
        if not is_abbreviation(title.split()[0]) or " " in key:
            continue
        whole = next(iter(by_initials.get(key, ())), "") or beside.get(key, "")
        if whole in found and whole != key and is_body(found[whole], found[key]):
            join(found[whole], found.pop(key))


def is_own_form(form: str, key: str) -> bool:
    """Whether a name is the party's own, and no name with `fighters` behind it or `'s` within."""
    words = plain(form).split()
    followed = words[-1] in listed("organisations", "followers")
    of_people = " of " in key and (is_people(words[0]) or words[0].endswith("i"))
    return "'s " not in form and (not followed or of_people or form.istitle())


def join_described(found: dict[str, PartyTally]) -> None:
    """Join each party with its name behind a word for a people: `Morvian Guard`, `the Guard`."""
    for key in list(found):
        people, _, rest = key.partition(" ")
        if key.startswith(("rebels of ", "forces of ")):
            several = f"{key.partition(' of ')[2]}s"
            if several in found:
                join(found[key], found.pop(several))
        elif rest in found and (is_people(people) or people.endswith("i")) and found[rest].forms:
            join(found[rest], found.pop(key))


def join_aliases(found: dict[str, PartyTally], sights: Sequence[Sight]) -> None:
    """Join the names of one party that the texts say are one: `T99, also known as the Guard`.

    A name is also the short form of one that goes on with `of`: `the Guard of the North`.
    """
    pairs = [*said_to_be_one(sights)]
    pairs += [(key, long) for key in found for long in found if long.startswith(f"{key} of ")]
    same: dict[str, str] = {}
    for one, other in pairs:
        kept, joined = (same.get(key, key) for key in (one, other))
        if kept == joined or not {kept, joined} <= found.keys():
            continue
        if is_body(found[kept], found[joined]):
            join(found[kept], found.pop(joined))
            same = {key: kept if whole == joined else whole for key, whole in same.items()}
            same[joined] = kept


def said_to_be_one(sights: Sequence[Sight]) -> Iterator[tuple[str, str]]:
    """Yield the keys of two names with words between them that say that they are one."""
    for sight, after in pairwise(sights):
        tokens = sight.passage.tokens
        end = follower_at(tokens, sight.use.end)
        if sight.passage is not after.passage or end > after.use.first:
            continue
        between = [token.low for token in tokens[end : after.use.first]]
        words = " ".join(word for word in between if word not in (",", "(", "the", "—", "–"))
        if words in name_tables()["aliases"]["words"]:
            yield sight.use.key, after.use.key


def is_body(*names: PartyTally) -> bool:
    """Whether one of several names of a party is that of an armed body."""
    return any(party.armed or party.fighting for party in names)


def printed_beside(sights: Iterable[Sight]) -> Iterator[tuple[str, str]]:
    """Yield the key of each abbreviation in brackets, with that of the name before it."""
    for sight in sights:
        tokens, end = sight.passage.tokens, sight.use.end
        if low_at(tokens, end) == "(" and low_at(tokens, end + 2) == ")":
            short = tokens[end + 1].text
            if is_abbreviation(short):
                yield key_of(short), sight.use.key


def initials(key: str) -> str:
    """Return the first letters of the words of a name, small words left out."""
    words = [word for word in key.split() if word not in ("of", "the", "and", "for", "in")]
    return "".join(word[0] for word in words)


def join(party: PartyTally, other: PartyTally) -> None:
    """Add another name of a party to it."""
    party.forms.update(other.forms)
    party.passages += [passage for passage in other.passages if passage not in party.passages]
    party.armed |= other.armed
    party.fighting |= other.fighting


def general_parties(
    parties: Iterable[PartyTally], passages: Sequence[Passage]
) -> Iterator[PartyTally]:
    """Yield the parties of general words, such as "the army", for which there is no name."""
    named = [form for party in parties for form in party.forms]
    state = PartyTally(GOVERNMENT)
    rebels = PartyTally(REBELS)
    for passage in passages:
        for token in passage.tokens:
            if token.kind is Kind.PARTY and not token.party and is_general(token):
                rebel = re.search(REBEL, token.low) is not None
                (rebels if rebel else state).add(token.low, passage)
    if state.forms and not any(STATE_WORDS.search(form) for form in named):
        yield state
    if rebels.forms and all(STATE_WORDS.search(form) for form in named):
        yield rebels


def is_general(token: Token) -> bool:
    """Whether the words for a party say of no people and of no name whose it is."""
    first, *rest = token.text.split()
    return not re.fullmatch(PEOPLE, first) and not any(word[:1].isupper() for word in rest)
