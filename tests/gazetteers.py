"""The gazetteers that tests of reading share, each read once: the shipped one and another's."""

from __future__ import annotations

from pathlib import Path

from mosulmap.curate.extract import read_gazetteer
from mosulmap.reading.toponyms import build_index

ROOT = Path(__file__).resolve().parent.parent
"""The folder of the repository."""

GAZETTEER = read_gazetteer(ROOT / "gazetteer")
INDEX = build_index(GAZETTEER)

OTHER = read_gazetteer(ROOT / "tests" / "evaluation" / "other" / "gazetteer")
OTHER_INDEX = build_index(OTHER)
"""Places of other campaigns, which no shipped article names."""
