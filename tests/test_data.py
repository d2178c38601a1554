"""The shipped data, row by row: a failure names the row."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from shapely import LineString, Point, Polygon

from mosulmap.control.study import Study
from mosulmap.geo.distance import position
from mosulmap.model.rows import Actor, Article, Mention, Name, Place
from mosulmap.project.context import ContextLine
from mosulmap.project.table import read_table

ROOT = Path(__file__).resolve().parent.parent

PLACES = read_table(ROOT, "gazetteer/places.csv", Place).rows
NAMES = read_table(ROOT, "gazetteer/names.csv", Name).rows
ACTORS = read_table(ROOT, "gazetteer/actors.csv", Actor).rows
ARTICLES = read_table(ROOT, "seeds/articles.csv", Article).rows
MENTIONS = read_table(ROOT, "seeds/mentions.csv", Mention).rows

TEXTS = {a.id: (ROOT / "seeds" / a.file).read_bytes().decode("utf-8") for a in ARTICLES}
PLACE_IDS = {place.id for place in PLACES}
ACTOR_IDS = {actor.id for actor in ACTORS}

each_place = pytest.mark.parametrize("place", PLACES, ids=lambda place: place.id)
each_article = pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.id)
each_mention = pytest.mark.parametrize("mention", MENTIONS, ids=lambda mention: mention.id)


def test_the_shipped_project_has_its_size() -> None:
    """No row was lost on the way."""
    sizes = [len(rows) for rows in (PLACES, NAMES, ACTORS, ARTICLES, MENTIONS)]
    assert sizes == [150, 677, 17, 5, 157]


@each_mention
def test_a_mention_quotes_its_article(mention: Mention) -> None:
    """The toponym stands at its offsets, inside the quote, and the date phrase in the article."""
    text = TEXTS[mention.article_id]
    assert text[mention.char_start : mention.char_end] == mention.toponym
    starts = [i for i in range(len(text)) if text.startswith(mention.quote, i)]
    spans = [(start, start + len(mention.quote)) for start in starts]
    assert any(a <= mention.char_start and mention.char_end <= b for a, b in spans)
    assert mention.date_phrase in text


@each_mention
def test_a_mention_names_what_exists(mention: Mention) -> None:
    """The place, the actor, the claimant and the holder of a mention have their rows."""
    assert mention.place_id in PLACE_IDS
    assert {mention.actor, mention.claimant} <= ACTOR_IDS | {""}
    assert mention.control in ACTOR_IDS | {"", "contested"}


@each_mention
def test_a_mention_has_been_reviewed(mention: Mention) -> None:
    """The shipped project leaves nothing proposed."""
    assert mention.status in ("accepted", "rejected")


@each_mention
def test_a_judgement_has_its_reason(mention: Mention) -> None:
    """What a sentence is only judged to imply has a note that says why."""
    assert mention.note or mention.assertion == "stated"


@each_article
def test_an_article_is_kept_byte_for_byte(article: Article) -> None:
    """The bytes of each article have the recorded hash, and its id is the name of its file."""
    content = (ROOT / "seeds" / article.file).read_bytes()
    assert hashlib.sha256(content).hexdigest() == article.sha256
    assert article.file == f"{article.id}.txt"


@each_article
def test_an_article_has_a_day_and_the_words_behind_it(article: Article) -> None:
    """The day of each article is known, and so is why; its headline is in its text."""
    assert article.published
    assert article.published_basis
    assert article.title in TEXTS[article.id]


def test_every_article_in_the_folder_is_recorded() -> None:
    """No text lies in `seeds/` without a row."""
    assert sorted(path.name for path in ROOT.glob("seeds/*.txt")) == [a.file for a in ARTICLES]


@each_place
def test_a_located_place_has_a_source_and_a_radius(place: Place) -> None:
    """Each coordinate says where it was read and how far off it may be."""
    if place.located:
        assert place.geo_source
        assert place.geo_uncertainty_m
    else:
        assert place.note
        assert place.geo_uncertainty_m is None


@each_place
def test_a_place_lies_in_a_place(place: Place) -> None:
    """Each parent has its row, and only what is not in any country has none."""
    assert place.parent_id in PLACE_IDS | {""}
    top = place.type in ("country", "region", "border", "river")
    assert place.parent_id or top


@pytest.mark.parametrize("place_id", sorted({name.place_id for name in NAMES}))
def test_a_spelling_names_a_place(place_id: str) -> None:
    """Each place that has spellings has a row."""
    assert place_id in PLACE_IDS


def test_every_place_that_articles_name_has_a_spelling() -> None:
    """Each place of a mention can be found by some spelling beside its title."""
    assert {mention.place_id for mention in MENTIONS} <= {name.place_id for name in NAMES}


@pytest.mark.parametrize("actor", ACTORS, ids=lambda actor: actor.id)
def test_an_actor_has_a_name_in_both_languages(actor: Actor) -> None:
    """Each party can be shown in English and in Arabic; one with a mark has its two colours."""
    assert actor.title
    assert actor.title_ar
    assert len(actor.color) == (2 if actor.pattern else 0)


# The banks of the Tigris: Mosul's east is on its left bank, its west on the right.


def left_bank(context: tuple[ContextLine, ...]) -> Polygon:
    """Return the land east of the fine line of the Tigris, which runs from north to south."""
    [fine] = [line for line in context if line.name == "Tigris" and line.uncertainty_m < 1000]
    river = LineString(fine.coordinates)
    (_, north), (_, south) = river.coords[0], river.coords[-1]
    land = Polygon([*river.coords, (45, south), (45, north)])
    assert land.is_valid
    return land


def banked(shipped: Study, region: str) -> list[Place]:
    """Return the located places of a region, and those of its parts, without the region."""
    gazetteer = shipped.project.gazetteer
    return [
        place
        for place in gazetteer.places
        if place.located and region in {parent.id for parent in gazetteer.ancestors(place.id)}
    ]


@pytest.mark.parametrize(
    ("region", "on_the_left", "count"), [("east_mosul", True, 37), ("west_mosul", False, 44)]
)
def test_each_half_of_mosul_lies_on_its_bank(
    region: str, on_the_left: object, count: int, shipped: Study
) -> None:
    """Every place in the east lies on the left bank of the river, every one in the west not."""
    land = left_bank(shipped.project.context)
    places = banked(shipped, region)
    assert len(places) == count
    astray = [
        place.id for place in places if land.contains(Point(position(place))) is not on_the_left
    ]
    assert astray == []


# Boilerplate: what a page prints around an article is not what the article says.

BOILERPLATE = {
    "000_7266266f45e0730c": [("Mời quý độc giả", "")],
    "001_69642d5313d4b695": [
        ("• Monday, Mar 27, 2023", "Last Update : 09:54 am"),
        ("• Published at", "November 6th, 2016"),
        ("[caption id=", "[/caption]"),
        ("Facebook 50", ""),
    ],
    "002_6fdac2587ea5a60c": [
        ("Accessibility links", "Breaking News"),
        ("Iraqi Forces Clear Islamic State Militants Near Mosul", "(RFE/RL's Radio Farda)"),
        ("With reporting by", ""),
    ],
    "003_a4a40a604d234d8d": [
        ("1. Skip to content", "Conflicts"),
        ("November 1, 2016", "November 1, 2016"),
        ("https://p.dw.com/p/2Rz5u", "Image: Reuters"),
        ("Karte Irak Englisch Mosul, Baghdad, Fallujah", "Image: DW"),
        ("Smoke rises over the Karama district", "Image: Reuters/S. Kalin"),
        ("tj/msh", ""),
    ],
    "004_7851c360fb04997a": [
        ("Iraqi security forces advance towards the the village", "Last updated: January 1, 1970"),
        ("blog comments powered by Disqus", ""),
    ],
}
"""By article, the first and the last words of what surrounds its text, "" for its very end.

