"""HTTP and HTTPS: how an address is asked, on which way, and what answer is good."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, Self
from urllib.parse import urlsplit

from incident_desk.domain.checks.json_conditions import JsonCondition, Path
from incident_desk.domain.checks.places import need_ip_version, need_proxy, need_source, web_address
from incident_desk.domain.checks.reading import CheckNotReadable, need, need_plain_texts, plain, typed
from incident_desk.domain.checks.texts import need_texts

METHODS = frozenset({"GET", "HEAD", "OPTIONS", "POST"})
MOST_BODY_BYTES = 1_000_000
LONGEST_SENT = 20_000
MOST_REDIRECTS = 10
HTTP_VERSIONS = ("1.1", "2")
_ALWAYS_WRITTEN = (
    "url", "method", "expected", "headers", "body_cap_bytes", "redirects", "verify", "ca_file", "allow_link_local",
)  # fmt: skip
"""What was there from the first; the rest is written where it is not as usual, so that older versions read a plain
check."""


@dataclass(frozen=True, slots=True)
class ExpectedStatus:
    """The HTTP status numbers that count as good, as inclusive ranges."""

    ranges: tuple[tuple[int, int], ...] = ((200, 299),)

    def __post_init__(self) -> None:
        need(bool(self.ranges), "expected", "name at least one status, such as 200 or 200-299")
        for low, high in self.ranges:
            need(100 <= low <= high <= 599, "expected", f"{low}-{high} is no range of HTTP statuses")

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
class HeaderCondition:
    """A header that the answer must have: `Name` alone, `Name = value` whole, or `Name ~ value` within it."""

    name: str
    comparison: str = ""
    value: str = ""

    def __str__(self) -> str:
        return f"{self.name} {self.comparison} {self.value}" if self.comparison else self.name

    @classmethod
    def parse(cls, text: str) -> Self:
        """From `Content-Type ~ json`. Raises `CheckNotReadable`."""
        places = [text.find(one) for one in "=~" if one in text]
        name, sign, value = (
            (text[: min(places)], text[min(places)], text[min(places) + 1 :]) if places else (text, "", "")
        )
        need(_is_header_name(name.strip()), "answer_headers", f"{text} begins with no name of a header")
        need(not sign or bool(value.strip()), "answer_headers", f"{text} compares with nothing")
        return cls(name.strip(), sign, value.strip())

    def unmet(self, headers: Iterable[tuple[str, str]]) -> str:
        """Why the answer's headers do not do, in words; empty where one does."""
        values = [value for name, value in headers if name.lower() == self.name.lower()]
        if not values:
            return f"the answer has no header {self.name}"
        if not self.comparison or any(self._holds(one) for one in values):
            return ""
        how = "" if self.comparison == "=" else " to contain"
        return f"header {self.name} is {values[0][:80]}, expected{how} {self.value}"

    def _holds(self, value: str) -> bool:
        return value == self.value if self.comparison == "=" else self.value.lower() in value.lower()


