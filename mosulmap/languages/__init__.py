"""What is said to readers, one catalogue a language.

A catalogue is a file of this folder, named by its BCP 47 code: `fr.toml`. To add a language is to
add its file; `docs/languages.md` says how.
"""

from importlib.resources import files

CATALOGUES = files(__name__)
"""The folder of the catalogues."""

DEFAULT = "en"
"""The language of the command line, and the reference for all catalogues."""


def codes() -> tuple[str, ...]:
    """Return the codes of all languages that have a catalogue, English first."""
    names = (path.name for path in CATALOGUES.iterdir())
    found = (name.removesuffix(".toml") for name in names if name.endswith(".toml"))
    return tuple(sorted(found, key=lambda code: (code != DEFAULT, code)))


def choices() -> str:
    """Return the codes of all languages as a help text names them: `en or ar`."""
    *first, last = codes()
    return f"{', '.join(first)} or {last}" if first else last
