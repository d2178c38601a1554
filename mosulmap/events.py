"""What a sentence asserts about a place: who did what there, who holds it, on whose word.

The sentence is masked first: the place asked about becomes `#X`, other places `#P`, parties `@1`,
`@2` (those of the article, general words such as "troops" and "militants" resolved to them). Rules
about English clauses then read the masked words, the most telling first. Each gives its name, so that
a curator sees why. No rule knows a place, a party or an article.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .articles import Span, Story
from .model import CONTESTED, Actor, Event
from .toponyms import Toponym


@dataclass(frozen=True, slots=True)
class Reading:
    """What a sentence says of one place, and the name of the rule that read it.

    `control` is an actor id, `contested` or empty; `actor` and `claimant` actor ids or empty.
    """

    event: Event
    actor: str
    control: str
    claimant: str
    rule: str


STATE_WORDS = re.compile(
    r"(?i)\b(?:government|security|army|federal|special|armed|regime|police)\b.*|\b(?:troops|"
    r"soldiers|forces|commandos|army|police|commander|commanders|officers|officials)\b"
)
GENERAL_STATE = (
    r"(?:elite |government |security |special |armed |regular |army |ground |pro-government |regime |"
    r"federal |military |interior ministry(?:'s)? |advancing |local |national |coalition )*"
    r"(?:troops|soldiers|forces|commandos|army|policemen|police|force|units?|convoy)"
)
GENERAL_REBEL = (
    r"(?:(?:the |its |foreign |remaining |rebel |armed |extremist |jihadist |sunni )*"
    r"(?:militants?|extremists?|jihadists?|insurgents?|terrorists?|rebels?|gunmen|fighters))"
)
CAPTURE = (
    r"(?:re)?(?:captur(?:ed?|es|ing)|tak(?:e|es|en|ing)(?: back)?|took(?: back)?|seiz(?:ed?|es|ing)|"
    r"gain(?:ed|s|ing)?|overr[au]n|overrunning|liberat(?:ed?|es|ing)|freed?|freeing|secur(?:ed?|ing)|"
    r"w[io]ns?|winning|conquer(?:ed|ing)?|occup(?:ied|ying|y)|clear(?:ed|s)|storming and tak(?:e|ing))"
)
OVER = r"(?: (?:full |complete |total |partial |back |over )*(?:control|possession|hold) (?:of|over|in))?"
PART = (
    r"(?:(?:more than |nearly |about |around |half of |half a |a |an |some |several |many |most |much |parts?|"
    r"areas?|section|sections|edges?|outskirts|outer|pocket|strip|first|new|more|key|strategic|other|"
    r"whole|\w+ percent|\d+ ?%|(?:two|three|four|five|six|seven|eight|nine|ten|\d+|dozen|dozens)(?= ))"
    r"[^.;:]{0,40}?(?:of|in|inside|within|across) (?:the )?(?:city of |town of )?)"
)
PARTS = re.compile(
    r"(?i)(?:(?:most|much|half|parts?|areas?|sections?|edges?|limits|outskirts|pockets?|strip|percent|%)"
    r" (?:of|in|inside|within|across) [^.;,@#]{0,30}#X|(?:districts?|neighbou?rhoods?|quarters?|blocks?|"
    r"buildings?|villages?|towns?)'? (?:in|inside|within|across|from (?:@\d+ )?(?:fighters )?in) (?:the )?"
    r"(?:#P's )?#X|(?:districts|neighbou?rhoods|quarters|blocks) of #X"
    r"|#X(?:'s)? (?:districts?|neighbou?rhoods?|quarters?|streets|edge|edges|outskirts)"
    r"|(?:percent|%) of [^.;,]{0,40}#X|#X's (?:east|west|north|south))"
)
SMALL_PARTS = re.compile(
    r"(?i)(?:most|much|half|parts?|sections?|edges?|outskirts|pockets?|strip|percent|%|row of buildings) "
    r"(?:of|in|inside|within|across) [^.;,@#]{0,40}#X|southern edge of [^.;]{0,12}#X"
)
UNREAL = re.compile(
    r"(?i)\b(?:would|could|might|may|should|if|unless|hopes?|hoping|wants?|aims?|aiming|plans?|planning|"
    r"prepar\w+|ready|poised|about|set|vow\w*|pledg\w+|goal|expected|ahead of|before|bid|effort|fight|"
    r"battle|operations?|offensive|campaign|push|drive|help\w*|urg\w+|seek\w*|try\w*|tri(?:ed|es)|"
    r"attempt\w*|failed|struggl\w+|working|work|start|begin\w*|closer|towards?) (?:to |at |of |for )?"
    r"(?:start |begin |be |then |finally |eventually )?$"
)
NEGATED = re.compile(
    r"(?i)\b(?:not|n't|never|no|yet to|failed to|denied|without) (?:yet |been |be |fully )*$"
)
SAID = (
    r"(?:said|says|told|claimed|claims|announced|announces|reported|reports|declared|declares|confirmed|"
    r"confirms|stated|according to|insisted|added|revealed|reveals)"
)
FLEE = re.compile(
    r"(?i)\b(?:flee\w*|fled|exodus|displac\w+|escap\w+|evacuat\w+|refuge\w*|transport\w*|abduct\w+|"
    r"human shields?|forced (?:\w+ ){0,4}to (?:march|travel|move|go|leave|stay)|families|convoys? of civilians|"
    r"civilians? (?:were |was |are )?(?:on the streets|moved|taken|left)|slip out|forcibly moved)"
)
STRIKE = re.compile(
    r"(?i)\b(?:air ?strikes?|strikes? (?:on|in|against)|struck|shell\w*|suicide (?:bomb\w*|attacks?)|"
    r"car bomb\w*|bomb(?:s|ed|ing|ings)?|blew up|exploded|detonated|rockets?|raid(?:s|ed)?|"
    r"claimed (?:responsibility for )?the attack|attacks? (?:in|outside|killed)|killed|missile|dumped)"
)
LOCATOR = re.compile(
    r"(?i)(?:(?:north|south|east|west|northeast|northwest|southeast|southwest|northern|southern|eastern|"
    r"western|outside|near|between|km|kilomet(?:er|re)s|miles?|outskirts|edge|limits|entrance|border|"
    r"front lines?|capital|head|mayor|governor|north|centre|center|way|road|just|adjacent|close)"
    r"(?: (?:from|of|to|and|axis|the))* (?:the )?(?:city of |town of |village of )?#X|"
    r"before #X|(?:and|,) #X (?:and the airport|border)|#X(?:'s)? (?:front|border|operations|offensive|"
    r"campaign|battle|province's|residents|people|mayor))"
)
ADVANCE = re.compile(
    r"(?i)\b(?:advanc\w+|mov(?:e|ed|ing)|push(?:ed|ing)?|march\w*|clos(?:e|ed|ing) in|converg\w+|"
    r"approach\w*|head(?:ed|ing)|press\w*|progress|surround\w*|besieg\w*|encircl\w*|reach\w*|"
    r"within firing range|offensive|operation|assault|fight|battle|attack)\b"
)


SHORT = 4
"""Letters up to which a party's name counts only as it is written: IS is not is."""


