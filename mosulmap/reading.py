"""From an article's text to proposed mentions: the stages of reading, in their order.

The one place that composes articles, dating, toponyms, timex, events and review; `pipeline` takes
over where mentions are accepted.
"""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from .articles import Span, Story, read_article, read_story
from .check import find_problems
from .dating import Dating, date_article
from .days import to_day, to_ordinal
from .errors import DataError, Problem, RequestError
from .events import Parties, Reading, find_parties, mask, read_event
from .gazetteer import Gazetteer
from .model import ID, Actor, Article, Assertion, Event, Mention, Name, Place, Review
from .project import Project, read_background, read_project
from .review import Merge, merge_proposals
from .suggest import format_suggestions, suggest_places
from .tables import format_cell, format_table, read_table, write_table
from .timex import Timex, find_timexes
from .toponyms import Toponym, ToponymIndex, build_index

Track = Callable[[Sequence[Path]], Iterable[Path]]
"""Yields the files that it is given, and may tell someone which is being read."""

WITH_PARTS = {"city", "region", "country", "town"}
"""Types of place whose neighbourhoods or villages have names of their own."""

MOST_NAMED = 60
"""Places that a sentence can say something of; one that names more is a table or a list."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A proposed mention, the day its article was published, and the rule that read its event.

    `first` and `last` are the ISO days of the event, empty when they could not be resolved.
    """

    mention: Mention
    published: str
    rule: str
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Scene:
    """What every sentence of an article is read with."""

    article_id: str
    story: Story
    dating: Dating
    parties: Parties
    gazetteer: Gazetteer


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """What was read from one article: its day with the evidence, and its proposed mentions."""

    article_id: str
    dating: Dating
    proposals: tuple[Proposal, ...]


def read_news(
    article_id: str,
    text: str,
    index: ToponymIndex,
    *,
    latest: str,
    window: tuple[str, str] | None = None,
    published: str = "",
) -> ReadArticle:
    """Return the mentions that an article's `text` proposes, and how it was dated.

    `published` is the day of publication where it is known already; otherwise it is read from the
    text, not after the ISO day `latest`, and with the project's `window` where no year is printed.
    """
    story = read_story(text)
    toponyms = index.find(text, story.sentences)
    dating = (
        Dating(published, "given")
        if published
        else date_article(
            story,
            latest=to_ordinal(latest),
            relevant=is_relevant(story, toponyms),
            window=(to_ordinal(window[0]), to_ordinal(window[1])) if window else None,
            background=index.gazetteer.background,
        )
    )
    scene = Scene(
        article_id, story, dating, find_parties(story, index.gazetteer.actors), index.gazetteer
    )
    proposals = tuple(
        proposal
        for sentence, named in by_sentence(story.sentences, toponyms)
        for proposal in read_sentence(scene, sentence, named)
    )
    return ReadArticle(article_id, dating, proposals)


def by_sentence(
    sentences: Iterable[Span], toponyms: Iterable[Toponym]
) -> Iterator[tuple[Span, tuple[Toponym, ...]]]:
    """Yield each sentence that names a place, with its toponyms; both sorted, one pass."""
    rest = deque(toponyms)
    for sentence in sentences:
        named = []
        while rest and rest[0].start < sentence.end:
            named.append(rest.popleft())
        if named:
            yield sentence, tuple(named)


def is_relevant(story: Story, toponyms: Sequence[Toponym]) -> bool:
    """Whether the headline or the first sentence names a place of the gazetteer."""
    head = story.sentences[:2]
    return any(span.start <= t.start < span.end for span in head for t in toponyms)


def read_sentence(
    scene: Scene, sentence: Span, toponyms: tuple[Toponym, ...]
) -> Iterator[Proposal]:
    """Yield the proposed mentions of one sentence, one for each of its toponyms."""
    quote = scene.story.of(sentence)
    times = times_of(scene.story, sentence, scene.dating)
    for toponym in toponyms:
        timex = date_event(scene.story, sentence, toponym, times, scene.dating.published)
        reading = read_mention(scene, sentence, toponym, toponyms)
        yield propose(scene, quote, toponym, reading, timex)


def read_mention(
    scene: Scene, sentence: Span, toponym: Toponym, toponyms: tuple[Toponym, ...]
) -> Reading:
    """Return what a sentence says of one of its `toponyms`."""
    if len(toponyms) > MOST_NAMED:
        return Reading(Event.NONE, "", "", "", "list of places")
    small = scene.gazetteer.place[toponym.place_ids[0]].type not in WITH_PARTS
    masked = mask(scene.story, sentence, toponym, toponyms, scene.parties, small=small)
    return settle(read_event(masked), scene.gazetteer)


