"""The research object: read by the rocrate library, every file of the folder in it."""

from __future__ import annotations

import json
from pathlib import Path

from rocrate.rocrate import ROCrate

from mosulmap.control.study import Study
from mosulmap.export.crate import format_crate
from mosulmap.export.data_package import make_package, write_package
from mosulmap.export.tables import Scope
from mosulmap.project.description import Description, read_description

ROOT = Path(__file__).resolve().parents[2]


def test_rocrate_reads_the_folder(study: Study, tmp_path: Path) -> None:
    """Its name, its files, its licences and who made it."""
    files = make_package(study, Scope(), read_description(ROOT)).files
    write_package(tmp_path, files)
    crate = ROCrate(tmp_path)
    assert crate.name == "The battle of Mosul, October 2016 to February 2017"
    assert {entity.id for entity in crate.data_entities} == {*files} - {"ro-crate-metadata.json"}
    assert len(crate.root_dataset["license"]) == 8
    assert [one["name"] for one in crate.root_dataset["creator"]] == ["The mosulmap authors"]
    assert str(crate.root_dataset["temporalCoverage"]) == "2016-10-17/2017-02-26"


def test_every_reference_leads_to_an_entity(study: Study) -> None:
    """Nothing in the graph points outside of it but the specification."""
    files = make_package(study, Scope(), read_description(ROOT)).files
    graph = json.loads(files["ro-crate-metadata.json"])["@graph"]
    known = {entity["@id"] for entity in graph}
    for entity in graph:
        for key in ("about", "hasPart", "license", "creator"):
            found = entity.get(key, [])
            for one in found if isinstance(found, list) else [found]:
                assert one["@id"] in known


def test_a_person_is_one_by_their_names() -> None:
    """Of a name alone nobody knows whether it is a person's."""
    named = ({"givenName": "Ada", "familyName": "L"}, {"title": "A group"})
    text = format_crate(Description("x", "X", contributors=named), [], "2017-01-01", ("a", "b"))
    kinds = {one.get("name"): one["@type"] for one in json.loads(text)["@graph"]}
    assert (kinds["Ada L"], kinds["A group"]) == ("Person", "Organization")
