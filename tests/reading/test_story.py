"""What of a page is its story, and where its sentences begin and end."""

from __future__ import annotations

import hashlib
import unicodedata
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mosulmap.model.rows import Article
from mosulmap.project.article_file import read_article
from mosulmap.project.table import read_table
from mosulmap.reading.story import Story, find_agencies, read_story
from mosulmap.terminal import one_line

ROOT = Path(__file__).resolve().parents[2]


def shipped(number: str) -> Story:
    """Return the story of the shipped article whose file name begins with a number."""
    (path,) = (ROOT / "seeds").glob(f"{number}_*.txt")
    return read_story(read_article(path)[0])


STORIES = {number: shipped(number) for number in ("000", "001", "002", "003", "004")}


def left_out(story: Story, phrase: str) -> bool:
    """Whether every occurrence of a phrase lies in the boilerplate."""
    places = [i for i in range(len(story.text)) if story.text.startswith(phrase, i)]
    assert places, phrase
    return all(
        any(hole.start <= place and place + len(phrase) <= hole.end for hole in story.boilerplate)
        for place in places
    )


BOILERPLATE = [
    # Related blocks.
    ("000", "Related"),
    ("000", "Turkey's Erdogan says Ankara aims to reinforce troops on Iraq border"),
    ("000", "the Iraqi city of Tal Afar"),
    ("000", "launched a U.S.-backed offensive on October 17"),
    ("000", "the capital of Islamic State's so-called caliphate in Iraq"),
    # Share buttons, dates of the page, a caption as shortcode.
    ("001", "Last Update : 09:54 am"),
    ("001", "Facebook 50"),
    ("001", "blogger sharing button blogger"),
    ("001", "xing sharing button xing"),
    ("001", "yahoomail sharing button yahoomail"),
    ("001", "Smoke rises from burning oil wells in Qayyarah, south of Mosul"),
    ("001", "AFP PHOTO"),
    # Navigation, a player, a film's description, the page's signature and what follows.
    ("002", "Accessibility links"),
    ("002", "Breaking News"),
    ("002", "Iraqi Forces Clear Islamic State Militants Near Mosul"),
    ("002", "please wait"),
    ("002", "No media source currently available"),
    ("002", "0:00 0:01:02 0:00"),
    ("002", "RFE/RL footage from just southeast of Mosul taken on November 3"),
    ("002", "With reporting by dpa"),
    ("002", "16x9 Image"),
    ("002", "Russia-controlled parts of Ukraine"),
    ("002", "To find out more, click here."),
    # Skip links, a bare address, captions with credits, the signature.
    ("003", "Skip to content"),
    ("003", "Skip to main menu"),
    ("003", "https://p.dw.com/p/2Rz5u"),
    ("003", "Panzer Irak Mossul Offensive"),
    ("003", "Image: Reuters"),
    ("003", "Karte Irak Englisch Mosul, Baghdad, Fallujah"),
    ("003", "Smoke rises over the Karama district"),
    ("003", "tj/msh (AFP, Reuters, AP)"),
    # A caption three times over, an empty date, the comments.
    ("004", "the village of al-Buseif on February 21"),
    ("004", "AHMAD AL-RUBAYE"),
    ("004", "Last updated: January 1, 1970"),
    ("004", "blog comments powered by Disqus"),
]

STORY = [
    ("000", "Iraqi special forces seize Mosul district in fresh push"),
    ("000", "pushed into the Qadisiya al-Thaniya district"),
    ("000", "hundreds of civilians were on the streets of Kokjali"),
    ("000", "a possible exodus of up to 800,000."),
    ("001", "Iraq forces gain ground in Mosul despite fierce resistance"),
    ("001", "Perilous escape"),
    ("001", "Al-Samah, Karkukli, Al-Malayeen and Shaqaq al-Khadra"),
    ("001", "On Sunday, it claimed responsibility for three suicide attacks"),
    ("001", "They are just moving from place to place."),
    ("002", "Iraqi Forces Push Deeper Into Mosul, Make Progress In South"),
    ("002", "Malayin, Samah, Khadra, Karkukli, Quds, and Karamah were under Iraqi control"),
    ("002", "Many civilians seeking refuge in the Kurdish-controlled villages"),
    ("003", "Iraqi Mosul offensive gains ground"),
    ("003", "speaking in Gogjali"),
    ("003", "the more central Karama district with concrete walls"),
    ("003", "IS captured Mosul along with much other Iraqi territory"),
    ("004", "Iraq forces enter first west Mosul neighbourhood: commander"),
    ("004", "- 'Moving fast so far' -"),
    ("004", "retook Mosul airport on Thursday"),
    ("004", "in Albu Kamal and Husseibeh areas"),
    ("004", "dwindling food and medical supplies."),
]


