"""New articles: files, and pages from a real server on this machine."""

from __future__ import annotations

from pathlib import Path

import pytest

from mosulmap.curate.add import Given, add_to_project, find_sources, read_source
from mosulmap.errors import RequestError
from mosulmap.project.project import read_project
from tests.command_line import run_cli
from tests.tiny_project import TinyProject

from .site import ARABIC, ARABIC_PAGE, PAGE, RUSSIAN, RUSSIAN_PAGE, STORY

TODAY = "2026-11-22"


def test_a_page_becomes_text_title_day_and_publisher(site: str) -> None:
    """Navigation stays out; what the page says of itself is taken from its metadata."""
    page = read_source(f"{site}/story", TODAY, allow_private=True)
    assert STORY in page.text
    assert "Sport" not in page.text
    assert (page.title, page.publisher, page.published) == (
        *("Karama taken", "The Gazette"),
        "2016-11-05",
    )
    assert page.url == f"{site}/story"


def test_plain_text_needs_no_library(site: str) -> None:
    """A text is taken as it stands."""
    assert read_source(f"{site}/text", TODAY, allow_private=True).text == STORY


def test_what_a_page_says_of_itself_cannot_command_a_terminal(site: str) -> None:
    """No letter of control and none that turns the direction gets into a title or a publisher."""
    page = read_source(f"{site}/controls", TODAY, allow_private=True)
    assert "Karama" in page.title
    assert page.publisher == "The Gazette"
    for words in (page.title, page.publisher):
        assert words.isprintable()


def test_the_title_of_a_text_is_its_first_line_that_is_seen(tmp_path: Path) -> None:
    """A line of control letters alone is none."""
    (tmp_path / "a.txt").write_bytes("\x07\n\u202eKarama\x1b[31m taken\nOn Friday.".encode())
    assert read_source(str(tmp_path / "a.txt"), TODAY).title == "Karama[31m taken"


def test_a_saved_page_is_read_like_one_of_the_web(tmp_path: Path) -> None:
    """A page saved from a browser gives the same text and day."""
    (tmp_path / "saved.html").write_text(PAGE, encoding="utf-8")
    page = read_source(str(tmp_path / "saved.html"), TODAY)
    assert STORY in page.text
    assert page.published == "2016-11-05"


@pytest.mark.parametrize("head", [b"", b"\xef\xbb\xbf\n", b'<?xml version="1.0"?>\n'])
def test_a_page_is_one_whatever_its_file_is_called(tmp_path: Path, head: bytes) -> None:
    """A page that was saved as `a.txt` is read without its tags, and dated by itself."""
    path = tmp_path / "a.txt"
    words = b"Iraqi forces retook the Zahra neighbourhood on Monday, residents said. " * 5
    path.write_bytes(head + b"<!DOCTYPE html>\n<html><body><p>" + words + b"</p></body></html>")
    page = read_source(str(path), TODAY)
    assert page.text.startswith("Iraqi forces retook the Zahra")
    assert "<" not in page.text


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.txt", b"caf\xe9", "is not UTF-8"),
        ("a.txt", b"PK\x03\x04...", "is a zip archive or an office document; give an HTML page or"),
        ("a.html", b"%PDF-1.7", "is a PDF; give an HTML page or plain text in UTF-8"),
        ("a.txt", "Karama".encode("utf-16"), "is UTF-16 text; give an HTML page or plain text"),
        (
            "a.txt",
            b"\x00\x01",
            "is full of NUL bytes and may be UTF-16; give an HTML page or plain",
        ),
        ("a.txt", b"M" * 9000 + b"\0", "holds NUL characters; save it as plain text in UTF-8"),
        ("a.html", b"<html><body></body></html>", "no article was found in the page"),
        ("a.txt", b"", "has no words; nothing was added"),
        ("a.txt", b" \n\n--- 12.5 ---\n", "has no words; nothing was added"),
        ("a.txt", b"Troops. " * 125_001, "has 1,000,008 letters, which no article has; split it"),
        ("a.html", b"<p>Troops.</p>" * 800_000, "has 11,200,000 bytes, which no article has"),
    ],
)
def test_a_file_that_is_no_article_is_refused(
    tmp_path: Path, name: str, content: bytes, words: str
) -> None:
    """Other encodings, pictures, empty pages and what fills a machine change nothing."""
    (tmp_path / name).write_bytes(content)
    with pytest.raises(RequestError, match=words):
        read_source(str(tmp_path / name), TODAY)


