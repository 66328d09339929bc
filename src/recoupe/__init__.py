"""Recoupe sets every press account of an event beside the others, and shows what holds.

`recoupe.read.read` reads one article, `recoupe.collate.collate` sets many beside each other;
the command line is `recoupe.cli`. See the documentation for the exchange format.
"""

__version__ = "0.1.0"
