"""The English names of the countries of ISO 3166-1, as CLDR has them, each with its code."""

from __future__ import annotations

import re
from functools import cache

from ..model.countries import COUNTRY_CODES
from .letters import fold


@cache
def country_names() -> dict[str, str]:
    """Return the code of two letters by a country's folded English name.

    `Myanmar (Burma)` and `Antigua & Barbuda` are two names each; the short name is CLDR's.
    """
    # Only `suggest` needs the names of all countries: nothing else loads them.
    from babel import Locale

    titles = Locale("en").territories
    return {
        fold(name.strip()): code
        for code in sorted(COUNTRY_CODES)
        if code in titles
        for name in re.split(r" \(|\)| & ", titles[code])
        if name.strip()
    }
