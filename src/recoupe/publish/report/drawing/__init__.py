"""Drawings: figures through time and who copied whom, as SVG that stands in a page.

matplotlib draws; `svg` makes its output fit for a page under a strict policy: no inline style, no
script, colours that follow the page's scheme. A table or list beside a drawing says the same.
"""

from recoupe.publish.report.drawing.origins import OriginsDrawing, draw_origins
from recoupe.publish.report.drawing.series import draw_series, tells

__all__ = ["OriginsDrawing", "draw_origins", "draw_series", "tells"]