@pytest.mark.parametrize(("number", "phrase"), BOILERPLATE)
def test_what_stands_around_a_story_is_boilerplate(number: str, phrase: str) -> None:
    """Navigation, share buttons, captions, related blocks, signatures and comments are left out."""
    assert left_out(STORIES[number], phrase)


@pytest.mark.parametrize(("number", "phrase"), STORY)
def test_what_a_story_tells_is_not_boilerplate(number: str, phrase: str) -> None:
    """Headline, cross-heads and every paragraph of the story can be read."""
    story = STORIES[number]
    assert any(phrase in story.of(sentence) for sentence in story.sentences)


@pytest.mark.parametrize(
    ("number", "headline"),
    [
        ("000", "Iraqi special forces seize Mosul district in fresh push"),
        ("002", "Iraqi Forces Push Deeper Into Mosul, Make Progress In South"),
        ("004", "Iraq forces enter first west Mosul neighbourhood: commander"),
    ],
)
def test_the_first_sentence_is_the_headline(number: str, headline: str) -> None:
    """Where a page prints nothing but chrome above its headline, the headline comes first."""
    story = STORIES[number]
    assert story.of(story.sentences[0]) == headline


ONE_SENTENCE = [
    "Troops were in control, Brig. Gen. Haider Fadhil said on Friday.",
    "Commanders of the U.S. Army and U.S. Marines met.",
    "The city fell to U.S. Allies and Kurdish forces.",
    "Staff Lt. Gen. Abdul Amir spoke to Mr. Smith and Dr. Jones.",
    "They moved at 5 a.m. Iraqi time towards the town.",
    "The operation began on Oct. 17 near the camp.",
    "It lies 3.5 km from the river.",
    "Colonel J. R. Smith of the U.N. Mission spoke.",
    "The road runs past St. Elijah and the 9.30 checkpoint.",
]


@pytest.mark.parametrize("text", ONE_SENTENCE)
def test_an_abbreviation_does_not_end_a_sentence(text: str) -> None:
    """Ranks, countries, times of day, initials and decimals hold a full stop without ending."""
    assert [read_story(text).of(s) for s in read_story(text).sentences] == [text]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("He went. She stayed.", ["He went.", "She stayed."]),
        ('"Stop!" he said. "Why?" It fell.', ['"Stop!" he said.', '"Why?"', "It fell."]),
        ("“It is over.” The army left.", ["“It is over.”", "The army left."]),
        ("It fell in 2014. 48,000 people fled.", ["It fell in 2014.", "48,000 people fled."]),
        ("Headline\n\nThe first line. The next.", ["Headline", "The first line.", "The next."]),
        ("One line\r\nAnother line\r\n", ["One line", "Another line"]),
        ("\u00a0 Spaces around. \u00a0", ["Spaces around."]),
        ("دخلت القوات المدينة. قال متحدث ذلك.", ["دخلت القوات المدينة.", "قال متحدث ذلك."]),
        ("هل سقطت؟ نعم سقطت.", ["هل سقطت؟", "نعم سقطت."]),
        ("* * *\n---\nThe end", ["The end"]),
        ("", []),
        (" \n\t\n", []),
    ],
)
def test_a_text_is_cut_into_sentences(text: str, sentences: list[str]) -> None:
    """Sentences end at stops before a new beginning and at line ends; rules of stars are none."""
    story = read_story(text)
    assert [story.of(s) for s in story.sentences] == sentences


