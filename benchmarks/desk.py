"""From articles of a war that nobody has read to a first map: at the desk, and in a terminal.

A folder has the layout of `accuracy.py`: its `articles.csv` tells the publisher and the day of each
article. A real desk is driven in Chromium: articles come in, are described, names with which
something happens become places and parties, and every question that bears control is answered with
the same key. Nothing is judged: a place lies at its first offline candidate, or else where the map
is pressed. Then the same is done with commands, and with the cells that they leave to be typed.

A person is estimated at 2 s for each press of a key or of the mouse, 0.28 s for each character
typed (Card, Moran and Newell 1980, an average typist who is no secretary), and 238 words a minute
of the articles (Brysbaert 2019, silent reading of English non-fiction).
"""

from __future__ import annotations

import csv
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer
from playwright.sync_api import Browser, Locator, Page, sync_playwright

from mosulmap.project.project import read_project

PRESS_S, CHARACTER_S, WORDS_A_MINUTE = 2.0, 0.28, 238
GOAL_MINUTES = 20
PATIENCE_MS = 120_000
ESTIMATE = "unverified: estimate on the desk's map"
PLACES = "gazetteer/places.csv"
TYPED_CELLS = ("lon", "lat", "geo_uncertainty_m")


@dataclass(frozen=True, slots=True)
class Article:
    """An article of a war: its file, who published it, and when."""

    file: Path
    publisher: str
    published: str

    @property
    def words(self) -> int:
        """Return how many words somebody reads in it."""
        return len(self.file.read_text(encoding="utf-8").split())


@dataclass(slots=True)
class Effort:
    """What a way costs: commands, presses of keys and of the mouse, characters, seconds."""

    commands: int = 0
    presses: int = 0
    typed: int = 0
    seconds: float = 0.0

    def command(self, words: Sequence[str]) -> None:
        """Count a command that is typed and sent."""
        self.commands += 1
        self.presses += 1
        self.typed += len(" ".join(["mosulmap", *words]))

    def minutes(self, words: int) -> float:
        """Return how long a person takes who reads some words."""
        return (self.presses * PRESS_S + self.typed * CHARACTER_S) / 60 + words / WORDS_A_MINUTE


@dataclass(slots=True)
class Hand:
    """What a curator does at the desk, counted."""

    page: Page
    effort: Effort

    def press(self, key: str) -> None:
        """Press a key."""
        self.effort.presses += 1
        self.page.keyboard.press(key)

    def click(self, where: Locator) -> None:
        """Press the mouse on something."""
        self.effort.presses += 1
        where.click()

    def type(self, words: str) -> None:
        """Type over what a field holds."""
        self.effort.typed += len(words)
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.type(words)


@contextmanager
def running_desk(folder: Path) -> Iterator[str]:
    """Run `mosulmap desk` on a project and give its address."""
    words = ["-m", "mosulmap", "desk", "--no-open", "--port", "0", "--as", "A"]
    with subprocess.Popen(
        [sys.executable, "-u", *words], stdout=subprocess.PIPE, encoding="utf-8", cwd=folder
    ) as process:
        try:
            found = re.search(r"http:\S+", process.stdout.readline() if process.stdout else "")
            if not found:
                raise typer.Exit(1)
            yield found[0]
        finally:
            process.terminate()


