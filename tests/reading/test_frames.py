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


def test_a_row_with_an_unknown_effect_is_refused() -> None:
    """The line and the word are told."""
    row = "take,verb,wangle,,,capture,object=winner,,x\n"
    with pytest.raises(DataError, match="winner"):
        read_frames((HEADER + row).encode())


def test_every_shipped_row_has_an_example() -> None:
    """A curator sees from it what the row reads."""
    assert all(frame.example.endswith(".") for frame in frames())
