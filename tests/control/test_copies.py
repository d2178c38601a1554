"""Copies of one text do not confirm each other, whatever their publishers are called."""

from __future__ import annotations

from pathlib import Path

import pytest

from mosulmap.control.copies import group_copies
from mosulmap.model.rows import Certainty
from mosulmap.pipeline import find_status, make_study
from tests.tiny_project import ARTICLES, MENTIONS, TinyProject, mention, tiny_tables

STORY = (
    "Red Army troops captured Karama on Friday after three days of fighting, residents said.\n"
    "The battle for the quarter had begun on Tuesday, when shells fell on its market and school.\n"
)
OTHER = (
    "An officer told our correspondent on Friday that Karama was now free of the other side.\n"
    "He spoke by telephone from the bridge, where his men were handing out bread to families.\n"
)


def test_a_copy_of_a_copy_is_one_group() -> None:
    """The first and the last text need not be alike."""
    rain = "Rain fell on Basra all day long, and the buses did not run. " * 2
    texts = {"a": STORY, "b": STORY + OTHER, "c": OTHER, "d": rain}
    groups = {key: "".join(sorted(group)) for key, group in group_copies(texts).items()}
    assert groups == dict.fromkeys("abc", "abc")


def two_reports(folder: Path, texts: tuple[str, str], sources: tuple[str, str]) -> Path:
    """Return a project with two articles of 5 November, which say that Karama was taken."""
    tables = tiny_tables()
    ids = ("early", "late")
    tables[ARTICLES] = [
        {"id": key, "file": f"{key}.txt", "title": "Karama", "published": "2016-11-05"}
        | {"publisher": source}
        for key, source in zip(ids, sources, strict=True)
    ]
    tables[MENTIONS] = [
        mention(key, "Karama", text.splitlines()[0], "karama", event="capture", actor="isf")
        | {"control": "isf", "event_date": "2016-11-04"}
        for key, text in zip(ids, texts, strict=True)
    ]
    return TinyProject(tables, dict(zip(ids, texts, strict=True))).write(folder)


@pytest.mark.parametrize(
    ("texts", "sources", "certainty"),
    [
        # Two papers that print one text are one source; each with its own text confirms the other.
        ((STORY, STORY), ("Daily Bugle", "Morning Star"), Certainty.REPORTED),
        ((STORY, OTHER), ("Daily Bugle", "Morning Star"), Certainty.CONFIRMED),
        # One source under two names.
        ((STORY, OTHER), ("Reuters", "Thomson Reuters"), Certainty.REPORTED),
        ((STORY, OTHER), ("AFP, Reuters", "reuters.com"), Certainty.REPORTED),
        ((STORY, OTHER), ("BBC", "BBC News"), Certainty.REPORTED),
    ],
)
def test_only_sources_of_their_own_confirm(
    texts: tuple[str, str],
    sources: tuple[str, str],
    certainty: Certainty,
    tmp_path: Path,
) -> None:
    """Two articles of one day say that Karama was taken."""
    folder = two_reports(tmp_path, texts, sources)
    [karama] = [
        status
        for status in find_status(make_study(folder), "2016-11-05")
        if status.place_id == "karama"
    ]
    assert (karama.controller, karama.certainty) == ("isf", certainty)
