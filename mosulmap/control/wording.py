"""What a state is called, in neutral words of each language: one wording for page and terminal."""

from __future__ import annotations

from ..languages.catalogue import Language
from ..model.dates import parse_edtf, to_day
from ..model.gazetteer import Gazetteer
from ..model.rows import Assertion, Certainty, Mention, State
from .evidence import Evidence
from .timeline import ControlPeriod, Rule
from .verdicts import Verdict


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
    if period.rule is Rule.NO_EVIDENCE and not named:
        return language.say("rule_unnamed")
    parent = gazetteer.place.get(period.source_id)
    title = gazetteer.place_name(parent, language.code) if parent else language.say("larger_place")
    return language.say(f"rule_{period.rule}", parent=title)


def state_words(period: ControlPeriod, gazetteer: Gazetteer, language: Language) -> str:
    """Return the state of a period: `Claimed by Iraqi forces`, `Last reported: contested`."""
    if period.state is State.UNKNOWN:
        return language.say("state_unknown")
    age = "old" if period.stale else "state"
    if period.state is State.CONTESTED:
        words = language.say(f"{age}_contested")
    else:
        key = "claimed" if period.certainty is Certainty.CLAIMED else "held"
        party = gazetteer.actor[period.controller].title_in(language.code)
        words = language.say(f"{age}_{key}", party=party)
    limit = qualifier(period)
    return language.say(limit, words=words) if limit else words


def qualifier(period: ControlPeriod) -> str:
    """Return the message for what limits a state: sources that conflict, or that it is inferred."""
    if period.disputed and not period.stale:
        return "disputed"
    return "inferred" if period.inferred or period.inherited else ""


def evidence_words(item: Evidence, gazetteer: Gazetteer, language: Language) -> str:
    """Return what one piece of evidence says of control: `Claimed by Iraqi forces`."""
    if item.loser:
        return language.say("left", party=gazetteer.actor[item.loser].title_in(language.code))
    if not item.controller:
        words = language.say("state_contested")
    else:
        key = "state_claimed" if item.claimed else "state_held"
        words = language.say(key, party=gazetteer.actor[item.controller].title_in(language.code))
    implied = item.mention.assertion is Assertion.IMPLIED
    return language.say("implied", words=words) if implied else words


def date_words(mention: Mention, published: str, language: Language) -> str:
    """Return which days a mention speaks of: `about the same day`, `about 31 Oct to 2 Nov 2016`."""
    if not mention.event_date:
        return ""
    first, last = (to_day(ordinal) for ordinal in parse_edtf(mention.event_date))
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
