"""Which format a file name asks for, and what is needed to write it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path

from ..control.study import Study
from ..control.window import in_window
from ..errors import RequestError
from ..files import write_content
from ..project.description import read_description
from ..terminal import count
from .data_package import make_package, write_package
from .tables import (
    Scope,
    article_rows,
    checked_scope,
    conflict_rows,
    mention_rows,
    period_rows,
    place_rows,
)

FORMATS = {
    ".gpkg": ("geopackage", "format_geopackage"),
    ".geojson": ("geojson", "format_geojson"),
    ".parquet": ("geoparquet", "format_geoparquet"),
    ".kml": ("kml", "format_kml"),
    ".acled.csv": ("acled", "format_acled"),
    ".lpf.json": ("linked_places", "format_linked_places"),
    ".jsonld": ("annotations", "format_annotations"),
    ".xlsx": ("workbook", "format_workbook"),
}
"""By the end of a file's name, the module and the function that write it."""

HELD = {
    **dict.fromkeys((".geojson", ".parquet", ".kml"), frozenset({"period"})),
    **dict.fromkeys((".acled.csv", ".jsonld"), frozenset({"mention"})),
    ".lpf.json": frozenset({"place", "period"}),
}
"""What a format has rows for, where it has not rows for everything."""

Writer = Callable[[Study, Scope], tuple[str | bytes, str]]


def write_export(target: Path, study: Study, scope: Scope, project: Path) -> str:
    """Write a study to a file or, where its name has no ending, into a folder.

    Returns in words what that leaves out. Raises the errors of `export_study`, `DataError` where
    the folder `project` describes itself otherwise than the standard has it, and `OutputError`.
    """
    if target.suffix and not target.is_dir():
        content, left_out = export_study(study, target.name, scope)
        write_content(target, content, "choose another FILE")
        return left_out
    package = make_package(study, scope_within(study, scope), read_description(project))
    write_package(target, package.files)
    return package.left_out


def scope_within(study: Study, scope: Scope) -> Scope:
    """Return a scope that can be met. Raises `RequestError` for one that cannot."""
    if checked_scope(scope).date:
        in_window(scope.date, study.reach)
    return scope


def export_study(study: Study, name: str, scope: Scope) -> tuple[bytes, str]:
    """Return the content of a file called `name`, and in words what that format leaves out.

    Raises `RequestError` for a name that ends in no known format, for a scope that cannot be met,
    and where the library for the format is not installed.
    """
    end = next((end for end in FORMATS if name.lower().endswith(end)), "")
    if not end:
        known = ", ".join(FORMATS)
        raise RequestError(f"{name}: ends in none of {known}; without an ending it is a folder")
    scope_within(study, scope)
    module, function = FORMATS[end]
    try:
        write: Writer = getattr(import_module(f".{module}", __package__), function)
        content, left_out = write(study, scope)
    except ImportError as error:
        missing = error.name or "a library"
        raise RequestError(f"{end} needs {missing}: pip install 'mosulmap[export]'") from None
    words = "\n".join(filter(None, (left_out, not_held(end, study))))
    return content.encode() if isinstance(content, str) else content, words


def not_held(end: str, study: Study) -> str:
    """Say what a format has no rows for, and how many that are; empty where it has all."""
    if end not in HELD:
        return ""
    rows: dict[str, Callable[[Study], Sequence[object]]] = {
        "period": period_rows,
        "place": place_rows,
        "mention": mention_rows,
        "article": article_rows,
        "conflict": conflict_rows,
    }
    found = (count(len(make(study)), kind) for kind, make in rows.items() if kind not in HELD[end])
    return f"Not in it: {', '.join(found)}; .gpkg, .xlsx and a folder have them"
