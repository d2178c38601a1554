"""From a request to a picture: the days that are drawn."""

from __future__ import annotations

import pytest

from mosulmap.control.window import Window
from mosulmap.errors import RequestError
from mosulmap.pictures.draw import span_of
from mosulmap.pictures.request import PictureRequest


@pytest.mark.parametrize(
    ("first", "last", "message"),
    [
        ("2016-01-01", "", "--from 2016-01-01 is outside the evidence, which runs from 2016-10-17"),
        ("", "2018-01-01", "--to 2018-01-01 is outside the evidence"),
        ("2016-11-04", "2016-11-04", "--from 2016-11-04 is not before --to 2016-11-04; a .gif"),
    ],
)
def test_a_time_lapse_has_two_days_of_the_evidence(first: str, last: str, message: str) -> None:
    """Without --from and --to it has all of them."""
    window = Window("2016-10-17", "2017-02-26")
    assert span_of(PictureRequest("gif"), window) == (window.first, window.last)
    with pytest.raises(RequestError) as error:
        span_of(PictureRequest("gif", (), first, last), window)
    assert str(error.value).startswith(message)
