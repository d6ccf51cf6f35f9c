"""What is watched: one check, read strictly at the edge so that a wrong one cannot be built.

A check has fields that every kind shares (name, timing, rule) and options of its kind. A new kind is a new
options class in `_OPTIONS`; nothing else here, in the engine or on the wire changes.

The plain form (`to_data`, `from_data`) is flat: `{"id": "api", "kind": "http", "url": "https://…", …}`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import MISSING, asdict, dataclass, field, fields
from typing import Any, ClassVar, Self
from urllib.parse import SplitResult, urlsplit

from incident_desk.domain.errors import WrongUse

METHODS = frozenset({"GET", "HEAD", "OPTIONS", "POST"})
MOST_BODY_BYTES = 1_000_000
MOST_REDIRECTS = 10
_PARTS = frozenset({"options", "rule"})
"""The fields of a check that are not fields of its flat form."""


class CheckNotReadable(WrongUse):
    """A check cannot be read; `field` names what is wrong, the message says it in plain words."""

    def __init__(self, field_name: str, problem: str) -> None:
        super().__init__(f"{field_name}: {problem}")
        self.field = field_name
        self.problem = problem


class KindNotKnown(CheckNotReadable):
    """The check is of a kind this version does not have; it can be kept, but not asked."""


@dataclass(frozen=True, slots=True)
class ExpectedStatus:
    """The HTTP status numbers that count as good, as inclusive ranges."""

    ranges: tuple[tuple[int, int], ...] = ((200, 299),)

    def __post_init__(self) -> None:
        _need(bool(self.ranges), "expected", "name at least one status, such as 200 or 200-299")
        for low, high in self.ranges:
            _need(100 <= low <= high <= 599, "expected", f"{low}-{high} is no range of HTTP statuses")

    def __contains__(self, status: object) -> bool:
        return isinstance(status, int) and any(low <= status <= high for low, high in self.ranges)

    def __str__(self) -> str:
        return ", ".join(str(low) if low == high else f"{low}-{high}" for low, high in self.ranges)

    @classmethod
    def parse(cls, given: object) -> Self:
        """From `200`, `"200-299, 304"` or a list of either. Raises `CheckNotReadable`."""
        parts = given if isinstance(given, list | tuple) else [given]
        words = [word for part in parts for word in str(part).replace("–", "-").split(",")]
        return cls(tuple(_status_range(word.strip()) for word in words))


@dataclass(frozen=True, slots=True)
class HttpOptions:
    """How an HTTP or HTTPS address is asked, and what answer is good."""

    kind: ClassVar[str] = "http"
    url: str
    method: str = "GET"
    expected: ExpectedStatus = field(default_factory=ExpectedStatus)
    headers: tuple[tuple[str, str], ...] = ()
    body_cap_bytes: int = 65_536
    """Reading stops here; the answer is still judged by its status."""
    redirects: int = 0
    """How many redirects are followed, to the same host only; none by default."""
    verify: bool = True
    """False accepts any certificate."""
    ca_file: str = ""
    """A file of certificates to trust instead of the system's; empty for the system's."""
    allow_link_local: bool = False
    """True where a person typed a link-local address: cloud metadata services live there."""

    def __post_init__(self) -> None:
        _web_address(self.url)
        _need(self.method in METHODS, "method", f"{self.method} is not one of {', '.join(sorted(METHODS))}")
        _need(0 <= self.redirects <= MOST_REDIRECTS, "redirects", f"from 0 to {MOST_REDIRECTS}")
        _need(0 < self.body_cap_bytes <= MOST_BODY_BYTES, "body_cap_bytes", f"from 1 to {MOST_BODY_BYTES}")
        for name, value in self.headers:
            _need(bool(name) and name.isascii() and name.isprintable(), "headers", "the name must be plain")
            _need(not set(" :") & set(name), "headers", "a header name has no space and no colon")
            _need(value.isascii() and (value + "x").isprintable(), "headers", f"{name} must be plain text")

    @property
    def address(self) -> str:
        """The address as it may be shown and logged: no name and password, no query values."""
        parts = urlsplit(self.url)
        host = parts.netloc.rpartition("@")[2]
        return f"{parts.scheme}://{host}{parts.path}" + ("?•••" if parts.query else "")

    def to_data(self) -> dict[str, Any]:
        """The options as plain data, ready for JSON."""
        data = asdict(self)
        return data | {"expected": str(self.expected), "headers": [list(pair) for pair in self.headers]}

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Self:
        """From plain data. Raises `CheckNotReadable` naming the wrong field."""
        given = _typed(cls, data)
        if "expected" in given:
            given["expected"] = ExpectedStatus.parse(given["expected"])
        if "headers" in given:
            given["headers"] = _header_pairs(given["headers"])
        return cls(**given)


Options = HttpOptions
"""Any kind's options; a union when there are more kinds."""

_OPTIONS: dict[str, type[Options]] = {HttpOptions.kind: HttpOptions}


