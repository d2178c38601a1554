"""How the checks of meaning make their warnings: each with the name of its rule."""

from __future__ import annotations

from typing import Any

from ..errors import Problem, Severity
from ..project.table import Table


def doubt(
    table: Table[Any], index: int, column: str, rule: str, message: str, *facts: str, mend: str = ""
) -> Problem:
    """Return the warning of a `rule` about one cell of the row at `index`.

    `rule` is a stable name such as `same-file`. `facts` are the values of other cells that the
    warning rests on: once acknowledged, it comes back when one of them changes. `mend` is what the
    cell should be, empty where more than one value may be meant.
    """
    problem = Problem(
        "",
        0,
        column,
        message,
        severity=Severity.WARNING,
        mend=((column, mend),) if mend else (),
        rule=rule,
        facts=facts,
    )
    return table.placed(index, problem)
