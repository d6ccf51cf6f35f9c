"""Roles by the words that people use."""

import pytest

from incident_desk.domain.roles import Role, initials, role_named


@pytest.mark.parametrize(
    ("word", "role"),
    [
        ("IC", Role.COMMANDER),
        ("Technical Lead", Role.TECH_LEAD),
        ("tech-lead", Role.TECH_LEAD),
        ("scribe", Role.SCRIBE),
    ],
)
def test_a_role_is_found_by_its_usual_words(word: str, role: Role) -> None:
    assert role_named(word) is role


def test_a_word_that_is_no_role_is_none() -> None:
    assert role_named("wizard") is None


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Maya Kowalski", "MK"), ("ops", "OP"), ("j.smith", "JS"), ("", "?"), ("A\u202ena", "AN"), ("\u202e", "?")],
)
def test_a_person_has_two_letters(name: str, letters: str) -> None:
    assert initials(name) == letters
