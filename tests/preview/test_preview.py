"""The map follows every save, problems come and go, and Ctrl-C leaves nothing behind."""

from __future__ import annotations

import os
import shutil
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from mosulmap.errors import Problem
from mosulmap.preview.preview import MapDrawer, Snapshot, frame_site, keep_drawing, state_message
from tests.command_line import run_cli
from tests.running_preview import Preview, previewing
from tests.tiny_project import ACTORS, PLACES, TinyProject

BROKEN = '"36,3412"'
COMMA = f"{PLACES}:3"


@pytest.fixture
def folder(tiny: TinyProject, tmp_path: Path) -> Path:
    """Return the folder of a tiny project."""
    return tiny.write(tmp_path / "project")


@pytest.fixture
def running(folder: Path) -> Iterator[Preview]:
    """Preview it; the first map stands."""
    with previewing(folder) as preview:
        preview.wait_for(lambda news: news["map"])
        yield preview


def change(folder: Path, path: str, old: str, new: str) -> None:
    """Save a file with `new` in place of `old`."""
    file = folder / path
    file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def test_a_save_is_on_the_next_map(running: Preview, folder: Path) -> None:
    """A place gets another title; nothing is wrong."""
    change(folder, PLACES, ",Karama,", ",Karama renamed,")
    running.wait_for_map("Karama renamed")
    assert next(running.news())["files"] == []


def test_a_broken_cell_is_told_with_file_and_line_and_goes_when_mended(
    running: Preview, folder: Path
) -> None:
    """The map shows the place without its position, and the headline says what the map shows."""
    sound = next(running.news())
    change(folder, PLACES, "36.3412", BROKEN)
    news = running.wait_for(lambda news: news["files"])
    (file,) = news["files"]
    assert file["path"] == PLACES
    assert file["problems"][0]["where"] == COMMA
    assert "'36,3412' has a decimal comma; write 36.3412" in file["problems"][0]["what"]
    assert news["headline"].endswith("The map shows every row all the same.")
    assert news["map"] != sound["map"]
    change(folder, PLACES, BROKEN, "36.3412")
    mended = running.wait_for(lambda news: not news["files"])
    assert (mended["headline"], mended["map"]) == ("", sound["map"])


def test_the_last_good_map_stays_where_none_can_be_drawn(running: Preview, folder: Path) -> None:
    """A table without its header: nobody knows what is missing."""
    before = running.ask("/map")[2]
    sound = next(running.news())
    (folder / PLACES).write_text("", encoding="utf-8")
    news = running.wait_for(lambda news: news["files"])
    since = sound["status"].split()[2].rstrip(":")
    assert news["headline"].endswith(f"No map can be drawn of this; below is that of {since}.")
    assert (news["map"], running.ask("/map")[2]) == (sound["map"], before)


def test_a_project_that_is_broken_from_the_start_is_shown_as_such(folder: Path) -> None:
    """And its map comes when it is mended."""
    text = (folder / PLACES).read_text(encoding="utf-8")
    (folder / PLACES).write_text("", encoding="utf-8")
    with previewing(folder) as preview:
        news = preview.wait_for(lambda news: news["files"])
        assert (news["headline"], news["map"]) == (
            "1 problem in 1 file. No map could be drawn yet.",
            "",
        )
        assert preview.ask("/map")[0] == 404
        (folder / PLACES).write_text(text, encoding="utf-8")
        preview.wait_for(lambda news: news["map"])


def test_a_half_saved_file_ends_as_the_whole_one(running: Preview, folder: Path) -> None:
    """The half stands there long enough to be told; then the other half comes."""
    text = (folder / PLACES).read_text(encoding="utf-8").replace(",Karama,", ",Karama renamed,")
    half = len(text) // 2
    with (folder / PLACES).open("w", encoding="utf-8") as stream:
        stream.write(text[:half])
        stream.flush()
        os.fsync(stream.fileno())
        running.wait_for(lambda news: news["files"])
        stream.write(text[half:])
    running.wait_for(lambda news: not news["files"])
    running.wait_for_map("Karama renamed")


def test_an_article_and_the_basemap_are_watched_too(running: Preview, folder: Path) -> None:
    """An article that lost its quotes; a basemap that is none."""
    (folder / "seeds" / "late.txt").write_text("Nothing of all that.", encoding="utf-8")
    running.wait_for(lambda news: [f for f in news["files"] if f["path"] == "seeds/articles.csv"])
    (folder / "gazetteer" / "context.geojson").write_text("{}", encoding="utf-8")
    path = "gazetteer/context.geojson"
    running.wait_for(lambda news: [file for file in news["files"] if file["path"] == path])


@pytest.mark.parametrize("gone", ["gazetteer", "seeds", "."])
def test_a_deleted_folder_is_told_and_its_return_mends_it(
    running: Preview, folder: Path, gone: str
) -> None:
    """Under the news stands the last good map; a save after the return is seen."""
    shutil.copytree(folder, folder.parent / "copy")
    shutil.rmtree(folder / gone)
    news = running.wait_for(lambda news: news["files"])
    assert news["map"]
    shutil.copytree(folder.parent / "copy" / gone, folder / gone)
    running.wait_for(lambda news: not news["files"])
    change(folder, PLACES, ",Karama,", ",Karama renamed,")
    running.wait_for_map("Karama renamed")


