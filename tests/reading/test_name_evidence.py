"""What stands around a name and tells whose it is."""

from __future__ import annotations

import pytest

from mosulmap.reading.name_evidence import Bearer, cues_of, fclass_of, is_abbreviation
from mosulmap.reading.proper_names import find_names
from tests.reading.names import passage_of


def bearer_of(sentence: str, name: str = "Orvana") -> Bearer | None:
    """Return what most speaks for, of a name in a sentence."""
    passage = passage_of(sentence)
    uses = find_names(passage.tokens, passage.story.text)
    (use,) = [use for use in uses if name in use.text.split()]
    cues = [cue for cue in cues_of(passage.tokens, use) if cue.weight > 0]
    return max(cues, key=lambda cue: cue.weight).bearer if cues else None


@pytest.mark.parametrize(
    ("sentence", "bearer"),
    [
        ("It happened in Orvana.", Bearer.PLACE),
        ("It happened 3 km north of Orvana.", Bearer.PLACE),
        ("He is from the village of Orvana.", Bearer.PLACE),
        ("We went to Orvana district.", Bearer.PLACE),
        ("It was Orvana, a small town.", Bearer.PLACE),
        ("It was on the road to Orvana.", Bearer.PLACE),
        ("It was Orvana's northern suburb.", Bearer.PLACE),
        ("It was so, General Orvana said.", Bearer.PERSON),
        ("It was so, Orvana said.", Bearer.PERSON),
        ("It was so, said Orvana.", Bearer.PERSON),
        ("He met Orvana, 34, a farmer.", Bearer.PERSON),
        ("He met Orvana, the spokesman.", Bearer.PERSON),
        ("He saw Orvana fighters.", Bearer.PARTY),
        ("He saw the Orvana Brigade.", Bearer.PARTY),
        ("He saw that Orvana controls the road.", Bearer.PARTY),
        ("He told Orvana that it was so.", Bearer.OTHER),
        ("It stood in the Orvana Times.", Bearer.OTHER),
        ("He saw Orvana trousers.", Bearer.OTHER),
        ("He saw Orvana.", None),
    ],
)
def test_the_strongest_cue_tells_whose_a_name_is(sentence: str, bearer: Bearer | None) -> None:
    """Places, persons, parties, and what is none of them."""
    assert bearer_of(sentence) == bearer


def test_the_kind_belongs_to_what_is_called_so() -> None:
    """In `the X town of Y` Y is the town; in `the X district of Y` X is the district."""
    for sentence, town in (
        ("the Orvana town of Velin", False),
        ("the Orvana district of Velin", True),
    ):
        passage = passage_of(f"He saw {sentence}.")
        first, second = find_names(passage.tokens, passage.story.text)
        kinds = [any(cue.kind for cue in cues_of(passage.tokens, use)) for use in (first, second)]
        assert kinds == [town, not town]


def test_abbreviations_are_short_and_in_capitals() -> None:
    """`FMA`, and no headline in capitals."""
    assert is_abbreviation("FMA")
    assert not is_abbreviation("ORVANA FALLS")
    assert not is_abbreviation("Orvana")


def test_a_kind_has_its_geonames_class() -> None:
    """A river is water; what has no kind is populated."""
    assert (fclass_of("river"), fclass_of("")) == ("H", "P")