@dataclass(frozen=True, slots=True)
class HttpOptions:
    """How an HTTP or HTTPS address is asked, and what answer is good."""

    kind: ClassVar[str] = "http"
    url: str
    method: str = "GET"
    expected: ExpectedStatus = field(default_factory=ExpectedStatus)
    headers: tuple[tuple[str, str], ...] = ()
    body_cap_bytes: int = 65_536
    """Reading stops here; the answer is still judged by its status, and by its text as far as it was read."""
    redirects: int = 0
    """How many redirects are followed, to the same host only; none by default."""
    verify: bool = True
    """False accepts any certificate."""
    ca_file: str = ""
    """A file of certificates to trust instead of the system's; empty for the system's."""
    allow_link_local: bool = False
    """True where a person typed a link-local address: cloud metadata services live there."""
    contains: tuple[str, ...] = ()
    """Words that the answer's text has, case and all."""
    lacks: tuple[str, ...] = ()
    """Words that it does not have."""
    matches: tuple[str, ...] = ()
    """Patterns that are found in it."""
    json: tuple[JsonCondition, ...] = ()
    answer_headers: tuple[HeaderCondition, ...] = ()
    parts: tuple[str, ...] = ()
    """Paths to the parts that a JSON answer names, such as `dependencies`; `$` is the whole answer."""
    parts_count: bool = True
    """Whether a failing part makes the check fail. Otherwise, and where the answer itself calls the whole service
    degraded, it is partly failing."""
    ip: str = ""
    """4 or 6 asks over that version alone."""
    proxy: str = ""
    """An http:// address of a proxy. What the environment says of proxies is never used."""
    client_certificate: str = ""
    """A file with the certificate to show, and its key unless `client_key` names another file."""
    client_key: str = ""
    http: str = "1.1"
    """The version that is asked, 1.1 or 2; a server that does not speak it fails."""
    source: str = ""
    """The address of this computer that asks; empty for what the system chooses."""
    body: str = ""
    """What is sent with POST, in UTF-8; its kind is said by a header, as `Content-Type: application/json`."""
    warning_days: int = 0
    """From here on a person is told that the certificate ends soon; 0 for never."""
    critical_days: int = 0
    """From here on the check fails; 0 for only when it has expired."""

    def __post_init__(self) -> None:
        web_address(self.url, "url")
        need(self.method in METHODS, "method", f"{self.method} is not one of {', '.join(sorted(METHODS))}")
        need(0 <= self.redirects <= MOST_REDIRECTS, "redirects", f"from 0 to {MOST_REDIRECTS}")
        need(0 < self.body_cap_bytes <= MOST_BODY_BYTES, "body_cap_bytes", f"from 1 to {MOST_BODY_BYTES}")
        for name, value in self.headers:
            need(bool(name) and name.isascii() and name.isprintable(), "headers", "the name must be plain")
            need(not set(" :") & set(name), "headers", "a header name has no space and no colon")
            need(value.isascii() and (value + "x").isprintable(), "headers", f"{name} must be plain text")
        need(not self.body or self.method == "POST", "body", "is sent with POST alone")
        need(len(self.body) <= LONGEST_SENT, "body", f"at most {LONGEST_SENT} characters")
        self._need_conditions()
        self._need_days()
        self._need_way()

    def _need_conditions(self) -> None:
        need_texts(self.contains, self.lacks, self.matches)
        need_plain_texts("json", tuple(one.text for one in self.json))
        need_plain_texts("answer_headers", tuple(str(one) for one in self.answer_headers))
        need_plain_texts("parts", self.parts)
        for path in self.parts:
            Path.parse(path, "parts")
        needs_text = bool(self.contains or self.lacks or self.matches or self.json or self.parts)
        need(not needs_text or self.method != "HEAD", "method", "HEAD has no text to put conditions on")

    def _need_days(self) -> None:
        need(0 <= self.critical_days <= 3_650, "critical_days", "from 0 to 3650")
        need(0 <= self.warning_days <= 3_650, "warning_days", "from 0 to 3650")
        is_sooner = self.warning_days == 0 or self.warning_days >= self.critical_days
        need(is_sooner, "warning_days", "must not be fewer than critical_days")

    def _need_way(self) -> None:
        need_ip_version(self.ip)
        need_proxy(self.proxy)
        need_source(self.source)
        need(not self.client_key or bool(self.client_certificate), "client_key", "needs a client_certificate")
        need(self.http in HTTP_VERSIONS, "http", f"is {' or '.join(HTTP_VERSIONS)}; HTTP/3 can't be asked")
        is_encrypted = self.url.startswith("https://")
        need(self.http == "1.1" or is_encrypted, "http", "HTTP/2 is asked over https:// alone")

    @property
    def address(self) -> str:
        """The address as it may be shown and logged: no name and password, no query values."""
        parts = urlsplit(self.url)
        host = parts.netloc.rpartition("@")[2]
        return f"{parts.scheme}://{host}{parts.path}" + ("?•••" if parts.query else "")

    def to_data(self) -> dict[str, Any]:
        """The options as plain data, ready for JSON."""
        always = {name: getattr(self, name) for name in _ALWAYS_WRITTEN}
        always |= {"expected": str(self.expected), "headers": [list(pair) for pair in self.headers]}
        return {name: value for name, value in plain(self).items() if name not in _ALWAYS_WRITTEN} | always

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Self:
        """From plain data. Raises `CheckNotReadable` naming the wrong field."""
        given = typed(cls, data)
        if "expected" in given:
            given["expected"] = ExpectedStatus.parse(given["expected"])
        if "headers" in given:
            given["headers"] = _header_pairs(given["headers"])
        if "json" in given:
            given["json"] = tuple(JsonCondition.parse(one) for one in _texts(given["json"], "json"))
        if "answer_headers" in given:
            texts = _texts(given["answer_headers"], "answer_headers")
            given["answer_headers"] = tuple(HeaderCondition.parse(one) for one in texts)
        return cls(**given)


def _texts(given: Any, field_name: str) -> tuple[str, ...]:
    is_right = isinstance(given, list | tuple) and all(isinstance(one, str) for one in given)
    need(is_right, field_name, "must be a list of texts")
    return tuple(given)


def _status_range(word: str) -> tuple[int, int]:
    low, dash, high = word.partition("-")
    try:
        return int(low), int(high if dash else low)
    except ValueError as error:
        problem = f"{word or 'nothing'} is not a status, such as 200 or 200-299"
        raise CheckNotReadable("expected", problem) from error


def _header_pairs(given: Any) -> tuple[tuple[str, str], ...]:
    pairs: Iterable[Any] = given.items() if isinstance(given, Mapping) else given
    try:
        return tuple((str(name), str(value)) for name, value in pairs)
    except (TypeError, ValueError) as error:
        raise CheckNotReadable("headers", "each header is a name and a value") from error


def _is_header_name(name: str) -> bool:
    return bool(name) and name.isascii() and name.isprintable() and not set(' :()<>@,;\\"/[]?={}') & set(name)
