"""Puts the secrets of this computer into a check just before it is asked, and takes them out of what came back."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from incident_desk.domain.checks.routes import read_routes
from incident_desk.domain.checks.secret_words import MASK, filled, names_in
from incident_desk.domain.health_check import Check
from incident_desk.domain.health_sample import Sample

MOST_KEPT = 4096
SHORTEST_HIDDEN = 4
"""A shorter secret would be found by chance everywhere in an answer."""


class SecretNotHere(LookupError):
    """A check names a secret that this computer does not have; the message names it."""


class SecretFilling:
    """Remembers which checks name none, for that is asked before each ask."""

    def __init__(self, secrets: Callable[[], Mapping[str, str]]) -> None:
        self._secrets = secrets
        self._known: dict[str, tuple[Check, frozenset[str]]] = {}
        self._filled: dict[str, tuple[Check, Mapping[str, str], Check]] = {}

    def fill(self, check: Check) -> tuple[Check, Mapping[str, str]]:
        """The check to ask, and the secrets in it. Raises `SecretNotHere`."""
        known = self._known.get(check.id)
        if known is None or not _is_same(known[0], check):
            if len(self._known) >= MOST_KEPT:
                self._known.clear()
                self._filled.clear()
            ways = [str(one) for one in check.routes]
            known = self._known[check.id] = check, names_in([check.options.to_data(), ways])
        names = known[1]
        if not names:
            return check, {}
        every = self._secrets()
        missing = sorted(names - every.keys())
        if missing:
            raise SecretNotHere(f"its secret {missing[0]} is not on this computer: open the check and type it")
        return self._with(check, {name: every[name] for name in names})

    def _with(self, check: Check, secrets: Mapping[str, str]) -> tuple[Check, Mapping[str, str]]:
        """The same options stay the same object, as the probes know a check by it."""
        made = self._filled.get(check.id)
        if made is None or not _is_same(made[0], check) or made[1] != secrets:
            options = type(check.options).from_data(filled(check.options.to_data(), secrets))
            routes = read_routes(filled([str(one) for one in check.routes], secrets))
            made = self._filled[check.id] = check, secrets, replace(check, options=options, routes=routes)
        return replace(check, options=made[2].options, routes=made[2].routes), secrets


def _is_same(one: Check, other: Check) -> bool:
    """Whether both are asked in the same way."""
    return one.options is other.options and one.routes is other.routes


def without(sample: Sample, secrets: Mapping[str, str]) -> Sample:
    """The sample without the secrets, where an answer or a fault repeats one."""
    error, evidence = sample.error, sample.evidence
    for secret in secrets.values():
        if len(secret) >= SHORTEST_HIDDEN:
            error, evidence = error.replace(secret, MASK), evidence.replace(secret, MASK)
    return replace(sample, error=error, evidence=evidence)
