"""The vocabulary: what the tables hold, column by column. The only place where a column is named.

Each table is one frozen pydantic model; the order of its fields is the order of its columns, and
reader, writer, checker and `docs/tables.md` derive from it. Names follow Linked Places (LP-TSV
0.5), ACLED, EDTF (ISO 8601-2), GeoNames feature classes and BCP 47.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    WithJsonSchema,
)

from .dates import parse_day, parse_edtf


class FeatureClass(StrEnum):
    """GeoNames feature classes that a place of control can have."""

    ADMINISTRATIVE = "A"
    WATER = "H"
    AREA = "L"
    POPULATED = "P"
    SPOT = "S"


class Event(StrEnum):
    """What a sentence says happened at the place; `docs/method.md` maps each to ACLED."""

    CAPTURE = "capture"
    ENTRY = "entry"
    FIGHTING = "fighting"
    WITHDRAWAL = "withdrawal"
    HOLDING = "holding"
    SIEGE = "siege"
    ATTACK = "attack"
    DISPLACEMENT = "displacement"
    VISIT = "visit"
    NONE = "none"


class Assertion(StrEnum):
    """Whether the words say who holds the place, or only imply it in a curator's judgement."""

    STATED = "stated"
    IMPLIED = "implied"


class Review(StrEnum):
    """Where a mention stands with the curator."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    DEFERRED = "deferred"

    @property
    def waits(self) -> bool:
        """Whether nobody has accepted or rejected the mention yet."""
        return self in (Review.PROPOSED, Review.DEFERRED)


class State(StrEnum):
    """What can be said of a place on a day."""

    HELD = "held"
    CONTESTED = "contested"
    UNKNOWN = "unknown"


class Certainty(StrEnum):
    """On whose word a state rests."""

    CLAIMED = "claimed"
    REPORTED = "reported"
    CONFIRMED = "confirmed"


CONTESTED = State.CONTESTED.value
"""The word in a mention's `control` that stands for no single holder."""


def decimal(cell: object) -> object:
    """Return a cell unless it has a decimal comma, for which it raises `ValueError`."""
    if isinstance(cell, str) and re.fullmatch(r"-?\d+,\d+", cell):
        raise ValueError(f"has a decimal comma; write {cell.replace(',', '.')}")
    return cell


def semicolons(cell: object) -> object:
    """Split `a;b` into its parts; an empty cell has none."""
    if isinstance(cell, str):
        return tuple(part.strip() for part in cell.split(";") if part.strip())
    return cell


ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:-]*")
"""What an id is made of."""

COLOUR = re.compile(r"#[0-9a-f]{6}")
"""What a colour is made of."""


INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")
"""What a moment is made of: ISO 8601 in UTC."""


def instant(cell: str) -> str:
    """Return a moment in UTC, as ISO 8601 writes it. Raises `ValueError` for any other text."""
    if not INSTANT.fullmatch(cell):
        raise ValueError("is not a moment in UTC; write it as 2016-11-09T14:02:11Z")
    parse_day(cell.partition("T")[0])
    return cell


def identifier(cell: str) -> str:
    """Return an id of letters that survive every spreadsheet, address and file system.

    Raises `ValueError` for any other.
    """
    if not ID.fullmatch(cell):
        raise ValueError("is not an id; use letters, digits, _ . : - without spaces")
    return cell


def edtf_or_empty(cell: str) -> str:
    """Return an empty cell or an event date. Raises `ValueError` as `dates.parse_edtf` does."""
    if cell:
        parse_edtf(cell)
    return cell


def optional_day(cell: str) -> str:
    """Return an empty cell or an ISO day. Raises `ValueError` as `dates.parse_day` does."""
    return parse_day(cell) if cell else cell


def colour(cell: str) -> str:
    """Return a colour written as `#rrggbb`. Raises `ValueError` for any other text."""
    if not COLOUR.fullmatch(cell):
        raise ValueError("is not a colour; write it as #1873c0")
    return cell


def web_address(cell: str) -> str:
    """Return an empty cell or an http or https address, which readers may click on.

    Raises `ValueError` for any other text.
    """
    if cell and not re.fullmatch(r"https?://[^\s<>\"]+", cell):
        raise ValueError("is not a web address; it must begin with https:// or http://")
    return cell


# What a validator demands, its schema says too: data packages are derived from it.

