"""What the page calls a place, and the spellings that a search finds."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from mosulmap.reading.letters import sought

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Al-Malayeen", "almalayeen"),
        ("Shi'ite", "shiite"),
        ("Bāzwāyā", "bazwaya"),
        ("ʿAyn", "ayn"),
        ("İstanbul", "istanbul"),
        ("الكرامة", "الكرامه"),
    ],
)
def test_a_search_does_not_mind_accents_case_and_hyphens(text: str, folded: str) -> None:
    """A spelling is folded as the page folds what is typed."""
    assert sought(text) == folded


FOLDING = json.loads((ROOT / "tests/data/folding.json").read_text(encoding="utf-8"))["cases"]


@pytest.mark.parametrize("case", FOLDING, ids=lambda case: case["folded"])
def test_a_search_takes_for_one_name_what_the_script_does(case: dict[str, Any]) -> None:
    """The page's script is held against the same cases."""
    assert {sought(text) for text in case["spellings"]} == {case["folded"]}
