"""Where something is asked: hosts and ports as a person writes them, read strictly."""

from ipaddress import ip_address
from urllib.parse import SplitResult, urlsplit

from incident_desk.domain.checks.reading import CheckNotReadable, need

IP_VERSIONS = ("", "4", "6")


def need_ip_version(version: str) -> None:
    """Raises `CheckNotReadable` for what is neither empty (either), 4 nor 6."""
    need(version in IP_VERSIONS, "ip", "is 4, 6 or empty for either")


def need_host(host: str, field_name: str = "host") -> None:
    """Raises `CheckNotReadable` for what cannot be the name or the number of a host."""
    is_plain = host.isprintable() and not set(" /@?#\\%[]") & set(host)
    need(0 < len(host) <= 253 and is_plain, field_name, "is no name and no number of a host")
    need(":" not in host or is_number(host), field_name, "a port has a place of its own")


def need_port(port: int, field_name: str = "port") -> None:
    """Raises `CheckNotReadable` for what is no port."""
    need(1 <= port <= 65_535, field_name, "from 1 to 65535")


def need_source(source: str) -> None:
    """Raises `CheckNotReadable` for what cannot be an address of this computer to ask from."""
    need(not source or is_number(source), "source", "is given by its number, such as 192.0.2.7")


def need_proxy(address: str) -> None:
    """Raises `CheckNotReadable` for what is neither empty nor the address of an HTTP proxy."""
    if not address:
        return
    scheme = address.partition("://")[0].lower()
    socks = "a SOCKS proxy can't be used, only an http:// one"
    need(not scheme.startswith("socks"), "proxy", socks)
    proxy = web_address(address, "proxy")
    need(proxy.scheme == "http", "proxy", "only http:// proxies can be used")
    need(proxy.path in ("", "/") and not proxy.query, "proxy", "is http://HOST:PORT")


def web_address(url: str, field_name: str) -> SplitResult:
    """The parts of a web address. Raises `CheckNotReadable` for what is none."""
    need(url.isprintable() and " " not in url, field_name, "an address has no spaces and no line breaks")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise CheckNotReadable(field_name, f"not an address: {error}") from error
    need(parts.scheme in ("http", "https"), field_name, "only http:// and https:// addresses can be asked")
    need(bool(parts.hostname), field_name, "the address names no host")
    need(port != 0, field_name, "port 0 cannot be asked")
    return parts


def is_number(host: str) -> bool:
    """True for an address in numbers, of either version."""
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def host_and_port(text: str, field_name: str, usual_port: int | None = None) -> tuple[str, int]:
    """`example.org:443`, `[::1]:443`, or without a port where there is a usual one. Raises `CheckNotReadable`."""
    if is_number(text.strip("[]")):
        host, port = text.strip("[]"), ""
    else:
        host, colon, port = text.rpartition(":")
        host, port = (host.strip("[]"), port) if colon else (text, "")
    need(port.isascii() and port.isdigit() or (not port and usual_port is not None), field_name, "is not HOST:PORT")
    need_host(host, field_name)
    number = int(port[:6]) if port else usual_port
    if number is None:
        raise CheckNotReadable(field_name, "is not HOST:PORT")
    need(1 <= number <= 65_535, field_name, "a port is from 1 to 65535")
    return host, number


def shown(host: str, port: int) -> str:
    """Host and port as one word: `example.org:443`, `[::1]:443`."""
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