@dataclass(frozen=True)
class Parties:
    """Who the parties of an article are: the words for each, and whom general words mean."""

    pattern: re.Pattern[str]
    ids: dict[str, str]
    state: str
    rebel: str

    def of(self, words: str) -> str:
        """Return the actor id that `words` name, empty for none."""
        folded = words.lower().removesuffix("'s").removesuffix("’s")
        if folded in self.ids:
            return self.ids[folded]
        if re.fullmatch(GENERAL_REBEL, folded):
            return self.rebel
        return self.state


def find_parties(story: Story, actors: Iterable[Actor]) -> Parties:
    """Return the parties of an article: every actor by its names, and whom general words mean.

    "Troops" are those of the actor whose own names speak of forces, troops or police and which the
    article names most; "militants" those of the actor named most among the others.
    """
    known = list(actors)
    ids = {name.lower(): actor.id for actor in known for name in (actor.title, *actor.names)}
    originals = [name for actor in known for name in (actor.title, *actor.names)]
    short = "|".join(
        re.escape(n) for n in sorted(originals, key=len, reverse=True) if len(n) <= SHORT
    )
    long = "|".join(
        re.escape(n) for n in sorted(originals, key=len, reverse=True) if len(n) > SHORT
    )
    names = "|".join(part for part in (f"(?i:{long})" if long else "", short) if part)
    pattern = re.compile(
        rf"(?<![\w-])(?:{names}|(?i:(?:the )?{GENERAL_STATE}|{GENERAL_REBEL}))(?:['’]s)?(?![\w])"
    )
    named = re.compile(rf"(?<![\w-])(?:{names})(?![\w])") if names else re.compile(r"(?!)")
    counts = Counter(ids[m[0].lower()] for m in named.finditer(story.text))
    parents = {actor.id: actor.parent_id or actor.id for actor in known}
    holding = {actor.id for actor in known if actor.pattern}
    state_like = {
        actor.id
        for actor in known
        if any(STATE_WORDS.search(name) for name in (actor.title, *actor.names))
    }
    tops: Counter[str] = Counter()
    for actor_id, count in counts.items():
        tops[parents[actor_id] if parents[actor_id] in holding else actor_id] += count
    state = best(tops, state_like & holding)
    rebel = best(tops, holding - state_like)
    return Parties(pattern, ids, state, rebel)


