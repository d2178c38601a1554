"""Which words of a sentence are names, and where each begins and ends."""

from __future__ import annotations

import pytest

from mosulmap.reading.proper_names import NameUse, key_of, kind_at
from tests.reading.names import names_of, passage_of


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("They took Orvana and Upper Karvel.", ["Orvana", "Upper Karvel"]),
        ("They took al-Dorin, Deir ez-Tamar and Karam al Velin.",
         ["al-Dorin", "Deir ez-Tamar", "Karam al Velin"]),
        ("They took Karvel-2 and T99.", ["Karvel-2", "T99"]),
        ("On Monday in March they left.", []),
        ("Fighting went on.", []),
        ("Northern villages near Orvana burn.", ["Orvana"]),
        ("We saw Gen. Petar Dorin.", ["Gen. Petar Dorin"]),
        ("It is the Republic of Morvia.", ["Republic of Morvia"]),
        ("the Front of Morvia and Karovia left", ["Front of Morvia and Karovia"]),
        ("Barrages hit Barangays Onda, Sadu.", ["Barrages", "Onda", "Sadu"]),
        ("The People's Guard left.", ["People's Guard"]),
        ("The anti-LMF crowd and US-backed men left.", []),
        ("the Free Morvian Army left", ["Free Morvian Army"]),
    ],
)  # fmt: skip
def test_names_are_runs_of_words_with_a_capital(sentence: str, names: list[str]) -> None:
    """With particles inside, numbers behind and `of` between; no days, no words that open."""
    assert names_of(sentence) == names


def test_names_are_compared_without_case_accents_and_article() -> None:
    """`Al-Dorín` and `Dorin` are one."""
    assert key_of("Al-Dorín") == key_of("dorin") == NameUse(0, 1, "DORIN").key


def test_the_noun_of_a_name_stands_before_of() -> None:
    """`Army` in `Army of Morvia`, the last word elsewhere."""
    assert NameUse(0, 3, "Army of Morvia").head == "army"
    assert NameUse(0, 2, "Morvia Army").head == "army"


@pytest.mark.parametrize(
    ("sentence", "at"), [("Orvana village", 1), ("Orvana military airport", 2), ("Orvana fell", -1)]
)
def test_the_kind_behind_a_name_is_found(sentence: str, at: int) -> None:
    """Past `military`, before an airport."""
    assert kind_at(passage_of(sentence).tokens, 1) == at
