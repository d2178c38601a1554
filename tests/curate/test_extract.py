"""From files to proposals and into the table: the shipped project, folders, texts that changed."""

from __future__ import annotations

import gzip
import io
import json
import shutil
import zipfile
from pathlib import Path

import pytest

from mosulmap.check.problems import find_problems
from mosulmap.curate.extract import (
    extract_files,
    extract_project,
    format_proposals_csv,
    format_proposals_jsonl,
    merge_project,
    read_gazetteer,
)
from mosulmap.errors import DataError, MosulmapError, RequestError
from mosulmap.model.rows import Mention, Review
from mosulmap.project.csv_file import read_sheet
from mosulmap.project.project import read_project
from mosulmap.project.table import format_table, parse_sheet, read_table
from mosulmap.reading.read_article import read_news
from tests.command_line import Outcome, run_cli
from tests.gazetteers import INDEX, ROOT
from tests.tiny_project import (
    ARTICLES,
    EARLY_TEXT,
    KARAMA_TAKEN,
    MENTIONS,
    MOSUL_HELD,
    NAMES,
    TinyProject,
)

TODAY = "2026-01-01"
PROJECT, MERGE = merge_project(ROOT, TODAY)
SHIPPED = sorted((ROOT / "seeds").glob("*.txt"))


def test_reading_the_shipped_project_again_changes_nothing() -> None:
    """Every row is reviewed, every proposal stands already, and the rows stay identical."""
    assert MERGE.rows == PROJECT.mentions.rows
    assert MERGE.new == MERGE.gone == MERGE.moved == MERGE.lost == ()
    assert MERGE.kept > 100


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_proposals_quote_the_article_at_their_offsets(path: Path) -> None:
    """Toponym and sentence are cut from the file as stored, and the table reads back."""
    text = path.read_bytes().decode()
    proposals, _ = extract_files([path], ROOT, None, TODAY)
    assert proposals
    for mention in (p.mention for p in proposals):
        assert text[mention.char_start : mention.char_end] == mention.toponym
        assert mention.toponym in mention.quote
        assert mention.quote in text
        assert mention.date_phrase in mention.quote
        assert mention.id == f"{path.stem}:{mention.char_start}"
        assert mention.note.startswith("rule: ")
    mentions = [p.mention for p in proposals]
    table = parse_sheet(
        read_sheet(format_proposals_csv(proposals).encode(), "mentions.csv"), Mention
    )
    assert table.problems == ()
    assert format_table(table.rows, Mention) == format_table(mentions, Mention)


def test_json_lines_have_the_columns_of_the_table_and_what_is_known_besides() -> None:
    """One object a mention: numbers are numbers, unknown days null, Arabic not escaped."""
    proposals, _ = extract_files(SHIPPED, ROOT, None, TODAY)
    lines = format_proposals_jsonl(proposals).splitlines()
    assert len(lines) == len(proposals)
    for line, proposal in zip(lines, proposals, strict=True):
        row = json.loads(line)
        assert list(row) == [
            *Mention.model_fields,
            *("published", "rule", "event_date_start", "event_date_end"),
        ]
        assert row["char_start"] == proposal.mention.char_start
        assert row["event"] == proposal.mention.event.value
        assert row["published"] == proposal.published
        assert row["event_date_start"] <= row["event_date_end"]
    assert "الموصل" in format_proposals_jsonl(
        read_news("a", "سقطت الموصل", INDEX, latest=TODAY).proposals
    )


def test_an_article_whose_day_is_unknown_has_null_dates() -> None:
    """Without the day of publication nothing relative is resolved: null, and an empty cell."""
    read = read_news("a", "Iraqi forces took Mosul on Friday.", INDEX, latest=TODAY)
    (row,) = (json.loads(line) for line in format_proposals_jsonl(read.proposals).splitlines())
    assert read.dating.published == ""
    assert row["published"] is row["event_date_start"] is row["event_date_end"] is None
    assert row["event_date"] == row["date_phrase"] == ""
    assert (row["event"], row["control"]) == ("capture", "isf")


