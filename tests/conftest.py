"""What several test files share: the shipped project, a tiny one, and two switches."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import Phase, settings
from xdist.remote import Producer  # type: ignore[import-untyped]
from xdist.scheduler import LoadScopeScheduling  # type: ignore[import-untyped]

from mosulmap.control.study import Study
from mosulmap.pipeline import make_study
from tests.tiny_project import TinyProject

settings.register_profile(
    "suite", deadline=None, max_examples=60, phases=[p for p in Phase if p is not Phase.explain]
)
settings.register_profile("quick", settings.get_profile("suite"), max_examples=10)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Offer to accept changed outputs as the new golden files, and to run the fast tests only."""
    parser.addoption("--update-golden", action="store_true", help="write tests/golden/ anew")
    parser.addoption(
        "--quick",
        action="store_true",
        help="leave out, unread, the tests marked slow or browser; try laws on fewer examples",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Try each law on as many examples as the run has time for."""
    settings.load_profile("quick" if config.getoption("--quick") else "suite")


HERE = Path(__file__).resolve().parent

BROWSER = ("browser",)
SLOW = (
    *("pictures", "preview", "cli", "evaluation"),  # matplotlib, waiting for saves, processes
    "desk/test_desk.py",  # processes
    "geocode/test_client.py",  # servers that answer late
    *("test_package.py", "test_notebooks.py", "test_site.py"),  # environments, kernels, all pages
    "test_api.py",  # every question in a process or two, and geopandas
    "test_data.py",  # a thousand cases of the shipped tables, which change seldom
    *("render/test_page.py", "render/test_page_data.py", "languages/test_new_language.py"),  # maps
    *(
        "reading/test_read_article.py",
        "reading/test_find_place.py",
        "curate/test_extract.py",
    ),  # long
    *("project/test_linked_places.py", "project/test_schema.py", "test_broken_projects.py"),  # …
    *("curate/test_tables.py", "project/test_workbook.py"),  # LibreOffice
    "test_guide_in_libreoffice.py",
    *("curate/test_new_project.py", "curate/test_fix.py", "curate/test_fetch.py"),  # a wheel, …
    *("curate/test_draw_context.py", "geo/test_ground.py"),  # the ground of the whole world
    *("curate/test_suggest.py", "curate/test_merge_tables.py", "curate/test_merge.py"),  # processes
    *(
        "curate/test_add.py",
        "curate/test_gazetteer_file.py",
        "curate/test_acknowledge.py",
        "curate/test_review.py",
        "test_power_cut.py",
    ),  # …
    *("export", "check/test_fifty_faults.py", "check/test_silence.py"),  # whole projects
    *("project/test_context.py", "project/test_table_edit.py"),  # many points, many processes
    # What cells mean: each asks for a check of a whole project, and for geopandas.
    *("check/test_mentions.py", "check/test_cell_texts.py", "check/test_spellings.py"),
    *("check/test_positions.py", "check/test_parties.py", "check/test_articles.py"),
    *("check/test_countries.py", "check/test_consequences.py", "geocode/test_locate.py"),
    *("render/test_control_map.py", "render/test_control_map_data.py"),  # maps of folium's
    *("render/test_verify.py", "render/test_manifest.py"),  # a thousand edits
    *("check/test_further_faults.py", "check/test_causes.py", "check/test_background.py"),
    *("check/test_place_cells.py", "check/test_odd_names.py"),
    *("reports/test_status.py", "render/encode", "render/test_versions.py"),  # the shipped project
    *("test_benchmarks.py", "test_docs.py", "test_no_campaign.py"),  # commands of the documents
)
"""Folders and files whose tests need a browser, or more time than `make quick` has."""

ONE_DATABASE = "cli/test_locate.py"
"""The file whose tests ask a Nominatim, which takes long to import its places."""

MARKS = ((pytest.mark.browser, BROWSER), (pytest.mark.slow, SLOW))


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave what `make quick` has no time for unread: to collect all the tests takes 10 seconds."""
    left_out = config.getoption("--quick") and any(
        collection_path == HERE / place for place in (*BROWSER, *SLOW)
    )
    return left_out or None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that need a browser or much time; `make quick` leaves them out."""
    marks = {
        path: [mark for mark, places in MARKS if any(path.is_relative_to(HERE / p) for p in places)]
        for path in {item.path for item in items}
    }
    for item in items:
        for mark in marks[item.path]:
            item.add_marker(mark)


class OneDatabase(LoadScopeScheduling):  # type: ignore[misc]
    """Gives every test to the next free worker, but those that ask one database to one."""

    def _split_scope(self, nodeid: str) -> str:
        """Return what the tests that stay together have in common."""
        file, _, _ = nodeid.partition("::")
        return file if file.endswith(ONE_DATABASE) else nodeid


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> OneDatabase:
    """Return who decides which worker runs which test.

    The mark `xdist_group` would do, but has no effect with pytest 9.2 and pytest-xdist 3.8: two
    workers imported a database each, for 50 seconds.
    """
    return OneDatabase(config, log)


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the folder of the repository."""
    return Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def shipped(root: Path) -> Study:
    """Return the study of the shipped project."""
    return make_study(root)


@pytest.fixture
def shipped_copy(root: Path, tmp_path: Path) -> Path:
    """Return a folder with a copy of the shipped project, for commands that write."""
    for part in ("gazetteer", "seeds"):
        shutil.copytree(root / part, tmp_path / part)
    return tmp_path


@pytest.fixture
def tiny() -> TinyProject:
    """Return a sound tiny project that is not on disk yet."""
    return TinyProject()
