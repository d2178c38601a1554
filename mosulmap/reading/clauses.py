"""A sentence with its places and parties masked, and the words of which rules about it are made.

The place asked about becomes `#X`, other places `#P`, parties `@1`, `@2` (those of the article, general
words such as "troops" and "militants" resolved to them).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .parties import Parties
from .story import Span, Story
from .toponyms import Toponym

CAPTURE = (
    r"(?:(?:re)?(?:captur(?:ed?|es|ing)|tak(?:e|es|en|ing)(?: back| over)?|took(?: back| over)?|"
    r"seiz(?:ed?|es|ing)|gain(?:ed|s|ing)?|overr[au]n|overrunning|liberat(?:ed?|es|ing)|freed?|freeing|"
    r"secur(?:ed?|ing)|w[io]ns?|winning|conquer(?:ed|ing)?|occup(?:ied|ying|y)|clear(?:ed|s)|"
    r"storming and tak(?:e|ing))|reclaim(?:ed|ing|s)?|wrest(?:ed|ing|s)?)"
)
AGAIN = re.compile(r"(?i)\b(?:re[a-z]+|liberated|freed|cleared|secured|taken back|took back)\b")
"""Verbs that only the side of the state is said to do, and so need no name beside them."""
OVER = r"(?: (?:full |complete |total |partial |back |over )*(?:control|possession|hold) (?:of|over|in))?"
PART = (
    r"(?:(?<![@#\w])(?:more than |nearly |almost |about |around |half of |half a |a |an |some |several |many |most |"
    r"much |parts?|areas?|section|sections|edges?|outskirts|outer|pocket|strip|first|new|more|key|"
    r"strategic|other|whole|\w+ percent|\d+ ?%|(?:two|three|four|five|six|seven|eight|nine|ten|\d+|"
    r"dozen|dozens)(?= ))[^.;:]{0,40}?(?:of|in|inside|within|across) (?:the )?(?:city of |town of )?)"
)
PARTS = re.compile(
    r"(?i)(?:(?:most|much|half|parts?|areas?|sections?|edges?|limits|outskirts|suburbs|pockets?|strip|"
    r"percent|%|quarter|thirds?) (?:of|in|inside|within|across) [^.;,@#]{0,30}#X|(?:cent(?:re|er)|heart) of (?:the (?:city|town) of )?#X|"
    r"(?:districts?|neighbou?rhoods?|quarters?|blocks?|compound|"
    r"buildings?|villages?|towns?)'? (?:in|inside|within|across|from (?:@\d+ )?(?:fighters )?in) (?:the )?"
    r"(?:cent(?:re|er|ral) (?:of )?)?(?:#P's )?#X|(?:districts|neighbou?rhoods|quarters|blocks) of #X|"
    r"(?:\ba|\ban|one|another|north\w*|south\w*|east\w*|west\w*|central|key|last|first|new) "
    r"(?:district|neighbou?rhood|quarter|suburb) (?:of|in) #X"
    r"|#X(?:'s)? (?:districts?|neighbou?rhoods?|quarters?|streets|edge|edges|outskirts)"
    r"|(?:percent|%) of [^.;,]{0,40}#X|#X's (?:east|west|north|south|suburbs|old \w+|(?:\w+ )?cent(?:re|er)))"
)
SMALL_PARTS = re.compile(
    r"(?i)(?:most|much|half|parts?|sections?|edges?|outskirts|pockets?|strip|percent|%|row of buildings) "
    r"(?:of|in|inside|within|across) [^.;,@#]{0,40}#X|southern edge of [^.;]{0,12}#X"
)
UNREAL = re.compile(
    r"(?i)\b(?:would|could|might|may|should|if|unless|hopes?|hoping|wants?|aims?|aiming|plans?|planning|"
    r"prepar\w+|ready|poised|about|set|vow\w*|pledg\w+|goal|expected|ahead of|before|bid|effort|fight|"
    r"battle|operations?|offensive|campaign|push|drive|help\w*|urg\w+|seek\w*|try\w*|tri(?:ed|es)|"
    r"attempt\w*|failed|struggl\w+|working|work|start|begin\w*|closer?|towards?|verge|brink|chances?|"
    r"point|capable|possibility|threat\w*) (?:to |at |of |for )?"
    r"(?:the |an? |its |their )?"
    r"(?:start |begin |be |then |finally |eventually )?$"
)
MODAL = re.compile(
    r"(?i)(?:\b(?:will|would|could|might|may|can|cannot|should|must|shall)(?: \w+){0,2} ?$|"
    r"\b(?:if|unless|whether)\b[^,.;]*$)"
)
"""Words that make what follows a thing that may come, not one that was."""
NEGATED = re.compile(
    r"(?i)(?:\b(?:not|never|no|yet to|failed to|denied|without)|n't) (?:yet |been |be |fully |have |to )*$"
)
SAID = (
    r"(?:said|says|say|told|claimed|claims|announced|announces|reported|reports|declared|declares|confirmed|"
    r"confirms|stated|according to|insisted|added|revealed|reveals)"
)
SAYING = re.compile(
    r"(?i)\b(?:claim\w*|sa(?:id|ys?)|report\w*|believed|thought|appear\w*|seem\w*|known)"
    r"[^.;,@#]{0,25} to $"
)
"""`claimed to` before `have taken`: a thing told, not one intended."""
DENIED = re.compile(
    r"(?i)\b(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|refut(?:es|ed|ing))\b"
    r"[^.;#]{0,80}$"
)
FLEE = re.compile(
    r"(?i)\b(?:flee\w*|fled|exodus|displac\w+|escap\w+|evacuat\w+|refuge\w*|transport\w*|abduct\w+|"
    r"human shields?|forced [^.;]{0,80}? to (?:march|travel|move|go|leave|stay)|"
    r"(?:\d+|hundreds|thousands|dozens)(?: of)? (?:\w+ )?families|convoys? of civilians|"
    r"(?:people|residents|villagers|civilians) (?:have |had )?left|"
    r"civilians? (?:were |was |are )?(?:on the streets|moved|taken|left)|slip out|forcibly moved)"
)
STRIKE = re.compile(
    r"(?i)\b(?:air ?strikes?|strikes? (?:on|in|against)|struck|shell\w*|suicide (?:bomb\w*|attacks?)|"
    r"car bomb\w*|bomb(?:s|ed|ing|ings)?|bl(?:ew|own|owing) up|exploded|detonated|rockets?|raid(?:s|ed)?|"
    r"(?:conducted|carried out|launched) (?:\w+ ){0,2}strikes?|strikes? (?:engaged|hit|destroyed|killed)|"
    r"claimed (?:responsibility for )?the attack|attacks? (?:in|outside|killed)|killed|missiles?|dumped)"
)
LOCATOR = re.compile(
    r"(?i)(?:(?:north|south|east|west|northeast|northwest|southeast|southwest|northern|southern|eastern|"
    r"western|outside|near|between|km|kilomet(?:er|re)s|miles?|outskirts|edge|limits|entrance|border|along|"
    r"front lines?|capital|head|mayor|governor|north|centre|center|way|road|just|adjacent|close|around|overlooking)"
    r"(?: (?:from|of|to|and|axis|the))* (?:the )?(?:city of |town of |village of )?#X|between #P and #X|road (?:from|between) (?:#X|#P (?:to|and) #X)|#X,? (?:which )?(?:lies|sits|is located)|"
    r"before #X|(?:and|,) #X (?:and the airport|border)|#X(?:'s)? (?:front|border|operations|offensive|"
    r"campaign|battle|province's|residents|people|mayor))"
)

NAME = r"(?:#P|(?-i:[A-Z])[\w'-]*(?: (?:al-)?(?-i:[A-Z])[\w'-]*){0,3})"
"""A place, or a name that the gazetteer has not."""
LIST = rf"(?:{NAME}(?: \w+)?(?:,? and (?:of )?|, (?:and )?))*"
"""Places named in a row before the one asked about."""
TAIL = rf"(?:(?:,? and |, (?:and )?){NAME})*"
TOWN = (
    r"(?:the |a |an |key |last |nearby |strategic |former |adjacent |neighbou?ring |neighbou?rhoods? |"
    r"districts? |quarters? |suburbs? |hamlets? |settlements? |including |of |cit(?:y|ies) |towns? |villages? |"
    r"areas? |small |nearby |both |two |three |four |five |six |seven |several |northern |eastern |western |"
    r"southern |central |around |most |whole |more central |outer |edge |(?:provincial )?capital,? |#P's )*"
)
COUNTED = r"(?:(?:two|three|four|five|six|several|\d+) (?:\w+ )?(?:villages|towns|districts|neighbou?rhoods|areas), )?"
"""`two villages, A and B`: a number before the names."""
ASIDE = r"(?:,[^.;@]{0,80}?,)?"
"""`#X, on the river,`: what stands between commas after a place."""


@dataclass(frozen=True)
class Masked:
    """A sentence with its parties and places masked, and who each `@n` is.

    `small` is whether the place has no parts with names: a neighbourhood, a village, a building.
    """

    words: str
    actors: tuple[str, ...]
    small: bool = False
    state: str = ""
    rebel: str = ""

    def actor(self, token: str) -> str:
        """Return the actor behind a token such as `@2`."""
        return self.actors[int(token[1:])]

    @property
    def in_part(self) -> bool:
        """Whether the sentence speaks of unnamed parts of the place only."""
        return bool((SMALL_PARTS if self.small else PARTS).search(self.words))

    def subject_before(self, position: int) -> str:
        """Return the party that does what the words at a position say: the last named that can.

        What helped it (`backed by @2`), and whom it fights (`against @2`), do nothing; where no other
        is named the last of all counts.
        """
        before = self.words[:position]
        tokens = list(re.finditer(r"@\d+", before))
        if re.search(r"(?i)\b(?:we|our (?:forces|troops|men|units|fighters))\b[^.;@#]*$", before):
            return self.claimant
        able = [token for token in tokens if not BYSTANDER.search(self.words[: token.start()])]
        if not tokens:
            return ""
        last = (able or tokens)[-1]
        row = re.search(
            r"(@\d+)(?:(?: \w+)?(?:,| and|, and) @\d+)* and $", self.words[: last.start()]
        )
        return self.actor(row[1] if row else last[0])

    @property
    def claimant(self) -> str:
        """The party whose word the sentence gives, empty where the reporter states it."""
        for pattern in (
            rf"(@\d+)(?:'s)?(?! {AGAINST})(?: {OFFICE}[^.@#]{{0,60}}?| [^.,@#]{{0,60}}?|,)?(?<! is)(?<! are)(?<! was)(?<! were) {SAID}\b",
            rf"{SAID}\b[^.#@]{{0,40}}? by (?:the )?(@\d+)",
            r"according to [^.#@]{0,40}?(@\d+)",
            rf"{SAID} [^.#@]{{0,40}}?(@\d+)(?:'s)?(?: {OFFICE}|[,.]|$)",
        ):
            match = re.search(rf"(?i){pattern}", self.words)
            if match:
                return self.actor(match[1])
        return ""


AGAINST = r"(?:defectors|prisoners|captives|victims|survivors)"
"""Who speaks of a party, and not for it."""
OFFICE = (
    r"(?:(?:joint |media |military |local |senior |top )*(?:media|spokes\w+|commanders?|officers?|"
    r"officials?|sources?|chief|general|lieutenant|lt|colonel|col|major|maj|brigadier|brig|captain)\b)"
)
"""What somebody is who speaks for a party."""
BYSTANDER = re.compile(
    r"(?i)\b(?:(?:back|support|aid|help|assist|join|lead|led|train|equipp|accompani|hit|attack|target)\w* by|"
    r"against|with the (?:help|support|backing) of|alongside|from|under|fight\w*|battl\w+|surprised)"
    r" (?:the |some |several |many )?$"
)
"""Words after which a party is not the one that acts."""


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
        if actors and pieces[-1][1] == start - 1 and parties.is_general(match[0]):
            # "SDF fighters" are one party, not the SDF and the fighters.
            pieces[-1] = (pieces[-1][0], end, f"@{len(actors) - 1}{owner}")
            continue
        pieces.append((start, end, f"@{len(actors)}{owner}"))
        actors.append(parties.of(match[0]))
    words, at = [], sentence.start
    for start, end, token in sorted(pieces):
        words += [story.text[at:start].translate(MARKS), token]
        at = end
    words.append(story.text[at : sentence.end].translate(MARKS))
    flat = re.sub(r"[\s\u00a0]+", " ", "".join(words)).replace("’", "'")
    flat = re.sub(r"(?<=@)(\d+) \(@\d+\)", r"\1", flat)
    return Masked(flat, tuple(actors), small, parties.state, parties.rebel)
