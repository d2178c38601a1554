"""The map for a printed page: what it shows, and that it is the same every time."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree as ET

import matplotlib as mpl
import pytest

from mosulmap.control.status import status_on
from mosulmap.control.study import Study
from mosulmap.errors import RequestError
from mosulmap.geo.map_layout import plan_layout
from mosulmap.languages.catalogue import language
from mosulmap.pictures.marks import MarkStyle, styles_on
from mosulmap.pictures.request import PictureRequest
from mosulmap.pictures.sheet import Picture, Sheet, draw_sheet
from mosulmap.pipeline import draw_pictures, make_study
from tests.command_line import Outcome, run_cli, run_python
from tests.tiny_project import (
    ACTORS,
    ARTICLES,
    EARLY,
    ISF,
    KARAMA,
    MOSUL,
    PLACES,
    TAL_AFAR,
    TinyProject,
)

DAYS = ["2016-10-17", "2016-11-04", "2016-11-06", "2016-11-30", "2017-02-24"]

each_day = pytest.mark.parametrize("day", DAYS)


def draw(study: Study, day: str, ending: str, code: str = "en") -> Picture:
    """Return the picture of a day in a language."""
    return draw_sheet(study, day, ending, language(code))


@each_day
def test_every_named_place_is_on_the_picture_or_counted(day: str, shipped: Study) -> None:
    """Nothing is lost: each place has a mark, and its name or a place in the count of those left.

    What has no mark here is counted as absent.
    """
    picture = draw(shipped, day, "svg")
    shown = {mark.place_id for mark in picture.marks}
    assert shown | set(picture.absent) == shipped.named
    assert not shown & set(picture.absent)
    text = picture.content.decode()
    for mark in picture.marks:
        assert (f'<g id="name-{mark.place_id}">' in text) == (
            mark.place_id not in picture.unlabelled
        )
    assert "Also named, on no map: " in text


def test_the_picture_shows_the_places_of_the_page(shipped: Study) -> None:
    """The places on the map and the insets of the page are those of the picture, and no others."""
    layout = plan_layout(shipped.project.gazetteer, shipped.mentions)
    picture = draw(shipped, DAYS[0], "svg")
    drawn = {key for key, layer in layout.layers.items() if layer in ("main", "around", "far")}
    assert {mark.place_id for mark in picture.marks} == drawn
    assert {"tikrit", "al_bab", "albu_kamal", "tal_afar"} <= drawn


def test_what_no_map_shows_is_told_with_its_state(shipped: Study) -> None:
    """Khadra has no position; who holds it is said all the same."""
    text = draw(shipped, "2016-11-04", "svg").content.decode()
    assert "Khadra\u2069 (Iraqi forces); 13 of unknown state." in text


@each_day
def test_marks_have_the_state_of_the_day(day: str, shipped: Study) -> None:
    """Each mark says what `status` says, and an unknown one nothing more."""
    statuses = {status.place_id: status for status in status_on(shipped.timelines, day)}
    for mark in draw(shipped, day, "png").marks:
        status = statuses[mark.place_id]
        if status.state == "unknown":
            assert mark.style == MarkStyle("unknown")
            continue
        assert mark.style == MarkStyle(
            state=status.state,
            controller=status.controller or "",
            claimed=status.certainty == "claimed",
            confirmed=status.certainty == "confirmed",
            small=status.inferred or status.inherited,
            stale=status.stale,
            site=shipped.project.gazetteer.place[mark.place_id].fclass == "S",
            halves=mark.style.halves,
        )
        assert mark.style.disputed == (status.disputed and not status.stale)


def test_the_key_has_what_marks_show(shipped: Study) -> None:
    """Every party with a mark stands in the key, and a limit that no mark has does not."""
    text = draw(shipped, "2016-11-04", "svg").content.decode()
    for words in ("Iraqi forces  5", "Islamic State  6", "Contested  4", "Unknown  15"):
        assert f"<!-- {words} -->" in text
    assert "<!-- sources conflict  1 -->" in text
    assert "Peshmerga" not in text
    assert "last report is old" not in text


def test_an_arabic_picture_has_no_english_but_names(shipped: Study) -> None:
    """Title, date, key and notes are Arabic; publishers keep their own letters."""
    picture = draw(shipped, "2016-11-04", "svg", "ar")
    assert {"الكرامة", "تكريت"} <= {mark.title for mark in picture.marks}
    text = picture.content.decode()
    for words in (
        "الجمعة 4 تشرين الثاني 2016",
        "القوات العراقية  5",
        "2 كم",
        "حول الموصل",
    ):
        assert words in text
    for words in ("Iraqi", "Mosul:", "Contested", "Karama", "Sources", "km"):
        assert words not in text


def test_day_sources_and_warning_stand_on_the_picture(shipped: Study) -> None:
    """A page torn out of its report still tells its day, its sources and what it cannot say."""
    text = draw(shipped, "2016-11-04", "svg").content.decode()
    for words in (
        "Friday 4 November 2016",
        "The space between marks says nothing.",
        "\u2068VOV\u2069, 11 Nov 2016; \u2068AFP, Reuters\u2069, 6 Nov 2016;",
        "<!-- 100 km -->",
        "<!-- 2 km -->",
        '<g id="line-Tigris">',
    ):
        assert words in text


def test_a_picture_of_what_was_known_says_by_when(root: Path) -> None:
    """What was published later is neither shown nor cited."""
    picture = draw(make_study(root, "2016-11-05"), "2016-11-04", "svg")
    text = picture.content.decode()
    assert "as known by 5 Nov 2016" in text
    assert "Sources: \u2068RFE/RL\u2069, 4 Nov 2016; \u2068DW\u2069, 1 Nov 2016." in text


@pytest.mark.parametrize("ending", ["png", "svg"])
def test_the_same_rows_give_the_same_bytes(ending: str, shipped: Study) -> None:
    """Neither the hour nor the user's own settings of matplotlib get into the file."""
    once = draw(shipped, "2016-11-04", ending).content
    with mpl.rc_context({"font.size": 30, "text.usetex": True, "savefig.bbox": "tight"}):
        assert draw(shipped, "2016-11-04", ending).content == once
    assert b"<dc:date>" not in once