def test_a_missing_file_is_told() -> None:
    """The name is in the message."""
    with pytest.raises(RequestError, match=r"nowhere\.txt: no such file"):
        read_source("nowhere.txt", TODAY)


def test_an_added_article_is_stored_dated_and_hashed(tiny: TinyProject, tmp_path: Path) -> None:
    """Its text lies in seeds/, its row tells where its day comes from, and the project is sound."""
    folder = tiny.write(tmp_path / "project")
    article = tmp_path / "new.txt"
    article.write_text(f"Published November 5, 2016\n\n{STORY}\n", encoding="utf-8")
    row, _ = add_to_project(folder, str(article), TODAY)
    assert row.published == "2016-11-05"
    assert row.published_basis == 'printed: "Published November 5, 2016"'
    assert (folder / "seeds" / row.file).read_text(encoding="utf-8") == article.read_text("utf-8")
    project = read_project(folder)
    assert row in project.articles.rows
    assert project.reading_problems == ()


def test_a_page_that_names_its_last_change_only_is_dated_by_its_text(
    tiny: TinyProject, tmp_path: Path
) -> None:
    """The day that the text prints is taken; without one the row says what is known."""
    folder = tiny.write(tmp_path / "project")
    changed = '<meta property="article:modified_time" content="2023-03-27T10:00:00Z">'
    bare = PAGE.replace("article:published_time", "og:other").replace("<head>", f"<head>{changed}")
    for name, words in (("dated", f"<p>Published 4 November 2016</p><p>{STORY}</p>"), ("bare", "")):
        page = bare.replace("<article>", f"<article>{words}")
        (tmp_path / f"{name}.html").write_text(page, encoding="utf-8")
    assert read_source(str(tmp_path / "bare.html"), TODAY).published == ""
    dated, _ = add_to_project(folder, str(tmp_path / "dated.html"), TODAY)
    assert dated.published == "2016-11-04"
    row, _ = add_to_project(folder, str(tmp_path / "bare.html"), TODAY)
    assert row.published == ""
    assert "modified, 2023-03-27" in row.published_basis


def test_the_agency_that_a_dateline_names_is_recorded(tiny: TinyProject, tmp_path: Path) -> None:
    """Two papers that print one agency's text are one source."""
    folder = tiny.write(tmp_path / "project")
    (tmp_path / "new.txt").write_text(f"Karama taken\n\nMOSUL (Reuters) - {STORY}\n", "utf-8")
    row, _ = add_to_project(folder, str(tmp_path / "new.txt"), TODAY)
    assert row.agency == ("Reuters",)
    assert row in read_project(folder).articles.rows


def test_the_same_text_is_not_added_twice(tiny: TinyProject, tmp_path: Path) -> None:
    """A second copy would count as a second source."""
    folder = tiny.write(tmp_path / "project")
    (tmp_path / "new.txt").write_text(STORY, encoding="utf-8")
    add_to_project(folder, str(tmp_path / "new.txt"), TODAY)
    with pytest.raises(RequestError, match="the project has this text already: 000_"):
        add_to_project(folder, str(tmp_path / "new.txt"), TODAY)


