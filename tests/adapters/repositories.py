"""Real git repositories in a folder of the test, made without a person's settings."""

import os
import subprocess
from datetime import datetime
from pathlib import Path

from tests.fakes import NOON

CLEAN = {
    "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull, "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@b",
    "GIT_COMMITTER_NAME": "C", "GIT_COMMITTER_EMAIL": "c@d",
}  # fmt: skip


class Repository:
    """A repository with a branch ``main``."""

    def __init__(self, path: Path) -> None:
        self.path = path
        path.mkdir(parents=True)
        self.git("init", "-q", "-b", "main")

    def git(self, *words: str, given: bytes | None = None, at: datetime = NOON) -> str:
        """What git says to these words."""
        when = {"GIT_AUTHOR_DATE": at.isoformat(), "GIT_COMMITTER_DATE": at.isoformat()}
        done = subprocess.run(
            ["git", "-C", str(self.path), *words], input=given, capture_output=True, check=True,
            env=os.environ | CLEAN | when,
        )  # fmt: skip
        return done.stdout.decode().strip()

    def commit(self, subject: str, at: datetime = NOON) -> str:
        """An empty commit; its hash."""
        self.git("commit", "-q", "--allow-empty", "--allow-empty-message", "-F", "-", given=subject.encode(), at=at)
        return self.git("rev-parse", "HEAD")

    def many(self, count: int, at: datetime = NOON) -> None:
        """So many commits, one a second, the last at that time."""
        last = int(at.timestamp())
        lines = [
            f"commit refs/heads/main\ncommitter C <c@d> {last - count + 1 + n} +0000\n"
            f"data {len(f'number {n}')}\nnumber {n}\n"
            for n in range(count)
        ]
        self.git("fast-import", "--quiet", given="".join(lines).encode())

    def configure(self, name: str, value: str) -> None:
        """A setting of the repository's own."""
        self.git("config", name, value)
