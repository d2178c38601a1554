"""The page's script as one text: its modules joined in the order of their imports, without Node.

A module stands after those that it imports, and its import and export lines are removed. All
modules then share one scope, so no two may declare the same name, nor import one under another.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from posixpath import dirname, join, normpath

IMPORT = re.compile(r'^import\s+\{([^}]*)\}\s+from\s+"([^"]+)";\n', re.MULTILINE)
ANY_IMPORT = re.compile(r"^import\b.*", re.MULTILINE)
EXPORT = re.compile(r"^export (?=async function|function|class|const)", re.MULTILINE)
ANY_EXPORT = re.compile(r"^export\b.*", re.MULTILINE)
DECLARATION = re.compile(r"^(?:async )?(?:function\*?|class|const|let|var) ([\w$]+)", re.MULTILINE)


def bundle(modules: Mapping[str, str], entry: str) -> str:
    """Return the code of `entry` and of all modules that it imports as one text.

    `modules` has the code of each module by its path.

    Raises `ValueError` for a circle of imports, a module that is not there, a form of import or
    export other than those of names as they are, and a name that two modules declare.
    """
    names = in_order(modules, entry)
    code = [stripped(modules[name], name) for name in names]
    owners: dict[str, str] = {}
    for name, text in zip(names, code, strict=True):
        for declared in DECLARATION.findall(text):
            if owners.setdefault(declared, name) != name:
                raise ValueError(f"{name}: `{declared}` is declared in {owners[declared]} too")
    return "".join(code)


def in_order(modules: Mapping[str, str], entry: str) -> list[str]:
    """Return the paths of `entry` and of all that it imports, each after its own imports.

    Raises `ValueError` for a circle and for a module that is not there.
    """
    found: list[str] = []

    def visit(name: str, way: tuple[str, ...]) -> None:
        """Add a module after its imports. Raises `ValueError` as `in_order` does."""
        if name in way:
            raise ValueError(f"imports go round: {' > '.join((*way, name))}")
        if name in found:
            return
        if name not in modules:
            raise ValueError(f"{' > '.join(way)}: there is no module {name}")
        for imported in imports(name, modules[name]):
            visit(imported, (*way, name))
        found.append(name)

    visit(entry, ())
    return found


def imports(name: str, code: str) -> list[str]:
    """Return the paths of the modules that a module imports, in the order of its lines."""
    return [normpath(join(dirname(name), path)) for _, path in IMPORT.findall(code)]


def stripped(code: str, name: str) -> str:
    """Return a module without imports and `export`. Raises `ValueError` as `bundle` does."""
    for names, _ in IMPORT.findall(code):
        if " as " in names:
            raise ValueError(f"{name}: names are imported as they are, without `as`")
    kept = EXPORT.sub("", IMPORT.sub("", code))
    for form in (ANY_IMPORT, ANY_EXPORT):
        if match := form.search(kept):
            raise ValueError(f"{name}: this form cannot be put together: {match[0]}")
    return kept
