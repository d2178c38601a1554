"""Prints as JSON what QGIS shows of a GeoPackage on some days, as its temporal controller asks.

Run by Debian's own Python, which has QGIS (`apt-get install python3-qgis`):

    QT_QPA_PLATFORM=offscreen /usr/bin/python3 in_qgis.py FILE DAY [DAY …]

The layer is opened as a drag into the window does: with its default style and nothing else set. Of
each day and each of the two limit modes come the rows of the attribute table, and the rows that are
drawn, each as place, state and holder.
"""

from __future__ import annotations

import json
import sys

from qgis.core import (
    Qgis,
    QgsApplication,
    QgsDateTimeRange,
    QgsFeature,
    QgsFeatureRequest,
    QgsInterval,
    QgsMapRendererSequentialJob,
    QgsMapSettings,
    QgsRenderedFeatureHandlerInterface,
    QgsTemporalNavigationObject,
    QgsUnitTypes,
    QgsVectorLayer,
    QgsVectorLayerTemporalContext,
)
from qgis.PyQt.QtCore import QDate, QDateTime, QSize, Qt, QTime

Shown = list[list[str]]

MODES = {
    "end excluded": Qgis.VectorTemporalLimitMode.IncludeBeginExcludeEnd,
    "end included": Qgis.VectorTemporalLimitMode.IncludeBeginIncludeEnd,
}


COLUMNS = ("place_id", "state", "controller")


class Drawn(QgsRenderedFeatureHandlerInterface):  # type: ignore[misc]
    """Keeps the features that a map has drawn."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: Shown = []

    def handleRenderedFeature(self, feature: QgsFeature, _geometry: object, _about: object) -> None:  # noqa: N802 - the name that QGIS calls
        """Keep one."""
        self.shown.append(cells(feature))

    def usedAttributes(self, _layer: QgsVectorLayer, _context: object) -> set[str]:  # noqa: N802 - likewise
        """Return the columns that are wanted beside those that the style needs."""
        return set(COLUMNS)


def cells(feature: QgsFeature) -> list[str]:
    """Return place, state and holder of a row."""
    return [feature[name] or "" for name in COLUMNS]


def frame_of(day: str) -> QgsDateTimeRange:
    """Return the range that the temporal controller sets for a day, at a step of one day."""
    first = QDateTime(QDate.fromString(day, Qt.ISODate), QTime(0, 0), Qt.UTC)
    controller = QgsTemporalNavigationObject()
    controller.setTemporalExtents(QgsDateTimeRange(first, first.addDays(1), True, True))  # noqa: FBT003 - as QGIS names it
    controller.setFrameDuration(QgsInterval(1, QgsUnitTypes.TemporalDays))
    return controller.dateTimeRangeForFrameNumber(0)


def in_table(layer: QgsVectorLayer, moment: QgsDateTimeRange) -> Shown:
    """Return the rows that pass the layer's own filter for a range."""
    context = QgsVectorLayerTemporalContext()
    context.setLayer(layer)
    asked = layer.temporalProperties().createFilterString(context, moment)
    return [cells(row) for row in layer.getFeatures(QgsFeatureRequest().setFilterExpression(asked))]


def on_map(layer: QgsVectorLayer, moment: QgsDateTimeRange) -> Shown:
    """Return the rows that are drawn when the map shows a range."""
    settings, drawn = QgsMapSettings(), Drawn()
    settings.setLayers([layer])
    settings.setOutputSize(QSize(400, 400))
    settings.setDestinationCrs(layer.crs())
    settings.setExtent(layer.extent().buffered(1))
    settings.setIsTemporal(True)
    settings.setTemporalRange(moment)
    settings.addRenderedFeatureHandler(drawn)
    job = QgsMapRendererSequentialJob(settings)
    job.start()
    job.waitForFinished()
    return drawn.shown


def main(path: str, days: list[str]) -> None:
    """Print version, the layer's own settings, and what is shown on each day."""
    layer = QgsVectorLayer(
        path if path.endswith("json") else f"{path}|layername=periods", "periods", "ogr"
    )
    layer.loadDefaultStyle()
    time = layer.temporalProperties()
    found: dict[str, object] = {
        "version": Qgis.QGIS_VERSION,
        "active": time.isActive(),
        "fields": [time.startField(), time.endField()],
        "colours": layer.renderer().type(),
    }
    # A GeoJSON has no style that does it; its columns are known by their names.
    time.setIsActive(True)
    shown = {}
    for day in days:
        for name, mode in MODES.items():
            time.setLimitMode(mode)
            moment = frame_of(day)
            shown[f"{day}, {name}"] = [in_table(layer, moment), on_map(layer, moment)]
    sys.stdout.write(json.dumps(found | {"shown": shown}))


if __name__ == "__main__":
    QgsApplication.setPrefixPath("/usr", True)  # noqa: FBT003 - as QGIS names it
    application = QgsApplication([], False)  # noqa: FBT003 - no window
    application.initQgis()
    main(sys.argv[1], sys.argv[2:])
    application.exitQgis()
