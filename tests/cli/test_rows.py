"""The commands that write one row, as they are typed."""

from __future__ import annotations

from pathlib import Path

from tests.command_line import Outcome, run_cli
from tests.tiny_project import TinyProject


def test_what_reading_missed_is_stated(tiny: TinyProject, tmp_path: Path) -> None:
    """By words that stand once; by an offset where they stand twice."""
    folder = tiny.write(tmp_path / "project")
    words = ("state", "early", "Karama", "--place", "الكرامة", "--control", "isf")
    asked = run_cli(*words, cwd=folder)
    assert (asked.code, asked.out) == (2, "")
    assert "  --at 18  Iraqi forces take Karama\n" in asked.err
    told = run_cli(*words, "--at", "18", "--event", "entry", cwd=folder)
    assert told.err.startswith("seeds/mentions.csv: event_date: is empty; ")
    done = run_cli(*words, "--at", "18", "--date", "2016-11-04", "--as", "Amira", cwd=folder)
    assert done == Outcome(0, "Stated early:18: Iraqi forces take Karama\n", "")
    assert "mentions early:18: " in run_cli("undo", cwd=folder).out


def test_a_cell_is_edited(tiny: TinyProject, tmp_path: Path) -> None:
    """Old and new values are said; what is no cell is told."""
    folder = tiny.write(tmp_path / "project")
    done = run_cli("edit", "articles", "early", "publisher=AFP", "--as", "Amira", cwd=folder)
    assert done == Outcome(0, "Changed articles early: publisher The Gazette > AFP\n", "")
    told = run_cli("edit", "articles", "early", "publisher", cwd=folder)
    assert (told.code, told.err) == (
        2,
        "mosulmap: 'publisher' changes no cell; write COLUMN=VALUE\n",
    )


def test_a_place_is_made_and_confirmed(tiny: TinyProject, tmp_path: Path) -> None:
    """What was made is said with its distance; then who read it where."""
    folder = tiny.write(tmp_path / "project")
    where = ("--lat", "36.4", "--lon", "43.12", "--radius", "900", "--source", "OSM")
    done = run_cli("place", "Orvana", "--parent", "الموصل", *where, cwd=folder)
    assert done == Outcome(
        0,
        "Made orvana: Orvana, village in mosul, lon 43.12, lat 36.4, within 900 m "
        "(unverified: OSM)\n  7.2 km N (1°) of Mosul\n",
        "",
    )
    told = run_cli("place", "Orvana", "--confirm", "--source", "sheet 12", cwd=folder)
    assert told.out == "Changed places orvana: geo_source unverified: OSM > sheet 12\n"
