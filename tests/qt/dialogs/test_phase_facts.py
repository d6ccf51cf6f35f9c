"""Facts side by side: read aloud as one, and a long phase name gives way."""

import pytest

from incident_desk.qt.dialogs.phase_facts import PhaseFacts

FACTS = (("Diagnosis", "1 of 4 steps"), ("In this phase", "37:52"), ("Window ends", "03:56:08, in 07:08"))


@pytest.fixture
def facts(each_theme, qtbot):
    one = PhaseFacts(each_theme, FACTS)
    qtbot.addWidget(one)
    one.resize(532, 38)
    return one


def test_all_of_them_are_said(facts):
    assert facts.accessibleDescription() == (
        "Diagnosis: 1 of 4 steps; In this phase: 37:52; Window ends: 03:56:08, in 07:08"
    )


def right_half(facts):
    image = facts.grab().toImage()
    ground = image.pixelColor(facts.width() - 1, 37)
    return [x for x in range(facts.width()) if any(image.pixelColor(x, y) != ground for y in range(38))]


def test_a_long_name_is_shortened_and_the_window_stays_in_sight(facts):
    facts.set_model(
        (("A phase with a name that is longer than any window is wide, and goes on", "1 of 4"), *FACTS[1:])
    )
    facts.resize(420, 38)
    drawn = right_half(facts)
    assert max(drawn) < 419
    facts.set_model(FACTS)
    assert right_half(facts) != drawn


def test_nothing_is_painted_of_nothing(facts):
    facts.set_model(())
    assert right_half(facts) == [] and facts.accessibleDescription() == ""
