"""Frames: one row is one way of saying."""

from __future__ import annotations

import pytest

from mosulmap.errors import DataError
from mosulmap.model.rows import Event
from mosulmap.reading.frames import frames, make_lexicon, read_frames

HEADER = "name,form,words,particle,noun,event,roles,acled,example\n"


def test_a_row_adds_a_way_of_saying() -> None:
    """A verb and a state are each called up by the words of their row alone."""
    rows = 'take,verb,wangle,,,capture,object=agent,,"They wangled it."\n'
    rows += 'in clutches,state,clutch,in,,holding,subject=agent,,"It is in their clutches."\n'
    lexicon = make_lexicon(read_frames((HEADER + rows).encode()))
    (verb,), (state,) = lexicon.verbs["wangle"], lexicon.states["clutch"]
    assert (verb.event, verb.roles) == (Event.CAPTURE, {"object": "agent"})
    assert (state.event, state.particles) == (Event.HOLDING, ("in",))


@pytest.mark.parametrize(
    ("row", "where", "known"),
    [
        ("take,verb,wangle,,,capture,object=winner,,x", "roles: 'winner' is no effect", "besieged"),
        ("take,verb,wangle,,,capture,subjekt=agent,,x", "roles: 'subjekt' is no role", "subject"),
        ("take,verb,wangle,,,capture,object,,x", "roles: '' is no effect", "agent"),
        ("take,stat,wangle,,,capture,object=agent,,x", "form: 'stat' is no form", "noun, state"),
        ("take,verb,wangle,,,conquest,object=agent,,x", "event: 'conquest' is no event", "capture"),
        ("take,verb,wangle,,capture,object=agent,,x", "has 8 cells; expected 9", "name, form"),
        ("take,verb,wangle,,,capture,object=agent,,x,y", "has 10 cells; expected 9", "example"),
    ],
)
def test_a_faulty_row_is_refused(row: str, where: str, known: str) -> None:
    """File, line and column are told, with the word and all that may stand there."""
    good = "take,verb,wangle,,,capture,object=agent,,x\n"
    with pytest.raises(DataError) as caught:
        read_frames(f"{HEADER}{good}{row}\n".encode())
    (problem,) = caught.value.problems
    assert f"frames.csv:3: {where}" in str(problem)
    assert known in str(problem)


def test_every_faulty_row_is_told_at_once() -> None:
    """Two rows, two lines."""
    rows = "take,stat,wangle,,,capture,,,x\ntake,verb,wangle,,,won,,,x\n"
    with pytest.raises(DataError) as caught:
        read_frames((HEADER + rows).encode())
    assert [problem.line for problem in caught.value.problems] == [2, 3]


def test_every_shipped_row_has_an_example() -> None:
    """A curator sees from it what the row reads."""
    assert all(frame.example.endswith(".") for frame in frames())
