"""CITATION.cff: YAML whose texts are texts, with what the format needs."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from mosulmap.export.citation import format_citation
from mosulmap.project.description import Description, read_description

ROOT = Path(__file__).resolve().parents[2]


def test_the_shipped_project_can_be_cited() -> None:
    """With the four members that Citation File Format 1.2 needs, a day and licences of SPDX."""
    found = yaml.safe_load(format_citation(read_description(ROOT), "2017-02-24"))
    assert found["cff-version"] == "1.2.0"
    assert found["type"] == "dataset"
    assert found["title"].startswith("The battle of Mosul")
    assert found["authors"] == [{"name": "The mosulmap authors"}]
    assert found["date-released"] == "2017-02-24"
    assert "ODbL-1.0" in found["license"]


def test_a_person_has_two_names() -> None:
    """Who is named by family name is cited so; a project without contributors by its title."""
    ada = {"title": "Ada L", "givenName": "Ada", "familyName": "L"}
    found = yaml.safe_load(
        format_citation(Description("x", "X", contributors=(ada,)), "2017-01-01")
    )
    assert found["authors"] == [{"family-names": "L", "given-names": "Ada"}]
    alone = yaml.safe_load(format_citation(Description("x", "X"), "2017-01-01"))
    assert alone["authors"] == [{"name": "The curators of X"}]


@pytest.mark.parametrize(
    "payload",
    ["a: b", '"\nauthors: []', "!!python/object:os.system x", "no", "\u2028\x07é", "- - #"],
)
def test_a_title_is_never_yaml(payload: str) -> None:
    """Whatever it looks like, it is read back as it was."""
    about = Description("x", payload, keywords=(payload,), licenses=({"name": payload},))
    found = yaml.safe_load(format_citation(about, "2017-01-01"))
    assert found["title"] == payload
    assert found["keywords"] == [payload]
    assert set(found) <= {
        *("cff-version", "message", "type", "title", "date-released", "authors", "license"),
        "keywords",
    }
