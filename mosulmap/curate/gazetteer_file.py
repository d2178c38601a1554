"""The file of a gazetteer as places and names: LP-TSV, Linked Places (LPF), GeoJSON, GeoPackage.

The end of the file's name says what it is: `.gpkg` a GeoPackage; `.json`, `.geojson` and `.jsonld`
features; any other a table with tabs.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from ..errors import DataError, Problem, RequestError
from ..project.linked_places import Converter, Import, read_linked_places
from ..terminal import count
from .place_features import Json, PlaceFeature, is_linked_places, linked_feature, plain_feature

PLACES = "places"
"""The layer of a GeoPackage that is taken where there are several."""


STYLES = "layer_styles"
"""Where QGIS keeps how layers look, which is no layer itself."""


def read_gazetteer(file: Path, radius: float | None = None) -> Import:
    """Return the places and names of a gazetteer, and what of it our tables cannot hold.

    `radius`, in metres, is that of positions without one of their own. Raises `DataError` with
    every problem, and `RequestError` when the file cannot be read.
    """
    match file.suffix.lower():
        case ".gpkg":
            features, notices = read_geopackage(file)
        case ".json" | ".geojson" | ".jsonld":
            features, notices = read_features(file), ()
        case _:
            return read_linked_places(file, radius)
    return take_features(list(features), file.name, radius, notices)


def read_features(file: Path) -> Iterator[PlaceFeature]:
    """Yield the features of a JSON file.

    Raises `RequestError` when it cannot be read, and `DataError` when it has no features.
    """
    try:
        document = json.loads(file.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise RequestError(unread(file, error)) from None
    except (ValueError, RecursionError) as error:
        message = f"is not JSON in UTF-8 ({error})"
        raise DataError([Problem(file.name, 0, "", message)]) from None
    features = document.get("features") if isinstance(document, dict) else None
    if not isinstance(features, list):
        message = 'has no list "features"; GeoJSON and Linked Places files are a FeatureCollection'
        raise DataError([Problem(file.name, 0, "", message)])
    broken = [n for n, one in enumerate(features, 1) if not isinstance(one, dict)]
    if broken:
        words = "is no feature, which is an object with a geometry and properties"
        raise DataError([Problem(f"{file.name}, feature {n}", 0, "", words) for n in broken])
    read = linked_feature if is_linked_places(document) else plain_feature
    return map(read, features)


def read_geopackage(file: Path) -> tuple[Iterator[PlaceFeature], tuple[str, ...]]:
    """Return the features of the places in a GeoPackage, and which layers were not taken.

    Positions are put into WGS 84. Raises `RequestError` when it cannot be read.
    """
    import pyogrio

    try:
        layers = {str(name): kind for name, kind in pyogrio.list_layers(file)}
        mapped = [name for name, kind in layers.items() if kind]
        own = PLACES if PLACES in mapped else next(iter(mapped), "")
        frame = pyogrio.read_dataframe(file, layer=own) if own else None
    except (OSError, ValueError, pyogrio.errors.DataSourceError) as error:
        raise RequestError(unread(file, error)) from None
    if frame is None:
        raise RequestError(f"--from {file}: has no layer with places")
    if frame.crs is not None:
        frame = frame.to_crs(4326)
    others = [name for name in layers if name not in (own, STYLES)]
    notices = (f"{file.name}: layer {own} was taken, not {', '.join(others)}",) if others else ()
    return features_of(frame), notices


def features_of(frame: Any) -> Iterator[PlaceFeature]:  # noqa: ANN401 - a GeoDataFrame
    """Yield the rows of a frame as features."""
    columns = [column for column in frame.columns if column != frame.geometry.name]
    for cells, point in zip(frame[columns].to_dict("records"), frame.geometry, strict=True):
        geometry: Json | None = point.__geo_interface__ if point is not None else None
        yield plain_feature({"properties": cells, "geometry": geometry})


def unread(file: Path, error: Exception) -> str:
    """Say that a file cannot be read, and why."""
    reason = getattr(error, "strerror", None) or str(error)
    return f"--from {file}: cannot be read ({reason.lower()})"


def take_features(
    features: Iterable[PlaceFeature], path: str, radius: float | None, notices: Iterable[str]
) -> Import:
    """Return features as places and names. Raises `DataError` with every problem."""
    converter = Converter(path, radius, "feature")
    left_out: Counter[str] = Counter()
    columns: dict[str, None] = {}
    for number, feature in enumerate(features, 1):
        converter.take(number, feature.cells, feature.spellings)
        columns |= dict.fromkeys(feature.cells)
        left_out.update(set(feature.left_out))
    found = converter.result(list(columns))
    lost = (
        f"{path}: {count(number, 'feature')} with {what}: our tables have no column for it"
        for what, number in left_out.items()
    )
    return Import(found.places, found.names, (*notices, *found.notices, *lost))