def test_a_png_is_a_page_of_a4(shipped: Study) -> None:
    """Its width and height stand in bytes 16 to 24 of a PNG: 11.69 by 8.27 inches of 160 dots."""
    content = draw(shipped, "2016-11-04", "png").content
    assert content.startswith(b"\x89PNG")
    assert (int.from_bytes(content[16:20]), int.from_bytes(content[20:24])) == (1870, 1323)


@pytest.mark.parametrize("text", ["$x$", r"$\frac{$", "_a^b", "<b>--></b>", "الموصل"])
@pytest.mark.parametrize(
    ("table", "row", "column"),
    [
        (PLACES, MOSUL, "title"),
        (PLACES, KARAMA, "title"),
        (ARTICLES, EARLY, "publisher"),
        (ACTORS, ISF, "title"),
    ],
)
def test_a_text_is_drawn_as_it_stands(
    table: str, row: int, column: str, text: str, tiny: TinyProject, tmp_path: Path
) -> None:
    """No cell is read as mathematics, which would fail or turn letters italic, or as markup."""
    study = make_study(tiny.change(table, row, {column: text}).write(tmp_path))
    content = draw(study, "2016-11-06", "svg").content
    assert b"Oblique" not in content
    assert b"<b>" not in ET.tostring(ET.fromstring(content))  # noqa: S314 - our own


@pytest.mark.parametrize("code", ["en", "ar"])
@each_day
def test_no_name_covers_a_mark_or_another_name(day: str, code: str, shipped: Study) -> None:
    """On each map every two names are apart, and each from every mark."""
    sheet = Sheet(shipped, language(code))
    styles = styles_on(shipped, day)
    marks = {mark.place_id: mark for mark in sheet.draw(styles, day, "svg").marks}
    for chart in sheet.charts:
        shown = [marks[key] for key in chart.content.view.places.place_id]
        # The first text is that of the scale bar.
        names = [text.get_window_extent() for text in chart.axes.texts]
        assert len(names) > len(shown)
        assert not any(one.overlaps(other) for one, other in combinations(names, 2))
        assert not any(name.overlaps(chart.room_of(mark)) for name in names for mark in shown)


