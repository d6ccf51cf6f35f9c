"""A local log is read as text, newest first and capped, and nothing that a hostile repository names is run."""

import os
import subprocess
from datetime import timedelta
from pathlib import Path
from time import monotonic

import pytest

from incident_desk.adapters import git_log
from incident_desk.adapters.git_log import GitProgram, command
from incident_desk.domain.errors import Refused
from incident_desk.services.git_watching import MOST_COMMITS, GitFolder
from tests.adapters.repositories import Repository
from tests.fakes import NOON

BEFORE = NOON - timedelta(hours=48)


@pytest.fixture
def repository(tmp_path):
    return Repository(tmp_path / "shop")


def read(repository, since=BEFORE, **more):
    return GitProgram().commits(GitFolder(str(repository.path), **more), since)


def test_commits_since_then_are_read_newest_first(repository):
    repository.commit("long ago", NOON - timedelta(hours=49))
    first = repository.commit("Session store\n\nand why", NOON - timedelta(hours=2))
    second = repository.commit("Pool of 500", NOON)
    assert [(one.hash, one.subject, one.at) for one in read(repository)] == [
        (second, "Pool of 500", NOON),
        (first, "Session store", NOON - timedelta(hours=2)),
    ]


def test_the_branch_that_is_watched_is_read_whatever_is_checked_out(repository):
    repository.commit("on main")
    repository.git("checkout", "-q", "-b", "feature/x")
    repository.commit("on the feature")
    assert [one.subject for one in read(repository, branch="main")] == ["on main"]
    assert [one.subject for one in read(repository)] == ["on the feature", "on main"]
    repository.git("checkout", "-q", "--detach", "main")
    assert [one.subject for one in read(repository, branch="feature/x")] == ["on the feature", "on main"]


def test_ten_thousand_commits_are_capped_and_quick(repository):
    repository.many(10_000)
    began = monotonic()
    found = read(repository)
    assert [one.subject for one in found[:2]] == ["number 9999", "number 9998"]
    assert len(found) == MOST_COMMITS and monotonic() - began < 3


@pytest.mark.parametrize(
    "subject",
    ["\x1b[31mred\x1b]0;title\x07", "a" * 5_000, "naïve → “quotes”", "--format=%H", "\x01\x02 \x7f", "‮reversed"],
)
def test_any_subject_is_text(repository, subject):
    repository.commit(subject)
    (one,) = read(repository)
    assert one.subject == subject.strip()[:300]


def test_an_empty_subject_and_an_empty_repository(repository):
    with pytest.raises(Refused, match="git can't read it"):
        read(repository)
    repository.commit("")
    assert [one.subject for one in read(repository)] == [""]


@pytest.mark.parametrize(
    "branch", ["-x", "--output=x", "a..b", "@{u}", "a b", ":/x", "main^{/x}", "x" * 300, "nowhere"]
)
def test_what_is_no_branch_is_refused(repository, branch):
    repository.commit("one")
    with pytest.raises(Refused):
        read(repository, branch=branch)
    assert not list(repository.path.glob("x*"))


def test_a_folder_that_is_none_is_refused_in_words(tmp_path):
    for path in (tmp_path / "missing", tmp_path):
        with pytest.raises(Refused, match="git can't read it"):
            GitProgram().commits(GitFolder(str(path)), BEFORE)


def test_without_git_it_says_so(repository, monkeypatch):
    monkeypatch.setenv("PATH", "")
    with pytest.raises(Refused, match="no git on this computer"):
        read(repository)


