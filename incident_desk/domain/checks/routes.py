"""The routes that one check is asked by: directly, through a proxy, from another address, over one version of IP.

Its plain form is a text, `NAME=WAY`, where WAY is `direct`, or parts with commas between: `http://HOST:PORT` of a
proxy, an address of this computer to ask from, `ipv4` or `ipv6`. What a route does not say is as the check's own
options say.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Self

from incident_desk.domain.checks.places import is_number, need_ip_version, need_proxy, need_source
from incident_desk.domain.checks.reading import CheckNotReadable, need, typed

MOST_ROUTES = 8
LONGEST_NAME = 40
DIRECT = "direct"
_IP = {"ipv4": "4", "ipv6": "6", "4": "4", "6": "6"}


@dataclass(frozen=True, slots=True)
class Route:
    """One way to what is asked."""

    name: str
    proxy: str = ""
    """An http:// address of a proxy."""
    source: str = ""
    """The address of this computer that asks."""
    ip: str = ""
    """4 or 6 for that version alone."""

    def __post_init__(self) -> None:
        is_plain = self.name.isprintable() and self.name == self.name.strip()
        need(0 < len(self.name) <= LONGEST_NAME and is_plain, "routes", f"a name has 1 to {LONGEST_NAME} signs")
        need("=" not in self.name, "routes", "a name has no =")
        try:
            need_proxy(self.proxy)
            need_source(self.source)
            need_ip_version(self.ip)
        except CheckNotReadable as error:
            raise CheckNotReadable("routes", f"{self.name}: {error}") from error

    @property
    def changes(self) -> dict[str, str]:
        """The options of the check that are otherwise on this route."""
        own = {"proxy": self.proxy, "source": self.source, "ip": self.ip}
        return {name: value for name, value in own.items() if value}

    def __str__(self) -> str:
        parts = (self.proxy, self.source, f"ipv{self.ip}" if self.ip else "")
        return f"{self.name}={','.join(one for one in parts if one) or DIRECT}"

    @classmethod
    def parse(cls, text: str) -> Self:
        """From `eu=http://proxy.example:3128`. Raises `CheckNotReadable`."""
        name, sign, way = text.partition("=")
        need(bool(sign), "routes", f"{text} is no NAME=WAY")
        found: dict[str, str] = {}
        for part in (one.strip() for one in way.split(",")):
            field_name, value = _read(part)
            need(field_name not in found, "routes", f"{name.strip()}: {part} is the second of its kind")
            if field_name:
                found[field_name] = value
        return cls(name.strip(), **found)


def read_routes(given: object) -> tuple[Route, ...]:
    """Routes from a list of texts, or of objects with the same fields, strictly. Raises `CheckNotReadable`."""
    is_list = isinstance(given, list | tuple)
    need(is_list, "routes", "must be a list")
    assert isinstance(given, list | tuple)
    return need_routes(tuple(_route(one) for one in given))


def need_routes(routes: tuple[Route, ...]) -> tuple[Route, ...]:
    """The same routes. Raises `CheckNotReadable` where there are too many, or two of one name."""
    need(len(routes) <= MOST_ROUTES, "routes", f"at most {MOST_ROUTES}")
    need(len({one.name.casefold() for one in routes}) == len(routes), "routes", "two have the same name")
    return routes


def _route(given: object) -> Route:
    if isinstance(given, Route):
        return given
    if isinstance(given, str):
        return Route.parse(given)
    need(isinstance(given, Mapping), "routes", "each is NAME=WAY, or an object with name, proxy, source and ip")
    assert isinstance(given, Mapping)
    names: Iterable[Any] = given
    for name in names:
        need(name in ("name", "proxy", "source", "ip"), "routes", f"{name}: no such field of a route")
    try:
        return Route(**typed(Route, given))
    except CheckNotReadable as error:
        raise CheckNotReadable("routes", error.problem if error.field == "routes" else str(error)) from error


def _read(part: str) -> tuple[str, str]:
    """The field of a route that one part of its text is, and its value."""
    if part in ("", DIRECT):
        return "", ""
    if part.casefold() in _IP:
        return "ip", _IP[part.casefold()]
    return ("source" if is_number(part) else "proxy"), part
