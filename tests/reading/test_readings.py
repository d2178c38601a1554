"""What sentences assert about a place: other campaigns, other agencies' styles.

None of these sentences stands in the articles on which the rules were first tried.
"""

from __future__ import annotations

import pytest

from mosulmap.model.gazetteer import Gazetteer
from mosulmap.model.rows import Actor, Name, Place
from mosulmap.reading.read_article import read_news
from mosulmap.reading.toponyms import build_index
from tests.gazetteers import OTHER_INDEX

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
    "road": ["M9"],
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
    proposals = read_news(
        "a", sentence, INDEX, latest="2024-01-01", published="2023-01-01"
    ).proposals
    place_id = place.lower().replace(" ", "_").replace("-", "_")
    proposal = next(p for p in proposals if p.mention.place_id == place_id)
    return proposal.mention.event.value, proposal.mention.control, proposal.rule


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
    (
        "Fighting also raged elsewhere, including in the districts of Sukkari and Rumaila.",
        "Rumaila",
    ),
    ("Libyan forces have entered and taken control of large parts of the city of Sirte.", "Sirte"),
    ("Ukrainian forces entered Kherson on Friday to cheering crowds.", "Kherson"),
    ("The Syrian Democratic Forces pushed into Raqqa from the east on Tuesday.", "Raqqa"),
    ("Philippine Marines fought house to house in Banggolo.", "Banggolo"),
    ("Heavy clashes between Libyan forces and Islamic State were under way in Sirte.", "Sirte"),
    ("Fighting raged in Sukkari on Monday.", "Sukkari"),
    ("Syrian troops stormed Masaken Hanano at dawn.", "Masaken Hanano"),
    ("Government forces now control half of Sirte.", "Sirte"),
    ("Syrian government forces seized several districts of Aleppo on Monday.", "Aleppo"),
    ("Philippine troops were forced to withdraw from Banggolo after an ambush.", "Banggolo"),
    ("Russian forces had to pull back from Lyman on Saturday.", "Lyman"),
    ("SDF fighters broke into Al-Sinaa on Sunday.", "Al-Sinaa"),
]

SILENT = [
    # Plans, hypotheses, approaches.
    ("Ukrainian forces are preparing to move on Kherson, officials said.", "Kherson"),
    ("The fall of Raqqa would be a blow to Islamic State.", "Raqqa"),
    ("Losing Sirte could cost Islamic State its last base.", "Sirte"),
    ("The SDF advanced to within three kilometres of Raqqa.", "Raqqa"),
    ("Libyan forces hope to enter Sirte within days.", "Sirte"),
    ("Ukrainian forces are able to retake Lyman.", "Lyman"),
    ("Fighting continues on the Lyman, Izium and Kherson directions.", "Izium"),
    # People and bombs.
    ("More than 200,000 people have fled Marawi since May.", "Marawi"),
    ("Coalition air strikes hit Raqqa overnight, killing 12 civilians.", "Raqqa"),
    ("A car bomb exploded in Izium on Tuesday.", "Izium"),
    # Locators.
    ("The village lies 20 km north of Raqqa.", "Raqqa"),
    ("Tabqa, west of Raqqa, was captured by the SDF in May.", "Raqqa"),
]


FIRST_SIGHT_HELD = [
    ("SDF fighters captured the Christian border town of Tabqa.", "Tabqa", "sdf"),
    ("Mashlab, Rumaila and Al-Sinaa are all recaptured, the SDF said.", "Rumaila", "sdf"),
    ("Libyan forces were able to control Rumaila after violent clashes.", "Rumaila", "gna"),
    ("Raqqa was the first Syrian city to fall to Islamic State, in 2014.", "Raqqa", "is"),
    ("Syrian Army Retakes Sukkari District, Kills Ten", "Sukkari", "army"),
    ("Ukrainian troops have entered and taken Lyman.", "Lyman", "ukraine"),
    (
        "Three villages have fallen to Russian troops in two days: Tabqa, Dabiq and Kiselivka.",
        "Dabiq",
        "russia",
    ),
    ("Ukrainian troops took Snihurivka, Kiselivka and Dabiq districts.", "Dabiq", "ukraine"),
    ("Government forces wrested back control of Sukkari from the rebels.", "Sukkari", "army"),
]
"""Kinds of wording that were missed in articles when they were first seen."""


