"""Which party acts, and on whose word: from the phrases of a sentence and what came before it.

The nearest party is never a guess for the winner: an actor is named by a phrase that plays the
role, by a pronoun or a unit that stands for one, or is unknown.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from .chunks import CLOSED, Sort
from .discourse import Before
from .parties import BACKED
from .phrases import Phrase, read_phrase
from .subjects import group_at, skip_small, subject_of
from .tokens import Kind
from .view import THEIRS, Use, View, is_capital
from .words import singular, verbs_of, words_of

NEAR = 7
"""Tokens within which a party is named whose a force is: `troops loyal to the X government`."""
MINE, THEIR = ("our", "my"), ("its", "their", "his", "her")


@dataclass(frozen=True)
class Cast:
    """Who takes part in a sentence: who speaks, and what was told before."""

    view: View
    speaker: str
    before: Before

    def of(self, phrase: Phrase | None) -> str:
        """Return the id of the actor that a phrase names or stands for, empty for none."""
        base = self.view.base(phrase.first) if phrase is not None else None
        if phrase is None or base is None:
            return ""
        leader = leader_of(self.view, phrase)
        if leader is not None:
            return self.of(leader)
        if phrase.parties:
            own = self.own_troops(phrase)
            named = own if own is not None else self.of_tokens(phrase.parties)
            return named or self.described(phrase) or self.group_before(phrase)
        owners = base.possessors[:1]
        if base.head in base.places:
            owners = (*(use.token for use in phrase.uses), *owners)
        named = self.of_tokens(owners)
        return named or self.standing_for(phrase)

    def described(self, phrase: Phrase) -> str:
        """Return whom `the X-backed fighters` mean who have just acted by their name."""
        view, actor = self.view, self.before.actor
        base = view.base(phrase.first)
        backed = re.match(BACKED, view.head(base)) if base is not None else None
        here = any(token.party == actor for token in view.sentence.tokens)
        return "" if base is None or not backed or here or base.determiner != "the" else actor

    def group_before(self, phrase: Phrase) -> str:
        """Return whom `the group` means: the party named last before it."""
        tokens = self.view.sentence.tokens
        words = (tokens[token] for token in phrase.parties)
        at = next((word.start for word in words if word.low.removesuffix("'s") == "the group"), -1)
        named = (t.party for t in reversed(tokens) if t.end <= at and t.party and not t.general)
        return next(named, self.before.speaker or self.before.actor) if at >= 0 else ""

    def own_troops(self, phrase: Phrase) -> str | None:
        """Return whose `our forces` or `its troops` are; None where a phrase is no such."""
        base = self.view.base(phrase.first)
        if base is None or not all(self.view.token(t).general for t in phrase.parties):
            return None
        if base.determiner in MINE:
            return self.speaker or self.before.speaker
        if base.determiner in THEIR:
            return self.subject_before(phrase.first) or self.speaker or self.before.actor
        return None

    def of_tokens(self, tokens: tuple[int, ...]) -> str:
        """Return the first actor that tokens of parties name; general words give way to names."""
        real = [self.ally(token) if self.is_of_another(token) else token for token in tokens]
        found = [self.view.token(token) for token in real if self.view.token(token).party]
        named = (token.party for token in sorted(found, key=lambda token: token.general))
        return next(named, "")

    def ally(self, token: int) -> int:
        """Return the token of the party whose forces a general word means by the words after it."""
        after = range(token + 1, min(token + NEAR, len(self.view.sentence.tokens)))
        return next((at for at in after if self.view.token(at).party), token + 1)

    def is_of_another(self, token: int) -> bool:
        """Whether a general word is told whose it is: `forces loyal to X` are no known party's."""
        word = self.view.token(token)
        last = token + 1 == len(self.view.sentence.tokens)
        after = "" if last else self.view.token(token + 1).low
        plain = word.general and " " not in word.text
        sent = after == "from" and self.is_party_at(token + 2)
        return plain and (sent or after in words_of("belonging"))

    def is_party_at(self, at: int) -> bool:
        """Whether a party is named at a token, past an article and capitals: `the Kurdish …`."""
        tokens = self.view.sentence.tokens
        while at < len(tokens) and (tokens[at].low == "the" or is_capital(tokens[at])):
            at += 1
        return at < len(tokens) and tokens[at].kind is Kind.PARTY

    def standing_for(self, phrase: Phrase) -> str:
        """Return whom a pronoun or a unit stands for: `we`, `they`, `its troops`, `the enemy`."""
        view, parties = self.view, self.view.sentence.parties
        base = view.base(phrase.first)
        head = view.head(base) if base is not None else ""
        first = view.token(base.first).low if base is not None else ""
        speaker = self.speaker or self.before.speaker
        unit = head in words_of("units")
        if first in words_of("first_persons") or first in MINE:
            return speaker
        if head == "enemy":
            return parties.enemies.get(speaker, "")
        if unit and first in ("his", "her"):
            return speaker or self.before.actor
        if head in ("they", "it", "them", "who") or (unit and first in THEIR):
            return self.subject_before(phrase.first) or self.carried(phrase.first)
        return parties.state if head == "security" else speaker if unit else ""

    def holder(self, use: Use, at: int) -> str:
        """Return the party that a phrase at a chunk makes the holder of a place, empty for none."""
        if use.owner == THEIRS:
            return self.subject_before(at) or self.before.actor
        return self.view.token(use.owner).party if use.owner >= 0 else ""

    def subject_before(self, at: int) -> str:
        """Return the party named first in the sentence before a chunk."""
        for number, chunk in enumerate(self.view.chunks[:at]):
            base = chunk.base
            if base is None:
                continue
            if is_speaking(self.view, number):
                return self.before.actor
            if base.parties:
                return self.of_tokens(base.parties)
            country = base.places if base.head in base.places else ()
            if found := self.of_tokens(country):
                return found
        return ""

    def carried(self, at: int) -> str:
        """Return the party that acted in the sentence before, where nobody is named before `at`."""
        view = self.view
        for number, chunk in enumerate(view.chunks[:at]):
            if chunk.base is not None and view.sort(number - 1) is not Sort.PREPOSITION:
                return ""
        return self.before.actor

    def is_own(self, phrase: Phrase) -> bool:
        """Whether a phrase is of a party's men: `our men`, `his men`."""
        base = self.view.base(phrase.first)
        return (
            base is not None
            and phrase.head in words_of("units")
            and base.determiner in (*MINE, *THEIR)
        )

    def is_force(self, phrase: Phrase | None) -> bool:
        """Whether a phrase is of fighters and not of civilians."""
        if phrase is None or (phrase.head in words_of("people") and not self.is_own(phrase)):
            return False
        parties = self.view.sentence.parties
        actor = self.of(phrase)
        return bool(actor) and (bool(phrase.parties) or actor in parties.sides)


