"""From articles of a war that nobody has read to its first gazetteer, and on to proposals."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from mosulmap.curate.extract import extract_project
from mosulmap.curate.new_project import begin_project
from mosulmap.curate.suggest import NOTHING, format_suggestions, suggest_for_project
from mosulmap.errors import ClashError
from mosulmap.model.rows import TABLES, Row
from mosulmap.project.project import read_project
from mosulmap.reading.missing_names import suggest_gazetteer
from tests.command_line import run_cli
from tests.gazetteers import INDEX
from tests.tiny_project import MENTIONS, NAMES, PLACES, TinyProject

ARTICLE = """Rebels take Orvana

Published 12 May 2019

The Free Morvian Army (FMA) captured the town of Orvana in Keldin province on Friday, they said.

Morvian government troops withdrew from Tamar.

The FMA also seized the villages of Velin and Al-Dorin.

Colonel Petar Sanor said that the Karvel district of Orvana was calm.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a new project with headers alone and one article about a war that was made up."""
    begin_project(tmp_path / "war", "empty")
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    assert run_cli("add", str(tmp_path / "article.txt"), cwd=tmp_path / "war").code == 0
    return tmp_path / "war"


def paste(folder: Path, printed: str) -> None:
    """Put every row that was printed to be pasted at the end of its table, as a curator does."""
    for table, row in re.findall(r"^  to (\w+)\.csv +(.+)$", printed, re.MULTILINE):
        with (folder / "gazetteer" / f"{table}.csv").open("a", encoding="utf-8") as stream:
            stream.write(f"{row}\n")


def held(folder: Path) -> dict[str, tuple[str, str]]:
    """Return what was proposed of each place: event and who holds it."""
    rows = read_project(folder).mentions.rows
    return {row.place_id: (row.event.value, row.control) for row in rows if row.event != "visit"}


TOLD = {
    "orvana": ("capture", "free_morvian_army"),
    "tamar": ("withdrawal", ""),
    "velin": ("capture", "free_morvian_army"),
    "dorin": ("capture", "free_morvian_army"),
    "karvel": ("none", ""),
}


def test_after_pasting_extract_finds_the_places_and_who_took_them(folder: Path) -> None:
    """Rows as they are printed make a sound gazetteer, in which articles can be read."""
    printed, remarks = suggest_for_project(folder)
    assert remarks == []
    paste(folder, printed)
    outcome = run_cli("check", cwd=folder)
    assert (outcome.code, "problem" in outcome.err) == (0, False), outcome
    extract_project(folder, "2020-01-01")
    assert held(folder) | TOLD == held(folder)
    assert (
        suggest_for_project(folder)[0]
        == "Every name that looks like a place or a party is known.\n"
    )


def test_the_rows_can_be_written_at_once(folder: Path) -> None:
    """With `--write` they stand in the tables, sorted, and `check` is content."""
    outcome = run_cli("suggest", "--write", cwd=folder)
    assert outcome.code == 0
    assert outcome.err == (
        "Wrote gazetteer/actors.csv: 2 rows\nWrote gazetteer/places.csv: 6 rows\n"
        "Wrote gazetteer/names.csv: 6 rows\n"
    )
    assert "No problems" in run_cli("check", cwd=folder).out
    extract_project(folder, "2020-01-01")
    assert held(folder) | TOLD == held(folder)


def test_what_the_text_tells_stands_in_the_rows(folder: Path) -> None:
    """Kind and parent, where it was read, and no coordinate."""
    printed, _ = suggest_for_project(folder)
    assert "to places.csv  orvana,Orvana,town,P,keldin,,,,,,,\n" in printed
    assert "to places.csv  karvel,Karvel,district,P,orvana,,,,,,,\n" in printed
    assert re.search(r"to names\.csv   dorin,Al-Dorin,en,read in 000_\w+\n", printed)
    assert "to actors.csv  free_morvian_army,Free Morvian Army,,,FMA,#" in printed
    assert "Petar" not in re.sub("“.*”", "", printed)


def test_a_new_place_on_top_of_a_known_one_is_left_to_the_curator(
    tiny: TinyProject, tmp_path: Path
) -> None:
    """A name spelled nearly as a known place may be that place: nothing of it is written."""
    tiny.texts["early"] += "\nTroops took the village of Karamad on Friday.\n"
    project = tiny.write(tmp_path)
    before = (project / PLACES).read_bytes()
    _, remarks = suggest_for_project(project, write=True)
    assert remarks[-1] == "Not written, spelled nearly as a known place: Karamad"
    assert (project / PLACES).read_bytes() == before


def test_a_known_place_that_lacks_its_spelling_gets_that_alone(
    tiny: TinyProject, tmp_path: Path
) -> None:
    """Its title is the name that articles print, and names.csv has no row for it."""
    printed, _ = suggest_for_project(tiny.write(tmp_path))
    block = next(block for block in printed.split("\n\n") if block.startswith("Samah"))
    assert re.findall("^  to (.*)", block, re.MULTILINE) == [
        "names.csv   samah,Samah,en,read in early"
    ]


def test_a_row_that_was_added_meanwhile_is_a_clash(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is written then."""
    import mosulmap.curate.suggest as command

    def late(texts: dict[str, str], index: object) -> object:
        with (folder / PLACES).open("a", encoding="utf-8") as stream:
            stream.write("orvana,Orvana,town,P,,,,,,,,\n")
        return suggest_gazetteer(texts, index)  # type: ignore[arg-type]

    monkeypatch.setattr(command, "suggest_gazetteer", late)
    with pytest.raises(ClashError):
        suggest_for_project(folder, write=True)
    assert (folder / NAMES).read_text(encoding="utf-8").count("\n") == 1


