"""Made projects of every size, from a village to a continent: their places lie where they do."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from mosulmap.curate.draw_context import draw_context

from .tiny_project import (
    ACTORS,
    ARTICLES,
    BACKGROUND,
    DECISIONS,
    MENTIONS,
    NAMES,
    PLACES,
    Cells,
    TinyProject,
    mention,
    place,
)

VILLAGE = {"Bunagana": ("village", 29.585, -1.293, 400)}
CITY = {
    "Goma": ("city", 29.225, -1.675, 6000),
    "Himbi": ("neighbourhood", 29.214, -1.682, 600),
    "Katindo": ("neighbourhood", 29.222, -1.676, 600),
    "Birere": ("neighbourhood", 29.238, -1.677, 500),
    "Majengo": ("neighbourhood", 29.223, -1.655, 700),
    "Ndosho": ("neighbourhood", 29.190, -1.650, 800),
    "Mugunga": ("neighbourhood", 29.150, -1.640, 1500),
    "Goma airport": ("airport", 29.239, -1.662, 1200),
    "Kibumba": ("village", 29.335, -1.500, 1500),
    "Sake": ("town", 29.040, -1.575, 1500),
    "Bukavu": ("city", 28.861, -2.509, 5000),
    "Kinshasa": ("city", 15.315, -4.325, 12000),
}
PROVINCE = {
    "Nord-Kivu": ("province", 29.0, -0.8, 150000),
    "Goma": ("town", 29.225, -1.675, 6000),
    "Sake": ("town", 29.040, -1.575, 1500),
    "Masisi": ("town", 28.810, -1.400, 2500),
    "Rutshuru": ("town", 29.450, -1.190, 2500),
    "Kiwanja": ("town", 29.497, -1.159, 2000),
    "Bunagana": ("town", 29.585, -1.293, 1000),
    "Walikale": ("town", 28.040, -1.420, 2500),
    "Butembo": ("town", 29.291, 0.142, 4000),
    "Beni": ("town", 29.473, 0.491, 4000),
    "Kanyabayonga": ("town", 29.174, -0.704, 2000),
}
COUNTRY = {
    "Tripoli": ("town", 13.191, 32.887, 10000),
    "Misrata": ("town", 15.092, 32.375, 6000),
    "Sirte": ("town", 16.589, 31.209, 5000),
    "Benghazi": ("town", 20.068, 32.117, 8000),
    "Derna": ("town", 22.637, 32.767, 4000),
    "Tobruk": ("town", 23.976, 32.084, 4000),
    "Sabha": ("town", 14.429, 27.038, 5000),
    "Kufra": ("town", 23.313, 24.179, 6000),
    "Ghadames": ("town", 9.494, 30.133, 3000),
    "Zuwara": ("town", 12.082, 32.931, 3000),
    "Gharyan": ("town", 13.020, 32.172, 4000),
    "Tarhuna": ("town", 13.633, 32.435, 3000),
}
CONTINENT = {
    "Kidal": ("town", 1.408, 18.441, 3000),
    "Gao": ("town", -0.043, 16.272, 4000),
    "Timbuktu": ("town", -3.007, 16.773, 3000),
    "Mopti": ("town", -4.183, 14.493, 4000),
    "Bamako": ("town", -8.003, 12.639, 9000),
    "Djibo": ("town", -1.631, 14.102, 2500),
    "Ouagadougou": ("town", -1.520, 12.371, 9000),
    "Tillaberi": ("town", 1.453, 14.211, 3000),
    "Diffa": ("town", 12.611, 13.316, 3000),
    "Maiduguri": ("town", 13.151, 11.847, 6000),
    "Agadez": ("town", 7.990, 16.974, 4000),
    "N'Djamena": ("town", 15.044, 12.113, 7000),
    "Abeche": ("town", 20.832, 13.829, 4000),
}
DATE_LINE = {
    "Suva": ("town", 178.442, -18.142, 4000),
    "Labasa": ("town", 179.364, -16.417, 2000),
    "Taveuni": ("island", -179.980, -16.850, 9000),
    "Vanua Balavu": ("island", -178.950, -17.240, 6000),
    "Lakeba": ("island", -178.790, -18.220, 5000),
    "Rabi": ("island", -179.990, -16.500, 6000),
}
THEATRES: dict[str, Mapping[str, tuple[str, float, float, float]]] = {
    "village": VILLAGE,
    "city": CITY,
    "province": PROVINCE,
    "country": COUNTRY,
    "continent": CONTINENT,
    "date-line": DATE_LINE,
}

PARTIES: tuple[Cells, ...] = (
    {"id": "red", "title": "Red forces", "color": "#7d1f40;#f4bfd4", "pattern": "square"},
    {"id": "blue", "title": "Blue forces", "color": "#1873c0;#6aa3e0", "pattern": "circle"},
)


def theatre(places: Mapping[str, tuple[str, float, float, float]], **parents: str) -> TinyProject:
    """Return a project whose one article says who holds each place: title, type, lon, lat, metres.

    `parents` are the ids of larger places by the id of a place.
    """
    keys = {title: title.lower().replace(" ", "_").replace("'", "") for title in places}
    sides = [PARTIES[number % 2]["id"] for number in range(len(places))]
    quotes = {
        title: f"{side.title()} forces hold {title} on 5 May."
        for title, side in zip(places, sides, strict=True)
    }
    rows = [
        place(keys[title], title, kind, parents.get(keys[title], ""))
        | {"lon": str(lon), "lat": str(lat), "geo_uncertainty_m": str(metres), "ccodes": ""}
        | {"fclass": "A" if kind == "province" else "P", "geo_source": "estimate: an atlas"}
        for title, (kind, lon, lat, metres) in places.items()
    ]
    said = [
        mention(
            "news", title, quotes[title], keys[title], event="holding", actor=side, control=side
        )
        | {"event_date": "2022-05-05", "date_phrase": "on 5 May"}
        for title, side in zip(places, sides, strict=True)
    ]
    article: Cells = {"id": "news", "file": "news.txt", "publisher": "The Gazette"}
    article |= {"title": "Who holds what", "published": "2022-05-06"}
    return TinyProject(
        {
            PLACES: sorted(rows, key=lambda row: row["id"]),
            NAMES: [],
            ACTORS: sorted((dict(party) for party in PARTIES), key=lambda row: row["id"]),
            BACKGROUND: [],
            ARTICLES: [article],
            MENTIONS: said,
            DECISIONS: [],
        },
        {"news": "\n\n".join(["Who holds what", *quotes.values()]) + "\n"},
    )


def write_theatre(name: str, folder: Path) -> Path:
    """Write one of `THEATRES` with its ground into a folder, and return it."""
    places = THEATRES[name]
    inside = ("himbi", "katindo", "birere", "majengo", "ndosho", "mugunga", "goma_airport")
    project = theatre(places, **(dict.fromkeys(inside, "goma") if name == "city" else {}))
    project.write(folder)
    draw_context(folder)
    return folder
