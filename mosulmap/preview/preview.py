"""The map beside the tables: drawn anew on every save, with what is wrong told above it."""

from __future__ import annotations

import hashlib
import json
import webbrowser
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from importlib.resources import files as package_files
from os import environ
from pathlib import Path
from threading import Event, Thread
from typing import Any

from ..errors import DataError, MosulmapError, Problem
from ..pipeline import check_project, draw_map, in_window, make_study
from ..render.csp import hash_source
from ..reports.summary import count, summary
from .server import PORT, Board, Site, serving
from .watch import watch_project

STATIC = package_files("mosulmap.preview") / "static"

Tell = Callable[[str], None]
Clock = Callable[[], str]
"""What tells the time of day, such as 14:02:11."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a project's files give at one moment.

    `page` is the map as HTML, empty when none can be drawn; `holds` says in a line what is on it,
    `left_out` which rows are not; `problems` are those of `mosulmap check`.
    """

    page: str
    holds: str
    left_out: str
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line asks for: where, on which day, in which language."""

    folder: Path
    port: int | None = None
    day: str = ""
    lang: str = "en"
    opens: bool = True


def preview(asked: Asked, clock: Clock, tell: Tell) -> None:
    """Serve a project's map and draw it anew on every save, until Ctrl-C.

    `tell` gets lines for the terminal. Raises `RequestError` when the folder is not a project, the
    day is outside its evidence, or the port cannot be used.
    """
    stop = Event()
    try:
        refuse_impossible(asked)
        site = front_site()
        with serving(site, asked.port) as port:
            drawing = Thread(target=draw_on, args=(site.board, asked, clock, stop))
            drawing.start()
            try:
                announce(asked, port, tell)
                stop.wait()
            finally:
                stop.set()
                drawing.join()
    except KeyboardInterrupt:
        tell("Stopped.")


def refuse_impossible(asked: Asked) -> None:
    """Raise `RequestError` for a folder that is no project, or a day that its evidence has not.

    A project with faults is neither: the preview is there to show them.
    """
    try:
        study = make_study(asked.folder)
    except DataError:
        return
    if asked.day:
        in_window(asked.day, study.window)


def announce(asked: Asked, port: int, tell: Tell) -> None:
    """Say where the preview is, and open it."""
    address = f"http://127.0.0.1:{port}/" + (f"#d={asked.day}" if asked.day else "")
    if asked.port is None and port != PORT:
        tell(f"Port {PORT} is taken; this preview has {port}.")
    tell(f"Preview at {address} until Ctrl-C")
    if asked.opens and not open_browser(address):
        tell("No browser could be opened; open the address in one.")


def open_browser(address: str) -> bool:
    """Open an address in the reader's browser, and return whether there is one.

    One that runs inside the terminal is opened only where the reader chose it by BROWSER.
    """
    try:
        browser = webbrowser.get()
        # Exactly this class: those that need no terminal are made from it.
        if type(browser) is webbrowser.GenericBrowser and not environ.get("BROWSER"):
            return False
        return browser.open(address)
    except (webbrowser.Error, OSError):
        return False


def draw_on(board: Board, asked: Asked, clock: Clock, stop: Event) -> None:
    """Keep the map on `board` in step with the project's files until `stop` is set."""
    news = News(board, clock)
    try:
        drawer = Drawer(asked.folder, asked.lang)
        keep_drawing(watch_project(asked.folder, stop), drawer.look, news.show)
    finally:
        stop.set()


def keep_drawing(
    changes: Iterable[bool], look: Callable[[], Look], show: Callable[[Look], None]
) -> None:
    """Look on every change, and show what was seen; new problems only once all is quiet.

    A file that is only half saved has problems too, and a moment later none.
    """
    known: set[Problem] = set()
    held = None
    for changed in changes:
        if changed:
            held = look()
        if held and (not changed or known.issuperset(held.problems)):
            show(held)
            known, held = set(held.problems), None


