"""The shipped tones are those that the script makes."""

import array
import wave
from pathlib import Path

import pytest

from incident_desk.resource_files import resource
from incident_desk.services.alarms import Tone

MOST_BYTES = 100_000


def read(path: Path):
    with wave.open(str(path)) as file:
        return file.getparams()[:3], array.array("h", file.readframes(file.getnframes()))


@pytest.mark.parametrize("tone", Tone)
def test_a_tone_is_made_again_and_is_the_same(make_tones, tmp_path, tone):
    shipped, made = read(resource("sounds", f"{tone}.wav")), read(make_tones.write(tone, tmp_path))
    assert made[0] == shipped[0] == (1, 2, make_tones.RATE)
    assert len(made[1]) == len(shipped[1])
    # Another computer's sine may round the last bit the other way.
    assert max(abs(one - other) for one, other in zip(made[1], shipped[1], strict=True)) <= 1


def test_each_tone_has_a_file_and_is_small(make_tones):
    assert sorted(make_tones.TONES) == sorted(Tone)
    sizes = {tone: resource("sounds", f"{tone}.wav").stat().st_size for tone in Tone}
    assert max(sizes.values()) < MOST_BYTES


def test_a_louder_tone_is_louder(make_tones, tmp_path):
    peaks = [max(read(make_tones.write(tone, tmp_path))[1]) for tone in sorted(Tone, key=lambda one: one.loudness)]
    assert peaks == sorted(peaks)
    assert 5_000 < peaks[0] < peaks[-1] < 32_767


def test_no_tone_begins_or_ends_with_a_click(make_tones, tmp_path):
    for tone in Tone:
        sound = read(make_tones.write(tone, tmp_path))[1]
        assert abs(sound[0]) < 200
        assert abs(sound[-1]) < 200
