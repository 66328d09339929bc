"""`recoupe show`: a dossier, an event, an actor or an article in the terminal."""

from recoupe.cli.show.command import show_command

__all__ = ["show_command"]
