"""Who the parties of an article are: the actors by their names, and whom general words mean."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ..model.rows import Actor
from .story import Story

FORCES = r"(?:troops|soldiers|forces|commandos|army|military|police|fighters)"
STATE_WORDS = re.compile(
    r"(?i)\b(?:government|security|army|federal|special|armed(?! groups?)|regime|police)\b.*|\b(?:troops|"
    r"soldiers|forces|commandos|army|police|commander|commanders|officers|officials)\b"
)
REBEL_WORDS = re.compile(
    r"(?i)\b(?:rebels?|insurgents?|militants?|jihadists?|jihadis?|extremists?|terrorists?|"
    r"opposition|separatists?|guerrillas?|paramilitar(?:y|ies))\b"
)
GOVERNING = ("government", "regime", "army", "military", "police")
"""Words that mean one party where only its names have them."""
RULE = (
    r"(?=(?:-| |['’]s? )(?:held|controlled|occupied|ruled|run|hands|control|rule|flag)\b"
    r"| (?:back |firmly |fully )?in control\b"
    r"|['’]s? (?:(?:last|main|only|final|remaining|major|key) )*(?:strongholds?|bastions?)\b)"
)
"""What makes one word before it a party: `government-held`, `in Ukrainian hands`."""
STANDING = r"(?:(?<=is still )|(?<=are still )|(?<=remains )|(?<=remain )|(?<=is again )|(?<=now )(?=\w+[.,;]))"
"""What makes a party of an adjective behind it: `the hill is still Ukrainian`."""
TERRITORY = (
    r"(?=(?: (?:still|now|also|has|had|once))* (?:controls?|controlled|holds?|held|seized|captured|"
    r"overran|took|lost|swept|ruled|rules|claims?|claimed)\b)"
)
"""What makes "the group" a party to the war, and not one that watches it."""
STATE_ADJECTIVE = (
    r"(?:elite |counter-?terrorism |government |security |special |armed |regular |army |ground |"
    r"pro-government |regime |federal |military |interior ministry(?:'s)? |advancing |local |"
    r"national |coalition )"
)
GENERAL_STATE = (
    rf"(?:{STATE_ADJECTIVE}*"
    r"(?:troops|soldiers|forces|commandos|army|policemen|police|units?|convoy)|"
    rf"(?:{STATE_ADJECTIVE}+|(?<=the ))force|"
    r"(?:(?<=the )|(?<=['’]s ))military(?= (?:has|had|have|is|was|said|says|took|retook|withdrew|"
    r"[a-z]+ed)\b)|"
    rf"(?:government|regime|state|army){RULE})"
)
REBEL = (
    r"(?:(?:the |its |foreign |remaining |rebel |armed |extremist |jihadist |sunni )*"
    r"(?:militants?|extremists?|jihadists?|jihadis?|insurgents?|terrorists?|rebels?|gunmen|"
    r"(?<!their )(?<!our )(?<!its )fighters)|"
    r"(?:the )?(?:sunni )?(?:extremist|militant|jihadist|jihadi|terrorist|terror) "
    r"(?:group|organi[sz]ation))"
)
GROUP = r"the group(?! of\b)"
GROUP_IN_DOUBT = rf"(?:the group{TERRITORY}|(?<=held by )the group|(?<=controlled by )the group)"
WATCHERS = re.compile(
    r"(?i)\b(?:(?:monitoring|rights|aid|relief|advocacy|research|humanitarian|activist|campaign) "
    r"(?:group|organi[sz]ation|network|body|charity)s?|observatory|watchdog|monitors?)\b"
)
"""Words of groups that are no party: where they stand, "the group" may mean those."""
PEOPLE = (
    r"(?-i:(?!Sunni)(?:[A-Z][a-z]{2,}(?:ish|an|qi|[ndtb]i|ese)|Arab|Shi['’]?ite|Shia|French|US|UN))"
)
"""An adjective of a nation: "Turkish troops" are nobody else's troops."""
BACKED = r"\w{1,40}-(?:backed|led|allied|aligned)"
BACKING = re.compile(r"-(?:backed|led|allied|aligned)\b")
AROUND = 80
"""Code points before such a word in which the name may stand."""


FIGHTERS = ("fighters", "militants", "gunmen", "rebels", "forces", "troops")
"""Words with which the name of a group names its men: `X fighters` are of the `X group`."""