def best(counts: Counter[str], among: set[str]) -> str:
    """Return the id counted most among some, empty without any."""
    return max(sorted(among), key=lambda key: counts[key], default="")


@dataclass(frozen=True)
class Masked:
    """A sentence with its parties and places masked, and who each `@n` is.

    `small` is whether the place has no parts with names: a neighbourhood, a village, a building.
    """

    words: str
    actors: tuple[str, ...]
    small: bool = False
    rebel: str = ""

    def actor(self, token: str) -> str:
        """Return the actor behind a token such as `@2`."""
        return self.actors[int(token[1:])]

    @property
    def in_part(self) -> bool:
        """Whether the sentence speaks of unnamed parts of the place only."""
        return bool((SMALL_PARTS if self.small else PARTS).search(self.words))

    def last_actor_before(self, position: int) -> str:
        """Return the actor named last before a position of the masked words."""
        tokens = list(re.finditer(r"@\d+", self.words[:position]))
        return self.actor(tokens[-1][0]) if tokens else ""


MARKS = {ord("@"): " ", ord("#"): " "}
"""The signs of masked words, where the text itself has them: a quoted post."""


def mask(
    story: Story,
    sentence: Span,
    target: Toponym,
    others: Sequence[Toponym],
    parties: Parties,
    *,
    small: bool = False,
) -> Masked:
    """Return the sentence with the target as `#X`, other places as `#P` and parties as `@n`."""
    pieces: list[tuple[int, int, str]] = []
    pieces += [
        (place.start, place.end, "#X" if place == target else "#P")
        for place in others
        if sentence.start <= place.start < sentence.end
    ]
    actors: list[str] = []
    taken = [(start, end) for start, end, _ in pieces]
    for match in parties.pattern.finditer(story.text, sentence.start, sentence.end):
        start, end = match.span()
        if any(start < b and a < end for a, b in taken):
            continue
        owner = "'s" if match[0].endswith(("'s", "’s")) else ""
        pieces.append((start, end, f"@{len(actors)}{owner}"))
        actors.append(parties.of(match[0]))
    words, at = [], sentence.start
    for start, end, token in sorted(pieces):
        words += [story.text[at:start].translate(MARKS), token]
        at = end
    words.append(story.text[at : sentence.end].translate(MARKS))
    flat = re.sub(r"[\s\u00a0]+", " ", "".join(words)).replace("’", "'")
    flat = re.sub(r"(?<=@)(\d+) \(@\d+\)", r"\1", flat)
    return Masked(flat, tuple(actors), small, parties.rebel)


LIST = r"(?:#P(?:,? and |, (?:and )?| and ))*"
"""Places named in a row before the one asked about."""
TAIL = r"(?:(?:,? and |, (?:and )?| and )#P)*"
TOWN = (
    r"(?:the |a |an |key |last |nearby |strategic |former |adjacent |neighbou?ring |neighbou?rhoods? |"
    r"districts? |including |of |city |town |village |area |areas |northern |eastern |western |"
    r"southern |around |most |whole |more central |outer |edge |(?:provincial )?capital,? |#P's )*"
)


def read_event(masked: Masked) -> Reading:
    """Return what a masked sentence says of `#X`."""
    for rule in (
        beside,
        entry,
        loss,
        fighting,
        holder,
        denial,
        hypothesis,
        capture,
        captured,
        declared_taken,
        displacement,
        strike,
        siege,
        locator,
    ):
        reading = rule(masked)
        if reading is not None:
            return reading
    return Reading(Event.NONE, "", "", "", "none")


