"""Whether places lie on the right side of the borders that the project's basemap draws.

The basemap has lines and no areas, and not all borders of every country. A place is doubtful when
the shortest way from it to its country's reference point crosses borders of that country an odd
number of times, and when no such border is near enough to blur the answer.
"""

from __future__ import annotations

from collections.abc import Iterator

import geopandas as gpd
import shapely

from ..errors import Problem, Severity
from ..geo.distance import position
from ..geo.frames import lines_frame, places_frame, plane_around
from ..project.project import Project
from .whereabouts import country_of


def find_places_abroad(project: Project) -> Iterator[Problem]:
    """Yield a warning for each place that lies beyond a border of its country."""
    borders = [line for line in project.context if line.kind == "border"]
    places = places_frame(project.places)
    countries = [country_of(place, project.gazetteer) for place in project.places.rows]
    country_ids = [country and country.id for country in countries]
    located = places.assign(country_id=country_ids)[places.geometry.notna()]
    for country_id, inside in located.groupby("country_id"):
        country = project.gazetteer.place[country_id]
        own = [line for line in borders if country.title in line.name]
        if not (own and country.located):
            continue
        # On the plane around the reference point, straight lines to it are the shortest ways.
        plane = plane_around(position(country))
        lines = lines_frame(own, plane)
        # A line that leads beyond a pole has no place on the plane.
        for index, border in crossed_borders(inside.to_crs(plane), lines[lines.is_valid]):
            message = (
                f"'{places.place_id[index]}' lies beyond the {border}, outside {country.title}, "
                "in which it is said to lie; check lon, lat or parent_id"
            )
            yield project.places.problem(index, "lon", message, severity=Severity.WARNING)


def crossed_borders(
    places: gpd.GeoDataFrame, borders: gpd.GeoDataFrame
) -> Iterator[tuple[int, str]]:
    """Yield each place that a border divides from the origin: its index and the border's name.

    Both frames are on one plane in metres, columns as in `places_frame` and `lines_frame`.
    """
    points, lines = places.geometry.to_numpy()[:, None], borders.geometry.to_numpy()
    ways = shapely.shortest_line(points, shapely.Point(0, 0))
    crossings = shapely.get_num_coordinates(shapely.intersection(ways, lines))
    radius = places[["geo_uncertainty_m"]].fillna(0).to_numpy()
    blurred = shapely.distance(points, lines) <= radius + borders.uncertainty_m.to_numpy()
    beyond = (crossings.sum(axis=1) % 2 == 1) & ~blurred.any(axis=1)
    for index, met in zip(places.index[beyond], crossings[beyond] > 0, strict=True):
        yield index, borders.name[met].iloc[0]
