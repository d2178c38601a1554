"""Moods: whether what a verb or a noun says has happened, is planned, denied or only imagined."""

from __future__ import annotations

from enum import Enum, auto

from .chunks import Sort
from .groups import FINITE, INFINITIVE, PARTICIPIAL, Group
from .roles import object_from, obliques_from
from .subjects import clause_start, group_at, kernel_head, skip_small, subject_of
from .view import View
from .words import PAST, class_of, singular, verb_of, verbs_of, words_of

DEEPEST = 6


class Mood(Enum):
    """Whether what a predicate says has happened."""

    DONE = auto()
    PLANNED = auto()
    FAILED = auto()
    DENIED = auto()
    IMAGINED = auto()


def mood_of(view: View, at: int, depth: int = 0) -> Mood:
    """Return the mood of the verb group at a chunk."""
    group = group_at(view, at)
    if depth > DEEPEST:
        return Mood.DONE
    own = Mood.FAILED if is_nearly(view, group) else own_mood(group)
    if own is not Mood.DONE:
        asked = own is Mood.PLANNED and view.low(clause_start(view, at) - 1) == "when"
        return Mood.IMAGINED if asked else own
    if group.form == INFINITIVE:
        return infinitive_mood(view, at, depth)
    if group.form == PARTICIPIAL and group.gerund:
        return gerund_mood(view, at, depth)
    joined = joined_infinitive(view, at)
    return mood_of(view, joined, depth + 1) if joined >= 0 else clause_mood(view, at)


def clause_mood(view: View, at: int) -> Mood:
    """Return the mood that its subject or the words before its clause give a finite verb."""
    group = group_at(view, at)
    subject = subject_of(view, at) if group.gerund else None
    if subject is not None and singular(subject.head) in words_of("plan_nouns"):
        return Mood.DONE if subject.parties else Mood.PLANNED
    return surrounding_mood(view, at)


def joined_infinitive(view: View, at: int) -> int:
    """Return the infinitive or modal verb that a verb after `and` goes on with, -1 for none.

    `They plan to enter X and take Y`: neither has happened.
    """
    group = group_at(view, at)
    if not (group.bare and group.form == FINITE and view.low(at - 1) == "and"):
        return -1
    low = view.token(group.head).low
    verb = verb_of(low)
    if low != group.lemma or verb is None or verb.can(PAST) or view.sort(at - 2) is Sort.COMMA:
        return -1
    before = governor_of(view, at)
    former = view.chunks[before].group if before >= 0 else None
    return before if former is not None and (former.form == INFINITIVE or former.modal) else -1


def is_nearly(view: View, group: Group) -> bool:
    """Whether a group says `nearly captured`, and not `almost fully captured`."""
    words = [view.token(at).low for at in range(max(0, group.first - 1), group.head)]
    last = words[-1] if words else ""
    return last in words_of("nearly") and group.lemma in verbs_of("taking")


def own_mood(group: Group) -> Mood:
    """Return the mood that a verb group's own words give it."""
    if group.denied:
        return Mood.DENIED
    if group.modal in words_of("futures"):
        return Mood.PLANNED
    return Mood.IMAGINED if group.modal and group.modal != "ca" else Mood.DONE


def surrounding_mood(view: View, at: int) -> Mood:
    """Return the mood that conjunctions and denials before a clause give its verb."""
    group = group_at(view, at)
    start = at - 1
    while start >= 0 and view.sort(start) not in (Sort.VERB, Sort.BREAK):
        low = view.low(start)
        if low == "that" and is_untrue(view, start):
            return Mood.DENIED
        if view.sort(start) is Sort.OTHER and low == "should":
            return Mood.IMAGINED
        if view.sort(start) is Sort.SUBORDINATOR and low != "that":
            if low in ("until", "till") and group.form == FINITE and not group.present:
                return until_mood(view, start)
            if low in ("if", "unless", "whether", "until", "till"):
                return Mood.IMAGINED
            ahead = group.present and not group.perfect and low in ("once", "when", "after")
            return Mood.PLANNED if ahead else Mood.DONE
        start -= 1
    denied = view.sort(start) is Sort.VERB and "deny" in class_of(view.low(start))
    return Mood.DENIED if denied else Mood.DONE


def is_untrue(view: View, at: int) -> bool:
    """Whether what follows `that` is wrong: `it is not true that`, `it is false that`."""
    base, verb = view.base(at - 1), view.chunks[at - 2].group if at > 1 else None
    if base is None or verb is None or verb.lemma != "be":
        return False
    head = view.head(base)
    return head in (words_of("truths") if verb.denied else words_of("untruths"))


def until_mood(view: View, start: int) -> Mood:
    """Return the mood of what ends something: done if it was done until then, `fought until`."""
    governor = governor_of(view, start)
    if governor < 0 or group_at(view, governor).form != FINITE:
        return Mood.IMAGINED
    return Mood.DONE if mood_of(view, governor) is Mood.DONE else Mood.IMAGINED