TITLES = [
    ("• 0\n\nKarama is taken\n", "Karama is taken"),
    ("a8f3-77c2_91\nKarama is taken\n", "Karama is taken"),
    ("utm_source=rss&id=93\nKarama\n", "Karama"),
    ("2016-11-04\nKarama is taken\n", "Karama is taken"),
    ("تحرير الكرامة\n", "تحرير الكرامة"),
    ("占领\n", "占领"),
    ("• 0\n12 m\n", "untitled"),
]


@pytest.mark.parametrize(("text", "title"), TITLES)
def test_a_title_has_words(text: str, title: str, tmp_path: Path) -> None:
    """What a template leaves above a story, a count or the id of a campaign, is no title."""
    (tmp_path / "new.txt").write_text(text, encoding="utf-8")
    assert read_source(str(tmp_path / "new.txt"), TODAY).title == title


def test_what_the_curator_gives_stands(tiny: TinyProject, tmp_path: Path) -> None:
    """Day, publisher, agency, address and title, whatever the text prints."""
    folder = tiny.write(tmp_path / "project")
    (tmp_path / "new.txt").write_text(f"Published November 5, 2016\n\n{STORY}\n", "utf-8")
    given = Given("2016-11-04", "Daily", "AFP; Reuters", "https://example.org/a", "A day later")
    row, _ = add_to_project(folder, str(tmp_path / "new.txt"), TODAY, given)
    assert (row.published, row.publisher, row.url, row.title) == (
        given.published,
        given.publisher,
        given.url,
        given.title,
    )
    assert row.agency == ("AFP", "Reuters")
    assert row.published_basis == "given by the curator: 2016-11-04"
    assert row in read_project(folder).articles.rows


def test_a_day_to_come_is_refused(tiny: TinyProject, tmp_path: Path) -> None:
    """Nothing is published before it is, nor before there were newspapers."""
    folder = tiny.write(tmp_path / "project")
    (tmp_path / "new.txt").write_text(STORY, encoding="utf-8")
    with pytest.raises(RequestError, match="--published 2061-11-04 lies in the future"):
        add_to_project(folder, str(tmp_path / "new.txt"), TODAY, Given("2061-11-04"))
    with pytest.raises(RequestError, match="--published 0016-11-04 is of the year 16, of which"):
        add_to_project(folder, str(tmp_path / "new.txt"), TODAY, Given("0016-11-04"))


def test_a_folder_of_articles_is_added_at_once(tiny: TinyProject, tmp_path: Path) -> None:
    """Texts and pages in it and below; what is no article is told, and the others are in."""
    folder = tiny.write(tmp_path / "project")
    news = tmp_path / "news"
    (news / "deep").mkdir(parents=True)
    (news / "a.txt").write_text(STORY, encoding="utf-8")
    (news / "copy.txt").write_text(STORY, encoding="utf-8")
    (news / "deep" / "b.txt").write_text(f"{STORY}\n\nMore of it.\n", encoding="utf-8")
    (news / "picture.jpg").write_bytes(b"\xff\xd8")
    done = run_cli("add", str(news), "--publisher", "Daily", "--project", str(folder), cwd=tmp_path)
    assert done.code == 2
    assert done.out.count("Added seeds/") == 2
    assert done.err.count("the project has this text already") == 1
    rows = read_project(folder).articles.rows
    assert sum(row.publisher == "Daily" for row in rows) == 2


def test_a_title_is_of_one_article(tiny: TinyProject, tmp_path: Path) -> None:
    """Two articles with one address would be told as one."""
    folder = tiny.write(tmp_path / "project")
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(f"{STORY} {name}", encoding="utf-8")
    words = ("add", "a.txt", "b.txt", "--title", "Karama", "--project", str(folder))
    done = run_cli(*words, cwd=tmp_path)
    assert (done.code, done.out) == (2, "")
    assert "--url and --title are of one article; 2 are given" in done.err


def test_a_folder_without_articles_is_told(tmp_path: Path) -> None:
    """The kinds of files that count are named."""
    with pytest.raises(RequestError, match=r"has no article in it, no file that ends in \.txt"):
        find_sources([str(tmp_path)])


