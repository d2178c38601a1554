"""Whole noun phrases: lists of any length, what a kind or a share is of, locators and appositions.

For every place in a phrase it says what the phrase means of it: the place as a whole, an unnamed
part of it, or only where something else lies.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from .base_builder import Base
from .chunks import CLOSED, Sort
from .lists import Item, beside, has_verb, next_item, shared_kind
from .relations import CITY, COUNTRY, TOWN, base_uses, is_former, of_relation, owner_of
from .tokens import Kind
from .view import Relation, Use, View, remembered
from .words import parts, ranks, words_of


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase over the chunks `first` to before `end`.

    `uses` are its places; `parties` the tokens of the parties it consists of; `head` the noun of
    its first item, in lower case; `named` whether an item has a name.
    """

    first: int
    end: int
    uses: tuple[Use, ...]
    parties: tuple[int, ...]
    head: str
    named: bool = False
    listed: bool = False


@remembered
def read_phrase(view: View, at: int, *, free: bool = True, plain: bool = False) -> Phrase:
    """Return the phrase that begins at chunk `at`, a base phrase.

    `free` is whether a verb may follow it as its own: the subject of a clause; an object ends
    before a phrase that has a verb. `plain` leaves examples and appositions to the phrase around.
    """
    item, end = read_item(view, at, free=free, plain=plain)
    items = [item]
    while True:
        following = next_item(view, end, items, free=free)
        if following < 0:
            break
        item, end = read_item(view, following, free=free)
        items.append(item)
    uses = tuple(use for item in items for use in item.uses)
    if len(items) > 1:
        uses = tuple(shared_kind(view, items[-1], uses))
    parties = tuple(party for item in items for party in item.parties)
    return Phrase(
        at, end, uses, parties, items[0].head, any(i.named for i in items), len(items) > 1
    )


def read_item(
    view: View, at: int, *, free: bool, plain: bool = False, bare: bool = False
) -> tuple[Item, int]:
    """Return one member of a list, and the chunk at which it ends.

    `plain` leaves examples and appositions to the phrase around it, `bare` locators and examples.
    """
    base = view.base(at)
    if base is None:
        return Item((), (), "", named=False, placey=False, first=at), at + 1
    readers = (of_phrase, locator, examples, housed, apposition)
    chosen = (of_phrase, apposition) if bare else readers[:2] if plain else readers
    item, end, last = first_item(view, base, at), at + 1, at
    while last != end:
        last = end
        for read in chosen:
            item, end = read(view, base, item, end, free=free)
            if end > last:
                break
    return item, end


def first_item(view: View, base: Base, at: int) -> Item:
    """Return a member of a list as its base phrase alone has it."""
    head = view.token(base.head)
    uses = tuple(base_uses(view, base))
    strong = head.low in words_of("strongholds")
    acting = head.kind is Kind.PARTY or head.low in words_of("units", "people", "spokespersons")
    spoken = not base.places and head.low not in ranks() and not strong
    parties = base.parties if acting or spoken else ()
    named = any(use.relation is not Relation.BESIDE for use in uses) or view.is_name(base)
    counted = (base.number and not parties) or head.low in words_of("shares")
    placey = bool(uses) or head.low in ranks() or named or counted or strong
    return Item(uses, parties, head.low, named, placey, at)


def of_phrase(view: View, base: Base, item: Item, at: int, *, free: bool) -> tuple[Item, int]:
    """Read `of …`: the town of X, half of X, six districts of X."""
    start = at
    while view.sort(at) is Sort.ADVERB and view.low(at + 1) == "of":
        at += 1
    if view.sort(at) is not Sort.PREPOSITION or view.low(at) != "of" or view.base(at + 1) is None:
        return item, start
    inner = owned_by(view, at + 1, item, free=free)
    several = inner.listed and len(inner.uses) > 1
    uses = [
        owned(
            replace(use, relation=of_relation(view, base, use, several=several)),
            owner_of(view, base),
        )
        for use in inner.uses
    ]
    if item.head in words_of("shores") and item.uses and inner.uses:
        item = replace(item, uses=tuple(beside(use) for use in item.uses))
        uses = [replace(use, relation=Relation.PART) for use in inner.uses[:1]] + uses[1:]
    whole = any(use.relation is Relation.WHOLE for use in uses)
    kind, strong = item.head in ranks(), item.head in words_of("strongholds")
    if whole and kind:
        item = replace(item, uses=tuple(beside(use) for use in item.uses))
    parties = item.parties if kind or strong else (*item.parties, *inner.parties)
    if strong and inner.parties and not inner.uses:
        parties = ()
    named = item.named or whole or (inner.named and kind)
    placey = item.placey or (inner.named and item.head in words_of("shares"))
    return Item((*item.uses, *uses), parties, item.head, named, placey, item.first), inner.end


def owned(use: Use, owner: int) -> Use:
    """Return a use with who holds the place by the words around it, unless its own words say it."""
    own = use.owner == -1 and use.relation is not Relation.BESIDE
    return replace(use, owner=owner, shared=use.relation is Relation.PART) if own else use


