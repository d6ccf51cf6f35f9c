"""What two answers of one service say of a change between them: another version, or a process that began anew.

Behind one address may stand several processes. An answer of an older one is no change: a version counts as new once
nothing else has answered for a while, or at once where the process that names it began since we listen. Pure.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from incident_desk.domain.health_record import ChangeKind
from incident_desk.domain.health_sample import Outcome, Sample

ALIKE = 5
"""After so many answers of one version in a row the other one is gone."""
ALIKE_AFTER_TWO = 20
"""The same where two versions had answered by turns: by chance one may answer some times in a row."""
REST_S = 300.0
"""A process that begins anew again and again is told of once in this time."""
_LEEWAY = timedelta(seconds=5)
"""A start that was reckoned from two answers differs by so much beside the answer's time, and is the same one."""
_MOST_STARTS = 20
_VERSION = "version "


@dataclass(frozen=True, slots=True)
class Turned:
    """A change that an answer shows: what, in words, since when (UTC), and the new version where there is one."""

    what: ChangeKind
    said: str
    at: datetime
    ref: str = ""

    def words(self, name: str) -> str:
        """The change of the check of that name."""
        return f"{name}{':' if self.said.startswith(_VERSION) else ''} {self.said}"


@dataclass(frozen=True, slots=True)
class Restarts:
    """When a restart was told last, and how many were seen since then."""

    told_at: datetime | None = None
    more: int = 0


@dataclass(frozen=True, slots=True)
class Running:
    """What is known of the processes behind one check. ``told`` is the version that was said last."""

    since: datetime | None = None
    told: str = ""
    recent: tuple[tuple[str, datetime], ...] = ()
    by_turns: bool = False
    two_told: frozenset[frozenset[str]] = frozenset()
    uptime_s: float | None = None
    starts: tuple[datetime, ...] = ()
    restarts: Restarts = Restarts()


def heard(before: Running, sample: Sample) -> tuple[Running, Turned | None]:
    """What is known after this answer, and the change that it shows, one at most."""
    if sample.outcome is Outcome.PENDING or (not sample.version and sample.uptime_s is None):
        return before, None
    started = _newly_started(before, sample)
    now = _with_start(before, sample)
    if sample.version:
        now, turned = _version_heard(now, sample, started)
        if turned is not None:
            return now, turned
    return _restarted(now, started, sample.at) if started else (now, None)


def _newly_started(before: Running, sample: Sample) -> datetime | None:
    """When the process that answers began, where that is news: since we listen, after all others."""
    if before.since is None or sample.uptime_s is None:
        return None
    at = _start(sample)
    has_fallen = before.uptime_s is None or sample.uptime_s < before.uptime_s
    is_other = bool(sample.version) and bool(before.recent) and sample.version != before.recent[-1][0]
    # The answer may have been made as long ago as it took to come, so the process may be older by that.
    took = timedelta(milliseconds=sample.timing.total_ms)
    is_newest = all(at > known + _LEEWAY + took for known in before.starts)
    return at if at - took > before.since and is_newest and (has_fallen or is_other) and before.starts else None


def _start(sample: Sample) -> datetime:
    assert sample.uptime_s is not None
    return sample.at - timedelta(seconds=min(sample.uptime_s, 10.0**9))


def _with_start(before: Running, sample: Sample) -> Running:
    since = before.since or sample.at
    if sample.uptime_s is None:
        return replace(before, since=since)
    starts = tuple(dict.fromkeys((*before.starts, _start(sample))))
    return replace(before, since=since, uptime_s=sample.uptime_s, starts=tuple(sorted(starts)[-_MOST_STARTS:]))


def _version_heard(before: Running, sample: Sample, started: datetime | None) -> tuple[Running, Turned | None]:
    version = sample.version
    seen = {one for one, _ in before.recent}
    now = replace(before, recent=(*before.recent, (version, sample.at))[-ALIKE_AFTER_TWO:])
    if not before.told:
        return replace(now, told=version), None
    since = _alone_since(now)
    if since is not None and (before.by_turns or version != before.told):
        now = replace(now, by_turns=False)
        return _other_version(now, version, since) if version != before.told else (now, None)
    if version == before.told and len(seen - {version}) == 0:
        return now, None
    if started is not None and version not in seen:
        return _other_version(now, version, started)
    return _by_turns(now, version) if version in seen and version != before.recent[-1][0] else (now, None)


def _alone_since(now: Running) -> datetime | None:
    """Since when only the last version answers, if that is long enough to be sure."""
    wanted = ALIKE_AFTER_TWO if now.by_turns else ALIKE
    last = now.recent[-wanted:]
    return last[0][1] if len(last) == wanted and len({version for version, _ in last}) == 1 else None


def _other_version(now: Running, version: str, at: datetime) -> tuple[Running, Turned]:
    text = f"{_VERSION}{now.told} → {version}"
    return replace(now, told=version), Turned(ChangeKind.DEPLOY, text, at, version)


def _by_turns(now: Running, version: str) -> tuple[Running, Turned | None]:
    """A version answers that another one had taken the place of a moment ago: both are there."""
    other = next(one for one, _ in reversed(now.recent[:-1]) if one != version)
    pair = frozenset((version, other))
    is_known = now.by_turns or pair in now.two_told
    now = replace(now, by_turns=True, two_told=now.two_told | {pair})
    first, second = sorted(pair, key=[one for one, _ in now.recent].index)
    text = f"answers with two versions: {first}, {second}"
    return now, None if is_known else Turned(ChangeKind.DEPLOY, text, now.recent[-1][1], second)


def _restarted(now: Running, started: datetime, at: datetime) -> tuple[Running, Turned | None]:
    last = now.restarts
    if last.told_at is not None and (at - last.told_at).total_seconds() < REST_S:
        return replace(now, restarts=replace(last, more=last.more + 1)), None
    more = f", {last.more} more since {last.told_at:%H:%M:%S} UTC" if last.more else ""
    told = Turned(ChangeKind.RESTART, f"restarted{more}", started)
    return replace(now, restarts=Restarts(at)), told
