"""Asks a check by all its routes at once, within its one deadline, and gives one answer."""

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from incident_desk.adapters.probes.asking import Probe
from incident_desk.domain.checks.route_verdict import by_routes
from incident_desk.domain.health_check import Check
from incident_desk.domain.health_sample import Sample

MOST_KEPT = 4096


class Routes:
    """Knows, for each check with routes, what is asked by each of them."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[Check, tuple[Check, ...]]] = {}
        self.more_in_flight = 0
        """How many connections are under way beyond one for each check."""

    async def ask(self, probe: Probe, check: Check, deadline_s: float) -> Sample:
        """Ask once, for `deadline_s` real seconds at most; a check without routes as it stands."""
        if not check.routes:
            return await probe.ask(check, deadline_s)
        asks = (probe.ask(one, deadline_s) for one in self._asked(check))
        more = len(check.routes) - 1
        self.more_in_flight += more
        try:
            found = await asyncio.gather(*asks)
        finally:
            self.more_in_flight -= more
        return by_routes(check.id, check.routes_down, list(zip(check.routes, found, strict=True)))

    def _asked(self, check: Check) -> tuple[Check, ...]:
        """The check on each of its routes, each time the same object: a probe keeps what it has read of it."""
        known = self._known.get(check.id)
        if known is None or not _is_same(known[0], check):
            if len(self._known) >= MOST_KEPT:
                self._known.clear()
            known = self._known[check.id] = check, tuple(_on(check, place) for place in range(len(check.routes)))
        return known[1]


def _is_same(one: Check, other: Check) -> bool:
    return one.options is other.options and one.routes == other.routes and one.timeout_s == other.timeout_s


def _on(check: Check, place: int) -> Check:
    changes: Mapping[str, Any] = check.routes[place].changes
    options = replace(check.options, **changes)
    return replace(check, id=f"{check.id}\n{place}", options=options, routes=(), routes_down=1)
