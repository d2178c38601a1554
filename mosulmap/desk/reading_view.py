"""What is shown for reading: the questions in their order, and each article with its mentions."""

from __future__ import annotations

from ..curate.decisions import cells_of_row
from ..curate.questions import Question, questions_of
from ..errors import RequestError
from ..reading.text_language import language_of
from .workspace import Reply, Values, Workspace


def reading_view(workspace: Workspace, _: Values) -> Reply:
    """Return the articles, and the questions that wait, in the order in which they are asked."""
    reading = workspace.read()
    waiting = questions_of(reading.sound.mentions.rows)
    return {
        "number": reading.number,
        "articles": [
            {"id": row.id, "title": row.title, "label": row.label, "published": row.published}
            for row in reading.sound.articles.rows
        ],
        "questions": [question_entry(question) for question in waiting],
    }


def question_entry(question: Question) -> Reply:
    """Return a question: the ids of its mentions, their article, and whether it is folded away."""
    return {
        "key": question.key,
        "article": question.mentions[0].article_id,
        "ids": [mention.id for mention in question.mentions],
        "folded": question.folded,
        "deferred": question.deferred,
    }


def article_view(workspace: Workspace, values: Values) -> Reply:
    """Return an article with its text, and its mentions as cells by column.

    Offsets count code points, as in the tables. Raises `RequestError` for an unknown id.
    """
    reading = workspace.read()
    wanted = values.get("id", "")
    row = next((one for one in reading.sound.articles.rows if one.id == wanted), None)
    if row is None:
        raise RequestError(f"no article has the id '{wanted}', or it has a fault; see Check")
    text = reading.project.texts.get(row.id, "")
    return {
        "number": reading.number,
        "id": row.id,
        "title": row.title,
        "label": row.label,
        "published": row.published,
        "basis": row.published_basis,
        "url": row.url,
        "language": language_of(text),
        "text": text,
        "mentions": [
            cells_of_row(one) for one in reading.sound.mentions.rows if one.article_id == row.id
        ],
    }
