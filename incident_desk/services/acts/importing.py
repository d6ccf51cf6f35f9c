"""Many checks at once: those of a list that is taken in, under ids of the record, their secrets apart from it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from incident_desk.domain.checks.secret_words import MASK, names_in, replaced, set_apart, unnamed
from incident_desk.domain.errors import Refused
from incident_desk.domain.events import Draft, Kind
from incident_desk.domain.health_check import Check
from incident_desk.domain.incident import Incident
from incident_desk.services.acts.watching import next_check_ids

_Data = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ChecksApart:
    """The checks without their secrets, and these by the names that stand for them."""

    checks: tuple[Check, ...]
    secrets: Mapping[str, str]


def secrets_apart(checks: Sequence[Check], stem: str) -> ChecksApart:
    """Take the secrets out of new checks. ``stem`` begins the names that stand for them, and is nobody else's.

    Raises:
        Refused: one names a secret of this computer, and would have it sent where it was not meant to go.
    """
    kept: list[Check] = []
    secrets: dict[str, str] = {}
    for place, one in enumerate(checks, start=1):
        if names_in(one.to_data()):
            raise Refused(f"{one.name} names a secret that another check has. Give the secret itself")
        apart = set_apart(one.to_data(), f"{stem}-{place}")
        kept.append(Check.from_data(apart.data))
        secrets |= apart.secrets
    return ChecksApart(tuple(kept), secrets)


def new_among(incident: Incident, checks: Sequence[Check]) -> tuple[Check, ...]:
    """Those that the record does not watch yet, by name and by what is asked."""
    watched = {_same(data) for data in incident.checks.values()}
    return tuple(one for one in checks if _same(one.to_data()) not in watched)


def take_in(incident: Incident, checks: Sequence[Check]) -> Sequence[Draft]:
    """Watch all of these that are not watched yet, as one act. What one depends on goes by name.

    Raises:
        Refused: all are watched already.
    """
    new = new_among(incident, checks)
    if not new:
        raise Refused("All of these checks are watched already")
    with_ids = [replace(one, id=check_id) for one, check_id in zip(new, next_check_ids(incident), strict=False)]
    by_name = {str(data.get("name")): check for check, data in incident.checks.items()}
    by_name |= {one.name: one.id for one in with_ids}
    data = [
        replace(one, depends_on=tuple(by_name[name] for name in one.depends_on if name in by_name)).to_data()
        for one in with_ids
    ]
    return (Draft(Kind.CHECKS_TAKEN, {"checks": data}),)


def _same(data: _Data) -> str:
    """What two checks have in common that ask the same: all but how often, how it is judged, and the id.

    In a record names stand for secrets, in a list the secrets themselves: neither makes a difference.
    """
    kept = {name: value for name, value in data.items() if name in _ASKED}
    masked = unnamed(replaced(kept, lambda _: MASK), MASK)
    return repr(sorted(masked.items(), key=lambda item: item[0]))


_ASKED = ("kind", "name", "url", "host", "port", "record", "hook", "command", "method")
