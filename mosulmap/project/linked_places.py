"""A gazetteer in Linked Places format (LP-TSV 0.5, World Historical Gazetteer) as places and names.

Fields that have a column in our tables are taken over; for each other field, a notice counts its
rows. A position needs a radius of uncertainty. LP-TSV has one in `approximation`, in kilometres;
where that is empty, the position is only kept in the note, unless the curator gives a radius.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..errors import DataError, Problem, RequestError
from ..model.rows import FeatureClass, Name, Place
from .table import parse_row

Cells = dict[str, str]
"""The filled cells of a row, by column."""

LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]+)*")
UNDETERMINED = "und"
"""The language of a name when nobody says which, in BCP 47."""

POINT = re.compile(r"POINT\s*\(\s*(-?[\d.]+)\s+(-?[\d.]+)\s*\)", re.IGNORECASE)
KILOMETRES = re.compile(r"\d+(\.\d+)?|\.\d+")

KINDS = {"A": "administrative area", "H": "water", "L": "area", "P": "settlement", "S": "site"}
"""What a place is in a word when only its feature class is given."""

BY_CONCEPT = {
    # inhabited place, city, town, village, port, community
    **dict.fromkeys(("300008347", "300008389", "300008375", "300008372"), "P"),
    **dict.fromkeys(("300120599", "300387203"), "P"),
    # nation, country, province, county, state, administrative and political division
    **dict.fromkeys(("300128207", "300387506", "300000774", "300000771", "300000776"), "A"),
    **dict.fromkeys(("300232418", "300236157"), "A"),
}
"""Feature classes of the commonest concepts of the Getty AAT, for rows without `fclasses`."""

TAKEN = {
    *("id", "title", "title_source", "title_uri", "fclasses", "types", "variants", "lon", "lat"),
    *("geowkt", "geo_source", "geo_id", "approximation", "ccodes", "matches"),
    *("parent_id", "parent_name", "description"),
}
WITHOUT_COLUMN = {"start", "end", "attestation_year", "aat_types"}
"""Columns of LP-TSV for which our tables have none."""

NEEDED = ("id", "title")


@dataclass(frozen=True, slots=True)
class Import:
    """What a Linked Places file gives: rows of two tables, and `notices` of what was left out."""

    places: tuple[Place, ...]
    names: tuple[Name, ...]
    notices: tuple[str, ...]


def read_linked_places(file: Path, radius: float | None = None) -> Import:
    """Return the places and names of an LP-TSV file.

    `radius`, in metres, is that of positions without an `approximation` of their own. Raises
    `DataError` with every problem, and `RequestError` when the file cannot be read.
    """
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise RequestError(f"--from {file}: cannot be read ({reason})") from None
    except UnicodeDecodeError:
        message = "is not UTF-8, as Linked Places files are; save it as UTF-8"
        raise DataError([Problem(file.name, 0, "", message)]) from None
    return parse_linked_places(text, file.name, radius)


def parse_linked_places(text: str, path: str, radius: float | None = None) -> Import:
    """Return the places and names in the text of an LP-TSV file. Raises `DataError`."""
    header, *lines = text.replace("\r\n", "\n").split("\n")
    columns = [unquoted(cell) for cell in header.split("\t")]
    if messages := header_problems(columns):
        raise DataError([Problem(path, 1, "", message) for message in messages])
    converter = Converter(path, radius)
    for number, line in enumerate(lines, 2):
        if line.strip():
            converter.add_row(number, columns, [unquoted(cell) for cell in line.split("\t")])
    return converter.result(columns)


def header_problems(columns: Sequence[str]) -> list[str]:
    """Return what is wrong with the columns of a file."""
    if len(columns) == 1:
        return ["has one column; Linked Places files (LP-TSV) have tabs between their cells"]
    doubled = sorted({column for column in columns if columns.count(column) > 1 and column})
    return [
        *(f"column {column!r} is missing" for column in NEEDED if column not in columns),
        *(f"column {column!r} stands there twice" for column in doubled),
    ]


def unquoted(cell: str) -> str:
    """Return a cell without the quotes that spreadsheets put around some."""
    cell = cell.strip()
    if len(cell) > 1 and cell[0] == cell[-1] == '"':
        return cell[1:-1].replace('""', '"').strip()
    return cell


def parts(cell: str) -> list[str]:
    """Return the values that `;` divides."""
    return [part.strip() for part in cell.split(";") if part.strip()]


class Converter:
    """Converts the rows of a file, collecting problems and notices of what was not taken over."""

    def __init__(self, path: str, radius: float | None) -> None:
        self.path = path
        self.radius = radius
        self.rows: list[tuple[int, Cells]] = []
        self.problems: list[Problem] = []
        self.notices: Counter[str] = Counter()
        self.places: list[Place] = []
        self.names: dict[tuple[str, str, str], Name] = {}
        self.lines: dict[str, int] = {}

    def note(self, line: int, column: str, message: str) -> None:
        """Add the problem of a cell."""
        self.problems.append(Problem(self.path, line, column, message))

    def add_row(self, line: int, columns: Sequence[str], cells: Sequence[str]) -> None:
        """Add one row; cells missing at its end are empty."""
        if len(cells) > len(columns) and any(cells[len(columns) :]):
            self.note(line, "", f"has {len(cells)} cells, expected {len(columns)}")
            return
        row = {column: cell for column, cell in zip(columns, cells, strict=False) if cell}
        first = self.lines.setdefault(row.get("id", ""), line)
        if first != line and "id" in row:
            self.note(line, "id", f"'{row['id']}' stands already on line {first}")
        self.rows.append((line, row))

    def result(self, columns: Sequence[str]) -> Import:
        """Return the places and names of all rows. Raises `DataError` with every problem."""
        for line, row in self.rows:
            self.convert(line, row)
        if self.problems:
            raise DataError(self.problems)
        unknown = [c for c in columns if c and c not in TAKEN | WITHOUT_COLUMN]
        for column in (*sorted(WITHOUT_COLUMN), *unknown):
            known = "our tables have no such column"
            why = known if column in WITHOUT_COLUMN else f"{known}, and LP-TSV has none either"
            self.notices[f"{column}: {why}"] += sum(column in row for _, row in self.rows)
        return Import(tuple(self.places), tuple(self.names.values()), tuple(self.notice_lines()))

    def notice_lines(self) -> Iterator[str]:
        """Yield a line for each kind of value that was left out, with its number of rows."""
        for what, number in self.notices.items():
            if number:
                yield f"{self.path}: {number} row{'s' * (number != 1)} with {what}"

    def convert(self, line: int, row: Cells) -> None:
        """Convert one row to a place with its names, or add its problems."""
        notes = [row["description"]] if "description" in row else []
        fclass = self.feature_class(line, row)
        cells = {
            "id": row.get("id", ""),
            "title": row.get("title", ""),
            "fclass": fclass,
            "type": self.kind(row, fclass),
            "parent_id": self.parent(line, row, notes),
            "ccodes": row.get("ccodes", ""),
            "matches": row.get("matches", ""),
            **self.position(line, row),
        }
        found, problems = parse_row(list(cells), list(cells.values()), Place)
        if found is not None and not problems:
            self.places.append(self.with_note(found, notes))
        for problem in problems:
            # The class has its own problem; a radius is read from the column approximation.
            column = {"geo_uncertainty_m": "approximation"}.get(problem.column, problem.column)
            if column not in ("fclass", "type"):
                self.note(line, column, problem.message)
        self.take_names(line, row)

    def with_note(self, place: Place, notes: list[str]) -> Place:
        """Return a place with its note; a position without a radius is moved into the note."""
        if not place.located or place.geo_uncertainty_m is not None:
            return place.model_copy(update={"note": "; ".join(notes)})
        self.notices[
            "a position without approximation: it was put into the note; say --radius METRES"
        ] += 1
        lay = f"lon {place.lon}, lat {place.lat} ({place.geo_source}), within an unknown radius"
        nowhere = {"lon": None, "lat": None, "geo_source": ""}
        return place.model_copy(update={"note": "; ".join([*notes, lay]), **nowhere})

    def feature_class(self, line: int, row: Cells) -> str:
        """Return the first feature class of a row that our places can have."""
        given = parts(row.get("fclasses", ""))
        ours = [letter for letter in given if letter in {c.value for c in FeatureClass}]
        if not given:
            ours = [BY_CONCEPT[c] for c in parts(row.get("aat_types", "")) if c in BY_CONCEPT]
        if not ours:
            what = f"'{row['fclasses']}' has none" if given else "is empty and aat_types tells none"
            self.note(line, "fclasses", f"{what} of the classes A, H, L, P, S; write one of them")
            return ""
        if len(given) > 1:
            self.notices["several fclasses: the first of A, H, L, P, S was taken"] += 1
        return ours[0]

    def kind(self, row: Cells, fclass: str) -> str:
        """Return the type of a place: the first one of its row, else its feature class in words."""
        types = parts(row.get("types", ""))
        if len(types) > 1:
            self.notices["several types: the first was taken"] += 1
        if not types:
            self.notices["no types: the feature class in words stands for it"] += 1
        return types[0] if types else KINDS.get(fclass, "")

    def parent(self, line: int, row: Cells, notes: list[str]) -> str:
        """Return the id of a row's parent if it is in the file; else note the parent."""
        name, uri = row.get("parent_name", ""), row.get("parent_id", "")
        key = uri.removeprefix("#")
        if key and key in self.lines:
            return key
        if uri.startswith("#"):
            self.note(line, "parent_id", f"'{uri}' is not an id in this file")
        elif name or uri:
            self.notices["a parent that is not in the file: it was put into the note"] += 1
            notes.append(f"in {name} ({uri})" if name and uri else f"in {name or uri}")
        return ""

    def position(self, line: int, row: Cells) -> Cells:
        """Return the cells of a place's position, its source, and its radius if one is known."""
        lon, lat = row.get("lon", ""), row.get("lat", "")
        if wkt := row.get("geowkt", ""):
            if point := POINT.fullmatch(wkt):
                lon, lat = point.groups()
            else:
                self.notices["a geowkt that is no point: only lon and lat were taken"] += 1
        if not lon and not lat:
            return {}
        if not (lon and lat):
            self.note(line, "lat" if lon else "lon", "is empty; lon and lat go together")
        source, radius = self.source(row), self.radius_of(row)
        return {"lon": lon, "lat": lat, "geo_source": source, "geo_uncertainty_m": radius}

    def radius_of(self, row: Cells) -> str:
        """Return the radius of a position in metres, empty when none is known."""
        given = row.get("approximation", "")
        if KILOMETRES.fullmatch(given):
            return f"{float(given) * 1000:.10g}"
        if given and not re.match(r"\w+:", given):
            return given
        if given:
            self.notices["an approximation in words: it is no radius"] += 1
        return "" if self.radius is None else f"{self.radius:.10g}"

    def source(self, row: Cells) -> str:
        """Return the source of a coordinate, as far as the file names it."""
        label, uri = row.get("geo_source", ""), row.get("geo_id", "")
        if label and uri:
            return f"{label} ({uri})"
        return label or uri or f"{self.path}, which names no source"

    def take_names(self, line: int, row: Cells) -> None:
        """Add the title of a row and its variants as names, each once."""
        key, title = row.get("id", ""), row.get("title", "")
        label, uri = row.get("title_source", ""), row.get("title_uri", "")
        source = f"{label} ({uri})" if label and uri else label or uri
        spelled = [(title, UNDETERMINED, source)]
        for variant in parts(row.get("variants", "")):
            name, at, lang = variant.rpartition("@")
            if at and not LANGUAGE.fullmatch(lang):
                self.note(line, "variants", f"'{variant}' has no language tag after @, such as @ar")
            if at and not name.strip():
                self.note(line, "variants", f"'{variant}' has no name before @")
            spelled.append((name.strip(), lang, "") if at else (variant, UNDETERMINED, ""))
        for name, lang, read in spelled:
            cells = [key, name, lang, read or f"variant in {self.path}"]
            found, problems = parse_row(["place_id", "toponym", "lang", "source"], cells, Name)
            if found is not None and not problems:
                self.names.setdefault((key, name, lang), found)
