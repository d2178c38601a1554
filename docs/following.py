"""A guide, followed to the letter: its commands typed, its files saved, its rows added.

`docs/curating.md` is read from top to bottom, and each of its steps is done in a folder:

- a `text` block after "Save … as `FILE`" is a file to save;
- a `csv` block after "`FILE`, a row more" has rows to add below a table;
- "change `A` to `B` in `FILE`" is one change in a file;
- a `console` block has commands, each with what it prints; a line of … stands for the rest.

The tests hold what is printed against the guide, and `docs/make.py` takes the pictures on the way.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple


class Step(NamedTuple):
    """One thing that the guide has its reader do.

    `kind` is save, add, change or type; `file` is empty for what is typed; `words` is the text to
    save, the rows to add, what to replace, or the command; `then` is the replacement, or what the
    command prints.
    """

    kind: str
    file: str
    words: str
    then: str = ""


STEPS = re.compile(
    r"Save (?:[^`]*?) as `(?P<save>[^`]+)`[^`]*?```text\n(?P<text>.*?)```"
    r"|`(?P<add>[^`]+)`, (?:a row|\w+ rows) more[^`]*?```csv\n(?P<rows>.*?)```"
    r"|[Cc]hange\s+`(?P<old>[^`]+)`\s+to\s+`(?P<new>[^`]+)`\s+in\s+`(?P<change>[^`]+)`"
    r"|```console\n(?P<session>.*?)```",
    re.DOTALL,
)


def read_steps(guide: str) -> Iterator[Step]:
    """Yield the steps of a guide in their order."""
    for found in STEPS.finditer(guide):
        if found["save"]:
            yield Step("save", found["save"], found["text"])
        elif found["add"]:
            yield Step("add", found["add"], found["rows"])
        elif found["change"]:
            yield Step("change", found["change"], found["old"], found["new"])
        else:
            for part in re.split(r"^\$ ", found["session"], flags=re.MULTILINE)[1:]:
                command, _, output = part.partition("\n")
                yield Step("type", "", command, output)


def follow(guide: str, folder: Path, run: Callable[[str, Path], None]) -> Iterator[Step]:
    """Do each step of a guide, beginning in `folder`, and yield it when it is done.

    `run` types a command in a folder. Raises `ValueError` when a change finds nothing to change.
    """
    for step in read_steps(guide):
        file = folder / step.file
        if step.kind == "save":
            file.write_text(step.words, encoding="utf-8")
        elif step.kind == "add":
            file.write_text(file.read_text(encoding="utf-8") + step.words, encoding="utf-8")
        elif step.kind == "change":
            replace(file, step.words, step.then)
        elif step.words.startswith("cd "):
            folder /= step.words.removeprefix("cd ")
        else:
            run(step.words, folder)
        yield step


def replace(file: Path, old: str, new: str) -> None:
    """Change the one place in a file where `old` stands."""
    text = file.read_text(encoding="utf-8")
    if text.count(old) != 1:
        raise ValueError(f"{file.name}: {old!r} stands there {text.count(old)} times")
    file.write_text(text.replace(old, new), encoding="utf-8")
