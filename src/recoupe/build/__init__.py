"""Build: from inputs to a dossier, in steps that can be stopped anywhere and taken up again."""

from recoupe.build.builder import build
from recoupe.build.summary import Summary
from recoupe.build.watch import Stage, Watch

__all__ = ["Stage", "Summary", "Watch", "build"]
