"""Checks that other tools watch, read from their own files, and written for them."""