Id = Annotated[
    str,
    AfterValidator(identifier),
    WithJsonSchema({"type": "string", "pattern": ID.pattern}),
]
Ids = Annotated[tuple[str, ...], BeforeValidator(semicolons)]
Texts = Annotated[tuple[str, ...], BeforeValidator(semicolons)]
Colour = Annotated[
    str,
    AfterValidator(colour),
    WithJsonSchema({"type": "string", "pattern": COLOUR.pattern}),
]
Colours = Annotated[tuple[Colour, ...], BeforeValidator(semicolons)]
Day = Annotated[
    str, AfterValidator(optional_day), WithJsonSchema({"type": "string", "format": "date"})
]
WebAddress = Annotated[
    str, AfterValidator(web_address), WithJsonSchema({"type": "string", "format": "uri"})
]
# The limits stand before the validator that names a decimal comma, so that the schema has them.
Longitude = Annotated[float, Field(ge=-180, le=180, allow_inf_nan=False), BeforeValidator(decimal)]
Latitude = Annotated[float, Field(ge=-90, le=90, allow_inf_nan=False), BeforeValidator(decimal)]
Metres = Annotated[float, Field(gt=0, allow_inf_nan=False), BeforeValidator(decimal)]
Instant = Annotated[
    str,
    AfterValidator(instant),
    WithJsonSchema({"type": "string", "pattern": INSTANT.pattern}),
]
Offset = Annotated[int, Field(ge=0)]
Filled = Annotated[str, Field(min_length=1)]


class Kind(StrEnum):
    """What a column's cells are made of, as far as that says what can go wrong with them."""

    TEXT = "text"
    VERBATIM = "verbatim"
    ID = "id"
    DEGREES = "degrees"
    METRES = "metres"
    WHOLE = "whole"
    DAY = "day"
    EVENT_DATE = "event date"
    MONTH = "month"
    LANGUAGE = "language"
    HASH = "hash"
    COLOURS = "colours"
    ADDRESS = "address"


KINDS = {
    **dict.fromkeys(("id", "parent_id", "place_id", "article_id"), Kind.ID),
    **dict.fromkeys(("actor", "control", "claimant"), Kind.ID),
    **dict.fromkeys(("lon", "lat"), Kind.DEGREES),
    "geo_uncertainty_m": Kind.METRES,
    **dict.fromkeys(("char_start", "char_end"), Kind.WHOLE),
    "published": Kind.DAY,
    "event_date": Kind.EVENT_DATE,
    "date": Kind.MONTH,
    "lang": Kind.LANGUAGE,
    "sha256": Kind.HASH,
    "color": Kind.COLOURS,
    "url": Kind.ADDRESS,
}
"""What the cells of a column are made of, the same in every table; all others are texts."""


class Row(BaseModel):
    """One line of a table: immutable, and closed to columns that nobody declared."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    sort_by: ClassVar[tuple[str, ...]] = ("id",)
    verbatim: ClassVar[frozenset[str]] = frozenset()
    identifying: ClassVar[frozenset[str]] = frozenset({"id"})
    """The columns in which a fault costs the whole row; in any other it costs its cell."""

    @classmethod
    def kind(cls, column: str) -> Kind:
        """Return what the cells of a column are made of."""
        return Kind.VERBATIM if column in cls.verbatim else KINDS.get(column, Kind.TEXT)


ESTIMATE = "estimate"
"""How the source of a coordinate begins that nobody has read anywhere."""

UNVERIFIED = "unverified: "
"""How the source of a coordinate begins that a geocoder gave and nobody compared with a map."""


class Place(Row):
    """`gazetteer/places.csv`: what there is, and where. One row a place."""

    id: Id = Field(description="Stable id; never reused.")
    title: Filled = Field(description="The name that map and lists show.")
    type: Filled = Field(description="What it is, in a word: neighbourhood, village, city, …")
    fclass: FeatureClass = Field(description="GeoNames feature class: A, H, L, P or S.")
    parent_id: str = Field("", description="The place it lies in; empty at the top.")
    lon: Longitude | None = Field(None, description="WGS 84 degrees; empty when not located.")
    lat: Latitude | None = Field(None, description="WGS 84 degrees; empty when not located.")
    geo_uncertainty_m: Metres | None = Field(
        None, description="Radius in metres within which the place lies."
    )
    geo_source: str = Field(
        "", description="Where the coordinate was read; begins with `estimate` when nobody did."
    )
    ccodes: Texts = Field((), description="ISO 3166-1 alpha-2 country codes, with `;` between.")
    matches: Ids = Field((), description="Ids elsewhere: `wd:` Wikidata, `gn:` GeoNames, `osm:`.")
    note: str = Field("", description="What a reader of the place card should know.")

    @property
    def located(self) -> bool:
        """Whether the place can be drawn."""
        return self.lon is not None and self.lat is not None

    @property
    def estimated(self) -> bool:
        """Whether the coordinate is a curator's estimate and not read anywhere."""
        return self.geo_source.startswith(ESTIMATE)

    @property
    def unconfirmed(self) -> bool:
        """Whether nobody has confirmed where the place lies: an estimate, or a service's answer."""
        return self.estimated or self.geo_source.startswith(UNVERIFIED.rstrip(": "))


