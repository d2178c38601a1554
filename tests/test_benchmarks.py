"""The benchmarks run and print a row for each contestant; how fast anything is no test says."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from mosulmap.model.rows import Actor, Background, Name, Place, Row
from tests.command_line import run_python

CONTESTANTS = [
    (
        "Toponyms",
        ["bare ahocorasick_rs", "mosulmap toponyms", "bare ahocorasick_rs, DFA"],
        ["flashtext", "spaCy PhraseMatcher"],
    ),
    (
        "Whole reading",
        ["mosulmap extract"],
        ["HeidelTime, an article a run", "HeidelTime, all in one run", "dateparser"],
    ),
]
"""In each table: who is always measured, and who only where it is installed."""


@pytest.fixture(scope="module")
def tables(root: Path) -> list[str]:
    """Return the tables of the smallest run: an article or two, a hundred names, one turn."""
    tiny = ["--megabytes", "0.02", "--names", "100", "--turns", "1", "--first", "1"]
    tiny += ["--line", "0.002", "--line", "0.004"]
    outcome = run_python("benchmarks/reading.py", *tiny, cwd=root)
    assert (outcome.code, outcome.err) == (0, "")
    return re.split("^## ", outcome.out, flags=re.MULTILINE)[1:]


def rows_of(table: str) -> dict[str, str]:
    """Return the first figure of each row of a table by the name of its contestant."""
    return dict(re.findall(r"^\| (\w[^|]*) \| ([^|]+) \|", table, re.MULTILINE))


@pytest.mark.parametrize(("title", "always", "peers"), CONTESTANTS)
def test_every_contestant_has_its_row(
    tables: list[str], title: str, always: list[str], peers: list[str]
) -> None:
    """A speed, or in its place the loud word that the peer is not installed."""
    found = [rows_of(table) for table in tables if table.startswith(title)]
    assert found
    for rows in found:
        assert set(rows) == {*always, *peers}
        assert all(re.fullmatch(r"[\d,.]+", rows[name]) for name in always)
        allowed = r"[\d,.]+|\*\*(JAVA )?NOT INSTALLED\*\*"
        assert all(re.fullmatch(allowed, rows[name]) for name in peers)


def test_every_table_says_whether_its_goal_was_reached(tables: list[str]) -> None:
    """The goals of reading stand under the figures, reached or not."""
    judged = tables[:-1]
    assert len(judged) == 3
    for table in judged:
        assert re.search(r"^Goal .*: (reached|MISSED|NOT MEASURED), ", table, re.MULTILINE)


def test_reading_of_one_line_is_measured_as_it_grows(tables: list[str]) -> None:
    """A row for each size, and what goes into the toponyms is told where they are measured."""
    assert len(re.findall(r"^\| [\d.]+ (?:\| [\d.,]+ ){4}\|$", tables[-1], re.MULTILINE)) == 2
    assert all("Why: of " in table for table in tables if table.startswith("Toponyms"))


def test_the_curve_of_control_has_a_row_for_each_size(root: Path) -> None:
    """Four sizes up to the one asked for, each with its periods and its memory."""
    outcome = run_python("benchmarks/control.py", "--mentions", "800", "--places", "20", cwd=root)
    assert (outcome.code, outcome.err) == (0, "")
    rows = re.findall(r"^\| ([\d,]+) \| [\d.]+ \| [\d.]+ \| ([\d,]+) \|", outcome.out, re.MULTILINE)
    assert [size for size, _ in rows] == ["100", "200", "400", "800"]
    assert all(int(periods.replace(",", "")) >= 20 for _, periods in rows)


def test_the_page_is_measured_and_every_mark_compared(root: Path) -> None:
    """A row for ours, each peer named, and no mark unlike Python's answer."""
    tiny = ["--places", "500", "--days", "60", "--mentions", "900", "--turns", "2"]
    outcome = run_python("benchmarks/page.py", *tiny, cwd=root)
    assert (outcome.code, outcome.err) == (0, "")
    assert re.search(r"^\| mosulmap \| [\d.]+ \|", outcome.out, re.MULTILINE)
    assert outcome.out.count("**NOT INSTALLED**") == 3
    assert re.search(r"Compared [\d,]{3,} marks with Python: 0 differ", outcome.out)


