"""Replay: what was known at an earlier moment."""
