"""The rows that all exports have in common."""

from __future__ import annotations

from mosulmap.control.study import Study
from mosulmap.export.tables import (
    Scope,
    article_rows,
    conflict_rows,
    mention_rows,
    period_rows,
    place_rows,
)


def test_a_slice_has_each_place_once(study: Study) -> None:
    """`--date` is one day; `--from` and `--to` are a span."""
    assert len(period_rows(study, Scope("2016-11-04"))) == len(study.named)
    spanned = period_rows(study, Scope(first="2016-11-03", last="2016-11-05"))
    assert all((row.end or "9") >= "2016-11-03" for row in spanned)
    assert all((row.start or "0") <= "2016-11-05" for row in spanned)


def test_the_tables_hold_what_is_shown(study: Study) -> None:
    """Every named place, accepted mention, article and conflict is a row with its source."""
    assert len(place_rows(study)) == len(study.named)
    assert len(mention_rows(study)) == len(study.mentions)
    assert len(article_rows(study)) == len(study.articles)
    assert conflict_rows(study)
    assert all(row.source and row.quote for row in mention_rows(study))
    assert all(row.quote for row in period_rows(study) if row.state == "held")
