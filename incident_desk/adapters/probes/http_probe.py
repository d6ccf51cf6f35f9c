"""Asks a web address once and says what came of it. A server that is down is a sample, never an exception."""

import asyncio
import socket
import ssl
from base64 import b64encode
from collections.abc import Callable
from contextlib import aclosing
from datetime import datetime
from functools import lru_cache

import httpx

from incident_desk import __version__
from incident_desk.adapters.probes.connection import AnswerNotReadable, ConnectionEnded, Phases
from incident_desk.adapters.probes.names import Names
from incident_desk.adapters.probes.transport import AddressNotAllowed, ProbeTransport, Trust, TrustNotReadable
from incident_desk.domain.health import Check, Fault, HttpOptions, Outcome, Sample

EVIDENCE_BYTES = 500

_FAULTS: tuple[tuple[type[BaseException], Fault, str], ...] = (
    (socket.gaierror, Fault.NAME, "name not found"),
    (ConnectionRefusedError, Fault.REFUSED, "connection refused"),
    (ConnectionError, Fault.RESET, "connection reset"),
    (ConnectionEnded, Fault.RESET, "connection closed before the answer was whole"),
    (ssl.SSLCertVerificationError, Fault.CERTIFICATE, "certificate not valid"),
    (ssl.SSLError, Fault.TLS, "no encrypted connection"),
    (AddressNotAllowed, Fault.FORBIDDEN, "address not allowed"),
    (AnswerNotReadable, Fault.PROTOCOL, "answer not readable"),
    (TrustNotReadable, Fault.PROBE, "certificates not readable"),
    (httpx.InvalidURL, Fault.PROBE, "not an address"),
    (UnicodeError, Fault.NAME, "name not found"),
    (OSError, Fault.UNREACHABLE, "not reachable"),
)
"""What went wrong, in words; the first kind that fits counts."""


class _RedirectRefused(Exception):
    """A redirect leads elsewhere, or there are too many."""


class HttpProbe:
    """Asks HTTP and HTTPS checks. `now` stamps the samples, in UTC."""

    def __init__(self, now: Callable[[], datetime], names: Names) -> None:
        self._now = now
        self._transport = ProbeTransport(names)

    async def ask(self, check: Check, deadline_s: float) -> Sample:
        """Ask once, for `deadline_s` real seconds at most from here to the last byte."""
        phases = Phases.begin()
        try:
            async with asyncio.timeout(deadline_s):
                return await self._asked(check, asyncio.get_running_loop().time() + deadline_s, phases)
        except TimeoutError:
            return self._failed(check, phases, Fault.TIMEOUT, f"no answer in {check.timeout_s:g} s")
        except _RedirectRefused as error:
            return self._failed(check, phases, Fault.REDIRECT, str(error))
        except tuple(kind for kind, _, _ in _FAULTS) as error:
            return self._failed(check, phases, *_said(error))

    async def _asked(self, check: Check, deadline: float, phases: Phases) -> Sample:
        options = check.options
        request = _request(options, deadline, phases)
        for _ in range(options.redirects + 1):
            response = await self._transport.handle_async_request(request)
            evidence, is_cut = await _read(response, options.body_cap_bytes)
            if not (options.redirects and response.has_redirect_location):
                return self._answered(check, phases, response, evidence, is_cut)
            request = _redirected(request, response)
        raise _RedirectRefused(f"more than {options.redirects} redirects")

    def _answered(
        self, check: Check, phases: Phases, response: httpx.Response, evidence: bytes, is_cut: bool
    ) -> Sample:
        status, expected = response.status_code, check.options.expected
        is_good = status in expected
        return Sample(
            check_id=check.id,
            at=self._now(),
            outcome=Outcome.OK if is_good else Outcome.FAILED,
            timing=phases.timing(),
            status=status,
            fault=None if is_good else Fault.STATUS,
            error="" if is_good else f"answered {status}, expected {expected}",
            evidence=evidence.decode("utf-8", "replace"),
            http_version=response.http_version,
            cut=is_cut,
        )

    def _failed(self, check: Check, phases: Phases, fault: Fault, error: str) -> Sample:
        # What keeps the check from being asked at all says nothing about the other side.
        outcome = Outcome.UNKNOWN if fault is Fault.PROBE else Outcome.FAILED
        return Sample(check.id, self._now(), outcome, phases.timing(), fault=fault, error=error)


def _request(options: HttpOptions, deadline: float, phases: Phases) -> httpx.Request:
    url, headers = _address_and_headers(options)
    extensions = {
        "deadline": deadline,
        "phases": phases,
        "trust": Trust(options.verify, options.ca_file),
        "allow_link_local": options.allow_link_local,
    }
    return httpx.Request(options.method, url, headers=headers, extensions=extensions)


@lru_cache(4096)
def _address_and_headers(options: HttpOptions) -> tuple[httpx.URL, httpx.Headers]:
    """What is the same for every ask of a check; reading an address costs a fifth of an ask."""
    url = httpx.URL(options.url)
    headers = httpx.Headers(
        {
            "Host": url.netloc.decode(),
            "Accept": "*/*",
            "Accept-Encoding": "identity",
            "Connection": "close",
            "User-Agent": f"IncidentDesk/{__version__}",
        }
    )
    if url.userinfo:
        headers["Authorization"] = "Basic " + b64encode(f"{url.username}:{url.password}".encode()).decode()
    headers.update(httpx.Headers(list(options.headers)))
    return url, headers


def _redirected(request: httpx.Request, response: httpx.Response) -> httpx.Request:
    """The request that a redirect asks for; only the same host is followed, so no secret goes elsewhere."""
    try:
        url = request.url.join(response.headers["location"])
    except httpx.InvalidURL as error:
        raise _RedirectRefused("redirects to something that is no address") from error
    if url.scheme not in ("http", "https") or url.host != request.url.host:
        raise _RedirectRefused(f"redirects to another host, {url.host or url.scheme}")
    if request.url.scheme == "https" and url.scheme == "http":
        raise _RedirectRefused("redirects from https to http")
    method = request.method if request.method == "HEAD" else "GET"
    headers = [pair for pair in request.headers.raw if pair[0].lower() not in (b"host", b"content-length")]
    return httpx.Request(method, url, headers=headers, extensions=request.extensions)


async def _read(response: httpx.Response, most_bytes: int) -> tuple[bytes, bool]:
    """The first bytes of the body as they are on the wire, and whether there is more than is read."""
    assert isinstance(response.stream, httpx.AsyncByteStream)
    size, evidence, is_cut = 0, b"", False
    async with aclosing(response):
        async for piece in response.stream:
            size += len(piece)
            evidence += piece[: EVIDENCE_BYTES - len(evidence)]
            if size > most_bytes:
                is_cut = True
                break
    return evidence, is_cut


def _said(error: BaseException) -> tuple[Fault, str]:
    """The fault of an error and its words, with the system's own word for it where it has one."""
    fault, words = next((fault, words) for kind, fault, words in _FAULTS if isinstance(error, kind))
    detail = _detail(error)
    return fault, f"{words}: {detail}" if detail else words


def _detail(error: BaseException) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return error.verify_message
    if isinstance(error, ssl.SSLError):
        return (error.reason or "").replace("_", " ").lower()
    if isinstance(error, AnswerNotReadable | AddressNotAllowed | TrustNotReadable):
        return str(error)
    is_plain = isinstance(error, OSError) and not isinstance(error, ConnectionError | socket.gaierror)
    return (error.strerror or "").lower() if is_plain and isinstance(error, OSError) else ""
