"""A draft that a person has begun, as it is kept until it is sent."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType

from incident_desk.domain.plain_data import from_plain, to_plain
from incident_desk.domain.playbook import Template
from incident_desk.services.drafts import Unsent

_NO_WAIVED: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Begun:
    """The text with its blanks, so that the record fills them anew; the template's name ("" for own words).

    ``channels`` are those chosen, ``own`` those that the person added, ``waived`` the words for blanks left open.
    ``whole`` is the template itself: one of the library may be gone when the draft is gone on with.
    """

    text: str
    template: str = ""
    channels: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    waived: Mapping[str, str] = field(default_factory=lambda: _NO_WAIVED)
    whole: Template | None = None


def key_of(incident: str) -> str:
    """The name under which the draft of that incident is kept."""
    return f"update-{incident}"


def to_unsent(begun: Begun, at: datetime) -> Unsent:
    """As it is kept; ``at`` (UTC) is when it was begun."""
    data = {
        "text": begun.text,
        "template": begun.template,
        "channels": list(begun.channels),
        "own": list(begun.own),
        "waived": dict(begun.waived),
        "whole": to_plain(begun.whole),
    }
    return Unsent(json.dumps(data), at)


def from_unsent(unsent: Unsent) -> Begun | None:
    """What ``to_unsent`` made; None where it is something else."""
    try:
        data = json.loads(unsent.text)
        if not isinstance(data, dict) or not isinstance(data["text"], str):
            return None
        waived = {str(mark): str(word) for mark, word in dict(data.get("waived", {})).items()}
        return Begun(
            data["text"],
            str(data.get("template", "")),
            _names(data.get("channels")),
            _names(data.get("own")),
            waived,
            _template(data.get("whole")),
        )
    except (ValueError, KeyError, TypeError):
        return None


def _names(found: object) -> tuple[str, ...]:
    return tuple(one for one in found if isinstance(one, str)) if isinstance(found, list) else ()


def _template(found: object) -> Template | None:
    try:
        return from_plain(Template, found) if isinstance(found, dict) else None
    except TypeError:
        return None
