"""Scores the reading of articles: proposals against gold annotations, by precision and recall.

Gold is JSON lines, one object a mention: `surface, char_start, char_end, place, event_type,
resulting_control, event_date_start, event_date_end, date_precision, in_boilerplate, anaphoric,
auto_filled, ambiguous`.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..errors import DataError, Problem, RequestError
from ..model.gazetteer import Gazetteer
from ..model.rows import CONTESTED, Event
from ..reading.proposals import Proposal
from ..reading.read_article import ReadArticle
from .extract import articles_of_campaign, known_articles, read_files, read_gazetteer

Gold = dict[str, Any]

EVENTS = {
    "entry/advance": Event.ENTRY,
    "withdrawal/loss": Event.WITHDRAWAL,
    "held_by": Event.HOLDING,
    "siege/approach": Event.SIEGE,
    "strike/attack": Event.ATTACK,
    "visit/location-only": Event.VISIT,
}
"""The event types of gold annotations where they differ from ours."""

ANSWERS = {
    **dict.fromkeys(("char_start", "char_end"), (int, "a whole number")),
    **dict.fromkeys(("surface", "place", "event_type", "resulting_control"), (str, "text")),
    **dict.fromkeys(("event_date_start", "event_date_end", "date_precision"), (str, "text")),
    **dict.fromkeys(("in_boilerplate", "anaphoric", "auto_filled"), (bool, "true or false")),
}
"""What every gold annotation must have: the kind of each answer, and its name in messages."""

SILENT = {"unchanged", "unknown"}
PARTIES = {"ISF": "isf", "IS": "is"}


@dataclass
class Score:
    """Right answers among those given and those wanted."""

    right: int = 0
    given: int = 0
    wanted: int = 0

    @property
    def precision(self) -> float:
        """Right answers among those given."""
        return self.right / self.given if self.given else 0.0

    @property
    def recall(self) -> float:
        """Right answers among those wanted."""
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.given + self.wanted
        return 2 * self.right / both if both else 0.0


@dataclass
class Scores:
    """All measures over a set of articles."""

    dates: Score = field(default_factory=Score)
    toponyms: Score = field(default_factory=Score)
    places: Score = field(default_factory=Score)
    events: Score = field(default_factory=Score)
    control: Score = field(default_factory=Score)
    days: Score = field(default_factory=Score)


def evaluate_folder(
    folder: Path, project: Path, gazetteer_folder: Path | None, today: str
) -> Scores:
    """Return the scores of the articles that a folder has gold for.

    Gold is `ID.jsonl` in the folder or its `gold/`; articles are `ID.txt` in the folder, its
    `articles/`, or the project's `seeds/`; their true days stand in the column `published` of the
    folder's `articles.csv`, by `file`, or of the project's.

    Raises `RequestError` when there is no gold or an article is missing, and `DataError` with every
    problem when gold or a table cannot be read.
    """
    gold_files = sorted([*folder.glob("*.jsonl"), *folder.glob("gold/*.jsonl")])
    if not gold_files:
        raise RequestError(f"{folder}: no gold annotations; expected ID.jsonl there or in gold/")
    gazetteer = read_gazetteer(gazetteer_folder or project / "gazetteer")
    known = known_articles(project)
    days = {article.id: article.published for article in known} | days_of(folder)
    files = [article_file(gold.stem, folder, project) for gold in gold_files]
    gold = read_gold_files(gold_files)
    campaign = articles_of_campaign(project, gazetteer_folder)
    articles = read_files(files, gazetteer, campaign, today)
    return score_articles(
        [(a, g, days.get(a.article_id, "")) for a, g in zip(articles, gold, strict=True)], gazetteer
    )


def article_file(article_id: str, folder: Path, project: Path) -> Path:
    """Return the file of an annotated article. Raises `RequestError` when there is none."""
    for place in (folder, folder / "articles", project / "seeds"):
        if (place / f"{article_id}.txt").exists():
            return place / f"{article_id}.txt"
    raise RequestError(f"{folder}: {article_id}.txt is missing beside its gold")


def days_of(folder: Path) -> dict[str, str]:
    """Return the true days of publication from a folder's `articles.csv`, by article id.

    Raises `DataError` when it lacks the columns `file` and `published` or is not UTF-8.
    """
    path = folder / "articles.csv"
    if not path.exists():
        return {}
    rows = csv.DictReader(io.StringIO(text_of(path), newline=""))
    for column in ("file", "published"):
        if rows.fieldnames and column not in rows.fieldnames:
            message = f"has no column '{column}'; expected file,published"
            raise DataError([Problem(path.as_posix(), 1, "", message)])
    return {(row["file"] or "").removesuffix(".txt"): row["published"] for row in rows}


def text_of(path: Path) -> str:
    """Return the text of a file in UTF-8. Raises `DataError` when it cannot be read."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        message = "is not UTF-8; save it as UTF-8"
    except OSError as error:
        message = f"cannot be read ({(error.strerror or str(error)).lower()})"
    raise DataError([Problem(path.as_posix(), 0, "", message)])


