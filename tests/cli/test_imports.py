"""What a command loads before it answers: nothing that it does not need."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.command_line import run_python

HEAVY = {
    *("folium", "branca", "requests", "jinja2", "minify", "geopandas", "shapely", "pyproj"),
    *("pandas", "numpy", "geopy", "geographiclib", "matplotlib", "PIL", "pydantic", "babel"),
    *("trafilatura", "lxml", "htmldate", "ahocorasick_rs", "watchfiles"),
}
"""Packages that take a tenth of a second to import, or that only some commands need."""


@pytest.mark.parametrize(
    ("command", "needed"),
    [
        ("--help", set()),
        ("render --help", {"pydantic"}),  # by typer itself, which reads the options' types with it
        ("status --date 2016-11-04", {"pydantic", "geographiclib"}),
        ("render -o {target}", {"pydantic", "jinja2", "minify", "geographiclib"}),
        (
            "check",
            {"pydantic", "geographiclib"} | {"geopandas", "shapely", "pyproj", "pandas", "numpy"},
        ),
    ],
)
def test_a_command_loads_what_it_needs(
    command: str, needed: set[str], root: Path, tmp_path: Path
) -> None:
    """Help knows the options alone, and only a check of places loads geopandas."""
    words = command.format(target=tmp_path / "map.html").split()
    code = (
        "import sys\n"
        "from mosulmap.cli.app import app\n"
        f"app({words!r}, standalone_mode=False)\n"
        f"print(*sorted({HEAVY!r} & set(sys.modules)))\n"
    )
    outcome = run_python("-c", code, cwd=root)
    assert outcome.code == 0
    assert set(outcome.out.splitlines()[-1].split()) == needed
