"""Verb groups: auxiliaries, denials and the verb they belong to, with tense, voice and modality."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .tokens import Kind, Token
from .words import BASE, GERUND, PARTICIPLE, PAST, THIRD, Verb, ranks, verb_of, words_of

SHORTEST_ADVERB = 5
QUOTES = frozenset("\"“”‘’'«»")
"""Marks around words of others: they stand within phrases and groups."""
FREE = "free"
"""The form of the adjective that says that a place was taken: `declared free`."""
FINITE, INFINITIVE, PARTICIPIAL = "finite", "infinitive", "participial"
"""What a group is in its clause: `took`, `to take`, `taking` or `taken`."""


@dataclass(frozen=True, slots=True)
class Group:
    """A verb group over the tokens `first` to before `end`, its verb at `head`.

    `modal` is the modal verb or empty; `perfect` whether it is of the perfect (`to have taken`);
    `bare` whether it has no auxiliaries; `gerund` whether its verb ends in `-ing`.
    """

    first: int
    end: int
    head: int
    lemma: str
    form: str
    passive: bool = False
    denied: bool = False
    modal: str = ""
    perfect: bool = False
    gerund: bool = False
    present: bool = False
    bare: bool = False


@dataclass(slots=True)
class Auxiliaries:
    """What stands before the verb of a group."""

    end: int
    to: bool = False
    modal: str = ""
    have: bool = False
    be: bool = False
    do: bool = False
    denied: bool = False
    gerund: bool = False
    present: bool = False
    last: str = ""

    @property
    def any(self) -> bool:
        """Whether there is any auxiliary, so that the verb is told by it."""
        return self.to or bool(self.modal) or self.have or self.be or self.do


def read_group(tokens: Sequence[Token], first: int, *, subject: str) -> Group | None:
    """Return the verb group that begins at token `first`, None where none does.

    `subject` says what stands before: `plural`, `singular`, `pronoun`, `verb`, `preposition`.
    """
    aux = read_auxiliaries(tokens, first)
    if not aux.any:
        return bare_group(tokens, first, subject)
    verb = verb_at(tokens, aux.end)
    if verb is not None and fits(verb, aux):
        return with_auxiliaries(aux, first, verb)
    if not aux.last or (aux.to and not (aux.be or aux.have)):
        return None
    form = INFINITIVE if aux.to else PARTICIPIAL if aux.gerund else FINITE
    return Group(first, aux.end, aux.end - 1, aux.last, form, denied=aux.denied,
                 modal=aux.modal, perfect=aux.have and aux.last == "be",
                 present=aux.present)  # fmt: skip


def with_auxiliaries(aux: Auxiliaries, first: int, verb: Verb) -> Group:
    """Return the group of a verb with what stands before it."""
    passive = aux.be and verb.can(PARTICIPLE) and not verb.can(GERUND)
    form = INFINITIVE if aux.to else PARTICIPIAL if aux.gerund else FINITE
    return Group(first, aux.end + 1, aux.end, verb.lemma, form, passive, aux.denied, aux.modal,
                 aux.have, gerund=aux.be and verb.can(GERUND), present=aux.present)  # fmt: skip


def read_auxiliaries(tokens: Sequence[Token], first: int) -> Auxiliaries:
    """Return the auxiliaries, denials and adverbs from token `first` on."""
    aux = Auxiliaries(first)
    at = first
    while at < len(tokens) and take_auxiliary(aux, tokens, at):
        at += 1
    aux.end = at
    return aux


def take_auxiliary(aux: Auxiliaries, tokens: Sequence[Token], at: int) -> bool:
    """Note the auxiliary at a token, if it is one that can stand there."""
    low = tokens[at].low
    if tokens[at].kind is not Kind.WORD:
        return low in QUOTES and (aux.any or aux.to) and fits_next(tokens, at + 1, aux)
    if low in ("to", "not") and not aux.any and is_to(tokens, at, low):
        aux.to, aux.denied = low == "to", low == "not"
        return next_is_verb(tokens, at + 1 + aux.denied)
    if low == "'d" and had_before(tokens, at + 1) and not aux.any:
        aux.have, aux.last = True, "have"
    elif low in words_of("modals") and not aux.any:
        aux.modal = low
    elif low in words_of("be"):
        aux.be, aux.last = True, "be"
        aux.gerund = low == "being" and not aux.any
        aux.present |= low in ("is", "are", "am")
    elif low in words_of("have") and not aux.be:
        aux.have, aux.last = True, "have"
        aux.gerund = low == "having" and not aux.to
        aux.present |= low in ("has", "have")
    elif low in words_of("do") and not aux.any:
        aux.do, aux.last = True, "do"
    elif aux.any and low in words_of("negations"):
        aux.denied = True
    else:
        floating = (aux.be or aux.have) and low in ("all", "both")
        return (aux.any and floating) or ((aux.any or aux.to) and is_adverb(low))
    return True


def is_to(tokens: Sequence[Token], at: int, low: str) -> bool:
    """Whether `to` or `not to` stands at a token."""
    return low == "to" or (at + 1 < len(tokens) and tokens[at + 1].low == "to")


def had_before(tokens: Sequence[Token], at: int) -> bool:
    """Whether a participle follows `'d`, which is `had` then: `they'd captured`."""
    while at < len(tokens) and is_adverb(tokens[at].low):
        at += 1
    verb = verb_at(tokens, at)
    return verb is not None and verb.can(PARTICIPLE) and not verb.can(BASE)


def fits_next(tokens: Sequence[Token], at: int, aux: Auxiliaries) -> bool:
    """Whether a token is the verb that auxiliaries ask for: `had 'liberated'`."""
    verb = verb_at(tokens, at)
    return verb is not None and fits(verb, aux)


def next_is_verb(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb in its base form follows `to`, past adverbs."""
    while at < len(tokens) and (is_adverb(tokens[at].low) or tokens[at].low in QUOTES):
        at += 1
    verb = verb_at(tokens, at)
    if at < len(tokens) and tokens[at].low in ("be", "have"):
        return True
    return verb is not None and verb.can(BASE)


