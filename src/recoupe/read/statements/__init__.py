"""Statements: what an article reports as said, by whom."""

from recoupe.read.statements.reader import read_statements

__all__ = ["read_statements"]