SECOND_SIGHT_HELD = [
    # Kinds and strongholds that are the place itself, with adjectives and names of peoples.
    ("Government forces took the main rebel base of Manbij and the oil hub of Tabqa.", "Manbij", "army"),
    ("Government forces took the main rebel base of Manbij and the oil hub of Tabqa.", "Tabqa", "army"),
    ("The SDF has taken the northern Syrian town of Manbij.", "Manbij", "sdf"),
    ("Rebels Seize Key City of Manbij", "Manbij", "rebels"),
    ("The jihadist-run bastion of Raqqa was bombed.", "Raqqa", ""),
    ("They were far from the edge of Raqqa, the Islamic State's last stronghold.", "Raqqa", "is"),
    ("Troops are 90 km from Raqqa, the last city under ISIS control.", "Raqqa", "is"),
    ("Manbij is a crowded city that serves as a major ISIS stronghold.", "Manbij", "is"),
    ("They turned to the ISIS-held bank, home to Mashlab and to Rumaila.", "Rumaila", "is"),
    # What somebody managed, was helped to, or claims.
    ("The Syrian army succeeded in retaking Manbij from ISIS.", "Manbij", "army"),
    ("An offensive by the Syrian army, succeeded in expelling ISIS from Manbij.", "Manbij", "army"),
    ("The retreat allowed ISIS to capture Manbij.", "Manbij", "is"),
    ("ISIS attacked on Monday and claimed to control Manbij.", "Manbij", "is"),
    ("ISIS took Dabiq, a day after the group claimed control over Manbij.", "Manbij", "is"),
    ("Libyan forces say have taken control of Sirte", "Sirte", "gna"),
    ("The SDF said they had 'liberated' Manbij.", "Manbij", "sdf"),
    ("The SDF said they'd captured the town of Tabqa.", "Tabqa", "sdf"),
    ("In 2014 the jihadists fled; ISIS said it had lost Tabqa to the SDF.", "Tabqa", "sdf"),
    # Who acts.
    ("Fighters aligned with the Syrian army took control of Sukkari.", "Sukkari", "army"),
    ("Syrian army, allies capture Sukkari from rebels", "Sukkari", "army"),
    ("SDF 'liberates' Mashlab, retakes Manbij and Tabqa", "Manbij", "sdf"),
    ("The SDF forced ISIS to retreat from Manbij.", "Manbij", "sdf"),
    ("Syrian rebels 'force ISIS out' of Manbij", "Manbij", "rebels"),
    ("“Manbij is ours,” said an SDF commander.", "Manbij", "sdf"),
    ("The SDF expelled Islamic State (IS, once ISIS) militants from Manbij.", "Manbij", "sdf"),
    ("Last week ISIS expelled the SDF from Manbij two days after the battle.", "Manbij", "is"),
    ("ISIS, after taking Dabiq, marched north.", "Dabiq", "is"),
    ("Raqqa lies south of Tabqa, which the rebels now control.", "Tabqa", "rebels"),
    ("The SDF's capture of Manbij cuts the road.", "Manbij", "sdf"),
    # States and lists.
    ("Manbij came under rebel forces on Tuesday.", "Manbij", "rebels"),
    ("Troops moved toward Manbij (under ISIS control since Tuesday).", "Manbij", "is"),
    ("Manbij and Dabiq have both fallen to ISIS.", "Dabiq", "is"),
    ("The towns of Manbij and Dabiq, both held by ISIS, were bombed.", "Manbij", "is"),
    ("The SDF took Manbij on Monday and Tabqa on Tuesday.", "Tabqa", "sdf"),
    ("Syrian army liberates Manbij, village of Tabqa", "Tabqa", "army"),
    ("The SDF took most of Raqqa by June, including Mashlab, before it left.", "Mashlab", "sdf"),
    ("Ground held by ISIS has shrunk to two quarters – Mashlab and Rumaila.", "Mashlab", "is"),
    ("Syrian troops on Wednesday (Oct 2) took charge of Sukkari.", "Sukkari", "army"),
    ("Families left Manbij hours after it was recaptured by the SDF.", "Manbij", "sdf"),
    ("Manbij, the only city captured by ISIS since May, was retaken; the rebels won.", "Manbij", "rebels"),
    ("The SDF retook Manbij after it was overrun by ISIS.", "Manbij", "sdf"),
    ("Gunfire forced ISIS to flee and our men are in control of Manbij, an SDF officer said.", "Manbij", "sdf"),
]  # fmt: skip
"""Kinds that were missed in five rounds, and in sentences of other wars; none is of those."""

SECOND_SIGHT_CONTESTED = [
    ("Most parts of Raqqa came under SDF control.", "Raqqa"),
    ("Some 60 per cent of Raqqa had been captured, officials said.", "Raqqa"),
    ("The SDF has retaken up to 60 per cent of Raqqa.", "Raqqa"),
    ("The army recaptured several districts of Aleppo, including Sukkari.", "Aleppo"),
    ("Almost the entire city of Aleppo had fallen into rebel hands.", "Aleppo"),
    ("SDF fighters reached the centre of Raqqa.", "Raqqa"),
    ("Raqqa is contested.", "Raqqa"),
    ("Control of Aleppo is split between the Syrian army and the rebels.", "Aleppo"),
    ("The heaviest exchanges were in the west of Aleppo.", "Aleppo"),
    ("Rebels have been pushed out of half of Aleppo.", "Aleppo"),
]

SECOND_SIGHT_SILENT = [
    ("Syrian troops withdrew from Sukkari on Friday.", "Sukkari"),
    ("The Syrian army abandoned Sukkari without a fight.", "Sukkari"),
    ("ISIS fighters fled Tabqa as the army advanced.", "Tabqa"),
    ("The SDF nearly captured Tabqa.", "Tabqa"),
    ("The fighting in Raqqa has stopped, residents said.", "Raqqa"),
    ("Many people have fled since the battle for Raqqa began.", "Raqqa"),
    ("Battle for Raqqa: rebels close in on ISIS", "Raqqa"),
    ("The rebels came closer to the liberation of Raqqa.", "Raqqa"),
    ("Ten people were wounded in the attack on the Sukkari area.", "Sukkari"),
    ("The group took part in talks in Raqqa, ISIS said.", "Raqqa"),
    ("Taking Raqqa would help the SDF, should they keep control of the city.", "Raqqa"),
    ("Syrian troops reached the gates of Raqqa.", "Raqqa"),
    ("Forces loyal to a general seized Tabqa, the Syrian army's town.", "Tabqa"),
    ("The ISIS-held town of Tabqa has been liberated, nobody said by whom.", "Tabqa"),
    ("The rebels lost Dabiq only hours after capturing it.", "Dabiq"),
]


THIRD_SIGHT_HELD = [
    # Who acts, though other words stand between.
    ("Rebel forces advancing from the west also took control of Dabiq.", "Dabiq", "rebels"),
    ("Rebel forces widening their lines on the eastern bank have captured Dabiq.", "Dabiq", "rebels"),
    ("Battles continue in an attempt by the SDF to advance after having controlled Mashlab.", "Mashlab", "sdf"),
    ("He said that, after retaking Dabiq, Syrian troops would rest.", "Dabiq", "army"),
    # What somebody managed, and until when they fought.
    ("The SDF managed, after a week of shelling, to capture Manbij.", "Manbij", "sdf"),
    ("Syrian troops fought on until they took over Dabiq.", "Dabiq", "army"),
    ("Syrian troops took Dabiq, taking full control of the town of Tabqa.", "Tabqa", "army"),
    # Nouns and phrases for a capture.
    ("With yesterday's recovery of Dabiq, the Syrian army holds the road.", "Dabiq", "army"),
    ('The Syrian army was able to "restore security" to Dabiq.', "Dabiq", "army"),
    ("Rebel forces ensured full control over Dabiq.", "Dabiq", "rebels"),
    ("The SDF took control of the M9 Manbij-Tabqa supply route.", "M9", "sdf"),
    ("Syrian troops recaptured the Dabiq garrison.", "Dabiq", "army"),
    # A place, and no part of it, is what somebody holds.
    ("They are 2 km from the heart of Dabiq, an old town controlled by ISIS.", "Dabiq", "is"),
]  # fmt: skip
"""Kinds that were missed in two more rounds."""

