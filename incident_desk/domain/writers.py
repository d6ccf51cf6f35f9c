"""Who writes in a record: a person by name, or the program."""

import re

PROGRAM = re.compile(r"check:|desk$|desk:|webhook|report$")
"""Who wrote it where that is the program and no person."""


def is_person(who: str) -> bool:
    """Whether that is somebody, and not the program."""
    return bool(who.strip()) and PROGRAM.match(who) is None