@pytest.mark.parametrize(
    ("page", "story", "language"),
    [("/arabic", ARABIC, "Arabic"), ("/russian", RUSSIAN, "Cyrillic")],
)
def test_a_page_in_an_old_encoding_is_added_letter_by_letter(
    page: str, story: str, language: str, site: str, tiny: TinyProject, tmp_path: Path
) -> None:
    """The header of the server or the page itself names it; that it is not English is said."""
    project = tiny.write(tmp_path)
    row, remarks = add_to_project(project, f"{site}{page}", TODAY, allow_private=True)
    assert story in (project / "seeds" / row.file).read_text(encoding="utf-8")
    looks = f"{row.id}: looks {language}: names were found, nothing else was read"
    assert remarks == [looks]


@pytest.mark.parametrize("page", ["/unnamed", "/broken"])
def test_a_page_whose_letters_would_be_lost_is_refused(
    page: str, site: str, tiny: TinyProject, tmp_path: Path
) -> None:
    """No encoding is named, or one in which a byte is no letter; nothing is added."""
    project = tiny.write(tmp_path)
    before = (project / "seeds" / "articles.csv").read_bytes()
    with pytest.raises(RequestError, match="save it as UTF-8"):
        add_to_project(project, f"{site}{page}", TODAY, allow_private=True)
    assert (project / "seeds" / "articles.csv").read_bytes() == before


def test_a_file_is_read_in_the_encoding_that_it_names(tiny: TinyProject, tmp_path: Path) -> None:
    """A page that was saved says it in its head."""
    (tmp_path / "a.html").write_bytes(RUSSIAN_PAGE.encode("cp1251"))
    project = tiny.write(tmp_path / "project")
    row, _ = add_to_project(project, str(tmp_path / "a.html"), TODAY)
    assert RUSSIAN in (project / "seeds" / row.file).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.html", ARABIC_PAGE.encode("cp1256")),
        ("a.txt", ARABIC.encode("cp1256")),
        ("a.txt", RUSSIAN.encode("cp1251")),
    ],
    ids=["a page", "an Arabic text", "a Russian text"],
)
def test_a_file_that_names_no_encoding_is_refused(
    name: str, content: bytes, tiny: TinyProject, tmp_path: Path
) -> None:
    """A plain text cannot say in what it is written; nothing is guessed."""
    (tmp_path / name).write_bytes(content)
    with pytest.raises(RequestError, match="UTF-8"):
        add_to_project(tiny.write(tmp_path / "project"), str(tmp_path / name), TODAY)


def test_english_is_added_without_a_remark(tiny: TinyProject, tmp_path: Path) -> None:
    """Nothing is said of what is as it should be."""
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    assert add_to_project(tiny.write(tmp_path / "project"), str(tmp_path / "a.txt"), TODAY)[1] == []


def test_a_story_that_the_project_has_from_elsewhere_is_named(
    tiny: TinyProject, tmp_path: Path
) -> None:
    """Under another headline it is added, with the article that it is a copy of."""
    folder = tiny.write(tmp_path / "project")
    said = "Columns of lorries carried the wounded over the old bridge until the evening came."
    for name, headline in (("one", "Wounded reach the bridge"), ("two", "A night of lorries")):
        (tmp_path / f"{name}.txt").write_text(f"{headline}\n\n{said}\n{STORY}\n", "utf-8")
    first, remarks = add_to_project(folder, str(tmp_path / "one.txt"), TODAY)
    assert remarks == []
    second, remarks = add_to_project(folder, str(tmp_path / "two.txt"), TODAY)
    copy = f"{second.id} prints mostly the sentences of {first.id} (Wounded reach the bridge)"
    counted = "the two count as one source; name the agency that both are from"
    assert remarks == [f"{copy}: {counted}"]