THIRD_SIGHT_CONTESTED = [
    ("The SDF managed today, Sunday the 27th of August, to advance into Mashlab.", "Mashlab"),
    ("The SDF managed, since June, to take control of 60% of Raqqa.", "Raqqa"),
    ("Russian troops control 900 square kilometres of territory in Kherson.", "Kherson"),
    ("Moscow controls about 75% of Kherson, and some 99% of the neighbouring Izium.", "Izium"),
    ("Clashes go on between the SDF on one hand and ISIS on the other in areas in Raqqa.", "Raqqa"),
    ("Clashes go on between the SDF backed by special forces and ISIS in Mashlab.", "Mashlab"),
    ("There is heavy fighting going on every day, in Manbij and Tabqa.", "Tabqa"),
]

THIRD_SIGHT_SILENT = [
    ("Rebel forces were coming from Tabqa and took the town.", "Tabqa"),
    ("Much has been lost since the launch of the battle of Raqqa.", "Raqqa"),
    ("Rebel forces plan to move in and take Kherson.", "Kherson"),
    ("Rebel forces could enter Dabiq and take Kherson.", "Kherson"),
    (
        'They would move to "reach the goals" and "liberate" Kherson, Russian troops said.',
        "Kherson",
    ),
    ("Rebel fighters launched heavy attacks on Syrian troops in Dabiq.", "Dabiq"),
    ("The letter was left at Dabiq military barracks.", "Dabiq"),
    ("The rebels abandoned Dabiq, a prize when they captured it last year.", "Dabiq"),
    ("Sources in Raqqa said that after entering the city, the rebels rested.", "Raqqa"),
    ("Syrian troops vowed to fight on until they took over Dabiq.", "Dabiq"),
    ("Manbij was until now the last hub in Kherson held by Ukrainian troops.", "Kherson"),
]


@pytest.mark.parametrize(
    ("sentence", "place", "holder"),
    [*HELD, *FIRST_SIGHT_HELD, *SECOND_SIGHT_HELD, *THIRD_SIGHT_HELD],
)
def test_a_sentence_names_the_holder(sentence: str, place: str, holder: str) -> None:
    """Captures and standing control, active and passive, in lists and in asides."""
    assert read(sentence, place)[1] == holder


@pytest.mark.parametrize(
    ("sentence", "place"), [*CONTESTED, *SECOND_SIGHT_CONTESTED, *THIRD_SIGHT_CONTESTED]
)
def test_a_sentence_says_the_place_is_fought_over(sentence: str, place: str) -> None:
    """Entry, fighting, parts of a whole, and forced retreats make a place contested."""
    assert read(sentence, place)[1] == "contested"


@pytest.mark.parametrize(
    ("sentence", "place"), [*SILENT, *SECOND_SIGHT_SILENT, *THIRD_SIGHT_SILENT]
)
def test_a_sentence_says_nothing_of_control(sentence: str, place: str) -> None:
    """Plans, hypotheses, flight, bombs and positions assert nothing."""
    assert read(sentence, place)[1] == ""