class Name(Row):
    """`gazetteer/names.csv`: what places are called. One spelling a row."""

    sort_by: ClassVar[tuple[str, ...]] = ("place_id", "lang", "toponym")
    identifying: ClassVar[frozenset[str]] = frozenset({"place_id", "toponym"})

    place_id: Id = Field(description="The place that the spelling names.")
    toponym: Filled = Field(description="One spelling, as texts print it.")
    lang: Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$")] = Field(
        description="Language tag, BCP 47: en, ar, ar-Latn, …"
    )
    source: str = Field("", description="Where the spelling was read.")


class Actor(Row):
    """`gazetteer/actors.csv`: who can hold a place or speak of one. One row a party."""

    id: Id = Field(description="Stable id.")
    title: Filled = Field(description="The neutral name that the page shows.")
    title_ar: str = Field("", description="The same in Arabic.")
    parent_id: str = Field("", description="The larger party it belongs to.")
    names: Texts = Field((), description="What articles call it, with `;` between.")
    color: Colours = Field((), description="Colour on light ground; colour on dark ground.")
    pattern: str = Field(
        "", description="Shape of its mark; empty when it is shown as its parent, or holds nothing."
    )

    def own_title(self, code: str) -> str:
        """Return its name in the language of a BCP 47 code; empty when it has none."""
        return {"en": self.title, "ar": self.title_ar}.get(code, "")

    def title_in(self, code: str) -> str:
        """Return its name in the language of a BCP 47 code, else its title."""
        return self.own_title(code) or self.title


class Background(Row):
    """`gazetteer/background.csv`: what articles assume is known. One row a known change of hands.

    Or one for an offensive (`attack`), with its first day. It dates articles that print no year
    ("since the city fell in May", "on the 16th day of the offensive"), and never colours the map.
    """

    sort_by: ClassVar[tuple[str, ...]] = ("toponym", "date", "event")
    identifying: ClassVar[frozenset[str]] = frozenset({"toponym", "event", "actor", "date"})

    toponym: Filled = Field(description="The place, as articles print it.")
    event: Event = Field(description="What happened there.")
    actor: str = Field("", description="The party that did it.")
    date: Annotated[str, Field(pattern=r"^\d{4}-(0[1-9]|1[0-2])(-(0[2-9]|[12]\d|3[01]))?$")] = (
        Field(description="The month, such as 2015-05, or the day, such as 2016-10-17.")
    )
    source: Filled = Field(description="Where that was read.")

    @property
    def year(self) -> int:
        """The year of the event."""
        return int(self.date[:4])

    @property
    def month(self) -> int:
        """The month of the event, 1 to 12."""
        return int(self.date[5:7])

    @property
    def day(self) -> str:
        """The ISO day of the event; empty where only its month is known."""
        return self.date if self.date.count("-") > 1 else ""


class Article(Row):
    """`seeds/articles.csv`: the texts as obtained. One row an article."""

    identifying: ClassVar[frozenset[str]] = frozenset({"id", "file"})

    id: Id = Field(description="The file's name without its ending.")
    file: Filled = Field(description="The file in seeds/, kept byte for byte.")
    publisher: str = Field("", description="Who published it, if the text says so.")
    agency: Texts = Field((), description="The wire whose text it is, for independence of sources.")
    title: Filled = Field(description="The headline.")
    url: WebAddress = Field("", description="Address, if the text gives one.")
    published: Day = Field(
        "", description="Day of publication, ISO; empty when it cannot be known."
    )
    published_basis: str = Field("", description="The words and reasons behind that day.")
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")] = Field(
        description="SHA-256 of the file's bytes."
    )
    note: str = Field("", description="The curator's remarks.")

    @property
    def label(self) -> str:
        """The name under which the page cites it."""
        return self.publisher or ", ".join(self.agency) or self.id


class Mention(Row):
    """`seeds/mentions.csv`: what the articles say of places. One row a mention."""

    sort_by: ClassVar[tuple[str, ...]] = ("article_id", "char_start", "id")
    verbatim: ClassVar[frozenset[str]] = frozenset({"toponym", "date_phrase", "quote"})
    identifying: ClassVar[frozenset[str]] = frozenset(
        {
            *("id", "article_id", "char_start", "char_end", "toponym", "place_id", "quote"),
            # Without these nobody can say what the sentence asserts, of when, and on whose word.
            *("event", "control", "event_date", "claimant", "status"),
        }
    )

    id: Id = Field(
        description="`article_id:char_start`, and `.2` for a second statement on the same words."
    )
    article_id: Id = Field(description="The article.")
    char_start: Offset = Field(description="Code points before the toponym in the file as stored.")
    char_end: Offset = Field(description="Code points up to the toponym's end.")
    toponym: Filled = Field(
        description="The name as printed, or the words that stand for it: `the city`."
    )
    place_id: Id = Field(description="The place meant.")
    event: Event = Field(description="What the sentence says happened there.")
    actor: str = Field("", description="The party that did it.")
    control: str = Field(
        "",
        description="Who the sentence says holds the place, or `contested`; "
        "empty when it says nothing about control.",
    )
    assertion: Assertion = Field(
        Assertion.STATED, description="`stated`, or `implied` where a curator judges so."
    )
    event_date: Annotated[str, AfterValidator(edtf_or_empty)] = Field(
        "", description="When, in EDTF: 2016-11-04, 2016-11, 2016-11-04~, 2016-10-31/2016-11-02."
    )
    date_phrase: str = Field("", description="The words of the article that date it.")
    claimant: str = Field(
        "", description="The party whose word it is; empty where the reporter states it."
    )
    quote: Filled = Field(description="The sentence, verbatim.")
    status: Review = Field(description="proposed, accepted, rejected or deferred.")
    note: str = Field("", description="The curator's reason.")


