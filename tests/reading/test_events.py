"""What sentences assert about a place: other campaigns, other agencies' styles.

None of these sentences stands in the articles on which the rules were first tried.
"""

from __future__ import annotations

import pytest

from mosulmap.articles import Span, read_story
from mosulmap.events import find_parties, mask, read_event
from mosulmap.gazetteer import Gazetteer
from mosulmap.model import Actor, Name, Place
from mosulmap.toponyms import build_index

PARTIES = {
    "sdf": ("Syrian Democratic Forces", "SDF;US-backed forces;US-backed fighters", "circle"),
    "is": ("Islamic State", "IS;ISIS;Isis;Daesh", "square"),
    "army": ("Syrian army", "Syrian government forces;Syrian troops;government forces", "circle"),
    "rebels": ("Rebels", "opposition fighters;rebel forces", "bow-tie"),
    "gna": ("Libyan forces", "unity government forces;Misrata brigades", "circle"),
    "afp": ("Philippine army", "Philippine troops;Philippine Marines;government troops", "circle"),
    "maute": ("Maute group", "Maute militants;Maute gunmen", "square"),
    "ukraine": ("Ukrainian forces", "Ukrainian troops;Ukraine's army;Kyiv's forces", "circle"),
    "russia": ("Russian forces", "Russian troops;Moscow's forces;Russian soldiers", "square"),
}
PLACES = {
    "city": ["Raqqa", "Sirte", "Marawi", "Kherson", "Manbij", "Aleppo", "Lyman", "Izium"],
    "neighbourhood": ["Mashlab", "Al-Sinaa", "Rumaila", "Banggolo", "Raya Madaya", "Ouagadougou",
                      "Sukkari", "Bustan al-Qasr", "Masaken Hanano"],
    "village": ["Snihurivka", "Kiselivka", "Tabqa", "Dabiq"],
}  # fmt: skip


def make_gazetteer() -> Gazetteer:
    """Return a gazetteer of the places and parties above."""
    rows = [(kind, title) for kind, titles in PLACES.items() for title in titles]
    ids = {title: title.lower().replace(" ", "_").replace("-", "_") for _, title in rows}
    return Gazetteer(
        tuple(
            Place.model_validate({"id": ids[title], "title": title, "type": kind, "fclass": "P"})
            for kind, title in rows
        ),
        tuple(
            Name.model_validate({"place_id": ids[title], "toponym": title, "lang": "en"})
            for _, title in rows
        ),
        tuple(
            Actor.model_validate({"id": key, "title": title, "names": names, "pattern": pattern})
            for key, (title, names, pattern) in PARTIES.items()
        ),
    )


GAZETTEER = make_gazetteer()
INDEX = build_index(GAZETTEER)


def read(sentence: str, place: str) -> tuple[str, str, str]:
    """Return (event, control, rule) for the first mention of a place in a sentence."""
    story = read_story(sentence)
    whole = Span(0, len(sentence))
    toponyms = INDEX.find(sentence, [whole])
    place_id = place.lower().replace(" ", "_").replace("-", "_")
    target = next(t for t in toponyms if t.place_ids[0] == place_id)
    small = GAZETTEER.place[place_id].type != "city"
    parties = find_parties(story, GAZETTEER.actors)
    reading = read_event(mask(story, whole, target, toponyms, parties, small=small))
    return reading.event.value, reading.control, reading.rule


