"""Gather: articles of any input, kept as given.

`gather` makes articles of files, folders and globs, one at a time; what cannot be read comes out
as an `InputError` value in its place, so that one bad input never stops the others.
"""

from recoupe.gather.inputs import SUFFIXES, count_articles
from recoupe.gather.pile import gather

__all__ = ["SUFFIXES", "count_articles", "gather"]
