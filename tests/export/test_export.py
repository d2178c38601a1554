"""Each format is read back by another program, and shows for every day what `status` says."""

from __future__ import annotations

from pathlib import Path

import pytest

from mosulmap.control.status import status_on
from mosulmap.control.study import Study
from mosulmap.export.export import FORMATS, export_study
from mosulmap.export.tables import Scope, period_rows
from mosulmap.pipeline import make_study
from tests.command_line import run_cli
from tests.tiny_project import KARAMA, PLACES, TinyProject

from .readers import READERS, titles_in

ROOT = Path(__file__).resolve().parents[2]
DAYS = (
    *("2016-10-31", "2016-11-01", "2016-11-03", "2016-11-04", "2016-11-05"),
    *("2017-02-23", "2017-02-24"),
)

Shown = dict[str, tuple[str, str]]
"""State and holder by place id."""


@pytest.fixture(scope="module", params=sorted(READERS))
def exported(
    request: pytest.FixtureRequest, study: Study, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """Return the file of one format that shows a day, with the whole shipped project."""
    target: Path = tmp_path_factory.mktemp("export") / f"control{request.param}"
    target.write_bytes(export_study(study, target.name, Scope())[0])
    return target


def truth(study: Study, day: str) -> Shown:
    """Return what `status` says of the named places on an ISO day."""
    return {
        status.place_id: (status.state, status.controller or "")
        for status in status_on(study.timelines, day)
        if status.place_id in study.named
    }


@pytest.mark.parametrize("day", DAYS)
def test_a_day_shows_what_status_says(exported: Path, study: Study, day: str) -> None:
    """No place is missing, doubled or wrong on any of seven days, whichever program reads it."""
    found = list(READERS[exported.suffix](exported, day))
    assert len(found) == len({place_id for place_id, *_ in found})
    assert {place_id: (state, holder) for place_id, state, holder in found} == truth(study, day)


@pytest.mark.parametrize("end", sorted(FORMATS))
def test_the_same_study_gives_the_same_bytes(end: str, study: Study) -> None:
    """A file that is kept under version control changes only where the project did."""
    first, second = (export_study(study, f"c{end}", Scope())[0] for _ in range(2))
    assert first == second


def test_places_without_a_position_keep_their_rows(exported: Path, study: Study) -> None:
    """Fifteen periods of four places have no point; a GIS shows them in the table."""
    lost = {row.place_id for row in period_rows(study) if row.lon is None}
    assert len(lost) == 4
    day = "2016-11-04"
    assert lost <= {place_id for place_id, *_ in READERS[exported.suffix](exported, day)}


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("control.shp",), f"control.shp: ends in none of {', '.join(FORMATS)}"),
        (("c.kml", "--date", "2016-11-04", "--from", "2016-11-01"), "--date is one day"),
        (("c.kml", "--from", "2016-11-04", "--to", "2016-11-01"), "--from 2016-11-04 is after"),
        (("c.kml", "--date", "2061-11-04"), "--date 2061-11-04 is outside the evidence"),
    ],
)
def test_what_cannot_be_asked_is_said(words: tuple[str, ...], message: str, tmp_path: Path) -> None:
    """One line, exit code 2, and no file."""
    done = run_cli("export", *words, "--project", str(ROOT), cwd=tmp_path)
    assert done.code == 2
    assert message in done.err
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("end", "words"),
    [
        (".kml", "44 places, 157 mentions, 5 articles, 13 conflicts"),
        (".parquet", "44 places, 157 mentions, 5 articles, 13 conflicts"),
        (".geojson", "44 places, 157 mentions, 5 articles, 13 conflicts"),
        (".lpf.json", "157 mentions, 5 articles, 13 conflicts"),
        (".acled.csv", "239 periods, 44 places, 5 articles, 13 conflicts"),
        (".jsonld", "239 periods, 44 places, 5 articles, 13 conflicts"),
        (".gpkg", ""),
        (".xlsx", ""),
    ],
)
def test_what_has_no_rows_in_a_format_is_counted(end: str, words: str, study: Study) -> None:
    """Nothing is dropped in silence; a GeoPackage and a workbook have everything."""
    said = export_study(study, f"c{end}", Scope())[1]
    assert f"Not in it: {words}; .gpkg, .xlsx and a folder have them" in said if words else not said


def test_the_help_names_every_format(tmp_path: Path) -> None:
    """A format that nobody can find is none."""
    told = run_cli("export", "--help", cwd=tmp_path).out
    assert [end for end in FORMATS if end not in told] == []


PAYLOADS = (
    "</script><script>alert(1)</script>",
    "{{ 7 * 7 }}{% raw %}",
    "=cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "]]><!-- & &amp; &#x3c;b&#x3e; <!ENTITY x SYSTEM 'file:///etc/passwd'> -->",
    '"},{"injected":[true]}//\\" ',
    "a bell \x07, an escape \x1b[31m and a NUL-like \x01",
    "\u2028\u202eevil\u2029",
    "'; drop table periods; --",
)


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("end", sorted(FORMATS))
def test_text_is_never_code(end: str, payload: str, tiny: TinyProject, tmp_path: Path) -> None:
    """Whatever a title holds stands verbatim in what another program reads back."""
    tiny.change(PLACES, KARAMA, {"title": payload})
    hostile = make_study(tiny.write(tmp_path / "project"))
    title = hostile.project.gazetteer.place["karama"].title
    path = tmp_path / f"control{end}"
    path.write_bytes(export_study(hostile, path.name, Scope())[0])
    assert title
    assert title in titles_in(path)


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """One line that says what to do, and exit code 1."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    done = run_cli("export", "file/c.kml", "--project", str(ROOT), cwd=tmp_path)
    assert done.code == 1
    assert done.err.endswith("choose another FILE\n")
    assert done.err.count("\n") == 1