HOSTILE = {
    "core.fsmonitor": "{}",
    "core.pager": "{}",
    "pager.log": "{}",
    "core.sshCommand": "{}",
    "core.gitProxy": "{}",
    "core.editor": "{}",
    "core.askPass": "{}",
    "core.alternateRefsCommand": "{}",
    "gpg.program": "{}",
    "gpg.ssh.program": "{}",
    "gpg.ssh.allowedSignersFile": "/dev/null",
    "log.showSignature": "true",
    "diff.external": "{}",
    "diff.x.command": "{}",
    "diff.x.textconv": "{}",
    "filter.x.clean": "{}",
    "filter.x.smudge": "{}",
    "credential.helper": "!{}",
    "alias.log": "!{}",
    "trace2.eventTarget": "{}",
    "format.pretty": "%G? %H",
    "log.diffMerges": "on",
    "log.follow": "true",
}
SIGNED = """tree 4b825dc642cb6eb9a060e54bf8d69288fbee4904
author A <a@b> {at} +0000
committer C <c@d> {at} +0000
gpgsig -----BEGIN PGP SIGNATURE-----
 
 iQEzBAABCAAdFiEE
 -----END PGP SIGNATURE-----

signed
"""  # noqa: W293


@pytest.fixture
def trap(tmp_path):
    """A program that leaves a file, and that file."""
    mark, program = tmp_path / "it-ran", tmp_path / "evil"
    program.write_text(f"#!/bin/sh\necho ran >> {mark}\nexit 1\n")
    program.chmod(0o755)
    return program, mark


@pytest.fixture
def hostile(repository, trap):
    """A repository whose settings, hooks and attributes name a program wherever git takes one."""
    program, _ = trap
    repository.commit("one", NOON - timedelta(minutes=1))
    repository.git("hash-object", "-t", "tree", "-w", "--stdin", given=b"")
    signed = SIGNED.format(at=int(NOON.timestamp())).encode()
    commit = repository.git("hash-object", "-t", "commit", "-w", "--stdin", given=signed)
    repository.git("update-ref", "refs/heads/main", commit)
    (repository.path / ".gitattributes").write_text("* diff=x filter=x\n")
    (repository.path / "file").write_text("changed\n")
    hooks = repository.path / "hooks"
    hooks.mkdir()
    for name in (
        "post-checkout",
        "post-index-change",
        "reference-transaction",
        "pre-auto-gc",
        "fsmonitor-watchman",
    ):
        (hooks / name).symlink_to(program)
    for name, value in HOSTILE.items():
        repository.configure(name, value.format(program))
    repository.configure("core.hooksPath", str(hooks))
    return repository


def test_nothing_that_a_hostile_repository_names_is_run(hostile, trap):
    _, mark = trap
    assert [one.subject for one in read(hostile)] == ["signed"]
    assert not mark.exists()


def test_the_trap_is_one(hostile, trap):
    """Plain git runs the program, so its silence above says something."""
    _, mark = trap
    for words in (["status"], ["log", "--show-signature"]):
        mark.unlink(missing_ok=True)
        subprocess.run(["git", "-C", str(hostile.path), *words], capture_output=True, check=False)
        assert mark.exists(), words


def test_a_partial_clone_fetches_nothing(repository, trap, tmp_path):
    """What it lacks it would fetch with the program that its settings name."""
    program, mark = trap
    repository.commit("one")
    last = repository.commit("two")
    clone = tmp_path / "clone"
    subprocess.run(["git", "clone", "-q", str(repository.path), str(clone)], check=True, capture_output=True)
    for name, value in {
        "remote.origin.promisor": "true",
        "remote.origin.url": f"ext::{program}",
        "remote.origin.uploadpack": str(program),
        "extensions.partialClone": "origin",
        "core.repositoryFormatVersion": "1",
        "protocol.ext.allow": "always",
        "protocol.allow": "always",
    }.items():
        subprocess.run(["git", "-C", str(clone), "config", name, value], check=True)
    first = subprocess.check_output(["git", "-C", str(clone), "rev-parse", f"{last}^"], text=True).strip()
    (clone / ".git" / "objects" / first[:2] / first[2:]).unlink()
    with pytest.raises(Refused):
        GitProgram().commits(GitFolder(str(clone)), BEFORE)
    assert not mark.exists()
    subprocess.run(["git", "-C", str(clone), "log"], capture_output=True, check=False, timeout=20)
    assert mark.exists(), "plain git runs it"


