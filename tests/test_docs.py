"""The documents tell the truth: their tables are the models', their commands give that output."""

from __future__ import annotations

import ast
import json
import re
import runpy
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import typer

from mosulmap import __version__
from mosulmap.cli.app import app
from mosulmap.control.verdicts import Verdict
from mosulmap.export.export import FORMATS
from mosulmap.model.rows import Event
from mosulmap.project.schema import describe_tables
from tests.command_line import run_cli
from tests.test_architecture import RULE

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
EXPORTING = (ROOT / "docs" / "exporting.md").read_text(encoding="utf-8")
METHOD = (ROOT / "docs" / "method.md").read_text(encoding="utf-8")
PAGES = [
    *("README.md", "CHANGELOG.md", "docs/method.md", "docs/tables.md", "docs/checking.md"),
    *(
        "docs/curating.md",
        "docs/desk.md",
        "docs/embedding.md",
        "docs/architecture.md",
        "docs/exporting.md",
        "docs/languages.md",
        "docs/python.md",
        "docs/api.md",
        "LICENSES/README.md",
        "CONTRIBUTING.md",
    ),
    *("benchmarks/README.md", "tests/evaluation/README.md"),
]


ZAHRA = re.findall(r"```text\n(.*?)```", README, re.DOTALL)[0]
"""The article that the README has its reader type in."""

Session = list[tuple[str, str]]


def promised(page: str = README) -> list[Session]:
    """Return the commands of each block of a page with the output that stands below each."""
    return [
        [
            (command, output)
            for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]
            for command, _, output in [part.partition("\n")]
        ]
        for block in re.findall(r"```console\n(.*?)```", page, re.DOTALL)
    ]


@pytest.mark.parametrize("session", promised(), ids=lambda session: session[0][0])
def test_the_commands_of_the_readme_give_that_output(session: Session, shipped_copy: Path) -> None:
    """Typed as they stand, one after another, beside the article; a line of … is the rest."""
    (shipped_copy / "zahra.txt").write_text(ZAHRA, encoding="utf-8")
    for command, output in session:
        name, *words = command.split()
        assert name == "mosulmap"
        done = run_cli(*words, cwd=shipped_copy)
        given = done.out + done.err
        shown, cut, _ = output.partition("…\n")
        assert given.startswith(shown) if cut else given == output


def test_the_commands_of_the_page_on_exports_give_that_output(shipped_copy: Path) -> None:
    """One after another, since the last one reads what a former one wrote."""
    shutil.copy(ROOT / "datapackage.json", shipped_copy)
    for ((command, output),) in promised(EXPORTING):
        done = run_cli(*command.split()[1:], cwd=shipped_copy)
        assert sorted((done.out + done.err).splitlines()) == sorted(output.splitlines()), command
    formats = re.findall(r"^\| `(\.[a-z.]+)` \|", EXPORTING, re.MULTILINE)
    assert formats == list(FORMATS)


def states(folder: Path) -> dict[str, tuple[str | None, str]]:
    """Return who holds each place on the day of the README's article, and its state."""
    said = run_cli("status", "--date", "2016-11-08", "--format", "json", cwd=folder).out
    return {row["place_id"]: (row["controller"], row["state"]) for row in json.loads(said)}


def test_the_article_of_the_readme_changes_the_map(shipped_copy: Path) -> None:
    """Two places change, no other, and the page that is drawn quotes the article for them."""
    before = states(shipped_copy)
    (shipped_copy / "zahra.txt").write_text(ZAHRA, encoding="utf-8")
    (session,) = (one for one in promised() if one[0][0] == "mosulmap add zahra.txt")
    assert len(session[1:]) == 3
    for command, _ in session:
        assert run_cli(*command.split()[1:], cwd=shipped_copy).code == 0
    after = states(shipped_copy)
    assert {place: after[place] for place in after if after[place] != before[place]} == {
        "zahra": ("isf", "held"),
        "aden": (None, "contested"),
    }
    page = (shipped_copy / "output" / "mosulmap-2016-11-08.html").read_text(encoding="utf-8")
    assert "where militants fired mortars from rooftops" in page


def test_the_readme_shows_all_commands() -> None:
    """No command is left unmentioned."""
    names = ("render", "status", "check", "add", "extract", "review", "init")
    for name in (*names, "explain", "timeline", "diff", "conflicts", "locate"):
        assert f"$ mosulmap {name}" in README


@pytest.mark.parametrize("page", PAGES)
def test_links_inside_the_project_lead_somewhere(page: str) -> None:
    """Every file that a document names by link is there."""
    text = (ROOT / page).read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#]+)\)", text):
        if not target.startswith("http"):
            assert ((ROOT / page).parent / target).exists(), target


