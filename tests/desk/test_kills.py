"""kill -9 of a desk at random moments while answers are sent: the one in flight may be lost."""

from __future__ import annotations

import http.client
import json
import random
import threading
from contextlib import suppress
from itertools import cycle
from pathlib import Path

from mosulmap.check.problems import find_problems
from mosulmap.preview.server import TOKEN
from mosulmap.project.project import read_project
from tests.desk.test_desk import ARGS, send, status_on_disk, token_of
from tests.running_preview import Preview, previewing

KILLS = 12
STATUSES = ("accepted", "rejected", "deferred")
LONGEST = 0.2
"""Seconds after the first answer within which the desk is killed: some answers long."""


def answer_until_killed(
    desk: Preview, row: dict[str, str], statuses: cycle[str], after: float
) -> tuple[list[str], str]:
    """Return what the desk has confirmed, the status at first too, and what was in flight."""
    token, confirmed = token_of(desk), [row["status"]]
    killer = threading.Timer(after, desk.process.kill)
    status = ""
    with suppress(OSError, http.client.HTTPException):
        while True:
            status = next(statuses)
            values = {"rows": [{"seen": row, "changed": {"status": status}}]}
            code, said = send(desk, "answer", values, **{TOKEN: token})
            assert code == 200, said
            confirmed.append(status)
            if len(confirmed) == 2:
                killer.start()
            row = {**row, "status": status}
    killer.join()
    desk.process.wait()
    return confirmed, status


def mention(desk: Preview, key: str) -> dict[str, str]:
    """Return a mention as the desk shows it, answered or not."""
    article = key.partition(":")[0]
    rows = json.loads(desk.ask(f"/ask/article?id={article}")[2])["mentions"]
    found: dict[str, str] = next(row for row in rows if row["id"] == key)
    return found


def test_a_kill_loses_at_most_the_answer_in_flight(folder: Path) -> None:
    """A dozen kills; tables stay whole, and nothing that is left behind blocks the next start."""
    chance = random.Random(1)  # noqa: S311 - moments of kills, no secret
    statuses = cycle(STATUSES)
    waiting = next(row for row in read_project(folder).mentions.rows if row.status.waits)
    problems, confirmed_of_all = find_problems(read_project(folder)), 0
    for _ in range(KILLS):
        before = len(read_project(folder).decisions)
        with previewing(folder, *ARGS, name="desk") as desk:
            row = mention(desk, waiting.id)
            confirmed, flying = answer_until_killed(desk, row, statuses, chance.uniform(0, LONGEST))
        project = read_project(folder)
        assert find_problems(project) == problems
        now = next(one.status for one in project.mentions.rows if one.id == waiting.id)
        assert now in (confirmed[-1], flying)
        logged = [one.after for one in project.decisions[before:]]
        assert logged[: len(confirmed) - 1] == confirmed[1:]
        assert logged[len(confirmed) - 1 :] in ([], [flying])
        confirmed_of_all += len(confirmed) - 1
    assert confirmed_of_all >= KILLS
    with previewing(folder, *ARGS, name="desk") as desk:
        values = {"rows": [{"seen": mention(desk, waiting.id), "changed": {"status": "proposed"}}]}
        assert send(desk, "answer", values, **{TOKEN: token_of(desk)})[0] == 200
        assert status_on_disk(folder, waiting.id) == "proposed"
    left = [path.name for path in folder.rglob(".mosulmap*") if path.name != ".mosulmap.lock"]
    assert left == []
