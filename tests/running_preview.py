"""`mosulmap preview` or `desk` as a process of its own, its news, and ways to wait for them."""

from __future__ import annotations

import http.client
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PATIENCE = 60
"""Seconds after which a test gives up waiting; none of them takes a part of it."""


@dataclass(frozen=True)
class Preview:
    """A preview that runs: its process and its port."""

    process: subprocess.Popen[str]
    port: int

    @property
    def address(self) -> str:
        """Where the browser finds it."""
        return f"http://127.0.0.1:{self.port}/"

    def ask(
        self, path: str, method: str = "GET", headers: Mapping[str, str] | None = None
    ) -> tuple[int, dict[str, str], bytes]:
        """Return status, headers and content of an answer."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request(method, path, headers=dict(headers or {}))
            answer = connection.getresponse()
            return answer.status, dict(answer.getheaders()), answer.read()
        finally:
            connection.close()

    def news(self) -> Iterator[dict[str, Any]]:
        """Yield what the stream of events tells, from now on."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request("GET", "/events")
            answer = connection.getresponse()
            assert answer.status == 200
            # A stream that beats never times out by itself.
            end = time.monotonic() + 4 * PATIENCE
            while line := answer.readline():
                assert time.monotonic() < end, "nothing of the kind was told"
                if line.startswith(b"data: "):
                    yield json.loads(line.removeprefix(b"data: "))
        finally:
            connection.close()

    def wait_for(self, seen: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
        """Return the first news of which `seen` is true."""
        return next(news for news in self.news() if seen(news))

    def wait_for_map(self, words: str) -> None:
        """Return when the served map has `words` in it."""
        self.wait_for(lambda _: words in self.ask("/map")[2].decode())

    def interrupt(self) -> tuple[int, str, str]:
        """Press Ctrl-C; return the exit code, what was printed and what was remarked."""
        self.process.send_signal(signal.SIGINT)
        code = self.process.wait(PATIENCE)
        assert self.process.stdout
        assert self.process.stderr
        return code, self.process.stdout.read(), self.process.stderr.read()


@contextmanager
def ctrl_c_arrives() -> Iterator[None]:
    """Let Ctrl-C reach a process that is started within.

    A shell makes its background jobs ignore it, and their children inherit that: tests that run
    in the background would wait for a preview that never ends.
    """
    former = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, former)


@contextmanager
def previewing(
    folder: Path, *args: str, env: Mapping[str, str] | None = None, name: str = "preview"
) -> Iterator[Preview]:
    """Run `mosulmap preview`, or another command that serves, on a project at a free port."""
    args = args or ("--no-open", "--port", "0")
    command = [sys.executable, "-u", "-m", "mosulmap", name, "--project", str(folder), *args]
    with ctrl_c_arrives():
        process = subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            env={**os.environ, **(env or {})},
        )
    with process:
        try:
            assert process.stdout
            said = ""
            while not (found := re.search(r"http://127\.0\.0\.1:(\d+)/", said)):
                line = process.stdout.readline()
                assert line, process.stderr and process.stderr.read()
                said += line
            yield Preview(process, int(found[1]))
        finally:
            process.kill()
