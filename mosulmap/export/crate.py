"""A folder as a research object: `ro-crate-metadata.json`, RO-Crate 1.1 (schema.org in JSON-LD)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ..project.description import Description

Json = dict[str, Any]

CRATE = "ro-crate-metadata.json"
"""The file by which a folder is known as a research object."""

VERSION = "https://w3id.org/ro/crate/1.1"


def format_crate(
    about: Description, resources: Sequence[Json], day: str, days: tuple[str, str]
) -> str:
    """Return the description of a folder with the `resources` of a data package.

    `day` is the ISO day of the folder, `days` the first and the last that its data speak of.
    """
    licences, creators = licence_entities(about), people(about)
    files = [file_entity(one["path"], one["mediatype"], one["description"]) for one in resources]
    files.append(file_entity("datapackage.json", "application/json", "The tables and columns."))
    files.append(file_entity("CITATION.cff", "application/yaml", "How to cite the folder."))
    root: Json = {
        "@id": "./",
        "@type": "Dataset",
        "name": about.title,
        "description": about.description or about.title,
        "datePublished": day,
        "temporalCoverage": "/".join(days),
        "hasPart": references(files),
        "license": references(licences),
        "creator": references(creators),
        "keywords": ", ".join(about.keywords),
    }
    described = {
        "@id": CRATE,
        "@type": "CreativeWork",
        "conformsTo": {"@id": VERSION},
        "about": {"@id": "./"},
    }
    graph = [described, {k: v for k, v in root.items() if v}, *files, *licences, *creators]
    crate = {"@context": f"{VERSION}/context", "@graph": graph}
    return json.dumps(crate, ensure_ascii=False, indent=2) + "\n"


def file_entity(path: str, kind: str, words: str) -> Json:
    """Return one file of the folder."""
    return {"@id": path, "@type": "File", "name": path, "encodingFormat": kind} | {
        "description": words
    }


def references(found: Iterable[Mapping[str, Any]]) -> list[Json]:
    """Return what refers to entities."""
    return [{"@id": one["@id"]} for one in found]


def licence_entities(about: Description) -> list[Json]:
    """Return each licence as an entity, by its address, or by a number of its own without one."""
    return [
        {
            "@id": str(one.get("path") or f"#licence-{number}"),
            "@type": "CreativeWork",
            "name": str(one.get("title") or one.get("name") or ""),
            "identifier": str(one.get("name") or ""),
        }
        for number, one in enumerate(about.licenses, 1)
    ]


def people(about: Description) -> list[Json]:
    """Return each contributor as an entity.

    Who is named by given and family name is a person; of others nobody says whether they are one.
    """
    return [
        {
            "@id": str(one.get("path") or f"#contributor-{number}"),
            "@type": "Person" if one.get("familyName") else "Organization",
            "name": str(one.get("title") or full_name(one)),
        }
        for number, one in enumerate(about.contributors, 1)
    ]


def full_name(one: Mapping[str, Any]) -> str:
    """Return the given and the family name of a contributor."""
    names = (one.get("givenName"), one.get("familyName"))
    return " ".join(str(name) for name in names if name)
