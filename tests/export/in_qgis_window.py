"""Adds a GeoPackage to the window of QGIS, as a drag into it does, and says how its layer stands.

Run by QGIS itself, on a display that nobody sees:

    GEOPACKAGE=FILE FOUND=FILE.json xvfb-run -a qgis --nologo --noplugins --code in_qgis_window.py
"""

from __future__ import annotations

import json
import os
from pathlib import Path

from qgis.PyQt.QtCore import QTimer
from qgis.utils import iface


def look() -> None:
    """Add the layer, write down what QGIS made of it, and end QGIS without asking to save."""
    layer = iface.addVectorLayer(f"{os.environ['GEOPACKAGE']}|layername=periods", "periods", "ogr")
    time = layer.temporalProperties()
    found = {
        "active": time.isActive(),
        "fields": [time.startField(), time.endField()],
        "colours": layer.renderer().type(),
        "names": layer.labelsEnabled(),
        "rows": layer.featureCount(),
    }
    Path(os.environ["FOUND"]).write_text(json.dumps(found), encoding="utf-8")
    os._exit(0)


# Once the window stands: before that it takes no layer.
QTimer.singleShot(0, look)
