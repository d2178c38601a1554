"""One mistake is told once: what follows from it in other rows is not told beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from mosulmap.errors import Severity
from mosulmap.pipeline import make_study
from mosulmap.reports.summary import missing_words
from tests.faults import Edit, all_words, change, check, fault, replace_text
from tests.faults_project import ARTICLES, DELTA, MENTIONS, NAMES, PLACES, write_sound_project

TAKEN = f"delta:{DELTA.index('Bourem Kadi')}"
RENAMED = change(ARTICLES, "wire", id="wire_2")


@pytest.mark.parametrize(
    ("edit", "path", "column", "words", "code"),
    [
        (
            change(ARTICLES, "wire", published="2061-03-17"),
            *(ARTICLES, "published", "after today", 1),
        ),
        (
            change(ARTICLES, "wire", published="2013-03-07"),
            *(ARTICLES, "published", "2 accepted mentions are left out", 1),
        ),
        (
            change(ARTICLES, "wire", published="1913-03-17"),
            *(ARTICLES, "published", "which is 2013-03-17", 1),
        ),
        (change(ARTICLES, "wire", published="2013-03-27"), ARTICLES, "published", "prints", 0),
        (RENAMED, ARTICLES, "id", "write wire", 1),
        (change(PLACES, "gao", id="gao_city"), PLACES, "id", "write gao,", 1),
        (change(PLACES, "gao", parent_id="niger", ccodes=""), PLACES, "lon", "Niger", 0),
        (
            replace_text(
                NAMES,
                "gao,Gao,en,GeoNames\n",
                "gao,Gao,en,GeoNames\ngao, G\u0061\u0301o,en,x\ngao,G\u00e1o,en,x\n",
            ),
            *(NAMES, "toponym", "the same as on line", 0),
        ),
        (change(PLACES, "gao", lon="16.2717", lat="-0.0447"), PLACES, "lat", "look swapped", 1),
        (change(MENTIONS, TAKEN, event_date="1913-03-13"), MENTIONS, "event_date", "100", 0),
    ],
    ids=[
        *("a year to come", "a day too early", "a century off", "a day too late"),
        *(
            "a renamed article",
            "a renamed place",
            "a city abroad",
            "a form of letters",
            "a city swapped",
            "a century in a mention",
        ),
    ],
)
def test_a_mistake_is_one_problem(
    edit: Edit, path: str, column: str, words: str, code: int, tmp_path: Path
) -> None:
    """It is told in the cell that has it, as an error where it leaves rows out."""
    report = check(fault("one", edit, path, "", ""), tmp_path)
    found = [*report.errors, *report.warnings]
    assert [(p.path, p.column) for p in found] == [(path, column)], all_words(report)
    assert words in found[0].message
    assert report.exit_code == code == (found[0].severity is Severity.ERROR)


def test_evidence_of_a_renamed_article_is_counted(tmp_path: Path) -> None:
    """Every accepted mention is on the map, or counted and named with its reason."""
    RENAMED(write_sound_project(tmp_path))
    study = make_study(tmp_path)
    assert study.missing_count == 3
    words = "3 of the article 'wire_2', which has a fault (seeds/mentions.csv:8, 9, 10)"
    assert words in missing_words(study)


@pytest.mark.parametrize("published", ["", "03/04/2013"], ids=["emptied", "ambiguous"])
def test_evidence_without_a_day_of_publication_stays(published: str, tmp_path: Path) -> None:
    """Its sentences are on the map, said to be of unknown date."""
    change(ARTICLES, "wire", published=published)(write_sound_project(tmp_path))
    study = make_study(tmp_path)
    assert (study.missing, len(study.mentions)) == ((), 9)
