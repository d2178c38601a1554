"""Who the parties of a text are: names, adjectives of nations, and whom general words mean."""

from __future__ import annotations

import pytest

from mosulmap.model.rows import Actor
from mosulmap.reading.parties import find_parties
from mosulmap.reading.story import read_story

ACTORS = [
    Actor.model_validate({"id": key, "title": title, "names": names, "pattern": pattern})
    for key, title, names, pattern in (
        ("isf", "Iraqi forces", "Iraqi troops;Counter Terrorism Service", "circle"),
        ("syria", "Syrian army", "Syrian government forces", "circle"),
        ("is", "Islamic State", "IS;ISIS", "square"),
        ("rebels", "Rebels", "Syrian rebels", "bow-tie"),
    )
]


def parties_of(text: str) -> list[tuple[str, str]]:
    """Return the words for parties in a text, each with the actor they mean."""
    parties = find_parties(read_story(text), ACTORS)
    return [(m[0], parties.of(m[0])) for m in parties.pattern.finditer(text)]


TEXTS = [
    # Names, in any case unless short, and with hyphens or without.
    ("ISIS met Islamic state, as it is.", "ISIS:is, Islamic state:is"),
    ("The Counter-Terrorism Service came.", "Counter-Terrorism Service:isf"),
    # General words mean whom the text names.
    ("IS fled. The militants left. Iraqi troops came, and soldiers.",
     "IS:is, The militants:is, Iraqi troops:isf, soldiers:isf"),
    ("Rebels lost to the Syrian army. Troops came; gunmen left.",
     "Rebels:rebels, Syrian army:syria, Troops:syria, gunmen:rebels"),
    # Where it names nobody, or somebody of another nation, they mean nobody.
    ("Troops came and militants left.", "Troops:, militants:"),
    ("IS fled when Turkish troops came.", "IS:is, Turkish troops:"),
    ("IS fled before Kurdish fighters.", "IS:is, Kurdish fighters:"),
    ("Iraqi soldiers and IS", "Iraqi soldiers:isf, IS:is"),
    # An adjective before control is a party; elsewhere it is none.
    ("the Iraqi-held town, in Syrian hands", "Iraqi:isf, Syrian:syria"),
    ("the Iraqi town and Syrian bread", ""),
    ("IS fought the Syrian army in a rebel-held and government-held city.",
     "IS:is, Syrian army:syria, rebel:rebels, government:syria"),
    # A group is a party only where it holds or takes.
    ("IS is feared. The group still controls it, it is said.", "IS:is, The group:is"),
    ("IS is feared, a rights group said. The group called for aid.", "IS:is"),
    ("IS is feared. The group still controls it, a monitor said.", "IS:is, The group:is"),
    ("IS said its fighters and their fighters came.", "IS:is"),
    # Who is backed by somebody is told by name, or is nobody.
    ("The Gulf-backed Rebels fought IS. Gulf-backed fighters won.",
     "Gulf-backed Rebels:rebels, IS:is, Gulf-backed fighters:rebels"),
    ("Rebels, a Gulf-backed alliance, met. The Gulf-backed fighters won.",
     "Rebels:rebels, Gulf-backed fighters:rebels"),
    ("The Gulf-backed Rebels and the Gulf-backed Syrian army met. Gulf-backed fighters won.",
     "Gulf-backed Rebels:rebels, Syrian army:syria, Gulf-backed fighters:"),
    ("Rebels met. Gulf-backed fighters won.", "Rebels:rebels, Gulf-backed fighters:"),
    # An adjective of a people is a party where a place is said to be still theirs.
    ("The hill is still Syrian, and so is the Syrian bread.", "Syrian:syria"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "parties"), TEXTS)
def test_words_for_parties_mean_these_actors(text: str, parties: str) -> None:
    """Who cannot be told from the text is nobody, and never a guess."""
    assert ", ".join(f"{words}:{actor}" for words, actor in parties_of(text)) == parties