def run(folder: Path, words: Sequence[str], answers: str = "") -> str:
    """Run a command of mosulmap in a folder; return all that it says."""
    done = subprocess.run(
        [sys.executable, "-m", "mosulmap", *words],
        cwd=folder,
        input=answers,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout + done.stderr


def at_the_desk(
    folder: Path, war: str, country: str, texts: list[Article], browser: Browser
) -> Effort:
    """Go from an empty folder to a first map at the desk; return what it cost."""
    effort = Effort()
    start = time.perf_counter()
    for words in (["init", war, "--country", country], ["desk"]):
        effort.command(words)
    run(folder, ["init", war, "--country", country])
    with running_desk(folder / war) as address:
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.set_default_timeout(PATIENCE_MS)
        page.goto(address)
        hand = Hand(page, effort)
        bring_in(hand, texts)
        make_places(hand)
        make_parties(hand)
        answer_all(hand)
        page.frame_locator("iframe").locator(".mark").first.wait_for()
        effort.seconds = time.perf_counter() - start
        page.close()
    return effort


def bring_in(hand: Hand, texts: list[Article]) -> None:
    """Drop the articles, and type who published them, and when where the text does not tell."""
    hand.effort.presses += 1
    hand.page.locator("input[type=file]").first.set_input_files([text.file for text in texts])
    hand.page.locator(".progress").get_by_text("came in").wait_for()
    cards = hand.page.locator(".card")
    for text, card in zip(reversed(texts), cards.all(), strict=True):
        hand.click(card.get_by_role("button", name="Edit"))
        hand.press("Tab")
        hand.type(text.publisher)
        if not card.locator("[name=published]").input_value():
            hand.press("Tab")
            hand.press("Tab")
            hand.type(text.published)
        hand.press("Enter")
        card.locator(".row-form").wait_for(state="detached")


def wait_for_names(page: Page, heading: str) -> None:
    """Wait until the articles were read for unknown names."""
    page.locator(heading).wait_for()
    page.locator(".note", has_text="Reading").wait_for(state="detached")


def make_places(hand: Hand) -> None:
    """Make places of the names with which something happens."""
    page = hand.page
    hand.click(page.locator("#tabs a[href='#places']"))
    rows = page.locator("section[aria-labelledby=names-found] .row", has_text="something happens")
    wait_for_names(page, "#names-found")
    while rows.count():
        current = page.locator(".row[aria-current=true]", has_text="something happens")
        current.wait_for()
        title = current.locator(".title").inner_text()
        page.locator(".what > h2", has_text=title).wait_for()
        page.locator(".candidates").locator(".row, .note").first.wait_for()
        if page.locator(".candidates .row").count():
            hand.press("1")
        else:
            page.locator(".locator path.ground[d^=M]").first.wait_for(state="attached")
            hand.click(page.locator(".locator"))
        hand.press("m")
        rows.filter(has=page.get_by_text(title, exact=True)).wait_for(state="detached")


def make_parties(hand: Hand) -> None:
    """Make parties of all names of parties."""
    page = hand.page
    hand.click(page.locator("#tabs a[href='#parties']"))
    wait_for_names(page, "#parties-found")
    rows = page.locator("section[aria-labelledby=parties-found] .row")
    while rows.count():
        current = page.locator("section[aria-labelledby=parties-found] .row[aria-current=true]")
        if not current.count():
            hand.click(rows.first)
        title = current.locator(".title").inner_text()
        page.locator(".what > h2", has_text=title).wait_for()
        hand.press("m")
        rows.filter(has=page.get_by_text(title, exact=True)).wait_for(state="detached")


def answer_all(hand: Hand) -> None:
    """Accept whatever bears on control or is not folded away."""
    page = hand.page
    hand.click(page.locator("#tabs a[href='#reading']"))
    left = page.locator(".list .left")
    left.wait_for()
    while page.locator(".question .answers").count():
        before = left.inner_text()
        hand.press("a")
        page.wait_for_function(
            "before => document.querySelector('.list .left').textContent !== before", arg=before
        )
    page.locator(".question h2", has_text="Nothing waits").wait_for()


def in_a_terminal(folder: Path, war: str, country: str, texts: list[Article], made: Path) -> Effort:
    """Go from an empty folder to a first map with commands; `made` is the project of the desk."""
    effort, here = Effort(), folder / war
    start = time.perf_counter()

    def command(words: Sequence[str], where: Path = here, answers: str = "") -> str:
        effort.command(words)
        return run(where, words, answers)

    command(["init", war, "--country", country], folder)
    for text in texts:
        given = ["--publisher", text.publisher]
        said = command(["add", str(text.file), *given])
        if "published" not in said:
            effort.typed += type_day(here, text.published)
            effort.presses += 1
        effort.typed -= len(str(text.file.parent)) + 1
    command(["suggest", "--write"])
    said = command(["locate", "--missing", "--offline", "--write"])
    chosen = re.findall(r"^Not written: (.+?): .*--pick", said, re.MULTILINE)
    if chosen:
        command(["locate", *chosen, "--offline", "--write", "--pick", "1"])
    type_positions(here, made, effort)
    command(["extract"])
    asked = re.findall(r"^\d+ of (\d+)", command(["review"], answers="a\n" * 2000), re.MULTILINE)
    effort.presses += 2 * len(asked)
    command(["render"])
    effort.presses += 1
    effort.seconds = time.perf_counter() - start
    return effort


def type_day(folder: Path, day: str) -> int:
    """Write the day of the last article into its table; return how many characters that is."""
    table = folder / "seeds" / "articles.csv"
    with table.open(encoding="utf-8", newline="") as stream:
        header, *rows = csv.reader(stream)
    rows[-1][header.index("published")] = day
    write_rows(table, [header, *rows])
    return len(day)


def type_positions(folder: Path, made: Path, effort: Effort) -> None:
    """Type into places.csv the positions that the desk was given on its map, cell by cell."""
    estimated = {
        place.title: [f"{place.lon:.5f}", f"{place.lat:.5f}", f"{place.geo_uncertainty_m:.0f}"]
        for place in read_project(made).places.rows
        if place.geo_source.startswith(ESTIMATE)
    }
    table = folder / PLACES
    with table.open(encoding="utf-8", newline="") as stream:
        header, *rows = csv.reader(stream)
    for row in rows:
        cells = dict(zip(header, row, strict=True))
        if cells["title"] in estimated and not cells["lon"]:
            typed = [*estimated[cells["title"]], "estimate"]
            for column, cell in zip((*TYPED_CELLS, "geo_source"), typed, strict=True):
                row[header.index(column)] = cell
            effort.presses += len(typed)
            effort.typed += sum(map(len, typed))
    effort.presses += 2 if estimated else 0
    write_rows(table, [header, *rows])


def write_rows(table: Path, rows: Sequence[Sequence[str]]) -> None:
    """Write a table as a spreadsheet does."""
    with table.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerows(rows)


def articles_of(folder: Path, war: str) -> list[Article]:
    """Return the articles of a war in a folder."""
    with (folder / "articles.csv").open(encoding="utf-8", newline="") as stream:
        return [
            Article(folder / "articles" / row["file"], row["publisher"], row["published"])
            for row in csv.DictReader(stream)
            if row["gazetteer"] == war
        ]


def line_of(name: str, texts: list[Article], effort: Effort) -> str:
    """Return the row of the table for one way."""
    words = sum(text.words for text in texts)
    e = effort
    cells = (len(texts), words, e.commands, e.presses, e.typed, f"{e.seconds:.0f}")
    minutes = f"{e.minutes(words):.1f}"
    return f"| {name} | {' | '.join(map(str, cells))} | {minutes} |"


def main(
    folder: Annotated[Path, typer.Argument(help="Articles as benchmarks/accuracy.py has them.")],
    wars: Annotated[list[str], typer.Argument(help="WAR=CC, with its country: two letters.")],
) -> None:
    """Print what the way to a first map costs at the desk and in a terminal."""
    columns = "articles | words | commands | presses | characters | machine, s | person, min"
    typer.echo(f"| war, way | {columns} |")
    typer.echo("|---|---:|---:|---:|---:|---:|---:|---:|")
    worst = 0.0
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium-headless-shell"), args=["--no-sandbox"]
        )
        for war, country in (one.split("=") for one in wars):
            texts = articles_of(folder, war)
            desk, terminal = Path(name) / "desk", Path(name) / "terminal"
            desk.mkdir(exist_ok=True)
            terminal.mkdir(exist_ok=True)
            effort = at_the_desk(desk, war, country, texts, browser)
            worst = max(worst, effort.minutes(sum(text.words for text in texts)))
            typer.echo(line_of(f"{war}, desk", texts, effort))
            effort = in_a_terminal(terminal, war, country, texts, desk / war)
            typer.echo(line_of(f"{war}, terminal", texts, effort))
        browser.close()
    verdict = "reached" if worst < GOAL_MINUTES else "MISSED"
    typer.echo(
        f"\nGoal under {GOAL_MINUTES} minutes of a person at the desk: {verdict}, {worst:.1f}"
    )


if __name__ == "__main__":
    typer.run(main)