def test_a_missing_file_is_named() -> None:
    """What is not there cannot be read, and nothing else is."""
    with pytest.raises(RequestError, match=r"nowhere\.txt: no such file or folder"):
        extract_files([*SHIPPED, Path("nowhere.txt")], ROOT, None, TODAY)


def test_a_missing_gazetteer_is_named(tmp_path: Path) -> None:
    """Without a gazetteer no name is known, and the message says how to give one."""
    with pytest.raises(RequestError, match="name the gazetteer with --gazetteer"):
        extract_files(SHIPPED, tmp_path, None, TODAY)


@pytest.mark.parametrize(
    ("table", "row", "told"),
    [
        ("names.csv", "nowhere,Nowhere,en,", "place_id: 'nowhere' is not an id in own/places.csv"),
        (
            "background.csv",
            "Baiji,capture,isf,2015,AFP",
            "date: '2015' is not a month; write it as year-month, such as 2015-05",
        ),
    ],
)
def test_a_broken_gazetteer_is_told_with_its_folder(
    table: str, row: str, told: str, tmp_path: Path
) -> None:
    """A name of no place, or a cell that cannot be read: where it stands, and what is wrong."""
    shutil.copytree(ROOT / "gazetteer", tmp_path / "own")
    with (tmp_path / "own" / table).open("a", encoding="utf-8") as stream:
        stream.write(f"{row}\n")
    lines = len((tmp_path / "own" / table).read_text(encoding="utf-8").splitlines())
    with pytest.raises(DataError, match=rf"^own/{table}:{lines}: {told}"):
        read_gazetteer(tmp_path / "own")


def test_articles_that_cannot_be_read_are_not_passed_over(shipped_copy: Path) -> None:
    """The window of the campaign is theirs to tell: without it, days would be guessed otherwise."""
    (shipped_copy / "seeds" / "articles.csv").write_text("", encoding="utf-8")
    with pytest.raises(DataError, match=r"^seeds/articles\.csv:1: is empty"):
        extract_files(SHIPPED, shipped_copy, None, TODAY)


def test_a_folder_without_texts_proposes_nothing(tmp_path: Path) -> None:
    """Only `.txt` files are read from a folder."""
    (tmp_path / "notes.md").write_text("Mosul fell.", encoding="utf-8")
    assert extract_files([tmp_path], ROOT, None, TODAY) == ([], [])


def test_a_folder_gives_its_texts_in_order(tmp_path: Path) -> None:
    """Files come sorted by name, and each has a remark."""
    for name in ("b", "a"):
        (tmp_path / f"{name}.txt").write_text("Mosul fell.", encoding="utf-8")
    proposals, remarks = extract_files([tmp_path], ROOT, None, TODAY)
    assert [p.mention.id for p in proposals] == ["a:0", "b:0"]
    assert remarks[0].startswith("a: 1 mentions; published unknown (")


def test_every_text_that_is_not_utf_8_is_named(tmp_path: Path) -> None:
    """All such files are told at once, with the byte, and nothing is returned."""
    (tmp_path / "a.txt").write_bytes(b"Mosul \xff")
    (tmp_path / "b.txt").write_bytes("Mosul fell.".encode("utf-16"))
    (tmp_path / "c.txt").write_bytes(b"Mosul fell.")
    with pytest.raises(DataError) as caught:
        extract_files([tmp_path], ROOT, None, TODAY)
    one, other = caught.value.problems
    assert one.path.endswith("a.txt")
    assert one.message == "is not UTF-8 at byte 6; give a text file in UTF-8"
    assert other.path.endswith("b.txt")


