"""Which names stand for one news source."""

from __future__ import annotations

import pytest

from mosulmap.model.sources import SOURCES, bare_key, source_keys


@pytest.mark.parametrize(
    "names",
    [
        ("Reuters", "reuters", "REUTERS", "Thomson Reuters", "Reuters News Agency", "reuters.com"),
        ("BBC", "BBC News", "the BBC", "bbc.co.uk", "https://www.bbc.com/", "ＢＢＣ"),
        ("AFP", "Agence France-Presse", "Agence France Presse", "AGENCE FRANCE-PRESSE"),
        ("AP", "The Associated Press", "Associated Press"),
        ("RFE/RL", "Radio Free Europe/Radio Liberty"),
        ("Daily Bugle", "The Daily Bugle", "daily-bugle", "Daily Bugle Online"),
    ],
)
def test_spellings_of_one_source_have_one_key(names: tuple[str, ...]) -> None:
    """Else one source would confirm itself."""
    assert len({source_keys(name) for name in names}) == 1


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("AFP, Reuters", ("AFP", "Reuters")),
        ("Reuters and AP", ("Reuters", "AP")),
        ("Agence France-Presse (AFP)", ("AFP",)),
        ("Daily Bugle / Reuters", ("Daily Bugle", "Reuters")),
        ("", ()),
        ("—", ()),
    ],
)
def test_a_cell_with_several_sources_has_the_key_of_each(cell: str, names: tuple[str, ...]) -> None:
    """Whatever stands between them."""
    assert source_keys(cell) == frozenset().union(*map(source_keys, names))


def test_no_name_stands_for_two_sources() -> None:
    """Each key of the table leads to one line of it."""
    keys = [{bare_key(name) for name in names} for names in SOURCES]
    assert sum(map(len, keys)) == len(set().union(*keys))


def test_other_sources_have_other_keys() -> None:
    """A first word in common is no source in common."""
    names = ("Daily Bugle", "Daily Mirror", "Morning Star", "News", "The Times", "Kyiv Post")
    assert len({source_keys(name) for name in names}) == len(names)
