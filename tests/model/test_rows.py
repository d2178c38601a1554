"""The vocabulary: what a row may hold, and what it says of itself."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from mosulmap.model.rows import TABLES, Article, Decision, Place, Row
from tests.tiny_project import tiny_tables


def filled(cells: dict[str, str]) -> dict[str, str]:
    """Return the cells that hold something, as the reader hands them to a model."""
    return {column: cell for column, cell in cells.items() if cell}


SHA = {"sha256": "0" * 64}

KARAMA = {"id": "karama", "title": "Karama", "type": "neighbourhood", "fclass": "P"}

STORY = {"id": "000", "file": "000.txt", "title": "A story", **SHA}


@pytest.mark.parametrize(
    ("path", "columns"),
    [
        (
            "gazetteer/places.csv",
            (
                "id title type fclass parent_id lon lat geo_uncertainty_m geo_source "
                "ccodes matches note"
            ),
        ),
        ("gazetteer/names.csv", "place_id toponym lang source"),
        ("gazetteer/actors.csv", "id title title_ar parent_id names color pattern side"),
        ("gazetteer/background.csv", "toponym event actor date source"),
        (
            "seeds/articles.csv",
            "id file publisher agency title url published published_basis sha256 note",
        ),
        (
            "seeds/mentions.csv",
            (
                "id article_id char_start char_end toponym place_id event actor control assertion "
                "event_date date_phrase claimant quote status note"
            ),
        ),
        ("seeds/decisions.csv", "table row column before after who when why undoes"),
    ],
)
def test_the_columns_of_a_table_stay_where_files_have_them(path: str, columns: str) -> None:
    """The columns of each table and their order are a promise to every project on disk."""
    assert " ".join(TABLES[path].model_fields) == columns


@pytest.mark.parametrize("path", TABLES)
def test_every_column_says_what_it_holds(path: str) -> None:
    """Each column has a description that ends as a sentence, for `docs/tables.md`."""
    descriptions = [field.description or "" for field in TABLES[path].model_fields.values()]
    assert [text for text in descriptions if not text.endswith((".", "…"))] == []


@pytest.mark.parametrize("path", TABLES)
def test_a_row_cannot_be_changed(path: str) -> None:
    """A row is frozen: whoever holds it holds what was read."""
    cells = tiny_tables()[path][0] | ({"id": "first:0", "char_start": "0", "char_end": "5"} | SHA)
    known = {column: cells.get(column, "") for column in TABLES[path].model_fields}
    row = TABLES[path].model_validate_strings(filled(known))
    column = next(iter(TABLES[path].model_fields))
    with pytest.raises(ValidationError, match="frozen"):
        setattr(row, column, "other")


@pytest.mark.parametrize("model", TABLES.values())
def test_a_column_that_nobody_declared_is_refused(model: type[Row]) -> None:
    """A row takes no cell beyond its columns."""
    with pytest.raises(ValidationError, match="Extra inputs are not permitted"):
        model.model_validate_strings({"population": "664000"})


@pytest.mark.parametrize(
    ("cells", "located"),
    [
        ({"lon": "43.2", "lat": "36.3"}, True),
        ({"lon": "0", "lat": "0"}, True),
        ({"lon": "43.2"}, False),
        ({"lat": "36.3"}, False),
        ({}, False),
    ],
)
def test_a_place_is_located_by_both_its_coordinates(cells: dict[str, str], located: object) -> None:
    """A place can be drawn when it has a longitude and a latitude, the point (0, 0) included."""
    assert Place.model_validate_strings(KARAMA | cells).located is located


@pytest.mark.parametrize(
    ("source", "estimated"),
    [
        ("estimate: general knowledge", True),
        ("estimate", True),
        ("GeoNames; the radius is an estimate", False),
        ("", False),
    ],
)
def test_a_source_that_begins_with_estimate_is_one(source: str, estimated: object) -> None:
    """A coordinate is an estimate when its source begins with that word."""
    place = Place.model_validate_strings(filled(KARAMA | {"geo_source": source}))
    assert place.estimated is estimated


@pytest.mark.parametrize(
    ("cells", "label"),
    [
        ({"publisher": "VOV", "agency": "Reuters"}, "VOV"),
        ({"agency": "AFP;Reuters"}, "AFP, Reuters"),
        ({}, "000"),
    ],
)
def test_an_article_is_cited_by_its_publisher_its_agencies_or_its_id(
    cells: dict[str, str], label: str
) -> None:
    """The label is the publisher, else the agencies, else the id."""
    assert Article.model_validate_strings(STORY | cells).label == label


@pytest.mark.parametrize(
    ("cell", "parts"),
    [
        ("wd:Q83317;gn:99072", ("wd:Q83317", "gn:99072")),
        (" a ; b ", ("a", "b")),
        ("a;;b;", ("a", "b")),
        ("a", ("a",)),
        (";", ()),
    ],
)
def test_semicolons_divide_the_values_of_a_cell(cell: str, parts: tuple[str, ...]) -> None:
    """A cell of several values is split at semicolons; blanks around and between them go."""
    assert Place.model_validate_strings(KARAMA | {"matches": cell}).matches == parts


@pytest.mark.parametrize("when", ["2016-11-09", "2016-02-30T10:00:00Z", "2016-11-09T14:02:11"])
def test_a_moment_has_a_day_that_exists_and_is_in_utc(when: str) -> None:
    """Decisions of two machines can be put in order."""
    cells = {"table": "mentions", "row": "x:1", "column": "status", "who": "Amira"}
    assert Decision.model_validate_strings(cells | {"when": "2016-11-09T14:02:11.5Z"})
    with pytest.raises(ValidationError):
        Decision.model_validate_strings(cells | {"when": when})
