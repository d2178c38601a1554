"""Like entries as one table: a column of values for each field, pools of what they share."""

from __future__ import annotations

import json
from collections.abc import Hashable, Iterable, Mapping, Sequence
from functools import partial
from types import MappingProxyType
from typing import Any, NamedTuple

from ...model.kept import FORGETFUL, Kept
from .pool import Json, cell_text, cell_texts, entry_of, text_of

NO_TEXTS: Mapping[str, Sequence[str]] = MappingProxyType({})


class Column(NamedTuple):
    """The values of a field, or their numbers in a pool; how many entries have the field."""

    uses: int
    values: list[Any]
    pool: list[Any]


def table(entries: Sequence[Json], name: Hashable = "", kept: Kept = FORGETFUL) -> Json:
    """Return like entries as one table: {"count": n, "columns": {…}, "pools": {…}}.

    The fields that most entries have come first. The columns of the table of a `name` that did not
    change are `kept`.
    """
    columns = {}
    for field in set[str]().union(*entries):
        values = tuple([entry.get(field, 0) for entry in entries])
        columns[field] = kept.of(("column", name, field), values, partial(column_of, field, values))
    return joined(columns, len(entries))


def table_of(
    whole: Mapping[str, Sequence[Any]], count: int, texts: Mapping[str, Sequence[str]] = NO_TEXTS
) -> Json:
    """Return `whole` columns, each with a value for each of `count` entries, as such a table.

    Of some columns the `texts` of the values, none of which is 0, are known already.
    """
    columns = {
        field: column_of(field, values, texts.get(field, ())) for field, values in whole.items()
    }
    return joined(columns, count)


def column_of(field: str, values: Sequence[Any], texts: Sequence[str] = ()) -> Column:
    """Return the column of a field; the values as `texts` are written unless they are known."""
    uses = sum(value != 0 for value in values)
    return Column(uses, *pooled(list(values), field, texts or cell_texts(values)))


def joined(columns: Mapping[str, Column], count: int) -> Json:
    """Return columns as a table of so many entries."""
    order = sorted(columns, key=lambda field: (-columns[field].uses, field))
    return {
        "count": count,
        "columns": {field: columns[field].values for field in order},
        "pools": {field: columns[field].pool for field in order if columns[field].pool},
    }


def pooled(column: list[Any], field: str, texts: Sequence[str]) -> tuple[list[Any], list[Any]]:
    """Return a column as numbers of the values in a pool, and the pool; none if that is longer.

    `texts` are the values as JSON, empty for 0, which is in no pool.

    Pools take 4 kB off the shipped page and 6 kB, deflated, off that of 5,000 places.
    """
    pool = list(dict.fromkeys(("", *texts)))
    numbers = numbers_of(("", *texts))[1:]
    around = len(text_of({field: []})) + len(pool)
    zeros = (cell_text(value) for value, text in zip(column, texts, strict=True) if not text)
    length = len("[]") + len(column) - 1 + sum(map(len, texts)) + sum(map(len, zeros))
    if around + sum(map(len, pool)) + len(text_of(numbers)) >= length:
        return column, []
    return numbers, [json.loads(text) for text in pool[1:]]


def numbers_of(items: Sequence[Hashable]) -> list[int]:
    """Return the number of each item among the distinct ones, in the order of their first use."""
    numbers = {item: number for number, item in enumerate(dict.fromkeys(items))}
    return [numbers[item] for item in items]


def steps(numbers: Iterable[int]) -> list[int]:
    """Return each number as the difference from the one before, the first from 0."""
    listed = list(numbers)
    return [number - former for former, number in zip([0, *listed], listed, strict=False)]


def entries_of(columned: Json) -> list[Json]:
    """Return the entries of a table that `pool.columns` made, without what they have not."""
    keys = columned["keys"]
    rows = (entry_of(row, keys) for row in columned["rows"])
    return [{key: value for key, value in row.items() if value != 0} for row in rows]
