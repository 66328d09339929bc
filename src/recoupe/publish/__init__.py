"""Publish: a dossier written out for people and programs."""
