"""The page's script: which way its modules import, and how they become one text."""

from __future__ import annotations

import pytest

from mosulmap.render.bundle import bundle, imports, in_order
from mosulmap.render.page import script_modules

ROOMS = [{"data"}, {"state"}, {"parts"}, {"map", "time"}, {"panel", "share"}, {"main.js"}]
"""A module imports only from its own room and from those on the lines above."""

DEPTHS = {room: depth for depth, rooms in enumerate(ROOMS) for room in rooms}
MODULES = script_modules()


def room_of(module: str) -> str:
    """Return the room of a module; `main.js` is one of its own."""
    return module.partition("/")[0]


def test_rooms_of_the_script_import_one_way() -> None:
    """Those on one line do not know each other."""
    arrows = [(name, other) for name, code in MODULES.items() for other in imports(name, code)]
    rooms = {(room_of(name), room_of(other)) for name, other in arrows}
    assert [(a, b) for a, b in sorted(rooms) if a != b and DEPTHS[b] >= DEPTHS[a]] == []


def test_every_module_is_in_the_page_and_none_in_a_circle() -> None:
    """The bundle has all of them, each after those that it imports."""
    assert sorted(in_order(MODULES, "main.js")) == sorted({*MODULES} - {"data/types.js"})


def test_modules_are_put_together_by_their_imports() -> None:
    """Each once, after those that it imports, without the words that make it a module."""
    modules = {
        "main.js": 'import {a} from "./x/a.js";\nimport {\n  b,\n} from "./b.js";\n\na(b);\n',
        "x/a.js": 'import {b} from "../b.js";\n\nexport function a() {\n  return b;\n}\n',
        "b.js": "export const b = 1;\n",
    }
    assert bundle(modules, "main.js") == (
        "const b = 1;\n\nfunction a() {\n  return b;\n}\n\na(b);\n"
    )


@pytest.mark.parametrize(
    ("modules", "message"),
    [
        (
            {"main.js": 'import {a} from "./a.js";\n', "a.js": 'import {b} from "./main.js";\n'},
            "imports go round: main.js > a.js > main.js",
        ),
        ({"main.js": 'import {a} from "./a.js";\n'}, "main.js: there is no module a.js"),
        (
            {"main.js": 'import {a} from "./a.js";\nconst a = 1;\n', "a.js": "const a = 2;\n"},
            "main.js: `a` is declared in a.js too",
        ),
        (
            {"main.js": 'import {a as b} from "./a.js";\n', "a.js": "export const a = 1;\n"},
            "main.js: names are imported as they are, without `as`",
        ),
        (
            {"main.js": 'import "./a.js";\n'},
            'main.js: this form cannot be put together: import "./a.js";',
        ),
        (
            {"main.js": "export default 1;\n"},
            "main.js: this form cannot be put together: export default 1;",
        ),
    ],
)
def test_what_cannot_be_put_together_is_named(modules: dict[str, str], message: str) -> None:
    """A circle, a missing module, a name declared twice, another form of import or export."""
    with pytest.raises(ValueError) as error:  # noqa: PT011 - the whole message is compared
        bundle(modules, "main.js")
    assert str(error.value) == message
