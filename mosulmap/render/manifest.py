"""What a map says of itself: version, options, the SHA-256 of what it is made of, counts of rows.

It stands in the page as JSON; `mosulmap verify` draws the map again by it.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import PurePath
from typing import Any

from .. import __version__
from ..control.study import Study
from .encode.script_text import embedded_json

ELEMENT = re.compile(
    rb'<script type="application/x-manifest\+json" id="manifest">(.*?)</script>', re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Options:
    """How a map was asked for: days are ISO, `date` and `known_by` empty where none was given."""

    date: str
    known_by: str
    lang: str
    stale_after: int


@dataclass(frozen=True, slots=True)
class Origin:
    """What a map is made of beside the program: options, SHA-256 by input, rows by table."""

    options: Options
    inputs: Mapping[str, str]
    rows: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Manifest:
    """All that a map says of itself; `assets` are SHA-256 by the name of a part of the page."""

    mosulmap: str
    options: Options
    inputs: Mapping[str, str]
    assets: Mapping[str, str]
    rows: Mapping[str, int]


def origin_of(study: Study, date: str, lang: str) -> Origin:
    """Return what the map of a study is made of; `rows` are all under the headers of its tables."""
    project = study.project
    return Origin(
        Options(date, study.known_by, lang, study.stale_after),
        project.inputs,
        {PurePath(table.path).stem: table.total for table in project.tables},
    )


def manifest_text(origin: Origin, assets: Mapping[str, str]) -> str:
    """Return a manifest as it stands in the page; `assets` are the texts by name."""
    hashes = {name: hashlib.sha256(text.encode()).hexdigest() for name, text in assets.items()}
    found = Manifest(__version__, origin.options, origin.inputs, hashes, origin.rows)
    return embedded_json(asdict(found))


def read_manifest(page: bytes) -> Manifest:
    """Return the manifest in the bytes of a page.

    Raises `ValueError`, saying what is wrong, where there is none, or none that can be read.
    """
    found = ELEMENT.findall(page)
    if len(found) != 1:
        raise ValueError(f"has {len(found)} manifests and no single one")
    try:
        entry = json.loads(found[0].decode("utf-8"))
    except (ValueError, RecursionError):
        raise ValueError("has a manifest that is no JSON") from None
    options = checked(entry, Manifest)["options"]
    kinds = {"mosulmap": str, "inputs": dict, "assets": dict, "rows": dict}
    if not all(isinstance(entry[name], kind) for name, kind in kinds.items()):
        raise ValueError("has a manifest with a field of another type")
    return Manifest(**{**entry, "options": checked_options(options)})


def checked(entry: Any, model: type[Manifest | Options]) -> dict[str, Any]:  # noqa: ANN401 - what JSON may hold
    """Return an object that has the fields of a model and no others, else raise `ValueError`."""
    names = {field.name for field in fields(model)}
    if not isinstance(entry, dict) or entry.keys() != names:
        raise ValueError(f"has a manifest whose fields are not {', '.join(sorted(names))}")
    return entry


def checked_options(entry: Any) -> Options:  # noqa: ANN401 - what JSON may hold
    """Return the options in a manifest, else raise `ValueError`."""
    options = Options(**checked(entry, Options))
    texts = (options.date, options.known_by, options.lang)
    stale = options.stale_after
    if not all(isinstance(text, str) for text in texts) or type(stale) is not int or stale < 1:
        raise ValueError("has a manifest with an option of another type")
    return options
