"""Whether it is this computer's own network that is down, and not what is watched. Pure.

Targets are counted by *site*: names under one domain, numbers of one neighbourhood. What runs on this computer
says nothing; what is in its own network (private addresses, names without a dot) is the reference; the rest is
*outside*.

The line is down where several unrelated outside sites fail at once by name or by route, and none is reached: three
sites, or two where the reference is not reached either. Failures are at once where they begin within a minute of
each other; a site that has been failing for longer, or was never reached while another one was, says nothing. A
timeout counts beside them, not by itself. Any answer of an outside site, and be it an error or a refusal, says that
the line works.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from ipaddress import IPv4Address, IPv6Address, ip_address
from urllib.parse import urlsplit

from incident_desk.domain.health_sample import Fault, Outcome, Sample

LINE_FAULTS = frozenset({Fault.NAME, Fault.UNREACHABLE})
SILENT_FAULTS = LINE_FAULTS | {Fault.TIMEOUT}
SAYS_NOTHING = frozenset({Fault.PROBE, Fault.FORBIDDEN, Fault.NOT_PERMITTED, Fault.NO_CONSENT, Fault.EXIT})
SEVERAL = 3
SEVERAL_BESIDE_REFERENCE = 2
ENOUGH = 6
"""So many failing sites need not wait for the others to be asked."""
AT_ONCE = timedelta(seconds=60)

_NEAR_ENDINGS = (".local", ".lan", ".internal", ".intranet", ".home.arpa", ".corp")
_PUBLIC_SECONDS = frozenset({"co", "com", "org", "net", "gov", "ac", "edu"})


class Where(StrEnum):
    """How far from this computer a target is."""

    HERE = "here"
    NEAR = "near"
    OUTSIDE = "outside"


@dataclass(frozen=True, slots=True)
class Site:
    """What several targets have in common that could fail as one."""

    name: str
    where: Where


@dataclass(frozen=True, slots=True)
class SiteNews:
    """What was last heard of a site."""

    heard_at: datetime
    reached_at: datetime | None = None
    failing_from: datetime | None = None
    """The first failure by name, route or timeout since it was reached."""
    by_line: bool = False
    """True where a failure of this row was by name or route, not only a timeout."""


@lru_cache(maxsize=4096)
def site_of(address: str) -> Site | None:
    """The site of an address as a check shows it; None where there is no host in it."""
    host = _host(address)
    if not host:
        return None
    try:
        number = ip_address(host)
    except ValueError:
        return _named(host)
    return _numbered(number)


def news_after(news: SiteNews | None, sample: Sample) -> SiteNews | None:
    """What is known of a site after one more answer of a target there; what says nothing changes nothing."""
    if sample.outcome not in (Outcome.OK, Outcome.FAILED) or sample.fault in SAYS_NOTHING:
        return news
    known = news or SiteNews(sample.at)
    if sample.at < known.heard_at:
        return known
    if sample.outcome is Outcome.FAILED and sample.fault in SILENT_FAULTS:
        by_line = known.by_line or sample.fault in LINE_FAULTS
        return replace(known, heard_at=sample.at, failing_from=known.failing_from or sample.at, by_line=by_line)
    return SiteNews(sample.at, reached_at=sample.at)


def why_blind(sites: Iterable[tuple[Site, SiteNews]], *, patient: bool) -> str:
    """Why the line counts as down, in plain words; empty where it does not.

    `patient`: the others were waited for long enough; what was not heard since then is not waited for any more.
    """
    known = list(sites)
    outside = [news for site, news in known if site.where is Where.OUTSIDE]
    failing = [one for one in counted(outside) if one.failing_from is not None]
    if not failing:
        return ""
    newest = max(one.failing_from for one in failing if one.failing_from)
    group = [one for one in failing if one.failing_from and newest - one.failing_from <= AT_ONCE]
    begun = min(one.failing_from for one in group if one.failing_from)
    near = [news for site, news in known if site.where is Where.NEAR]
    near_fails = bool(near) and all(one.failing_from is not None for one in near)
    needed = SEVERAL_BESIDE_REFERENCE if near_fails else SEVERAL
    if len(group) < needed or not any(one.by_line for one in group):
        return ""
    if any(one.reached_at and one.reached_at >= begun for one in outside):
        return ""
    unheard = [one for one in outside if one.failing_from is None and one.heard_at < begun]
    if unheard and len(group) < ENOUGH and not patient:
        return ""
    return _reason(len(group), near, begun, near_fails=near_fails)


def counted(outside: list[SiteNews]) -> list[SiteNews]:
    """The sites that can speak for the line: those that were reached, or all while none ever was."""
    reached = [one for one in outside if one.reached_at is not None]
    return reached or outside


def _reason(count: int, near: list[SiteNews], begun: datetime, *, near_fails: bool) -> str:
    at_once = f"{count} unrelated targets fail at once by name or route"
    if near_fails:
        return f"this computer's network is down: {at_once}, and its own network is not reached"
    if any(one.reached_at and one.reached_at >= begun for one in near):
        return f"the line to the outside is down: {at_once}, its own network is reached"
    return f"this computer's line is down: {at_once}, and none is reached"


def _host(address: str) -> str:
    """The host in an address: a URL's, that of HOST:PORT, or the whole of it."""
    text = address.strip()
    if " " in text or not text:
        return ""
    try:
        if "://" in text:
            return (urlsplit(text).hostname or "").rstrip(".")
        return (urlsplit(f"//{text}").hostname or "").rstrip(".") if text.count(":") < 2 or "[" in text else text
    except ValueError:
        return ""


def _numbered(number: IPv4Address | IPv6Address) -> Site:
    if number.is_loopback or number.is_unspecified:
        return Site("this computer", Where.HERE)
    if number.is_private or number.is_link_local:
        return Site(str(number), Where.NEAR)
    bits = number.max_prefixlen - (16 if number.version == 4 else 32)
    return Site(f"{number.version}:{int(number) >> bits:x}", Where.OUTSIDE)


def _named(host: str) -> Site:
    name = host.casefold()
    if name == "localhost" or name.endswith(".localhost"):
        return Site("this computer", Where.HERE)
    if "." not in name or name.endswith(_NEAR_ENDINGS):
        return Site(name, Where.NEAR)
    labels = name.split(".")
    deep = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _PUBLIC_SECONDS
    return Site(".".join(labels[-3 if deep else -2 :]), Where.OUTSIDE)
