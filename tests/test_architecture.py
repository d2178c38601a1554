"""The shape of the package: which way imports point, and who may touch the world outside."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "mosulmap"

LAYERS = [
    {"errors", "days", "articles", "terminal", "policy", "watching"},
    {"cells", "sheets"},
    {"files", "model", "language", "commission", "serving"},
    {"tables", "gazetteer", "timex", "parties", "quotation", "data_package"},
    {"project", "linked_places", "evidence", "dating", "toponyms", "review", "figures"},
    {"geodata", "layout", "founding"},
    {"timeline", "clauses", "suggest"},
    {"events"},
    {"study", "words", "reading", "lookup"},
    {"accounts"},
    {"check"},
    {"reasons", "changes", "silence", "mend", "locate"},
    {"citation", "conflicts", "geocoding"},
    {
        "status",
        "explanation",
        "history",
        "ledger",
        "contradictions",
        "extraction",
        "intake",
    },
    {"render", "pictures"},
    {"pipeline", "evaluation", "desk", "survey"},
    {"preview"},
    {"cli"},
    {"__main__"},
]
"""A module imports only from the lines above its own; each of the folders counts as one."""

RENDER_LAYERS = [
    {"encode", "versions"},
    {"axis", "quotes"},
    {"places", "happenings"},
    {"page_data", "chronology"},
    {"page"},
    {"__init__"},
]
"""Inside `render` likewise."""

ENCODE_LAYERS = [
    {"pool", "text_span"},
    {"columns"},
    {"script_text"},
    {"__init__"},
]
"""Inside `render/encode` likewise; of the rest of `render` it knows nothing."""

PICTURES_LAYERS = [
    {"marks"},
    {"paper", "wording"},
    {"chart"},
    {"key"},
    {"sheet"},
    {"series", "timelapse"},
    {"__init__"},
]
"""Inside `pictures` likewise."""

CHECK_LAYERS = [
    {"rows", "form", "borders", "whereabouts", "report"},
    {"statements", "distances"},
    {"__init__"},
]
"""Inside `check` likewise."""

FOLDERS = {"check": CHECK_LAYERS, "render": RENDER_LAYERS, "pictures": PICTURES_LAYERS}
"""The folders of the package; each counts as one module outside."""

ENCODE = {path.stem: path for path in (PACKAGE / "render/encode").glob("*.py")}

MODULES = {path.stem: path for path in PACKAGE.glob("*.py") if path.stem != "__init__"}
ROOMS = {(name, p.stem): p for name in FOLDERS for p in (PACKAGE / name).glob("*.py")}
FILES = {path.relative_to(PACKAGE).as_posix(): path for path in PACKAGE.rglob("*.py")}

READERS = {
    *("tables.py", "articles.py", "project.py", "render/page.py"),
    "language.py",  # the catalogues
    "preview.py",  # the page around the map; and it opens the browser
    *("evaluation.py", "intake.py"),  # gold annotations; new articles
    *("founding.py", "linked_places.py"),  # examples that came along; others' gazetteers
    "geocoding.py",  # what geocoders answered before
}
WRITERS = {"files.py"}

each_file = pytest.mark.parametrize("name", sorted(FILES))


def depths(layers: list[set[str]]) -> dict[str, int]:
    """Return the line on which each module stands."""
    return {module: depth for depth, layer in enumerate(layers) for module in layer}


def tree_of(path: Path) -> ast.Module:
    """Return the syntax tree of a module."""
    return ast.parse(path.read_text(encoding="utf-8"))


def relative_imports(path: Path, level: int) -> Iterator[str]:
    """Yield the modules that a file imports from the package `level` dots up, wherever it does."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.ImportFrom) and node.level == level:
            names = [node.module] if node.module else [alias.name for alias in node.names]
            yield from (name.partition(".")[0] for name in names)


def outside_imports(path: Path) -> set[str]:
    """Return the packages from outside that a file imports."""
    found = set()
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            found.add((node.module or "").partition(".")[0])
    return found


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


def test_every_module_has_a_layer() -> None:
    """A new module has to be given its place."""
    assert set(depths(LAYERS)) == {*MODULES, *FOLDERS}
    for folder, layers in FOLDERS.items():
        inner = {"encode"} if folder == "render" else set()
        assert set(depths(layers)) == {stem for name, stem in ROOMS if name == folder} | inner
    assert set(depths(ENCODE_LAYERS)) == set(ENCODE)