def claimant_of(masked: Masked) -> str:
    """Return the party whose word the sentence gives, empty where the reporter states it."""
    words = masked.words
    for pattern in (
        rf"(@\d+)(?:'s)?[^.@#]{{0,60}}? {SAID}\b",
        rf"{SAID} [^.#]{{0,40}}?(@\d+)",
        rf"{SAID} (?:by )?(?:the )?(@\d+)",
    ):
        match = re.search(pattern, words)
        if match:
            return masked.actor(match[1])
    return ""


def made(masked: Masked, event: Event, actor: str, control: str, rule: str) -> Reading:
    """Return a reading with the claimant that the sentence names."""
    return Reading(event, actor, control, claimant_of(masked), rule)


def beside(masked: Masked) -> Reading | None:
    """`south of #X`, `20 km from #X`, `#X's second city`: the place only locates something else."""
    words = masked.words
    if (
        re.search(
            r"(?i)(?:(?:north|south|east|west)(?:east|west)?(?:ern)?|km|kilomet(?:er|re)s|miles?)\)?"
            r"(?: (?:edge|limits|outskirts|axis|entrance|border|side))? (?:away )?(?:of|from|to) (?:the )?"
            r"(?:city of |town of |village of )?(?:#P and )?#X",
            words,
        )
        and not masked.in_part
    ):
        return made(masked, Event.VISIT, "", "", "beside")
    if re.search(
        r"#X's (?!(?:east|west|north|south|districts?|neighbou?rhoods?|edge|outskirts|streets))",
        words,
    ):
        return made(masked, Event.VISIT, "", "", "possessive")
    if (
        re.search(
            r"(?i)(?:border|capital|province|city|town|bastion|stronghold|hub)s? (?:in|of) "
            r"(?:neighbou?ring )?#X",
            words,
        )
        and not masked.small
        and re.search(
            r"(?i)(?:city|town|urban centre|stronghold|bastion|hub) in (?:neighbou?ring )?#X", words
        )
    ):
        return made(masked, Event.VISIT, "", "", "country of another")
    return None


HOLDERS = [
    (
        r"(@\d+)(?:'s)?-(?:held|controlled|ruled|occupied|run) (?:city|town|village)s? in #P (?:is|remains) #X",
        "held city named",
    ),
    (rf"(@\d+)(?:'s)?[- ](?:held|controlled|ruled|occupied|run) {TOWN}#X", "held by, before"),
    (
        r"#X[^.;@]{0,80}?(?<!ever )(?:held|controlled|ruled|run|occupied) by (?:the )?(@\d+)",
        "held by, after",
    ),
    (
        rf"\b(?:retak(?:e|ing)|recaptur(?:e|ing)|tak(?:e|ing)|captur(?:e|ing)|liberat(?:e|ing)|clear|"
        rf"clearing) {TOWN}{LIST}#X{TAIL} from (?:the )?(@\d+)",
        "to be taken from",
    ),
    (
        rf"(?:drive|driving|oust|ousting|expel|push|clear|flush) (?:out )?(?:the )?(@\d+)(?: militants| "
        rf"fighters)? (?:from|out of) {TOWN}#X",
        "to be driven from",
    ),
    (
        r"#X[^.;]{0,60}(?:drive|oust|expel|push|clear|flush) (?:out )?(?:the )?(@\d+)(?: militants| "
        r"fighters)? (?:from|out of) the (?:city|town|village|area)",
        "to be driven from it",
    ),
    (
        r"#X[^.;]{0,60}(?:retak|tak|captur)(?:e|ing) the (?:city|town|village) from (?:the )?(@\d+)",
        "it to be taken from",
    ),
    (
        rf"(@\d+)(?:'s)? (?!former)[^.;@#]{{0,25}}?(?:stronghold|bastion|hub)(?: of|,) {TOWN}#X",
        "stronghold, before",
    ),
    (
        r"#X, (?:a |an |the |its |their |is )?[^.;@#]{0,40}?(?:stronghold|bastion|hub|city "
        r"held)[^.;@#]{0,40}?(?:of|by|for) (?:the )?(@\d+)",
        "stronghold, after",
    ),
    (
        r"#X,? (?:the |a )?(?:\w+ )?(@\d+)(?:'s)? [^.;@#]{0,20}?(?:stronghold|bastion|hub|capital|headquarters)",
        "stronghold of its own",
    ),
    (
        rf"(@\d+)[^.;@#]{{0,20}}? (?:have |has |had )?(?:ruled|held|controls?|holds?|controlled) "
        rf"{TOWN}#X",
        "holds",
    ),
    (
        r"(@\d+)[^.;@#]{0,10}? (?:now |still )*(?:holds?|held|controls?|controlled) (?:\w+ ){0,4}?"
        r"(?:half|most|much|parts?|areas?|percent|%) of (?:the )?(?:city of )?#X",
        "holds, in part",
    ),
    (
        rf"(@\d+)[^.;@#]{{0,10}}? (?:still )?(?:holds?|held|controls?) [^.;@#]{{0,20}}(?:pockets|parts|areas|"
        rf"territory)[^.;@#]{{0,20}} (?:in|across|of) {LIST}#X",
        "holds, in part",
    ),
    (
        rf"#X{TAIL}[^.;]{{0,24}}? (?:were|was|are|is|remain\w*|now) (?:now |still |fully )*under "
        rf"(?:the )?(@\d+|full|our|\w+)(?:'s)? (?:full )?control",
        "under control",
    ),
    (
        rf"(?:leave|leaves|leaving|left) {TOWN}#X[^.;@]{{0,60}} as (?:the|their) (?:only|last)[^.;@]{{0,40}}"
        rf"control",
        "left as the last",
    ),
    (
        rf"(@\d+)[^.;@#]{{0,40}}? (?:blocked off|walled off|fortified|dug in|entrenched in|mined) {TOWN}#X",
        "fortified by",
    ),
    (
        r"(@\d+)[^.;#]{0,30}? (?:was|were|is|are|been) using (?:the )?#X[^.;]{0,24} as",
        "used by",
    ),
    (r"(@\d+)[^.;@#]{0,50}?(?:enclave|pocket|territory) in #X", "enclave of"),
    (r"(@\d+) (?:\w+ ){0,2}in control of [^.;]{0,80}#X", "in control of"),
    (r"(@\d+)[^.;@#]{0,10}? swept (?:in|into|through)[^.;#]{0,40},? #X", "swept in"),
]
"""Ways of saying who holds a place, with the name of each; the party is the group."""