HELD = [
    # Active, past tense: the agent holds the place.
    ("The Syrian Democratic Forces captured Mashlab from ISIS on Thursday, a spokesman said.", "Mashlab", "sdf"),
    ("Libyan forces seized the Ouagadougou conference centre, Islamic State's headquarters.", "Ouagadougou", "gna"),
    ("Russian troops took control of Kherson on Wednesday.", "Kherson", "russia"),
    ("Ukrainian troops retook Snihurivka and Kiselivka on Thursday.", "Snihurivka", "ukraine"),
    ("Ukrainian troops retook Snihurivka and Kiselivka on Thursday.", "Kiselivka", "ukraine"),
    ("Government forces have recaptured Bustan al-Qasr, Sukkari and Masaken Hanano.", "Sukkari", "army"),
    ("The SDF said it had taken full control of Tabqa.", "Tabqa", "sdf"),
    ("Rebel forces overran Dabiq after a brief battle with Islamic State.", "Dabiq", "rebels"),
    # Passive, with and without an agent in the sentence.
    ("Dabiq was captured by rebel forces on Sunday.", "Dabiq", "rebels"),
    ("Lyman has been fully cleared by Ukrainian forces, Kyiv said.", "Lyman", "ukraine"),
    # Standing control.
    ("Philippine troops surrounded the IS-held city of Marawi.", "Marawi", "is"),
    ("Raqqa, the Islamic State's de facto capital, has been held by ISIS since 2014.", "Raqqa", "is"),
    ("SDF fighters advanced on Manbij, a stronghold of Islamic State in northern Syria.", "Manbij", "is"),
    ("The neighbourhoods of Mashlab and Rumaila were under SDF control.", "Rumaila", "sdf"),
    ("US-backed forces launched an operation to retake Raqqa from Islamic State.", "Raqqa", "is"),
    ("The army is fighting to drive Maute militants from Marawi.", "Marawi", "maute"),
]  # fmt: skip

CONTESTED = [
    ("Ukrainian forces entered Kherson on Friday to cheering crowds.", "Kherson"),
    ("The Syrian Democratic Forces pushed into Raqqa from the east on Tuesday.", "Raqqa"),
    ("Philippine Marines fought house to house in Banggolo.", "Banggolo"),
    ("Heavy clashes between Libyan forces and Islamic State were under way in Sirte.", "Sirte"),
    ("Fighting raged in Sukkari on Monday.", "Sukkari"),
    ("Syrian troops stormed Masaken Hanano at dawn.", "Masaken Hanano"),
    ("Government forces now control half of Sirte.", "Sirte"),
    ("Syrian government forces seized several districts of Aleppo on Monday.", "Aleppo"),
    ("Philippine troops were forced to withdraw from Banggolo after an ambush.", "Banggolo"),
    ("Russian forces pulled back from Lyman on Saturday.", "Lyman"),
    ("SDF fighters broke into Al-Sinaa on Sunday.", "Al-Sinaa"),
]

SILENT = [
    # Plans, hypotheses, approaches.
    ("Ukrainian forces are preparing to move on Kherson, officials said.", "Kherson"),
    ("The fall of Raqqa would be a blow to Islamic State.", "Raqqa"),
    ("Losing Sirte could cost Islamic State its last base.", "Sirte"),
    ("The SDF advanced to within three kilometres of Raqqa.", "Raqqa"),
    ("Libyan forces hope to enter Sirte within days.", "Sirte"),
    # People and bombs.
    ("More than 200,000 people have fled Marawi since May.", "Marawi"),
    ("Coalition air strikes hit Raqqa overnight, killing 12 civilians.", "Raqqa"),
    ("A car bomb exploded in Izium on Tuesday.", "Izium"),
    # Locators.
    ("The village lies 20 km north of Raqqa.", "Raqqa"),
    ("Tabqa, west of Raqqa, was captured by the SDF in May.", "Raqqa"),
]


@pytest.mark.parametrize(("sentence", "place", "holder"), HELD)
def test_a_sentence_names_the_holder(sentence: str, place: str, holder: str) -> None:
    """Captures and standing control, active and passive, in lists and in asides."""
    assert read(sentence, place)[1] == holder


@pytest.mark.parametrize(("sentence", "place"), CONTESTED)
def test_a_sentence_says_the_place_is_fought_over(sentence: str, place: str) -> None:
    """Entry, fighting, parts of a whole, and withdrawal make a place contested."""
    assert read(sentence, place)[1] == "contested"


@pytest.mark.parametrize(("sentence", "place"), SILENT)
def test_a_sentence_says_nothing_of_control(sentence: str, place: str) -> None:
    """Plans, hypotheses, flight, bombs and positions assert nothing."""
    assert read(sentence, place)[1] == ""
