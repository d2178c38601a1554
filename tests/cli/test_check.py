"""The check, typed as a curator types it: what it prints, and with which exit code it ends."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.command_line import Outcome, files_in, run_cli
from tests.tiny_project import ARTICLES, EARLY, KARAMA, LATE, MENTIONS, PLACES, TinyProject

from .expected import ROWS, SIZE, THREE_COUNTED, THREE_PROBLEMS, three_faults


def test_check_says_that_all_is_well(root: Path) -> None:
    """A sound project is summed up; its two warnings are decided in `seeds/acknowledged.csv`."""
    outcome = run_cli("check", cwd=root)
    size, rows = outcome.out.splitlines()
    assert (outcome.code, outcome.err) == (0, "")
    assert (size, rows) == (f"No problems (2 acknowledged): {SIZE}", ROWS)


NOTHING_YET = "nothing can be shown until an article has its day of publication"


@pytest.mark.parametrize(
    ("empty", "size", "rows"),
    [
        ((), "4 places named in 2 articles, 9 mentions", 25),
        ((MENTIONS,), "0 places named in 0 articles, 0 mentions", 15),
        ((MENTIONS, ARTICLES), "0 places named in 0 articles, 0 mentions", 13),
    ],
    ids=["undated", "unread", "no article"],
)
def test_a_sound_project_without_a_day_passes_the_check(
    empty: tuple[str, ...], size: str, rows: int, tiny: TinyProject, tmp_path: Path
) -> None:
    """Nothing is wrong with a project that has just begun; only there is nothing to show yet."""
    for row in (EARLY, LATE):
        tiny.change(ARTICLES, row, {"published": ""})
    for path in empty:
        tiny.tables[path].clear()
    outcome = run_cli("check", cwd=tiny.write(tmp_path))
    counted = f"{rows} rows: {rows} read, 0 left out, 0 blank"
    *warnings, last, rest = outcome.out.splitlines()
    assert (outcome.code, outcome.err, rest) == (0, "", counted)
    assert last.endswith(f": {size}; {NOTHING_YET}")
    assert last.startswith("No problems")
    said = (": published: is empty; ", "has no spelling in gazetteer/names.csv", "of no row")
    assert all(any(words in warning for words in said) for warning in warnings)


def test_check_lists_every_problem_at_once(tiny: TinyProject, tmp_path: Path) -> None:
    """By file and line; nothing is written."""
    three_faults(tiny, tmp_path)
    before = files_in(tmp_path)
    said = f"{THREE_PROBLEMS}{THREE_COUNTED}"
    assert run_cli("check", cwd=tmp_path) == Outcome(
        1, said, "mosulmap: 3 problems; check --fix mends 2\n"
    )
    assert files_in(tmp_path) == before


def test_a_place_astray_is_found_by_the_check(tiny: TinyProject, tmp_path: Path) -> None:
    """One problem is counted in the singular."""
    tiny.change(PLACES, KARAMA, {"lon": "36.3412", "lat": "43.2032"}).write(tmp_path)
    fault = (
        "gazetteer/places.csv:3: lat: 'karama' lies 958 km from Mosul, in which it is said to lie; "
        "lon and lat look swapped, write 43.2032 into lon and 36.3412 into lat"
    )
    outcome = run_cli("check", cwd=tmp_path)
    assert outcome.out.startswith(f"{fault}\n")
    assert (outcome.code, outcome.err) == (1, "mosulmap: 1 problem; check --fix mends 1\n")
