"""Subjects: who or what each verb of a sentence is about, to its left or shared with others."""

from __future__ import annotations

from .chunks import Sort
from .groups import FINITE, INFINITIVE, PARTICIPIAL, Group
from .phrases import Phrase, read_phrase
from .view import Relation, View, remembered
from .words import ranks, verbs_of, words_of

DEEPEST = 6
"""How often a subject is looked for at another verb."""
LONGEST = 40
"""Chunks of the longest phrase that a verb is looked back over."""
WITHIN = (Sort.PREPOSITION, Sort.NOUN, Sort.ADVERB, Sort.TIME, Sort.AND)
"""What may stand between a phrase and its verb."""
DASHES = ("(", ")", "–", "—")


def group_at(view: View, at: int) -> Group:
    """Return the verb group at a chunk. Raises `ValueError` when there is none."""
    group = view.chunks[at].group
    if group is None:
        raise ValueError(at)
    return group


def skip_small(view: View, at: int, step: int = 1) -> int:
    """Return the next chunk that is no adverb, time or quotation mark."""
    while view.sort(at) in (Sort.ADVERB, Sort.TIME, Sort.OTHER):
        at += step
    return at


def kernel_head(view: View, phrase: Phrase) -> str:
    """Return the noun that a phrase is about, behind a share: `some of the heaviest fighting`."""
    base = view.base(phrase.first + 2)
    behind = view.low(phrase.first + 1) == "of" and phrase.head in words_of("shares", "times")
    return view.head(base) if behind and base is not None else phrase.head


def clause_start(view: View, at: int) -> int:
    """Return the chunk with which the clause of a verb begins."""
    start = at
    while start > 0 and view.sort(start - 1) not in (
        Sort.VERB,
        Sort.SUBORDINATOR,
        Sort.RELATIVE,
        Sort.BREAK,
    ):
        start -= 1
    return start


@remembered
def subject_of(view: View, at: int, depth: int = 0) -> Phrase | None:
    """Return the subject of the verb group at a chunk, None where the sentence names none."""
    if depth > DEEPEST:
        return None
    group = group_at(view, at)
    if group.form == INFINITIVE:
        return infinitive_subject(view, at, depth)
    if group.form != PARTICIPIAL:
        return finite_subject(view, at, depth)
    if not group.passive:
        return gerund_subject(view, at, depth)
    before = skip_small(view, at - 1, -1)
    if view.sort(before) is Sort.VERB:
        return subject_of(view, before, depth + 1)
    return antecedent(view, at)


def finite_subject(view: View, at: int, depth: int) -> Phrase | None:
    """Return the subject of a finite verb, to its left."""
    before = skip_small(view, at - 1, -1)
    sort = view.sort(before)
    if sort is Sort.RELATIVE:
        return None if view.low(before) == "where" else antecedent(view, before)
    if sort is Sort.AND or (sort is Sort.COMMA and view.sort(before - 1) is Sort.AND):
        return shared_subject(view, before, depth)
    if sort is Sort.NOUN:
        near = phrase_ending(view, before + 1, loose=True)
        other = before_gerund(view, near) or before_description(view, near)
        return other or near or before_reduced(view, before)
    if sort is Sort.VERB and group_at(view, before).form == FINITE:
        left_out = view.low(before) in verbs_of("telling") and not group_at(view, at).bare
        found = subject_of if left_out else before_contact
        return found(view, before, depth + 1)
    if sort is Sort.COMMA or view.low(before) in DASHES[1:]:
        return subject_before_aside(view, before, depth)
    return None


def before_gerund(view: View, thing: Phrase | None) -> Phrase | None:
    """Return who does something to a thing in passing: `troops widening their lines … took X`."""
    verb = thing.first - 1 if thing is not None and thing.first > 1 else -1
    group = view.chunks[verb].group if verb >= 0 else None
    if group is None or not (group.gerund and group.bare) or view.sort(verb - 1) is not Sort.NOUN:
        return None
    found = phrase_ending(view, verb)
    return found if found is not None and found.parties else None


def before_description(view: View, said: Phrase | None) -> Phrase | None:
    """Return the place that a description is of which no comma closes: `X, a town in Y fell`."""
    if said is None or view.sort(said.first - 1) is not Sort.COMMA:
        return None
    base = view.base(said.first)
    kinds = words_of("strongholds") | ranks().keys()
    if base is None or base.determiner not in ("a", "an") or said.head not in kinds:
        return None
    found = phrase_ending(view, said.first - 1)
    named = found is not None and any(use.relation is Relation.WHOLE for use in found.uses)
    return found if named and found is not None and found.first <= 1 else None


def before_contact(view: View, at: int, depth: int) -> Phrase | None:
    """Return the phrase before a relative clause without pronoun: `the rebels it backs have …`."""
    inner = subject_of(view, at, depth)
    if inner is None or view.sort(inner.first - 1) is not Sort.NOUN:
        return None
    return phrase_ending(view, inner.first)