def passing(use: Use) -> Use:
    """Return a use that only locates; of a part's place nothing is said of who holds it."""
    return replace(beside(use), owner=-1 if use.relation is Relation.PART else use.owner)


def owned_by(view: View, at: int, item: Item, *, free: bool) -> Phrase:
    """Return what a head is of; what has no name leaves its locators to it: `parts of it in X`."""
    base = view.base(at)
    shared = item.head in words_of("shares") | words_of("directions", "shores")
    if base is None or base.places or view.is_name(base) or not shared:
        return read_phrase(view, at, free=free, plain=shared)
    inner, end = read_item(view, at, free=free, bare=True)
    return Phrase(at, end, inner.uses, inner.parties, inner.head, inner.named)


def locator(view: View, base: Base, item: Item, at: int, *, free: bool) -> tuple[Item, int]:
    """Read `in …`, `south of …`: where what stands before lies."""
    start = at
    if item.head == "part" and not base.determiner:
        return item, start
    near = view.sort(at) is Sort.ADVERB and view.sort(at + 1) is Sort.PREPOSITION
    at += near and view.low(at) in ("just", "right", "further", "away", "also")
    aside = view.sort(at) is Sort.COMMA and view.low(at + 1) == "beside"
    at += aside
    low, acting = view.low(at), bool(item.parties) and not item.uses
    locates = low == "beside" or (low in words_of("inside", "locators") and low != "from")
    seated = not item.uses and low == "in" and item.head.rsplit(" ", 1)[-1] in words_of("seated")
    placey = (item.placey and not acting) or seated
    if view.sort(at) is not Sort.PREPOSITION or not placey or not locates:
        return item, start
    if view.base(at + 1) is None:
        return item, start
    inner = located_in(view, at + 1, item, free=free)
    if inner.parties and not inner.uses:
        return item, start
    near_by = view.base(at - 1)
    leading = low == "into" and near_by is not None and view.head(near_by) in words_of("ways")
    inside = low in words_of("inside") and not (item.named or seated or leading)
    kind = kind_behind(view, inner)
    uses = [
        replace(use, relation=part_inside(view, base, use, max(view.rank(use.token), kind)))
        if inside
        else beside(use)
        for use in inner.uses
    ]
    closed = aside and view.sort(inner.end) is Sort.COMMA
    end = inner.end + (closed and (free or view.base(inner.end + 1) is None))
    return replace(item, uses=(*item.uses, *uses)), end


def kind_behind(view: View, inner: Phrase) -> int:
    """Return how large places are by the noun behind a list of them: `in the A and B regions`."""
    base = view.base(inner.end - 1)
    behind = base is not None and base.places and base.head > base.places[-1]
    return ranks().get(view.head(base), 0) if base is not None and behind else 0


def part_inside(view: View, base: Base, use: Use, rank: int) -> Relation:
    """Return what an unnamed thing in a place of a rank means of it: a part, or where it lies."""
    head = view.head(base)
    kind, shared = ranks().get(head, -1), head in words_of("shares")
    unnamed = head in parts() or shared or (base.number and kind > 0) or kind == 1
    large = rank >= COUNTRY and head not in words_of("scattered")
    part = unnamed and (kind < rank or shared) and not large
    return Relation.PART if part and use.relation is not Relation.BESIDE else Relation.BESIDE


def located_in(view: View, at: int, item: Item, *, free: bool) -> Phrase:
    """Return where something lies: one place, or a list where nothing named is located in it."""
    if not item.named:
        base = view.base(at)
        plain = base is not None and not base.places and not view.is_name(base)
        return read_phrase(view, at, free=free, plain=plain)
    inner, end = read_item(view, at, free=free, plain=True)
    return Phrase(at, end, inner.uses, inner.parties, inner.head, inner.named)


def examples(view: View, _base: Base, item: Item, at: int, *, free: bool) -> tuple[Item, int]:
    """Read `such as A, B and C`, `including A`: named, they are meant themselves."""
    start = at
    at += view.sort(at) is Sort.TIME and view.sort(at + 1) is Sort.COMMA
    at += view.sort(at) is Sort.COMMA
    if view.sort(at) is not Sort.EXAMPLE or view.base(at + 1) is None:
        return item, start
    inner = read_phrase(view, at + 1, free=free)
    if not inner.uses and not inner.named:
        return item, start
    return replace(item, uses=(*item.uses, *inner.uses), named=True), inner.end


def housed(view: View, base: Base, item: Item, at: int, *, free: bool) -> tuple[Item, int]:
    """Read `home to A and B` behind a part of a place: who holds the part holds them."""
    home = view.sort(at) is Sort.COMMA and view.low(at + 1) == "home" and view.low(at + 2) == "to"
    owner = owner_of(view, base)
    if not home or owner < 0 or item.uses or view.base(at + 3) is None:
        return item, at
    inner = read_phrase(view, at + 3, free=free)
    uses = tuple(owned(use, owner) for use in inner.uses)
    return replace(item, uses=uses, named=True), inner.end