def is_speaking(view: View, at: int) -> bool:
    """Whether a pronoun at a chunk is who speaks of itself: `it said it would … its troops`."""
    verb = skip_small(view, at + 1)
    after = verb + 1 + (view.low(verb + 1) == "that")
    speaker, subject = view.base(at), view.base(after)
    if speaker is None or subject is None or view.low(verb) not in verbs_of("speaking"):
        return False
    pronoun = view.head(speaker)
    return pronoun in ("it", "they") and view.head(subject) == pronoun


def leader_of(view: View, phrase: Phrase) -> Phrase | None:
    """Return whose a campaign is by the words behind it: `an offensive by the army`."""
    behind = view.low(phrase.end) == "by" and view.sort(phrase.end + 1) is Sort.NOUN
    if not behind or singular(phrase.head) not in words_of("plan_nouns"):
        return None
    return read_phrase(view, phrase.end + 1, free=True)


def speaker_of(view: View) -> str:
    """Return the party whose word a sentence gives, empty where the reporter states it."""
    for at, chunk in enumerate(view.chunks):
        found = ""
        if chunk.group is not None and not chunk.group.passive:
            found = speaker_at(view, at)
        elif chunk.low == "according to" and view.base(at + 1) is not None:
            found = party_in(view, read_phrase(view, at + 1, free=False))
        if found:
            return found
    return ""


def speaker_at(view: View, at: int) -> str:
    """Return the party that speaks by the verb of saying at a chunk."""
    if group_at(view, at).lemma not in verbs_of("speaking"):
        return ""
    before, after = skip_small(view, at - 1, -1), skip_small(view, at + 1)
    if view.sort(before) in (Sort.COMMA, None) and view.sort(after) is Sort.NOUN:
        named = read_phrase(view, after, free=False)
        found = party_in(view, with_service(view, named)) or post_of(view, named.end)
        told = group_at(view, at).lemma == "tell" or view.finite(named.end)
        if found or not told:
            return found
    subject = subject_of(view, at)
    if subject is None:
        return ""
    end = at if view.sort(subject.end) is Sort.PREPOSITION else subject.end
    found = party_in(view, replace(subject, end=max(end, subject.end)))
    return found or post_of(view, subject.end)


def post_of(view: View, at: int) -> str:
    """Return the party that an aside makes somebody speak for: `X, commander of the army, said`."""
    if view.sort(at) is not Sort.COMMA or view.low(at) == CLOSED:
        return ""
    base = view.base(at + 1)
    if base is not None and view.head(base) in words_of("spokespersons", "leaders"):
        phrase = read_phrase(view, at + 1, free=False)
        return party_in(view, with_service(view, phrase))
    leads = view.low(at + 1) == "who" and view.low(at + 2) in verbs_of("leading")
    return (
        party_in(view, read_phrase(view, at + 3, free=False)) if leads and view.base(at + 3) else ""
    )


def with_service(view: View, phrase: Phrase) -> Phrase:
    """Return who speaks with whom he serves: `an officer in the army`, `a spokesman for them`."""
    base = view.base(phrase.end + 1)
    serves = view.low(phrase.end) in ("in", "from", "for", "with") and phrase.head in words_of(
        "spokespersons"
    )
    served = serves and base is not None and base.head in base.parties
    return replace(phrase, end=phrase.end + 2) if served else phrase


def party_in(view: View, phrase: Phrase) -> str:
    """Return the party that a phrase names as speaking: `an army officer`, `a source in IS`."""
    if phrase.head in words_of("against"):
        return ""
    bases = (chunk.base for chunk in view.chunks[phrase.first : phrase.end])
    tokens = (
        token
        for base in bases
        if base is not None
        for token in sorted((*base.parties, *base.possessors, *base.places))
    )
    return next((party for token in tokens if (party := view.token(token).party)), "")
