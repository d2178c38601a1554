"""Nothing in the package knows the campaign that it ships with: a second one works as well."""

from __future__ import annotations

import ast
import json
import re
import shutil
from pathlib import Path

import pytest
from frictionless import Package

from mosulmap.model.rows import Actor, Name, Place
from mosulmap.project.table import read_table
from tests.command_line import run_cli

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "mosulmap"
OTHER = ROOT / "tests" / "data" / "other_campaign"

PLACES = read_table(ROOT, "gazetteer/places.csv", Place).rows
NAMES = read_table(ROOT, "gazetteer/names.csv", Name).rows
ACTORS = read_table(ROOT, "gazetteer/actors.csv", Actor).rows

ORDINARY = {"residents", "villagers", "jihadists", "other", "is", "un", "UN", "coalition"}
"""What a party is called that is also a word of the language, in which anybody may be spoken of."""

ALLOWED = {
    ("cli/curate.py", 'help="empty for headers alone; mosul copies the shipped one."'): (
        "the name of the example that ships"
    ),
    ("cli/locate.py", "\"locate asks for names, such as `mosulmap locate 'Al-Josaq, Mosul'`, \""): (
        "an example in a message that says how the command is typed"
    ),
    ("curate/evaluate.py", 'PARTIES = {"ISF": "isf", "IS": "is"}'): (
        "the words of the annotations by hand, whose format has no others"
    ),
    (
        "model/countries.py",
        (
            "HK HKG 344 HU HUN 348 IS ISL 352 IN IND 356 ID IDN 360 IR IRN 364 IQ IRQ 368 IE IRL "
            "372 IM IMN 833"
        ),
    ): "the code of Iceland",
}
"""Lines that may name what ships, each with the reason."""


def vocabulary() -> set[str]:
    """Return every name and id of a place or a party that ships, and what lies around them."""
    found = {"Tigris", "Iraq", "Iraqi", "Nineveh", "ISF"}
    found |= {word for place in PLACES for word in (place.id, place.title)}
    found |= {name.toponym for name in NAMES}
    found |= {word for a in ACTORS for word in (a.id, a.title, a.title_ar, *a.names)}
    return {word for word in found if len(word) > 1 and word not in ORDINARY}


NAMED = re.compile(
    rf"(?<![\w-])({'|'.join(sorted(map(re.escape, vocabulary()), key=len, reverse=True))})(?![\w-])"
)


def code_lines(path: Path) -> list[str]:
    """Return the lines of a file, those blank that only explain: an example there decides nothing.

    Documentation strings and comments of Python are blanked, and comments of scripts and styles.
    """
    text = path.read_text(encoding="utf-8")
    lines = text.splitlines()
    if path.suffix in (".js", ".css"):
        kept = re.sub(r"/\*.*?\*/", lambda m: "\n" * m.group().count("\n"), text, flags=re.DOTALL)
        return [line.partition("// ")[0] for line in kept.splitlines()]
    if path.suffix == ".py":
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
                end = node.end_lineno or node.lineno
                lines[node.lineno - 1 : end] = [""] * (end - node.lineno + 1)
        return [re.sub(r"^\s*#.*|  # .*", "", line) for line in lines]
    return [line for line in lines if not line.startswith("#")]


WORLD = "ground.json.gz"
"""The ground of the whole world, where every war has been."""

FILES = sorted(
    path
    for path in PACKAGE.rglob("*")
    if path.is_file() and "__pycache__" not in path.parts and path.name != WORLD
)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_no_line_of_the_package_names_what_ships(path: Path) -> None:
    """No place, no spelling and no party of the shipped project stands in code or catalogues."""
    name = path.relative_to(PACKAGE).as_posix()
    named = {line.strip() for line in code_lines(path) if NAMED.search(line)}
    assert {line for line in named if (name, line.rstrip(",")) not in ALLOWED} == set()