A_THURSDAY = "2017-06-15"
# Sentence, place, event, actor, control, claimant, days when published on that Thursday. An empty
# actor or empty days are not asked for; an empty control or claimant is.
SENTENCES = [
    ("Iraqi forces recaptured Tikrit from Islamic State on Tuesday after a month of heavy fighting.", "tikrit", "capture", "isf", "isf", "", "2017-06-13"),
    ("RAMADI, Iraq (Reuters) - Iraqi soldiers raised the national flag over the government compound in central Ramadi on Monday.", "ramadi", "capture", "isf", "contested", "", "2017-06-12"),
    ("Counter Terrorism Service troops hoisted the Iraqi flag over Bartella on Wednesday.", "bartella", "capture", "cts", "cts", "", "2017-06-14"),
    ("The village of Kani Harami has been cleared of ISIS militants, Peshmerga commanders told Rudaw.", "kani_harami", "capture", "peshmerga", "peshmerga", "peshmerga", "2017-06-15"),
    ("Fallujah has been fully liberated from Islamic State, the Iraqi army said on Sunday.", "fallujah", "capture", "isf", "isf", "isf", "2017-06-11"),
    ("The Syrian Democratic Forces, backed by intense coalition air strikes and a small number of American special operations troops, wrested control of Tabqa from Islamic State last month.", "tabqa", "capture", "sdf", "sdf", "", "2017-05-01/2017-05-31"),
    ("Wagner fighters claimed on Saturday to have captured Bakhmut, a statement Kyiv swiftly rejected.", "bakhmut", "capture", "wagner", "wagner", "wagner", "2017-06-10"),
    ("Kurdish fighters have driven Islamic State out of Kobani after four months of battle, activists said.", "kobani", "capture", "ypg", "ypg", "", "2017-06-15"),
    ("Kobani fell to Kurdish fighters in January 2015.", "kobani", "capture", "ypg", "ypg", "", "2015-01-01/2015-01-31"),
    ("Mosul, which fell to Islamic State in June 2014, is Iraq's second city.", "mosul", "capture", "is", "is", "", ""),
    ("Islamic State seized Fallujah in January 2014.", "fallujah", "capture", "is", "is", "", "2014-01-01/2014-01-31"),
    ("The town of Sinjar was overrun by IS in August 2014.", "sinjar", "capture", "is", "is", "", "2014-08-01/2014-08-31"),
    ("Iraqi forces took Hawijah, Rashad and Riyadh earlier this week.", "rashad", "capture", "isf", "isf", "", "2017-06-12/2017-06-14"),
    ("Iraqi forces took Hawijah, Rashad and Riyadh earlier this week.", "riyadh", "capture", "isf", "isf", "", "2017-06-12/2017-06-14"),
    ("Peshmerga forces have gained full control of Bashiqa and several nearby villages, the ministry said.", "bashiqa", "capture", "peshmerga", "peshmerga", "", "2017-06-15"),
    ("The Libyan forces said they had taken Sirte's Ouagadougou centre overnight.", "ouagadougou", "capture", "gna", "gna", "gna", "2017-06-14/2017-06-15"),
    ("Russian troops have wrested the village of Klishchiivka from Ukrainian control.", "klishchiivka", "capture", "russia", "russia", "", "2017-06-15"),
    ("Ukraine's army has reclaimed Klishchiivka, President Volodymyr Zelensky said on Sunday.", "klishchiivka", "capture", "ukraine", "ukraine", "", "2017-06-11"),
    ("The jihadists overran Palmyra over the weekend for the second time.", "palmyra", "capture", "is", "is", "", "2017-06-10/2017-06-11"),
    ("Iraq's joint operations command announced the liberation of Hawijah on Thursday.", "hawijah", "capture", "isf", "isf", "isf", "2017-06-15"),
    ("Iraqi Prime Minister Haider al-Abadi declared victory over Islamic State in Tal Afar on Thursday.", "tal_afar", "capture", "isf", "isf", "isf", "2017-06-15"),
    ("According to Amaq, IS fighters captured the village of Dabiq on Wednesday.", "dabiq", "capture", "is", "is", "is", "2017-06-14"),
    ("Syrian army troops and allied militia retook Palmyra in early March.", "palmyra", "capture", "army", "army", "", "2017-03-01/2017-03-10"),
    ("The neighbourhood of Mashlab, on the eastern edge of the city, was seized from the militants by the Syrian Democratic Forces two days ago.", "mashlab", "capture", "sdf", "sdf", "", "2017-06-13"),
    ("Bashiqa was retaken on Monday by Peshmerga.", "bashiqa", "capture", "peshmerga", "peshmerga", "", "2017-06-12"),
    ("Iraqi forces captured parts of Hawijah a couple of days ago.", "hawijah", "capture", "isf", "contested", "", "2017-06-13"),
    ("Iraqi forces have now liberated more than half of Tal Afar, the federal police said.", "tal_afar", "capture", "isf", "contested", "federal_police", "2017-06-15"),
    ("Philippine troops have regained control of Banggolo bridge and of most of Marawi.", "marawi", "capture", "afp", "contested", "", "2017-06-15"),
    ("Iraqi forces said government-controlled Ramadi was hit by three suicide bombers on Monday.", "ramadi", "holding", "isf", "isf", "isf", "2017-06-12"),
    ("Residents fled ISIS-held Hawijah on foot.", "hawijah", "holding", "is", "is", "", "2017-06-15"),
    ("Hawijah remains in the hands of Islamic State.", "hawijah", "holding", "is", "is", "", "2017-06-15"),
    ("Raqqa remains under Islamic State control.", "raqqa", "holding", "is", "is", "", "2017-06-15"),
    ("Bakhmut is still in Ukrainian hands, Kyiv's forces insisted.", "bakhmut", "holding", "ukraine", "ukraine", "ukraine", "2017-06-15"),
    ("Tal Afar is still held by several hundred Islamic State militants, US officials say.", "tal_afar", "holding", "is", "is", "", "2017-06-15"),
    ("The group still controls Tal Afar and Hawijah in Iraq, and Raqqa in Syria, Islamic State's own media said.", "tal_afar", "holding", "is", "is", "is", "2017-06-15"),
    ("Peshmerga forces have been in control of Bashiqa since November.", "bashiqa", "holding", "peshmerga", "peshmerga", "", ""),
    ("Islamic State fighters are holed up in Tal Afar.", "tal_afar", "none", "", "", "", ""),
    ("Kobani has been under the control of Kurdish fighters since 2015.", "kobani", "holding", "ypg", "ypg", "", ""),
    ("Rebel-held Aleppo came under heavy bombardment.", "aleppo", "holding", "rebels", "rebels", "", "2017-06-15"),
    ("Russian-occupied Kherson was hit by a missile on Tuesday.", "kherson", "holding", "russia", "russia", "", "2017-06-13"),
    ("Hawijah, which is still held by Islamic State, lies 60 km from the oil city.", "hawijah", "holding", "is", "is", "", "2017-06-15"),
    ("Iraqi forces pushed into Tal Afar on Sunday.", "tal_afar", "entry", "isf", "contested", "", "2017-06-11"),
    ("Counter Terrorism Service forces stormed Ramadi from three directions, officers said.", "ramadi", "entry", "cts", "contested", "", "2017-06-15"),
    ("Fighting rages in Marawi for the fourth straight day.", "marawi", "fighting", "", "contested", "", "2017-06-12/2017-06-15"),
    ("Heavy street fighting continued in Bakhmut, ISW said.", "bakhmut", "fighting", "", "contested", "", "2017-06-15"),
    ("Clashes erupted in Sirte on Monday between Libyan forces and Islamic State.", "sirte", "fighting", "", "contested", "", "2017-06-12"),
    ("Street-to-street battles were under way in Ramadi on Wednesday.", "ramadi", "fighting", "", "contested", "", "2017-06-14"),
    ("Kurdish fighters and Islamic State militants fought fierce battles around Kobani's cultural centre.", "kobani", "fighting", "ypg", "contested", "", "2017-06-15"),
    ("Iraqi security forces clashed with IS militants in Hawijah early Friday, security sources told Xinhua.", "hawijah", "fighting", "isf", "contested", "", "2017-06-09"),
    ("Iraqi troops advanced inside Hawijah, meeting little resistance.", "hawijah", "entry", "isf", "contested", "", "2017-06-15"),
    ("US-backed fighters breached the walls of Raqqa's old city and entered Raqqa from the south for the first time.", "raqqa", "entry", "sdf", "contested", "", "2017-06-15"),
    ("Geolocated footage published on June 13 shows that Russian forces advanced into northern Bakhmut.", "bakhmut", "entry", "russia", "contested", "", "2017-06-13"),
    ("Islamic State militants launched a counterattack in Palmyra and fighting was continuing inside the town.", "palmyra", "fighting", "is", "contested", "", "2017-06-15"),
    ("Philippine Marines are battling Maute militants holed up in Marawi.", "marawi", "fighting", "afp", "contested", "", "2017-06-15"),
    ("Ukrainian troops withdrew from Lyman to Izium on Wednesday.", "lyman", "withdrawal", "ukraine", "", "", "2017-06-14"),
    ("Ukrainian troops withdrew from Lyman to Izium on Wednesday.", "izium", "none", "", "", "", ""),
    ("Islamic State has lost control of Palmyra, the monitoring group said.", "palmyra", "withdrawal", "is", "", "", "2017-06-15"),
    ("Islamic State lost Tikrit in March 2015.", "tikrit", "withdrawal", "is", "", "", "2015-03-01/2015-03-31"),
    ("IS militants have retreated from Bartella under heavy shelling.", "bartella", "withdrawal", "is", "", "", "2017-06-15"),
    ("The Syrian army was forced to abandon Palmyra.", "palmyra", "withdrawal", "army", "contested", "", "2017-06-15"),
    ("Islamic State militants pulled out of Manbij on Friday, taking civilians as human shields.", "manbij", "withdrawal", "is", "", "", "2017-06-09"),
    ("Iraqi forces have not yet entered Tal Afar, a commander said.", "tal_afar", "siege", "isf", "", "", "2017-06-15"),
    ("Ukraine's army denied that Bakhmut had been captured.", "bakhmut", "none", "", "", "ukraine", ""),
    ("Kyiv's forces denied Russian claims to have taken Bakhmut.", "bakhmut", "none", "", "", "ukraine", ""),
    ("The operation aims to retake Hawijah.", "hawijah", "siege", "", "", "", "2017-06-15"),
    ("Iraqi forces have vowed to liberate Hawijah within weeks.", "hawijah", "siege", "isf", "", "", ""),
    ("If Raqqa falls, the group would lose its last capital.", "raqqa", "none", "", "", "", ""),
    ("Will Iraqi forces take Tal Afar before the summer?", "tal_afar", "none", "", "", "", ""),
    ("Could the army capture Palmyra again?", "palmyra", "none", "", "", "", ""),
    ("Iraqi forces have surrounded Fallujah since Monday.", "fallujah", "siege", "isf", "", "", ""),
    ("Iraqi forces massed on the outskirts of Fallujah on Monday.", "fallujah", "siege", "isf", "", "", "2017-06-12"),
    ("Fighting was reported on the outskirts of Fallujah on Monday.", "fallujah", "fighting", "", "contested", "", "2017-06-12"),
    ("The SDF is tightening the noose around Manbij.", "manbij", "siege", "sdf", "", "", "2017-06-15"),
    ("Iraqi forces are besieging Fallujah and shelling it daily.", "fallujah", "siege", "isf", "", "", "2017-06-15"),
    ("The Peshmerga reached the gates of Bashiqa on Tuesday.", "bashiqa", "siege", "peshmerga", "", "", "2017-06-13"),
    ("Officials expect Iraqi forces to take Tal Afar by August.", "tal_afar", "siege", "isf", "", "", ""),
    ("The Iraqi army failed to capture Hawijah last week.", "hawijah", "siege", "isf", "", "", "2017-06-05/2017-06-11"),
    ("Iraqi forces tried to enter Hawijah on Monday but were repelled.", "hawijah", "siege", "isf", "", "", "2017-06-12"),
    ("Iraq's army prepared on Wednesday to storm Hawijah.", "hawijah", "siege", "isf", "", "", "2017-06-14"),
    ("Iraqi troops did not capture Bartella on Monday, contrary to earlier reports.", "bartella", "siege", "isf", "", "", "2017-06-12"),
    ("No one can say when Raqqa will be liberated.", "raqqa", "none", "", "", "", ""),
    ("The liberation of Mosul will not end the insurgency, analysts said.", "mosul", "none", "", "", "", ""),
    ("Russian forces continued offensive operations near Bakhmut but did not make confirmed advances.", "bakhmut", "visit", "", "", "", ""),
    ("Near Mosul, three strikes engaged an ISIS tactical unit and destroyed a mortar system.", "mosul", "attack", "", "", "", "2017-06-15"),
    ("Near Raqqa, coalition military forces conducted 12 strikes consisting of 15 engagements against ISIS targets.", "raqqa", "attack", "coalition", "", "", "2017-06-15"),
    ("A suicide car bomb killed 14 people in Tikrit on Wednesday.", "tikrit", "attack", "", "", "", "2017-06-14"),
    ("Shelling killed four people in Kherson overnight.", "kherson", "attack", "", "", "", "2017-06-14/2017-06-15"),
    ("Thousands of civilians are trapped in Raqqa, the United Nations said.", "raqqa", "none", "", "", "un", ""),
    ("Some 3,000 families fled Hawijah last week, the UN refugee agency said.", "hawijah", "displacement", "", "", "un", "2017-06-05/2017-06-11"),
    ("The defence minister visited Ramadi on Tuesday.", "ramadi", "visit", "", "", "", "2017-06-13"),
    ("A camp east of Mosul took in 4,000 people.", "mosul", "visit", "", "", "", ""),
    ("He was born in Tikrit in 1937.", "tikrit", "none", "", "", "", ""),
    ("The road between Tal Afar and Sinjar has been cut by the Hashd al-Shaabi.", "sinjar", "visit", "", "", "", ""),
]  # fmt: skip
"""In the styles of agencies, papers, press releases and assessments; written before they were read."""

