"""Scores, the gate that holds them, and the samples that are read by a person."""
