"""The places as the page shows them: names, position, periods, and the evidence on each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from ..control.changes import is_change
from ..control.doubts import find_doubts
from ..control.evidence import Evidence, as_evidence
from ..control.study import Study
from ..control.timeline import ControlPeriod, Rule
from ..control.verdicts import Reason, Verdict, sides, verdicts
from ..control.window import Window
from ..control.wording import rule_words, state_words, verdict_words
from ..geo.map_layout import Layout, place_away
from ..languages import DEFAULT
from ..model.dates import to_day, to_ordinal
from ..model.rows import Certainty, Mention, Name, Place, State
from ..reading.letters import sought
from .encode.pool import DIGITS, Json, Pool, Wordings, compact, entry_of, row_of
from .quotes import Quotes
from .versions import Version, VersionPeriod, VersionTimelines, versions_of

NAMED = 3
"""Sentences quoted for a place that articles name without saying who holds it: enough to show why
it is on the map, without making its card as long as one with evidence."""

FAR = to_ordinal("9999-12-31")
"""A day after the end of every window: it stands for the end of a period that has none."""

PERIOD_KEYS = [
    *("a", "s", "t", "r", "c", "q", "old", "inh", "inf"),
    *("x", "since", "word", "from", "m", "dis", "halves", "v", "d", "b"),
]
"""The order of a period's values in its row; those used most come first."""