@dataclass(frozen=True, slots=True)
class Rule:
    """When a failing check is down, and when it has recovered.

    Down after `failures` in a row or after `seconds` without a good answer, whichever comes first; 0 switches
    one of them off. Recovered after `good` good answers in a row.
    """

    failures: int = 2
    seconds: float = 0.0
    good: int = 2

    def __post_init__(self) -> None:
        _need(0 <= self.failures <= 1_000, "failures", "from 0 (off) to 1000")
        _need(0 <= self.seconds <= 86_400, "seconds", "from 0 (off) to 86400")
        _need(self.failures > 0 or self.seconds > 0, "failures", "give failures in a row, or seconds")
        _need(1 <= self.good <= 1_000, "good", "from 1 to 1000")

    @property
    def words(self) -> str:
        """The rule as a person reads it: "down after 2 failures, normal after 2 good answers"."""
        failures = "1 failure" if self.failures == 1 else f"{self.failures} failures in a row"
        parts = ([failures] if self.failures else []) + ([f"{self.seconds:g} s"] if self.seconds else [])
        good = "1 good answer" if self.good == 1 else f"{self.good} good answers"
        return f"down after {' or '.join(parts)}, normal after {good}"


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

    def __post_init__(self) -> None:
        _need(bool(self.id.strip()), "id", "must not be empty")
        _need(bool(self.name.strip()), "name", "must not be empty")
        _need(0.05 <= self.timeout_s <= 300, "timeout_s", "from 0.05 to 300 seconds")
        _need(0.1 <= self.interval_s <= 86_400, "interval_s", "from 0.1 to 86400 seconds")
        _need(0.1 <= self.incident_interval_s <= 86_400, "incident_interval_s", "from 0.1 to 86400 seconds")

    @property
    def kind(self) -> str:
        """The kind's word, `http`."""
        return self.options.kind

    @property
    def address(self) -> str:
        """What is asked, as it may be shown and logged: without secrets."""
        return self.options.address

    @property
    def longest_gap_s(self) -> float:
        """The longest time between two answers of a living worker."""
        return max(self.interval_s, self.incident_interval_s) + self.timeout_s

    def to_data(self) -> dict[str, Any]:
        """The check as flat plain data, ready for JSON; address and headers are whole, secrets included."""
        own = {one.name: getattr(self, one.name) for one in fields(self) if one.name not in _PARTS}
        own["depends_on"] = list(self.depends_on)
        return own | asdict(self.rule) | {"kind": self.kind} | self.options.to_data()

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Self:
        """From flat plain data. Raises `CheckNotReadable` naming the wrong, missing or unknown field.

        An unknown field is refused: a check that is asked without one of its conditions would look normal.
        """
        options_class = _options_class(data.get("kind", HttpOptions.kind))
        classes: tuple[type, ...] = (cls, Rule, options_class)
        known = {one.name for part in classes for one in fields(part)} | {"kind"}
        for name in data:
            _need(name in known - _PARTS, str(name), "no such field")
        own = _typed(cls, data)
        own["depends_on"] = tuple(str(one) for one in own.get("depends_on", ()))
        return cls(options=options_class.from_data(data), rule=Rule(**_typed(Rule, data)), **own)


def _need(right: bool, field_name: str, problem: str) -> None:
    if not right:
        raise CheckNotReadable(field_name, problem)


def _options_class(kind: object) -> type[Options]:
    if kind not in _OPTIONS:
        raise KindNotKnown("kind", f"{kind} is not one of {', '.join(sorted(_OPTIONS))}")
    return _OPTIONS[str(kind)]


def _status_range(word: str) -> tuple[int, int]:
    low, dash, high = word.partition("-")
    try:
        return int(low), int(high if dash else low)
    except ValueError as error:
        problem = f"{word or 'nothing'} is not a status, such as 200 or 200-299"
        raise CheckNotReadable("expected", problem) from error


def _web_address(url: str) -> SplitResult:
    _need(url.isprintable() and " " not in url, "url", "an address has no spaces and no line breaks")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise CheckNotReadable("url", f"not an address: {error}") from error
    _need(parts.scheme in ("http", "https"), "url", "only http:// and https:// addresses can be asked")
    _need(bool(parts.hostname), "url", "the address names no host")
    _need(port != 0, "url", "port 0 cannot be asked")
    return parts


def _header_pairs(given: Any) -> tuple[tuple[str, str], ...]:
    pairs: Iterable[Any] = given.items() if isinstance(given, Mapping) else given
    try:
        return tuple((str(name), str(value)) for name, value in pairs)
    except (TypeError, ValueError) as error:
        raise CheckNotReadable("headers", "each header is a name and a value") from error


_KINDS_OF_VALUE: dict[Any, tuple[tuple[type, ...], str]] = {
    str: ((str,), "text"),
    float: ((int, float), "a number"),
    int: ((int,), "a whole number"),
    bool: ((bool,), "true or false"),
    tuple[str, ...]: ((list, tuple), "a list"),
}


def _typed(cls: type, data: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of `cls` found in `data`, each of the type it is declared with."""
    found: dict[str, Any] = {}
    for one in fields(cls):
        if one.name in data:
            found[one.name] = _value(one.name, one.type, data[one.name])
        elif one.name not in _PARTS:
            has_default = one.default is not MISSING or one.default_factory is not MISSING
            _need(has_default, one.name, "is missing")
    return found


def _value(name: str, declared: Any, value: Any) -> Any:
    """`value`, if it is of the type `declared`; types not in the table are read by their own reader."""
    if declared not in _KINDS_OF_VALUE:
        return value
    allowed, word = _KINDS_OF_VALUE[declared]
    is_right = isinstance(value, allowed) and (declared is bool or not isinstance(value, bool))
    finite = not isinstance(value, float) or value - value == 0
    _need(is_right and finite, name, f"must be {word}")
    return value