def holder(masked: Masked) -> Reading | None:
    """`IS-held #X`, `#X, the last stronghold of IS`, `under Iraqi control`, `from IS`."""
    words = masked.words
    for pattern, name in HOLDERS:
        match = re.search(pattern, words)
        if not match:
            continue
        token = match[1] if match.groups() else ""
        actor = (
            masked.actor(token)
            if token and token.startswith("@")
            else (masked.last_actor_before(match.start()))
        )
        if NEGATED.search(words[: match.start()]) or not actor:
            continue
        if name.endswith("in part") or (
            masked.in_part and "held by" not in name and "stronghold" not in name
        ):
            return made(
                masked,
                Event.HOLDING,
                actor,
                CONTESTED,
                name.removesuffix(", in part") + ", in part",
            )
        return made(masked, Event.HOLDING, actor, actor, name)
    return None


def denial(masked: Masked) -> Reading | None:
    """`#X has not been taken yet`: the other side holds it still."""
    match = re.search(
        rf"#X[^.;]{{0,60}}? (?:has|have|had) not (?:yet )?been (?:{CAPTURE})",
        masked.words,
        re.IGNORECASE,
    )
    if not match:
        return None
    return made(masked, Event.HOLDING, masked.rebel, masked.rebel, "not yet taken")


def hypothesis(masked: Masked) -> Reading | None:
    """Read `the loss of #X would`, `preparing to move on #X`: nothing happened."""
    words = masked.words
    if re.search(
        rf"(?:loss|fall|capture|re\w+ing|taking) (?:of )?{TOWN}#X (?:would|could|might|may)",
        words,
        re.IGNORECASE,
    ):
        return made(masked, Event.NONE, "", "", "hypothesis")
    before = words[: words.index("#X")]
    if re.search(
        r"(?i)\b(?:prepar\w+|plan\w*|poised|aim\w*|hop\w+|want\w*|ready|about|set|urg\w+|whether|"
        r"will|goal is|opening the way|expected) (?:\w+ ){0,9}?$",
        before,
    ) and not re.search(rf"(?i)\b(?:entered|{CAPTURE}ed)\b", before):
        return made(masked, Event.SIEGE, "", "", "plan")
    return None