def propose(
    scene: Scene, quote: str, toponym: Toponym, reading: Reading, timex: Timex | None
) -> Proposal:
    """Return the proposed mention of one toponym."""
    text = scene.story.text
    printed = timex is not None and timex.rule != "publication"
    mention = Mention(
        id=f"{scene.article_id}:{toponym.start}",
        article_id=scene.article_id,
        char_start=toponym.start,
        char_end=toponym.end,
        toponym=text[toponym.start : toponym.end],
        place_id=toponym.place_ids[0],
        event=reading.event,
        actor=reading.actor,
        control=reading.control,
        assertion=Assertion.STATED,
        event_date=timex.edtf if timex else "",
        date_phrase=text[timex.start : timex.end] if timex and printed else "",
        claimant=reading.claimant,
        quote=quote,
        status=Review.PROPOSED,
        note=f"rule: {reading.rule}",
    )
    first, last = (to_day(timex.first), to_day(timex.last)) if timex else ("", "")
    return Proposal(mention, scene.dating.published, reading.rule, first, last)


def settle(reading: Reading, gazetteer: Gazetteer) -> Reading:
    """Return a reading whose holder can be shown; what names no such holder says nothing."""
    if not reading.control or reading.control == "contested":
        return reading
    if gazetteer.holder(reading.control):
        return reading
    event = Event.NONE if reading.event in (Event.CAPTURE, Event.HOLDING) else reading.event
    return Reading(event, reading.actor, "", reading.claimant, reading.rule)


ASIDE = re.compile(r",? (?:which|who|whose|where|when|since|after|before|while)\b[^,.;]*")
CALENDAR = {"iso date", "slashed date", "month day year", "day month year"} | {
    "month day", "day month", "month year"
}  # fmt: skip
"""Rules of times that a calendar fixes, wherever the reader stands."""
THAT = re.compile(r"\bthat\b[^,.;]*")
"""Clauses whose own time is not that of the words before them."""


def times_of(story: Story, sentence: Span, dating: Dating) -> tuple[Timex, ...]:
    """Return the times that a sentence tells of what has happened.

    Where only the season of publication is known, months and days with a name are all that counts.
    """
    if not (dating.published or dating.around):
        return ()
    day = to_ordinal(dating.published or dating.around)
    found = find_timexes(story.text, sentence.start, sentence.end, day)
    return tuple(t for t in found if not t.future and (dating.published or t.rule in CALENDAR))


def date_event(
    story: Story, sentence: Span, toponym: Toponym, times: Sequence[Timex], published: str
) -> Timex | None:
    """Return when the event at a toponym was: the nearest time in its clause, else publication.

    None where no time stands there and the day of publication is not known.
    """
    near = [t for t in times if same_clause(story, sentence, toponym, t)]
    if near:
        return min(near, key=lambda t: distance(toponym, t))
    if not published:
        return None
    day = to_ordinal(published)
    return Timex(sentence.start, sentence.start, day, day, "publication")


def same_clause(story: Story, sentence: Span, toponym: Toponym, timex: Timex) -> bool:
    """Whether no aside ("which …", "since …") holds the one but not the other."""
    for aside in ASIDE.finditer(story.text, sentence.start, sentence.end):
        inside = [aside.start() <= place < aside.end() for place in (toponym.start, timex.start)]
        if inside[0] != inside[1]:
            return False
    return not any(
        said.start() <= timex.start < said.end() and toponym.start < said.start()
        for said in THAT.finditer(story.text, sentence.start, sentence.end)
    )


def distance(toponym: Toponym, timex: Timex) -> int:
    """Return the code points between a toponym and a time expression."""
    return max(timex.start - toponym.end, toponym.start - timex.end, 0)


def extract_project(folder: Path, today: str) -> str:
    """Merge what a project's articles propose into its mentions, and say what came of it.

    Raises what `merge_project` raises, and `OutputError` when the table cannot be written.
    """
    project, merge = merge_project(folder, today)
    if merge.rows != project.mentions.rows:
        write_table(folder / "seeds" / "mentions.csv", merge.rows, Mention)
    counts = f"{len(merge.new)} new, {merge.kept} kept, {len(merge.gone)} gone"
    others = f", {len(merge.moved)} moved, {len(merge.lost)} no longer in their article"
    moved = others if merge.moved or merge.lost else ""
    return f"{folder / 'seeds' / 'mentions.csv'}: {counts}{moved}"


def merge_project(folder: Path, today: str) -> tuple[Project, Merge]:
    """Read every article of a project and merge what it proposes into the project's mentions.

    Returns the project and the merge; nothing is written. Raises `DataError` when the gazetteer or
    the list of articles is wrong, or a reviewed mention does not fit its article.
    """
    project = read_project(folder)
    if problems := find_problems(project):
        raise DataError(problems)
    index = build_index(project.gazetteer)
    proposals = [
        proposal.mention
        for article in project.articles.rows
        for proposal in read_news(
            article.id,
            project.texts[article.id],
            index,
            latest=today,
            window=window_without(project.articles.rows, article.id),
            published=article.published,
        ).proposals
    ]
    return project, merge_proposals(project.mentions.rows, proposals, project.texts)