def infinitive_mood(view: View, at: int, depth: int) -> Mood:
    """Return the mood of an infinitive, by what it depends on."""
    group = group_at(view, at)
    before = skip_small(view, at - 1, -1)
    base = view.base(before)
    if base is not None:
        if singular(view.head(base)) in words_of("plan_nouns"):
            return Mood.PLANNED
        if view.words(base) & words_of("ordinals") and is_done(view, group, before - 1):
            return Mood.DONE
    governor = governor_of(view, before + 1)
    if governor < 0:
        return Mood.DONE if group.perfect else Mood.PLANNED
    return governed_mood(view, at, governor, depth)


def is_done(view: View, group: Group, governor: int) -> bool:
    """Whether what a place is the first of has happened: `is the latest town to fall`."""
    become = view.sort(governor) is Sort.VERB and view.low(governor) == "become"
    done = become and own_mood(group_at(view, governor)) is Mood.DONE
    latest = group.lemma == "fall" and "next" not in view.low(governor + 1)
    return group.passive or was(view, governor) or done or latest


def governed_mood(view: View, at: int, governor: int, depth: int) -> Mood:
    """Return the mood of an infinitive that depends on the verb at `governor`."""
    group, verb = group_at(view, at), group_at(view, governor)
    classes = class_of(verb.lemma)
    if "deny" in classes:
        return Mood.DENIED
    if "begin" in classes and is_plan(view, governor):
        return Mood.PLANNED
    said = "say" in classes or verb.lemma in ("seem", "appear", "claim", "know")
    adjacent = skip_small(view, governor + 1) >= at
    carried = (
        (group.perfect and said)
        or (adjacent and bool(classes & {"manage", "begin"}))
        or ("manage" in classes and view.sort(skip_small(view, governor + 1)) is Sort.COMMA)
        or verb.lemma in ("take", "claim")
        or (verb.lemma in verbs_of("allowing") and verb.form == FINITE and not verb.present)
        or (is_able(view, at) and was(view, governor))
        or (has_to(view, governor, adjacent=adjacent) and not verb.present)
        or (verb.lemma in verbs_of("motion") and not verb.present and is_dated(view, at))
    )
    if carried:
        return mood_of(view, governor, depth + 1)
    return Mood.FAILED if verb.lemma in ("fail", "refuse") else Mood.PLANNED


def was(view: View, at: int) -> bool:
    """Whether the verb `be` stands at a chunk, in the past: `was the first town to fall`."""
    group = view.chunks[at].group if view.sort(at) is Sort.VERB else None
    return (
        group is not None
        and group.lemma == "be"
        and own_mood(group) is Mood.DONE
        and not (group.present or group.form == INFINITIVE)
    )


def is_able(view: View, at: int) -> bool:
    """Whether `able` stands before an infinitive: `were able to take X`."""
    first = group_at(view, at).first
    return first > 0 and view.token(first - 1).low == "able"


def is_plan(view: View, governor: int) -> bool:
    """Whether the subject of a verb is a plan: `an assault that started on Sunday to drive …`."""
    subject = subject_of(view, governor)
    if subject is None or subject.parties:
        return False
    return singular(kernel_head(view, subject)) in words_of("plan_nouns")


def governor_of(view: View, at: int) -> int:
    """Return the verb on which an infinitive depends, -1 where there is none."""
    governor = at - 1
    while governor >= 0 and view.sort(governor) is not Sort.VERB:
        governor -= 1
    return governor


def has_to(view: View, governor: int, *, adjacent: bool) -> bool:
    """Whether somebody has to do what an infinitive says: `were forced to withdraw`."""
    verb = group_at(view, governor)
    return verb.lemma in ("force", "compel") or (verb.lemma == "have" and adjacent)


def is_forced(view: View, at: int) -> bool:
    """Whether the verb at a chunk tells what somebody had to do: `had to pull back`."""
    group = view.chunks[at].group
    if group is None or group.form != INFINITIVE:
        return False
    governor = governor_of(view, at)
    adjacent = skip_small(view, governor + 1) >= at
    return governor >= 0 and has_to(view, governor, adjacent=adjacent)


def is_managed(view: View, at: int) -> bool:
    """Whether the verb at a chunk tells what somebody brought about: `managed to control X`."""
    group = view.chunks[at].group
    if group is None or group.form != INFINITIVE:
        return False
    governor = governor_of(view, at)
    managed = governor >= 0 and "manage" in class_of(view.low(governor))
    return managed or is_able(view, at)


def is_dated(view: View, at: int) -> bool:
    """Whether a day is told after a verb and its object: `to retake X on Monday`."""
    _, end, _ = object_from(view, at + 1, telling=False)
    return obliques_from(view, end)[1]


