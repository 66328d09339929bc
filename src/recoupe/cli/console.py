"""What the command line writes with: results on stdout, everything else on stderr."""

from __future__ import annotations

import sys

from rich.console import Console
from rich.markup import escape
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    SpinnerColumn,
    Task,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from recoupe.build.watch import Stage, Watch
from recoupe.errors import InputError
from recoupe.messages import gettext as _
from recoupe.messages import language

_UNSEEN = 160  # columns where nobody tells how many there are

# Lines are folded by whoever reads them, not by us: one message is one line, also in a file.
OUT = Console(highlight=False, soft_wrap=True, width=None if sys.stdout.isatty() else _UNSEEN)
ERR = Console(stderr=True, highlight=False, soft_wrap=True)

_THIN_SPACE = "\u202f"


def complain(message: str) -> None:
    """Say in one line on stderr what went wrong."""
    ERR.print(f"[bold red]recoupe:[/] {escape(' '.join(message.split()))}")


def number(value: int) -> str:
    """Write a whole number with the digits grouped as the user's language groups them."""
    grouped = f"{value:,}"
    return grouped.replace(",", _THIN_SPACE) if language() == "fr" else grouped


class _RateColumn(ProgressColumn):
    """Articles per second."""

    def render(self, task: Task) -> Text:
        if not task.speed:
            return Text("")
        return Text(_("{rate} articles/s").format(rate=f"{task.speed:.1f}"))


class ProgressWatch(Watch):
    """Shows each stage of a build as a bar, while stderr is a terminal."""

    def __init__(self) -> None:
        self._progress = Progress(
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            _RateColumn(),
            TimeRemainingColumn(),
            console=ERR,
            disable=not ERR.is_terminal,
            transient=True,
        )
        self._task: TaskID | None = None

    def __enter__(self) -> ProgressWatch:
        self._progress.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._progress.stop()

    def begin(self, stage: Stage, total: int | None = None) -> None:
        """Show a new bar."""
        if self._task is not None:
            self._progress.remove_task(self._task)
        labels = {
            Stage.GATHER: _("Gathering"),
            Stage.READ: _("Reading"),
            Stage.COLLATE: _("Collating"),
            Stage.STORE: _("Storing"),
        }
        self._task = self._progress.add_task(labels[stage], total=total)

    def advance(self, count: int) -> None:
        """Move the bar."""
        if self._task is not None:
            self._progress.advance(self._task, count)

    def refuse(self, error: InputError) -> None:
        """Say which input is refused, and why."""
        complain(_("refused: {input}").format(input=str(error)))
