"""Settings of the documentation (Sphinx, MyST Markdown)."""

from __future__ import annotations

from recoupe import __version__

project = "Recoupe"
author = "The Recoupe authors"
release = version = __version__
extensions = ["myst_parser"]
source_suffix = {".md": "markdown"}
exclude_patterns = ["pictures"]
html_theme = "furo"
html_title = f"Recoupe {release}"
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
# The same sources give the same pages.
html_last_updated_fmt = None
html_show_copyright = False
