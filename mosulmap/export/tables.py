"""What every export holds, as plain rows: control periods, places, mentions, articles, conflicts.

Days are ISO days, first and last included; a day that is None is open. Ids in a cell of several are
joined with `; `. Coordinates are WGS 84 degrees, radii metres.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..control.conflicts import find_conflicts
from ..control.study import Study
from ..control.timeline import FIRST_DAY, ControlPeriod
from ..control.window import Window
from ..errors import RequestError
from ..model.dates import to_day, to_ordinal
from ..model.rows import TABLES, Mention, Place, Row
from ..project.project import DECISIONS

BETWEEN = "; "
"""What stands between the values of a cell that has several."""

DAYS = frozenset({"start", "end", "last_word"})
"""The columns of what is shown that hold days."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Which days are asked for, all ISO: one `date`, or from `first` to `last`; empty is open."""

    date: str = ""
    first: str = ""
    last: str = ""

    @property
    def days(self) -> tuple[int, int | None]:
        """The first and the last ordinal that is asked for; the last is None where it is open."""
        first, last = self.date or self.first, self.date or self.last
        return (to_ordinal(first) if first else FIRST_DAY, to_ordinal(last) if last else None)

    def meets(self, first: int, last: int) -> bool:
        """Whether a span of ordinals, both included, has a day that is asked for."""
        begin, end = self.days
        return last >= begin and (end is None or first <= end)


def checked_scope(scope: Scope) -> Scope:
    """Return a scope that can be met.

    Raises `RequestError` for a day beside a span, and for a span that ends before it begins.
    """
    if scope.date and (scope.first or scope.last):
        raise RequestError("--date is one day, --from and --to a span of days; give one of them")
    if scope.first and scope.last and scope.first > scope.last:
        raise RequestError(f"--from {scope.first} is after --to {scope.last}")
    return scope


def newest_day(study: Study) -> str:
    """Return the ISO day of the newest article: exports that must bear a day bear this one."""
    return max(article.published for article in study.articles)


@dataclass(frozen=True, slots=True)
class PeriodRow:
    """A control period of one place. `start` and `end` are None where nothing bounds them."""

    place_id: str
    title: str
    state: str
    controller: str
    controller_title: str
    certainty: str
    inferred: bool
    inherited: bool
    disputed: bool
    stale: bool
    rule: str
    start: str | None
    end: str | None
    last_word: str | None
    lon: float | None
    lat: float | None
    radius_m: float | None
    mention_ids: str
    quote: str
    source: str


def period_rows(study: Study, scope: Scope = Scope()) -> list[PeriodRow]:
    """Return the control periods of the named places that a scope meets, by place and start."""
    first, last = scope.days
    place_of = study.project.gazetteer.place
    order = {mention.id: number for number, mention in enumerate(study.mentions)}
    return [
        period_row(study, place_of[place_id], period, order)
        for place_id in sorted(study.named)
        for period in study.timelines.periods(place_id)
        if (period.end is None or period.end > first) and (last is None or period.start <= last)
    ]


def period_row(
    study: Study, place: Place, period: ControlPeriod, order: Mapping[str, int]
) -> PeriodRow:
    """Return one period with what its place and its first deciding mention say.

    `order` has the number of each mention in the study, by id.
    """
    actor = study.project.gazetteer.actor.get(period.controller)
    first = min((order[key] for key in period.mentions), default=None)
    cited = None if first is None else study.mentions[first]
    return PeriodRow(
        place_id=place.id,
        title=place.title,
        state=period.state.value,
        controller=period.controller,
        controller_title=actor.title if actor else "",
        certainty=period.certainty.value if period.certainty else "",
        inferred=period.inferred,
        inherited=period.inherited,
        disputed=period.disputed,
        stale=period.stale,
        rule=period.rule.value,
        start=to_day(period.start) if period.start > FIRST_DAY else None,
        end=to_day(period.end - 1) if period.end is not None else None,
        last_word=to_day(period.last_word) if period.last_word else None,
        lon=place.lon,
        lat=place.lat,
        radius_m=place.geo_uncertainty_m,
        mention_ids=BETWEEN.join(period.mentions),
        quote=cited.quote if cited else "",
        source=source_of(study, cited) if cited else "",
    )


def mentions_of(study: Study, place_id: str) -> Iterator[Mention]:
    """Yield the mentions of a place, in the order of the study."""
    return (mention for mention in study.mentions if mention.place_id == place_id)


