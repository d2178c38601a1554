"""What changed between two days, or between what was known by two days, in words and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from ..control.changes import CATEGORIES, Change, find_changes
from ..control.study import Study
from ..errors import RequestError
from ..languages.catalogue import ENGLISH
from ..model.dates import to_ordinal
from ..terminal import as_json, plain, wrap
from .citations import Citations, Json, state_entry, state_line


@dataclass(frozen=True)
class Comparison:
    """Two answers about the same places: what `before` says of one ISO day, `after` of another.

    Either the days differ and the studies are one, or the studies know of different articles.
    """

    before: Study
    first: str
    after: Study
    second: str
    changes: tuple[Change, ...]

    @property
    def of_knowledge(self) -> bool:
        """Whether it compares what was known, and not two days."""
        return self.before is not self.after


def in_order(first: str, second: str, option: str = "") -> None:
    """Raise `RequestError`, which says how to correct it, where `second` is before `first`."""
    if second < first:
        prefix = f"{option} " if option else ""
        raise RequestError(
            f"{prefix}{first} {second} goes back in time; write {prefix}{second} {first}"
        )


def compare(before: Study, first: str, after: Study, second: str) -> Comparison:
    """Return how what `after` says of the ISO day `second` differs from `before` on `first`."""
    changes = find_changes(
        before.timelines,
        to_ordinal(first),
        after.timelines,
        to_ordinal(second),
        sorted(before.named | after.named),
    )
    return Comparison(before, first, after, second, changes)


def format_changes(found: Comparison) -> str:
    """Return the changes as text for people, by category, each with its sentences."""
    cite, gazetteer = Citations(found.after), found.after.project.gazetteer
    lines = [wrap(heading(found))]
    if not found.changes:
        lines += ["", wrap(why_nothing(found))]
    for category, group in groupby(found.changes, key=lambda change: change.category):
        changes = sorted(group, key=lambda change: gazetteer.place[change.place_id].title)
        lines += ["", f"{CATEGORIES[category]} ({len(changes)})"]
        for change in changes:
            lines += change_lines(change, found, cite)
    return "\n".join(lines) + "\n"


def heading(found: Comparison) -> str:
    """Return what is compared."""
    if found.of_knowledge:
        earlier, later = ENGLISH.day(found.before.known_by), ENGLISH.day(found.after.known_by)
        return f"{ENGLISH.day(found.second)}, as known by {earlier} and by {later}"
    known_by = found.after.known_by
    known = f", as known by {ENGLISH.day(known_by)}" if known_by else ""
    return f"{ENGLISH.day(found.first)} to {ENGLISH.day(found.second)}{known}"


def change_lines(change: Change, found: Comparison, cite: Citations) -> Iterator[str]:
    """Yield the place with its state before and after, and each sentence behind it once."""
    gazetteer = found.after.project.gazetteer
    title = gazetteer.place[change.place_id].title
    before, after = (state_line(p, gazetteer) for p in (change.before, change.after))
    yield wrap(f"{plain(title)}: {before} → {after}", 2, 2)
    for mention_id in change.mentions:
        yield from cite.lines(cite.mentions[mention_id])


def why_nothing(found: Comparison) -> str:
    """Return why no place changed."""
    if found.of_knowledge:
        return why_nothing_new(found)
    if found.first == found.second:
        return "Nothing changed: both days are the same."
    reported = count_reported(found.after, to_ordinal(found.first), to_ordinal(found.second))
    if not reported:
        return "Nothing changed: no sentence says of a day after the first who held a place."
    places = "1 place is" if reported == 1 else f"{reported} places are"
    return f"Nothing changed: {places} spoken of in between, and all is as it was."


def why_nothing_new(found: Comparison) -> str:
    """Return why later articles changed nothing."""
    former = {article.id for article in found.before.articles}
    new = sum(article.id not in former for article in found.after.articles)
    if not new:
        return "Nothing changed: no article was published in between."
    articles = "1 article was" if new == 1 else f"{new} articles were"
    return f"Nothing changed about this day, although {articles} published in between."


def count_reported(study: Study, first: int, second: int) -> int:
    """Return of how many places anything is found to begin after ordinal `first`, by `second`."""
    return sum(
        any(first < finding.day <= second for finding in (*record.stated, *record.implied))
        for record in study.timelines.records.values()
    )


def format_changes_json(found: Comparison) -> str:
    """Return the changes as a JSON object; `known_by` is null where all articles count."""
    cite, gazetteer = Citations(found.after), found.after.project.gazetteer
    return as_json(
        {
            "before": {"date": found.first, "known_by": found.before.known_by or None},
            "after": {"date": found.second, "known_by": found.after.known_by or None},
            "changes": [
                {
                    "place_id": change.place_id,
                    "title": gazetteer.place[change.place_id].title,
                    **change_entry(change, found, cite),
                }
                for change in found.changes
            ],
        }
    )


def change_entry(change: Change, found: Comparison, cite: Citations) -> Json:
    """Return the category of a change, what was and is said, and the sentences behind it."""
    return {
        "category": change.category.value,
        "before": state_entry(change.before, found.before),
        "after": state_entry(change.after, found.after),
        "sentences": [cite.entry(cite.mentions[mention_id]) for mention_id in change.mentions],
    }
