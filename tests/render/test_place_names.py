"""What the page calls a place, and the spellings that a search finds."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest

from mosulmap.reading.letters import fold as fold_toponym
from mosulmap.render.place_names import fold

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Al-Malayeen", "almalayeen"),
        ("Shi'ite", "shiite"),
        ("Bāzwāyā", "bazwaya"),
        ("ʿAyn", "ayn"),
        ("İstanbul", "istanbul"),
        ("الكرامة", "الكرامة"),
    ],
)
def test_a_search_does_not_mind_accents_case_and_hyphens(text: str, folded: str) -> None:
    """A spelling is folded as the page folds what is typed."""
    assert fold(text) == folded


FOLDING = json.loads((ROOT / "tests/data/folding.json").read_text(encoding="utf-8"))["cases"]


@pytest.mark.parametrize("case", FOLDING, ids=lambda case: case["folded"])
def test_a_search_takes_for_one_name_what_the_index_does(case: dict[str, Any]) -> None:
    """The page's script is held against the same cases; the index minds spaces and apostrophes."""
    assert {fold(text) for text in case["spellings"]} == {case["folded"]}
    index = {re.sub("[ ']", "", fold_toponym(normalize("NFC", t))) for t in case["spellings"]}
    assert {fold(text) for text in index} == {case["folded"]}
