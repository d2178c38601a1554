"""What `check --fix` writes, what it keeps, and what it leaves alone."""

from __future__ import annotations

import unicodedata
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mosulmap.curate.fix import fix_project
from mosulmap.model.rows import TABLES
from mosulmap.pipeline import check_project
from mosulmap.project.project import read_project
from tests.command_line import files_in, run_cli
from tests.faults import add, add_article, change
from tests.faults_project import sound_tables, write_sound_project
from tests.tiny_project import (
    ARTICLES,
    EARLY,
    KARAMA,
    KARAMA_TAKEN,
    MENTIONS,
    NAMES,
    PLACES,
    SAMAH,
    TinyProject,
)


def broken(tiny: TinyProject, folder: Path) -> Path:
    """Write a project with a decimal comma, and a row that has one beside a hopeless cell."""
    tiny.change(PLACES, KARAMA, {"lat": "36,3412"})
    tiny.change(PLACES, SAMAH, {"lon": "43,2", "lat": "north", "note": "  as it is "})
    return tiny.write(folder)


def test_the_difference_is_shown_and_the_former_file_is_kept(
    tiny: TinyProject, tmp_path: Path
) -> None:
    """One line goes, one comes, and the name of the backup is told; what is left is told too."""
    former = (broken(tiny, tmp_path) / PLACES).read_bytes()
    outcome = run_cli("check", "--fix", cwd=tmp_path)
    assert outcome.code == 1
    before, after, *_ = outcome.out.splitlines()
    assert (before, after) == (f"--- a/{PLACES}", f"+++ b/{PLACES}")
    changed = [
        line for line in outcome.out.splitlines() if line[:1] in "+-" and line[1:2] != line[:1]
    ]
    row = "karama,Karama,neighbourhood,P,mosul,43.2032,{},600,GeoNames,IQ,,"
    assert changed == ["-" + row.format('"36,3412"'), "+" + row.format("36.3412")]
    [backup] = (tmp_path / "gazetteer").glob("*.bak")
    assert backup.read_bytes() == former
    assert f"Mended {PLACES}; kept the former as gazetteer/{backup.name}\n" in outcome.out
    said = f"{PLACES}:5: lon: '43,2' has a decimal comma; write 43.2\n"
    assert outcome.out.endswith(f"{said}25 rows: 25 read, 0 left out, 0 blank\n")


def test_a_row_with_a_fault_that_is_not_certain_stays_as_it_is(
    tiny: TinyProject, tmp_path: Path
) -> None:
    """Not even its decimal comma is touched: what the row means is not known."""
    broken(tiny, tmp_path)
    before = (tmp_path / PLACES).read_text(encoding="utf-8").splitlines()[SAMAH + 1]
    fix_project(tmp_path)
    assert (tmp_path / PLACES).read_text(encoding="utf-8").splitlines()[SAMAH + 1] == before


def test_no_backup_is_ever_written_over(tiny: TinyProject, tmp_path: Path) -> None:
    """A second mistake has its own; the same one again is kept already."""
    folder = tiny.write(tmp_path)
    sound = (folder / PLACES).read_bytes()
    for wrong in (b"36,3412", b"36,34125", b"36,3412"):
        (folder / PLACES).write_bytes(sound.replace(b"36.3412", b'"' + wrong + b'"'))
        fix_project(folder)
    kept = sorted(path.read_bytes() for path in (folder / "gazetteer").glob("*.bak"))
    assert kept == sorted(
        sound.replace(b"36.3412", b'"' + wrong + b'"') for wrong in (b"36,3412", b"36,34125")
    )


def test_a_table_in_another_encoding_is_mended_when_it_is_named(
    tiny: TinyProject, tmp_path: Path
) -> None:
    """Saved as windows-1256 by a spreadsheet, and as UTF-8 by --fix."""
    file = tiny.write(tmp_path) / NAMES
    sound = file.read_bytes()
    file.write_bytes(sound.decode().encode("windows-1256"))
    assert run_cli("check", "--fix", cwd=tmp_path).code == 1
    outcome = run_cli("check", "--fix", "--encoding", "windows-1256", cwd=tmp_path)
    assert (outcome.code, file.read_bytes()) == (0, sound)


