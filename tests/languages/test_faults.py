"""A catalogue that is not whole is told in one line, with all that it lacks."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

from mosulmap.languages import codes
from mosulmap.languages.catalogue import read_catalogue
from mosulmap.languages.faults import SECTIONS, find_faults

ENGLISH = read_catalogue("en")


def changed(**cells: Any) -> dict[str, Any]:
    """Return the English catalogue with other `terms`, given by key; None takes one away."""
    table = deepcopy(ENGLISH)
    for key, value in cells.items():
        if value is None:
            del table["terms"][key]
        else:
            table["terms"][key] = value
    return table


@pytest.mark.parametrize("code", codes())
def test_a_shipped_catalogue_has_no_fault(code: str) -> None:
    """Each is whole."""
    assert find_faults(read_catalogue(code), ENGLISH) == []


TOTAL = sum(len(ENGLISH[section]) for section in SECTIONS)


@pytest.mark.parametrize(
    ("cells", "fault"),
    [
        (
            {"state_held": None, "inferred": None},
            (
                f"lacks 2 of {TOTAL} messages: terms.inferred, terms.state_held; "
                "copy them from en.toml"
            ),
        ),
        ({"greeting": "Hello"}, "has messages that English has not: terms.greeting; delete them"),
        (
            {"state_held": "Held by {who}"},
            "has terms.state_held with {who}, which is no value of it",
        ),
        ({"state_held": {"other": "Held"}}, "has terms.state_held, which is a text"),
        ({"doubt_old": "old"}, "has terms.doubt_old, which counts, and needs a table of forms"),
        ({"doubt_old": {"one": "{n}"}}, "has terms.doubt_old without its form `other`"),
    ],
)
def test_a_fault_is_named_with_its_message(cells: dict[str, Any], fault: str) -> None:
    """Missing, unknown, with a value that nobody gives, in another form."""
    assert find_faults(changed(**cells), ENGLISH) == [fault]


def test_names_of_days_and_months_are_counted() -> None:
    """Eleven months are a fault, and so is a direction that is none."""
    broken = {**ENGLISH, "months": ["x"] * 11, "direction": "down"}
    (fault,) = find_faults(broken, ENGLISH)
    assert fault == "lacks direction (ltr or rtl), months (12 names) at its top"
