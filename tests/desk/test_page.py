"""The page of the desk: its own code, and no word of the project."""

from __future__ import annotations

import json
import re

import pytest

from mosulmap.desk.page import desk_page, desk_script, desk_style, script_modules
from mosulmap.errors import RequestError
from mosulmap.languages import codes
from mosulmap.languages.catalogue import ENGLISH, language
from mosulmap.render.csp import hash_source


@pytest.mark.parametrize("code", codes())
def test_the_page_opens_in_a_language(code: str) -> None:
    """With its direction, and with the words of all languages inside."""
    page = desk_page(code, "secret").content.decode()
    assert f'<html lang="{code}" dir="{language(code).direction}">' in page
    boot = json.loads(re.search(r'id="boot">(.*)</script>', page)[1])  # type: ignore[index]
    assert (boot["token"], boot["lang"], set(boot["languages"])) == ("secret", code, {*codes()})


def test_a_language_that_is_not_there_is_refused() -> None:
    """In one line."""
    with pytest.raises(RequestError, match="'xx'"):
        desk_page("xx", "secret")


def test_the_policy_names_this_code_and_this_server_alone() -> None:
    """A script of anybody else does not run, and nothing goes anywhere else."""
    policy = desk_page("en", "secret").policy
    assert f"script-src {hash_source(desk_script())};" in policy
    assert f"style-src {hash_source(desk_style())};" in policy
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy


MADE = ("event_", "was_", "tab_", "compass_", "fclass_", "filter_", "nothing_", "shape_", "state_")
"""How the messages begin whose names end in a value."""


def test_every_word_that_the_script_says_is_in_the_catalogue() -> None:
    """And no message is there that nobody says."""
    code = "".join(script_modules().values())
    said = set(re.findall(r'\b(?:say|key)\("(\w+)"', code))
    quoted = set(re.findall(r'"(\w+)"', code))
    made = {name for name in ENGLISH.desk if name.startswith(MADE)}
    own = {name for name in said if name in ENGLISH.desk or not name.isupper()}
    letters = {name for name in own if len(name) == 1}
    assert own - letters - set(ENGLISH.desk) <= {"n"}
    assert set(ENGLISH.desk) - quoted - made - {"title", "skip", "parts"} == set()
