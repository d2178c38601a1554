"""The names of places in a text, each at its offset, and what only looks like one."""

from __future__ import annotations

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from mosulmap.model.gazetteer import Gazetteer
from mosulmap.model.rows import Name, Place
from mosulmap.reading.letters import fold
from mosulmap.reading.story import Span, read_story
from mosulmap.reading.toponym_contexts import (
    FACILITY_AFTER,
    OWNER_AFTER,
    PERSON_AFTER,
    REGION_AFTER,
    is_called,
)
from mosulmap.reading.toponyms import ToponymIndex, build_index
from tests.gazetteers import INDEX, OTHER_INDEX


def find(text: str, index: ToponymIndex = INDEX) -> list[tuple[str, str]]:
    """Return each name in a text with the place it most likely means."""
    toponyms = index.find(text, read_story(text).sentences)
    return [(text[t.start : t.end], t.place_ids[0]) for t in toponyms]


def make_index(*rows: tuple[str, str, str, str]) -> ToponymIndex:
    """Return an index over places given as (id, type, parent, spellings with `;` between)."""
    return build_index(
        Gazetteer(
            tuple(
                Place.model_validate(
                    {"id": key, "title": key, "type": kind, "fclass": "P", "parent_id": parent}
                )
                for key, kind, parent, _ in rows
            ),
            tuple(
                Name(place_id=key, toponym=spelling, lang="en", source="")
                for key, _, _, spellings in rows
                for spelling in spellings.split(";")
            ),
            (),
        )
    )


SPELLINGS = [
    ("Karama", "karama"),
    ("Karamah", "karama"),
    ("Al-Karama", "karama"),
    ("al-Karamah", "karama"),
    ("Al Karama", "karama"),
    ("Al\u00a0Karama", "karama"),
    ("Al\u2011Karama", "karama"),
    ("Al–Karama", "karama"),
    ("KARAMA", "karama"),
    ("Gogjali", "gogjali"),
    ("Kokjali", "gogjali"),
    ("Gokjali", "gogjali"),
    ("Kogjali", "gogjali"),
    ("Gōgjalī", "gogjali"),
    ("Malayin", "malayin"),
    ("Malayeen", "malayin"),
    ("al-Malayeen", "malayin"),
    ("Telafar", "tal_afar"),
    ("Tel Afar", "tal_afar"),
    ("Tal Afar", "tal_afar"),
    ("Tal-Afar", "tal_afar"),
    ("Tal\u00a0Afar", "tal_afar"),
    ("Tal\u2009Afar", "tal_afar"),
    ("Al-Ma‘mun", "mamun"),
    ("Al-Ma’mun", "mamun"),
    ("Al-Ma'mun", "mamun"),
    ("Al-Maamoun", "mamun"),
    ("Faruq", "faruq"),
    ("Farouq", "faruq"),
    ("Al-Farouk", "faruq"),
    ("Qayyarah", "qayyarah"),
    ("Qayyara", "qayyarah"),
    ("Raqqah", "raqqa"),
    ("Hammam al-Alil", "hammam_alil"),
    ("Ḩammām al ‘Alīl", "hammam_alil"),
    ("eastern Mosul", "east_mosul"),
    ("West Mosul", "west_mosul"),
    ("western Mosul", "west_mosul"),
    ("Mosul airport", "mosul_airport"),
    ("Old City of Mosul", "old_city"),
    ("Nineveh province", "nineveh_province"),
    ("الموصل", "mosul"),
    ("الكرامة", "karama"),
    ("حمام العليل", "hammam_alil"),
    ("عەلییە ڕەش", "ali_rash"),
]


@pytest.mark.parametrize(("spelling", "place"), SPELLINGS)
def test_a_place_is_known_by_its_spellings(spelling: str, place: str) -> None:
    """Transliterations, hyphens, spaces and apostrophes of all kinds, capitals, Arabic, Kurdish."""
    assert find(f"troops have reached {spelling}, officials said") == [(spelling, place)]