class PlaceEntries:
    """Builds the entries of the page's data for the places of a study."""

    def __init__(self, study: Study, layout: Layout, quotes: Quotes, words: Wordings) -> None:
        """Take places from `layout`; number mentions in `quotes` and shared texts in `words`."""
        self.study, self.layout, self.quotes, self.words = study, layout, quotes, words
        self.gazetteer = study.project.gazetteer
        self.version_timelines = VersionTimelines(study)
        self.mention = {mention.id: mention for mention in study.mentions}
        self.article = {article.id: article for article in study.articles}
        self.judged: Pool[Verdict | None] = Pool([None, Verdict.DECIDES])
        self.versions = versions_of(study.articles)
        self.mentions: defaultdict[str, list[Mention]] = defaultdict(list)
        for mention in study.mentions:
            self.mentions[mention.place_id].append(mention)

    def named(self) -> list[Json]:
        """Return every place that an article names."""
        return [self.entry(place) for place in self.gazetteer.places if self.mentions[place.id]]

    def dots(self) -> list[Json]:
        """Return the located places that no article names."""
        return [
            {key: value for key, value in self.name(place).items() if key not in ("id", "type")}
            for place in self.gazetteer.places
            if place.located and not self.mentions[place.id] and place.fclass in ("P", "S")
        ]

    def verdicts(self) -> dict[str, list[str]]:
        """Return the words of every verdict by language code; a period's `v` has their numbers."""
        return {
            language.code: [verdict_words(v, language) if v else "" for v in self.judged.items]
            for language in self.words.languages
        }

    def name(self, place: Place) -> Json:
        """Return what a place is called in each language, and where it lies."""
        parent = self.gazetteer.place.get(place.parent_id)
        others = [one.code for one in self.words.languages if one.code != DEFAULT]
        names = {code: self.gazetteer.own_name(place, code) for code in others}
        spellings = self.gazetteer.toponyms.get(place.id, ())
        return compact(
            {
                "id": place.id,
                "title": place.title,
                **names,
                "names": "|".join(searched((place.title, *names.values()), spellings)),
                "type": place.type,
                "in": self.place_name(parent) if parent else None,
                "at": coordinates(place),
            }
        )

    def place_name(self, place: Place) -> int:
        """Return the number of a place's name in each language."""
        return self.words.number(lambda language: self.gazetteer.place_name(place, language.code))

    def entry(self, place: Place) -> Json:
        """Return the entry of one named place: periods, evidence and other mentions.

        `periods` is the timeline of the first version and `others` the timelines that differ from
        it; `versions` has, for each version, the number of its timeline among these, from 0.
        `evidence` has a [mention's number, ISO day] for each piece, oldest first.
        """
        evidence = self.evidence(place)
        counted = {item.mention.id for item in evidence}
        passing = [m.id for m in self.mentions[place.id] if m.id not in counted]
        made: dict[frozenset[str], list[list[Any]]] = {}
        timelines = []
        for version in self.versions:
            relevant = self.version_timelines.relevant_articles(version, place.id)
            if relevant not in made:
                made[relevant] = self.timeline(version, place, evidence)
            timelines.append(made[relevant])
        distinct = [rows for i, rows in enumerate(timelines) if rows not in timelines[:i]]
        return compact(
            {
                **self.name(place),
                "kind": self.layout.kind(place),
                "tag": self.layout.tag_position(place),
                "layer": self.layout.layer(place),
                "unc": place.geo_uncertainty_m,
                "est": place.estimated,
                "note": place.note,
                "away": self.away(place),
                "periods": distinct[0],
                "others": distinct[1:],
                "versions": [distinct.index(rows) for rows in timelines],
                "evidence": [[self.quotes.number(i.mention.id), to_day(i.start)] for i in evidence],
                "named": [self.quotes.number(mention_id) for mention_id in passing[:NAMED]],
            }
        )

    def away(self, place: Place) -> int | None:
        """Return the number of the words for how far away a place lies, None on the main map."""
        return (
            self.words.number(
                lambda language: place_away(place, self.gazetteer, self.layout, language)
            )
            or None
        )

    def evidence(self, place: Place) -> list[Evidence]:
        """Return the evidence on a place, oldest first."""
        items = (
            as_evidence(mention, self.article[mention.article_id], self.gazetteer)
            for mention in self.mentions[place.id]
        )
        return sorted((item for item in items if item), key=lambda item: item.order)

    def timeline(
        self, version: Version, place: Place, evidence: Sequence[Evidence]
    ) -> list[list[Any]]:
        """Return the periods of a place in a version, in the days of the window."""
        shown_periods = self.version_timelines.version_periods(version, place.id)
        formers = (None, *(shown.period for shown in shown_periods))
        return [
            self.period(now, former, evidence) if now.named else self.unnamed(now)
            for former, now in zip(formers, shown_periods, strict=False)
            if is_within(now.period, self.study.window)
        ]

    def unnamed(self, shown: VersionPeriod) -> list[Any]:
        """Return a period in which no article that counts names the place."""
        state = self.words.number(lambda language: language.say("state_unnamed"))
        entry = {"a": to_day(shown.period.start), "s": "none", "t": state, **self.rule(shown)}
        return row_of(entry, PERIOD_KEYS)

    def rule(self, shown: VersionPeriod) -> Json:
        """Return the rule behind a period as words."""
        period, named = shown.period, shown.named
        return {
            "r": self.words.number(
                lambda language: rule_words(period, self.gazetteer, language, named=named)
            )
        }

    def period(
        self, shown: VersionPeriod, former: ControlPeriod | None, evidence: Sequence[Evidence]
    ) -> list[Any]:
        """Return one period as a row; `x` marks those that begin with a change worth listing.

        `v` has one sign for the verdict on each piece of evidence, `d` the numbers of the doubts,
        and `b` the number of the verdict on a sentence about another place that decides here.
        """
        period = shown.period
        borrowed = period.inherited or period.rule in (Rule.PARENT_CONTESTED, Rule.PRESENCE)
        quoted = period.disputed or period.rule is Rule.PRESENCE
        entry = {
            "a": to_day(period.start),
            "s": period.state.value,
            "c": period.controller,
            "q": certainty_entry(period.certainty),
            "inf": period.inferred,
            "inh": period.inherited,
            "dis": period.disputed,
            "old": period.stale,
            "since": later_day(period.since, period),
            "word": later_day(period.last_word, period),
            "t": self.words.number(lambda language: state_words(period, self.gazetteer, language)),
            **self.rule(shown),
            "from": period.source_id if borrowed else "",
            "m": [self.quotes.number(mention) for mention in period.mentions] if quoted else [],
            "halves": conflict_halves(period, evidence),
            **self.reasons(shown, evidence),
            "x": is_change(period, former) and period.start >= to_ordinal(self.study.window.first),
        }
        return row_of(compact(entry), PERIOD_KEYS)

    def reasons(self, shown: VersionPeriod, evidence: Sequence[Evidence]) -> Json:
        """Return the verdicts on the evidence by the end of a period, and what is in doubt."""
        period, window = shown.period, self.study.window
        timelines = self.version_timelines.timelines(shown.version, period.place_id)
        counted = self.version_timelines.counted_articles(shown.version)
        items = [item for item in evidence if item.mention.article_id in counted]
        last = min(to_ordinal(window.last), (period.end or FAR) - 1)
        found = dict(verdicts(timelines, period.place_id, last, items))
        signs = (self.judged.number(found.get(item.mention.id)) for item in evidence)
        borrowed = [key for key in period.mentions if key not in {i.mention.id for i in items}]
        # How old the last word is changes with the day: the page counts.
        fresh = replace(period, stale=False)
        place = self.gazetteer.place[period.place_id]
        reasons = [self.reason(key, verdict) for key, verdict in found.items()]
        became = found[borrowed[0]] if borrowed else None
        return {
            "v": signed(signs),
            "d": self.words.numbers(
                lambda language: find_doubts(
                    self.study, place, to_day(last), fresh, reasons, language
                )
            ),
            "b": self.words.number(lambda language: verdict_words(became, language))
            if became
            else None,
        }

    def reason(self, mention_id: str, verdict: Verdict) -> Reason:
        """Return a mention with its verdict."""
        mention = self.mention[mention_id]
        return Reason(mention, self.article[mention.article_id], None, verdict)