def apposition(view: View, base: Base, item: Item, at: int, *, free: bool) -> tuple[Item, int]:
    """Read what a comma, a bracket or a dash adds: `X, a town near Y,`, `another quarter, X,`."""
    if view.low(at) == CLOSED:
        return item, at
    opened = view.sort(at) is Sort.COMMA or (view.sort(at) is Sort.BREAK and view.low(at) in "(–—:")
    added = view.base(at + 1)
    if not opened or added is None or (item.parties and not item.uses):
        return item, at
    if not free and has_verb(view, at + 1):
        return item, at
    if item.uses and item.named:
        return (
            description(view, item, added, at, free=free)
            if describes(view, added, at)
            else (item, at)
        )
    kinds = words_of("numbers", "strongholds", "centres") | ranks().keys()
    counted = item.head in kinds
    if (
        not item.named
        and (counted or item.head == "both")
        and (added.places or view.is_name(added))
    ):
        return naming(view, base, item, at, free=free)
    return item, at


def describes(view: View, added: Base, at: int) -> bool:
    """Whether a phrase says what a place is: `a town …`, `one of the cities …`."""
    head = view.head(added)
    first = added.determiner or view.token(added.first).low
    strong = head in words_of("strongholds")
    apposed = first in words_of("apposed") or (strong and (added.possessors or added.parties))
    member = view.low(at + 2) == "of" and view.low(at + 1) in ("one", "two")
    kind = head in ranks() or strong or head in parts() or member
    return bool(apposed) and kind and not (added.places and added.head in added.places)


def naming(view: View, base: Base, item: Item, at: int, *, free: bool) -> tuple[Item, int]:
    """Return an unnamed item with the names that an apposition gives: `two villages, X and Y`."""
    inner = read_phrase(view, at + 1, free=free)
    largest = max(ranks().get(item.head, TOWN + 1), TOWN)
    owner = owner_of(view, base)
    first = inner.uses[0] if inner.uses and names_first(view, base, item, inner.uses[0]) else None
    uses = [
        owned(use, owner) if use is first or view.rank(use.token) <= largest else beside(use)
        for use in inner.uses
    ]
    closes = view.sort(inner.end) is Sort.COMMA and free and view.finite(inner.end + 1)
    return replace(item, uses=(*item.uses, *uses), named=True), inner.end + closes


def names_first(view: View, base: Base, item: Item, use: Use) -> bool:
    """Whether the first name after a kind is one of it, though it may be larger: `a town, X`."""
    if base.number or item.head.endswith("s"):
        return True
    partial = view.token(use.token).place in view.sentence.partial
    town = item.head in words_of("singular_settlements", "centres") and view.rank(use.token) <= CITY
    return town and not partial


def description(view: View, item: Item, added: Base, at: int, *, free: bool) -> tuple[Item, int]:
    """Return an item with an apposition: its places only locate, a stronghold names its holder."""
    inner = read_phrase(view, at + 1, free=free)
    closed = view.sort(inner.end) in (Sort.COMMA, Sort.BREAK, None)
    if free and not closed and view.finite(inner.end):
        return item, at
    owner = described_owner(view, inner, added)
    kept = [replace(owned(use, owner), shared=False) for use in item.uses]
    mine = {use.token for use in item.uses}
    located = [passing(use) for use in inner.uses if use.token not in mine]
    return replace(item, uses=(*kept, *located)), inner.end + closes_aside(view, inner.end)


def described_owner(view: View, inner: Phrase, added: Base) -> int:
    """Return the token of who holds a place by an apposition, -1 for none."""
    strongholds = words_of("strongholds")
    owner = owner_of(view, added)
    ruled = view.base(inner.end + 1) if view.low(inner.end) == "under" else None
    if ruled is not None and ruled.parties and view.head(ruled) in words_of("rules"):
        return ruled.parties[0]
    if inner.head in strongholds and owner < 0 and inner.parties:
        return inner.parties[0]
    bases = [base for at in range(inner.first, inner.end) if (base := view.base(at)) is not None]
    for base in bases[:2]:
        if owner == -1 and view.head(base) in strongholds:
            owner = owner_of(view, base)
            owner = base.parties[0] if owner < 0 and base.parties else owner
    if owner == -1 and inner.head in strongholds and not is_former(view, added):
        return next((party for base in bases for party in base.parties), -1)
    return owner


def closes_aside(view: View, at: int) -> bool:
    """Whether a comma, bracket or dash ends an apposition within its clause."""
    if view.sort(at) is Sort.BREAK:
        return view.low(at) in ")–—"
    goes_on = view.sort(at + 1) in (Sort.VERB, Sort.TIME)
    words = view.low(at + 1) in ("and", "from", "in", "to", "by", "on")
    return view.sort(at) is Sort.COMMA and (goes_on or words)
