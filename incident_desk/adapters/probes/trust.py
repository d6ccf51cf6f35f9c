"""Which certificates are believed and which is shown: one TLS context a setting, made once (20 ms each)."""

import os
import ssl
from dataclasses import dataclass
from functools import lru_cache

from incident_desk.adapters.probes.faults import TrustNotReadable

Stamp = tuple[float, int]
_UNREADABLE: Stamp = (0.0, -1)


@dataclass(frozen=True, slots=True)
class Trust:
    """Whom we believe, and who we say we are."""

    verify: bool = True
    ca_file: str = ""
    client_certificate: str = ""
    client_key: str = ""
    http: str = "1.1"
    """The version of HTTP that is to be spoken."""


def tls_context(trust: Trust) -> ssl.SSLContext:
    """The TLS context of a trust setting; a file that has changed is read again. Raises `TrustNotReadable`."""
    files = [one for one in (trust.ca_file, trust.client_certificate, trust.client_key) if one]
    return _context(trust, tuple(_stamp(one) for one in files))


@lru_cache(64)
def _context(trust: Trust, stamps: tuple[Stamp, ...]) -> ssl.SSLContext:
    try:
        context = ssl.create_default_context(cafile=trust.ca_file or None)
    except OSError as error:
        raise TrustNotReadable(f"{trust.ca_file}: {error.strerror or error}") from error
    # A server that does not know HTTP/2 chooses the other one, and so can be told from one that speaks no TLS.
    context.set_alpn_protocols(["http/1.1"] if trust.http == "1.1" else ["h2", "http/1.1"])
    if not trust.verify:
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    if trust.client_certificate:
        _show(context, trust)
    return context


def _show(context: ssl.SSLContext, trust: Trust) -> None:
    try:
        # A password in place: without one OpenSSL would ask for it on the terminal, and wait.
        context.load_cert_chain(trust.client_certificate, trust.client_key or None, password="")
    except (OSError, ValueError) as error:
        why = getattr(error, "reason", None) or getattr(error, "strerror", None) or str(error)
        raise TrustNotReadable(f"{trust.client_certificate}: {why.replace('_', ' ').lower()}") from error


def _stamp(path: str) -> Stamp:
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return _UNREADABLE
    return found.st_mtime, found.st_size
