"""The playbook as a record keeps it: all that is worked by, and of the text beside it what a record can carry.

A record is read again at every start, and copied with every backup and bundle. A document of 50 MB, most of which
was kept as reference text, would make each of them wait. The document lies whole in the library, by its hash.
"""

from dataclasses import replace

from incident_desk.domain.playbook import Playbook, Section

MOST = 1_000_000
"""Letters of reference text that a record keeps."""
TITLE = "The rest is in the library"


def frozen(playbook: Playbook) -> Playbook:
    """The playbook with the first of its reference text, and a word on where the rest is."""
    room = MOST
    for place, one in enumerate(playbook.reference):
        room -= len(one.title) + len(one.text)
        if room < 0:
            return replace(playbook, reference=(*playbook.reference[:place], _rest(playbook, place)))
    return playbook


def _rest(playbook: Playbook, place: int) -> Section:
    left = playbook.reference[place:]
    letters = sum(len(one.text) for one in left)
    words = (
        f"{letters:,} letters of reference text, from line {left[0].span.first:,} on, are not in this record: "
        f"it keeps {MOST:,} at most. They stand in the document {playbook.source_name or playbook.title!r}"
    )
    hashed = f", whose SHA-256 is {playbook.source_sha256}" if playbook.source_sha256 else ""
    return Section(TITLE, f"{words}{hashed}.", replace(left[0].span, last=left[-1].span.last))