def gerund_mood(view: View, at: int, depth: int) -> Mood:
    """Return the mood of a participle, by what stands before it."""
    before = skip_small(view, at - 1, -1)
    sort = view.sort(before)
    if sort in (Sort.PREPOSITION, Sort.SUBORDINATOR):
        return gerund_behind(view, at, before, depth)
    if sort is Sort.VERB:
        return gerund_after(view, before, depth)
    if before < 0 and may_come(view, at):
        return Mood.IMAGINED
    governor = before
    while governor >= 0 and view.sort(governor) is not Sort.VERB:
        governor -= 1
    if is_hardship(view, before):
        return Mood.FAILED
    if sort is Sort.NOUN or governor < 0 or group_at(view, governor).form != FINITE:
        return Mood.DONE
    above = mood_of(view, governor, depth + 1)
    return above if above in (Mood.PLANNED, Mood.IMAGINED) else Mood.DONE


def is_hardship(view: View, at: int) -> bool:
    """Whether what follows is hard to do: `have trouble taking X`, `a difficult time advancing`."""
    base = view.base(at)
    if base is None:
        return False
    hard = bool(view.words(base) & words_of("hardships"))
    return hard and (view.head(base) == "time" or view.head(base) in words_of("hardships"))


def gerund_after(view: View, verb: int, depth: int) -> Mood:
    """Return the mood of a participle right after a verb: `began clearing`, `denied losing`."""
    classes = class_of(view.low(verb))
    if "deny" in classes:
        return Mood.DENIED
    return Mood.PLANNED if "plan" in classes else mood_of(view, verb, depth + 1)


def gerund_behind(view: View, at: int, before: int, depth: int) -> Mood:
    """Return the mood of a participle behind a preposition or a conjunction."""
    low = view.low(before)
    if low == "without":
        return Mood.DENIED
    governor = view.low(governor_of(view, before))
    if low == "for" and governor in verbs_of("praising"):
        return Mood.DONE
    if low == "at" and view.low(before - 1) == "aim":
        return Mood.PLANNED
    if low in ("when", "if") or (low == "that" and may_come(view, at)):
        return Mood.IMAGINED
    if low in ("in", "on"):
        done = view.sort(before - 1) is Sort.VERB and "manage" in class_of(view.low(before - 1))
        return mood_of(view, before - 1, depth + 1) if done else Mood.PLANNED
    meant = ("of", "for", "toward", "towards", "about", "against", "to", "near", "from")
    return Mood.PLANNED if low in meant else Mood.DONE


def may_come(view: View, at: int) -> bool:
    """Whether the first finite verb after a participle is of what may come: `Losing X could …`."""
    groups = (chunk.group for chunk in view.chunks[at + 1 :] if chunk.group is not None)
    return next((bool(group.modal) for group in groups if group.form == FINITE), False)


def noun_mood(view: View, at: int, governor: int, follower: int) -> Mood:
    """Return the mood of the noun at a chunk, by the verbs that it is object and subject of."""
    base = view.base(at)
    if base is not None and base.determiner == "no":
        return Mood.DENIED
    if base is not None and view.words(base) & words_of("planned"):
        return Mood.PLANNED
    if is_over(view, at):
        return Mood.DENIED
    followed = follower_mood(group_at(view, follower)) if follower >= 0 else Mood.DONE
    if followed is not Mood.DONE:
        return followed
    if view.sort(governor) is Sort.VERB:
        return governed_noun(view, governor)
    return Mood.PLANNED if is_ahead(view, governor) else Mood.DONE


def is_over(view: View, at: int) -> bool:
    """Whether a noun is said to be over: `declared the battle for X over`, `the fight is over`."""
    end = at + 1
    while view.sort(end) in (Sort.PREPOSITION, Sort.NOUN) and view.low(end) != "over":
        end += 1
    end += view.low(end) == "be"
    return view.low(end) == "over" and view.sort(end + 1) is not Sort.NOUN


def follower_mood(group: Group) -> Mood:
    """Return the mood that the verb of a noun gives it: `the attack could`, `fighting ended`."""
    if group.modal:
        return Mood.IMAGINED
    if group.lemma in verbs_of("ending"):
        return Mood.DENIED
    planned = group.passive and group.lemma in verbs_of("planned_before")
    return Mood.PLANNED if planned else Mood.DONE


def governed_noun(view: View, verb: int) -> Mood:
    """Return the mood of a noun that is the object of a verb: `prepare the assault`."""
    lemma = view.low(verb)
    if lemma in verbs_of("planned_before"):
        return Mood.PLANNED
    return Mood.DENIED if "deny" in class_of(lemma) else mood_of(view, verb)


def is_ahead(view: View, at: int) -> bool:
    """Whether a preposition says that what follows has not come yet: `before`, `the start of`."""
    if view.sort(at) is not Sort.PREPOSITION:
        return False
    before, low = view.low(at - 1), view.low(at)
    begun = low == "of" and before in words_of("beginnings")
    begun |= low == "to" and before in ("close", "closer", "nearer", "near")
    ahead = low in ("before", "for", "toward", "towards", "without")
    return begun or ahead or before in verbs_of("planned_before")
