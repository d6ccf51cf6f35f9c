"""How many examples of a law are tried: a few before each commit, many in the proof "properties"."""

import os

MANY = int(os.environ.get("INCIDENT_DESK_EXAMPLES", "0"))
"""What the proof asks for of each law that names no number of its own."""


def few(here: int, proof: int) -> int:
    """``here`` in ``make test``, ``proof`` in the proof: for laws whose examples are dear."""
    return proof if MANY else here