def test_the_guide_for_curators_can_be_followed(tmp_path: Path) -> None:
    """From top to bottom: each file saved, each row added, each command typed, as it stands."""
    printed: list[str] = []

    def run(command: str, folder: Path) -> None:
        name, *words = shlex.split(command)
        assert name == "mosulmap"
        done = run_cli(*words, cwd=folder)
        printed.append(MOMENT.sub("2016-11-09T14:02:11.000000Z", done.out + done.err))

    follow = runpy.run_path(str(ROOT / "docs" / "following.py"))["follow"]
    guide = (ROOT / "docs" / "curating.md").read_text(encoding="utf-8")
    kinds = []
    for step in follow(guide, tmp_path, run):
        kinds.append(step.kind)
        if step.kind == "type" and not step.words.startswith("cd "):
            shown, cut, _ = step.then.partition("…\n")
            assert printed[-1].startswith(shown) if cut else printed[-1] == step.then
    assert {kind: kinds.count(kind) for kind in ("save", "add", "change")} == {
        "save": 1,
        "add": 2,
        "change": 2,
    }
    assert guide.count("```console\n") == 14
    page = (tmp_path / "mosul" / "output" / "mosulmap-2016-11-08.html").read_text(encoding="utf-8")
    assert "Peshmerga forces captured Khorsabad on Tuesday" in page


MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z")
"""When a decision was made: another one each time that the guide is followed."""


def session_of(page: str, heading: str = "console") -> Session:
    """Return the commands of the one block with this heading on a page, each with its output."""
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    [block] = re.findall(rf"```{heading}\n(.*?)```", text, re.DOTALL)
    parts = (part.partition("\n") for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:])
    return [(command, output) for command, _, output in parts]


def test_a_warning_is_decided_as_the_page_on_checking_shows(shipped_copy: Path) -> None:
    """In the shipped project before its two warnings were acknowledged."""
    (shipped_copy / "seeds/acknowledged.csv").unlink()
    for command, output in session_of("checking.md"):
        done = run_cli(*shlex.split(command)[1:], cwd=shipped_copy)
        assert done.out + done.err == output


