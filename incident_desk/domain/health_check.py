"""What is watched: one check, read strictly at the edge so that a wrong one cannot be built.

A check has fields that every kind shares (name, timing, rule) and options of its kind. A new kind is a module in
`checks/` and its class in `_OPTIONS`; nothing else here, in the engine or on the wire changes.

The plain form (`to_data`, `from_data`) is flat: `{"id": "api", "kind": "http", "url": "https://…", …}`.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any, Self

from incident_desk.domain.checks.certificate import CertificateOptions
from incident_desk.domain.checks.command import CommandOptions
from incident_desk.domain.checks.dns import DnsOptions
from incident_desk.domain.checks.http import ExpectedStatus, HttpOptions
from incident_desk.domain.checks.ping import PingOptions
from incident_desk.domain.checks.reading import CheckNotReadable, KindNotKnown, need, typed
from incident_desk.domain.checks.routes import Route, need_routes, read_routes
from incident_desk.domain.checks.tcp import TcpOptions
from incident_desk.domain.checks.webhook import WebhookOptions, told_rule
from incident_desk.domain.durations import span
from incident_desk.domain.health_rules import (
    BREAKER_FAILURES,
    BREAKER_S,
    Maintenance,
    RuleNotReadable,
    Threshold,
    rule_items,
)

__all__ = [
    "KINDS", "CertificateOptions", "Check", "CheckNotReadable", "CommandOptions", "DnsOptions", "ExpectedStatus",
    "HttpOptions", "KindNotKnown", "Options", "PingOptions", "Rule", "TcpOptions", "WebhookOptions",
]  # fmt: skip

_PARTS = frozenset({"options", "rule"})
"""The fields of a check that are not fields of its flat form."""
_UNLESS_USUAL: Mapping[str, object] = {
    "thresholds": [], "breaker_failures": BREAKER_FAILURES, "breaker_s": BREAKER_S,
    "group": "", "environment": "", "maintenance": [], "routes": [], "routes_down": 1,
}  # fmt: skip
"""Fields that the flat form leaves out while they are as usual, so that an older version still reads it."""

Options = HttpOptions | TcpOptions | CertificateOptions | DnsOptions | PingOptions | CommandOptions | WebhookOptions
"""Any kind's options."""

_OPTIONS: dict[str, type[Options]] = {
    one.kind: one
    for one in (
        HttpOptions, TcpOptions, CertificateOptions, DnsOptions, PingOptions, CommandOptions, WebhookOptions,
    )
}  # fmt: skip
KINDS = tuple(_OPTIONS)
"""The words of the kinds that this version knows."""
ROUTED_KINDS = (HttpOptions.kind, TcpOptions.kind, CertificateOptions.kind)
"""The kinds that can be asked by several routes: those that connect."""
NEVER_S = 10 * 366 * 86_400.0
"""A silence that nobody waits for."""


