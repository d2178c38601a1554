"""Serves the map of a project and redraws it on every save, with its problems listed above."""

from __future__ import annotations

import gc
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

from ..control.waiting import waiting_words
from ..control.window import in_window
from ..errors import DataError, MosulmapError, Problem
from ..geo.palette import palette_style
from ..model.kept import Kept
from ..pipeline import draw_map_again, make_study, study_and_errors
from ..render.csp import hash_source
from ..reports.summary import summary
from ..terminal import count
from .server import PORT, Broadcast, Site, serving
from .watch import watch_project

STATIC = package_files("mosulmap.preview") / "static"

COLOURS = ("page", "soft", "rule", "ink", "ink2")
"""The colours of the palette that the page around the map needs."""

PULSE = 0.25
"""Seconds after which the main thread looks whether Ctrl-C was pressed."""

Tell = Callable[[str], None]
Clock = Callable[[], str]
"""Returns the time of day, such as 14:02:11."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A project's map and problems at one moment.

    `page` is the map as HTML, empty when none can be drawn; `summary` says in a line what is on it,
    `left_out` which rows are not; `problems` are those of `mosulmap check`.
    """

    page: str
    summary: str
    left_out: str
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class PreviewOptions:
    """What the command line asks for: which project, port, day and language."""

    folder: Path
    port: int | None = None
    day: str = ""
    lang: str = "en"
    opens: bool = True


def preview(options: PreviewOptions, clock: Clock, tell: Tell) -> None:
    """Serve a project's map and draw it again on every save, until Ctrl-C.

    `tell` gets lines for the terminal. Raises `RequestError` when the folder is not a project, the
    day is outside its evidence, or the port cannot be used.
    """
    try:
        check_options(options)
    except KeyboardInterrupt:
        tell("Stopped.")
        return
    site = frame_site()

    def draw(stop: Event) -> None:
        """Draw until `stop` is set."""
        drawer = MapDrawer(options.folder, options.lang)
        draw_on(options.folder, drawer.snapshot, Publisher(site.broadcast, clock), stop)

    opened = f"#d={options.day}" if options.day else ""
    serve_site(Opening("Preview", opened, options.port, options.opens), site, draw, tell)


@dataclass(frozen=True, slots=True)
class Opening:
    """How a site is opened: its name for the terminal, the fragment of its address, where to.

    `port` None takes the first free one; `opens` says whether a browser is opened.
    """

    name: str
    fragment: str = ""
    port: int | None = None
    opens: bool = True


def serve_site(opening: Opening, site: Site, draw: Callable[[Event], None], tell: Tell) -> None:
    """Serve a site until Ctrl-C, while `draw` keeps it in step in a thread of its own.

    `draw` ends soon after its event is set, and sets it when it cannot go on. Raises
    `RequestError` when the port cannot be used.
    """
    stop = Event()
    try:
        with serving(site, opening.port) as port:
            drawing = Thread(target=draw, args=(stop,))
            drawing.start()
            try:
                announce(opening, port, tell)
                wait_for(stop)
            finally:
                stop.set()
                drawing.join()
    except KeyboardInterrupt:
        tell("Stopped.")


def wait_for(stop: Event) -> None:
    """Return once `stop` is set, or raise `KeyboardInterrupt` on Ctrl-C.

    Python runs the handler of a signal in the main thread, between two steps of it. Windows never
    wakes a wait without end for that, and other systems not always: they may hand the signal to
    another thread.
    """
    while not stop.wait(PULSE):
        pass


def check_options(options: PreviewOptions) -> None:
    """Raise `RequestError` for a folder that is not a project, or a day outside its evidence.

    A project with faults passes: the preview is there to show them.
    """
    try:
        study = make_study(options.folder)
    except DataError:
        return
    if options.day:
        in_window(options.day, study.window)


def announce(opening: Opening, port: int, tell: Tell) -> None:
    """Print the address of a site, and open it in a browser."""
    address = f"http://127.0.0.1:{port}/{opening.fragment}"
    if opening.port is None and port != PORT:
        tell(f"Port {PORT} is taken; this {opening.name.lower()} has {port}.")
    tell(f"{opening.name} at {address} until Ctrl-C")
    if opening.opens and not open_browser(address):
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


def draw_on(folder: Path, take: Callable[[], Snapshot], publisher: Publisher, stop: Event) -> None:
    """Publish what `take` makes of the project in `folder` on every save, until `stop` is set."""
    try:
        keep_drawing(watch_project(folder, stop), take, publisher.publish)
    finally:
        stop.set()


def keep_drawing(
    changes: Iterable[bool],
    take: Callable[[], Snapshot],
    publish: Callable[[Snapshot], None],
) -> None:
    """Take a snapshot on every change and publish it; new problems only once all is quiet.

    A file that is being saved has problems for a moment, which nobody should see.
    """
    known: set[Problem] = set()
    pending = None
    for changed in changes:
        if changed:
            pending = take()
        if pending and (not changed or known.issuperset(pending.problems)):
            publish(pending)
            known, pending = set(pending.problems), None


