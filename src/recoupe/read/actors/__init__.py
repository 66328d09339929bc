"""The actors of one article: who is named, and whom each phrase and pronoun stands for."""

from recoupe.read.actors.cast import Cast

__all__ = ["Cast"]
