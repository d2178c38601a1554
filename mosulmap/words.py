"""What a state is called, in neutral English: one wording for page, lists and terminal."""

from __future__ import annotations

from enum import StrEnum

from .days import in_short, parse_edtf, to_day
from .evidence import Evidence
from .gazetteer import Gazetteer
from .model import Assertion, Certainty, Mention, State
from .timeline import ControlPeriod, Rule

RULES = {
    Rule.STANDS: "A report stands until a later one changes it.",
    Rule.CLAIM: "A claim in a side's own favour is drawn hollow until an independent source "
    "agrees.",
    Rule.CONFIRMED: "Two sources that do not depend on each other agree, and at most one of them "
    "is the word of the side it favours.",
    Rule.LATER: "A later report of fighting at the place outweighs the earlier claim.",
    Rule.CONFLICT: "Two statements about the same day cannot both hold. Both are kept; "
    "the state is contested.",
    Rule.IMPLIED: "No sentence says so outright; the words imply it. It gives way to any sentence "
    "that does say.",
    Rule.INHERITED: "No sentence up to this day says who holds this place itself. It takes the "
    "state of {parent}, in which it lies.",
    Rule.PARENT_CONTESTED: "No sentence up to this day says who holds this place itself. {parent}, "
    "in which it lies, is contested, and that does not say who holds each of its parts.",
    Rule.PRESENCE: "No sentence up to this day says who holds this place itself. It lies in "
    "{parent}, but a sentence shows another side here, or that side gone, so nothing is taken from "
    "there.",
    Rule.NO_EVIDENCE: "The articles name this place, but up to this day no sentence says who "
    "holds it.",
}
"""The rule that decided, in one sentence each; `docs/method.md` has the long form."""

UNNAMED = "No article names this place, or says who holds a place that it lies in."
"""Why the state of a place that is only in the gazetteer is unknown."""


class Verdict(StrEnum):
    """What became of one mention when a place's state on a day was decided."""

    DECIDES = "decides"
    HANDED_DOWN = "handed_down"
    STOPS = "stops"
    CONFLICTS = "conflicts"
    AGREES = "agrees"
    OVERRIDDEN = "overridden"
    OUTWEIGHED = "outweighed"
    GIVES_WAY = "gives_way"
    OUTLIVED = "outlived"
    NO_EFFECT = "no_effect"
    LATER_DAY = "later_day"
    SILENT = "silent"
    NOT_YET = "not_yet"


DECISIVE = frozenset({Verdict.DECIDES, Verdict.HANDED_DOWN, Verdict.STOPS, Verdict.CONFLICTS})
"""The verdicts of the mentions that a control period names; all others changed nothing."""

VERDICTS = {
    Verdict.DECIDES: "It decides.",
    Verdict.HANDED_DOWN: "It decides for the larger place, and this one takes its state from "
    "there.",
    Verdict.STOPS: "It shows another side here, or that side gone, so nothing is taken from the "
    "larger place.",
    Verdict.CONFLICTS: "It cannot hold together with another statement about the same day. Both "
    "are kept.",
    Verdict.AGREES: "It agrees with what decides; a later report renewed it.",
    Verdict.OVERRIDDEN: "A later report replaces it.",
    Verdict.OUTWEIGHED: "It is a claim in a side's own favour; a later report of fighting "
    "outweighs it.",
    Verdict.GIVES_WAY: "Its words only imply it; it gives way to a sentence that does say.",
    Verdict.OUTLIVED: "It is old by this day, and words about later days imply who holds the "
    "place.",
    Verdict.NO_EFFECT: "It says that a side left, and changes nothing: that side did not hold the "
    "place, or another sentence says who came.",
    Verdict.LATER_DAY: "It speaks of a later day.",
    Verdict.SILENT: "It says nothing of who holds the place.",
    Verdict.NOT_YET: "It was published later than asked for.",
}
"""What became of a mention and why, in one sentence each: on the place card and in `explain`."""


def rule_words(period: ControlPeriod, gazetteer: Gazetteer) -> str:
    """Return the rule behind a period in one sentence."""
    parent = gazetteer.place.get(period.source_id)
    return RULES[period.rule].format(parent=parent.title if parent else "a larger place")


def state_words(period: ControlPeriod, gazetteer: Gazetteer) -> str:
    """Return the state of a period: `Claimed by Iraqi forces`, `Last reported: contested`."""
    if period.state is State.UNKNOWN:
        return "Unknown"
    if period.state is State.CONTESTED:
        words = "contested"
    else:
        title = gazetteer.actor[period.controller].title
        claimed = period.certainty is Certainty.CLAIMED
        words = f"{'claimed' if claimed else 'held'} by {title}"
    if period.stale:
        return f"Last reported: {words}" + qualifier(period)
    return words[0].upper() + words[1:] + qualifier(period)


def qualifier(period: ControlPeriod) -> str:
    """Return what limits a state: sources that conflict, or that it is inferred."""
    if period.disputed and not period.stale:
        return "; sources conflict"
    return " (inferred)" if period.inferred or period.inherited else ""


def evidence_words(item: Evidence, gazetteer: Gazetteer) -> str:
    """Return what one piece of evidence says of control: `Claimed by Iraqi forces`."""
    if item.loser:
        return f"Left by {gazetteer.actor[item.loser].title}"
    if not item.controller:
        words = "Contested"
    else:
        verb = "Claimed" if item.claimed else "Held"
        words = f"{verb} by {gazetteer.actor[item.controller].title}"
    return f"{words} (implied)" if item.mention.assertion is Assertion.IMPLIED else words


def date_words(mention: Mention, published: str) -> str:
    """Return which days a mention speaks of: `about the same day`, `about 31 Oct to 2 Nov 2016`."""
    if not mention.event_date:
        return ""
    first, last = (to_day(ordinal) for ordinal in parse_edtf(mention.event_date))
    if first == last:
        return "about the same day" if first == published else f"about {in_short(first)}"
    end = "the same day" if last == published else in_short(last)
    start = in_short(first)
    return (
        f"about {start.removesuffix(last[:4]).strip()} to {end}"
        if first[:4] == last[:4] and (end != "the same day")
        else f"about {start} to {end}"
    )
