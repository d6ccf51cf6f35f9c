"""A document of the library: where it lies, which version it is, and what was said of it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shelved:
    """A document in the library: its name (file name without ending), where it is from, and the plan chosen."""

    name: str
    shipped: bool
    plan: str | None = None
    version: int = 1
    """Which version of the document it is, counted from 1."""
    again: bool = False
    """Whether an import brought what the library had already, so that it made no version."""
    title: str = ""
    """What a person calls it; empty where it is called as it was read."""
    kind: str = ""
    """What a person says it is; empty where it is what it was read as."""
    why: str = ""
    """Why this version was made, in the words of the person who made it; empty for an import."""
    who: str = ""
    at: str = ""
    """Who made it; empty for an import. When it was made or imported (UTC, ISO 8601)."""


@dataclass(frozen=True, slots=True)
class Saving:
    """What is said of a version that is made here; *of* is the version that was edited, 0 for a new document."""

    of: int
    plan: str | None = None
    title: str = ""
    kind: str = ""
    why: str = ""
    who: str = ""
    at: str = ""
