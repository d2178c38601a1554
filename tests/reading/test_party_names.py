"""The parties that articles name, with everything that they are called."""

from __future__ import annotations

import pytest

from mosulmap.reading.party_names import initials
from tests.reading.names import parties, suggested


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Free Morvian Army captured Orvana.", ["Free Morvian Army"]),
        ("T99 rebels captured Orvana.", ["T99"]),
        ("Haftan's forces captured Orvana.", ["Haftan's forces"]),
        ("Morvian troops captured Orvana.", ["Morvian troops"]),
        ("The army captured Orvana.", ["Government forces"]),
        ("The Talban have captured Orvana.", ["Talban"]),
        ("Al-Sharab seized Orvana. Al-Sharab said it had killed ten.", ["Al-Sharab"]),
        ("Bosnian Serb forces left Orvana.", ["Bosnian Serb forces"]),
        ("Croat forces seized Velin.", ["Croat forces"]),
        ("The Orvana Times reported that it rained in Velin.", []),
    ],
)
def test_those_who_take_places_are_parties(text: str, found: list[str]) -> None:
    """Armies, fighters of a name, forces of a person or a people, else general words."""
    assert parties(text) == found


def test_an_abbreviation_is_a_second_name() -> None:
    """Printed in brackets, or made of the first letters."""
    (one,) = suggested("The Free Morvian Army (FMA) took Orvana. The FMA left Velin.").parties
    assert (one.row.title, one.row.names) == ("Free Morvian Army", ("FMA",))
    (one,) = suggested("The Free Morvian Army took Orvana. The FMA left Velin.").parties
    assert (one.row.title, one.row.names) == ("Free Morvian Army", ("FMA",))


def test_forces_of_a_people_are_one_party() -> None:
    """Troops, soldiers and the army; its rebels are another."""
    text = "Morvian troops took Orvana. Morvian soldiers left Velin. Morvian rebels took Tamar."
    found = {one.row.title: one.row.names for one in suggested(text).parties}
    assert len(found) == 2
    assert "Morvian rebels" in found


def test_a_people_and_its_rebels_are_one_party() -> None:
    """`the Houthans` and `Houthan rebels`; the town that they hold is none."""
    found = suggested("The Houthans took Orvana. Houthan rebels hold Velin.").parties
    assert [(one.row.title, one.row.names) for one in found] == [("Houthans", ("Houthan rebels",))]


def test_every_party_has_a_colour_and_a_shape_of_its_own() -> None:
    """The map tells them apart by it."""
    found = suggested("T99 rebels took Orvana from Morvian troops.").parties
    assert len({one.row.pattern for one in found}) == len({one.row.color for one in found}) == 2


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("T99, also known as Sharab, took Orvana. Sharab fighters left Velin.", ["T99"]),
        ("T99 (also known as Sharab) took Orvana. Sharab fighters left Velin.", ["T99"]),
        ("T99, or Sharab, took Orvana. Sharab fighters left Velin.", ["T99"]),
        ("T99 rebels, formerly the Red Guard, took Orvana. The Red Guard left.", ["T99"]),
        ("T99 rebels took Orvana. The Red Guard took Velin.", ["Red Guard", "T99"]),
    ],
)
def test_names_that_a_text_says_are_one_are_one_party(text: str, found: list[str]) -> None:
    """`also known as`, `formerly`, `or`; never because two are named together."""
    assert len(parties(text)) == len(found)


def test_a_long_name_has_its_beginning_and_its_initials_as_names() -> None:
    """`the Just State of Morvia and Karv (JSMK)`, `the Just State`."""
    text = (
        "The Just State of Morvia and Karv (JSMK) took Orvana. The Just State left Velin. "
        "JSMK fighters fled Tamar."
    )
    (one,) = suggested(text).parties
    assert one.row.title == "Just State of Morvia and Karv"
    assert {"JSMK", "Just State"} <= set(one.row.names)


def test_initials_leave_small_words_out() -> None:
    """`Army of the North` is AN."""
    assert initials("army of the north") == "an"