def loss(masked: Masked) -> Reading | None:
    """`had to pull back from #X`, `withdrew from`, `pushed back ... of #X`, `lost #X`."""
    match = re.search(
        r"(?i)\b(?:pull(?:ed|s|ing)? (?:back|out)|withdr(?:ew|aw\w*)|retreat\w*|fled|driven|forced out|"
        r"push\w* (?:back|out)|expelled)\b[^.;]{0,60}?(?:from|of|out of|in) " + TOWN + LIST + "#X",
        masked.words,
    )
    before = masked.words[: match.start()] if match else ""
    meant = re.search(r"(?i)\b(?:not )?to $", before) and not re.search(
        r"(?i)(?:had|forced|compelled) to $", before
    )
    if match and not meant and not FLEE.search(match[0]):
        return made(
            masked,
            Event.WITHDRAWAL,
            masked.last_actor_before(match.start()),
            CONTESTED,
            "withdrawal",
        )
    match = re.search(
        r"(?i)\b(?:lost|losing) (?:its |their |control of |most \w+ in )?[^.;]{0,50}?#X",
        masked.words,
    )
    if match:
        control = CONTESTED if "most" in match[0] else ""
        return made(
            masked, Event.WITHDRAWAL, masked.last_actor_before(match.start()), control, "loss"
        )
    return None


def capture(masked: Masked) -> Reading | None:
    """`retook #X`, `took full control of A, B and #X`: the agent holds it."""
    words = masked.words
    active = re.search(rf"(?i)\b({CAPTURE}){OVER} {PART}?{TOWN}{LIST}#X", words)
    if active and not re.match(
        r"(?i)(?:take|taking|took|taken) (?:part|place|over a year)", active[0]
    ):
        before = words[: active.start()]
        infinitive = re.search(r"\bto (?:\w+ )?$", before) or (
            re.search(r"(?i)ing$", active[1])
            and not (re.search(r"(?i)\b(?:but|succeeded in|and|by|after|,) ?$", before))
        )
        helped = re.search(r"(?i)\bhelp\w* (?:[@#]\w+ )?$", before)
        if (
            helped
            or NEGATED.search(before)
            or (infinitive and not re.search(r"(?i)(?:succeeded in|managed to) ?$", before))
        ):
            return made(
                masked,
                Event.SIEGE,
                masked.last_actor_before(active.start()),
                "",
                "intended capture",
            )
        actor = masked.last_actor_before(active.start())
        part = masked.in_part or (not masked.small and re.search(rf"(?i){PART}{TOWN}#X", active[0]))
        return made(
            masked, Event.CAPTURE, actor, CONTESTED if part or not actor else actor, "capture"
        )
    return None


def captured(masked: Masked) -> Reading | None:
    """`#X was seized by`: the agent holds it."""
    words = masked.words
    passive = re.search(
        rf"(?i)#X{TAIL}[^.;]{{0,30}}? (?:was|were|has been|have been|had been|been) (?:\w+ly )?({CAPTURE})\b"
        rf"(?:[^.;]{{0,30}}? by (?:the )?(@\d+))?",
        words,
    )
    if passive:
        actor = (
            masked.actor(passive[2]) if passive[2] else masked.last_actor_before(passive.start())
        )
        part = (
            re.search(r"(?i)(?:row|part|parts|edge|first) [^.;]{0,30}#X", words) or masked.in_part
        )
        return made(
            masked, Event.CAPTURE, actor, CONTESTED if part or not actor else actor, "captured"
        )
    return None


def declared_taken(masked: Masked) -> Reading | None:
    """Read `declared #X liberated`: the party that declares it holds it."""
    declared = re.search(
        r"(?i)declared? " + TOWN + r"#X(?: \w+){0,2} (?:liberated|free|secured|cleared)",
        masked.words,
    )
    if declared:
        actor = masked.last_actor_before(declared.start())
        return made(masked, Event.CAPTURE, actor, actor, "declared taken")
    return None