def test_a_bare_repository_that_lies_in_a_folder_is_not_taken_for_one(tmp_path):
    """Such a folder may be part of somebody's sources: nobody meant it to be read as a repository."""
    subprocess.run(["git", "init", "-q", "--bare", str(tmp_path / "bare")], check=True)
    with pytest.raises(Refused):
        GitProgram().commits(GitFolder(str(tmp_path / "bare")), BEFORE)


def _fake_git(tmp_path, monkeypatch, script):
    fake = tmp_path / "bin" / "git"
    fake.parent.mkdir()
    fake.write_text(f"#!/bin/sh\n{script}\n")
    fake.chmod(0o755)
    monkeypatch.setenv("PATH", f"{fake.parent}{os.pathsep}{os.environ['PATH']}")


@pytest.mark.skipif(not Path("/bin/sh").exists(), reason="the fake program is a shell script")
class TestStubbornProgram:
    """The answer comes in time and has an end, whatever the program does."""

    def test_one_that_hangs_is_ended(self, tmp_path, monkeypatch):
        _fake_git(tmp_path, monkeypatch, "exec sleep 60")
        monkeypatch.setattr(git_log, "DEADLINE_S", 0.1)
        began = monotonic()
        with pytest.raises(Refused, match=r"no answer in 0\.1 s"):
            GitProgram().commits(GitFolder("/"), BEFORE)
        assert monotonic() - began < 5

    def test_one_that_does_not_stop_is_cut(self, tmp_path, monkeypatch):
        line = f"{'a' * 40}\\000{int(NOON.timestamp())}\\000subject\\000"
        _fake_git(tmp_path, monkeypatch, f"while printf '{line}'; do :; done")
        monkeypatch.setattr(git_log, "LARGEST_ANSWER", 20_000)
        assert len(GitProgram().commits(GitFolder("/"), BEFORE)) == MOST_COMMITS

    @pytest.mark.parametrize(
        "answer",
        ["", "x", "\\000\\000\\000", f"{'a' * 40}\\000-5\\000x\\000", f"{'a' * 40}\\000{9**30}\\000x\\000"],
    )
    def test_one_that_talks_nonsense_says_nothing(self, tmp_path, monkeypatch, answer):
        _fake_git(tmp_path, monkeypatch, f"printf '{answer}'")
        assert GitProgram().commits(GitFolder("/"), BEFORE) == []

    def test_its_complaint_is_cut_to_a_line(self, tmp_path, monkeypatch):
        _fake_git(tmp_path, monkeypatch, "echo first >&2; yes x | head -100000 >&2; exit 128")
        with pytest.raises(Refused, match="git can't read it: first$"):
            GitProgram().commits(GitFolder("/"), BEFORE)


def test_what_is_set_around_it_does_not_reach_git(repository, monkeypatch, trap):
    program, mark = trap
    repository.commit("one")
    monkeypatch.setenv("GIT_EXTERNAL_DIFF", str(program))
    monkeypatch.setenv("GIT_PAGER", str(program))
    monkeypatch.setenv("GIT_DIR", "/nowhere")
    assert len(read(repository)) == 1 and not mark.exists()


def test_who_owns_the_folder_is_asked_by_git_itself():
    words = command(GitFolder("/srv/shop"), BEFORE)
    assert not any("safe.directory" in word for word in words) and "-C" in words
    assert not any(word.startswith("--git-dir") for word in words), "an explicit folder would not be asked about"


@pytest.mark.skipif(getattr(os, "geteuid", lambda: 1)() != 0, reason="only root can give a folder away")
def test_a_folder_of_somebody_else_is_not_read(repository, monkeypatch, tmp_path):
    """A person's own git settings may say otherwise; here there are none."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    repository.commit("one")
    for place in (repository.path, repository.path / ".git"):
        os.chown(place, 54_321, 54_321)
    with pytest.raises(Refused, match="dubious ownership"):
        read(repository)
