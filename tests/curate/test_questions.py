"""The order in which proposals are asked about, and which are one question."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mosulmap.curate.questions import Question, questions_of
from mosulmap.model.rows import Event, Mention, Review

LIST = "Troops captured Arda, Bela and Cana on Friday."


def mention(words: str, place: str, at: int = 0, **cells: object) -> Mention:
    """Return a proposal about `place`, whose sentence begins at `at` in its article."""
    article = str(cells.pop("article", "one"))
    start = at + words.index(place)
    given = {
        "article_id": article,
        "char_start": start,
        "char_end": start + len(place),
        "toponym": place,
        "place_id": place.lower(),
        "event": Event.NONE,
        "quote": words,
        "status": Review.PROPOSED,
        "id": f"{article}:{start}",
    }
    return Mention.model_validate(given | cells)


def taken(place: str, at: int = 0, **cells: object) -> Mention:
    """Return the proposal that a place of the list was captured."""
    stated = {"event": Event.CAPTURE, "actor": "isf", "control": "isf", "event_date": "2016-11-04"}
    return mention(LIST, place, at, **(stated | cells))


def keys(*rows: Mention) -> list[tuple[str, ...]]:
    """Return the places of each question, in their order."""
    return [tuple(row.toponym for row in one.mentions) for one in questions_of(rows)]


def test_equal_statements_of_one_list_are_one_question() -> None:
    """`A, B and C were captured`: one answer decides all three."""
    rows = [taken("Arda"), taken("Bela"), taken("Cana")]
    (question,) = questions_of(rows)
    assert question == Question("one:16", tuple(rows), bears_control=True)


@pytest.mark.parametrize(
    "other",
    [
        {"event": Event.ENTRY},
        {"actor": "cts"},
        {"control": "contested"},
        {"event_date": "2016-11-05"},
        {"claimant": "isf"},
        {"assertion": "implied"},
        {"article": "two"},
        {"status": Review.DEFERRED},
        {"place_id": "arda"},
        {"at": 400},
        {"note": "rule: take; which one is meant: bela in x or bela_2 in y?"},
    ],
)
def test_another_statement_is_another_question(other: dict[str, object]) -> None:
    """Another party, day or voice, another printing of the sentence, the same place again."""
    at = other.get("at", 0)
    cells = {key: value for key, value in other.items() if key != "at"}
    assert len(questions_of([taken("Arda"), taken("Bela", int(str(at)), **cells)])) == 2


def test_what_bears_control_comes_first_and_what_asserts_nothing_last() -> None:
    """Then other reports, then what was deferred; folded are only those without an assertion."""
    rows = [
        mention("People spoke in Dara.", "Dara", 10, event=Event.VISIT),
        mention("A bomb fell on Enda.", "Enda", 100, event=Event.ATTACK),
        taken("Arda", 200, status=Review.DEFERRED),
        taken("Bela", 300),
        mention("The rebels left Fala.", "Fala", 400, event=Event.WITHDRAWAL, actor="is"),
    ]
    assert keys(*rows) == [("Bela",), ("Fala",), ("Enda",), ("Arda",), ("Dara",)]
    assert [one.folded for one in questions_of(rows)] == [False, False, False, False, True]


def test_articles_stand_in_the_order_of_the_table() -> None:
    """And their sentences in the order of the text, whatever the order of the rows."""
    rows = [
        taken("Bela", 50, article="late"),
        taken("Arda", 0, article="late"),
        taken("Cana", 0, article="early"),
    ]
    assert keys(*rows) == [("Arda",), ("Bela",), ("Cana",)]


def test_what_is_decided_is_no_question() -> None:
    """Accepted and rejected mentions wait for nobody."""
    decided = [taken("Arda", status=Review.ACCEPTED), taken("Bela", status=Review.REJECTED)]
    assert questions_of(decided) == ()


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["Arda", "Bela", "Cana"]),
            st.integers(0, 3),
            st.sampled_from([Event.CAPTURE, Event.NONE, Event.ATTACK]),
            st.sampled_from(list(Review)),
        ),
        max_size=12,
    )
)
def test_every_waiting_mention_is_asked_about_once(
    drawn: list[tuple[str, int, Event, Review]],
) -> None:
    """A law: no proposal is lost by grouping, none asked twice, and folded ones are at the end."""
    rows = [
        taken(place, 100 * at, event=event, status=status, id=f"one:{number}")
        for number, (place, at, event, status) in enumerate(drawn)
    ]
    found = questions_of(rows)
    asked = [row.id for question in found for row in question.mentions]
    assert sorted(asked) == sorted(row.id for row in rows if row.status.waits)
    folded = [question.folded for question in found]
    assert folded == sorted(folded)
