"""What a base phrase means of the places in it, and who holds them by its words.

A place is meant as a whole (`the town of X`), in an unnamed part (`half of X`, `X's centre`), or it
only locates (`X's mayor`). What is smaller than a place, by the ranks of `words.toml`, is its part.
"""

from __future__ import annotations

from .base_builder import Base
from .groups import QUOTES
from .tokens import Kind, Token
from .view import THEIRS, Relation, Use, View, people_endings
from .words import meant, parts, ranks, verb_of, verbs_of, words_of

NEIGHBOURHOOD, TOWN, CITY, COUNTRY = 1, 2, 3, 5
"""The ranks of places that rules ask for."""
INNER = ("centre", "center", "complex", "compound", "garrison")
ROADS = ("road", "highway", "route", "motorway")
BARRACKS = ("barracks", "garrison", "base", "bases", "camp", "camps", "station", "post", "academy")
SERVICES = ("army", "military", "police")
"""Words that make a kind with `BARRACKS` and tell no holder: `X military barracks`."""
FACILITIES = ("base", "headquarters")


def base_uses(view: View, base: Base) -> list[Use]:
    """Return what a base phrase means of each place in it; `the town` means one named before."""
    owner = owner_of(view, base)
    if not base.places:
        if base.determiner == "its" and view.head(base) in words_of("inner_parts"):
            return part_before(view, base)
        before = meant_before(view, base)
        return [Use(before, Relation.WHOLE, owner)] if before >= 0 else []
    return [base_use(view, base, at, owner) for at in base.places]


def part_before(view: View, base: Base) -> list[Use]:
    """Return what `its centre` means: a part of the last settlement named before."""
    for at in range(base.first - 1, -1, -1):
        if view.token(at).kind is Kind.PLACE and NEIGHBOURHOOD <= view.rank(at) <= CITY:
            return [Use(at, Relation.PART)]
    return []


def base_use(view: View, base: Base, place: int, owner: int) -> Use:
    """Return what a base phrase means of one of its places, held by `owner` in this phrase."""
    relation = base_relation(view, base, place)
    held = -1 if place in base.possessors else owner
    own = view.token(place).place in view.sentence.partial
    return Use(place, relation, held, shared=relation is Relation.PART and not own)


def base_relation(view: View, base: Base, place: int) -> Relation:
    """Return what a base phrase means of one of its places."""
    relation = plain_relation(view, base, place)
    partial = view.token(place).place in view.sentence.partial and base.determiner != "all"
    return Relation.PART if partial and relation is Relation.WHOLE else relation


def plain_relation(view: View, base: Base, place: int) -> Relation:
    """Return what the words around a place make of it, its own words apart."""
    if place in base.possessors:
        return possessed_relation(view, base, place)
    tail = [
        token
        for token in tokens_from(view, base, place + 1)
        if token.low not in QUOTES and len(token.text) > 1
    ]
    if any(token.kind is Kind.PLACE for token in tail):
        if is_unjoined(view, base, place):
            return Relation.WHOLE
        road = view.rank(place) == 0 and tail[-1].low in ROADS and place == base.places[0]
        return Relation.WHOLE if road else Relation.BESIDE
    if tail:
        return tail_relation(view.rank(place), tail[-1].low, base.determiner)
    before = view.token(place - 1).low if place > base.first else ""
    large = view.rank(place) >= TOWN and before in words_of("directions")
    partial = large or before in ("central", "downtown", "upper", "lower")
    return Relation.PART if partial else Relation.WHOLE


def is_unjoined(view: View, base: Base, place: int) -> bool:
    """Whether a place stands in a list that has lost its commas: `took X Y and Z`."""
    tokens = view.sentence.tokens
    listed = base.end < len(tokens) and tokens[base.end].low == "and"
    settled = all(NEIGHBOURHOOD <= view.rank(at) <= CITY for at in base.places)
    joined = place + 1 in base.places and base.head in base.places
    return joined and listed and settled and not base.possessors


def tokens_from(view: View, base: Base, first: int) -> list[Token]:
    """Return the tokens of a base phrase from one on."""
    return [view.token(at) for at in range(first, base.end)]


