"""Imports that read no sources, although PySide6 watches them.

PySide6 puts an import of its own in place, for its ``from __feature__ import``: it reads the source of each module
that is imported, of any package, and keeps it. We do not use that, and a start costs 65 ms of processor time and
17 MB less without it.
"""

import builtins

import PySide6.QtCore  # noqa: F401 - it is the first to put its import in place


def use_plain_imports() -> None:
    """Put back the import that stood before. Without effect where this PySide6 leaves imports alone."""
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
