"""From a request to a picture: one day, several days side by side, or all of them in turn."""

from __future__ import annotations

from ..control.study import Study
from ..control.window import Window, in_window
from ..errors import RequestError
from ..languages.catalogue import Language
from .request import CHANGES, PictureRequest
from .series import draw_series, key_days
from .sheet import Picture, draw_sheet
from .timelapse import draw_timelapse


def draw_picture(study: Study, request: PictureRequest, language: Language) -> Picture:
    """Return the picture that is asked for, with words in `language`.

    Raises `RequestError` when a day is outside the evidence or nothing can be drawn.
    """
    if not request.days:
        return draw_timelapse(study, *span_of(request, study.window), language)
    if request.days == (CHANGES,):
        return draw_series(study, key_days(study), request.ending, language)
    option = "--date" if len(request.days) == 1 else "--dates"
    days = [in_window(day, study.window, option) for day in request.days]
    if len(days) > 1:
        return draw_series(study, days, request.ending, language)
    return draw_sheet(study, days[0], request.ending, language)


def span_of(request: PictureRequest, window: Window) -> tuple[str, str]:
    """Return the first and the last ISO day of a time lapse.

    Raises `RequestError` when one is outside the evidence or they are not in order.
    """
    first = in_window(request.first or window.first, window, "--from")
    last = in_window(request.last or window.last, window, "--to")
    if first >= last:
        raise RequestError(f"--from {first} is not before --to {last}; a .gif needs two days")
    return first, last
