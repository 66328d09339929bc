"""Sayings: all versions of one statement.

Same speaker, same occasion, same content: candidates come from an index, the wording decides how
likely two statements are versions of one, and sayings are the groups that hold together.
"""

from recoupe.collate.sayings.sayings import group_sayings

__all__ = ["group_sayings"]