LATER = [
    ("Iraqi forces have wrested back control of Ramadi's city centre, officers said on Tuesday.", "ramadi", "capture", "isf", "contested", "", "2017-06-13"),
    ("Tal Afar was recaptured from IS after just eight days of fighting.", "tal_afar", "capture", "", "", "", "2017-06-15"),
    ("Syrian troops, backed by Russian air power, have recaptured Palmyra from Islamic State, state media say.", "palmyra", "capture", "army", "army", "", "2017-06-15"),
    ("The Peshmerga took Bashiqa late on Monday, and the army moved on Bartella the following day.", "bashiqa", "capture", "peshmerga", "peshmerga", "", "2017-06-12"),
    ("The city of Palmyra has changed hands several times since 2015.", "palmyra", "none", "", "", "", ""),
    ("Islamic State militants overran Ramadi in mid-May 2015, their biggest victory in a year.", "ramadi", "capture", "is", "is", "", "2015-05-11/2015-05-20"),
    ("SDF fighters are now inside Manbij and hold about 40 percent of the city.", "manbij", "entry", "sdf", "contested", "", "2017-06-15"),
    ("The Ukrainian flag is flying over Lyman again.", "lyman", "capture", "ukraine", "ukraine", "", ""),
    ("Only a few blocks of Sirte are still in the hands of Islamic State.", "sirte", "holding", "is", "contested", "", "2017-06-15"),
    ("Marawi, the country's only Islamic city, was stormed by Maute militants on May 23.", "marawi", "entry", "maute", "contested", "", "2017-05-23"),
    ("Fighters loyal to the Government of National Accord and Islamic State traded fire in Sirte.", "sirte", "fighting", "", "contested", "", "2017-06-15"),
    ("IS launched a surprise attack on Kobani at dawn on Thursday, killing dozens.", "kobani", "fighting", "is", "contested", "", "2017-06-15"),
    ("It took Iraqi forces nearly three weeks to clear Fallujah of Islamic State.", "fallujah", "capture", "isf", "isf", "", ""),
    ("After four months of fighting, the Kurdish fighters expelled the jihadists from Kobani in late January 2015.", "kobani", "capture", "ypg", "ypg", "", "2015-01-21/2015-01-31"),
    ("The Iraqi army says it has Fallujah completely surrounded.", "fallujah", "siege", "isf", "", "isf", "2017-06-15"),
    ("Residents of Hawijah said by telephone that Islamic State had executed seven men.", "hawijah", "visit", "", "", "", ""),
    ("The coalition said it had killed an ISIS leader near Raqqa on June 4.", "raqqa", "attack", "", "", "coalition", "2017-06-04"),
    ("Russian forces control most of Bakhmut, Britain's defence ministry said.", "bakhmut", "holding", "russia", "contested", "", "2017-06-15"),
    ("ISW assesses that Russian forces likely captured Klishchiivka as of June 12.", "klishchiivka", "capture", "russia", "russia", "", "2017-06-12"),
    ("Ukrainian forces reportedly repelled Russian assaults on Lyman.", "lyman", "fighting", "", "contested", "", ""),
    ("Raqqa's liberation could take months, the coalition commander said.", "raqqa", "visit", "", "", "coalition", ""),
    ("Talks on the future of Aleppo resume on Friday.", "aleppo", "visit", "", "", "", ""),
    ("The Syrian army has encircled rebel-held eastern Aleppo since July.", "aleppo", "siege", "army", "rebels", "", ""),
    ("The jihadists still held Hawijah on Thursday, hours after the prime minister announced the operation.", "hawijah", "holding", "is", "is", "", "2017-06-15"),
    ("Kurdish and Iraqi forces are on the verge of entering Tal Afar.", "tal_afar", "siege", "isf", "", "", ""),
    ("Iraqi forces paused outside Tal Afar to regroup.", "tal_afar", "visit", "", "", "", ""),
    ("The ministry said its planes bombed targets in Raqqa, Tabqa and Palmyra over the past 24 hours.", "tabqa", "attack", "", "", "", "2017-06-14/2017-06-15"),
    ("Iraqi forces entered Rashad without a fight and secured it within hours.", "rashad", "capture", "isf", "isf", "", "2017-06-15"),
    ("A soldier who fought in Ramadi in 2015 said the streets here were narrower.", "ramadi", "fighting", "", "contested", "", "2015-01-01/2015-12-31"),
    ("The fall of Ramadi to Islamic State in May 2015 was a blow to Baghdad.", "ramadi", "capture", "is", "is", "", "2015-05-01/2015-05-31"),
    ("The army would need months to retake Palmyra.", "palmyra", "siege", "", "", "", ""),
    ("Sirte has not fallen, the unity government forces insisted.", "sirte", "none", "", "", "gna", ""),
    ("Wagner fighters handed over Bakhmut to the Russian army in early June.", "bakhmut", "capture", "russia", "russia", "", "2017-06-01/2017-06-10"),
    ("Iraqi troops drove Islamic State militants out of parts of Hawijah on Tuesday.", "hawijah", "capture", "isf", "contested", "", "2017-06-13"),
    ("The YPG announced it was withdrawing from Manbij.", "manbij", "withdrawal", "ypg", "", "ypg", "2017-06-15"),
    ("Islamic State has been pushed out of Sirte, its stronghold in Libya, by Libyan forces.", "sirte", "capture", "gna", "gna", "", "2017-06-15"),
    ("Once home to 80,000 people, Palmyra is now largely deserted.", "palmyra", "none", "", "", "", ""),
    ("The commander of Iraqi forces in Tal Afar visited wounded soldiers.", "tal_afar", "none", "", "", "", ""),
    ("Engineers cleared mines in Ramadi so that families could return.", "ramadi", "none", "", "", "", ""),
    ("The men, from Tikrit and Fallujah, were arrested on Monday.", "tikrit", "visit", "", "", "", ""),
    ("With Ramadi back in government hands, the Iraqi army turned to Fallujah.", "ramadi", "holding", "isf", "isf", "", "2017-06-15"),
    ("With Ramadi back in government hands, the Iraqi army turned to Fallujah.", "fallujah", "siege", "isf", "", "", ""),
    ("Iraqi forces said on Wednesday they had broken the siege of Amerli and entered Rashad.", "rashad", "entry", "isf", "contested", "isf", "2017-06-14"),
    ("Iraqi security forces seized control of three villages near Hawijah.", "hawijah", "visit", "", "", "", ""),
    ("The military said two battalions had crossed the river and seized positions in the north of Tikrit.", "tikrit", "visit", "", "", "", ""),
]  # fmt: skip
"""A second lot, written when the rules read the first."""