def test_a_quote_cannot_command_a_terminal() -> None:
    """Letters of control in an article stay in the article."""
    found = suggest_gazetteer({"a": "The \x1b[2J troops entered Zanzura on Friday."}, INDEX)
    assert "“The [2J troops entered Zanzura on Friday.”" in format_suggestions(found)


def test_a_near_spelling_is_offered_as_a_row_of_names() -> None:
    """A new transliteration of a known place goes to names.csv, a new place to places.csv."""
    text = format_suggestions(
        suggest_gazetteer({"a": "Troops entered Bartalaha on Friday."}, INDEX)
    )
    assert "of bartella: to names.csv  bartella,Bartalaha,en," in text
    assert "to places.csv  bartalaha,Bartalaha," in text


def test_nothing_to_suggest_is_said() -> None:
    """An empty answer is a sentence."""
    found = suggest_gazetteer({}, INDEX)
    assert format_suggestions(found) == NOTHING
    assert NOTHING.startswith("Every name that looks like a place or a party is known.")


def test_what_a_gazetteer_lacks_is_told_by_extract_and_check(folder: Path) -> None:
    """No spelling at all, no party, a place without a spelling: each is said in a line."""
    lacking = "gazetteer/names.csv has no spelling: no place is found (mosulmap suggest)"
    assert extract_project(folder, "2020-01-01")[1] == [lacking]
    with (folder / PLACES).open("a", encoding="utf-8") as stream:
        stream.write("orvana,Orvana,town,P,,,,,,,,\nvelin,Velin,town,P,,,,,,,,\n")
    with (folder / NAMES).open("a", encoding="utf-8") as stream:
        stream.write("orvana,Orvana,en,\n")
    party, spelling = extract_project(folder, "2020-01-01")[1]
    assert party.startswith("gazetteer/actors.csv has no party with a shape: nobody is read as")
    assert spelling == "found in no article, as gazetteer/names.csv has no spelling: velin"
    assert "'velin' has no spelling in gazetteer/names.csv" in run_cli("check", cwd=folder).out
    assert (folder / MENTIONS).exists()


def test_rows_have_the_columns_of_their_tables(folder: Path) -> None:
    """As many cells as the header, whatever a name holds."""
    printed, _ = suggest_for_project(folder)
    columns = {Path(path).stem: len(model.model_fields) for path, model in TABLES.items()}
    assert issubclass(TABLES[PLACES], Row)
    for table, row in re.findall(r"^  to (\w+)\.csv +(.+)$", printed, re.MULTILINE):
        assert row.count(",") == columns[table] - 1


def test_what_is_not_english_is_said_by_extract_and_suggest(folder: Path) -> None:
    """Its words are no names of places, whatever capitals they have."""
    article = folder.parent / "french.txt"
    article.write_text(
        "Les rebelles ont pris la ville de Velin, selon le porte-parole de l'armée, et les combats "
        "dans les rues sont finis. La population de la ville est dans les maisons.\n",
        encoding="utf-8",
    )
    outcome = run_cli("add", str(article), cwd=folder)
    looks = "looks French: "
    assert f"{looks}names were found, nothing else was read" in outcome.err
    printed, remarks = suggest_for_project(folder, write=True)
    assert "Les" not in printed
    assert f"{looks}no names were looked for" in remarks[0]
    _, remarks = extract_project(folder, "2020-01-01")
    assert f"{looks}names were found, nothing else was read" in remarks[0]
    outcome = run_cli("extract", str(article), cwd=folder)
    assert "Velin" in outcome.out
    assert f"french: {looks}names were found" in outcome.err
