"""The tiny project with proposals, for the tests of the desk."""

from __future__ import annotations

from tests.tiny_project import KARAMA_FOUGHT, KARAMA_TAKEN, MENTIONS, SAMAH_SEEN, TinyProject


def with_proposals(tiny: TinyProject) -> TinyProject:
    """Return a project in which two statements on Karama wait, and one that asserts nothing."""
    for row in (KARAMA_TAKEN, KARAMA_FOUGHT, SAMAH_SEEN):
        tiny.change(MENTIONS, row, {"status": "proposed"})
    return tiny