def read_gold_files(files: Iterable[Path]) -> list[list[Gold]]:
    """Return the gold of each file. Raises `DataError` with the problems of all of them."""
    gold, problems = [], []
    for file in files:
        try:
            text = text_of(file)
            for number, line in enumerate(text.split("\n"), 1):
                found = gold_problems(line) if line.strip() else ()
                problems += [problem.at(file.as_posix(), number) for problem in found]
        except DataError as error:
            problems += error.problems
            continue
        gold.append(text)
    if problems:
        raise DataError(problems)
    return [read_gold(text) for text in gold]


def gold_problems(line: str) -> Iterator[Problem]:
    """Yield what is wrong with a line of gold; its keys are the columns."""
    try:
        answer = json.loads(line)
    except json.JSONDecodeError as error:
        yield Problem.of_cell("", f"is not JSON ({error.msg})")
        return
    except RecursionError:
        yield Problem.of_cell("", "is not JSON (nested too deeply)")
        return
    if not isinstance(answer, dict):
        yield Problem.of_cell("", "is no annotation; expected a JSON object")
        return
    for key, (kind, words) in ANSWERS.items():
        if key not in answer:
            yield Problem.of_cell(key, f"is missing; expected {words}")
        elif type(answer[key]) is not kind:
            found = json.dumps(answer[key], ensure_ascii=False)
            yield Problem.of_cell(key, f"{found} is not {words}")


def read_gold(text: str) -> list[Gold]:
    """Return the gold annotations of one article from JSON lines."""
    return [json.loads(line) for line in text.split("\n") if line.strip()]


def score_articles(
    articles: Iterable[tuple[ReadArticle, Sequence[Gold], str]], gazetteer: Gazetteer
) -> Scores:
    """Return the scores of articles as read, each with its gold and its true day of publication.

    Mentions in boilerplate, and those gold calls ambiguous, count nowhere; anaphoric ones, those
    filled in automatically, and places that the gazetteer has not are not asked for.
    """
    names = {fold(name.toponym): name.place_id for name in gazetteer.names}
    names |= {fold(place.title): place.id for place in gazetteer.places}
    scores = Scores()
    for article, gold, published in articles:
        scores.dates.wanted += 1
        scores.dates.given += bool(article.dating.published)
        scores.dates.right += article.dating.published == published
        score_mentions(scores, article.proposals, gold, names.get, gazetteer)
    return scores


