"""The places as the page shows them: names, position, periods, and the evidence on each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from ..control.study import Study
from ..control.verdicts import Verdict
from ..control.wording import verdict_words
from ..geo.map_layout import Layout
from ..languages.catalogue import Language
from ..model.kept import FORGETFUL, Kept
from ..model.rows import Place
from .encode.pool import DIGITS, Json, Pool, Wordings, entry_of
from .place_draft import JUDGED, PERIOD_KEYS, PlaceDraft, PlaceDrafts
from .place_names import place_name_entry

AT = {key: number for number, key in enumerate(PERIOD_KEYS)}
"""Where each value of a period stands in its row."""

UNDOTTED = ("id", "type")
"""The fields of a place's name that a dot has not."""

Numbers = tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]
"""The numbers on the page of a draft's mentions, of its texts and of its verdicts."""


Timeline = list[list[Any]]
"""The periods of a place in one version, a row each."""


class Numbering(NamedTuple):
    """The numbers on the page of what each draft names, and what has them, in their order."""

    mentions: tuple[tuple[int, ...], ...]
    texts: tuple[tuple[int, ...], ...]
    verdicts: tuple[tuple[int, ...], ...]
    mention_ids: tuple[str, ...]
    wordings: tuple[tuple[str, ...], ...]
    judged: tuple[Verdict | None, ...]


class PlaceEntries:
    """The entries of the page's data for the places of a study.

    `named` are those of the places that an article names; `numbering` has what their numbers mean.
    """

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
        self.kept, self.languages = kept, tuple(languages)
        self.made = PlaceDrafts(study, layout, languages, kept)
        self.gazetteer = study.project.gazetteer
        places = [place for place in self.gazetteer.places if place.id in self.made.mentions]
        self.ids = [place.id for place in places]
        self.drafts = self.made.drafts(places)
        self.numbering = self.number_all()
        self.named = self.entries()

    def number_all(self) -> Numbering:
        """Return the numbers of all that the drafts name."""
        named = (
            tuple(draft.mentions for draft in self.drafts),
            tuple(draft.texts for draft in self.drafts),
            tuple(draft.verdicts for draft in self.drafts),
        )
        first = Wordings(self.languages).pool.items
        return self.kept.of(("numbering",), named, lambda: number_all(*named, first))

    def entries(self) -> tuple[Json, ...]:
        """Return the entries of the drafts with the numbers of the page."""
        drafts, kept, ids = self.drafts, self.kept, self.ids
        mentions, texts, verdicts, *_ = self.numbering
        # Few periods quote a mention: those of the others stay when an edit shifts the numbers.
        quoted = tuple(
            own if draft.quotes else () for draft, own in zip(drafts, mentions, strict=True)
        )
        numbers = list(zip(mentions, texts, verdicts, strict=True))
        timelines = kept.each(
            ("timelines",),
            ids,
            (drafts, quoted, texts, verdicts),
            lambda row: numbered_timelines(drafts[row], numbers[row]),
        )
        return kept.each(
            ("entry",),
            ids,
            (timelines, mentions),
            lambda row: numbered(drafts[row], numbers[row], timelines[row]),
        )

    def dots(self, words: Wordings) -> list[Json]:
        """Return the located places that no article names; shared texts are numbered in `words`."""
        return [
            {key: value for key, value in self.name(place, words).items() if key not in UNDOTTED}
            for place in self.gazetteer.places
            if place.located and place.id not in self.made.mentions and place.fclass in ("P", "S")
        ]

    def verdicts(self) -> dict[str, list[str]]:
        """Return the words of every verdict by language code; a period's `v` has their numbers."""
        return {
            language.code: [
                verdict_words(verdict, language) if verdict else ""
                for verdict in self.numbering.judged
            ]
            for language in self.languages
        }

    def name(self, place: Place, words: Wordings) -> Json:
        """Return what a place is called in each language, and where it lies."""
        return place_name_entry(place, self.gazetteer, words)


def number_all(
    mentions: Iterable[Sequence[str]],
    texts: Iterable[Sequence[tuple[str, ...]]],
    verdicts: Iterable[Sequence[Verdict | None]],
    first: Sequence[tuple[str, ...]],
) -> Numbering:
    """Return the numbers of mentions, texts and verdicts, in the order in which places name them.

    The texts `first` have the first numbers.
    """
    ids, words, judged = Pool[str](), Pool(first), Pool[Verdict | None](JUDGED)
    return Numbering(
        tuple(tuple(map(ids.number, own)) for own in mentions),
        tuple(tuple(map(words.number, own)) for own in texts),
        tuple(tuple(map(judged.number, own)) for own in verdicts),
        tuple(ids.items),
        tuple(words.items),
        tuple(judged.items),
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


def holders_of(place: Json) -> frozenset[str]:
    """Return the ids of the parties that any period of a place's entry shows, in any version."""
    timelines = (place["periods"], *place.get("others", ()))
    rows = [row for periods in timelines for row in periods]
    own = {row[AT["c"]] for row in rows if len(row) > AT["c"]}
    disputes = (row[AT["halves"]] or () for row in rows if len(row) > AT["halves"])
    return frozenset(own | {half.get("c") for halves in disputes for half in halves})


def changed_days(places: Sequence[Json], kept: Kept = FORGETFUL) -> tuple[tuple[str, ...], ...]:
    """Return for each place's entry the ISO days of its changes, in their order."""
    return kept.each(
        ("changed days",),
        [place["id"] for place in places],
        (tuple(places),),
        lambda row: tuple([period[0] for period in changed_rows(places[row])]),
    )


def all_holders(places: Sequence[Json], kept: Kept = FORGETFUL) -> frozenset[str]:
    """Return the ids of the parties that any of the places' entries shows."""
    found = kept.each(
        ("holders",),
        [place["id"] for place in places],
        (tuple(places),),
        lambda row: holders_of(places[row]),
    )
    return frozenset[str]().union(*found)