def test_every_allowed_line_is_still_there() -> None:
    """A line that is gone needs no leave."""
    for name, line in ALLOWED:
        assert line in (PACKAGE / name).read_text(encoding="utf-8")


def test_the_vocabulary_is_that_of_the_shipped_project() -> None:
    """It has the names that a careless line would use, in both scripts."""
    assert {"Mosul", "mosul", "isf", "Karama", "الموصل", "Islamic State"} <= vocabulary()
    assert NAMED.search('PLACE = "mosul"')
    assert not NAMED.search("import mosulmap")


# The other campaign: Sirte 2016, with articles made up as an example.


def test_the_other_project_shares_no_place_and_no_party_with_the_shipped_one() -> None:
    """Ids and names differ, but for the name that both battles give one side."""
    places = {place.id for place in read_table(OTHER, "gazetteer/places.csv", Place).rows}
    actors = {actor.id for actor in read_table(OTHER, "gazetteer/actors.csv", Actor).rows}
    assert len(places) == 10
    assert not places & {place.id for place in PLACES}
    assert not actors & {actor.id for actor in ACTORS}


def test_the_other_project_is_sound_and_a_valid_data_package() -> None:
    """The check finds nothing, and neither does frictionless."""
    done = run_cli("check", "--project", str(OTHER), cwd=ROOT)
    assert done.code == 0
    assert done.out.startswith(
        "No problems: 8 places named in 3 articles, 19 mentions, 17 May 2016 to 9 Dec 2016"
    )
    assert Package(str(OTHER / "datapackage.json")).validate().valid


def test_reading_the_other_articles_again_finds_what_was_judged(tmp_path: Path) -> None:
    """Its mentions are those that extract proposes."""
    shutil.copytree(OTHER, tmp_path / "copy")
    done = run_cli("extract", "--project", "copy", cwd=tmp_path)
    assert done.out == "copy/seeds/mentions.csv: 0 new, 20 kept, 0 gone\n"


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (
            "2016-06-10",
            {
                "abu_grein": ("unity_forces", "held"),
                "bin_jawad": ("unity_forces", "held"),
                "harawa": ("jihadists", "held"),
                "misrata": (None, "unknown"),
                "nofaliya": ("unity_forces", "held"),
                "ouagadougou_centre": (None, "unknown"),
                "qasr_abu_hadi": (None, "unknown"),
                "sirte": (None, "contested"),
            },
        ),
        (
            "2016-12-07",
            {
                "abu_grein": ("unity_forces", "held"),
                "bin_jawad": ("unity_forces", "held"),
                "harawa": ("unity_forces", "held"),
                "misrata": (None, "unknown"),
                "nofaliya": ("unity_forces", "held"),
                "ouagadougou_centre": ("unity_forces", "held"),
                "qasr_abu_hadi": ("unity_forces", "held"),
                "sirte": ("unity_forces", "held"),
            },
        ),
    ],
)
def test_the_status_of_the_other_campaign_is_what_its_articles_say(
    day: str, expected: dict[str, tuple[str | None, str]]
) -> None:
    """Place by place, on two days."""
    done = run_cli("status", "--date", day, "--format", "json", "--project", str(OTHER), cwd=ROOT)
    rows = {row["place_id"]: row for row in json.loads(done.out)}
    assert {p: (rows[p]["controller"], rows[p]["state"]) for p in expected} == expected


def test_explain_finds_a_place_of_the_other_campaign_by_any_spelling() -> None:
    """In both scripts, with the sentence that decides."""
    asked = ("--date", "2016-06-10", "--project", str(OTHER))
    said = run_cli("explain", "النوفلية", *asked, cwd=ROOT)
    assert said == run_cli("explain", "Nofaliya", *asked, cwd=ROOT)
    assert "Held by Libyan unity forces – reported" in said.out
    assert "“Libyan forces also took »Nofaliya« on Wednesday.”" in said.out
