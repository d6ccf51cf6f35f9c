"""Our own list: what was written is read again, and what a check depends on goes by its name."""

import json

import pytest

from incident_desk.domain.health_check import Check
from incident_desk.formats.check_lists.found import ListNotReadable
from incident_desk.formats.check_lists.own import is_own, own_text, read_own

CHECKS = [
    Check.from_data({"id": "1", "name": "db", "kind": "tcp", "host": "db", "port": 5432}),
    Check.from_data(
        {"id": "2", "name": "api", "kind": "http", "url": "https://example.com/", "depends_on": ["1", "9"],
         "seconds": 120, "thresholds": [{"measure": "latency", "warning": 20, "critical": 25}], "group": "Shop"}
    ),
]  # fmt: skip


def test_it_comes_back_as_it_was_without_its_id() -> None:
    data = json.loads(own_text(CHECKS))
    assert is_own(data)
    assert "id" not in data["checks"][0]
    _, second = (one.check for one in read_own(data).all.found)
    assert second.depends_on == ("db",)
    assert (second.rule, second.options, second.group) == (CHECKS[1].rule, CHECKS[1].options, "Shop")


def test_a_newer_list_is_refused_and_a_command_is_left_out() -> None:
    with pytest.raises(ListNotReadable, match="version 2"):
        read_own({"incident-desk-checks": 2, "checks": []})
    gathered = read_own(
        {"incident-desk-checks": 1, "checks": [{"name": "x", "kind": "command", "command": ["rm"]}, 3]}
    )
    assert [(one.what, one.why.split(",")[0]) for one in gathered.left] == [
        ("x", "a command is added by hand"),
        ("check 2", "name: is missing"),
    ]
