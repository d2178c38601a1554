"""The places as the page shows them."""

from __future__ import annotations

from pathlib import Path

import pytest

from mosulmap.control.study import Study
from mosulmap.geo.map_layout import plan_layout
from mosulmap.languages.catalogue import ENGLISH, language
from mosulmap.pipeline import make_study
from mosulmap.render.encode.pool import Json, Wordings
from mosulmap.render.places import PlaceEntries, periods_of
from tests.tiny_project import KARAMA, NAMES, PLACES, TinyProject

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = (ENGLISH, language("ar"))


def maker(study: Study) -> PlaceEntries:
    """Return what makes the entries of a study's places."""
    layout = plan_layout(study.project.gazetteer, study.mentions)
    return PlaceEntries(study, layout, LANGUAGES)


def place_entries(study: Study) -> tuple[tuple[Json, ...], list[str]]:
    """Return the entries of the named places, and the English wording that they share."""
    entries = maker(study)
    return entries.named, Wordings(LANGUAGES, entries.numbering.wordings).texts()["en"]


@pytest.fixture
def periods(tiny: TinyProject, tmp_path: Path) -> dict[str, list[Json]]:
    """Return the periods of each place of the tiny project, with their wording in words."""
    places, words = place_entries(make_study(tiny.write(tmp_path)))
    found = {}
    for place in places:
        found[place["id"]] = periods_of(place)
        for period in found[place["id"]]:
            period["t"], period["r"] = words[period["t"]], words[period["r"]][:12]
            period["d"] = [words[number] for number in period.get("d") or []] or 0
            period["b"] = words[period["b"]] if period.get("b") else 0
    return found


def said(period: Json) -> Json:
    """Return what a period's row says, without what it does not have."""
    return {key: value for key, value in period.items() if value != 0}


def test_a_dispute_shows_both_its_halves(periods: dict[str, list[Json]]) -> None:
    """Karama: inherited, claimed, disputed; the dispute has both words and their quotes."""
    inherited, claimed, disputed = (said(period) for period in periods["karama"])
    assert inherited == {
        "a": "2014-01-01", "s": "held", "c": "is", "t": "Held by Islamic State (inferred)",
        "r": "No sentence ", "inh": 1, "word": "2016-11-04", "from": "mosul",
        "v": "222", "d": ["It is what is said of Mosul as a whole, not of this place."],
        "b": "It decides for the larger place, and this one takes its state from there.",
    }  # fmt: skip
    assert claimed == {
        "a": "2016-11-04", "s": "held", "c": "isf", "q": "claimed", "t": "Claimed by Iraqi forces",
        "r": "A claim in a", "x": 1, "v": "122",
        "d": ["Only the side that it favours has said so."],
    }  # fmt: skip
    assert disputed["halves"] == [{"s": "contested"}, {"s": "held", "c": "isf"}]
    assert len(disputed["m"]) == 2
    assert (disputed["dis"], disputed["x"]) == (1, 1)


def test_a_state_on_which_another_side_is_seen_names_the_sentence(
    periods: dict[str, list[Json]],
) -> None:
    """Samah is unknown from the day of the general's words on, with that sentence."""
    *_, unknown = periods["samah"]
    assert said(unknown) | {"m": ["a sentence"]} == {
        "a": "2016-11-05", "s": "unknown", "t": "Unknown", "r": "No sentence ", "from": "mosul",
        "m": ["a sentence"], "d": ["Its position is not known; it is listed, and not on the map."],
        "b": "It shows another side here, or that side gone, so nothing is taken from the larger "
        "place.",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("place", "changes"),
    [
        ("karama", ["2016-11-04", "2016-11-06"]),
        ("tal_afar", ["2016-11-06"]),
        ("mosul", []),
        ("samah", []),
    ],
)
def test_a_change_is_what_a_sentence_states_of_the_place_itself(
    place: str, changes: list[str], periods: dict[str, list[Json]]
) -> None:
    """What is inherited, implied, or only grows old is no change to be listed."""
    assert [period["a"] for period in periods[place] if period.get("x")] == changes


def test_only_periods_of_the_days_shown_are_there(shipped: Study) -> None:
    """No period ends before the first day shown or begins after the last."""
    places, _ = place_entries(shipped)
    for place in places:
        first, *later = [period["a"] for period in periods_of(place)]
        assert first <= shipped.window.first
        assert all(shipped.window.first < day <= shipped.window.last for day in later)


def test_a_place_is_named_in_its_title_in_arabic_and_in_other_spellings(
    tiny: TinyProject, tmp_path: Path
) -> None:
    """Title, Arabic, and those spellings that a search would not find in one of them."""
    for toponym in ("al-Karama", "Al-Karamah", "KARAMA", "Kerame"):
        tiny.tables[NAMES].append({"place_id": "karama", "toponym": toponym, "lang": "en"})
    study = make_study(tiny.write(tmp_path))
    words = Wordings(LANGUAGES)
    entry = maker(study).name(study.project.gazetteer.place["karama"], words)
    parent = entry.pop("in")
    assert [texts[parent] for texts in words.texts().values()] == ["Mosul", "الموصل"]
    assert entry == {
        "id": "karama",
        "title": "Karama",
        "ar": "الكرامة",
        "names": "Al-Karamah|Kerame",
        "type": "neighbourhood",
        "at": [43.2032, 36.3412],
    }


def test_a_place_at_zero_degrees_is_somewhere(tiny: TinyProject, tmp_path: Path) -> None:
    """The point (0, 0) is a position, and no position is none."""
    tiny.change(PLACES, KARAMA, {"lon": "0", "lat": "0"})
    study = make_study(tiny.write(tmp_path))
    place, entries = study.project.gazetteer.place, maker(study)
    words = Wordings(LANGUAGES)
    assert entries.name(place["karama"], words)["at"] == [0, 0]
    assert "at" not in entries.name(place["samah"], words)
