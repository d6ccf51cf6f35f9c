"""Local git folders whose commits are changes: which are read, by a person's consent, and what enters a record.

A commit is no deploy. What is said of it is what the folder knows: its hash, its subject and when it was committed.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Protocol

from incident_desk.domain.changes import GIT, HOURS_BEFORE, impact_of
from incident_desk.domain.events import Draft
from incident_desk.domain.evidence import as_text
from incident_desk.domain.incident import Incident
from incident_desk.domain.moments import Moment

if TYPE_CHECKING:
    from incident_desk.services.acts.changing import ChangeWish

MOST_COMMITS = 100
"""How many commits of a folder are read at once, the newest: the rest is history, not news."""
SHORT_HASH = 10


@dataclass(frozen=True, slots=True)
class GitFolder:
    """A folder that may be read on this computer. ``branch`` is empty for the one that is checked out."""

    path: str
    branch: str = ""
    environment: str = ""


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit: its hash, when it was committed (UTC) and the first line of its message."""

    hash: str
    at: datetime
    subject: str


class GitFolders(Protocol):
    """The folders that may be read here; kept apart from any record."""

    def all(self) -> list[GitFolder]:
        """Every folder that is allowed."""
        ...

    def allow(self, folder: GitFolder) -> None:
        """Read this folder from now on, as given. Raises StoreFailure."""
        ...

    def forget(self, path: str) -> bool:
        """Read it no longer; says whether it was. Raises StoreFailure."""
        ...


class GitLog(Protocol):
    """Reads the log of a folder."""

    def commits(self, folder: GitFolder, since: datetime) -> list[Commit]:
        """The newest commits since then (UTC), newest first, ``MOST_COMMITS`` at most. Raises Refused, in words."""
        ...


@dataclass(frozen=True, slots=True)
class GitWatch:
    """What is read, and with what."""

    folders: GitFolders
    log: GitLog


def reach(incidents: Sequence[Incident], now: datetime) -> datetime:
    """From when on commits are of interest (UTC): 48 hours before the first impact, or before now."""
    first = min((impact_of(one) for one in incidents), default=now)
    return min(first, now) - timedelta(hours=HOURS_BEFORE)


@dataclass(frozen=True, slots=True)
class CommitsSeen:
    """The rule that books commits of one folder which a record does not have yet."""

    folder: GitFolder
    commits: tuple[Commit, ...]
    caused: Callable[..., str]
    since: datetime

    def __call__(self, incident: Incident, now: datetime) -> Sequence[Draft]:
        """The commits as changes with their own times, oldest first."""
        from incident_desk.services.acts.changing import AHEAD, make_change

        if not incident.is_open:
            return ()
        known = {change.id for change in incident.changes}
        drafts: list[Draft] = []
        for commit in reversed(self.commits):
            cause = self.caused("git_commit", incident.id, self.folder.path, commit.hash)
            # A committer's clock may run ahead: such a commit is booked once its time has come.
            if cause not in known and self.since <= commit.at <= now + AHEAD:
                drafts += make_change(incident, now, self._wish(commit), cause)
        return drafts

    def _wish(self, commit: Commit) -> "ChangeWish":
        from incident_desk.services.acts.changing import ChangeWish

        return ChangeWish(
            text=as_text(commit.subject.encode("utf-8", "replace")).strip() or "(no subject)",
            ref=commit.hash[:SHORT_HASH],
            environment=self.folder.environment,
            at=Moment.exactly(commit.at),
            source=GIT,
        )