THIRD = [
    ("Iraqi counter-terrorism forces on Wednesday completed the recapture of Ramadi, state television said.", "ramadi", "capture", "isf", "isf", "", "2017-06-14"),
    ("The last ISIS fighters in Manbij left the city on Friday under a deal with the SDF.", "manbij", "withdrawal", "is", "", "", "2017-06-09"),
    ("Kurdish Peshmerga forces on Thursday launched an offensive to retake Sinjar from Islamic State.", "sinjar", "siege", "peshmerga", "is", "", "2017-06-15"),
    ("Iraqi forces are just 3 km from the centre of Mosul, a spokesman said.", "mosul", "visit", "", "", "", ""),
    ("A mass grave was found near Sinjar, officials said on Monday.", "sinjar", "visit", "", "", "", ""),
    ("Iraqi warplanes dropped leaflets over Hawijah urging civilians to stay indoors.", "hawijah", "none", "", "", "", ""),
    ("The Iraqi flag was raised in the centre of Fallujah on Friday.", "fallujah", "capture", "isf", "contested", "", "2017-06-09"),
    ("Ukrainian troops are defending Bakhmut against waves of Wagner fighters.", "bakhmut", "fighting", "ukraine", "contested", "", "2017-06-15"),
    ("Islamic State still controls the western half of Mosul.", "mosul", "holding", "is", "contested", "", "2017-06-15"),
    ("Militants have dug tunnels under Tal Afar, Islamic State defectors say.", "tal_afar", "none", "", "", "", ""),
    ("Iraqi forces now fully control Rashad, the army said in a statement.", "rashad", "holding", "isf", "isf", "isf", "2017-06-15"),
    ("Islamic State, which captured Palmyra in May 2015, has destroyed two temples there.", "palmyra", "capture", "is", "is", "", "2015-05-01/2015-05-31"),
    ("Since capturing Sinjar in August 2014, IS has held thousands of Yazidi women.", "sinjar", "capture", "is", "is", "", "2014-08-01/2014-08-31"),
    ("Aid groups said they could not reach Raqqa.", "raqqa", "none", "", "", "", ""),
    ("Peace talks collapsed in Sirte.", "sirte", "none", "", "", "", ""),
    ("Libyan forces lost 12 men on Sunday as they advanced towards the centre of Sirte.", "sirte", "siege", "gna", "", "", "2017-06-11"),
    ("The jihadists were said to be regrouping in Hawijah, one of their last strongholds in Iraq.", "hawijah", "holding", "is", "is", "", ""),
    ("IS fighters have retaken the village of Dabiq from the rebels, a monitor said on Tuesday.", "dabiq", "capture", "is", "is", "", "2017-06-13"),
    ("Iraq's army says it will not enter Fallujah until civilians have left.", "fallujah", "siege", "isf", "", "isf", ""),
    ("Troops loyal to the Syrian army recaptured Palmyra's citadel on Thursday.", "palmyra", "visit", "", "", "", ""),
    ("The Peshmerga repelled an Islamic State attack on Bashiqa on Monday.", "bashiqa", "fighting", "", "contested", "", "2017-06-12"),
    ("An Islamic State suicide attack on Tikrit killed five.", "tikrit", "attack", "", "", "", ""),
    ("Islamic State claimed an attack in Samarra that killed seven.", "samarra", "attack", "", "", "is", ""),
    ("The mayor of Tal Afar said the town was calm.", "tal_afar", "visit", "", "", "", ""),
    ("Iraqi forces have regained most of Ramadi but Islamic State still holds the eastern suburbs.", "ramadi", "capture", "isf", "contested", "", "2017-06-15"),
    ("The SDF, having taken Tabqa, is preparing the assault on Raqqa.", "tabqa", "capture", "sdf", "sdf", "", ""),
    ("The SDF, having taken Tabqa, is preparing the assault on Raqqa.", "raqqa", "siege", "sdf", "", "", ""),
    ("Iraqi forces and the Hashd al-Shaabi cut the road between Tal Afar and Sinjar on Wednesday.", "tal_afar", "visit", "", "", "", ""),
    ("Government troops backed by tribesmen entered Rashad and Riyadh, Iraqi officials said.", "riyadh", "entry", "", "contested", "", ""),
    ("Fallujah, held by Islamic State since January 2014, is besieged by the Iraqi army.", "fallujah", "holding", "is", "is", "", ""),
    ("Iraqi forces liberated 12 villages around Hawijah.", "hawijah", "visit", "", "", "", ""),
    ("Iraqi forces had liberated Tal Afar by Sunday night.", "tal_afar", "capture", "isf", "isf", "", "2017-06-11"),
    ("The battle for Mosul has displaced 700,000 people.", "mosul", "displacement", "", "", "", ""),
    ("Sirte was once Islamic State's main base in North Africa.", "sirte", "none", "", "", "", ""),
    ("Ramadi, the capital of Anbar, was declared free of Islamic State by the Iraqi army.", "ramadi", "capture", "isf", "isf", "", ""),
    ("Islamic State fighters have blown up the bridges in Mosul.", "mosul", "attack", "", "", "", ""),
]  # fmt: skip
"""A third lot, written when the rules read the second."""


