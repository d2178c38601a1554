"""What several tests of the command line expect: figures of the shipped project, three faults."""

from __future__ import annotations

from pathlib import Path

from tests.tiny_project import KARAMA, KARAMA_TAKEN, MENTIONS, NAMES, PLACES, TinyProject

ROWS = "1,027 rows: 1,027 read, 0 left out, 0 blank"


SIZE = "44 places named in 5 articles, 157 mentions, 17 Oct 2016 to 26 Feb 2017"


THREE_PROBLEMS = """\
gazetteer/names.csv:2: lang: 'Arabic' is not a language tag; write ar
gazetteer/places.csv:3: lat: '36,3412' has a decimal comma; write 36.3412
seeds/mentions.csv:3: control: 'nato' is neither an id in gazetteer/actors.csv nor 'contested'
"""


THREE_COUNTED = "25 rows: 24 read, 1 left out, 0 blank\n"


def three_faults(tiny: TinyProject, folder: Path) -> Path:
    """Write a project with a decimal comma, a language in words and a party that nobody knows."""
    tiny.change(PLACES, KARAMA, {"lat": "36,3412"}).change(NAMES, 0, {"lang": "Arabic"})
    return tiny.change(MENTIONS, KARAMA_TAKEN, {"control": "nato"}).write(folder)