def signed(numbers: Iterable[int]) -> str:
    """Return numbers below 36 as a text with one digit for each."""
    return "".join(DIGITS[number] for number in numbers)


def periods_of(place: Json) -> list[Json]:
    """Return the periods of a place's entry, each with its keys."""
    return [entry_of(row, PERIOD_KEYS) for row in place["periods"]]


def all_periods_of(place: Json) -> list[Json]:
    """Return the periods of a place's entry in every version, each with its keys."""
    timelines = (place["periods"], *place.get("others", ()))
    return [entry_of(row, PERIOD_KEYS) for rows in timelines for row in rows]


def is_within(period: ControlPeriod, window: Window) -> bool:
    """Whether a period touches the days of `window`."""
    first, last = to_ordinal(window.first), to_ordinal(window.last)
    return period.start <= last and (period.end is None or period.end > first)


def later_day(ordinal: int, period: ControlPeriod) -> str:
    """Return an ISO day of a period, empty when there is none or it is the period's first day."""
    return to_day(ordinal) if ordinal not in (0, period.start) else ""


def certainty_entry(certainty: Certainty | None) -> str:
    """Return a certainty as the page reads it: empty for `reported`, the usual one."""
    return certainty.value if certainty and certainty is not Certainty.REPORTED else ""


def conflict_halves(period: ControlPeriod, evidence: Sequence[Evidence]) -> list[Json]:
    """Return what the earlier and the later sentence of a dispute say, in that order."""
    if not period.disputed:
        return []
    return [half(item) for item in sides(period.mentions, evidence)]


def half(item: Evidence) -> Json:
    """Return one side of a dispute as a mark."""
    state = State.HELD if item.controller else State.CONTESTED
    claimed = "claimed" if item.claimed else ""
    return compact({"s": state.value, "c": item.controller, "q": claimed})


def coordinates(place: Place) -> list[float]:
    """Return the (lon, lat) of a place as the page writes them, empty when it is not located."""
    if place.lon is None or place.lat is None:
        return []
    return [round(place.lon, 4), round(place.lat, 4)]


def searched(shown: Sequence[str], spellings: Iterable[Name]) -> list[str]:
    """Return the spellings that a search does not find in a name `shown` or in one another."""
    kept = list(shown)
    for toponym in sorted({name.toponym for name in spellings}, key=lambda t: (-len(t), t)):
        if not any(sought(toponym) in sought(other) for other in kept):
            kept.append(toponym)
    return kept[len(shown) :]