def tail_relation(rank: int, head: str, determiner: str) -> Relation:
    """Return what a noun behind a place makes of it: `X district`, `X quarters`, `X airport`."""
    if head not in ranks() and head not in parts():
        return Relation.BESIDE
    kind = ranks().get(head, 0) if head != "port" else 0
    same = rank <= kind or rank == 0 or (rank <= NEIGHBOURHOOD and head in INNER)
    single = rank <= TOWN and kind >= NEIGHBOURHOOD and not head.endswith("s")
    settled = rank in (NEIGHBOURHOOD, TOWN, CITY) and head in words_of("singular_settlements")
    if determiner == "all" or same or single or settled:
        return Relation.WHOLE
    inner = head in parts() and rank < COUNTRY
    return Relation.PART if inner else Relation.BESIDE


def possessed_relation(view: View, base: Base, place: int) -> Relation:
    """Return what `X's …` means of X: an unnamed part of it, or only where something lies."""
    after = tokens_from(view, base, place + 2)
    if not after or any(token.kind is Kind.PLACE for token in after):
        return Relation.BESIDE
    head = after[-1].low
    named = any(
        token.text[:1].isupper()
        and token.kind is Kind.WORD
        and token.low not in words_of("directions")
        for token in after
    )
    if named and head in ranks() and head not in ("city", "quarter"):
        return Relation.BESIDE
    whole = head in words_of("strongholds") or head in ("airport", "city", "town")
    return Relation.PART if head in parts() and not whole else Relation.BESIDE


def of_relation(view: View, base: Base, use: Use, *, several: bool) -> Relation:
    """Return what a head followed by `of` makes of a place that follows, one of `several`."""
    head = view.head(base)
    named = any(place not in base.possessors for place in base.places) or view.is_name(base)
    if use.relation is Relation.BESIDE or named or is_bank(view, head, use.token):
        return Relation.BESIDE
    if head in words_of("wholes"):
        return Relation.PART if nearly(view, base) else use.relation
    if head in ("capital", "capitals") and view.rank(use.token) > CITY:
        return Relation.BESIDE
    facility = head in FACILITIES and not is_owned(base) and view.rank(use.token) > 0
    if head in words_of("strongholds") and not facility:
        return use.relation
    kind = ranks().get(head)
    if kind is None:
        return Relation.PART if head in parts() | words_of("shares") else Relation.BESIDE
    return kind_relation(view, base, use, kind, several=several)


def is_bank(view: View, head: str, place: int) -> bool:
    """Whether ground lies beside a water and is no part of it: `the east of the X River`."""
    water = view.token(place).low.rpartition(" ")[2] in words_of("waters")
    return water and (head in words_of("directions", "shores"))


def is_owned(base: Base) -> bool:
    """Whether a base is said to be a party's: `the rebel base of X` is X."""
    return bool(base.parties) or base.owner >= 0


def nearly(view: View, base: Base) -> bool:
    """Whether a phrase says `nearly all`."""
    words = {view.token(at).low for at in range(max(0, base.first - 1), base.head)}
    return bool(words & words_of("nearly"))


def kind_relation(view: View, base: Base, use: Use, kind: int, *, several: bool) -> Relation:
    """Return what a kind of the rank `kind`, followed by `of`, makes of a place that follows."""
    head, place = view.head(base), view.rank(use.token)
    if view.token(base.first).low == "half":
        return Relation.PART
    if view.words(base) & words_of("wholes") and nearly(view, base):
        return Relation.PART
    shared = head in words_of("shares")
    if shared and base.number and kind == 0:
        return Relation.PART
    if is_itself(view, base, kind, place, several=several):
        return use.relation
    if place >= COUNTRY:
        return Relation.BESIDE
    return Relation.PART if head in parts() or kind in (NEIGHBOURHOOD, TOWN) else Relation.BESIDE


def is_itself(view: View, base: Base, kind: int, place: int, *, several: bool) -> bool:
    """Whether a kind and `of` before a place are the place itself: `the town of X`."""
    head = view.head(base)
    small_part = kind == 0 and (head in words_of("shares") or (place == 0 and head in parts()))
    if kind >= place and not small_part:
        return True
    if kind == 0 or base.number:
        return False
    largest = CITY if head in words_of("singular_settlements") else TOWN
    determined = base.determiner == "the" or (not base.determiner and largest == CITY)
    if determined and place <= largest and head not in ("area", "areas"):
        return True
    if several and place <= CITY:
        return True
    single = kind == NEIGHBOURHOOD and not head.endswith("s")
    return single and base.determiner in ("", "the") and place <= TOWN


