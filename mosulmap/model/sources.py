"""Which names stand for one news source: `Reuters` and `Thomson Reuters`, `AFP, Reuters` for two.

Two spellings of one source must not confirm each other (rule 4 of `docs/method.md`). Where two
sources are taken for one by mistake, a state is only called reported instead of confirmed.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

SOURCES = (
    ("AFP", "Agence France-Presse", "France-Presse"),
    ("AP", "Associated Press"),
    ("Anadolu", "AA", "Anadolu Ajansı"),
    ("ANSA", "Agenzia Nazionale Stampa Associata"),
    ("Al Arabiya", "Al-Arabiya", "العربية"),
    ("Al Jazeera", "Al-Jazeera", "Aljazeera", "AJE", "الجزيرة"),
    ("BBC", "British Broadcasting Corporation", "BBC World", "BBC World Service", "بي بي سي"),
    ("CBS", "Columbia Broadcasting System"),
    ("CNN", "Cable News Network"),
    ("dpa", "Deutsche Presse-Agentur"),
    ("DW", "Deutsche Welle"),
    ("EFE", "Agencia EFE"),
    ("INA", "Iraqi News Agency"),
    ("Interfax", "Интерфакс"),
    ("IRNA", "Islamic Republic News Agency"),
    ("Kyodo", "Kyodo News"),
    ("NBC", "National Broadcasting Company"),
    ("NPR", "National Public Radio"),
    ("New York Times", "NYT", "nytimes"),
    ("PTI", "Press Trust of India"),
    ("RFE/RL", "RFERL", "Radio Free Europe/Radio Liberty", "Radio Free Europe", "Radio Liberty"),
    ("RIA", "RIA Novosti", "РИА Новости"),
    ("RT", "Russia Today"),
    ("Reuters", "Thomson Reuters", "رويترز"),
    ("SANA", "Syrian Arab News Agency", "سانا"),
    ("TASS", "ITAR-TASS", "ТАСС"),
    ("UPI", "United Press International"),
    ("VOA", "Voice of America"),
    ("VOV", "Voice of Vietnam"),
    ("Washington Post", "WaPo"),
    ("Xinhua", "New China News Agency"),
)
"""Names of one source, a source a line. Case, marks, `The`, `News` and the like do not count."""

DIVIDERS = re.compile(r"[,;&()|]|\s/\s|\s(?:and|und|et|y|و|via)\s")
"""What stands between two sources in one cell."""

ADDRESS = re.compile(
    r"(?:https?://)?(?:www\.)?([\w-]+)(?:\.(?:com?|org|net|gov|ac|info|news|tv))?\.[a-z]{2,4}/?"
)
"""A source that is named by its address."""

GENERAL = {"the", "news", "agency", "newsroom", "online", "website", "english", "arabic", "staff"}
"""Words that do not tell one source from another, where a word is left without them."""


def source_keys(name: str) -> frozenset[str]:
    """Return the keys of the sources that a name names: `AFP, Reuters` has `afp` and `reuters`.

    Names of one source have one key. The empty name has none.
    """
    parts = (part.strip() for part in DIVIDERS.split(name))
    return frozenset(key for part in parts if (key := source_key(part)))


@cache
def source_key(name: str) -> str:
    """Return the key of one source; empty for a name without letters and digits."""
    key = bare_key(name)
    return known_keys().get(key, key)


@cache
def known_keys() -> dict[str, str]:
    """Return the key of each name in `SOURCES`."""
    return {bare_key(name): bare_key(names[0]) for names in SOURCES for name in names}


def bare_key(name: str) -> str:
    """Return a name's letters and digits, without case, width, general words and its address."""
    folded = unicodedata.normalize("NFKC", name).casefold().strip()
    address = ADDRESS.fullmatch(folded)
    words = re.findall(r"\w+", address[1] if address else folded)
    telling = [word for word in words if word not in GENERAL] or words
    return "".join(telling)
