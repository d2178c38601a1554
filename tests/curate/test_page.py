"""What a page says is read in the encoding it is in, or refused; never with letters lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from mosulmap.curate.add import read_source
from mosulmap.curate.page import Page, Source, is_notice, read_page
from mosulmap.errors import RequestError

TODAY = "2026-11-22"

ARABIC = (
    "سيطرت القوات العراقية على حي الكرامة شرقي الموصل يوم الجمعة، بحسب قائد عسكري. "
    "وقال سكان إن القتال استمر في الأحياء المجاورة طوال الليل وإن عشرات العائلات غادرت منازلها."
)
RUSSIAN = (
    "Иракские войска заняли квартал Карама на востоке Мосула в пятницу, сообщил военный. "
    "Жители рассказали, что бои в соседних кварталах продолжались всю ночь, и семьи уходили."
)
FRENCH = (
    "Les forces irakiennes ont repris le quartier de Karama, à l’est de Mossoul, a déclaré un "
    "général. Des familles ont quitté leurs maisons, où les combats ont duré toute la nuit."
)


def page_of(story: str, head: str) -> str:
    """Return an HTML page with a story of two paragraphs and what stands in its head."""
    return (
        f"<!doctype html><html><head>{head}<title>Karama</title></head><body><article>"
        f"<h1>Karama</h1><p>{story}</p><p>{story[::1]} {story}</p></article></body></html>"
    )


META = '<meta charset="{}">'
EQUIV = '<meta http-equiv="Content-Type" content="text/html; charset={}">'


def read(content: bytes, charset: str = "") -> Page:
    """Return the article in the bytes of a page that a server sent."""
    source = Source("http://example.org/a", "a", charset)
    return read_page(content, source, TODAY, is_html=True)


@pytest.mark.parametrize("way", [META, EQUIV, "header"])
@pytest.mark.parametrize(
    ("story", "label", "encoding"),
    [
        (ARABIC, "windows-1256", "cp1256"),
        (ARABIC, "ISO-8859-6", "iso-8859-6"),
        (RUSSIAN, "windows-1251", "cp1251"),
        (RUSSIAN, "KOI8-R", "koi8-r"),
        (FRENCH, "iso-8859-1", "cp1252"),  # as every browser reads it
        (FRENCH, "UTF-8", "utf-8"),
        (ARABIC, "utf-16", "utf-8"),  # nobody can say so in ASCII and mean it
    ],
)
def test_a_page_is_read_in_the_encoding_it_names(
    story: str, label: str, encoding: str, way: str
) -> None:
    """In its head or in the header of the server; every letter is there."""
    head = way.format(label) if way != "header" else ""
    content = page_of(story, head).encode(encoding)
    assert story in read(content, label if way == "header" else "").text


def test_a_page_saved_as_utf8_is_read_so_whatever_it_still_says() -> None:
    """A browser that saves a page may leave the old name in it."""
    assert ARABIC in read(page_of(ARABIC, META.format("windows-1256")).encode()).text
    assert FRENCH in read(b"\xef\xbb\xbf" + page_of(FRENCH, "").encode()).text


def test_an_xml_declaration_names_an_encoding_too() -> None:
    """As pages of XHTML have it."""
    content = f'<?xml version="1.0" encoding="windows-1251"?>{page_of(RUSSIAN, "")}'
    assert RUSSIAN in read(content.encode("cp1251")).text


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (page_of(ARABIC, "").encode("cp1256"), "is not UTF-8 and names no encoding"),
        (page_of(ARABIC, META.format("utf-8")).encode("cp1256"), "names utf-8, in which its byte"),
        (page_of(FRENCH, META.format("klingon")).encode("cp1252"), "is unknown, klingon"),
        (page_of(RUSSIAN, META.format("windows-1253")).encode("cp1251"), "names windows-1253"),
    ],
)
def test_a_page_whose_letters_would_be_lost_is_refused(content: bytes, words: str) -> None:
    """With the reason, and what to do."""
    with pytest.raises(RequestError, match=f"{words}.*save it as UTF-8"):
        read(content)


def test_a_text_in_the_encoding_of_its_server_is_read() -> None:
    """Plain text has no head to name it in."""
    source = Source("http://example.org/a.txt", "a.txt", "windows-1256")
    found = read_page(ARABIC.encode("cp1256"), source, TODAY, is_html=False)
    assert found.text == ARABIC


WALLS = [
    (
        "<p>We value your privacy. We and our partners store cookies on your device. "
        "You can change your choices at any time. By clicking Accept you consent to cookies.</p>"
    ),
    "<div><p>You need to enable JavaScript to run this app.</p></div>",
    "<p>Please turn off your ad blocker to continue. Log in or subscribe to read on.</p>",
    "<p>We use cookies to make this site better. Accept all. Reject all. Manage.</p>",
    "<p>Checking your browser before you continue. Are you a robot? Complete the CAPTCHA.</p>",
]


@pytest.mark.parametrize("wall", WALLS)
def test_a_page_that_shows_no_article_is_refused(wall: str, tmp_path: Path) -> None:
    """A wall of cookies, an application that has not started, a gate for subscribers."""
    (tmp_path / "a.html").write_text(f"<html><body><main>{wall}</main></body></html>", "utf-8")
    with pytest.raises(RequestError, match=r"no article was found|notice about cookies"):
        read_source(str(tmp_path / "a.html"), TODAY)


def test_an_article_about_cookies_and_cameras_is_one() -> None:
    """Half of its sentences would have to be about them."""
    assert not is_notice(f"{FRENCH}\nThe ministry said privacy was respected.")


@pytest.mark.parametrize("name", ["a.mhtml", "a.mht", "a.eml", "a.txt", "a.html"])
@pytest.mark.parametrize(
    ("head", "words"),
    [
        (
            (
                "From: <Saved by Blink>\r\nSubject: Karama\r\nMIME-Version: 1.0\r\nContent-Type: "
                'multipart/related;\r\n\ttype="text/html"\r\n\r\n------b\r\n<p>Troops</p>'
            ),
            r"is a web archive \(MHTML\); save the page as HTML",
        ),
        (
            (
                "Return-Path: <a@b.org>\nReceived: from x\nFrom: a@b.org\nSubject: Karama\n"
                "\nTroops took Karama on Friday.\n"
            ),
            "is an e-mail; save the page as HTML",
        ),
    ],
)
def test_an_archive_and_a_mail_are_called_what_they_are(
    name: str, head: str, words: str, tmp_path: Path
) -> None:
    """Their code is no article, whatever the file is called."""
    (tmp_path / name).write_bytes(head.encode())
    with pytest.raises(RequestError, match=words):
        read_source(str(tmp_path / name), TODAY)


def test_an_article_may_begin_with_a_line_of_its_own() -> None:
    """One line with a colon makes no letter of a text."""
    text = "From: our correspondent\nDate: 5 November 2016\n\nTroops took Karama."
    assert read_page(text.encode(), Source("", "a.txt"), TODAY, is_html=False).text == text


@pytest.mark.parametrize(
    ("head", "basis"),
    [
        (
            '<meta property="article:modified_time" content="2023-03-27T10:00:00Z">',
            (
                "the page names only the day on which it was modified, 2023-03-27 "
                "(article:modified_time)"
            ),
        ),
        ("", ""),
    ],
)
def test_no_day_of_publication_is_guessed(head: str, basis: str) -> None:
    """Not from the last change, and not from what the page tells of another story."""
    aside = "<aside><h3>Related</h3><p>German forces seized Karama in 2014.</p></aside>"
    page = page_of(FRENCH, head).replace("</article>", f"</article>{aside}")
    found = read(page.encode())
    assert (found.published, found.basis) == ("", basis)
