"""The articles as stored."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from mosulmap.project.article_file import read_article


@pytest.mark.parametrize(
    "text",
    [
        "one line\n",
        "ends of lines\r\nstay\ras they\nare",
        "a non-breaking\u00a0space, a line\u2028separator, العربية, 😀",
        "\ufeffa mark at the start is a letter like others",
        "",
    ],
)
def test_a_text_is_read_letter_for_letter_with_the_hash_of_its_bytes(
    text: str, tmp_path: Path
) -> None:
    """No line end, space or mark is changed, so that offsets count what is in the file."""
    path = tmp_path / "article.txt"
    path.write_bytes(text.encode())
    assert read_article(path) == (text, hashlib.sha256(text.encode()).hexdigest())


def test_a_text_in_another_encoding_is_refused_by_its_first_wrong_byte(tmp_path: Path) -> None:
    """An article that is not UTF-8 says at which byte."""
    path = tmp_path / "article.txt"
    path.write_bytes("dépêche".encode("windows-1252"))
    with pytest.raises(ValueError, match=r"^is not UTF-8 at byte 1$"):
        read_article(path)


def test_a_file_that_is_not_there_is_an_error_of_the_system(tmp_path: Path) -> None:
    """What cannot be read at all is left to the caller to explain."""
    with pytest.raises(FileNotFoundError):
        read_article(tmp_path / "gone.txt")