def zipped(text: str) -> bytes:
    """Return a zip archive with a text in it, not compressed: its bytes could all be UTF-8."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("article.txt", text)
    return content.getvalue()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("Mosul fell: déjà".encode("latin-1"), "is not UTF-8 at byte 13"),
        (b"Mosul fell \xe2\x80", "is not UTF-8 at byte 11"),
        (b"Mosul \xed\xa0\x80 fell", "is not UTF-8 at byte 6"),
        (zipped("Iraqi forces took Mosul."), "is a zip archive or an office document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "is an office document"),
        (rb"{\rtf1 Iraqi forces took Mosul.}", "is a rich text document"),
        (b"%PDF-1.7 Iraqi forces took Mosul.", "is a PDF"),
        (gzip.compress(b"Iraqi forces took Mosul.", mtime=0), "is a gzip archive"),
        ("Mosul fell.".encode("utf-16"), "is UTF-16 text"),
        ("Mosul fell.".encode("utf-16-le"), "is full of NUL bytes and may be UTF-16"),
    ],
)
def test_a_file_that_is_no_text_is_told_for_what_it_is(
    tmp_path: Path, content: bytes, told: str
) -> None:
    """A file of another kind with the ending .txt gives a clear line and no proposal."""
    (tmp_path / "a.txt").write_bytes(content)
    outcome = run_cli("extract", str(tmp_path / "a.txt"), cwd=ROOT)
    line = f"{(tmp_path / 'a.txt').as_posix()}: {told}; give a text file in UTF-8\n"
    assert outcome == Outcome(1, "", f"{line}mosulmap: 1 problem\n")


@pytest.mark.parametrize(
    "text",
    [
        "Iraqi forces took Mosul\0 on Friday.",
        "\0Iraqi forces took Mosul.",
        "\ufeffIraqi forces took Mosul.",
        "Iraqi\u00a0forces\u00a0took\u00a0Mosul\u00a0on Friday.",
        "İİİ: Iraqi forces took Mosul from İS.",
        "İ" * 500 + " Iraqi forces took Mosul.",
        "قالت \u202bالقوات\u202c إنها دخلت Mosul يوم الجمعة",
        "دخلت القوات العراقية الموصل يوم الجمعة.",
        "😀 Iraqi forces took Mosul.\r\nIraqi forces took Mosul.\r",
        "Iraqi forces took\u2028Mosul.",
    ],
)
def test_any_text_is_read_with_exact_offsets(tmp_path: Path, text: str) -> None:
    """Letters that change their length when folded, that stand right to left, that are not seen."""
    (tmp_path / "a.txt").write_bytes(text.encode())
    proposals, _ = extract_files([tmp_path / "a.txt"], ROOT, None, TODAY)
    mentions = [p.mention for p in proposals]
    assert [m.place_id for m in mentions] == ["mosul"] * max(text.count("Mosul"), 1)
    for mention in mentions:
        assert text[mention.char_start : mention.char_end] in ("Mosul", "الموصل")
        assert text[mention.char_start : mention.char_end] == mention.toponym


def test_an_empty_text_says_nothing(tmp_path: Path) -> None:
    """An empty file has no mention and no day."""
    (tmp_path / "a.txt").write_bytes(b"")
    proposals, (remark,) = extract_files([tmp_path / "a.txt"], ROOT, None, TODAY)
    assert proposals == []
    assert remark.startswith("a: 0 mentions; published unknown")


@pytest.mark.parametrize("name", ["my article.txt", "الموصل.txt", "a,b.txt", "_a.txt"])
def test_a_file_name_that_makes_no_id_is_no_traceback(tmp_path: Path, name: str) -> None:
    """A file with a space in its name is read, or refused in words that name it."""
    (tmp_path / name).write_text("Iraqi forces took Mosul.", encoding="utf-8")
    try:
        proposals, _ = extract_files([tmp_path / name], ROOT, None, TODAY)
    except MosulmapError as error:
        assert name in str(error)  # noqa: PT017
    else:
        assert [p.mention.toponym for p in proposals] == ["Mosul"]


def test_a_moved_sentence_is_found_again_by_its_quote(tiny: TinyProject, tmp_path: Path) -> None:
    """A line put above an article moves its reviewed rows and changes nothing else in them."""
    tiny.texts["early"] = "Our correspondent writes:\n" + EARLY_TEXT
    folder = tiny.write(tmp_path)
    before = read_table(folder, MENTIONS, Mention).rows
    assert "moved, 0 no longer in their article" in extract_project(folder, TODAY)[0]
    after = {row.quote + row.place_id: row for row in read_table(folder, MENTIONS, Mention).rows}
    for row in before:
        now = after[row.quote + row.place_id]
        shift = 26 if row.article_id == "early" else 0
        assert now.char_start == row.char_start + shift
        assert now.event_date == row.event_date
        assert now.status == row.status


def test_a_sentence_that_was_cut_out_keeps_its_row(tiny: TinyProject, tmp_path: Path) -> None:
    """What a curator judged is not lost with the words; the remark counts it."""
    tiny.texts["early"] = EARLY_TEXT.replace("Islamic State has held Mosul since 2014. ", "")
    folder = tiny.write(tmp_path)
    lost = tiny.tables[MENTIONS][MOSUL_HELD]
    assert "1 no longer in their article" in extract_project(folder, TODAY)[0]
    rows = read_table(folder, MENTIONS, Mention).rows
    assert [row.quote for row in rows].count(lost["quote"]) == 1
    assert tiny.tables[MENTIONS][KARAMA_TAKEN]["quote"] in [row.quote for row in rows]


OPEN_TEXT = """Fighting

