"""The port to the practice service, and that the real one answers to it."""

import typing

import pytest

from incident_desk.adapters.probes.practice_server import PracticeService
from incident_desk.services.practice import Failing, Practice

WORDS = [name for name in vars(Practice) if not name.startswith("_")]


def test_the_port_says_what_a_drill_needs_of_it():
    assert sorted(WORDS) == ["fail", "recover", "start", "stop", "url"]


@pytest.mark.parametrize("word", WORDS)
def test_the_real_service_has_every_word_of_the_port(word):
    assert hasattr(PracticeService, word)


def test_a_score_fails_the_service_in_a_way_that_the_port_knows():
    assert "status" in typing.get_args(Failing)
