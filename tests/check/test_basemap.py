"""Lines of the basemap that can hardly be meant; `tests/project/test_context.py` has the faults."""

from __future__ import annotations

from pathlib import Path

from mosulmap.check.basemap import find_doubtful_lines
from mosulmap.control.study import Study
from mosulmap.project.project import read_project
from tests.faults_project import write_sound_project


def test_sound_lines_are_not_doubted(shipped: Study, tmp_path: Path) -> None:
    """Borders far longer than the theatre are meant."""
    assert list(find_doubtful_lines(shipped.project)) == []
    assert list(find_doubtful_lines(read_project(write_sound_project(tmp_path)))) == []