@dataclass(frozen=True, slots=True)
class Rule:
    """When a failing check is down, and when it has recovered.

    Down after `failures` in a row or after `seconds` without a good answer, whichever comes first; 0 switches
    one of them off. Recovered after `good` good answers in a row.
    """

    failures: int = 2
    seconds: float = 0.0
    good: int = 2
    thresholds: tuple[Threshold, ...] = ()
    """Limits of answer time, error rate and availability; beyond one of them a check is slow, not down."""
    breaker_failures: int = BREAKER_FAILURES
    """After so many failures in a row it is asked less often, 0 for never."""
    breaker_s: float = BREAKER_S
    """The longest wait between two asks of a target that counts as dead; a longer interval holds."""

    def __post_init__(self) -> None:
        need(0 <= self.failures <= 1_000, "failures", "from 0 (off) to 1000")
        need(0 <= self.seconds <= 86_400, "seconds", "from 0 (off) to 86400")
        need(self.failures > 0 or self.seconds > 0, "failures", "give failures in a row, or seconds")
        need(1 <= self.good <= 1_000, "good", "from 1 to 1000")
        need(0 <= self.breaker_failures <= 1_000, "breaker_failures", "from 0 (off) to 1000")
        need(1 <= self.breaker_s <= 86_400, "breaker_s", "from 1 to 86400")

    @property
    def words(self) -> str:
        """The rule as a person reads it: "down after 2 failures, normal after 2 good answers"."""
        failures = "1 failure" if self.failures == 1 else f"{self.failures} failures in a row"
        parts = ([failures] if self.failures else []) + ([f"{self.seconds:g} s"] if self.seconds else [])
        good = "1 good answer" if self.good == 1 else f"{self.good} good answers"
        return f"down after {' or '.join(parts)}, normal after {good}"

    def to_data(self) -> dict[str, Any]:
        """The rule's fields of the flat form."""
        return asdict(self) | {"thresholds": [one.to_data() for one in self.thresholds]}

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Self:
        """From flat plain data. Raises `CheckNotReadable`."""
        given = typed(cls, data, own=_PARTS)
        return cls(**given | {"thresholds": _items(Threshold, "thresholds", given.get("thresholds", ()))})


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that is asked again and again. Seconds are seconds of the incident's clock."""

    id: str
    name: str
    options: Options
    timeout_s: float = 5.0
    """The total deadline, from the start of the name look-up to the last byte read."""
    interval_s: float = 30.0
    """From one ask to the next while no incident is open."""
    incident_interval_s: float = 5.0
    """From one ask to the next while an incident is open."""
    rule: Rule = field(default_factory=Rule)
    paused: bool = False
    depends_on: tuple[str, ...] = ()
    """Ids of checks whose failure explains this one's."""
    group: str = ""
    """What it belongs to, a service for instance; any label, empty for none."""
    environment: str = ""
    """Production, staging, development, or any other label; empty for none."""
    maintenance: tuple[Maintenance, ...] = ()
    """Announced work: asked and not judged meanwhile."""
    routes: tuple[Route, ...] = ()
    """By each of these it is asked, all at once; none where it is asked as its options say."""
    routes_down: int = 1
    """So many failing routes fail the check; fewer are a warning."""

    def __post_init__(self) -> None:
        need(bool(self.id.strip()), "id", "must not be empty")
        need(bool(self.name.strip()), "name", "must not be empty")
        need(0.05 <= self.timeout_s <= 300, "timeout_s", "from 0.05 to 300 seconds")
        need(0.1 <= self.interval_s <= 86_400, "interval_s", "from 0.1 to 86400 seconds")
        need(0.1 <= self.incident_interval_s <= 86_400, "incident_interval_s", "from 0.1 to 86400 seconds")
        need_routes(self.routes)
        need(not self.routes or self.kind in ROUTED_KINDS, "routes", f"are for {', '.join(ROUTED_KINDS)}")
        need(1 <= self.routes_down <= max(1, len(self.routes)), "routes_down", "from 1 to the number of routes")

    @property
    def kind(self) -> str:
        """The kind's word, `http`."""
        return self.options.kind

    @property
    def address(self) -> str:
        """What is asked, as it may be shown and logged: without secrets."""
        return self.options.address

    @property
    def is_asked(self) -> bool:
        """False where others tell how it stands, and nobody asks."""
        return not isinstance(self.options, WebhookOptions)

    @property
    def longest_gap_s(self) -> float:
        """The longest time between two answers of a living worker, or two calls of whoever tells."""
        if isinstance(self.options, WebhookOptions):
            expected_s = self.options.expect_every_s
            return expected_s + self.timeout_s if expected_s else NEVER_S
        return max(self.interval_s, self.incident_interval_s) + self.timeout_s

    def silence(self, silent_s: float) -> str:
        """Why there is no data after a silence, in plain words."""
        told = self.options
        if isinstance(told, WebhookOptions):
            return f"nobody has called in {span(silent_s)}, a call is expected every {span(told.expect_every_s)}"
        return f"no answer from the checker in {silent_s:.0f} s"

    def to_data(self) -> dict[str, Any]:
        """The check as flat plain data, ready for JSON; address and headers are whole, secrets included."""
        own = {one.name: getattr(self, one.name) for one in fields(self) if one.name not in _PARTS}
        own["depends_on"] = list(self.depends_on)
        own["maintenance"] = [one.to_data() for one in self.maintenance]
        own["routes"] = [str(one) for one in self.routes]
        whole = own | self.rule.to_data() | {"kind": self.kind} | self.options.to_data()
        return {name: value for name, value in whole.items() if not _is_usual(name, value)}

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Self:
        """From flat plain data. Raises `CheckNotReadable` naming the wrong, missing or unknown field.

        An unknown field is refused: a check that is asked without one of its conditions would look normal.
        """
        its_class = options_class(data.get("kind", HttpOptions.kind))
        classes: tuple[type, ...] = (cls, Rule, its_class)
        known = {one.name for part in classes for one in fields(part)} | {"kind"}
        for name in data:
            need(name in known - _PARTS, str(name), "no such field")
        own = typed(cls, data, own=_PARTS)
        own["depends_on"] = tuple(str(one) for one in own.get("depends_on", ()))
        own["maintenance"] = _items(Maintenance, "maintenance", own.get("maintenance", ()))
        own["routes"] = read_routes(own.get("routes", ()))
        ruled = told_rule(data) if its_class is WebhookOptions else data
        return cls(options=its_class.from_data(data), rule=Rule.from_data(ruled), **own)


def known_check(data: Mapping[str, Any]) -> Check | None:
    """The check that a record's data describe; None where another version of the program wrote it."""
    try:
        return Check.from_data(data)
    except CheckNotReadable:
        return None


def _is_usual(name: str, value: object) -> bool:
    return name in _UNLESS_USUAL and _UNLESS_USUAL[name] == value


def _items(kind: type[Any], field_name: str, given: object) -> tuple[Any, ...]:
    try:
        return rule_items(kind, given)
    except RuleNotReadable as error:
        raise CheckNotReadable(field_name, str(error)) from error


def options_class(kind: object) -> type[Options]:
    """What checks of that kind are described with. Raises `KindNotKnown`."""
    if kind not in _OPTIONS:
        raise KindNotKnown("kind", f"{kind} is not one of {', '.join(sorted(_OPTIONS))}")
    return _OPTIONS[str(kind)]
