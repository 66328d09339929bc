"""`recoupe review`: what people said of a dossier, listed, carried elsewhere, added to."""

from recoupe.cli.review.command import review_command

__all__ = ["review_command"]
