"""What `--help` prints: commands by who needs them, every option explained, within 80 columns.

Typer's own pages cut the summary of a command at the end of its line and name the types of Python
(`<path>`, `<list[str]>`) beside what is to be typed.
"""

from __future__ import annotations

from collections.abc import Iterable
from textwrap import wrap
from typing import Any

from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

INDENT = "  "

COLUMN = 24
"""Characters up to which the left column of a list grows; what is longer stands on a line alone."""


class Command(TyperCommand):
    """A command whose help names what to type, and keeps its example on one line."""

    def collect_usage_pieces(self, ctx: Any) -> list[str]:  # noqa: ANN401 - typer's or click's, by version
        """Return what follows the name in the line of usage: `[OPTIONS] FILE [DAY]...`."""
        arguments = [param for param in self.get_params(ctx) if isinstance(param, TyperArgument)]
        return ["[OPTIONS]", *(typed(argument) for argument in arguments)]

    def format_help_text(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401, ARG002 - likewise
        """Write what the command does, then its example as it is typed."""
        summary, example = parts_of(self.help or "")
        formatter.write_paragraph()
        lines = wrap(summary, formatter.width - len(INDENT))
        for line in (*lines, *(("", example) if example else ())):
            formatter.write(f"{INDENT}{line}".rstrip() + "\n")

    def format_options(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - likewise
        """Write the arguments and the options, each with what it means."""
        write_parameters(self.get_params(ctx), formatter)


class Commands(TyperGroup):
    """The program itself: its commands under the headings that `rich_help_panel` gives them."""

    def format_options(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - likewise
        """Write the commands, reader's first, then the options."""
        panels: dict[str, list[tuple[str, str]]] = {}
        for name, command in self.commands.items():
            panel = str(getattr(command, "rich_help_panel", None) or "Commands")
            panels.setdefault(panel, []).append((name, parts_of(command.help or "")[0]))
        for panel, rows in panels.items():
            with formatter.section(panel):
                formatter.write_dl(rows, col_max=COLUMN)
        write_parameters(self.get_params(ctx), formatter)


def parts_of(help_text: str) -> tuple[str, str]:
    """Return the summary of a command's help and its example, empty without one."""
    summary, _, rest = help_text.strip().partition("\n\n")
    example = next((line for line in rest.split("\n") if line.startswith("Example:")), "")
    return " ".join(summary.split()), example


def write_parameters(params: Iterable[Any], formatter: Any) -> None:  # noqa: ANN401 - likewise
    """Write the lists of arguments and of options, where there are any."""
    shown = [param for param in params if not getattr(param, "hidden", False)]
    for heading, kind in (("Arguments", TyperArgument), ("Options", TyperOption)):
        if rows := [(words_of(one), explained(one)) for one in shown if isinstance(one, kind)]:
            with formatter.section(heading):
                formatter.write_dl(rows, col_max=COLUMN)


def typed(argument: TyperArgument) -> str:
    """Return an argument as the line of usage has it: `FILE`, `[FILE]`, `[NAME]...`."""
    name = words_of(argument)
    bracketed = name if argument.required else f"[{name}]"
    return bracketed if argument.nargs == 1 else f"{bracketed}..."


def words_of(param: TyperArgument | TyperOption) -> str:
    """Return how a parameter is typed: `-o, --output FILE`, `--open`, `DIR`."""
    value = param.metavar or str(param.name).upper()
    if isinstance(param, TyperArgument):
        return value
    names = ", ".join(sorted(param.opts, key=len))
    return names if param.is_flag else f"{names} {value}"


def explained(param: TyperArgument | TyperOption) -> str:
    """Return what a parameter means, with its default and the variable that may hold it."""
    notes = []
    if isinstance(param, TyperOption):
        default = default_of(param)
        notes += [f"default: {default}"] if default else []
        notes += [f"or set {param.envvar}"] if param.envvar else []
        notes += ["required"] if param.required else []
    return " ".join([param.help or "", *([f"[{'; '.join(notes)}]"] if notes else [])])


def default_of(option: TyperOption) -> str:
    """Return the default of an option as it would be typed; empty where it has none to tell."""
    if option.is_flag or option.default in (None, "", 0) or not option.show_default:
        return ""
    return f"{getattr(option.default, 'value', option.default)}".removesuffix(".0")
