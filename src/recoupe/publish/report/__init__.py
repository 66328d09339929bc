"""The report: what a dossier holds, as pages for people.

Modules named after what they show (`overview`, `synopsis`, `ledgers`, `sources`, `people`,
`article`) turn a collation into plain values; the templates turn these into HTML.
"""

from recoupe.publish.report.document import render_report, write_report

__all__ = ["render_report", "write_report"]
