"""What datapackage.json says of a project: taken where it is right, told where it is not."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from mosulmap.errors import DataError
from mosulmap.project.description import read_description
from mosulmap.project.schema import FILE

ROOT = Path(__file__).resolve().parents[2]


def test_the_shipped_project_says_whose_it_is() -> None:
    """Licences by their names, sources with addresses, and who made it."""
    found = read_description(ROOT)
    assert found.name == "mosul"
    assert {one["name"] for one in found.licenses} >= {"ODbL-1.0", "CC-BY-4.0", "CC-BY-SA-4.0"}
    assert found.sources
    assert found.contributors


def test_a_project_without_a_file_has_its_name(tmp_path: Path) -> None:
    """That of its folder, in the letters of a package's name."""
    folder = tmp_path / "Sirte 2016"
    folder.mkdir()
    found = read_description(folder)
    assert (found.name, found.title, found.licenses) == ("sirte-2016", "sirte-2016", ())


@pytest.mark.parametrize(
    ("package", "messages"),
    [
        ([], ["datapackage.json: is not a JSON object"]),
        ({"title": 5}, ["datapackage.json: title: is not a text"]),
        (
            {"licenses": "ODbL", "keywords": [1]},
            [
                "datapackage.json: keywords: is not a list of texts",
                'datapackage.json: licenses: is not a list of objects such as {"title": …}',
            ],
        ),
    ],
)
def test_what_is_not_of_the_standard_is_told(
    package: Any, messages: list[str], tmp_path: Path
) -> None:
    """All at once."""
    (tmp_path / FILE).write_text(json.dumps(package), encoding="utf-8")
    with pytest.raises(DataError) as raised:
        read_description(tmp_path)
    assert str(raised.value).splitlines() == messages


@pytest.mark.parametrize("text", ["{", "[" * 100_000], ids=["cut off", "deep"])
def test_a_file_that_is_no_json_is_told(text: str, tmp_path: Path) -> None:
    """With what the reader says; nested beyond every stack is no JSON either."""
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match="cannot be read as JSON"):
        read_description(tmp_path)
