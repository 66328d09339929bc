"""A series plotted: the values of one measure through time, each with its frame.

A point stands at the middle of its period, and a bar shows how long the period is. Its shape and
colour tell the outlet (or the speaker, where all stand in one outlet), its filling the modality,
a sign beside it the bound. Figures without a period stand in a panel of their own: no date is
made up for them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup
from matplotlib.axes import Axes
from matplotlib.figure import Figure as Canvas
from matplotlib.patches import ConnectionPatch
from matplotlib.ticker import FuncFormatter, MaxNLocator
from matplotlib.transforms import ScaledTranslation, Transform

from recoupe.edtf import bounds, is_edtf
from recoupe.model import Bound, Figure, Modality
from recoupe.publish.report.drawing.key import Entry, add_key, add_shape, rows_of, shortened
from recoupe.publish.report.drawing.svg import BAD, COLOURS, INK, SOFT, Caption, inline, pen
from recoupe.publish.report.drawing.time import number_of, set_ticks
from recoupe.publish.report.ledgers import FigureLine, SeriesView
from recoupe.publish.report.links import Links
from recoupe.publish.report.wording import MODALITIES, Wording

# Shapes that are told apart without their colours; as many sources have one of their own.
_SHAPES = ("o", "s", "^", "D", "v", "P", "X")
_OTHERS = "h"
_ABOUT, _AGAINST = "≈", "≠"
_WIDTH, _HEIGHT, _ROW = 7.8, 2.7, 0.22  # inches; a unit of the SVG is a 72nd
_STEP, _MOST_ASIDE = 11.0, 90.0  # units between points on one place, and of all of them


@dataclass(frozen=True)
class _Point:
    """A figure where it stands: `first` and `last` are the days of its period, where known."""

    line: FigureLine
    source: str
    first: float | None
    last: float | None

    @property
    def figure(self) -> Figure:
        return self.line.figure

    @property
    def dated(self) -> bool:
        return self.first is not None or self.last is not None

    @property
    def middle(self) -> float:
        """The day in the middle of the period; of an open one, the end that is known."""
        ends = [day for day in (self.first, self.last) if day is not None]
        return sum(ends) / len(ends)


def tells(view: SeriesView) -> bool:
    """Tell whether a plot of the series says something: several periods, or a conflict."""
    periods = {_days(line.figure.period) for line in view.lines}
    return len(periods - {(None, None)}) > 1 or bool(view.series.conflicts)


def draw_series(view: SeriesView, words: Wording, links: Links) -> Markup:
    """Plot a series; each point leads to its passage. The same view gives the same text."""
    points = _points(view)
    sources = _sources(points)
    styles = {source: _style(rank) for rank, source in enumerate(sources)}
    names = {"w-undated": words.say("no period given"), "w-unit": _unit(view, words)}
    key = _key(view, points, sources, words, names)
    with pen(view.series.id):
        below = _ROW * rows_of(key) + 0.1
        canvas = Canvas(figsize=(_WIDTH, _HEIGHT + below))
        plot = _Plot(canvas, points, below, words)
        for n, point in enumerate(points):
            url = links.passage(point.figure.article, point.figure.start, point.figure.end)
            plot.add(point, *styles[point.source], url=url, gid=f"f-{n}")
        for one, other in view.series.conflicts:
            plot.oppose(one, other)
        add_key(canvas, key, below)
        labels = {f"f-{n}": _label(point, words) for n, point in enumerate(points)}
        return inline(canvas, _caption(view, points, words), words=names, links=labels)


class _Plot:
    """The panels of a plot: one of dated figures, one of those without a period."""

    def __init__(
        self, canvas: Canvas, points: Sequence[_Point], below: float, words: Wording
    ) -> None:
        dated = [point for point in points if point.dated]
        undated = len(dated) < len(points)
        _, height = canvas.get_size_inches()
        grid = canvas.add_gridspec(
            1,
            bool(dated) + undated,
            width_ratios=[4, 1] if dated and undated else [1],
            left=0.16,
            right=0.98,
            bottom=(below + 0.3) / height,
            top=1 - 0.28 / height,
            wspace=0.06,
        )
        self._canvas = canvas
        self._dated = canvas.add_subplot(grid[0, 0]) if dated else None
        self._undated = canvas.add_subplot(grid[0, -1], sharey=self._dated) if undated else None
        self._panels = [panel for panel in (self._dated, self._undated) if panel]
        self._places: dict[str, tuple[Axes, float, float]] = {}
        self._shifts = _shifts(points)
        self._set_values(points, words)
        if self._dated:
            self._set_days([day for p in dated for day in (p.first, p.last) if day is not None])
            set_ticks(self._dated, words)
        if self._undated:
            self._undated.set_xlim(-1, 1)
            self._undated.set_xticks([0], ["w-undated"])
            self._undated.tick_params(axis="x", length=0)

    def _set_values(self, points: Sequence[_Point], words: Wording) -> None:
        """Set the axis of values; it begins at zero unless that would squeeze what is shown."""
        values = [point.figure.value for point in points]
        low, high = min(values), max(values)
        if low > 0 and (low == high or low < 0.7 * high):
            low = 0
        room = 0.16 * (high - low or abs(high) or 1)
        first = self._panels[0]
        first.set_ylim(low - (room if low else 0), high + room)
        first.yaxis.set_major_locator(MaxNLocator(5, steps=[1, 2, 2.5, 5, 10]))
        first.yaxis.set_major_formatter(FuncFormatter(lambda value, _: words.short_number(value)))
        first.set_title("w-unit", loc="left", fontsize=9.5, color=SOFT, pad=8)
        for panel in self._panels:
            panel.grid(axis="y")
            panel.tick_params(axis="y", length=0)
        for panel in self._panels[1:]:
            panel.tick_params(axis="y", labelleft=False)
            panel.spines["left"].set_linestyle("dotted")

    def _set_days(self, days: Sequence[float]) -> None:
        first, last = min(days), max(days)
        room = 0.06 * max(last - first, 8)
        assert self._dated is not None
        self._dated.set_xlim(first - room, last + room)

    def add(self, point: _Point, shape: str, colour: str, *, url: str, gid: str) -> None:
        """Draw a point with the length of its period and the sign of its bound."""
        panel = self._dated if point.dated else self._undated
        assert panel is not None
        shift = self._shifts[point.figure.id]
        x, y = point.middle if point.dated else 0.0, point.figure.value
        self._places[point.figure.id] = (panel, x, y)
        if point.first is not None and point.last is not None:
            panel.plot([point.first, point.last], [y, y], color=colour, lw=2, alpha=0.35)
        aside = panel.transData + ScaledTranslation(shift / 72, 0, self._canvas.dpi_scale_trans)
        add_shape(
            panel, x, y, shape, colour, point.figure.modality, transform=aside, url=url, gid=gid
        )
        self._bound(panel, (x, y), aside, point.figure.bound)

    def _bound(self, panel: Axes, at: tuple[float, float], aside: Transform, bound: Bound) -> None:
        """Draw the sign of a bound: an arrow to where the value may lie, or «about»."""
        if bound in (Bound.MORE, Bound.LESS):
            way = 1 if bound is Bound.MORE else -1
            panel.annotate(
                "",
                at,
                xytext=(0, way * 17),
                xycoords=aside,
                textcoords="offset points",
                arrowprops={
                    "arrowstyle": "<|-",
                    "color": INK,
                    "lw": 1,
                    "shrinkA": 0,
                    "shrinkB": 5,
                    "relpos": (0.5, 0.5),
                },
                annotation_clip=False,
            )
        elif bound is Bound.ABOUT:
            panel.annotate(
                _ABOUT,
                at,
                xytext=(0, 5.5),
                xycoords=aside,
                textcoords="offset points",
                ha="center",
                va="bottom",
                annotation_clip=False,
            )

    def oppose(self, one: str, other: str) -> None:
        """Mark two values that do not agree."""
        if one not in self._places or other not in self._places:
            return
        (panel, x, y), (far, u, v) = self._places[one], self._places[other]
        line = ConnectionPatch(
            (x, y), (u, v), panel.transData, far.transData, color=BAD, lw=1.2, ls="dashed"
        )
        self._canvas.add_artist(line)
        ends = panel.transData.transform((x, y)), far.transData.transform((u, v))
        middle = self._canvas.transFigure.inverted().transform((ends[0] + ends[1]) / 2)
        self._canvas.text(
            float(middle[0]),
            float(middle[1]),
            _AGAINST,
            color=BAD,
            fontsize=12,
            fontweight="bold",
            ha="center",
            va="center",
        )


def _shifts(points: Sequence[_Point]) -> dict[str, float]:
    """Give how far aside a point stands, in points, where others lie on the same place."""
    values = [point.figure.value for point in points]
    near = 0.05 * (max(values) - min(values))
    groups: list[list[_Point]] = []
    for point in sorted(
        points, key=lambda p: (p.dated, p.middle if p.dated else 0, p.figure.value)
    ):
        last = groups[-1][-1] if groups else None
        if (
            last
            and last.dated == point.dated
            and (not point.dated or last.middle == point.middle)
            and point.figure.value - last.figure.value <= near
        ):
            groups[-1].append(point)
        else:
            groups.append([point])
    shifts = {}
    for group in groups:
        step = min(_STEP, _MOST_ASIDE / len(group))
        for n, point in enumerate(group):
            shifts[point.figure.id] = (n - (len(group) - 1) / 2) * step
    return shifts


def _points(view: SeriesView) -> list[_Point]:
    outlets = {line.outlet for line in view.lines}
    speakers = {line.speaker.name for line in view.lines if line.speaker}
    by_speaker = len(outlets) == 1 and len(speakers) > 1
    points = []
    for line in view.lines:
        said = line.speaker.name if line.speaker else line.outlet
        points.append(_Point(line, said if by_speaker else line.outlet, *_days(line.figure.period)))
    return points


def _days(period: str | None) -> tuple[float | None, float | None]:
    """Give the first day of a period and the day after its last one, as matplotlib counts days."""
    if not period or not is_edtf(period):
        return (None, None)
    first, last = bounds(period)
    return (_number(first), None if last is None else _number(last, 1))


def _number(day: date | None, more: int = 0) -> float | None:
    return None if day is None else number_of(day) + more


def _sources(points: Sequence[_Point]) -> list[str]:
    """Give the sources, those with most figures first."""
    counts = Counter(point.source for point in points)
    return sorted(counts, key=lambda source: (-counts[source], source.casefold(), source))


def _style(rank: int) -> tuple[str, str]:
    """Give the shape and colour of a source; those that come after all shapes share one."""
    if rank < len(_SHAPES):
        return _SHAPES[rank], COLOURS[rank]
    return _OTHERS, SOFT


def _key(
    view: SeriesView,
    points: Sequence[_Point],
    sources: Sequence[str],
    words: Wording,
    names: dict[str, str],
) -> list[Entry]:
    """Give the key; the names of its entries are put into `names`."""
    key = []
    for rank, source in enumerate(sources[: len(_SHAPES)]):
        key.append(Entry(f"w-source-{rank}", *_style(rank)))
        names[f"w-source-{rank}"] = shortened(source)
    if len(sources) > len(_SHAPES):
        key.append(Entry("w-others", _OTHERS, SOFT))
        rest = len(sources) - len(_SHAPES)
        names["w-others"] = words.count("%(num)s more", "%(num)s more", rest)
    modalities = {point.figure.modality for point in points}
    if modalities != {Modality.ACTUAL}:
        for modality in sorted(modalities, key=list(Modality).index):
            key.append(Entry(f"w-{modality.value}", "o", INK, modality))
            names[f"w-{modality.value}"] = words.word(MODALITIES, modality.value)
    signs = {Bound.ABOUT: _ABOUT, Bound.MORE: "↑", Bound.LESS: "↓"}
    for bound, sign in signs.items():
        if any(point.figure.bound is bound for point in points):
            key.append(Entry(f"w-bound-{bound.name}", sign=sign))
            names[f"w-bound-{bound.name}"] = words.bound(bound)
    if view.series.conflicts:
        key.append(Entry("w-conflict", sign=_AGAINST, colour=BAD))
        names["w-conflict"] = words.say("do not agree")
    return key


def _unit(view: SeriesView, words: Wording) -> str:
    return words.unit(view.series.unit, 2)


def _label(point: _Point, words: Wording) -> str:
    """Say a point in words."""
    figure = point.figure
    value = f"{words.bound(figure.bound)} {words.quantity(figure)}".strip()
    period = words.date(figure.period) if figure.period else words.say("no period given")
    modality = words.word(MODALITIES, figure.modality.value)
    return ", ".join((value, period, modality, point.source))


def _caption(view: SeriesView, points: Sequence[_Point], words: Wording) -> Caption:
    dated = [point.figure.period for point in points if point.dated]
    parts = [words.count("%(num)s figure", "%(num)s figures", len(points))]
    if dated:
        parts.append(words.date(dated[0]))
        if dated[-1] != dated[0]:
            parts[-1] += f" – {words.date(dated[-1])}"
    if view.series.conflicts:
        count = len(view.series.conflicts)
        parts.append(words.count("%(num)s conflict", "%(num)s conflicts", count))
    name = words.say("Plot of the table below: %s") % view.series.measure
    return Caption(name, ", ".join(parts))