def test_the_preview_is_measured_from_save_to_look(root: Path) -> None:
    """A row for the served map, the seen one and the import beside them, and the verdict."""
    outcome = run_python("benchmarks/preview.py", "--turns", "2", cwd=root)
    assert (outcome.code, outcome.err) == (0, "")
    figures = r"( [\d.]+ \|){4}$"
    assert len(re.findall(rf"^\| [^|]+ \|{figures}", outcome.out, re.MULTILINE)) == 3
    assert re.search(r"^Goal under 2 s .*: (reached|MISSED), [\d.]+$", outcome.out, re.MULTILINE)


def test_the_loop_is_measured_on_a_large_project(root: Path) -> None:
    """A row for each step, beside the shipped project, and the verdict on those with a goal."""
    outcome = run_python("benchmarks/loop.py", "--turns", "1", "--mentions", "300", cwd=root)
    assert (outcome.code, outcome.err) == (0, "")
    figures = r"(?: [\d.]+ \|){3}"
    judged = re.findall(rf"^\| (\w+) \|{figures} (?:reached|MISSED) \|$", outcome.out, re.MULTILINE)
    assert judged == ["check", "rebuild", "seen"]
    others = re.findall(rf"^\| ([^|]+) \|{figures} none \|$", outcome.out, re.MULTILINE)
    assert others == ["check, processor", "recheck", "render", "render, processor"]


def test_an_answer_is_measured_beside_the_shipped_project(root: Path) -> None:
    """A row for each project and for the disk alone, and the verdict."""
    tiny = ["--turns", "2", "--mentions", "300"]
    outcome = run_python("benchmarks/answer.py", *tiny, cwd=root)
    assert (outcome.code, outcome.err) == (0, "")
    names = re.findall(r"^\| ([^|]+) \|(?: [\d.]+ \|){4}$", outcome.out, re.MULTILINE)
    own = ["300 proposals", "the shipped project"]
    assert names == [part for name in own for part in (name, f"{name}, the disk alone")]
    assert re.search(r"^Goal under 100 ms .*: (reached|MISSED), [\d.]+$", outcome.out, re.MULTILINE)


def columns(model: type[Row]) -> str:
    """Return the header of a table."""
    return ",".join(model.model_fields) + "\n"


def test_a_gazetteer_that_is_started_is_scored(root: Path, tmp_path: Path) -> None:
    """One war of one article: its names, its places, its kind and its party are counted."""
    text = "T99 rebels took the village of Orvana on Friday."
    tables = {
        "articles.csv": "file,published,decidable,gazetteer\n1.txt,2019-05-12,exact,morvia\n",
        "articles/1.txt": text,
        "gold/1.jsonl": json.dumps({"surface": "Orvana", "place": "Orvana", "char_start": 25,
                                    "char_end": 31, "resulting_control": "other"}) + "\n",
        "gazetteers/morvia/places.csv": columns(Place) + "orvana,Orvana,village,P,,,,,,,,\n",
        "gazetteers/morvia/names.csv": columns(Name) + "orvana,Orvana,en,\n",
        "gazetteers/morvia/actors.csv": columns(Actor)
        + "t99,T99,,,T99 rebels,#1873c0;#6aa3e0,circle,\n",
        "gazetteers/morvia/background.csv": columns(Background),
    }  # fmt: skip
    for name, content in tables.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(content, encoding="utf-8")
    outcome = run_python("benchmarks/suggest.py", str(tmp_path), cwd=root)
    assert (outcome.code, outcome.err) == (0, "")
    whole = "1.00 (1/1)"
    assert outcome.out.splitlines()[-1] == f"| all | {whole} | {whole} | {whole} | - | {whole} |"
