"""Asks a web address once and says what came of it. A server that is down is a sample, never an exception."""

import asyncio
from base64 import b64encode
from collections.abc import Callable
from contextlib import aclosing
from dataclasses import replace
from datetime import datetime
from functools import partial

import httpx

from incident_desk import __version__
from incident_desk.adapters.probes.certificate_reading import read_certificate
from incident_desk.adapters.probes.faults import AskNotPossible, no_answer
from incident_desk.adapters.probes.in_time import Failing, NotGood, failed, in_time
from incident_desk.adapters.probes.names import Names
from incident_desk.adapters.probes.phases import Phases
from incident_desk.adapters.probes.reaching import Way
from incident_desk.adapters.probes.transport import ProbeTransport
from incident_desk.adapters.probes.trust import Trust
from incident_desk.domain.checks.certificate import expiry
from incident_desk.domain.checks.http_answer import (
    GOOD,
    Verdict,
    has_conditions,
    judge_content,
    needs_text,
    parts_of_failure,
)
from incident_desk.domain.checks.json_conditions import read_json
from incident_desk.domain.checks.service_facts import MOST_FACTS_BYTES, uptime_of, version_of
from incident_desk.domain.evidence import EVIDENCE_BYTES, as_text
from incident_desk.domain.findings import PeerCertificate
from incident_desk.domain.health_check import Check, HttpOptions
from incident_desk.domain.health_sample import Fault, Outcome, Sample, Timing

MOST_KEPT = 4096
_CHARSETS = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "windows-1252": "cp1252", "utf-16": "utf-16"}


_Same = tuple[httpx.URL, httpx.Headers, dict[str, object]]
"""What is the same for every ask of a check."""


_Judged = tuple[Fault | None, Verdict]


class HttpProbe:
    """Asks HTTP and HTTPS checks. `now` stamps the samples, in UTC."""

    def __init__(self, now: Callable[[], datetime], names: Names) -> None:
        self._now = now
        self.evidence_bytes = EVIDENCE_BYTES
        """How much of an answer comes back with the sample."""
        self._transport = ProbeTransport(names)
        self._same: dict[str, tuple[HttpOptions, _Same]] = {}

    async def ask(self, check: Check, deadline_s: float) -> Sample:
        """Ask once, for `deadline_s` real seconds at most from here to the last byte."""
        phases = Phases.begin()
        ask, too_late = partial(self._asked, check, phases), partial(no_answer, check)
        found = await in_time(deadline_s, ask, too_late)
        return failed(check, self._now(), phases, found) if isinstance(found, Failing) else found

    async def _asked(self, check: Check, phases: Phases, deadline: float) -> Sample:
        options = check.options
        assert isinstance(options, HttpOptions)
        url, headers, same = self._same_of(check.id, options)
        extensions = {"deadline": deadline, "phases": phases, **same}
        content = options.body.encode() or None
        request = httpx.Request(options.method, url, headers=headers, content=content, extensions=extensions)
        kept = options.body_cap_bytes if needs_text(options) else max(MOST_FACTS_BYTES, self.evidence_bytes)
        for _ in range(options.redirects + 1):
            response = await self._transport.handle_async_request(request)
            body, is_cut = await _read(response, options.body_cap_bytes, kept)
            if not (options.redirects and response.has_redirect_location):
                timing = phases.timing()
                fault, verdict = await _judged(options, response, body, is_cut)
                return self._answered(check, timing, response, (fault, verdict), (body, is_cut))
            request = _redirected(request, response)
        raise _refused(f"more than {options.redirects} redirects")

    def _answered(
        self, check: Check, timing: Timing, response: httpx.Response, judged: _Judged, read: tuple[bytes, bool]
    ) -> Sample:
        (fault, verdict), (body, is_cut) = judged, read
        der = response.extensions["certificate"]
        version, uptime_s = _facts(body)
        certificate = der and read_certificate(der)
        if certificate:
            fault, verdict = _with_days(check.options, certificate, self._now(), (fault, verdict))
        return Sample(
            check_id=check.id,
            at=self._now(),
            outcome=Outcome.OK if fault is None else Outcome.FAILED,
            timing=timing,
            status=response.status_code,
            fault=fault,
            error=verdict.error,
            evidence=as_text(body[: self.evidence_bytes]),
            http_version=response.http_version,
            cut=is_cut,
            warning=verdict.warning,
            parts=verdict.parts,
            certificate=certificate,
            version=version,
            uptime_s=uptime_s,
        )

    def _same_of(self, check_id: str, options: HttpOptions) -> _Same:
        """Address, headers, way and trust; reading an address costs a fifth of an ask."""
        known = self._same.get(check_id)
        if known is None or known[0] is not options:
            if len(self._same) >= MOST_KEPT:
                self._same.clear()
            known = self._same[check_id] = options, _always_the_same(options)
        return known[1]


