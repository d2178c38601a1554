"""Mentions as commands cite them: whole, with their source, and harmless on a terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from mosulmap.control.study import Study
from mosulmap.pipeline import make_study
from mosulmap.reports.citations import Citations, state_entry, state_line
from mosulmap.terminal import WIDTH
from tests.tiny_evidence import control_at
from tests.tiny_project import ARTICLES, KARAMA_TAKEN, LATE, MENTIONS, MOSUL_HELD, TinyProject

CLAIM = "002_6fdac2587ea5a60c:929"


def test_a_sentence_is_cited_with_its_toponym_marked(shipped: Study) -> None:
    """The quote, who printed it when, about which day, on whose word, and its id."""
    cite = Citations(shipped)
    assert cite.lines(cite.mentions[CLAIM]) == [
        (
            "    “Iraq's Counterterrorism Service said the neighborhoods of Malayin, Samah, "
            "Khadra,\n     Karkukli, Quds, and »Karamah« were under Iraqi control.”"
        ),
        (
            "    RFE/RL, 4 Nov 2016, about the same day, on the word of Counter Terrorism Service\n"
            f"      [{CLAIM}]"
        ),
    ]
    assert cite.says(cite.mentions[CLAIM]) == "Claimed by Iraqi forces"
    assert cite.short(CLAIM) == f"RFE/RL, 4 Nov 2016 [{CLAIM}]"


def test_every_shipped_mention_is_marked_where_it_stands(shipped: Study) -> None:
    """The words between the marks are the toponym, and without marks the quote is whole."""
    cite = Citations(shipped)
    for mention in cite.mentions.values():
        start, end = cite.span(mention)
        assert mention.quote[start:end] == mention.toponym
        quote = cite.quote(mention)
        assert quote.replace("»", "").replace("«", "") == f"“{' '.join(mention.quote.split())}”"
        assert all(
            len(line) <= WIDTH for lines in cite.lines(mention) for line in lines.split("\n")
        )


def test_of_two_equal_names_the_one_meant_is_marked(shipped: Study) -> None:
    """The second Mosul of a sentence is marked at its own place."""
    cite = Citations(shipped)
    quote = cite.quote(cite.mentions["002_6fdac2587ea5a60c:2453"])
    assert quote.endswith("called on the militants not to retreat from »Mosul«.”")
    assert quote.count("»") == 1


def test_a_mention_for_programs_has_its_words_as_printed(shipped: Study) -> None:
    """The quote is verbatim, its offsets count code points, and what is unknown is null."""
    cite = Citations(shipped)
    entry = cite.entry(cite.mentions["003_a4a40a604d234d8d:892"])
    assert entry["quote"][entry["toponym_start"] : entry["toponym_end"]] == "Gogjali"
    assert (entry["says"], entry["controller"], entry["claimant"]) == (None, None, None)
    assert entry["file"] == "seeds/003_a4a40a604d234d8d.txt"


@pytest.mark.parametrize(
    ("published", "words"),
    [("2016-11-06", "AFP, Reuters, 6 Nov 2016"), ("", "AFP, Reuters, of unknown date")],
)
def test_an_article_without_a_day_says_so(
    published: str, words: str, tiny: TinyProject, tmp_path: Path
) -> None:
    """An unknown day of publication is told as one."""
    study = make_study(tiny.change(ARTICLES, LATE, {"published": published}).write(tmp_path))
    cite = Citations(study)
    late = next(m for m in cite.mentions.values() if m.article_id == "late")
    assert cite.short(late.id) == f"{words} [{late.id}]"


def test_a_quote_cannot_move_the_cursor(tiny: TinyProject, tmp_path: Path) -> None:
    """An escape sequence inside an article is shown as what it is."""
    evil = "Iraqi forces took Karama\x1b[2J on Friday, their commander said."
    tiny.texts["early"] = tiny.texts["early"].replace(
        "Iraqi forces took Karama on Friday, their commander said.", evil
    )
    tiny.change(MENTIONS, KARAMA_TAKEN, {"quote": evil}).__post_init__()
    tiny.change(MENTIONS, MOSUL_HELD, {"note": ""})
    cite = Citations(make_study(tiny.write(tmp_path)))
    [taken] = [m for m in cite.mentions.values() if "took" in m.quote and m.place_id == "karama"]
    assert cite.quote(taken) == (
        "“Iraqi forces took »Karama«\\u001b[2J on Friday, their commander said.”"
    )


def test_a_state_for_programs_names_its_rule_and_its_source(shipped: Study) -> None:
    """What is inherited names the place that it is taken from, what is unknown is null."""
    taken = state_entry(control_at(shipped.timelines, "samah", "2016-10-17"), shipped)
    assert (taken["rule"], taken["source_place_id"]) == ("inherited", "mosul")
    unknown = state_entry(control_at(shipped.timelines, "gogjali", "2016-11-04"), shipped)
    assert unknown["state"] == "unknown"
    assert {key for key, value in unknown.items() if value is None} == {
        *("controller", "certainty", "since", "earliest", "last_word")
    }


@pytest.mark.parametrize(
    ("place", "day", "words"),
    [
        ("mosul", "2016-10-20", "Held by Islamic State – confirmed"),
        ("mosul_tv", "2016-11-01", "Held by Iraqi forces – reported"),
        ("samah", "2016-11-04", "Claimed by Iraqi forces"),
        ("samah", "2016-12-24", "Last reported: contested"),
        ("gogjali", "2016-11-04", "Unknown"),
    ],
)
def test_a_state_says_on_whose_word_it_rests(
    place: str, day: str, words: str, shipped: Study
) -> None:
    """Confirmed, reported or claimed; of what is old or unknown no more is said."""
    period = control_at(shipped.timelines, place, day)
    assert state_line(period, shipped.project.gazetteer) == words
