"""Words: forms of verbs, and nouns without their plural."""

from __future__ import annotations

import pytest

from mosulmap.reading.words import singular, verb_of


@pytest.mark.parametrize(
    ("word", "lemma"),
    [("retook", "retake"), ("overran", "overrun"), ("occupied", "occupy"), ("expelled", "expel")],
)
def test_a_form_of_a_verb_has_its_lemma(word: str, lemma: str) -> None:
    """Irregular forms, doubled letters and `-ied`."""
    verb = verb_of(word)
    assert verb is not None
    assert verb.lemma == lemma


def test_a_noun_has_a_singular() -> None:
    """Hyphens are left out."""
    assert singular("counter-attacks") == "counterattack"
    assert singular("exodus") == "exodus"
