"""Articles that are doubled, copied, misdated, or not what their row says."""

from __future__ import annotations

from pathlib import Path

from tests.faults import (
    Fault,
    add_article,
    add_like,
    all_words,
    answers,
    as_cases,
    both,
    change,
    check,
    fault,
    write,
)
from tests.faults_project import ARTICLES, DELTA, WIRE

BODY = WIRE.split("\n\n", 2)[2]
COPY = f"Soldiers fight in the north\n\n{BODY}"
CUT = f"North Mali\n\n{BODY[: int(len(BODY) * 0.75)]}"


def article(name: str, key: str, columns: str, *words: str, **cells: str) -> Fault:
    """Return a fault in the cells of one article."""
    return fault(name, change(ARTICLES, key, **cells), ARTICLES, key, columns, *words)


FAULTS = [
    fault(
        "one file twice",
        add_like(ARTICLES, "delta", id="delta2"),
        ARTICLES,
        "delta2",
        "file",
        "'delta'",
    ),
    fault(
        "one text twice",
        add_article("elsewhere", DELTA, published="2013-03-14"),
        ARTICLES,
        "elsewhere",
        "sha256",
        "'delta'",
    ),
    fault(
        "one address twice",
        add_article(
            "wire9",
            "Rain\n\nIt rained.\n",
            url="http://www.example.org/wire/#top",
            published="2013-03-18",
        ),
        *(ARTICLES, "wire9", "url", "'wire'"),
    ),
    fault(
        "a copy under another headline",
        add_article("zcopy", COPY, publisher="Else", published="2013-03-17"),
        ARTICLES,
        "zcopy",
        "agency",
        "'wire'",
        "Reuters",
    ),
    fault(
        "a copy cut at its end",
        add_article("zcut", CUT, publisher="Else", published="2013-03-17"),
        ARTICLES,
        "zcut",
        "agency",
        "'wire'",
    ),
    article("agencies with a comma", "delta", "agency", "AFP;Reuters", agency="AFP, Reuters"),
    article("agencies with and", "delta", "agency", "AFP;AP", agency="AFP and AP"),
    article("agencies with a slash", "wire", "agency", "Reuters;DPA", agency="Reuters/DPA"),
    article("no day, but accepted mentions", "wire", "published", "cannot be shown", published=""),
    article(
        "a day that the text does not print",
        "wire",
        "published",
        "March 17, 2013",
        published="2013-03-07",
    ),
    article(
        "another year than the text prints",
        "delta",
        "published",
        "March 14, 2013",
        published="2016-03-14",
    ),
    fault(
        "a source mistyped",
        both(
            change(ARTICLES, "delta", publisher="Delta Courier"),
            change(ARTICLES, "wire", publisher="Delta Couriel"),
        ),
        *(ARTICLES, "wire", "publisher", "'Delta Courier'", "line 2"),
    ),
    fault(
        "a source with a word more",
        both(
            change(ARTICLES, "delta", publisher="Delta Courier"),
            change(ARTICLES, "wire", publisher="Delta Courier TV"),
        ),
        *(ARTICLES, "wire", "publisher", "one source"),
    ),
    article("a day to come", "wire", "published", "after today", published="2061-03-17"),
    article("tomorrow", "wire", "published", "after today", published="2026-11-27"),
    fault(
        "a century ago",
        add_article("old", "Rain\n\nIt rained.\n", published="1913-03-20"),
        *(ARTICLES, "old", "published", "decades"),
    ),
    fault(
        "an id that is not its file's",
        change(ARTICLES, "wire", id="wire2"),
        ARTICLES,
        "wire2",
        "id|file",
        "write wire",
    ),
    fault(
        "a file renamed",
        both(write("seeds/telex.txt", WIRE), change(ARTICLES, "wire", file="telex.txt")),
        ARTICLES,
        "wire",
        "id|file",
        "telex",
    ),
]


@as_cases(FAULTS)
def test_an_article_that_cannot_be_right_is_named(case: Fault, tmp_path: Path) -> None:
    """File, line, column, value, and what to look at."""
    report = check(case, tmp_path)
    assert answers(case, tmp_path, report), all_words(report)


SOUND = [
    fault(
        "another story of the agency",
        add_article(
            "later", "Rain\n\nIt rained in Gao.\n", agency="Reuters", published="2013-03-20"
        ),
        ARTICLES,
        "later",
        "",
    ),
    fault(
        "a copy that names its agency",
        add_article("zcopy", COPY, publisher="Else", agency="Reuters", published="2013-03-17"),
        ARTICLES,
        "zcopy",
        "",
    ),
    fault(
        "two names of one source, or far apart",
        both(
            change(ARTICLES, "delta", publisher="BBC News", agency="Agence France-Presse"),
            change(ARTICLES, "wire", publisher="BBC", agency="AFP"),
        ),
        *(ARTICLES, "wire", ""),
    ),
    article("a publisher with a comma", "delta", "", publisher="Delta, Gao"),
    article("the day after it was printed", "wire", "", published="2013-03-18"),
    article(
        "a day with its reason",
        "wire",
        "",
        published="2013-03-19",
        published_basis="2013-03-19 in the archive",
    ),
]


@as_cases(SOUND)
def test_what_is_said_openly_is_not_doubted(case: Fault, tmp_path: Path) -> None:
    """A source that is named, a day with a reason."""
    report = check(case, tmp_path)
    assert not [p for p in report.warnings if p.rule], all_words(report)
    assert not report.errors, all_words(report)
