"""A place as the page shows it, with numbers of its own: made from it and its family alone.

What a draft says depends on the place, the larger places around it, and what the articles say of
these. So an edit elsewhere leaves it as it was, and `places.PlaceEntries` only gives its mentions
and words the numbers that they have on the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from ..control.changes import is_change
from ..control.doubts import doubts_about, say_doubt
from ..control.evidence import Evidence
from ..control.findings import Rule
from ..control.study import Study
from ..control.timeline import ControlPeriod
from ..control.verdicts import DECISIVE, Verdict, sides, verdicts
from ..control.window import Window
from ..control.wording import rule_message, say_rule, say_state, state_message, verdict_words
from ..geo.map_layout import Layout, place_away
from ..languages.catalogue import Language
from ..model.dates import to_day, to_ordinal
from ..model.kept import FORGETFUL, Kept
from ..model.rows import Certainty, Mention, Place, State
from .encode.pool import DIGITS, Json, Pool, Wordings, compact, row_of
from .place_names import place_name_entry
from .sayings import M, Say, Sayings, party_words
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

JUDGED: tuple[Verdict | None, ...] = (None, Verdict.DECIDES)
"""The verdicts that have a number before any period is judged."""


@dataclass(frozen=True, slots=True)
class PlaceDraft:
    """The entry of a place, and what its numbers stand for: mentions, texts and verdicts.

    `quotes` is whether any period quotes a mention.
    """

    entry: Json
    mentions: tuple[str, ...]
    texts: tuple[tuple[str, ...], ...]
    verdicts: tuple[Verdict | None, ...]
    quotes: bool


class PlaceDrafts:
    """Makes the drafts of the places of a study."""

    def __init__(
        self,
        study: Study,
        layout: Layout,
        languages: Sequence[Language],
        kept: Kept = FORGETFUL,
    ) -> None:
        """Take places from `layout`, and say everything in `languages`.

        What `kept` has of a place whose inputs are the same is not made again.
        """
        self.study, self.layout, self.languages = study, layout, tuple(languages)
        self.kept, self.gazetteer = kept, study.project.gazetteer
        self.version_timelines = VersionTimelines(study, kept)
        self.mentions = self.version_timelines.naming.mentions
        self.versions = versions_of(study.articles)
        self.first = to_ordinal(study.window.first)
        self.sayings = Sayings(self.gazetteer, self.languages)

    @cached_property
    def mention(self) -> dict[str, Mention]:
        """The mentions by id."""
        return {mention.id: mention for mention in self.study.mentions}

    def drafts(self, places: Sequence[Place]) -> tuple[PlaceDraft, ...]:
        """Return the drafts of places that articles name, in their order."""
        return self.kept.each(
            ("draft",),
            [place.id for place in places],
            self.inputs(places),
            lambda row: PlaceDrafter(self, places[row]).draft(),
            self.shared_inputs,
        )

    @property
    def shared_inputs(self) -> tuple[object, ...]:
        """All that every draft is made of."""
        study = self.study
        version_keys = tuple((one.known_by, one.without) for one in self.versions)
        return (
            *(study.window.first, study.window.last, study.stale_after),
            *(party_words(self.gazetteer, self.languages), version_keys, self.languages),
        )

    def inputs(self, places: Sequence[Place]) -> tuple[tuple[object, ...], ...]:
        """Return columns with all that the draft of each place is made of beside the shared inputs.

        The same inputs give the same draft.
        """
        own, family, layout = self.own_inputs(), self.version_timelines.family, self.layout
        return (
            tuple(tuple([own[member] for member in family(place.id)]) for place in places),
            tuple(map(layout.kind, places)),
            tuple(map(layout.layer, places)),
            tuple(tuple(map(str, layout.tag_position(place))) for place in places),
            self.away_words(places, own),
        )

    def own_inputs(self) -> dict[str, tuple[object, ...]]:
        """Return by the id of each place what is known of it alone: one object while it lasts."""
        places, naming = self.gazetteer.places, self.version_timelines.naming
        ids = [place.id for place in places]
        columns: tuple[tuple[object, ...], ...] = (
            places,
            tuple(self.gazetteer.toponyms.get(key, ()) for key in ids),
            tuple(naming.mentions.get(key, ()) for key in ids),
            tuple(naming.articles.get(key, ()) for key in ids),
        )
        rows = self.kept.each(
            ("own",), ids, columns, lambda row: tuple(column[row] for column in columns)
        )
        return dict(zip(ids, rows, strict=True))

    def away_words(
        self, places: Sequence[Place], own: Mapping[str, tuple[object, ...]]
    ) -> tuple[tuple[str, ...], ...]:
        """Return how far each place lies from the hub, in each language; empty on the main map."""
        hub, gazetteer = self.layout.hub, self.gazetteer
        around = [own[place.id] for place in (*([hub] if hub else []), *gazetteer.countries)]
        return self.kept.each(
            ("away",),
            [place.id for place in places],
            (tuple(places), tuple(map(self.layout.layer, places))),
            lambda row: tuple(
                place_away(places[row], gazetteer, self.layout, one) for one in self.languages
            ),
            (hub, *around, *self.languages),
        )


class PlaceDrafter:
    """Makes one draft."""

    def __init__(self, drafts: PlaceDrafts, place: Place) -> None:
        """Begin the draft of `place`, without any number."""
        self.drafts, self.place = drafts, place
        self.study, self.version_timelines = drafts.study, drafts.version_timelines
        self.words = Wordings(drafts.languages)
        self.numbers: Pool[str] = Pool()
        self.judged: Pool[Verdict | None] = Pool(JUDGED)
        found, _ = self.version_timelines.read_mentions(place.id)
        self.evidence = sorted(found, key=lambda item: item.order)

    def draft(self) -> PlaceDraft:
        """Return the draft."""
        entry = self.entry()
        numbers, texts, judged = self.numbers.items, self.words.pool.items, self.judged.items
        return PlaceDraft(
            entry, tuple(numbers), tuple(texts), tuple(judged), quotes=has_quotes(entry)
        )

    def entry(self) -> Json:
        """Return the entry of the place: periods, evidence and other mentions.

        `periods` is the timeline of the first version and `others` the timelines that differ from
        it; `versions` has, for each version, the number of its timeline among these, from 0.
        `evidence` has a [mention's number, ISO day] for each piece, oldest first.
        """
        place, layout = self.place, self.drafts.layout
        counted = {item.mention.id for item in self.evidence}
        passing = [m.id for m in self.drafts.mentions.get(place.id, ()) if m.id not in counted]
        timelines = self.timelines()
        distinct = [rows for i, rows in enumerate(timelines) if rows not in timelines[:i]]
        number = self.numbers.number
        return compact(
            {
                **place_name_entry(place, self.drafts.gazetteer, self.words),
                "kind": layout.kind(place),
                "tag": layout.tag_position(place),
                "layer": layout.layer(place),
                "unc": place.geo_uncertainty_m,
                "est": place.estimated,
                "note": place.note,
                "away": self.away(),
                "periods": distinct[0],
                "others": distinct[1:],
                "versions": [distinct.index(rows) for rows in timelines],
                "evidence": [[number(i.mention.id), to_day(i.start)] for i in self.evidence],
                "named": [number(mention_id) for mention_id in passing[:NAMED]],
            }
        )

    def away(self) -> int | None:
        """Return the number of the words for how far the place lies, None on the main map."""
        place, drafts = self.place, self.drafts
        return (
            self.words.number(
                lambda language: place_away(place, drafts.gazetteer, drafts.layout, language)
            )
            or None
        )

    def timelines(self) -> list[list[list[Any]]]:
        """Return the timeline of every version; the same articles give the same one."""
        made: dict[frozenset[str], list[list[Any]]] = {}
        found = []
        for version in self.drafts.versions:
            relevant = self.version_timelines.relevant_articles(version, self.place.id)
            if relevant not in made:
                made[relevant] = self.timeline(version)
            found.append(made[relevant])
        return found

    def timeline(self, version: Version) -> list[list[Any]]:
        """Return the periods of the place in a version, in the days of the window."""
        shown_periods = self.version_timelines.version_periods(version, self.place.id)
        formers = (None, *(shown.period for shown in shown_periods))
        return [
            self.period(now, former) if now.named else self.unnamed(now)
            for former, now in zip(formers, shown_periods, strict=False)
            if is_within(now.period, self.study.window)
        ]

    def unnamed(self, shown: VersionPeriod) -> list[Any]:
        """Return a period in which no article that counts names the place."""
        state = self.words.number(lambda language: language.say("state_unnamed"))
        entry = {"a": to_day(shown.period.start), "s": "none", "t": state, "r": self.rule(shown)}
        return row_of(entry, PERIOD_KEYS)

    def rule(self, shown: VersionPeriod) -> int:
        """Return the number of the rule behind a period, as words."""
        return self.number(rule_message(shown.period, named=shown.named), say_rule)

    def number(self, message: M, say: Say[M]) -> int:
        """Return the number of what `say` says in each language."""
        return self.words.pool.number(self.drafts.sayings.texts(message, say))

    def period(self, shown: VersionPeriod, former: ControlPeriod | None) -> list[Any]:
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
            "t": self.number(state_message(period), say_state),
            "r": self.rule(shown),
            "from": period.source_id if borrowed else "",
            "m": [self.numbers.number(mention) for mention in period.mentions] if quoted else [],
            "halves": conflict_halves(period, self.evidence),
            **self.reasons(shown),
            "x": is_change(period, former) and period.start >= self.drafts.first,
        }
        return row_of(compact(entry), PERIOD_KEYS)

    def reasons(self, shown: VersionPeriod) -> Json:
        """Return the verdicts on the evidence by the end of a period, and what is in doubt."""
        period = shown.period
        timelines = self.version_timelines.timelines(shown.version, period.place_id)
        counted = self.version_timelines.counted_articles(shown.version)
        items = [item for item in self.evidence if item.mention.article_id in counted]
        last = min(to_ordinal(self.study.window.last), (period.end or FAR) - 1)
        found = dict(verdicts(timelines, period.place_id, last, items))
        signs = (self.judged.number(found.get(item.mention.id)) for item in self.evidence)
        own = {item.mention.id for item in items}
        borrowed = [key for key in period.mentions if key not in own]
        # How old the last word is changes with the day: the page counts.
        fresh = replace(period, stale=False) if period.stale else period
        decisive = [
            self.drafts.mention[key] for key, verdict in found.items() if verdict in DECISIVE
        ]
        became = found[borrowed[0]] if borrowed else None
        return {
            "v": signed(signs),
            "d": [
                self.number(doubt, say_doubt)
                for doubt in doubts_about(self.place, last, fresh, decisive)
            ],
            "b": self.words.number(lambda language: verdict_words(became, language))
            if became
            else None,
        }


def has_quotes(entry: Json) -> bool:
    """Whether any period of a place's entry quotes a mention."""
    at = PERIOD_KEYS.index("m")
    timelines = (entry.get("periods", ()), *entry.get("others", ()))
    return any(len(row) > at and row[at] != 0 for rows in timelines for row in rows)


def signed(numbers: Iterable[int]) -> str:
    """Return numbers below 36 as a text with one digit for each."""
    return "".join([DIGITS[number] for number in numbers])


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
