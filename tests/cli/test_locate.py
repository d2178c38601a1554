"""`mosulmap locate` as a curator types it, against a real Nominatim that runs on this computer.

`make tests` installs what that needs: PostgreSQL, PostGIS, osm2pgsql and Nominatim itself. Where it
could, a missing part fails these tests; where it could not, they are skipped and say so.
"""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shlex
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import nominatim
from tests.command_line import Outcome, run_cli
from tests.nominatim import Database, Server
from tests.tiny_project import NAMES, PLACES, SAMAH, TinyProject

ALL_READ = "read, 0 left out, 0 blank"

README = (Path(__file__).resolve().parents[2] / "README.md").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def places() -> Iterator[Database]:
    """Return the database of tests/data/places.osm."""
    if lacking := nominatim.missing():
        words = f"locate was NOT tested against a real Nominatim: {lacking} is missing (make tests)"
        if os.environ.get("NOMINATIM") == "required":
            pytest.fail(words)
        pytest.skip(words)
    # Not below pytest's own folder: the user `postgres` may not enter that.
    with (
        tempfile.TemporaryDirectory(prefix="nominatim-") as folder,
        nominatim.database(Path(folder)) as database,
    ):
        yield database


@pytest.fixture(scope="session")
def server(places: Database) -> Iterator[Server]:
    """Return the server that most tests ask."""
    with nominatim.serving(places) as server:
        yield server


@pytest.fixture
def folder(tiny: TinyProject, tmp_path: Path) -> Path:
    """Return a tiny project on disk: Iraq, Mosul, Karama, Tal Afar, and Samah without position."""
    return tiny.write(tmp_path / "project")


def locate(folder: Path, address: str, *words: str) -> Outcome:
    """Run `mosulmap locate` in a project, asking the geocoder at an address."""
    environment = {"MOSULMAP_GEOCODER_SERVER": address, "NO_PROXY": "*"}
    return run_cli("locate", *words, cwd=folder, env=environment)


def candidates(folder: Path, server: Server, *words: str) -> list[dict[str, object]]:
    """Return the candidates for one name, as JSON has them."""
    done = locate(folder, server.address, *words, "--format", "json")
    assert (done.code, done.err) == (0, "")
    (finding,) = json.loads(done.out)
    return list(finding["candidates"])


def tables(folder: Path) -> dict[str, list[str]]:
    """Return the lines of the two tables of names and places."""
    read = {path: (folder / path).read_text(encoding="utf-8") for path in (PLACES, NAMES)}
    return {path: text.splitlines() for path, text in read.items()}


def added(before: dict[str, list[str]], after: dict[str, list[str]]) -> dict[str, list[str]]:
    """Return the lines that each table has more."""
    return {path: [line for line in after[path] if line not in before[path]] for path in before}


# What it finds.


def test_a_city_is_found_by_its_arabic_name(folder: Path, server: Server) -> None:
    """With its element, its distance from where the gazetteer has it, and its uncertainty."""
    done = locate(folder, server.address, "الموصل")
    assert "The gazetteer has it, with a position: mosul (Mosul, city in Iraq)." in done.out
    assert "city, lon 43.130000, lat 36.340000, within 5.0 km (usual for a city)" in done.out
    assert "1.1 km NE (61°) of where the gazetteer has Mosul" in done.out
    assert "osm:node/1, asked " in done.out


def test_a_neighbourhood_is_found_in_its_parent(folder: Path, server: Server) -> None:
    """With the rows that it would make, all marked unverified."""
    (one,) = candidates(folder, server, "Al-Josaq, Mosul")
    assert (one["lon"], one["lat"], one["uncertainty_m"]) == (43.137, 36.325, 1000)
    assert (one["distance_m"], one["bearing"], one["distance_from"]) == (1968, 124, "mosul")
    assert (one["inside"], one["verified"]) == (True, False)
    place, names = one["place"], one["names"]
    assert isinstance(place, dict)
    assert isinstance(names, list)
    assert (place["id"], place["title"], place["type"]) == ("josaq", "Al-Josaq", "neighbourhood")
    assert (place["parent_id"], place["matches"]) == ("mosul", "osm:node/2")
    assert place["geo_source"].startswith("unverified: Nominatim at 127.0.0.1")
    assert [(n["toponym"], n["lang"]) for n in names] == [
        ("Al-Josaq", "en"),
        ("الجوسق", "und"),
    ]


