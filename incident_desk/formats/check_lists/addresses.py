"""A plain list of addresses, one a line: what people have when they have no other tool's file.

    # production
    https://example.com/health
    db.example.com:5432  Database
    ping gateway.example.com

A line may end in a name after two spaces, a tab or a comma. A comment line names the group of what follows.
"""

import re

from incident_desk.formats.check_address import read_address
from incident_desk.formats.check_form import read_form
from incident_desk.formats.check_lists.found import Gathering

SOURCE = "a list of addresses"
_NAMED = re.compile(r"^(?P<target>.+?)(?:\s{2,}|\t+|\s*,\s*)(?P<name>[^,\t]+)$")
LONGEST_GROUP = 60


def read_addresses(text: str) -> Gathering:
    """The checks of a list of addresses; what is not recognised is left out by its line."""
    gathering, group = Gathering(SOURCE), ""
    for number, line in enumerate(text.splitlines(), start=1):
        given = line.strip().lstrip("-*•").strip()
        if given.startswith("#"):
            group = given.lstrip("# ").strip()[:LONGEST_GROUP]
        elif given:
            _read(gathering, given, f"line {number}: {given}", group)
    return gathering


def _read(gathering: Gathering, given: str, what: str, group: str) -> None:
    named = _NAMED.match(given)
    target, name = (named["target"], named["name"].strip()) if named else (given, "")
    try:
        found = read_address(target)
    except ValueError as error:
        gathering.leave(what, str(error))
        return
    if found.kind == "command":
        gathering.leave(what, "a command is added by hand, so that it is looked at before it may run")
        return
    named_texts = ({"name": name} if name else {}) | ({"group": group} if group else {})
    form = read_form({**found.fields, "kind": found.kind, **named_texts}, "?")
    if form.check is None:
        gathering.leave(what, "; ".join(f"{field}: {problem}" for field, problem in form.problems.items()))
    else:
        gathering.add(what, form.check.to_data())
