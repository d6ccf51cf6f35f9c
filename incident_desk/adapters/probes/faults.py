"""What went wrong with an ask, in words: a cause and the system's own word for it, never a trace."""

import errno
import socket
import ssl

import httpx

from incident_desk.domain.health_check import Check
from incident_desk.domain.health_sample import Fault, Outcome


class AnswerNotReadable(Exception):
    """What came back is not an answer in the protocol that was asked for."""


class ConnectionEnded(Exception):
    """The other side closed before its answer was whole."""


class NoAddressOfVersion(Exception):
    """The name has addresses, and none of the version that was asked for."""


class TrustNotReadable(Exception):
    """A file of certificates cannot be read."""


class AddressNotAllowed(Exception):
    """The name leads to an address that checks must not ask."""


class ProxyRefused(Exception):
    """The proxy does not let the ask through."""


class AskNotPossible(Exception):
    """What is to be asked cannot be put into an ask here; it says nothing about the other side."""


_FAULTS: tuple[tuple[type[BaseException], Fault, str], ...] = (
    (socket.gaierror, Fault.NAME, "name not found"),
    (NoAddressOfVersion, Fault.NAME, "name without such an address"),
    (ConnectionRefusedError, Fault.REFUSED, "connection refused"),
    (ConnectionError, Fault.RESET, "connection reset"),
    (ConnectionEnded, Fault.RESET, "connection closed before the answer was whole"),
    (ssl.SSLCertVerificationError, Fault.CERTIFICATE, "certificate not valid"),
    (ssl.SSLError, Fault.TLS, "no encrypted connection"),
    (AddressNotAllowed, Fault.FORBIDDEN, "address not allowed"),
    (ProxyRefused, Fault.PROTOCOL, "the proxy did not let it through"),
    (AnswerNotReadable, Fault.PROTOCOL, "answer not readable"),
    (TrustNotReadable, Fault.PROBE, "certificates not readable"),
    (AskNotPossible, Fault.PROBE, "can't be asked"),
    (httpx.InvalidURL, Fault.PROBE, "not an address"),
    (UnicodeError, Fault.NAME, "name not found"),
    (OSError, Fault.UNREACHABLE, "not reachable"),
)
"""What went wrong, in words; the first kind that fits counts."""

FAULTS = tuple(kind for kind, _, _ in _FAULTS)
"""The errors that are a sample and not a mistake of ours."""
_SAYING = (NoAddressOfVersion, AnswerNotReadable, AddressNotAllowed, TrustNotReadable, ProxyRefused, AskNotPossible)
_SAYS_NOTHING = frozenset({Fault.PROBE, Fault.NOT_PERMITTED, Fault.NO_CONSENT})
"""What keeps a check from being asked at all says nothing about the other side."""


_OWN_LIMITS = frozenset({errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM})
"""What this computer has run out of; it says nothing about the other side either."""


def said(error: BaseException) -> tuple[Fault, str]:
    """The fault of an error and its words, with the system's own word for it where it has one."""
    if isinstance(error, OSError) and error.errno in _OWN_LIMITS:
        return Fault.PROBE, f"this computer can't ask: {(error.strerror or '').lower()}"
    fault, words = next((fault, words) for kind, fault, words in _FAULTS if isinstance(error, kind))
    detail = _detail(error)
    return fault, f"{words}: {detail}" if detail else words


def outcome_of(fault: Fault) -> Outcome:
    """What a fault means for the check: a failure, or nothing."""
    return Outcome.UNKNOWN if fault in _SAYS_NOTHING else Outcome.FAILED


def no_answer(check: Check) -> str:
    """The words of a deadline that has passed; what came by then was not enough."""
    return f"no answer in {check.timeout_s:g} s"


def _detail(error: BaseException) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return error.verify_message
    if isinstance(error, ssl.SSLError):
        return (getattr(error, "reason", None) or "").replace("_", " ").lower()
    if isinstance(error, _SAYING):
        return str(error)
    is_plain = isinstance(error, OSError) and not isinstance(error, ConnectionError | socket.gaierror)
    return (error.strerror or "").lower() if is_plain and isinstance(error, OSError) else ""