@pytest.mark.parametrize(
    ("line", "boilerplate"),
    [
        ("Share", True),
        ("Share this", True),
        ("Print", True),
        ("Advertisement", True),
        ("Subscribe to our newsletter", True),
        ("3 min read", True),
        ("Photo: Getty Images", True),
        ("A tank rolls on [Reuters]", True),
        ("A tank rolls on (AFP)", True),
        ("A tank rolls on (Reuters/A. Person)", True),
        ("A tank rolls on. Photograph: A. Person", True),
        ("He took a photograph: it shows the bridge", False),
        ("Troops (Reuters) moved on", False),
        ("© Agence France-Presse", True),
        ("Share of the city that is held: half", False),
        ("Print shops in the city are open again", False),
        ("Related attacks killed twelve", False),
        ("Comments by the general were not published", False),
        ("Topics were discussed in the city", False),
        ("Tags were found on the bodies", False),
        ("Image of the army suffers in the city", False),
    ],
)
def test_chrome_is_told_from_sentences_that_begin_alike(line: str, *, boilerplate: bool) -> None:
    """A line of a page is left out, a sentence with the same first word is not."""
    story = read_story(f"A headline\n{line}\nA paragraph")
    assert left_out(story, line) is boilerplate


@pytest.mark.parametrize(
    "line",
    ["Related", "Read more", "Comments (3)", "Leave a comment", "You may also like", "Most read"],
)
def test_nothing_after_the_end_belongs_to_the_story(line: str) -> None:
    """After a related block or the comments begin, all of the rest is left out."""
    story = read_story(f"A headline\nA paragraph.\n{line}\nMosul fell.\nErbil fell.")
    assert [story.of(s) for s in story.sentences] == ["A headline", "A paragraph."]


def test_a_story_may_end_with_the_name_of_its_agency() -> None:
    """A caption is followed by the story: what ends a text in brackets is its source."""
    story = read_story("A headline\n\nTroops took Mosul. (AFP)")
    assert not left_out(story, "Troops took Mosul. (AFP)")


def test_a_paragraph_above_a_picture_is_no_caption() -> None:
    """A caption stands right above its credit; what a blank line divides from it is the story."""
    story = read_story("A headline\n\nTroops took Mosul.\n\nA tank\nImage: AFP\n\nThey left.")
    said = [story.of(s) for s in story.sentences]
    assert said == ["A headline", "Troops took Mosul.", "They left."]
    story = read_story("A headline\n\nTroops took Mosul.\n\nImage: AFP\n\nThey left.")
    assert [story.of(s) for s in story.sentences] == said


def test_an_article_is_read_as_stored(tmp_path: Path) -> None:
    """Line ends and a byte order mark stay, so that offsets count code points of the file."""
    content = "\ufeffOne\r\nTwo\rThree é 🏚\n".encode()
    (tmp_path / "a.txt").write_bytes(content)
    text, digest = read_article(tmp_path / "a.txt")
    assert text.encode() == content
    assert digest == hashlib.sha256(content).hexdigest()


def test_a_text_in_another_encoding_is_refused(tmp_path: Path) -> None:
    """The error says at which byte the file stops being UTF-8."""
    (tmp_path / "a.txt").write_bytes(b"Mosul \xff")
    with pytest.raises(ValueError, match="is not UTF-8 at byte 6"):
        read_article(tmp_path / "a.txt")


LINES = st.sampled_from(
    ["Related", "Share", "Image: AFP", "[caption id=1]", "[/caption]", "Gen. Smith left. He", "\r"]
)
PAGES = st.lists(st.one_of(LINES, st.text(max_size=40)), max_size=12).map("\n".join)


@settings(deadline=None, max_examples=3 * settings().max_examples)
@given(PAGES)
def test_sentences_are_in_order_outside_boilerplate_and_stripped(text: str) -> None:
    """For any page, spans lie in the text, in order, apart, on one line, and are not padded."""
    story = read_story(text)
    assert story.text == text
    end = 0
    for span in story.sentences:
        assert end <= span.start < span.end <= len(text)
        end = span.end
        words = story.of(span)
        assert words == words.strip()
        assert "\n" not in words
        assert "\r" not in words
        assert all(span.end <= h.start or h.end <= span.start for h in story.boilerplate)
    end = -1
    for hole in story.boilerplate:
        assert end < hole.start <= hole.end <= len(text)
        end = hole.end


