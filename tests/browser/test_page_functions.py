"""The page's pure functions, run in the browser, against the same cases as Python's."""

from __future__ import annotations

import json
from types import SimpleNamespace
from typing import Any

import pytest
from playwright.sync_api import Browser

from mosulmap.control.findings import in_force
from mosulmap.languages import codes
from mosulmap.languages.catalogue import language
from mosulmap.model.dates import to_ordinal
from mosulmap.render.bundle import bundle
from mosulmap.render.page import languages, script_modules

from .conftest import ROOT

CASES = json.loads((ROOT / "tests/data/control_at.json").read_text(encoding="utf-8"))["cases"]
WORDS_JS = bundle(script_modules(), "data/words.js")
EXPORTED = "export {addDays, daysBetween, dayIn, dateIn, isDay, languageOf, periodOn};"
DAYS = ["2016-02-29", "2016-10-31", "2016-11-04", "2016-12-31", "2017-01-01", "1999-12-31"]


def call(chromium: Browser, zone: str, expression: str, argument: object) -> Any:
    """Return what `expression` gives, the days and words as `js`, the argument as `given`."""
    context = chromium.new_context(timezone_id=zone)
    page = context.new_page()
    page.goto("about:blank")
    result = page.evaluate(
        """async ([code, expression, given]) => {
            const url = URL.createObjectURL(new Blob([code], {type: "text/javascript"}));
            const js = await import(url);
            return new Function("js", "given", `return ${expression}`)(js, given);
        }""",
        [WORDS_JS + EXPORTED, expression, argument],
    )
    context.close()
    return result


@pytest.mark.parametrize("case", CASES)
def test_python_finds_the_period_in_force(case: dict[str, Any]) -> None:
    """The cases hold in Python."""
    days = [to_ordinal(day) for day in case["periods"]]
    numbered: Any = tuple(SimpleNamespace(number=number) for number in range(len(days)))
    found: Any = in_force(numbered, days, to_ordinal(case["day"]))
    assert (found and found.number) == case["in_force"] or found is case["in_force"]


def test_the_page_finds_the_same_period_in_force(chromium: Browser) -> None:
    """The cases hold in JavaScript."""
    found = call(
        chromium,
        "UTC",
        "given.map(c => { const p = js.periodOn(c.periods.map((a, i) => ({a, i})), c.day);"
        " return p ? p.i : null; })",
        CASES,
    )
    assert found == [case["in_force"] for case in CASES]


@pytest.mark.parametrize("zone", ["Pacific/Honolulu", "UTC", "Asia/Baghdad", "Pacific/Auckland"])
def test_days_read_the_same_in_both_languages(chromium: Browser, zone: str) -> None:
    """Weekdays, months and steps over month and year ends agree, in every zone."""
    for code in codes():
        given = {"code": code, "languages": languages(), "days": DAYS}
        expression = (
            "(l => given.days.map(d => [js.dayIn(l, d), js.dateIn(l, d, l.short)]))"
            "(js.languageOf(given.languages, given.code))"
        )
        spoken = language(code)
        assert call(chromium, zone, expression, given) == [
            [spoken.day(day), spoken.short_day(day)] for day in DAYS
        ]
    assert call(chromium, zone, "given.map(d => js.addDays(js.addDays(d, 1), -1))", DAYS) == DAYS
    assert call(chromium, zone, "js.addDays(given, 1)", "2016-02-28") == "2016-02-29"
    assert call(chromium, zone, "js.daysBetween('2016-10-17', given)", "2017-02-26") == 132


def test_only_days_of_the_calendar_are_days(chromium: Browser) -> None:
    """An address can hold anything."""
    texts = ["2016-11-04", "2016-02-30", "2016-13-01", "16-11-04", "", "today", "2016-11-04T00:00"]
    assert call(chromium, "UTC", "given.map(js.isDay)", texts) == [True] + [False] * 6
