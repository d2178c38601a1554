"""What is shown of the inbox."""

from __future__ import annotations

from mosulmap.desk.inbox_actions import add_file
from mosulmap.desk.inbox_view import inbox_view
from mosulmap.desk.workspace import Workspace
from tests.desk.test_inbox_actions import sent
from tests.tiny_project import ARTICLES


def test_an_article_says_what_it_lacks(workspace: Workspace) -> None:
    """A day that is not known, a publisher that nobody named."""
    path = workspace.folder / ARTICLES
    workspace.read()
    early = inbox_view(workspace, {})["articles"][0]
    assert (early["cells"]["id"], early["missing"], early["faulty"]) == ("early", [], False)
    text = path.read_text(encoding="utf-8").replace(early["cells"]["published"], "", 1)
    path.write_text(text, encoding="utf-8")
    workspace.changed = True
    assert inbox_view(workspace, {})["articles"][0]["missing"] == ["published"]


def test_waiting_and_accepted_mentions_are_counted(workspace: Workspace) -> None:
    """By article."""
    counts = [(a["waiting"], a["judged"]) for a in inbox_view(workspace, {})["articles"]]
    assert counts == [(1, 3), (2, 3)]


def test_texts_that_print_the_same_are_twins(workspace: Workspace) -> None:
    """Whatever they are called."""
    story = " ".join(
        f"On day {number} the troops held the {number}th street of the old town and said so."
        for number in range(20)
    )
    for name, more in (("a.txt", ""), ("b.txt", " It ended there.")):
        add_file(workspace, sent(name, f"A story of the town\n\n{story}{more}\n"))
    workspace.changed = True
    one, other, *_ = inbox_view(workspace, {})["articles"]
    assert one["twins"] == [other["cells"]["id"]]
    assert other["twins"] == [one["cells"]["id"]]
