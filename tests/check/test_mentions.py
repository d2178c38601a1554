"""Mentions whose cells do not agree with their sentence."""

from __future__ import annotations

from pathlib import Path

from mosulmap.check.mentions import count_sentences
from tests.faults import Fault, add, all_words, answers, as_cases, both, change, check, fault
from tests.faults_project import DELTA, MENTIONS, NAMES, TEXTS, WIRE


def start(file: str, quote: str, toponym: str) -> str:
    """Return the id of the mention of a toponym in a quote."""
    text = TEXTS[f"{file}.txt"]
    return f"{file}:{text.index(quote) + quote.index(toponym)}"


GAO_REACHED = start("delta", "Soldiers reach Gao", "Gao")
BOUREM_TAKEN = start("delta", "took Bourem Kadi on", "Bourem Kadi")
GAO_HELD = start("delta", "still holds Gao", "Gao")
MENAKA = start("delta", "on in Menaka", "Menaka")
KIDAL_LEFT = start("delta", "left Kidal", "Kidal")
BOUREM_ATTACKED = start("wire", "attacked Bourem Kadi", "Bourem Kadi")
GAO_FOUGHT = start("wire", "fought in Gao", "Gao")
KIDAL_HELD = start("wire", "control Kidal", "Kidal")
TWO = "Malian soldiers took Bourem Kadi on Wednesday, a colonel said. “We stay at the bridge,” he added."


def mention(name: str, key: str, columns: str, *words: str, **cells: str) -> Fault:
    """Return a fault in the cells of one mention."""
    return fault(name, change(MENTIONS, key, **cells), MENTIONS, key, columns, *words)


FAULTS = [
    mention("a name of another place", MENAKA, "place_id", "'menaka'", "'Menaka'", place_id="gao"),
    mention("a former name of another place", GAO_HELD, "place_id", "'gao'", place_id="kidal"),
    mention(
        "a name in another script",
        start("delta", "سكان في غاو", "غاو"),
        "place_id",
        "'غاو'",
        place_id="menaka",
    ),
    fault(
        "a name that two other places bear",
        both(
            add(NAMES, place_id="kidal", toponym="Twin", lang="en"),
            add(NAMES, place_id="tillaberi", toponym="Gao", lang="en"),
            change(MENTIONS, GAO_HELD, place_id="menaka"),
        ),
        *(MENTIONS, GAO_HELD, "place_id", "'gao'", "'tillaberi'"),
    ),
    mention(
        "a year mistyped",
        BOUREM_TAKEN,
        "event_date",
        "Tuesday",
        "Wednesday",
        event_date="2012-03-13",
    ),
    mention("a week too early", BOUREM_TAKEN, "event_date", "2013-03-13", event_date="2013-03-06"),
    mention("the day after", MENAKA, "event_date", "2013-03-14", event_date="2013-03-15"),
    mention("a month mistyped", KIDAL_LEFT, "event_date", "2013-03-14", event_date="2013-04-12"),
    mention(
        "a weekday in a span of one day",
        MENAKA,
        "event_date",
        "Wednesday",
        event_date="2013-03-13/2013-03-13",
    ),
    mention("a century mistyped", GAO_HELD, "event_date", "1913", event_date="1913-03-14"),
    mention("decades early", GAO_REACHED, "event_date", "1983", event_date="1983-03-14"),
    mention(
        "the phrase of the next sentence",
        BOUREM_ATTACKED,
        "date_phrase",
        "on Saturday",
        date_phrase="on Saturday",
    ),
    mention(
        "day and phrase of the next sentence",
        BOUREM_ATTACKED,
        "date_phrase",
        "Friday",
        date_phrase="on Saturday",
        event_date="2013-03-16",
    ),
    mention(
        "a phrase from far behind",
        GAO_HELD,
        "date_phrase",
        "behind",
        date_phrase="on Tuesday",
        event_date="2013-03-12",
    ),
    mention(
        "a day the sentence does not name",
        MENAKA,
        "event_date",
        "Thursday",
        date_phrase="",
        event_date="2013-03-12",
    ),
    mention("capture by one, held by its enemy", BOUREM_TAKEN, "control", "'front'", actor="front"),
    mention("held by its enemy", KIDAL_HELD, "control", "'league'", control="league"),
    mention(
        "captured by a part of the enemy",
        BOUREM_TAKEN,
        "control",
        "'guard'",
        actor="guard",
        control="front",
    ),
    mention("holds what it leaves", KIDAL_LEFT, "control", "'front'", control="front"),
    mention("two sentences", BOUREM_TAKEN, "quote", "2 sentences", quote=TWO),
    mention("a whole article", GAO_FOUGHT, "quote", "sentences", quote=WIRE.strip()),
    mention(
        "a headline with the text below",
        GAO_REACHED,
        "quote",
        "2 sentences",
        quote=DELTA[:44].strip(),
    ),
    mention(
        "an attack after publication",
        BOUREM_ATTACKED,
        "event_date",
        "2013-03-17",
        event_date="2013-04-12",
    ),
    mention(
        "nothing after publication",
        start("delta", "سكان في غاو", "غاو"),
        "event_date",
        "2013-03-14",
        event_date="2014-03-14",
    ),
]


@as_cases(FAULTS)
def test_a_mention_that_its_sentence_speaks_against_is_named(case: Fault, tmp_path: Path) -> None:
    """File, line, column, value, and what to look at."""
    report = check(case, tmp_path)
    assert answers(case, tmp_path, report), all_words(report)


SOUND = [
    mention("a part of the place", GAO_HELD, "", place_id="sector_5"),
    mention("the place around it", MENAKA, "", place_id="mali"),
    mention("words for a place", GAO_HELD, "", toponym="Gao", place_id="gao"),
    mention("a span around the weekday", MENAKA, "", event_date="2013-03-12/2013-03-14"),
    mention("about that day", MENAKA, "", event_date="2013-03~"),
    mention("a part of the army takes it", BOUREM_TAKEN, "", actor="guard"),
    mention("somebody without a mark", BOUREM_TAKEN, "", actor="un"),
    mention("entry against the holder", GAO_REACHED, "", control="front"),
    mention("a rejected one", GAO_HELD, "", place_id="kidal", status="rejected"),
]


@as_cases(SOUND)
def test_what_a_curator_may_mean_is_not_doubted(case: Fault, tmp_path: Path) -> None:
    """A place in it or around it, a span, a unit of an army, a plan."""
    report = check(case, tmp_path)
    assert not [p for p in report.warnings if p.rule], all_words(report)


def test_a_sentence_of_broken_lines_is_one() -> None:
    """Lines broken at a width are no sentences of their own; long lines and paragraphs are."""
    assert count_sentences("Troops took the market town of Orvel on\nFriday, a man said.") == 1
    assert count_sentences("Troops took Orvel.\nThey left Tamsk.") == 2
    assert count_sentences("Troops took Orvel\n\nThey left Tamsk.") == 2
    assert count_sentences("word " * 30 + "\nThey left Tamsk.") == 2
