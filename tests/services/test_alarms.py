"""What is heard and seen outside the window."""

from incident_desk.services.alarms import Tone


def test_two_tones_are_louder_than_one_and_one_is_louder_than_a_soft_one():
    assert sorted(Tone, key=lambda one: one.loudness) == [Tone.SOFT, Tone.TONE, Tone.TWO_TONES]