def subject_before_aside(view: View, close: int, depth: int) -> Phrase | None:
    """Return the subject before an aside that ends at a chunk: `X, which …, fell`."""
    opened = open_of_aside(view, close)
    after = view.sort(skip_small(view, opened + 1)) if opened >= 0 else None
    acting = after is Sort.PREPOSITION and view.sort(skip_small(view, opened + 1) + 1) is Sort.VERB
    if acting or after in (Sort.VERB, Sort.RELATIVE, Sort.SUBORDINATOR):
        return phrase_ending(view, opened)
    phrase = phrase_ending(view, close + 1)
    if phrase is not None and is_object(view, phrase):
        return shared_subject(view, close, depth)
    if phrase is not None and phrase.end >= close:
        return phrase
    if all(view.sort(at) in (Sort.TIME, Sort.ADVERB) for at in range(opened)):
        phrase = phrase_ending(view, close + 1, loose=True)
        if phrase is not None:
            return phrase
    if opened >= 0:
        return phrase_ending(view, opened)
    return shared_subject(view, close, depth) if view.sort(close) is Sort.COMMA else None


def is_object(view: View, phrase: Phrase) -> bool:
    """Whether a phrase is the object of a verb before it: `seized X, entered Y`."""
    before = view.chunks[phrase.first - 1].group if phrase.first else None
    if before is None or before.form != FINITE or before.passive:
        return False
    return not {before.lemma} & (verbs_of("speaking") | verbs_of("telling") | {"be", "have"})


def before_reduced(view: View, at: int) -> Phrase | None:
    """Return the phrase before a participle or relative clause that ends at a chunk."""
    while view.sort(at) in (*WITHIN, Sort.COMMA, Sort.OTHER):
        at -= 1
    if view.sort(at) is Sort.RELATIVE:
        return phrase_ending(view, at)
    if view.sort(at) is not Sort.VERB:
        return None
    before = skip_small(view, at - 1, -1)
    group = group_at(view, at)
    reduced = group.form == PARTICIPIAL or (group.bare and not group.present)
    if reduced and view.sort(before) is Sort.NOUN:
        return phrase_ending(view, before + 1)
    return phrase_ending(view, before) if view.sort(before) is Sort.RELATIVE else None


def open_of_aside(view: View, close: int) -> int:
    """Return the comma, dash or bracket that opens the aside closed at a chunk, -1 for none."""
    for at in range(close - 2, -1, -1):
        sort = view.sort(at)
        if sort is Sort.BREAK and view.low(at) not in ("(", "–", "—"):
            return -1
        if sort not in (Sort.COMMA, Sort.BREAK):
            continue
        after = view.sort(skip_small(view, at + 1))
        begins = after not in (None, Sort.AND, Sort.BREAK, Sort.ADVERB, Sort.TIME, Sort.OTHER)
        if begins and view.sort(at - 1) in (Sort.NOUN, Sort.TIME, Sort.ADVERB):
            return at
    return -1


def phrase_ending(
    view: View, end: int, *, behind: bool = False, loose: bool = False
) -> Phrase | None:
    """Return the longest phrase that ends right before a chunk, small words between left out.

    It stands behind a preposition or not, as `behind` says; with `loose`, phrases behind
    prepositions may follow it.
    """
    last = skip_small(view, end - 1, -1)
    if view.sort(last) in (Sort.COMMA, Sort.BREAK):
        last = skip_small(view, last - 1, -1)
    if view.sort(last) is not Sort.NOUN:
        return None
    for at in range(farthest(view, last), last + 1):
        governed = view.sort(at - 1) is Sort.PREPOSITION
        if view.sort(at) is Sort.NOUN and governed is behind:
            phrase = read_phrase(view, at, free=True)
            if phrase.end > last or (loose and only_phrases(view, phrase.end, last)):
                return phrase
    return None


def farthest(view: View, last: int) -> int:
    """Return the first chunk at which a phrase can begin that reaches to `last`."""
    start = last
    closed = (Sort.VERB, Sort.SUBORDINATOR, Sort.RELATIVE)
    while start > 0 and view.sort(start - 1) not in closed and last - start < LONGEST:
        if view.sort(start - 1) is Sort.BREAK and view.low(start - 1) not in DASHES:
            break
        start -= 1
    return start


def only_phrases(view: View, at: int, last: int) -> bool:
    """Whether only phrases behind prepositions stand from one chunk to another."""
    if view.sort(at) is not Sort.PREPOSITION:
        return False
    while at <= last:
        if view.sort(at) in (Sort.ADVERB, Sort.TIME):
            at += 1
        elif view.sort(at) is Sort.PREPOSITION and view.sort(at + 1) is Sort.NOUN:
            at = read_phrase(view, at + 1, free=True).end
        else:
            return view.sort(at) is Sort.PREPOSITION and view.sort(at + 1) in WITHIN
    return True