async def _judged(options: HttpOptions, response: httpx.Response, body: bytes, is_cut: bool) -> _Judged:
    """What an answer is worth, its status first."""
    status = response.status_code
    if status not in options.expected:
        parts = parts_of_failure(options, _text(response, body)) if options.parts else ()
        return Fault.STATUS, Verdict(f"answered {status}, expected {options.expected}", parts=parts)
    if not has_conditions(options):
        return None, GOOD
    verdict = await _judged_content(options, response, body, is_cut)
    return (Fault.PART if verdict.is_of_part else Fault.CONTENT) if verdict.error else None, verdict


async def _judged_content(options: HttpOptions, response: httpx.Response, body: bytes, is_cut: bool) -> Verdict:
    """What the content is worth. Patterns are looked for on a thread, as a long text takes some milliseconds."""
    headers = response.headers.multi_items()
    judge = partial(judge_content, options, headers, _text(response, body), is_cut)
    if not options.matches:
        return judge(_no_patterns)
    # Loaded with the first pattern: most checks have none.
    from incident_desk.adapters.probes.patterns import matches

    return await asyncio.to_thread(judge, matches)


def _with_days(options: object, certificate: PeerCertificate, now: datetime, judged: _Judged) -> _Judged:
    """What the answer is worth by the time that its certificate still holds, where the check has limits for it."""
    fault, verdict = judged
    assert isinstance(options, HttpOptions)
    left = certificate.days_left(now)
    if fault is not None or left > max(options.warning_days, options.critical_days):
        return judged
    if options.critical_days and left <= options.critical_days:
        return Fault.CERTIFICATE, replace(verdict, error=expiry(certificate, now))
    if not options.warning_days:
        return judged
    return None, replace(verdict, warning=", ".join(filter(None, (verdict.warning, expiry(certificate, now)))))


def _no_patterns(pattern: str, text: str) -> bool:
    raise AskNotPossible(f"nobody looks for {pattern}")


def _text(response: httpx.Response, body: bytes) -> str:
    charset = (response.charset_encoding or "").lower()
    return body.decode(_CHARSETS.get(charset, "utf-8"), "replace")


def _facts(body: bytes) -> tuple[str, float | None]:
    """What a JSON answer says of the running service; nothing where it is none, or is long."""
    if not body.lstrip(b" \t\r\n").startswith(b"{") or len(body) >= MOST_FACTS_BYTES:
        return "", None
    try:
        whole = read_json(body.decode("utf-8", "replace"))
    except ValueError:
        return "", None
    return version_of(whole), uptime_of(whole)


def _refused(words: str) -> NotGood:
    """A redirect leads elsewhere, or there are too many."""
    return NotGood(Fault.REDIRECT, words)


def _always_the_same(options: HttpOptions) -> _Same:
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
    trust = Trust(options.verify, options.ca_file, options.client_certificate, options.client_key, options.http)
    way = Way(options.ip, options.proxy, options.source, options.allow_link_local)
    return url, headers, {"trust": trust, "way": way}


def _redirected(request: httpx.Request, response: httpx.Response) -> httpx.Request:
    """The request that a redirect asks for; only the same host is followed, so no secret goes elsewhere."""
    try:
        url = request.url.join(response.headers["location"])
    except httpx.InvalidURL as error:
        raise _refused("redirects to something that is no address") from error
    if url.scheme not in ("http", "https") or url.host != request.url.host:
        raise _refused(f"redirects to another host, {url.host or url.scheme}")
    if request.url.scheme == "https" and url.scheme == "http":
        raise _refused("redirects from https to http")
    method = request.method if request.method == "HEAD" else "GET"
    headers = [pair for pair in request.headers.raw if pair[0].lower() not in (b"host", b"content-length")]
    return httpx.Request(method, url, headers=headers, extensions=request.extensions)


async def _read(response: httpx.Response, most_bytes: int, kept_bytes: int) -> tuple[bytes, bool]:
    """The first bytes of the body as they are on the wire, and whether there is more than is read."""
    assert isinstance(response.stream, httpx.AsyncByteStream)
    size, kept, is_cut = 0, bytearray(), False
    async with aclosing(response):
        async for piece in response.stream:
            size += len(piece)
            kept += piece[: kept_bytes - len(kept)]
            if size > most_bytes:
                is_cut = True
                break
    return bytes(kept), is_cut
