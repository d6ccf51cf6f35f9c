"""The command change: note what was changed, and say which local git folders may be read for it."""

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from pathlib import Path

from incident_desk.bootstrap import git_watch
from incident_desk.cli.session import Session
from incident_desk.domain.change_sayings import change_words
from incident_desk.domain.changes import HOURS_BEFORE, kind_named
from incident_desk.domain.errors import Refused, WrongUse
from incident_desk.domain.events import Draft
from incident_desk.domain.fold_health import change_of
from incident_desk.domain.health_record import ChangeKind
from incident_desk.domain.incident import Incident
from incident_desk.formats.change_words import read_change
from incident_desk.formats.times import iso
from incident_desk.services.acts.changing import ChangeWish, make_change
from incident_desk.services.git_watching import Commit, GitFolder

_OF_A_CHANGE = ("what", "ref", "at")
_OF_A_FOLDER = ("branch", "allow")


def change(session: Session) -> int:
    """Note a change, or deal with the git folders of this computer."""
    words = session.words
    part = _PARTS.get(words.part)
    for name in _OF_A_CHANGE if part else _OF_A_FOLDER:
        if getattr(words, name):
            raise WrongUse(f"--{name} goes with: change {'KEY TEXT' if part else 'watch-git FOLDER'}")
    return part(session, words.words) if part else _note(session, words.part, words.words)


def _note(session: Session, key: str, given: Sequence[str]) -> int:
    if not given:
        raise WrongUse("Say in which record and what was changed: change KEY TEXT; KEY may be standing")
    wish = _wish(session, " ".join(given))
    record = session.record(key)

    def rule(incident: Incident, now: object) -> Sequence[Draft]:
        return make_change(incident, session.now(), wish)

    event = session.place.desk.act(record.id, rule, session.who).events[0]
    made, happened = change_of(event), event.happened
    data = {
        "key": record.key,
        "entry": event.id,
        "happened": iso(happened.at) if happened.at else None,
        "what": made.what,
        "text": made.text,
        "ref": made.ref or None,
        "environment": made.environment or None,
    }
    return session.answer(data, lambda: f"{record.key} {session.when(happened)} {change_words(made)}  [{event.id}]")


def _wish(session: Session, text: str) -> ChangeWish:
    words, read = session.words, read_change(text)
    what = kind_named(words.what) if words.what else read.what
    if what is None:
        kinds = ", ".join(one.value for one in ChangeKind)
        raise WrongUse(f"There is no kind of change {words.what!r}. The kinds are: {kinds}")
    ref = words.ref if words.ref is not None else read.ref
    environment = words.env if words.env is not None else read.environment
    return ChangeWish(text, what, ref, environment, session.moment(words.at))


def _watch_git(session: Session, given: Sequence[str]) -> int:
    """Only a folder that can be read is kept; without the consent nothing is read at all."""
    words, path = session.words, _folder(given)
    folder = GitFolder(path, words.branch or "", words.env or "")
    if not words.allow:
        raise Refused(
            f"The log of {path} is not read before you say so. "
            "An open desk would read it each minute, and no program that the folder names would run. "
            "Say it again with --allow"
        )
    watch = git_watch()
    commits = watch.log.commits(folder, session.now() - timedelta(hours=HOURS_BEFORE))
    watch.folders.allow(folder)
    data = {"folder": path, "branch": folder.branch or None, "environment": folder.environment or None,
            "commits": [_commit_data(one) for one in commits]}  # fmt: skip
    return session.answer(data, lambda: f"{_spelled(folder)} is read from now on. {_found(commits)}")


def _git_folders(session: Session, given: Sequence[str]) -> int:
    if given:
        raise WrongUse("change git-folders takes no more words")
    folders = git_watch().folders.all()
    data = {"folders": [
        {"folder": one.path, "branch": one.branch or None, "environment": one.environment or None}
        for one in folders
    ]}  # fmt: skip
    return session.answer(
        data, lambda: "\n".join(map(_spelled, folders)) or "No git folder is read on this computer"
    )


def _forget_git(session: Session, given: Sequence[str]) -> int:
    path = _folder(given)
    if not git_watch().folders.forget(path):
        raise Refused(f"{path} was not read. See the folders with: incident-desk change git-folders")
    return session.answer({"forgotten": path}, lambda: f"{path} is read no longer. What was recorded of it stays")


_PARTS: Mapping[str, Callable[[Session, Sequence[str]], int]] = {
    "watch-git": _watch_git,
    "git-folders": _git_folders,
    "forget-git": _forget_git,
}


def _folder(given: Sequence[str]) -> str:
    """The one folder that was given, whole: the record of consents knows no present folder."""
    if len(given) != 1:
        raise WrongUse("Say one folder: change watch-git FOLDER")
    return str(Path(given[0]).expanduser().absolute())


def _spelled(folder: GitFolder) -> str:
    branch = f"branch {folder.branch}" if folder.branch else "the branch that is checked out"
    return f"{folder.path}, {branch}" + (f", {folder.environment}" if folder.environment else "")


def _found(commits: Sequence[Commit]) -> str:
    if not commits:
        return f"It has no commit of the last {HOURS_BEFORE} hours"
    several = "commit" if len(commits) == 1 else "commits"
    newest = f"{commits[0].hash[:10]} {commits[0].subject}"
    return f"It has {len(commits)} {several} of the last {HOURS_BEFORE} hours, the newest {newest}"


def _commit_data(one: Commit) -> dict[str, str]:
    return {"commit": one.hash, "at": iso(one.at), "subject": one.subject}