AGENCIES = [
    # Datelines.
    ("MOSUL (Reuters) - Troops took the town.", "Reuters"),
    ("BAGHDAD/AL-QAIM, Nov 4 (Reuters) - Troops took the town.", "Reuters"),
    ("Mosul (Iraq) (AFP) - Troops took the town.", "AFP"),
    ("BAGHDAD, Dec. 27 (UPI) — Troops took the town.", "UPI"),
    ("KIRKUK, Iraq (AP) — Troops took the town.", "AP"),
    ("DAMASCUS, Sept. 4 (Xinhua) -- Troops took the town.", "Xinhua"),
    ("ANKARA (AA) – Troops took the town.", "Anadolu"),
    ("Kherson (dpa) - Troops took the town.", "dpa"),
    ("A title\n\n(Reuters) - Troops took the town.", "Reuters"),
    # Bylines and last words.
    ("A title\n\nBy Jane Roe, Associated Press\n\nTroops took it.", "AP"),
    ("A title\nBy Jane Roe and John Doe of The Associated Press\nTroops took it.", "AP"),
    ("By Reuters Staff\n\nTroops took it.", "Reuters"),
    ("Source: AFP", "AFP"),
    ("Troops took the town. (AFP)", "AFP"),
    ("Troops took the town.\n\n— Anadolu Agency", "Anadolu"),
    # Two stories on one page.
    ("SIRTE (AFP) - It fell.\n\nTUNIS (Reuters) - It did not.", "AFP Reuters"),
    # Words of an agency in a story of one's own; pictures; several agencies; other words.
    ("Troops took the town, he told AFP.", ""),
    ("Troops took the town, Reuters reported.", ""),
    ("Officials (Reuters) said so.", ""),
    ("Image: Reuters", ""),
    ("Smoke over the town / AFP PHOTO", ""),
    ("With reporting by dpa, Reuters, and AFP", ""),
    ("tj/msh (AFP, Reuters, AP)", ""),
    ("By AFP and Reuters", ""),
    ("MARAWI (Own report) - Troops took the town.", ""),
    ("By Jane Apley", ""),
]


@pytest.mark.parametrize(("text", "agencies"), AGENCIES)
def test_the_agency_of_a_story_is_that_of_dateline_byline_or_credit(
    text: str, agencies: str
) -> None:
    """Whose text it is, not whom it quotes."""
    assert " ".join(find_agencies(read_story(text))) == agencies


@pytest.mark.parametrize("number", sorted(STORIES))
def test_a_shipped_story_is_no_other_agency_s(number: str) -> None:
    """The curator read them: what is found stands in `articles.csv`."""
    table = read_table(ROOT, "seeds/articles.csv", Article)
    (row,) = (row for row in table.rows if row.id.startswith(number))
    assert set(find_agencies(STORIES[number])) <= set(row.agency)


@given(st.text())
@example("0 \x1b\x850")
def test_one_line_can_be_shown(words: str) -> None:
    """No letter of control, no end of a line, no turn of direction; shown again it is the same."""
    line = one_line(words)
    assert line == one_line(line)
    assert not {unicodedata.category(letter) for letter in line} & {"Cc", "Zl", "Zp"}
    assert not set(line) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def test_a_menu_above_the_story_does_not_end_it() -> None:
    """The same words below it do: nothing after them belongs to the story."""
    text = (
        "---\nlayout: post\ntags: []\n---\n\nRelated\n\n"
        "Troops entered Karama on Sunday after a week of fighting.\n\n"
        "Tags:\n\nFootball results of the week are here for you.\n"
    )
    story = read_story(text)
    read = [story.of(sentence) for sentence in story.sentences]
    assert read == ["Troops entered Karama on Sunday after a week of fighting."]


def test_the_title_of_a_film_is_a_headline_at_the_top_of_a_page() -> None:
    """Further down it stands beside the story."""
    story = read_story("VIDEO: Army enters Orvel\n\nTroops came.\n\nVIDEO: Army enters Tamsk")
    assert [story.of(span) for span in story.sentences] == [
        "VIDEO: Army enters Orvel",
        "Troops came.",
    ]