class Acknowledgement(Row):
    """`seeds/acknowledged.csv`: warnings that somebody has decided. One row a warning.

    The table is optional. A warning comes back when a row or a value that it rests on changes.
    """

    sort_by: ClassVar[tuple[str, ...]] = ("file", "rule", "ids", "values")

    rule: Filled = Field(description="The name of the rule, as `check --format json` gives it.")
    file: Filled = Field(description="The file that the warning is about.")
    ids: str = Field("", description="The key of the row, with `|` between its cells.")
    values: str = Field("", description="The cell and the other values that it rests on.")
    why: Filled = Field(description="Why the row is right as it is.")


ACKNOWLEDGED = "seeds/acknowledged.csv"
"""Where acknowledgements stand; beside `TABLES`, since a project need not have any."""


class Decision(Row):
    """`seeds/decisions.csv`: who changed what, when and why. One row a changed cell; only added to.

    Rows with the same `when` and `who` are one decision. A row that was added or removed has one
    line for each filled cell.
    """

    sort_by: ClassVar[tuple[str, ...]] = ("when",)
    verbatim: ClassVar[frozenset[str]] = frozenset({"row", "before", "after"})
    identifying: ClassVar[frozenset[str]] = frozenset({"table", "row", "column", "who", "when"})

    table: Filled = Field(description="The table, such as mentions.")
    row: Filled = Field(
        description="The key of the row, such as a mention's id, before the change."
    )
    column: Filled = Field(description="The column, such as status.")
    before: str = Field("", description="What stood in the cell.")
    after: str = Field("", description="What stands there since.")
    who: Filled = Field(description="Who decided.")
    when: Instant = Field(description="When, in UTC: 2016-11-09T14:02:11.000000Z.")
    why: str = Field("", description="The reason given.")
    undoes: str = Field("", description="The `when` of the decision that this one undoes.")


TABLES: dict[str, type[Row]] = {
    "gazetteer/places.csv": Place,
    "gazetteer/names.csv": Name,
    "gazetteer/actors.csv": Actor,
    "gazetteer/background.csv": Background,
    "seeds/articles.csv": Article,
    "seeds/mentions.csv": Mention,
    "seeds/decisions.csv": Decision,
}
"""Every table of a project, by its path in the project's folder."""

KEYS: dict[str, tuple[str, ...]] = {
    "gazetteer/places.csv": ("id",),
    "gazetteer/names.csv": ("place_id", "toponym", "lang"),
    "gazetteer/actors.csv": ("id",),
    "seeds/articles.csv": ("id",),
    "seeds/mentions.csv": ("id",),
    "seeds/decisions.csv": ("when", "who", "table", "row", "column"),
}
"""The columns that identify a row of a table; no two rows have the same values in them."""


def key_columns(path: str) -> tuple[str, ...]:
    """Return the columns by which a row of the table at `path` is called: its key.

    In a table without one, where two rows may be called the same, they are those without which
    nobody can say what a row is.
    """
    model = TABLES[path]
    own = (column for column in model.model_fields if column in model.identifying)
    return KEYS.get(path) or tuple(own)


REFERENCES: dict[str, dict[str, str]] = {
    "gazetteer/places.csv": {"parent_id": "gazetteer/places.csv"},
    "gazetteer/names.csv": {"place_id": "gazetteer/places.csv"},
    "gazetteer/actors.csv": {"parent_id": "gazetteer/actors.csv"},
    "gazetteer/background.csv": {"actor": "gazetteer/actors.csv"},
    "seeds/mentions.csv": {
        "article_id": "seeds/articles.csv",
        "place_id": "gazetteer/places.csv",
        "actor": "gazetteer/actors.csv",
        "claimant": "gazetteer/actors.csv",
    },
}
"""By table, the columns that hold the `id` of a row in a table, and which table that is.

A mention's `control` is none of them: it may also say `contested`.
"""
