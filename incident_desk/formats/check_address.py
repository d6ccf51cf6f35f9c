"""What somebody pastes to have it watched, recognised: an address, host:port, a host, a `curl` line, a command.

The answer is texts for the fields of a form, so that a person sees each and can change it.
"""

import re
import shlex
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from incident_desk.domain.checks.dns import RECORDS
from incident_desk.domain.checks.places import host_and_port, is_number
from incident_desk.domain.checks.reading import CheckNotReadable
from incident_desk.formats.curl_line import is_curl, read_curl

KIND_WORDS: Mapping[str, str] = {
    "http": "Web address", "tcp": "TCP port", "ping": "Ping", "dns": "DNS name",
    "certificate": "TLS certificate", "command": "Command", "webhook": "Hook",
}  # fmt: skip
"""The kinds as a person reads them, in the order in which they are offered."""
ENVIRONMENTS = ("production", "staging", "development", "test")
_ENVIRONMENT_WORDS: Mapping[str, str] = {
    "staging": "staging", "stage": "staging", "stg": "staging", "preprod": "staging", "preview": "staging",
    "dev": "development", "develop": "development", "development": "development", "local": "development",
    "localhost": "development", "test": "test", "testing": "test", "qa": "test", "uat": "test",
    "prod": "production", "production": "production", "live": "production",
}  # fmt: skip
_PROGRAMS = frozenset(
    re.findall(
        r"\S+",
        "bash sh zsh python python3 node ruby perl php java go systemctl service docker podman kubectl helm psql "
        "pg_isready mysql mysqladmin redis-cli mongosh nc ncat ssh df du free uptime test grep cat ls wget openssl "
        "git make pwsh powershell cmd aws gcloud az terraform",
    )
)
_HOST = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?(?:\.[A-Za-z0-9_-]+)*\.?")
_HEALTHY = re.compile(r"health|ready|live|status|ping", re.IGNORECASE)
_TLS = re.compile(r"(?:tls|ssl|cert|certificate)(?::(?://)?|\s+)(\S+)", re.IGNORECASE)
_ASKED = re.compile(r"(ping|dns|dig|nslookup|host)\s+(\S+)(?:\s+([A-Za-z]+))?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Recognised:
    """The kind, the fields that follow from it, and how it was recognised, in words."""

    kind: str
    fields: Mapping[str, str]
    words: str


def read_address(text: str, groups: Mapping[str, str] | None = None) -> Recognised:
    """What a pasted text is. ``groups`` are the groups of hosts that are watched already, by the host.

    Raises:
        ValueError: it is nothing that can be asked, in words.
    """
    given = text.strip()
    if not given:
        raise ValueError("paste an address, a host with its port, or a command")
    if is_curl(given):
        return _curl(given, groups or {})
    if len(given.splitlines()) > 1:
        raise ValueError("paste one line; a list is imported with Import many")
    for read in (_hook, _web, _tls, _asked, _command, _port, _host):
        found = read(given, groups or {})
        if found is not None:
            return found
    raise ValueError("not recognised as anything that can be asked. Choose a kind")


def name_of(url: str) -> str:
    """What to call a web address: its path, or its host where it has none."""
    parts = urlsplit(url)
    return parts.path.rstrip("/") or parts.netloc.rpartition("@")[2]


def host_of(kind: str, target: str) -> str:
    """The host that is asked; empty for what has none."""
    try:
        if kind == "http":
            return (urlsplit(target).hostname or "").casefold()
    except ValueError:
        return ""
    return (
        re.sub(r":\d+$", "", target).strip("[]").casefold() if kind in ("tcp", "certificate", "dns", "ping") else ""
    )


def environment_of(host: str) -> str:
    """The environment that a host's name says: one with no such word is taken for production."""
    if is_number(host):
        return "development" if host.startswith("127.") or host == "::1" else "production"
    words = re.split(r"[.\-_]", host.casefold())
    return next((_ENVIRONMENT_WORDS[one] for one in words if one in _ENVIRONMENT_WORDS), "production")


def group_of(host: str, groups: Mapping[str, str]) -> str:
    """The group of that host, or of one under the same domain."""
    if host in groups:
        return groups[host]
    domain = ".".join(host.split(".")[-2:])
    is_domain = "." in domain and not is_number(host)
    return next((name for one, name in groups.items() if is_domain and name and one.endswith(f".{domain}")
                 or is_domain and name and one == domain), "")  # fmt: skip


def _placed(host: str, groups: Mapping[str, str]) -> dict[str, str]:
    return {"group": group_of(host, groups), "environment": environment_of(host)}


def _curl(text: str, groups: Mapping[str, str]) -> Recognised:
    line = read_curl(text)
    web = _web(line.fields["url"], groups)
    if web is None:
        raise ValueError("the curl line asks no web address")
    words = "recognised as a curl command line, which is read and not run"
    if line.left_out:
        words += f"; left out: {', '.join(line.left_out[:4])}"
    own = {name: value for name, value in line.fields.items() if name != "url"}
    return Recognised("http", {**web.fields, **own}, words)


def _hook(text: str, groups: Mapping[str, str]) -> Recognised | None:
    found = re.fullmatch(r"hook:\s*([\w.-]{1,60})", text)
    if found is None:
        return None
    fields = {"target": found[1], "name": found[1], "failures": "1", "good": "1",
              "latency.warning": "", "latency.critical": ""}  # fmt: skip
    return Recognised("webhook", fields, "recognised as a hook that others call")


def _web(text: str, groups: Mapping[str, str]) -> Recognised | None:
    if not re.match(r"https?://", text, re.IGNORECASE):
        return None
    scheme, _, rest = text.partition("://")
    url = f"{scheme.lower()}://{rest}"
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        host = ""
    fields = {"target": url, "name": name_of(url), "method": "GET"} | _placed(host, groups)
    fields["expected"] = "200" if _HEALTHY.search(urlsplit(url).path) else "200-299"
    if scheme.lower() == "https":
        fields |= {"warning_days": "21", "critical_days": "3"}
    return Recognised("http", fields, "recognised as a web address")


def _tls(text: str, groups: Mapping[str, str]) -> Recognised | None:
    found = _TLS.fullmatch(text)
    if found is None:
        return None
    try:
        host, port = host_and_port(found[1].rstrip("/"), "target", 443)
    except CheckNotReadable:
        return None
    fields = {"target": f"{host}:{port}", "name": f"TLS {host}"} | _placed(host, groups)
    return Recognised("certificate", fields, "recognised as a TLS certificate")


def _asked(text: str, groups: Mapping[str, str]) -> Recognised | None:
    found = _ASKED.fullmatch(text)
    if found is None or not (_HOST.fullmatch(found[2]) or is_number(found[2])):
        return None
    host = found[2]
    if found[1].lower() == "ping":
        return None if found[3] else _pinged(host, groups, "recognised as a ping")
    record = (found[3] or "A").upper()
    if record not in RECORDS:
        return None
    fields = {"target": host, "name": f"DNS {host}", "record": record} | _placed(host, groups)
    return Recognised("dns", fields, "recognised as a DNS name")


def _command(text: str, groups: Mapping[str, str]) -> Recognised | None:
    first = text.split(None, 1)[0]
    is_path = first.startswith(("./", "/", "~/", "../", ".\\")) or bool(re.match(r"[A-Za-z]:\\", first))
    is_quoted = first[0] in "\"'"
    is_program = first in _PROGRAMS and " " in text
    if not (is_path or is_quoted or is_program or len(text.split()) > 1):
        return None
    whole = text[1:-1] if is_quoted and len(text) > 1 and text[-1] == text[0] and text.count(text[0]) == 2 else text
    try:
        words = shlex.split(whole)
    except ValueError as error:
        raise ValueError("a quote in the command is not closed") from error
    if not words:
        return None
    name = " ".join([words[0].replace("\\", "/").rpartition("/")[2], *words[1:3]])[:40]
    return Recognised("command", {"target": shlex.join(words), "name": name}, "recognised as a command")


def _port(text: str, groups: Mapping[str, str]) -> Recognised | None:
    if not re.search(r":\d+$", text) or is_number(text):
        return None
    try:
        host, port = host_and_port(re.sub(r"^tcp:(//)?", "", text), "target")
    except CheckNotReadable:
        return None
    fields = {"target": f"[{host}]:{port}" if ":" in host else f"{host}:{port}", "name": f"{host}:{port}"}
    return Recognised("tcp", fields | _placed(host, groups), "recognised as a TCP port")


def _host(text: str, groups: Mapping[str, str]) -> Recognised | None:
    if not (_HOST.fullmatch(text) or is_number(text)):
        return None
    return _pinged(text, groups, "recognised as a host: ping, or choose DNS name")


def _pinged(host: str, groups: Mapping[str, str], words: str) -> Recognised:
    return Recognised("ping", {"target": host, "name": host} | _placed(host, groups), words)