def source_of(study: Study, mention: Mention) -> str:
    """Return who said it and when: `Reuters, 2016-11-04`; an unnamed article goes by its id."""
    article = study.article[mention.article_id]
    name = BETWEEN.join(article.agency) or article.publisher or article.id
    return ", ".join(filter(None, (name, article.published)))


def point_of(row: PeriodRow | PlaceRow) -> tuple[float, float] | None:
    """Return where the place of a row lies, as (lon, lat); None where that is not known."""
    return None if row.lon is None or row.lat is None else (row.lon, row.lat)


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place of the gazetteer that the mentions name."""

    place_id: str
    title: str
    type: str
    fclass: str
    parent_id: str
    lon: float | None
    lat: float | None
    radius_m: float | None
    geo_source: str
    ccodes: str
    matches: str
    note: str


def place_rows(study: Study) -> list[PlaceRow]:
    """Return the named places, by id."""
    places = sorted(study.project.gazetteer.places, key=lambda place: place.id)
    return [
        PlaceRow(
            place_id=place.id,
            title=place.title,
            type=place.type,
            fclass=place.fclass.value,
            parent_id=place.parent_id,
            lon=place.lon,
            lat=place.lat,
            radius_m=place.geo_uncertainty_m,
            geo_source=place.geo_source,
            ccodes=BETWEEN.join(place.ccodes),
            matches=BETWEEN.join(place.matches),
            note=place.note,
        )
        for place in places
        if place.id in study.named
    ]


@dataclass(frozen=True, slots=True)
class MentionRow:
    """An accepted mention: `char_start` and `char_end` are code points of the article's text."""

    mention_id: str
    article_id: str
    place_id: str
    toponym: str
    event: str
    controller: str
    assertion: str
    event_date: str
    date_phrase: str
    claimant: str
    quote: str
    char_start: int
    char_end: int
    source: str


def mention_rows(study: Study) -> list[MentionRow]:
    """Return the mentions of a study, by article and position."""
    return [
        MentionRow(
            mention_id=m.id,
            article_id=m.article_id,
            place_id=m.place_id,
            toponym=m.toponym,
            event=m.event.value,
            controller=m.control,
            assertion=m.assertion.value,
            event_date=m.event_date,
            date_phrase=m.date_phrase,
            claimant=m.claimant,
            quote=m.quote,
            char_start=m.char_start,
            char_end=m.char_end,
            source=source_of(study, m),
        )
        for m in sorted(study.mentions, key=lambda m: (m.article_id, m.char_start))
    ]


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article that was known by the study's day; `published` is empty where it is not known."""

    article_id: str
    file: str
    title: str
    publisher: str
    agency: str
    url: str
    published: str
    published_basis: str
    sha256: str


def article_rows(study: Study) -> list[ArticleRow]:
    """Return the articles of a study, by id."""
    return [
        ArticleRow(
            article_id=article.id,
            file=article.file,
            title=article.title,
            publisher=article.publisher,
            agency=BETWEEN.join(article.agency),
            url=article.url,
            published=article.published,
            published_basis=article.published_basis,
            sha256=article.sha256,
        )
        for article in sorted(study.articles, key=lambda article: article.id)
    ]


@dataclass(frozen=True, slots=True)
class ConflictRow:
    """Two mentions that cannot both be true, in a `kind` of `control.conflicts.Clash`."""

    kind: str
    place_ids: str
    first: str
    second: str
    first_quote: str
    second_quote: str


def conflict_rows(study: Study) -> list[ConflictRow]:
    """Return the conflicts of a study, by kind, place and order."""
    return [
        ConflictRow(
            kind=found.clash.value,
            place_ids=BETWEEN.join(dict.fromkeys((found.first.place_id, found.second.place_id))),
            first=found.first.id,
            second=found.second.id,
            first_quote=found.first.quote,
            second_quote=found.second.quote,
        )
        for found in find_conflicts(study)
    ]


def project_tables(study: Study) -> Iterator[tuple[str, type[Row], Sequence[Row]]]:
    """Yield path, model and rows of each table of the sound part of the project, decisions last."""
    found = {table.path: table.rows for table in study.project.tables}
    found[DECISIONS] = study.project.decisions
    for path, rows in found.items():
        yield path, TABLES[path], rows


def in_window(rows: Sequence[PeriodRow], window: Window) -> Iterator[PeriodRow]:
    """Yield the periods that have a day inside a window."""
    for row in rows:
        if (row.end or window.last) >= window.first and (row.start or window.first) <= window.last:
            yield row
