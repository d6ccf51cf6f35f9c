"""Reads the log of a local git folder with the system's git, and lets nothing in the folder run.

A repository may be hostile: its configuration can name programs that git would start (a file watcher, a pager, a
signature checker, an ssh, a transport that fetches what a partial clone lacks). ``log`` needs none of them, so each
is switched off on the command line, which goes before the folder's own settings. Who owns the folder is still asked
by git itself (safe.directory).
"""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from datetime import datetime
from tempfile import TemporaryFile
from threading import Timer
from typing import IO

from incident_desk.domain.errors import Refused
from incident_desk.domain.moments import from_microseconds
from incident_desk.services.git_watching import MOST_COMMITS, Commit, GitFolder

DEADLINE_S = 5.0
LARGEST_ANSWER = 1_000_000
"""Bytes of a log that are read; what says more than this in a hundred subjects is cut."""
LONGEST_SUBJECT = 300
_LONGEST_COMPLAINT = 300
_LAST_SECOND = 253_402_300_799
"""The end of the year 9999: a commit may claim any time."""
_BRANCH = re.compile(r"[\w][\w./+-]{0,199}")
_HASH = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")

_SWITCHED_OFF = (
    "core.fsmonitor=false",
    "core.pager=cat",
    "core.hooksPath=/dev/null",
    "core.sshCommand=false",
    "core.gitProxy=false",
    "core.askPass=false",
    "gpg.program=false",
    "gpg.ssh.program=false",
    "gpg.x509.program=false",
    "log.showSignature=false",
    "diff.external=",
    "credential.helper=",
    "protocol.allow=never",
    "protocol.ext.allow=never",
    "protocol.file.allow=never",
    "protocol.http.allow=never",
    "protocol.https.allow=never",
    "protocol.git.allow=never",
    "protocol.ssh.allow=never",
    "safe.bareRepository=explicit",
)
_ENVIRONMENT = {
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_PAGER": "cat",
    "LC_ALL": "C",
}


class GitProgram:
    """The system's git."""

    def commits(self, folder: GitFolder, since: datetime) -> list[Commit]:
        """The newest commits since then (UTC), newest first. Waits 5 s at most.

        Raises:
            Refused: there is no git, or it can't read that folder or branch; the words are git's own.
        """
        if folder.branch and not _BRANCH.fullmatch(folder.branch):
            raise Refused(f"{folder.branch!r} is no name of a branch")
        found = list(_commits(_answer(command(folder, since))))
        return [one for one in found if one.at >= since][:MOST_COMMITS]


def command(folder: GitFolder, since: datetime) -> list[str]:
    """The words that are run. Raises Refused: there is no git on this computer."""
    git = shutil.which("git")
    if git is None:
        raise Refused("There is no git on this computer, so no folder can be read")
    switches = [word for setting in _SWITCHED_OFF for word in ("-c", setting)]
    return [
        git, "--no-pager", "-C", folder.path, *switches, "log", f"--max-count={MOST_COMMITS}",
        f"--since={since:%Y-%m-%dT%H:%M:%SZ}", "--format=%H%x00%ct%x00%s", "-z", "--encoding=UTF-8", "--no-patch",
        "--no-ext-diff", "--no-textconv", "--no-show-signature", "--no-mailmap", "--no-notes", "--no-color",
        "--no-decorate", "--end-of-options", folder.branch or "HEAD", "--",
    ]  # fmt: skip


def _answer(words: list[str]) -> bytes:
    """What git prints, cut at its cap. Raises Refused."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    with TemporaryFile() as complaints:
        try:
            process = subprocess.Popen(
                words,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=complaints,
                env=kept | _ENVIRONMENT,
                start_new_session=True,
            )
        except OSError as error:
            raise Refused(f"git can't be started: {error.strerror}") from error
        # A pipe can't be read with a deadline on every system: the timer ends the process, and with it the pipe.
        deadline = Timer(DEADLINE_S, process.kill)
        deadline.start()
        try:
            with process:
                assert process.stdout is not None
                found = process.stdout.read(LARGEST_ANSWER)
                is_cut = len(found) == LARGEST_ANSWER
                if is_cut:
                    process.kill()
        finally:
            deadline.cancel()
        return _judged(found, process.returncode, complaints, is_cut=is_cut)


def _judged(found: bytes, code: int, complaints: IO[bytes], *, is_cut: bool) -> bytes:
    if code == 0 or is_cut:
        return found
    complaints.seek(0)
    said = complaints.read(_LONGEST_COMPLAINT).decode("utf-8", "replace").strip().splitlines()
    if code < 0 and not said:
        raise Refused(f"git gave no answer in {DEADLINE_S:g} s")
    raise Refused(f"git can't read it: {said[0] if said else f'it ended with {code}'}")


def _commits(answer: bytes) -> Iterator[Commit]:
    """Hash, time and subject by turns, each ended by a zero byte; what is cut or no commit is passed over."""
    parts = answer.decode("utf-8", "replace").split("\0")
    for name, second, subject in zip(parts[::3], parts[1::3], parts[2::3], strict=False):
        if _HASH.fullmatch(name) and second.isascii() and second.isdigit() and int(second) <= _LAST_SECOND:
            yield Commit(name, from_microseconds(int(second) * 1_000_000), subject[:LONGEST_SUBJECT])
