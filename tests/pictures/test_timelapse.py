"""The time lapse, read back frame by frame."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from PIL.GifImagePlugin import GifImageFile

from mosulmap.control.gaps import Gap
from mosulmap.control.status import status_on
from mosulmap.control.study import Study
from mosulmap.control.window import Window
from mosulmap.languages.catalogue import language
from mosulmap.model.dates import to_day, to_ordinal
from mosulmap.pictures.marks import INK
from mosulmap.pictures.timelapse import (
    CHANGE_MS,
    DAY_MS,
    LAST_MS,
    SILENT_MS,
    Film,
    draw_timelapse,
    frame_days,
    plan_frames,
)

ENGLISH = language("en")
FIRST, LAST = "2016-10-30", "2016-11-12"


@pytest.fixture(scope="module")
def moving(shipped: Study) -> bytes:
    """Return a fortnight as a GIF."""
    return draw_timelapse(shipped, FIRST, LAST, ENGLISH).content


def test_every_day_has_its_frame(moving: bytes, shipped: Study) -> None:
    """Fourteen days are fourteen frames; those with changes stay longer, and it begins anew."""
    with GifImageFile(io.BytesIO(moving)) as gif:
        assert gif.n_frames == 14
        assert gif.info["loop"] == 0
        stays = []
        for number in range(gif.n_frames):
            gif.seek(number)
            stays.append(gif.info["duration"])
    frames = plan_frames(shipped, Window(FIRST, LAST))
    assert stays == [frame.milliseconds for frame in frames]
    said = {frame.day: frame.milliseconds for frame in frames}
    assert said["2016-11-04"] == CHANGE_MS
    assert said["2016-11-03"] == DAY_MS
    assert said[LAST] == LAST_MS


def test_marks_have_exactly_the_colour_of_their_party(moving: bytes, shipped: Study) -> None:
    """On each day the middle of a full mark has the hue of who holds the place, to the last bit."""
    film = Film(shipped, Window(FIRST, LAST), ENGLISH)
    seen = set()
    with GifImageFile(io.BytesIO(moving)) as gif:
        for number, frame in enumerate(plan_frames(shipped, Window(FIRST, LAST))):
            gif.seek(number)
            image = gif.convert("RGB")
            statuses = {s.place_id: s for s in status_on(shipped.timelines, frame.day)}
            for mark in film.marks_on(frame.day):
                status = statuses[mark.place_id]
                plain = status.certainty == "reported" and not status.stale
                if status.state == "held" and status.controller and plain:
                    hue = shipped.project.gazetteer.actor[status.controller].color[0]
                    assert hex_at(image, film, mark.x, mark.y) == hue
                    seen.add(hue)
                elif status.state == "contested" and not status.stale and not status.disputed:
                    assert hex_at(image, film, mark.x, mark.y) == INK
                    seen.add(INK)
    assert seen == {"#1873c0", "#7d1f40", INK}


def hex_at(image: Image.Image, film: Film, x: float, y: float) -> str:
    """Return the colour of a frame's dot at a point of the map, in metres."""
    across, up = film.chart.axes.transData.transform((x, y))
    dot = image.getpixel((int(across), image.height - 1 - int(up)))
    assert isinstance(dot, tuple)
    return "#" + "".join(f"{part:02x}" for part in dot)


def test_the_date_and_the_bar_go_on_from_frame_to_frame(moving: bytes, shipped: Study) -> None:
    """The handle on the bar moves on by a day's width, and the date above the map changes."""
    film = Film(shipped, Window(FIRST, LAST), ENGLISH)
    bar = round((6.6 - 1.56) * 120)
    with GifImageFile(io.BytesIO(moving)) as gif:
        ends = []
        for number in range(gif.n_frames):
            gif.seek(number)
            row = gif.convert("RGB").crop((0, bar, gif.width, bar + 1))
            pixels = [row.getpixel((x, 0)) for x in range(row.width)]
            ends.append(max(x for x, dot in enumerate(pixels) if dot == (0x1D, 0x21, 0x25)))
    assert ends == sorted(set(ends))
    assert ends[0] == pytest.approx(film.at(FIRST) * 120, abs=8)
    assert ends[-1] == pytest.approx(film.at(LAST) * 120, abs=8)


def test_a_long_silence_is_crossed_in_four_frames(shipped: Study) -> None:
    """From 17 October to 26 February: 34 days with a frame each, and four frames for 99 days."""
    frames = plan_frames(shipped, shipped.window)
    silent = [frame for frame in frames if frame.milliseconds == SILENT_MS]
    assert len(frames) == 38
    assert [frame.day for frame in silent] == [
        *("2016-11-12", "2016-12-07", "2017-01-01", "2017-01-26"),
    ]


@given(st.integers(1, 400), st.integers(1, 400), st.integers(30, 300))
def test_frames_go_forward_and_skip_no_spoken_day(length: int, at: int, days: int) -> None:
    """Each stop is later than the one before; only days in a silence have none."""
    gap = Gap(at, at + days - 1, is_open=False)
    found = list(frame_days(0, length, [gap]))
    assert found == sorted(set(found))
    assert found[0] == 0
    assert found[-1] == length
    skipped = set(range(length + 1)) - set(found)
    assert all(gap.first <= day <= gap.last for day in skipped)


def test_the_same_rows_give_the_same_bytes(shipped: Study) -> None:
    """A GIF tells neither its hour nor its maker's machine."""
    arabic = language("ar")
    last = to_day(to_ordinal(FIRST) + 5)
    once, again = (draw_timelapse(shipped, FIRST, last, arabic).content for _ in range(2))
    assert once == again
