"""Where updates can go: what the playbook states, where earlier ones went, what the person added. Pure."""

import re
from collections.abc import Iterable, Sequence

from incident_desk.domain.incident import Incident
from incident_desk.domain.playbook import Template

_LONGEST = 60


def offered(incident: Incident, own: Sequence[str] = ()) -> tuple[str, ...]:
    """Every channel and audience to choose from, each once, the most usual first."""
    stated = [_stated(one) for one in _templates(incident)]
    channel = incident.playbook.channel if incident.playbook else ""
    sent = [(*one.channels, *_parts(one.audience)) for one in reversed(incident.updates)]
    return _once([*(name for names in (*sent, *stated) for name in names), *_parts(channel), *own])


def chosen_first(incident: Incident, template: Template | None) -> tuple[str, ...]:
    """What a new draft goes to: where the last update went, else where its template says."""
    if incident.updates:
        last = incident.updates[-1]
        return _once((*last.channels, *_parts(last.audience)))
    return _stated(template) if template else ()


def parted(incident: Incident, chosen: Iterable[str]) -> tuple[list[str], str]:
    """The channels among those, and in one line the audiences: those that the playbook calls so."""
    templates = _templates(incident)
    known = {name.casefold() for one in templates for name in _parts(one.audience)}
    channels = [name for name in chosen if name.casefold() not in known]
    return channels, ", ".join(name for name in chosen if name.casefold() in known)


def cleaned(name: str) -> str:
    """What a person typed as a channel, in one line of a chip's length."""
    return " ".join(name.replace(",", " ").split())[:_LONGEST]


def same(one: str, other: str) -> bool:
    """Whether two names mean one channel."""
    return one.casefold() == other.casefold()


def _templates(incident: Incident) -> Sequence[Template]:
    return incident.playbook.templates if incident.playbook else ()


def _stated(template: Template) -> tuple[str, ...]:
    return _once((*_parts(template.channel), *_parts(template.audience)))


def _parts(text: str) -> tuple[str, ...]:
    """``Status page, stakeholders`` are two."""
    return tuple(name for part in re.split(r"[,;]", text) if (name := cleaned(part)))


def _once(names: Iterable[str]) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(name.casefold(), name)
    return tuple(found.values())