def is_adverb(low: str) -> bool:
    """Whether a word is an adverb, by the table or its ending."""
    ending = low.endswith("ly") and len(low) >= SHORTEST_ADVERB
    return low in words_of("adverbs") or (ending and low not in words_of("no_adverbs"))


def verb_at(tokens: Sequence[Token], at: int) -> Verb | None:
    """Return the verb that a token can be."""
    if at >= len(tokens) or tokens[at].kind is not Kind.WORD:
        return None
    return verb_of(tokens[at].low)


def fits(verb: Verb, aux: Auxiliaries) -> bool:
    """Whether a verb has the form that its auxiliaries ask for."""
    if aux.be:
        return verb.can(PARTICIPLE, GERUND)
    if aux.have:
        return verb.can(PARTICIPLE)
    return verb.can(BASE)


def bare_group(tokens: Sequence[Token], first: int, subject: str) -> Group | None:
    """Return the group of a verb without auxiliaries, None where the word is no verb here."""
    verb = verb_at(tokens, first)
    if verb is None:
        return None
    form = form_of(verb, tokens, first, subject)
    if not form or (form == PAST and subject == "preposition"):
        return None
    if form == FREE:
        return Group(first, first + 1, first, verb.lemma, PARTICIPIAL, passive=True, bare=True)
    gerund = verb.can(GERUND)
    present = verb.can(BASE, THIRD) and not verb.can(PAST)
    passive = not gerund and verb.can(PARTICIPLE) and not verb.can(PAST, BASE, THIRD)
    return Group(first, first + 1, first, verb.lemma, PARTICIPIAL if gerund or passive else FINITE,
                 passive=passive, gerund=gerund, present=present, bare=True)  # fmt: skip


SMALL = ("prepositions", "conjunctions", "be", "have", "modals")
"""What follows `the taking of X` and no verb of an object."""


def form_of(verb: Verb, tokens: Sequence[Token], at: int, subject: str) -> str:
    """Return whether a bare verb is a verb here: the form it has, empty where it is a noun."""
    low = tokens[at].low
    follows = tokens[at + 1] if at + 1 < len(tokens) else None
    if low == "free":
        after = follows is None or follows.low in ("of", "from", "on", "by")
        return FREE if after or (follows and follows.kind is Kind.MARK) else ""
    if verb.can(GERUND):
        ends = follows is None or follows.kind is Kind.MARK or follows.low in words_of(*SMALL)
        noun = low in words_of("happenings") and not begins_phrase(follows)
        noun &= ends or not low.endswith("taking")
        return "" if noun and subject != "plural" else GERUND
    if verb.can(PAST, PARTICIPLE):
        return PAST
    if subject in ("none", "preposition"):
        return ""
    if verb.can(THIRD):
        acting = subject in ("singular", "plural", "pronoun") and is_object(follows)
        acting |= subject == "pronoun"
        return THIRD if acting or low not in words_of("plain_nouns") else ""
    return BASE if subject == "pronoun" or is_base(low, follows, subject) else ""


def is_base(low: str, follows: Token | None, subject: str) -> bool:
    """Whether a base form is a verb: `forces take`, not `forces attack on`."""
    if subject == "singular":
        return low not in words_of("homographs") and low not in ranks()
    if low not in words_of("homographs") or begins_phrase(follows):
        return True
    ends = follows is None or follows.low in ("of", "by", "against", "'s")
    return (
        subject == "plural" and not ends and follows is not None and follows.kind is not Kind.MARK
    )


def is_object(token: Token | None) -> bool:
    """Whether a token can begin the object of a verb."""
    if token is None or begins_phrase(token) or token.kind is not Kind.WORD:
        return begins_phrase(token)
    small = words_of("prepositions", "conjunctions", "relatives", "be", "have", "modals")
    return token.low not in small and verb_of(token.low) is None


def begins_phrase(token: Token | None) -> bool:
    """Whether a token can begin a noun phrase by itself."""
    if token is None:
        return False
    named = token.kind in (Kind.PLACE, Kind.PARTY, Kind.NUMBER) or token.text[:1].isupper()
    return named or token.low in words_of("determiners", "numbers", "pronouns", "approximately")