FOURTH = [
    ("Iraqi security forces on Sunday recaptured a strategic hilltop overlooking Tal Afar.", "tal_afar", "visit", "", "", "", ""),
    ("Iraqi forces raised the national flag in Tikrit after expelling IS from the city, the interior minister said.", "tikrit", "capture", "isf", "isf", "", ""),
    ("Troops have begun clearing Fallujah of booby traps left behind by IS.", "fallujah", "fighting", "", "contested", "", ""),
    ("The Peshmerga now hold a front line less than 10 km from Bashiqa.", "bashiqa", "visit", "", "", "", ""),
    ("The Syrian army gave up Palmyra in December.", "palmyra", "withdrawal", "army", "", "", "2016-12-01/2016-12-31"),
    ("IS jihadists reentered Palmyra on Saturday, two days after being pushed out by the Syrian army.", "palmyra", "entry", "is", "contested", "", "2017-06-10"),
    ("Manbij is now completely under the SDF's control, its spokesman announced.", "manbij", "holding", "sdf", "sdf", "", ""),
    ("Tikrit was the first city to be retaken by Iraqi forces.", "tikrit", "capture", "isf", "isf", "", ""),
    ("Analysts said Raqqa was likely to fall before the end of the year.", "raqqa", "none", "", "", "", ""),
    ("Philippine troops are closing in on the last Maute militants in Marawi.", "marawi", "siege", "afp", "", "", ""),
    ("Shelling from IS-held areas of Tal Afar hit Abra on Monday.", "tal_afar", "holding", "is", "contested", "", ""),
    ("Iraqi forces had to retreat from Bartella on Tuesday night after a counterattack.", "bartella", "withdrawal", "isf", "contested", "", "2017-06-13"),
    ("A source in the federal police said that IS militants had attacked Rashad, killing three policemen.", "rashad", "attack", "", "", "federal_police", ""),
    ("In Kobani, life is slowly returning to normal.", "kobani", "none", "", "", "", ""),
    ("US Secretary of Defense arrived in Mosul on Monday.", "mosul", "visit", "", "", "", "2017-06-12"),
    ("The Hashd al-Shaabi said on Wednesday it had linked up with Kurdish forces west of Sinjar.", "sinjar", "visit", "", "", "pmf", ""),
    ("The SDF seized Tabqa and its dam after weeks of fighting with Islamic State militants.", "tabqa", "capture", "sdf", "sdf", "", ""),
    ("Iraqi forces said they had killed 40 IS fighters in Hawijah.", "hawijah", "attack", "", "", "isf", ""),
    ("Islamic State fighters remain in control of Hawijah.", "hawijah", "holding", "is", "is", "", "2017-06-15"),
    ("IS still had a presence in Sirte.", "sirte", "none", "", "", "", ""),
    ("US-backed fighters, after fierce clashes, took the district of Mashlab from ISIS on Monday.", "mashlab", "capture", "sdf", "sdf", "", "2017-06-12"),
    ("Iraqi commandos pushed IS out of Bartella before dawn on Thursday.", "bartella", "capture", "isf", "isf", "", "2017-06-15"),
]  # fmt: skip
"""A fourth lot."""

