"""A file's bytes as the text that is read, with all that was done to it on the way: nothing is changed silently."""

from dataclasses import dataclass
from hashlib import sha256

from incident_desk.domain.document import Repair
from incident_desk.domain.playbook import Doubt
from incident_desk.formats.reading.encoding import decoded, even_lines, plain_lines
from incident_desk.formats.reading.oddities import oddities
from incident_desk.formats.reading.repair import repaired


@dataclass(frozen=True, slots=True)
class Intake:
    """The *text* to read; what was repaired in it and what else is to be told. *original* is the file's text with
    even line ends and nothing else done to it, empty where that is the text."""

    text: str
    original_sha256: str
    original: str = ""
    repairs: tuple[Repair, ...] = ()
    warnings: tuple[Doubt, ...] = ()


def taken_in(data: bytes, name: str) -> Intake:
    """The text in a file's bytes: decoded, repaired, its lines and spaces even.

    Raises:
        ReadingError: it is binary, too large, empty, or in an encoding that can't be read.
    """
    found = decoded(data, name)
    lines = even_lines(found.text)
    mended, repairs = repaired(lines.removeprefix("\ufeff"))
    text = plain_lines(mended)
    told = tuple(Doubt("text", words) for words in found.told)
    return Intake(
        text,
        sha256(data).hexdigest(),
        original=lines if lines != text else "",
        repairs=repairs,
        warnings=told + oddities(found.text, mended),
    )
