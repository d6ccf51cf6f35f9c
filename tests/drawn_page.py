"""A page of letters for tests: what stands where is known without an engine."""

from incident_desk.formats.pdf_reading.letters import PageText
from incident_desk.formats.pdf_reading.page_reading import Drawn

LETTER = 10
"""Points that a letter has, whatever it is."""


def page(*lines, cut=False):
    """A page of 100 by 200 points with these lines, the first one at 180 points; two spaces part two fields."""
    text, places = "\n".join(lines), []
    for number, line in enumerate(lines):
        places += [None] if number else []
        for at, sign in enumerate(line):
            left, right = LETTER * at, LETTER * (at + 1)
            places.append(Drawn(sign, left, right, 180 - 20 * number, LETTER, cut))
    return PageText(100, 200, text, tuple(places))
