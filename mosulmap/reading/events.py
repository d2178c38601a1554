"""What a sentence asserts about a place: who did what there, who holds it, on whose word.

Rules about English clauses read the masked words of `clauses`, the most telling first. Each gives its
name, so that a curator sees why. No rule knows a place, a party or an article.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..model.rows import CONTESTED, Event
from .clauses import (
    AGAIN,
    ASIDE,
    CAPTURE,
    COUNTED,
    DENIED,
    FLEE,
    LIST,
    LOCATOR,
    MODAL,
    NEGATED,
    OVER,
    PART,
    SAYING,
    STRIKE,
    TAIL,
    TOWN,
    UNREAL,
    Masked,
)


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


def read_event(masked: Masked) -> Reading:
    """Return what a masked sentence says of `#X`."""
    asked = masked.words.rstrip(" \"'”’)").endswith("?")
    rules = (beside, holder) if asked else RULES
    for rule in rules:
        reading = rule(masked)
        if reading is not None:
            return reading
    return made(masked, Event.NONE, "", "", "none")


def made(masked: Masked, event: Event, actor: str, control: str, rule: str) -> Reading:
    """Return a reading with the claimant that the sentence names."""
    return Reading(event, actor, control, masked.claimant, rule)


def not_done(before: str) -> bool:
    """Whether the words before a verb deny it, or say only that it may come: `had not`, `could`."""
    return bool(MODAL.search(before) or NEGATED.search(before))


DIRECTION = r"(?:north|south|east|west)(?:east|west)?(?:ern)?"
THE_PLACE = r"(?:the )?(?:city of |town of |village of )?(?:#P and )?#X"
BESIDE = re.compile(
    rf"(?i)(?:(?:{DIRECTION}|km|kilomet(?:er|re)s|miles?)\)?(?: away)? (?:of|from) {THE_PLACE}|"
    rf"{DIRECTION} (?:edge|limits|outskirts|axis|entrance|border|side) (?:of|from|to) {THE_PLACE}|"
    rf"(?:km|kilomet(?:er|re)s|miles?)\)?(?: away)? to {THE_PLACE}|"
    r"(?:located|lies|situated|road|highway|area) between (?:#X and|#P and #X))"
)
OWNED_PART = (
    r"(?:east|west|north|south|districts?|neighbou?rhoods?|edge|outskirts|suburbs|streets|old \w+|"
    r"(?:\w+ )?cent(?:re|er))"
)
"""What of a place stands for the place itself: `#X's centre`."""
ANOTHERS = re.compile(
    r"(?i)(?:city|town|urban centre|stronghold|bastion|hub) in (?:neighbou?ring )?#X"
)


def beside(masked: Masked) -> Reading | None:
    """`south of #X`, `20 km from #X`, `#X's second city`: the place only locates something else."""
    words = masked.words
    place = BESIDE.search(words)
    if place and not masked.in_part and not OUTSKIRTS_FOUGHT.search(words):
        bombed = re.search(r"(?i)(?:detonat|explod|blew)[^.;]{0,60}$", words[: place.start()])
        if bombed and "entrance" in place[0]:
            return made(masked, Event.ATTACK, "", "", "strike")
        if not re.search(r"(?i)\bforced [^.;]{0,80} to (?:travel|march|go)", words):
            return made(masked, Event.VISIT, "", "", "beside")
    if re.search(rf"#X's (?!{OWNED_PART})", words):
        return made(masked, Event.VISIT, "", "", "possessive")
    if ANOTHERS.search(words) and not masked.small and not masked.in_part:
        return made(masked, Event.VISIT, "", "", "country of another")
    apposed = APPOSED.search(words)
    if apposed and NAMED.search(words[: apposed.start()]):
        return made(masked, Event.VISIT, "", "", "part of another")
    return None


APPOSED = re.compile(
    r", (?:a|an|the|one of) [^.;,@#]{0,50}(?:of|in|on|to|from) [^.;,@#]{0,30}#X|"
    rf" (?:district|neighbou?rhood|quarter|suburb)s? (?:of|in) {TOWN}#X"
)
"""After a name: `#P, a district of #X`, `the #P district of #X`: what is said is said of the part."""
NAMED = re.compile(r"(?:#P|\b(?!(?:The|An?|In|On|At|Two|Several)\b)[A-Z][\w'-]*)$")
OUTSKIRTS_FOUGHT = re.compile(
    r"(?i)(?:fighting|clashes|battles?|combat)[^.;@#]{0,40} (?:on|at|in|around) the (?:\w+ )?"
    r"(?:outskirts|edges?|suburbs) of (?:the )?(?:city of |town of )?#X"
)


def denial(masked: Masked) -> Reading | None:
    """`denied that #X had fallen`, `#X has not been taken yet`: the other side holds it still."""
    words = masked.words
    denied = DENIED.search(words[: words.index("#X")])
    if denied:
        who = masked.subject_before(denied.start())
        return Reading(Event.NONE, who, "", who, "denied")
    match = re.search(
        rf"(?i)#X(?:,[^.;@]{{0,80}},)?[^.;#]{{0,60}}? (?:(?:has|have|had) not (?:yet )?been|(?:has|have|had) yet to be|"
        rf"(?:is|are|was|were) not yet) (?:\w+ly )?(?:{CAPTURE})",
        words,
    )
    if not match:
        return None
    return made(masked, Event.HOLDING, masked.rebel, masked.rebel, "not yet taken")


HOLDERS = [
    (
        r"(@\d+)(?:'s)?-(?:held|controlled|ruled|occupied|run) (?:city|town|village)s? in #P (?:is|remains) #X",
        "held city named",
    ),
    (rf"(@\d+)(?:'s)?[- ](?:held|controlled|ruled|occupied|run) {TOWN}#X", "held by, before"),
    (
        rf"#X{TAIL}[^.;@#]{{0,80}}?(?<!ever )\b(?:held|controlled|ruled|run|occupied) by (?:[\w-]+ ){{0,5}}?(@\d+)",
        "held by, after",
    ),
    (
        rf"#X{TAIL}{ASIDE} (?:\w+ )?(?:is|are|was|were|remain\w*|stay\w*|(?:has|have|had) been) "
        r"(?:\w+ ){0,2}(?:in|under) (?:the )?"
        rf"(?:full |firm )?(?:hands of |control of |rule of )?(?:the )?(@\d+)",
        "in the hands of",
    ),
    (
        rf"#X{TAIL}{ASIDE} (?:\w+ )?(?:back|firmly|still|now) in (?:the )?(?:hands of )?(?:the )?(@\d+)",
        "in the hands of",
    ),
    (
        r"(@\d+)[^.;]{0,60}#X[^.;@#]{0,40} (?:hold|control)s? [^.;@#]{0,30}(?:percent|%|half|most|much|"
        r"parts?|areas) of (?:it|the (?:city|town))\b",
        "holds it, in part",
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
        r"#X, (?:one of )?(?:the|their|its)(?: \w+){0,3} (?:stronghold|bastion|hideout|redoubt)s?\b(?! of)",
        "stronghold of theirs",
    ),
    (
        r"#X,? (?:the |a )?(?:\w+ )?(@\d+)(?:'s)? [^.;@#]{0,20}?(?:stronghold|bastion|hub|capital|headquarters)",
        "stronghold of its own",
    ),
    (
        rf"(@\d+)[^.;@#]{{0,20}}? (?:have |has |had )?(?:ruled|held|controls?|holds?|controlled) "
        rf"(?:(?:all|the whole|the rest) of )?{TOWN}{LIST}#X",
        "holds",
    ),
    (
        r"(@\d+)[^.;@#]{0,10}? (?:now |still )*(?:holds?|held|controls?|controlled) "
        rf"{LIST}(?:\w+ ){{0,4}}?"
        r"(?:half|most|much|parts?|areas?|percent|%) of (?:the )?(?:city of )?#X",
        "holds, in part",
    ),
    (
        rf"(@\d+)[^.;@#]{{0,10}}? (?:still )?(?:holds?|held|controls?) [^.;@#]{{0,20}}(?:pockets|parts|areas|"
        rf"territory)[^.;@#]{{0,20}} (?:in|across|of) {LIST}#X",
        "holds, in part",
    ),
    (
        rf"#X{TAIL}[^.;]{{0,24}}? (?:were|was|are|is|remain\w*|now) (?:\w+ ){{0,2}}under "
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
    (r"(@\d+) (?:[\w-]+ ){0,3}in control of [^.;]{0,80}#X", "in control of"),
]
"""Ways of saying who holds a place, with the name of each; the party is the group."""


ADVANCED = re.compile(
    rf"(?i)\b(?:advanc(?:ed|es|ing)|converg\w+|clos(?:ed|es|ing) in|march(?:ed|es|ing))"
    rf" (?:\w+ )?(?:on|toward|towards) [^.;#]{{0,30}}?{TOWN}#X|"
    rf"\b(?:surrounded|encircled|besieg(?:ed|ing)) [^.;#]{{0,30}}?{TOWN}#X"
)


def holder(masked: Masked) -> Reading | None:
    """`IS-held #X`, `#X, the last stronghold of IS`, `under Iraqi control`, `from IS`."""
    words = masked.words
    for pattern, name in HOLDERS:
        match = re.search(pattern, words)
        # "holds" also matches "took control of": a gain, which its own pattern reads with its day.
        if not match or (name == "holds" and GAINED.search(match[0])):
            continue
        token = match[1] if match.groups() else ""
        actor = (
            masked.actor(token)
            if token and token.startswith("@")
            else masked.subject_before(match.start())
        )
        # No `continue` beyond this point: the first pattern that fits with a party decides.
        if NEGATED.search(words[: match.start()]) or not actor:
            continue
        # Who advances on a place or besieges it does not hold it: a siege whose holder is the other
        # side (rule 2). Before the test for parts: "advanced on parts of IS-held #X" is no holding.
        if ADVANCED.search(words):
            return made(masked, Event.SIEGE, actor, actor, name)
        # "to retake #X from IS": the attacker is the subject, where the sentence has one.
        if name.startswith("to be"):
            attacker = masked.subject_before(match.start()) or actor
            return made(masked, Event.SIEGE, attacker, actor, name)
        # Unnamed parts of a place make the whole contested (rule 2). Not for `IS-held #X`
        # and strongholds, which speak of the place as a whole.
        partly = re.search(
            r"(?i)\bpart(?:ly|ially)\b|\b(?:areas|parts|districts|neighbou?rhoods) (?:of|in) (?:\w+ )*#X",
            match[0],
        )
        if (
            partly
            or name.endswith("in part")
            or (masked.in_part and "held by" not in name and "stronghold" not in name)
        ):
            rule = name.removesuffix(", in part") + ", in part"
            return made(masked, Event.HOLDING, actor, CONTESTED, rule)
        return made(masked, Event.HOLDING, actor, actor, name)
    return None


GAINED = re.compile(rf"(?i)\b(?:{CAPTURE}|los(?:t|es|ing)|ced(?:ed|es|ing))\b")
"""Verbs of gain and loss: `took control` is no standing control."""


def hypothesis(masked: Masked) -> Reading | None:
    """Read `the loss of #X would`, `preparing to move on #X`: nothing happened."""
    words = masked.words
    if re.search(
        rf"(?i)(?:loss|fall|capture|liberation|re\w+ing|taking) (?:of )?{TOWN}#X "
        r"(?:would|could|might|may|will|won't|cannot)|\b(?:when|before|if) \w+ing " + TOWN + "#X",
        words,
    ):
        return made(masked, Event.NONE, "", "", "hypothesis")
    before = words[: words.index("#X")]
    plan = re.search(
        r"(?i)\b(?:prepar\w+|plan\w*|poised|aim\w*|hop\w+|want\w*|ready|about|set|urg\w+|whether|"
        r"will|goal is|opening the way|expected|vow\w*|pledg\w+) (?:\w+ ){0,9}?$",
        before,
    )
    beside_it = re.search(r"(?i)\b(?:near|between)(?: #P and)? $", before)
    if plan and not beside_it and not re.search(rf"(?i)\b(?:entered|{CAPTURE}ed)\b", before):
        return made(masked, Event.SIEGE, masked.subject_before(plan.start()), "", "plan")
    return None


WITHDREW = re.compile(
    r"(?i)\b(?:pull(?:ed|s|ing)? (?:back|out)|withdr(?:ew|aw\w*)|retreat\w*|fled|driven|forced out|"
    r"push\w* (?:back|out)|expelled|repelled)\b[^.;]{0,60}?(?:from|of|out of|in) "
    + TOWN
    + LIST
    + r"#X|\b(?:abandon(?:ed|s|ing)?|vacat(?:ed|es|ing)) "
    + TOWN
    + LIST
    + "#X"
)
LOST = re.compile(
    r"(?i)\b(?:lost|losing) (?:its |their |control of |most \w+ in )?[^.;]{0,50}?#X|"
    rf"\b(?:gave|given|giving) up {TOWN}{LIST}#X|"
    r"@\d+[^.;@#]{0,20} (?:in|from) #X (?:have |had )?(?:left|fled|withdrew|surrendered|laid down)\b|"
    rf"#X{TAIL}{ASIDE}(?:, which)?(?: \w+)? (?:has |had )?fall?en? ?(?=in |on |after |$|[.,;])"
)


RAN = re.compile(
    r"(?i)(@\d+)(?:'s)?((?: (?:fighters|militants|forces|troops|soldiers|units|jihadists|gunmen))*)"
    rf" (?:have |had |has )?fled (?:from )?{TOWN}{LIST}#X"
)


def loss(masked: Masked) -> Reading | None:
    """`had to pull back from #X`, `withdrew from`, `pushed back ... of #X`, `lost #X`."""
    words = masked.words
    ran = RAN.search(words)
    if ran and (ran[2] or masked.actor(ran[1]) in (masked.rebel, masked.state)):
        return made(masked, Event.WITHDRAWAL, masked.actor(ran[1]), CONTESTED, "fled")
    match = WITHDREW.search(words)
    before = words[: match.start()] if match else ""
    meant = re.search(r"(?i)\b(?:not )?to $", before) and not re.search(
        r"(?i)(?:had|forc\w+|compelled)(?: @\d+)? to $", before
    )
    unreal = meant or not_done(before)
    if match and not unreal and not FLEE.search(match[0]):
        actor = masked.subject_before(match.start())
        driven = re.search(r"(?i)\b(?:was|were|been|being) $", before) and not re.match(
            r"(?i)withdr|retreat|pulling", match[0]
        )
        return made(masked, Event.WITHDRAWAL, actor, "" if driven else CONTESTED, "withdrawal")
    match = LOST.search(words)
    if match and not MODAL.search(words[: match.start()]):
        control = CONTESTED if "most" in match[0] else ""
        actor = masked.subject_before(match.end())
        return made(masked, Event.WITHDRAWAL, actor, control, "loss")
    return None


FLAG = re.compile(
    r"(?i)\b(?:rais(?:ed|es|ing)|hoist(?:ed|s|ing)|plant(?:ed|s|ing)|flew|fl(?:ies|ying)) "
    r"(?:the |their |its |a |an )?[^.;#]{0,30}?(?:flags?|banners?|colou?rs) (?:\w+ )?"
    r"(?:over|on|above|in|atop|at|across)(?: top of)? [^.;@#]{0,60}?#X"
)
OUSTED = re.compile(
    r"(?i)(?<!to )\b(?:drove|driven|drives|expel(?:led|s)|oust(?:ed|s)|evict(?:ed|s)|rout(?:ed|s)|"
    r"flush(?:ed|es)|forced|clear(?:ed|s)|push(?:ed|es)|kicked|chased|purg(?:ed|es)) (?:out )?(?:the )?"
    rf"@\d+[^.;@#]{{0,20}}? (?:out of|from|out from) {PART}?{TOWN}{LIST}#X"
)
FLYING = re.compile(
    r"(?i)(@\d+)(?:'s)? flags? [^.;@#]{0,30}(?:flying|flies|flew|raised|hoisted|flutter\w*) (?:\w+ )?"
    r"(?:over|above|on|in) [^.;@#]{0,40}#X"
)
DRIVEN = re.compile(
    r"(?i)@\d+[^.;@#]{0,20}? (?:was|were|been) (?:driven|expelled|ousted|evicted|routed|flushed|forced|cleared|"
    rf"pushed|kicked|chased) (?:out )?(?:of|from|out of) {PART}?{TOWN}{LIST}#X{TAIL}[^.;#]{{0,60}}? by (?:the )?(@\d+)"
)
HANDED = re.compile(
    r"(?i)\b(?:hand(?:ed|s|ing)(?: over)?|ced(?:ed|ing)|surrender(?:ed|ing)|turned over|relinquish\w+|yielded) "
    rf"(?:control of )?{TOWN}{LIST}#X{TAIL} (?:over |back )?to (?:the )?(@\d+)"
    rf"|\b(?:lost|losing) (?:control of )?{TOWN}{LIST}#X{TAIL} to (?:the )?(@\d+)"
    rf"|\bcontrol (?:of|over) {TOWN}{LIST}#X{TAIL} (?:has |had )?(?:passed|went|shifted|transferred) to (?:the )?(@\d+)"
)
TAKING = re.compile(
    rf"(?i)\b(?:capture|recapture|seizure|liberation|conquest|takeover) of {TOWN}{LIST}#X{TAIL} by (?:the )?(@\d+)"
)
LASTED = re.compile(
    rf"(?i)\btook (?:the )?(@\d+) [^.;@#]{{0,40}} to (?:finally )?(?:{CAPTURE}|clear) {TOWN}{LIST}#X"
)
SWEPT = re.compile(r"(@\d+)[^.;@#]{0,10}? swept (?:in|into|through)[^.;#]{0,40},? #X")
DECLARED = re.compile(
    rf"(?i)\b(?:declar|announc|proclaim|hail|confirm)\w* (?:the |its |their |that )?(?:{TOWN}#X(?: \w+){{0,3}} "
    r"(?:liberated|free|secured|cleared|recaptured|retaken)|(?:full |complete |final |total )?"
    rf"(?:liberation|recapture|capture|seizure|retaking) of {TOWN}#X|victory (?:over @\d+(?:'s)? )?in {TOWN}#X)"
)


def taken(masked: Masked) -> Reading | None:
    """Read `raised the flag over #X`, `drove IS from #X`, `declared #X liberated`: its subject holds it."""
    words = masked.words
    for pattern, name in (
        (DRIVEN, "driven out by"),
        (HANDED, "handed over"),
        (TAKING, "taking by"),
        (LASTED, "took long"),
        (FLYING, "flag raised"),
        (OUSTED, "drove out"),
        (FLAG, "flag raised"),
        (DECLARED, "declared taken"),
        (SWEPT, "swept in"),
    ):
        match = pattern.search(words)
        before = words[: match.start()] if match else ""
        if not match or not_done(before) or re.search(r"\bto $", before):
            continue
        named = next((group for group in match.groups() if group), "")
        actor = masked.actor(named) if named else masked.subject_before(match.start())
        part = masked.in_part or re.search(rf"(?i){PART}{TOWN}#X", match[0])
        return made(masked, Event.CAPTURE, actor, CONTESTED if part else actor, name)
    return None


def capture(masked: Masked) -> Reading | None:
    """`retook #X`, `took full control of A, B and #X`: the agent holds it."""
    words = masked.words
    active = re.search(
        rf"(?i)\b({CAPTURE}){OVER} {PART}?{COUNTED}{TOWN}{LIST}(?:{PART})?{TOWN}#X", words
    )
    if not active or re.match(
        r"(?i)(?:take|taking|took|taken) (?:part|place|over a year)", active[0]
    ):
        return None
    before = words[: active.start()]
    actor = masked.subject_before(active.start())
    later = re.match(r"[^.;@#]{0,60}, (?:the )?(@\d+)", words[active.end() :])
    if re.search(r"(?i)^\W*(?:since|after|having|by|upon) $", before) and later:
        # "Since capturing #X in 2014, IS has": who captured it follows.
        actor = masked.actor(later[1])
    elif is_unreal(active[1], before):
        return made(masked, Event.SIEGE, actor, "", "intended capture")
    part = masked.in_part or (not masked.small and re.search(rf"(?i){PART}{TOWN}#X", active[0]))
    return made(masked, Event.CAPTURE, actor, CONTESTED if part else actor, "capture")


def is_unreal(verb: str, before: str) -> bool:
    """Whether what stands before a verb of capture makes it a plan, a hope or a failure."""
    if re.search(r"(?i)\bhelp\w* (?:[@#]\w+ )?$", before) or NEGATED.search(before):
        return True
    if re.search(r"(?i)(?:succeeded in|managed to) ?$", before):
        return False
    told = re.search(r"(?i)\bto have (?:\w+ )?$", before)
    if told:
        return not SAYING.search(before[: told.start() + len("to ")])
    if re.search(r"(?i)ing$", verb):
        return not re.search(r"(?i)\b(?:but|succeeded in|and|by|after|,) ?$", before)
    return bool(re.search(r"\bto (?:\w+ )?$", before) or MODAL.search(before))


PASSIVE = re.compile(
    rf"(?i)#X{TAIL}{ASIDE}[^.;#]{{0,30}}? (?:was|were|has been|have been|had been|been) "
    r"(?:the (?:first|second|third|last|latest) (?:\w+ ){0,2}to be )?(?:\w+ )?(?:\w+ly )?"
    rf"({CAPTURE})\b(?:[^.;#]{{0,60}}? by (?:the |\w+ )?(@\d+))?"
)
FELL = re.compile(
    rf"(?i)(?:#X{TAIL}{ASIDE}(?:, (?:which|that))?(?: \w+)? (?:fell|fallen|falls|surrendered)|\bfall of {TOWN}#X) "
    r"(?:in|into)?(?: ?the hands of)? ?to (?:the )?(@\d+)"
)


def captured(masked: Masked) -> Reading | None:
    """`#X was seized by`, `#X fell to`: the agent holds it."""
    words = masked.words
    fell = FELL.search(words)
    if fell and not MODAL.search(words[: fell.start()]):
        actor = masked.actor(fell[1])
        # `#X, which fell to IS in 2014`: the day stands in the aside, and is not the sentence's.
        past = ", which" in fell[0] and re.match(r"[^,.;]*\d", words[fell.end() :])
        return made(masked, Event.CAPTURE, actor, "" if past else actor, "fell to")
    passive = PASSIVE.search(words)
    if not passive or MODAL.search(words[: passive.end(1)]):
        return None
    actor = masked.actor(passive[2]) if passive[2] else winner(masked, passive)
    part = re.search(r"(?i)(?:row|part|parts|edge|first) [^.;]{0,30}#X", words) or masked.in_part
    return made(masked, Event.CAPTURE, actor, CONTESTED if part else actor, "captured")


def winner(masked: Masked, passive: re.Match[str]) -> str:
    """Return who took a place where the verb names no agent.

    It is the party named before; else the one whose word it is, unless the place was taken from it;
    else, where it was taken back, the side of the state.
    """
    before = masked.subject_before(passive.start())
    loser = re.match(r"[^.;@#]{0,12}?(?:of|from) (?:the )?(@\d+)", masked.words[passive.end(1) :])
    lost = masked.actor(loser[1]) if loser else ""
    for actor in (before, masked.claimant):
        if actor and actor != lost:
            return actor
    return masked.state if AGAIN.fullmatch(passive[1]) and masked.state != lost else ""


ENTERED = re.compile(
    r"(?i)\b(?:(?:re-?)?enter(?:ed|s|ing)?|(?:push|mov|advanc|break|punch|driv|storm|fight|forg|sweep|press)\w*"
    r"(?: \w+){0,3}? (?:into|inside)|fought (?:(?:their|its) )?way (?:\w+ )?(?:into|inside)|broke (?:\w+ )?into|stormed|breach(?:ed|es|ing)|penetrat(?:ed|es|ing)|"
    r"(?:made|make|makes|gain(?:ed|s)?) (?:\w+ )?"
    r"(?:progress|advances|ground) (?:\w+ )?(?:in|into|within)|advances? (?:into|toward and within))"
    r"[^.;@]{0,34}?#X"
    rf"|#X{ASIDE} (?:was|were|has been) (?:stormed|entered|breached|penetrated|invaded)\b"
    r"|(?:are|were) (?:now |already )?(?:deep )?inside #X"
    r"|(?:moved|moving|pushed|advanced) on [^.;@]{0,20}#X(?: \w+)? (?:in|with) [^.;]{0,16}(?:assault|attack)"
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
    by = re.match(r" by (?:the )?(@\d+)", masked.words[match.end() :])
    actor = masked.actor(by[1]) if by else masked.subject_before(match.start())
    unreal = (
        UNREAL.search(before)
        or OPENING.search(before)
        or not_done(before)
        or re.search(r"\bto $", before)
    )
    if unreal:
        return made(masked, Event.SIEGE, actor, "", "intended entry")
    return made(masked, Event.ENTRY, actor, CONTESTED, "entry")


def displacement(masked: Masked) -> Reading | None:
    """People flee or are taken: of itself no word about control."""
    if FLEE.search(masked.words) and not re.search(
        r"(?i)\b(?:fight(?:ing)? (?:in|inside)|under attack)\b[^.]{0,30}#X", masked.words
    ):
        return made(masked, Event.DISPLACEMENT, "", "", "displacement")
    return None


WITHIN = (
    r"(?:in|inside|on(?: the streets of)?|over|around|for|at|within)"
    r"(?: the (?:\w+ )?(?:outskirts|edges?|suburbs|streets|heart|cent(?:re|er)) of| parts of| areas of)?"
)
WARFARE = "".join(
    rf"(?<!{means} )(?<!{means}-)"
    for means in (
        "suicide",
        "bomb",
        "bombing",
        "rocket",
        "drone",
        "missile",
        "air",
        "mortar",
        "terror",
    )
)
"""No attack by these means is a fight for the ground."""
FOUGHT = re.compile(
    r"(?i)(?:(?:fighting|fought|battl(?:ed|es|ing)|battle (?=@)|clash(?:es|ed|ing)?|combat|"
    r"counterattacks?|trad(?:ed|ing) fire|exchang\w+ (?:of )?fire|gun ?battles?|gunfights?|firefights?|skirmish\w*)"
    rf"(?: [@\w'-]+){{0,8}}? {WITHIN} {TOWN}{LIST}{TOWN}#X"
    rf"|fighting (?:[@\w'-]+ ){{0,4}}?(?:for|over) (?:the )?(?:full )?control of {TOWN}{LIST}{TOWN}#X"
    rf"|{WARFARE}\b(?:assaults?|attacks?) (?:has )?(?:on|against) " + TOWN + r"#X"
    r"|(?:offensive|assault|attack) against [^.;]{0,30}? (?:on the streets of|inside) #X"
    r"|clear(?:ing)? [^.;@]{0,40}?"
    + LIST
    + r"#X|under attack in #X|(?:fighting|clashes)[^.;]{0,30}#X area"
    r"|most intense in [^.;]{0,20}#X|@\d+ battle @\d+ on #X|fighting in #X itself|"
    rf"defend(?:ed|ing|s) {TOWN}#X (?:against|from))"
)


def fighting(masked: Masked) -> Reading | None:
    """`battled inside #X`, `clashes in #X`, `continuing to clear #X`, `assault on #X`: contested."""
    match = FOUGHT.search(masked.words)
    if not match:
        return None
    before = masked.words[: match.start()]
    begun = re.search(r"(?i)(?:continu\w+ to|begun|began|start\w*) (?:the )?$", before)
    if (UNREAL.search(before) and not begun) or not_done(before):
        return None
    inside = re.search(r"@\d+", match[0])
    actor = masked.subject_before(match.start()) or (masked.actor(inside[0]) if inside else "")
    return made(masked, Event.FIGHTING, actor, CONTESTED, "fighting")


def strike(masked: Masked) -> Reading | None:
    """Bombs, shells and raids: of themselves no word about control."""
    words = masked.words
    if STRIKE.search(words) or re.search(
        rf"(?i)\battack(?:ed|ing) {TOWN}#X|"
        rf"\b(?:attacks|raids?)\b[^.;@]{{0,60}} in {LIST}#X",
        words,
    ):
        by = re.search(r"(@\d+) (?:conducted|carried out|launched)", words)
        return made(masked, Event.ATTACK, masked.actor(by[1]) if by else "", "", "strike")
    return None


ENCIRCLED = re.compile(
    r"(?i)\b(?:surround(?:ed|s|ing)|encircl(?:ed|es|ing)|besieg(?:ed|es|ing)|laid siege to|siege (?:of|on|to)|"
    r"tighten(?:ed|s|ing) [^.;@#]{0,30} (?:around|on)|mass(?:ed|es|ing) (?:on|around|near|at|outside)"
    r"(?: the (?:\w+ )?(?:outskirts|edges?|gates|border) of)?|"
    r"reach(?:ed|es|ing) the (?:\w+ )?(?:gates?|outskirts|edges?|limits|walls|entrances?) (?:of|to)) "
    + TOWN
    + LIST
    + r"#X|(?:has|have|had) #X (?:\w+ )?(?:surrounded|encircled|under siege)|#X[^.;#]{0,20} (?:is|was|has been|remains) (?:\w+ )?(?:surrounded|encircled|besieged|under siege)"
)
APPROACHED = re.compile(
    r"(?i)\b(?:advanc\w+|moved?|moving|march\w*|clos\w+ in|converg\w+|approach\w*|head(?:s|ed|ing)?|closer|"
    r"arriving|advances|push|slog|on course|pressing|within firing range|offensive|operation|"
    r"battle|liberation|drive|assault)\b[^.;]{0,40}?(?:on|to|toward|towards|at|of|for|in) "
    + TOWN
    + "#X"
    rf"|turn(?:ed|ing)? (?:\w+ (?:attention|sights|guns) )?(?:to|on|toward|towards) {TOWN}#X"
    r"|#X (?:offensive|operation|battle|campaign|assault) (?:gain|begin|began|start|continu|enter|launch|resum)"
)


def encircled(masked: Masked) -> Reading | None:
    """`surrounded #X`, `massed around #X`, `reached the gates of #X`."""
    match = ENCIRCLED.search(masked.words)
    if not match:
        return None
    return made(masked, Event.SIEGE, masked.subject_before(match.start()), "", "encircled")


def siege(masked: Masked) -> Reading | None:
    """`advanced on #X`, `moved up toward #X`, `closing in on #X`, `the offensive on #X`."""
    words = masked.words
    match = APPROACHED.search(words)
    if not match:
        return None
    actor = masked.subject_before(match.start()) or masked.subject_before(match.end())
    return made(masked, Event.SIEGE, actor, "", "approach")


VISITED = re.compile(
    r"(?i)\b(?:visit(?:ed|s|ing)?|toured|speaking in|visit to|arrived in|"
    r"(?:fighters|militants|@\d+) scattered [^.;@#]{0,30}(?:in|across|of)) " + TOWN + "#X"
)


def visited(masked: Masked) -> Reading | None:
    """`visited #X`, `speaking in #X`: somebody was there."""
    if VISITED.search(masked.words):
        return made(masked, Event.VISIT, "", "", "visited")
    return None


def locator(masked: Masked) -> Reading | None:
    """`south of #X`, `20 km from #X`: only says where something else is."""
    if LOCATOR.search(masked.words):
        return made(masked, Event.VISIT, "", "", "locator")
    return None


RULES = (
    beside,
    denial,
    visited,
    entry,
    taken,
    loss,
    fighting,
    holder,
    hypothesis,
    capture,
    captured,
    encircled,
    displacement,
    strike,
    siege,
    locator,
)
"""The rules about `#X`, the most telling first; the first that reads it decides."""
