"""Puts the secrets of this computer into a check just before it is asked, and says what to hide of the answer."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from incident_desk.domain.checks.routes import read_routes
from incident_desk.domain.checks.secret_hiding import hidden, spellings
from incident_desk.domain.checks.secret_words import filled, names_in
from incident_desk.domain.health_check import Check

MOST_KEPT = 4096


class SecretNotHere(LookupError):
    """A check names a secret that this computer does not have; the message names it."""


class SecretFilling:
    """Remembers which checks name none, for that is asked before each ask."""

    def __init__(self, secrets: Callable[[], Mapping[str, str]]) -> None:
        self._secrets = secrets
        self._known: dict[str, tuple[Check, frozenset[str]]] = {}
        self._filled: dict[str, tuple[Check, Mapping[str, str], Check, tuple[str, ...]]] = {}

    def fill(self, check: Check) -> tuple[Check, tuple[str, ...]]:
        """The check to ask, and the words of it to hide. Raises `SecretNotHere`, or `CheckNotReadable`."""
        known = self._known.get(check.id)
        if known is None or not _is_same(known[0], check):
            if len(self._known) >= MOST_KEPT:
                self._known.clear()
                self._filled.clear()
            ways = [str(one) for one in check.routes]
            known = self._known[check.id] = check, names_in([check.options.to_data(), ways])
        names = known[1]
        if not names:
            return check, ()
        every = self._secrets()
        missing = sorted(names - every.keys())
        if missing:
            raise SecretNotHere(f"its secret {missing[0]} is not on this computer: open the check and type it")
        return self._with(check, {name: every[name] for name in names})

    def hide(self, text: str) -> str:
        """A text of our own about an ask, without any secret of this computer."""
        return hidden(text, spellings(self._secrets().values(), {}))

    def _with(self, check: Check, secrets: Mapping[str, str]) -> tuple[Check, tuple[str, ...]]:
        """The same options stay the same object, as the probes know a check by it."""
        made = self._filled.get(check.id)
        if made is None or not _is_same(made[0], check) or made[1] != secrets:
            options = type(check.options).from_data(filled(check.options.to_data(), secrets))
            routes = read_routes(filled([str(one) for one in check.routes], secrets))
            words = spellings(secrets.values(), options.to_data())
            made = self._filled[check.id] = check, secrets, replace(check, options=options, routes=routes), words
        return replace(check, options=made[2].options, routes=made[2].routes), made[3]


def _is_same(one: Check, other: Check) -> bool:
    """Whether both are asked in the same way."""
    return one.options is other.options and one.routes is other.routes
