"""Read: a pure function from an article to what it says."""

from recoupe.read.reader import read

__all__ = ["read"]