def owner_of(view: View, base: Base) -> int:
    """Return the token of the party that a base phrase makes the holder, -1 for none."""
    theirs = base.determiner in ("its", "their")
    owned = base.owner >= 0 or base.parties or base.possessors or theirs
    if not owned or is_former(view, base):
        return -1
    if base.owner >= 0:
        return base.owner
    strong = view.head(base) in words_of("strongholds")
    possessed = [at for at in base.possessors if view.token(at).party]
    if strong and possessed:
        return possessed[-1]
    if strong and base.determiner in ("its", "their") and not base.parties:
        return THEIRS
    if not base.parties or base.head in base.parties or is_service(view, base):
        return -1
    kinds = view.words(base) & (ranks().keys() | words_of("strongholds"))
    adjacent = base.parties[-1]
    directly = view.token(adjacent + 1).low in ranks() and adjacent not in base.possessors
    directly = directly and not view.token(adjacent).low.endswith(people_endings())
    return adjacent if kinds and (strong or directly) else -1


def is_service(view: View, base: Base) -> bool:
    """Whether a phrase names a service's building and not its holder: `X military barracks`."""
    return view.head(base) in BARRACKS and view.token(base.parties[-1]).low in SERVICES


def is_former(view: View, base: Base) -> bool:
    """Whether a phrase says that something was so once."""
    return bool(view.words(base) & words_of("former"))


def meant_before(view: View, base: Base) -> int:
    """Return the token of the place that `the town` or `it` means in its sentence, -1 for none."""
    head = view.head(base)
    sizes = sizes_meant(view, base, head)
    if not sizes or names_follow(view, base):
        return -1
    before = [
        at
        for at in range(base.first - 1, -1, -1)
        if view.token(at).kind is Kind.PLACE and view.rank(at) in sizes and not is_left(view, at)
    ]
    if head == "city":
        before.sort(key=lambda at: -view.rank(at))
    return before[0] if before else -1


def is_left(view: View, at: int) -> bool:
    """Whether somebody comes from the place at a token: `coming from X`, they took another."""
    verb = verb_of(view.token(at - 2).low) if at > 1 and view.token(at - 1).low == "from" else None
    return verb is not None and verb.lemma in verbs_of("coming")


def sizes_meant(view: View, base: Base, head: str) -> tuple[int, ...]:
    """Return how large a place is that a pronoun or a kind stands for; none where it is neither."""
    if head == "it" and base.first:
        before = view.token(base.first - 1).low
        governed = before in ("of", "into", "from", "over", "in") or verb_of(before) is not None
        governed |= is_changed(view, base)
        return (0, NEIGHBOURHOOD, TOWN, CITY) if governed else ()
    whole = (
        view.token(base.first + 1).low in ("whole", "entire") if base.end > base.first + 1 else 0
    )
    plain = base.end - base.first == len(("the", "town")) + bool(whole)
    pointed = base.determiner in ("the", "this", "that") and not base.number
    return meant().get(head, ()) if plain and pointed else ()


def is_changed(view: View, base: Base) -> bool:
    """Whether `it` is a place by what happens to it: `after it was recaptured`, `it fell to`."""
    after = [token.low for token in view.sentence.tokens[base.end : base.end + 4]]
    first = verb_of(after[0]) if after else None
    if first is not None and first.lemma == "fall":
        return True
    auxiliary = bool(after) and after[0] in words_of("be", "have")
    verbs = (verb_of(low) for low in after[1:])
    return auxiliary and any(
        verb.lemma in verbs_of("taking") | verbs_of("again") | verbs_of("holding")
        for verb in verbs
        if verb
    )


def names_follow(view: View, base: Base) -> bool:
    """Whether a name or `of` follows a kind: then it means no place before."""
    rest = view.sentence.tokens[base.end : base.end + 2]
    if not rest:
        return False
    comma = rest[0].low == "," and len(rest) > 1 and rest[1].kind is Kind.PLACE
    return rest[0].kind is Kind.PLACE or comma or (rest[0].low == "of" and len(rest) > 1)