def test_an_id_that_would_then_stand_twice_is_not_mended(tiny: TinyProject, tmp_path: Path) -> None:
    """Where 7 is another place, 7.0 has no one right answer."""
    tiny.change(PLACES, KARAMA, {"id": "7"}).change(PLACES, SAMAH, {"id": "7.0"}).write(tmp_path)
    before = (tmp_path / PLACES).read_text(encoding="utf-8")
    fix_project(tmp_path)
    assert "\n7.0,Samah" in (tmp_path / PLACES).read_text(encoding="utf-8")
    assert "\n7.0,Samah" in before


def test_a_table_with_rows_inside_a_cell_is_not_touched(tiny: TinyProject, tmp_path: Path) -> None:
    """Not even where another of its rows has one right answer."""
    file = tiny.change(NAMES, 0, {"lang": "Arabic"}).write(tmp_path) / NAMES
    text = file.read_text(encoding="utf-8").replace("Karamah,en,RFE/RL", 'Karamah,en,"RFE/RL')
    file.write_text(text.rstrip("\n") + '"\n', encoding="utf-8")
    before = file.read_bytes()
    assert fix_project(tmp_path).after == {}
    assert file.read_bytes() == before


def test_rows_are_sorted_only_where_all_can_be_read(tiny: TinyProject, tmp_path: Path) -> None:
    """A row that cannot be read has no place among the others."""
    tiny.tables[NAMES].reverse()
    folder = tiny.write(tmp_path / "all")
    fix_project(folder)
    assert (folder / NAMES).read_text(encoding="utf-8").splitlines()[1].startswith("karama,الكرامة")
    tiny.change(NAMES, 0, {"lang": "Klingon"})
    folder = tiny.write(tmp_path / "one")
    before = (folder / NAMES).read_bytes()
    fix_project(folder)
    assert (folder / NAMES).read_bytes() == before


def test_a_mended_header_shows_the_faults_of_its_rows(tiny: TinyProject, tmp_path: Path) -> None:
    """Both are mended in one go."""
    file = tiny.change(NAMES, 0, {"lang": "Arabic"}).write(tmp_path) / NAMES
    sound = TinyProject().write(tmp_path / "sound") / NAMES
    file.write_text(
        file.read_text(encoding="utf-8").replace("toponym", "TOPONYM"), encoding="utf-8"
    )
    fix_project(tmp_path)
    assert file.read_bytes() == sound.read_bytes()


def test_an_article_is_never_written(tiny: TinyProject, tmp_path: Path) -> None:
    """Its words are evidence: mentions go to them once its new hash is recorded."""
    text = f"Updated\n{tiny.texts['early']}"
    tiny.change(ARTICLES, EARLY, {"sha256": sha256(text.encode()).hexdigest()}).write(tmp_path)
    seed = tmp_path / "seeds" / "early.txt"
    seed.write_text(text, encoding="utf-8")
    changed, recorded = seed.read_bytes(), (tmp_path / ARTICLES).read_bytes()
    assert list(fix_project(tmp_path).after) == [MENTIONS]
    assert (seed.read_bytes(), (tmp_path / ARTICLES).read_bytes()) == (changed, recorded)
    row = (tmp_path / MENTIONS).read_text(encoding="utf-8").splitlines()[KARAMA_TAKEN + 1]
    assert row.startswith("early:93,early,93,99,Karama,")


@pytest.mark.parametrize("output_format", ["json", "github"])
def test_what_programs_read_has_no_difference_in_it(
    output_format: str, tiny: TinyProject, tmp_path: Path
) -> None:
    """The difference goes to stderr then."""
    broken(tiny, tmp_path)
    outcome = run_cli("check", "--fix", "--format", output_format, cwd=tmp_path)
    assert outcome.err.startswith(f"--- a/{PLACES}\n")
    assert "---" not in outcome.out


BITS = st.sampled_from(
    ['"', ",", ";", "\n", "\r\n", "\t", "\0", " ", "\u00a0", "'", "=", "0", ".0", "x"]
)