@pytest.mark.parametrize("module", sorted(MODULES))
def test_a_module_imports_only_from_the_lines_above_its_own(module: str) -> None:
    """Imports point one way."""
    depth = depths(LAYERS)
    imported = set(relative_imports(MODULES[module], 1))
    assert {other for other in imported if depth[other] >= depth[module]} == set()


@pytest.mark.parametrize(("folder", "module"), sorted(ROOMS))
def test_inside_a_folder_imports_point_one_way(folder: str, module: str) -> None:
    """The modules of a folder import from those above them, and from above the whole folder."""
    inner, outer = depths(FOLDERS[folder]), depths(LAYERS)
    siblings = set(relative_imports(ROOMS[folder, module], 1))
    assert {other for other in siblings if inner[other] >= inner[module]} == set()
    cousins = set(relative_imports(ROOMS[folder, module], 2))
    assert {other for other in cousins if outer[other] >= outer[folder]} == set()


@pytest.mark.parametrize("module", sorted(ENCODE))
def test_the_encoding_knows_nothing_of_the_page(module: str) -> None:
    """Its modules import from those above them, and from above the whole of `render`."""
    inner, outer = depths(ENCODE_LAYERS), depths(LAYERS)
    siblings = set(relative_imports(ENCODE[module], 1))
    assert {other for other in siblings if inner[other] >= inner[module]} == set()
    assert set(relative_imports(ENCODE[module], 2)) == set()
    above = set(relative_imports(ENCODE[module], 3))
    assert {other for other in above if outer[other] >= outer["render"]} == set()


@each_file
def test_the_package_imports_itself_by_dots_alone(name: str) -> None:
    """An import by full name would escape the tests above."""
    assert "mosulmap" not in outside_imports(FILES[name])


@pytest.mark.parametrize(
    "module", sorted({*MODULES, *ENCODE, *(stem for _, stem in ROOMS)} - {"__init__", "__main__"})
)
def test_every_module_has_a_test_file(module: str) -> None:
    """The tests mirror the package; a study has no code of its own to test."""
    tests = {path.stem.removeprefix("test_") for path in Path(__file__).parent.rglob("test_*.py")}
    assert module in tests | {"study"}


@each_file
def test_only_named_rooms_read_and_write(name: str) -> None:
    """Files are read in nine places and written in one."""
    reading = {"open", "read_text", "read_bytes", "read_csv", "read_file"}
    writing = {"write_text", "write_bytes", "mkstemp", "fdopen", "mkdir", "unlink", "rename"}
    used = calls(FILES[name])
    assert not used & reading or name in READERS
    assert not used & writing or name in WRITERS


@each_file
def test_nobody_but_the_command_line_prints(name: str) -> None:
    """What a user reads goes through one place."""
    assert name == "cli.py" or not calls(FILES[name]) & {"print", "echo", "secho"}
    assert name == "cli.py" or "typer" not in outside_imports(FILES[name])


@each_file
def test_no_module_reads_the_clock(name: str) -> None:
    """The same project gives the same map on any day; two places need the hour, and say so here.

    The command line hands `today` to the stages, and a fetch ends after some seconds.
    """
    clock = {"now", "today", "utcnow", "time", "localtime", "monotonic", "perf_counter"}
    allowed = {"cli.py": {"today", "now"}, "intake.py": {"monotonic", "time"}}.get(name, set())
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
        ("geopandas", {"geodata.py"}),
        ("shapely", {"geodata.py"}),
        ("folium", {"render/page.py"}),
        ("jinja2", {"render/page.py"}),
        ("pydantic", {"model.py", "tables.py"}),
        ("typer", {"cli.py"}),
        ("csv", {"sheets.py", "tables.py", "evaluation.py"}),
        ("tempfile", {"files.py"}),
        ("watchfiles", {"watching.py"}),
        ("http", {"serving.py", "intake.py"}),
        ("socketserver", {"serving.py"}),
        ("ahocorasick_rs", {"toponyms.py"}),
        ("trafilatura", {"intake.py"}),
        ("htmldate", {"intake.py"}),
        ("geopy", {"check/whereabouts.py", "geocoding.py"}),
        ("PIL", {"pictures/timelapse.py"}),
        ("numpy", {"pictures/timelapse.py"}),
    ],
)
def test_a_library_is_known_in_one_room(package: str, rooms: set[str]) -> None:
    """What is imported in one place can be replaced in one place."""
    assert {name for name, path in FILES.items() if package in outside_imports(path)} == rooms
