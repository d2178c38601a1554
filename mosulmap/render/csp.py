"""Source expressions for the Content-Security-Policy of a page."""

from __future__ import annotations

import base64
import hashlib


def hash_source(code: str) -> str:
    """Return the CSP source expression for exactly this inline code."""
    digest = hashlib.sha256(code.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