@given(
    path=st.sampled_from(list(TABLES)),
    strokes=st.lists(st.tuples(st.integers(0, 2000), st.integers(0, 3), BITS), max_size=4),
)
def test_no_stroke_of_a_key_ends_in_a_traceback_or_loses_a_row(
    path: str, strokes: list[tuple[int, int, str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Whatever is typed into a table, what could be read before --fix can be read after it."""
    folder = TinyProject().write(tmp_path_factory.mktemp("typed"))
    text = (folder / path).read_bytes().decode()
    for at, gone, typed in strokes:
        text = text[:at] + typed + text[at + gone :]
    (folder / path).write_bytes(text.encode())
    before = read_project(folder)
    check_project(folder)
    fix_project(folder)
    after = read_project(folder)
    check_project(folder)
    for table, now in zip(before.tables, after.tables, strict=True):
        if table.path != MENTIONS:
            assert len(now.rows) >= len(table.rows)
        assert (now.total - len(now.blank), now.beyond) == (
            table.total - len(table.blank),
            table.beyond,
        )
    assert fix_project(folder).after == {}


def test_offsets_stay_when_git_changed_the_line_ends(tmp_path: Path) -> None:
    """The message says what happened and how to restore the file; nothing is moved."""
    folder = write_sound_project(tmp_path)
    article = folder / "seeds" / "delta.txt"
    article.write_bytes(article.read_bytes().replace(b"\n", b"\r\n"))
    before = files_in(folder)
    [error] = check_project(folder).errors
    assert error.column == "sha256"
    assert "only the line ends of delta.txt changed" in error.message
    assert "git checkout -- seeds/delta.txt" in error.message
    fix_project(folder)
    assert files_in(folder) == before


def test_offsets_stay_when_the_article_is_another_text(tmp_path: Path) -> None:
    """A line more above the story would move every offset: they fit the recorded text."""
    folder = write_sound_project(tmp_path)
    article = folder / "seeds" / "delta.txt"
    article.write_bytes(b"Gao news\n" + article.read_bytes())
    before = files_in(folder)
    [error] = check_project(folder).errors
    assert "6 mentions (seeds/mentions.csv:2, 3, 4, …) do not fit" in error.message
    fix_project(folder)
    assert files_in(folder) == before


@pytest.mark.parametrize("too_far", [1, 2])
def test_an_end_too_far_is_mended(too_far: int, tmp_path: Path) -> None:
    """The blank behind the name is shown."""
    folder = write_sound_project(tmp_path)
    row = sound_tables()[MENTIONS][1]
    end = int(row["char_end"])
    change(MENTIONS, row["id"], char_end=str(end + too_far))(folder)
    [error] = check_project(folder).errors
    assert (error.column, error.meant or dict(error.mend)["char_end"]) == ("toponym", str(end))
    assert too_far > 1 or "'Bourem Kadi ' has a blank too many" in error.message
    fix_project(folder)
    assert check_project(folder).errors == ()


def test_a_quote_in_pieces_is_mended(tmp_path: Path) -> None:
    """The article prints each letter in one, the table has the hamza apart."""
    text = "Rain\n\nشهود أمس في غاو.\n"
    folder = write_sound_project(tmp_path)
    add_article("rain", text, published="2013-03-18")(folder)
    at = text.index("غاو")
    cells = {"id": f"rain:{at}", "article_id": "rain", "char_start": str(at)}
    cells |= {"char_end": str(at + 3), "toponym": "غاو", "place_id": "gao", "event": "none"}
    quote = unicodedata.normalize("NFD", "شهود أمس في غاو.")
    add(MENTIONS, **cells, assertion="stated", quote=quote, status="accepted")(folder)
    [error] = check_project(folder).errors
    assert (error.column, error.meant) == ("quote", "شهود أمس في غاو.")
    fix_project(folder)
    assert check_project(folder).errors == ()


def test_an_encoding_is_used_only_for_lines_that_are_not_utf_8(tmp_path: Path) -> None:
    """One pasted cell in a table of UTF-8: the other lines stay as they are."""
    folder = write_sound_project(tmp_path)
    file = folder / NAMES
    right = file.read_bytes()
    file.write_bytes(right.replace("ميناكا".encode(), "ميناكا".encode("windows-1256")))
    fix_project(folder, "windows-1256")
    assert file.read_bytes() == right