TEXTS = [
    # Leftmost, then longest; none within another.
    ("They hold west Mosul and Mosul.", "west Mosul, Mosul"),
    ("from Hammam al-Alil to Tal Afar", "Hammam al-Alil, Tal Afar"),
    ("the Great Mosque of al-Nuri in the Old City", "Great Mosque of al-Nuri, Old City"),
    ("southern and northern districts of Mosul", "southern and northern districts of Mosul"),
    ("northern districts of Karama", "Karama"),
    # Word boundaries.
    ("Mosul's east, Mosul’s west, (Mosul), Mosul.", "Mosul, Mosul, Mosul, Mosul"),
    ("Iraqi and Mosulite, Mosul2, xMosul, Karamazov", ""),
    ("in Quds,Karamah/Samah", "Quds, Karamah, Samah"),
    # Names begin with a capital.
    ("in mosul, the quds and a karama", ""),
    # Persons.
    ("Abu Bakr al-Baghdadi spoke", ""),
    ("Gen. Karama spoke to Col. Aden and Sheikh Faruq", ""),
    ("Abu\u00a0Bakr spoke", ""),
    ('bombers called "Al-Moslawi"', ""),
    ("in the Bakr district", "Bakr"),
    ("He met the Minister. Karama was retaken.", "Karama"),
    # Datelines.
    ("MOSUL, Iraq — Troops came to Karama.", "Karama"),
    ("MOSUL, Iraq (Agency) - Troops came to Mosul.", "Mosul"),
    ("BAGHDAD – Troops came to Mosul.", "Mosul"),
    ("ISIS militants left Mosul for Hammam al-Alil.", "Mosul, Hammam al-Alil"),
    ("AFP and Reuters said Mosul - the last city - fell.", "Mosul"),
    # Compounds.
    ("a US-led force, an Iraq-based firm and a Mosul-born man", ""),
    ("a Baghdad-backed force in Mosul", "Mosul"),
    ("pre-Mosul plans, anti-Baghdad marches", ""),
    # Organisations.
    ("said Mosul Eye, the Baghdad Post and the Mosul Brigades", ""),
    ("the Mosul operations commander", "Mosul"),
    ("Aleppo Today, Radio Raqqa and the Mosul Daily reported it.", ""),
    ("Raqqa Is Being Slaughtered Silently said", ""),
    ("Mosul Liberation Battalion men, Mosul FC and the USS Mosul", ""),
    ("Operation Nineveh began; the Mosul operation goes on.", "Mosul"),
    # Works and regions called after a place are not the place.
    ("the Mosul Dam, a Ramadi hospital and Tikrit University", ""),
    ("fighting in Raqqa province and the Aleppo countryside", ""),
    ("in Nineveh province and Aleppo province", "Nineveh province, Aleppo province"),
    ("Mosul airport and Mosul University", "Mosul airport, Mosul University"),
    # More of a person than a title.
    ("Major Salam Jassim and Lt. Gen. Abdul Amir Karama spoke", ""),
    ("Karama, 34, a teacher, and Karama al-Jabouri, her brother", ""),
    ("a Mosul-bound convoy and a Baghdad-appointed mayor", ""),
    # Datelines of all kinds.
    ("BAGHDAD, Nov. 3 (Xinhua) -- Troops came to Karama.", "Karama"),
    ("MOSUL, Iraq (AP) _ Troops came to Karama.", "Karama"),
    ("Erbil (AFP) - Troops came to Karama.", "Karama"),
    ("Mosul, Iraq (CNN)Troops came to Karama.", "Karama"),
    ("Mosul, Iraq – Troops came to Karama.", "Karama"),
    ("Mosul (the last city) fell.", "Mosul"),
    ("Mosul, Karama and Quds - the last three - fell.", "Mosul, Karama, Quds"),
    # Around the name stands anything.
    ("İstanbul ﬁ e\u0301 🏚 then Mosul", "Mosul"),
    ("قرب الموصل اليوم", "الموصل"),
]


@pytest.mark.parametrize(("text", "names"), TEXTS)
def test_the_places_of_a_text_are_found(text: str, names: str) -> None:
    """Words of their own that mean a place are found; persons, papers and datelines are not."""
    assert ", ".join(name for name, _ in find(text)) == names


def test_a_name_outside_the_spans_is_not_found() -> None:
    """Only the sentences are read, and a name that runs over a span's end is in none."""
    text = "Mosul. Karama. Quds"
    spans = [Span(7, 14), Span(15, 17)]
    assert [text[t.start : t.end] for t in INDEX.find(text, spans)] == ["Karama"]


AMBIGUOUS = make_index(
    ("alpha", "city", "", "Alphaville"),
    ("beta", "city", "", "Betatown"),
    ("salam_a", "neighbourhood", "alpha", "Salam;First Salam"),
    ("salam_b", "neighbourhood", "beta", "Salam"),
    ("nur_a", "neighbourhood", "alpha", "Nurabad"),
    ("nur_b", "neighbourhood", "beta", "Nursin"),
)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Salam fell.", "salam_a"),
        ("Salam fell. It lies in Betatown.", "salam_b"),
        ("Salam in Alphaville fell.", "salam_a"),
        ("Salam and Nursin fell.", "salam_b"),
        ("First Salam fell in Betatown. Salam was next.", "salam_a"),
    ],
)
def test_an_ambiguous_name_is_settled_by_the_rest_of_the_article(text: str, place: str) -> None:
    """The place whose parent, neighbours or unmistakable name stand in the article is likelier."""
    assert ("Salam", place) in find(text, AMBIGUOUS)