class Drawer:
    """Looks at a project's folder, and draws the map only when something in it is another."""

    def __init__(self, folder: Path, lang: str) -> None:
        self.folder = folder
        self.lang = lang
        self.page = ""
        self.drawn: tuple[object, ...] = ()

    def look(self) -> Look:
        """Return what the files give now. Nothing is raised: what is wrong is told."""
        try:
            return self.look_or_raise()
        except DataError as error:
            return Look("", "", "", error.problems)
        except MosulmapError as error:
            return Look("", "", "", (Problem("", 0, "", str(error)),))
        except Exception as error:  # noqa: BLE001 - a preview that ends at an unknown fault helps nobody
            fault = f"a fault of mosulmap's own ({type(error).__name__}: {error})"
            return Look("", "", "", (Problem("", 0, "", f"the map cannot be drawn: {fault}"),))

    def look_or_raise(self) -> Look:
        """Return what the files give now. Raises what the stages raise."""
        study = make_study(self.folder)
        inside = (study.project, study.problems, study.left_out)
        if inside != self.drawn:
            self.page, self.drawn = draw_map(study, lang=self.lang), inside
        rows = [f"{count(lost, 'row')} of {path}" for path, lost in study.left_out.items()]
        # A save between two readings can mend a row in one that the other left out.
        problems = {*study.problems, *problems_of(self.folder)}
        return Look(self.page, summary(study), ", ".join(rows), tuple(sorted(problems)))


def problems_of(folder: Path) -> tuple[Problem, ...]:
    """Return every error that `mosulmap check` finds; its warnings are doubts, and not for here."""
    try:
        return check_project(folder).errors
    except DataError as error:
        return error.problems


@dataclass(slots=True)
class News:
    """What was last put on a board: the last map that could be drawn, and since when it stands."""

    board: Board
    clock: Clock
    mark: str = ""
    since: str = ""
    page: bytes | None = field(default=None, repr=False)

    def show(self, look: Look) -> None:
        """Put up what was seen; where there is no map, the last one stays."""
        hour = self.clock()
        if look.page:
            self.page = look.page.encode("utf-8")
            self.mark = hashlib.sha256(self.page).hexdigest()
            self.since = hour
        told = told_of(look, hour, self.since) | {"map": self.mark}
        self.board.show(json.dumps(told), self.page)


def told_of(look: Look, hour: str, since: str) -> dict[str, Any]:
    """Return what the page around the map says at an `hour`; its map stands `since` another."""
    files = dict.fromkeys(problem.path for problem in look.problems)
    return {
        "status": f"Drawn at {hour}: {look.holds}" if look.page else f"Read at {hour}",
        "headline": headline(look, [path for path in files if path], since),
        "count": count(len(look.problems), "problem") if look.problems else "",
        "files": [
            {"path": path, "problems": [line_of(p) for p in look.problems if p.path == path]}
            for path in files
        ],
    }


def headline(look: Look, files: list[str], since: str) -> str:
    """Return how much is wrong, and what the map below is."""
    if not look.problems:
        return ""
    where = f" in {count(len(files), 'file')}" if files else ""
    if look.left_out:
        map_words = f"The map leaves out {look.left_out}."
    elif look.page:
        map_words = "The map shows every row all the same."
    elif since:
        map_words = f"No map can be drawn of this; below is that of {since}."
    else:
        map_words = "No map could be drawn yet."
    return f"{count(len(look.problems), 'problem')}{where}. {map_words}"


def line_of(problem: Problem) -> dict[str, str]:
    """Return where a problem is and what it is, as `mosulmap check` says it."""
    return {"where": problem.place, "what": str(problem).removeprefix(f"{problem.place}: ")}


def front_site() -> Site:
    """Return the site with the page around the map and the policy that names just its code."""
    html, style, script = (static(f"preview.{kind}") for kind in ("html", "css", "js"))
    page = html.replace("/*style*/", style).replace("/*script*/", script)
    policy = (
        f"default-src 'none'; script-src {hash_source(script)}; style-src {hash_source(style)}; "
        "connect-src 'self'; frame-src 'self'; img-src data:; base-uri 'none'; "
        "form-action 'none'; frame-ancestors 'none'"
    )
    return Site(page.encode("utf-8"), policy)


def static(name: str) -> str:
    """Return one of the page's own files."""
    return STATIC.joinpath(name).read_text(encoding="utf-8")
