"""What each hook was told last, and what that makes of the checks that stand on it: samples.

A check is failed while an alert fires that concerns it, and good when all are over. What was told is kept by hook
and not by check, so that a check that begins later, as one that an incident takes along, stands as was told before.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from incident_desk.domain.findings import Part, PartState
from incident_desk.domain.health import Check, Fault, Outcome, Sample
from incident_desk.domain.health_check import WebhookOptions
from incident_desk.domain.hooks import MOST_ALERTS, Alert, AlertState, Call

MOST_HOOKS = 100
MOST_PARTS = 20
_A_MOMENT = timedelta(microseconds=1)
_PARTS = {
    AlertState.FIRING: PartState.FAILING, AlertState.WARNING: PartState.DEGRADED, AlertState.OVER: PartState.OK,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Heard:
    """An alert and when it was told of, UTC of the desk."""

    alert: Alert
    at: datetime


@dataclass(slots=True)
class Hook:
    """All that is known of one hook: its alerts by their keys, and the beginning of the last call as text."""

    heard: dict[str, Heard] = field(default_factory=dict)
    evidence: str = ""


class HookBook:
    """The hooks and the checks that stand on them. Used on one thread."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._checks: dict[str, tuple[Check, WebhookOptions]] = {}
        self._last_at: datetime | None = None
        self.hooks: dict[str, Hook] = {}
        self.known_from: datetime | None = None
        """What was told before is no sign of how things stand now: nobody listened for a while since."""

    @property
    def names(self) -> list[str]:
        """The hooks that a check stands on."""
        return sorted({options.hook for _, options in self._checks.values()})

    @property
    def checks(self) -> frozenset[str]:
        """The ids of the checks that stand on hooks."""
        return frozenset(self._checks)

    def follow(self, checks: Iterable[Check]) -> list[str]:
        """These checks and no others from now on; the answer is the ids of those that begin here."""
        before, self._checks = self._checks, {}
        new = []
        for check in checks:
            if not isinstance(check.options, WebhookOptions) or check.paused:
                continue
            self._checks[check.id] = check, check.options
            known = before.get(check.id)
            if known is None or known[1] != check.options:
                new.append(check.id)
        return new

    def deaf(self, why: str, checks: Iterable[str]) -> list[Sample]:
        """Nobody is heard: nothing is known of these checks."""
        at = self._moment()
        known = (one for one in checks if one in self._checks)
        return [Sample(one, at, Outcome.UNKNOWN, fault=Fault.PROBE, error=why) for one in known]

    def standing(self, checks: Iterable[str] | None = None) -> list[Sample]:
        """These checks as they were told last, or every one; nothing of those that nobody told of."""
        wanted = self._checks if checks is None else checks
        return [sample for check_id in wanted for sample in self._standing(check_id)]

    def take(self, hook: str, call: Call, evidence: str) -> list[Sample]:
        """One call: a sample of each check that it concerns."""
        at, book = self._moment(), self._hook(hook)
        book.evidence = evidence
        if call.is_all:
            book.heard = {key: _over(one, at) for key, one in book.heard.items()}
        for alert in call.alerts:
            # Out and in again, so that the order is that in which they were told.
            book.heard.pop(alert.key, None)
            book.heard[alert.key] = Heard(alert, at)
        _forget_most(book.heard)
        return [self._sample(one, at) for one in self._checks if self._is_concerned(one, hook, call)]

    def _is_concerned(self, check_id: str, hook: str, call: Call) -> bool:
        options = self._checks[check_id][1]
        return options.hook == hook and (
            call.is_all or any(options.concerns(one.name, one.labels) for one in call.alerts)
        )

    def _standing(self, check_id: str) -> list[Sample]:
        heard = [one for one in self._of(check_id) if self.known_from is None or one.at >= self.known_from]
        return [self._sample(check_id, max(one.at for one in heard))] if heard else []

    def _of(self, check_id: str) -> list[Heard]:
        options = self._checks[check_id][1]
        book = self.hooks.get(options.hook)
        every = book.heard.values() if book else ()
        return [one for one in every if options.concerns(one.alert.name, one.alert.labels)]

    def _sample(self, check_id: str, at: datetime) -> Sample:
        # What has been over for longer is no news.
        alerts = [one.alert for one in self._of(check_id) if one.alert.state is not AlertState.OVER or one.at == at]
        bad = [one for one in alerts if one.state is AlertState.FIRING]
        warned = [one for one in alerts if one.state is AlertState.WARNING]
        sample = Sample(
            check_id,
            at,
            Outcome.FAILED if bad else Outcome.OK,
            fault=Fault.TOLD if bad else None,
            error=_said(bad),
            warning=_said(warned) if not bad else "",
            evidence=self.hooks[self._checks[check_id][1].hook].evidence,
        )
        return replace(sample, parts=_parts(alerts))

    def _hook(self, name: str) -> Hook:
        if name not in self.hooks and len(self.hooks) >= MOST_HOOKS:
            oldest = min(
                self.hooks, key=lambda one: max((at.at for at in self.hooks[one].heard.values()), default=0)
            )
            del self.hooks[oldest]
        return self.hooks.setdefault(name, Hook())

    def _moment(self) -> datetime:
        """Now, and later than the last call: of two answers at one moment the second would count for nothing."""
        now = self._now()
        if self._last_at is not None and now <= self._last_at:
            now = self._last_at + _A_MOMENT
        self._last_at = now
        return now


def _said(alerts: Sequence[Alert]) -> str:
    """The newest alert in its own words, and how many more there are."""
    if not alerts:
        return ""
    more = f" (and {len(alerts) - 1} more)" if len(alerts) > 1 else ""
    return alerts[-1].text + more


def _parts(alerts: Sequence[Alert]) -> tuple[Part, ...]:
    """Each alert by its name, those that fire first."""
    ordered = sorted(alerts, key=lambda one: list(_PARTS).index(one.state))
    return tuple(Part(_named(one), _PARTS[one.state], _since(one)) for one in ordered[:MOST_PARTS])


def _named(alert: Alert) -> str:
    """Its name, and what tells it apart from others of that name."""
    known = dict(alert.labels)
    apart = next((known[one] for one in ("instance", "pod", "service", "job") if known.get(one)), "")
    return f"{alert.name} ({apart})" if apart and apart != alert.name else alert.name


def _since(alert: Alert) -> str:
    if alert.state is AlertState.OVER:
        return "over"
    return f"since {alert.since:%d %b %H:%M} UTC" if alert.since else alert.state.value


def _over(one: Heard, at: datetime) -> Heard:
    return one if one.alert.state is AlertState.OVER else Heard(replace(one.alert, state=AlertState.OVER), at)


def _forget_most(heard: dict[str, Heard]) -> None:
    """Drop the oldest where there are too many, those that are over before those that fire."""
    too_many = len(heard) - MOST_ALERTS
    if too_many > 0:
        ordered = sorted(heard, key=lambda one: (heard[one].alert.state is not AlertState.OVER, heard[one].at))
        for key in ordered[:too_many]:
            del heard[key]
