"""Draws a GeoPackage on one day in QGIS, as somebody sees it who drags it in: docs/qgis.png.

Run by Debian's own Python, which has QGIS; `make docs` does it where that is installed:

    QT_QPA_PLATFORM=offscreen /usr/bin/python3 docs/qgis_picture.py control.gpkg 2016-11-04 qgis.png

The marks, their colours, the names and the key are those of the file's own style, and the day is
set as the temporal controller sets it. Only the title and the part of the map are chosen here.
"""

from __future__ import annotations

import sys

from qgis.core import (
    QgsApplication,
    QgsDateTimeRange,
    QgsLayout,
    QgsLayoutExporter,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QDate, QDateTime, Qt, QTime
from qgis.PyQt.QtGui import QFont

PART = (43.05, 36.275, 43.33, 36.435)
"""Mosul and the village east of it: west, south, east, north in degrees."""

WIDTH, HEIGHT = 240, 150
"""Of the page, in millimetres."""


def put(layout: QgsLayout, item: object, x: float, y: float, width: float, height: float) -> None:
    """Put an item on the page, in millimetres."""
    item.attemptMove(QgsLayoutPoint(x, y))  # type: ignore[attr-defined]
    item.attemptResize(QgsLayoutSize(width, height))  # type: ignore[attr-defined]
    layout.addLayoutItem(item)


def draw(path: str, day: str, picture: str) -> None:
    """Draw one day of a GeoPackage into a PNG file."""
    layer = QgsVectorLayer(f"{path}|layername=periods", "Who holds it", "ogr")
    layer.loadDefaultStyle()
    project = QgsProject.instance()
    project.addMapLayer(layer)
    project.setCrs(layer.crs())
    layout = QgsLayout(project)
    layout.initializeDefaults()
    layout.pageCollection().page(0).setPageSize(QgsLayoutSize(WIDTH, HEIGHT))
    shown = QgsLayoutItemMap(layout)
    put(layout, shown, 4, 14, WIDTH - 8, HEIGHT - 18)
    shown.setLayers([layer])
    shown.setExtent(QgsRectangle(*PART))
    shown.setFrameEnabled(True)
    first = QDateTime(QDate.fromString(day, Qt.ISODate), QTime(0, 0), Qt.UTC)
    shown.setTemporalRange(QgsDateTimeRange(first, first.addDays(1), True, False))  # noqa: FBT003 - likewise
    shown.setIsTemporal(True)
    title = QgsLayoutItemLabel(layout)
    title.setText(f"control.gpkg in QGIS, layer periods, {day}")
    title.setFont(QFont("DejaVu Sans", 12))
    put(layout, title, 4, 4, WIDTH - 8, 8)
    key = QgsLayoutItemLegend(layout)
    key.setLinkedMap(shown)
    key.setLegendFilterByMapEnabled(True)
    put(layout, key, 7, 17, 50, 40)
    key.adjustBoxSize()
    settings = QgsLayoutExporter.ImageExportSettings()
    settings.dpi = 130
    settings.generateWorldFile = False
    settings.exportMetadata = False  # it has the hour
    QgsLayoutExporter(layout).exportToImage(picture, settings)
    project.clear()


if __name__ == "__main__":
    application = QgsApplication([], False)  # noqa: FBT003 - no window
    application.initQgis()
    draw(*sys.argv[1:])
    application.exitQgis()
