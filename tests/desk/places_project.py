"""A tiny project whose articles name what its gazetteer has not: a town, and who took it."""

from __future__ import annotations

from tests.tiny_project import MENTIONS, NAMES, PLACES, SAMAH, TinyProject

ORVANA_TEXT = """Rebels take Orvana

Morvian rebels captured the town of Orvana on Friday, 12 km north of Mosul.

The Morvian rebels left the village of Velin. Orvana, 12 km north of Mosul, is calm.
"""


def with_unknown_names(tiny: TinyProject) -> TinyProject:
    """Return the project with a text about Orvana, and an unverified position of Samah."""
    tiny.texts["late"] = ORVANA_TEXT
    tiny.tables[NAMES].append({"place_id": "mosul", "toponym": "Mosul", "lang": "en"})
    tiny.tables[MENTIONS] = [r for r in tiny.tables[MENTIONS] if r["article_id"] != "late"]
    unverified = {"geo_source": "unverified: Nominatim at localhost"}
    point = {"lon": "43.2", "lat": "36.35", "geo_uncertainty_m": "900"}
    return TinyProject(tiny.tables, tiny.texts).change(PLACES, SAMAH, point | unverified)