def test_places_at_one_point_lose_names_and_not_marks(tiny: TinyProject, tmp_path: Path) -> None:
    """Names that have no room are left out and counted on the picture."""
    spot = {"lon": "43.1189", "lat": "36.335"}
    long = {"title": "A place with a name that is much too long for the width of this map, " * 3}
    study = make_study(tiny.change(PLACES, KARAMA, spot | long).write(tmp_path))
    picture = draw(study, "2016-11-06", "svg")
    assert picture.unlabelled == ("karama",)
    assert {mark.place_id for mark in picture.marks} == {"karama", "mosul", "tal_afar"}
    assert b"Names without room: 1." in picture.content


def test_a_project_without_a_city_is_drawn_whole(tiny: TinyProject, tmp_path: Path) -> None:
    """Without a city to centre on, all named places with a position are on the picture."""
    study = make_study(tiny.change(PLACES, MOSUL, {"type": "district"}).write(tmp_path))
    picture = draw(study, "2016-11-06", "svg")
    assert {mark.place_id for mark in picture.marks} == {"karama", "mosul", "tal_afar"}
    assert b"<!-- Who held which place, as news articles have it -->" in picture.content


def test_without_a_position_nothing_is_drawn(tiny: TinyProject, tmp_path: Path) -> None:
    """A project whose named places have no position gets one line."""
    nowhere = {"lon": "", "lat": "", "geo_uncertainty_m": "", "geo_source": ""}
    for row in (KARAMA, MOSUL, TAL_AFAR):
        tiny.change(PLACES, row, nowhere)
    study = make_study(tiny.write(tmp_path))
    with pytest.raises(RequestError, match=r"^no place that the articles name has a position;"):
        draw(study, "2016-11-06", "png")


def test_a_day_outside_the_evidence_is_refused(shipped: Study) -> None:
    """As with every other command."""
    with pytest.raises(RequestError, match=r"^--date 2018-01-01 is outside the evidence"):
        draw_pictures(shipped, PictureRequest("png", ("2018-01-01",)))


def test_picture_on_the_command_line(root: Path, tmp_path: Path) -> None:
    """The command writes the file, and says what is on it."""
    target = tmp_path / "new" / "mosul.PNG"
    outcome = run_cli("picture", str(target), "--date", "2016-11-04", cwd=root)
    words = "30 places on Friday 4 November 2016, 0 without a label"
    said = f"Wrote {target}: {words}; 14 on no map\n"
    assert outcome == Outcome(0, said, "")
    assert target.read_bytes().startswith(b"\x89PNG")


def test_a_wrong_ending_ends_the_command_with_2(root: Path, tmp_path: Path) -> None:
    """Nothing is written, and the message is one line."""
    target = tmp_path / "mosul.jpg"
    outcome = run_cli("picture", str(target), "--date", "2016-11-04", cwd=root)
    message = f"mosulmap: {target}: has '.jpg'; a picture's name ends in .png, .svg or .gif\n"
    assert outcome == Outcome(2, "", message)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_in_the_way_is_said_without_naming_another_option(
    root: Path, tmp_path: Path
) -> None:
    """This command has no -o, so the message does not send anyone there."""
    target = tmp_path / "a.svg"
    target.mkdir()
    outcome = run_cli("picture", str(target), "--date", "2016-11-04", cwd=root)
    message = f"mosulmap: {target}: cannot be written (is a directory); choose another FILE\n"
    assert outcome == Outcome(1, "", message)


def test_without_matplotlib_the_command_says_what_to_install(root: Path, tmp_path: Path) -> None:
    """The extra is optional: without it the command ends in one line."""
    hidden = (
        "import sys; sys.modules['matplotlib'] = None; "
        "sys.argv[0] = 'mosulmap'; from mosulmap.cli.app import main; main()"
    )
    target = tmp_path / "a.png"
    args = ("-c", hidden, "picture", str(target), "--date", "2016-11-04")
    outcome = run_python(*args, cwd=root)
    message = "mosulmap: pictures need matplotlib (pip install 'mosulmap[pictures]')\n"
    assert outcome == Outcome(2, "", message)
    assert not target.exists()
