"""What is printed: escaped where a console cannot show it, and nothing that it would obey."""

from __future__ import annotations

import io
import json
import os
import pty
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mosulmap.cli.output import SafeOutput, printable
from mosulmap.terminal import HIDDEN
from tests.command_line import run_cli
from tests.tiny_project import ACTORS, ARTICLES, EARLY, ISF, KARAMA, MENTIONS, PLACES, TinyProject

HOSTILE = "Karama,\r\x1b]0;title\x07\x1b[31m\x7f\x9b2J\u202eamaraK"
"""A title that would rename the window, colour and clear the screen, and run backwards."""

ASKED = [
    ("status", "--date", "2016-11-04"),
    ("status", "--date", "2016-11-04", "--format", "csv"),
    ("status", "--date", "2016-11-04", "--format", "json"),
    ("explain", "karama", "--date", "2016-11-04"),
    ("explain", "karama", "--date", "2016-11-04", "--format", "json"),
    ("timeline", "karama"),
    ("diff", "2016-11-04", "2016-11-06"),
    ("conflicts",),
    ("check",),
    ("suggest",),
    ("extract", "seeds/early.txt"),
    ("extract", "seeds/early.txt", "--format", "jsonl"),
]
"""Every command that prints what stands in tables and articles."""


def words_of(command: tuple[str, ...]) -> str:
    """Return a command as it is typed."""
    return " ".join(command)


def obeyed(text: str) -> str:
    """Return every letter of `text` that a terminal would obey, line feeds and tabs left out."""
    return "".join(found for found in HIDDEN.findall(text) if found not in "\n\t")


@pytest.fixture
def hostile(tiny: TinyProject, tmp_path: Path) -> Path:
    """Return a project in whose texts there are control characters wherever they may stand."""
    tiny.change(PLACES, KARAMA, {"title": HOSTILE, "note": HOSTILE})
    tiny.change(ACTORS, ISF, {"title": f"Iraqi {HOSTILE}"})
    tiny.change(ARTICLES, EARLY, {"publisher": HOSTILE, "title": HOSTILE})
    for row in tiny.tables[MENTIONS]:
        row["note"] = HOSTILE
    tiny.texts["early"] += "\nTroops took Karama \x1b[31mand \x9b2J\x7f\x08Samah on Friday.\n"
    tiny.tables[ARTICLES][EARLY]["sha256"] = sha256(tiny.texts["early"].encode()).hexdigest()
    return tiny.write(tmp_path)


@pytest.mark.parametrize("command", ASKED, ids=words_of)
def test_no_control_character_of_a_table_reaches_the_terminal(
    command: tuple[str, ...], hostile: Path
) -> None:
    """Whatever prints it: text, CSV, JSON, stdout and stderr."""
    outcome = run_cli(*command, cwd=hostile)
    assert "Traceback" not in outcome.err
    assert obeyed(outcome.out + outcome.err) == ""


def test_a_hidden_character_is_shown_by_its_number(hostile: Path) -> None:
    """It is neither obeyed nor dropped."""
    message = run_cli("status", "--date", "2016-11-04", cwd=hostile).out
    assert r"\u001b]0;title\u0007\u001b[31m\u007f\u009b2J\u202eamaraK" in message


def test_an_id_with_control_characters_obeys_nobody(tiny: TinyProject, tmp_path: Path) -> None:
    """The commands that go on without a faulty row print its fault too."""
    tiny.change(PLACES, KARAMA, {"id": "ab\x1b]0;OWNED\x07\x1b[2Jx"}).write(tmp_path)
    for command in (("extract",), ("review",), ("suggest",), ("locate", "Karama")):
        outcome = run_cli(*command, cwd=tmp_path)
        assert outcome.code == (1 if command[0] == "locate" else 0), outcome
        assert r"ab\u001b]0;OWNED" in outcome.out + outcome.err
        assert obeyed(outcome.out + outcome.err) == ""


def on_a_terminal(*command: str, folder: Path) -> str:
    """Return what a command prints on a terminal, without the CR that it puts before each LF."""
    terminal, inside = pty.openpty()
    words = [sys.executable, "-m", "mosulmap", *command]
    with subprocess.Popen(words, cwd=folder, stdin=inside, stdout=inside, stderr=inside):
        os.close(inside)
        shown = b""
        try:
            while chunk := os.read(terminal, 4096):
                shown += chunk
                if chunk.rstrip().endswith(b">"):
                    os.write(terminal, b"e\n" if b"[karama" not in shown else b"\n")
        except OSError:
            os.close(terminal)
    return shown.decode("utf-8").replace("\r\n", "\n")


def test_a_colour_in_a_title_does_not_colour_a_terminal(hostile: Path) -> None:
    """There typer itself would let it through."""
    message = on_a_terminal("status", "--date", "2016-11-04", folder=hostile)
    assert r"\u001b[31m" in message
    assert obeyed(message) == ""


CODE_PAGES = ["cp1252", "ascii", "cp437", "cp1256", "latin-1", "utf-8"]