ENTERED = re.compile(
    r"(?i)\b(?:enter(?:ed|s|ing)?|(?:push|mov|advanc|break|punch|driv|storm|fight|forg|sweep)\w*"
    r"(?: \w+){0,3}? (?:into|inside)|broke (?:\w+ )?into|stormed|(?:made|make|makes|gain(?:ed|s)?) (?:\w+ )?"
    r"(?:progress|advances|ground) (?:\w+ )?(?:in|into|within)|advances? (?:into|toward and within))"
    r"[^.;@]{0,34}?#X"
    r"|(?:moved|moving|pushed|advanced) on [^.;@]{0,20}#X[^.;]{0,20}(?:assault|attack)"
    r"|#X[^.;]{0,120}(?:pushed|advanced|moved|broke) into the (?:\w+ of the )?(?:city|town|village)"
)
OPENING = re.compile(
    r"(?i)\b(?:opening the way|to begin|in order to|allowing|objective of)\b[^.;]{0,70}$"
)


def entry(masked: Masked) -> Reading | None:
    """`entered #X`, `pushed deeper into #X`, `broke into`, `gain ground in #X`: contested."""
    match = ENTERED.search(masked.words)
    if not match:
        return None
    before = masked.words[: match.start()]
    if (
        UNREAL.search(before)
        or NEGATED.search(before)
        or OPENING.search(before)
        or (re.search(r"\bto $", before))
    ):
        return made(
            masked, Event.SIEGE, masked.last_actor_before(match.start()), "", "intended entry"
        )
    return made(masked, Event.ENTRY, masked.last_actor_before(match.start()), CONTESTED, "entry")


def displacement(masked: Masked) -> Reading | None:
    """People flee or are taken: of itself no word about control."""
    if FLEE.search(masked.words) and not re.search(
        r"(?i)\b(?:fight(?:ing)? (?:in|inside)|under attack)\b[^.]{0,30}#X", masked.words
    ):
        return made(masked, Event.DISPLACEMENT, "", "", "displacement")
    return None


FOUGHT = re.compile(
    r"(?i)(?:(?:fighting|fought|battl(?:ed|es|ing)|battle (?=@)|clash(?:es|ed|ing)?|combat|counterattacks?)"
    r"(?: [@\w'-]+){0,8}? (?:in|inside|on(?: the streets of)?|over|around|for|at|within) "
    + TOWN
    + r"#X"
    r"|(?:assault|attack|attacks) (?:has )?(?:on|against) " + TOWN + r"#X"
    r"|(?:offensive|assault|attack) against [^.;]{0,30}? (?:on the streets of|inside) #X"
    r"|clear(?:ing)? [^.;@]{0,40}?"
    + LIST
    + r"#X|under attack in #X|(?:fighting|clashes)[^.;]{0,30}#X area"
    r"|most intense in [^.;]{0,20}#X|@\d+ battle @\d+ on #X|fighting in #X itself)"
)


def fighting(masked: Masked) -> Reading | None:
    """`battled inside #X`, `clashes in #X`, `continuing to clear #X`, `assault on #X`: contested."""
    match = FOUGHT.search(masked.words)
    if not match:
        return None
    before = masked.words[: match.start()]
    if UNREAL.search(before) and not re.search(
        r"(?i)(?:continu\w+ to|begun|began|start\w*) (?:the )?$", before
    ):
        return None
    return made(
        masked, Event.FIGHTING, masked.last_actor_before(match.end()), CONTESTED, "fighting"
    )


def strike(masked: Masked) -> Reading | None:
    """Bombs, shells and raids: of themselves no word about control."""
    if STRIKE.search(masked.words):
        return made(masked, Event.ATTACK, "", "", "strike")
    return None


def siege(masked: Masked) -> Reading | None:
    """`advanced on #X`, `moved up toward #X`, `closing in on #X`, `the offensive on #X`."""
    words = masked.words
    if re.search(
        r"(?i)\b(?:advanc\w+|moved?|moving|march\w*|clos\w+ in|converg\w+|approach\w*|head\w*|closer|"
        r"arriving|advances|push|slog|on course|pressing|within firing range|offensive|operation|"
        r"battle|liberation|drive)\b[^.;]{0,40}?(?:on|to|toward|towards|at|of|for) " + TOWN + "#X",
        words,
    ):
        return made(
            masked, Event.SIEGE, masked.last_actor_before(words.index("#X")), "", "approach"
        )
    return None


def locator(masked: Masked) -> Reading | None:
    """`south of #X`, `20 km from #X`: only says where something else is."""
    if LOCATOR.search(masked.words):
        return made(masked, Event.VISIT, "", "", "locator")
    return None
