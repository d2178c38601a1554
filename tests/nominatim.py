"""A real Nominatim on this computer: a private PostgreSQL, a dozen places, a server that answers.

Everything lives in a folder of its own and ends with its context, however the tests end: the
database and the server are children that the kernel stops when the tests are gone.
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

PLACES = Path(__file__).parent / "data" / "places.osm"
NOMINATIM = Path(sys.executable).parent / "nominatim"
PORT = "5432"
"""The name of the socket in the database's folder; no network port is opened."""

PATIENCE = 180
"""Seconds that a database or a server may take to answer for the first time."""

QUICK = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "listen_addresses=")
"""A database that is thrown away needs no care, and no door but a socket in its own folder."""


def postgresql() -> Path | None:
    """Return the folder of PostgreSQL's newest programs, with PostGIS beside them; None without."""
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"))
    return versions[-1].parent if versions else None


def missing() -> str:
    """Return what has to be installed before a Nominatim can be started; empty when nothing."""
    if postgresql() is None:
        return "PostgreSQL"
    if not shutil.which("osm2pgsql"):
        return "osm2pgsql"
    return "" if NOMINATIM.exists() else "nominatim-db and nominatim-api"


@dataclass(frozen=True)
class Database:
    """A PostgreSQL with the places; `folder` has its socket and Nominatim's project."""

    folder: Path
    environment: dict[str, str]


@contextmanager
def database(folder: Path, osm: Path = PLACES) -> Iterator[Database]:
    """Start a PostgreSQL in `folder`, import `osm` into it, and stop it at the end."""
    programs = postgresql()
    if programs is None:
        raise FileNotFoundError("no PostgreSQL")
    owner = owning(folder)
    cluster = ["-D", str(folder / "db")]
    trusting = ["-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8"]
    run([*owner, str(programs / "initdb"), *cluster, *trusting], folder)
    settings = [word for setting in QUICK for word in ("-c", setting)]
    door = ["-p", PORT, "-k", str(folder)]
    server = [str(programs / "postgres"), *cluster, *door, *settings]
    with child([*owner, *server], folder / "postgres.log", folder):
        wait_until((folder / f".s.PGSQL.{PORT}").exists, folder / "postgres.log")
        yield imported(folder, programs, osm)


def owning(folder: Path) -> list[str]:
    """Return the words before a command of PostgreSQL, which refuses to run as root."""
    if os.getuid():
        return []
    shutil.chown(folder, "postgres", "postgres")
    return ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"]


def imported(folder: Path, programs: Path, osm: Path) -> Database:
    """Make Nominatim's database of `osm`, and return it."""
    source = f"host={folder};port={PORT};user=postgres;dbname=nominatim"
    environment = {
        **os.environ,
        "NOMINATIM_DATABASE_DSN": f"pgsql:{source}",
        "NOMINATIM_DATABASE_WEBUSER": "www-data",
        "NOMINATIM_TOKENIZER": "icu",
    }
    project = folder / "project"
    project.mkdir()
    psql = [str(programs / "psql"), "-h", str(folder), "-p", PORT, "-U", "postgres", "-q"]
    wait_until(lambda: succeeds([*psql, "-c", "SELECT 1"]), folder / "postgres.log")
    run([*psql, "-c", 'CREATE ROLE "www-data" LOGIN'], folder)
    command = [str(NOMINATIM), "import", "--osm-file", str(osm), "--no-updates", "-j", "2"]
    run(command, project, environment)
    return Database(folder, environment)


@dataclass(frozen=True)
class Server:
    """A Nominatim that answers at `address` and writes a line for each request to `log`."""

    address: str
    log: Path

    def requests(self) -> list[str]:
        """Return the searches that it was asked, as lines of its log."""
        lines = self.log.read_text(encoding="utf-8").splitlines()
        return [line for line in lines if "GET /search" in line]


@contextmanager
def serving(source: Database) -> Iterator[Server]:
    """Serve a database on a free port of this computer, and stop at the end."""
    port = free_port()
    project, log = source.folder / "project", source.folder / f"server-{port}.log"
    command = [str(NOMINATIM), "serve", "--server", f"127.0.0.1:{port}"]
    with child(command, log, project, source.environment):
        address = f"http://127.0.0.1:{port}"
        wait_until(lambda: answers(f"{address}/status"), log)
        yield Server(address, log)


def free_port() -> int:
    """Return a port on which nobody listens."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])


def run(command: Sequence[str], folder: Path, environment: dict[str, str] | None = None) -> None:
    """Run a command to its end. Raises `RuntimeError` with its last words when it fails."""
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)}\n{(done.stdout + done.stderr)[-2000:]}")


def succeeds(command: Sequence[str]) -> bool:
    """Whether a command ends well."""
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


@contextmanager
def child(
    command: Sequence[str], log: Path, folder: Path, environment: dict[str, str] | None = None
) -> Iterator[None]:
    """Run a command beside the tests; it is stopped at the end, and by the kernel when they die."""
    with log.open("wb") as stream:
        process = subprocess.Popen(
            tied(command), cwd=folder, env=environment, stdout=stream, stderr=stream
        )
    try:
        yield
    finally:
        # PostgreSQL waits for its clients on SIGTERM, and does not on SIGINT.
        process.send_signal(signal.SIGINT)
        try:
            process.wait(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def tied(command: Sequence[str]) -> list[str]:
    """Return a command that ends with its parent: an interrupted test leaves nothing behind."""
    first, *rest = command
    if first == "setpriv":
        return [first, "--pdeathsig=INT", *rest]
    return ["setpriv", "--pdeathsig=INT", *command]


def answers(address: str) -> bool:
    """Whether an address answers."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with suppress(OSError), opener.open(address, timeout=5) as page:
        return bool(page.status)
    return False


def wait_until(ready: Callable[[], bool], log: Path) -> None:
    """Wait until `ready()` is true. Raises `RuntimeError` with the log when that takes too long."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if ready():
            return
        time.sleep(0.05)
    raise RuntimeError(f"{log}: {log.read_text(encoding='utf-8')[-2000:]}")