def test_a_name_that_it_does_not_know_has_advice(folder: Path, server: Server) -> None:
    """Other spellings, or a map: that is why names.csv has Telafar."""
    done = locate(folder, server.address, "Telafar, Iraq")
    assert done.code == 0
    assert " ".join(done.out.split()) == (
        "Telafar, Iraq The geocoder has no 'Telafar'. Try another spelling, best that of the "
        "place's own language. Or read its position off a map and type lon, lat, "
        "geo_uncertainty_m and geo_source into gazetteer/places.csv."
    )
    assert candidates(folder, server, "تلعفر, Iraq")


def test_two_places_of_one_name_are_both_listed(folder: Path, server: Server) -> None:
    """The one in Iraq's north-east and the one in its north-west, with their distances."""
    found = candidates(folder, server, "Zahra, Iraq")
    assert [(one["kind"], one["bearing"]) for one in found] == [("suburb", 353), ("village", 342)]
    near, far = (int(str(one["distance_m"])) for one in found)
    assert near < far


def test_a_place_far_from_its_parent_is_marked(folder: Path, server: Server) -> None:
    """No Aleppo lies in Karama, and the geocoder has one."""
    found = candidates(folder, server, "Aleppo, Karama")
    assert [(one["inside"], one["title"]) for one in found] == [(False, "Aleppo, Syria")]
    done = locate(folder, server.address, "Aleppo, Karama")
    assert "of Karama: outside of it" in done.out


def test_a_place_with_an_outline_lies_within_it(folder: Path, server: Server) -> None:
    """The airport is drawn: its radius reaches the farthest corner."""
    (one,) = candidates(folder, server, "Mosul Airport, Mosul")
    assert (one["uncertainty_m"], one["uncertainty_basis"]) == (
        1600,
        "to the corner of its outline",
    )


def test_a_name_from_the_server_commands_nobody(folder: Path, server: Server) -> None:
    """No mark of direction reaches the terminal, and no formula a table."""
    done = locate(folder, server.address, "Zanzura, Mosul", "--write")
    assert "1  =Zanzura+1, Iraq" in done.out
    assert "\u202e" not in done.out
    for lines in tables(folder).values():
        assert not [line for line in lines if "=" in line or "\u202e" in line]


# What it asks.


def test_what_was_answered_is_known_without_the_server(folder: Path, places: Database) -> None:
    """One request, then none, and the same answer when nobody listens any more."""
    with nominatim.serving(places) as server:
        first = locate(folder, server.address, "Al-Josaq, Mosul")
        assert locate(folder, server.address, "Al-Josaq, Mosul") == first
        assert len(server.requests()) == 1
    assert locate(folder, server.address, "Al-Josaq, Mosul") == first
    assert "osm:node/2" in first.out


def test_a_server_that_is_not_there_is_told_in_a_line(folder: Path) -> None:
    """Offline, with exit code 2 and no traceback."""
    port = nominatim.free_port()
    assert locate(folder, f"http://127.0.0.1:{port}", "Mosul") == Outcome(
        2,
        "",
        f"mosulmap: 127.0.0.1:{port}: cannot be reached; is the network there? "
        "what it answered before is kept\n",
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "locate asks for names, such as `mosulmap locate 'Al-Josaq, Mosul'`, or"),
        (["Mosul", "--missing"], "locate asks for names, such as"),
        (["Mosul", "--pick", "1"], "--pick NUMBER chooses a candidate of one NAME for --write"),
        (["=1+1"], "'=1+1' cannot be a name of a place; write it as NAME or 'NAME, PARENT'"),
        ([" , Mosul"], "cannot be a name of a place"),
    ],
)
def test_a_request_that_is_none_is_told(words: list[str], said: str, folder: Path) -> None:
    """Before anybody is asked."""
    done = locate(folder, "http://127.0.0.1:9", *words)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"mosulmap: {said}") or said in done.err
    assert done.err.count("\n") == 1


# What it writes.


def test_nothing_is_written_unasked(folder: Path, server: Server) -> None:
    """But for the cache in output/."""
    before = tables(folder)
    locate(folder, server.address, "Al-Josaq, Mosul")
    locate(folder, server.address, "--missing")
    assert tables(folder) == before
    assert sorted(path.name for path in folder.rglob("*.json")) == ["geocoder.json"]


NO_GROUND = (
    "gazetteer/context.geojson: has no line yet; `mosulmap context` draws coasts, borders and water"
)


