"""What a state is called, in neutral words of each language: one wording for page and terminal."""

from __future__ import annotations

from typing import NamedTuple

from ..languages.catalogue import Language
from ..model.dates import parse_edtf, to_day
from ..model.gazetteer import Gazetteer
from ..model.rows import Certainty, Mention, State
from .evidence import Evidence
from .findings import Rule
from .timeline import ControlPeriod
from .verdicts import Verdict


class RuleMessage(NamedTuple):
    """A rule to be said: the key of its message, and the place that a state was taken from."""

    key: str
    place_id: str


class StateMessage(NamedTuple):
    """A state to be said: the key of its message, the party that holds, and of what limits it."""

    key: str
    party: str
    limit: str


def verdict_words(verdict: Verdict, language: Language) -> str:
    """Return what became of a mention and why, in one sentence: on the card and in `explain`."""
    return language.say(f"verdict_{verdict}")


def rule_words(
    period: ControlPeriod, gazetteer: Gazetteer, language: Language, *, named: bool
) -> str:
    """Return the rule behind a period in one sentence; `docs/method.md` has the long form.

    `named` tells whether any article that counts names the place: where none does, that is why
    nothing is known.
    """
    return say_rule(rule_message(period, named=named), gazetteer, language)


def rule_message(period: ControlPeriod, *, named: bool) -> RuleMessage:
    """Return what is to be said of the rule behind a period, in no language yet."""
    if period.rule is Rule.NO_EVIDENCE and not named:
        return RuleMessage("rule_unnamed", "")
    return RuleMessage(f"rule_{period.rule}", period.source_id)


def say_rule(message: RuleMessage, gazetteer: Gazetteer, language: Language) -> str:
    """Return a rule in the words of a language."""
    parent = gazetteer.place.get(message.place_id)
    title = gazetteer.place_name(parent, language.code) if parent else language.say("larger_place")
    return language.say(message.key, parent=title)


def state_words(period: ControlPeriod, gazetteer: Gazetteer, language: Language) -> str:
    """Return the state of a period: `Claimed by Iraqi forces`, `Last reported: contested`."""
    return say_state(state_message(period), gazetteer, language)


def state_message(period: ControlPeriod) -> StateMessage:
    """Return what is to be said of the state of a period, in no language yet."""
    if period.state is State.UNKNOWN:
        return StateMessage("state_unknown", "", "")
    age = "old" if period.stale else "state"
    if period.state is State.CONTESTED:
        return StateMessage(f"{age}_contested", "", qualifier(period))
    key = "claimed" if period.certainty is Certainty.CLAIMED else "held"
    return StateMessage(f"{age}_{key}", period.controller, qualifier(period))


def say_state(message: StateMessage, gazetteer: Gazetteer, language: Language) -> str:
    """Return a state in the words of a language."""
    holder = gazetteer.actor[message.party].title_in(language.code) if message.party else ""
    words = language.say(message.key, party=holder)
    return language.say(message.limit, words=words) if message.limit else words


def qualifier(period: ControlPeriod) -> str:
    """Return the message for what limits a state: sources that conflict, or that it is inferred."""
    if period.disputed and not period.stale:
        return "disputed"
    return "inferred" if period.inferred or period.inherited else ""


def evidence_words(item: Evidence, gazetteer: Gazetteer, language: Language) -> str:
    """Return what one piece of evidence says of control: `Claimed by Iraqi forces`."""
    return say_state(evidence_message(item), gazetteer, language)


def evidence_message(item: Evidence) -> StateMessage:
    """Return what is to be said of one piece of evidence, in no language yet."""
    if item.loser:
        return StateMessage("left", item.loser, "")
    limit = "implied" if item.implied else ""
    if not item.controller:
        return StateMessage("state_contested", "", limit)
    return StateMessage("state_claimed" if item.claimed else "state_held", item.controller, limit)


def date_words(mention: Mention, published: str, language: Language) -> str:
    """Return which days a mention speaks of: `about the same day`, `about 31 Oct to 2 Nov 2016`."""
    return say_date(mention.event_date, published, language)


def say_date(event_date: str, published: str, language: Language) -> str:
    """Return the days of an event date, EDTF, in an article that was `published` on an ISO day."""
    if not event_date:
        return ""
    first, last = (to_day(ordinal) for ordinal in parse_edtf(event_date))
    if first == last:
        if first == published:
            return language.say("date_same")
        return language.say("date_one", day=language.short_day(first))
    start = language.short_day(first)
    if last == published:
        return language.say("date_span", first=start, last=language.say("same_day"))
    if first[:4] == last[:4]:
        # One year is said once, at the end.
        start = start.removesuffix(last[:4]).strip()
    return language.say("date_span", first=start, last=language.short_day(last))


def published_words(published: str, language: Language) -> str:
    """Return a day of publication in short words, or that it is not known."""
    return language.short_day(published) if published else language.say("undated")
