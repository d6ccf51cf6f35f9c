"""The GUI thread has its turn soon, whatever other threads compute.

Python lets a thread go on for 5 ms before another one that waits has its turn. The GUI thread gives its turn up in
nearly every call of Qt, and so waited 5 ms again and again while a document was read beside it: to build a page
took half a second. With half a millisecond it waits a tenth of that; a thread that computes alone loses nothing.
"""

import sys

TURN_S = 0.0005


def short_turns() -> None:
    """Take turns of that length from now on, in all of this process."""
    sys.setswitchinterval(TURN_S)