def test_write_adds_one_place_and_its_spelling(folder: Path, server: Server) -> None:
    """Nothing else changes, and the project is as sound as it was."""
    before = tables(folder)
    sound = run_cli("check", cwd=folder)
    done = locate(folder, server.address, "Al-Josaq, Mosul", "--write")
    assert done.err.splitlines() == [
        "Wrote gazetteer/places.csv: josaq; names.csv: Al-Josaq",
        NO_GROUND,
    ]
    new = added(before, tables(folder))
    (place,), (name,) = new[PLACES], new[NAMES]
    assert place.startswith("josaq,Al-Josaq,neighbourhood,P,mosul,43.137,36.325,1000,")
    assert name.startswith('josaq,Al-Josaq,en,"unverified: ')
    assert {path: len(lines) + 1 for path, lines in before.items()} == {
        path: len(lines) for path, lines in tables(folder).items()
    }
    still = run_cli("check", cwd=folder)
    assert (sound.code, still.code) == (0, 0)
    (held, counted), (holds, counts) = sound.out.splitlines(), still.out.splitlines()
    assert holds == held
    assert (counted, counts) == (f"25 rows: 25 {ALL_READ}", f"27 rows: 27 {ALL_READ}")
    again = locate(folder, server.address, "Al-Josaq, Mosul", "--write")
    assert "josaq has a position; change it in gazetteer/places.csv" in again.err


def test_a_place_of_the_gazetteer_is_given_its_position(folder: Path, server: Server) -> None:
    """--missing fills Samah's row, keeps what stood in it, and adds no other."""
    before = tables(folder)
    done = locate(folder, server.address, "--missing", "--write")
    assert done.err.splitlines() == [
        "1 of 1 places without a position have candidates",
        "Wrote gazetteer/places.csv: samah; names.csv: Samah",
        NO_GROUND,
    ]
    after = tables(folder)
    assert len(after[PLACES]) == len(before[PLACES])
    (line,) = added(before, after)[PLACES]
    (row,) = csv.reader(io.StringIO(line))
    assert row[:8] == ["samah", "Samah", "neighbourhood", "P", "mosul", "43.217", "36.352", "1000"]
    assert row[-1] == "No coordinate is known."
    assert run_cli("check", cwd=folder).code == 0
    assert locate(folder, server.address, "--missing").out == ""


def test_of_several_candidates_one_is_picked_by_number(folder: Path, server: Server) -> None:
    """Which of the two is meant is the curator's to say."""
    before = tables(folder)
    refused = locate(folder, server.address, "Zahra, Iraq", "--write")
    assert (refused.code, refused.err) == (
        2,
        "mosulmap: Zahra, Iraq: 2 candidates lie in it; choose one with --pick NUMBER\n",
    )
    assert tables(folder) == before
    done = locate(folder, server.address, "Zahra, Iraq", "--write", "--pick", "2")
    assert done.code == 0
    (line,) = added(before, tables(folder))[PLACES]
    assert line.startswith("zahra,Zahra,village,P,iraq,42.43,36.39,1000,")


def test_a_candidate_outside_its_parent_is_never_written(folder: Path, server: Server) -> None:
    """`check` would fault it."""
    before = tables(folder)
    for words in (["--write"], ["--write", "--pick", "1"]):
        done = locate(folder, server.address, "Aleppo, Karama", *words)
        assert done.code == 2
        assert "Aleppo, Karama: " in done.err
    assert tables(folder) == before


def test_a_new_place_needs_a_parent_of_the_gazetteer(folder: Path, server: Server) -> None:
    """Nothing else can tell whether it is the right one."""
    for name in ("Bartella", "Bartella, Nineveh"):
        done = locate(folder, server.address, name, "--write")
        assert done.code == 2
        assert "a new place needs the place it lies in" in done.err


def test_a_project_with_faults_is_not_written(
    tiny: TinyProject, tmp_path: Path, server: Server
) -> None:
    """A row that cannot be read would be lost."""
    folder = tiny.change(PLACES, SAMAH, {"lat": "36,35"}).write(tmp_path / "faulty")
    before = tables(folder)
    done = locate(folder, server.address, "Al-Josaq, Mosul", "--write")
    assert (done.code, tables(folder)) == (1, before)
    assert "has a decimal comma; write 36.35" in done.err


# What the README shows.


def test_the_readme_shows_what_it_prints(shipped_copy: Path, server: Server) -> None:
    """Typed as it stands; only the server has another name there, and the day is another."""
    blocks = re.findall(r"```console locate\n(.*?)```", README, re.DOTALL)
    assert blocks
    for block in blocks:
        command, _, output = block.removeprefix("$ ").partition("\n")
        name, *words = shlex.split(command)
        assert name == "mosulmap"
        done = run_cli(
            *words,
            cwd=shipped_copy,
            env={"MOSULMAP_GEOCODER_SERVER": server.address, "NO_PROXY": "*"},
        )
        host = server.address.removeprefix("http://")
        given = (done.out + done.err).replace(host, "nominatim.example.org")
        assert re.sub(r"asked \S{10}", "asked 2026-11-22", given) == output
