"""Our own list of checks as JSON: what an export wrote, whole but for what must stay on a computer.

{"incident-desk-checks": 1, "checks": [{"name": "api", "kind": "http", "url": "https://…", …}, …]}
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from incident_desk.domain.health_check import Check
from incident_desk.formats.check_lists.found import Gathering, ListNotReadable
from incident_desk.formats.check_lists.values import list_of, mapping_of, text_of

SOURCE = "Incident Desk's own list"
MARK = "incident-desk-checks"
VERSION = 1


def is_own(data: object) -> bool:
    """Whether that is our own list."""
    return isinstance(data, dict) and MARK in data


def read_own(data: Mapping[str, Any]) -> Gathering:
    """The checks of our own list.

    Raises:
        ListNotReadable: it was written by a newer version.
    """
    if data.get(MARK) != VERSION:
        raise ListNotReadable(f"version {data.get(MARK)} of the list is not known here; update Incident Desk")
    gathering = Gathering(SOURCE)
    for place, one in enumerate(list_of(data.get("checks")), start=1):
        fields = dict(mapping_of(one))
        what = text_of(fields.get("name")) or f"check {place}"
        fields.pop("id", None)
        if fields.get("kind") == "command":
            gathering.leave(what, "a command is added by hand, so that it is looked at before it may run")
        else:
            # Ids are given anew where the list is taken in, so what it depends on goes by its name.
            gathering.add(what, fields)
    return gathering


def own_text(checks: Sequence[Check]) -> str:
    """The list as text. What a check depends on stands by name."""
    names = {one.id: one.name for one in checks}
    data = []
    for one in checks:
        fields = {name: value for name, value in one.to_data().items() if name != "id"}
        fields["depends_on"] = [names[parent] for parent in one.depends_on if parent in names]
        data.append(fields)
    return json.dumps({MARK: VERSION, "checks": data}, ensure_ascii=False, indent=2) + "\n"
