"""A save wakes the preview, whatever the program that saves leaves beside the file."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread

import pytest

from mosulmap.preview.watch import is_of_project, stamps_of, watch_folders, watch_project
from tests.tiny_project import PLACES, TinyProject

EDITORS = [
    *(".places.csv.swp", ".places.csv.swx", "places.csv~", "4913"),  # vim
    *("#places.csv#", ".#places.csv"),  # Emacs
    *(".~lock.places.csv#", "~$places.csv", "A1B2C3D0.tmp"),  # LibreOffice, Excel
    *(".goutputstream-YQ1B21", "places.csv.bak", ".places.csv.kate-swp"),
]


@pytest.fixture
def folder(tiny: TinyProject, tmp_path: Path) -> Path:
    """Return the folder of a tiny project."""
    return tiny.write(tmp_path / "project")


@pytest.fixture
def stop() -> Iterator[Event]:
    """Return what ends the watching, at the end of the test at the latest."""
    event = Event()
    yield event
    event.set()


def settle(changes: Iterator[bool]) -> None:
    """Go on until all is quiet."""
    while next(changes):
        pass


def read_until(changes: Iterator[bool], path: Path, last: str) -> int:
    """Return how often a file was read until a reading on a change found `last` in it."""
    readings = 0
    for changed in changes:
        if changed:
            readings += 1
            if path.exists() and path.read_text(encoding="utf-8") == last:
                return readings
    raise AssertionError(last)


@pytest.mark.parametrize("name", EDITORS)
def test_what_editors_leave_beside_a_file_is_not_of_the_project(name: str) -> None:
    """Swap files, locks and copies; the table itself and an article are."""
    assert not is_of_project(Path("gazetteer") / name)


@pytest.mark.parametrize(
    "name", ["gazetteer/places.csv", "gazetteer/context.geojson", "seeds/001.txt", "seeds/notes"]
)
def test_tables_articles_and_the_basemap_are_of_the_project(name: str) -> None:
    """All that a project may read."""
    assert is_of_project(Path(name))
    assert not is_of_project(Path("output") / Path(name).name)


def test_the_first_is_a_change_and_then_it_gets_quiet(folder: Path, stop: Event) -> None:
    """What is there at the beginning has to be read once at least."""
    changes = watch_project(folder, stop)
    assert next(changes)
    settle(changes)
    assert not next(changes)


def test_a_save_is_a_change(folder: Path, stop: Event) -> None:
    """Written in place."""
    changes = watch_project(folder, stop)
    settle(changes)
    (folder / PLACES).write_text("saved", encoding="utf-8")
    read_until(changes, folder / PLACES, "saved")


def test_a_save_by_renaming_is_a_change(folder: Path, stop: Event) -> None:
    """As most editors do, so that a half-saved file never stands there."""
    changes = watch_project(folder, stop)
    settle(changes)
    new = folder / "gazetteer" / ".places.csv.new"
    new.write_text("saved", encoding="utf-8")
    new.replace(folder / PLACES)
    read_until(changes, folder / PLACES, "saved")


@pytest.mark.parametrize("name", EDITORS)
def test_a_swap_file_is_no_change(folder: Path, stop: Event, name: str) -> None:
    """Opening a table in an editor draws nothing anew."""
    changes = watch_project(folder, stop)
    settle(changes)
    (folder / "gazetteer" / name).write_text("a swap file", encoding="utf-8")
    assert [next(changes), next(changes)] == [False, False]


def test_two_saves_at_once_are_both_seen(folder: Path, stop: Event) -> None:
    """The second within a millisecond of the first, and as long as it."""
    changes = watch_project(folder, stop)
    settle(changes)
    for words in ("one", "two"):
        (folder / PLACES).write_text(words, encoding="utf-8")
    read_until(changes, folder / PLACES, "two")


def test_ten_thousand_saves_are_a_handful_of_readings(folder: Path, stop: Event) -> None:
    """Every other by renaming; the last one is seen, although nobody reads them all."""
    changes = watch_project(folder, stop)
    settle(changes)
    path, new = folder / PLACES, folder / "gazetteer" / "places.csv.tmp"

    def save_often() -> None:
        for number in range(10_000):
            target = new if number % 2 else path
            target.write_text(f"save {number}", encoding="utf-8")
            if number % 2:
                new.replace(path)

    saving = Thread(target=save_often)
    saving.start()
    readings = read_until(changes, path, "save 9999")
    saving.join()
    assert readings < 500


@pytest.mark.parametrize("gone", [".", "gazetteer", "seeds"])
def test_a_folder_that_was_deleted_and_is_back_is_watched(
    folder: Path, stop: Event, gone: str
) -> None:
    """Its going and its coming are changes, and so is the next save in it."""
    path = folder / gone / {".": PLACES, "gazetteer": "places.csv", "seeds": "early.txt"}[gone]
    changes = watch_project(folder, stop)
    settle(changes)
    shutil.copytree(folder, folder.parent / "copy")
    shutil.rmtree(folder / gone)
    assert any(changes)
    settle(changes)
    shutil.copytree(folder.parent / "copy" / gone, folder / gone)
    read_until(changes, path, path.read_text(encoding="utf-8"))
    settle(changes)
    path.write_text("after its return", encoding="utf-8")
    read_until(changes, path, "after its return")


def test_a_folder_replaced_at_once_is_watched(folder: Path, stop: Event) -> None:
    """As a version control does it: gone and back before anybody looks."""
    changes = watch_project(folder, stop)
    settle(changes)
    shutil.copytree(folder / "gazetteer", folder.parent / "copy")
    shutil.rmtree(folder / "gazetteer")
    (folder.parent / "copy").rename(folder / "gazetteer")
    assert any(changes)
    settle(changes)
    (folder / PLACES).write_text("saved", encoding="utf-8")
    read_until(changes, folder / PLACES, "saved")


@pytest.mark.parametrize("gone", [".", "gazetteer", "seeds"])
def test_a_watch_ends_with_its_folders(folder: Path, stop: Event, gone: str) -> None:
    """It would be one of a folder that nobody sees any more; its last word is that of a change."""
    found = watch_folders(folder, stop)
    assert next(found)
    shutil.rmtree(folder / gone)
    assert list(found)[-1]


def test_a_change_that_no_event_tells_of_is_seen_by_its_stamp(
    folder: Path, stop: Event, tmp_path: Path
) -> None:
    """As on a folder of the network: here the file behind a link lies where nobody watches."""
    elsewhere = tmp_path / "elsewhere.csv"
    (folder / PLACES).rename(elsewhere)
    (folder / PLACES).symlink_to(elsewhere)
    changes = watch_project(folder, stop)
    settle(changes)
    elsewhere.write_text("saved far away", encoding="utf-8")
    read_until(changes, folder / PLACES, "saved far away")


def test_the_stamp_of_a_file_changes_with_it(folder: Path) -> None:
    """Its size or its time; a folder that is not there has no files."""
    before = stamps_of(folder)
    assert str(folder / PLACES) in before
    os.utime(folder / PLACES, ns=(0, 0))
    assert {path for path, stamp in stamps_of(folder).items() if stamp != before[path]} == {
        str(folder / PLACES)
    }
    assert stamps_of(folder / "nowhere") == {}


def test_watching_ends_when_it_shall(folder: Path, stop: Event) -> None:
    """No change has to come first."""
    changes = watch_project(folder, stop)
    settle(changes)
    stop.set()
    assert list(changes) in ([], [False])
