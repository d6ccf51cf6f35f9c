"""Who writes: people, and the program."""

import pytest

from incident_desk.domain.writers import is_person


@pytest.mark.parametrize("who", ["check:Shop", "desk", "desk:7", "webhook", "webhook:grafana", "report", "", " "])
def test_the_program_is_nobody(who):
    assert not is_person(who)


@pytest.mark.parametrize("who", ["Maya Kowalski", "checkout team", "deskey", "reporter"])
def test_a_name_is_somebody(who):
    assert is_person(who)
