"""Text from a person or a file, made fit for a record: it stays text, and it can be stored and hashed."""

import re

from incident_desk.domain.errors import Refused

LONGEST_TEXT = 100_000
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def clean(text: str) -> str:
    """The text with newlines as ``\\n`` and each control character or lone surrogate as ``\ufffd``."""
    return storable(text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def storable(text: str) -> str:
    """The text as it is, but for what no record can hold."""
    return _CONTROL.sub("\ufffd", text)


def one_line(text: str) -> str:
    """The cleaned text with every run of blanks and line ends as one blank: for titles and names."""
    return " ".join(clean(text).split())


def said(text: str, otherwise: str) -> str:
    """The cleaned text.

    Raises:
        Refused: nothing was said (with the given words), or it is longer than the record takes.
    """
    words = clean(text)
    if not words:
        raise Refused(otherwise)
    if len(words) > LONGEST_TEXT:
        raise Refused(f"That text has {len(words)} characters, {LONGEST_TEXT} at most. Say it in parts")
    return words