def antecedent(view: View, at: int) -> Phrase | None:
    """Return the phrase that a relative clause or a participle at a chunk is about."""
    near = phrase_ending(view, at)
    beside = near is not None and all(use.relation is Relation.BESIDE for use in near.uses)
    if near is None or (beside and view.sort(near.first - 1) is Sort.COMMA):
        return phrase_ending(view, at, behind=True) or near
    return near


def shared_subject(view: View, before: int, depth: int) -> Phrase | None:
    """Return the subject of the verb with which a verb is joined: `took A and entered B`."""
    comma = False
    for at in range(before - 1, -1, -1):
        chunk = view.chunks[at]
        comma |= chunk.sort is Sort.COMMA
        if chunk.sort is Sort.BREAK and chunk.low in (";", "."):
            return None
        finite = chunk.group is not None and chunk.group.form == FINITE
        if finite and not (comma and in_relative(view, at)):
            return subject_of(view, at, depth + 1)
    return None


def in_relative(view: View, at: int) -> bool:
    """Whether a verb stands in a relative clause between commas, as an aside."""
    start = skip_small(view, at - 1, -1)
    while start > 0 and view.sort(start) in (Sort.NOUN, Sort.PREPOSITION, Sort.AND):
        start -= 1
    return view.sort(start) is Sort.RELATIVE and view.sort(start - 1) is Sort.COMMA


def infinitive_subject(view: View, at: int, depth: int) -> Phrase | None:
    """Return who is to do what an infinitive says: whom the verb before names, else its subject."""
    governor = at - 1
    between: Phrase | None = None
    while governor >= 0 and view.sort(governor) is not Sort.VERB:
        if view.sort(governor) is Sort.BREAK and view.low(governor) not in ("(", ")"):
            return None
        base = view.base(governor)
        if base is not None and base.parties and view.sort(governor - 1) is not Sort.PREPOSITION:
            between = read_phrase(view, governor, free=True)
        governor -= 1
    if between is not None and between.parties:
        return between
    return subject_of(view, governor, depth + 1) if governor >= 0 else None


def gerund_subject(view: View, at: int, depth: int) -> Phrase | None:
    """Return who does what a participle says: the phrase before, else the main verb's subject."""
    before = skip_small(view, at - 1, -1)
    if view.low(before) == "for" and (praised := praised_before(view, before)) is not None:
        return praised
    if view.sort(before) is Sort.NOUN and before == at - 1:
        phrase = phrase_ending(view, at)
        if phrase is not None and phrase.parties:
            return phrase
    for left in range(before, -1, -1):
        group = view.chunks[left].group
        if view.low(left) == "that" and view.sort(left) is Sort.SUBORDINATOR and left < before:
            break
        if group is not None and (group.form == FINITE or left == before):
            return attempted_by(view, left, before) or subject_of(view, left, depth + 1)
    for right in range(at + 1, len(view.chunks)):
        group = view.chunks[right].group
        if group is not None and group.form == FINITE:
            if group.lemma == "be" and (winner := whose_success(view, right + 1)) is not None:
                return winner
            found = subject_of(view, right, depth + 1)
            own = found is not None and view.sort(found.first - 1) is Sort.VERB
            return None if own else found
    return None


def praised_before(view: View, at: int) -> Phrase | None:
    """Return who is praised or blamed for what follows: `praised the army for seizing X`."""
    found = phrase_ending(view, at)
    verb = found.first - 1 if found is not None else -1
    praised = view.sort(verb) is Sort.VERB and view.low(verb) in verbs_of("praising")
    return found if praised and found is not None and found.parties else None


def whose_success(view: View, at: int) -> Phrase | None:
    """Return whose success something is said to be: `taking X was the best success of the army`."""
    at = skip_small(view, at)
    base = view.base(at)
    if base is None or view.head(base) not in words_of("successes"):
        return None
    owners = tuple(sorted({*base.possessors, *base.parties}))
    if any(view.token(token).party for token in owners):
        return Phrase(at, at + 1, (), owners, view.head(base))
    if view.low(at + 1) in ("of", "for") and view.base(at + 2) is not None:
        return read_phrase(view, at + 2, free=False)
    return None


def attempted_by(view: View, verb: int, end: int) -> Phrase | None:
    """Return whose attempt stands after a verb: `fighting goes on in an attempt by them to …`."""
    for at in range(verb + 1, end):
        base = view.base(at)
        planned = base is not None and view.head(base) in words_of("plan_nouns")
        if planned and view.low(at + 1) == "by" and view.sort(at + 2) is Sort.NOUN:
            return read_phrase(view, at + 2, free=True)
    return None


def agent_of_complement(view: View, at: int) -> Phrase | None:
    """Return who declares a place taken: `the army declared X liberated`."""
    if group_at(view, at).form != PARTICIPIAL:
        return None
    governor = at - 1
    while view.sort(governor) in (*WITHIN, Sort.OTHER):
        governor -= 1
    if view.sort(governor) is not Sort.VERB or group_at(view, governor).passive:
        return None
    verb = view.low(governor)
    said = verb == "have" or verb in verbs_of("speaking") | verbs_of("telling")
    return subject_of(view, governor) if said else None