GAP = r"[\s\u00a0-]+"
"""Between the words of a name: `Counter-Terrorism Service` is `Counter Terrorism Service`."""
SHORT = 4
"""Letters up to which a party's name counts only as it is written: IS is not is."""


@dataclass(frozen=True)
class Parties:
    """Who the parties of an article are: the words for each, and whom general words mean."""

    pattern: re.Pattern[str]
    ids: dict[str, str]
    state: str
    rebel: str
    governing: dict[str, str] = field(default_factory=dict)
    sides: tuple[str, ...] = ()

    @property
    def enemies(self) -> dict[str, str]:
        """The enemy of each of an article's two sides; empty where it has not just two."""
        if len(self.sides) != len(("one", "other")):
            return {}
        one, other = self.sides
        return {one: other, other: one}

    def of(self, words: str) -> str:
        """Return the actor id that `words` name, empty for none."""
        folded = plain(words).removesuffix("'s").removesuffix("’s")
        for form in (folded, f"{folded}s", folded.removesuffix("s"), folded.removeprefix("the ")):
            if form in self.ids:
                return self.ids[form]
        people = re.match(rf"(?:{PEOPLE}|{BACKED})(?= )", words)
        if people:
            return self.of_people(people[0].lower(), folded[people.end() + 1 :])
        named = (self.governing[word] for word in folded.split() if word in self.governing)
        if only := next(named, ""):
            return only
        return self.rebel if re.fullmatch(rf"{REBEL}|the group", folded) else self.state

    def of_people(self, people: str, rest: str) -> str:
        """Return the actor of a people's forces; its rebels are not those of its army."""
        found = self.ids.get(people, "")
        if not re.search(REBEL_WORDS, rest):
            return found
        return self.ids.get(rest, self.rebel if found and found == self.state else "")

    def is_general(self, words: str) -> bool:
        """Whether `words` are general ones, such as "fighters", and no name of an actor."""
        return plain(words) not in self.ids and not words.lower().startswith("the ")


def find_parties(story: Story, actors: Iterable[Actor]) -> Parties:
    """Return the parties of an article: every actor by its names, and whom general words mean.

    "Troops" are those of the actor whose own names speak of forces, troops or police and which the
    article names most; "militants" those of the actor named most among the others.
    """
    known = list(actors)
    ids = {
        plain(form): actor.id
        for actor in known
        for name in (actor.title, *actor.names)
        for form in reversed(forms_of(name))
    }
    group = GROUP_IN_DOUBT if WATCHERS.search(story.text) else GROUP
    names = alternatives(
        [form for actor in known for name in (actor.title, *actor.names) for form in forms_of(name)]
    )
    peoples = find_peoples(known)
    pattern = pattern_of(names, peoples, group)
    named = re.compile(rf"(?<![\w-])(?=\S)(?:{names})(?![\w])")
    counts = Counter(ids[plain(m[0])] for m in named.finditer(story.text))
    parents = {actor.id: actor.parent_id or actor.id for actor in known}
    holding = {actor.id for actor in known if actor.pattern}
    state_like = {actor.id for actor in known if is_state(actor)}
    tops: Counter[str] = Counter()
    for actor_id, count in counts.items():
        tops[parents[actor_id] if parents[actor_id] in holding else actor_id] += count
    state = best(tops, state_like & holding)
    rebel = best(tops, holding - state_like)
    owners = governing_of([actor for actor in known if actor.id in holding])
    peoples |= {words: ids[plain(name)] for words, name in find_backed(story, names).items()}
    present = tuple(sorted(actor for actor in holding if tops[actor]))
    sides = tuple(filter(None, (state, rebel)))
    sides = sides if len(sides) > 1 or len(present) > len(("one", "other")) else present or sides
    return Parties(pattern, peoples | ids, state, rebel, owners, sides)


def governing_of(actors: Sequence[Actor]) -> dict[str, str]:
    """Return the actor that each of `GOVERNING` means: the only one whose names have the word."""
    found: dict[str, str] = {}
    for word in GOVERNING:
        having = {
            actor.id
            for actor in actors
            for name in (actor.title, *actor.names)
            if word in name.lower().split() and is_state(actor)
        }
        if len(having) == 1:
            found[word] = having.pop()
    return found