FIFTH = [
    ("Kurdish Peshmerga forces seized the villages of Tabqa and Hawijah from Islamic State militants on Friday.", "hawijah", "capture", "", "peshmerga", "", "2017-06-09"),
    ("The SDF captured two villages, Tabqa and Dabiq, from ISIS.", "dabiq", "capture", "sdf", "sdf", "", ""),
    ("Iraqi forces liberated the towns of Bartella and Hawijah.", "bartella", "capture", "isf", "isf", "", ""),
    ("Fighting raged in Mashlab and Tabqa on Tuesday.", "tabqa", "fighting", "", "contested", "", "2017-06-13"),
    ("Clashes continued in the districts of Mashlab, Tabqa and Sirte.", "sirte", "fighting", "", "contested", "", ""),
    ("Troops are still fighting for control of Mashlab and Tabqa.", "tabqa", "fighting", "", "contested", "", ""),
    ("Hawijah is now fully under the control of Iraqi forces, the command said.", "hawijah", "holding", "isf", "isf", "", ""),
    ("Hawijah has been under Islamic State control ever since.", "hawijah", "holding", "is", "is", "", ""),
    ("Iraqi forces control all of Hawijah.", "hawijah", "holding", "isf", "isf", "", ""),
    ("The capture of Hawijah by Iraqi forces was announced on Monday.", "hawijah", "capture", "isf", "isf", "", ""),
    ("Islamic State lost Hawijah to Iraqi forces.", "hawijah", "capture", "isf", "isf", "", ""),
    ("Control of Hawijah passed to Iraqi forces.", "hawijah", "capture", "isf", "isf", "", ""),
    ("Islamic State militants fled Hawijah on Sunday as troops advanced.", "hawijah", "withdrawal", "is", "", "", "2017-06-11"),
    ("Civilians have fled Hawijah in fear of Islamic State.", "hawijah", "displacement", "", "", "", ""),
    ("Troops fought their way into Mashlab.", "mashlab", "entry", "", "contested", "", ""),
]  # fmt: skip
"""A fifth lot: plain sentences of the trade, as a first article typed in by hand has them."""

SIXTH = [
    ("Islamic State is pulling out of Hawijah, its last Iraqi bastion.", "hawijah", "withdrawal", "is", "", "", ""),
    ("Islamic State holds on in Hawijah, its last Iraqi bastion.", "hawijah", "holding", "is", "is", "", ""),
    ("Iraqi forces had entered Tikrit and freed Hawijah.", "hawijah", "capture", "isf", "isf", "", ""),
    ("Iraqi forces had entered Tikrit and retaken all of Hawijah.", "hawijah", "capture", "isf", "isf", "", ""),
    ("Iraqi troops are having a hard time advancing in Tikrit.", "tikrit", "siege", "isf", "", "", ""),
    ("Islamic State has control over 20 villages, including Alam, Dour and Rashad.", "dour", "holding", "is", "is", "", ""),
    ("Islamic State keeps control over six towns on the west bank of the Muddy River, such as Alam and Dour.", "alam", "holding", "is", "is", "", ""),
    ("Iraqi forces recaptured nine villages in the Nur and Zuhur districts.", "nur", "visit", "", "", "", ""),
    ("Iraqi forces recaptured nine villages in the Nur and Zuhur provinces.", "nur", "capture", "isf", "contested", "", ""),
    ("Air strikes forced Islamic State out of Hawijah.", "hawijah", "withdrawal", "", "", "", ""),
    ('"We hold Hawijah," said a senior officer in the Iraqi army.', "hawijah", "holding", "isf", "isf", "isf", ""),
    ("Islamic State turned back convoys to Hawijah, and the other towns under its control.", "hawijah", "holding", "is", "is", "", ""),
    ("It is not true that Islamic State has captured half of Hawijah.", "hawijah", "none", "", "", "", ""),
    ("Reports were false that Islamic State took Hawijah.", "hawijah", "none", "", "", "", ""),
    ("Militants from the Maute group drove Philippine troops out of Marawi.", "marawi", "capture", "maute", "maute", "", ""),
    ("Iraqi forces captured the regional hub, Hawijah.", "hawijah", "capture", "isf", "isf", "", ""),
    ("Iraqi forces captured the provincial seat, Tikrit, on Monday.", "tikrit", "capture", "isf", "isf", "", ""),
]  # fmt: skip
"""A sixth lot: what the round after taught."""

SEVENTH = [
    ("Residents of Hawijah said clashes had broken out at dawn.", "hawijah", "fighting", "", "contested", "", ""),
    ("Residents of Hawijah said clashes had broken out in Tikrit.", "hawijah", "visit", "", "", "", ""),
    ("Officials in Hawijah said clashes had broken out.", "hawijah", "visit", "", "", "", ""),
    ("Iraqi forces entered Dour on Monday, the first capture of a town in months.", "dour", "capture", "isf", "isf", "", "2017-06-12"),
    ("Retaking Dour was the biggest victory of the Iraqi army this year.", "dour", "capture", "isf", "isf", "", ""),
    ("Taking Dour was a great success for the Iraqi army.", "dour", "capture", "isf", "isf", "", ""),
    ("Taking Dour would be a great success for the Iraqi army.", "dour", "none", "", "", "", ""),
    ("Losing Dour was the worst failure of the Iraqi army.", "dour", "withdrawal", "", "", "", ""),
    ("Only Lyman is still Ukrainian.", "lyman", "holding", "", "ukraine", "", ""),
    ("Lyman remains Ukrainian, said the governor.", "lyman", "holding", "", "ukraine", "", ""),
    ("Lyman is still a Ukrainian dream.", "lyman", "none", "", "", "", ""),
    ("The fighting in Hawijah displaced 4,000 people.", "hawijah", "fighting", "", "contested", "", ""),
    ("The offensive for Hawijah has displaced 4,000 people.", "hawijah", "displacement", "", "", "", ""),
]  # fmt: skip
"""A seventh lot: who tells it, what sums it up, and whose a place still is."""


@pytest.mark.parametrize(
    ("sentence", "place", "event", "actor", "control", "claimant", "days"),
    [*SENTENCES, *LATER, *THIRD, *FOURTH, *FIFTH, *SIXTH, *SEVENTH],
)
def test_a_sentence_of_another_campaign_is_read_whole(
    sentence: str, place: str, event: str, actor: str, control: str, claimant: str, days: str
) -> None:
    """What happened, who did it, who holds the place, on whose word, and when."""
    proposals = read_news("a", sentence, OTHER_INDEX, latest="2020-01-01", published=A_THURSDAY)
    proposal = [p for p in proposals.proposals if p.mention.place_id == place][-1]
    mention = proposal.mention
    read = (mention.event.value, mention.control, mention.claimant)
    assert read == (event, control, claimant), proposal.rule
    assert actor in ("", mention.actor), proposal.rule
    assert days in ("", mention.event_date), proposal.rule
