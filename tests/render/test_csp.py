"""What a page may do, in the words of its policy."""

from __future__ import annotations

from mosulmap.render.csp import hash_source


def test_a_script_is_named_by_its_hash() -> None:
    """The example of the specification, Content Security Policy Level 3, section 8.3."""
    code = "alert('Hello, world.');"
    assert hash_source(code) == "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"
