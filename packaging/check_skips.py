"""Fails when a test skipped that may not: ``check_skips.py RESULTS.xml ALLOWED.txt``.

ALLOWED.txt has one skip a line, ``test | reason | why that is right``: the test by its name as a shell pattern, the
reason as the text it skips with. ``#`` starts a comment. Exit codes: 0 nothing unexpected, 1 a skip is not listed.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from xml.etree import ElementTree


@dataclass(frozen=True)
class Skip:
    """A test that was skipped, and the reason it gave."""

    test: str
    reason: str


def skips_in(results: str) -> list[Skip]:
    """The skipped tests of a JUnit file's text."""
    found = []
    for case in ElementTree.fromstring(results).iter("testcase"):
        for skipped in case.iter("skipped"):
            name = f"{case.get('classname', '')}.{case.get('name', '')}"
            found.append(Skip(name, skipped.get("message", "")))
    return found


def allowed_in(text: str) -> list[Skip]:
    """The skips that a list allows.

    Raises:
        ValueError: a line is not ``test | reason | why``.
    """
    allowed = []
    for number, line in enumerate(text.splitlines(), start=1):
        parts = [part.strip() for part in line.split("|")]
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if len(parts) != 3 or not all(parts):
            raise ValueError(f"line {number} is not: test | reason | why that is right")
        allowed.append(Skip(parts[0], parts[1]))
    return allowed


def unexpected(skips: Iterable[Skip], allowed: Sequence[Skip]) -> list[Skip]:
    """The skips that no line of the list covers."""

    def covered(skip: Skip) -> bool:
        return any(fnmatchcase(skip.test, one.test) and one.reason in skip.reason for one in allowed)

    return [skip for skip in skips if not covered(skip)]


def main(words: Sequence[str]) -> int:
    """Compare the results with the list; the answer is the exit code."""
    results, allowed = (Path(word).read_text("utf-8") for word in words)
    wrong = unexpected(skips_in(results), allowed_in(allowed))
    for skip in wrong:
        print(f"Skipped, and not in the list of allowed skips: {skip.test} ({skip.reason})")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
