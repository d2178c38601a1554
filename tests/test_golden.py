"""Whole outputs, held against files: `pytest --update-golden` accepts what has changed."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from mosulmap.control.conflicts import find_conflicts
from mosulmap.control.study import Study
from mosulmap.pipeline import find_status, make_study
from mosulmap.render.page_data import page_data
from mosulmap.reports.conflicts import format_conflicts, format_conflicts_json
from mosulmap.reports.diff import compare as compare_days
from mosulmap.reports.diff import format_changes, format_changes_json
from mosulmap.reports.explain import explain, format_explanation, format_explanation_json
from mosulmap.reports.status import format_json, format_status_csv, format_text
from mosulmap.reports.timeline import format_timeline, format_timeline_json
from tests.tiny_project import TinyProject

GOLDEN = Path(__file__).parent / "golden"
ACTUAL = Path(__file__).parent / "actual"

Compare = Callable[[str, str], None]


@pytest.fixture
def compare(request: pytest.FixtureRequest) -> Compare:
    """Return a comparison of a text with a golden file, which it writes anew when told to."""

    def compare_with(name: str, text: str) -> None:
        golden, actual = GOLDEN / name, ACTUAL / name
        if request.config.getoption("--update-golden"):
            golden.write_text(text, encoding="utf-8", newline="")
        expected = golden.read_bytes().decode() if golden.exists() else ""
        if text == expected:
            actual.unlink(missing_ok=True)
            return
        ACTUAL.mkdir(exist_ok=True)
        actual.write_text(text, encoding="utf-8", newline="")
        pytest.fail(
            f"{name} has changed: compare tests/golden/{name} with tests/actual/{name}, and if "
            "the new one is right, accept it with `pytest --update-golden`",
            pytrace=False,
        )

    return compare_with


DAY = "2016-11-04"


def test_the_status_as_a_table_is_the_golden_one(shipped: Study, compare: Compare) -> None:
    """The table for people, of the shipped project on 4 November 2016."""
    compare(f"status-{DAY}.txt", format_text(find_status(shipped, DAY), shipped, DAY))


def test_the_status_as_json_is_the_golden_one(shipped: Study, compare: Compare) -> None:
    """The JSON for programs, of the shipped project on 4 November 2016."""
    compare(f"status-{DAY}.json", format_json(find_status(shipped, DAY)))


def test_the_status_as_csv_is_the_golden_one(shipped: Study, compare: Compare) -> None:
    """The CSV for programs, of the shipped project on 4 November 2016."""
    compare(f"status-{DAY}.csv", format_status_csv(find_status(shipped, DAY)))


@pytest.mark.parametrize("place", ["karama", "samah", "gogjali", "west_mosul"])
def test_an_explanation_is_the_golden_one(place: str, shipped: Study, compare: Compare) -> None:
    """A conflict, a claim, a larger place that lends nothing, an inference: each in words."""
    found = explain(shipped, shipped.project.gazetteer.place[place], DAY)
    compare(f"explain-{place}-{DAY}.txt", format_explanation(found, shipped))


def test_an_explanation_as_json_is_the_golden_one(shipped: Study, compare: Compare) -> None:
    """The same for programs, of Karama."""
    found = explain(shipped, shipped.project.gazetteer.place["karama"], DAY)
    compare(f"explain-karama-{DAY}.json", format_explanation_json(found, shipped))


def test_a_history_is_the_golden_one(shipped: Study, compare: Compare) -> None:
    """The periods of Samah in words, and those of Karama for programs."""
    place = shipped.project.gazetteer.place
    compare("timeline-samah.txt", format_timeline(shipped, place["samah"]))
    compare("timeline-karama.json", format_timeline_json(shipped, place["karama"]))


def test_the_changes_are_the_golden_ones(shipped: Study, compare: Compare) -> None:
    """What changed from 1 to 4 November in words, and from 4 to 6 November for programs."""
    early = compare_days(shipped, "2016-11-01", shipped, DAY)
    compare("diff-2016-11-01-2016-11-04.txt", format_changes(early))
    late = compare_days(shipped, DAY, shipped, "2016-11-06")
    compare("diff-2016-11-04-2016-11-06.json", format_changes_json(late))


def test_the_conflicts_are_the_golden_ones(shipped: Study, compare: Compare) -> None:
    """Every pair of shipped mentions that cannot both be true, in words and for programs."""
    found = find_conflicts(shipped)
    compare("conflicts.txt", format_conflicts(found, shipped))
    compare("conflicts.json", format_conflicts_json(found, shipped))


def test_the_data_of_a_tiny_page_are_the_golden_ones(
    tiny: TinyProject, tmp_path: Path, compare: Compare
) -> None:
    """Five places, ten mentions, two articles: everything that the page is given, but its name."""
    data = page_data(make_study(tiny.write(tmp_path)))
    del data["build"]
    compare("page-data.json", json.dumps(data, ensure_ascii=False, indent=1) + "\n")