Headlines belong to the text.
"""


def boilerplate(article_id: str) -> list[tuple[int, int]]:
    """Return where the boilerplate of an article begins and ends.

    A stretch runs from its first words, where they first stand, to where its last words then end.
    """
    text = TEXTS[article_id]
    spans = []
    for first, last in BOILERPLATE[article_id]:
        start = text.index(first)
        spans.append((start, text.index(last, start) + len(last) if last else len(text)))
    return spans


@each_mention
def test_no_mention_lies_in_boilerplate(mention: Mention) -> None:
    """Captions, lists of related articles, buttons and imprints are not quoted."""
    for start, end in boilerplate(mention.article_id):
        assert mention.char_end <= start or end <= mention.char_start


@pytest.mark.parametrize(
    ("article_id", "sentence"),
    [
        ("000_7266266f45e0730c", "possible exodus of up to 800,000."),
        ("001_69642d5313d4b695", 'They are just moving from place to place."'),
        ("002_6fdac2587ea5a60c", "other areas of northern and western Iraq in 2014."),
        (
            "003_a4a40a604d234d8d",
            'any aspirations for a so-called "caliphate" across the Middle East.',
        ),
        ("004_7851c360fb04997a", "trapped with dwindling food and medical supplies."),
    ],
)
def test_what_follows_the_last_sentence_is_boilerplate(article_id: str, sentence: str) -> None:
    """The last stretch of boilerplate begins right after the article's last sentence."""
    start, _ = boilerplate(article_id)[-1]
    assert TEXTS[article_id][:start].rstrip().endswith(sentence)