def test_all_places_of_an_ambiguous_name_are_told() -> None:
    """The other places stand behind the likeliest, for the curator."""
    (toponym, _) = AMBIGUOUS.find("Salam in Betatown", [Span(0, 17)])
    assert toponym.place_ids == ("salam_b", "salam_a")


def test_a_variant_that_two_places_would_share_is_reported_and_left_out() -> None:
    """`Kaser` may be `Qaser` or `Qasser`: each is found as written, the shared variant never."""
    index = make_index(
        ("one", "village", "", "Qaser"),
        ("two", "village", "", "Qasser"),
        ("three", "village", "", "Zummar"),
    )
    assert {one: other for variant, one, other in index.collisions if variant == "kaser"} == {
        "one": "two"
    }
    assert find("Qaser, Qasser, Kaser, Zumar", index) == [
        ("Qaser", "one"),
        ("Qasser", "two"),
        ("Zumar", "three"),
    ]


def test_an_exact_spelling_is_stronger_than_a_variant_of_another() -> None:
    """Where a gazetteer has both `Karama` and `Karamah` as places, neither takes the other's."""
    index = make_index(("one", "village", "", "Karama"), ("two", "village", "", "Karamah"))
    assert find("Karama, Karamah", index) == [("Karama", "one"), ("Karamah", "two")]


def test_an_empty_gazetteer_finds_nothing() -> None:
    """Without names there are no toponyms, and no error."""
    assert find("Mosul fell.", make_index()) == []


def test_a_spelling_without_capitals_is_found_as_it_is_written() -> None:
    """A gazetteer may hold `the state television building`; then small letters are its name."""
    index = make_index(("tv", "building", "", "state television building"))
    assert find("in the state television building, too", index) == [
        ("state television building", "tv")
    ]


@settings(deadline=None, max_examples=5 * settings().max_examples)
@given(st.text())
@example("İı ﬁ ﬃ ß ẞ e\u0301 🏚 ʿAyn ǅ ㎞ Ⅷ \u0345 ﷺ")
def test_folding_keeps_every_code_point_at_its_place(text: str) -> None:
    """For any text, each code point folds to one, whatever stands beside it; folding is final."""
    assert len(fold(text)) == len(text)
    assert fold(text) == "".join(fold(letter) for letter in text)


@settings(deadline=None, max_examples=3 * settings().max_examples)
@given(st.text(st.characters(codec="ascii"), min_size=30, max_size=60), st.characters())
@example("Who holds Mosul? The army does.", "‘")
@example("Who holds Mosul? The army does.", "İ")
def test_one_mark_in_much_plain_text_is_folded_like_any_other(plain: str, mark: str) -> None:
    """Text that is nearly all ASCII takes a shorter way, and comes out the same."""
    for text in (mark + plain, plain + mark, f"{plain}{mark}?{plain}"):
        assert fold(text) == "".join(fold(letter) for letter in text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tal‑Afar", "tal afar"),
        ("Ma‘mun", "ma'mun"),
        ("Ḩammām", "hammam"),
        ("Barţalah", "bartalah"),
        ("İRBİL", "irbil"),
        ("Hewlêr", "hewler"),
        ("Kūkjalī", "kukjali"),
    ],
)
def test_folding_makes_spellings_of_one_name_alike(one: str, other: str) -> None:
    """Case, accents, apostrophes, hyphens and spaces make no difference."""
    assert fold(one) == other


# Without q: `q West Mosul` names the airbase Q-West.
CLEAN = st.text(
    st.characters(exclude_characters="q-—–\n\r.!?؟…", exclude_categories=["Cs", "Lu", "Lt"]),
    max_size=40,
)


@settings(deadline=None, max_examples=3 * settings().max_examples)
@given(CLEAN, CLEAN, st.sampled_from([s for s, _ in SPELLINGS if s[0].isupper()]))
@example("İ ﬁ 🏚 e\u0301", "", "Tal Afar")
@example("k", "", "West Mosul")
def test_a_name_in_any_text_is_found_at_its_exact_offset(
    before: str, after: str, spelling: str
) -> None:
    """Whatever stands around it, a spelling between spaces is found where it was put.

    But for words that make another name of it: `Karama airfield` is not Karama, `lawmaker Karama`
    is a person, and `K West` is an airbase before Mosul.
    """
    assume(not before.split() or not is_called(before.split()))
    others = (FACILITY_AFTER, REGION_AFTER, OWNER_AFTER, PERSON_AFTER)
    assume(not any(other.match(f" {after}") for other in others))
    text = f"{before} {spelling} {after}"
    start = len(before) + 1
    found = [(t.start, t.end) for t in INDEX.find(text, [Span(0, len(text))])]
    assume(not any(s < start < e < start + len(spelling) for s, e in found))
    assert any(s <= start and e == start + len(spelling) for s, e in found)