def test_the_guide_shows_the_question_that_review_asks(tmp_path: Path) -> None:
    """The second of four questions, when the guide has come to its review."""

    def run(command: str, folder: Path) -> None:
        run_cli(*shlex.split(command)[1:], cwd=folder)

    follow = runpy.run_path(str(ROOT / "docs" / "following.py"))["follow"]
    guide = (ROOT / "docs" / "curating.md").read_text(encoding="utf-8")
    steps = follow(guide, tmp_path, run)
    assert any(step.words == "mosulmap extract" for step in steps)
    asked = subprocess.run(
        [sys.executable, "-m", "mosulmap", "review"],
        cwd=tmp_path / "mosul",
        input="s\nq\n",
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    [shown] = re.findall(r"```\n(2 of 4 .*?)```", guide, re.DOTALL)
    assert shown.strip() in asked.stdout


def test_two_versions_are_merged_as_the_guide_shows(shipped_copy: Path) -> None:
    """One curator rejects a mention, the other one defers it."""
    text = (shipped_copy / "seeds/mentions.csv").read_text(encoding="utf-8")
    for name, status in (("base", "accepted"), ("ours", "rejected"), ("theirs", "deferred")):
        changed = text.replace(",accepted,", f",{status},", 1)
        (shipped_copy / f"{name}.csv").write_text(changed, encoding="utf-8")
    for command, output in session_of("curating.md", "console of three versions"):
        done = run_cli(*shlex.split(command)[1:], cwd=shipped_copy)
        assert done.out + done.err == output


def test_the_tables_page_is_that_of_the_models() -> None:
    """docs/tables.md is generated: run `make docs` when a column changes."""
    assert (ROOT / "docs" / "tables.md").read_text(encoding="utf-8") == describe_tables()


def test_the_tables_page_has_no_indented_line() -> None:
    """Markdown would show it as code."""
    assert not re.search("^ ", describe_tables(), re.MULTILINE)


def test_the_method_explains_every_rule_and_every_event() -> None:
    """Rules 1 to 8 have a paragraph each, and each event stands in the table."""
    for number in range(1, 9):
        assert re.search(rf"^### {number}\. ", METHOD, re.MULTILINE)
    for event in Event:
        assert f"`{event}`" in METHOD


def test_the_method_explains_every_verdict() -> None:
    """What can become of a mention stands in the table."""
    for verdict in Verdict:
        assert f"| `{verdict}` |" in METHOD


def test_the_makefile_has_the_two_commands() -> None:
    """`make map` and `make test` are targets, and the README names both."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in ("map", "test"):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE)
        assert f"make {target}" in README


def test_the_hook_for_commits_runs_the_check(shipped_copy: Path) -> None:
    """What pre-commit is told to run passes on the shipped project."""
    hook = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    entry = re.search(r"^  entry: mosulmap (.+)$", hook, re.MULTILINE)
    assert entry is not None
    assert run_cli(*entry[1].split(), cwd=shipped_copy).code == 0
    assert re.search(r"^  pass_filenames: false$", hook, re.MULTILINE)
    assert "id: mosulmap-check" in README


FOR_DEVELOPERS = ("docs/architecture.md", "CONTRIBUTING.md")


def named_files() -> list[tuple[str, str]]:
    """Return each file that the pages for developers name as code, with its function if one is."""
    pattern = r"`([\w./-]+\.(?:py|js|css|toml|csv|md))(?::([\w.]+))?`"
    pages = [(ROOT / page).read_text(encoding="utf-8") for page in FOR_DEVELOPERS]
    return sorted({(path, name) for page in pages for path, name in re.findall(pattern, page)})


def file_of(path: str) -> Path:
    """Return the file that a page for developers means: such a path begins in the package."""
    return next((base / path for base in (ROOT, ROOT / "mosulmap") if (base / path).exists()), ROOT)


def names_in(file: Path) -> set[str]:
    """Return the functions, classes, methods and constants of a module: `f`, `C`, `C.f`."""
    source = file.read_text(encoding="utf-8")
    if file.suffix == ".js":
        return set(re.findall(r"^(?:export )?(?:function|const) (\w+)", source, re.MULTILINE))
    found = set()
    for node in ast.parse(source).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            found.add(node.name)
        if isinstance(node, ast.ClassDef):
            found |= {f"{node.name}.{f.name}" for f in node.body if isinstance(f, ast.FunctionDef)}
    return found


@pytest.mark.parametrize(("path", "name"), named_files())
def test_a_file_or_function_that_the_developers_pages_name_is_there(path: str, name: str) -> None:
    """A walk through the code leads through the code as it is."""
    assert file_of(path).is_file()
    assert not name or name in names_in(file_of(path))


def test_the_architecture_has_a_row_for_every_room() -> None:
    """The rooms stand in the order of their rule."""
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    table = text[text.index("| room |") : text.index("## Walk 1")]
    assert re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE) == RULE.split()


def test_the_drawing_of_the_rooms_is_that_of_the_imports() -> None:
    """docs/architecture.svg is generated: run `make docs` when a room, a file or an import changes.

    How many lines a room has is not compared: it changes with every commit.
    """
    drawn = runpy.run_path(str(ROOT / "docs" / "rooms.py"))["draw_rooms"]()
    kept = (ROOT / "docs" / "architecture.svg").read_text(encoding="utf-8")
    assert re.sub(r"[\d,]+ lines", "", kept) == re.sub(r"[\d,]+ lines", "", drawn)


def test_make_help_lists_every_command_that_a_document_names() -> None:
    """A target is listed by the words behind its `##`."""
    shown = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S607 - make as it is installed
    listed = re.findall(r"^make ([a-z]+) +\w", shown.stdout, re.MULTILINE)
    pages = (ROOT / page for page in ("README.md", *FOR_DEVELOPERS))
    text = "".join(page.read_text(encoding="utf-8") for page in pages)
    assert set(re.findall(r"(?:`|^)make ([a-z]+)", text, re.MULTILINE)) <= set(listed)
    assert {"map", "test", "quick", "format", "docs"} <= set(listed)


def test_the_version_is_the_same_wherever_it_stands() -> None:
    """The package, the newest version of the changelog, and the hook that a project may ask for."""
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    newest = re.search(r"^## \[?(\d[\d.]*)\]? - \d{4}-\d\d-\d\d$", changelog, re.MULTILINE)
    assert newest is not None
    assert newest[1] == __version__
    checking = (ROOT / "docs" / "checking.md").read_text(encoding="utf-8")
    assert f"rev: v{__version__}\n" in checking


def test_the_ways_to_install_name_extras_that_there_are() -> None:
    """`mosulmap[html]` and `.[html,pictures]`, wherever a document or a message has them."""
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"][
        "optional-dependencies"
    ]
    pages = [*(ROOT / page for page in PAGES), *(ROOT / "mosulmap").rglob("*.py")]
    text = "".join(page.read_text(encoding="utf-8") for page in pages)
    named = re.findall(r"(?:mosulmap|\.)\[([a-z,]+)\]['\"]", text)
    assert {"html", "html,pictures,spreadsheets,export", "spreadsheets"} <= set(named)
    assert {extra for names in named for extra in names.split(",")} <= set(extras)


@pytest.mark.parametrize("way", ["pipx install", "uv tool install", "macOS", "Windows"])
def test_the_readme_says_how_to_install(way: str) -> None:
    """On every system, and where the command lies after `make map`."""
    assert way in README
    assert "`.venv/bin/mosulmap`" in README
    assert "@$(BIN)/mosulmap render" in (ROOT / "Makefile").read_text(encoding="utf-8")


def test_every_command_and_option_that_a_document_names_is_there() -> None:
    """Also those that are named in a sentence and not run."""
    commands = typer.main.get_group(app).commands
    text = "".join((ROOT / page).read_text(encoding="utf-8") for page in PAGES)
    for name, rest in re.findall(r"[`\s]mosulmap ([a-z-]+)((?: [^`\n|;#]+)?)[`\n]", text):
        if name in commands:
            known = {option for param in commands[name].params for option in param.opts}
            assert {*re.findall(r"(?<!\S)--?[a-z][a-z-]*", rest)} <= known, (name, rest)