def score_mentions(
    scores: Scores,
    proposals: Sequence[Proposal],
    gold: Sequence[Gold],
    place_of: Callable[[str], str | None],
    gazetteer: Gazetteer,
) -> None:
    """Add one article's mentions to `scores`."""
    story = [g for g in gold if not g["in_boilerplate"]]
    by_span = {(g["char_start"], g["char_end"]): g for g in story}
    asked = {
        span: g
        for span, g in by_span.items()
        if not (g["anaphoric"] or g["auto_filled"]) and known_place(g, place_of)
    }
    given = {(p.mention.char_start, p.mention.char_end): p for p in proposals}
    scores.toponyms.right += sum(span in by_span for span in given)
    scores.toponyms.given += len(given)
    scores.toponyms.wanted += sum(span in by_span for span in given) + sum(
        span not in given for span in asked
    )
    for span, proposal in given.items():
        answer = by_span.get(span)
        if answer is None:
            scores.control.given += bool(proposal.mention.control)
        elif not answer.get("ambiguous"):
            score_one(scores, proposal, answer, place_of, gazetteer)
    for span, answer in asked.items():
        if span not in given and asserts(answer) and not answer.get("ambiguous"):
            scores.control.wanted += 1


def score_one(
    scores: Scores,
    proposal: Proposal,
    gold: Gold,
    place_of: Callable[[str], str | None],
    gazetteer: Gazetteer,
) -> None:
    """Add to `scores` one mention that both gold and the proposals have."""
    mention = proposal.mention
    wanted = known_place(gold, place_of)
    if wanted:
        add(scores.places, right=mention.place_id == wanted)
    if not gold["auto_filled"]:
        event = EVENTS.get(gold["event_type"], gold["event_type"])
        add(scores.events, right=mention.event == event)
        if gold["date_precision"] == "day":
            same = (proposal.first, proposal.last)
            add(
                scores.days,
                right=same == (gold["event_date_start"], gold["event_date_end"]),
            )
    said, asked = control_label(mention.control, gazetteer), gold["resulting_control"]
    scores.control.given += bool(said)
    scores.control.wanted += asserts(gold)
    scores.control.right += bool(said) and said == asked


def add(score: Score, *, right: bool) -> None:
    """Count one answer to one question."""
    score.given += 1
    score.wanted += 1
    score.right += right


def asserts(gold: Gold) -> bool:
    """Whether a gold mention says anything of control."""
    return gold["resulting_control"] not in SILENT


def control_label(control: str, gazetteer: Gazetteer) -> str:
    """Return the label that gold has for a mention's control; empty when it says nothing of it."""
    if control in ("", CONTESTED):
        return control
    labels = {actor: label for label, actor in PARTIES.items()}
    return labels.get(gazetteer.holder(control), "other")


def known_place(gold: Gold, place_of: Callable[[str], str | None]) -> str:
    """Return the id of the place that gold means, empty when it is not in the gazetteer."""
    for words in (gold["place"], gold["place"].partition(" (")[0], gold["surface"]):
        found = place_of(fold(words))
        if found:
            return found
    return ""


def fold(words: str) -> str:
    """Return a name without case and hyphens."""
    return words.casefold().replace("-", " ")


def format_scores(sets: Mapping[str, Scores]) -> str:
    """Return the scores as a Markdown table, one line a measure and one column a set."""
    lines = [
        "| measure | " + " | ".join(sets) + " |",
        "|---|" + "---|" * len(sets),
        row("publication dates right / wrong / none", sets, lambda s: dates_words(s.dates)),
        row("toponyms, precision / recall / F1", sets, lambda s: triple(s.toponyms)),
        row("places resolved", sets, lambda s: f"{s.places.recall:.3f}"),
        row("event types", sets, lambda s: f"{s.events.recall:.3f}"),
        row("control, precision / recall / F1", sets, lambda s: triple(s.control)),
        row("event days", sets, lambda s: f"{s.days.recall:.3f}"),
    ]
    return "\n".join(lines) + "\n"


def row(name: str, sets: Mapping[str, Scores], words: Callable[[Scores], str]) -> str:
    """Return one line of the table."""
    return f"| {name} | " + " | ".join(words(scores) for scores in sets.values()) + " |"


def dates_words(score: Score) -> str:
    """Return how many dates are right, wrong and not given."""
    return f"{score.right} / {score.given - score.right} / {score.wanted - score.given}"


def triple(score: Score) -> str:
    """Return precision, recall and F1."""
    return f"{score.precision:.3f} / {score.recall:.3f} / {score.f1:.3f}"
