"""The key of a drawing: what each shape, filling and sign stands for, in two columns below it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from matplotlib.axes import Axes
from matplotlib.figure import Figure as Canvas
from matplotlib.patches import FancyArrowPatch
from matplotlib.transforms import Transform

from recoupe.model import Modality
from recoupe.publish.report.drawing.svg import INK, SHEET

# A line's pattern, as matplotlib takes it: a name, or where it begins and how long its parts are.
Dashes: TypeAlias = str | tuple[float, tuple[float, ...]]

_COLUMNS = 2
_LONGEST = 44  # letters that a column has room for


@dataclass(frozen=True)
class Entry:
    """A shape with its colour and filling, a sign, or a line with or without an arrow's head.

    `word` stands for its label.
    """

    word: str
    shape: str = ""
    colour: str = INK
    modality: Modality = Modality.ACTUAL
    sign: str = ""
    line: Dashes = ""
    head: bool = False


def rows_of(key: Sequence[Entry], *, columns: int = _COLUMNS) -> int:
    """Give the number of rows that a key takes."""
    return -(-len(key) // columns)


def shortened(name: str) -> str:
    """Give a name as long as a column has room for."""
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1].rstrip()}…"


def add_key(
    canvas: Canvas, key: Sequence[Entry], height: float, *, columns: int = _COLUMNS
) -> None:
    """Set the key at the foot of a drawing; `height` in inches. Rows fill one column first."""
    width, total = canvas.get_size_inches()
    axes = canvas.add_axes((0, 0, 1, height / total))
    axes.set_axis_off()
    axes.set_xlim(0, width * 72)
    axes.set_ylim(0, height * 72)
    rows = rows_of(key, columns=columns)
    for n, entry in enumerate(key):
        column, row = divmod(n, rows)
        x, y = 14 + column * (width * 72 - 20) / columns, (height * 72) * (1 - (row + 0.5) / rows)
        _add_sample(axes, x, y, entry)
        axes.text(x + (44 if entry.line else 11), y, entry.word, va="center_baseline")


def _add_sample(axes: Axes, x: float, y: float, entry: Entry) -> None:
    """Draw what an entry explains."""
    if entry.line:
        arrow = FancyArrowPatch(
            (x - 4, y),
            (x + 36, y),
            arrowstyle="-|>" if entry.head else "-",
            mutation_scale=11,
            linestyle=entry.line,
            linewidth=1.1,
            color=entry.colour,
            shrinkA=0,
            shrinkB=0,
        )
        axes.add_patch(arrow)
    elif entry.sign:
        axes.text(x, y, entry.sign, color=entry.colour, ha="center", va="center_baseline")
    else:
        add_shape(axes, x, y, entry.shape, entry.colour, entry.modality)


def add_shape(
    axes: Axes,
    x: float,
    y: float,
    shape: str,
    colour: str,
    modality: Modality,
    *,
    transform: Transform | None = None,
    url: str = "",
    gid: str = "",
) -> None:
    """Draw a shape: full for an actual value, dotted for a forecast, ringed for a target."""
    actual = modality is Modality.ACTUAL
    made = axes.scatter(
        [x],
        [y],
        s=52,
        marker=shape,
        facecolors=colour if actual else SHEET,
        edgecolors=colour,
        linewidths=1.4,
        linestyles="dotted" if modality is Modality.FORECAST else "solid",
        transform=transform or axes.transData,
        zorder=4,
        clip_on=False,
    )
    if url:
        made.set_urls([url])
        made.set_gid(gid)
    if modality is Modality.TARGET:
        axes.scatter(
            [x],
            [y],
            s=9,
            marker="o",
            color=colour,
            linewidths=0,
            transform=transform or axes.transData,
            zorder=5,
            clip_on=False,
        )