@pytest.mark.parametrize(
    ("encoding", "command"),
    [
        ("cp1252", ("check",)),
        ("cp1252", ("explain", "Samah", "--date", "2016-11-06")),
        ("cp1252", ("diff", "2016-11-04", "2016-11-06")),
        ("ascii", ("explain", "الكرامة", "--date", "2016-11-06")),
        ("ascii", ("timeline", "Samah")),
        ("ascii", ("explain", "nõwhere")),
        ("cp1256", ("explain", "الكرامة", "--date", "2016-11-06")),
        ("cp437", ("picture", "--help")),
    ],
)
def test_what_a_console_cannot_hold_is_escaped(
    command: tuple[str, ...], encoding: str, root: Path
) -> None:
    """In any encoding the same is said, with the same exit code, and never a traceback."""
    env = {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    words = [sys.executable, "-m", "mosulmap", *command]
    done = subprocess.run(
        words, cwd=root, env={**os.environ, **env}, capture_output=True, check=False
    )
    usual = run_cli(*command, cwd=root)
    assert done.returncode == usual.code
    for given_bytes, wanted in ((done.stdout, usual.out), (done.stderr, usual.err)):
        said = given_bytes.decode(encoding)
        assert said.isascii() or encoding != "ascii"
        assert "Traceback" not in said
        assert said == "".join(shown_in(encoding, letter) for letter in wanted)


def shown_in(encoding: str, letter: str) -> str:
    """Return a letter, or its escape where an encoding does not have it."""
    try:
        letter.encode(encoding)
    except UnicodeEncodeError:
        return json.dumps(letter)[1:-1]
    return letter


def test_json_is_whole_on_a_console_of_ascii(root: Path) -> None:
    """What is escaped is escaped as JSON does, beyond U+FFFF too."""
    command = ("explain", "Karama", "--date", "2016-11-04", "--format", "json")
    plain = run_cli(*command, cwd=root, env={"PYTHONIOENCODING": "ascii"}).out
    assert plain.isascii()
    assert json.loads(plain) == json.loads(run_cli(*command, cwd=root).out)


@given(st.text(), st.sampled_from(CODE_PAGES))
def test_whatever_is_written_comes_through(text: str, encoding: str) -> None:
    """No text and no code page ends in an error, and JSON reads back as what it was."""
    below = io.BytesIO()
    stream = SafeOutput(io.TextIOWrapper(below, encoding=encoding, newline="\n"))
    stream.write(json.dumps(text, ensure_ascii=False))
    stream.flush()
    written = below.getvalue().decode(encoding)
    assert json.loads(written) == text
    assert obeyed(written.replace("\u2068", "").replace("\u2069", "")) == ""


def test_lines_and_tabs_stay() -> None:
    """Only they may move the cursor, and a name that is set apart stays so."""
    assert printable("a\tb\n\u2068ا\u2069\rc") == "a\tb\n\u2068ا\u2069\\u000dc"


SHELL = (
    "set -o pipefail; {program} -m mosulmap {command} | head -1 >/dev/null; echo ${{PIPESTATUS[0]}}"
)


@pytest.mark.parametrize(
    ("command", "code"),
    [
        ("status --date 2016-11-04 --format json", "0"),
        ("explain Karama --date 2016-11-04", "0"),
        ("--help", "0"),
        ("extract {article}", "0"),
        ("check --project nowhere", "2"),
    ],
)
def test_a_pipe_that_closes_ends_a_command_quietly(command: str, code: str, root: Path) -> None:
    """`mosulmap status | head -1` says nothing more, and its code is what it would have been."""
    article = min((root / "seeds").glob("*.txt"))
    line = SHELL.format(program=sys.executable, command=command.format(article=article))
    done = subprocess.run(
        ["bash", "-c", line],  # noqa: S607 - bash as it is installed
        cwd=root,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert "Traceback" not in done.stderr
    assert "Exception" not in done.stderr
    assert "Broken" not in done.stderr
    assert done.stdout == f"{code}\n"


def test_a_pipe_that_is_closed_from_the_start_is_no_fault(root: Path) -> None:
    """The reader went before the first line."""
    reader, writer = os.pipe()
    os.close(reader)
    words = [sys.executable, "-m", "mosulmap", "status", "--date", "2016-11-04"]
    with subprocess.Popen(words, cwd=root, stdout=writer, stderr=subprocess.PIPE) as process:
        os.close(writer)
        _, remarks = process.communicate()
    assert process.returncode == 0
    assert b"Traceback" not in remarks
    assert b"rror" not in remarks


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
@pytest.mark.parametrize(
    "command", [("status", "--date", "2016-11-04"), ("check",), ("--help",), ("--version",)]
)
def test_a_full_disk_is_one_line(command: tuple[str, ...], root: Path) -> None:
    """Exit code 1, and nothing that Python would add at its end."""
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "mosulmap", *command],
            cwd=root,
            stdout=full,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr == ("mosulmap: the output cannot be written (no space left on device)\n")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
def test_remarks_that_cannot_be_written_change_no_exit_code(root: Path) -> None:
    """What was asked for stands in stdout; a wrong request is still 2."""
    with Path("/dev/full").open("wb") as full:
        for command, code in ((("--version",), 0), (("check", "--project", "nowhere"), 2)):
            words = [sys.executable, "-m", "mosulmap", *command]
            assert subprocess.run(words, cwd=root, stderr=full, check=False).returncode == code


def test_without_any_stdout_a_command_ends_as_usual(root: Path) -> None:
    """A program that was started without one has nowhere to print to."""
    line = f"{sys.executable} -m mosulmap --version >&-"
    done = subprocess.run(["bash", "-c", line], cwd=root, capture_output=True, check=False)  # noqa: S607 - bash as it is installed
    assert (done.returncode, done.stderr) == (0, b"")
