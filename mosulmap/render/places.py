"""The places as the page shows them: names, position, periods, and the evidence on each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from ..control.study import Study
from ..control.verdicts import Verdict
from ..control.wording import verdict_words
from ..geo.map_layout import Layout
from ..model.kept import FORGETFUL, Kept
from ..model.rows import Place
from .encode.pool import DIGITS, Json, Pool, Wordings, entry_of
from .place_draft import JUDGED, PERIOD_KEYS, PlaceDraft, PlaceDrafts
from .place_names import place_name_entry
from .quotes import Quotes

AT = {key: number for number, key in enumerate(PERIOD_KEYS)}
"""Where each value of a period stands in its row."""

Numbers = tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]
"""The numbers on the page of a draft's mentions, of its texts and of its verdicts."""


Timeline = list[list[Any]]
"""The periods of a place in one version, a row each."""


class PlaceEntries:
    """Builds the entries of the page's data for the places of a study."""

    def __init__(
        self,
        study: Study,
        layout: Layout,
        quotes: Quotes,
        words: Wordings,
        kept: Kept = FORGETFUL,
    ) -> None:
        """Take places from `layout`; number mentions in `quotes` and shared texts in `words`.

        What `kept` has of a place whose inputs are the same is not made again.
        """
        self.quotes, self.words, self.kept = quotes, words, kept
        self.drafts = PlaceDrafts(study, layout, words.languages)
        self.gazetteer = study.project.gazetteer
        self.judged: Pool[Verdict | None] = Pool(JUDGED)

    def named(self) -> list[Json]:
        """Return every place that an article names."""
        mentions = self.drafts.mentions
        return [self.entry(place) for place in self.gazetteer.places if place.id in mentions]

    def dots(self) -> list[Json]:
        """Return the located places that no article names."""
        return [
            {key: value for key, value in self.name(place).items() if key not in ("id", "type")}
            for place in self.gazetteer.places
            if place.located and place.id not in self.drafts.mentions and place.fclass in ("P", "S")
        ]

    def verdicts(self) -> dict[str, list[str]]:
        """Return the words of every verdict by language code; a period's `v` has their numbers."""
        return {
            language.code: [verdict_words(v, language) if v else "" for v in self.judged.items]
            for language in self.words.languages
        }

    def name(self, place: Place) -> Json:
        """Return what a place is called in each language, and where it lies."""
        return place_name_entry(place, self.gazetteer, self.words)

    def entry(self, place: Place) -> Json:
        """Return the entry of one named place, as `place_draft` describes it."""
        drafts = self.drafts
        draft = self.kept.of(("draft", place.id), drafts.inputs(place), lambda: drafts.draft(place))
        numbers = (
            tuple(map(self.quotes.number, draft.mentions)),
            tuple(map(self.words.pool.number, draft.texts)),
            tuple(map(self.judged.number, draft.verdicts)),
        )
        mentions, texts, verdicts = numbers
        # Few periods quote a mention: those of the others stay when an edit shifts the numbers.
        inputs = draft, texts, verdicts, mentions if draft.quotes else ()
        timelines = self.kept.of(
            ("numbered", place.id), inputs, lambda: numbered_timelines(draft, numbers)
        )
        return self.kept.of(
            ("entry", place.id), (timelines, mentions), lambda: numbered(draft, numbers, timelines)
        )


def numbered_timelines(draft: PlaceDraft, numbers: Numbers) -> list[Timeline]:
    """Return the distinct timelines of a draft with the numbers of the page."""
    mentions, texts, verdicts = numbers
    signs = str.maketrans({DIGITS[own]: DIGITS[number] for own, number in enumerate(verdicts)})
    timelines = (draft.entry.get("periods", ()), *draft.entry.get("others", ()))
    return [[numbered_period(row, mentions, texts, signs) for row in rows] for rows in timelines]


def numbered(draft: PlaceDraft, numbers: Numbers, timelines: Sequence[Timeline]) -> Json:
    """Return the entry of a draft with the numbers that its mentions and texts have on the page."""
    mentions, texts, _ = numbers
    entry = draft.entry
    changed: Json = {
        "in": texts[entry["in"]] if "in" in entry else None,
        "away": texts[entry["away"]] if "away" in entry else None,
        "periods": timelines[0],
        "others": timelines[1:],
        "evidence": [[mentions[number], day] for number, day in entry.get("evidence", ())],
        "named": [mentions[number] for number in entry.get("named", ())],
    }
    return {key: changed.get(key, value) for key, value in entry.items()}


def numbered_period(
    row: Sequence[Any], mentions: Sequence[int], texts: Sequence[int], signs: dict[int, str]
) -> list[Any]:
    """Return the row of a period with the numbers of the page; what it has not stays 0."""
    found = list(row)
    renumber: dict[str, Callable[[Any], Any]] = {
        "t": texts.__getitem__,
        "r": texts.__getitem__,
        "m": lambda own: [mentions[number] for number in own],
        "v": lambda own: own.translate(signs),
        "d": lambda own: [texts[number] for number in own],
        "b": texts.__getitem__,
    }
    for key, change in renumber.items():
        at = AT[key]
        if at < len(found) and found[at] != 0:
            found[at] = change(found[at])
    return found


def periods_of(place: Json) -> list[Json]:
    """Return the periods of a place's entry, each with its keys."""
    return [entry_of(row, PERIOD_KEYS) for row in place["periods"]]


def changes_of(place: Json) -> list[Json]:
    """Return the periods of a place's entry that begin with a change, each with its keys."""
    return [entry_of(row, PERIOD_KEYS) for row in changed_rows(place)]


def changed_rows(place: Json) -> list[list[Any]]:
    """Return the rows of the periods that begin with a change; a row begins with its ISO day."""
    at = AT["x"]
    return [row for row in place["periods"] if len(row) > at and row[at]]


def holders_of(place: Json) -> set[str]:
    """Return the ids of the parties that any period of a place's entry shows, in any version."""
    timelines = (place["periods"], *place.get("others", ()))
    rows = [row for periods in timelines for row in periods]
    own = {row[AT["c"]] for row in rows if len(row) > AT["c"]}
    disputes = (row[AT["halves"]] or () for row in rows if len(row) > AT["halves"])
    return own | {half.get("c") for halves in disputes for half in halves}