def is_state(actor: Actor) -> bool:
    """Whether an actor's names speak of an army or a police, and none of them of rebels."""
    names = (actor.title, *actor.names)
    rebel = any(REBEL_WORDS.search(name) for name in names)
    return not rebel and any(STATE_WORDS.search(name) for name in names)


def forms_of(name: str) -> tuple[str, ...]:
    """Return a party's name, and the singular of a plural that is one word: `separatist cities`.

    Some papers write a long abbreviation as a word: `Isis`.
    """
    stem, _, last = name.rpartition(" ")
    if last in ("group", "militia", "movement") and stem.isalpha():
        return (name, *(f"{stem} {fighters}" for fighters in FIGHTERS))
    if name.isalpha() and name.isupper() and len(name) >= SHORT:
        return (name, name.capitalize())
    single = (
        name.endswith("s") and name.isalpha() and len(name) > 2 * SHORT and not name.endswith("ss")
    )
    return (name, name[:-1]) if single else (name,)


def alternatives(names: Sequence[str]) -> str:
    """Return a pattern of names, the longest first; short ones only as they are written."""
    ordered = sorted(names, key=len, reverse=True)
    written = {name: GAP.join(map(written_as, re.split(GAP, name))) for name in ordered}
    long = "|".join(written[name] for name in ordered if len(name) > SHORT)
    short = [written[name] for name in ordered if len(name) <= SHORT]
    return "|".join([*([f"(?i:{long})"] if long else []), *short]) or r"(?!)"


def written_as(word: str) -> str:
    """Return the pattern of a word of a name, with either apostrophe."""
    return re.sub("['’]", "['’]", re.escape(word))


def plain(words: str) -> str:
    """Return a party's name as names are compared: without case and hyphens."""
    return re.sub(GAP, " ", words.lower().replace("’", "'"))


def find_peoples(actors: Sequence[Actor]) -> dict[str, str]:
    """Return the word before `forces` in names of actors: `ukrainian` of `Ukrainian troops`.

    It is the first actor's that has the word, those that can hold a place before others.
    """
    found: dict[str, str] = {}
    for actor in sorted(actors, key=lambda actor: not actor.pattern):
        for name in (actor.title, *actor.names):
            match = re.fullmatch(rf"([A-Z]\w+) {FORCES}", name)
            if match:
                found.setdefault(match[1].lower(), actor.id)
    return found


def pattern_of(names: str, peoples: Iterable[str], group: str) -> re.Pattern[str]:
    """Return the pattern of all that names a party: names, peoples that hold, general words."""
    people = "|".join(map(re.escape, peoples))
    standing = (
        rf"{STANDING}(?i:{people})(?!\w)|(?i:{people}){RULE}|(?<=[Tt]he )(?i:{people})s(?!\w)"
    )
    ruling = f"{standing}|" if people else ""
    general = rf"(?:{PEOPLE} |the )?{GENERAL_STATE}|(?:(?:{PEOPLE}|{BACKED}) )?(?:{REBEL}|{group})"
    return re.compile(rf"(?<![\w-])(?=\S)(?:{names}|{ruling}(?i:{general}))(?:['’]s)?(?![\w])")


def find_backed(story: Story, names: str) -> dict[str, str]:
    """Return the name that an article gives to each `X-backed` force, where it is only one.

    `the X-backed Northern Front` and `the Northern Front, an X-backed alliance` tell whose
    `the X-backed fighters` are.
    """
    named_after = re.compile(rf" (?:\w+ ){{0,2}}?({names})(?!\w)")
    named_before = re.compile(rf"(?<!\w)({names}),? (?:an? |the |\()(?:\w+ )?$")
    found: dict[str, set[str]] = {}
    for mark in BACKING.finditer(story.text):
        before = story.text[max(0, mark.start() - AROUND) : mark.start()]
        word = re.search(r"\w*$", before)
        start = word.start() if word else len(before)
        named = named_after.match(story.text, mark.end()) or named_before.search(before[:start])
        if named:
            found.setdefault((before[start:] + mark[0]).lower(), set()).add(named[1])
    return {words: one.pop() for words, one in found.items() if len(one) == 1}


def best(counts: Counter[str], among: set[str]) -> str:
    """Return the id counted most among some; where none is named the only one, else empty."""
    named = {key for key in among if counts[key]} or among
    if named == among and len(among) > 1 and not any(counts[key] for key in among):
        return ""
    return max(sorted(named), key=lambda key: counts[key], default="")