class MapDrawer:
    """Takes snapshots of a project's folder; draws the map only when its rows have changed."""

    def __init__(self, folder: Path, lang: str) -> None:
        self.folder = folder
        self.lang = lang
        self.page = ""
        self.drawn: tuple[object, ...] = ()
        self.kept = Kept()

    def snapshot(self) -> Snapshot:
        """Return a snapshot of the files. Raises nothing: every error becomes a problem."""
        try:
            return self.read_and_draw()
        except DataError as error:
            return Snapshot("", "", "", error.problems)
        except MosulmapError as error:
            return Snapshot("", "", "", (Problem("", 0, "", str(error)),))
        except Exception as error:  # noqa: BLE001 - a preview that ends at an unknown fault helps nobody
            fault = f"a fault of mosulmap's own ({type(error).__name__}: {error})"
            problem = Problem("", 0, "", f"the map cannot be drawn: {fault}")
            return Snapshot("", "", "", (problem,))

    def read_and_draw(self) -> Snapshot:
        """Return a snapshot of the files. Raises the errors of the stages."""
        study, errors = study_and_errors(self.folder, self.kept)
        inputs = (study.project, study.problems, study.left_out)
        if inputs != self.drawn:
            self.page, self.drawn = draw_map_again(study, self.lang, self.kept), inputs
            self.kept.end_round()
            # What is kept is no garbage: to look through it took half a second at each fifth save
            # of a large project.
            gc.freeze()
        rows = [f"{count(lost, 'row')} of {path}" for path, lost in study.left_out.items()]
        waiting = waiting_words(study.project.mentions.rows)
        held = "; ".join(filter(None, (summary(study), waiting)))
        return Snapshot(self.page, held, ", ".join(rows), errors)


@dataclass(slots=True)
class Publisher:
    """Sends snapshots to a broadcast, and keeps the last map that could be drawn.

    `digest` is the SHA-256 of that map, `since` the time of day at which it was drawn.
    """

    broadcast: Broadcast
    clock: Clock
    digest: str = ""
    since: str = ""
    page: bytes | None = field(default=None, repr=False)

    def publish(self, snapshot: Snapshot) -> None:
        """Publish a snapshot; where it has no map, the last one stays."""
        hour = self.clock()
        if snapshot.page:
            self.page = snapshot.page.encode("utf-8")
            self.digest = hashlib.sha256(self.page).hexdigest()
            self.since = hour
        message = state_message(snapshot, hour, self.since) | {"map": self.digest}
        self.broadcast.publish(json.dumps(message), self.page)


def state_message(snapshot: Snapshot, hour: str, since: str) -> dict[str, Any]:
    """Return what the page around the map says at an `hour`; its map was drawn at `since`."""
    files = dict.fromkeys(problem.path for problem in snapshot.problems)
    problems = snapshot.problems
    return {
        "status": f"Drawn at {hour}: {snapshot.summary}" if snapshot.page else f"Read at {hour}",
        "headline": headline(snapshot, [path for path in files if path], since),
        "count": count(len(problems), "problem") if problems else "",
        "files": [
            {"path": path, "problems": [problem_entry(p) for p in problems if p.path == path]}
            for path in files
        ],
    }


def headline(snapshot: Snapshot, files: list[str], since: str) -> str:
    """Return the line above the map: how many problems there are, and when the map was drawn."""
    if not snapshot.problems:
        return ""
    where = f" in {count(len(files), 'file')}" if files else ""
    if snapshot.left_out:
        map_words = f"The map leaves out {snapshot.left_out}."
    elif snapshot.page:
        map_words = "The map shows every row all the same."
    elif since:
        map_words = f"No map can be drawn of this; below is that of {since}."
    else:
        map_words = "No map could be drawn yet."
    return f"{count(len(snapshot.problems), 'problem')}{where}. {map_words}"


def problem_entry(problem: Problem) -> dict[str, str]:
    """Return where a problem is and what it is, as `mosulmap check` says it."""
    return {"where": problem.place, "what": str(problem).removeprefix(f"{problem.place}: ")}


def frame_site() -> Site:
    """Return the site with the page around the map and the policy that names just its code."""
    html, style, script = (static(f"preview.{kind}") for kind in ("html", "css", "js"))
    style = palette_style(COLOURS) + style
    page = html.replace("/*style*/", style).replace("/*script*/", script)
    return Site(page.encode("utf-8"), site_policy(script, style))


def site_policy(script: str, style: str) -> str:
    """Return the Content-Security-Policy: this script, this style, and this server alone."""
    return (
        f"default-src 'none'; script-src {hash_source(script)}; style-src {hash_source(style)}; "
        "connect-src 'self'; frame-src 'self'; img-src data:; base-uri 'none'; "
        "form-action 'none'; frame-ancestors 'none'"
    )


def static(name: str) -> str:
    """Return one of the page's own files."""
    return STATIC.joinpath(name).read_text(encoding="utf-8")
