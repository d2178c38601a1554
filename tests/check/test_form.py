"""How tables were saved, and what nobody sees in their texts."""

from __future__ import annotations

from pathlib import Path

import pytest

from mosulmap.check.form import find_form_warnings, find_text_warnings, form_differences
from mosulmap.control.study import Study
from mosulmap.project.project import read_project
from tests.tiny_project import EARLY, KARAMA_TAKEN, MENTIONS, NAMES, PLACES, TinyProject


def test_the_shipped_tables_are_in_their_own_form(shipped: Study) -> None:
    """Nothing is to be said of them."""
    assert list(find_form_warnings(shipped.project)) == []
    assert list(find_text_warnings(shipped.project)) == []


def test_all_that_is_odd_about_a_file_is_one_warning(tiny: TinyProject, tmp_path: Path) -> None:
    """Saved by a spreadsheet in another country, with a new row at the end."""
    file = tiny.write(tmp_path) / NAMES
    text = file.read_text(encoding="utf-8") + "\nkarama,Karama,en,\n"
    file.write_bytes(text.replace(",", ";").replace("\n", "\r\n").encode("utf-16"))
    project = read_project(tmp_path)
    assert form_differences(project.names) == [
        "UTF-16",
        "semicolons for commas",
        "CR LF line ends",
        "a blank row (line 5)",
        "rows that are not sorted by place_id, lang, toponym",
    ]
    assert len(list(find_form_warnings(project))) == 1


def test_many_blank_rows_are_told_by_example(tiny: TinyProject, tmp_path: Path) -> None:
    """Three of them."""
    with (tiny.write(tmp_path) / NAMES).open("a", encoding="utf-8") as file:
        file.write("\n" * 5)
    assert form_differences(read_project(tmp_path).names) == ["5 blank rows (lines 5, 6, 7…)"]


@pytest.mark.parametrize("column", ["toponym", "quote", "date_phrase"])
def test_what_an_article_prints_is_as_it_prints_it(
    column: str, tiny: TinyProject, tmp_path: Path
) -> None:
    """A space in a quote that is none of the keyboard's is the article's own."""
    tiny.change(MENTIONS, KARAMA_TAKEN, {column: "Karama\u00a0on\u200b Friday"}).write(tmp_path)
    assert list(find_text_warnings(read_project(tmp_path))) == []


def test_joiners_stay_in_the_languages_that_need_them(tiny: TinyProject, tmp_path: Path) -> None:
    """A joiner in a Persian spelling is no slip; in an English one it is."""
    tiny.change(NAMES, 0, {"toponym": "می\u200cرود", "lang": "fa"})
    tiny.change(NAMES, 1, {"toponym": "Kara\u200cmah", "lang": "en"}).write(tmp_path)
    assert [problem.line for problem in find_text_warnings(read_project(tmp_path))] == [3]


def test_a_list_of_names_is_no_single_text(tiny: TinyProject, tmp_path: Path) -> None:
    """Cells that hold several values are not looked at as one."""
    tiny.change(PLACES, EARLY, {"matches": "wd:Q1;gn:2"}).write(tmp_path)
    assert list(find_text_warnings(read_project(tmp_path))) == []
