"""The table of acknowledgements."""

from __future__ import annotations

from pathlib import Path

from mosulmap.model.rows import ACKNOWLEDGED
from tests.command_line import run_cli
from tests.faults import add
from tests.faults_project import NAMES, write_sound_project


def test_the_command_writes_the_reason_and_check_is_silent(tmp_path: Path) -> None:
    """One row with rule, file, key, values and reason."""
    write_sound_project(tmp_path)
    add(NAMES, place_id="menaka", toponym="Kidal", lang="en", source="a map")(tmp_path)
    outcome = run_cli("check", "--acknowledge", "all", "--why", "Both are so.", cwd=tmp_path)
    assert outcome.code == 0
    assert "warning:" not in outcome.out
    assert "No problems (1 acknowledged): " in outcome.out
    text = (tmp_path / ACKNOWLEDGED).read_text(encoding="utf-8")
    assert text.startswith("rule,file,ids,values,why\nshared-spelling,gazetteer/names.csv,menaka|")
    assert text.endswith(",Both are so.\n")


def test_an_acknowledgement_that_cannot_be_read_is_not_lost(tmp_path: Path) -> None:
    """The table is not written anew without it."""
    write_sound_project(tmp_path)
    add(NAMES, place_id="menaka", toponym="Kidal", lang="en", source="a map")(tmp_path)
    kept = "rule,file,ids,values,why\nlike-id,gazetteer/places.csv,gao,x,\n"
    (tmp_path / ACKNOWLEDGED).write_text(kept, encoding="utf-8")
    outcome = run_cli("check", "--acknowledge", "all", "--why", "Both are so.", cwd=tmp_path)
    assert outcome.code == 1
    assert f"{ACKNOWLEDGED}:2: why: is empty" in outcome.err
    assert (tmp_path / ACKNOWLEDGED).read_text(encoding="utf-8") == kept
