"""How to cite a project: `CITATION.cff`, Citation File Format 1.2.0.

It is YAML; every text in it is written as JSON, which is YAML too: no text is anything else.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from ..project.description import Description

SPDX = re.compile(r"[A-Za-z0-9][A-Za-z0-9.+-]*")
"""What the id of a licence is made of (https://spdx.org/licenses)."""


def format_citation(about: Description, day: str) -> str:
    """Return the text of `CITATION.cff` for a project, dated on an ISO day."""
    lines = {
        "cff-version": "1.2.0",
        "message": "If you use these data, please cite them, and the sources that each row names.",
        "type": "dataset",
        "title": about.title,
        "abstract": about.description,
        "version": about.version,
        "date-released": day,
        "url": about.homepage,
    }
    text = "".join(f"{key}: {quoted(value)}\n" for key, value in lines.items() if value)
    text += "authors:\n" + "".join(authors(about))
    text += listed("license", [name for one in about.licenses if (name := spdx(one))])
    return text + listed("keywords", about.keywords)


def quoted(value: str) -> str:
    """Return a text as a double-quoted scalar of YAML."""
    return json.dumps(value, ensure_ascii=True)


def authors(about: Description) -> Iterator[str]:
    """Yield each contributor as an author; a project that names none is its own author's."""
    for one in about.contributors:
        given, family = one.get("givenName", ""), one.get("familyName", "")
        if isinstance(family, str) and family:
            yield f"  - family-names: {quoted(family)}\n"
            if isinstance(given, str) and given:
                yield f"    given-names: {quoted(given)}\n"
        else:
            yield f"  - name: {quoted(str(one.get('title') or about.title))}\n"
    if not about.contributors:
        yield f"  - name: {quoted(f'The curators of {about.title}')}\n"


def spdx(licence: Mapping[str, Any]) -> str:
    """Return the id of a licence as SPDX has it; empty for one that has none."""
    name = str(licence.get("name", ""))
    return name if SPDX.fullmatch(name) else ""


def listed(key: str, values: list[str] | tuple[str, ...]) -> str:
    """Return a list of texts under a key; nothing for none."""
    if not values:
        return ""
    return f"{key}:\n" + "".join(f"  - {quoted(value)}\n" for value in values)
