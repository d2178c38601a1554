"""A project as a data package: its tables described by Table Schema, as the models declare them.

The description follows the Data Package standard, version 2 (https://datapackage.org), so that
other programs can read and validate the tables without this one.
"""

from __future__ import annotations

import inspect
import json
import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from ..model.rows import KEYS, REFERENCES, TABLES, Row

FILE = "datapackage.json"
"""Where a project's description stands, in the project's folder."""

PROFILES = "https://datapackage.org/profiles/2.0"
"""Where the standard has the schemas that a description names; nothing is fetched from there."""

Schema = dict[str, Any]

LIMITS = {
    "minimum": "minimum",
    # Table Schema 1.0 has no limit that excludes its own value.
    "exclusiveMinimum": "minimum",
    "maximum": "maximum",
    "minLength": "minLength",
    "pattern": "pattern",
    "enum": "enum",
}
"""What JSON Schema calls a constraint, and what Table Schema calls it."""

FORMATS = {"date": {"type": "date"}, "uri": {"type": "string", "format": "uri"}}
"""Strings of a form that Table Schema has a name for."""


def describe_package(name: str, title: str, about: Schema | None = None) -> str:
    """Return the text of `datapackage.json` for a project called `name`, under a `title` to read.

    `name` is made of lower-case letters, digits, `-`, `_` and `.`; see `package_name`. What else a
    package says of itself is in `about`: licenses, sources, contributors.
    """
    package = {
        "$schema": f"{PROFILES}/datapackage.json",
        "name": name,
        "title": title,
        **(about or {}),
        "resources": [describe_table(path, model) for path, model in TABLES.items()],
    }
    return format_description(package)


def format_description(package: Schema) -> str:
    """Return a description as the text of its file."""
    return json.dumps(package, ensure_ascii=False, indent=2) + "\n"


def package_name(folder: str) -> str:
    """Return a folder's name as a package may be called: `Sirte 2016` is `sirte-2016`."""
    return re.sub(r"[^a-z0-9._-]+", "-", folder.lower()).strip("-._") or "project"


def describe_table(path: str, model: type[Row]) -> Schema:
    """Return the resource of the table at `path`: its file, its columns, what they refer to."""
    about = (inspect.getdoc(model) or "").partition(": ")[2]
    fields = {"fields": list(describe_columns(model)), **describe_keys(path)}
    return describe_resource(path, about[:1].upper() + about[1:], fields)


def describe_resource(path: str, about: str, fields: Schema) -> Schema:
    """Return the resource of a CSV file, in words and by the schema of its fields."""
    return {
        "$schema": f"{PROFILES}/dataresource.json",
        "name": table_name(path),
        "type": "table",
        "path": path,
        "description": about,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {"$schema": f"{PROFILES}/tableschema.json", **fields},
    }


def table_name(path: str) -> str:
    """Return the name of the table at `path`: `places` of `gazetteer/places.csv`."""
    return PurePosixPath(path).stem


def describe_columns(model: type[Row]) -> Iterator[Schema]:
    """Yield the fields of a model, in the order of its columns."""
    schema = model.model_json_schema()
    needed = schema.get("required", [])
    for name, declared in schema["properties"].items():
        field = describe_values(resolve(declared, schema.get("$defs", {})))
        if name in needed:
            field["constraints"] = {"required": True, **field.get("constraints", {})}
        yield {"name": name, "description": declared["description"], **field}


def resolve(declared: Schema, definitions: dict[str, Schema]) -> Schema:
    """Return what JSON Schema says of the values of a column, its references followed.

    A column that may be empty is described by what a filled cell holds: a cell of a table is a
    missing value when it is empty.
    """
    choices = [choice for choice in declared.get("anyOf", []) if choice.get("type") != "null"]
    (found,) = choices or [declared]
    return definitions[found["$ref"].rpartition("/")[2]] if "$ref" in found else found


def describe_values(values: Schema) -> Schema:
    """Return type, format and constraints of a column; several values stand in one text cell."""
    if values["type"] == "array":
        values = {"type": "string"} | several(values["items"])
    field: Schema = {**FORMATS.get(values.get("format", ""), {"type": values["type"]})}
    if limits := {LIMITS[key]: value for key, value in values.items() if key in LIMITS}:
        field["constraints"] = limits
    return field


def several(items: Schema) -> Schema:
    """Return the pattern of a cell that divides its values with `;`, where each has a pattern."""
    if "pattern" not in items:
        return {}
    one = items["pattern"]
    return {"pattern": f"{one}( *; *{one})*"}


def describe_keys(path: str) -> Schema:
    """Return the primary key of the table at `path` and its foreign keys, where it has any."""
    found: Schema = {"primaryKey": list(KEYS[path])} if path in KEYS else {}
    foreign = [
        {
            "fields": column,
            # Table Schema calls the table itself by the empty name.
            "reference": {"resource": "" if other == path else table_name(other), "fields": "id"},
        }
        for column, other in REFERENCES.get(path, {}).items()
    ]
    return found | ({"foreignKeys": foreign} if foreign else {})


def describe_tables() -> str:
    """Return `docs/tables.md`: every table and column, as the models declare them."""
    sections = [TABLES_HEAD]
    for path, model in TABLES.items():
        rest = (inspect.getdoc(model) or "").partition(": ")[2]
        about = rest[:1].upper() + rest[1:]
        rows = [f"| `{name}` | {field.description} |" for name, field in model.model_fields.items()]
        order = ", ".join(f"`{column}`" for column in model.sort_by)
        table = "\n".join(["| column | meaning |", "|---|---|", *rows])
        sections.append(f"## {path}\n\n{about}\n\n{table}\n\nSorted by {order}.")
    return "\n\n".join(sections) + "\n"


TABLES_HEAD = """# The tables

A project is a folder with a `gazetteer/` and a `seeds/`. The gazetteer knows no article; the
seeds refer to the gazetteer by `place_id`. All tables are CSV: UTF-8 with or without a byte order
mark (UTF-16 with one is read too), comma, semicolon or tab, one header line. Where `places.csv`
is missing, `places.xlsx` or `places.ods` is read. `mosulmap check` names every cell that is
wrong. Cells that hold several values divide them with `;`.

Beside the tables: `seeds/*.txt`, the articles as obtained, byte for byte, and
`gazetteer/context.geojson`, the lines of the basemap: features with `name`, `kind` (river, lake,
coast, border, province, region, site), `uncertainty_m` and `source`, and a LineString in WGS 84
degrees. A region's line is closed, and has the `place_id` of the place that it goes round.

This page is generated from `mosulmap/model/rows.py` by `make docs`."""