def test_ten_thousand_saves_end_with_the_last_in_few_maps(running: Preview, folder: Path) -> None:
    """As fast as they come; nobody waits for ten thousand maps."""
    text = (folder / PLACES).read_text(encoding="utf-8")
    new = folder / "gazetteer" / "places.csv.tmp"
    news = running.news()
    maps = {next(news)["map"]}
    for number in range(10_000):
        new.write_text(text.replace(",Karama,", f",Karama {number}.,"), encoding="utf-8")
        new.replace(folder / PLACES)
    while "Karama 9999." not in running.ask("/map")[2].decode():
        maps.add(next(news)["map"])
    assert len(maps) < 500


def test_ctrl_c_leaves_nothing_behind(folder: Path, tmp_path: Path) -> None:
    """One line, exit code 0, the port free, no file of its own anywhere, none changed."""
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    empty = tmp_path / "temporary"
    empty.mkdir()
    with previewing(folder, env={"TMPDIR": str(empty)}) as preview:
        news = preview.news()
        next(news)
        assert preview.interrupt() == (0, "Stopped.\n", "")
        assert list(news) == []
    with socket.create_server(("127.0.0.1", preview.port)):
        pass
    assert list(empty.iterdir()) == []
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*")} == before
    assert tempfile.gettempdir() != str(empty)


def test_the_browser_is_opened_on_the_day(folder: Path, tmp_path: Path) -> None:
    """Here a program that writes down which address it was given."""
    asked = tmp_path / "asked"
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\necho "$1" > {asked}\n', encoding="utf-8")
    browser.chmod(0o755)
    args = ("--port", "0", "--date", "2016-11-05")
    with previewing(folder, *args, env={"BROWSER": f"{browser} %s"}) as preview:
        preview.wait_for(lambda news: news["map"])
        preview.interrupt()
    assert asked.read_text(encoding="utf-8") == f"{preview.address}#d=2016-11-05\n"


def test_without_a_browser_the_address_is_there(folder: Path) -> None:
    """The line says what to do."""
    env = {"BROWSER": "/nonexistent/browser %s", "DISPLAY": "", "PATH": "/nonexistent"}
    with previewing(folder, "--port", "0", env=env) as preview:
        preview.wait_for(lambda news: news["map"])
        _, out, err = preview.interrupt()
    assert (out, err) == ("No browser could be opened; open the address in one.\nStopped.\n", "")


def test_what_cannot_be_previewed_is_said_in_one_line(folder: Path, tmp_path: Path) -> None:
    """A folder that is no project, a day outside the evidence, a port that is taken."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        for args, words in {
            ("--project", str(tmp_path)): "gazetteer: no such folder",
            ("--project", str(folder), "--date", "2031-01-01"): "--date 2031-01-01 is outside",
            ("--project", str(folder), "--port", port): f"--port {port} cannot be used",
        }.items():
            code, out, err = run_cli("preview", "--no-open", *args, cwd=tmp_path)
            assert (code, out, err.count("\n")) == (2, "", 1)
            assert words in err


def snapshot(*messages: str, page: str = "a map") -> Snapshot:
    """Return a snapshot of a project with these problems."""
    problems = tuple(Problem(PLACES, 3, "lat", message) for message in messages)
    return Snapshot(page, "5 places", "", problems)


def test_new_problems_wait_for_a_quiet_moment() -> None:
    """A half-saved file has problems and a moment later none; problems that go, go at once."""
    snapshots = iter(
        [snapshot("half"), snapshot(), snapshot("still"), snapshot("still"), snapshot()]
    )
    shown: list[Snapshot] = []
    keep_drawing(
        [True, True, False, True, False, True, True], lambda: next(snapshots), shown.append
    )
    assert shown == [snapshot(), snapshot("still"), snapshot("still"), snapshot()]


def test_what_is_quiet_is_not_shown_twice() -> None:
    """Only a change brings news."""
    shown: list[Snapshot] = []
    keep_drawing([True, False, False, False], snapshot, shown.append)
    assert shown == [snapshot()]


def test_the_page_says_how_much_is_wrong_and_where() -> None:
    """By file, each problem with its line, in the order of `mosulmap check`."""
    problems = (Problem(ACTORS, 0, "", "is empty"), Problem(PLACES, 3, "lat", "is wrong"))
    message = state_message(Snapshot("a map", "5 places", "", problems), "14:02:11", "14:02:11")
    assert message["headline"] == "2 problems in 2 files. The map shows every row all the same."
    assert message["files"] == [
        {"path": ACTORS, "problems": [{"where": ACTORS, "what": "is empty"}]},
        {"path": PLACES, "problems": [{"where": COMMA, "what": "lat: is wrong"}]},
    ]
    assert message["status"] == "Drawn at 14:02:11: 5 places"


def test_the_problems_are_those_of_check(folder: Path) -> None:
    """All of them, also what only the map would show: a place far from where it shall lie."""
    change(folder, PLACES, "43.2032", "36.3412")
    change(folder, PLACES, "42.4481", '"42,4481"')
    found = MapDrawer(folder, "en").snapshot()
    checked = run_cli("check", "--project", str(folder), cwd=folder).out.splitlines()
    expected = [line for line in checked[:-1] if ": warning: " not in line]
    assert [str(problem) for problem in found.problems] == expected
    assert len(expected) > 1
    assert found.page


def test_a_fault_of_our_own_is_told_and_ends_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever it is; the tables are not blamed."""

    def fail(*_: object, **__: object) -> str:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr("mosulmap.preview.preview.draw_map_again", fail)
    (problem,) = MapDrawer(folder, "en").snapshot().problems
    assert "a fault of mosulmap's own (ZeroDivisionError: division by zero)" in str(problem)


def test_the_policy_of_the_page_around_allows_its_own_code_alone() -> None:
    """No other script, no other host."""
    policy = frame_site().policy
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in policy
    assert "http" not in policy
