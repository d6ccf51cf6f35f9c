"""A found text as it is shown to somebody who looks over the shoulder: its ends, and dots between."""

import re

from incident_desk.formats.redaction.hider import Finding
from incident_desk.formats.redaction.sorts import Sort

DOT = "•"
SECRET = DOT * 8
"""What stands for any secret: not even its length is told."""
_RUN = re.compile(r"[^\W_]+")
_PLAIN = frozenset({Sort.PATH, Sort.COMMIT})
"""Sorts that tell an onlooker nothing."""
_LAST_LABEL = re.compile(r"\.[A-Za-z]{2,}$")


def masked(finding: Finding) -> str:
    """``m•••.l•••••@z••••.associates``; a commit stays as it is, and of a secret not even its length is told."""
    if finding.sort is Sort.TOKEN:
        return SECRET
    return finding.text if finding.sort in _PLAIN else masked_text(finding.text)


def masked_text(text: str) -> str:
    """Each word with its first letter and dots for the others, figures as dots. What stands between words stays, as
    does the last label of a host."""
    end = _LAST_LABEL.search(text)
    until = end.start() if end else len(text)
    return _RUN.sub(_dotted, text[:until]) + text[until:]


def _dotted(found: re.Match[str]) -> str:
    word = found[0]
    if word[0].isdigit():
        return DOT * len(word)
    return word[0] + DOT * (len(word) - 1)
