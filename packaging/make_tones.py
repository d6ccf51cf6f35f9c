"""Makes the tones in resources/sounds: ``python packaging/make_tones.py [FOLDER]``.

Sine tones with a fainter octave, so that small loudspeakers carry them, and with soft edges: nothing clicks.
"""

import math
import struct
import sys
import wave
from pathlib import Path

RATE = 22_050
"""Samples in a second; 16 bits, one channel."""
FADE_S = 0.03
OCTAVE_SHARE = 0.25

# Each tone as its parts: (Hz, seconds, loudness from 0 to 1); 0 Hz is a pause.
TONES = {
    "soft": [(523.25, 0.5, 0.25)],
    "tone": [(659.25, 0.7, 0.5)],
    "two_tones": [(880.0, 0.4, 0.75), (0.0, 0.08, 0.0), (659.25, 0.6, 0.75)],
}


def samples(hertz: float, seconds: float, loudness: float) -> list[int]:
    """One part as numbers of 16 bits: in with a short slope, out with a long one."""
    count, fade = round(RATE * seconds), RATE * FADE_S
    found = []
    for place in range(count):
        turn = 2 * math.pi * hertz * place / RATE
        form = (math.sin(turn) + OCTAVE_SHARE * math.sin(2 * turn)) / (1 + OCTAVE_SHARE)
        slope = min(1.0, place / fade) * math.cos(math.pi / 2 * place / count)
        found.append(round(32_767 * loudness * slope * form))
    return found


def write(name: str, folder: Path) -> Path:
    """Write one of the tones as a WAV file."""
    path = folder / f"{name}.wav"
    sound = [sample for part in TONES[name] for sample in samples(*part)]
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(struct.pack(f"<{len(sound)}h", *sound))
    return path


if __name__ == "__main__":
    to = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent.parent / "resources" / "sounds"
    for one in TONES:
        print(write(one, to))
