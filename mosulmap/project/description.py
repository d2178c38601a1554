"""What a project says of itself in `datapackage.json`: title, licences, sources, contributors."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..errors import DataError, Problem
from .schema import FILE, package_name

Entries = tuple[Mapping[str, Any], ...]
"""Licences, sources or contributors, each an object with a `title`, a `path`, …"""

LISTS = ("licenses", "sources", "contributors")
TEXTS = ("name", "title", "description", "homepage", "version", "created")


@dataclass(frozen=True, slots=True)
class Description:
    """The words of a data package about itself; what it does not say is empty.

    `created` is a moment or day in ISO 8601; `keywords` are words to search by.
    """

    name: str
    title: str
    description: str = ""
    homepage: str = ""
    version: str = ""
    created: str = ""
    keywords: tuple[str, ...] = ()
    licenses: Entries = field(default=())
    sources: Entries = field(default=())
    contributors: Entries = field(default=())


def read_description(folder: Path) -> Description:
    """Return what the project in `folder` says of itself; without a file, its name alone.

    Raises `DataError` with every member that is not what the standard has there.
    """
    name = package_name(folder.resolve().name)
    try:
        found = json.loads((folder / FILE).read_bytes().decode("utf-8-sig"))
    except FileNotFoundError:
        return Description(name, name)
    except (OSError, ValueError, RecursionError) as error:
        message = f"cannot be read as JSON ({error}); mend it, or delete it"
        raise DataError([Problem(FILE, 0, "", message)]) from None
    if problems := find_faults(found):
        raise DataError(problems)
    given: dict[str, Any] = {key: found[key] for key in TEXTS if found.get(key)}
    given |= {key: tuple(found.get(key) or ()) for key in (*LISTS, "keywords")}
    return Description(**({"name": name, "title": name} | given))


def find_faults(found: object) -> list[Problem]:
    """Return a problem for each member that has another form than the standard's."""
    if not isinstance(found, dict):
        return [Problem(FILE, 0, "", "is not a JSON object")]
    wrong = [key for key in TEXTS if not isinstance(found.get(key) or "", str)]
    problems = [Problem(FILE, 0, key, "is not a text") for key in wrong]
    for key in LISTS:
        entries = found.get(key) or []
        if not isinstance(entries, list) or not all(isinstance(one, dict) for one in entries):
            problems.append(Problem(FILE, 0, key, 'is not a list of objects such as {"title": …}'))
    words = found.get("keywords") or []
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        problems.append(Problem(FILE, 0, "keywords", "is not a list of texts"))
    return problems