MIXED = st.lists(
    st.one_of(st.sampled_from([s for s, _ in SPELLINGS]), st.text(max_size=8)), max_size=10
).map(" ".join)


@settings(deadline=None, max_examples=3 * settings().max_examples)
@given(MIXED)
def test_every_match_folds_to_a_known_spelling(text: str) -> None:
    """For any text, what is found ends in a spelling of its place, and nothing overlaps."""
    end = 0
    for toponym in INDEX.find(text, [Span(0, len(text))]):
        assert end <= toponym.start < toponym.end <= len(text)
        end = toponym.end
        words = fold(text[toponym.start : toponym.end])
        known = [s for s, ids in INDEX.places.items() if set(ids) == set(toponym.place_ids)]
        assert any(words.endswith(spelling) for spelling in known)


FORMS = {
    "composed": "Bāshīqa",
    "decomposed": "Ba\u0304shi\u0304qa",
    "soft hyphen": "Bā\u00adshīqa",
    "zero width space": "Bāshī\u200bqa",
    "direction mark": "\u200eBāshīqa\u200e",
    "plain": "Bashiqa",
}
ARABIC_FORMS = {
    "plain": "بعشيقة",
    "vowel signs": "بَعْشِيقَة",
    "stretched": "بعشيـقة",
    "marked": "بعشيقة\u200f",
}


@pytest.mark.parametrize("written", [*FORMS.values(), *ARABIC_FORMS.values()])
@pytest.mark.parametrize("listed", ["composed", "decomposed"])
def test_a_name_is_found_in_every_form_of_its_letters(written: str, listed: str) -> None:
    """Whichever form the table has, at the offsets of the text as it is stored."""
    index = make_index(("bashiqa", "town", "", f"{FORMS[listed]};{ARABIC_FORMS['plain']}"))
    text = f"Troops of the 9\u00adth Division took {written} on Friday."
    (found,) = index.find(text, [Span(0, len(text))])
    bare = written.strip("\u200e\u200f")
    assert text[found.start : found.end] == bare
    assert found.place_ids == ("bashiqa",)


def test_a_letter_that_is_not_seen_divides_no_words() -> None:
    """`Karama` with a mark inside is one word, and no part of a longer one."""
    index = make_index(("karama", "town", "", "Karama"))
    text = "Karama\u00adland is not Karama\u200b."
    (found,) = index.find(text, [Span(0, len(text))])
    assert text[found.start : found.end] == "Karama"
    assert found.start > 10


@pytest.mark.parametrize(
    "sentence",
    [
        "Colonel Sirte said so.",
        "Mr Tikrit was seen.",
        "The spokesman Sirte was seen.",
        "He met commander Jon Sirte there.",
        "They saw Ahmed Tikrit there.",
        "The Sirte Brigade was seen.",
        "Tikrit Military Council was seen.",
        "The Tikrit Liberation Front was seen.",
        "Fighters of the Sirte Protection Force were seen.",
    ],
)
def test_a_person_or_a_party_called_like_a_town_is_no_place(sentence: str) -> None:
    """By titles, first names, and the last word of the name of an armed body."""
    assert OTHER_INDEX.find(sentence, [Span(0, len(sentence))]) == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "They took Sirte, the commander said.",
        "The general took Sirte.",
        "They took Sirte Army Barracks.",
        "The commander in Sirte was seen.",
        "They took Sirte, Army sources said.",
    ],
)
def test_words_of_a_party_elsewhere_leave_a_place_a_place(sentence: str) -> None:
    """A comma, a preposition or a building stands between."""
    assert len(OTHER_INDEX.find(sentence, [Span(0, len(sentence))])) == 1


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("They took Dijla village.", 0),
        ("They took the Dijla district.", 0),
        ("They crossed the Dijla.", 1),
        ("They took Karama village.", 1),
    ],
)
def test_a_village_called_like_a_river_is_no_river(sentence: str, found: int) -> None:
    """By the word behind the name; what is a settlement stays one."""
    assert len(INDEX.find(sentence, [Span(0, len(sentence))])) == found


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Ba", "They took Ba on Friday."),
        ("Uu", "They left Uu, he said."),
        ("東港", "部隊は金曜日に東港を占領した。"),
        ("东", "他们占领了东"),
        ("동항", "군대가 동항을 점령했다."),
        ("ท่า", "พวกเขายึดท่าแล้ว"),
    ],
)
def test_short_names_and_those_of_writing_without_spaces_are_found(name: str, text: str) -> None:
    """Two letters are enough, in any script; one alone is no name."""
    place = Place.model_validate({"id": "x", "title": name, "type": "town", "fclass": "P"})
    row = Name(place_id="x", toponym=name, lang="und", source="")
    found = build_index(Gazetteer((place,), (row,), ())).find(text, [Span(0, len(text))])
    assert [text[t.start : t.end] for t in found] == ([name] if len(name) > 1 else [])