Police captured Karama. The United Nations seized Samah on Saturday. Troops hold Tal Afar.
"""


def test_no_proposal_is_one_that_check_calls_faulty(tiny: TinyProject, tmp_path: Path) -> None:
    """A capture without a day, one by nobody known, one by a party that cannot hold a place."""
    tiny.texts["late"] += OPEN_TEXT
    folder = tiny.write(tmp_path)
    run_cli("check", "--fix", cwd=folder)
    for published in ("2016-11-06", ""):
        path = folder / ARTICLES
        path.write_text(path.read_text(encoding="utf-8").replace("2016-11-06", published), "utf-8")
        summary, remarks = extract_project(folder, TODAY)
        dropped = [remark for remark in remarks if remark.startswith("not proposed")]
        assert (summary.split(": ")[1][0] != "0", dropped) == (published != "", [])
        rows = read_table(folder, MENTIONS, Mention)
        proposed = {
            line
            for row, line in zip(rows.rows, rows.lines, strict=True)
            if row.status is Review.PROPOSED
        }
        assert proposed
        found = find_problems(read_project(folder))
        assert [p for p in found if p.path == MENTIONS and p.line in proposed] == []


def test_a_fault_elsewhere_does_not_stop_the_reading(tiny: TinyProject, tmp_path: Path) -> None:
    """A spelling of no place is told; the rest is read. A faulty mention keeps its line."""
    tiny.change(NAMES, 0, {"place_id": "nowhere"})
    tiny.change(MENTIONS, KARAMA_TAKEN, {"event": "conquest"})
    folder = tiny.write(tmp_path)
    before = (folder / MENTIONS).read_text(encoding="utf-8").splitlines()
    summary, remarks = extract_project(folder, TODAY)
    assert summary.startswith(f"{folder}/seeds/mentions.csv: ")
    assert "gazetteer/names.csv:2: place_id: 'nowhere'" in remarks[0]
    after = (folder / MENTIONS).read_text(encoding="utf-8").splitlines()
    assert set(before) <= set(after)
    assert f"{tiny.tables[MENTIONS][KARAMA_TAKEN]['id']},early" in "".join(before)
    [line] = [line for line in after if line.startswith(tiny.tables[MENTIONS][KARAMA_TAKEN]["id"])]
    assert ",conquest," in line


def test_what_is_read_otherwise_is_counted_as_changed(tiny: TinyProject, tmp_path: Path) -> None:
    """A spelling that is given to another place takes its proposals along, in every sentence."""
    tiny.texts["late"] += "\nIraqi forces took Karamah on Saturday.\n"
    folder = tiny.write(tmp_path)
    assert ": 2 new" in extract_project(folder, TODAY)[0]
    path = folder / NAMES
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("karama,Karamah", "samah,Karamah"), encoding="utf-8")
    summary, _ = extract_project(folder, TODAY)
    assert summary.endswith(": 0 new, 3 kept, 0 gone, 2 changed")
    assert "changed" not in extract_project(folder, TODAY)[0]
