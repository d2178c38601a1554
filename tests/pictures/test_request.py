"""What the options of `picture` ask for, together."""

from __future__ import annotations

from pathlib import Path

import pytest

from mosulmap.errors import RequestError
from mosulmap.pictures.request import CHANGES, PictureRequest, picture_ending, read_request

PNG, GIF = Path("a.png"), Path("a.gif")


@pytest.mark.parametrize(
    ("name", "given"), [("a.jpg", "'.jpg'"), ("a", "no ending"), ("png", "no ending")]
)
def test_another_ending_is_refused(name: str, given: str) -> None:
    """The message names the endings that work."""
    with pytest.raises(RequestError) as error:
        picture_ending(Path(name))
    assert str(error.value) == f"{name}: has {given}; a picture's name ends in .png, .svg or .gif"


def test_one_day_several_days_and_all_days() -> None:
    """Days may be typed in any order, twice, with spaces, in one option or several."""
    assert read_request(PNG, "2016-11-04") == PictureRequest("png", ("2016-11-04",))
    several = read_request(Path("a.SVG"), "", ["2016-11-06, 2016-11-01", "2016-11-06"])
    assert several == PictureRequest("svg", ("2016-11-01", "2016-11-06"))
    assert read_request(PNG, "", ["changes"]) == PictureRequest("png", (CHANGES,))
    assert read_request(GIF, first="2016-11-01") == PictureRequest("gif", (), "2016-11-01", "")


@pytest.mark.parametrize(
    ("path", "options", "message"),
    [
        (PNG, {}, "a.png: needs --date DAY for one map, or --dates"),
        (PNG, {"date": "2016-11-04", "dates": ["changes"]}, "a.png: needs --date DAY for one"),
        (PNG, {"dates": ["2016-11-04,soon,4/5/2016"]}, "--dates 'soon' is not a day; write it"),
        (PNG, {"dates": ["soon", "2016-13-01"]}, "; --dates '2016-13-01' is not a day of the"),
        (PNG, {"dates": ["changes,2016-11-04"]}, "--dates 'changes' is not a day"),
        (PNG, {"dates": [" , "]}, "--dates names no day; write DAY,DAY,… or changes"),
        (PNG, {"date": "2016-11-04", "first": "2016-11-01"}, "--from and --to are for a .gif; a"),
        (GIF, {"date": "2016-11-04"}, "a.gif: a .gif shows every day; choose them with --from"),
        (GIF, {"dates": ["changes"]}, "a.gif: a .gif shows every day; choose them with --from"),
    ],
)
def test_options_that_do_not_go_together_are_refused(
    path: Path, options: dict[str, str], message: str
) -> None:
    """One line says what is wrong and what to write."""
    with pytest.raises(RequestError) as error:
        read_request(path, **options)
    assert message in str(error.value)