def extract_files(
    sources: Sequence[Path],
    folder: Path,
    gazetteer_folder: Path | None,
    today: str,
    track: Track = iter,
) -> tuple[list[Proposal], list[str]]:
    """Return what text files propose, and a remark on each: how it was dated, how many mentions.

    The gazetteer is that of the project in `folder` unless a folder is given; the project's
    articles, if it has any, tell the window of the campaign. `track` is handed the files and yields
    them, each as it is read.

    Raises `RequestError` for a gazetteer or a file that is not there, `DataError` for tables or
    texts that cannot be read; nothing is returned then.
    """
    gazetteer = read_gazetteer(gazetteer_folder or folder / "gazetteer")
    articles = known_articles(folder)
    proposals: list[Proposal] = []
    remarks = []
    for article in read_files(sources, gazetteer, articles, today, track):
        proposals += article.proposals
        day = article.dating.published or "unknown"
        remarks.append(
            f"{article.article_id}: {len(article.proposals)} mentions; published {day} "
            f"({article.dating.basis})"
        )
    return proposals, remarks


def known_articles(folder: Path) -> tuple[Article, ...]:
    """Return the articles of the project in `folder`; none where it is no project."""
    path = folder / "seeds" / "articles.csv"
    return read_table(folder, "seeds/articles.csv", Article).rows if path.exists() else ()


BAD_NAME = "a file's name is its article's id; rename it with letters, digits, _ . - only"


def read_files(
    sources: Iterable[Path],
    gazetteer: Gazetteer,
    articles: Sequence[Article],
    today: str,
    track: Track = iter,
) -> list[ReadArticle]:
    """Return each text file as read; folders give their `.txt` files, sorted.

    `track` is handed all files and yields them, so that a caller may show how far reading has come.

    Raises `RequestError` for a path that is not there and `DataError` with a problem for each file
    that is no text in UTF-8 or whose name is no id.
    """
    index = build_index(gazetteer)
    found, problems = [], []
    for file in track([file for source in sources for file in text_files(source)]):
        try:
            text, _ = read_article(file)
        except (OSError, ValueError) as error:
            reason = error.strerror if isinstance(error, OSError) else str(error)
            problems.append(Problem(file.as_posix(), 0, "", f"{reason}; give a text file in UTF-8"))
            continue
        if not ID.fullmatch(file.stem):
            problems.append(Problem(file.as_posix(), 0, "", BAD_NAME))
            continue
        window = window_without(articles, file.stem)
        found.append(read_news(file.stem, text, index, latest=today, window=window))
    if problems:
        raise DataError(problems)
    return found


def text_files(path: Path) -> list[Path]:
    """Return the text files that a path means: itself, or those in the folder."""
    if not path.exists():
        raise RequestError(f"{path}: no such file or folder")
    return sorted(path.glob("*.txt")) if path.is_dir() else [path]


def window_without(articles: Sequence[Article], article_id: str) -> tuple[str, str] | None:
    """Return the first and last day on which the project's other articles were published."""
    days = sorted(a.published for a in articles if a.published and a.id != article_id)
    return (days[0], days[-1]) if days else None


def read_gazetteer(folder: Path) -> Gazetteer:
    """Return the gazetteer in a folder that holds `places.csv`, `names.csv` and `actors.csv`.

    Raises `RequestError` when there is no such folder and `DataError` when a table is wrong.
    """
    if not folder.is_dir():
        raise RequestError(f"{folder}: no such folder; name the gazetteer with --gazetteer DIR")
    places = read_table(folder, "places.csv", Place)
    names = read_table(folder, "names.csv", Name)
    actors = read_table(folder, "actors.csv", Actor)
    background = read_background(folder, "background.csv")
    problems = (*places.problems, *names.problems, *actors.problems, *background.problems)
    if problems:
        raise DataError(problems)
    return Gazetteer(places.rows, names.rows, actors.rows, background.rows)


def format_proposals_csv(proposals: Iterable[Proposal]) -> str:
    """Return proposals with the columns of `mentions.csv`."""
    return format_table((proposal.mention for proposal in proposals), Mention)


def format_proposals_jsonl(proposals: Iterable[Proposal]) -> str:
    """Return proposals as JSON lines: the columns of `mentions.csv` and what is known besides.

    `published` is an ISO day or null, `rule` the rule that read the event, `event_date_start` and
    `event_date_end` ISO days, null where the time could not be resolved.
    """
    return "".join(
        json.dumps(
            {
                **{column: plain(value) for column, value in proposal.mention},
                "published": proposal.published or None,
                "rule": proposal.rule,
                "event_date_start": proposal.first or None,
                "event_date_end": proposal.last or None,
            },
            ensure_ascii=False,
        )
        + "\n"
        for proposal in proposals
    )


def plain(value: object) -> object:
    """Return a cell's value as JSON has it: numbers stay numbers, all else is text."""
    return value if isinstance(value, int) else format_cell(value)


def suggest_for_project(folder: Path) -> str:
    """Return what to add to a project's gazetteer for its articles, ready to be read and pasted.

    Raises `DataError` when its tables are wrong.
    """
    project = read_project(folder)
    if problems := find_problems(project):
        raise DataError(problems)
    index = build_index(project.gazetteer)
    return format_suggestions(suggest_places(project.texts, index))
