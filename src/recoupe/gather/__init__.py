"""Gather: articles of any input, kept as given."""
