"""What changed, in words: why, from which sentence, and why nothing when nothing did."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mosulmap.control.study import Study
from mosulmap.errors import RequestError
from mosulmap.pipeline import make_study
from mosulmap.reports.diff import compare, format_changes, format_changes_json, in_order
from mosulmap.terminal import WIDTH
from tests.tiny_project import ARTICLES, KARAMA, LATE, MENTIONS, PLACES, SAMAH_SEEN, TinyProject


def test_every_change_is_told_with_its_sentence(shipped: Study) -> None:
    """Text and JSON tell the same changes, each with a sentence, and no line is too wide."""
    found = compare(shipped, "2016-10-17", shipped, "2017-02-24")
    text, data = format_changes(found), json.loads(format_changes_json(found))
    assert all(len(line) <= WIDTH for line in text.split("\n"))
    assert len(data["changes"]) == len(found.changes) > 20
    for change in data["changes"]:
        assert f"\n  {change['title']}: {change['before']['words']}"[:40] in text
        assert change["sentences"]
        for sentence in change["sentences"]:
            assert f"[{sentence['mention_id']}]" in text


def test_days_that_go_back_are_refused() -> None:
    """The message has the days in the right order, to be copied."""
    in_order("2016-11-04", "2016-11-04")
    with pytest.raises(RequestError, match="write 2016-11-01 2016-11-04"):
        in_order("2016-11-04", "2016-11-01")
    with pytest.raises(RequestError, match="write --known-by 2016-11-01 2016-11-04"):
        in_order("2016-11-04", "2016-11-01", "--known-by")


def test_nothing_changed_although_places_were_spoken_of(tiny: TinyProject, tmp_path: Path) -> None:
    """A report that agrees with what stood before is no change, and is counted."""
    for row in range(len(tiny.tables[MENTIONS])):
        if row not in (0, SAMAH_SEEN):
            tiny.change(MENTIONS, row, {"status": "rejected"})
    held = {"event": "holding", "actor": "is", "control": "is", "event_date": "2016-11-05"}
    tiny.change(MENTIONS, SAMAH_SEEN, held | {"place_id": "mosul"})
    tiny.change(ARTICLES, LATE, {"agency": "", "publisher": "The Gazette"})
    study = make_study(tiny.write(tmp_path))
    text = format_changes(compare(study, "2016-11-04", study, "2016-11-06"))
    assert text.endswith(
        "\n\nNothing changed: 1 place is spoken of in between, and all is as it was.\n"
    )


def test_a_hostile_title_is_shown_as_what_it_is(tiny: TinyProject, tmp_path: Path) -> None:
    """An escape sequence is written out in text and JSON."""
    study = make_study(tiny.change(PLACES, KARAMA, {"title": "Ka\x1b[31mrama"}).write(tmp_path))
    found = compare(study, "2016-11-03", study, "2016-11-06")
    for text in (format_changes(found), format_changes_json(found)):
        assert "Ka\\u001b[31mrama" in text
        assert "\x1b" not in text
